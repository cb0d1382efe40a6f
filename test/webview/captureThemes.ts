// Reads the values of the theme tokens that the page uses from the webview of a real VS Code, in every theme, and
// writes them into support/themes.json: tsx test/webview/captureThemes.ts
// To be run again when the style sheet uses another token or the suites get a newer VS Code.
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { waitUntil } from '../ui/waitUntil';
import { closeEverything, themeName, Workbench, type Theme } from '../ui/workbench';
import { themeNames, themesFile, usedTokens, type WebviewTheme } from './support/themes';

/** The preview of Markdown is a webview that every VS Code has. */
async function capture(theme: Theme): Promise<WebviewTheme> {
  const workbench = await Workbench.open({
    extensions: [],
    files: { 'a.md': '# A\n' },
    settings: {
      'workbench.colorTheme': themeName(theme),
      'workbench.editorAssociations': { '*.md': 'vscode.markdown.preview.editor' },
    },
  });
  try {
    await workbench.page.keyboard.press('ControlOrMeta+P');
    const files = await workbench.quickInput();
    await files.fill('a.md');
    await files.waitUntil(({ items }) => items.some(({ label }) => label.includes('a.md')));
    await workbench.page.keyboard.press('Enter');
    return await waitUntil(
      workbench.page,
      'the preview',
      async () => {
        const all = workbench.page
          .frames()
          .map((frame) => frame.evaluate<WebviewTheme | undefined>(readTheme()).catch(() => undefined));
        return (await Promise.all(all)).find((found) => found !== undefined);
      },
      () => true,
    );
  } finally {
    await workbench.close();
  }
}

/** What runs in each frame; only that of the webview has a theme. */
function readTheme(): string {
  return `(() => {
    if (document.body?.dataset.vscodeThemeKind === undefined) return undefined;
    const { style } = document.documentElement;
    const tokens = ${JSON.stringify(usedTokens())}.map((name) => [name, style.getPropertyValue(name).trim()]);
    const bodyClass = [...document.body.classList].filter((name) => /^vscode-(light|dark|high)/.test(name)).join(' ');
    return { bodyClass, tokens: Object.fromEntries(tokens.filter(([, value]) => value !== '')) };
  })()`;
}

async function main(): Promise<void> {
  const themes: Partial<Record<Theme, WebviewTheme>> = {};
  for (const theme of themeNames) themes[theme] = await capture(theme);
  const settings = await resolveConfig(themesFile);
  await writeFile(themesFile, await format(JSON.stringify(themes), { ...settings, parser: 'json' }));
  await closeEverything();
}

main().catch(async (error: unknown) => {
  console.error(error);
  process.exitCode = 1;
  await closeEverything();
});
