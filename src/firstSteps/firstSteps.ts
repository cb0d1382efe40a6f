import type { FirstStep } from '../ids';
import type { ApiKey } from '../minimax/apiKey';
import type { Verdict } from '../minimax/verdict';

/** Credentials that somebody has, wherever they stand. */
export interface KnownCredentials {
  readonly apiKey: ApiKey;
  /** `undefined` for none, and for a value that cannot be one. */
  readonly groupId: string | undefined;
  /** The last verdict that says something about them. */
  readonly verdict: Verdict | undefined;
}

/**
 * Which of the first steps are done. A step counts as done by what it is for, whichever way the user went: a key that
 * stands in a `.env` file already need not be made again.
 * @param inEnvFiles The real keys of the workspace's `.env` files.
 */
export function firstStepsDone(
  stored: KnownCredentials | undefined,
  inEnvFiles: readonly KnownCredentials[],
): Readonly<Record<FirstStep, boolean>> {
  const all = stored === undefined ? inEnvFiles : [stored, ...inEnvFiles];
  return {
    key: all.some(({ verdict }) => verdict?.state !== 'keyRefused'),
    groupId: all.some(hasGroupId),
    configure: stored !== undefined,
    envFile: inEnvFiles.length > 0,
    check: all.some(isProven),
  };
}

function hasGroupId(credentials: KnownCredentials): boolean {
  const { apiKey, groupId, verdict } = credentials;
  if (verdict?.group.state === 'mismatched') {
    return false;
  }
  return groupId !== undefined || apiKey.ownGroupId !== undefined || isProven(credentials);
}

function isProven({ verdict }: KnownCredentials): boolean {
  return verdict?.state === 'healthy' || verdict?.state === 'unspendable';
}
