import * as vscode from 'vscode';
import { selectedError } from '../../explanation/selectedError';
import { diagnosticSource } from '../../ids';

/** The selection, else what the user types or pastes. The clipboard is read only when the user chooses it. */
export async function errorText(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor !== undefined && !editor.selection.isEmpty) {
    return textOfSelection(editor);
  }
  const fromClipboard: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('clippy'),
    tooltip: vscode.l10n.t('Explain What Is on the Clipboard'),
  };
  const box = vscode.window.createInputBox();
  box.title = vscode.l10n.t('MiniMax: Explain Error');
  box.prompt = vscode.l10n.t('Paste the error, or type its code. It is sent nowhere.');
  box.placeholder = 'token not match group';
  box.ignoreFocusOut = true;
  box.buttons = [fromClipboard];
  return new Promise((resolve) => {
    box.onDidAccept(() => {
      resolve(box.value);
      box.dispose();
    });
    box.onDidTriggerButton(() => {
      resolve(vscode.env.clipboard.readText());
      box.dispose();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}

/** What there is to explain of a selection, and of what tools report of it. */
function textOfSelection({ document, selection }: vscode.TextEditor): string {
  const reported = vscode.languages
    .getDiagnostics(document.uri)
    .filter(
      ({ source, range }) => source !== diagnosticSource && range.intersection(selection) !== undefined,
    );
  return selectedError(
    document.getText(selection),
    reported.map(({ message }) => message),
  );
}
