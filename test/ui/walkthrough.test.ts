import { deepEqual, equal } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { keyOf, sampleAccounts } from '../platform/accounts';
import { DiagnosisFrame } from './diagnosisFrame';
import { itemId, Product } from './product';
import { waitUntil } from './waitUntil';
import { settingsForSteps, steps, Walkthrough } from './walkthrough';
import { Workbench } from './workbench';

const account = sampleAccounts.healthyPlan;

describe('The first steps', () => {
  describe('for somebody who installs the extension', () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await Workbench.open({
        extensions: [],
        settings: { 'workbench.welcomePage.walkthroughs.openOnInstall': true },
      });
    });

    after(() => workbench.close());

    it('are not opened by VS Code, which opens walkthroughs of what it installs, but by the command', async () => {
      // VS Code begins to open them once it has shown its own page, and not where that is still shown.
      await workbench.runCommand('Help: Welcome');
      await workbench.page.locator('.gettingStartedContainer').waitFor();
      await workbench.runCommand('View: Close All Editors');
      await workbench.runCommand('Extensions: Install from VSIX...');
      // It reads its first folder, and then forgets what was entered meanwhile.
      const dialog = await workbench.quickInput(
        ({ title, items }) => title.includes('VSIX') && items.length > 0,
      );
      const file = process.env.TEST_VSIX ?? '';
      await dialog.fill(file);
      await dialog.waitUntil(({ items }) => items.some(({ label }) => label === basename(file)));
      await dialog.accept();
      await workbench.notification('Completed installing');
      // The command is there only once the extension is; by then VS Code has made up its mind.
      await workbench.runCommand('Minimax: Show Log');
      const walkthrough = new Walkthrough(workbench);
      equal(await walkthrough.isOpen(), false);
      await workbench.screenshot('walkthrough-installed');
      await walkthrough.open();
    });
  });

  describe('for somebody who has nothing yet', () => {
    let product: Product;
    let walkthrough: Walkthrough;

    before(async () => {
      product = await Product.open({ files: { 'main.py': '' }, settings: settingsForSteps });
      walkthrough = new Walkthrough(product.workbench);
    });

    after(() => product.close());

    it('are opened from Configure, which stays open, at the step that tells where the value is', async () => {
      const { platform, workbench } = product;
      const input = await product.configure();
      await input.pressButton('Where to Find It');
      await walkthrough.waitFor();
      equal(await walkthrough.selected(), 'key');
      equal((await input.read())?.title, 'MiniMax: Configure (1/3)');
      await input.paste(keyOf(account));
      await input.accept();
      await input.waitUntil(({ title }) => title.includes('(2/3)'));
      await input.pressButton('Where to Find It');
      await waitUntil(
        workbench.page,
        'the step of the Group ID',
        () => walkthrough.selected(),
        (step) => step === 'groupId',
      );
      await input.escape();
      await input.waitUntilClosed();
      deepEqual(platform.requests(), []);
      await walkthrough.ticked([]);
    });

    it('are opened from the diagnosis, which has found nothing', async () => {
      const { workbench } = product;
      await workbench.runCommand('View: Close All Editors');
      await workbench.runCommand('Minimax: Diagnose');
      await new DiagnosisFrame(workbench).button('Get Started with MiniMax').click();
      await walkthrough.waitFor();
      await workbench.runCommand('View: Close All Editors');
    });

    it('are opened from the tooltip of the status bar item', async () => {
      const { workbench } = product;
      await workbench.hoverStatusBarItem(itemId);
      await workbench.clickTooltipLink('Get Started');
      await walkthrough.waitFor();
      await walkthrough.ticked([]);
    });

    it('have a picture each, which says what it shows', async () => {
      for (const step of steps) await walkthrough.select(step);
      equal(steps.length, 5);
    });

    it('ask which region, before they open a page of the platform for somebody who has told none', async () => {
      const { workbench } = product;
      await walkthrough.select('key');
      await walkthrough.press('Open the API Keys Page');
      const input = await workbench.quickInput(({ items }) => items.length === 2);
      deepEqual(
        ((await input.read())?.items ?? []).map(({ label, separator }) => [label, separator]),
        [
          ['API Keys', 'International'],
          ['API Keys', 'Mainland China'],
        ],
      );
      await input.escape();
      await input.waitUntilClosed();
      await walkthrough.ticked([]);
    });

    it('are ticked off by what becomes true: a key with a Group ID of another account', async () => {
      const { platform } = product;
      await product.store(account, 'International', platform.account('otherTeam').groupId);
      await walkthrough.open();
      await walkthrough.ticked(['key', 'configure']);
    });

    it('are ticked off by what becomes true: good credentials, and a good verdict on them', async () => {
      await product.store(account, 'International');
      await walkthrough.open();
      await walkthrough.ticked(['key', 'groupId', 'configure', 'check']);
    });

    it('are ticked off by what becomes true: the file, as soon as it is written', async () => {
      const { workbench } = product;
      await walkthrough.open();
      await walkthrough.select('envFile');
      await walkthrough.press('Write to .env…');
      const input = await workbench.quickInput(({ title }) => title === 'MiniMax: Write to .env');
      await input.choose('.env');
      await workbench.dialog();
      await workbench.clickDialog('Write');
      await waitUntil(
        workbench.page,
        'the file to be written',
        () => readFile(join(workbench.folder, '.env'), 'utf8').catch(() => ''),
        (text) => text.includes(keyOf(account)),
      );
      await walkthrough.open();
      await walkthrough.ticked(steps);
      await workbench.screenshot('walkthrough-done');
    });

    it('are listed on VS Code’s own page from then on', async () => {
      const { workbench } = product;
      await workbench.runCommand('View: Close All Editors');
      await workbench.reload();
      await workbench.statusBarItem(itemId);
      await workbench.runCommand('Welcome: Open Walkthrough...');
      await workbench.quickInput(({ items }) =>
        items.some(({ label }) => label === 'Get Started with MiniMax'),
      );
      await workbench.page.keyboard.press('Escape');
      await walkthrough.open();
      await walkthrough.ticked(steps);
    });
  });

  describe('for somebody who has done all of them already', () => {
    let product: Product;

    before(async () => {
      product = await Product.open({
        files: { '.env': `MINIMAX_API_KEY=${keyOf(account)}\nMINIMAX_GROUP_ID=${account.groupId}\n` },
      });
    });

    after(() => product.close());

    it('are all ticked off when they are opened', async () => {
      const { workbench } = product;
      await workbench.runCommand('Minimax: Import from .env…');
      const pairs = await workbench.quickInput(({ title }) => title === 'MiniMax: Import from .env');
      await pairs.choose(`sk-cp-…${keyOf(account).slice(-4)}`);
      const region = await workbench.quickInput(({ items }) =>
        items.some(({ label }) => label === 'International'),
      );
      await region.choose('International');
      await workbench.notification('Stored');
      const walkthrough = new Walkthrough(workbench);
      await walkthrough.open();
      await walkthrough.ticked(steps);
    });
  });

  describe('for somebody who has a .env file', () => {
    let product: Product;

    before(async () => {
      product = await Product.open({
        files: {
          'main.py': '',
          '.env.example': `MINIMAX_API_KEY=${keyOf(account)}\n`,
          '.env': 'MINIMAX_API_KEY=sk-cp-xxxxx...\nMINIMAX_GROUP_ID=1234567890123456789\n',
        },
      });
    });

    after(() => product.close());

    it('are not opened at a start', async () => {
      await product.workbench.statusBarItem(itemId);
      equal(await new Walkthrough(product.workbench).isOpen(), false);
    });

    it('are not ticked off by a template or a sample, but by a key that another program writes into it', async () => {
      const { workbench, platform } = product;
      const walkthrough = new Walkthrough(workbench);
      await walkthrough.open();
      await walkthrough.ticked([]);
      await workbench.writeFile('.env', `MINIMAX_API_KEY=${keyOf(account)}\n`);
      await walkthrough.ticked(['key', 'envFile']);
      deepEqual(platform.requests(), []);
    });
  });
});
