import type { Locator, Page } from 'playwright-core';
import type { PageElement } from './pageElement';
import { usualLimit, waitUntil } from './waitUntil';

export interface QuickPickItemState {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** The text of the separator above the item. */
  readonly separator: string;
  readonly focused: boolean;
}

export interface QuickInputState {
  /** The title with its step: `Title (2/3)`. */
  readonly title: string;
  readonly placeholder: string;
  readonly value: string;
  readonly password: boolean;
  readonly enabled: boolean;
  readonly busy: boolean;
  /** The prompt, or what validation says about the value. */
  readonly message: string;
  readonly severity: 'none' | 'info' | 'warning' | 'error';
  /** The accessible names of the buttons in the title. */
  readonly buttons: readonly string[];
  readonly items: readonly QuickPickItemState[];
}

/** The quick input or quick pick that is shown. There is one at most, so this stays valid from step to step. */
export class QuickInput {
  constructor(
    private readonly page: Page,
    private readonly pasteText: (text: string) => Promise<void>,
  ) {}

  /** What is shown now; undefined when nothing is. */
  async read(): Promise<QuickInputState | undefined> {
    const [state] = await this.page.locator('.quick-input-widget').evaluateAll(readQuickInput);
    return state;
  }

  /** Waits until what is shown is as wanted. */
  waitUntil(isWanted: (state: QuickInputState) => boolean, limit = usualLimit): Promise<QuickInputState> {
    return waitUntil(this.page, 'quick input', () => this.read(), isWanted, limit);
  }

  /** Waits until nothing is shown any more. */
  async waitUntilClosed(): Promise<void> {
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Waits until what is shown, if anything, has another value: the next key then goes where it should. */
  async waitUntilLeft(value: string): Promise<void> {
    await waitUntil(
      this.page,
      'quick input to be left',
      async () => ({ now: await this.read() }),
      ({ now }) => now?.value !== value,
    );
  }

  /** Types a text after what stands there, key by key. */
  async type(text: string): Promise<void> {
    await this.field().focus();
    await this.page.keyboard.type(text);
  }

  /** Replaces what stands there. */
  async fill(text: string, limit = usualLimit): Promise<void> {
    await this.field().fill(text, { timeout: limit });
  }

  /** Pastes a text with the real clipboard; the field keeps one line of it. */
  async paste(text: string): Promise<void> {
    // A window that has just started may take the focus away once more: then the field stays as it was.
    const before = (await this.read())?.value;
    await waitUntil(
      this.page,
      'the pasted text',
      async () => {
        if ((await this.read())?.value === before) {
          await this.field().focus();
          await this.pasteText(text);
        }
        return this.read();
      },
      ({ value }) => value !== before,
    );
  }

  /** Pastes what is on the clipboard, once. */
  async pasteClipboard(): Promise<void> {
    await this.field().focus();
    await this.page.keyboard.press('ControlOrMeta+V');
  }

  async accept(): Promise<void> {
    await this.field().press('Enter');
  }

  async escape(): Promise<void> {
    await this.field().press('Escape');
  }

  async back(): Promise<void> {
    await this.pressButton('Back');
  }

  /** Clicks the button of the title whose accessible name begins so: a key binding may follow. */
  async pressButton(name: string): Promise<void> {
    await this.page.locator(`.quick-input-titlebar .action-label[aria-label^="${name}"]`).click();
  }

  /** Clicks the item with this label, once it is there. */
  async choose(label: string, limit = usualLimit): Promise<void> {
    const labels = this.page.locator('.quick-input-list-row .label-name').getByText(label, { exact: true });
    await this.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ has: labels })
      .first()
      .click({ timeout: limit });
  }

  private field(): Locator {
    return this.page.locator('.quick-input-widget .quick-input-box input');
  }
}

/** Runs in the page, with the one widget once there was any quick input. */
function readQuickInput([widget]: readonly PageElement[]): QuickInputState[] {
  if (widget === undefined || widget.style.display === 'none') return [];
  const text = (element: PageElement, selector: string) =>
    element.querySelector(selector)?.textContent.trim() ?? '';
  const separator = (item: PageElement) => {
    // The elements are used again for other lists, and are hidden there.
    const element = item.querySelector('.quick-input-list-separator');
    return element === null || element.style.display === 'none' ? '' : element.textContent.trim();
  };
  const input = widget.querySelector('.quick-input-box input');
  const box = widget.querySelector('.quick-input-box .monaco-inputbox')?.className.split(' ') ?? [];
  const buttons = [...widget.querySelectorAll('.quick-input-titlebar .action-label')];
  const items = [...widget.querySelectorAll('.quick-input-list .monaco-list-row')];
  return [
    {
      title: text(widget, '.quick-input-title'),
      placeholder: input?.placeholder ?? '',
      value: input?.value ?? '',
      password: input?.type === 'password',
      enabled: input?.disabled === false,
      busy: widget.querySelector('.quick-input-progress.active') !== null,
      message: text(widget, '.quick-input-message'),
      severity: (['error', 'warning', 'info'] as const).find((name) => box.includes(name)) ?? 'none',
      buttons: buttons.map((button) => button.getAttribute('aria-label') ?? ''),
      items: items.map((item) => ({
        label: text(item, '.quick-input-list-row .label-name'),
        description: text(item, '.quick-input-list-row .label-description'),
        detail: text(item, '.quick-input-list-label-meta .label-name'),
        separator: separator(item),
        focused: item.className.split(' ').includes('focused'),
      })),
    },
  ];
}
