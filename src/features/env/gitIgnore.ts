import * as vscode from 'vscode';
import { fileName } from '../../workbench/fileName';
import type { GitStates } from '../../workbench/gitStates';

/** Adds a file to the `.gitignore` of its repository, as one change that is saved at once and can be undone. */
export async function addToGitIgnore(uri: vscode.Uri, gitStates: GitStates): Promise<void> {
  const root = await gitStates.rootOf(uri);
  if (root === undefined) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} is in no folder of the workspace, so there is no .gitignore for it.', fileName(uri)),
    );
    return;
  }
  // Anchored: the same name elsewhere may be meant to be tracked. Characters with a meaning in patterns are escaped.
  const path = uri.path.slice(root.path.length).replace(/^\/*/, '/');
  const line = path.replace(/[\\*?[\]]/g, '\\$&').replace(/ $/, '\\ ');
  const file = vscode.Uri.joinPath(root, '.gitignore');
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { ignoreIfExists: true });
  await vscode.workspace.applyEdit(edit);
  const document = await vscode.workspace.openTextDocument(file);
  const text = document.getText();
  const end = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  if (text.split(/\r?\n/).includes(line)) {
    return;
  }
  const insertion = new vscode.WorkspaceEdit();
  insertion.insert(
    file,
    document.positionAt(text.length),
    `${text === '' || text.endsWith('\n') ? '' : end}${line}${end}`,
  );
  if ((await vscode.workspace.applyEdit(insertion)) && (await document.save())) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Git ignores {0} now.', fileName(uri)), 5_000);
  }
}
