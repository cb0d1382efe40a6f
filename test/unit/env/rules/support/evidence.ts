import type { EnvContext } from '../../../../../src/env/envContext';
import { ApiKey } from '../../../../../src/minimax/apiKey';
import type { Answer } from '../../../../../src/minimax/answer';
import type { Credentials } from '../../../../../src/minimax/credentials';
import type { Region } from '../../../../../src/minimax/region';
import { judge, type Evidence, type Verdict } from '../../../../../src/minimax/verdict';
import { values } from './values';

/** The time of all tests, in epoch milliseconds. */
export const now = Date.UTC(2026, 10, 23, 12);
const minute = 60_000;

/** A context in which nothing is known but the time. */
export function contextWith(overrides: Partial<EnvContext> = {}): EnvContext {
  return { now, language: 'en', ...overrides };
}

const ok: Answer = { outcome: { kind: 'ok' }, durationMs: 100 };
const refused: Answer = { outcome: { kind: 'refused', how: 'invalidApiKey' }, code: 2049, durationMs: 100 };
const mismatch: Answer = { outcome: { kind: 'tokenNotMatchGroup' }, code: 1004, durationMs: 100 };

/** Verdicts by name, each made by the real rules from what MiniMax would have answered. */
export const evidenceOf = {
  healthy: { answers: { models: ok } },
  matched: { answers: { models: ok, pairing: ok, pairingSample: mismatch }, hasGroupId: true },
  mismatched: { answers: { models: ok, pairing: mismatch, pairingSample: mismatch }, hasGroupId: true },
  notAcceptedHere: { answers: { models: refused } },
  keyRefused: { answers: { models: refused }, otherRegion: 'refused' },
  wrongRegion: { answers: { models: refused }, otherRegion: 'accepted' },
  exhausted: {
    answers: { models: ok, planUsage: ok },
    planWindows: [
      {
        name: 'general',
        span: 'interval',
        state: 'exhausted',
        remainingPercent: 0,
        resetsAt: now + 60 * minute,
      },
    ],
  },
  emptyWallet: {
    keyKind: 'payAsYouGo',
    answers: { models: ok, balance: ok },
    balance: { available: '0.00', empty: true },
  },
} satisfies Readonly<Record<string, Partial<Evidence>>>;

/** A verdict that was given five minutes ago. */
export function verdict(
  name: keyof typeof evidenceOf,
  region: Region = 'international',
  overrides: Partial<Evidence> = {},
): Verdict {
  return judge({
    keyKind: 'plan',
    region,
    origin: region === 'international' ? 'https://api.minimax.io' : 'https://api.minimax.cn',
    hasGroupId: false,
    ownGroup: 'unknown',
    planWindows: undefined,
    balance: undefined,
    otherRegion: 'notAsked',
    at: now - 5 * minute,
    ...evidenceOf[name],
    ...overrides,
  });
}

/** A record of verdicts that knows exactly one set of credentials. */
export function verdictOnly(
  expected: { readonly key: string; readonly groupId?: string; readonly region?: Region },
  known: Verdict,
): (credentials: Credentials) => Verdict | undefined {
  return ({ apiKey, groupId, region }) =>
    apiKey.reveal() === expected.key &&
    groupId === expected.groupId &&
    region === (expected.region ?? known.evidence.region)
      ? known
      : undefined;
}

/** What SecretStorage holds in tests that say so. */
export const stored: Credentials = {
  apiKey: new ApiKey(values.otherKey),
  groupId: values.otherGroup,
  region: 'international',
};
