// Takes pictures of the page in every state and theme, for people to look at, into out/screenshots/webview:
// tsx test/webview/pictures.ts [names of views]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../host/folders';
import { closeBrowsers, DiagnosisPage } from './support/diagnosisPage';
import { themeNames } from './support/themes';
import { allViews, type ViewName } from './support/views';

const widths = [300, 760, 1600];

async function main(): Promise<void> {
  const named = process.argv.slice(2) as ViewName[];
  const names = named.length > 0 ? named : (Object.keys(allViews) as ViewName[]);
  for (const name of names) {
    for (const theme of themeNames) {
      const folder = join(projectFolder, 'out', 'screenshots', 'webview', theme);
      await mkdir(folder, { recursive: true });
      const diagnosis = await DiagnosisPage.open({ view: allViews[name], theme, reducedMotion: 'reduce' });
      for (const width of widths) {
        await diagnosis.page.setViewportSize({ width, height: 800 });
        await diagnosis.page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
      }
      await diagnosis.close();
    }
  }
  await closeBrowsers();
}

main().catch(async (error: unknown) => {
  console.error(error);
  process.exitCode = 1;
  await closeBrowsers();
});
