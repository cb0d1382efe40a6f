import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { keyOf } from '../platform/accounts';
import { itemId, Product } from './product';

describe('Minimax: Configure', () => {
  let product: Product;

  before(async () => {
    product = await Product.open({ files: { '.env': 'MINIMAX_API_KEY=\n' } });
  });

  after(() => product.close());

  it('is what the status bar item opens when a .env file names MiniMax and nothing is configured', async () => {
    const { workbench } = product;
    const item = await workbench.statusBarItem(itemId);
    deepEqual([item.text, item.icons, item.background], ['MiniMax: not set up', ['key'], 'none']);
    await workbench.clickStatusBarItem(itemId);
    const input = await workbench.quickInput(({ title }) => title === 'MiniMax: Configure (1/3)');
    equal((await input.read())?.password, true);
    await input.escape();
    await input.waitUntilClosed();
  });

  it('changes nothing and asks nobody when it is left with Esc, at whichever step', async () => {
    const { platform, workbench } = product;
    const account = platform.account('healthyPlan');
    for (const steps of [1, 2, 3]) {
      const input = await product.configure();
      if (steps > 1) {
        await input.paste(keyOf(account));
        await input.waitUntil(({ message }) => message.startsWith('Recognized'));
        await input.accept();
        await input.waitUntil(({ title }) => title.includes('(2/3)'));
      }
      if (steps > 2) {
        await input.accept();
        await input.waitUntil(({ title }) => title.includes('(3/3)'));
      }
      await input.escape();
      await input.waitUntilClosed();
    }
    equal((await workbench.statusBarItem(itemId)).text, 'MiniMax: not set up');
    deepEqual(platform.requests(), []);
  });

  it('objects to a placeholder, a Group ID in the place of the key, and an empty value, and does not go on', async () => {
    const input = await product.configure();
    const said = async (text: string, wanted: RegExp): Promise<void> => {
      await input.fill(text);
      const state = await input.waitUntil(
        ({ severity, message }) => severity === 'error' && wanted.test(message),
      );
      match(state.message, wanted);
    };
    await said('sk-cp-xxxxx...', /sample/);
    await said('1920414011219161177', /looks like a Group ID/);
    await input.accept();
    match((await input.waitUntil(({ severity }) => severity === 'error')).title, /1\/3/);
    await input.fill('');
    await input.accept();
    match((await input.waitUntil(({ message }) => /Paste your API key here/.test(message))).title, /1\/3/);
    await input.escape();
    await input.waitUntilClosed();
  });

  it('takes both lines of a .env file from one real paste, verifies and stores them', async () => {
    const { platform, workbench } = product;
    const account = platform.account('healthyPlan');
    const input = await product.configure();
    await input.paste(
      `export MINIMAX_API_KEY="${keyOf(account)}"\r\nMINIMAX_GROUP_ID=${account.groupId}\r\n`,
    );
    const recognized = await input.waitUntil(({ severity }) => severity === 'info');
    ok(recognized.message.includes(`Group ID ${account.groupId}`), recognized.message);
    await input.accept();
    await input.waitUntil(({ title }) => title.includes('(3/3)'));
    await input.choose('International');
    const { message, buttons } = await workbench.notification('Stored');
    equal(message, 'Stored. MiniMax accepts your API key (International).');
    deepEqual(buttons, ['Verify at Start-up, Once a Day']);
    const item = await workbench.statusBarItem(itemId, ({ icons }) => icons.includes('pass'));
    match(item.ariaLabel, /The Group ID belongs to the key/);
    await workbench.clearNotifications();
  });

  it('says in the tooltip who said what and when, with the key masked and the Group ID whole', async () => {
    const { platform, workbench } = product;
    const account = platform.account('healthyPlan');
    const key = keyOf(account);
    const { text: shown, links } = await workbench.hoverStatusBarItem(itemId);
    const text = shown.replaceAll('\u00a0', ' ');
    for (const part of [
      `sk-cp-…${key.slice(-4)}`,
      'Subscription Key (Coding Plan, Token Plan, M Plan)',
      `${account.groupId}, belongs to the key`,
      `International, 127.0.0.1:${platform.international.port}`,
      '97% left, resets at',
    ]) {
      ok(text.includes(part), `"${part}" is not in the tooltip:\n${text}`);
    }
    ok(!text.includes(key.slice(10, 30)), 'the key is in the tooltip');
    deepEqual(
      links.map((link) => link.text),
      ['Verify', 'Configure', 'Open the Usage Page', 'Get Started'],
    );
  });

  it('starts from what is stored: the key masked and kept when the field stays empty', async () => {
    const { platform, workbench } = product;
    const account = platform.account('healthyPlan');
    const other = platform.account('otherTeam');
    const input = await product.configure();
    match((await input.read())?.message ?? '', new RegExp(`keep sk-cp-…${keyOf(account).slice(-4)}`));
    await input.accept();
    const group = await input.waitUntil(({ title }) => title.includes('(2/3)'));
    equal(group.value, account.groupId);
    await input.fill(other.groupId);
    await input.accept();
    const region = await input.waitUntil(({ title }) => title.includes('(3/3)'));
    deepEqual(
      region.items.filter(({ focused }) => focused).map(({ label }) => label),
      ['International'],
    );
    await input.accept();
    const verdict = await input.waitUntil(({ placeholder }) => placeholder === 'What now?');
    match(verdict.message, /not with this Group ID: “token not match group”/);
    deepEqual(
      verdict.items.map(({ label }) => label),
      ['Correct the Group ID', 'Remove the Group ID', 'Correct the API Key', 'Store Anyway', 'Cancel'],
    );
    await input.choose('Correct the Group ID');
    equal(
      (await input.waitUntil(({ placeholder }) => placeholder.startsWith('19 digits'))).value,
      other.groupId,
    );
    await input.fill(account.groupId);
    await input.accept();
    await workbench.notification('Stored');
    await workbench.clearNotifications();
  });

  it('sends the key of the other region there only when told to, and then goes over to it', async () => {
    const { platform, workbench } = product;
    platform.clear();
    const account = platform.account('mainlandPlan');
    const input = await product.enter(account, 'International');
    const verdict = await input.waitUntil(({ placeholder }) => placeholder === 'What now?');
    match(verdict.message, /^The International region of MiniMax does not accept this API key/);
    equal(verdict.items[0]?.label, 'Ask Mainland China');
    deepEqual(
      platform.requests().filter(({ region }) => region === 'mainland'),
      [],
    );
    await input.choose('Ask Mainland China');
    const asked = await input.waitUntil(({ message }) =>
      message.startsWith('Your API key belongs to the other region'),
    );
    equal(asked.items[0]?.label, 'Switch to Mainland China');
    await input.choose('Switch to Mainland China');
    equal(
      (await workbench.notification('Stored')).message,
      'Stored. MiniMax accepts your API key (Mainland China).',
    );
    await workbench.clearNotifications();
  });

  it('loses nothing when the network is lost between the steps', async () => {
    const { platform, workbench } = product;
    const account = platform.account('healthyPayAsYouGo');
    await platform.international.refuse();
    const input = await product.enter(account, 'International');
    const verdict = await input.waitUntil(({ placeholder }) => placeholder === 'What now?');
    match(verdict.message, /^MiniMax could not be reached.*This says nothing about your API key/);
    await platform.international.restore();
    await input.choose('Try Again');
    await workbench.notification('Stored');
    await workbench.statusBarItem(itemId, ({ icons }) => icons.includes('pass'));
    await workbench.clearNotifications();
  });

  it('can be cancelled while it verifies, and goes on from there', async () => {
    const { platform, workbench } = product;
    const free = platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
    const input = await product.enter(platform.account('healthyPlan'), 'International');
    await input.waitUntil(({ busy }) => busy);
    await input.escape();
    const verdict = await input.waitUntil(({ placeholder }) => placeholder === 'What now?');
    match(verdict.message, /^The verification was cancelled/);
    free();
    await input.choose('Try Again');
    await workbench.notification('Stored');
    await workbench.clearNotifications();
  });

  it('removes the credentials after asking', async () => {
    const { workbench } = product;
    await workbench.runCommand('Minimax: Remove Stored Credentials');
    const dialog = await workbench.dialog();
    equal(dialog.message, 'Remove the stored MiniMax credentials?');
    await workbench.clickDialog('Remove');
    await workbench.statusBarItem(itemId, ({ text }) => text === 'MiniMax: not set up');
  });
});
