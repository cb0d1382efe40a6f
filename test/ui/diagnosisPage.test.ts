import { deepEqual, equal, match } from 'node:assert/strict';
import { keyOf, sampleAccounts, type Account } from '../platform/accounts';
import { findViolations } from '../webview/support/axe';
import { DiagnosisFrame } from './diagnosisFrame';
import { Product } from './product';
import { waitUntil } from './waitUntil';
import { themeName } from './workbench';

const { healthyPlan, otherTeam, mainlandPlan, exhaustedInterval } = sampleAccounts;

const lines = (account: Account, groupId: string = account.groupId): string =>
  `MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_API_KEY=${keyOf(account)}\nMINIMAX_GROUP_ID=${groupId}\n`;

const tab = '.tab[data-resource-name="MiniMax Diagnosis"], .tab[aria-label^="MiniMax Diagnosis"]';

describe('The diagnosis page in the window', () => {
  let product: Product;
  let page: DiagnosisFrame;

  before(async () => {
    product = await Product.open({
      files: { '.env': lines(healthyPlan, otherTeam.groupId), 'notes.txt': 'x\n' },
    });
    page = new DiagnosisFrame(product.workbench);
  });

  after(() => product.close());

  const editorGroups = (): Promise<number> =>
    product.workbench.page.locator('.editor-group-container').count();

  const diagnoseAgain = async (): Promise<void> => {
    const { platform, workbench } = product;
    await page.runAgain(platform, () => workbench.runCommand('Minimax: Diagnose'));
    await page.headline(/token not match group/);
  };

  it('opens beside the editor, and a second call shows the same page', async () => {
    const { workbench } = product;
    await workbench.openFile('notes.txt');
    equal(await editorGroups(), 1);
    await workbench.runCommand('Minimax: Diagnose');
    await page.headline(/token not match group/);
    equal(await editorGroups(), 2);
    await diagnoseAgain();
    deepEqual([await editorGroups(), await workbench.page.locator(tab).count()], [2, 1]);
  });

  it('is shown again by a second call when another editor hides it', async () => {
    const { workbench } = product;
    // The page has the focus, so that the file opens over it.
    await page.locator.locator('h1').click();
    await workbench.openFile('notes.txt');
    await workbench.page.locator('iframe.webview').waitFor({ state: 'detached' });
    await diagnoseAgain();
    deepEqual([await editorGroups(), await workbench.page.locator(tab).count()], [2, 1]);
  });

  const scrollTop = async (): Promise<number> => (await page.frame()).evaluate<number>('window.scrollY');
  const scrollTopWhen = (what: string, isWanted: (top: number) => boolean): Promise<number> =>
    waitUntil(product.workbench.page, what, () => scrollTop().catch(() => undefined), isWanted);

  it('stays where it was scrolled to while another editor hides it', async () => {
    const { workbench } = product;
    await page.locator.locator('h1').hover();
    await workbench.page.mouse.wheel(0, 350);
    const before = await scrollTopWhen('the end of scrolling', (top) => top >= 350);
    await workbench.page.locator('.tab', { hasText: 'notes.txt' }).last().click();
    await workbench.page.locator('iframe.webview').waitFor({ state: 'detached' });
    await workbench.page.locator(tab).click();
    equal(await scrollTopWhen('the page as it was', (top) => top > 0), before);
  });

  it('is there again after the window was loaded anew, where it was scrolled to', async () => {
    const { platform, workbench } = product;
    const before = await scrollTop();
    // In a browser VS Code writes such things down every few seconds, since it cannot when the window closes.
    await waitUntil(
      workbench.page,
      'VS Code to write down how far the page was scrolled',
      () => workbench.storedState(),
      (stored) => new RegExp(`scrollTop\\W+${before}\\b`).test(stored),
      30_000,
    );
    platform.clear();
    await workbench.reload();
    await page.headline(/./);
    equal(await workbench.page.locator(tab).count(), 1);
    equal(await scrollTopWhen('the page as it was', (top) => top > 0), before);
    deepEqual(platform.requests(), [], 'restoring the page sent something');
    await diagnoseAgain();
    equal(await workbench.page.locator(tab).count(), 1);
  });

  it('lets the keyboard alone reach the main button and press it', async () => {
    const { workbench } = product;
    await diagnoseAgain();
    const frame = await page.frame();
    const focused = (): Promise<string> =>
      frame.evaluate<string>(
        `document.hasFocus() ? document.activeElement?.querySelector('.label')?.textContent ?? '' : ''`,
      );
    const stops: string[] = [];
    while (stops.length < 5 && stops.at(-1) !== 'Enter the Group ID for MINIMAX_GROUP_ID…') {
      await workbench.page.keyboard.press('Tab');
      stops.push(await focused());
    }
    equal(stops.at(-1), 'Enter the Group ID for MINIMAX_GROUP_ID…', stops.join(', '));
    await workbench.page.keyboard.press('Enter');
    const input = await workbench.quickInput(({ title }) => title === 'MiniMax: MINIMAX_GROUP_ID');
    await input.escape();
    await input.waitUntilClosed();
  });

  it('asks nobody again when an input that its button has opened is left with Esc', async () => {
    const { platform, workbench } = product;
    platform.clear();
    for (let times = 0; times < 2; times += 1) {
      await page.button('Enter the Group ID for MINIMAX_GROUP_ID…').click();
      const input = await workbench.quickInput(({ title }) => title === 'MiniMax: MINIMAX_GROUP_ID');
      await input.escape();
      await input.waitUntilClosed();
    }
    await page.headline(/token not match group/);
    deepEqual(platform.requests(), []);
  });

  it('opens pages of the platform in the browser, by way of VS Code', async () => {
    const { workbench } = product;
    const address = (await page.frame()).url();
    await page.button('Open the Group ID Page').click();
    const { message, detail } = await workbench.dialog();
    match(message, /open the external website/);
    match(detail, /^https:\/\/platform\.minimax\.io\/user-center\/basic-information/);
    await workbench.clickDialog('Cancel');
    equal((await page.frame()).url(), address);
    equal(await page.locator.locator('a').count(), 0, 'there are links that VS Code does not open');
  });

  it('asks the own region too when the other one is asked before any run', async () => {
    const { platform, workbench } = product;
    await workbench.writeFile('.env', lines(mainlandPlan));
    await workbench.reload();
    platform.clear();
    await workbench.runCommand('Minimax: Explain Error…');
    const input = await workbench.quickInput(({ title }) => title === 'MiniMax: Explain Error');
    await input.paste('invalid api key (2049)');
    await input.accept();
    await page.button('Ask Mainland China').waitFor();
    deepEqual(platform.requests(), []);
    await page.button('Ask Mainland China').click();
    await page.headline(/Your API key belongs to the other region/);
  });
});

/** The states that are looked at, in this order: what the file says, and what the headline says then. */
const states: readonly {
  readonly name: string;
  readonly env: string;
  readonly headline: RegExp;
  readonly begin?: (product: Product, page: DiagnosisFrame) => Promise<unknown>;
}[] = [
  { name: 'healthy', env: lines(healthyPlan), headline: /MiniMax accepts your API key/ },
  { name: 'mismatch', env: lines(healthyPlan, otherTeam.groupId), headline: /token not match group/ },
  {
    name: 'other region',
    env: lines(mainlandPlan),
    headline: /Your API key belongs to the other region/,
    begin: async (_product, page) => {
      await page.headline(/does not accept/);
      await page.button('Ask Mainland China').click();
    },
  },
  { name: 'exhausted', env: lines(exhaustedInterval), headline: /used up/ },
  {
    name: 'unreachable',
    env: lines(healthyPlan),
    headline: /could not be reached/,
  },
];

for (const theme of ['dark', 'highContrast'] as const) {
  describe(`In the theme ${theme} of VS Code, axe finds nothing in the diagnosis page`, () => {
    let product: Product;
    let page: DiagnosisFrame;

    before(async () => {
      product = await Product.open({
        settings: { 'workbench.colorTheme': themeName(theme), 'workbench.reduceMotion': 'on' },
        files: Object.fromEntries(states.map(({ name, env }) => [`${name}.env`, env])),
      });
      page = new DiagnosisFrame(product.workbench);
    });

    after(() => product.close());

    for (const { name, headline, begin } of states) {
      it(`when it is ${name}`, async () => {
        const { platform, workbench } = product;
        if (name === 'unreachable') await platform.international.refuse();
        // Opened from the file, the page is about it.
        await workbench.openFile(`${name}.env`);
        await workbench.runCommand('Minimax: Diagnose');
        await begin?.(product, page);
        const said = await page.headline(headline);
        // That MiniMax cannot be reached is no matter of a place.
        if (name !== 'unreachable') match(said, new RegExp(`^${name}\\.env`));
        const frame = await page.frame();
        // A line under the pointer has a colour of its own over it, of which axe cannot tell.
        await page.locator.locator('h1').hover();
        equal(
          await frame.evaluate<boolean>(`document.body.classList.contains('vscode-high-contrast')`),
          theme === 'highContrast',
        );
        // The page has no background of its own: the editor is behind it, where axe does not see it.
        await frame.evaluate(
          `document.documentElement.style.backgroundColor = 'var(--vscode-editor-background)'`,
        );
        deepEqual(await findViolations(frame), []);
        deepEqual(workbench.foreignRequests, []);
        await workbench.runCommand('View: Close All Editors');
      });
    }
  });
}
