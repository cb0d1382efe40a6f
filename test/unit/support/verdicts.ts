import { ApiKey } from '../../../src/minimax/apiKey';
import type { Credentials } from '../../../src/minimax/credentials';
import { verifyCredentials } from '../../../src/minimax/verification';
import type { Verdict } from '../../../src/minimax/verdict';
import { FetchHttpClient, type HttpLimits } from '../../../src/network/fetchHttpClient';
import { keyOf, type Account } from '../../platform/accounts';
import type { SimulatedPlatform } from '../../platform/simulatedPlatform';

/** Limits that no answer of the simulated platform passes on a busy machine, in milliseconds and bytes. */
export const ampleLimits: HttpLimits = { firstByteMs: 5_000, wholeAnswerMs: 8_000, bodyBytes: 256 * 1024 };

/** Limits that keep a test short where a fault makes the platform too slow. */
export const shortLimits: HttpLimits = { firstByteMs: 150, wholeAnswerMs: 300, bodyBytes: 256 * 1024 };

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
    http: new FetchHttpClient(ampleLimits),
    origin: platform[credentials.region].origin,
    signal: AbortSignal.timeout(5_000),
    now,
  });
}
