/** A region of the MiniMax platform. Accounts, keys and wallets of one do not exist in the other. */
export type Region = 'international' | 'mainland';

/** What tells one region from the other on the network. */
export interface RegionHosts {
  /** The origin that calls go to unless a setting names another one. */
  readonly apiOrigin: string;
  /** Host names that older guides and files give for the same region; the key works there too. */
  readonly olderHosts: readonly string[];
}

/** The hosts of each region, from MiniMax's documentation of September 2026. */
export const regionHosts: Readonly<Record<Region, RegionHosts>> = {
  international: {
    apiOrigin: 'https://api.minimax.io',
    olderHosts: ['api.minimaxi.chat', 'api-uw.minimax.io'],
  },
  mainland: {
    apiOrigin: 'https://api.minimax.cn',
    olderHosts: ['api.minimaxi.com', 'api.minimax.chat'],
  },
};

/** Both regions, in the order in which they are offered. */
export const regions: readonly Region[] = ['international', 'mainland'];

/** The region that is not `region`. */
export function otherRegion(region: Region): Region {
  return region === 'international' ? 'mainland' : 'international';
}

/** Whether a value of unknown origin (a stored document, a message) names a region. */
export function isRegion(value: unknown): value is Region {
  return value === 'international' || value === 'mainland';
}
