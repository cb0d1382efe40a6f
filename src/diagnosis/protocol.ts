/**
 * All that the diagnosis page and the extension host say to each other. The host sends the whole view each time, in
 * plain and already translated texts; the page sends what the user did. No message holds a secret: of a key only its
 * mask, and text that the user pastes goes to the host alone and is kept nowhere.
 */

/** How a check, a headline or a combination stands. Shown as an icon and a word, never by colour alone. */
export type CheckState = 'passed' | 'warning' | 'failed' | 'unknown' | 'skipped' | 'running';

/** Something to press. The page knows the id only; what it does is the host's business. */
export interface ActionView {
  readonly id: string;
  readonly label: string;
  /** What it does where the label does not say it all, such as which host gets the key. */
  readonly detail?: string;
  readonly isMain: boolean;
}

/** One check, in the order of cause. */
export interface CheckView {
  readonly id: string;
  readonly title: string;
  readonly state: CheckState;
  /** The state as a word: "Passed", "Not checked", … */
  readonly stateLabel: string;
  /** What was found, in redacted words, a sentence each. */
  readonly evidence: readonly string[];
  /** Why it matters. */
  readonly why: string;
  readonly actions: readonly ActionView[];
  /** What changed since the run before; empty where nothing did. */
  readonly change: string;
}

/** A row of the table key × region × Group ID. */
export interface CombinationView {
  readonly place: string;
  readonly key: string;
  readonly region: string;
  readonly groupId: string;
  readonly state: CheckState;
  readonly verdict: string;
  /** Whether the rest of the page is about it, where there are several. */
  readonly isCurrent: boolean;
}

/** A table with a caption, all of it text; a cell may carry an action. */
export interface TableView {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | ActionView)[])[];
}

/** What an error text means. */
export interface ExplanationView {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly actions: readonly ActionView[];
}

/** The page's own words. */
export interface PageStrings {
  readonly title: string;
  readonly run: string;
  readonly cancel: string;
  readonly copyReport: string;
  readonly saveReport: string;
  readonly checks: string;
  readonly evidence: string;
  readonly whyItMatters: string;
  readonly combinations: string;
  readonly combinationColumns: readonly [
    place: string,
    key: string,
    region: string,
    groupId: string,
    verdict: string,
  ];
  readonly pages: string;
  readonly explainTitle: string;
  readonly explainPrompt: string;
  readonly explainPlaceholder: string;
  readonly explainButton: string;
  readonly explainPrivacy: string;
  readonly clear: string;
}

/** Everything that the page shows. */
export interface DiagnosisView {
  readonly language: string;
  readonly strings: PageStrings;
  readonly headline: {
    readonly state: CheckState;
    readonly sentence: string;
    readonly next: string;
    readonly action: ActionView | undefined;
  };
  readonly isRunning: boolean;
  /** For the live region: what has just happened. */
  readonly announcement: string;
  readonly checks: readonly CheckView[];
  readonly combinations: readonly CombinationView[];
  readonly explanations: readonly ExplanationView[];
  readonly pages: readonly ActionView[];
  /** The plan table and the three troubleshooting rows of MiniMax's setup guide. */
  readonly tables: readonly TableView[];
  readonly footer: string;
}

/** What the host tells the page. */
export type HostMessage =
  | { readonly type: 'view'; readonly view: DiagnosisView }
  /** Moves the focus to a check or to the explanations, for example after a click in the terminal. */
  | { readonly type: 'reveal'; readonly target: 'explanations' | 'headline' };

/** What the page tells the host. */
export type PageMessage =
  /** The page is there and wants the view; also after a reload. */
  | { readonly type: 'ready' }
  | { readonly type: 'run' }
  | { readonly type: 'cancel' }
  | { readonly type: 'action'; readonly id: string }
  | { readonly type: 'explain'; readonly text: string }
  | { readonly type: 'clearExplanations' }
  | { readonly type: 'copyReport' }
  | { readonly type: 'saveReport' };

/** How much pasted text the host takes, in UTF-16 units. */
export const longestErrorText = 1_000_000;

/** Reads a message of the page; `undefined` for anything else, for a page is never trusted. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value)) {
    return undefined;
  }
  switch (value.type) {
    case 'ready':
    case 'run':
    case 'cancel':
    case 'clearExplanations':
    case 'copyReport':
    case 'saveReport':
      return { type: value.type };
    case 'action':
      return 'id' in value && typeof value.id === 'string' && value.id.length <= 200
        ? { type: 'action', id: value.id }
        : undefined;
    case 'explain':
      return 'text' in value && typeof value.text === 'string'
        ? { type: 'explain', text: value.text.slice(0, longestErrorText) }
        : undefined;
    default:
      return undefined;
  }
}
