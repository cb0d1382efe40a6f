import { regionHosts } from '../minimax/region';
import type { Verdict } from '../minimax/verdict';
import type { DiagnosisAction } from './action';
import { verdictOf, type Candidate } from './candidates';
import { notAsked, result, skipped, type CheckContext, type CheckResult } from './checkResult';
import type { Fact } from './fact';
import { openFileActions, pageActions, useRegionActions, type RemedyContext } from './remedies';

/** Whether the host can be reached, and if not, who is in the way. */
export function checkReachability(context: CheckContext): CheckResult {
  const id = 'reachability';
  const { subject } = context;
  if (subject === undefined) {
    return skipped(id, 'noCredentials');
  }
  const reached = reachabilityResult(subject, context);
  const { host, place } = subject.found;
  if (host === undefined && reached.state === 'passed') {
    return withHostNotNamed(reached, subject, context);
  }
  if (host === undefined || (host.kind === 'api' && !host.hasWrongPath)) {
    return reached;
  }
  const named: Fact = { kind: 'namedHost', place, host };
  return isWrongAddress(subject)
    ? result(
        id,
        'failed',
        addressFinding(subject),
        [named, ...reached.facts],
        [...addressActions(subject, context), ...reached.actions],
      )
    : { ...reached, facts: [named, ...reached.facts] };
}

/** A file without a host leaves it to the program which region it asks, and programs differ in that. */
function withHostNotNamed(reached: CheckResult, subject: Candidate, context: CheckContext): CheckResult {
  const { place, region } = subject.found;
  const accepted = verdictOf(subject)?.key.state === 'accepted' ? subject.region : undefined;
  return place.kind !== 'envFile' || region !== undefined || accepted === undefined
    ? reached
    : {
        ...reached,
        facts: [...reached.facts, { kind: 'hostNotNamed', region: accepted }],
        actions: [...reached.actions, ...useRegionActions(subject, accepted, context)],
      };
}

/** Whether programs are told an address at which MiniMax's API is not. A proxy of one's own is no fault. */
export function isWrongAddress({ found: { host } }: Candidate): boolean {
  return host !== undefined && (host.kind === 'website' || host.kind === 'mistaken' || host.hasWrongPath);
}

/** `hostPath` for a wrong path on the right host. */
export function addressFinding({ found: { host } }: Candidate): 'hostMistaken' | 'hostPath' {
  return host?.hasWrongPath === true ? 'hostPath' : 'hostMistaken';
}

/** What mends a wrong address. */
export function addressActions(subject: Candidate, context: RemedyContext): readonly DiagnosisAction[] {
  const { host, place } = subject.found;
  if (host === undefined) {
    return [];
  }
  const isInFile = place.kind === 'envFile' && !place.fromEnvironment.includes(host.variable);
  if (host.hasWrongPath && isInFile) {
    return [{ kind: 'applyFix', place, variable: host.variable, rule: 'host-path' }];
  }
  const region = host.region ?? subject.region;
  return [
    ...(region === undefined ? [] : useRegionActions(subject, region, context)),
    ...openFileActions(subject, host.variable),
  ];
}

function reachabilityResult(subject: Candidate, context: CheckContext): CheckResult {
  const id = 'reachability';
  switch (subject.status.kind) {
    case 'obstacle':
    case 'untrusted':
    case 'regionUnknown':
      return skipped(id, subject.status.kind);
    case 'endpointRefused':
      return endpointResult(subject, context);
    case 'beingAsked':
      return result(id, 'running', 'beingAsked', [{ kind: 'beingAsked' }]);
    case 'notAsked':
      return notAsked(id, context);
    case 'asked':
      return answeredResult(subject, subject.status.verdict, context);
  }
}

function endpointResult({ region }: Candidate, { input }: CheckContext): CheckResult {
  const id = 'reachability';
  const reading = region === undefined ? undefined : input.endpoints[region];
  return region === undefined || reading === undefined || !('fault' in reading)
    ? skipped(id, 'endpointRefused')
    : result(
        id,
        'failed',
        'endpointRefused',
        [{ kind: 'endpointRefused', region, fault: reading.fault }],
        [{ kind: 'openEndpointSetting', region }],
      );
}

function answeredResult(subject: Candidate, verdict: Verdict, context: CheckContext): CheckResult {
  const id = 'reachability';
  const { key, evidence } = verdict;
  const { origin, region, directRoute } = evidence;
  if (key.state !== 'unclear' || key.why === 'contradictory') {
    return result(id, 'passed', 'reached', [{ kind: 'reached', region, origin }]);
  }
  const direct: readonly Fact[] =
    directRoute === undefined ? [] : [{ kind: 'directRoute', finding: directRoute }];
  if (key.why === 'unreachable') {
    return result(
      id,
      'failed',
      key.fault ?? 'standIn',
      [
        { kind: 'network', fault: key.fault, origin },
        ...direct,
        { kind: 'networkRemedy', fault: key.fault, direct: directRoute },
      ],
      [{ kind: 'run' }, { kind: 'showLog' }],
    );
  }
  const answer = evidence.answers.models;
  const trouble: Fact = { kind: 'trouble', answer, origin };
  return isForeignHost(verdict)
    ? result(id, 'failed', 'missing', [trouble], [{ kind: 'openEndpointSetting', region }, { kind: 'run' }])
    : result(
        id,
        'warning',
        answer?.outcome.kind ?? 'trouble',
        [trouble],
        [{ kind: 'run' }, ...pageActions('status', subject, context), { kind: 'showLog' }],
      );
}

/** Whether a host that a setting names has none of MiniMax's addresses: waiting will not help. */
export function isForeignHost({ state, evidence }: Verdict): boolean {
  return (
    state === 'trouble' &&
    evidence.origin !== regionHosts[evidence.region].apiOrigin &&
    Object.values(evidence.answers).every(({ outcome }) => outcome.kind === 'missing')
  );
}
