import { deepEqual, equal, ok } from 'node:assert/strict';
import type { DiagnosisView } from '../../src/diagnosis/protocol';
import { DiagnosisPage } from './support/diagnosisPage';
import { explained, groupIdMismatch, longTexts } from './support/views';

const hostile: Readonly<Record<string, string>> = {
  'a picture that fails': '<img src=x onerror="window.hacked = true">',
  'a script': '</script><script>window.hacked = true</script>',
  'a drawing': '<svg onload="window.hacked = true"><use href="https://elsewhere.test/a.svg#a"/></svg>',
  'a frame': '<iframe srcdoc="<script>parent.hacked = true</script>"></iframe>',
  'the end of an attribute':
    '"><a href="javascript:window.hacked=true" autofocus onfocus="window.hacked=true">a</a>',
  'the end of the box': '</textarea></section></main><button onclick="window.hacked = true">Press</button>',
  'a style':
    '<style>* { display: none !important }</style><link rel=stylesheet href=https://elsewhere.test/a.css>',
  'a link of VS Code':
    '[Press](command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22a%22%7D) $(alert)',
  entities: '&lt;b&gt; &#60;b&#62; &amp;amp; &quot;',
  'a text that runs backwards': 'abc \u202e cba \u2066 \u0007 \u001b[31m',
  'a member that every object has': '__proto__',
};

/** The view with one text everywhere: where a name, a sentence, a label or an id stands. */
function filledWith(text: string, view: DiagnosisView): DiagnosisView {
  const fill = (value: unknown, name = ''): unknown => {
    if (typeof value === 'string') return name === 'state' ? value : text;
    if (Array.isArray(value)) return value.map((member) => fill(member));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fill(member, key)]));
    return value;
  };
  return fill(view) as DiagnosisView;
}

/** How many elements of each kind there are. */
const census = `Object.entries(Object.groupBy(document.querySelectorAll('*'), ({ localName }) => localName))
  .map(([name, all]) => name + ' ' + all.length).sort().join('\\n')`;

describe('A text that looks like something else stays a text', () => {
  for (const [name, text] of Object.entries(hostile)) {
    it(`when it is ${name}`, async () => {
      // The same view with a harmless text tells how many elements there should be.
      const harmless = await DiagnosisPage.open({ view: filledWith('harmless', explained) });
      const expected = await harmless.page.evaluate<string>(census);
      await harmless.close();

      const diagnosis = await DiagnosisPage.open();
      const { page } = diagnosis;
      const dialogs: string[] = [];
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      const loaded = diagnosis.requests.length;
      await diagnosis.show(filledWith(text, explained));
      await diagnosis.show(filledWith(text, explained));
      equal(await page.evaluate(census), expected);
      equal(await page.locator('h1').textContent(), text);
      equal(await page.locator('.evidence, .fact li').first().textContent(), text);
      equal(await page.getByRole('textbox').getAttribute('placeholder'), text);
      equal(await page.evaluate('window.hacked'), undefined);
      ok(await page.locator('h1').isVisible());
      deepEqual(dialogs, []);
      deepEqual(diagnosis.requests.slice(loaded), []);
      deepEqual(await diagnosis.violations(), []);
      deepEqual(diagnosis.errors, []);
      await diagnosis.close();
    });
  }

  it('and an id of any kind comes back to the host as it was', async () => {
    const id = '"]</button><img onerror=alert(1)> \u202e __proto__';
    const diagnosis = await DiagnosisPage.open({
      view: { ...groupIdMismatch, pages: [{ id, label: 'Press', isMain: false }] },
    });
    await diagnosis.button('Press').click();
    deepEqual((await diagnosis.messages()).at(-1), { type: 'action', id });
    await diagnosis.close();
  });

  it('and a check named like a member of every object can be opened and is remembered', async () => {
    const view = {
      ...groupIdMismatch,
      checks: groupIdMismatch.checks.map((check, index) =>
        index === 0 ? { ...check, id: '__proto__' } : check,
      ),
    };
    const first = await DiagnosisPage.open({ view });
    await first.button('Credentials are there').click();
    await first.show(view);
    equal(await first.button('Credentials are there').getAttribute('aria-expanded'), 'true');
    deepEqual(first.errors, []);
    await first.close();
  });

  it('and a text of a megabyte is shown without a word of complaint', async () => {
    const diagnosis = await DiagnosisPage.open();
    const huge = 'a<b '.repeat(250_000);
    await diagnosis.show({ ...longTexts, footer: huge });
    equal((await diagnosis.page.locator('footer').textContent())?.length, huge.length);
    deepEqual(diagnosis.errors, []);
    await diagnosis.close();
  });
});
