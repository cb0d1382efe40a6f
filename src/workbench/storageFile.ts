import * as vscode from 'vscode';
import type { SharedFile } from '../health/healthRecordFile';

/** A text file in the extension's global storage, which all windows of a user share. */
export class StorageFile implements SharedFile, vscode.Disposable {
  readonly #folder: vscode.Uri;
  readonly #name: string;
  readonly #changed = new vscode.EventEmitter<void>();
  #watcher: vscode.Disposable | undefined;
  #disposed = false;

  constructor(folder: vscode.Uri, name: string) {
    this.#folder = folder;
    this.#name = name;
    void this.#watch();
  }

  readonly onDidChange = (listener: () => void): vscode.Disposable => this.#changed.event(listener);

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
    this.#disposed = true;
    this.#watcher?.dispose();
    this.#changed.dispose();
  }

  async #watch(): Promise<void> {
    try {
      // In a folder that is not there yet, the first file of all is not noticed: another window may write it.
      await vscode.workspace.fs.createDirectory(this.#folder);
    } catch {
      // Nobody can write there, then; reading says what is the matter.
    }
    if (this.#disposed) {
      return;
    }
    const pattern = new vscode.RelativePattern(this.#folder, this.#name);
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const tell = (): void => {
      this.#changed.fire();
    };
    this.#watcher = vscode.Disposable.from(
      watcher,
      watcher.onDidChange(tell),
      watcher.onDidCreate(tell),
      watcher.onDidDelete(tell),
    );
  }

  #uri(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, name);
  }
}
