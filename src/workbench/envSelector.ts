import * as vscode from 'vscode';
import { envFileGlob } from '../env/envFile';
import { settings } from '../ids';

/** Selects `.env` files by name, by VS Code's own language id, and by the globs of the user. */
export function envSelector(): vscode.DocumentFilter[] {
  return [
    { pattern: envFileGlob },
    { language: 'dotenv' },
    ...furtherGlobs().map((pattern) => ({ pattern })),
  ];
}

function furtherGlobs(): string[] {
  const globs = vscode.workspace.getConfiguration().get<unknown>(settings.env.files);
  return Array.isArray(globs)
    ? globs.filter((glob): glob is string => typeof glob === 'string' && glob !== '')
    : [];
}

/** Whether a document is a `.env` file. */
export function isEnvDocument(document: vscode.TextDocument): boolean {
  return vscode.languages.match(envSelector(), document) > 0;
}

const excluded = '**/{node_modules,.venv,venv,.git}/**';
const mostFiles = 50;

/** The `.env` files of the workspace, those that the user's globs add too, the shortest path first. */
export async function findEnvFiles(): Promise<vscode.Uri[]> {
  const found = await Promise.all(
    [envFileGlob, ...furtherGlobs()].map((glob) => vscode.workspace.findFiles(glob, excluded, mostFiles)),
  );
  const files = [...new Map(found.flat().map((uri) => [uri.toString(), uri])).values()];
  return files.sort((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
}
