import * as vscode from 'vscode';
import { envFileGlob } from '../env/envFile';
import { isEnvDocument } from './envSelector';

/** Tells when a `.env` file of the workspace may have changed on the disk, by whomever. */
export function onDidChangeEnvFiles(listener: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(envFileGlob);
  const listenFor = ({ document }: { readonly document: vscode.TextDocument }): void => {
    if (!document.isDirty && isEnvDocument(document)) {
      listener();
    }
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(listener),
    watcher.onDidChange(listener),
    watcher.onDidDelete(listener),
    // A watcher needs a moment, a file system may have none, and the globs of the user are not watched.
    vscode.workspace.onDidSaveTextDocument((document) => {
      listenFor({ document });
    }),
    // VS Code may tell of a change before it has read again what it holds of the file itself.
    vscode.workspace.onDidChangeTextDocument(listenFor),
  );
}
