import { otherRegion, type Region } from '../minimax/region';
import { isConclusive, type Verdict } from '../minimax/verdict';
import { regionsInOrder, verdictOf, type Candidate } from './candidates';
import { result, skipped, type CheckContext, type CheckResult } from './checkResult';
import type { Fact } from './fact';
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
  if (other.verdict !== undefined) {
    return otherRegionResult(subject, other.verdict, context);
  }
  const recorded = verdict?.evidence.otherRegion;
  if (recorded === 'accepted' || recorded === 'refused') {
    return recordedResult(subject, recorded, otherRegion(region), context);
  }
  return verdict?.key.state === 'refused'
    ? skipped(id, 'needsConsent', actionsForRemedy({ kind: 'askOtherRegion' }, subject, context))
    : skipped(id, 'notNeeded');
}

/** What it said before, of which only the word on the key was recorded. */
function recordedResult(
  subject: Candidate,
  state: 'accepted' | 'refused',
  region: Region,
  context: CheckContext,
): CheckResult {
  const facts: readonly Fact[] = [{ kind: 'otherRegion', region, state, verdict: undefined }];
  return state === 'accepted'
    ? result('otherRegion', 'passed', state, facts, useRegionActions(subject, region, context))
    : result('otherRegion', 'failed', state, facts);
}

function otherRegionResult(subject: Candidate, there: Verdict, context: CheckContext): CheckResult {
  const id = 'otherRegion';
  const { region } = there.evidence;
  switch (there.key.state) {
    case 'accepted':
      return result(
        id,
        there.state === 'healthy' ? 'passed' : 'warning',
        `accepted:${there.state}`,
        [{ kind: 'otherRegion', region, state: 'accepted', verdict: there.state }],
        useRegionActions(subject, region, context),
      );
    case 'refused':
      return result(id, 'failed', 'refused', [
        { kind: 'otherRegion', region, state: 'refused', verdict: undefined },
      ]);
    case 'unclear':
      return result(
        id,
        'unknown',
        isConclusive(there) ? 'unclear' : there.state,
        [{ kind: 'otherRegion', region, state: 'unclear', verdict: undefined }],
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
