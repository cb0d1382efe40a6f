import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { builtFile, DiagnosisPage, loadedBytes } from './support/diagnosisPage';
import { readStyleSheet, readThemes, themeNames, usedTokens } from './support/themes';
import { explained, healthy } from './support/views';

describe('Loading the diagnosis page', () => {
  let diagnosis: DiagnosisPage | undefined;

  afterEach(async () => {
    await diagnosis?.close();
    diagnosis = undefined;
  });

  it('asks for the view and shows nothing before it has one', async () => {
    diagnosis = await DiagnosisPage.open();
    deepEqual(await diagnosis.messages(), [{ type: 'ready' }]);
    equal(await diagnosis.page.locator('body > *').count(), 0);
    await diagnosis.show(healthy);
    equal(await diagnosis.page.getByRole('heading', { level: 1 }).textContent(), 'MiniMax Diagnosis');
  });

  it('loads its document, one script and one style sheet, and nothing else', async () => {
    diagnosis = await DiagnosisPage.open({ view: explained });
    deepEqual(
      diagnosis.requests.map((address) => new URL(address).pathname),
      ['/', '/page.css', '/main.js'],
    );
  });

  it('loads no more than 150 KB', () => {
    const bytes = loadedBytes();
    ok(bytes > 1000 && bytes <= 150 * 1024, `${bytes} bytes`);
  });

  it('breaks no rule of its policy and reports no error', async () => {
    diagnosis = await DiagnosisPage.open({ view: explained });
    deepEqual(await diagnosis.violations(), []);
    deepEqual(diagnosis.errors, []);
  });

  it('runs no script without the nonce', async () => {
    diagnosis = await DiagnosisPage.open({ view: healthy });
    await diagnosis.page.evaluate(`{
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
    }`);
    equal(await diagnosis.page.evaluate('window.ran'), undefined);
    deepEqual(await diagnosis.violations(), ['script-src-elem inline']);
  });

  const forbidden: readonly (readonly [what: string, directive: string, script: string])[] = [
    ['a picture', 'img-src', `new Image().src = 'https://elsewhere.test/a.png'`],
    [
      'a script from elsewhere',
      'script-src-elem',
      `document.body.append(Object.assign(document.createElement('script'), { src: 'https://elsewhere.test/a.js' }))`,
    ],
    [
      'a style sheet from elsewhere',
      'style-src-elem',
      `document.body.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'https://elsewhere.test/a.css' }))`,
    ],
    [
      'a frame',
      'frame-src',
      `document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://elsewhere.test/' }))`,
    ],
    ['anything by request', 'connect-src', `void fetch('https://elsewhere.test/').catch(() => undefined)`],
    ['anything by beacon', 'connect-src', `navigator.sendBeacon('https://elsewhere.test/', 'a')`],
    ['a style of an element', 'style-src-attr', `document.body.setAttribute('style', 'color: red')`],
    [
      'another base address',
      'base-uri',
      `document.head.append(Object.assign(document.createElement('base'), { href: 'https://elsewhere.test/' }))`,
    ],
  ];
  for (const [what, directive, script] of forbidden) {
    it(`is not allowed to load ${what}`, async () => {
      diagnosis = await DiagnosisPage.open({ view: healthy });
      const loaded = diagnosis.requests.length;
      await diagnosis.page.evaluate(`new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', () => resolve(), { once: true });
        ${script};
      })`);
      const [violation = ''] = await diagnosis.violations();
      match(violation, new RegExp(`^${directive} `));
      equal(diagnosis.requests.length, loaded);
    });
  }

  it('needs nothing that reads a text as markup or as a script', async () => {
    diagnosis = await DiagnosisPage.open({ view: explained, trustedTypes: true });
    await diagnosis.show(healthy);
    await diagnosis.show(explained);
    deepEqual(await diagnosis.violations(), []);
    deepEqual(diagnosis.errors, []);
    // That the browser really looks is seen here.
    await diagnosis.page.evaluate(`try { document.body.innerHTML = '<b>a</b>'; } catch {}`);
    deepEqual(await diagnosis.violations(), ['require-trusted-types-for trusted-types-sink']);
  });

  it('carries nothing in its script that could read a text as markup or reach the network', () => {
    const found = builtFile('main.js').match(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|https?:\/\/(?!www\.w3\.org\/2000\/svg)/,
    );
    equal(found?.[0], undefined);
  });

  it('names no address in its style sheet', () => {
    equal(/url\(|@import|@font-face/.exec(builtFile('page.css'))?.[0], undefined);
  });

  it('has no colour of its own', () => {
    const sheet = readStyleSheet().replace(/\/\*.*?\*\/|--[\w-]+/gs, '');
    equal(
      /#[\da-f]{3,8}\b|\b(?:rgb|hsl|lab|lch|oklch|hwb)a?\(|\b(?:white|black|red|green)\b/i.exec(sheet)?.[0],
      undefined,
    );
  });

  it('uses no theme token that no theme knows', () => {
    const themes = readThemes();
    const unknown = usedTokens().filter((token) =>
      themeNames.every((theme) => themes[theme].tokens[token] === undefined),
    );
    deepEqual(unknown, []);
  });

  it('has another choice for every token that a theme lacks', () => {
    const themes = readThemes();
    const lacking = usedTokens().filter((token) =>
      themeNames.some((theme) => themes[theme].tokens[token] === undefined),
    );
    ok(lacking.length > 0);
    const sheet = readStyleSheet()
      // What only high contrast shows may count on what high contrast defines.
      .replace(/\.vscode-high-contrast [^{]*\{[^}]*\}/g, '');
    const bare = lacking.filter((token) => new RegExp(`var\\(\\s*${token}\\s*\\)`).test(sheet));
    // Without it there is no background, which is what these themes mean.
    deepEqual(bare, ['--vscode-button-secondaryBackground', '--vscode-toolbar-hoverBackground']);
  });
});

describe('The messages that the diagnosis page takes', () => {
  let diagnosis: DiagnosisPage;

  before(async () => {
    diagnosis = await DiagnosisPage.open({ view: healthy });
  });
  after(() => diagnosis.close());

  const { strings, headline, ...withoutWords } = healthy;
  const wrong: Readonly<Record<string, unknown>> = {
    nothing: undefined,
    null: null,
    'a text': 'view',
    'a number': 7,
    'a list': [healthy],
    'an object without a type': { view: healthy },
    'an unknown type': { type: 'views', view: healthy },
    'a type that every object has': { type: 'constructor', view: healthy },
    'a view that is missing': { type: 'view' },
    'a view without words': { type: 'view', view: { ...withoutWords, headline } },
    'a word that is a number': { type: 'view', view: { ...healthy, strings: { ...strings, run: 1 } } },
    'too few columns': {
      type: 'view',
      view: { ...healthy, strings: { ...strings, combinationColumns: ['a', 'b'] } },
    },
    'an unknown state': { type: 'view', view: { ...healthy, headline: { ...headline, state: 'fine' } } },
    'checks that are no list': { type: 'view', view: { ...healthy, checks: {} } },
    'a check that is none': { type: 'view', view: { ...healthy, checks: [null] } },
    'a check without evidence': {
      type: 'view',
      view: { ...healthy, checks: healthy.checks.map((check) => ({ ...check, evidence: undefined })) },
    },
    'an action without an id': { type: 'view', view: { ...healthy, pages: [{ label: 'a', isMain: true }] } },
    'an action with a strange detail': {
      type: 'view',
      view: { ...healthy, pages: [{ id: 'a', label: 'a', isMain: true, detail: {} }] },
    },
    'a cell that is a number': {
      type: 'view',
      view: { ...healthy, tables: [{ caption: 'a', columns: ['a'], rows: [[1]] }] },
    },
    'a fact without a value': {
      type: 'view',
      view: {
        ...healthy,
        explanations: [{ title: 'a', paragraphs: [], facts: [{ label: 'a' }], actions: [] }],
      },
    },
    'an unknown place to go to': { type: 'reveal', target: 'footer' },
  };
  for (const [name, message] of Object.entries(wrong)) {
    it(`do not include ${name}`, async () => {
      const markup = await diagnosis.page.content();
      await diagnosis.send(message);
      equal(await diagnosis.page.content(), markup);
      equal(await diagnosis.focused(), '');
      deepEqual(diagnosis.errors, []);
    });
  }

  it('include a view whose members of no value got lost on the way', async () => {
    await diagnosis.send({
      type: 'view',
      view: { ...healthy, headline: { state: headline.state, sentence: 'It arrived.', next: '' } },
    });
    equal(await diagnosis.page.getByRole('heading', { level: 2 }).first().textContent(), 'It arrived.');
  });
});
