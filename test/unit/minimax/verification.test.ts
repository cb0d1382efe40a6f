import { strict as assert } from 'node:assert';
import { ApiKey } from '../../../src/minimax/apiKey';
import type { Credentials } from '../../../src/minimax/credentials';
import type { GroupFinding, SpendingFinding, VerdictState } from '../../../src/minimax/verdict';
import {
  createAccount,
  createLegacyKey,
  createWallet,
  sampleAccounts,
  type Account,
} from '../../platform/accounts';
import { startPlatform, type SimulatedPlatform } from '../../platform/simulatedPlatform';
import { nativeBody, response } from './support/responses';
import { credentialsOf, verifyAt } from './support/verifying';

const startedAt = Date.UTC(2026, 10, 3, 12);
const minute = 60_000;
const day = 24 * 60 * minute;

const matched: GroupFinding = { state: 'matched', by: 'platform' };
const mismatched: GroupFinding = { state: 'mismatched', by: 'platform' };
const absent: GroupFinding = { state: 'absent' };
const keyNotAccepted = { state: 'notChecked', why: 'keyNotAccepted' } as const;
const available: SpendingFinding = { state: 'available' };
const samples = sampleAccounts;

type Line = readonly [
  title: string,
  account: Account,
  overrides: Partial<Credentials>,
  state: VerdictState,
  group: GroupFinding,
  spending: SpendingFinding,
];

const table: readonly Line[] = [
  ['a plan key with its Group ID', samples.healthyPlan, {}, 'healthy', matched, available],
  [
    'a plan key without a Group ID',
    samples.healthyPlan,
    { groupId: undefined },
    'healthy',
    absent,
    available,
  ],
  [
    "a plan key with another team's Group ID",
    samples.healthyPlan,
    { groupId: samples.otherTeam.groupId },
    'groupIdMismatch',
    mismatched,
    available,
  ],
  ["another team's key with its own Group ID", samples.otherTeam, {}, 'healthy', matched, available],
  ['a pay-as-you-go key', samples.healthyPayAsYouGo, {}, 'healthy', matched, available],
  [
    "a pay-as-you-go key with another team's Group ID",
    samples.healthyPayAsYouGo,
    { groupId: samples.otherTeam.groupId },
    'groupIdMismatch',
    mismatched,
    available,
  ],
  ['a mainland plan key in its region', samples.mainlandPlan, {}, 'healthy', matched, available],
  [
    'a mainland plan key in the other region',
    samples.mainlandPlan,
    { region: 'international' },
    'notAcceptedHere',
    keyNotAccepted,
    keyNotAccepted,
  ],
  [
    'a mainland pay-as-you-go key in its region',
    samples.mainlandPayAsYouGo,
    {},
    'healthy',
    matched,
    available,
  ],
  [
    'a mainland pay-as-you-go key in the other region',
    samples.mainlandPayAsYouGo,
    { region: 'international' },
    'notAcceptedHere',
    keyNotAccepted,
    keyNotAccepted,
  ],
  [
    'an international key on the mainland',
    samples.healthyPlan,
    { region: 'mainland' },
    'notAcceptedHere',
    keyNotAccepted,
    keyNotAccepted,
  ],
  [
    'a key whose five hours are used up',
    samples.exhaustedInterval,
    {},
    'unspendable',
    matched,
    { state: 'unavailable', why: 'windowExhausted', resetsAt: startedAt + 90 * minute },
  ],
  [
    'a key whose week is used up',
    samples.exhaustedWeek,
    {},
    'unspendable',
    matched,
    { state: 'unavailable', why: 'windowExhausted', resetsAt: startedAt + 2 * day },
  ],
  ['a key whose video window is used up', samples.videoSpent, {}, 'healthy', matched, available],
  [
    'a plan without text models',
    samples.textNotInPlan,
    {},
    'unspendable',
    matched,
    { state: 'unavailable', why: 'notInPlan' },
  ],
  [
    'a plan key without a plan',
    samples.noPlan,
    {},
    'unspendable',
    matched,
    { state: 'unavailable', why: 'noPlan' },
  ],
  [
    'a plan that answers as before June 2026',
    samples.oldPlanShape,
    {},
    'healthy',
    matched,
    { state: 'notChecked', why: 'notReported' },
  ],
  [
    'a pay-as-you-go key with an empty wallet',
    samples.noBalance,
    {},
    'unspendable',
    matched,
    { state: 'unavailable', why: 'insufficientBalance' },
  ],
  ['a legacy key with its own Group ID', samples.legacyJwt, {}, 'healthy', matched, available],
  [
    'a legacy key with another Group ID',
    samples.legacyJwt,
    { groupId: samples.otherTeam.groupId },
    'groupIdMismatch',
    mismatched,
    available,
  ],
  ['a key of no known kind', samples.unknownKind, {}, 'healthy', matched, available],
  ['a revoked key', samples.revokedKey, {}, 'notAcceptedHere', keyNotAccepted, keyNotAccepted],
  [
    'an account without real-name verification',
    samples.unverifiedMainland,
    {},
    'unspendable',
    { state: 'notChecked', why: 'endpointRefuses' },
    { state: 'unavailable', why: 'accountVerification' },
  ],
];

describe('a verification', () => {
  let platform: SimulatedPlatform;

  before(async () => {
    platform = await startPlatform({ now: () => startedAt });
  });
  beforeEach(() => platform.reset());
  after(() => platform.close());

  const now = () => startedAt;

  for (const [title, account, overrides, state, group, spending] of table) {
    it(`of ${title} is ${state}`, async () => {
      const verdict = await verifyAt(platform, credentialsOf(account, overrides), { now });
      assert.deepEqual(
        { state: verdict.state, group: verdict.group, spending: verdict.spending },
        { state, group, spending },
      );
    });
  }

  it('was tried with every sample account', () => {
    const tried = new Set(table.map(([, account]) => account.label));
    assert.deepEqual([...tried].sort(), Object.keys(sampleAccounts).sort());
  });

  it('of a key garbled on the way is not accepted here', async () => {
    const verdict = await verifyAt(
      platform,
      credentialsOf(samples.healthyPlan, { apiKey: new ApiKey('sk-cp-not-the-key-of-anyone') }),
    );
    assert.equal(verdict.state, 'notAcceptedHere');
    assert.deepEqual(verdict.evidence.answers.models?.outcome, { kind: 'refused', how: 'loginFail' });
  });

  it('takes a legacy key at its word where nothing else checks the Group ID', async () => {
    platform.behaviour.pairingMissing = true;
    const own = await verifyAt(platform, credentialsOf(samples.legacyJwt));
    assert.deepEqual([own.state, own.group], ['healthy', { state: 'matched', by: 'claim' }]);
    const other = await verifyAt(
      platform,
      credentialsOf(samples.legacyJwt, { groupId: samples.otherTeam.groupId }),
    );
    assert.deepEqual([other.state, other.group], ['groupIdMismatch', { state: 'mismatched', by: 'claim' }]);
  });

  it('takes a legacy key at its word when it names its group as a number past 2^53', async () => {
    const account = createAccount('number', { kind: 'legacyJwt', wallet: createWallet() });
    const value = createLegacyKey('number', account.groupId, true);
    const [key] = account.keys;
    assert.ok(key);
    key.value = value;
    platform.accounts.push(account);
    platform.behaviour.pairingMissing = true;
    const verdict = await verifyAt(platform, credentialsOf(account));
    assert.deepEqual([verdict.state, verdict.group], ['healthy', { state: 'matched', by: 'claim' }]);
  });

  it('does not hold against a pay-as-you-go key that the plan usage would answer it', async () => {
    platform.account('healthyPayAsYouGo').planUsageAnswersPayAsYouGo = true;
    const verdict = await verifyAt(platform, credentialsOf(samples.healthyPayAsYouGo));
    assert.deepEqual([verdict.state, verdict.evidence.planWindows], ['healthy', undefined]);
  });

  it('keeps windows and balance of the answers', async () => {
    const plan = await verifyAt(platform, credentialsOf(samples.videoSpent), { now });
    assert.deepEqual(
      plan.evidence.planWindows?.map(({ name, span, state, remainingPercent }) => [
        name,
        span,
        state,
        remainingPercent,
      ]),
      [
        ['general', 'interval', 'normal', 97],
        ['general', 'week', 'normal', 96],
        ['video', 'interval', 'exhausted', 0],
        ['video', 'week', 'normal', 96],
      ],
    );
    const wallet = await verifyAt(platform, credentialsOf(samples.mainlandPayAsYouGo));
    assert.deepEqual(wallet.evidence.balance, { available: '12.50', empty: false });
  });

  it('says when a window has reset, seen by the clock of the platform', async () => {
    let time = startedAt;
    await using later = await startPlatform({ now: () => time });
    time = startedAt + 91 * minute;
    const verdict = await verifyAt(later, credentialsOf(samples.exhaustedInterval));
    assert.deepEqual([verdict.state, verdict.spending], ['healthy', available]);
  });

  it('keeps code, message, HTTP status, trace id and duration of each answer', async () => {
    const verdict = await verifyAt(
      platform,
      credentialsOf(samples.healthyPlan, { groupId: samples.otherTeam.groupId }),
    );
    const pairing = verdict.evidence.answers.pairing;
    assert.deepEqual(
      { ...pairing, durationMs: typeof pairing?.durationMs },
      {
        outcome: { kind: 'tokenNotMatchGroup' },
        code: 1004,
        message: 'token not match group',
        httpStatus: 200,
        traceId: pairing?.traceId,
        retryAfterSeconds: undefined,
        durationMs: 'number',
      },
    );
    assert.match(pairing?.traceId ?? '', /^[0-9a-f]{32}$/);
  });

  it('keeps where it asked, and when the answers were complete', async () => {
    const { evidence } = await verifyAt(platform, credentialsOf(samples.mainlandPlan), { now });
    assert.deepEqual(
      [
        evidence.region,
        evidence.origin,
        evidence.keyKind,
        evidence.hasGroupId,
        evidence.otherRegion,
        evidence.at,
      ],
      ['mainland', platform.mainland.origin, 'plan', true, 'notAsked', startedAt],
    );
  });

  it('holds neither key nor Group ID, whatever the server echoes', async () => {
    const credentials = credentialsOf(samples.healthyPlan, { groupId: samples.otherTeam.groupId });
    const key = credentials.apiKey.reveal();
    const echoes = [
      key,
      `Bearer ${key}`,
      key.slice(6),
      key.slice(0, 30),
      key.slice(-20),
      key.split('').reverse().join('').slice(0, 3) + key,
      `${samples.otherTeam.groupId} is not ${samples.healthyPlan.groupId}`,
      `${'x'.repeat(190)}${samples.otherTeam.groupId}`,
    ];
    const verdicts = [];
    for (const message of echoes) {
      const remove = platform.fault({ kind: 'error', code: 1000, message });
      verdicts.push(await verifyAt(platform, credentials));
      remove();
    }
    platform.fault({ kind: 'echo', code: 1000, inTraceId: true });
    verdicts.push(await verifyAt(platform, credentials));

    const text = JSON.stringify(verdicts);
    const parts = Array.from({ length: key.length - 7 }, (_, index) => key.slice(index, index + 8));
    const groupIds = [samples.otherTeam.groupId, samples.healthyPlan.groupId];
    assert.deepEqual(
      [...parts, ...groupIds].filter((part) => text.includes(part)),
      [],
    );
    assert.ok(verdicts.every((verdict) => verdict.evidence.answers.models?.message !== undefined));
  });

  it('keeps no trace id that is the key or the Group ID', async () => {
    const credentials = credentialsOf(samples.unknownKind);
    const ids = [
      credentials.apiKey.reveal(),
      samples.unknownKind.groupId,
      `a-${samples.unknownKind.groupId}`,
      'trace-1',
    ];
    const kept = [];
    for (const traceId of ids) {
      const body = nativeBody(1000, 'unknown error');
      const http = { send: () => Promise.resolve(response({ body, traceId })) };
      kept.push((await verifyAt(platform, credentials, { http })).evidence.answers.models?.traceId);
    }
    assert.deepEqual(kept, [undefined, undefined, undefined, 'trace-1']);
  });
});
