import { deepEqual, equal } from 'node:assert/strict';
import { DiagnosisPage } from './support/diagnosisPage';
import { themeNames } from './support/themes';
import { explained, groupIdMismatch } from './support/views';

/** Everything that the Tab key stops at from the top of the page, by name. */
async function tabStops(diagnosis: DiagnosisPage, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<string[]> {
  const stops: string[] = [];
  for (let count = 0; count < 100; count++) {
    await diagnosis.page.keyboard.press(key);
    const name = await diagnosis.focused();
    // Past the last one the focus leaves the page.
    if (name === '') return stops;
    stops.push(name);
  }
  throw new Error(`There is no end: ${stops.join(', ')}`);
}

const expectedStops: readonly string[] = [
  'Correct the Group ID',
  'Run Again',
  'Copy Report',
  'Save Report…',
  'Credentials are there',
  'The key’s shape and kind',
  'The Group ID’s shape',
  'MiniMax can be reached',
  'The key is accepted in this region',
  'The Group ID belongs to the key',
  'Correct the Group ID',
  'Remove the Group ID',
  'Open the Group ID Page',
  'The key can be spent',
  'The other region',
  'Paste what your program or terminal printed',
  'Explain',
  'Clear',
  'Correct the Group ID',
  'Remove the Group ID',
  'Sign-in',
  'API Keys and Group ID',
  'New Console API Keys',
  'Group ID',
  'Plan',
  'Usage',
  'Balance',
  'Error Codes',
  'Quickstart',
  'Coding Plan',
  'Service Status',
  'Plan',
  'API Keys',
  'Copy the Group ID of that account',
  'Correct MINIMAX_GROUP_ID in .env',
  'Make a new key',
];

describe('With the keyboard alone, the diagnosis page', () => {
  let diagnosis: DiagnosisPage;

  beforeEach(async () => {
    diagnosis = await DiagnosisPage.open({ view: explained });
  });
  afterEach(() => diagnosis.close());

  it('is gone through from the verdict down, the main button first', async () => {
    deepEqual(await tabStops(diagnosis), expectedStops);
  });

  it('is gone through backwards in the same order', async () => {
    deepEqual((await tabStops(diagnosis, 'Shift+Tab')).reverse(), expectedStops);
  });

  it('has no stop that cannot be seen, and leaves out nothing that can be pressed', async () => {
    const count = await diagnosis.page.evaluate<number>(
      `[...document.querySelectorAll('button, textarea, input, a, [tabindex="0"]')].filter((one) => one.checkVisibility()).length`,
    );
    equal(count, expectedStops.length);
  });

  for (const [width, height] of [
    [300, 600],
    [1600, 900],
  ] as const) {
    it(`is gone through as it is read, ${width} pixels wide`, async () => {
      const { page } = diagnosis;
      await page.setViewportSize({ width, height });
      deepEqual(await tabStops(diagnosis), expectedStops);
      // Down in each column, and the columns from left to right.
      const backwards = await page.evaluate<string[]>(`(() => {
        const places = [...document.querySelectorAll('button, textarea')].filter((one) => one.checkVisibility())
          .map((one) => ({ text: one.textContent, box: one.getBoundingClientRect() }));
        return places.slice(1).filter(({ box }, index) => {
          const before = places[index].box;
          return box.bottom <= before.top && box.left <= before.right;
        }).map(({ text }) => text);
      })()`);
      deepEqual(backwards, []);
    });
  }

  it('opens and closes a check', async () => {
    const { page } = diagnosis;
    const toggle = diagnosis.button('Credentials are there');
    await toggle.focus();
    await page.keyboard.press('Enter');
    equal(await toggle.getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('Tab');
    equal(await diagnosis.focused(), 'Look Into Other Tools’ Settings');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    equal(await toggle.getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('Tab');
    equal(await diagnosis.focused(), 'The key’s shape and kind');
  });

  it('does what its buttons say', async () => {
    const { page } = diagnosis;
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    deepEqual((await diagnosis.messages()).slice(1), [
      { type: 'action', id: 'correctGroupId' },
      { type: 'run' },
    ]);
  });

  it('lets the Tab key leave the box', async () => {
    const { page } = diagnosis;
    await page.getByRole('textbox').focus();
    await page.keyboard.press('Tab');
    equal(await diagnosis.focused(), 'Explain');
  });

  it('goes on from the verdict after it was shown to the user', async () => {
    await diagnosis.send({ type: 'reveal', target: 'headline' });
    await diagnosis.page.keyboard.press('Tab');
    equal(await diagnosis.focused(), 'Correct the Group ID');
  });

  it('goes on from the check whose remedy has gone', async () => {
    await diagnosis.page.locator('.checks').getByRole('button', { name: 'Remove the Group ID' }).focus();
    await diagnosis.show({
      ...groupIdMismatch,
      checks: groupIdMismatch.checks.slice(0, 6).map((check) => ({ ...check, actions: [] })),
    });
    equal(await diagnosis.focused(), 'The Group ID belongs to the key');
    await diagnosis.page.keyboard.press('Tab');
    equal(await diagnosis.focused(), 'Paste what your program or terminal printed');
  });

  for (const theme of themeNames) {
    it(`shows in the theme ${theme} where the focus is`, async () => {
      const { page } = diagnosis;
      await diagnosis.setTheme(theme);
      const widths: string[] = [];
      for (let count = 0; count < expectedStops.length; count++) {
        await page.keyboard.press('Tab');
        widths.push(
          await page.evaluate<string>(`(() => {
            const element = document.activeElement;
            const style = getComputedStyle(element, element.matches('.toggle') ? '::after' : undefined);
            return style.outlineStyle + ' ' + style.outlineWidth;
          })()`),
        );
      }
      deepEqual([...new Set(widths)], [theme.startsWith('high') ? 'solid 2px' : 'solid 1px']);
    });
  }
});
