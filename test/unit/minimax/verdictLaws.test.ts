import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Outcome } from '../../../src/minimax/answer';
import type { RequestName } from '../../../src/minimax/requests';
import {
  decisiveRequest,
  isConclusive,
  judge,
  needsControl,
  withEarlierOtherRegion,
  withOtherRegion,
  type Evidence,
  type Verdict,
} from '../../../src/minimax/verdict';
import {
  anyAnswer,
  anyEvidence,
  anyEvidenceOf,
  anyOutcome,
  anySilence,
  requestNames,
} from './support/anyEvidence';

const againstTheKey: readonly string[] = ['notAcceptedHere', 'wrongRegion', 'keyRefused'];
const saysNothing: readonly string[] = ['unreachable', 'trouble'];

function outcomesOf(evidence: Evidence): Outcome['kind'][] {
  return Object.values(evidence.answers).map((answer) => answer.outcome.kind);
}

function kindOf(evidence: Evidence, request: RequestName): Outcome['kind'] | undefined {
  return evidence.answers[request]?.outcome.kind;
}

/** What a verdict says, without what it rests on. */
function said({ state, key, group, spending, rows }: Verdict): unknown {
  return JSON.parse(JSON.stringify({ state, key, group, spending, rows }));
}

/** A law that holds for the verdict on any evidence that it speaks of. */
function law(
  title: string,
  speaksOf: (verdict: Verdict) => boolean,
  holds: (verdict: Verdict) => boolean,
): void {
  it(title, () => {
    let spoken = 0;
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const verdict = judge(evidence);
        if (speaksOf(verdict)) {
          spoken += 1;
          assert.ok(holds(verdict), JSON.stringify(said(verdict)));
        }
      }),
      { numRuns: 2000 },
    );
    assert.ok(spoken > 0, 'The law was never tried.');
  });
}

describe('for any evidence the verdict', () => {
  law(
    'is never against the key unless an answer refused it: unknown is not invalid',
    ({ evidence }) => !outcomesOf(evidence).includes('refused'),
    ({ state, key }) => !againstTheKey.includes(state) && key.state !== 'refused',
  );
  law(
    'is never against the key for what the endpoint of the Group ID said alone',
    ({ evidence }) =>
      (['models', 'planUsage', 'balance'] as const).every((name) => kindOf(evidence, name) !== 'refused'),
    ({ state }) => !againstTheKey.includes(state),
  );
  law(
    'is never against a key of unknown use for what a usage endpoint said',
    ({ evidence }) =>
      (evidence.keyKind === 'legacyJwt' || evidence.keyKind === 'unknown') &&
      kindOf(evidence, 'models') !== 'refused',
    ({ state }) => !againstTheKey.includes(state),
  );
  law(
    'is never against a key that any endpoint served',
    ({ evidence }) => outcomesOf(evidence).some((kind) => kind === 'ok' || kind === 'unspendable'),
    ({ state }) => !againstTheKey.includes(state),
  );
  law(
    'says "refused" only when both regions were asked and refused',
    ({ state }) => state === 'keyRefused',
    ({ key, evidence }) => key.state === 'refused' && evidence.otherRegion === 'refused',
  );
  law(
    'says "wrong region" only when the other one accepted the key',
    ({ state }) => state === 'wrongRegion',
    ({ key, evidence }) => key.state === 'refused' && evidence.otherRegion === 'accepted',
  );
  law(
    'takes the key for accepted only when an endpoint served it or said that it cannot be spent',
    ({ key }) => key.state === 'accepted',
    ({ evidence }) => outcomesOf(evidence).some((kind) => kind === 'ok' || kind === 'unspendable'),
  );
  law(
    'takes the Group ID for matching only when it was accepted and the sample refused, or by the claim of the key',
    ({ group }) => group.state === 'matched',
    ({ group, key, evidence }) =>
      evidence.hasGroupId &&
      (group.state === 'matched' && group.by === 'claim'
        ? evidence.ownGroup === 'matches'
        : key.state === 'accepted' &&
          kindOf(evidence, 'pairing') === 'ok' &&
          kindOf(evidence, 'pairingSample') === 'tokenNotMatchGroup'),
  );
  law(
    'does not call a Group ID matching that the endpoint took together with the sample',
    ({ evidence }) =>
      kindOf(evidence, 'pairing') === 'ok' &&
      kindOf(evidence, 'pairingSample') === 'ok' &&
      evidence.ownGroup === 'unknown',
    ({ group }) => group.state === 'notChecked' || group.state === 'absent',
  );
  law(
    'takes "token not match group" for a mismatch only together with a key that is accepted',
    ({ group }) => group.state === 'mismatched',
    ({ group, key, evidence }) =>
      evidence.hasGroupId &&
      (group.state === 'mismatched' && group.by === 'claim'
        ? evidence.ownGroup === 'differs'
        : key.state === 'accepted' && kindOf(evidence, 'pairing') === 'tokenNotMatchGroup'),
  );
  law(
    'has nothing to say of a Group ID where there is none',
    ({ evidence }) => !evidence.hasGroupId,
    ({ group, state }) => group.state === 'absent' && state !== 'groupIdMismatch',
  );
  law(
    'holds a missing plan only against a plan key',
    ({ evidence }) => evidence.keyKind !== 'plan',
    ({ spending }) =>
      spending.state !== 'unavailable' || (spending.why !== 'noPlan' && spending.why !== 'notInPlan'),
  );
  law(
    'is "cannot be spent" only for a key that is accepted, with the reason',
    ({ state }) => state === 'unspendable',
    ({ key, spending }) => key.state === 'accepted' && spending.state === 'unavailable',
  );
  law(
    'is healthy only for a key that is accepted, without a mismatch, that nothing keeps from being spent',
    ({ state }) => state === 'healthy',
    ({ key, group, spending }) =>
      key.state === 'accepted' && group.state !== 'mismatched' && spending.state !== 'unavailable',
  );
  law(
    'takes a key for usable only on a positive answer',
    ({ spending }) => spending.state === 'available',
    ({ evidence }) =>
      evidence.balance?.empty === false ||
      (evidence.planWindows ?? []).some(
        (window) => window.state === 'normal' || window.state === 'unlimited',
      ),
  );
  law(
    'says nothing about the credentials exactly when the key is unclear and no claim speaks',
    ({ key, group }) => key.state === 'unclear' && group.state !== 'mismatched',
    (verdict) => saysNothing.includes(verdict.state) && !isConclusive(verdict),
  );
  law(
    'is conclusive otherwise',
    ({ state }) => !saysNothing.includes(state),
    (verdict) => isConclusive(verdict),
  );
  law(
    'rests on a request that was answered, where it names one',
    (verdict) => decisiveRequest(verdict) !== undefined && isConclusive(verdict),
    (verdict) => {
      const request = decisiveRequest(verdict);
      return request !== undefined && verdict.evidence.answers[request] !== undefined;
    },
  );

  it('is unreachable or trouble when no answer says anything, unless a legacy key speaks for itself', () => {
    fc.assert(
      fc.property(anyEvidenceOf(anySilence), (evidence) => {
        const { state } = judge(evidence);
        assert.ok(
          saysNothing.includes(state) ||
            (state === 'groupIdMismatch' && evidence.ownGroup === 'differs' && evidence.hasGroupId),
          state,
        );
      }),
    );
  });

  it('is the same with an answer that says nothing as without that answer', () => {
    fc.assert(
      fc.property(
        anyEvidence,
        fc.constantFrom(...requestNames),
        anyAnswer(anySilence),
        (evidence, request, silent) => {
          const others = Object.entries(evidence.answers).filter(([name]) => name !== request);
          const without = judge({ ...evidence, answers: Object.fromEntries(others) });
          const having = judge({
            ...evidence,
            answers: { ...Object.fromEntries(others), [request]: silent },
          });
          const gist = ({ state, key, group, spending }: Verdict) => [
            saysNothing.includes(state) ? 'nothing is said' : state,
            key.state,
            group.state,
            spending.state,
          ];
          assert.deepEqual(gist(having), gist(without));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is the same in whatever order the answers came', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const turned = {
          ...evidence,
          answers: Object.fromEntries(Object.entries(evidence.answers).reverse()),
        };
        const { state, rows, group, spending } = judge(evidence);
        const other = judge(turned);
        assert.deepEqual(
          { state: other.state, rows: other.rows, group: other.group, spending: other.spending },
          { state, rows, group, spending },
        );
      }),
    );
  });

  it('does not depend on the windows of other models than text', () => {
    fc.assert(
      fc.property(
        anyEvidence,
        fc.constantFrom('exhausted' as const, 'notInPlan' as const),
        (evidence, state) => {
          const spent = {
            name: 'video',
            span: 'interval',
            state,
            remainingPercent: 0,
            resetsAt: undefined,
          } as const;
          const planWindows = evidence.planWindows ?? [];
          assert.deepEqual(
            said(judge({ ...evidence, planWindows: [...planWindows, spent] })),
            said(judge({ ...evidence, planWindows })),
          );
        },
      ),
    );
  });

  it('is the same after the evidence was stored as JSON', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const stored = JSON.parse(JSON.stringify(evidence)) as Evidence;
        assert.deepEqual(said(judge(stored)), said(judge(evidence)));
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same each time, and keeps the evidence as it was', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const before = JSON.stringify(evidence);
        assert.deepEqual(judge(evidence), judge(evidence));
        assert.equal(judge(evidence).evidence, evidence);
        assert.equal(JSON.stringify(evidence), before);
      }),
    );
  });

  it('with the other region differs only where this one refused the key', () => {
    const asOther = { accepted: 'wrongRegion', refused: 'keyRefused', unclear: 'notAcceptedHere' } as const;
    fc.assert(
      fc.property(anyEvidence, anyEvidence, (evidence, otherEvidence) => {
        const own = judge({ ...evidence, origin: 'https://api.minimax.io', otherRegion: 'notAsked' });
        const other = judge({ ...otherEvidence, origin: 'https://api.minimax.cn' });
        const both = withOtherRegion(own, other);
        assert.equal(both.state, own.key.state === 'refused' ? asOther[other.key.state] : own.state);
        assert.equal(both.evidence.otherRegion, other.key.state);
      }),
    );
  });

  it('takes nothing from the other region where two settings name one host', () => {
    fc.assert(
      fc.property(anyEvidence, anyEvidence, (evidence, otherEvidence) => {
        const own = judge({ ...evidence, otherRegion: 'notAsked' });
        const other = judge({ ...otherEvidence, origin: evidence.origin });
        assert.deepEqual(withOtherRegion(own, other), own);
      }),
    );
  });

  it('keeps what the other region has proven of the same key, and nothing else of it', () => {
    fc.assert(
      fc.property(anyEvidence, anyEvidence, (evidence, earlierEvidence) => {
        const own = judge({ ...evidence, otherRegion: 'notAsked' });
        const earlier = judge(earlierEvidence);
        const said = earlier.evidence.otherRegion;
        const both = withEarlierOtherRegion(own, earlier);
        const isProven = said === 'accepted' || said === 'refused';
        assert.equal(both.evidence.otherRegion, isProven ? said : 'notAsked');
        assert.deepEqual([both.key, both.group, both.spending], [own.key, own.group, own.spending]);
        assert.deepEqual(withEarlierOtherRegion(own, undefined), own);
      }),
    );
  });

  it('leaves the control needed exactly while a refused pair could have two reasons', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const open =
          kindOf(evidence, 'pairing') === 'tokenNotMatchGroup' && judge(evidence).key.state !== 'accepted';
        assert.equal(needsControl(evidence), open);
      }),
    );
  });

  it('takes a control that succeeds for proof of the mismatch, and one that fails for none', () => {
    fc.assert(
      fc.property(anyEvidenceOf(anySilence), anyAnswer(anyOutcome), (evidence, control) => {
        const pairing = { outcome: { kind: 'tokenNotMatchGroup' }, durationMs: 1 } as const;
        const answers = { ...evidence.answers, pairing, pairingControl: control };
        const { group } = judge({ ...evidence, hasGroupId: true, answers });
        const succeeded = control.outcome.kind === 'ok' || control.outcome.kind === 'unspendable';
        assert.equal(group.state === 'mismatched' && group.by === 'platform', succeeded);
      }),
    );
  });
});

describe('the request that decided a verdict', () => {
  const decided = (facts: Partial<Evidence>) =>
    decisiveRequest(
      judge({
        keyKind: 'plan',
        region: 'international',
        origin: 'https://api.minimax.io',
        hasGroupId: true,
        ownGroup: 'unknown',
        answers: {},
        planWindows: undefined,
        balance: undefined,
        otherRegion: 'notAsked',
        at: 0,
        ...facts,
      }),
    );
  const answer = (outcome: Outcome) => ({ outcome, durationMs: 1 });
  const ok = answer({ kind: 'ok' });
  const noPlan = answer({ kind: 'unspendable', fault: 'noPlan' });
  const notMatch = answer({ kind: 'tokenNotMatchGroup' });

  it('is the pairing for a mismatch that the platform saw', () => {
    assert.equal(decided({ answers: { models: ok, pairing: notMatch } }), 'pairing');
  });

  it('is none for a mismatch by the claim of the key, nor for a healthy verdict', () => {
    assert.equal(decided({ answers: { models: ok }, ownGroup: 'differs' }), undefined);
    assert.equal(decided({ answers: { models: ok } }), undefined);
  });

  it('is the one that said why the key cannot be spent, not another that said something else', () => {
    const balance = answer({ kind: 'unspendable', fault: 'insufficientBalance' });
    assert.equal(decided({ answers: { models: ok, pairing: balance, planUsage: noPlan } }), 'planUsage');
  });

  it('is none where the usage itself showed it', () => {
    const window = {
      name: 'general',
      span: 'interval',
      state: 'exhausted',
      remainingPercent: 0,
      resetsAt: undefined,
    } as const;
    assert.equal(decided({ answers: { models: ok, planUsage: ok }, planWindows: [window] }), undefined);
  });

  it('is the one that refused the key', () => {
    const refused = answer({ kind: 'refused', how: 'invalidApiKey' });
    assert.equal(decided({ answers: { models: refused, planUsage: refused } }), 'models');
    assert.equal(
      decided({ answers: { models: answer({ kind: 'missing' }), planUsage: refused } }),
      'planUsage',
    );
  });
});
