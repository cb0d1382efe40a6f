import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { startBrowser } from '../host/browser';
import { prepareChineseFont } from '../host/chineseFont';
import { projectFolder } from '../host/folders';
import { isHostName, type HostName } from '../host/prepare';
import { quietSettings, startServer, type Server } from '../host/server';
import type { PageElement } from './pageElement';
import { QuickInput } from './quickInput';
import { waitUntil } from './waitUntil';

/** The colour themes that pictures are taken in: those a new user gets, and the two high contrasts. */
export type Theme = 'light' | 'dark' | 'highContrast' | 'highContrastLight';

const themes: Record<HostName, Record<Theme, string>> = {
  current: {
    light: 'Light 2026',
    dark: 'Dark 2026',
    highContrast: 'Default High Contrast',
    highContrastLight: 'Default High Contrast Light',
  },
  floor: {
    light: 'Default Light Modern',
    dark: 'Default Dark Modern',
    highContrast: 'Default High Contrast',
    highContrastLight: 'Default High Contrast Light',
  },
};

/** The class that the workbench has while a theme is shown. */
const themeClasses: Record<Theme, string> = {
  light: 'vs',
  dark: 'vs-dark',
  highContrast: 'hc-black',
  highContrastLight: 'hc-light',
};

/** The name of a theme in the VS Code of this run, for the setting `workbench.colorTheme`. */
export function themeName(theme: Theme): string {
  return themes[hostOfThisRun()][theme];
}

export interface WorkbenchOptions {
  /** The workspace: files by their path. The folder is removed with the other data of the server. */
  readonly files?: Readonly<Record<string, string>>;
  /** Folders of the workspace that are opened as the roots of a multi-root workspace, instead of the whole. */
  readonly roots?: readonly string[];
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: NodeJS.ProcessEnv;
  readonly locale?: string;
  /** False for Restricted Mode. True by default. */
  readonly trusted?: boolean;
  /** Packaged extensions; the product's, which the runner names, by default. */
  readonly extensions?: readonly string[];
}

export interface StatusBarState {
  /** The text without its icons. */
  readonly text: string;
  /** The names of the icons, `key` for `$(key)`. */
  readonly icons: readonly string[];
  readonly ariaLabel: string;
  readonly background: 'none' | 'warning' | 'error';
}

export interface NotificationState {
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: string;
  readonly buttons: readonly string[];
}

export interface DialogState {
  readonly severity: string;
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

export interface TooltipState {
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly target: string }[];
}

/** Of the page. */
declare const navigator: {
  readonly clipboard: { writeText(text: string): Promise<void>; readText(): Promise<string> };
};

/** One browser for all windows, and another one with a Chinese font for those that need it. */
const browsers = new Map<'usual' | 'chinese', Promise<Browser>>();
const openWorkbenches = new Set<Workbench>();

/** Every window that is open now, for the pictures of a test that failed. */
export function allWorkbenches(): readonly Workbench[] {
  return [...openWorkbenches];
}

/** Closes all windows and the browser that they share. */
export async function closeEverything(): Promise<void> {
  for (const workbench of openWorkbenches) await workbench.close();
  for (const browser of browsers.values()) await (await browser).close();
  browsers.clear();
}

/** The VS Code that the runner asked for. */
export function hostOfThisRun(): HostName {
  const name = process.env.TEST_HOST ?? 'current';
  if (!isHostName(name)) throw new Error(`TEST_HOST says "${name}", which is no version to run.`);
  return name;
}

/** A window of a real VS Code with packaged extensions, used as a person would. */
export class Workbench {
  /** Addresses outside of this machine that the page asked for; none of them was reached. */
  readonly foreignRequests: string[];

  private constructor(
    readonly page: Page,
    readonly server: Server,
    readonly folder: string,
    private readonly context: BrowserContext,
    private settings: Readonly<Record<string, unknown>>,
    /** The folder or `.code-workspace` file that is opened. */
    private readonly opened: string,
    private readonly first: Workbench | undefined,
  ) {
    this.foreignRequests = first?.foreignRequests ?? [];
    openWorkbenches.add(this);
  }

  /** Starts a VS Code with data of its own and opens a folder in it. */
  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const { files = {}, roots, settings = {}, extensions = productExtension(), ...rest } = options;
    const browser = sharedBrowser(options.locale?.startsWith('zh') ? 'chinese' : 'usual');
    const server = await startServer({ ...rest, version: hostOfThisRun(), settings, extensions });
    const folder = join(server.dataFolder, 'workspace');
    await mkdir(folder);
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const context = await (
      await browser
    ).newContext({
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    // tsx wraps named functions in a helper of its own, which the functions that are sent to the page then look for.
    await context.addInitScript('globalThis.__name = (named) => named;');
    await keepSecrets(context, server.origin);
    const opened = roots === undefined ? folder : join(server.dataFolder, 'roots.code-workspace');
    if (roots !== undefined) {
      const folders = roots.map((name) => ({ path: join(folder, name) }));
      await writeFile(opened, JSON.stringify({ folders }));
    }
    const page = await context.newPage();
    const workbench = new Workbench(page, server, folder, context, settings, opened, undefined);
    await context.route(
      (url) => url.hostname !== '127.0.0.1' && url.protocol.startsWith('http'),
      async (route) => {
        workbench.foreignRequests.push(route.request().url());
        await route.abort();
      },
    );
    await workbench.load();
    return workbench;
  }

  /** Opens another window on the same VS Code and folder, with the same stored secrets. */
  async openWindow(): Promise<Workbench> {
    const page = await this.context.newPage();
    const other = new Workbench(
      page,
      this.server,
      this.folder,
      this.context,
      this.settings,
      this.opened,
      this.first ?? this,
    );
    await other.load();
    return other;
  }

  /** Loads the window anew: the extension host and the extension start again. */
  async reload(): Promise<void> {
    await this.load();
  }

  /** Closes the window, and VS Code with its data when it is the first one. */
  async close(): Promise<void> {
    openWorkbenches.delete(this);
    await this.page.close();
    if (this.first !== undefined) return;
    await this.context.close();
    await this.server.stop();
  }

  /** Pastes a text where the cursor is, with the real clipboard. */
  async paste(text: string): Promise<void> {
    await this.copyElsewhere(text);
    await this.page.keyboard.press('ControlOrMeta+V');
  }

  /** Puts a text on the clipboard, as copying it in another program does. */
  async copyElsewhere(text: string): Promise<void> {
    await this.page.bringToFront();
    await this.page.evaluate((content) => navigator.clipboard.writeText(content), text);
  }

  /** What the clipboard holds. */
  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Runs a command by its whole title, as the command palette shows it. */
  async runCommand(title: string): Promise<void> {
    await this.page.bringToFront();
    await waitUntil(
      this.page,
      `command ${title}`,
      () => this.tryCommand(title),
      (didRun) => didRun,
    );
  }

  /**
   * Answers false when the palette did not get so far: what ran before may still be moving the focus, which closes it,
   * and one that was opened before the extensions were known does not learn of their commands.
   */
  private async tryCommand(title: string): Promise<boolean> {
    const input = new QuickInput(this.page, (text) => this.paste(text));
    const short = 1500;
    try {
      // A webview keeps the keys to itself while it loads.
      await this.page.evaluate("document.activeElement?.matches('iframe') && document.activeElement.blur()");
      await this.page.keyboard.press('F1');
      await input.waitUntil((state) => state.value.startsWith('>'), short);
      await input.fill(`>${title}`, short);
      await input.waitUntil(({ items }) => items.some(({ label }) => label === title), short);
      await input.choose(title, short);
    } catch {
      if ((await input.read())?.value.startsWith('>')) await this.page.keyboard.press('Escape');
      return false;
    }
    await input.waitUntilLeft(`>${title}`);
    return true;
  }

  /** The quick input or quick pick that is shown, once it is as asked for. */
  async quickInput(isWanted: Parameters<QuickInput['waitUntil']>[0] = () => true): Promise<QuickInput> {
    const input = new QuickInput(this.page, (text) => this.paste(text));
    await input.waitUntil(isWanted);
    return input;
  }

  /** True while a quick input or quick pick is shown. */
  isQuickInputOpen(): Promise<boolean> {
    return this.page.locator('.quick-input-widget').isVisible();
  }

  /** What a status bar item shows, once it is as asked for. The id is the one the extension gave it. */
  async statusBarItem(
    id: string,
    isWanted: (state: StatusBarState) => boolean = () => true,
  ): Promise<StatusBarState> {
    return waitUntil(this.page, `status bar item ${id}`, () => this.readStatusBarItem(id), isWanted);
  }

  /** True while the item is in the status bar. */
  async isStatusBarItemShown(id: string): Promise<boolean> {
    return (await this.readStatusBarItem(id)) !== undefined;
  }

  async clickStatusBarItem(id: string): Promise<void> {
    await this.statusBarLocator(id).locator('a').first().click();
  }

  /** Points at the item until its tooltip is shown, and leaves it there for a picture. */
  async hoverStatusBarItem(id: string): Promise<TooltipState> {
    // The pointer has to arrive: it may have stayed there since a click.
    await this.leaveStatusBar();
    await this.statusBarLocator(id).hover();
    await this.tooltip().waitFor();
    return this.tooltip().evaluate((element: PageElement) => ({
      text: element.innerText.trim(),
      links: [...element.querySelectorAll('a')].map((link) => ({
        text: link.textContent.trim(),
        target: link.getAttribute('data-href') ?? link.getAttribute('href') ?? '',
      })),
    }));
  }

  /** Takes pointer and focus away, until no tooltip is shown: an item that has the focus keeps its tooltip open. */
  private async leaveStatusBar(): Promise<void> {
    await this.page.mouse.move(640, 300);
    await this.page.evaluate(
      `if (document.activeElement?.closest('.statusbar') !== null) document.activeElement?.blur()`,
    );
    await this.tooltip().waitFor({ state: 'hidden' });
  }

  /** Clicks a link of the tooltip that is shown. */
  async clickTooltipLink(text: string): Promise<void> {
    await this.tooltip().locator('a', { hasText: text }).first().click();
  }

  /**
   * The notifications that are shown as toasts, the newest first. VS Code shows three at most, drops a fourth one
   * within 0.8 s, and hides those without buttons after 10 to 15 s.
   */
  async notifications(): Promise<NotificationState[]> {
    return this.toasts().evaluateAll((items: PageElement[]) =>
      items.map((item) => {
        const icon = item.querySelector('.notification-list-item-icon')?.className ?? '';
        return {
          severity: icon.includes('codicon-error')
            ? 'error'
            : icon.includes('codicon-warning')
              ? 'warning'
              : 'info',
          message: item.querySelector('.notification-list-item-message')?.textContent.trim() ?? '',
          buttons: [...item.querySelectorAll('.notification-list-item-buttons-container .monaco-button')].map(
            (button) => button.textContent.trim(),
          ),
        };
      }),
    );
  }

  /** Waits for a notification whose message contains a text. */
  async notification(text: string): Promise<NotificationState> {
    const found = (all: readonly NotificationState[]) => all.find(({ message }) => message.includes(text));
    let emptySince: number | undefined;
    const all = await waitUntil(
      this.page,
      `notification with "${text}"`,
      async () => {
        const now = await this.notifications();
        emptySince = now.length > 0 ? undefined : (emptySince ?? Date.now());
        // Of many within a second, as only a test makes them, VS Code shows the last ones in its list alone.
        if (emptySince !== undefined && Date.now() - emptySince > 1000) await this.openNotificationList();
        return now;
      },
      (now) => found(now) !== undefined,
    );
    return found(all)!;
  }

  /** Opens the list of notifications if the bell says that there are new ones. */
  private async openNotificationList(): Promise<void> {
    const bell = this.page.locator('.statusbar-item a:has(.codicon-bell-dot)');
    if ((await bell.count()) > 0) await bell.click({ timeout: 1000 }).catch(() => undefined);
  }

  /** Clicks a button of the notification whose message contains a text. */
  async clickNotification(text: string, button: string): Promise<void> {
    const toast = this.toasts().filter({ hasText: text });
    await toast.locator('.monaco-button').getByText(button, { exact: true }).click();
  }

  async clearNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
    await this.toasts().first().waitFor({ state: 'detached' });
  }

  /** Waits for a modal dialog. */
  async dialog(): Promise<DialogState> {
    const box = this.page.locator('.monaco-dialog-box');
    await box.waitFor();
    return box.evaluate((element: PageElement) => {
      const text = (selector: string) => element.querySelector(selector)?.textContent.trim() ?? '';
      const icon = element.querySelector('.dialog-icon')?.className ?? '';
      return {
        severity: /codicon-dialog-(\w+)/.exec(icon)?.[1] ?? '',
        message: text('.dialog-message-text'),
        detail: text('.dialog-message-detail'),
        buttons: [...element.querySelectorAll('.dialog-buttons .monaco-button')].map((button) =>
          button.textContent.trim(),
        ),
      };
    });
  }

  /** Clicks a button of the modal dialog, and waits until that is gone. */
  async clickDialog(button: string): Promise<void> {
    const box = this.page.locator('.monaco-dialog-box');
    await box.locator('.dialog-buttons .monaco-button').getByText(button, { exact: true }).click();
    await box.waitFor({ state: 'detached' });
  }

  /** The output channel that is shown, and the lines of it that are in view. */
  async outputPanel(): Promise<{ channel: string; text: string }> {
    const panel = this.page.locator('.part.panel');
    await panel.locator('.view-line').first().waitFor();
    return panel.evaluate((element: PageElement) => ({
      channel: element.querySelector('select')?.value ?? '',
      text: [...element.querySelectorAll('.view-line')]
        .sort((one, other) => parseInt(one.style.top) - parseInt(other.style.top))
        .map((line) => line.textContent.replaceAll('\u00a0', ' '))
        .join('\n'),
    }));
  }

  /** Adds user settings through the settings editor: what is written into the file from outside is not noticed. */
  async changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    this.settings = { ...this.settings, ...settings };
    await this.runCommand('Preferences: Open User Settings (JSON)');
    await this.page.locator('.part.editor .monaco-editor.focused[data-uri$="settings.json"]').waitFor();
    await this.page.keyboard.press('ControlOrMeta+A');
    const text = JSON.stringify({ ...quietSettings, ...this.settings }, null, 2);
    await this.paste(text);
    await this.page.keyboard.press('ControlOrMeta+S');
    const file = join(this.server.dataFolder, 'data', 'User', 'settings.json');
    await waitUntil(
      this.page,
      'settings to be saved',
      () => readFile(file, 'utf8'),
      (saved) => saved === text,
    );
    await this.runCommand('View: Close Editor');
  }

  async setTheme(theme: Theme): Promise<void> {
    await this.changeSettings({ 'workbench.colorTheme': themes[hostOfThisRun()][theme] });
    await this.page.locator(`.monaco-workbench.${themeClasses[theme]}`).first().waitFor();
  }

  /** Puts a picture of the window into `out/screenshots/HOST/NAME.png`. */
  async screenshot(name: string): Promise<string> {
    const path = join(projectFolder, 'out', 'screenshots', hostOfThisRun(), `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  /** Everything that is in the documents of the window, of its frames too: markup, attributes and texts. */
  async wholeDocument(): Promise<string> {
    const parts = this.page.frames().map((frame) => frame.content().catch(() => ''));
    return (await Promise.all(parts)).join('\n');
  }

  /** Everything that the page has stored: in a browser this is where the state of extensions is kept. */
  async storedState(): Promise<string> {
    const state = JSON.stringify(await this.context.storageState({ indexedDB: true }));
    // Files and logs are stored as bytes.
    const bytes = [...state.matchAll(/"b":"([\w+/=]+)"/g)].map(([, base64 = '']) => base64);
    return [state, ...bytes.map((base64) => Buffer.from(base64, 'base64').toString())].join('\n');
  }

  /** Writes a file of the workspace. */
  async writeFile(path: string, text: string): Promise<void> {
    await writeFile(join(this.folder, path), text);
  }

  /** Opens a file of the workspace by its name; what is typed then goes to it. */
  async openFile(name: string): Promise<void> {
    await this.page.locator('.explorer-folders-view').getByText(name, { exact: true }).dblclick();
    await this.page.locator('.editor-instance .monaco-editor.focused .view-line').first().waitFor();
  }

  /**
   * Opens a file of the workspace by its path, as Go to File shows it: with its root where there are several. What is
   * typed then goes to it.
   */
  async goToFile(path: string): Promise<void> {
    await this.runCommand('Go to File...');
    const input = await this.quickInput(({ placeholder }) => placeholder.startsWith('Search files'));
    await input.fill(path);
    // Files of one name are told apart by their folder.
    const end = path.lastIndexOf('/');
    const name = this.page.locator('.label-name').getByText(path.slice(end + 1), { exact: true });
    await this.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ has: name, hasText: path.slice(0, Math.max(end, 0)) })
      .first()
      .click();
    await this.page
      .locator(`.editor-instance .monaco-editor.focused[data-uri$="${path}"] .view-line`)
      .first()
      .waitFor();
  }

  /** The lenses in the editor that is shown, once they are as asked for. */
  async lenses(isWanted: (titles: readonly string[]) => boolean): Promise<readonly string[]> {
    await this.page.bringToFront();
    const titles = (): Promise<string[]> =>
      this.page.locator('.editor-instance .codelens-decoration a').allInnerTexts();
    return waitUntil(
      this.page,
      'the lenses',
      async () => (await titles()).map((title) => title.replaceAll('\u00a0', ' ').trim()),
      isWanted,
    );
  }

  /** Clicks the lens whose title contains a text. */
  async clickLens(text: string): Promise<void> {
    await this.page.locator('.editor-instance .codelens-decoration a', { hasText: text }).first().click();
  }

  /** The titles of the commands that the palette offers for a beginning, once one of them is there. */
  async offeredCommands(beginning: string, known: string): Promise<readonly string[]> {
    const input = new QuickInput(this.page, (text) => this.paste(text));
    const items = await waitUntil(
      this.page,
      `the commands ${beginning}`,
      async () => {
        if (!(await input.read())?.value.startsWith('>')) await this.page.keyboard.press('F1');
        await input.fill(`>${beginning}`, 1500).catch(() => undefined);
        return (await input.read())?.items.map(({ label }) => label);
      },
      (labels) => labels.includes(known),
    );
    await input.escape();
    await input.waitUntilClosed();
    return items;
  }

  /** Opens the menu of fixes at the cursor and chooses the one whose title contains a text, with the keyboard. */
  async chooseFix(text: string): Promise<void> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    const titles = await waitUntil(
      this.page,
      `the fix ${text}`,
      async () => {
        // The menu closes again when the diagnostics change under it, as they do when Git has answered.
        if ((await rows.count()) === 0) {
          await this.page.keyboard.press('ControlOrMeta+.');
          await rows
            .first()
            .waitFor({ timeout: 2000 })
            .catch(() => undefined);
        }
        return rows.allInnerTexts();
      },
      (all) => all.some((title) => title.includes(text)),
    );
    // The first one has the focus.
    const index = titles.findIndex((title) => title.includes(text));
    for (let step = 0; step < index; step++) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  /** Makes the secret storage forget everything, as one without a keyring does when VS Code ends. */
  async forgetSecrets(): Promise<void> {
    const forgotten = await this.page.evaluate<number>(`
      const names = Object.keys(localStorage).filter((name) => name.includes('secrets'));
      names.forEach((name) => localStorage.removeItem(name));
      names.length`);
    if (forgotten === 0) throw new Error('No secrets were stored, so none could be forgotten.');
  }

  /** Makes the secret storage keep everybody waiting from the next load on, as a locked keyring does. */
  async blockSecrets(): Promise<void> {
    await this.context.route('**/mint-key', () => new Promise<void>(() => undefined));
  }

  /** Everything that VS Code and its extensions have written: logs, states and settings, in files and in the page. */
  async writtenFiles(): Promise<string> {
    const folder = join(this.server.dataFolder, 'data');
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    return [...texts, await this.storedState()].join('\n');
  }

  private async load(): Promise<void> {
    await this.page.goto(this.server.pageUrl(this.opened));
    await this.page.locator('.part.statusbar').waitFor();
  }

  private statusBarLocator(id: string): Locator {
    return this.page.locator(`.statusbar-item[id$="${id}"]`);
  }

  private async readStatusBarItem(id: string): Promise<StatusBarState | undefined> {
    const [state] = await this.statusBarLocator(id).evaluateAll((items: PageElement[]) =>
      items.map((item) => ({
        text: item.textContent.trim(),
        icons: [...item.querySelectorAll('.codicon')].map(
          (icon) => /codicon-(?!modifier)([\w-]+)/.exec(icon.className)?.[1] ?? '',
        ),
        ariaLabel: item.getAttribute('aria-label') ?? '',
        background: /\berror-kind\b/.test(item.className)
          ? ('error' as const)
          : /\bwarning-kind\b/.test(item.className)
            ? ('warning' as const)
            : ('none' as const),
      })),
    );
    return state;
  }

  private tooltip(): Locator {
    return this.page.locator('.workbench-hover');
  }

  private toasts(): Locator {
    return this.page.locator(
      ':is(.notifications-toasts, .notifications-center.visible) .notification-list-item',
    );
  }
}

function sharedBrowser(kind: 'usual' | 'chinese'): Promise<Browser> {
  const browser =
    browsers.get(kind) ??
    (kind === 'usual'
      ? startBrowser()
      : prepareChineseFont().then((font) => startBrowser({ fonts: [font] })));
  browsers.set(kind, browser);
  return browser;
}

/** The packaged extension that the runner names. */
function productExtension(): readonly string[] {
  const file = process.env.TEST_VSIX;
  if (file === undefined) throw new Error('TEST_VSIX does not name a packaged extension.');
  return [file];
}

/**
 * Lets secrets outlive a reload, as they do on a desktop: the workbench keeps them encrypted in the browser when the
 * cookie names an address that answers with half of a key.
 */
async function keepSecrets(context: BrowserContext, origin: string): Promise<void> {
  const half = randomBytes(32);
  await context.addCookies([{ name: 'vscode-secret-key-path', value: '/mint-key', url: origin }]);
  await context.route(`${origin}/mint-key`, (route) => route.fulfill({ body: half }));
}
