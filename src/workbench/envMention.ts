import * as vscode from 'vscode';
import { envFileGlob } from '../env/envFile';
import { isEnvDocument } from './envSelector';

const mostFiles = 20;
const mostBytes = 64 * 1024;

/**
 * Whether a `.env` file of the workspace names MiniMax: the one reason to show the status bar item to somebody who
 * has not configured anything. Reads local text only; in Restricted Mode it does not look.
 */
export async function workspaceMentionsMiniMax(): Promise<boolean> {
  if (!vscode.workspace.isTrusted || vscode.workspace.workspaceFolders === undefined) {
    return false;
  }
  const files = await vscode.workspace.findFiles(
    envFileGlob,
    '**/{node_modules,.venv,venv,.git}/**',
    mostFiles,
  );
  for (const file of files) {
    if (await mentionsMiniMax(file)) {
      return true;
    }
  }
  return false;
}

/** Whether a document is a `.env` file that names MiniMax. */
export function documentMentionsMiniMax(document: vscode.TextDocument): boolean {
  return isEnvDocument(document) && namesMiniMax(document.getText().slice(0, mostBytes));
}

async function mentionsMiniMax(file: vscode.Uri): Promise<boolean> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    return (
      size <= mostBytes && namesMiniMax(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)))
    );
  } catch {
    // Gone, or not to be read: then it names nothing.
    return false;
  }
}

function namesMiniMax(text: string): boolean {
  return /^[^#\n]*\bMINIMAX_\w+\s*[=:]/m.test(text);
}
