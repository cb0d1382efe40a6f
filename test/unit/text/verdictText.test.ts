import { strict as assert } from 'node:assert';
import type { Answer, Outcome } from '../../../src/minimax/answer';
import type { NetworkFault } from '../../../src/minimax/httpClient';
import { judge, type Evidence } from '../../../src/minimax/verdict';
import { groupText, uncheckedSpendingText, verdictText } from '../../../src/text/verdictText';

const now = new Date(2026, 10, 20, 12).getTime();
const time = { now, language: 'en-GB' };

function answer(outcome: Outcome, more: Partial<Answer> = {}): Answer {
  return { outcome, httpStatus: 200, durationMs: 1, ...more };
}

function evidenceWith(overrides: Partial<Evidence>): Evidence {
  return {
    keyKind: 'plan',
    region: 'international',
    origin: 'https://api.minimax.io',
    hasGroupId: true,
    ownGroup: 'unknown',
    answers: {},
    planWindows: undefined,
    balance: undefined,
    otherRegion: 'notAsked',
    at: now,
    ...overrides,
  };
}

/** Headline and next step, as a user reads them one after the other. */
function say(overrides: Partial<Evidence>): string {
  const { headline, next } = verdictText(judge(evidenceWith(overrides)), time);
  for (const sentence of [headline, ...(next === '' ? [] : [next])]) {
    assert.match(sentence, /^[A-Z].*\.$/, sentence);
    assert.doesNotMatch(sentence, /\s{2}|undefined|\{\d\}|\.\./, sentence);
  }
  return `${headline} ${next}`.trim();
}

const ok = answer({ kind: 'ok' });
const refused = answer({ kind: 'refused', how: 'invalidApiKey' }, { code: 2049, httpStatus: 401 });
const noMatch = answer({ kind: 'tokenNotMatchGroup' }, { code: 1004 });

describe('a verdict in plain words', () => {
  describe('when MiniMax was not reached', () => {
    const reasons: Readonly<Record<NetworkFault, string>> = {
      dns: 'its host name was not found (DNS).',
      refused: 'the connection was refused.',
      tls: 'the certificate of the connection is not trusted.',
      proxyLogin: 'the proxy wants a login.',
      proxyCannotReach: 'the proxy cannot reach it.',
      proxyDown: 'the proxy does not answer.',
      noFirstByte: 'there was no answer in time.',
      tooSlow: 'the answer was not complete in time.',
      cutOff: 'the connection was cut off.',
      other: 'the connection failed.',
    };
    for (const [fault, reason] of Object.entries(reasons) as [NetworkFault, string][]) {
      it(`names the fault “${fault}”, and takes nothing from it against the key`, () => {
        const models = answer({ kind: 'network', fault }, { httpStatus: undefined });
        const text = say({ answers: { models } });
        assert.ok(text.startsWith(`MiniMax could not be reached: ${reason} `), text);
        assert.match(text, /This says nothing about your API key\. /);
      });
    }

    const blamed: readonly (readonly [NetworkFault, Evidence['directRoute'], RegExp])[] = [
      ['refused', { reached: true }, /A direct connection works, so look at your proxy settings first/],
      ['refused', { reached: false, fault: 'refused' }, /Check your network connection, then the status of/],
      ['refused', { reached: false, fault: 'dns' }, /Check your network connection\.$/],
      ['refused', undefined, /Check your network connection, then the status of MiniMax\.$/],
      ['proxyDown', { reached: true }, /Without the proxy it can be reached/],
      ['proxyDown', { reached: false, fault: 'dns' }, /Check the setting http\.proxy and your network\.$/],
      ['proxyCannotReach', { reached: true }, /Without the proxy it can be reached/],
      ['proxyLogin', { reached: true }, /Sign in to your proxy/],
      ['tls', { reached: true }, /on the way that VS Code takes/],
      ['tls', { reached: false, fault: 'tls' }, /the clock of this computer is wrong/],
    ];
    for (const [fault, directRoute, remedy] of blamed) {
      const found =
        directRoute === undefined
          ? 'was not tried'
          : directRoute.reached
            ? 'is open'
            : `: ${directRoute.fault}`;
      it(`says who is at fault: usual route “${fault}”, direct route ${found}`, () => {
        const models = answer({ kind: 'network', fault }, { httpStatus: undefined });
        assert.match(say({ answers: { models }, ...(directRoute && { directRoute }) }), remedy);
      });
    }

    for (const how of ['webPage', 'redirect'] as const) {
      it(`says that something else answered: ${how}`, () => {
        const models = answer({ kind: 'unreadable', how });
        assert.match(
          say({ answers: { models } }),
          /^MiniMax could not be reached: something else answered in its place\. .*sign-in page/,
        );
        assert.match(
          say({ answers: { models }, directRoute: { reached: true } }),
          /the direct way is open\.$/,
        );
      });
    }
  });

  describe('when MiniMax is in trouble', () => {
    const troubles: readonly (readonly [string, Answer, string])[] = [
      [
        'too many requests',
        answer({ kind: 'trouble', how: 'rateLimit' }, { httpStatus: 429 }),
        'there were too many requests. This says nothing about your API key. Try again in a while.',
      ],
      [
        'too many requests, with a time to wait',
        answer({ kind: 'trouble', how: 'rateLimit' }, { httpStatus: 429, retryAfterSeconds: 7 }),
        'there were too many requests; it asks to wait 7 seconds. This says nothing about your API key. Try again in a while.',
      ],
      [
        'an error of the server',
        answer({ kind: 'trouble', how: 'serverError' }, { httpStatus: 503 }),
        'it has trouble of its own (HTTP 503). This says nothing about your API key. Try again in a while.',
      ],
      [
        'a code that is about itself',
        answer({ kind: 'trouble', how: 'code' }, { code: 1033 }),
        'it has trouble of its own (code 1033). This says nothing about your API key. Try again in a while.',
      ],
      [
        'no such address',
        answer({ kind: 'missing' }, { httpStatus: 404 }),
        'there is no such address on this host (HTTP 404). This says nothing about your API key. Check the endpoint settings.',
      ],
      [
        'a code that it does not know',
        answer({ kind: 'unreadable', how: 'unexpectedCode' }, { code: 2013 }),
        'it answered with code 2013, which says nothing clear here. This says nothing about your API key. Try again in a while.',
      ],
      [
        'no text',
        answer({ kind: 'unreadable', how: 'empty' }),
        'the answer makes no sense (HTTP 200). This says nothing about your API key. Try again in a while.',
      ],
    ];
    for (const [name, models, text] of troubles) {
      it(`says so: ${name}`, () => {
        assert.equal(say({ answers: { models } }), `MiniMax gave no usable answer: ${text}`);
      });
    }

    it('says that its answers contradict each other', () => {
      assert.match(
        say({ answers: { models: refused, planUsage: ok } }),
        /its answers contradict each other\./,
      );
    });
  });

  it('never holds a word of the server', () => {
    const message = 'HOSTILE [x](command:y)';
    const answers: readonly Evidence['answers'][] = [
      { models: { ...refused, message } },
      { models: ok, pairing: { ...noMatch, message } },
      { models: ok, planUsage: answer({ kind: 'unspendable', fault: 'noPlan' }, { code: 2062, message }) },
      { models: answer({ kind: 'trouble', how: 'code' }, { code: 1000, message }) },
      { models: answer({ kind: 'unreadable', how: 'unexpectedCode' }, { code: 2013, message }) },
    ];
    assert.deepEqual(
      answers.map((each) => judge(evidenceWith({ answers: each })).state),
      ['notAcceptedHere', 'groupIdMismatch', 'unspendable', 'trouble', 'trouble'],
    );
    for (const each of answers) {
      assert.doesNotMatch(say({ answers: each }), /HOSTILE|command:/);
    }
  });

  it('never calls a key invalid that one region alone refused', () => {
    for (const otherRegion of ['notAsked', 'unclear', 'accepted'] as const) {
      assert.doesNotMatch(say({ answers: { models: refused }, otherRegion }), /invalid|neither/i);
    }
    assert.match(say({ answers: { models: refused }, otherRegion: 'refused' }), /^Neither region/);
  });

  it('names the regions by where it stands', () => {
    const answers = { models: refused };
    assert.match(
      say({ answers, region: 'mainland', otherRegion: 'accepted' }),
      /International accepts it, Mainland China does not\. Switch to International/,
    );
  });

  describe('of a mismatch', () => {
    const mismatch = { models: ok, pairing: noMatch, pairingSample: noMatch };

    it('names both remedies when nothing else is known', () => {
      assert.match(say({ answers: mismatch }), /same region, same team\), or leave it out/);
    });

    it('does not send the user for another Group ID when the key names this one', () => {
      assert.match(say({ answers: mismatch, ownGroup: 'matches' }), /another one will not help: leave/);
    });

    it('says which one is right when the key names it', () => {
      assert.match(say({ answers: mismatch, ownGroup: 'differs' }), /Use the Group ID that the key names\./);
    });

    it('says what is not known when MiniMax could not be asked', () => {
      const models = answer({ kind: 'network', fault: 'dns' }, { httpStatus: undefined });
      assert.match(
        say({ answers: { models }, ownGroup: 'differs' }),
        /Whether MiniMax accepts the key could not be checked\.$/,
      );
    });
  });

  describe('of an exhausted window', () => {
    const exhausted = (resetsAt: number | undefined): Partial<Evidence> => ({
      answers: { models: ok, planUsage: ok },
      planWindows: [{ name: 'general', span: 'interval', state: 'exhausted', remainingPercent: 0, resetsAt }],
    });

    it('says when it resets, that it has, or that it is not known', () => {
      assert.match(say(exhausted(now + 3_600_000)), /It resets at 13:00\.$/);
      assert.match(say(exhausted(now)), /The window has reset since\. Verify to see what is left\.$/);
      assert.match(say(exhausted(undefined)), /Wait for the next window\.$/);
    });
  });

  describe('of the parts that were not checked', () => {
    it('says why the Group ID was not', () => {
      const reasons = (
        ['keyNotAccepted', 'endpointIgnores', 'endpointMissing', 'endpointRefuses', 'noAnswer'] as const
      ).map((why) => groupText({ state: 'notChecked', why }));
      assert.equal(new Set(reasons).size, 5);
      assert.ok(
        reasons.every((text) => /^Not checked: whether the Group ID belongs to the key\. .+\.$/.test(text)),
      );
    });

    it('never calls it matching', () => {
      const text = say({ answers: { models: ok, pairing: ok, pairingSample: ok, planUsage: ok } });
      assert.match(text, /Not checked: whether the Group ID belongs to the key\./);
      assert.doesNotMatch(text, /^.*The Group ID belongs to the key:/);
    });

    it('says why plan and balance were not, and nothing where they were', () => {
      const reasons = (['keyNotAccepted', 'notReported', 'kindUnknown', 'noAnswer'] as const).map((why) =>
        uncheckedSpendingText({ state: 'notChecked', why }),
      );
      assert.equal(new Set(reasons).size, 4);
      assert.ok(reasons.every((text) => /^Not checked: .+\.$/.test(text)));
      assert.equal(uncheckedSpendingText({ state: 'available' }), '');
    });
  });
});
