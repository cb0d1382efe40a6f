import { createHash } from 'node:crypto';

/** Which of the two platforms an account lives on; a key works only there. */
export type Region = 'international' | 'mainland';

/** The kinds of key that MiniMax has issued, told apart by their prefix. */
export type KeyKind = 'plan' | 'payAsYouGo' | 'legacyJwt' | 'unknown';

/** The endpoints that the simulator tells apart; faults and records name them. */
export type Endpoint =
  | 'models'
  | 'planUsage'
  | 'balance'
  | 'pairing'
  | 'legacyPlanUsage'
  | 'chatCompletions'
  | 'messages'
  | 'otherSpending'
  | 'unknown';

/** A code of MiniMax's error table and its message. */
export interface Status {
  code: number;
  message: string;
}

/** One key of an account. `label` stands for it in records, so that no record shows a key. */
export interface AccountKey {
  label: string;
  kind: KeyKind;
  value: string;
  revoked: boolean;
}

/** 1 normal, 2 exhausted, 3 unlimited; both windows 3 with no total means not in the plan. */
export type WindowStatus = 1 | 2 | 3;

/** A usage window; it ends `resetsInMs` after the platform started and is then full again. */
export interface UsageWindow {
  status: WindowStatus;
  remainingPercent: number;
  resetsInMs: number;
}

/** What a plan says of one family of models. */
export interface ModelUsage {
  modelName: string;
  interval: UsageWindow;
  weekly: UsageWindow;
  /** Only the answers from before June 2026 have a total other than 0. */
  totalCount: number;
}

/** A plan; the shape from before June 2026 has totals and neither status nor percents. */
export interface Plan {
  shape: 'current' | 'beforeJune2026';
  models: ModelUsage[];
}

/** Amounts as the wallet reports them: strings, without a currency. */
export interface Wallet {
  available: string;
  cash: string;
  voucher: string;
  credit: string;
  owed: string;
}

/** One team of the simulated platform, with its keys. */
export interface Account {
  label: string;
  /** What the account is for, in a few words for whoever picks one. */
  note: string;
  region: Region;
  /** 19 digits, odd and above 2^53, so that it never survives a trip through a number. */
  groupId: string;
  keys: AccountKey[];
  plan?: Plan;
  wallet?: Wallet;
  /** Whether plan usage also answers a pay-as-you-go key (reported once). */
  planUsageAnswersPayAsYouGo: boolean;
  /** Whether balance also answers plan keys, which nobody could establish. */
  balanceAnswersPlanKeys: boolean;
  /** What single endpoints say instead of their success, once key and group are in order. */
  refusals: Partial<Record<Endpoint, Status>>;
}

const hour = 3_600_000;
const day = 24 * hour;

/** Length of the short usage window, in ms. */
export const intervalMs = 5 * hour;
/** Length of the weekly usage window, in ms. */
export const weekMs = 7 * day;

/** The Group ID of the setup guide, which belongs to nobody. */
export const sampleGroupId = '1234567890123456789';

function bytesFrom(label: string, length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let index = 0; index * 32 < length; index++) {
    blocks.push(createHash('sha256').update(`${label}#${index}`).digest());
  }
  return Buffer.concat(blocks).subarray(0, length);
}

function base64UrlFrom(label: string, characters: number): string {
  return bytesFrom(label, characters).toString('base64url').slice(0, characters);
}

/** A well-formed plan key, always the same for a label; known to the platform only through an account. */
export function createPlanKey(label: string): string {
  return `sk-cp-${base64UrlFrom(`plan ${label}`, 119)}`;
}

/** A well-formed pay-as-you-go key, always the same for a label. */
export function createPayAsYouGoKey(label: string): string {
  return `sk-api-${base64UrlFrom(`payAsYouGo ${label}`, 119)}`;
}

/** A key of no known kind, as in old docs, always the same for a label. */
export function createUnknownKey(label: string): string {
  return `sk-${base64UrlFrom(`unknown ${label}`, 48)}`;
}

/** The claims of a legacy key; the person in them is invented, and none of it may ever be shown. */
export function legacyClaims(label: string, groupId: string): Record<string, string | number> {
  return {
    GroupName: '示例',
    UserName: `Fictional ${label}`,
    Account: `fictional-${label}`,
    SubjectID: createGroupId(`subject ${label}`),
    Phone: '00000000000',
    GroupID: groupId,
    PageName: '',
    Mail: `${label}@example.invalid`,
    CreateTime: '2025-03-14 09:26:53',
    TokenType: 1,
    iss: 'minimax',
  };
}

/** A legacy RS256-shaped key (its signature is noise); the Group ID may be a number in its claims. */
export function createLegacyKey(label: string, groupId: string, groupIdAsNumber = false): string {
  let claims = JSON.stringify(legacyClaims(label, groupId));
  if (groupIdAsNumber) claims = claims.replace(`"GroupID":"${groupId}"`, `"GroupID":${groupId}`);
  const head = [JSON.stringify({ alg: 'RS256', typ: 'JWT' }), claims];
  return [
    ...head.map((part) => Buffer.from(part).toString('base64url')),
    bytesFrom(label, 128).toString('base64url'),
  ].join('.');
}

/** A Group ID of 19 digits, always the same for a label. */
export function createGroupId(label: string): string {
  const digits = bytesFrom(`group ${label}`, 16).join('').slice(0, 16);
  return `19${digits}7`;
}

/** A usage window with its usual values; percents are of what remains. */
export function createWindow(overrides: Partial<UsageWindow> = {}): UsageWindow {
  return { status: 1, remainingPercent: 97, resetsInMs: 2 * hour, ...overrides };
}

/** What a plan says of one family of models; healthy unless overridden. */
export function createModelUsage(modelName: string, overrides: Partial<ModelUsage> = {}): ModelUsage {
  return {
    modelName,
    interval: createWindow(),
    weekly: createWindow({ remainingPercent: 96, resetsInMs: 3 * day }),
    totalCount: 0,
    ...overrides,
  };
}

/** A plan in today's shape with a text and a video family. */
export function createPlan(general: Partial<ModelUsage> = {}, video: Partial<ModelUsage> = {}): Plan {
  return {
    shape: 'current',
    models: [createModelUsage('general', general), createModelUsage('video', video)],
  };
}

/** A wallet in which everything is a voucher, as in MiniMax's own sample. */
export function createWallet(available = '98.00'): Wallet {
  return { available, cash: '0.00', voucher: available, credit: '0.00', owed: '0.00' };
}

/** What `createAccount` may be told; all else follows from the label. */
export type AccountOptions = Partial<Omit<Account, 'keys' | 'label'>> & { kind?: KeyKind; revoked?: boolean };

/** An account with one key; `kind` decides which, and group and key follow from the label. */
export function createAccount(label: string, options: AccountOptions = {}): Account {
  const { kind = 'plan', revoked = false, ...rest } = options;
  const groupId = rest.groupId ?? createGroupId(label);
  const values: Record<KeyKind, () => string> = {
    plan: () => createPlanKey(label),
    payAsYouGo: () => createPayAsYouGoKey(label),
    legacyJwt: () => createLegacyKey(label, groupId),
    unknown: () => createUnknownKey(label),
  };
  return {
    label,
    note: '',
    region: 'international',
    groupId,
    keys: [{ label, kind, value: values[kind](), revoked }],
    planUsageAnswersPayAsYouGo: false,
    balanceAnswersPlanKeys: false,
    refusals: {},
    ...rest,
  };
}

/** The value of an account's first key. */
export function keyOf(account: Account): string {
  const [key] = account.keys;
  if (!key) throw new Error(`The account ${account.label} has no key.`);
  return key.value;
}

const exhausted = { status: 2, remainingPercent: 0 } as const;
const notInPlan = { status: 3, remainingPercent: 100 } as const;
const unverified = { code: 2038, message: 'real-name verification is required' };

/** Accounts that the platform knows unless told otherwise, one for each state worth trying. */
export const sampleAccounts = {
  healthyPlan: createAccount('healthyPlan', { note: 'plan key, all in order', plan: createPlan() }),
  healthyPayAsYouGo: createAccount('healthyPayAsYouGo', {
    note: 'pay-as-you-go key with a balance',
    kind: 'payAsYouGo',
    wallet: createWallet(),
  }),
  otherTeam: createAccount('otherTeam', {
    note: 'plan key; use its Group ID with another key for a mismatch',
    plan: createPlan(),
  }),
  mainlandPlan: createAccount('mainlandPlan', {
    note: 'plan key of the other region',
    region: 'mainland',
    plan: createPlan(),
  }),
  mainlandPayAsYouGo: createAccount('mainlandPayAsYouGo', {
    note: 'pay-as-you-go key of the other region',
    region: 'mainland',
    kind: 'payAsYouGo',
    wallet: createWallet('12.50'),
  }),
  exhaustedInterval: createAccount('exhaustedInterval', {
    note: 'plan key, 5-hour window used up',
    plan: createPlan({ interval: createWindow({ ...exhausted, resetsInMs: 90 * 60_000 }) }),
  }),
  exhaustedWeek: createAccount('exhaustedWeek', {
    note: 'plan key, week used up',
    plan: createPlan({ weekly: createWindow({ ...exhausted, resetsInMs: 2 * day }) }),
  }),
  videoSpent: createAccount('videoSpent', {
    note: 'plan key, video used up, text fine',
    plan: createPlan({}, { interval: createWindow(exhausted) }),
  }),
  textNotInPlan: createAccount('textNotInPlan', {
    note: 'plan key, text not in the plan',
    plan: createPlan({ interval: createWindow(notInPlan), weekly: createWindow(notInPlan) }),
  }),
  noPlan: createAccount('noPlan', { note: 'plan key without a plan (2062)' }),
  oldPlanShape: createAccount('oldPlanShape', {
    note: 'plan key, usage as answered before June 2026',
    plan: {
      shape: 'beforeJune2026',
      models: [
        createModelUsage('MiniMax-M*', { totalCount: 1500 }),
        createModelUsage('speech-hd', { totalCount: 4000 }),
      ],
    },
  }),
  noBalance: createAccount('noBalance', {
    note: 'pay-as-you-go key, wallet empty',
    kind: 'payAsYouGo',
    wallet: createWallet('0.00'),
  }),
  legacyJwt: createAccount('legacyJwt', {
    note: 'legacy key that names its own group',
    kind: 'legacyJwt',
    wallet: createWallet('3.20'),
  }),
  unknownKind: createAccount('unknownKind', {
    note: 'accepted key with an unfamiliar prefix',
    kind: 'unknown',
    wallet: createWallet(),
  }),
  revokedKey: createAccount('revokedKey', {
    note: 'plan key that was revoked (2049)',
    revoked: true,
    plan: createPlan(),
  }),
  unverifiedMainland: createAccount('unverifiedMainland', {
    note: 'mainland key, real-name verification missing (2038)',
    region: 'mainland',
    kind: 'payAsYouGo',
    wallet: createWallet(),
    refusals: { planUsage: unverified, balance: unverified, pairing: unverified },
  }),
} satisfies Record<string, Account>;
