import type { EnvDocument, TextRange } from './document';
import type { EnvContext } from './envContext';
import type { EnvFix } from './envFix';
import type { EnvVariable } from './envVariable';
import type { CredentialPair } from './pairs';
import type { RuleCode, Severity } from './ruleCatalogue';
import { scanEnv } from './scanner';

/** Another place that a diagnostic speaks of. */
export interface RelatedInformation {
  readonly range: TextRange;
  readonly message: string;
}

/** One thing that is wrong, where it stands. Its texts hold no key. */
export interface EnvDiagnostic {
  readonly code: RuleCode;
  readonly severity: Severity;
  readonly range: TextRange;
  readonly message: string;
  readonly related: readonly RelatedInformation[];
  readonly variable: EnvVariable;
}

/** What is known of one text. Immutable; ranges are UTF-16 offsets into `document.text`. */
export interface EnvAnalysis {
  readonly document: EnvDocument;
  /** The assignments that concern MiniMax, in the order of the text. */
  readonly variables: readonly EnvVariable[];
  readonly pairs: readonly CredentialPair[];
  /** In the order of the text. */
  readonly diagnostics: readonly EnvDiagnostic[];
  /** When a diagnostic stops being true by itself (an exhausted window resets), in epoch milliseconds. */
  readonly changesAt: number | undefined;
}

/** Whether a text can concern MiniMax at all. Cheap: nothing else needs to be asked of a text for which it is false. */
export function mentionsMiniMax(text: string): boolean {
  return /minimax/i.test(text);
}

/**
 * Reads a `.env` text and says what is wrong with its MiniMax variables. Pure and linear; a text without such a name
 * costs one search and gives nothing.
 */
export function analyzeEnv(text: string, context: EnvContext): EnvAnalysis {
  void context;
  return { document: scanEnv(text), variables: [], pairs: [], diagnostics: [], changesAt: undefined };
}

/** The fixes of a diagnostic of this analysis, the preferred one first. Computed when asked for, not per keystroke. */
export function fixesFor(
  diagnostic: EnvDiagnostic,
  analysis: EnvAnalysis,
  context: EnvContext,
): readonly EnvFix[] {
  void [diagnostic, analysis, context];
  return [];
}

/** The text after all fixes that need no decision, applied until none is left: `source.fixAll.minimax`. */
export function fixAll(analysis: EnvAnalysis, context: EnvContext): FixAllResult {
  void context;
  return { text: analysis.document.text, edits: [] };
}

/** The outcome of `fixAll`: one set of edits of the text that was analysed (none when there is nothing to mend). */
export interface FixAllResult {
  readonly text: string;
  readonly edits: readonly import('./edit').TextEdit[];
}
