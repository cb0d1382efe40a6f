// Takes pictures of the first steps, in every theme: tsx test/ui/walkthroughPictures.ts [light dark … chinese]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../host/folders';
import { commandTitle, Product } from './product';
import { optionsFor, takePictures, type Look } from './takePictures';
import { settingsForSteps, steps, Walkthrough } from './walkthrough';
import { hostOfThisRun } from './workbench';

async function takeAll(look: Look): Promise<void> {
  const { locale, settings } = optionsFor(look);
  const product = await Product.open({
    settings: { ...settings, ...settingsForSteps },
    ...(locale === undefined ? {} : { locale }),
  });
  const { workbench } = product;
  const { page } = workbench;
  const folder = join(projectFolder, 'out', 'screenshots', hostOfThisRun(), look);
  await mkdir(folder, { recursive: true });
  try {
    await workbench.runCommand(await commandTitle('getStarted', locale));
    const walkthrough = new Walkthrough(workbench, locale);
    await walkthrough.waitFor();
    for (const [index, step] of steps.entries()) {
      await walkthrough.select(step);
      // The step unfolds and its picture fades in.
      await page.waitForTimeout(1000);
      await page.screenshot({ path: join(folder, `walkthrough-${index + 1}.png`) });
    }
  } finally {
    await product.close();
  }
}

void takePictures(takeAll);
