import type { Locator } from 'playwright-core';
import { waitUntil } from './waitUntil';
import type { Workbench } from './workbench';

/** User settings with which a terminal keeps its text in the document. */
export const readableTerminal = { 'terminal.integrated.gpuAcceleration': 'off' } as const;

/** The integrated terminal, with the shell of this machine. */
export class Terminal {
  private constructor(private readonly workbench: Workbench) {}

  static async open(workbench: Workbench): Promise<Terminal> {
    await workbench.runCommand('Terminal: Create New Terminal');
    await workbench.page.locator('.terminal-wrapper .xterm-rows').waitFor();
    return new Terminal(workbench);
  }

  /** Runs a command line, and waits until a text has been printed in a line of its own command. */
  async run(commandLine: string, printed: string): Promise<void> {
    const { page } = this.workbench;
    await page.locator('.terminal-wrapper .xterm-helper-textarea').focus();
    await page.keyboard.type(commandLine);
    await page.keyboard.press('Enter');
    await this.row(printed).waitFor();
  }

  /** Clicks a text as a link, with the key that makes the terminal follow it. */
  async clickLink(text: string): Promise<void> {
    const { page } = this.workbench;
    const row = this.row(text);
    const underlined = row.locator('span[style*=underline]').filter({ hasText: text });
    await page.keyboard.down('Control');
    try {
      const { x, y } = await waitUntil(
        page,
        `the link ${text}`,
        async () => {
          // Rows move while a shell still prints. Links are looked for when the pointer arrives in the row from
          // elsewhere, and underlined then.
          const place = await row.evaluate(placeOfText, text);
          await page.mouse.move(640, 200);
          await page.mouse.move(place.x - 20, place.y);
          await page.mouse.move(place.x, place.y);
          const isLink = await underlined.waitFor({ timeout: 2000 }).then(
            () => true,
            () => false,
          );
          return isLink ? place : undefined;
        },
        () => true,
      );
      await page.mouse.click(x, y);
    } finally {
      await page.keyboard.up('Control');
    }
  }

  private row(text: string): Locator {
    return this.workbench.page
      .locator('.terminal-wrapper .xterm-rows > div')
      .filter({ hasText: text })
      .last();
  }
}

/** Of an element of a browser, what is used below. */
interface RowElement {
  readonly textContent: string;
  getBoundingClientRect(): {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly height: number;
  };
  querySelectorAll(selector: string): Iterable<RowElement>;
}

/** Runs in the page: the middle of a text in a row of characters of one width, in CSS pixels. */
function placeOfText(element: unknown, text: string): { readonly x: number; readonly y: number } {
  const row = element as RowElement;
  const spans = [...row.querySelectorAll('span')].map((span) => span.getBoundingClientRect());
  const { top, height, left } = row.getBoundingClientRect();
  const right = Math.max(...spans.map((span) => span.right));
  const width = (right - left) / row.textContent.length;
  return { x: left + (row.textContent.indexOf(text) + text.length / 2) * width, y: top + height / 2 };
}
