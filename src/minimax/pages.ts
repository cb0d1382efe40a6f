import type { Region } from './region';

/** The pages of the platform that a user may need, by purpose. */
export type PlatformPage =
  | 'signIn'
  | 'apiKeys'
  | 'apiKeysConsole'
  | 'groupId'
  | 'plan'
  | 'usage'
  | 'balance'
  | 'errorCodes'
  | 'quickstart'
  | 'codingPlan'
  | 'status';

/** Every page, in the order in which they are offered. */
export const platformPages: readonly PlatformPage[] = [
  'apiKeys',
  'groupId',
  'apiKeysConsole',
  'plan',
  'usage',
  'balance',
  'errorCodes',
  'quickstart',
  'codingPlan',
  'status',
  'signIn',
];

/**
 * The addresses, from MiniMax's documentation, its setup guide and public clients. They are chosen by region:
 * an account of one region cannot sign in on the other's site. The mainland region has no known status page.
 */
const addresses: Readonly<Record<Region, Readonly<Partial<Record<PlatformPage, string>>>>> = {
  international: {
    signIn: 'https://platform.minimax.io/login',
    apiKeys: 'https://platform.minimax.io/user-center/basic-information/interface-key',
    apiKeysConsole: 'https://platform.minimax.io/console/access',
    groupId: 'https://platform.minimax.io/user-center/basic-information',
    plan: 'https://platform.minimax.io/console/plan',
    usage: 'https://platform.minimax.io/console/usage',
    balance: 'https://platform.minimax.io/console/recharge-records',
    errorCodes: 'https://platform.minimax.io/docs/api-reference/errorcode',
    quickstart: 'https://platform.minimax.io/docs/guides/quickstart',
    codingPlan: 'https://platform.minimax.io/docs/coding-plan/intro',
    status: 'https://status.minimax.io',
  },
  mainland: {
    signIn: 'https://platform.minimaxi.com/login',
    apiKeys: 'https://platform.minimaxi.com/user-center/basic-information/interface-key',
    apiKeysConsole: 'https://platform.minimax.cn/console/access?tab=api-keys',
    groupId: 'https://platform.minimaxi.com/user-center/basic-information',
    plan: 'https://platform.minimax.cn/console/plan',
    usage: 'https://platform.minimax.cn/console/usage',
    balance: 'https://platform.minimax.cn/console/recharge-records',
    errorCodes: 'https://platform.minimax.cn/docs/api-reference/errorcode',
    quickstart: 'https://platform.minimax.cn/docs/guides/quickstart',
    codingPlan: 'https://platform.minimax.cn/docs/coding-plan/intro',
  },
};

/** The address of a page in a region, or `undefined` where that region is not known to have one. */
export function pageAddress(page: PlatformPage, region: Region): string | undefined {
  return addresses[region][page];
}

/** Whether a value of unknown origin (a command's argument) names a page. */
export function isPlatformPage(value: unknown): value is PlatformPage {
  return platformPages.some((page) => page === value);
}
