import type { HeadlineKey } from '../../../src/diagnosis/diagnosis';
import type { ToolFileId } from '../../../src/diagnosis/place';
import type { CheckState } from '../../../src/diagnosis/protocol';
import type { Region } from '../../../src/minimax/region';
import type { VerdictState } from '../../../src/minimax/verdict';
import {
  createPlanKey,
  createUnknownKey,
  keyOf,
  sampleAccounts,
  sampleGroupId,
  type Account,
} from '../../platform/accounts';
import type { Behaviour } from '../../platform/answers';
import type { Fault } from '../../platform/faults';
import type { FaultTarget } from '../../platform/simulatedPlatform';

/*
 * What a knowledgeable person would say, case by case: written from what is known of the platform before there was a
 * diagnosis, and not from what it says. A case that fails is first of all a question to the code.
 */

/** Credentials in SecretStorage. */
interface StoredSpec {
  readonly key: string;
  readonly group?: string;
  readonly region: Region;
}

/** What is the case. */
export interface Given {
  /** Nothing is stored unless told otherwise. */
  readonly stored?: StoredSpec | 'lost' | 'corrupt' | 'unavailable';
  /** The text of `.env` files by their path in the workspace. */
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** The texts of settings of other programs, which the user let be read. */
  readonly tools?: Readonly<Partial<Record<ToolFileId, string>>>;
  readonly faults?: readonly (readonly [Fault, FaultTarget?])[];
  readonly behaviour?: Partial<Behaviour>;
  /** Regions that refuse connections. */
  readonly down?: readonly Region[];
  /** Regions whose endpoint setting is refused. */
  readonly endpointRefused?: readonly Region[];
  /** Regions that the user let be asked about every key. */
  readonly consents?: readonly Region[];
  readonly isUntrusted?: boolean;
  /** The run is over unless told otherwise. `askingOther`: over, and the other region is being asked. */
  readonly run?: 'notRun' | 'running' | 'cancelled' | 'askingOther';
  /** Requests give up soon, for faults that never end. */
  readonly isHasty?: boolean;
}

/** What is to be said. */
export interface Expected {
  /** The verdict on the credentials that the headline is about; `none` when MiniMax was not asked. */
  readonly verdict: VerdictState | 'none';
  readonly headline: HeadlineKey;
  readonly state: CheckState;
  /** The eight checks: Passed, Warning, Failed, Unknown, Skipped, Running. */
  readonly checks: string;
  /** The main button: its kind and what tells it from others of the kind; `none` when there is nothing to do. */
  readonly first: string;
}

/** One case. */
export interface Scenario {
  readonly group: string;
  readonly name: string;
  readonly given: Given;
  readonly expected: Expected;
}

const scenarios: Scenario[] = [];
let group = '';

/** `says`: verdict, headline, state of the headline, checks, main button; verdict and headline are often the same. */
function when(
  name: string,
  given: Given,
  ...[verdict, headline, state, checks, first]: [
    verdict: VerdictState | 'none',
    headline: HeadlineKey | 'same',
    state: CheckState,
    checks: string,
    first: string,
  ]
): void {
  const key = headline === 'same' ? (verdict as HeadlineKey) : headline;
  scenarios.push({ group, name, given, expected: { verdict, headline: key, state, checks, first } });
}

const {
  healthyPlan,
  healthyPayAsYouGo,
  otherTeam,
  mainlandPlan,
  mainlandPayAsYouGo,
  exhaustedInterval,
  exhaustedWeek,
  videoSpent,
  textNotInPlan,
  noPlan,
  oldPlanShape,
  noBalance,
  legacyJwt,
  unknownKind,
  revokedKey,
  unverifiedMainland,
} = sampleAccounts;

/** What a user of an account would have stored. */
function stored(account: Account, overrides: Partial<StoredSpec> = {}): StoredSpec {
  return { key: keyOf(account), group: account.groupId, region: account.region, ...overrides };
}

function storedWithoutGroup(account: Account, overrides: Partial<StoredSpec> = {}): StoredSpec {
  return { key: keyOf(account), region: account.region, ...overrides };
}

/** The lines of a `.env` file. */
function lines(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

const hosts = { international: 'https://api.minimax.io', mainland: 'https://api.minimax.cn' } as const;

/** The usual three lines of an account. */
function linesOf(account: Account, overrides: Readonly<Record<string, string>> = {}): string {
  return lines({
    MINIMAX_API_KEY: keyOf(account),
    MINIMAX_GROUP_ID: account.groupId,
    MINIMAX_API_HOST: hosts[account.region],
    ...overrides,
  });
}

function file(text: string): Given {
  return { files: { '.env': text } };
}

/** The same fault for every request to both regions. */
function every(fault: Fault, target: FaultTarget = {}): Pick<Given, 'faults'> {
  return { faults: [[fault, target]] };
}

const stranger = createPlanKey('stranger');

// ---- Stored credentials, whatever MiniMax says ----

group = 'stored, and MiniMax answers';

when(
  'a plan key with its Group ID',
  { stored: stored(healthyPlan) },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'writeToEnv',
);
when(
  'a plan key without a Group ID',
  { stored: storedWithoutGroup(healthyPlan) },
  'healthy',
  'same',
  'passed',
  'PPSPPSPS',
  'writeToEnv',
);
when(
  'a pay-as-you-go key with its Group ID',
  { stored: stored(healthyPayAsYouGo) },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'writeToEnv',
);
when(
  'a pay-as-you-go key without a Group ID',
  { stored: storedWithoutGroup(healthyPayAsYouGo) },
  'healthy',
  'same',
  'passed',
  'PPSPPSPS',
  'writeToEnv',
);
when(
  'a plan key of the mainland',
  { stored: stored(mainlandPlan) },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'writeToEnv',
);
when(
  'a pay-as-you-go key of the mainland',
  { stored: stored(mainlandPayAsYouGo) },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'writeToEnv',
);
when(
  'a legacy key with the Group ID that it names',
  { stored: stored(legacyJwt) },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'writeToEnv',
);
when(
  'a legacy key without a Group ID',
  { stored: storedWithoutGroup(legacyJwt) },
  'healthy',
  'same',
  'passed',
  'PPSPPSPS',
  'writeToEnv',
);
when(
  'a key of an unknown kind that MiniMax accepts',
  { stored: stored(unknownKind) },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'writeToEnv',
);
when(
  'a plan of which only video is used up',
  { stored: stored(videoSpent) },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'writeToEnv',
);
when(
  'a plan whose usage is not reported',
  { stored: stored(oldPlanShape) },
  'healthy',
  'same',
  'passed',
  'PPPPPPUS',
  'writeToEnv',
);

when(
  'a plan key with the Group ID of another team',
  { stored: stored(healthyPlan, { group: otherTeam.groupId }) },
  'groupIdMismatch',
  'same',
  'failed',
  'PPPPPFPS',
  'configure:groupId',
);
when(
  'a pay-as-you-go key with the Group ID of another team',
  { stored: stored(healthyPayAsYouGo, { group: otherTeam.groupId }) },
  'groupIdMismatch',
  'same',
  'failed',
  'PPPPPFPS',
  'configure:groupId',
);
when(
  'a mainland key with the Group ID of an international account',
  { stored: stored(mainlandPlan, { group: healthyPlan.groupId }) },
  'groupIdMismatch',
  'same',
  'failed',
  'PPPPPFPS',
  'configure:groupId',
);
when(
  'a legacy key with another Group ID than it names',
  { stored: stored(legacyJwt, { group: otherTeam.groupId }) },
  'groupIdMismatch',
  'same',
  'failed',
  'PPFPPFPS',
  'useGroupId:key',
);
when(
  'a Group ID of 18 digits that is not the key’s',
  { stored: stored(healthyPlan, { group: otherTeam.groupId.slice(1) }) },
  'groupIdMismatch',
  'same',
  'failed',
  'PPWPPFPS',
  'configure:groupId',
);
when(
  'a wrong Group ID and a used-up plan',
  { stored: stored(exhaustedInterval, { group: otherTeam.groupId }) },
  'groupIdMismatch',
  'same',
  'failed',
  'PPPPPFWS',
  'configure:groupId',
);

when(
  'a plan whose 5-hour window is used up',
  { stored: stored(exhaustedInterval) },
  'unspendable',
  'same',
  'warning',
  'PPPPPPWS',
  'openPage:usage:international',
);
when(
  'a plan whose week is used up',
  { stored: stored(exhaustedWeek) },
  'unspendable',
  'same',
  'warning',
  'PPPPPPWS',
  'openPage:usage:international',
);
when(
  'a plan without the text models',
  { stored: stored(textNotInPlan) },
  'unspendable',
  'same',
  'failed',
  'PPPPPPFS',
  'openPage:plan:international',
);
when(
  'a plan key without a plan',
  { stored: stored(noPlan) },
  'unspendable',
  'same',
  'failed',
  'PPPPPPFS',
  'openPage:plan:international',
);
when(
  'a pay-as-you-go key with an empty wallet',
  { stored: stored(noBalance) },
  'unspendable',
  'same',
  'failed',
  'PPPPPPFS',
  'openPage:balance:international',
);
when(
  'a mainland account without real-name verification',
  { stored: stored(unverifiedMainland) },
  'unspendable',
  'same',
  'failed',
  'PPPPPUFS',
  'openPage:signIn:mainland',
);
when(
  '2056 for a plan key',
  {
    stored: stored(healthyPlan),
    ...every(
      { kind: 'error', code: 2056, message: 'usage limit exceeded, 5-hour usage limit reached (0/0 used)' },
      { endpoint: 'planUsage' },
    ),
  },
  'unspendable',
  'same',
  'warning',
  'PPPPPPWS',
  'openPage:usage:international',
);
when(
  '1028 for a plan key',
  {
    stored: stored(healthyPlan),
    ...every({ kind: 'error', code: 1028, message: 'quota exhausted' }, { endpoint: 'planUsage' }),
  },
  'unspendable',
  'same',
  'warning',
  'PPPPPPWS',
  'openPage:plan:international',
);
when(
  '1030 for a plan key',
  {
    stored: stored(healthyPlan),
    ...every({ kind: 'error', code: 1030, message: 'quota exhausted' }, { endpoint: 'planUsage' }),
  },
  'unspendable',
  'same',
  'warning',
  'PPPPPPWS',
  'openPage:plan:international',
);
when(
  '2061 for a plan key',
  {
    stored: stored(healthyPlan),
    ...every(
      { kind: 'error', code: 2061, message: 'your current token plan not support model' },
      { endpoint: 'planUsage' },
    ),
  },
  'unspendable',
  'same',
  'failed',
  'PPPPPPFS',
  'openPage:plan:international',
);
when(
  '1008 for a plan key',
  {
    stored: stored(healthyPlan),
    ...every({ kind: 'error', code: 1008, message: 'insufficient balance' }, { endpoint: 'planUsage' }),
  },
  'unspendable',
  'same',
  'failed',
  'PPPPPPFS',
  'openPage:plan:international',
);
when(
  '1008 for a pay-as-you-go key of the mainland',
  {
    stored: stored(mainlandPayAsYouGo),
    ...every({ kind: 'error', code: 1008, message: 'insufficient balance' }, { endpoint: 'balance' }),
  },
  'unspendable',
  'same',
  'failed',
  'PPPPPPFS',
  'openPage:balance:mainland',
);

when(
  'an endpoint that takes every Group ID',
  { stored: stored(healthyPlan, { group: otherTeam.groupId }), behaviour: { pairingIgnoresGroupId: true } },
  'healthy',
  'same',
  'passed',
  'PPPPPUPS',
  'writeToEnv',
);
when(
  'a host without the endpoint that checks Group IDs',
  { stored: stored(healthyPlan), behaviour: { pairingMissing: true } },
  'healthy',
  'same',
  'passed',
  'PPPPPUPS',
  'writeToEnv',
);
when(
  'an endpoint that serves no plan keys',
  {
    stored: stored(healthyPlan),
    behaviour: { pairingRefusesPlanKeys: { code: 1004, message: 'not authorized' } },
  },
  'healthy',
  'same',
  'passed',
  'PPPPPUPS',
  'writeToEnv',
);
when(
  'an endpoint that says “insufficient balance” to plan keys',
  {
    stored: stored(healthyPlan),
    behaviour: { pairingRefusesPlanKeys: { code: 1008, message: 'insufficient balance' } },
  },
  'healthy',
  'same',
  'passed',
  'PPPPPUPS',
  'writeToEnv',
);
when(
  'an endpoint that says “token not match group” to every plan key',
  {
    stored: stored(healthyPlan),
    behaviour: { pairingRefusesPlanKeys: { code: 1004, message: 'token not match group' } },
  },
  'groupIdMismatch',
  'same',
  'failed',
  'PPPPPFPS',
  'configure:groupId',
);
when(
  'a host without the list of models',
  { stored: stored(healthyPlan), behaviour: { modelsMissing: true } },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'writeToEnv',
);
when(
  'a host without the list of models, and a wrong Group ID',
  { stored: stored(healthyPlan, { group: otherTeam.groupId }), behaviour: { modelsMissing: true } },
  'groupIdMismatch',
  'same',
  'failed',
  'PPPPPFPS',
  'configure:groupId',
);
when(
  'a legacy key whose own Group ID MiniMax refuses',
  {
    stored: stored(legacyJwt),
    ...every({ kind: 'error', code: 1004, message: 'token not match group' }, { endpoint: 'pairing' }),
  },
  'groupIdMismatch',
  'same',
  'failed',
  'PPPPPFPS',
  'removeGroupId',
);

// ---- Keys that a region refuses ----

group = 'stored, and a region refuses the key';

when(
  'a revoked key',
  { stored: stored(revokedKey) },
  'notAcceptedHere',
  'same',
  'failed',
  'PPPPFSSS',
  'askRegion:mainland',
);
when(
  'a revoked key, refused by both regions',
  { stored: stored(revokedKey), consents: ['mainland'] },
  'keyRefused',
  'same',
  'failed',
  'PPPPFSSF',
  'configure:apiKey',
);
when(
  'a revoked key without a Group ID, refused by both regions',
  { stored: storedWithoutGroup(revokedKey), consents: ['mainland'] },
  'keyRefused',
  'same',
  'failed',
  'PPSPFSSF',
  'configure:apiKey',
);
when(
  'a key that nobody issued',
  { stored: { key: stranger, region: 'mainland' } },
  'notAcceptedHere',
  'same',
  'failed',
  'PPSPFSSS',
  'askRegion:international',
);
when(
  'a key that nobody issued, refused by both regions',
  { stored: { key: stranger, region: 'mainland' }, consents: ['international'] },
  'keyRefused',
  'same',
  'failed',
  'PPSPFSSF',
  'configure:apiKey',
);
when(
  'a mainland plan key at the international host',
  { stored: stored(mainlandPlan, { region: 'international' }) },
  'notAcceptedHere',
  'same',
  'failed',
  'PPPPFSSS',
  'askRegion:mainland',
);
when(
  'a mainland plan key that the mainland accepts',
  { stored: stored(mainlandPlan, { region: 'international' }), consents: ['mainland'] },
  'wrongRegion',
  'same',
  'failed',
  'PPPPFSSP',
  'useRegion:mainland',
);
when(
  'an international key at the mainland host',
  { stored: stored(healthyPayAsYouGo, { region: 'mainland' }) },
  'notAcceptedHere',
  'same',
  'failed',
  'PPPPFSSS',
  'askRegion:international',
);
when(
  'an international key that the international region accepts',
  { stored: stored(healthyPayAsYouGo, { region: 'mainland' }), consents: ['international'] },
  'wrongRegion',
  'same',
  'failed',
  'PPPPFSSP',
  'useRegion:international',
);
when(
  'a key of the other region whose Group ID is wrong there too',
  {
    stored: stored(mainlandPlan, { region: 'international', group: healthyPlan.groupId }),
    consents: ['mainland'],
  },
  'wrongRegion',
  'same',
  'failed',
  'PPPPFSSW',
  'useRegion:mainland',
);
when(
  'a key of the other region whose plan is used up there',
  { stored: stored(exhaustedInterval, { region: 'mainland' }), consents: ['international'] },
  'wrongRegion',
  'same',
  'failed',
  'PPPPFSSW',
  'useRegion:international',
);
when(
  'a legacy key of the other region with its own Group ID',
  { stored: stored(legacyJwt, { region: 'mainland' }) },
  'notAcceptedHere',
  'same',
  'failed',
  'PPPPFPSS',
  'askRegion:international',
);
when(
  'a legacy key of the other region with a wrong Group ID',
  { stored: stored(legacyJwt, { region: 'mainland', group: otherTeam.groupId }) },
  'notAcceptedHere',
  'same',
  'failed',
  'PPFPFFSS',
  'askRegion:international',
);
when(
  'a key of another service',
  { stored: { key: createUnknownKey('of another service'), region: 'international' } },
  'notAcceptedHere',
  'same',
  'failed',
  'PWSPFSSS',
  'configure:apiKey',
);
when(
  'a plan key that was not copied whole',
  { stored: storedWithoutGroup(healthyPlan, { key: keyOf(healthyPlan).slice(0, 90) }) },
  'notAcceptedHere',
  'same',
  'failed',
  'PWSPFSSS',
  'configure:apiKey',
);
when(
  'a plan key with something at its end',
  { stored: storedWithoutGroup(healthyPlan, { key: `${keyOf(healthyPlan)}abc` }) },
  'notAcceptedHere',
  'same',
  'failed',
  'PWSPFSSS',
  'configure:apiKey',
);
when(
  'a revoked key on a host without the list of models',
  { stored: stored(revokedKey), behaviour: { modelsMissing: true } },
  'notAcceptedHere',
  'same',
  'failed',
  'PPPPFSSS',
  'askRegion:mainland',
);
when(
  'a refused key, and the other region’s setting cannot be used',
  { stored: stored(revokedKey), endpointRefused: ['mainland'] },
  'notAcceptedHere',
  'same',
  'failed',
  'PPPPFSSS',
  'openEndpointSetting:mainland',
);

// ---- Faults that say nothing about the key ----

group = 'stored, and something is in the way';

const faultyWay: readonly (readonly [string, Given])[] = [
  ['the host refuses connections', { down: ['international', 'mainland'] }],
  ['connections are reset', every({ kind: 'reset' })],
  ['answers break off', every({ kind: 'resetMidBody' })],
  ['a sign-in page of a network answers', every({ kind: 'html', page: 'captivePortal' })],
  ['everything is redirected', every({ kind: 'redirect', location: 'https://login.invalid/' })],
  ['a proxy wants a login', every({ kind: 'status', status: 407 })],
  ['no answer begins', { ...every({ kind: 'slowHeaders', delayMs: 'never' }), isHasty: true }],
  ['no answer ends', { ...every({ kind: 'slowBody', everyMs: 'never' }), isHasty: true }],
];
for (const [name, given] of faultyWay) {
  when(
    `${name}: a plan key`,
    { stored: stored(healthyPlan), ...given },
    'unreachable',
    'same',
    'failed',
    'PPPFUUUS',
    'run',
  );
}
when(
  'the host refuses connections: a revoked key',
  { stored: stored(revokedKey), down: ['international'] },
  'unreachable',
  'same',
  'failed',
  'PPPFUUUS',
  'run',
);
when(
  'a sign-in page of a network answers: a key of the other region',
  { stored: storedWithoutGroup(mainlandPlan, { region: 'international' }), ...every({ kind: 'html' }) },
  'unreachable',
  'same',
  'failed',
  'PPSFUSUS',
  'run',
);
when(
  'the host refuses connections: a legacy key with a wrong Group ID',
  { stored: stored(legacyJwt, { group: otherTeam.groupId }), down: ['international'] },
  'groupIdMismatch',
  'same',
  'failed',
  'PPFFUFUS',
  'useGroupId:key',
);
when(
  'connections are reset: a legacy key with its own Group ID',
  { stored: stored(legacyJwt), ...every({ kind: 'reset' }) },
  'unreachable',
  'same',
  'failed',
  'PPPFUPUS',
  'run',
);

const troubles: readonly (readonly [string, Fault])[] = [
  ['too many requests (429)', { kind: 'status', status: 429, retryAfter: 7 }],
  ['HTTP 500', { kind: 'status', status: 500 }],
  ['HTTP 502 of a gateway', { kind: 'status', status: 502 }],
  ['HTTP 503 of a gateway', { kind: 'status', status: 503 }],
  ['overloaded (529)', { kind: 'status', status: 529 }],
  ['half of the JSON', { kind: 'truncatedJson' }],
  ['an empty answer', { kind: 'emptyBody' }],
  ['an answer without end', { kind: 'oversizedBody', bytes: 600_000 }],
  ['1000 unknown error', { kind: 'error', code: 1000, message: 'unknown error' }],
  ['1001 timeout', { kind: 'error', code: 1001, message: 'request timeout' }],
  ['1002 rate limit', { kind: 'error', code: 1002, message: 'rate limit' }],
  ['1013 internal service error', { kind: 'error', code: 1013, message: 'internal service error' }],
  ['1024 internal error', { kind: 'error', code: 1024, message: 'internal error' }],
  ['1033 mysql error', { kind: 'error', code: 1033, message: 'mysql failed' }],
  ['1039 token limit', { kind: 'error', code: 1039, message: 'token limit' }],
  ['1041 connection limit', { kind: 'error', code: 1041, message: 'conn limit' }],
  ['2045 rate growth limit', { kind: 'error', code: 2045, message: 'rate growth limit' }],
  ['a code that nobody knows', { kind: 'error', code: 9999, message: 'something new' }],
  [
    '“cookie is missing”, which no endpoint that is asked should say',
    { kind: 'error', code: 1004, message: 'cookie is missing, log in again' },
  ],
];
for (const [name, fault] of troubles) {
  when(
    `${name}: a plan key`,
    { stored: stored(healthyPlan), ...every(fault) },
    'trouble',
    'same',
    'unknown',
    'PPPWUUUS',
    'run',
  );
}
when(
  'HTTP 503: a revoked key',
  { stored: stored(revokedKey), ...every({ kind: 'status', status: 503 }) },
  'trouble',
  'same',
  'unknown',
  'PPPWUUUS',
  'run',
);
when(
  '429: a key of the other region',
  { stored: stored(mainlandPlan, { region: 'international' }), ...every({ kind: 'status', status: 429 }) },
  'trouble',
  'same',
  'unknown',
  'PPPWUUUS',
  'run',
);
when(
  '500: a pay-as-you-go key with an empty wallet',
  { stored: stored(noBalance), ...every({ kind: 'status', status: 500 }) },
  'trouble',
  'same',
  'unknown',
  'PPPWUUUS',
  'run',
);
when(
  '529: a wrong Group ID',
  { stored: stored(healthyPlan, { group: otherTeam.groupId }), ...every({ kind: 'status', status: 529 }) },
  'trouble',
  'same',
  'unknown',
  'PPPWUUUS',
  'run',
);
when(
  '503: a legacy key with its own Group ID',
  { stored: stored(legacyJwt), ...every({ kind: 'status', status: 503 }) },
  'trouble',
  'same',
  'unknown',
  'PPPWUPUS',
  'run',
);
when(
  '429: a used-up plan',
  { stored: stored(exhaustedInterval), ...every({ kind: 'status', status: 429 }) },
  'trouble',
  'same',
  'unknown',
  'PPPWUUUS',
  'run',
);
when(
  'the host is not MiniMax’s: every path is missing',
  { stored: stored(healthyPlan), ...every({ kind: 'status', status: 404 }) },
  'trouble',
  'same',
  'failed',
  'PPPFUUUS',
  'openEndpointSetting:international',
);

when(
  '429 for the list of models alone',
  { stored: stored(healthyPlan), ...every({ kind: 'status', status: 429 }, { endpoint: 'models' }) },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'writeToEnv',
);
when(
  'a sign-in page for the list of models alone',
  { stored: stored(healthyPayAsYouGo), ...every({ kind: 'html' }, { endpoint: 'models' }) },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'writeToEnv',
);
when(
  '500 for the plan usage alone',
  { stored: stored(healthyPlan), ...every({ kind: 'status', status: 500 }, { endpoint: 'planUsage' }) },
  'healthy',
  'same',
  'passed',
  'PPPPPPUS',
  'writeToEnv',
);
when(
  '500 for the check of the Group ID alone',
  { stored: stored(healthyPlan), ...every({ kind: 'status', status: 500 }, { endpoint: 'pairing' }) },
  'healthy',
  'same',
  'passed',
  'PPPPPUPS',
  'writeToEnv',
);
when(
  '500 for the check of a wrong Group ID',
  {
    stored: stored(healthyPlan, { group: otherTeam.groupId }),
    ...every({ kind: 'status', status: 500 }, { endpoint: 'pairing' }),
  },
  'healthy',
  'same',
  'passed',
  'PPPPPUPS',
  'writeToEnv',
);
when(
  '500 for the comparison with the sample',
  {
    stored: stored(healthyPlan),
    ...every(
      { kind: 'status', status: 500 },
      { endpoint: 'pairing', when: (request) => request.groupId === sampleGroupId },
    ),
  },
  'healthy',
  'same',
  'passed',
  'PPPPPUPS',
  'writeToEnv',
);
when(
  'answers under another content type',
  { stored: stored(healthyPlan), ...every({ kind: 'contentType', contentType: 'text/html' }) },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'writeToEnv',
);
when(
  'a list of models that refuses a key which all else serves',
  {
    stored: stored(healthyPlan),
    ...every({ kind: 'error', code: 2049, message: 'invalid api key' }, { endpoint: 'models' }),
  },
  'trouble',
  'same',
  'unknown',
  'PPPPUUUS',
  'run',
);
when(
  'a refused key, and the other region has trouble',
  {
    stored: stored(mainlandPlan, { region: 'international' }),
    consents: ['mainland'],
    ...every({ kind: 'status', status: 503 }, { region: 'mainland' }),
  },
  'notAcceptedHere',
  'same',
  'failed',
  'PPPPFSSU',
  'askRegion:mainland',
);
when(
  'a refused key, and the other region cannot be reached',
  { stored: stored(revokedKey), consents: ['mainland'], down: ['mainland'] },
  'notAcceptedHere',
  'same',
  'failed',
  'PPPPFSSU',
  'askRegion:mainland',
);
when(
  'trouble here, and the other region refuses the key',
  {
    stored: stored(healthyPlan),
    consents: ['mainland'],
    ...every({ kind: 'status', status: 503 }, { region: 'international' }),
  },
  'trouble',
  'same',
  'unknown',
  'PPPWUUUF',
  'run',
);
when(
  'an endpoint setting that is refused',
  { stored: stored(healthyPlan), endpointRefused: ['international'] },
  'none',
  'endpointRefused',
  'failed',
  'PPPFSSSS',
  'openEndpointSetting:international',
);
when(
  'a refused endpoint setting of the region that is not used',
  { stored: stored(healthyPlan), endpointRefused: ['mainland'] },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'writeToEnv',
);

// ---- A .env file alone ----

group = 'in a .env file alone';

when(
  'all three lines are right',
  file(linesOf(healthyPlan)),
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'none',
);
when(
  'all three lines of a mainland account are right',
  file(linesOf(mainlandPayAsYouGo)),
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'none',
);
when(
  'no host: nobody knows the region',
  file(lines({ MINIMAX_API_KEY: keyOf(healthyPlan), MINIMAX_GROUP_ID: healthyPlan.groupId })),
  'none',
  'regionUnknown',
  'unknown',
  'PPPSUSSS',
  'askRegion:international',
);
when(
  'no host, and the region that the user chose accepts the key',
  {
    ...file(lines({ MINIMAX_API_KEY: keyOf(healthyPlan), MINIMAX_GROUP_ID: healthyPlan.groupId })),
    consents: ['international'],
  },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'none',
);
when(
  'no host, and the region that the user chose refuses the key',
  { ...file(lines({ MINIMAX_API_KEY: keyOf(mainlandPlan) })), consents: ['international'] },
  'notAcceptedHere',
  'same',
  'failed',
  'PPSPFSSS',
  'askRegion:mainland',
);
when(
  'no host, and the second region that the user chose accepts the key',
  { ...file(lines({ MINIMAX_API_KEY: keyOf(mainlandPlan) })), consents: ['international', 'mainland'] },
  'healthy',
  'same',
  'passed',
  'PPSPPSPS',
  'none',
);
when(
  'no host, and both regions refuse the key',
  { ...file(lines({ MINIMAX_API_KEY: keyOf(revokedKey) })), consents: ['international', 'mainland'] },
  'keyRefused',
  'same',
  'failed',
  'PPSPFSSF',
  'enterValue:apiKey',
);
when(
  'no host, and a legacy key with its own Group ID',
  file(lines({ MINIMAX_API_KEY: keyOf(legacyJwt), MINIMAX_GROUP_ID: legacyJwt.groupId })),
  'none',
  'regionUnknown',
  'unknown',
  'PPPSUPSS',
  'askRegion:international',
);
when(
  'no host, and a legacy key with another Group ID',
  file(lines({ MINIMAX_API_KEY: keyOf(legacyJwt), MINIMAX_GROUP_ID: otherTeam.groupId })),
  'none',
  'groupIdMismatch',
  'failed',
  'PPFSUFSS',
  'useGroupId:key',
);
when(
  'MINIMAX_REGION names the region',
  file(lines({ MINIMAX_API_KEY: keyOf(mainlandPlan), MINIMAX_REGION: 'cn' })),
  'healthy',
  'same',
  'passed',
  'PPSPPSPS',
  'none',
);
when(
  'the name of the variable names the region',
  file(lines({ MINIMAX_CN_API_KEY: keyOf(mainlandPlan) })),
  'healthy',
  'same',
  'passed',
  'PPSPPSPS',
  'none',
);
when(
  'an older host of the mainland',
  file(linesOf(mainlandPlan, { MINIMAX_API_HOST: 'https://api.minimaxi.com' })),
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'none',
);
when(
  'an older international host',
  file(linesOf(healthyPlan, { MINIMAX_API_HOST: 'https://api.minimaxi.chat' })),
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'none',
);
when(
  'the host of the other region',
  file(linesOf(healthyPlan, { MINIMAX_API_HOST: hosts.mainland })),
  'notAcceptedHere',
  'same',
  'failed',
  'PPPPFSSS',
  'askRegion:international',
);
when(
  'the host of the other region, which was asked',
  { ...file(linesOf(healthyPlan, { MINIMAX_API_HOST: hosts.mainland })), consents: ['international'] },
  'wrongRegion',
  'same',
  'failed',
  'PPPPFSSP',
  'useRegion:international',
);
when(
  'an international host and a mainland key, which the mainland accepts',
  {
    ...file(linesOf(mainlandPlan, { MINIMAX_API_HOST: 'https://api.minimaxi.chat/v1' })),
    consents: ['mainland'],
  },
  'wrongRegion',
  'same',
  'failed',
  'PPPPFSSP',
  'useRegion:mainland',
);
when(
  'the address of the website instead of the API',
  file(linesOf(healthyPlan, { MINIMAX_API_HOST: 'https://www.minimax.io' })),
  'none',
  'hostMistaken',
  'failed',
  'PPPFUSSS',
  'useRegion:international',
);
when(
  'minimax.com, where there is no API',
  file(linesOf(healthyPlan, { MINIMAX_API_HOST: 'https://api.minimax.com' })),
  'none',
  'hostMistaken',
  'failed',
  'PPPFUSSS',
  'openFile:MINIMAX_API_HOST',
);
when(
  'a host of somebody else',
  file(linesOf(healthyPlan, { MINIMAX_API_HOST: 'https://gateway.example' })),
  'none',
  'regionUnknown',
  'unknown',
  'PPPSUSSS',
  'askRegion:international',
);
when(
  'an OpenAI base without /v1',
  file(lines({ OPENAI_API_KEY: keyOf(healthyPlan), OPENAI_BASE_URL: 'https://api.minimax.io' })),
  'healthy',
  'hostPath',
  'failed',
  'PPSFPSPS',
  'applyFix:host-path',
);
when(
  'an OpenAI base with /v1',
  file(lines({ OPENAI_API_KEY: keyOf(healthyPlan), OPENAI_BASE_URL: 'https://api.minimax.io/v1' })),
  'healthy',
  'same',
  'passed',
  'PPSPPSPS',
  'none',
);
when(
  'an Anthropic base with /anthropic/models',
  file(
    lines({
      ANTHROPIC_AUTH_TOKEN: keyOf(mainlandPlan),
      ANTHROPIC_BASE_URL: 'https://api.minimaxi.com/anthropic/models',
    }),
  ),
  'healthy',
  'hostPath',
  'failed',
  'PPSFPSPS',
  'applyFix:host-path',
);
when(
  'an Anthropic base with /anthropic',
  file(
    lines({
      ANTHROPIC_AUTH_TOKEN: keyOf(mainlandPlan),
      ANTHROPIC_BASE_URL: 'https://api.minimaxi.com/anthropic',
    }),
  ),
  'healthy',
  'same',
  'passed',
  'PPSPPSPS',
  'none',
);
when(
  'the key of another service under its own name',
  file(lines({ ANTHROPIC_API_KEY: `sk-ant-${'a1b2c3d4'.repeat(6)}` })),
  'none',
  'noCredentials',
  'failed',
  'FSSSSSSS',
  'configure',
);
when(
  'a wrong Group ID',
  file(linesOf(healthyPlan, { MINIMAX_GROUP_ID: otherTeam.groupId })),
  'groupIdMismatch',
  'same',
  'failed',
  'PPPPPFPS',
  'enterValue:groupId',
);
when(
  'a wrong Group ID beside a legacy key',
  file(linesOf(legacyJwt, { MINIMAX_GROUP_ID: otherTeam.groupId })),
  'groupIdMismatch',
  'same',
  'failed',
  'PPFPPFPS',
  'useGroupId:key',
);
when(
  'a Group ID without a value',
  file(linesOf(healthyPlan, { MINIMAX_GROUP_ID: '' })),
  'healthy',
  'same',
  'passed',
  'PPWPPSPS',
  'removeGroupId',
);
when(
  'a revoked key',
  file(linesOf(revokedKey)),
  'notAcceptedHere',
  'same',
  'failed',
  'PPPPFSSS',
  'askRegion:mainland',
);
when(
  'a key that both regions refuse',
  { ...file(linesOf(revokedKey)), consents: ['mainland'] },
  'keyRefused',
  'same',
  'failed',
  'PPPPFSSF',
  'enterValue:apiKey',
);
when(
  'a used-up plan',
  file(linesOf(exhaustedInterval)),
  'unspendable',
  'same',
  'warning',
  'PPPPPPWS',
  'openPage:usage:international',
);
when(
  'an empty wallet',
  file(linesOf(noBalance)),
  'unspendable',
  'same',
  'failed',
  'PPPPPPFS',
  'openPage:balance:international',
);
when(
  '503 from MiniMax',
  { ...file(linesOf(revokedKey)), ...every({ kind: 'status', status: 503 }) },
  'trouble',
  'same',
  'unknown',
  'PPPWUUUS',
  'run',
);
when(
  'Restricted Mode',
  { ...file(linesOf(healthyPlan)), isUntrusted: true },
  'none',
  'untrusted',
  'unknown',
  'WPPSSSSS',
  'manageTrust',
);

group = 'in a .env file, and it cannot be right';

const host = { MINIMAX_API_HOST: hosts.international };

when(
  'the sample key of the guide',
  file(lines({ MINIMAX_API_KEY: 'sk-cp-xxxxx...', ...host })),
  'none',
  'keyUnusable',
  'failed',
  'PFSSSSSS',
  'enterValue:apiKey',
);
when(
  'both samples of the guide',
  file(lines({ MINIMAX_API_KEY: 'sk-cp-xxxxx...', MINIMAX_GROUP_ID: sampleGroupId })),
  'none',
  'keyUnusable',
  'failed',
  'PFFSSSSS',
  'enterValue:apiKey',
);
when(
  'your_api_key',
  file(lines({ MINIMAX_API_KEY: 'your_api_key' })),
  'none',
  'keyUnusable',
  'failed',
  'PFSSSSSS',
  'enterValue:apiKey',
);
when(
  'a reference to another variable',
  file(lines({ MINIMAX_API_KEY: '${SECRET_KEY}' })),
  'none',
  'keyUnusable',
  'failed',
  'PFSSSSSS',
  'enterValue:apiKey',
);
when(
  'a masked key',
  file(lines({ MINIMAX_API_KEY: `${keyOf(healthyPlan).slice(0, 12)}****${keyOf(healthyPlan).slice(-4)}` })),
  'none',
  'keyUnusable',
  'failed',
  'PFSSSSSS',
  'enterValue:apiKey',
);
when(
  'key and Group ID in each other’s place',
  file(lines({ MINIMAX_API_KEY: healthyPlan.groupId, MINIMAX_GROUP_ID: keyOf(healthyPlan), ...host })),
  'none',
  'keyUnusable',
  'failed',
  'PFFSSSSS',
  'applyFix:swapped',
);
when(
  'a Group ID where the key belongs',
  file(lines({ MINIMAX_API_KEY: healthyPlan.groupId })),
  'none',
  'keyUnusable',
  'failed',
  'PFSSSSSS',
  'enterValue:apiKey',
);
when(
  'a key with Bearer before it',
  file(lines({ MINIMAX_API_KEY: `Bearer ${keyOf(healthyPlan)}`, ...host })),
  'none',
  'keyUnusable',
  'failed',
  'PFSSSSSS',
  'applyFix:dirty-value',
);
when(
  'a key with an invisible character',
  file(lines({ MINIMAX_API_KEY: `${keyOf(healthyPlan)}\u200b`, ...host })),
  'none',
  'keyUnusable',
  'failed',
  'PFSSSSSS',
  'applyFix:dirty-value',
);
when(
  'a key in typographic quotes',
  file(lines({ MINIMAX_API_KEY: `“${keyOf(healthyPlan)}”`, ...host })),
  'none',
  'keyUnusable',
  'failed',
  'PFSSSSSS',
  'applyFix:dirty-value',
);
when(
  'the sample Group ID of the guide',
  file(linesOf(healthyPlan, { MINIMAX_GROUP_ID: sampleGroupId })),
  'none',
  'groupIdUnusable',
  'failed',
  'PPFSSSSS',
  'enterValue:groupId',
);
when(
  'the sample Group ID beside a legacy key',
  file(linesOf(legacyJwt, { MINIMAX_GROUP_ID: sampleGroupId })),
  'none',
  'groupIdUnusable',
  'failed',
  'PPFSSSSS',
  'useGroupId:key',
);
when(
  'the sample Group ID, and the stored one is the key’s',
  { stored: stored(healthyPlan), ...file(linesOf(healthyPlan, { MINIMAX_GROUP_ID: sampleGroupId })) },
  'none',
  'groupIdUnusable',
  'failed',
  'PPFSSSSS',
  'useGroupId:stored',
);
when(
  'a name of a model as the Group ID',
  file(linesOf(healthyPlan, { MINIMAX_GROUP_ID: 'MiniMax-M2.5' })),
  'none',
  'groupIdUnusable',
  'failed',
  'PPFSSSSS',
  'enterValue:groupId',
);
when(
  'five digits as the Group ID',
  file(linesOf(healthyPlan, { MINIMAX_GROUP_ID: '12345' })),
  'none',
  'groupIdUnusable',
  'failed',
  'PPFSSSSS',
  'enterValue:groupId',
);
when(
  'a Group ID with commas in it',
  file(linesOf(healthyPlan, { MINIMAX_GROUP_ID: healthyPlan.groupId.replace(/\B(?=(\d{3})+$)/g, ',') })),
  'none',
  'groupIdUnusable',
  'failed',
  'PPFSSSSS',
  'applyFix:group-format',
);
when(
  'the key once more as the Group ID',
  file(linesOf(healthyPlan, { MINIMAX_GROUP_ID: keyOf(healthyPlan) })),
  'none',
  'groupIdUnusable',
  'failed',
  'PPFSSSSS',
  'enterValue:groupId',
);
when(
  'a sample key, and good credentials are stored',
  { stored: stored(healthyPlan), ...file(lines({ MINIMAX_API_KEY: 'sk-cp-xxxxx...' })) },
  'none',
  'keyUnusable',
  'failed',
  'PFSSSSSS',
  'useStored:apiKey',
);
when(
  'a sample key, and the stored key is refused',
  { stored: stored(revokedKey), ...file(lines({ MINIMAX_API_KEY: 'sk-cp-xxxxx...' })) },
  'none',
  'keyUnusable',
  'failed',
  'PFSSSSSS',
  'enterValue:apiKey',
);

// ---- Several places ----

group = 'in several places';

when(
  'stored and file are the same',
  { stored: stored(healthyPlan), ...file(linesOf(healthyPlan)) },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'none',
);
when(
  'the file has no Group ID, and all else is the same',
  { stored: stored(healthyPlan), ...file(lines({ MINIMAX_API_KEY: keyOf(healthyPlan), ...host })) },
  'healthy',
  'same',
  'passed',
  'PPSPPSPS',
  'none',
);
when(
  'the file names no host, and the same key is stored',
  {
    stored: stored(mainlandPlan),
    ...file(lines({ MINIMAX_API_KEY: keyOf(mainlandPlan), MINIMAX_GROUP_ID: mainlandPlan.groupId })),
  },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'none',
);
when(
  'the file has a wrong Group ID, and the stored one is right',
  { stored: stored(healthyPlan), ...file(linesOf(healthyPlan, { MINIMAX_GROUP_ID: otherTeam.groupId })) },
  'groupIdMismatch',
  'same',
  'failed',
  'WPPPPFPS',
  'useGroupId:stored',
);
when(
  'the stored Group ID is wrong, and the file has the right one',
  { stored: stored(healthyPlan, { group: otherTeam.groupId }), ...file(linesOf(healthyPlan)) },
  'groupIdMismatch',
  'same',
  'warning',
  'WPPPPFPS',
  'useGroupId:otherPlace',
);
when(
  'two good accounts',
  { stored: stored(healthyPayAsYouGo), ...file(linesOf(healthyPlan)) },
  'healthy',
  'same',
  'passed',
  'WPPPPPPS',
  'none',
);
when(
  'two accounts, and key and Group ID in the file are of different ones',
  { stored: stored(otherTeam), ...file(linesOf(healthyPlan, { MINIMAX_GROUP_ID: otherTeam.groupId })) },
  'groupIdMismatch',
  'same',
  'failed',
  'WPPPPFPS',
  'enterValue:groupId',
);
when(
  'the stored key is refused, and the file’s is good',
  { stored: stored(revokedKey), ...file(linesOf(healthyPlan)) },
  'notAcceptedHere',
  'same',
  'warning',
  'WPPPFSSS',
  'askRegion:mainland',
);
when(
  'the file’s key is refused, and the stored one is good',
  { stored: stored(healthyPlan), ...file(linesOf(revokedKey)) },
  'notAcceptedHere',
  'same',
  'failed',
  'WPPPFSSS',
  'askRegion:mainland',
);
when(
  'both regions refuse the file’s key, and the stored one is good',
  { stored: stored(healthyPlan), ...file(linesOf(revokedKey)), consents: ['mainland'] },
  'keyRefused',
  'same',
  'failed',
  'WPPPFSSF',
  'useStored:apiKey',
);
when(
  'the file names the other region for the stored key',
  { stored: stored(mainlandPlan), ...file(linesOf(mainlandPlan, { MINIMAX_API_HOST: hosts.international })) },
  'wrongRegion',
  'same',
  'failed',
  'PPPPFSSP',
  'useRegion:mainland',
);
when(
  'the file has a key of its own and no host',
  { stored: stored(mainlandPlan), ...file(lines({ MINIMAX_API_KEY: keyOf(healthyPlan) })) },
  'none',
  'regionUnknown',
  'unknown',
  'WPSSUSSS',
  'askRegion:mainland',
);
when(
  'minimax.com as the host of the stored key',
  {
    stored: stored(healthyPlan),
    ...file(linesOf(healthyPlan, { MINIMAX_API_HOST: 'https://api.minimax.com' })),
  },
  'healthy',
  'hostMistaken',
  'failed',
  'PPPFPPPS',
  'useRegion:international',
);
when(
  'the stored plan is used up, and the file’s key is good',
  { stored: stored(exhaustedInterval), ...file(linesOf(healthyPayAsYouGo)) },
  'unspendable',
  'same',
  'warning',
  'WPPPPPWS',
  'openPage:usage:international',
);
when(
  'the file’s plan is used up, and the stored key is good',
  { stored: stored(healthyPayAsYouGo), ...file(linesOf(exhaustedInterval)) },
  'unspendable',
  'same',
  'warning',
  'WPPPPPWS',
  'openPage:usage:international',
);
when(
  'different Group IDs that nobody can check',
  {
    stored: stored(healthyPlan),
    ...file(linesOf(healthyPlan, { MINIMAX_GROUP_ID: otherTeam.groupId })),
    behaviour: { pairingIgnoresGroupId: true },
  },
  'healthy',
  'groupIdsDiffer',
  'warning',
  'WPPPPUPS',
  'openPage:groupId:international',
);
when(
  'two files, of which the second has the right Group ID',
  {
    files: {
      '.env': linesOf(healthyPlan, { MINIMAX_GROUP_ID: otherTeam.groupId }),
      'backend/.env': linesOf(healthyPlan),
    },
  },
  'groupIdMismatch',
  'same',
  'failed',
  'WPPPPFPS',
  'useGroupId:otherPlace',
);
when(
  'two files, of which the second has a sample',
  { files: { '.env': linesOf(healthyPlan), '.env.local': lines({ MINIMAX_API_KEY: 'your_api_key' }) } },
  'none',
  'keyUnusable',
  'warning',
  'PFSSSSSS',
  'enterValue:apiKey',
);
when(
  'a used-up plan beside a good key in one file',
  file(linesOf(exhaustedInterval) + lines({ MINIMAX_CN_API_KEY: keyOf(mainlandPayAsYouGo) })),
  'unspendable',
  'same',
  'warning',
  'PPPPPPWS',
  'openPage:usage:international',
);
when(
  'the mainland cannot be reached, and the program does not need it',
  { stored: stored(mainlandPlan), ...file(linesOf(healthyPlan)), down: ['mainland'] },
  'healthy',
  'same',
  'passed',
  'WPPPPPPS',
  'none',
);
when(
  'Restricted Mode, and the same values are stored',
  { stored: stored(healthyPlan), ...file(linesOf(healthyPlan)), isUntrusted: true },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'none',
);
when(
  'Restricted Mode, and the stored Group ID is wrong',
  {
    stored: stored(healthyPlan, { group: otherTeam.groupId }),
    ...file(linesOf(mainlandPlan)),
    isUntrusted: true,
  },
  'groupIdMismatch',
  'same',
  'failed',
  'WPPPPFPS',
  'configure:groupId',
);

// ---- The environment ----

group = 'in the environment';

when(
  'alone and right',
  { environment: { MINIMAX_API_KEY: keyOf(healthyPlan), MINIMAX_GROUP_ID: healthyPlan.groupId, ...host } },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'none',
);
when(
  'alone and without a region',
  { environment: { MINIMAX_API_KEY: keyOf(healthyPlan) } },
  'none',
  'regionUnknown',
  'unknown',
  'PPSSUSSS',
  'askRegion:international',
);
when(
  'alone, with the Group ID of another team',
  { environment: { MINIMAX_API_KEY: keyOf(healthyPlan), MINIMAX_GROUP_ID: otherTeam.groupId, ...host } },
  'groupIdMismatch',
  'same',
  'failed',
  'PPPPPFPS',
  'copyUnsetCommand:MINIMAX_GROUP_ID',
);
when(
  'alone and a sample',
  { environment: { MINIMAX_API_KEY: 'your_api_key' } },
  'none',
  'keyUnusable',
  'failed',
  'PFSSSSSS',
  'copyUnsetCommand:MINIMAX_API_KEY',
);
when(
  'the same values as in the file',
  { ...file(linesOf(healthyPlan)), environment: { MINIMAX_API_KEY: keyOf(healthyPlan) } },
  'healthy',
  'same',
  'passed',
  'PPPPPPPS',
  'none',
);
when(
  'a revoked key that comes before the good one of the file',
  { ...file(linesOf(healthyPlan)), environment: { MINIMAX_API_KEY: keyOf(revokedKey) } },
  'notAcceptedHere',
  'environmentWins',
  'failed',
  'WPPPFSSS',
  'copyUnsetCommand:MINIMAX_API_KEY',
);
when(
  'a good key of another team that comes before that of the file',
  { ...file(linesOf(healthyPlan)), environment: { MINIMAX_API_KEY: keyOf(otherTeam) } },
  'groupIdMismatch',
  'environmentWins',
  'failed',
  'WPPPPFPS',
  'copyUnsetCommand:MINIMAX_API_KEY',
);
when(
  'a stale Group ID that comes before that of the file',
  { ...file(linesOf(healthyPlan)), environment: { MINIMAX_GROUP_ID: otherTeam.groupId } },
  'groupIdMismatch',
  'environmentWins',
  'failed',
  'WPPPPFPS',
  'copyUnsetCommand:MINIMAX_GROUP_ID',
);
when(
  'a host of the other region that comes before that of the file',
  { ...file(linesOf(healthyPlan)), environment: { MINIMAX_API_HOST: hosts.mainland } },
  'wrongRegion',
  'environmentWins',
  'failed',
  'WPPPFSSP',
  'copyUnsetCommand:MINIMAX_API_HOST',
);
when(
  'an empty key that comes before the good one of the file',
  { ...file(linesOf(healthyPlan)), environment: { MINIMAX_API_KEY: '' } },
  'healthy',
  'environmentWins',
  'failed',
  'FPPPPPPS',
  'copyUnsetCommand:MINIMAX_API_KEY',
);
when(
  'a good key that comes before the bad one of the file',
  {
    ...file(linesOf(revokedKey)),
    environment: { MINIMAX_API_KEY: keyOf(healthyPlan), MINIMAX_GROUP_ID: healthyPlan.groupId },
  },
  'notAcceptedHere',
  'same',
  'warning',
  'WPPPFSSS',
  'askRegion:mainland',
);
when(
  'a plan key that comes before a pay-as-you-go key, both good',
  {
    ...file(linesOf(healthyPayAsYouGo)),
    environment: { MINIMAX_API_KEY: keyOf(healthyPlan), MINIMAX_GROUP_ID: healthyPlan.groupId },
  },
  'healthy',
  'same',
  'passed',
  'WPPPPPPS',
  'none',
);
when(
  'a host of the other region, and the file names none',
  {
    ...file(lines({ MINIMAX_API_KEY: keyOf(healthyPlan) })),
    environment: { MINIMAX_API_HOST: hosts.mainland },
  },
  'notAcceptedHere',
  'same',
  'failed',
  'WPSPFSSS',
  'askRegion:international',
);
when(
  'a host of the other region, which was asked, and the file names none',
  {
    ...file(lines({ MINIMAX_API_KEY: keyOf(healthyPlan) })),
    environment: { MINIMAX_API_HOST: hosts.mainland },
    consents: ['international'],
  },
  'wrongRegion',
  'environmentWins',
  'failed',
  'WPSPFSSP',
  'copyUnsetCommand:MINIMAX_API_HOST',
);
when(
  '503 for the key that comes before that of the file',
  {
    ...file(linesOf(healthyPlan)),
    environment: { MINIMAX_API_KEY: keyOf(revokedKey) },
    ...every({ kind: 'status', status: 503 }),
  },
  'trouble',
  'same',
  'unknown',
  'WPPWUUUS',
  'run',
);

// ---- Settings of other programs ----

group = 'in the settings of other programs';

/** The settings of mmx-cli. */
function mmx(values: Readonly<Record<string, string>>): Given {
  return { tools: { mmxCli: JSON.stringify(values) } };
}

/** The settings of Claude Code. */
function claude(address: string, key: string): Given {
  return {
    tools: {
      claudeCodeUser: JSON.stringify({ env: { ANTHROPIC_BASE_URL: address, ANTHROPIC_AUTH_TOKEN: key } }),
    },
  };
}

when(
  'mmx-cli, all right',
  mmx({ api_key: keyOf(healthyPlan), region: 'global' }),
  'healthy',
  'same',
  'passed',
  'PPSPPSPS',
  'none',
);
when(
  'mmx-cli for the mainland',
  mmx({ api_key: keyOf(mainlandPlan), region: 'cn', output: 'text' }),
  'healthy',
  'same',
  'passed',
  'PPSPPSPS',
  'none',
);
when(
  'mmx-cli without a region',
  mmx({ api_key: keyOf(healthyPlan) }),
  'none',
  'regionUnknown',
  'unknown',
  'PPSSUSSS',
  'askRegion:international',
);
when(
  'mmx-cli without a key',
  mmx({ region: 'global' }),
  'none',
  'noCredentials',
  'failed',
  'FSSSSSSS',
  'configure',
);
when(
  'Claude Code, all right',
  claude('https://api.minimax.io/anthropic', keyOf(healthyPlan)),
  'healthy',
  'same',
  'passed',
  'PPSPPSPS',
  'none',
);
when(
  'Claude Code with the host of the other region',
  { ...claude('https://api.minimax.io/anthropic', keyOf(mainlandPlan)), consents: ['mainland'] },
  'wrongRegion',
  'same',
  'failed',
  'PPSPFSSP',
  'openFile:ANTHROPIC_BASE_URL',
);
when(
  'Claude Code of Anthropic',
  claude('https://api.anthropic.com', `sk-ant-${'a1b2c3d4'.repeat(6)}`),
  'none',
  'noCredentials',
  'failed',
  'FSSSSSSS',
  'configure',
);
when(
  'settings that are no JSON',
  { tools: { mmxCli: '{' } },
  'none',
  'noCredentials',
  'failed',
  'FSSSSSSS',
  'configure',
);
when(
  'a revoked key in Claude Code, and a good one in the file',
  { ...file(linesOf(healthyPlan)), ...claude('https://api.minimax.io/anthropic', keyOf(revokedKey)) },
  'notAcceptedHere',
  'same',
  'warning',
  'PPSPFSSS',
  'askRegion:mainland',
);

// ---- The storage, and nothing at all ----

group = 'nothing, or a storage that fails';

when('nothing anywhere', {}, 'none', 'noCredentials', 'failed', 'FSSSSSSS', 'configure');
when(
  'a .env file without a key',
  file(lines({ MINIMAX_API_KEY: '' })),
  'none',
  'noCredentials',
  'failed',
  'FSSSSSSS',
  'configure',
);
when(
  'the stored credentials are gone',
  { stored: 'lost' },
  'none',
  'credentialsLost',
  'failed',
  'FSSSSSSS',
  'configure',
);
when(
  'the stored credentials cannot be read',
  { stored: 'corrupt' },
  'none',
  'storageCorrupt',
  'failed',
  'FSSSSSSS',
  'configure',
);
when(
  'the storage does not work',
  { stored: 'unavailable' },
  'none',
  'storageUnavailable',
  'failed',
  'FSSSSSSS',
  'run',
);
when(
  'the stored credentials are gone, and the file is good',
  { stored: 'lost', ...file(linesOf(healthyPlan)) },
  'healthy',
  'credentialsLost',
  'warning',
  'WPPPPPPS',
  'storePair',
);
when(
  'the stored credentials cannot be read, and the file is good',
  { stored: 'corrupt', ...file(linesOf(healthyPlan)) },
  'healthy',
  'storageCorrupt',
  'warning',
  'WPPPPPPS',
  'storePair',
);
when(
  'the storage does not work, and the file is good',
  { stored: 'unavailable', ...file(linesOf(healthyPlan)) },
  'healthy',
  'storageUnavailable',
  'warning',
  'WPPPPPPS',
  'run',
);
when(
  'the storage does not work, and the file has a wrong Group ID',
  { stored: 'unavailable', ...file(linesOf(healthyPlan, { MINIMAX_GROUP_ID: otherTeam.groupId })) },
  'groupIdMismatch',
  'same',
  'failed',
  'WPPPPFPS',
  'enterValue:groupId',
);

// ---- Before, during and after a run ----

group = 'before and during a run';

when(
  'nothing was asked yet',
  { stored: stored(healthyPlan), run: 'notRun' },
  'none',
  'notRun',
  'unknown',
  'PPPUUUUS',
  'run',
);
when(
  'nothing was asked yet, and there is no Group ID',
  { stored: storedWithoutGroup(healthyPlan), run: 'notRun' },
  'none',
  'notRun',
  'unknown',
  'PPSUUSUS',
  'run',
);
when(
  'nothing was asked yet, and the legacy key names another Group ID',
  { stored: stored(legacyJwt, { group: otherTeam.groupId }), run: 'notRun' },
  'none',
  'groupIdMismatch',
  'failed',
  'PPFUUFUS',
  'useGroupId:key',
);
when(
  'MiniMax is being asked',
  { stored: stored(healthyPlan), run: 'running' },
  'none',
  'running',
  'running',
  'PPPRRRRS',
  'none',
);
when(
  'MiniMax is being asked about a key without a Group ID',
  { stored: storedWithoutGroup(healthyPlan), run: 'running' },
  'none',
  'running',
  'running',
  'PPSRRSRS',
  'none',
);
when(
  'the other region is being asked',
  { stored: stored(mainlandPlan, { region: 'international' }), run: 'askingOther' },
  'notAcceptedHere',
  'running',
  'running',
  'PPPPFSSR',
  'none',
);
when(
  'the run was cancelled',
  { stored: stored(healthyPlan), run: 'cancelled' },
  'none',
  'notRun',
  'unknown',
  'PPPUUUUS',
  'run',
);
when(
  'a sample, before anything was asked',
  { ...file(lines({ MINIMAX_API_KEY: 'your_api_key' })), run: 'notRun' },
  'none',
  'keyUnusable',
  'failed',
  'PFSSSSSS',
  'enterValue:apiKey',
);

/** All cases, in the order in which they were written. */
export const allScenarios: readonly Scenario[] = scenarios;
