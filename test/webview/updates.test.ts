import { deepEqual, equal, ok } from 'node:assert/strict';
import type { DiagnosisView } from '../../src/diagnosis/protocol';
import { DiagnosisPage } from './support/diagnosisPage';
import {
  checksWith,
  check,
  chineseMismatch,
  explained,
  groupIdMismatch,
  healthy,
  manyCombinations,
  running,
} from './support/views';

const pairTitle = 'The Group ID belongs to the key';

describe('When the diagnosis page is told something new', () => {
  let diagnosis: DiagnosisPage;

  beforeEach(async () => {
    diagnosis = await DiagnosisPage.open({ view: groupIdMismatch, height: 500 });
  });
  afterEach(() => diagnosis.close());

  const focusable: readonly string[] = [
    'Correct the Group ID',
    'Copy Report',
    'MiniMax can be reached',
    'Remove the Group ID',
    'Explain',
    'Usage',
    'Make a new key',
  ];
  for (const name of focusable) {
    it(`keeps the focus on “${name}”`, async () => {
      const { page } = diagnosis;
      await diagnosis.button(name).first().focus();
      await page.evaluate('window.before = document.activeElement');
      await diagnosis.show({ ...explained, announcement: 'Two errors.' });
      await diagnosis.show(manyCombinations);
      equal(await diagnosis.focused(), name);
      ok(await page.evaluate('window.before === document.activeElement'));
    });
  }

  it('keeps the focus on the one button that runs and cancels', async () => {
    await diagnosis.button('Run Again').focus();
    await diagnosis.show(running);
    equal(await diagnosis.focused(), 'Cancel');
    await diagnosis.show(healthy);
    equal(await diagnosis.focused(), 'Run Again');
  });

  it('keeps the typed text, what is selected of it, and the focus in it', async () => {
    const { page } = diagnosis;
    const box = page.getByRole('textbox');
    await box.fill('status_code 1004');
    await box.press('Shift+Home');
    await diagnosis.show(explained);
    await diagnosis.show(chineseMismatch);
    equal(await box.inputValue(), 'status_code 1004');
    deepEqual(
      await box.evaluate((element) => {
        const { selectionStart, selectionEnd } = element as unknown as Record<string, number>;
        return [selectionStart, selectionEnd];
      }),
      [0, 16],
    );
    await page.keyboard.type('now');
    equal(await box.inputValue(), 'now');
  });

  it('keeps a selection of its text', async () => {
    const { page } = diagnosis;
    await page.evaluate(`getSelection().selectAllChildren(document.querySelector('.next'))`);
    await diagnosis.show(explained);
    equal(await page.evaluate('getSelection().toString()'), groupIdMismatch.headline.next);
  });

  it('keeps what the user opened and closed', async () => {
    await diagnosis.button('Credentials are there').click();
    await diagnosis.button(pairTitle).click();
    await diagnosis.show(running);
    await diagnosis.show(groupIdMismatch);
    equal(await diagnosis.button('Credentials are there').getAttribute('aria-expanded'), 'true');
    equal(await diagnosis.button(pairTitle).getAttribute('aria-expanded'), 'false');
  });

  it('opens a check that fails now, and closes one that passes now', async () => {
    await diagnosis.show(healthy);
    equal(await diagnosis.button(pairTitle).getAttribute('aria-expanded'), 'false');
    await diagnosis.show(groupIdMismatch);
    equal(await diagnosis.button(pairTitle).getAttribute('aria-expanded'), 'true');
  });

  it('leaves a check as open as it was while it runs again', async () => {
    const again: DiagnosisView = {
      ...running,
      checks: checksWith(check('pair', pairTitle, 'running', { evidence: ['Asking…'] })),
    };
    await diagnosis.show(again);
    equal(await diagnosis.button(pairTitle).getAttribute('aria-expanded'), 'true');
    await diagnosis.show(healthy);
    equal(await diagnosis.button(pairTitle).getAttribute('aria-expanded'), 'false');
    await diagnosis.show(again);
    equal(await diagnosis.button(pairTitle).getAttribute('aria-expanded'), 'false');
  });

  it('stays where it was scrolled to', async () => {
    const { page } = diagnosis;
    await page.evaluate('window.scrollTo(0, 700)');
    await diagnosis.show({ ...groupIdMismatch, announcement: 'Again.' });
    equal(await page.evaluate('window.scrollY'), 700);
  });

  it('keeps what is being read in its place when something above it grows', async () => {
    const { page } = diagnosis;
    const box = page.getByRole('textbox');
    await box.evaluate((element) => {
      (element as unknown as { scrollIntoView(): void }).scrollIntoView();
    });
    const top = (await box.boundingBox())?.y;
    await diagnosis.show(manyCombinations);
    const moved = Math.abs((await box.boundingBox())!.y - top!);
    ok(moved < 2, `moved by ${moved} pixels`);
  });

  it('takes the focus to the check whose remedy is gone', async () => {
    await diagnosis.button('Remove the Group ID').focus();
    await diagnosis.show(healthy);
    equal(await diagnosis.focused(), pairTitle);
  });

  it('takes the focus to the headline when its button is gone', async () => {
    await diagnosis.button('Correct the Group ID').first().focus();
    await diagnosis.show(healthy);
    equal(await diagnosis.focused(), healthy.headline.sentence);
  });

  it('takes the focus to the box when the explanations are gone', async () => {
    await diagnosis.show(explained);
    await diagnosis.page.locator('.explanation').getByRole('button', { name: 'Remove' }).focus();
    await diagnosis.show(groupIdMismatch);
    equal(await diagnosis.focused(), 'Explain an error');
  });

  it('takes no focus that the user has not given', async () => {
    await diagnosis.show(explained);
    equal(await diagnosis.focused(), '');
  });

  it('announces what happened, and the same thing only once', async () => {
    const { page } = diagnosis;
    await page.evaluate(`{
      window.announced = [];
      const status = document.querySelector('[role=status]');
      new MutationObserver(() => window.announced.push(status.textContent))
        .observe(status, { childList: true, characterData: true, subtree: true });
    }`);
    await diagnosis.show({ ...running, announcement: 'The key is accepted.' });
    await diagnosis.show({ ...healthy, announcement: 'The key is accepted.' });
    await diagnosis.show({ ...healthy, announcement: 'Report copied.' });
    deepEqual(await page.evaluate('window.announced'), ['The key is accepted.', 'Report copied.']);
  });

  it('does not let a turning icon start anew', async () => {
    const { page } = diagnosis;
    await diagnosis.show(running);
    await page.evaluate(`window.before = document.querySelector('.headline .icon-running')`);
    await diagnosis.show({ ...running, announcement: 'Another one.' });
    ok(await page.evaluate(`window.before === document.querySelector('.headline .icon-running')`));
  });

  it('puts new checks and rows into their places', async () => {
    const reversed = [...groupIdMismatch.checks].reverse();
    await diagnosis.show({ ...groupIdMismatch, checks: reversed.slice(2) });
    await diagnosis.show({ ...groupIdMismatch, checks: reversed });
    deepEqual(
      await diagnosis.page.locator('.check h3').allTextContents(),
      reversed.map(({ title }) => title),
    );
  });

  it('keeps the focus on a check that changes its place', async () => {
    await diagnosis.button(pairTitle).focus();
    await diagnosis.show({ ...groupIdMismatch, checks: [...groupIdMismatch.checks].reverse() });
    equal(await diagnosis.focused(), pairTitle);
  });

  it('shows checks that have the same id by mistake', async () => {
    const twice = [...healthy.checks, ...healthy.checks];
    await diagnosis.show({ ...healthy, checks: twice });
    await diagnosis.show({ ...healthy, checks: twice });
    equal(await diagnosis.page.locator('.check').count(), twice.length);
  });

  it('draws a long view within a frame or two', async () => {
    const { page } = diagnosis;
    const milliseconds = await page.evaluate<number>(`(async () => {
      const views = ${JSON.stringify([manyCombinations, healthy])};
      const started = performance.now();
      for (let index = 0; index < 40; index++)
        window.dispatchEvent(new MessageEvent('message', { data: { type: 'view', view: views[index % 2] } }));
      document.body.getBoundingClientRect();
      return (performance.now() - started) / 40;
    })()`);
    ok(milliseconds < 50, `${milliseconds} ms a view`);
  });
});

describe('The host can take the user', () => {
  let diagnosis: DiagnosisPage;

  beforeEach(async () => {
    diagnosis = await DiagnosisPage.open({ view: explained, height: 400 });
  });
  afterEach(() => diagnosis.close());

  it('to the explanations', async () => {
    await diagnosis.send({ type: 'reveal', target: 'explanations' });
    equal(await diagnosis.focused(), '1004 token not match group');
    const top = (await diagnosis.page.locator('.explanation h3').first().boundingBox())!.y;
    ok(top >= 0 && top < 60, `${top}`);
  });

  it('to the explanations, and keeps them in view while the checks above shrink and grow', async () => {
    const { page } = diagnosis;
    const { explanations } = explained;
    const top = async (): Promise<number> =>
      (await page.locator('.explanation h3').first().boundingBox())?.y ?? Infinity;
    await diagnosis.show({ ...running, explanations });
    await diagnosis.send({ type: 'reveal', target: 'explanations' });
    for (const view of [{ ...explained, isRunning: true }, { ...running, explanations }, explained]) {
      await diagnosis.show(view);
      const now = await top();
      ok(now >= 0 && now < 60, `${now}`);
    }
    // Afterwards the page stays where the user has gone.
    await page.mouse.wheel(0, -5000);
    await diagnosis.waitForState((text) => text.includes('"scrollTop":0'));
    await diagnosis.show({ ...running, explanations });
    equal(await page.evaluate('window.scrollY'), 0);
  });

  it('to the box where there is no explanation', async () => {
    await diagnosis.show(healthy);
    await diagnosis.send({ type: 'reveal', target: 'explanations' });
    equal(await diagnosis.focused(), 'Paste what your program or terminal printed');
    ok(await diagnosis.page.getByRole('textbox').isVisible());
  });

  it('to the verdict', async () => {
    await diagnosis.page.evaluate('window.scrollTo(0, 800)');
    await diagnosis.send({ type: 'reveal', target: 'headline' });
    equal(await diagnosis.focused(), explained.headline.sentence);
    const top = (await diagnosis.page.locator('.headline h2').boundingBox())!.y;
    ok(top >= 0 && top < 60, `${top}`);
  });

  it('nowhere before there is anything', async () => {
    const early = await DiagnosisPage.open();
    await early.send({ type: 'reveal', target: 'headline' });
    deepEqual(early.errors, []);
    await early.close();
  });
});

describe('When the diagnosis page is loaded again', () => {
  it('is as far down as it was, with the same checks open', async () => {
    const first = await DiagnosisPage.open({ view: groupIdMismatch, height: 500 });
    await first.button('Credentials are there').click();
    await first.button(pairTitle).click();
    await first.page.evaluate('window.scrollTo(0, 432)');
    await first.waitForState((text) => text.includes('432'));
    const state = await first.state();
    deepEqual(state, { scrollTop: 432, open: { credentials: true, pair: false } });
    await first.close();

    const second = await DiagnosisPage.open({ view: groupIdMismatch, height: 500, state });
    equal(await second.page.evaluate('window.scrollY'), 432);
    equal(await second.button('Credentials are there').getAttribute('aria-expanded'), 'true');
    equal(await second.button(pairTitle).getAttribute('aria-expanded'), 'false');
    await second.close();
  });

  it('does not forget that when it goes before its first view', async () => {
    const state = { scrollTop: 300, open: { pair: false } };
    const early = await DiagnosisPage.open({ state });
    await early.page.evaluate(`window.dispatchEvent(new Event('pagehide'))`);
    deepEqual(await early.state(), state);
    await early.close();
  });

  it('has forgotten what was typed', async () => {
    const first = await DiagnosisPage.open({ view: explained });
    await first.page.getByRole('textbox').fill('a text that nobody may keep');
    await first.button('Explain').click();
    await first.button('Credentials are there').click();
    await first.page.evaluate(`window.dispatchEvent(new Event('pagehide'))`);
    const state = await first.state();
    deepEqual(state, { scrollTop: 0, open: { credentials: true } });
    equal(await first.page.evaluate('localStorage.length + sessionStorage.length'), 0);
    await first.close();
    const second = await DiagnosisPage.open({ view: explained, state });
    equal(await second.page.getByRole('textbox').inputValue(), '');
    await second.close();
  });

  const strange: Readonly<Record<string, unknown>> = {
    'a text': 'state',
    nothing: null,
    'a place that is none': { scrollTop: 'far', open: {} },
    'a place above the top': { scrollTop: -7, open: { pair: false } },
    'something open that is none': { scrollTop: 0, open: { pair: 'yes' } },
    'a list of what is open': { scrollTop: 0, open: ['pair'] },
  };
  for (const [name, state] of Object.entries(strange)) {
    it(`copes with ${name} as its state`, async () => {
      const diagnosis = await DiagnosisPage.open({ view: groupIdMismatch, state });
      equal(await diagnosis.page.evaluate('window.scrollY'), 0);
      deepEqual(diagnosis.errors, []);
      await diagnosis.close();
    });
  }
});
