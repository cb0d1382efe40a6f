import type {
  ActionView,
  CheckState,
  CheckView,
  CombinationView,
  DiagnosisView,
  ExplanationView,
  HostMessage,
  PageStrings,
  TableView,
} from '../diagnosis/protocol';

/** Tells whether a value is what it should be. */
type Is<T> = (value: unknown) => value is T;

const isText: Is<string> = (value) => typeof value === 'string';
const isFlag: Is<boolean> = (value) => typeof value === 'boolean';

function isOneOf<T extends string>(all: Readonly<Record<T, true>>): Is<T> {
  return (value): value is T => typeof value === 'string' && Object.hasOwn(all, value);
}

function isEither<A, B>(isA: Is<A>, isB: Is<B>): Is<A | B> {
  return (value): value is A | B => isA(value) || isB(value);
}

/** Absent counts as `undefined`: a message loses such members on its way. */
function isOptional<T>(is: Is<T>): Is<T | undefined> {
  return (value): value is T | undefined => value === undefined || is(value);
}

function isListOf<T>(is: Is<T>): Is<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(is);
}

/** An object with at least these members. That every member is named is the compiler's business. */
function isShape<T extends object>(members: { readonly [K in keyof T]-?: Is<T[K]> }): Is<T> {
  const names = Object.keys(members) as (keyof T)[];
  return (value): value is T =>
    typeof value === 'object' &&
    value !== null &&
    names.every((name) => members[name]((value as Partial<Record<keyof T, unknown>>)[name]));
}

const isState = isOneOf<CheckState>({
  passed: true,
  warning: true,
  failed: true,
  unknown: true,
  skipped: true,
  running: true,
});

const isAction = isShape<ActionView>({
  id: isText,
  label: isText,
  detail: isOptional(isText),
  isMain: isFlag,
});

const isCheck = isShape<CheckView>({
  id: isText,
  title: isText,
  state: isState,
  stateLabel: isText,
  evidence: isListOf(isText),
  why: isText,
  actions: isListOf(isAction),
  change: isText,
});

const isCombination = isShape<CombinationView>({
  place: isText,
  key: isText,
  region: isText,
  groupId: isText,
  state: isState,
  verdict: isText,
  isCurrent: isFlag,
});

const isTable = isShape<TableView>({
  caption: isText,
  columns: isListOf(isText),
  rows: isListOf(isListOf(isEither(isText, isAction))),
});

const isExplanation = isShape<ExplanationView>({
  title: isText,
  paragraphs: isListOf(isText),
  facts: isListOf(isShape<ExplanationView['facts'][number]>({ label: isText, value: isText })),
  actions: isListOf(isAction),
});

const isColumnNames: Is<PageStrings['combinationColumns']> = (
  value,
): value is PageStrings['combinationColumns'] => isListOf(isText)(value) && value.length === 5;

const isStrings = isShape<PageStrings>({
  title: isText,
  run: isText,
  cancel: isText,
  copyReport: isText,
  saveReport: isText,
  checks: isText,
  evidence: isText,
  whyItMatters: isText,
  combinations: isText,
  combinationColumns: isColumnNames,
  pages: isText,
  explainTitle: isText,
  explainPrompt: isText,
  explainPlaceholder: isText,
  explainButton: isText,
  explainPrivacy: isText,
  clear: isText,
});

const isView = isShape<DiagnosisView>({
  language: isText,
  strings: isStrings,
  headline: isShape<DiagnosisView['headline']>({
    state: isState,
    sentence: isText,
    next: isText,
    action: isOptional(isAction),
  }),
  isRunning: isFlag,
  announcement: isText,
  checks: isListOf(isCheck),
  combinations: isListOf(isCombination),
  explanations: isListOf(isExplanation),
  pages: isListOf(isAction),
  tables: isListOf(isTable),
  footer: isText,
});

const isHostMessage: Is<HostMessage> = isEither(
  isShape<Extract<HostMessage, { type: 'view' }>>({ type: isOneOf({ view: true }), view: isView }),
  isShape<Extract<HostMessage, { type: 'reveal' }>>({
    type: isOneOf({ reveal: true }),
    target: isOneOf({ explanations: true, headline: true }),
  }),
);

/** Reads a message of the host; `undefined` for anything else, for other scripts may post to the page too. */
export function readHostMessage(value: unknown): HostMessage | undefined {
  return isHostMessage(value) ? value : undefined;
}
