import { ApiKey } from '../../../src/minimax/apiKey';
import type { Credentials } from '../../../src/minimax/credentials';
import { verifyCredentials } from '../../../src/minimax/verification';
import type { Verdict } from '../../../src/minimax/verdict';
import { FetchHttpClient, type HttpLimits } from '../../../src/network/fetchHttpClient';
import { keyOf, type Account } from '../../platform/accounts';
import type { SimulatedPlatform } from '../../platform/simulatedPlatform';

/** Limits that keep a test short where a fault makes the platform slow, in milliseconds and bytes. */
export const shortLimits: HttpLimits = { firstByteMs: 300, wholeAnswerMs: 600, bodyBytes: 256 * 1024 };

/** What a user of an account would configure; a test overrides what is to be wrong. */
export function credentialsFor(account: Account, overrides: Partial<Credentials> = {}): Credentials {
  return {
    apiKey: new ApiKey(keyOf(account)),
    groupId: account.groupId,
    region: account.region,
    ...overrides,
  };
}

/** The verdict of the simulated platform on credentials. */
export function verdictOn(
  platform: SimulatedPlatform,
  credentials: Credentials,
  now: () => number = Date.now,
): Promise<Verdict> {
  return verifyCredentials(credentials, {
    http: new FetchHttpClient(shortLimits),
    origin: platform[credentials.region].origin,
    signal: AbortSignal.timeout(5_000),
    now,
  });
}
