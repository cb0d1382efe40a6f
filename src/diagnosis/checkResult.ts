import type { DiagnosisAction } from './action';
import type { Candidate } from './candidates';
import type { Check, CheckId } from './diagnosis';
import type { Fact, SkipReason } from './fact';
import { distinct, type RemedyContext } from './remedies';

/** A check before it is compared with the run before. */
export type CheckResult = Omit<Check, 'before'>;

/** The checks from the second on are about one candidate: this one. */
export interface CheckContext extends RemedyContext {
  readonly subject: Candidate | undefined;
}

/** A check with its state. */
export function result(
  id: CheckId,
  state: Check['state'],
  finding: string,
  facts: readonly Fact[],
  actions: readonly DiagnosisAction[] = [],
): CheckResult {
  return { id, state, finding, facts, actions: distinct(actions) };
}

/** A check that was left out, and why. */
export function skipped(
  id: CheckId,
  why: SkipReason,
  actions: readonly DiagnosisAction[] = [],
  facts: readonly Fact[] = [],
): CheckResult {
  return result(id, 'skipped', why, [...facts, { kind: 'skipped', why }], actions);
}

/** MiniMax was not asked, though it could be. */
export function notAsked(id: CheckId, { input }: CheckContext): CheckResult {
  return result(
    id,
    'unknown',
    'notAsked',
    [{ kind: input.run === 'cancelled' ? 'cancelled' : 'notAsked' }],
    [{ kind: 'run' }],
  );
}
