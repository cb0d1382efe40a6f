import { strict as assert } from 'node:assert';
import { readAnswer } from '../../../src/minimax/answer';
import {
  createGroupId,
  createLegacyKey,
  createPayAsYouGoKey,
  createPlanKey,
  createUnknownKey,
} from '../../platform/accounts';
import { hostileMessages } from '../../platform/faults';
import { nativeBody, openAiBody, response } from './support/responses';

function messageOf(message: string): string | undefined {
  return readAnswer(response({ body: nativeBody(1004, message) }), () => true).answer.message;
}

describe("a server's message", () => {
  it('is kept as it was said when it is ordinary', () => {
    const message =
      "login fail: Please carry the API secret key in the 'Authorization' field of the request header";
    assert.equal(messageOf(message), message);
  });

  it('is kept with its number in the OpenAI-compatible envelope', () => {
    const body = openAiBody('authorized_error', 'invalid api key (2049)');
    assert.equal(
      readAnswer(response({ status: 401, body }), () => true).answer.message,
      'invalid api key (2049)',
    );
  });

  it('of 10,000 characters is cut to 200 and marked', () => {
    assert.equal(hostileMessages.long.length, 10_000);
    const kept = messageOf(hostileMessages.long) ?? '';
    assert.equal(kept.length, 201);
    assert.equal(kept, `${hostileMessages.long.slice(0, 200)}…`);
  });

  it('is one line without control characters and marks of direction', () => {
    const kept = messageOf(hostileMessages.control) ?? '';
    assert.equal(kept, 'line one line two [31mred gnp.exe end');
  });

  it('keeps Markdown, links and HTML as the plain text that they are', () => {
    assert.equal(messageOf(hostileMessages.markdown), hostileMessages.markdown);
    assert.equal(messageOf(hostileMessages.commandLink), hostileMessages.commandLink);
    assert.equal(messageOf(hostileMessages.html), hostileMessages.html);
  });

  for (const echo of [
    '1894263512345678901',
    '1894 2635 1234 5678 901',
    '1894-2635-1234-5678-901',
    '1,894,263,512,345,678,901',
    '１８９４２６３５１２３４５６７８９０１',
    '189426351234',
    'somebody@example.com',
  ]) {
    it(`keeps nothing of ${echo}, which may be a Group ID or a person's`, () => {
      assert.equal(messageOf(`of ${echo} no`), 'of … no');
    });
  }

  it('keeps dates, amounts and codes', () => {
    const message = 'usage limit (1500/1500 used), resets at 2026-10-02 15:00 (2056)';
    assert.equal(messageOf(message), message);
  });

  it('is nothing when it is no text', () => {
    const messages = [null, 7, {}, ['x'], ''].map(
      (message) =>
        readAnswer(
          response({ body: JSON.stringify({ base_resp: { status_code: 1000, status_msg: message } }) }),
          () => true,
        ).answer.message,
    );
    assert.deepEqual(messages, [undefined, undefined, undefined, undefined, undefined]);
  });

  // Without knowing the key that was sent: what looks like one goes. The rest is taken out where the key is known.
  const echoed: readonly (readonly [title: string, key: string])[] = [
    ['plan', createPlanKey('echo')],
    ['pay-as-you-go', createPayAsYouGoKey('echo')],
    ['legacy', createLegacyKey('echo', createGroupId('echo'))],
    ['unknown', createUnknownKey('echo')],
  ];
  for (const [kind, key] of echoed) {
    it(`never holds a ${kind} key, whole or cut`, () => {
      const messages = [
        `not authorized: Bearer ${key}`,
        `not authorized: ${key}: token not match group`,
        `not authorized: ${key.slice(0, 40)}`,
        `key=${key}&x=1`,
        `${'x'.repeat(180)} ${key}`,
      ].map((message) => messageOf(message) ?? '');
      assert.deepEqual(
        messages.filter((message) => message.includes(key.slice(3, 14))),
        [],
      );
      assert.ok(messages.every((message) => message.includes('…')));
    });
  }

  it('never holds a key that stands behind a letter or in an encoded address', () => {
    const key = createPlanKey('echo');
    const messages = [`Bearer%20${key.slice(0, 60)}`, `token_${key.slice(0, 60)}`].map(
      (message) => messageOf(message) ?? '',
    );
    assert.deepEqual(messages, ['Bearer%20sk-cp-…', 'token_sk-cp-…']);
  });

  it('never holds a Group ID, be it the configured or the right one', () => {
    const groupId = createGroupId('echo');
    assert.equal(
      messageOf(`token not match group: token of ${groupId}, group "${groupId}"`),
      'token not match group: token of …, group "…"',
    );
  });
});
