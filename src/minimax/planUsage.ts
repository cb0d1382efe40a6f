import { isRecord } from '../shared/isRecord';
import type { PlanWindow, WindowState } from './planWindow';

/** MiniMax's numbers for the state of a window. */
const states: Readonly<Record<number, WindowState>> = { 1: 'normal', 2: 'exhausted', 3: 'unlimited' };

/**
 * Reads the body of a plan-usage answer (`GET /v1/token_plan/remains`, as documented since June 2026). Answers from
 * before then have no percent and no state; their windows are `notReported`. `undefined` when it is no such body.
 * @param now The time of the answer in epoch milliseconds, for answers that give only a remaining time.
 */
export function readPlanWindows(
  body: Readonly<Record<string, unknown>>,
  now: number,
): PlanWindow[] | undefined {
  const entries = body['model_remains'];
  if (!Array.isArray(entries)) {
    return undefined;
  }
  return entries.filter(isRecord).flatMap((entry) => {
    const name = nameOf(entry['model_name']);
    const interval = numberOf(entry['current_interval_status']);
    const week = numberOf(entry['current_weekly_status']);
    // Both unlimited with nothing counted is how MiniMax writes that the plan does not include these models.
    const notInPlan =
      interval === 3 &&
      week === 3 &&
      entry['current_interval_total_count'] === 0 &&
      (entry['current_weekly_total_count'] ?? 0) === 0;
    const stateOf = (status: number | undefined): WindowState =>
      notInPlan ? 'notInPlan' : ((status === undefined ? undefined : states[status]) ?? 'notReported');
    const windows: PlanWindow[] = [
      {
        name,
        span: 'interval',
        state: stateOf(interval),
        remainingPercent: percentOf(entry['current_interval_remaining_percent']),
        resetsAt: resetOf(entry['end_time'], entry['remains_time'], now),
      },
    ];
    if (week !== undefined || entry['current_weekly_remaining_percent'] !== undefined) {
      windows.push({
        name,
        span: 'week',
        state: stateOf(week),
        remainingPercent: percentOf(entry['current_weekly_remaining_percent']),
        resetsAt: resetOf(entry['weekly_end_time'], entry['weekly_remains_time'], now),
      });
    }
    return windows;
  });
}

/** A name that can stand in a sentence; anything else that a server could put there is left out. */
function nameOf(value: unknown): string {
  return typeof value === 'string' && /^(?!www\.)[\w .*-]{1,40}$/i.test(value) ? value : '';
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function percentOf(value: unknown): number | undefined {
  const percent = numberOf(value);
  return percent === undefined || percent < 0 || percent > 100 ? undefined : percent;
}

/**
 * The end of a window in epoch milliseconds; times before 2020 or after 2100 are taken for another unit and left. Where
 * something remains of a window that has ended by the user's clock, the clock is wrong, and what remains is right.
 */
function resetOf(end: unknown, remains: unknown, now: number): number | undefined {
  const endsAt = numberOf(end);
  const remainsMs = numberOf(remains);
  const at =
    remainsMs !== undefined && (endsAt === undefined || (endsAt <= now && remainsMs > 0))
      ? now + remainsMs
      : endsAt;
  return at !== undefined && at > 1_577_836_800_000 && at < 4_102_444_800_000 ? at : undefined;
}
