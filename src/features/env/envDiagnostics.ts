import * as vscode from 'vscode';
import type { EnvDiagnostic } from '../../env/analyzeEnv';
import type { Severity } from '../../env/ruleCatalogue';
import type { Disposable } from '../../shared/emitter';
import { diagnosticSource } from '../../ids';
import { toRange } from '../../workbench/textEdits';
import { isEnvDocument } from '../../workbench/envSelector';
import type { EnvDocuments } from './envDocuments';
import type { RulesPage } from './rulesPageLinks';

/** How long after a keystroke a file is read again, in milliseconds: long enough for one more keystroke. */
const debounceMs = 20;

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Shows what is wrong in the `.env` files that are open. */
export function registerEnvDiagnostics(documents: EnvDocuments, rulesPage: RulesPage): Disposable {
  const collection = vscode.languages.createDiagnosticCollection(diagnosticSource);
  const pending = new Map<vscode.TextDocument, NodeJS.Timeout>();
  const resets = new Map<vscode.TextDocument, NodeJS.Timeout>();

  const forget = (document: vscode.TextDocument): void => {
    clearTimeout(pending.get(document));
    clearTimeout(resets.get(document));
    pending.delete(document);
    resets.delete(document);
  };
  const show = (document: vscode.TextDocument): void => {
    forget(document);
    if (document.isClosed) {
      return;
    }
    const analysis = documents.analysisOf(document);
    collection.set(
      document.uri,
      analysis?.diagnostics.map((diagnostic) => toDiagnostic(diagnostic, document, rulesPage)) ?? [],
    );
    if (analysis?.changesAt !== undefined) {
      const wait = Math.min(Math.max(analysis.changesAt - Date.now(), 0), 2_147_483_647);
      resets.set(
        document,
        setTimeout(() => {
          documents.timePassed();
        }, wait),
      );
    }
  };
  const schedule = (document: vscode.TextDocument): void => {
    clearTimeout(pending.get(document));
    pending.set(
      document,
      setTimeout(() => {
        show(document);
      }, debounceMs),
    );
  };
  const showAll = (): void => {
    const open = documents.open;
    // A file that no glob selects any more keeps nothing.
    collection.forEach((uri) => {
      if (!open.some((document) => document.uri.toString() === uri.toString())) {
        collection.delete(uri);
      }
    });
    open.forEach(show);
  };

  const subscriptions = vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (isEnvDocument(document)) {
        show(document);
      }
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isEnvDocument(document)) {
        schedule(document);
      }
    }),
    // Also told when a document gets another language.
    vscode.workspace.onDidCloseTextDocument((document) => {
      forget(document);
      collection.delete(document.uri);
    }),
    documents.onDidChange(showAll),
    rulesPage.onDidLoad(showAll),
  );
  showAll();
  return {
    dispose: () => {
      [...pending.keys(), ...resets.keys()].forEach(forget);
      subscriptions.dispose();
    },
  };
}

function toDiagnostic(
  found: EnvDiagnostic,
  document: vscode.TextDocument,
  rulesPage: RulesPage,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(document, found.range),
    found.message,
    severities[found.severity],
  );
  const target = rulesPage.linkTo(found.code);
  diagnostic.source = diagnosticSource;
  diagnostic.code = target === undefined ? found.code : { value: found.code, target };
  diagnostic.relatedInformation = found.related.map(
    ({ range, message }) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(document.uri, toRange(document, range)),
        message,
      ),
  );
  return diagnostic;
}
