import type { Answer, Outcome } from '../../../../src/minimax/answer';
import type { SpendingFault } from '../../../../src/minimax/errorCodes';
import type { NetworkFault } from '../../../../src/minimax/httpClient';
import type { PlanWindow, WindowState } from '../../../../src/minimax/planWindow';
import type { Evidence } from '../../../../src/minimax/verdict';

/** When the evidence of these tests was complete, in epoch milliseconds. */
export const evidenceTime = Date.UTC(2026, 10, 3, 12);

/** Evidence of a plan key in the international region, without a Group ID and without answers unless told otherwise. */
export function evidence(overrides: Partial<Evidence> = {}): Evidence {
  return {
    keyKind: 'plan',
    region: 'international',
    origin: 'https://api.minimax.io',
    hasGroupId: false,
    ownGroup: 'unknown',
    answers: {},
    planWindows: undefined,
    balance: undefined,
    otherRegion: 'notAsked',
    at: evidenceTime,
    ...overrides,
  };
}

/** An answer with nothing but its outcome. */
export function answer(outcome: Outcome): Answer {
  return { outcome, durationMs: 12 };
}

export const ok = answer({ kind: 'ok' });
export const refused = answer({ kind: 'refused', how: 'invalidApiKey' });
export const notMatch = answer({ kind: 'tokenNotMatchGroup' });
export const missing = answer({ kind: 'missing' });
export const serverError = answer({ kind: 'trouble', how: 'serverError' });
export const unreadable = answer({ kind: 'unreadable', how: 'unexpectedCode' });
export const webPage = answer({ kind: 'unreadable', how: 'webPage' });

/** An answer that says why a good key cannot be spent. */
export function unspendable(fault: SpendingFault): Answer {
  return answer({ kind: 'unspendable', fault });
}

/** An answer that did not come. */
export function unreachable(fault: NetworkFault): Answer {
  return answer({ kind: 'network', fault });
}

/** Interval and week of the text models in one state; a plan that says nothing else. */
export function windowsOf(state: WindowState, overrides: Partial<PlanWindow> = {}): PlanWindow[] {
  const window: PlanWindow = {
    name: 'general',
    span: 'interval',
    state,
    remainingPercent: state === 'normal' ? 97 : 0,
    resetsAt: evidenceTime + 3_600_000,
    ...overrides,
  };
  return [window, { ...window, span: 'week' }];
}
