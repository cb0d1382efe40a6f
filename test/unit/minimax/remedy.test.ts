import { strict as assert } from 'node:assert';
import { remediesFor, type Remedy } from '../../../src/minimax/remedy';
import { judge, type Evidence } from '../../../src/minimax/verdict';
import { answer, evidence, ok, refused, unspendable, windowsOf } from './support/evidence';

describe('what helps', () => {
  const cases: readonly (readonly [
    title: string,
    evidence: Evidence,
    ownGroup: boolean,
    first: Remedy | undefined,
  ])[] = [
    ['nothing for a healthy verdict', evidence({ answers: { models: ok } }), false, undefined],
    [
      'first to ask the other region for a key that is not accepted in this one',
      evidence({ answers: { models: refused } }),
      false,
      { kind: 'askOtherRegion' },
    ],
    [
      'first to use the other region where that accepted the key',
      evidence({ answers: { models: refused }, otherRegion: 'accepted' }),
      false,
      { kind: 'useOtherRegion' },
    ],
    [
      'first to correct the key where both regions refused it',
      evidence({ answers: { models: refused }, otherRegion: 'refused' }),
      false,
      { kind: 'correctKey' },
    ],
    [
      'first to correct the Group ID for a mismatch that the platform saw',
      evidence({
        hasGroupId: true,
        answers: { models: ok, pairing: answer({ kind: 'tokenNotMatchGroup' }) },
      }),
      false,
      { kind: 'correctGroupId' },
    ],
    [
      'first to take the Group ID that the key names where that differs',
      evidence({ keyKind: 'legacyJwt', hasGroupId: true, ownGroup: 'differs', answers: { models: ok } }),
      true,
      { kind: 'useOwnGroupId' },
    ],
    [
      'first to look at the usage for an exhausted window',
      evidence({ answers: { models: ok, planUsage: ok }, planWindows: windowsOf('exhausted') }),
      false,
      { kind: 'openPage', page: 'usage' },
    ],
    [
      'first to look at the balance for an empty wallet',
      evidence({
        keyKind: 'payAsYouGo',
        answers: { models: ok, balance: ok },
        balance: { available: '0.00', empty: true },
      }),
      false,
      { kind: 'openPage', page: 'balance' },
    ],
    [
      'first to look at the plan where there is none',
      evidence({ answers: { models: ok, planUsage: unspendable('noPlan') } }),
      false,
      { kind: 'openPage', page: 'plan' },
    ],
    [
      'first to try again when MiniMax cannot be reached',
      evidence({ answers: { models: answer({ kind: 'network', fault: 'dns' }) } }),
      false,
      { kind: 'tryAgain' },
    ],
    [
      'first to try again when MiniMax is in trouble',
      evidence({ answers: { models: answer({ kind: 'trouble', how: 'serverError' }) } }),
      false,
      { kind: 'tryAgain' },
    ],
  ];
  for (const [title, facts, hasOwnGroupId, first] of cases) {
    it(`is ${title}`, () => {
      assert.deepEqual(remediesFor(judge(facts), hasOwnGroupId)[0], first);
    });
  }

  it('is never to correct a Group ID that the key itself names', () => {
    const verdict = judge(
      evidence({
        keyKind: 'legacyJwt',
        hasGroupId: true,
        ownGroup: 'matches',
        answers: { models: ok, pairing: answer({ kind: 'tokenNotMatchGroup' }) },
      }),
    );
    assert.equal(verdict.state, 'groupIdMismatch');
    const kinds = remediesFor(verdict, true).map((remedy) => remedy.kind);
    assert.equal(kinds.includes('correctGroupId'), false);
    assert.equal(kinds.includes('removeGroupId'), true);
  });
});
