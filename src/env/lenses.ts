import type { EnvAnalysis } from './analyzeEnv';
import type { TextRange } from './document';
import type { EnvContext } from './envContext';
import type { EnvAction } from './envFix';

/** The line above a key. */
export interface EnvLens {
  /** The name of the variable. */
  readonly range: TextRange;
  /** With a codicon in front. Holds no text of the file or of a server. */
  readonly title: string;
  readonly tooltip: string;
  readonly action: EnvAction;
  /** When the title stops being true by itself, in epoch milliseconds. */
  readonly changesAt: number | undefined;
}

/** One lens above each key that has a value: the last verdict on exactly these values. None in a template. */
export function lensesFor(analysis: EnvAnalysis, context: EnvContext): readonly EnvLens[] {
  void [analysis, context];
  return [];
}
