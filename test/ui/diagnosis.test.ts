import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { keyOf, sampleAccounts } from '../platform/accounts';
import { DiagnosisFrame } from './diagnosisFrame';
import { itemId, Product } from './product';
import { waitUntil } from './waitUntil';

const account = sampleAccounts.healthyPlan;
const other = sampleAccounts.otherTeam;
const lines = (groupId: string): string =>
  `MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_API_KEY=${keyOf(account)}\nMINIMAX_GROUP_ID=${groupId}\n`;

describe('Minimax: Diagnose', () => {
  let product: Product;
  let page: DiagnosisFrame;

  before(async () => {
    product = await Product.open({ files: { '.env': lines(other.groupId) } });
    page = new DiagnosisFrame(product.workbench);
  });

  after(() => product.close());

  it('says in one sentence what is wrong with the file, and offers what mends it', async () => {
    const { platform, workbench } = product;
    await workbench.statusBarItem(itemId);
    await workbench.runCommand('Minimax: Diagnose');
    await page.headline(/token not match group/);
    const shown = await page.text();
    ok(!shown.includes(keyOf(account).slice(8, 40)), 'the key is on the page');
    ok(shown.includes(`sk-cp-…${keyOf(account).slice(-4)}`), shown);
    equal(platform.requests().filter(({ region }) => region === 'mainland').length, 0);
    equal(platform.requests().filter(({ spendsTokens }) => spendsTokens).length, 0);
    await workbench.screenshot('diagnosis-mismatch');
  });

  it('follows a change of the file when it is run again, and says what changed', async () => {
    const { platform, workbench } = product;
    platform.clear();
    await workbench.writeFile('.env', lines(account.groupId));
    // As soon as another program has changed the file, what was said of it is old.
    await page.headline(/was not asked about these credentials yet/);
    deepEqual(platform.requests(), []);
    await page.runAgain(platform, () => page.button('Run the Checks').click());
    await page.headline(/accepts your API key/);
    match(await page.text(), /Changed since the last run: “Failed” before, “Passed” now/);
    await workbench.screenshot('diagnosis-healthy');
  });

  it('says nothing of values that another program has replaced while they were verified', async () => {
    const { platform, workbench } = product;
    const { groupId } = sampleAccounts.healthyPayAsYouGo;
    platform.clear();
    const release = platform.hold();
    await page.button('Run the Checks').click();
    await platform.received(({ endpoint }) => endpoint === 'pairing');
    await workbench.writeFile('.env', lines(groupId));
    await waitUntil(
      workbench.page,
      'the new Group ID',
      () => page.text(),
      (text) => text.includes(groupId),
    );
    release();
    await page.headline(/was not asked about these credentials yet/);
    ok(platform.requests().every((request) => request.groupId !== groupId));
    await page.runAgain(platform, () => page.button('Run the Checks').click());
    await page.headline(/token not match group/);
  });

  it('copies a report that holds no key and no Group ID', async () => {
    const { workbench } = product;
    await page.button('Copy Report').click();
    const report = await waitUntil(
      workbench.page,
      'the report',
      () => workbench.clipboard(),
      (copied) => copied.includes('MiniMax'),
    );
    ok(!report.includes(keyOf(account).slice(8, 40)), 'the key is in the report');
    ok(!report.includes(account.groupId), 'the Group ID is in the report');
  });

  it('explains a pasted error, and sends it nowhere', async () => {
    const { platform, workbench } = product;
    platform.clear();
    await workbench.runCommand('Minimax: Explain Error…');
    const input = await workbench.quickInput(({ title }) => title === 'MiniMax: Explain Error');
    await input.paste('{"base_resp":{"status_code":2049,"status_msg":"invalid api key"}}');
    await input.accept();
    match(await page.locator.locator('.explanation').first().innerText(), /2049/);
    equal(platform.requests().length, 0);
    await workbench.screenshot('diagnosis-explained');
  });
});
