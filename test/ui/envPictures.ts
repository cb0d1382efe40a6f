// Takes pictures of what a .env file shows, in every theme: tsx test/ui/envPictures.ts [light dark highContrast …]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../host/folders';
import { keyOf } from '../platform/accounts';
import { Product } from './product';
import { optionsFor, takePictures, type Look } from './takePictures';
import { hostOfThisRun } from './workbench';

const editor = { x: 300, y: 0, width: 980, height: 560 };

async function takeAll(look: Look): Promise<void> {
  const product = await Product.open({
    ...optionsFor(look),
  });
  const { platform, workbench } = product;
  const { page } = workbench;
  const folder = join(projectFolder, 'out', 'screenshots', hostOfThisRun(), look);
  await mkdir(folder, { recursive: true });
  const take = async (name: string): Promise<void> => {
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(folder, `${name}.png`), clip: editor });
  };
  const account = platform.account('healthyPlan');
  const other = platform.account('otherTeam');
  try {
    await workbench.writeFile(
      '.env',
      [
        '# The account of the team',
        'MINIMAX_API_HOST=https://api.minimax.io',
        `MINIMAX_API_KEY=${keyOf(account)}`,
        `MINIMAX_GROUP_ID=${other.groupId}`,
        '',
        '# Left over from the guide',
        'MINIMAX_CN_API_KEY=sk-cp-xxxxx...',
        'MINMAX_REGION=cn',
        'MINIMAX_BASE_URL=https://api.minimaxi.chat/v1',
        '',
      ].join('\n'),
    );
    await workbench.openFile('.env');
    await page.locator('.codelens-decoration').first().waitFor();
    await page.locator('.squiggly-warning, .squiggly-error').first().waitFor();
    await take('env-diagnostics');
    await page.locator('.codelens-decoration a').first().click();
    await workbench.notification('token not match group');
    await workbench.clearNotifications();
    await take('env-verified');
    await page
      .locator('.view-line', { hasText: 'MINIMAX_API_KEY' })
      .first()
      .hover({ position: { x: 60, y: 8 } });
    await page.locator('.monaco-hover').first().waitFor();
    await take('env-hover');
    await page.mouse.move(10, 700);
    await page
      .locator('.view-line', { hasText: 'MINIMAX_GROUP_ID' })
      .first()
      .click({ position: { x: 170, y: 8 } });
    await page.keyboard.press('ControlOrMeta+.');
    await page.locator('.action-widget').first().waitFor();
    await take('env-fixes');
    await page.keyboard.press('Escape');
    await workbench.runCommand('Minimax: Write to .env…');
    await page.waitForTimeout(500);
    await page.keyboard.press('Escape');
  } finally {
    await product.close();
  }
}

void takePictures(takeAll);
