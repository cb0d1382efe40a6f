import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { DiagnosisView, HostMessage, PageMessage } from '../../../src/diagnosis/protocol';
import { pageDocument } from '../../../src/webview/pageDocument';
import { prepareChineseFont } from '../../host/chineseFont';
import { startBrowser } from '../../host/browser';
import { projectFolder } from '../../host/folders';
import type { Theme } from '../../ui/workbench';
import { waitUntil } from '../../ui/waitUntil';
import { backgroundToken, readThemes } from './themes';

const origin = 'https://webview.test';
const nonce = 'bm9uY2Utb2YtdGhlLXRlc3Rz';

export interface DiagnosisPageOptions {
  /** Sent once the page is ready. Without one nothing is sent. */
  readonly view?: DiagnosisView;
  /** Dark by default. */
  readonly theme?: Theme;
  /** The size of the page in CSS pixels; 900 by 800 by default. */
  readonly width?: number;
  readonly height?: number;
  /** What the page stored when it was shown before. */
  readonly state?: unknown;
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly forcedColors?: 'active' | 'none';
  /** Makes the browser refuse every text that is to be read as markup or as a script. */
  readonly trustedTypes?: boolean;
}

const browsers = new Map<'usual' | 'chinese', Promise<Browser>>();

function sharedBrowser(kind: 'usual' | 'chinese'): Promise<Browser> {
  const browser =
    browsers.get(kind) ??
    (kind === 'usual'
      ? startBrowser()
      : prepareChineseFont().then((font) => startBrowser({ fonts: [font] })));
  browsers.set(kind, browser);
  return browser;
}

/** Closes the browsers that all pages share. */
export async function closeBrowsers(): Promise<void> {
  for (const browser of browsers.values()) await (await browser).close();
  browsers.clear();
}

/** The size in bytes of everything that the page loads, its document included. */
export function loadedBytes(): number {
  return [...files().values()].reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
}

/** A file of the build, as it is shipped. */
export function builtFile(name: 'main.js' | 'page.css'): string {
  return readFileSync(join(projectFolder, 'dist', 'webview', name), 'utf8');
}

function files(): ReadonlyMap<string, { readonly body: string; readonly contentType: string }> {
  const document = pageDocument({
    nonce,
    scriptUri: `${origin}/main.js`,
    styleUri: `${origin}/page.css`,
    language: 'en',
    title: 'MiniMax Diagnosis',
  });
  return new Map([
    [`${origin}/`, { body: document, contentType: 'text/html' }],
    [`${origin}/main.js`, { body: builtFile('main.js'), contentType: 'text/javascript' }],
    [`${origin}/page.css`, { body: builtFile('page.css'), contentType: 'text/css' }],
  ]);
}

/** A value as it is written in a script. */
function script(value: unknown): string {
  return value === undefined ? 'undefined' : JSON.stringify(value);
}

/** Stands for VS Code in the page: keeps what the page says and stores, and notes what the policy refused. */
const stub = `
  window.host = { messages: [], state: undefined, violations: [] };
  window.acquireVsCodeApi = () => {
    window.acquireVsCodeApi = undefined;
    return {
      postMessage: (message) => void window.host.messages.push(structuredClone(message)),
      getState: () => window.host.state,
      setState: (state) => { window.host.state = structuredClone(state); },
    };
  };
  document.addEventListener('securitypolicyviolation', (event) =>
    window.host.violations.push(event.effectiveDirective + ' ' + event.blockedURI));`;

/** The built page in a browser, without VS Code: with the document, policy and theme tokens that it has there. */
export class DiagnosisPage {
  /** Every address that the page asked for, in order. */
  readonly requests: string[] = [];
  /** Errors of the page and of its console. */
  readonly errors: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {}

  static async open(options: DiagnosisPageOptions = {}): Promise<DiagnosisPage> {
    const { view, theme = 'dark', width = 900, height = 800, reducedMotion, forcedColors } = options;
    const browser = await sharedBrowser(view?.language.startsWith('zh') ? 'chinese' : 'usual');
    const context = await browser.newContext({
      viewport: { width, height },
      ...(reducedMotion === undefined ? {} : { reducedMotion }),
      ...(forcedColors === undefined ? {} : { forcedColors }),
    });
    await context.addInitScript(stub);
    await context.addInitScript(`window.host.state = ${script(options.state)};`);
    const diagnosis = new DiagnosisPage(await context.newPage(), context);
    const { page } = diagnosis;
    page.on('pageerror', (error) => diagnosis.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') diagnosis.errors.push(message.text());
    });
    const available = files();
    await context.route('**/*', async (route) => {
      const address = route.request().url();
      diagnosis.requests.push(address);
      const file = available.get(address);
      const strict = options.trustedTypes
        ? { headers: { 'content-security-policy': "require-trusted-types-for 'script'" } }
        : {};
      await (file === undefined ? route.abort() : route.fulfill({ ...file, ...strict }));
    });
    await page.goto(`${origin}/`);
    await diagnosis.setTheme(theme);
    if (view !== undefined) await diagnosis.show(view);
    return diagnosis;
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  /** Gives the page the tokens and the classes of a theme, as VS Code does without loading the page anew. */
  async setTheme(theme: Theme): Promise<void> {
    const { bodyClass, tokens } = readThemes()[theme];
    await this.page.evaluate(`{
      const { style } = document.documentElement;
      for (const name of [...style]) style.removeProperty(name);
      for (const [name, value] of Object.entries(${JSON.stringify(tokens)})) style.setProperty(name, value);
      // The editor is behind the page.
      style.setProperty('background-color', 'var(${backgroundToken})');
      style.setProperty('color-scheme', ${JSON.stringify(theme.startsWith('light') || theme === 'highContrastLight' ? 'light' : 'dark')});
      document.body.className = ${JSON.stringify(bodyClass)};
    }`);
  }

  /** Posts something to the page, as the host does, and waits until the page has dealt with it. */
  async send(message: unknown): Promise<void> {
    // A message to the same window arrives after those that were posted before it.
    await this.page.evaluate(`new Promise((resolve) => {
      window.postMessage(${script(message)}, '*');
      const { port1, port2 } = new MessageChannel();
      window.addEventListener('message', () => requestAnimationFrame(() => resolve()), { once: true });
    })`);
  }

  async show(view: DiagnosisView): Promise<void> {
    await this.send({ type: 'view', view } satisfies HostMessage);
  }

  /** What the page has told the host so far. */
  messages(): Promise<readonly PageMessage[]> {
    return this.page.evaluate<readonly PageMessage[]>('window.host.messages');
  }

  /** What the page would find when it is shown again. */
  state(): Promise<unknown> {
    return this.page.evaluate<unknown>('window.host.state');
  }

  /** Waits until what the page stored is as asked for. */
  async waitForState(isWanted: (text: string) => boolean): Promise<void> {
    await waitUntil(
      this.page,
      'the stored state',
      async () => JSON.stringify(await this.state()) as string | undefined,
      isWanted,
    );
  }

  /** What the policy of the document refused. */
  violations(): Promise<readonly string[]> {
    return this.page.evaluate<readonly string[]>('window.host.violations');
  }

  /** The name of the focused element: its label or its text. */
  focused(): Promise<string> {
    return this.page.evaluate<string>(`(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return '';
      return (element.labels?.[0] ?? element.querySelector('.label') ?? element).textContent;
    })()`);
  }

  button(name: string): ReturnType<Page['getByRole']> {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** The list item of a check. */
  check(title: string): ReturnType<Page['getByRole']> {
    return this.page
      .locator('.check')
      .filter({ has: this.page.getByRole('button', { name: title, exact: true }) });
  }
}
