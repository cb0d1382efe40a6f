import type { ApiKey } from './apiKey';
import type { Region } from './region';

/** What one account needs for a call: the key, the group it is used in (optional for `sk-` keys), the region. */
export interface Credentials {
  readonly apiKey: ApiKey;
  /** Digits, never a number: a Group ID is past 2^53. */
  readonly groupId: string | undefined;
  readonly region: Region;
}

/** Whether two sets of credentials are the same in every part. */
export function sameCredentials(a: Credentials | undefined, b: Credentials | undefined): boolean {
  if (a === undefined || b === undefined) {
    return a === b;
  }
  return a.apiKey.equals(b.apiKey) && a.groupId === b.groupId && a.region === b.region;
}
