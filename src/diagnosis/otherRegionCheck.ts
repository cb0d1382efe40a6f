import { otherRegion, type Region } from '../minimax/region';
import { isConclusive, type KeyFinding, type Verdict } from '../minimax/verdict';
import { regionsInOrder, verdictOf, type Candidate } from './candidates';
import { result, skipped, type CheckContext, type CheckResult } from './checkResult';
import { actionsForRemedy, useRegionActions } from './remedies';

/** What the other region says of the key, if the user let it be asked. */
export function checkOtherRegion(context: CheckContext): CheckResult {
  const id = 'otherRegion';
  const { subject } = context;
  if (subject === undefined) {
    return skipped(id, 'noCredentials');
  }
  const { status, other, region } = subject;
  if (status.kind === 'obstacle' || status.kind === 'untrusted' || region === undefined) {
    return skipped(
      id,
      status.kind === 'obstacle' || status.kind === 'untrusted' ? status.kind : 'regionUnknown',
    );
  }
  if (other.isBeingAsked) {
    return result(id, 'running', 'beingAsked', [{ kind: 'beingAsked' }]);
  }
  const verdict = verdictOf(subject);
  if (verdict?.key.state === 'accepted') {
    return skipped(id, 'acceptedHere');
  }
  const there = otherRegion(region);
  if (other.verdict !== undefined) {
    return otherRegionResult(subject, other.verdict.key.state, other.verdict, there, context);
  }
  const recorded = verdict?.evidence.otherRegion;
  if (recorded === 'accepted' || recorded === 'refused') {
    return otherRegionResult(subject, recorded, undefined, there, context);
  }
  return verdict?.key.state === 'refused'
    ? skipped(id, 'needsConsent', actionsForRemedy({ kind: 'askOtherRegion' }, subject, context))
    : skipped(id, 'notNeeded');
}

/**
 * What it said of the key.
 * @param there The whole verdict; of what it said before only the word on the key was recorded.
 */
function otherRegionResult(
  subject: Candidate,
  state: KeyFinding['state'],
  there: Verdict | undefined,
  region: Region,
  context: CheckContext,
): CheckResult {
  const id = 'otherRegion';
  switch (state) {
    case 'accepted':
      return result(
        id,
        there === undefined || there.state === 'healthy' ? 'passed' : 'warning',
        there === undefined ? state : `${state}:${there.state}`,
        [{ kind: 'otherRegion', region, state, verdict: there?.state }],
        useRegionActions(subject, region, context),
      );
    case 'refused':
      return result(id, 'failed', state, [{ kind: 'otherRegion', region, state, verdict: undefined }]);
    case 'unclear':
      return result(
        id,
        'unknown',
        there === undefined || isConclusive(there) ? state : there.state,
        [{ kind: 'otherRegion', region, state, verdict: undefined }],
        actionsForRemedy({ kind: 'askOtherRegion' }, subject, context),
      );
  }
}

/** The region whose pages are of use: where the key is accepted, else where it stands. */
export function regionOfPages({ subject, input }: CheckContext): Candidate['region'] {
  if (subject === undefined) {
    return input.stored?.state === 'stored' ? regionsInOrder(input)[0] : undefined;
  }
  return verdictOf(subject)?.state === 'wrongRegion' && subject.region !== undefined
    ? otherRegion(subject.region)
    : subject.region;
}
