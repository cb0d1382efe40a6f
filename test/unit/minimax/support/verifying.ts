import { ApiKey } from '../../../../src/minimax/apiKey';
import type { Credentials } from '../../../../src/minimax/credentials';
import type { Verdict } from '../../../../src/minimax/verdict';
import { verifyCredentials, type VerificationOptions } from '../../../../src/minimax/verification';
import { FetchHttpClient } from '../../../../src/network/fetchHttpClient';
import { keyOf, type Account } from '../../../platform/accounts';
import type { RecordedRequest, SimulatedPlatform } from '../../../platform/simulatedPlatform';

/** The credentials of a simulated account, in its own region and with its own Group ID unless told otherwise. */
export function credentialsOf(account: Account, overrides: Partial<Credentials> = {}): Credentials {
  return {
    apiKey: new ApiKey(keyOf(account)),
    groupId: account.groupId,
    region: account.region,
    ...overrides,
  };
}

/** Verifies over real HTTP, at the simulated host of the credentials' region. */
export function verifyAt(
  platform: SimulatedPlatform,
  credentials: Credentials,
  options: Partial<VerificationOptions> = {},
): Promise<Verdict> {
  return verifyCredentials(credentials, {
    http: new FetchHttpClient(),
    origin: platform[credentials.region].origin,
    signal: new AbortController().signal,
    now: Date.now,
    ...options,
  });
}

/** What was asked, each as `POST /v1/get_voice?GroupId=…`, in the order of the alphabet. */
export function linesOf(requests: readonly RecordedRequest[]): string[] {
  return requests.map(({ method, path, query }) => `${method} ${path}${query && `?${query}`}`).sort();
}
