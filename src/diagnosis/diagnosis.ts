import { sameCredentials } from '../minimax/credentials';
import { pageAddress, platformPages } from '../minimax/pages';
import { otherRegion, regions, type Region } from '../minimax/region';
import type { Verdict, VerdictState } from '../minimax/verdict';
import { actionId, type DiagnosisAction } from './action';
import {
  candidatesOf,
  credentialsOf,
  regionsInOrder,
  verdictOf,
  type Candidate,
  type Candidates,
} from './candidates';
import { checkGroupIdMatch, checkKeyAccepted, checkSpending, passesByItself } from './answerChecks';
import type { CheckContext, CheckResult } from './checkResult';
import { checkOtherRegion, regionOfPages } from './otherRegionCheck';
import { checkReachability, isForeignHost } from './reachabilityCheck';
import { checkGroupIdShape, checkKeyShape } from './shapeChecks';
import { checkCredentials } from './credentialsCheck';
import type { Fact } from './fact';
import { headlineOf, subjectOf } from './headline';
import type { DiagnosisInput } from './input';
import type { Place } from './place';
import type { CheckState } from './protocol';
import { actionsForRemedy } from './remedies';

/** The checks, in order of cause. */
export const checkIds = [
  'credentials',
  'keyShape',
  'groupIdShape',
  'reachability',
  'keyAccepted',
  'groupIdMatch',
  'spending',
  'otherRegion',
] as const;

/** The id of a check. */
export type CheckId = (typeof checkIds)[number];

/** One check. */
export interface Check {
  readonly id: CheckId;
  readonly state: CheckState;
  /** What was found in one word, for the report and for comparing two runs; not shown. */
  readonly finding: string;
  readonly facts: readonly Fact[];
  /** Best first. */
  readonly actions: readonly DiagnosisAction[];
  /** The state in the run before, where state or finding were others; `undefined` also without such a run. */
  readonly before: CheckState | undefined;
}

/**
 * What the headline says. Those of a verdict have its name; `keyUnusable` and `groupIdUnusable` are values that can be
 * no credentials; `environmentWins` is a bad value of the environment that comes before a good one of a `.env` file;
 * `hostMistaken` and `hostPath` an address at which MiniMax's API is not.
 */
export type HeadlineKey =
  | VerdictState
  | 'running'
  | 'notRun'
  | 'noCredentials'
  | 'credentialsLost'
  | 'storageCorrupt'
  | 'storageUnavailable'
  | 'keyUnusable'
  | 'groupIdUnusable'
  | 'environmentWins'
  | 'hostMistaken'
  | 'hostPath'
  | 'groupIdsDiffer'
  | 'nameMisspelled'
  | 'untrusted'
  | 'regionUnknown'
  | 'endpointRefused';

/** The verdict in one sentence, the next step in another, and the main button. */
export interface Headline {
  readonly key: HeadlineKey;
  readonly state: CheckState;
  /** Whose credentials it is about; `undefined` when it is about none. */
  readonly subject: Candidate | undefined;
  /** Whether other credentials were found too, so that the sentence has to name the place. */
  readonly namesPlace: boolean;
  readonly action: DiagnosisAction | undefined;
}

/** A row of the table key × region × Group ID: one combination, and every place that holds it. */
export interface Combination {
  readonly places: readonly Place[];
  readonly candidate: Candidate;
  readonly state: CheckState;
  /** Whether the headline and the checks are about it. */
  readonly isSubject: boolean;
}

/** What is kept of a diagnosis to compare the next run with it. Plain JSON; holds no value of the user's. */
export interface DiagnosisSnapshot {
  /** Where the credentials stand that it is about; empty for none. */
  readonly place: string;
  readonly checks: readonly {
    readonly id: CheckId;
    readonly state: CheckState;
    readonly finding: string;
  }[];
}

/** The whole diagnosis: what is wrong, on what evidence, and what helps. */
export interface Diagnosis {
  readonly headline: Headline;
  readonly checks: readonly Check[];
  readonly combinations: readonly Combination[];
  /** The credentials that the user's program will probably use. */
  readonly program: Candidate | undefined;
  /** The credentials that the checks from the second on are about. */
  readonly subject: Candidate | undefined;
  /** The verdict on the subject, with what the other region said; `undefined` when it was not asked. */
  readonly verdict: Verdict | undefined;
  /** The region whose pages are of use; `undefined` when nothing tells. */
  readonly region: Region | undefined;
  /** Every action that the page may ask for, by its id. */
  readonly actions: ReadonlyMap<string, DiagnosisAction>;
  readonly snapshot: DiagnosisSnapshot;
  readonly input: DiagnosisInput;
}

/** Says what is wrong, on what evidence, and what helps. Pure, and the same for the same input. */
export function buildDiagnosis(input: DiagnosisInput): Diagnosis {
  const candidates = candidatesOf(input);
  const subject = subjectOf(candidates, input.focus);
  const context: CheckContext = { input, candidates, subject };
  const checks = [
    checkCredentials(context),
    checkKeyShape(context),
    checkGroupIdShape(context),
    checkReachability(context),
    checkKeyAccepted(context),
    checkGroupIdMatch(context),
    checkSpending(context),
    checkOtherRegion(context),
  ];
  const place = subject === undefined ? '' : whereabouts(subject.found.place);
  const compared = checks.map((check) => compare(check, place, input));
  const headline = headlineOf(subject, context);
  const region = regionOfPages(context);
  return {
    headline,
    checks: compared,
    combinations: combinationsOf(candidates, subject),
    program: candidates.program,
    subject,
    verdict: subject && verdictOf(subject),
    region,
    actions: collect([
      ...(headline.action === undefined ? [] : [headline.action]),
      ...checks.flatMap(({ actions }) => actions),
      ...pageActionsOf(region),
      ...generalActions(context),
    ]),
    snapshot: { place, checks: checks.map(({ id, state, finding }) => ({ id, state, finding })) },
    input,
  };
}

/** What an id of the page stands for; `undefined` for one that this diagnosis did not give out. */
export function actionOf(diagnosis: Diagnosis, id: string): DiagnosisAction | undefined {
  return diagnosis.actions.get(id);
}

/** The pages that are offered, of the user's region; of both while it is not known. */
export function pageActionsOf(region: Region | undefined): readonly DiagnosisAction[] {
  return (region === undefined ? regions : [region]).flatMap((each) =>
    platformPages
      .filter(
        (page) => pageAddress(page, each) !== undefined && (region !== undefined || isForStarting(page)),
      )
      .map((page): DiagnosisAction => ({ kind: 'openPage', page, region: each })),
  );
}

/** Whether a page is of use to somebody whose region is not known yet. */
function isForStarting(page: (typeof platformPages)[number]): boolean {
  return (
    page === 'signIn' ||
    page === 'apiKeys' ||
    page === 'apiKeysConsole' ||
    page === 'groupId' ||
    page === 'quickstart' ||
    page === 'codingPlan'
  );
}

/** What an explained error or the tables may ask for, whatever the checks say. */
function generalActions(context: CheckContext): readonly DiagnosisAction[] {
  const { subject } = context;
  const corrections: readonly DiagnosisAction[] =
    subject === undefined
      ? []
      : (['correctGroupId', 'removeGroupId', 'correctKey', 'askOtherRegion'] as const).flatMap((kind) =>
          actionsForRemedy({ kind }, subject, context),
        );
  const region = regionOfPages(context) ?? regionsInOrder(context.input)[0] ?? 'international';
  return [
    ...corrections,
    ...pageActionsOf(region),
    { kind: 'configure', part: undefined },
    { kind: 'run' },
    { kind: 'showLog' },
  ];
}

function collect(actions: readonly DiagnosisAction[]): ReadonlyMap<string, DiagnosisAction> {
  return new Map(actions.map((action) => [actionId(action), action]));
}

/** The file, or what else holds credentials: not the variable, whose name may be what is mended. */
function whereabouts(place: Place): string {
  return place.kind === 'envFile' || place.kind === 'tool' ? place.uri : place.kind;
}

function compare(check: CheckResult, place: string, { previous }: DiagnosisInput): Check {
  // The first check is about all places; of the others, nothing has changed where another place was looked at before.
  const isComparable =
    check.id === 'credentials' || previous?.place === place || previous?.place === '' || place === '';
  const before = isComparable ? previous?.checks.find(({ id }) => id === check.id) : undefined;
  // That a check passes, or has to be left out, for another reason than before is no news to anybody.
  const hasReason = check.state !== 'passed' && check.state !== 'skipped';
  const isChanged =
    before !== undefined &&
    check.state !== 'running' &&
    (before.state !== check.state || (hasReason && before.finding !== check.finding));
  return { ...check, before: isChanged ? before.state : undefined };
}

/** One row for each combination of key, region and Group ID; what cannot be asked has a row of its own. */
function combinationsOf({ all }: Candidates, subject: Candidate | undefined): readonly Combination[] {
  const rows: { places: Combination['places'][number][]; candidate: Candidate; isSubject: boolean }[] = [];
  for (const candidate of all.flatMap(withOtherRegionRow)) {
    const credentials = credentialsOf(candidate);
    const same = rows.find(
      (row) =>
        credentials !== undefined &&
        candidate.found.obstacles.length === 0 &&
        row.candidate.found.obstacles.length === 0 &&
        sameCredentials(credentialsOf(row.candidate), credentials),
    );
    if (same === undefined) {
      rows.push({ places: [candidate.found.place], candidate, isSubject: candidate === subject });
    } else {
      same.isSubject ||= candidate === subject;
      if (!same.places.includes(candidate.found.place)) {
        same.places.push(candidate.found.place);
      }
    }
  }
  return rows.map((row) => ({ ...row, state: stateOfRow(row.candidate) }));
}

/** The same values in the other region, where it was asked. */
function withOtherRegionRow(candidate: Candidate): readonly Candidate[] {
  const { region, other, status } = candidate;
  if (region === undefined || (other.verdict === undefined && !other.isBeingAsked)) {
    return [candidate];
  }
  const there: Candidate = {
    ...candidate,
    region: otherRegion(region),
    status:
      other.isBeingAsked || other.verdict === undefined
        ? { kind: 'beingAsked' }
        : { kind: 'asked', verdict: other.verdict },
    other: {
      isBeingAsked: status.kind === 'beingAsked',
      verdict: status.kind === 'asked' ? status.verdict : undefined,
    },
  };
  return [candidate, there];
}

function stateOfRow({ status }: Candidate): CheckState {
  switch (status.kind) {
    case 'asked':
      switch (status.verdict.state) {
        case 'healthy':
          return 'passed';
        case 'unspendable':
          return passesByItself(status.verdict) ? 'warning' : 'failed';
        case 'unreachable':
          return 'unknown';
        case 'trouble':
          return isForeignHost(status.verdict) ? 'failed' : 'unknown';
        default:
          return 'failed';
      }
    case 'obstacle':
      return 'failed';
    case 'beingAsked':
      return 'running';
    case 'notAsked':
    case 'regionUnknown':
      return 'unknown';
    case 'untrusted':
    case 'endpointRefused':
      return 'skipped';
  }
}
