import * as vscode from 'vscode';

/**
 * Whether a document lies in a file system that cannot be written, such as an old version that Git shows. VS Code would
 * change its text all the same, into something that can never be saved.
 */
export function isReadOnly({ scheme }: vscode.Uri): boolean {
  return vscode.workspace.fs.isWritableFileSystem(scheme) === false;
}
