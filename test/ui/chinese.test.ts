import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../host/folders';
import { keyOf, sampleAccounts } from '../platform/accounts';
import { DiagnosisFrame } from './diagnosisFrame';
import { commandTitle, itemId, Product } from './product';
import { waitUntil } from './waitUntil';

const locale = 'zh-cn';
const account = sampleAccounts.healthyPlan;

describe('In a VS Code that speaks Simplified Chinese', () => {
  let product: Product;
  let translations: Record<string, string>;

  before(async () => {
    translations = JSON.parse(
      await readFile(join(projectFolder, 'l10n', `bundle.l10n.${locale}.json`), 'utf8'),
    ) as Record<string, string>;
    product = await Product.open({
      locale,
      files: {
        '.env': `MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_API_KEY=${keyOf(account)}\nMINIMAX_GROUP_ID=${sampleAccounts.otherTeam.groupId}\n`,
      },
    });
  });

  after(() => product.close());

  /** The Chinese of a text; a text that has none is a mistake of the test. */
  const chinese = (english: string): string => {
    const translation = translations[english];
    ok(translation, `There is no translation of "${english}".`);
    return translation;
  };

  it('the status bar, its tooltip and Configure do so too', async () => {
    const { workbench } = product;
    const item = await workbench.statusBarItem(itemId);
    equal(item.text, chinese('MiniMax: not set up'));
    const { text } = await workbench.hoverStatusBarItem(itemId);
    match(text, /[\u4e00-\u9fff]/);
    ok(!/[a-z]{3,} [a-z]{3,}/.test(text), `the tooltip holds English: ${text}`);
    await workbench.runCommand(await commandTitle('configure', locale));
    const input = await workbench.quickInput();
    const state = await input.read();
    match(state?.title ?? '', new RegExp(`^${chinese('MiniMax: Configure')}`));
    await input.escape();
  });

  it('the diagnosis page does so too, from the headline to the last check', async () => {
    const { workbench } = product;
    await workbench.runCommand(await commandTitle('diagnose', locale));
    const page = new DiagnosisFrame(workbench);
    const text = await waitUntil(
      workbench.page,
      'the verdict',
      () => page.text().catch(() => undefined),
      (body) => /token not match group/.test(body.slice(0, 300)),
    );
    equal(await page.locator.locator('html').getAttribute('lang'), locale);
    ok(text.includes(`sk-cp-…${keyOf(account).slice(-4)}`), text);
    // What is left in English are names, and what MiniMax itself said.
    const sentences = text
      .split('\n')
      .map((line) => line.replaceAll(/“[^”]*”|token not match group|[\w-]+(?: Plan|\.\w+| ID| Key)+/g, ''))
      .filter((line) => /[a-z]{2,} [a-z]{2,} [a-z]{2,}/i.test(line));
    deepEqual(sentences, []);
    await workbench.screenshot('diagnosis-chinese');
  });
});
