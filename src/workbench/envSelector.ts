import * as vscode from 'vscode';
import { envFileGlob } from '../env/envFile';
import { settings } from '../ids';

/** Selects `.env` files by name, by VS Code's own language id, and by the globs of the user. */
export function envSelector(): vscode.DocumentFilter[] {
  const globs = vscode.workspace.getConfiguration().get<unknown>(settings.env.files);
  const further = Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string' && glob !== '') : [];
  return [
    { pattern: envFileGlob },
    { language: 'dotenv' },
    ...further.map((pattern: string) => ({ pattern })),
  ];
}

/** Whether a document is a `.env` file. */
export function isEnvDocument(document: vscode.TextDocument): boolean {
  return vscode.languages.match(envSelector(), document) > 0;
}

const excluded = '**/{node_modules,.venv,venv,.git}/**';
const mostFiles = 50;

/** The `.env` files of the workspace, the shortest path first. */
export async function findEnvFiles(): Promise<vscode.Uri[]> {
  const files = await vscode.workspace.findFiles(envFileGlob, excluded, mostFiles);
  return files.sort((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
}
