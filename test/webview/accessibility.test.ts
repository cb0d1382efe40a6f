import { deepEqual, equal, ok } from 'node:assert/strict';
import type { DiagnosisView } from '../../src/diagnosis/protocol';
import { findViolations } from './support/axe';
import { DiagnosisPage } from './support/diagnosisPage';
import { themeNames } from './support/themes';
import { allViews, explained, groupIdMismatch, longTexts, manyCombinations, running } from './support/views';

for (const theme of themeNames) {
  describe(`In the theme ${theme}, axe finds nothing in the view`, () => {
    let diagnosis: DiagnosisPage;

    before(async () => {
      // Nothing in motion, so that every colour is the one that stays.
      diagnosis = await DiagnosisPage.open({ theme, reducedMotion: 'reduce' });
    });
    after(() => diagnosis.close());

    for (const [name, view] of Object.entries<DiagnosisView>(allViews)) {
      it(name, async () => {
        await diagnosis.page.setViewportSize({ width: 900, height: 800 });
        await diagnosis.show(view);
        deepEqual(await findViolations(diagnosis.page), []);
      });
    }

    for (const [name, view] of Object.entries({ groupIdMismatch, explained, longTexts })) {
      for (const width of [300, 1600]) {
        it(`${name}, ${width} pixels wide`, async () => {
          await diagnosis.page.setViewportSize({ width, height: 800 });
          await diagnosis.show(view);
          deepEqual(await findViolations(diagnosis.page), []);
        });
      }
    }

    it('with every check open', async () => {
      await diagnosis.page.setViewportSize({ width: 900, height: 800 });
      await diagnosis.show(groupIdMismatch);
      const closed = diagnosis.page.locator('.toggle[aria-expanded=false]');
      ok((await closed.count()) > 0);
      while ((await closed.count()) > 0) await closed.first().press('Enter');
      deepEqual(await findViolations(diagnosis.page), []);
    });
  });
}

describe('For those who listen, the diagnosis page', () => {
  let diagnosis: DiagnosisPage;

  before(async () => {
    diagnosis = await DiagnosisPage.open({ view: explained });
  });
  after(() => diagnosis.close());

  it('has its landmarks', async () => {
    const { page } = diagnosis;
    for (const role of ['banner', 'main', 'contentinfo'] as const)
      equal(await page.getByRole(role).count(), 1, role);
  });

  it('names every region by its heading', async () => {
    deepEqual(
      await diagnosis.page
        .locator('section')
        .evaluateAll((sections) =>
          (sections as unknown as { querySelector(selector: string): { textContent: string } }[]).map(
            (section) => section.querySelector('h2').textContent,
          ),
        ),
      [
        explained.headline.sentence,
        'Checks',
        'Keys, regions and Group IDs',
        'Explain an error',
        'Pages of the platform',
        'Which key for what',
        'When a call fails',
      ],
    );
    equal(await diagnosis.page.getByRole('region').count(), 7);
  });

  it('has headings without a gap in their levels', async () => {
    const levels = await diagnosis.page.evaluate<number[]>(`
      [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
        .filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.tagName[1]))`);
    equal(levels[0], 1);
    equal(levels.filter((level) => level === 1).length, 1);
    ok(levels.length > 15);
    ok(levels.every((level, index) => level - (levels[index - 1] ?? 0) <= 1));
  });

  it('says the state of a check with its name, and that it can be opened', async () => {
    const toggle = diagnosis.button('MiniMax can be reached');
    equal(
      await toggle.evaluate((element) => (element as unknown as { ariaExpanded: string }).ariaExpanded),
      'false',
    );
    const snapshot = await diagnosis.check('MiniMax can be reached').ariaSnapshot();
    ok(snapshot.includes('heading "MiniMax can be reached" [level=3]'), snapshot);
    ok(snapshot.includes('Passed'), snapshot);
    const description = await toggle.evaluate(
      (element) =>
        (element as unknown as { ariaDescribedByElements: { textContent: string }[] })
          .ariaDescribedByElements[0]?.textContent,
    );
    equal(description, 'Passed');
  });

  it('has checks in a list that is numbered by their order', async () => {
    equal(await diagnosis.page.locator('ol.check-list > li').count(), explained.checks.length);
    equal(await diagnosis.page.getByRole('list').first().getByRole('listitem').first().count(), 1);
  });

  it('says what a button does beyond its label', async () => {
    const button = diagnosis.page.locator('.checks').getByRole('button', { name: 'Remove the Group ID' });
    const description = await button.evaluate(
      (element) =>
        (element as unknown as { ariaDescribedByElements: { textContent: string }[] })
          .ariaDescribedByElements[0]?.textContent,
    );
    equal(description, 'Many calls work without one. When it is sent, it is checked.');
  });

  it('keeps its tables tables where they look like cards', async () => {
    const narrow = await DiagnosisPage.open({ view: { ...manyCombinations, tables: [] }, width: 300 });
    // What the browser itself tells a screen reader, whatever the style sheet made of the elements.
    const session = await narrow.page.context().newCDPSession(narrow.page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const count = (role: string): number => nodes.filter((node) => node.role?.value === role).length;
    const rows = manyCombinations.combinations.length;
    deepEqual(
      ['table', 'columnheader', 'row', 'rowheader', 'cell'].map((role) => [role, count(role)]),
      [
        ['table', 1],
        ['columnheader', 5],
        ['row', rows + 1],
        ['rowheader', rows],
        ['cell', 4 * rows],
      ],
    );
    const table = nodes.find((node) => node.role?.value === 'table');
    equal(table?.name?.value, 'Keys, regions and Group IDs');
    await narrow.close();
  });

  it('has a polite live region from the start', async () => {
    const status = diagnosis.page.getByRole('status');
    equal(await status.count(), 1);
    equal(await status.textContent(), explained.announcement);
  });

  it('hides its icons', async () => {
    const { page } = diagnosis;
    ok((await page.locator('svg').count()) > 10);
    equal(await page.locator('svg:not([aria-hidden=true])').count(), 0);
  });
});

describe('For those who want no motion, the diagnosis page', () => {
  const moving = `document.getAnimations().filter(({ playState }) => playState === 'running').length`;

  it('moves nothing when the system says so', async () => {
    const diagnosis = await DiagnosisPage.open({ view: running, reducedMotion: 'reduce' });
    equal(await diagnosis.page.evaluate(moving), 0);
    await diagnosis.close();
  });

  it('moves nothing when VS Code says so, and moves otherwise', async () => {
    const diagnosis = await DiagnosisPage.open({ view: running, reducedMotion: 'no-preference' });
    ok((await diagnosis.page.evaluate<number>(moving)) > 2);
    await diagnosis.page.evaluate(`document.body.classList.add('vscode-reduce-motion')`);
    equal(await diagnosis.page.evaluate(moving), 0);
    await diagnosis.close();
  });

  it('moves nothing when nothing runs', async () => {
    const diagnosis = await DiagnosisPage.open({ view: groupIdMismatch, reducedMotion: 'no-preference' });
    equal(await diagnosis.page.evaluate(moving), 0);
    await diagnosis.close();
  });
});
