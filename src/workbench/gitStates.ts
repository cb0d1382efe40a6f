import * as vscode from 'vscode';
import type { GitState } from '../env/envContext';
import { Emitter, type Disposable } from '../shared/emitter';
import { patternsBelowRoot } from './ignoredPaths';

/** The members of the Git extension's API, version 1, that are used. */
interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<unknown>;
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
  getRepository(uri: vscode.Uri): GitRepository | null;
}

interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: { readonly onDidChange: vscode.Event<void> };
  /** Those of the paths that Git ignores. */
  checkIgnore(paths: string[]): Promise<Set<string>>;
  /** Rejects when the path is not in the index. */
  getObjectDetails(treeish: string, path: string): Promise<unknown>;
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/** A file that was asked about, with the last answer. */
interface FollowedFile {
  readonly uri: vscode.Uri;
  state: GitState;
  isAsking: boolean;
  /** Something has changed since the question was put. */
  isOutdated: boolean;
}

/**
 * Whether Git ignores or tracks a file: asked of VS Code's Git extension where it runs, and read from the `.gitignore`
 * files otherwise. What is known is kept until something may have changed.
 */
export class GitStates implements Disposable {
  readonly #files = new Map<string, FollowedFile>();
  readonly #changed = new Emitter<void>();
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #followed = new WeakSet();
  #api: Promise<GitApi | undefined> | undefined;
  #disposed = false;

  constructor() {
    this.#watch('**/.gitignore');
  }

  /** Tells that states may have changed. */
  get onDidChange(): (listener: () => void) => Disposable {
    return this.#changed.event;
  }

  /** What is known of a file now; the answer to a first question arrives with {@link onDidChange}. */
  stateOf(uri: vscode.Uri): GitState {
    const key = uri.toString();
    let file = this.#files.get(key);
    if (file === undefined && uri.scheme === 'file') {
      file = { uri, state: 'unknown', isAsking: false, isOutdated: false };
      this.#files.set(key, file);
      void this.#askAgain(file);
    }
    return file?.state ?? 'unknown';
  }

  /** The folder whose `.gitignore` speaks for a file: the repository's, else the workspace folder. */
  async rootOf(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
    const repository = (await this.#gitApi())?.getRepository(uri);
    return (
      repository?.rootUri ?? (await repositoryRoot(uri)) ?? vscode.workspace.getWorkspaceFolder(uri)?.uri
    );
  }

  dispose(): void {
    this.#disposed = true;
    vscode.Disposable.from(...this.#subscriptions).dispose();
    this.#changed.dispose();
  }

  /** Asks again about the files that are open. What was known counts until then, so that nothing flickers. */
  #somethingChanged(): void {
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    for (const [key, file] of this.#files) {
      if (open.has(key)) {
        void this.#askAgain(file);
      } else {
        this.#files.delete(key);
      }
    }
  }

  /** Asks about a file, one question at a time, until nothing has changed while it was asked. */
  async #askAgain(file: FollowedFile): Promise<void> {
    file.isOutdated = true;
    if (file.isAsking) {
      return;
    }
    file.isAsking = true;
    let { state } = file;
    while (file.isOutdated && !this.#disposed) {
      file.isOutdated = false;
      state = await this.ask(file.uri);
    }
    file.isAsking = false;
    if (state !== file.state && !this.#disposed) {
      file.state = state;
      this.#changed.fire();
    }
  }

  /** Asks now. Never rejects. */
  async ask(uri: vscode.Uri): Promise<GitState> {
    try {
      const repository = (await this.#gitApi())?.getRepository(uri);
      if (!repository) {
        return await readGitIgnore(uri);
      }
      this.#follow(repository);
      if (await isTracked(repository, uri.fsPath)) {
        return 'tracked';
      }
      return (await repository.checkIgnore([uri.fsPath])).size > 0 ? 'ignored' : 'notIgnored';
    } catch {
      return 'unknown';
    }
  }

  #gitApi(): Promise<GitApi | undefined> {
    this.#api ??= this.#findGitApi();
    return this.#api;
  }

  async #findGitApi(): Promise<GitApi | undefined> {
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    try {
      const git = extension === undefined ? undefined : await extension.activate();
      if (git?.enabled !== true) {
        return undefined;
      }
      const api = git.getAPI(1);
      // Repositories are found after a while; until then nothing is said.
      this.#subscriptions.push(
        api.onDidChangeState(() => {
          this.#somethingChanged();
        }),
        api.onDidOpenRepository(() => {
          this.#somethingChanged();
        }),
      );
      return api;
    } catch {
      return undefined;
    }
  }

  #follow(repository: GitRepository): void {
    if (!this.#followed.has(repository)) {
      this.#followed.add(repository);
      this.#subscriptions.push(
        repository.state.onDidChange(() => {
          this.#somethingChanged();
        }),
      );
      // The Git extension tells of what was done in a terminal late, and only once the window has the focus.
      this.#watch(new vscode.RelativePattern(vscode.Uri.joinPath(repository.rootUri, '.git'), 'index'));
    }
  }

  #watch(pattern: vscode.GlobPattern): void {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const changed = (): void => {
      this.#somethingChanged();
    };
    this.#subscriptions.push(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
    );
  }
}

async function isTracked(repository: GitRepository, path: string): Promise<boolean> {
  try {
    await repository.getObjectDetails('', path);
    return true;
  } catch {
    return false;
  }
}

/** The nearest folder above a file that holds `.git`. */
async function repositoryRoot(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  for (let folder = vscode.Uri.joinPath(uri, '..'); ; folder = vscode.Uri.joinPath(folder, '..')) {
    if (await exists(vscode.Uri.joinPath(folder, '.git'))) {
      return folder;
    }
    if (folder.path === vscode.Uri.joinPath(folder, '..').path) {
      return undefined;
    }
  }
}

/**
 * Reads the `.gitignore` files between a repository's root and a file. Whether Git tracks the file is not known so, nor
 * what the user ignores everywhere.
 */
async function readGitIgnore(uri: vscode.Uri): Promise<GitState> {
  const root = await repositoryRoot(uri);
  if (root === undefined) {
    return 'unknown';
  }
  const segments = uri.path.slice(root.path.length).replace(/^\/+/, '').split('/');
  const folders = segments.map((_, depth) => segments.slice(0, depth));
  const sources = [
    { folder: [], uri: vscode.Uri.joinPath(root, '.git', 'info', 'exclude') },
    ...folders.map((folder) => ({ folder, uri: vscode.Uri.joinPath(root, ...folder, '.gitignore') })),
  ];
  const files = await Promise.all(
    sources.map(async ({ folder, uri: file }) => ({ folder, text: (await readText(file)) ?? '' })),
  );
  const { default: ignore } = await import('ignore');
  // As Git itself is set up where the file system does not tell capital letters.
  const ignorecase = process.platform === 'win32' || process.platform === 'darwin';
  const isIgnored = ignore({ ignorecase })
    .add([...patternsBelowRoot(files)])
    .ignores(segments.join('/'));
  return isIgnored ? 'ignored' : 'notIgnored';
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
