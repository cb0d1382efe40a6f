import type { Frame, FrameLocator, Locator } from 'playwright-core';
import type { SimulatedPlatform } from '../platform/simulatedPlatform';
import { waitUntil } from './waitUntil';
import type { Workbench } from './workbench';

/** The diagnosis page in the window, as a user sees it. */
export class DiagnosisFrame {
  constructor(private readonly workbench: Workbench) {}

  /** The document of the page, inside the two frames that VS Code puts around it. */
  get locator(): FrameLocator {
    return this.workbench.page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
  }

  /** The document as a frame, for scripts; only while the page is shown. */
  async frame(): Promise<Frame> {
    await this.locator.locator('h1').waitFor();
    const owner = await this.locator.owner().elementHandle();
    return (await owner.contentFrame())!;
  }

  /** Waits until the headline says something, and no check runs any more. */
  headline(wanted: RegExp): Promise<string> {
    return waitUntil(
      this.workbench.page,
      `the headline ${String(wanted)}`,
      async () => {
        const body = this.locator.locator('body');
        const [sentences, buttons] = await Promise.all([
          body.locator('.verdict .sentences').innerText({ timeout: 1000 }),
          body.locator('.commands .button').allInnerTexts(),
        ]).catch((): [string, string[]] => ['', []]);
        // The button that runs the checks cancels them while they run.
        return buttons.includes('Cancel') ? undefined : sentences;
      },
      (sentences) => wanted.test(sentences),
    );
  }

  /**
   * Runs the checks on a page that shows an earlier run, whose headline could be taken for the new one: the answers are
   * held back until the page shows that it runs.
   */
  async runAgain(platform: SimulatedPlatform, start: () => Promise<void>): Promise<void> {
    const release = platform.hold();
    await start();
    await this.button('Cancel').waitFor();
    release();
  }

  /** The button with this label: the first one, for the same remedy can stand at several places. */
  button(label: string | RegExp): Locator {
    return this.locator.getByRole('button', { name: label }).first();
  }

  /** All that can be read on the page. */
  text(): Promise<string> {
    return this.locator.locator('body').innerText();
  }
}
