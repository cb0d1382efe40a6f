import * as vscode from 'vscode';

/** The name of a file as a user knows it: its path in the workspace. */
export function fileName(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}
