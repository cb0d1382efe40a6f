import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { keyOf } from '../platform/accounts';
import { hostileMessages } from '../platform/faults';
import { itemId, Product } from './product';

describe('The status bar item', () => {
  let product: Product;

  before(async () => {
    product = await Product.open();
  });

  after(() => product.close());

  it('is not shown to somebody who has neither configured anything nor a .env file that names MiniMax', async () => {
    // The log is there only once the extension has started.
    await product.workbench.runCommand('Minimax: Show Log');
    equal(await product.workbench.isStatusBarItemShown(itemId), false);
  });

  it('verifies on a click, and one notification says what helps when that ends badly', async () => {
    const { platform, workbench } = product;
    await product.store(platform.account('mainlandPlan'), 'International');
    platform.clear();
    const item = await workbench.statusBarItem(itemId);
    deepEqual([item.text, item.background], ['MiniMax: key not accepted here', 'warning']);
    await workbench.clickStatusBarItem(itemId);
    const { severity, message, buttons } = await workbench.notification('does not accept');
    equal(severity, 'warning');
    match(message, /Most often the key belongs to the other region \(Mainland China\), which was not asked/);
    deepEqual(buttons, ['Ask Mainland China', 'Correct the API Key', 'Diagnose']);
    equal((await workbench.notifications()).length, 1);
    deepEqual(
      platform.requests().filter(({ region }) => region === 'mainland'),
      [],
    );
  });

  it('leads from the notification to the other region in two clicks', async () => {
    const { workbench } = product;
    await workbench.clickNotification('does not accept', 'Ask Mainland China');
    await workbench.notification('Your API key belongs to the other region');
    const item = await workbench.statusBarItem(itemId, ({ text }) => text === 'MiniMax: wrong region');
    equal(item.background, 'warning');
    await workbench.clickNotification('Your API key belongs to the other region', 'Switch to Mainland China');
    await workbench.statusBarItem(itemId, ({ icons }) => icons.includes('pass'));
  });

  it('says when an exhausted window resets', async () => {
    const { platform, workbench } = product;
    await product.store(platform.account('exhaustedInterval'), 'International');
    const item = await workbench.statusBarItem(itemId, ({ text }) => text === 'MiniMax: quota used up');
    match(item.ariaLabel, /current window of the plan is used up\. It resets at/);
    await workbench.clearNotifications();
  });

  it('says that an exhausted window has reset when time has ended it, without a request', async () => {
    const { platform, workbench } = product;
    platform.endWindows('exhaustedInterval', 6000);
    await product.store(platform.account('exhaustedInterval'), 'International');
    await workbench.statusBarItem(itemId, ({ text }) => text === 'MiniMax: quota used up');
    const asked = platform.requests().length;
    const item = await workbench.statusBarItem(itemId, ({ text }) => text === 'MiniMax: quota has reset');
    match(item.ariaLabel, /has reset/);
    equal(platform.requests().length, asked);
    await workbench.clickStatusBarItem(itemId);
    await workbench.statusBarItem(itemId, ({ icons }) => icons.includes('pass'));
    await workbench.clearNotifications();
  });

  it('shows what a server says as text, whatever it says', async () => {
    const { platform, workbench } = product;
    await product.store(platform.account('healthyPlan'), 'International');
    const messages = Object.values(hostileMessages);
    ok(messages.length >= 4);
    for (const message of messages) {
      platform.clearFaults();
      platform.fault({ kind: 'native', code: 2049, message }, { endpoint: 'models' });
      platform.fault({ kind: 'native', code: 2049, message }, { endpoint: 'planUsage' });
      platform.fault({ kind: 'native', code: 2049, message }, { endpoint: 'pairing' });
      await workbench.clickStatusBarItem(itemId);
      const notification = await workbench.notification('does not accept');
      deepEqual(notification.buttons, ['Ask Mainland China', 'Correct the API Key', 'Diagnose']);
      const { text, links } = await workbench.hoverStatusBarItem(itemId);
      ok(text.includes('2049'), text);
      ok(text.length < 1500, `the tooltip has ${text.length} characters`);
      deepEqual(
        links.filter(
          ({ target }) =>
            !/^command:minimax\.(askOtherRegion|verify|configure|openPlatformPage|diagnose|getStarted)\b/.test(
              target,
            ),
        ),
        [],
      );
      await workbench.clearNotifications();
    }
  });

  it('keeps the last good verdict, with its age, while MiniMax cannot be reached', async () => {
    const { platform, workbench } = product;
    platform.clearFaults();
    await workbench.clickStatusBarItem(itemId);
    await workbench.statusBarItem(itemId, ({ icons }) => icons.includes('pass'));
    await platform.international.refuse();
    await workbench.clickStatusBarItem(itemId);
    await workbench.notification('could not be reached');
    const { text } = await workbench.hoverStatusBarItem(itemId);
    match(text.replaceAll('\u00a0', ' '), /Last verdict, .*: MiniMax accepts your API key/);
    await platform.international.restore();
    await workbench.clearNotifications();
  });

  it('opens the list of platform pages, those of the own region first', async () => {
    const { workbench } = product;
    await workbench.runCommand('Minimax: Open Platform Page…');
    const input = await workbench.quickInput(({ items }) => items.length > 10);
    const items = (await input.read())?.items ?? [];
    deepEqual(
      [items[0]?.separator, items[0]?.label, items[0]?.description],
      ['International', 'API Keys', 'platform.minimax.io/user-center/basic-information/interface-key'],
    );
    await input.escape();
  });
});

describe('Several windows and a restart', () => {
  let product: Product;

  before(async () => {
    product = await Product.open({ files: { '.env': 'MINIMAX_API_KEY=\n' } });
  });

  after(() => product.close());

  it('is right at once after a restart, without a request', async () => {
    const { platform, workbench } = product;
    await product.store(platform.account('healthyPlan'), 'International');
    await workbench.statusBarItem(itemId, ({ icons }) => icons.includes('pass'));
    platform.clear();
    await workbench.reload();
    await workbench.statusBarItem(itemId, ({ icons }) => icons.includes('pass'));
    deepEqual(platform.requests(), []);
  });

  it('says that credentials are lost when the storage has forgotten them, and leads to Configure', async () => {
    const { workbench } = product;
    await workbench.forgetSecrets();
    await workbench.reload();
    const item = await workbench.statusBarItem(itemId, ({ text }) => text === 'MiniMax: credentials lost');
    equal(item.background, 'warning');
    match(item.ariaLabel, /keyring/);
    await workbench.clickStatusBarItem(itemId);
    const input = await workbench.quickInput(({ title }) => title.endsWith('(1/3)'));
    await input.escape();
  });
});

describe('Restricted Mode', () => {
  it('configures and verifies, and reads no file of the workspace', async () => {
    const product = await Product.open({
      trusted: false,
      files: { '.env': 'MINIMAX_API_KEY=\n' },
      // The window stays in Restricted Mode without the question that 1.110 asks first.
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
    });
    try {
      const { platform, workbench } = product;
      await workbench.runCommand('Minimax: Show Log');
      equal(await workbench.isStatusBarItemShown(itemId), false);
      await product.store(platform.account('healthyPlan'), 'International');
      await workbench.statusBarItem(itemId, ({ icons }) => icons.includes('pass'));
    } finally {
      await product.close();
    }
  });
});

describe('A secret', () => {
  it('is in no document, log, state file or request to another host, whatever happened to it', async () => {
    const product = await Product.open({ files: { '.env': 'MINIMAX_API_KEY=\n' } });
    try {
      const { platform, workbench } = product;
      const account = platform.account('healthyPlan');
      const key = keyOf(account);
      await product.store(account, 'International');
      for (const fault of [
        { kind: 'echo' },
        { kind: 'echo', inTraceId: true },
        { kind: 'html' },
        { kind: 'reset' },
        { kind: 'redirect', location: platform.mainland.origin },
      ] as const) {
        const free = platform.fault(fault);
        const release = platform.hold();
        await workbench.clickStatusBarItem(itemId);
        await workbench.statusBarItem(itemId, ({ icons }) => icons.includes('sync'));
        release();
        await workbench.statusBarItem(
          itemId,
          ({ icons }) => !icons.includes('pass') && !icons.includes('sync'),
        );
        await workbench.hoverStatusBarItem(itemId);
        ok(
          !(await workbench.wholeDocument()).includes(key.slice(8, 40)),
          `the key is in the document after ${fault.kind}`,
        );
        free();
        await workbench.clearNotifications();
      }
      await workbench.runCommand('Minimax: Show Log');
      const log = await workbench.outputPanel();
      match(log.text, /Verdict:/);
      const written = [await workbench.wholeDocument(), await workbench.writtenFiles()].join('\n');
      // What is searched must be what was written: the last verdict stands in a state file.
      ok(written.includes('"credentialsStored":true'), 'the state file was not searched');
      ok(written.includes('Verifying a plan key'), 'the log was not searched');
      for (const secret of [key, key.slice(8, 40), key.slice(40, 72), encodeURIComponent(key)]) {
        ok(!written.includes(secret), 'the key was written');
      }
      ok(!(await workbench.writtenFiles()).includes(account.groupId), 'the Group ID was written');
      deepEqual(
        platform.requests().filter(({ region }) => region === 'mainland'),
        [],
      );
      deepEqual(workbench.foreignRequests, []);
    } finally {
      await product.close();
    }
  });
});
