import * as vscode from 'vscode';
import { findSaidErrors } from '../../explanation/findErrors';
import { commands } from '../../ids';

/** Quick fixes that explain those diagnostics of other tools which say an error of MiniMax. */
export function explainActions(diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  return diagnostics
    .filter(({ message }) => findSaidErrors(message).length > 0)
    .map((diagnostic) => {
      const title = vscode.l10n.t('Explain This MiniMax Error');
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.diagnostics = [diagnostic];
      action.command = { title, command: commands.explainError, arguments: [diagnostic.message] };
      return action;
    });
}
