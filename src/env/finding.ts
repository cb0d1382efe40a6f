import type { EnvDiagnostic, RelatedInformation } from './analyzeEnv';
import { minimalEdit } from './changes';
import type { EnvDocument, TextRange } from './document';
import type { EditResult, TextEdit } from './edit';
import type { EnvContext } from './envContext';
import type { EnvAction } from './envFix';
import type { EnvVariable } from './envVariable';
import type { CredentialPair } from './pairs';
import type { RuleCode, Severity } from './ruleCatalogue';

/** All that the rules look at. */
export interface EnvFacts {
  readonly document: EnvDocument;
  readonly variables: readonly EnvVariable[];
  /** Of these, the ones that a program would read: one for each name that is meant, so never many. */
  readonly inUse: readonly EnvVariable[];
  readonly pairs: readonly CredentialPair[];
  readonly context: EnvContext;
}

/** What a rule found, before it is known whether another one explains it better. */
export interface Finding {
  readonly code: RuleCode;
  readonly variable: EnvVariable;
  readonly range: TextRange;
  readonly message: string;
  /** Where it is not the usual one of the rule. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedInformation[];
  /** Whether the first fix is no better than the next, so that none is preferred. */
  readonly hasNoBestFix?: boolean;
  /** The fixes, best first. Called only when somebody opens the menu. */
  readonly fixes: () => readonly FixDraft[];
}

/** A fix that is yet to be proven. An edit that cannot be made, or that does harm, is dropped. */
export interface FixDraft {
  readonly title: string;
  readonly edits?: EditResult | readonly TextEdit[];
  readonly action?: EnvAction;
  readonly needsNoDecision?: boolean;
}

/** A rule: looks at a file and says what is wrong. */
export type Rule = (facts: EnvFacts) => Iterable<Finding>;

/** The finding of each diagnostic: what makes its fixes. */
export const findingOf = new WeakMap<EnvDiagnostic, Finding>();

/** The value inside its quotes; for an empty one the assignment, for there is nothing else to underline. */
export function valueRange({ assignment }: EnvVariable): TextRange {
  const { key, rawValue, separator, closeQuote } = assignment;
  return rawValue.end > rawValue.start
    ? rawValue
    : { start: key.start, end: closeQuote?.end ?? Math.max(rawValue.end, separator.end) };
}

/** The place of a part of the value; the whole value where escapes shift the offsets. */
export function partRange(document: EnvDocument, variable: EnvVariable, part: TextRange): TextRange {
  const { rawValue } = variable.assignment;
  const isVerbatim = document.text.slice(rawValue.start, rawValue.end) === variable.value;
  return isVerbatim && part.end > part.start
    ? { start: rawValue.start + part.start, end: rawValue.start + part.end }
    : valueRange(variable);
}

/** The edits of a draft, each as small as can be; none where they cannot be made. */
export function editsOf({ edits }: FixDraft, { text }: EnvDocument): readonly TextEdit[] {
  if (edits === undefined || ('ok' in edits && !edits.ok)) {
    return [];
  }
  return ('ok' in edits ? edits.edits : edits).map((edit) => minimalEdit(text, edit));
}
