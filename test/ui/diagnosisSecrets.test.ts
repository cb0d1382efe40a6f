import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder, type TemporaryFolder } from '../host/temporaryFolder';
import { createPlanKey, keyOf, legacyClaims, sampleAccounts } from '../platform/accounts';
import { startProxy, type SimulatedProxy } from '../platform/proxy';
import { DiagnosisFrame } from './diagnosisFrame';
import { itemId, Product } from './product';
import { waitUntil } from './waitUntil';

const { healthyPlan, otherTeam, mainlandPlan, legacyJwt, healthyPayAsYouGo } = sampleAccounts;

/** Stands only in the text that the user pastes into the box of the page. */
const pastedKey = createPlanKey('pasted into the box');
const keys = [...[healthyPlan, mainlandPlan, legacyJwt, healthyPayAsYouGo].map(keyOf), pastedKey] as const;
/** Parts of keys too: whatever shortens or encodes a key leaves one of them as it is. */
const keyParts = keys.flatMap((key) =>
  Array.from({ length: Math.floor((key.length - 8) / 24) }, (_, index) =>
    key.slice(8 + index * 24, 32 + index * 24),
  ),
);
const groupIds = [healthyPlan, otherTeam, mainlandPlan, legacyJwt].map(({ groupId }) => groupId);
const person = 'zephyrina';
const proxyPassword = 'hunter2-wumpus';
const { UserName, Account, SubjectID, Mail } = legacyClaims(legacyJwt.label, legacyJwt.groupId);
const claims = [UserName, Account, SubjectID, Mail].map(String);

/**
 * Keeps what is said between the page and the extension host, in every frame below the window: what arrives at the page
 * with its listener (VS Code writes the document anew, and what listened before is gone then), and what VS Code's own
 * frame passes on from the page.
 */
const recordMessages = `
  if (window !== window.top) {
    window.recordedMessages = [];
    const record = (data) => {
      try { window.recordedMessages.push(JSON.stringify(data) ?? ''); } catch { /* No text, no secret. */ }
    };
    const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const wrapped = type !== 'message' || typeof listener !== 'function' ? listener : function (event) {
        record(event.data);
        return listener.call(this, event);
      };
      return addEventListener.call(this, type, wrapped, options);
    };
    const { postMessage } = MessagePort.prototype;
    MessagePort.prototype.postMessage = function (data, options) {
      record(data);
      return postMessage.call(this, data, options);
    };
  }`;

describe('Nothing secret of the diagnosis', () => {
  let home: TemporaryFolder;
  let proxy: SimulatedProxy;
  let product: Product;
  let page: DiagnosisFrame;

  before(async () => {
    home = await makeTemporaryFolder('home');
    const folder = join(home.path, person);
    await mkdir(join(folder, '.mmx'), { recursive: true });
    await writeFile(
      join(folder, '.mmx', 'config.json'),
      JSON.stringify({ api_key: keyOf(healthyPayAsYouGo), region: 'global', user: person }),
    );
    proxy = await startProxy({ login: `${person}:${proxyPassword}` });
    product = await Product.open({
      env: { HOME: folder, USER: person },
    });
    await product.workbench.page.context().addInitScript(recordMessages);
    page = new DiagnosisFrame(product.workbench);
    await product.store(mainlandPlan, 'International');
    await mkdir(join(product.workbench.folder, 'legacy'));
    await product.workbench.writeFile(
      '.env',
      `MINIMAX_BASE_URL=https://${person}:${proxyPassword}@api.minimax.io/v1\nMINIMAX_API_KEY=${keyOf(healthyPlan)}\nMINIMAX_GROUP_ID=${otherTeam.groupId}\n`,
    );
    await product.workbench.writeFile(
      'legacy/.env',
      `MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_API_KEY=${keyOf(legacyJwt)}\nMINIMAX_GROUP_ID=${legacyJwt.groupId}\n`,
    );
  });

  after(async () => {
    await product.close();
    await proxy.close();
    await home.remove();
  });

  /** The documents of the page, and what was said to and from it since they were loaded. */
  const pageAndMessages = async (): Promise<{ documents: string; messages: string[] }> => {
    const frames = product.workbench.page.frames().slice(1);
    const documents = await Promise.all(frames.map((frame) => frame.content().catch(() => '')));
    const messages = await Promise.all(
      frames.map((frame) => frame.evaluate<string[]>('window.recordedMessages ?? []').catch(() => [])),
    );
    return { documents: documents.join('\n'), messages: messages.flat() };
  };

  const find = (text: string, secrets: readonly string[]): string[] =>
    secrets.filter((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)));

  /** Fails when something secret is on the page or was said to it. Group IDs are no secret there. */
  const checkPage = async (): Promise<void> => {
    const { documents, messages } = await pageAndMessages();
    ok(documents.includes('class="verdict"'), 'the page was not searched');
    ok(
      messages.some((message) => message.includes('"type":"view"')),
      'the messages were not searched',
    );
    // What the user pasted is on its way to the host, which is where it has to go.
    const others = messages.filter((message) => !message.includes('"type":"explain"')).join('\n');
    const secrets = [...keyParts, ...claims, proxyPassword, person];
    deepEqual([find(documents, secrets), find(others, secrets)], [[], []]);
    deepEqual(find(messages.join('\n'), keyParts.slice(0, -4)), [], 'a key was said to or by the page');
  };

  /** Presses the button that runs the checks. */
  const run = (): Promise<void> => page.button(/^Run the Checks/).click();

  it('is on the page or in its messages after a run, one that was cancelled, and another one', async () => {
    const { platform, workbench } = product;
    await workbench.runCommand('Minimax: Diagnose');
    await page.headline(/token not match group/);
    await checkPage();
    const release = platform.hold();
    await run();
    await page.button('Cancel').click();
    await page.headline(/./);
    await checkPage();
    release();
    await page.runAgain(platform, run);
    await page.headline(/token not match group/);
    await checkPage();
  });

  it('is there after the other region was asked', async () => {
    const { platform, workbench } = product;
    platform.clear();
    await workbench.clickStatusBarItem(itemId);
    await workbench.notification('does not accept');
    await workbench.clickNotification('does not accept', 'Diagnose');
    await page.headline(/does not accept/);
    await page.button('Ask Mainland China').click();
    await page.headline(/Your API key belongs to the other region/);
    await checkPage();
    deepEqual(
      [
        ...new Set(
          platform
            .requests()
            .filter(({ region }) => region === 'mainland')
            .map(({ keyLabel }) => keyLabel),
        ),
      ],
      [mainlandPlan.label],
    );
  });

  it('is there after the settings of other programs were read', async () => {
    const toggle = page.locator.locator('.check .toggle').first();
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
    await page.button('Also Read the Settings of mmx-cli and Claude Code').click();
    await waitUntil(
      product.workbench.page,
      'the key of mmx-cli',
      () => page.text(),
      (text) => text.includes(`sk-api-…${keyOf(healthyPayAsYouGo).slice(-4)}`),
    );
    await page.headline(/./);
    await checkPage();
  });

  it('is there after an error was pasted that holds a key, and a server has repeated one', async () => {
    const { platform } = product;
    await page.locator
      .locator('textarea')
      .fill(
        `/home/${person}/app.py: Authorization: Bearer ${pastedKey}\n{"base_resp":{"status_code":2049,"status_msg":"invalid api key ${pastedKey}"}}`,
      );
    await page.button(/^Explain$/).click();
    await page.locator.locator('.explanation').first().waitFor();
    const { messages } = await pageAndMessages();
    ok(
      messages.some((message) => message.includes('"type":"explain"') && message.includes(pastedKey)),
      'what the page says was not recorded',
    );
    await checkPage();
    for (const inTraceId of [false, true]) {
      const free = platform.fault({ kind: 'echo', code: 1004, inTraceId });
      await page.runAgain(platform, run);
      await page.headline(/./);
      await checkPage();
      free();
    }
  });

  it('is in the report that is copied, nor in the one that is saved', async () => {
    const { platform, workbench } = product;
    await page.runAgain(platform, run);
    await page.headline(/./);
    await workbench.copyElsewhere('nothing yet');
    await page.button('Copy Report').click();
    const copied = await waitUntil(
      workbench.page,
      'the report',
      () => workbench.clipboard(),
      (text) => text !== 'nothing yet',
    );
    const saved: string[] = [];
    for (const name of ['minimax-report.md', 'minimax-report.json']) {
      await page.button('Save Report…').click();
      const input = await workbench.quickInput(({ value }) => value.endsWith('minimax-report.md'));
      await input.fill(join(workbench.folder, name));
      await input.accept();
      saved.push(
        await waitUntil(
          workbench.page,
          `the file ${name}`,
          () => readFile(join(workbench.folder, name), 'utf8').catch(() => undefined),
          (text) => text !== '',
        ),
      );
      await workbench.page.locator('.tab.active', { hasText: name }).waitFor();
      await workbench.runCommand('View: Close Editor');
      await workbench.page.locator('.tab', { hasText: name }).waitFor({ state: 'detached' });
    }
    const [markdown, json] = saved;
    ok(markdown !== undefined && json !== undefined);
    for (const report of [copied, markdown, json]) {
      match(report, /sk-cp-…/);
      deepEqual(
        find(report, [
          ...keyParts,
          ...groupIds,
          ...claims,
          proxyPassword,
          person,
          home.path,
          workbench.folder,
        ]),
        [],
      );
    }
    ok((JSON.parse(json) as object) instanceof Object);
  });

  it('is there after the window was loaded anew', async () => {
    const { workbench } = product;
    await workbench.reload();
    // Which of its editors VS Code shows then depends on when it has last written that down.
    await workbench.page.locator('.tab', { hasText: 'MiniMax Diagnosis' }).click();
    await page.headline(/./);
    await checkPage();
    equal(await page.locator.locator('textarea').inputValue(), '', 'what was pasted outlived the window');
  });

  it('is said of a proxy and its login, when MiniMax cannot be reached through it', async () => {
    const { workbench } = product;
    const { port } = new URL(proxy.origin);
    await workbench.changeSettings({
      'http.proxy': `http://${person}:${proxyPassword}@127.0.0.1:${port}`,
      'minimax.endpoints.international': 'https://api.minimax.test',
    });
    await workbench.runCommand('Minimax: Diagnose');
    await page.headline(/could not be reached/);
    ok(proxy.requests().length > 0, 'nothing went by way of the proxy');
    await checkPage();
    await workbench.copyElsewhere('nothing yet');
    await page.button('Copy Report').click();
    const report = await waitUntil(
      workbench.page,
      'the report',
      () => workbench.clipboard(),
      (text) => text !== 'nothing yet',
    );
    deepEqual(find(report, [...keyParts, ...groupIds, proxyPassword, person]), []);
  });

  it('is in the log or in what VS Code has stored', async () => {
    const { workbench } = product;
    await workbench.runCommand('Minimax: Show Log');
    const { text: log } = await workbench.outputPanel();
    match(log, /Verdict:/);
    const written = await workbench.writtenFiles();
    ok(written.includes('"credentialsStored":true'), 'the state file was not searched');
    ok(written.includes('Verifying a plan key'), 'the log was not searched');
    deepEqual(find(written, [...keyParts, ...groupIds, ...claims]), []);
    // VS Code itself keeps the setting of the proxy, and paths of the home folder; the log of the extension does not.
    const ownLog = written.split('\n').filter((line) => /Verif|Verdict|GET |POST /.test(line));
    ok(ownLog.length > 10);
    deepEqual(find(ownLog.join('\n'), [proxyPassword, person]), []);
    deepEqual(workbench.foreignRequests, []);
  });
});
