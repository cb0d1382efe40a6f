import { fixTitles } from '../text/envText';
import type { EnvAnalysis, EnvDiagnostic } from './analyzeEnv';
import type { EnvContext } from './envContext';
import type { ActionFix, EnvAction } from './envFix';
import { pairWith, type CredentialPair } from './pairs';
import type { RuleCode } from './ruleCatalogue';

/** What is wrong with where a value is kept: the diagnosis has nothing to say about it. */
const rulesOfKeeping: readonly RuleCode[] = ['not-ignored', 'tracked', 'secret-in-template', 'exposed'];

/** Opens the diagnosis about a pair, or about the file where no pair is known. */
export function diagnoseAction(pair: CredentialPair | undefined): EnvAction {
  return { kind: 'diagnose', ...(pair === undefined ? {} : { keyVariable: pair.key.name }) };
}

/** The fix that opens the diagnosis; `undefined` where that has nothing to say. Never preferred, no part of fixAll. */
export function diagnoseFix(
  { code, variable }: EnvDiagnostic,
  { pairs }: EnvAnalysis,
  { isTemplate }: EnvContext,
): ActionFix | undefined {
  const pair = pairWith(pairs, variable);
  return isTemplate === true || pair === undefined || rulesOfKeeping.includes(code)
    ? undefined
    : {
        title: fixTitles.diagnose(),
        kind: 'quickfix',
        isPreferred: false,
        needsNoDecision: false,
        action: diagnoseAction(pair),
      };
}
