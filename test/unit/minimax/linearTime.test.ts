import { strict as assert } from 'node:assert';
import { ApiKey, apiKeyShape, maskApiKey } from '../../../src/minimax/apiKey';
import { isPlaceholder, isReference, isSampleWords, wrappedKey } from '../../../src/minimax/placeholder';
import { readAnswer } from '../../../src/minimax/answer';
import { readEndpoint } from '../../../src/minimax/endpoint';
import { groupIdShape } from '../../../src/minimax/groupId';
import { readLegacyClaims } from '../../../src/minimax/legacyKey';
import { readPastedGroupId, readPastedText } from '../../../src/minimax/pastedText';
import { createGroupId, createLegacyKey, createPlanKey } from '../../platform/accounts';
import { response } from './support/responses';

const length = 10_000;
const mostMilliseconds = 50;

/** Fills 10,000 characters with a piece, between what may make a pattern fail only at the end. */
const filled = (piece: string, before = '', after = ''): string =>
  before +
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length - before.length - after.length) +
  after;

const key = createPlanKey('linearTime');

// Runs of all that a pattern of this folder repeats, alone and where the end does not fit.
const texts: readonly (readonly [title: string, text: string])[] = [
  ['one letter', filled('a')],
  ['digits', filled('1')],
  ['digits and spaces', filled('1 ')],
  ['white space between letters', filled(' ', 'a', 'b')],
  ['line ends', filled('\n')],
  ['lines of one letter', filled('x\n')],
  ['line ends and carriage returns between letters', filled('\r\n', 'a', 'b')],
  ['commas between letters', filled(',', 'a', 'b')],
  ['double quotes', filled('"')],
  ['double quotes around a letter', `${filled('"').slice(5001)}a${filled('"').slice(5001)}`],
  ['quotes in quotes', filled(`"'`)],
  ['typographic quotes', filled('“')],
  ['full-width quotes', filled('＂')],
  ['zero-width spaces', filled('\u200b')],
  ['Bearer', filled('Bearer ')],
  ['Bearer before a letter', filled('Bearer ', '', 'x')],
  ['Bearer and quotes', filled('Bearer "')],
  ['header names', filled('authorization:')],
  ['header names without colons', filled('authorization ')],
  ['other header names', filled('x-api-key=')],
  ['a header name and spaces', filled(' ', 'authorization', 'x')],
  ['names', filled('MINIMAX_API_KEY ')],
  ['assignments', filled('MINIMAX_API_KEY=')],
  ['assignments of both kinds', filled('MINIMAX_API_KEY=a MINIMAX_GROUP_ID=1 ')],
  ['assignments of open quotes', filled('MINIMAX_API_KEY="')],
  ['commented assignments', filled('# MINIMAX_API_KEY=a\n')],
  ['a name and spaces', filled(' ', 'MINIMAX_API_KEY', 'x')],
  ['names with many spaces', filled(`MINIMAX_API_KEY${' '.repeat(85)}`)],
  ['export', filled('export ')],
  ['export and spaces', filled(' ', 'export', 'x')],
  ['export with many spaces', filled(`export${' '.repeat(94)}`)],
  ['comment signs', filled(' #')],
  ['comments', filled(' #x\n', '', 'b')],
  ['comment signs after spaces', filled(`${' '.repeat(99)}#`)],
  ['opened templates', filled('${')],
  ['opened double braces', filled('{')],
  ['closing brackets', filled('}', 'a')],
  ['angle brackets', filled('<')],
  ['percent signs', filled('%A')],
  ['backslashes', filled('\\')],
  ['dots', filled('.')],
  ['dots between letters', filled('.', 'a', 'b')],
  ['ellipses', filled('…')],
  ['asterisks', filled('*')],
  ['your', filled('your')],
  ['beginnings of keys', filled('sk-')],
  ['beginnings of plan keys', filled('sk-cp-')],
  ['beginnings of legacy keys', filled('eyJ')],
  ['parts of a legacy key', filled('eyJa.')],
  ['a legacy key without an end', filled('a', 'eyJ')],
  ['keys', filled(`${key} `)],
  ['broken keys', filled(`${key.slice(0, 60)}\n`)],
  ['codes in parentheses', filled('(1004)')],
  ['codes in parentheses and spaces', filled(' ', '(1004)', 'x')],
  ['words of a refusal', filled('token not ')],
  ['words of a refusal and spaces', filled(' ', 'token', 'not')],
  ['words of a login', filled('carry the API ')],
  ['words of an invalid key', filled('invalid api ')],
  ['control characters', filled('\u0000\u202e')],
];

type Call = readonly [title: string, call: (text: string) => unknown];

const openAi = (message: string) => JSON.stringify({ error: { type: 'authorized_error', message } });
const native = (message: string) => JSON.stringify({ base_resp: { status_code: 1004, status_msg: message } });
const claims = (text: string) => `eyJh.${Buffer.from(text).toString('base64url')}.sig`;

const calls: readonly Call[] = [
  ['readPastedText', readPastedText],
  ['readPastedGroupId', readPastedGroupId],
  ['apiKeyShape', apiKeyShape],
  ['isPlaceholder', isPlaceholder],
  ['isReference', isReference],
  ['isSampleWords', isSampleWords],
  ['wrappedKey', wrappedKey],
  ['maskApiKey', maskApiKey],
  ['a new ApiKey', (text) => new ApiKey(text).ownGroupId],
  ['ApiKey.removeFrom', (text) => new ApiKey(key).removeFrom(text)],
  ['groupIdShape', groupIdShape],
  [
    'readLegacyClaims',
    (text) => readLegacyClaims(claims(`{"GroupID":19000000000000001,"a":${JSON.stringify(text)}}`)),
  ],
  ['readEndpoint', readEndpoint],
  ['readAnswer of a native message', (text) => readAnswer(response({ body: native(text) }), () => true)],
  [
    'readAnswer of another message',
    (text) => readAnswer(response({ status: 401, body: openAi(text) }), () => true),
  ],
  ['readAnswer of a body', (text) => readAnswer(response({ body: text }), () => true)],
];

describe('10,000 characters', () => {
  before('the code is compiled', () => {
    const whole = createLegacyKey('linearTime', createGroupId('linearTime'));
    for (const [, call] of calls) {
      call(whole);
    }
  });

  for (const [title, call] of calls) {
    it(`take ${title} less than ${mostMilliseconds} ms, whatever they are`, () => {
      const slow = texts
        // Another process may have had its turn: the better of three counts.
        .map(([name, text]) => ({
          name,
          ms: Math.min(timeOf(call, text), timeOf(call, text), timeOf(call, text)),
        }))
        .filter(({ ms }) => ms >= mostMilliseconds);
      assert.deepEqual(slow, []);
    });
  }
});

function timeOf(call: (text: string) => unknown, text: string): number {
  const start = performance.now();
  call(text);
  return performance.now() - start;
}
