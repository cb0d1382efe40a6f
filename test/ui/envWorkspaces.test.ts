import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { createPlanKey, keyOf, sampleAccounts, type Account } from '../platform/accounts';
import { Product } from './product';
import { waitUntil } from './waitUntil';

const { healthyPlan, otherTeam, healthyPayAsYouGo } = sampleAccounts;

/** The lines of an account, with the Group ID of another one where that is to be wrong. */
function linesOf(account: Account, groupId = account.groupId): string {
  return `MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_API_KEY=${keyOf(account)}\nMINIMAX_GROUP_ID=${groupId}\n`;
}

const mismatch = linesOf(healthyPlan, otherTeam.groupId);
const isUnverified = (titles: readonly string[]): boolean =>
  titles.some((title) => title.includes('Not verified'));
const saysMismatch = (titles: readonly string[]): boolean =>
  titles.some((title) => title.includes('The Group ID does not belong to this key'));

describe('A workspace of several folders', () => {
  let product: Product;

  before(async () => {
    product = await Product.open({
      files: {
        'backend/.env': linesOf(healthyPlan),
        'frontend/.env': linesOf(otherTeam),
        'frontend/local.vars': linesOf(healthyPayAsYouGo),
        'frontend/.env.example': `MINIMAX_API_KEY=${createPlanKey('example')}\n`,
      },
      roots: ['backend', 'frontend'],
      settings: { 'minimax.env.files': ['**/*.vars'] },
    });
  });

  after(() => product.close());

  it('shows what is wrong in the files of each folder', async () => {
    const { workbench } = product;
    for (const folder of ['backend', 'frontend']) {
      await workbench.goToFile(`${folder}/.env`);
      await workbench.lenses(isUnverified);
      equal(await workbench.page.locator('.squiggly-error').count(), 0);
      // A digit less.
      await workbench.page.keyboard.press('ControlOrMeta+End');
      await workbench.page.keyboard.type('MINIMAX_GROUP_ID=12x');
      await workbench.page.locator('.squiggly-error').first().waitFor();
      await workbench.runCommand('File: Revert File');
      await workbench.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    }
  });

  it('offers the pairs of all files to import, those of the own globs too, and says where each stands', async () => {
    const { platform, workbench } = product;
    await workbench.runCommand('Minimax: Import from .env…');
    const input = await workbench.quickInput(({ items }) => items.length === 3);
    const items = (await input.read())?.items ?? [];
    deepEqual(items.map(({ label, description }) => [description, label]).sort(), [
      ['backend/.env', `sk-cp-…${keyOf(healthyPlan).slice(-4)}`],
      ['frontend/.env', `sk-cp-…${keyOf(otherTeam).slice(-4)}`],
      ['frontend/local.vars', `sk-api-…${keyOf(healthyPayAsYouGo).slice(-4)}`],
    ]);
    deepEqual(platform.requests(), []);
    await input.choose(`sk-cp-…${keyOf(otherTeam).slice(-4)}`);
    await workbench.notification('Stored');
    await workbench.clearNotifications();
  });

  it('offers the files of all folders to write to, and writes into the chosen one only', async () => {
    const { workbench } = product;
    await workbench.runCommand('Minimax: Write to .env…');
    const input = await workbench.quickInput(({ items }) => items.length === 3);
    deepEqual(((await input.read())?.items ?? []).map(({ label }) => label).sort(), [
      'backend/.env',
      'frontend/.env',
      'frontend/local.vars',
    ]);
    await input.choose('backend/.env');
    const { message, detail } = await workbench.dialog();
    equal(message, 'Write the stored credentials into backend/.env?');
    match(detail, /MINIMAX_API_KEY in line 2 gets another value\./);
    await workbench.clickDialog('Write');
    await workbench.lenses((titles) => titles.some((title) => title.endsWith('· stored')));
    const read = async (path: string): Promise<string> => readFile(join(workbench.folder, path), 'utf8');
    // The lens tells of the text; what is on the disk follows.
    await waitUntil(
      workbench.page,
      'the file to be written',
      () => read('backend/.env'),
      (text) => text !== linesOf(healthyPlan),
    );
    deepEqual(parse(await read('backend/.env')), parse(linesOf(otherTeam)));
    equal(await read('frontend/.env'), linesOf(otherTeam));
    equal(await read('frontend/local.vars'), linesOf(healthyPayAsYouGo));
  });
});

describe('Two windows on one .env file', function () {
  // Three windows are opened, one after the other.
  this.timeout(120_000);
  let product: Product;

  before(async () => {
    product = await Product.open({ files: { '.env': mismatch } });
  });

  after(() => product.close());

  it('show the verdict that one of them asked for, and the other asks nobody', async () => {
    const { platform, workbench } = product;
    const other = await workbench.openWindow();
    for (const window of [workbench, other]) {
      await window.openFile('.env');
      await window.lenses(isUnverified);
    }
    deepEqual(platform.requests(), []);
    await workbench.page.bringToFront();
    await workbench.clickLens('Not verified');
    await workbench.lenses(saysMismatch);
    await workbench.notification('not with this Group ID');
    const asked = platform.requests().length;
    equal(platform.requests().filter(({ endpoint }) => endpoint === 'models').length, 1);
    await other.lenses(saysMismatch);
    await other.page.locator('.squiggly-error').first().waitFor();
    deepEqual(await other.notifications(), []);
    // A window that is opened later knows it too.
    const third = await workbench.openWindow();
    await third.openFile('.env');
    await third.lenses(saysMismatch);
    equal(platform.requests().length, asked);
    await third.close();
    await other.close();
  });

  it('say after a verification that the file has changed meanwhile, and not that its values are wrong', async () => {
    const { platform, workbench } = product;
    await workbench.clearNotifications();
    platform.clear();
    const other = await workbench.openWindow();
    await other.openFile('.env');
    await other.lenses(saysMismatch);
    const release = platform.hold();
    await workbench.page.bringToFront();
    await workbench.clickLens('does not belong');
    await platform.received(({ endpoint }) => endpoint === 'models');
    await other.page.bringToFront();
    await other.page.locator('.view-line').last().click();
    await other.page.keyboard.press('ControlOrMeta+End');
    // The last of two assignments wins.
    await other.page.keyboard.insertText(`MINIMAX_GROUP_ID=${healthyPlan.groupId}`);
    await other.lenses(isUnverified);
    await other.page.keyboard.press('ControlOrMeta+S');
    await waitUntil(
      other.page,
      'the file to be written',
      async () => parse(await readFile(join(workbench.folder, '.env'), 'utf8')).MINIMAX_GROUP_ID,
      (groupId) => groupId === healthyPlan.groupId,
    );
    await workbench.lenses(isUnverified);
    release();
    const { severity, message } = await workbench.notification('no longer holds');
    equal(severity, 'info');
    equal(
      message,
      '.env no longer holds the values that were verified. About those values: The API key works, but not with this Group ID: “token not match group”.',
    );
    equal((await workbench.notifications()).length, 1);
    ok(isUnverified(await workbench.lenses((titles) => titles.length > 0)));
    await other.close();
  });
});

describe('A .env file in Restricted Mode', () => {
  let product: Product;

  before(async () => {
    product = await Product.open({
      trusted: false,
      files: { '.env': `${linesOf(healthyPlan)}MINIMAX_GROUP_ID=12x\n`, 'healthy.env': linesOf(healthyPlan) },
      // The window stays in Restricted Mode without the question that 1.110 asks first.
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
    });
  });

  after(() => product.close());

  it('is explained where it stands', async () => {
    const { workbench } = product;
    await workbench.openFile('.env');
    await workbench.page.locator('.squiggly-error').first().waitFor();
  });

  it('is not verified, imported or written: the palette does not offer it', async () => {
    const { workbench } = product;
    const offered = await workbench.offeredCommands('Minimax: ', 'Minimax: Configure');
    deepEqual(
      offered.filter((title) => title.includes('.env')),
      [],
    );
    ok(offered.includes('Minimax: Diagnose'));
  });

  it('is not verified by a click on its lens, which says why', async () => {
    const { platform, workbench } = product;
    await workbench.openFile('healthy.env');
    await workbench.lenses(isUnverified);
    await workbench.clickLens('Not verified');
    await workbench.notification(
      'Trust this workspace first: in Restricted Mode nothing of its files is sent',
    );
    await workbench.clearNotifications();
    deepEqual(platform.requests(), []);
  });

  it('is not stored by a fix, nor offered by Configure, and gets no stored key', async () => {
    const { platform, workbench } = product;
    await workbench.page
      .locator('.view-line', { hasText: 'MINIMAX_API_KEY' })
      .click({ position: { x: 220, y: 8 } });
    await workbench.chooseFix('Verify and Store This API Key');
    await workbench.notification('Trust this workspace first');
    await workbench.clearNotifications();
    deepEqual(platform.requests(), []);
    equal(await workbench.isQuickInputOpen(), false);
    await product.store(otherTeam, 'International');
    await workbench.page
      .locator('.view-line', { hasText: 'MINIMAX_API_KEY' })
      .click({ position: { x: 220, y: 8 } });
    await workbench.chooseFix('Write the Stored API Key');
    await workbench.notification('Trust this workspace first: in Restricted Mode no stored value is written');
    equal(await readFile(join(workbench.folder, 'healthy.env'), 'utf8'), linesOf(healthyPlan));
    equal(await workbench.page.locator('.dirty').count(), 0);
  });
});
