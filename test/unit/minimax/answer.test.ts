import { strict as assert } from 'node:assert';
import { readAnswer, type Outcome } from '../../../src/minimax/answer';
import type { HttpResponse, NetworkFault } from '../../../src/minimax/httpClient';
import { freeRequest, type RequestName } from '../../../src/minimax/requests';
import { anthropicBody, failure, nativeBody, openAiBody, response } from './support/responses';

const success = nativeBody(0, 'success', { model_remains: [] });
const captivePortal = '<!DOCTYPE html><html><body><form action="/login">Please sign in.</form></body></html>';
const nginx = '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body></body></html>';

function outcomeOf(answer: Partial<HttpResponse>, request: RequestName = 'planUsage'): Outcome {
  return readAnswer(response(answer), freeRequest(request, undefined).isAnswer).answer.outcome;
}

const refused = (how: 'invalidApiKey' | 'loginFail' | 'notAuthorized'): Outcome => ({ kind: 'refused', how });
const mismatch: Outcome = { kind: 'tokenNotMatchGroup' };
const rateLimit: Outcome = { kind: 'trouble', how: 'rateLimit' };
const serverError: Outcome = { kind: 'trouble', how: 'serverError' };
const unexpectedCode: Outcome = { kind: 'unreadable', how: 'unexpectedCode' };
const unexpectedStatus: Outcome = { kind: 'unreadable', how: 'unexpectedStatus' };
const loginFail =
  "login fail: Please carry the API secret key in the 'Authorization' field of the request header";

describe('a success', () => {
  const bodies: readonly (readonly [request: RequestName, body: string])[] = [
    [
      'models',
      '{"object":"list","data":[{"id":"MiniMax-M3","object":"model","created":1780272000,"owned_by":"minimax"}]}',
    ],
    ['planUsage', '{"model_remains":[],"base_resp":{"status_code":0,"status_msg":"success"}}'],
    ['balance', '{"available_amount":"98.00","base_resp":{"status_code":0,"status_msg":"success"}}'],
    ['pairing', '{"voice_cloning":[],"base_resp":{"status_code":0,"status_msg":"success"}}'],
  ];
  for (const [request, body] of bodies) {
    it(`of ${request} is read, and its body handed on`, () => {
      const read = readAnswer(response({ body }), freeRequest(request, '1900000000000000007').isAnswer);
      assert.deepEqual(read.answer.outcome, { kind: 'ok' });
      assert.deepEqual(read.body, JSON.parse(body));
    });

    it(`of ${request} is none under another HTTP status`, () => {
      assert.deepEqual(outcomeOf({ status: 500, body }, request), serverError);
      assert.deepEqual(outcomeOf({ status: 429, body }, request), rateLimit);
      assert.deepEqual(outcomeOf({ status: 401, body }, request), unexpectedStatus);
      assert.deepEqual(outcomeOf({ status: 403, body }, request), unexpectedStatus);
      assert.deepEqual(outcomeOf({ status: 302, body }, request), { kind: 'unreadable', how: 'redirect' });
    });

    it(`of ${request} is not taken from the body of another endpoint`, () => {
      const others = bodies.filter(([other]) => other !== request && request !== 'pairing');
      // The pairing endpoint's success is the native envelope alone, which the others share.
      const outcomes = others.map(([, other]) => outcomeOf({ body: other }, request).kind);
      assert.deepEqual(
        outcomes,
        others.map(() => 'unreadable'),
      );
    });
  }

  it('may say its code as a text', () => {
    assert.deepEqual(outcomeOf({ body: nativeBody('0', 'success', { model_remains: [] }) }), { kind: 'ok' });
  });

  it('may come under a wrong content type', () => {
    const types = ['text/plain', 'text/html; charset=utf-8', 'application/octet-stream', ''];
    assert.deepEqual(
      types.map((contentType) => outcomeOf({ contentType, body: success }).kind),
      ['ok', 'ok', 'ok', 'ok'],
    );
  });

  for (const code of [null, '', [], {}, false, true, 0.5, '0x0', ' 0', '-0', '00000000']) {
    it(`is not what a code of ${JSON.stringify(code)} is`, () => {
      const kinds = (['planUsage', 'pairing'] as const).map(
        (request) => outcomeOf({ body: nativeBody(code, 'success', { model_remains: [] }) }, request).kind,
      );
      assert.deepEqual(kinds, ['unreadable', 'unreadable']);
    });
  }

  for (const body of [
    '{}',
    '[]',
    'null',
    'true',
    '0',
    '"success"',
    '{"base_resp":0}',
    '{"base_resp":[0]}',
    '{"data":[]}',
  ]) {
    it(`is not what ${body} is, whatever was asked`, () => {
      const kinds = (['models', 'planUsage', 'balance', 'pairing'] as const).map(
        (request) => outcomeOf({ body }, request).kind,
      );
      assert.deepEqual(kinds, ['unreadable', 'unreadable', 'unreadable', 'unreadable']);
    });
  }
});

describe('a code', () => {
  const codes: readonly (readonly [code: number, message: string, outcome: Outcome])[] = [
    [1000, 'unknown error', { kind: 'trouble', how: 'code' }],
    [1001, 'timeout', { kind: 'trouble', how: 'code' }],
    [1002, 'rate limit', rateLimit],
    [1004, 'token not match group', mismatch],
    [1004, loginFail, refused('loginFail')],
    [1004, 'not authorized', refused('notAuthorized')],
    [1004, 'token is unusable', refused('notAuthorized')],
    [1004, 'cookie is missing, log in again', unexpectedCode],
    [1004, 'words that nobody has seen', unexpectedCode],
    [1008, 'insufficient balance', { kind: 'unspendable', fault: 'insufficientBalance' }],
    [1013, 'internal service error', { kind: 'trouble', how: 'code' }],
    [1024, 'internal error', { kind: 'trouble', how: 'code' }],
    [1026, 'input sensitive', unexpectedCode],
    [1027, 'output sensitive', unexpectedCode],
    [1028, 'quota exhausted', { kind: 'unspendable', fault: 'quotaExhausted' }],
    [1030, 'quota exhausted', { kind: 'unspendable', fault: 'quotaExhausted' }],
    [1033, 'system error', { kind: 'trouble', how: 'code' }],
    [1039, 'token limit', rateLimit],
    [1041, 'connection limit', rateLimit],
    [1042, 'invisible characters', unexpectedCode],
    [1043, 'voice clone check', unexpectedCode],
    [1044, 'voice clone check', unexpectedCode],
    [2013, 'invalid params', unexpectedCode],
    [20132, 'invalid samples or voice_id', unexpectedCode],
    [2037, 'voice duration', unexpectedCode],
    [2038, 'real-name verification', { kind: 'unspendable', fault: 'accountVerification' }],
    [2039, 'duplicate voice id', unexpectedCode],
    [2042, 'no access to this voice_id', unexpectedCode],
    [2045, 'rate growth limit', { kind: 'trouble', how: 'code' }],
    [2048, 'prompt audio too long', unexpectedCode],
    [2049, 'invalid api key', refused('invalidApiKey')],
    [2056, 'usage limit exceeded', { kind: 'unspendable', fault: 'windowExhausted' }],
    [2061, 'your plan does not include this model', { kind: 'unspendable', fault: 'modelNotInPlan' }],
    [2062, 'no token plan', { kind: 'unspendable', fault: 'noPlan' }],
    [9999, 'a code that nobody has seen', unexpectedCode],
    [-1, 'a negative code', unexpectedCode],
  ];
  for (const [code, message, outcome] of codes) {
    it(`${code} "${message}" is read in the native envelope over HTTP 200`, () => {
      const { answer, body } = readAnswer(response({ body: nativeBody(code, message) }), () => true);
      assert.deepEqual([answer.outcome, answer.code, body], [outcome, code, undefined]);
    });
  }

  for (const [code, message, outcome] of codes.filter(([number]) => number > 0)) {
    it(`${code} "${message}" is read from the end of a message in the OpenAI-compatible envelope`, () => {
      const body = openAiBody('bad_request_error', `${message} (${code})`);
      const { answer } = readAnswer(response({ status: 400, body }), () => true);
      assert.deepEqual([answer.outcome, answer.code], [outcome, code]);
    });

    it(`${code} "${message}" is read when it is a text`, () => {
      assert.deepEqual(outcomeOf({ body: nativeBody(String(code), message) }), outcome);
    });
  }

  it('in the body counts before the HTTP status', () => {
    const read = (status: number, code: number, message: string) =>
      outcomeOf({ status, body: nativeBody(code, message) });
    assert.deepEqual(read(500, 2061, 'not in plan'), { kind: 'unspendable', fault: 'modelNotInPlan' });
    assert.deepEqual(read(429, 2056, 'usage limit'), { kind: 'unspendable', fault: 'windowExhausted' });
    assert.deepEqual(read(402, 1008, 'insufficient balance'), {
      kind: 'unspendable',
      fault: 'insufficientBalance',
    });
    assert.deepEqual(read(401, 1004, 'token not match group'), mismatch);
    assert.deepEqual(read(404, 1004, loginFail), refused('loginFail'));
    assert.deepEqual(read(401, 1000, 'unknown error'), { kind: 'trouble', how: 'code' });
  });

  it('against a key or a Group ID counts for nothing where the server is overrun or fails', () => {
    const said: readonly (readonly [code: number, message: string])[] = [
      [2049, 'invalid api key'],
      [1004, loginFail],
      [1004, 'token not match group'],
    ];
    for (const [code, message] of said) {
      assert.deepEqual(outcomeOf({ status: 429, body: nativeBody(code, message) }), rateLimit);
      assert.deepEqual(outcomeOf({ status: 500, body: nativeBody(code, message) }), serverError);
      assert.deepEqual(outcomeOf({ status: 503, body: nativeBody(code, message) }), serverError);
      const inMessage = `${message} (${code})`;
      assert.deepEqual(
        outcomeOf({ status: 429, body: openAiBody('rate_limit_error', inMessage) }),
        rateLimit,
      );
      assert.deepEqual(
        outcomeOf({ status: 529, body: openAiBody('overloaded_error', inMessage) }),
        serverError,
      );
    }
  });

  it('in the OpenAI-compatible envelope counts before type and HTTP status', () => {
    const read = (status: number, type: string, message: string) =>
      outcomeOf({ status, body: openAiBody(type, message) }, 'models');
    assert.deepEqual(read(500, 'server_error', 'not in the plan (2061)'), {
      kind: 'unspendable',
      fault: 'modelNotInPlan',
    });
    assert.deepEqual(read(429, 'rate_limit_error', 'usage limit exceeded (2056)'), {
      kind: 'unspendable',
      fault: 'windowExhausted',
    });
    assert.deepEqual(read(401, 'authorized_error', 'system error (1033)'), { kind: 'trouble', how: 'code' });
    assert.deepEqual(read(401, 'authorized_error', 'token not match group (1004)'), mismatch);
  });

  it('in the native envelope counts before a number in the message', () => {
    assert.deepEqual(outcomeOf({ body: nativeBody(1004, 'token not match group (2049)') }), mismatch);
    assert.deepEqual(outcomeOf({ body: nativeBody(1000, 'unknown error (2049)') }), {
      kind: 'trouble',
      how: 'code',
    });
  });

  it('about the request says nothing where the server itself fails or is overrun', () => {
    assert.deepEqual(outcomeOf({ status: 500, body: nativeBody(2013, 'invalid params') }), serverError);
    assert.deepEqual(outcomeOf({ status: 429, body: nativeBody(9999, 'unheard of') }), rateLimit);
  });

  it('in parentheses counts only at the end of a message', () => {
    const body = openAiBody('bad_request_error', 'see (2049) for more');
    assert.deepEqual(outcomeOf({ status: 400, body }), unexpectedStatus);
  });
});

describe('an error without a number', () => {
  const errors: readonly (readonly [status: number, type: string, message: string, outcome: Outcome])[] = [
    [401, 'authentication_error', 'invalid api key', refused('invalidApiKey')],
    [401, 'authentication_error', loginFail.replace('Authorization', 'X-Api-Key'), refused('loginFail')],
    [401, 'authentication_error', 'token not match group', mismatch],
    [401, 'authorized_error', 'who are you', refused('notAuthorized')],
    [401, 'authentication_error', 'Proxy gateway: SSO session expired', unexpectedCode],
    [401, 'authentication_error', '', unexpectedCode],
    [401, 'authorized_error', 'cookie is missing, log in again', unexpectedCode],
    [429, 'rate_limit_error', 'slow down', rateLimit],
    [402, 'insufficient_balance_error', 'pay', { kind: 'unspendable', fault: 'insufficientBalance' }],
    [529, 'overloaded_error', 'overloaded', serverError],
    [500, 'server_error', 'oops', serverError],
    [500, 'api_error', 'oops', serverError],
    [400, 'bad_request_error', 'bad', unexpectedStatus],
    [422, 'unprocessable_entity_error', 'bad', unexpectedStatus],
    [404, 'not_found_error', 'no such path', { kind: 'missing' }],
    [401, 'unheard_of_error', 'invalid api key', unexpectedStatus],
    [500, 'authorized_error', 'invalid api key', serverError],
    [403, 'authentication_error', 'the gateway forbids it', unexpectedStatus],
    [200, 'authentication_error', 'a gateway that is confused', unexpectedStatus],
  ];
  for (const [status, type, message, outcome] of errors) {
    it(`of type ${type} under HTTP ${status} with "${message}" is ${JSON.stringify(outcome)}`, () => {
      assert.deepEqual(outcomeOf({ status, body: anthropicBody(type, message) }), outcome);
      assert.deepEqual(outcomeOf({ status, body: openAiBody(type, message) }), outcome);
    });
  }

  const gateways = [
    '{"error":"unauthorized"}',
    '{"error":"invalid api key"}',
    '{"detail":"Not authenticated"}',
    '{"message":"invalid api key (2049)"}',
    '{"code":2049,"msg":"invalid api key"}',
    '{"error":null}',
    '{"error":{"type":["authorized_error"],"message":"invalid api key"}}',
    '{}',
    '',
  ];
  for (const body of gateways) {
    it(`from something that is not MiniMax is no refusal: HTTP 401 with ${body || 'nothing'}`, () => {
      assert.equal(outcomeOf({ status: 401, body }).kind, 'unreadable');
    });
  }
});

describe('an answer that makes no sense', () => {
  const answers: readonly (readonly [title: string, answer: Partial<HttpResponse>, outcome: Outcome])[] = [
    [
      '404 as plain text',
      { status: 404, contentType: 'text/plain', body: '404 page not found' },
      { kind: 'missing' },
    ],
    ['404 as a page', { status: 404, contentType: 'text/html', body: nginx }, { kind: 'missing' }],
    [
      'a captive portal',
      { contentType: 'text/html', body: captivePortal },
      { kind: 'unreadable', how: 'webPage' },
    ],
    [
      'a page without a content type',
      { contentType: '', body: captivePortal },
      { kind: 'unreadable', how: 'webPage' },
    ],
    [
      'a page that begins with a comment',
      { contentType: '', body: '\n<!-- portal -->\n<html></html>' },
      { kind: 'unreadable', how: 'webPage' },
    ],
    [
      'a page that is only a script',
      { contentType: 'text/html', body: '<script>location="http://portal.example/"</script>' },
      { kind: 'unreadable', how: 'webPage' },
    ],
    [
      'a page that is only text',
      { contentType: 'text/html; charset=utf-8', body: 'Please sign in.' },
      { kind: 'unreadable', how: 'webPage' },
    ],
    ['an empty page', { contentType: 'text/html', body: '' }, { kind: 'unreadable', how: 'webPage' }],
    [
      'a page with a byte order mark',
      { contentType: '', body: `\ufeff${nginx}` },
      { kind: 'unreadable', how: 'webPage' },
    ],
    [
      'a page that forbids',
      { status: 403, contentType: 'text/html', body: nginx },
      { kind: 'unreadable', how: 'webPage' },
    ],
    [
      'a page under 401',
      { status: 401, contentType: 'text/html', body: nginx },
      { kind: 'unreadable', how: 'webPage' },
    ],
    ['a gateway that fails, as a page', { status: 502, contentType: 'text/html', body: nginx }, serverError],
    ['503 with nothing', { status: 503 }, serverError],
    ['529 with nothing', { status: 529 }, serverError],
    ['429 with nothing', { status: 429 }, rateLimit],
    ['429 as a page', { status: 429, contentType: 'text/html', body: nginx }, rateLimit],
    ['401 with nothing', { status: 401 }, unexpectedStatus],
    ['403 with nothing', { status: 403 }, unexpectedStatus],
    [
      '407 of a proxy',
      { status: 407, contentType: 'text/html', body: nginx },
      { kind: 'network', fault: 'proxyLogin' },
    ],
    [
      '407 whose body speaks of the key',
      { status: 407, body: nativeBody(2049, 'invalid api key') },
      { kind: 'network', fault: 'proxyLogin' },
    ],
    ['a redirect', { status: 302 }, { kind: 'unreadable', how: 'redirect' }],
    [
      'a redirect whose body speaks of the key',
      { status: 307, body: nativeBody(2049, 'invalid api key') },
      { kind: 'unreadable', how: 'redirect' },
    ],
    ['nothing', { body: '' }, { kind: 'unreadable', how: 'empty' }],
    ['white space', { body: ' \n' }, { kind: 'unreadable', how: 'empty' }],
    [
      'half a JSON text',
      { body: success.slice(0, success.length / 2) },
      { kind: 'unreadable', how: 'notJson' },
    ],
    ['plain text', { contentType: 'text/plain', body: 'ok' }, { kind: 'unreadable', how: 'notJson' }],
    ['two JSON texts', { body: success + success }, { kind: 'unreadable', how: 'notJson' }],
    ['a body that is too large', { body: success, truncated: true }, { kind: 'unreadable', how: 'tooLarge' }],
    [
      'a body that is too large and speaks of the key',
      { body: nativeBody(2049, 'invalid api key'), truncated: true },
      { kind: 'unreadable', how: 'tooLarge' },
    ],
    ['204', { status: 204 }, unexpectedStatus],
    [
      'a page of 200 that quotes a refusal',
      { contentType: 'text/html', body: '<p>invalid api key (2049)</p>' },
      { kind: 'unreadable', how: 'webPage' },
    ],
  ];
  for (const [title, answer, outcome] of answers) {
    it(`is named for what it is: ${title}`, () => {
      assert.deepEqual(outcomeOf(answer), outcome);
    });
  }

  it('never has a body to read further', () => {
    const bodies = answers.map(([, answer]) => readAnswer(response(answer), () => true).body);
    assert.deepEqual(
      bodies.filter((body) => body !== undefined),
      [],
    );
  });
});

describe('no answer', () => {
  const faults: readonly NetworkFault[] = [
    'dns',
    'refused',
    'tls',
    'proxyLogin',
    'noFirstByte',
    'cutOff',
    'other',
  ];
  for (const fault of faults) {
    it(`is the network fault ${fault} and nothing else`, () => {
      assert.deepEqual(
        readAnswer(failure(fault), () => true),
        {
          answer: { outcome: { kind: 'network', fault }, durationMs: 12 },
          body: undefined,
        },
      );
    });
  }
});

describe('what is kept of an answer', () => {
  it('is status, code, message, trace id, the time to wait and the duration', () => {
    const { answer } = readAnswer(
      response({
        body: nativeBody(1002, 'rate limit'),
        traceId: '00000000000000000000000000000abc',
        retryAfterSeconds: 7,
      }),
      () => true,
    );
    assert.deepEqual(answer, {
      outcome: rateLimit,
      code: 1002,
      message: 'rate limit',
      httpStatus: 200,
      traceId: '00000000000000000000000000000abc',
      retryAfterSeconds: 7,
      durationMs: 12,
    });
  });

  it('has the request id of the body where there is no header', () => {
    const body = openAiBody('authorized_error', 'invalid api key (2049)', 'request-7');
    const traceId = (header: string | undefined) =>
      readAnswer(response({ status: 401, body, traceId: header }), () => true).answer.traceId;
    assert.equal(traceId(undefined), 'request-7');
    assert.equal(traceId('trace-8'), 'trace-8');
  });

  for (const id of ['with space', 'a\nb', '<b>', '[x](command:y)', '', 'a'.repeat(81), 'ü']) {
    it(`has no trace id that could be something else: ${JSON.stringify(id.slice(0, 20))}`, () => {
      const { answer } = readAnswer(response({ body: success, traceId: id }), () => true);
      assert.equal(answer.traceId, undefined);
    });
  }
});
