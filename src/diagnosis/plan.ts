import { sameCredentials, type Credentials } from '../minimax/credentials';
import { otherRegion } from '../minimax/region';
import { candidatesOf, credentialsOf, isKeptBack, newestVerdict } from './candidates';
import type { DiagnosisInput } from './input';

/**
 * What to verify in a run, in this order, each combination of key, region and Group ID once. Nothing that cannot be
 * right, nothing of an untrusted workspace's files, nothing for a region whose endpoint setting is refused; and a key
 * goes only to the region that a place names for it, that has accepted it before, or that the user agreed to ask.
 */
export function planOfDiagnosis(input: DiagnosisInput): readonly Credentials[] {
  const sendable = candidatesOf(input).all.filter(
    ({ found }) => found.obstacles.length === 0 && !isKeptBack(input, found),
  );
  const own = sendable.flatMap((candidate) => credentialsOf(candidate) ?? []);
  const agreed = own
    // Once its own region accepts a key, the other one has nothing to say.
    .filter((credentials) => newestVerdict(input, credentials)?.key.state !== 'accepted')
    .map((credentials) => ({ ...credentials, region: otherRegion(credentials.region) }))
    .filter(({ apiKey, region }) =>
      input.consents.some((consent) => consent.region === region && consent.apiKey.equals(apiKey)),
    );
  const plan: Credentials[] = [];
  for (const credentials of [...own, ...agreed]) {
    if (
      'origin' in input.endpoints[credentials.region] &&
      !plan.some((each) => sameCredentials(each, credentials))
    ) {
      plan.push(credentials);
    }
  }
  return plan;
}
