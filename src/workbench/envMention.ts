import * as vscode from 'vscode';
import { envFileGlob } from '../env/envFile';
import { Emitter, type Disposable } from '../shared/emitter';
import { isEnvDocument } from './envSelector';

const mostFiles = 20;
const mostBytes = 64 * 1024;

/**
 * Knows whether a `.env` file of the workspace names MiniMax: the one reason to show something to somebody who has not
 * configured anything. Reads local text only; in Restricted Mode it does not look.
 */
export class EnvMention implements Disposable {
  readonly #changed = new Emitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #isFound = false;

  constructor() {
    const look = async (): Promise<void> => {
      this.#isFound = await workspaceMentionsMiniMax().catch(() => false);
      this.#changed.fire();
    };
    const notice = (document: vscode.TextDocument): void => {
      if (!this.#isFound && isEnvDocument(document) && namesMiniMax(document.getText().slice(0, mostBytes))) {
        this.#isFound = true;
        this.#changed.fire();
      }
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(notice),
      vscode.workspace.onDidSaveTextDocument(notice),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void look()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void look()),
    );
    void look();
  }

  get isFound(): boolean {
    return this.#isFound;
  }

  get onDidChange(): (listener: () => void) => Disposable {
    return this.#changed.event;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }
}

/** The text of a `.env` file on the disk; empty for one that is gone, cannot be read or is larger than any such file. */
export async function readEnvFile(file: vscode.Uri): Promise<string> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    return size > mostBytes ? '' : new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return '';
  }
}

async function workspaceMentionsMiniMax(): Promise<boolean> {
  if (!vscode.workspace.isTrusted || vscode.workspace.workspaceFolders === undefined) {
    return false;
  }
  const files = await vscode.workspace.findFiles(
    envFileGlob,
    '**/{node_modules,.venv,venv,.git}/**',
    mostFiles,
  );
  for (const file of files) {
    if (namesMiniMax(await readEnvFile(file))) {
      return true;
    }
  }
  return false;
}

function namesMiniMax(text: string): boolean {
  return /^[^#\n]*\bMINIMAX_\w+\s*[=:]/m.test(text);
}
