import type { Verdict, VerdictState } from '../minimax/verdict';
import type { HealthSnapshot } from './credentialHealth';

/** What is shown: the state of the last verification, or why there is none. */
export type HealthState =
  | VerdictState
  | 'starting'
  | 'notConfigured'
  | 'unverified'
  | 'verifying'
  | 'windowReset'
  | 'endpointRefused'
  | 'storageUnavailable'
  | 'storageCorrupt'
  | 'credentialsLost';

/** The verdict to show: a later try that found nothing out comes before the verdict that it could not confirm. */
export function shownVerdict({ attempt, verdict }: HealthSnapshot): Verdict | undefined {
  return attempt ?? verdict;
}

/**
 * The one state that a snapshot is shown as.
 * @param endpointAccepted Whether the endpoint setting of the stored region can be used.
 * @param now Epoch milliseconds: an exhausted window that has reset since is a state of its own.
 */
export function healthState(snapshot: HealthSnapshot, endpointAccepted: boolean, now: number): HealthState {
  const { stored } = snapshot;
  switch (stored?.state) {
    case undefined:
      return 'starting';
    case 'none':
      return 'notConfigured';
    case 'lost':
      return 'credentialsLost';
    case 'corrupt':
      return 'storageCorrupt';
    case 'unavailable':
      return 'storageUnavailable';
    case 'stored':
  }
  if (snapshot.verifying) {
    return 'verifying';
  }
  if (!endpointAccepted) {
    return 'endpointRefused';
  }
  const verdict = shownVerdict(snapshot);
  if (verdict === undefined) {
    return 'unverified';
  }
  const resetsAt = resetOf(verdict);
  return resetsAt !== undefined && resetsAt <= now ? 'windowReset' : verdict.state;
}

/** When the exhausted window that a verdict is about resets, in epoch milliseconds. */
export function resetOf({ state, spending }: Verdict): number | undefined {
  return state === 'unspendable' && spending.state === 'unavailable' ? spending.resetsAt : undefined;
}
