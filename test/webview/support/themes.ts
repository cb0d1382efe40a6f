import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../host/folders';
import type { Theme } from '../../ui/workbench';

/** What VS Code gives to a webview in a theme. */
export interface WebviewTheme {
  /** The classes of the body. */
  readonly bodyClass: string;
  /** The values of the tokens that the page uses; one that the theme does not define is missing. */
  readonly tokens: Readonly<Record<string, string>>;
}

/** The themes that a new user gets and the two high contrasts, as `captureThemes.ts` read them from a real VS Code. */
export type WebviewThemes = Readonly<Record<Theme, WebviewTheme>>;

export const themeNames: readonly Theme[] = ['light', 'dark', 'highContrast', 'highContrastLight'];

export const themesFile = join(__dirname, 'themes.json');

/** Reads the captured themes. */
export function readThemes(): WebviewThemes {
  return JSON.parse(readFileSync(themesFile, 'utf8')) as WebviewThemes;
}

/** The style sheet, as it was written. */
export function readStyleSheet(): string {
  return readFileSync(join(projectFolder, 'src', 'webview', 'page.css'), 'utf8');
}

/** The token of what is behind the page, which it leaves to VS Code. */
export const backgroundToken = '--vscode-editor-background';

/** The names of all theme tokens that the page uses, such as `--vscode-foreground`, and of the one behind it. */
export function usedTokens(): readonly string[] {
  return [...new Set([backgroundToken, ...(readStyleSheet().match(/--vscode-[\w-]+/g) ?? [])])].sort();
}
