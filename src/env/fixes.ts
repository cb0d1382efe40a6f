import { analyzeEnv, type EnvAnalysis, type EnvDiagnostic } from './analyzeEnv';
import { composeEdits } from './changes';
import { applyEdits, type TextEdit } from './edit';
import type { EnvContext } from './envContext';
import type { EditFix, EnvFix } from './envFix';
import { editsOf, findingOf, type FixDraft } from './finding';
import { defaultSeverities, type Severity } from './ruleCatalogue';

/** The outcome of `fixAll`: one set of edits of the text that was analysed (none when there is nothing to mend). */
export interface FixAllResult {
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/**
 * The fixes of a diagnostic of this analysis, best first. Every edit is tried before it is offered: it makes less wrong
 * than there was, and nothing wrong of another kind. Call it when somebody asks for fixes, not at each keystroke.
 */
export function fixesFor(
  diagnostic: EnvDiagnostic,
  analysis: EnvAnalysis,
  context: EnvContext,
): readonly EnvFix[] {
  const finding = findingOf.get(diagnostic);
  if (finding === undefined) {
    return [];
  }
  const drafts = finding.fixes().flatMap((draft) => proven(draft, analysis, context));
  return drafts.map((fix, index) => ({ ...fix, isPreferred: index === 0 && finding.hasNoBestFix !== true }));
}

/** The text after all fixes that need no decision, made until none is left: `source.fixAll.minimax`. */
export function fixAll(analysis: EnvAnalysis, context: EnvContext): FixAllResult {
  const { text } = analysis.document;
  const steps: (readonly TextEdit[])[] = [];
  let current = analysis;
  for (let fix = safeFix(current, context); fix !== undefined; fix = safeFix(current, context)) {
    steps.push(fix.edits);
    current = analyzeEnv(applyEdits(current.document.text, fix.edits), context);
  }
  return { text: current.document.text, edits: composeEdits(text, steps) };
}

function safeFix(analysis: EnvAnalysis, context: EnvContext): EditFix | undefined {
  for (const diagnostic of analysis.diagnostics) {
    for (const fix of fixesFor(diagnostic, analysis, context)) {
      if (fix.needsNoDecision && 'edits' in fix) {
        return fix;
      }
    }
  }
  return undefined;
}

function proven(draft: FixDraft, analysis: EnvAnalysis, context: EnvContext): EnvFix[] {
  const base = {
    title: draft.title,
    kind: 'quickfix',
    isPreferred: false,
    needsNoDecision: draft.needsNoDecision === true,
  } as const;
  if (draft.action !== undefined) {
    return [{ ...base, action: draft.action }];
  }
  const edits = editsOf(draft, analysis.document);
  return edits.length > 0 && mends(edits, analysis, context) ? [{ ...base, edits }] : [];
}

const weights: Readonly<Record<Severity, number>> = { error: 4, warning: 3, information: 2, hint: 1 };

/**
 * Whether less is wrong after the edits, and nothing of a kind that was not there. Since each fix makes the sum of what
 * is wrong smaller, applying fixes comes to an end, in whatever order. What MiniMax said of the new values before is no
 * part of it: that is not the fix's doing.
 */
function mends(edits: readonly TextEdit[], analysis: EnvAnalysis, context: EnvContext): boolean {
  const after = analyzeEnv(applyEdits(analysis.document.text, edits), { ...context, verdictOf: undefined });
  const codes = new Set(analysis.diagnostics.map(({ code }) => code));
  return after.diagnostics.every(({ code }) => codes.has(code)) && weightOf(after) < weightOf(analysis);
}

/** Severities as the rules have them: what is wrong does not depend on the settings. */
function weightOf({ diagnostics }: EnvAnalysis): number {
  return diagnostics.reduce(
    (sum, diagnostic) =>
      sum + weights[findingOf.get(diagnostic)?.severity ?? defaultSeverities[diagnostic.code]],
    0,
  );
}
