import * as vscode from 'vscode';
import { envFileGlob } from '../env/envFile';
import { isEnvDocument } from './envSelector';

/** Tells when a `.env` file of the workspace may have changed on the disk, by whomever. */
export function onDidChangeEnvFiles(listener: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(envFileGlob);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(listener),
    watcher.onDidChange(listener),
    watcher.onDidDelete(listener),
    // A watcher needs a moment, a file system may have none, and the globs of the user are not watched.
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (isEnvDocument(document)) {
        listener();
      }
    }),
  );
}
