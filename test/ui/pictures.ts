// Takes pictures of every state of the status bar and every step of Configure, in every theme, for people to look at:
// tsx test/ui/pictures.ts [light dark highContrast highContrastLight]
// They are put into out/screenshots/HOST, with one sheet a theme that shows them all.
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startBrowser } from '../host/browser';
import { projectFolder } from '../host/folders';
import { keyOf } from '../platform/accounts';
import { itemId, Product } from './product';
import { optionsFor, takePictures, type Look } from './takePictures';
import { hostOfThisRun } from './workbench';

/** Where the status bar's tooltip stands, and where a quick input does, in CSS pixels of the window. */
const corner = { x: 560, y: 380, width: 720, height: 420 };
const top = { x: 320, y: 0, width: 640, height: 420 };

class Pictures {
  readonly taken: string[] = [];

  constructor(
    readonly product: Product,
    readonly theme: Look,
  ) {}

  async take(name: string, clip: typeof corner): Promise<void> {
    const path = join(projectFolder, 'out', 'screenshots', hostOfThisRun(), this.theme, `${name}.png`);
    await mkdir(dirname(path), { recursive: true });
    // Toasts and menus fade in.
    await this.product.workbench.page.waitForTimeout(300);
    await this.product.workbench.page.screenshot({ path, clip });
    this.taken.push(path);
  }

  /** The item with its tooltip. */
  async state(name: string): Promise<void> {
    await this.product.workbench.hoverStatusBarItem(itemId);
    await this.take(name, corner);
  }

  /** What an account looks like once it is stored in a region, whatever the verdict is. */
  async stored(name: string, account: string, region = 'International', groupId?: string): Promise<void> {
    const { platform } = this.product;
    await this.product.store(platform.account(account), region, groupId);
    await this.state(name);
  }

  async sheet(): Promise<void> {
    const images = await Promise.all(
      this.taken.map(async (path) => {
        const name = path.slice(path.lastIndexOf('/') + 1);
        const data = (await readFile(path)).toString('base64');
        return `<figure><img src="data:image/png;base64,${data}"><figcaption>${name}</figcaption></figure>`;
      }),
    );
    const browser = await startBrowser();
    const page = await browser.newPage({ viewport: { width: 1500, height: 800 } });
    await page.setContent(
      `<style>body{margin:8px;display:flex;flex-wrap:wrap;gap:6px;background:#888;font:13px sans-serif}
      figure{margin:0}img{width:360px;display:block}</style>${images.join('')}`,
    );
    await page.screenshot({
      path: join(projectFolder, 'out', 'screenshots', hostOfThisRun(), `${this.theme}.png`),
      fullPage: true,
    });
    await browser.close();
  }
}

async function takeAll(theme: Look): Promise<void> {
  const product = await Product.open({
    files: { '.env': 'MINIMAX_API_KEY=\n' },
    ...optionsFor(theme),
  });
  const { platform, workbench } = product;
  const pictures = new Pictures(product, theme);
  try {
    await workbench.statusBarItem(itemId);
    await pictures.state('not-configured');

    let input = await product.configure();
    await pictures.take('configure-1-empty', top);
    await input.fill('sk-cp-xxxxx...');
    await input.waitUntil(({ severity }) => severity === 'error');
    await pictures.take('configure-1-placeholder', top);
    await input.fill(keyOf(platform.account('healthyPlan')).slice(0, 60));
    await input.waitUntil(({ severity }) => severity === 'warning');
    await pictures.take('configure-1-short', top);
    await input.fill('');
    await input.paste(
      `MINIMAX_API_KEY=${keyOf(platform.account('healthyPlan'))}\nMINIMAX_GROUP_ID=${platform.account('otherTeam').groupId}`,
    );
    await input.waitUntil(({ severity }) => severity === 'info');
    await pictures.take('configure-1-both-lines', top);
    await input.accept();
    await input.waitUntil(({ title }) => title.includes('(3/3)'));
    await pictures.take('configure-3-region', top);
    await input.back();
    await input.waitUntil(({ title }) => title.includes('(2/3)'));
    await pictures.take('configure-2-group', top);
    await input.fill('12345');
    await input.waitUntil(({ severity }) => severity === 'error');
    await pictures.take('configure-2-error', top);
    await input.fill(platform.account('otherTeam').groupId);
    await input.waitUntil(({ severity }) => severity !== 'error');
    await input.accept();
    await input.waitUntil(({ title }) => title.includes('(3/3)'));
    let free = platform.fault({ kind: 'slowHeaders', delayMs: 2500 });
    await input.choose('International');
    await input.waitUntil(({ busy }) => busy);
    await pictures.take('configure-verifying', top);
    await input.waitUntil(({ placeholder }) => placeholder === 'What now?');
    free();
    await pictures.take('configure-verdict-mismatch', top);
    await input.choose('Store Anyway');
    await workbench.notification('Stored');
    await pictures.take('stored-message', corner);
    await workbench.clearNotifications();
    await pictures.state('group-id-mismatch');
    await workbench.clickStatusBarItem(itemId);
    await workbench.notification('not with this Group ID');
    await pictures.take('notification-mismatch', corner);
    await workbench.clearNotifications();

    await pictures.stored('healthy-plan', 'healthyPlan');
    await pictures.stored('healthy-wallet', 'healthyPayAsYouGo');
    await pictures.stored('healthy-legacy', 'legacyJwt');
    await pictures.stored('healthy-unknown-kind', 'unknownKind');
    platform.behaviour.pairingIgnoresGroupId = true;
    await pictures.stored('healthy-group-not-checked', 'healthyPlan');
    platform.behaviour.pairingIgnoresGroupId = false;
    await pictures.stored('video-spent', 'videoSpent');
    await pictures.stored('window-used-up', 'exhaustedInterval');
    platform.endWindows('exhaustedInterval', 6000);
    await product.store(platform.account('exhaustedInterval'), 'International');
    await workbench.statusBarItem(itemId, ({ text }) => text.includes('has reset'));
    await pictures.state('window-has-reset');
    await pictures.stored('week-used-up', 'exhaustedWeek');
    await pictures.stored('no-balance', 'noBalance');
    await pictures.stored('no-plan', 'noPlan');
    await pictures.stored('not-in-plan', 'textNotInPlan');
    await pictures.stored('verify-account', 'unverifiedMainland', 'Mainland China');
    await pictures.stored('not-accepted-here', 'mainlandPlan');
    await workbench.clickStatusBarItem(itemId);
    await workbench.notification('does not accept');
    await pictures.take('notification-not-accepted', corner);
    await workbench.clickNotification('does not accept', 'Ask Mainland China');
    await workbench.notification('Your API key belongs to the other region');
    await workbench.clearNotifications();
    await pictures.state('wrong-region');
    input = await product.enter(platform.account('revokedKey'), 'Detect');
    await input.waitUntil(({ placeholder }) => placeholder === 'What now?');
    await pictures.take('configure-verdict-refused', top);
    await input.choose('Store Unverified');
    await input.waitUntil(({ items }) => items.some(({ label }) => label === 'Mainland China'));
    await pictures.take('configure-region-unproven', top);
    await input.choose('International');
    await workbench.notification('tored');
    await workbench.clearNotifications();
    await pictures.state('key-refused');

    await product.store(platform.account('healthyPlan'), 'International');
    await platform.international.refuse();
    await workbench.clickStatusBarItem(itemId);
    await workbench.notification('could not be reached');
    await workbench.clearNotifications();
    await pictures.state('not-reached');
    await platform.international.restore();
    free = platform.fault({ kind: 'status', status: 429, retryAfter: 30 });
    await workbench.clickStatusBarItem(itemId);
    await workbench.notification('no usable answer');
    await workbench.clearNotifications();
    await pictures.state('no-clear-answer');
    free();
    free = platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
    await workbench.clickStatusBarItem(itemId);
    await workbench.statusBarItem(itemId, ({ text }) => text.includes('verifying'));
    await pictures.state('verifying');
    await workbench.changeSettings({ 'minimax.endpoints.international': 'http://api.minimax.io' });
    await workbench.statusBarItem(itemId, ({ text }) => text.includes('endpoint'));
    await pictures.state('endpoint-refused');
    await workbench.changeSettings({ 'minimax.endpoints.international': platform.international.origin });
    free();
    input = await product.enter(platform.account('noBalance'), 'Mainland China');
    await input.waitUntil(({ placeholder }) => placeholder === 'What now?');
    await pictures.take('configure-verdict-not-accepted', top);
    await input.escape();
    await input.waitUntilClosed();

    // Credentials of which nothing is known yet.
    await workbench.changeSettings({ 'minimax.autoVerify': 'never' });
    free = platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
    input = await product.enter(platform.account('otherTeam'), 'International');
    await input.waitUntil(({ busy }) => busy);
    await input.choose('Cancel');
    await input.waitUntil(({ placeholder }) => placeholder === 'What now?');
    await pictures.take('configure-cancelled', top);
    free();
    await input.choose('Store Unverified');
    await input.waitUntilClosed();
    await workbench.notification('tored');
    await workbench.clearNotifications();
    await workbench.statusBarItem(itemId, ({ text }) => text.includes('not verified'));
    await pictures.state('stored-unverified');

    await workbench.runCommand('Minimax: Open Platform Page…');
    await workbench.quickInput(({ items }) => items.length > 8);
    await pictures.take('open-page', top);
    await workbench.page.keyboard.press('Escape');
    await workbench.runCommand('Minimax: Remove Stored Credentials');
    await workbench.dialog();
    await pictures.take('remove', { x: 320, y: 200, width: 640, height: 420 });
    await workbench.clickDialog('Cancel');

    await workbench.blockSecrets();
    await workbench.reload();
    // The storage is given 10 s, in which nothing is shown.
    await workbench.page.locator('.statusbar').getByText('no secret storage').waitFor({ timeout: 60_000 });
    await pictures.state('no-secret-storage');
    await workbench.forgetSecrets();
    await workbench.reload();
    await workbench.statusBarItem(itemId, ({ text }) => text.includes('lost'));
    await pictures.state('credentials-lost');
  } finally {
    await pictures.sheet();
    await product.close();
  }
}

void takePictures(takeAll);
