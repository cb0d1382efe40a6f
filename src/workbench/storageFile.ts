import * as vscode from 'vscode';
import type { SharedFile } from '../health/healthRecordFile';

/** A text file in the extension's global storage, which all windows of a user share. */
export class StorageFile implements SharedFile, vscode.Disposable {
  readonly #folder: vscode.Uri;
  readonly #name: string;
  readonly #watcher: vscode.FileSystemWatcher;

  constructor(folder: vscode.Uri, name: string) {
    this.#folder = folder;
    this.#name = name;
    this.#watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
  }

  readonly onDidChange = (listener: () => void): vscode.Disposable =>
    vscode.Disposable.from(
      this.#watcher.onDidChange(listener),
      this.#watcher.onDidCreate(listener),
      this.#watcher.onDidDelete(listener),
    );

  async read(): Promise<string | undefined> {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(this.#uri(this.#name)));
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
        return undefined;
      }
      throw error;
    }
  }

  async write(text: string): Promise<void> {
    await vscode.workspace.fs.createDirectory(this.#folder);
    // Written beside and renamed, so that no window reads half a file.
    const temporary = this.#uri(`${this.#name}.${process.pid}.tmp`);
    await vscode.workspace.fs.writeFile(temporary, new TextEncoder().encode(text));
    await vscode.workspace.fs.rename(temporary, this.#uri(this.#name), { overwrite: true });
  }

  dispose(): void {
    this.#watcher.dispose();
  }

  #uri(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, name);
  }
}
