import { regions, type Region } from '../minimax/region';
import type { Verdict } from '../minimax/verdict';
import type { EnvContext } from './envContext';
import { credentialsOf, type CredentialPair } from './pairs';

/** The last verdict on exactly the values of a pair in one region. None where they must not be sent. */
export function verdictIn(pair: CredentialPair, region: Region, context: EnvContext): Verdict | undefined {
  return pair.obstacle === undefined ? context.verdictOf?.(credentialsOf(pair, region)) : undefined;
}

/** The verdicts on exactly the values of a pair, of both regions. */
export function verdictsOn(pair: CredentialPair, context: EnvContext): readonly Verdict[] {
  return regions.map((region) => verdictIn(pair, region, context)).filter((verdict) => verdict !== undefined);
}

/**
 * The verdict to show of a pair: that of its region. Where the file names no region, one that accepts the key, for
 * nothing in the file speaks against that region; otherwise the newest.
 */
export function verdictOn(pair: CredentialPair, context: EnvContext): Verdict | undefined {
  if (pair.region !== undefined) {
    return verdictIn(pair, pair.region, context);
  }
  return verdictsOn(pair, context)
    .toSorted((a, b) => b.evidence.at - a.evidence.at)
    .toSorted((a, b) => Number(isAccepted(b)) - Number(isAccepted(a)))[0];
}

/** Whether the region that was asked accepted the key. */
export function isAccepted({ key }: Verdict): boolean {
  return key.state === 'accepted';
}

/** When the window that a verdict calls exhausted resets, in epoch milliseconds, where MiniMax says so. */
export function resetOf({ state, spending }: Verdict): number | undefined {
  return state === 'unspendable' && spending.state === 'unavailable' ? spending.resetsAt : undefined;
}
