import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { access, chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { sampleAccounts, keyOf } from '../platform/accounts';
import { itemId, Product } from './product';
import { waitUntil } from './waitUntil';

const account = sampleAccounts.healthyPlan;
const lines = `MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_API_KEY=${keyOf(account)}\nMINIMAX_GROUP_ID=${account.groupId}\n`;

/** Whether this machine has Git; a machine that has Node and npm only need not. */
function hasGit(): boolean {
  try {
    execFileSync('git', ['--version']);
    return true;
  } catch {
    return false;
  }
}

describe('Credentials of a .env file', () => {
  let product: Product;

  before(async () => {
    product = await Product.open({ files: { 'backend/.env': lines, '.env.example': 'MINIMAX_API_KEY=\n' } });
  });

  after(() => product.close());

  it('are what Configure offers first when nothing is stored, masked, and stored after two choices', async () => {
    const { platform, workbench } = product;
    await workbench.statusBarItem(itemId);
    await workbench.runCommand('Minimax: Configure');
    const input = await workbench.quickInput(({ items }) => items.length === 2);
    const { items } = await input.waitUntil(() => true);
    deepEqual(
      items.map(({ label }) => label),
      [`Use sk-cp-…${keyOf(account).slice(-4)} from backend/.env`, 'Enter an API Key'],
    );
    deepEqual(platform.requests(), []);
    await input.choose(items[0]?.label ?? '');
    await workbench.notification('Stored');
    await workbench.statusBarItem(itemId, ({ icons }) => icons.includes('pass'));
    await workbench.clearNotifications();
  });

  it('are imported by a command, which leaves the file as it is', async () => {
    const { workbench } = product;
    await workbench.runCommand('Minimax: Import from .env…');
    const input = await workbench.quickInput(({ items }) => items.length === 1);
    const [item] = (await input.read())?.items ?? [];
    deepEqual([item?.label, item?.description], [`sk-cp-…${keyOf(account).slice(-4)}`, 'backend/.env']);
    await input.choose(item?.label ?? '');
    await workbench.notification('Stored');
    equal(await readFile(join(workbench.folder, 'backend', '.env'), 'utf8'), lines);
    await workbench.clearNotifications();
  });

  it('are written into a new file after saying which lines change, and not when that is cancelled', async () => {
    const { workbench } = product;
    const file = join(workbench.folder, '.env');
    for (const answer of ['Cancel', 'Write']) {
      await workbench.runCommand('Minimax: Write to .env…');
      const input = await workbench.quickInput(({ items }) =>
        items.some(({ description }) => description === 'new file'),
      );
      await input.choose('.env');
      const { message, detail } = await workbench.dialog();
      equal(message, 'Write the stored credentials into .env?');
      match(detail, /MINIMAX_API_KEY is added\..*MINIMAX_GROUP_ID is added\./s);
      await workbench.clickDialog(answer);
      if (answer === 'Cancel') {
        await access(file).then(
          () => {
            throw new Error('The file was written.');
          },
          () => undefined,
        );
      }
    }
    const text = await waitUntil(
      workbench.page,
      'the file',
      () => readFile(file, 'utf8').catch(() => undefined),
      (written) => written !== '',
    );
    deepEqual(parse(text), { MINIMAX_API_KEY: keyOf(account), MINIMAX_GROUP_ID: account.groupId });
  });

  it('change nothing of a file that is read-only, and that is said', async () => {
    const { workbench } = product;
    const file = join(workbench.folder, 'locked.env');
    await workbench.writeFile('locked.env', 'MINIMAX_GROUP_ID=\n');
    await chmod(file, 0o444);
    await workbench.runCommand('Minimax: Write to .env…');
    const input = await workbench.quickInput(({ items }) =>
      items.some(({ label }) => label === 'locked.env'),
    );
    await input.choose('locked.env');
    await workbench.clickDialog('Write');
    // Somebody who may write everything, as in a container, is not stopped by it.
    const written = await waitUntil(
      workbench.page,
      'the end of writing',
      async () => {
        const said = (await workbench.notifications()).find(({ message }) =>
          message.includes('could not be changed'),
        );
        const text = await readFile(file, 'utf8');
        const isWritten = parse(text)['MINIMAX_GROUP_ID'] === account.groupId;
        return said === undefined && !isWritten ? undefined : text;
      },
      () => true,
    );
    ok(written === 'MINIMAX_GROUP_ID=\n' || parse(written)['MINIMAX_GROUP_ID'] === account.groupId);
  });
});

describe('Git and a .env file', () => {
  it('is warned about until the file is ignored, with one choice from the fix', async function () {
    if (!hasGit()) this.skip();
    const product = await Product.open({ files: { '.env': lines }, settings: { 'git.enabled': true } });
    try {
      const { workbench } = product;
      execFileSync('git', ['init', '--quiet'], { cwd: workbench.folder });
      await workbench.reload();
      await workbench.openFile('.env');
      await workbench.page.locator('.squiggly-warning, .squiggly-error').first().waitFor();
      await workbench.page
        .locator('.view-line', { hasText: 'MINIMAX_API_KEY' })
        .click({ position: { x: 220, y: 8 } });
      await workbench.chooseFix('.gitignore');
      await waitUntil(
        workbench.page,
        '.gitignore',
        () => readFile(join(workbench.folder, '.gitignore'), 'utf8').catch(() => undefined),
        (text) => text === '/.env\n',
      );
      await workbench.page
        .locator('.squiggly-warning, .squiggly-error')
        .first()
        .waitFor({ state: 'detached' });
    } finally {
      await product.close();
    }
  });
});
