import { withoutContradictions } from './contradictions';
import { EnvDocument, type TextRange } from './document';
import type { EnvContext } from './envContext';
import type { EnvVariable } from './envVariable';
import { findingOf, type EnvFacts, type Finding, type Rule } from './finding';
import { readPairs, variablesInUse, type CredentialPair } from './pairs';
import { readVariables } from './readVariables';
import { defaultSeverities, type RuleCode, type Severity } from './ruleCatalogue';
import { hostRules } from './rules/hostRules';
import { nameRules } from './rules/nameRules';
import { secretRules } from './rules/secretRules';
import { valueRules } from './rules/valueRules';
import { verdictRules } from './rules/verdictRules';
import { scanEnv } from './scanner';
import { resetOf, verdictOn } from './verdicts';

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
  /** Of these, the ones that a program would read: one for each name that is meant, so never many. */
  readonly inUse: readonly EnvVariable[];
  readonly pairs: readonly CredentialPair[];
  /** In the order of the text. */
  readonly diagnostics: readonly EnvDiagnostic[];
  /** When a diagnostic stops being true by itself (an exhausted window resets), in epoch milliseconds. */
  readonly changesAt: number | undefined;
}

const rules: readonly Rule[] = [valueRules, nameRules, hostRules, secretRules, verdictRules];

/** Letters that may be meant for the vendor's name, before a word that follows it in the names of variables. */
const misspelledMention = /m(?:[minax][-_.]?){3,8}(?:api|group|base|region|cn|cod|token|account)/i;

/**
 * Whether a text can concern MiniMax at all, by a misspelled name too. Cheap: of a text for which it is false nothing
 * else needs to be asked.
 */
export function mentionsMiniMax(text: string): boolean {
  return /minimax/i.test(text) || misspelledMention.test(text);
}

/**
 * Reads a `.env` text and says what is wrong with its MiniMax variables. Pure and linear; a text that cannot concern
 * MiniMax costs one search and gives nothing.
 */
export function analyzeEnv(text: string, context: EnvContext): EnvAnalysis {
  if (!mentionsMiniMax(text)) {
    return nothingIn(new EnvDocument(text, []));
  }
  const document = scanEnv(text);
  const variables = readVariables(document, context);
  if (variables.length === 0) {
    return nothingIn(document);
  }
  const inUse = variablesInUse(variables);
  const pairs = readPairs(document, inUse, context);
  const facts: EnvFacts = { document, variables, inUse, pairs, context };
  const findings = withoutContradictions(rules.flatMap((rule) => [...rule(facts)]));
  return {
    document,
    variables,
    inUse,
    pairs,
    diagnostics: findings
      .flatMap((finding) => diagnosticOf(finding, context))
      .toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end),
    changesAt: nextReset(facts),
  };
}

function nothingIn(document: EnvDocument): EnvAnalysis {
  return { document, variables: [], inUse: [], pairs: [], diagnostics: [], changesAt: undefined };
}

function diagnosticOf(finding: Finding, context: EnvContext): EnvDiagnostic[] {
  const { code, variable, range, message, related = [] } = finding;
  const setting = context.rules?.[code];
  if (setting === 'off') {
    return [];
  }
  const severity = setting ?? finding.severity ?? defaultSeverities[code];
  const diagnostic = { code, severity, range, message, related, variable };
  findingOf.set(diagnostic, finding);
  return [diagnostic];
}

function nextReset({ pairs, context }: EnvFacts): number | undefined {
  const resets = pairs
    .map((pair) => verdictOn(pair, context))
    .map((verdict) => (verdict === undefined ? undefined : resetOf(verdict)))
    .filter((reset) => reset !== undefined && reset > context.now);
  return resets.length === 0 ? undefined : Math.min(...(resets as number[]));
}
