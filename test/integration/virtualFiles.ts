// File systems that exist in memory only, as a remote or virtual workspace has them.
import * as vscode from 'vscode';

/** A flat file system in memory. Whatever reads such a file does so through VS Code: there is none on the disk. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, { bytes: Uint8Array; readonly ctime: number; mtime: number }>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  #now = 1;

  readonly onDidChangeFile = this.#changed.event;

  /** Puts a file there from outside. */
  put(path: string, text: string): void {
    this.#files.set(path, { bytes: new TextEncoder().encode(text), ctime: this.#now, mtime: ++this.#now });
  }

  text(path: string): string | undefined {
    const file = this.#files.get(path);
    return file && new TextDecoder().decode(file.bytes);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    if (uri.path === '/') {
      return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    const { bytes, ctime, mtime } = this.#file(uri);
    return { type: vscode.FileType.File, ctime, mtime, size: bytes.length };
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.#files.keys()].map((path) => [path.slice(1), vscode.FileType.File]);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.#file(uri).bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    this.#files.set(uri.path, { bytes, ctime: this.#now, mtime: ++this.#now });
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  delete(uri: vscode.Uri): void {
    this.#files.delete(uri.path);
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  #file(uri: vscode.Uri): { readonly bytes: Uint8Array; readonly ctime: number; readonly mtime: number } {
    const file = this.#files.get(uri.path);
    if (file === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return file;
  }
}
