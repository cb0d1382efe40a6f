// What the tests of `.env` files share: files in the workspace, and what VS Code shows of them.
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';

const limit = 10_000;

/** The folder that is open. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined) throw new Error('No folder is open.');
  return folder;
}

/**
 * Writes a file and opens it in an editor, each in a folder of its own: a document of the same address may still be
 * known to VS Code with the text of another test. Test files are bundled one by one, so a count would begin in each.
 */
export async function openFile(
  name: string,
  text: string,
  folder = `case-${randomUUID()}`,
): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), folder, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** Closes all editors, without asking whether to save. */
export async function closeEditors(): Promise<void> {
  while (vscode.window.activeTextEditor !== undefined) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Our diagnostics of a file by code and text, in order. */
export function shown(document: vscode.TextDocument): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'minimax')
    .map(
      ({ code, range }) =>
        `${typeof code === 'object' ? code.value : (code ?? '')} ${document.getText(range)}`,
    );
}

/** Waits until the diagnostics of a file are as wanted. */
export async function diagnosticsWhen(
  document: vscode.TextDocument,
  isWanted: (codes: string[], diagnostics: vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  const ours = (): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'minimax');
  const isThere = (): boolean => isWanted(shown(document), ours());
  if (!isThere()) {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        subscription.dispose();
        reject(new Error(`The diagnostics stayed at: ${shown(document).join('; ')}`));
      }, limit);
      const subscription = vscode.languages.onDidChangeDiagnostics(() => {
        if (isThere()) {
          clearTimeout(timer);
          subscription.dispose();
          resolve();
        }
      });
    });
  }
  return ours();
}

/** Waits until the diagnostics of a file are set once more. To be called before what makes that happen. */
export async function diagnosticsSet({ uri }: vscode.TextDocument): Promise<void> {
  await new Promise<void>((resolve) => {
    const subscription = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((each) => each.toString() === uri.toString())) {
        subscription.dispose();
        resolve();
      }
    });
  });
}

/** Whether one of the diagnostics has a code. */
export function has(code: string): (codes: string[]) => boolean {
  return (codes) => codes.some((each) => each.startsWith(`${code} `));
}

/** The fixes and refactorings that are offered at a range. */
export async function actionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
  );
}

/** Applies an action as the user's click does. */
export async function apply({ edit, command }: Pick<vscode.CodeAction, 'edit' | 'command'>): Promise<void> {
  if (edit !== undefined) await vscode.workspace.applyEdit(edit);
  if (command !== undefined)
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}

/** The titles of our lenses in a file, as they are now. */
export async function lensTitles(document: vscode.TextDocument): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    100,
  );
  return lenses.flatMap(({ command }) =>
    command?.command.startsWith('minimax.') === true ? command.title : [],
  );
}

/** The text of all hovers at a place, without the backslashes of Markdown. */
export async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n')
    .replaceAll('\\', '');
}

/** Takes the first entry of the list that a command shows, and waits for the end of the command. */
export async function acceptQuickInput(command: Thenable<unknown>): Promise<void> {
  const state = { hasEnded: false };
  const ended = Promise.resolve(command).finally(() => {
    state.hasEnded = true;
  });
  // Nothing tells when the list is there; until then there is nothing to be accepted.
  const deadline = Date.now() + limit;
  while (!state.hasEnded && Date.now() < deadline)
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  if (!state.hasEnded) throw new Error('The command did not end.');
  await ended;
}
