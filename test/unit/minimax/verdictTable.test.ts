import { strict as assert } from 'node:assert';
import {
  groupRows,
  judge,
  keyRows,
  spendingRows,
  stateRows,
  type Evidence,
  type Verdict,
  type VerdictState,
} from '../../../src/minimax/verdict';
import {
  answer,
  evidence,
  evidenceTime,
  missing,
  notMatch,
  ok,
  refused,
  serverError,
  unreachable,
  unreadable,
  unspendable,
  webPage,
  windowsOf,
} from './support/evidence';

const loginFail = answer({ kind: 'refused', how: 'loginFail' });
const filled = { available: '98.00', empty: false };
const empty = { available: '0.00', empty: true };
const open = windowsOf('normal');
/** A plan key that is accepted and can be spent. */
const healthy = { models: ok, planUsage: ok };
const checked = { pairing: ok, pairingSample: notMatch };
const group = { hasGroupId: true };
const wallet = { keyKind: 'payAsYouGo' } as const;
const legacy = { keyKind: 'legacyJwt' } as const;

type Line = readonly [
  title: string,
  facts: Partial<Evidence>,
  state: VerdictState,
  /** The rows for key, Group ID, spending and state. */
  rows: readonly [key: string, group: string, spending: string, state: string],
];

// What was found out, and what follows from it. Where nothing is said, the key is a plan key without a Group ID.
const table: readonly Line[] = [
  // ---- All in order
  [
    'a plan key is accepted, its Group ID is checked, its window is open',
    { ...group, answers: { ...healthy, ...checked }, planWindows: open },
    'healthy',
    ['modelsAnswered', 'platformChecksAndAccepts', 'planOpen', 'accepted'],
  ],
  [
    'a plan key without a Group ID',
    { answers: healthy, planWindows: open },
    'healthy',
    ['modelsAnswered', 'noGroupId', 'planOpen', 'accepted'],
  ],
  [
    'the text window is unlimited',
    { answers: healthy, planWindows: windowsOf('unlimited') },
    'healthy',
    ['modelsAnswered', 'noGroupId', 'planOpen', 'accepted'],
  ],
  [
    'only the video window is exhausted',
    { answers: healthy, planWindows: [...open, ...windowsOf('exhausted', { name: 'video' })] },
    'healthy',
    ['modelsAnswered', 'noGroupId', 'planOpen', 'accepted'],
  ],
  [
    'a second family of text models is not in the plan',
    { answers: healthy, planWindows: [...open, ...windowsOf('notInPlan', { name: 'MiniMax-M9' })] },
    'healthy',
    ['modelsAnswered', 'noGroupId', 'planOpen', 'accepted'],
  ],
  [
    'a pay-as-you-go key with a balance',
    { ...wallet, answers: { models: ok, balance: ok }, balance: filled },
    'healthy',
    ['modelsAnswered', 'noGroupId', 'walletFilled', 'accepted'],
  ],
  [
    'a legacy key with a balance names the configured group',
    {
      ...legacy,
      ...group,
      ownGroup: 'matches',
      answers: { models: ok, planUsage: unspendable('noPlan'), balance: ok },
      balance: filled,
    },
    'healthy',
    ['modelsAnswered', 'keyNamesThis', 'otherKindOpen', 'accepted'],
  ],
  [
    'a legacy key whose plan is open',
    { ...legacy, answers: { models: ok, planUsage: ok, balance: refused }, planWindows: open },
    'healthy',
    ['modelsAnswered', 'noGroupId', 'otherKindOpen', 'accepted'],
  ],
  // ---- Accepted, with something that could not be checked
  [
    'the usage is from before June 2026',
    { answers: healthy, planWindows: windowsOf('notReported', { name: 'MiniMax-M*' }) },
    'healthy',
    ['modelsAnswered', 'noGroupId', 'usageNotReported', 'accepted'],
  ],
  [
    'nothing is known of the current window, and the week is open',
    {
      answers: healthy,
      planWindows: [windowsOf('notReported')[0]!, windowsOf('normal')[1]!],
    },
    'healthy',
    ['modelsAnswered', 'noGroupId', 'usageNotReported', 'accepted'],
  ],
  [
    'the plan usage fails',
    { answers: { models: ok, planUsage: serverError } },
    'healthy',
    ['modelsAnswered', 'noGroupId', 'noAnswer', 'accepted'],
  ],
  [
    'the balance is no amount',
    { ...wallet, answers: { models: ok, balance: ok } },
    'healthy',
    ['modelsAnswered', 'noGroupId', 'usageNotReported', 'accepted'],
  ],
  [
    'a key of no known kind is told that it has no plan',
    {
      keyKind: 'unknown',
      answers: {
        models: ok,
        planUsage: unspendable('noPlan'),
        balance: answer({ kind: 'refused', how: 'notAuthorized' }),
      },
    },
    'healthy',
    ['modelsAnswered', 'noGroupId', 'otherKindUnknown', 'accepted'],
  ],
  [
    'the wallet of a legacy key is empty, which it may not draw on',
    { ...legacy, answers: { models: ok, balance: ok }, balance: empty },
    'healthy',
    ['modelsAnswered', 'noGroupId', 'otherKindUnknown', 'accepted'],
  ],
  [
    'the text models are not in the plan of a pay-as-you-go key with a balance',
    { ...wallet, answers: { models: ok, balance: ok }, balance: filled, planWindows: windowsOf('notInPlan') },
    'healthy',
    ['modelsAnswered', 'noGroupId', 'walletFilled', 'accepted'],
  ],
  [
    'a pay-as-you-go key is told that it has no plan',
    { ...wallet, answers: { models: unspendable('noPlan'), balance: serverError } },
    'healthy',
    ['modelsAnswered', 'noGroupId', 'noAnswer', 'accepted'],
  ],
  [
    'the endpoint that checks the Group ID takes the sample too',
    { ...group, answers: { ...healthy, pairing: ok, pairingSample: ok }, planWindows: open },
    'healthy',
    ['modelsAnswered', 'endpointIgnores', 'planOpen', 'accepted'],
  ],
  [
    'the endpoint that checks the Group ID is missing',
    { ...group, answers: { ...healthy, pairing: missing, pairingSample: missing }, planWindows: open },
    'healthy',
    ['modelsAnswered', 'endpointMissing', 'planOpen', 'accepted'],
  ],
  [
    'the endpoint that checks the Group ID refuses the key',
    { ...group, answers: { ...healthy, pairing: refused, pairingSample: refused }, planWindows: open },
    'healthy',
    ['modelsAnswered', 'endpointRefuses', 'planOpen', 'accepted'],
  ],
  [
    'the endpoint that checks the Group ID is not part of the plan',
    {
      ...group,
      answers: {
        ...healthy,
        pairing: unspendable('modelNotInPlan'),
        pairingSample: unspendable('modelNotInPlan'),
      },
      planWindows: open,
    },
    'healthy',
    ['modelsAnswered', 'endpointRefuses', 'planOpen', 'accepted'],
  ],
  [
    'the endpoint that checks the Group ID fails',
    { ...group, answers: { ...healthy, pairing: serverError, pairingSample: notMatch }, planWindows: open },
    'healthy',
    ['modelsAnswered', 'noAnswer', 'planOpen', 'accepted'],
  ],
  [
    'the comparison with the sample fails, so that a match is not proven',
    { ...group, answers: { ...healthy, pairing: ok, pairingSample: serverError }, planWindows: open },
    'healthy',
    ['modelsAnswered', 'noAnswer', 'planOpen', 'accepted'],
  ],
  [
    'models is missing, and the plan usage serves the key',
    { answers: { models: missing, planUsage: ok }, planWindows: open },
    'healthy',
    ['otherEndpointAnswered', 'noGroupId', 'planOpen', 'accepted'],
  ],
  [
    'models fails, and the other endpoints serve the key',
    { ...group, answers: { models: serverError, planUsage: ok, ...checked }, planWindows: open },
    'healthy',
    ['otherEndpointAnswered', 'platformChecksAndAccepts', 'planOpen', 'accepted'],
  ],
  // ---- Group ID mismatch
  [
    'the key is accepted, and with the Group ID it is not',
    { ...group, answers: { ...healthy, pairing: notMatch, pairingSample: notMatch }, planWindows: open },
    'groupIdMismatch',
    ['modelsAnswered', 'platformRefusesPair', 'planOpen', 'mismatch'],
  ],
  [
    'the same, and the window is exhausted',
    {
      ...group,
      answers: { ...healthy, pairing: notMatch, pairingSample: notMatch },
      planWindows: windowsOf('exhausted'),
    },
    'groupIdMismatch',
    ['modelsAnswered', 'platformRefusesPair', 'planWindowExhausted', 'mismatch'],
  ],
  [
    'nothing but the control shows that the key is accepted',
    {
      ...group,
      answers: {
        models: missing,
        planUsage: serverError,
        pairing: notMatch,
        pairingSample: notMatch,
        pairingControl: ok,
      },
    },
    'groupIdMismatch',
    ['otherEndpointAnswered', 'platformRefusesPair', 'noAnswer', 'mismatch'],
  ],
  [
    'a legacy key names another group, and nothing checks it',
    { ...legacy, ...group, ownGroup: 'differs', answers: { models: ok, pairing: missing } },
    'groupIdMismatch',
    ['modelsAnswered', 'keyNamesAnother', 'otherKindUnknown', 'mismatch'],
  ],
  [
    'a legacy key names another group, and MiniMax cannot be reached',
    { ...legacy, ...group, ownGroup: 'differs', answers: { models: unreachable('dns') } },
    'groupIdMismatch',
    ['nothingReached', 'keyNamesAnother', 'keyNotAccepted', 'mismatch'],
  ],
  [
    'a legacy key names another group, but the platform accepts the pair',
    { ...legacy, ...group, ownGroup: 'differs', answers: { models: ok, ...checked } },
    'healthy',
    ['modelsAnswered', 'platformChecksAndAccepts', 'otherKindUnknown', 'accepted'],
  ],
  [
    'a legacy key names this group, but the platform refuses the pair',
    { ...legacy, ...group, ownGroup: 'matches', answers: { models: ok, pairing: notMatch } },
    'groupIdMismatch',
    ['modelsAnswered', 'platformRefusesPair', 'otherKindUnknown', 'mismatch'],
  ],
  // ---- The key is refused
  [
    'models says "invalid api key", the other region was not asked',
    { answers: { models: refused, planUsage: refused } },
    'notAcceptedHere',
    ['modelsRefused', 'noGroupId', 'keyNotAccepted', 'thisRegionRefuses'],
  ],
  [
    'models says "login fail"',
    { answers: { models: loginFail, planUsage: serverError } },
    'notAcceptedHere',
    ['modelsRefused', 'noGroupId', 'keyNotAccepted', 'thisRegionRefuses'],
  ],
  [
    'the key is refused and so is the pair, which says nothing of the Group ID',
    { ...group, answers: { models: refused, pairing: notMatch, pairingSample: notMatch } },
    'notAcceptedHere',
    ['modelsRefused', 'keyNotAccepted', 'keyNotAccepted', 'thisRegionRefuses'],
  ],
  [
    'models is missing, and the plan usage refuses the plan key',
    { answers: { models: missing, planUsage: refused } },
    'notAcceptedHere',
    ['usageRefused', 'noGroupId', 'keyNotAccepted', 'thisRegionRefuses'],
  ],
  [
    'models is missing, and the balance refuses the pay-as-you-go key',
    { ...wallet, answers: { models: missing, balance: refused } },
    'notAcceptedHere',
    ['usageRefused', 'noGroupId', 'keyNotAccepted', 'thisRegionRefuses'],
  ],
  [
    'models did not answer, and the plan usage says no more than "not authorized"',
    { answers: { models: serverError, planUsage: answer({ kind: 'refused', how: 'notAuthorized' }) } },
    'trouble',
    ['nothingUsable', 'noGroupId', 'keyNotAccepted', 'noSense'],
  ],
  [
    'this region refuses the key, and the other one could not say',
    { answers: { models: refused }, otherRegion: 'unclear' },
    'notAcceptedHere',
    ['modelsRefused', 'noGroupId', 'keyNotAccepted', 'thisRegionRefuses'],
  ],
  [
    'this region refuses the key, and the other one accepts it',
    { answers: { models: refused }, otherRegion: 'accepted' },
    'wrongRegion',
    ['modelsRefused', 'noGroupId', 'keyNotAccepted', 'otherRegionAccepts'],
  ],
  [
    'both regions refuse the key',
    { answers: { models: refused }, otherRegion: 'refused' },
    'keyRefused',
    ['modelsRefused', 'noGroupId', 'keyNotAccepted', 'bothRegionsRefuse'],
  ],
  // ---- The key is good and cannot be spent
  [
    'the text window is exhausted',
    { answers: healthy, planWindows: windowsOf('exhausted') },
    'unspendable',
    ['modelsAnswered', 'noGroupId', 'planWindowExhausted', 'cannotBeSpent'],
  ],
  [
    'the interval is open and the week exhausted',
    {
      answers: healthy,
      planWindows: [...windowsOf('normal').slice(0, 1), ...windowsOf('exhausted').slice(1)],
    },
    'unspendable',
    ['modelsAnswered', 'noGroupId', 'planWindowExhausted', 'cannotBeSpent'],
  ],
  [
    'the text models are not in the plan',
    { answers: healthy, planWindows: windowsOf('notInPlan') },
    'unspendable',
    ['modelsAnswered', 'noGroupId', 'planWithoutText', 'cannotBeSpent'],
  ],
  [
    'a plan key has no plan',
    { answers: { models: ok, planUsage: unspendable('noPlan') } },
    'unspendable',
    ['modelsAnswered', 'noGroupId', 'planSaysWhyNot', 'cannotBeSpent'],
  ],
  [
    'models is missing, and a plan key has no plan',
    { answers: { models: missing, planUsage: unspendable('noPlan') } },
    'unspendable',
    ['otherEndpointAnswered', 'noGroupId', 'planSaysWhyNot', 'cannotBeSpent'],
  ],
  [
    'the wallet is empty',
    { ...wallet, answers: { models: ok, balance: ok }, balance: empty },
    'unspendable',
    ['modelsAnswered', 'noGroupId', 'walletEmpty', 'cannotBeSpent'],
  ],
  [
    'the balance answers 1008',
    { ...wallet, answers: { models: ok, balance: unspendable('insufficientBalance') } },
    'unspendable',
    ['modelsAnswered', 'noGroupId', 'walletSaysWhyNot', 'cannotBeSpent'],
  ],
  [
    'models answers 1008, and the usage says nothing',
    { answers: { models: unspendable('insufficientBalance'), planUsage: serverError } },
    'unspendable',
    ['modelsAnswered', 'noGroupId', 'modelsSaysWhyNot', 'cannotBeSpent'],
  ],
  [
    'models answers 1028 to a legacy key',
    { ...legacy, answers: { models: unspendable('quotaExhausted') } },
    'unspendable',
    ['modelsAnswered', 'noGroupId', 'modelsSaysWhyNot', 'cannotBeSpent'],
  ],
  [
    'the account has to be verified, whichever endpoint says so',
    {
      ...wallet,
      ...group,
      answers: { models: ok, balance: ok, pairing: unspendable('accountVerification') },
      balance: filled,
    },
    'unspendable',
    ['modelsAnswered', 'endpointRefuses', 'accountVerification', 'cannotBeSpent'],
  ],
  // ---- Nothing is known
  [
    'nothing is reached',
    { answers: { models: unreachable('refused'), planUsage: unreachable('refused') } },
    'unreachable',
    ['nothingReached', 'noGroupId', 'keyNotAccepted', 'notReached'],
  ],
  [
    'a sign-in page answers for everything',
    { ...group, answers: { models: webPage, planUsage: webPage, pairing: webPage, pairingSample: webPage } },
    'unreachable',
    ['nothingReached', 'keyNotAccepted', 'keyNotAccepted', 'notReached'],
  ],
  [
    'every answer is a redirect',
    { answers: { models: answer({ kind: 'unreadable', how: 'redirect' }) } },
    'unreachable',
    ['nothingReached', 'noGroupId', 'keyNotAccepted', 'notReached'],
  ],
  [
    'MiniMax fails',
    { answers: { models: serverError, planUsage: unreachable('cutOff') } },
    'trouble',
    ['nothingUsable', 'noGroupId', 'keyNotAccepted', 'noSense'],
  ],
  [
    'the host has none of the addresses',
    { answers: { models: missing, planUsage: missing } },
    'trouble',
    ['nothingUsable', 'noGroupId', 'keyNotAccepted', 'noSense'],
  ],
  [
    'models refuses the key and the plan usage serves it',
    { answers: { models: refused, planUsage: ok }, planWindows: open },
    'trouble',
    ['answersContradict', 'noGroupId', 'keyNotAccepted', 'noSense'],
  ],
  [
    'models serves the key and the plan usage calls it invalid',
    { answers: { models: ok, planUsage: refused } },
    'trouble',
    ['usageContradictsModels', 'noGroupId', 'keyNotAccepted', 'noSense'],
  ],
  [
    'models serves the key, the plan usage calls it invalid, and the check of the Group ID serves it too',
    { ...group, answers: { models: ok, planUsage: refused, pairing: ok, pairingSample: notMatch } },
    'healthy',
    ['modelsAnswered', 'platformChecksAndAccepts', 'noAnswer', 'accepted'],
  ],
  [
    'only the endpoint that checks the Group ID refuses the key',
    { ...group, answers: { models: unreadable, planUsage: serverError, pairing: refused } },
    'trouble',
    ['nothingUsable', 'keyNotAccepted', 'keyNotAccepted', 'noSense'],
  ],
  [
    'models is missing, and the balance refuses a key of no known kind',
    { keyKind: 'unknown', answers: { models: missing, balance: refused, planUsage: refused } },
    'trouble',
    ['nothingUsable', 'noGroupId', 'keyNotAccepted', 'noSense'],
  ],
  [
    'the pair is refused and nothing shows that the key is accepted',
    {
      ...group,
      answers: { models: serverError, pairing: notMatch, pairingSample: notMatch, pairingControl: notMatch },
    },
    'trouble',
    ['nothingUsable', 'keyNotAccepted', 'keyNotAccepted', 'noSense'],
  ],
];

describe('the verdict', () => {
  for (const [title, facts, state, [key, groupRow, spending, stateRow]] of table) {
    it(`is ${state} when ${title}`, () => {
      const verdict = judge(evidence(facts));
      assert.deepEqual(
        [verdict.state, verdict.rows],
        [state, { key, group: groupRow, spending, state: stateRow }],
      );
    });
  }

  const tables = { key: keyRows, group: groupRows, spending: spendingRows, state: stateRows };
  for (const [name, rows] of Object.entries(tables) as [
    keyof Verdict['rows'],
    readonly { name: string }[],
  ][]) {
    it(`has no row for ${name} that this table does not show`, () => {
      const shown = new Set(table.map(([, facts]) => judge(evidence(facts)).rows[name]));
      assert.deepEqual([...shown].sort(), rows.map((row) => row.name).sort());
    });
  }

  it('has a reason for each row, and no two rows of a table with one name', () => {
    for (const rows of [keyRows, groupRows, spendingRows, stateRows]) {
      assert.equal(new Set(rows.map((row) => row.name)).size, rows.length);
      assert.ok(rows.every((row) => row.because.length > 10));
    }
  });
});

describe('the findings of a verdict', () => {
  const findings = (facts: Partial<Evidence>) => {
    const { key, group: groupFinding, spending } = judge(evidence(facts));
    return { key, group: groupFinding, spending };
  };

  it('say why the key is unclear, and the fault of models first', () => {
    const { key } = findings({
      answers: { planUsage: unreachable('cutOff'), models: unreachable('proxyLogin') },
    });
    assert.deepEqual(key, { state: 'unclear', why: 'unreachable', fault: 'proxyLogin' });
  });

  it('say no fault where a page stood in between', () => {
    assert.deepEqual(findings({ answers: { models: webPage } }).key, {
      state: 'unclear',
      why: 'unreachable',
    });
  });

  it('say when the last exhausted window of the text models has reset', () => {
    const [interval, week] = windowsOf('exhausted');
    const later = evidenceTime + 9 * 3_600_000;
    assert.ok(interval !== undefined && week !== undefined);
    const { spending } = findings({
      answers: healthy,
      planWindows: [
        interval,
        { ...week, resetsAt: later },
        ...windowsOf('exhausted', { name: 'video', resetsAt: later * 2 }),
      ],
    });
    assert.deepEqual(spending, { state: 'unavailable', why: 'windowExhausted', resetsAt: later });
  });

  it('say no reset unless every exhausted window says when', () => {
    const [interval, week] = windowsOf('exhausted');
    assert.ok(interval !== undefined && week !== undefined);
    const { spending } = findings({
      answers: healthy,
      planWindows: [interval, { ...week, resetsAt: undefined }],
    });
    assert.deepEqual(spending, { state: 'unavailable', why: 'windowExhausted', resetsAt: undefined });
  });

  it('say who proved that the Group ID is the right or the wrong one', () => {
    assert.deepEqual(findings({ ...group, answers: { ...healthy, ...checked } }).group, {
      state: 'matched',
      by: 'platform',
    });
    assert.deepEqual(findings({ ...legacy, ...group, ownGroup: 'matches', answers: { models: ok } }).group, {
      state: 'matched',
      by: 'claim',
    });
    assert.deepEqual(findings({ ...legacy, ...group, ownGroup: 'differs', answers: { models: ok } }).group, {
      state: 'mismatched',
      by: 'claim',
    });
  });
});
