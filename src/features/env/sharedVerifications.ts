import type { Verifier } from '../../health/verifier';
import { sameCredentials, type Credentials } from '../../minimax/credentials';
import type { Verdict } from '../../minimax/verdict';

/** The verdict on credentials, as {@link Verifier.verify} gives it. */
export type Verify = (credentials: Credentials) => Promise<Verdict | undefined>;

/** Verifies so that two clicks at once on the same values share one verification. */
export function shareVerifications(verifier: Verifier): Verify {
  const running: { readonly credentials: Credentials; readonly verdict: Promise<Verdict | undefined> }[] = [];
  return (credentials) => {
    const known = running.find((each) => sameCredentials(each.credentials, credentials));
    if (known !== undefined) {
      return known.verdict;
    }
    const verdict = verifier.verify(credentials, new AbortController().signal);
    const entry = { credentials, verdict };
    running.push(entry);
    const forget = (): void => {
      running.splice(running.indexOf(entry), 1);
    };
    verdict.then(forget, forget);
    return verdict;
  };
}
