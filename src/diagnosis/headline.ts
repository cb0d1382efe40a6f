import { isConclusive } from '../minimax/verdict';
import type { DiagnosisAction } from './action';
import { ownGroupOf, verdictOf, type Candidate, type Candidates } from './candidates';
import { passesByItself } from './answerChecks';
import { addressActions, addressFinding, isForeignHost, isWrongAddress } from './reachabilityCheck';
import { groupIdsDiffer, misspelledActions, overriddenVariables } from './credentialsCheck';
import type { Headline, HeadlineKey } from './diagnosis';
import type { DiagnosisFocus } from './input';
import type { CheckState } from './protocol';
import {
  actionsFor,
  askRegionActions,
  obstacleActions,
  ownGroupActions,
  pageActions,
  removeGroupIdActions,
  storePairActions,
  unset,
  type RemedyContext,
} from './remedies';

/** How a candidate stands: a proven problem, nothing known, being asked, or good. */
type Severity = 'problem' | 'unknown' | 'running' | 'good';

/**
 * Chooses what the page is about: what the user asked about, else the program's credentials, unless they are good and
 * others are not.
 */
export function subjectOf(
  { program, all }: Candidates,
  focus: DiagnosisFocus | undefined,
): Candidate | undefined {
  const asked = all.find((each) => isAskedAbout(each, focus));
  if (asked !== undefined || program === undefined) {
    return asked;
  }
  const severity = severityOf(program);
  if (
    focus?.kind === 'program' ||
    severity === 'problem' ||
    severity === 'running' ||
    all.some((each) => severityOf(each) === 'running')
  ) {
    return program;
  }
  return all.find((each) => severityOf(each) === 'problem') ?? program;
}

/** Whether it is what the user asked about. Of a pair that the environment changes that is what a program gets of it. */
function isAskedAbout({ found: { place } }: Candidate, focus: DiagnosisFocus | undefined): boolean {
  switch (focus?.kind) {
    case undefined:
    case 'program':
      return false;
    case 'stored':
      return place.kind === 'stored';
    case 'envFile':
      return (
        place.kind === 'envFile' &&
        place.uri === focus.uri &&
        (focus.keyVariable === undefined || place.keyVariable === focus.keyVariable)
      );
  }
}

function severityOf(candidate: Candidate): Severity {
  const { status, found, isEmptied } = candidate;
  if (isEmptied || status.kind === 'obstacle' || isWrongAddress(candidate)) {
    return 'problem';
  }
  switch (status.kind) {
    case 'beingAsked':
      return 'running';
    case 'asked':
      return status.verdict.state === 'healthy'
        ? 'good'
        : isConclusive(status.verdict)
          ? 'problem'
          : 'unknown';
    case 'untrusted':
    case 'regionUnknown':
    case 'endpointRefused':
    case 'notAsked':
      return ownGroupOf(found) === 'differs' ? 'problem' : 'unknown';
  }
}

interface Told {
  readonly key: HeadlineKey;
  readonly state: CheckState;
  readonly actions: readonly DiagnosisAction[];
}

/** Says the whole in one word, with its main button. */
export function headlineOf(subject: Candidate | undefined, context: RemedyContext): Headline {
  const { candidates, input } = context;
  const { program } = candidates;
  const told = subject === undefined ? tellNothing(context) : tell(subject, context);
  const isAboutOthers =
    program !== undefined &&
    subject !== undefined &&
    subject !== program &&
    !isAskedAbout(subject, input.focus) &&
    severityOf(program) === 'good' &&
    told.state === 'failed';
  return {
    key: told.key,
    state: isAboutOthers ? 'warning' : told.state,
    subject,
    namesPlace: candidates.all.length > 1 || subject?.found.place.kind !== 'stored',
    action: told.actions[0],
  };
}

/** No credentials were found. */
function tellNothing({ input }: RemedyContext): Told {
  const configure: readonly DiagnosisAction[] = [{ kind: 'configure', part: undefined }];
  switch (input.stored?.state) {
    case undefined:
      return { key: 'running', state: 'running', actions: [] };
    case 'lost':
      return { key: 'credentialsLost', state: 'failed', actions: configure };
    case 'corrupt':
      return { key: 'storageCorrupt', state: 'failed', actions: configure };
    case 'unavailable':
      return { key: 'storageUnavailable', state: 'failed', actions: [{ kind: 'run' }] };
    case 'none':
    case 'stored':
      return { key: 'noCredentials', state: 'failed', actions: configure };
  }
}

function tell(subject: Candidate, context: RemedyContext): Told {
  const { program, all } = context.candidates;
  if (
    (subject === program || isAskedAbout(subject, context.input.focus)) &&
    isWorsenedByEnvironment(subject, all)
  ) {
    return {
      key: 'environmentWins',
      state: 'failed',
      actions: [unset(overriddenVariables(subject), context.input)],
    };
  }
  const [obstacle] = subject.found.obstacles;
  if (obstacle !== undefined) {
    return {
      key: obstacle.part === 'apiKey' ? 'keyUnusable' : 'groupIdUnusable',
      state: 'failed',
      actions: obstacleActions(obstacle, subject, context),
    };
  }
  if (subject.status.kind === 'beingAsked' || subject.other.isBeingAsked) {
    return { key: 'running', state: 'running', actions: [] };
  }
  if (isWrongAddress(subject)) {
    return {
      key: addressFinding(subject),
      state: 'failed',
      actions: addressActions(subject, context),
    };
  }
  return subject.status.kind === 'asked' ? tellVerdict(subject, context) : tellUnasked(subject, context);
}

/** Whether the values of the file alone would be good, and the environment puts worse ones before them. */
function isWorsenedByEnvironment(subject: Candidate, all: readonly Candidate[]): boolean {
  if (subject.isEmptied) {
    return true;
  }
  const { place } = subject.found;
  if (place.kind !== 'envFile' || place.fromEnvironment.length === 0 || severityOf(subject) !== 'problem') {
    return false;
  }
  const own = all.find(
    ({ found }) =>
      found.place.kind === 'envFile' &&
      found.place.fromEnvironment.length === 0 &&
      found.place.uri === place.uri &&
      found.place.keyVariable === place.keyVariable,
  );
  return own !== undefined && severityOf(own) === 'good';
}

function tellUnasked(subject: Candidate, context: RemedyContext): Told {
  const { status, found, region } = subject;
  if (ownGroupOf(found) === 'differs') {
    return { key: 'groupIdMismatch', state: 'failed', actions: ownGroupActions(subject, context) };
  }
  switch (status.kind) {
    case 'untrusted':
      return { key: 'untrusted', state: 'unknown', actions: [{ kind: 'manageTrust' }] };
    case 'regionUnknown':
      return { key: 'regionUnknown', state: 'unknown', actions: askRegionActions(subject, context) };
    case 'endpointRefused':
      return {
        key: 'endpointRefused',
        state: 'failed',
        actions: region === undefined ? [] : [{ kind: 'openEndpointSetting', region }],
      };
    default:
      return { key: 'notRun', state: 'unknown', actions: [{ kind: 'run' }] };
  }
}

function tellVerdict(subject: Candidate, context: RemedyContext): Told {
  const verdict = verdictOf(subject);
  if (verdict === undefined) {
    return { key: 'notRun', state: 'unknown', actions: [{ kind: 'run' }] };
  }
  const actions = actionsFor(subject, verdict, context);
  switch (verdict.state) {
    case 'healthy':
      return tellHealthy(subject, context);
    case 'unspendable':
      return { key: 'unspendable', state: passesByItself(verdict) ? 'warning' : 'failed', actions };
    case 'trouble':
      return isForeignHost(verdict)
        ? {
            key: 'trouble',
            state: 'failed',
            actions: [{ kind: 'openEndpointSetting', region: verdict.evidence.region }],
          }
        : { key: 'trouble', state: 'unknown', actions };
    case 'groupIdMismatch':
    case 'notAcceptedHere':
    case 'wrongRegion':
    case 'keyRefused':
    case 'unreachable':
      return { key: verdict.state, state: 'failed', actions };
  }
}

function tellHealthy(subject: Candidate, context: RemedyContext): Told {
  const { input, candidates } = context;
  const { all } = candidates;
  if (all.some((each) => severityOf(each) === 'running')) {
    return { key: 'running', state: 'running', actions: [] };
  }
  const lost = input.stored?.state;
  if (lost === 'lost' || lost === 'corrupt') {
    return {
      key: lost === 'lost' ? 'credentialsLost' : 'storageCorrupt',
      state: 'warning',
      actions: storePairActions(subject),
    };
  }
  if (lost === 'unavailable') {
    return { key: 'storageUnavailable', state: 'warning', actions: [{ kind: 'run' }] };
  }
  if (groupIdsDiffer(subject.found, all) && verdictOf(subject)?.group.state === 'notChecked') {
    return { key: 'groupIdsDiffer', state: 'warning', actions: pageActions('groupId', subject, context) };
  }
  if (subject.found.misspelled.length > 0) {
    return { key: 'nameMisspelled', state: 'warning', actions: misspelledActions(subject) };
  }
  return { key: 'healthy', state: 'passed', actions: healthyActions(subject, context) };
}

function healthyActions(subject: Candidate, context: RemedyContext): readonly DiagnosisAction[] {
  const { input, candidates } = context;
  if (subject.found.isGroupIdEmpty) {
    return removeGroupIdActions(subject, context);
  }
  // No program reads what VS Code keeps: without a file the good credentials are of no use to one.
  return candidates.all.every(({ found }) => found.place.kind === 'stored') && input.hasFolder
    ? [{ kind: 'writeToEnv' }]
    : [];
}
