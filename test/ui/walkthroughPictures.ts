// Takes pictures of the first steps, in every theme and in Chinese: tsx test/ui/walkthroughPictures.ts [light dark …]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../host/folders';
import { Product } from './product';
import { takePictures } from './takePictures';
import { settingsForSteps, steps, Walkthrough } from './walkthrough';
import { hostOfThisRun, themeName, type Theme } from './workbench';

async function takeAll(theme: Theme): Promise<void> {
  await takeLanguage(theme, undefined);
  if (theme === 'dark') await takeLanguage(theme, 'zh-cn');
}

async function takeLanguage(theme: Theme, locale: string | undefined): Promise<void> {
  const product = await Product.open({
    settings: { 'workbench.colorTheme': themeName(theme), ...settingsForSteps },
    ...(locale === undefined ? {} : { locale }),
  });
  const { workbench } = product;
  const { page } = workbench;
  const folder = join(projectFolder, 'out', 'screenshots', hostOfThisRun(), theme);
  await mkdir(folder, { recursive: true });
  try {
    await workbench.runCommand(locale === undefined ? 'Minimax: Get Started' : 'Minimax: 开始使用');
    const walkthrough = new Walkthrough(workbench, locale);
    await walkthrough.waitFor();
    for (const [index, step] of steps.entries()) {
      await walkthrough.select(step);
      // The step unfolds and its picture fades in.
      await page.waitForTimeout(1000);
      const name = ['walkthrough', index + 1, locale].filter(Boolean).join('-');
      await page.screenshot({ path: join(folder, `${name}.png`) });
    }
  } finally {
    await product.close();
  }
}

void takePictures(takeAll);
