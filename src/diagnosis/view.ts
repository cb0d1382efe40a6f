import { explain, type ExplanationRemedy } from '../explanation/explain';
import type { FoundError } from '../explanation/findErrors';
import { pageAddress, type PlatformPage } from '../minimax/pages';
import { regionHosts, type Region } from '../minimax/region';
import { actionDetail, actionLabel, type ActionTextContext } from '../text/diagnosisActionText';
import {
  absentTexts,
  explanationLabels,
  footerText,
  pageStrings,
  planTexts,
  progressText,
  troubleTexts,
} from '../text/diagnosisPageText';
import { factText } from '../text/diagnosisFactText';
import { listText, placeText } from '../text/diagnosisPlaceText';
import {
  changeText,
  checkTitle,
  checkWhy,
  combinationText,
  headlineText,
  stateLabel,
} from '../text/diagnosisText';
import {
  explanationRemedyText,
  explanationText,
  nothingFoundText,
  tooLongText,
} from '../text/explanationText';
import { regionName } from '../text/names';
import type { TimeContext } from '../text/verdictText';
import { actionId, type DiagnosisAction } from './action';
import { candidatesOf, regionsInOrder, verdictOf } from './candidates';
import { pageActionsOf, type Check, type Combination, type Diagnosis } from './diagnosis';
import { planOfDiagnosis } from './plan';
import type {
  ActionView,
  CheckView,
  CombinationView,
  DiagnosisView,
  ExplanationView,
  TableView,
} from './protocol';
import { shownGroupId, shownKey } from './place';
import { keysOf, tidyFact, withoutKeys } from './redaction';
import { actionsForRemedy, distinct, pageActions, type RemedyContext } from './remedies';

/** What the page shows besides the diagnosis. */
export interface ViewContext extends TimeContext {
  /** What was found in a text that the user gave; `undefined` when none was given. */
  readonly explained?: { readonly errors: readonly FoundError[]; readonly isTooLong: boolean };
}

/** How many buttons stand below one check; more would hide the first. */
const mostActions = 5;

/** How many errors of one text are explained. */
const mostExplanations = 20;

/** Everything that the page shows, in the user's language and without any part of a key beyond its mask. */
export function viewOf(diagnosis: Diagnosis, context: ViewContext): DiagnosisView {
  const { headline, checks, combinations, region, input } = diagnosis;
  const words = actionTextContext(diagnosis, context);
  const { sentence, next } = headlineText(headline, input.run === 'cancelled', context);
  const isRunning = input.run === 'running' || input.running.length > 0;
  const view: DiagnosisView = {
    language: context.language,
    strings: pageStrings(words.hasRun),
    headline: {
      state: headline.state,
      sentence,
      next,
      // The button that runs the checks stands there anyway.
      action:
        headline.action === undefined || headline.action.kind === 'run'
          ? undefined
          : actionView(headline.action, words, true),
    },
    isRunning,
    announcement: isRunning ? progress(diagnosis) : `${sentence} ${next}`.trim(),
    checks: checks.map((check) => checkView(check, words, context)),
    combinations: combinations.map((combination) => ({
      ...combinationView(combination, context),
      isCurrent: combination.isSubject && combinations.length > 1,
    })),
    explanations: explanationViews(diagnosis, words, context),
    pages: pageActionsOf(region).map((action) => actionView(action, words)),
    tables: [troubleTable(diagnosis, words), planTable(diagnosis, words)],
    footer: footerText(lastAnswer(diagnosis), context),
  };
  return withoutKeys(view, keysOf(input));
}

function actionTextContext({ input, region }: Diagnosis, { language }: ViewContext): ActionTextContext {
  return {
    language,
    hasRun: input.run === 'done' || input.run === 'cancelled',
    namesRegion: region === undefined,
    hostOf: (each) => hostOf(input.endpoints[each], each),
  };
}

function hostOf(reading: Diagnosis['input']['endpoints'][Region], region: Region): string {
  return new URL('origin' in reading ? reading.origin : regionHosts[region].apiOrigin).host;
}

function actionView(action: DiagnosisAction, words: ActionTextContext, isMain = false): ActionView {
  const detail = actionDetail(action, words);
  return {
    id: actionId(action),
    label: actionLabel(action, words),
    ...(detail === '' ? {} : { detail }),
    isMain,
  };
}

/** The first few actions as buttons. Of two that read the same only the first is of use. */
function actionViews(actions: readonly DiagnosisAction[], words: ActionTextContext): readonly ActionView[] {
  return actions
    .map((action) => actionView(action, words))
    .filter(({ label }, index, all) => all.findIndex((other) => other.label === label) === index)
    .slice(0, mostActions);
}

function progress({ input }: Diagnosis): string {
  const total = Math.max(planOfDiagnosis(input).length, input.running.length);
  return progressText(total - input.running.length, total);
}

function lastAnswer({ input }: Diagnosis): number | undefined {
  const moments = input.verified.map(({ verdict }) => verdict.evidence.at);
  return moments.length === 0 ? undefined : Math.max(...moments);
}

function checkView(check: Check, words: ActionTextContext, time: TimeContext): CheckView {
  return {
    id: check.id,
    title: checkTitle(check.id),
    state: check.state,
    stateLabel: stateLabel(check.state),
    evidence: check.facts.map((fact) => factText(tidyFact(fact), time)).filter((text) => text !== ''),
    why: checkWhy(check.id),
    actions: actionViews(check.actions, words),
    change: check.before === undefined ? '' : changeText(check.before, check.state),
  };
}

function combinationView(
  { places, candidate, state }: Combination,
  { language }: ViewContext,
): Omit<CombinationView, 'isCurrent'> {
  const { found, region } = candidate;
  return {
    place: listText(
      places.map((place) => placeText(place, language)),
      language,
    ),
    key: shownKey(found),
    region: region === undefined ? absentTexts.region() : regionName(region),
    groupId: shownGroupId(found) ?? absentTexts.groupId(),
    state,
    verdict: combinationText(candidate),
  };
}

// ---- Explained errors ----

function explanationViews(
  diagnosis: Diagnosis,
  words: ActionTextContext,
  { explained }: ViewContext,
): readonly ExplanationView[] {
  if (explained === undefined) {
    return [];
  }
  const cut = explained.isTooLong ? [tooLongText()] : [];
  if (explained.errors.length === 0) {
    return [
      {
        title: explanationLabels.nothing(),
        paragraphs: [nothingFoundText(), ...cut],
        facts: [],
        actions: [],
      },
    ];
  }
  return explained.errors
    .slice(0, mostExplanations)
    .map((error, index) => explanationView(error, index === 0 ? cut : [], diagnosis, words));
}

function explanationView(
  error: FoundError,
  notes: readonly string[],
  diagnosis: Diagnosis,
  words: ActionTextContext,
): ExplanationView {
  const explanation = explain(error);
  const { meaning, keyAtFault, certainty, settledBy } = explanationText(explanation);
  const region = pageRegion(diagnosis);
  const advice = explanation.remedies
    .filter(({ kind }) => kind === 'advice')
    .map((remedy) => explanationRemedyText(remedy, region));
  const actions = distinct(
    explanation.remedies.flatMap((remedy) => actionsForExplanation(remedy, diagnosis)),
  ).filter((action) => diagnosis.actions.has(actionId(action)));
  return {
    title: titleOf(error),
    paragraphs: [meaning, keyAtFault, ...advice, settledBy, certainty, ...notes],
    facts: factsOf(error),
    actions: actionViews(actions, words),
  };
}

function titleOf({ code, httpStatus, message }: FoundError): string {
  return (
    message ??
    (code === undefined
      ? httpStatus === undefined
        ? explanationLabels.unnamed()
        : explanationLabels.http(httpStatus)
      : explanationLabels.error(code))
  );
}

function factsOf({ code, httpStatus, traceId }: FoundError): ExplanationView['facts'] {
  return [
    ...(code === undefined ? [] : [{ label: explanationLabels.code(), value: String(code) }]),
    ...(httpStatus === undefined
      ? []
      : [{ label: explanationLabels.httpStatus(), value: String(httpStatus) }]),
    ...(traceId === undefined ? [] : [{ label: explanationLabels.traceId(), value: traceId }]),
  ];
}

/** What helps against an explained error, at the credentials that the user's program probably uses. */
function actionsForExplanation(remedy: ExplanationRemedy, diagnosis: Diagnosis): readonly DiagnosisAction[] {
  switch (remedy.kind) {
    case 'advice':
      return [];
    case 'verify':
      return [{ kind: 'run' }];
    case 'openPage':
      return pageAddress(remedy.page, pageRegion(diagnosis)) === undefined
        ? []
        : [{ kind: 'openPage', page: remedy.page, region: pageRegion(diagnosis) }];
    default:
      return diagnosis.subject === undefined
        ? [{ kind: 'configure', part: undefined }]
        : actionsForRemedy(remedy, diagnosis.subject, remedyContext(diagnosis));
  }
}

function remedyContext({ input }: Diagnosis): RemedyContext {
  return { input, candidates: candidatesOf(input) };
}

function pageRegion({ region, input }: Diagnosis): Region {
  return region ?? regionsInOrder(input)[0] ?? 'international';
}

// ---- The tables of the setup guide ----

function pageCell(page: PlatformPage, diagnosis: Diagnosis, words: ActionTextContext): ActionView {
  return actionView({ kind: 'openPage', page, region: pageRegion(diagnosis) }, words);
}

function planTable(diagnosis: Diagnosis, words: ActionTextContext): TableView {
  const keys = pageCell('apiKeys', diagnosis, words);
  return {
    caption: planTexts.caption(),
    columns: planTexts.columns(),
    rows: [
      [planTexts.plan(), 'sk-cp-', planTexts.planModels(), keys],
      [planTexts.payAsYouGo(), 'sk-api-', planTexts.payAsYouGoModels(), keys],
    ],
  };
}

function troubleTable(diagnosis: Diagnosis, words: ActionTextContext): TableView {
  const groupPage = pageCell('groupId', diagnosis, words);
  const correction = correctGroupId(diagnosis);
  return {
    caption: troubleTexts.caption(),
    columns: troubleTexts.columns(),
    rows: [
      ['token not match group', troubleTexts.mismatchCause(), troubleTexts.mismatchFix(), groupPage],
      [
        'status_code: 1004',
        troubleTexts.codeCause(),
        troubleTexts.codeFix(),
        correction === undefined ? groupPage : actionView(correction, words),
      ],
      [
        troubleTexts.invalidKey(),
        troubleTexts.invalidKeyCause(),
        troubleTexts.invalidKeyFix(),
        pageCell('apiKeys', diagnosis, words),
      ],
    ],
  };
}

/** Corrects the Group ID where it stands, if that can be done with a button. */
function correctGroupId(diagnosis: Diagnosis): DiagnosisAction | undefined {
  const { subject } = diagnosis;
  return subject === undefined || verdictOf(subject)?.group.state === 'matched'
    ? undefined
    : [
        ...actionsForRemedy({ kind: 'correctGroupId' }, subject, remedyContext(diagnosis)),
        ...pageActions('groupId', subject, remedyContext(diagnosis)),
      ].find((action) => diagnosis.actions.has(actionId(action)));
}
