import type { EnvAnalysis } from './analyzeEnv';
import type { EnvContext } from './envContext';
import type { EnvFix } from './envFix';

/** What can be done at an offset although nothing is wrong: add the missing line, use the stored value, store this pair. */
export function refactoringsFor(
  analysis: EnvAnalysis,
  offset: number,
  context: EnvContext,
): readonly EnvFix[] {
  void [analysis, offset, context];
  return [];
}
