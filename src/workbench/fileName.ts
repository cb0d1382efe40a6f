import * as vscode from 'vscode';

/** The name of a file as a user knows it, for messages and lists: its path in the workspace. */
export function fileName(uri: vscode.Uri): string {
  return withoutLinks(vscode.workspace.asRelativePath(uri));
}

/** A text without the beginning of a link: notifications make `[x](command:…)` one, and files may be named so. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
