import { deepEqual, equal, ok } from 'node:assert/strict';
import type { DiagnosisView } from '../../src/diagnosis/protocol';
import { DiagnosisPage } from './support/diagnosisPage';
import { allViews, explained, groupIdMismatch, manyCombinations } from './support/views';

/**
 * What reaches beyond the page or beyond what it stands in, by its class and text. The line of a check may: a part of it
 * without text can be pressed around it.
 */
const overflowing = `[...document.body.querySelectorAll('*')].filter((element) => {
  if (!element.checkVisibility() || element.closest('thead, svg') !== null) return false;
  const { left, right, width } = element.getBoundingClientRect();
  const isCut = element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline'
    && !element.matches('.progress, .headline, .head, .for-screen-reader');
  return width > 0 && (left < -1 || right > document.documentElement.clientWidth + 1 || isCut);
}).map((element) => element.localName + '.' + element.className + ': ' + element.textContent.slice(0, 40))`;

const everyCheckOpen = Object.fromEntries(groupIdMismatch.checks.map(({ id }) => [id, true]));

for (const width of [300, 420, 760, 1000, 1600]) {
  describe(`${width} pixels wide, the diagnosis page has no text beyond its edge in the view`, () => {
    let diagnosis: DiagnosisPage;

    before(async () => {
      diagnosis = await DiagnosisPage.open({ width, state: { scrollTop: 0, open: everyCheckOpen } });
    });
    after(() => diagnosis.close());

    for (const [name, view] of Object.entries<DiagnosisView>(allViews)) {
      it(name, async () => {
        await diagnosis.show(view);
        deepEqual(await diagnosis.page.evaluate(overflowing), []);
        ok(
          await diagnosis.page.evaluate(
            'document.documentElement.scrollWidth <= document.documentElement.clientWidth',
          ),
        );
      });
    }
  });
}

describe('The diagnosis page', () => {
  it('has no sideways scrolling with letters twice as large on a narrow page', async () => {
    const diagnosis = await DiagnosisPage.open({ view: explained, width: 420 });
    await diagnosis.page.evaluate(`document.documentElement.style.setProperty('--vscode-font-size', '26px')`);
    deepEqual(await diagnosis.page.evaluate(overflowing), []);
    await diagnosis.close();
  });

  it('has two columns where there is room, and no line too long to read', async () => {
    const diagnosis = await DiagnosisPage.open({ view: explained, width: 1600 });
    const { page } = diagnosis;
    const checks = (await page.locator('.checks').boundingBox())!;
    const explain = (await page.locator('.explain').boundingBox())!;
    equal(checks.y, explain.y);
    ok(explain.x >= checks.x + checks.width);
    const longest = await page.evaluate<number>(`Math.max(...[...document.querySelectorAll('p, li')]
      .filter((one) => one.checkVisibility()).map((one) => one.clientWidth / parseFloat(getComputedStyle(one).fontSize)))`);
    ok(longest > 30 && longest <= 66, `${longest} em`);
    await diagnosis.close();
  });

  it('has one column where there is not', async () => {
    const diagnosis = await DiagnosisPage.open({ view: explained, width: 900 });
    const checks = (await diagnosis.page.locator('.checks').boundingBox())!;
    const explain = (await diagnosis.page.locator('.explain').boundingBox())!;
    ok(explain.y >= checks.y + checks.height);
    await diagnosis.close();
  });

  it('shows the verdict and the main button without scrolling, however narrow', async () => {
    const diagnosis = await DiagnosisPage.open({ view: groupIdMismatch, width: 300, height: 480 });
    const button = (await diagnosis.button('Correct the Group ID').first().boundingBox())!;
    ok(button.y + button.height <= 480);
    await diagnosis.close();
  });

  it('says beside each value of a narrow table what it is', async () => {
    const diagnosis = await DiagnosisPage.open({ view: manyCombinations, width: 300 });
    const cell = diagnosis.page.locator('.combinations td').first();
    const label = `getComputedStyle(document.querySelector('.combinations td'), '::before').content`;
    equal(await diagnosis.page.evaluate(label), '"API key" / ""');
    ok((await cell.boundingBox())!.width > 200);
    await diagnosis.page.setViewportSize({ width: 900, height: 800 });
    equal(await diagnosis.page.evaluate(label), 'none');
    await diagnosis.close();
  });

  it('has nothing to press that is smaller than 24 pixels or closer than that to the next', async () => {
    const diagnosis = await DiagnosisPage.open({ view: explained, width: 300 });
    const small = await diagnosis.page.evaluate<string[]>(`(() => {
      const targets = [...document.querySelectorAll('button')].filter((one) => one.checkVisibility()).map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        // The whole line of a check can be pressed.
        const around = one.matches('.toggle') ? 5 : 0;
        return { text: one.textContent, x: x + width / 2, y: y + height / 2, height: height + 2 * around, width };
      });
      return targets.filter((one) => (one.height < 24 || one.width < 24) && targets.some((other) =>
        other !== one && Math.hypot(other.x - one.x, other.y - one.y) < 24)).map(({ text }) => text);
    })()`);
    deepEqual(small, []);
    await diagnosis.close();
  });

  it('draws lines around its buttons where the system decides about colours', async () => {
    const diagnosis = await DiagnosisPage.open({ view: explained, forcedColors: 'active' });
    const borders = await diagnosis.page
      .locator('.button')
      .evaluateAll((buttons) =>
        buttons.map(
          (button) =>
            (
              globalThis as unknown as { getComputedStyle(element: unknown): { borderTopWidth: string } }
            ).getComputedStyle(button).borderTopWidth,
        ),
      );
    ok(borders.length > 5);
    deepEqual([...new Set(borders)], ['1px']);
    await diagnosis.close();
  });
});
