import * as vscode from 'vscode';
import type { EnvAnalysis, EnvDiagnostic } from '../../env/analyzeEnv';
import { diagnoseFix } from '../../env/diagnoseFix';
import { fixAll, fixesFor } from '../../env/fixes';
import { completionsFor, type EnvCompletion } from '../../env/completions';
import type { EnvContext } from '../../env/envContext';
import type { EnvAction, EnvFix } from '../../env/envFix';
import { hoverFor } from '../../env/hover';
import { lensesFor } from '../../env/lenses';
import { refactoringsFor } from '../../env/refactorings';
import { diagnosticSource, internalCommands, settings } from '../../ids';
import type { Disposable } from '../../shared/emitter';
import { textMarkdown } from '../../workbench/markdown';
import { isReadOnly } from '../../workbench/readOnly';
import { toRange, toWorkspaceEdit } from '../../workbench/textEdits';
import { envSelector } from '../../workbench/envSelector';
import type { EnvDocuments } from './envDocuments';

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('minimax');

/** The argument of the internal command: which file, and what to do. */
export interface EnvActionArgument {
  readonly uri: string;
  readonly action: EnvAction;
}

/** Registers everything that VS Code asks for: fixes, hovers, completions and lenses. */
export function registerEnvProviders(documents: EnvDocuments): Disposable {
  const register = (): vscode.Disposable => {
    const selector = envSelector();
    return vscode.Disposable.from(
      vscode.languages.registerCodeActionsProvider(selector, codeActions(documents), {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.Refactor, fixAllKind],
      }),
      vscode.languages.registerHoverProvider(selector, hovers(documents)),
      vscode.languages.registerCompletionItemProvider(selector, completions(documents), '=', '_'),
      vscode.languages.registerCodeLensProvider(selector, lenses(documents)),
    );
  };
  let registered = register();
  const subscription = vscode.workspace.onDidChangeConfiguration((event) => {
    // Only the user's own globs change what is selected.
    if (event.affectsConfiguration(settings.env.files)) {
      registered.dispose();
      registered = register();
    }
  });
  return {
    dispose: () => {
      subscription.dispose();
      registered.dispose();
    },
  };
}

function codeActions(documents: EnvDocuments): vscode.CodeActionProvider {
  return {
    provideCodeActions: (document, range, { diagnostics, only }) => {
      const analysis = documents.analysisOf(document);
      if (analysis === undefined) {
        return [];
      }
      const context = documents.contextOf(document);
      const canBeOffered = (fix: EnvFix): boolean => !isReadOnly(document.uri) || !writesInto(fix);
      if (only?.contains(fixAllKind) === true || only?.intersects(fixAllKind) === true) {
        return fixAllActions(document, analysis, context, fixAllKind);
      }
      const ours = diagnostics.filter(({ source }) => source === diagnosticSource);
      const fixes = ours.flatMap((diagnostic) => {
        const found = findDiagnostic(diagnostic, document, analysis);
        return found === undefined
          ? []
          : fixesFor(found, analysis, context)
              .filter(canBeOffered)
              .map((fix) => toCodeAction(fix, document, [diagnostic]));
      });
      return [
        ...fixes,
        ...diagnoseActions(document, analysis, context, ours),
        ...(fixes.length > 0 && analysis.diagnostics.length > 1
          ? fixAllActions(document, analysis, context, vscode.CodeActionKind.QuickFix)
          : []),
        ...refactoringsFor(analysis, document.offsetAt(range.start), context)
          .filter(canBeOffered)
          .map((fix) => toCodeAction(fix, document, []))
          // What mends a fault stands above already.
          .filter(({ title }) => !fixes.some((fix) => fix.title === title)),
      ];
    },
  };
}

/** Whether a fix changes the document, at once or after a question. */
function writesInto(fix: EnvFix): boolean {
  return 'edits' in fix || fix.action.kind === 'enterValue' || fix.action.kind === 'useStored';
}

function findDiagnostic(
  diagnostic: vscode.Diagnostic,
  document: vscode.TextDocument,
  analysis: EnvAnalysis,
): EnvDiagnostic | undefined {
  return analysis.diagnostics.find(
    (each) => each.code === codeOf(diagnostic) && toRange(document, each.range).isEqual(diagnostic.range),
  );
}

/** The diagnosis, once for all that is wrong at a place. */
function diagnoseActions(
  document: vscode.TextDocument,
  analysis: EnvAnalysis,
  context: EnvContext,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const offered = diagnostics.flatMap((diagnostic) => {
    const found = findDiagnostic(diagnostic, document, analysis);
    const fix = found && diagnoseFix(found, analysis, context);
    return fix === undefined ? [] : [{ diagnostic, fix }];
  });
  return offered.slice(0, 1).map(({ fix }) =>
    toCodeAction(
      fix,
      document,
      offered.map(({ diagnostic }) => diagnostic),
    ),
  );
}

function fixAllActions(
  document: vscode.TextDocument,
  analysis: EnvAnalysis,
  context: EnvContext,
  kind: vscode.CodeActionKind,
): vscode.CodeAction[] {
  const { edits } = isReadOnly(document.uri) ? { edits: [] } : fixAll(analysis, context);
  if (edits.length === 0) {
    return [];
  }
  const action = new vscode.CodeAction(vscode.l10n.t('Fix All MiniMax Problems That Need No Decision'), kind);
  action.edit = toWorkspaceEdit(document, edits);
  return [action];
}

function toCodeAction(
  fix: EnvFix,
  document: vscode.TextDocument,
  diagnostics: vscode.Diagnostic[],
): vscode.CodeAction {
  const kind =
    fix.kind === 'quickfix' ? vscode.CodeActionKind.QuickFix : vscode.CodeActionKind.RefactorRewrite;
  const action = new vscode.CodeAction(fix.title, kind);
  action.diagnostics = diagnostics;
  action.isPreferred = fix.isPreferred;
  if ('edits' in fix) {
    action.edit = toWorkspaceEdit(document, fix.edits);
  } else {
    action.command = { title: fix.title, ...actionCommand(document, fix.action) };
  }
  return action;
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

function actionCommand(
  document: vscode.TextDocument,
  action: EnvAction,
): { command: string; arguments: [EnvActionArgument] } {
  return { command: internalCommands.envAction, arguments: [{ uri: document.uri.toString(), action }] };
}

function hovers(documents: EnvDocuments): vscode.HoverProvider {
  return {
    provideHover: (document, position) => {
      const analysis = documents.analysisOf(document);
      const hover =
        analysis && hoverFor(analysis, document.offsetAt(position), documents.contextOf(document));
      if (hover === undefined) {
        return undefined;
      }
      const links = hover.links.map(({ label, action }) => ({
        label,
        command: internalCommands.envAction,
        argument: actionCommand(document, action).arguments[0],
      }));
      return new vscode.Hover(textMarkdown({ ...hover, links }), toRange(document, hover.range));
    },
  };
}

const completionKinds: Readonly<Record<EnvCompletion['kind'], vscode.CompletionItemKind>> = {
  name: vscode.CompletionItemKind.Variable,
  host: vscode.CompletionItemKind.Value,
  region: vscode.CompletionItemKind.EnumMember,
  groupId: vscode.CompletionItemKind.Value,
};

function completions(documents: EnvDocuments): vscode.CompletionItemProvider {
  return {
    provideCompletionItems: (document, position) =>
      completionsFor(document.getText(), document.offsetAt(position), documents.contextOf(document)).map(
        ({ kind, label, insertText, range, detail, documentation }) => {
          const item = new vscode.CompletionItem(label, completionKinds[kind]);
          item.insertText = insertText;
          item.filterText = insertText;
          item.range = toRange(document, range);
          item.detail = detail;
          item.documentation = documentation;
          return item;
        },
      ),
  };
}

function lenses(documents: EnvDocuments): vscode.CodeLensProvider {
  const changed = new vscode.EventEmitter<void>();
  let timer: NodeJS.Timeout | undefined;
  documents.onDidChange(() => {
    changed.fire();
  });
  return {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document) => {
      const analysis = documents.analysisOf(document);
      if (
        analysis === undefined ||
        vscode.workspace.getConfiguration().get(settings.env.codeLens) === false
      ) {
        return [];
      }
      const shown = lensesFor(analysis, documents.contextOf(document));
      const changes = shown.flatMap(({ changesAt }) => changesAt ?? []);
      clearTimeout(timer);
      if (changes.length > 0) {
        // "5 minutes ago" stops being true by itself.
        timer = setTimeout(
          () => {
            changed.fire();
          },
          Math.min(Math.max(Math.min(...changes) - Date.now(), 1_000), 2_147_483_647),
        );
        timer.unref();
      }
      return shown.map(({ range, title, tooltip, action }) => {
        const command = { title, tooltip, ...actionCommand(document, action) };
        return new vscode.CodeLens(toRange(document, range), command);
      });
    },
  };
}
