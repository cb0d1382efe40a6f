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
