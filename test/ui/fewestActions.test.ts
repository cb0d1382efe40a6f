import { deepEqual, match, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { keyOf, sampleAccounts, type Account } from '../platform/accounts';
import { CountedUser } from './countedUser';
import { DiagnosisFrame } from './diagnosisFrame';
import { itemId, Product } from './product';
import { readableTerminal, Terminal } from './terminal';
import { waitUntil } from './waitUntil';

const { healthyPlan, otherTeam, legacyJwt, mainlandPlan, exhaustedInterval } = sampleAccounts;

/** The headline of credentials with which nothing is wrong. */
const accepted = /^\.env \(MINIMAX_API_KEY\): MiniMax accepts your API key/;

/** With the day, when that is no longer today. */
const saysWhenItResets = /It resets at (\w{3}, \w{3} \d{1,2}, )?\d{1,2}:\d{2}/;

const internationalHost = 'https://api.minimax.io';

const mismatch = { base_resp: { status_code: 1004, status_msg: 'token not match group' } };
const refused = {
  type: 'error',
  error: { type: 'authorized_error', message: 'invalid api key (2049)', http_code: '401' },
};
const usedUp = {
  type: 'error',
  error: { type: 'rate_limit_error', message: 'usage limit exceeded (2056)', http_code: '429' },
};

/** The user's program: it prints what MiniMax answered, as such programs do. */
const program = (answer: object): string =>
  `console.log('MiniMax: ' + ${JSON.stringify(JSON.stringify(answer))});\n`;

const lines = (account: Account, groupId: string): string =>
  `# the voice of the shop\nMINIMAX_API_HOST=${internationalHost}\nMINIMAX_API_KEY=${keyOf(account)}\nMINIMAX_GROUP_ID=${groupId}\nPORT=8080\n`;

describe('From the symptom to the cure it takes few actions:', function () {
  let product: Product | undefined;

  afterEach(async () => {
    await product?.close();
    product = undefined;
  });

  /** A window with a `.env` file, after the user's program has failed in the terminal. */
  const failedCall = async (
    env: string,
    answer: object,
    printed: string,
  ): Promise<{
    readonly opened: Product;
    readonly terminal: Terminal;
    readonly page: DiagnosisFrame;
    readonly user: CountedUser;
  }> => {
    const opened = (product = await Product.open({
      files: { '.env': env, 'call.js': program(answer) },
      settings: readableTerminal,
    }));
    const terminal = await Terminal.open(opened.workbench);
    await terminal.run('node call.js', printed);
    return { opened, terminal, page: new DiagnosisFrame(opened.workbench), user: new CountedUser() };
  };

  /** What the file holds, once it is saved with other values than before. */
  const mended = async ({ workbench }: Product, before: string): Promise<Record<string, string>> => {
    const text = await waitUntil(
      workbench.page,
      'the mended file',
      () => readFile(join(workbench.folder, '.env'), 'utf8'),
      (written) => written !== before,
    );
    ok(text.startsWith('# the voice of the shop\n') && text.includes('PORT=8080\n'), text);
    return parse(text);
  };

  /** The pairs of key and Group ID, by the names of their accounts, that the platform was asked about and accepted. */
  const isPairProven = ({ platform }: Product, groupId: string): boolean =>
    platform.requests().some(({ endpoint, groupId: asked }) => endpoint === 'pairing' && asked === groupId);

  it('“token not match group” with a legacy key, in 3', async () => {
    const env = lines(legacyJwt, otherTeam.groupId);
    const { opened, terminal, page, user } = await failedCall(env, mismatch, 'token not match group');
    await user.does('click the error in the terminal', () => terminal.clickLink('token not match group'));
    await user.does('click the main button', () =>
      page.button(/^Use the Group ID That the API Key Names/).click(),
    );
    await page.headline(accepted);
    deepEqual(await mended(opened, env), {
      ...parse(env),
      MINIMAX_GROUP_ID: legacyJwt.groupId,
    });
    ok(isPairProven(opened, legacyJwt.groupId));
    user.neededAtMost(3);
  });

  it('“token not match group” by no longer sending the Group ID, in 3', async () => {
    const env = lines(healthyPlan, otherTeam.groupId);
    const { opened, terminal, page, user } = await failedCall(env, mismatch, 'token not match group');
    await user.does('click the error in the terminal', () => terminal.clickLink('token not match group'));
    await user.does('click the remedy', () => page.button(/^Remove MINIMAX_GROUP_ID/).click());
    await page.headline(accepted);
    const { MINIMAX_GROUP_ID, ...rest } = parse(env);
    ok(MINIMAX_GROUP_ID);
    deepEqual(await mended(opened, env), rest);
    user.neededAtMost(3);
  });

  it('“token not match group” with a new Group ID from the page, in 5', async () => {
    const env = lines(healthyPlan, otherTeam.groupId);
    const { opened, terminal, page, user } = await failedCall(env, mismatch, 'token not match group');
    const { workbench } = opened;
    await user.does('click the error in the terminal', () => terminal.clickLink('token not match group'));
    await page.headline(/token not match group/);
    await user.does('click “Enter the Group ID”', () => page.button(/^Enter the Group ID for/).click());
    const input = await workbench.quickInput(({ title }) => title.includes('MINIMAX_GROUP_ID'));
    await user.does('open the page', () => input.pressButton('Open the Page That Shows the Group ID'));
    const { message, detail } = await workbench.dialog();
    match(message, /open the external website/);
    match(detail, /^https:\/\/platform\.minimax\.io\//);
    await user.confirms(() => workbench.page.keyboard.press('Enter'));
    await user.does('copy the Group ID in the browser', () => workbench.copyElsewhere(healthyPlan.groupId));
    await user.does('paste it', () => input.pasteClipboard());
    match((await input.waitUntil(({ value }) => value !== '')).value, /^\d{19}$/);
    await user.confirms(() => input.accept());
    await page.headline(accepted);
    deepEqual(await mended(opened, env), { ...parse(env), MINIMAX_GROUP_ID: healthyPlan.groupId });
    ok(isPairProven(opened, healthyPlan.groupId));
    user.neededAtMost(5);
  });

  it('a key of the other region, in 3', async () => {
    const env = lines(mainlandPlan, mainlandPlan.groupId);
    const { opened, terminal, page, user } = await failedCall(env, refused, 'invalid api key (2049)');
    await user.does('click the error in the terminal', () => terminal.clickLink('invalid api key (2049)'));
    await page.headline(/does not accept/);
    deepEqual(
      opened.platform.requests().filter(({ region }) => region === 'mainland'),
      [],
      'the key went to a region that nobody agreed to ask',
    );
    await user.does('click “Ask Mainland China”', () => page.button('Ask Mainland China').click());
    await page.headline(/Your API key belongs to the other region/);
    await user.does('click the main button', () => page.button('Switch .env to Mainland China').click());
    await page.headline(accepted);
    deepEqual(await mended(opened, env), { ...parse(env), MINIMAX_API_HOST: 'https://api.minimax.cn' });
    user.neededAtMost(3);
  });

  it('the first set-up with both lines on the clipboard, in 4', async () => {
    const opened = (product = await Product.open());
    const { workbench } = opened;
    const user = new CountedUser();
    await workbench.copyElsewhere(
      `MINIMAX_API_KEY=${keyOf(healthyPlan)}\nMINIMAX_GROUP_ID=${healthyPlan.groupId}\n`,
    );
    await user.does(
      'open the palette, choose Configure',
      () => workbench.runCommand('Minimax: Configure'),
      2,
    );
    const input = await workbench.quickInput(({ title }) => title.endsWith('Configure (1/3)'));
    await user.does('paste both lines', () => input.pasteClipboard());
    await input.waitUntil(({ severity }) => severity === 'info');
    await user.confirms(() => input.accept());
    await input.waitUntil(({ title }) => title.includes('(3/3)'));
    await user.does('choose the region', () => input.choose('International'));
    await workbench.notification('Stored. MiniMax accepts your API key (International).');
    const item = await workbench.statusBarItem(itemId, ({ icons }) => icons.includes('pass'));
    match(item.ariaLabel, /The Group ID belongs to the key/);
    deepEqual(
      opened.platform.requests().filter(({ region }) => region === 'mainland'),
      [],
    );
    user.neededAtMost(4);
  });

  it('an exhausted plan: when it resets, in 1 from the status bar', async () => {
    const opened = (product = await Product.open());
    const { workbench } = opened;
    await opened.store(exhaustedInterval, 'International');
    await workbench.statusBarItem(itemId, ({ text }) => text === 'MiniMax: quota used up');
    const user = new CountedUser();
    await user.does('click the status bar', () => workbench.clickStatusBarItem(itemId));
    match((await workbench.notification('used up')).message, saysWhenItResets);
    user.neededAtMost(1);
  });

  it('an exhausted plan: when it resets, in 1 from the terminal', async () => {
    const env = lines(exhaustedInterval, exhaustedInterval.groupId);
    const { terminal, page, user } = await failedCall(env, usedUp, 'usage limit exceeded (2056)');
    await user.does('click the error in the terminal', () =>
      terminal.clickLink('usage limit exceeded (2056)'),
    );
    match(await page.headline(/used up/), saysWhenItResets);
    user.neededAtMost(1);
  });
});
