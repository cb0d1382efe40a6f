import { deepEqual, equal, ok } from 'node:assert/strict';
import type { DiagnosisView } from '../../src/diagnosis/protocol';
import { DiagnosisPage } from './support/diagnosisPage';
import {
  action,
  allViews,
  chineseMismatch,
  empty,
  explained,
  groupIdMismatch,
  healthy,
  longTexts,
  manyCombinations,
  notAcceptedHere,
  running,
} from './support/views';

describe('What the diagnosis page shows', () => {
  let diagnosis: DiagnosisPage;

  beforeEach(async () => {
    diagnosis = await DiagnosisPage.open();
  });
  afterEach(() => diagnosis.close());

  it('is the verdict first, with the next step and the main button', async () => {
    await diagnosis.show(groupIdMismatch);
    const { page } = diagnosis;
    const headline = page.getByRole('region', { name: groupIdMismatch.headline.sentence });
    ok(await headline.getByText(groupIdMismatch.headline.next).isVisible());
    deepEqual(await headline.getByRole('button').allTextContents(), [
      'Correct the Group ID',
      'Run Again',
      'Copy Report',
      'Save Report…',
    ]);
  });

  for (const [name, view] of Object.entries<DiagnosisView>(allViews)) {
    it(`holds every text of the view ${name}`, async () => {
      await diagnosis.show(view);
      const shown = await diagnosis.page.evaluate<string>('document.documentElement.textContent');
      const missing = textsOf(view).filter((text) => !shown.includes(text));
      deepEqual(missing, []);
    });
  }

  it('is every check with its state as a word and as an icon', async () => {
    await diagnosis.show(groupIdMismatch);
    const items = diagnosis.page.locator('.check');
    deepEqual(
      await items.locator('h3').allTextContents(),
      groupIdMismatch.checks.map(({ title }) => title),
    );
    deepEqual(
      await items.locator('.state-label').allTextContents(),
      groupIdMismatch.checks.map(({ stateLabel }) => stateLabel),
    );
    deepEqual(
      await items
        .locator('.state-icon svg')
        .evaluateAll((icons) =>
          icons.map((icon) =>
            (icon as unknown as { getAttribute(name: string): string }).getAttribute('class'),
          ),
        ),
      groupIdMismatch.checks.map(({ state }) => `icon icon-${state}`),
    );
  });

  it('opens by itself what failed, and only says of the rest what was found first', async () => {
    await diagnosis.show(groupIdMismatch);
    const failed = diagnosis.check('The Group ID belongs to the key');
    equal(await failed.getByRole('button').first().getAttribute('aria-expanded'), 'true');
    ok(await failed.getByText('Without a Group ID it accepted the same key.').isVisible());
    ok(await failed.getByText('A Group ID that is sent is checked').first().isVisible());
    ok(await failed.getByText('Changed: passed before').isVisible());

    const passed = diagnosis.check('Credentials are there');
    equal(await passed.getByRole('button').first().getAttribute('aria-expanded'), 'false');
    ok(await passed.getByText('SecretStorage and .env hold the same key').first().isVisible());
    ok(!(await passed.getByText('Your program will probably use').isVisible()));
    equal(await passed.getByRole('button', { name: 'Look Into Other' }).count(), 0);
  });

  it('has the remedy of a check that did not pass in sight without opening it', async () => {
    await diagnosis.show(notAcceptedHere);
    const check = diagnosis.check('The other region');
    equal(await check.getByRole('button').first().getAttribute('aria-expanded'), 'false');
    ok(await check.getByRole('button', { name: 'Ask Mainland China' }).isVisible());
  });

  it('is a table of the combinations with column names, and a verdict with its icon', async () => {
    await diagnosis.show(manyCombinations);
    const table = diagnosis.page.getByRole('table', { name: 'Keys, regions and Group IDs' });
    deepEqual(await table.getByRole('columnheader').allTextContents(), [
      'Where',
      'API key',
      'Region',
      'Group ID',
      'Verdict',
    ]);
    equal(await table.getByRole('rowheader').count(), manyCombinations.combinations.length);
    const first = table.getByRole('row').nth(1);
    deepEqual(await first.getByRole('cell').allTextContents(), [
      'sk-cp-…9fQ2',
      'International',
      '1902…4471',
      'Matched',
    ]);
    equal(await first.locator('.icon-passed').count(), 1);
  });

  it('leaves out what there is nothing of', async () => {
    await diagnosis.show(empty);
    deepEqual(await diagnosis.page.getByRole('heading', { level: 2 }).allTextContents(), [
      'Nothing was checked yet.',
      'Explain an error',
    ]);
    equal(await diagnosis.page.getByRole('table').count(), 0);
    equal(await diagnosis.page.getByRole('contentinfo').count(), 0);
  });

  it('makes running the checks the main thing where there is nothing better to do', async () => {
    await diagnosis.show(healthy);
    deepEqual(await diagnosis.page.locator('.headline .main').allTextContents(), ['Run Again']);
    await diagnosis.show(groupIdMismatch);
    deepEqual(await diagnosis.page.locator('.headline .main').allTextContents(), ['Correct the Group ID']);
  });

  it('is in the language of the view', async () => {
    await diagnosis.show(chineseMismatch);
    equal(await diagnosis.page.evaluate('document.documentElement.lang'), 'zh-cn');
    equal(await diagnosis.page.title(), 'MiniMax 诊断');
  });

  it('can be another language the next time', async () => {
    await diagnosis.show(chineseMismatch);
    await diagnosis.show(healthy);
    const shown = await diagnosis.page.evaluate<string>('document.body.textContent');
    equal(/[\u4e00-\u9fff]/.exec(shown)?.[0], undefined);
  });

  it('is the same whatever was shown before', async () => {
    await diagnosis.show(healthy);
    const once = await withoutIds(diagnosis);
    for (const view of [longTexts, running, empty, manyCombinations, chineseMismatch, healthy])
      await diagnosis.show(view);
    equal(await withoutIds(diagnosis), once);
  });
});

describe('What the diagnosis page tells the host', () => {
  let diagnosis: DiagnosisPage;

  beforeEach(async () => {
    diagnosis = await DiagnosisPage.open({ view: explained });
  });
  afterEach(() => diagnosis.close());

  async function said(): Promise<readonly unknown[]> {
    const [ready, ...rest] = await diagnosis.messages();
    deepEqual(ready, { type: 'ready' });
    return rest;
  }

  it('is the id of what was pressed, wherever it stands', async () => {
    const { page } = diagnosis;
    await page.locator('.headline').getByRole('button', { name: 'Correct the Group ID' }).click();
    await page.locator('.checks').getByRole('button', { name: 'Remove the Group ID' }).click();
    await page.locator('.explanation').getByRole('button', { name: 'Remove the Group ID' }).click();
    await page.locator('.pages').getByRole('button', { name: 'Usage' }).click();
    await page.getByRole('table').getByRole('button', { name: 'Make a new key' }).click();
    deepEqual(await said(), [
      { type: 'action', id: 'correctGroupId' },
      { type: 'action', id: 'removeGroupId' },
      { type: 'action', id: 'explained:removeGroupId' },
      { type: 'action', id: 'open:usage' },
      { type: 'action', id: 'open:apiKeys' },
    ]);
  });

  it('is the id that a button has now, not the one that it had', async () => {
    await diagnosis.show({
      ...explained,
      tables: [{ caption: 'A', columns: ['A'], rows: [[action('first', 'Press')]] }],
    });
    await diagnosis.show({
      ...explained,
      tables: [{ caption: 'A', columns: ['A'], rows: [[action('second', 'Press')]] }],
    });
    await diagnosis.button('Press').click();
    deepEqual(await said(), [{ type: 'action', id: 'second' }]);
  });

  it('is to run, to cancel, to copy and to save', async () => {
    await diagnosis.button('Run Again').click();
    await diagnosis.show(running);
    await diagnosis.button('Cancel').click();
    await diagnosis.button('Copy Report').click();
    await diagnosis.button('Save Report…').click();
    deepEqual(await said(), [
      { type: 'run' },
      { type: 'cancel' },
      { type: 'copyReport' },
      { type: 'saveReport' },
    ]);
  });

  it('is not to cancel when running was clicked twice', async () => {
    const { page } = diagnosis;
    await page.evaluate(`window.addEventListener('click', () => window.postMessage(
      { type: 'view', view: ${JSON.stringify(running)} }, '*'), { once: true })`);
    await diagnosis.button('Run Again').dblclick();
    await diagnosis.button('Cancel').waitFor();
    deepEqual(await said(), [{ type: 'run' }]);
  });

  it('is the text to explain, which stays in the box', async () => {
    const text = 'curl: (22) 401\n{"base_resp":{"status_code":1004}}  ';
    const box = diagnosis.page.getByRole('textbox');
    await box.fill(text);
    await diagnosis.button('Explain').click();
    deepEqual(await said(), [{ type: 'explain', text }]);
    equal(await box.inputValue(), text);
  });

  it('is the text to explain with Ctrl and Enter too', async () => {
    const box = diagnosis.page.getByRole('textbox');
    await box.fill('1004');
    await box.press('Control+Enter');
    deepEqual(await said(), [{ type: 'explain', text: '1004' }]);
    equal(await box.inputValue(), '1004');
  });

  it('is no more of a text than the host takes', async () => {
    await diagnosis.page.evaluate(`document.querySelector('textarea').value = 'a'.repeat(1200000)`);
    await diagnosis.button('Explain').click();
    const [message] = (await said()) as { text: string }[];
    equal(message?.text.length, 1_000_000);
  });

  it('is nothing where there is nothing to explain, and the cursor goes into the box', async () => {
    await diagnosis.page.getByRole('textbox').fill('  \n ');
    await diagnosis.button('Explain').click();
    deepEqual(await said(), []);
    equal(await diagnosis.focused(), 'Paste what your program or terminal printed');
  });

  it('is to forget the explanations, and the box is empty', async () => {
    const box = diagnosis.page.getByRole('textbox');
    await box.fill('1004');
    await diagnosis.button('Clear').click();
    deepEqual(await said(), [{ type: 'clearExplanations' }]);
    equal(await box.inputValue(), '');
  });
});

/** Every text of a view that is to be read: not ids, states, and words for what the view does not have. */
function textsOf(view: DiagnosisView): readonly string[] {
  const { strings, checks, combinations, pages, isRunning } = view;
  const unread = new Set<string>([
    'id',
    'state',
    'language',
    'explainPlaceholder',
    isRunning ? 'run' : 'cancel',
  ]);
  const texts: string[] = [];
  const collect = (value: unknown, name = ''): void => {
    if (unread.has(name)) return;
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) collect(member, key);
  };
  collect({ ...view, strings: undefined });
  if (checks.length === 0) for (const name of ['checks', 'evidence', 'whyItMatters']) unread.add(name);
  if (combinations.length === 0) for (const name of ['combinations', 'combinationColumns']) unread.add(name);
  if (pages.length === 0) unread.add('pages');
  collect(strings);
  return texts;
}

async function withoutIds(diagnosis: DiagnosisPage): Promise<string> {
  const markup = await diagnosis.page.content();
  return (
    markup
      .replaceAll(/(id|aria-labelledby|aria-describedby|aria-controls|for)="[^"]*"/g, '$1')
      // Attributes stand in the order in which they were set.
      .replaceAll(/<[^>]*>/g, (tag) =>
        tag
          .split(/ (?=[\w-]+(?:="[^"]*")?)/)
          .sort()
          .join(' '),
      )
  );
}
