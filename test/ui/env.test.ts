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

describe('Credentials without a Group ID', () => {
  let product: Product;

  before(async () => {
    product = await Product.open({
      files: {
        'backend/.env': `MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_API_KEY=${keyOf(account)}\n`,
        'other.env': `MINIMAX_API_KEY=old\n# the team\nMINIMAX_GROUP_ID=${account.groupId}\nMINIMAX_GROUPID=${account.groupId}\n`,
      },
    });
  });

  after(() => product.close());

  it('remove the other one from a file, under both of its names, which is said before', async () => {
    const { workbench } = product;
    await workbench.runCommand('Minimax: Import from .env…');
    const pairs = await workbench.quickInput(({ items }) =>
      items.some(({ description }) => description === 'backend/.env'),
    );
    await pairs.choose(`sk-cp-…${keyOf(account).slice(-4)}`);
    await workbench.notification('Stored');
    await workbench.clearNotifications();
    await workbench.runCommand('Minimax: Write to .env…');
    const files = await workbench.quickInput(({ items }) => items.some(({ label }) => label === 'other.env'));
    await files.choose('other.env');
    const { detail } = await workbench.dialog();
    match(
      detail,
      /MINIMAX_API_KEY in line 1 gets another value\.\s*MINIMAX_GROUP_ID in line 3 is removed\.\s*MINIMAX_GROUPID in line 4 is removed\./,
    );
    await workbench.clickDialog('Write');
    await waitUntil(
      workbench.page,
      'the file to be written',
      () => readFile(join(workbench.folder, 'other.env'), 'utf8'),
      (written) => written === `MINIMAX_API_KEY=${keyOf(account)}\n# the team\n`,
    );
    // All of it is one step of undo.
    await workbench.goToFile('other.env');
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await workbench.runCommand('File: Save');
    await waitUntil(
      workbench.page,
      'the file as it was',
      () => readFile(join(workbench.folder, 'other.env'), 'utf8'),
      (written) => written.startsWith('MINIMAX_API_KEY=old\n') && written.includes('MINIMAX_GROUPID='),
    );
  });
});

describe('Git and a .env file', () => {
  let last: Product | undefined;

  // Not after each test: when one fails, its window is what the picture shows.
  async function closeLast(): Promise<void> {
    await last?.close();
    last = undefined;
  }

  after(closeLast);

  /** A window on a folder that is, or holds, a repository. */
  async function openRepository(folder: string, isCommitted: boolean): Promise<Product> {
    await closeLast();
    const product = await Product.open({
      files: { [join(folder, '.env')]: lines },
      settings: {
        'git.enabled': true,
        'git.openRepositoryInParentFolders': 'never',
        // VS Code's own view of the repository follows late, and only in a window that has the focus.
        'git.autorefresh': false,
      },
    });
    last = product;
    const git = (...parameters: string[]): void => {
      const identity = ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.invalid'];
      execFileSync('git', [...identity, ...parameters], { cwd: join(product.workbench.folder, folder) });
    };
    git('init', '--quiet');
    if (isCommitted) {
      git('add', '.env');
      git('commit', '--quiet', '--message', 'Everything');
    }
    await product.workbench.reload();
    return product;
  }

  async function clickKey({ page }: Product['workbench']): Promise<void> {
    await page.locator('.view-line', { hasText: 'MINIMAX_API_KEY' }).click({ position: { x: 220, y: 8 } });
  }

  async function addToGitIgnore({ workbench }: Product, folder: string): Promise<void> {
    await clickKey(workbench);
    await workbench.chooseFix('.gitignore');
    await waitUntil(
      workbench.page,
      '.gitignore',
      () => readFile(join(workbench.folder, folder, '.gitignore'), 'utf8').catch(() => undefined),
      (text) => text === '/.env\n',
    );
    await workbench.page.locator('.squiggly-warning, .squiggly-error').first().waitFor({ state: 'detached' });
  }

  it('is warned about until the file is ignored, with one choice from the fix', async function () {
    if (!hasGit()) this.skip();
    const product = await openRepository('', false);
    await product.workbench.openFile('.env');
    await product.workbench.page.locator('.squiggly-warning, .squiggly-error').first().waitFor();
    await addToGitIgnore(product, '');
  });

  for (const folder of ['', 'backend']) {
    it(`leaves a tracked file on the disk when it forgets it by the command of the fix, ${folder === '' ? 'in the folder that is open' : 'in a repository below it'}`, async function () {
      if (!hasGit()) this.skip();
      const product = await openRepository(folder, true);
      const { workbench } = product;
      const repository = join(workbench.folder, folder);
      const tracked = (): string => execFileSync('git', ['ls-files'], { cwd: repository, encoding: 'utf8' });
      equal(tracked(), '.env\n');
      await workbench.goToFile(join(folder, '.env'));
      await workbench.page.locator('.squiggly-error').first().waitFor();
      await clickKey(workbench);
      await workbench.chooseFix('Show the Command That Makes Git Forget This File');
      const { message } = await workbench.notification('Git tracks this file');
      const command =
        folder === '' ? 'git rm --cached -- ".env"' : `git -C "${folder}" rm --cached -- ".env"`;
      ok(message.includes(`${command}. The key stays in the history`), message);
      // Nothing has happened yet.
      equal(tracked(), '.env\n');
      await workbench.clickNotification('Git tracks this file', 'Copy the Command');
      await waitUntil(
        workbench.page,
        'the copied command',
        () => workbench.clipboard(),
        (text) => text === command,
      );
      execFileSync(command, { cwd: workbench.folder, shell: true, stdio: 'ignore' });
      equal(tracked(), '');
      equal(await readFile(join(repository, '.env'), 'utf8'), lines);
      await workbench.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
      await workbench.page.locator('.squiggly-warning').first().waitFor();
      await addToGitIgnore(product, folder);
    });
  }
});
