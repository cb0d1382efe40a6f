import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explain } from '../../../src/explanation/explain';
import { findErrors } from '../../../src/explanation/findErrors';
import { cleanMessage } from '../../../src/explanation/message';
import { explanationText } from '../../../src/text/explanationText';

const seed = 20_261_201;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('');
const word = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });
const digits = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'123456789'.split('')), minLength, maxLength });

/** A text with a secret in it, and the parts of the secret that must not be seen anywhere. */
interface Canary {
  readonly text: string;
  readonly secrets: readonly string[];
}

const canary: fc.Arbitrary<Canary> = fc.oneof(
  word(119, 119).map((body) => ({ text: `sk-cp-${body}`, secrets: [body] })),
  word(119, 119).map((body) => ({ text: `sk-api-${body}`, secrets: [body] })),
  // A key of which only the beginning is left.
  word(8, 30).map((body) => ({ text: `sk-cp-${body}...`, secrets: [body] })),
  fc.tuple(word(20, 60), word(100, 300), word(342, 342)).map(([header, payload, signature]) => ({
    text: `eyJ${header}.${payload}.${signature}`,
    secrets: [header, payload, signature],
  })),
  // The middle of a key, which nothing in front of it gives away.
  word(24, 90).map((middle) => ({ text: middle, secrets: [middle] })),
  digits(19, 19).map((id) => ({ text: `GroupId=${id}`, secrets: [id] })),
  digits(10, 20).map((id) => ({ text: `(group ${id})`, secrets: [id] })),
  digits(11, 11).map((phone) => ({ text: phone, secrets: [phone] })),
  word(8, 40).map((token) => ({ text: `Authorization: Bearer ${token}`, secrets: [token] })),
  word(8, 40).map((token) => ({ text: `"api_key": "${token}"`, secrets: [token] })),
  word(8, 20).map((name) => ({ text: `http://user:${name}@proxy.example:8080`, secrets: [name] })),
  word(6, 12).map((name) => ({ text: `${name}@mail.example`, secrets: [name] })),
);

/** Error texts with a place for a canary. */
const templates: readonly string[] = [
  '{"base_resp":{"status_code":1004,"status_msg":"token not match group @"}}',
  '{"base_resp":{"status_code":1004,"status_msg":"not authorized: @"}}',
  '{"base_resp":{"status_code":2013,"status_msg":"@ invalid params @"}}',
  '{"base_resp":{"status_code":2999,"status_msg":"@"}}',
  '{"type":"error","error":{"type":"authorized_error","message":"invalid api key @ (2049)","http_code":"401"},"request_id":"@"}',
  `{'type': 'error', 'error': {'type': 'bad_request_error', 'message': 'invalid params, @ is wrong (2013)', 'http_code': '400'}}`,
  'invalid params, @ (2013)',
  '@\ntoken not match group\n@',
  'POST https://api.minimax.io/v1/t2a_v2?@ 401 Unauthorized',
  'API Error: 2013-invalid params @ Trace-Id: @',
  'status_code=2056 status_msg=@ and then @',
  `{"base_resp":{"status_code":2013,"status_msg":"${'many words '.repeat(17)}@"}}`,
  `{"base_resp":{"status_code":2013,"status_msg":"${'many words '.repeat(53)}@"}}`,
  // What is removed makes room for what was cut within a secret.
  `{"base_resp":{"status_code":2013,"status_msg":"${'A1b2C3d4E5f6G7h8I9j0K1l2M3n4 '.repeat(20)}filling @"}}`,
];

describe('what is found and explained', () => {
  it('holds no secret of the text', () => {
    let messages = 0;
    const property = fc.property(fc.constantFrom(...templates), canary, (template, { text, secrets }) => {
      const found = findErrors(template.replaceAll('@', () => text));
      messages += found.filter(({ message }) => message !== undefined).length;
      const output = JSON.stringify(
        found.map((error) => {
          const explanation = explain(error);
          return [error, explanation, explanationText(explanation)];
        }),
      );
      for (const secret of secrets) {
        for (let at = 0; at + 8 <= secret.length; at += 4) {
          assert.ok(!output.includes(secret.slice(at, at + 8)), `${output} holds a part of ${secret}`);
        }
        assert.ok(!output.includes(secret));
      }
    });
    fc.assert(property, { numRuns: 5_000, seed });
    assert.ok(messages > 2_000, `${messages} messages were looked at`);
  });

  it('keeps a trace id only in the shape of one', () => {
    const traceOf = (id: string): string | undefined =>
      findErrors(
        `{"type":"error","error":{"type":"authorized_error","message":"invalid api key (2049)","http_code":"401"},"request_id":"${id}"}`,
      )[0]?.traceId;
    assert.equal(traceOf('ABCDEF0123456789abcdef0123456789'), 'abcdef0123456789abcdef0123456789');
    assert.equal(traceOf('7574ee8f-1004-2049-b1c9-0e7ecfb0a1aa'), '7574ee8f-1004-2049-b1c9-0e7ecfb0a1aa');
    assert.equal(traceOf('9990000000000000001'), undefined);
    assert.equal(traceOf('sk-cp-FAKEFAKEFAKE'), undefined);
    assert.equal(traceOf(''), undefined);
  });
});

describe('cleanMessage', () => {
  const kept: readonly string[] = [
    'token not match group',
    "login fail: Please carry the API secret key in the 'Authorization' field of the request header",
    'usage limit exceeded, 5-hour usage limit reached (0/0 used), resets at 2026-10-02T15:00:00Z',
    'your current token plan not support model, MiniMax-M2.7-highspeed',
    'invalid params, voice_setting.pitch must be between -12 and 12',
    'invalid samples or voice_id',
    'token limit',
    '余额不足',
  ];
  for (const message of kept) {
    it(`keeps ${message}`, () => {
      assert.equal(cleanMessage(message), message);
    });
  }

  it('makes one line of a message and takes its code off', () => {
    assert.equal(cleanMessage(' insufficient balance\n  (1008)'), 'insufficient balance');
  });

  it('cuts a long message', () => {
    const cut = cleanMessage('many words '.repeat(40));
    assert.ok(cut.length <= 201);
    assert.ok(cut.endsWith('…'));
  });
});
