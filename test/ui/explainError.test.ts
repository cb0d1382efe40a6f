import { deepEqual, ok } from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { sampleAccounts } from '../platform/accounts';
import { DiagnosisFrame } from './diagnosisFrame';
import { itemId, Product } from './product';
import { waitUntil } from './waitUntil';

const { healthyPlan, otherTeam } = sampleAccounts;

const log = `12:00:01 GET /health 200 in 1004 ms
12:00:02 speech failed: {"base_resp":{"status_code":2049,"status_msg":"invalid api key"}}
12:00:03 listening on port 2049
`;

describe('Explain Error… in the context menu', () => {
  let product: Product;
  let page: DiagnosisFrame;

  before(async () => {
    product = await Product.open({ files: { 'server.log': log } });
    page = new DiagnosisFrame(product.workbench);
  });

  after(() => product.close());

  /** Opens the menu at a place, chooses the entry, and gives the titles of what is explained, the wanted one among them. */
  const explained = async (line: Locator, wanted: string): Promise<string[]> => {
    const { workbench } = product;
    await line.click({ button: 'right' });
    // A menu takes no click in its first moments; the key that presses the entry under the pointer it does take.
    const entry = workbench.page.locator('.context-view .action-item', { hasText: 'Explain Error…' });
    await entry.hover();
    await entry.and(workbench.page.locator('.focused')).waitFor();
    await workbench.page.keyboard.press('Enter');
    return waitUntil(
      workbench.page,
      'the explanations',
      () =>
        page.locator
          .locator('.explanation h3')
          .allInnerTexts()
          .catch(() => undefined),
      (titles) => titles.some((title) => title === wanted),
    );
  };

  it('explains what is selected in an editor, and asks nobody', async () => {
    const { platform, workbench } = product;
    await workbench.openFile('server.log');
    const line = workbench.page.locator('.editor-instance .view-line', { hasText: '1004 ms' });
    await line.click();
    await workbench.page.keyboard.press('ControlOrMeta+A');
    deepEqual(await explained(line, 'invalid api key'), ['invalid api key']);
    deepEqual(platform.requests(), []);
    await workbench.runCommand('View: Close All Editors');
  });

  it('explains what is selected in the output of an extension', async () => {
    const { platform, workbench } = product;
    await product.store(healthyPlan, 'International', otherTeam.groupId);
    await workbench.statusBarItem(itemId, ({ text }) => text === 'MiniMax: wrong Group ID');
    await workbench.runCommand('Minimax: Show Log');
    const { text } = await workbench.outputPanel();
    ok(text.includes('1004'), text);
    platform.clear();
    const line = workbench.page.locator('.part.panel .view-line', { hasText: '1004' }).last();
    await line.click();
    await workbench.page.keyboard.press('ControlOrMeta+A');
    deepEqual(await explained(line, 'token not match group'), ['token not match group']);
    deepEqual(platform.requests(), []);
  });
});
