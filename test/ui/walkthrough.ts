import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { contextKeys, type FirstStep } from '../../src/ids';
import { projectFolder } from '../host/folders';
import { waitUntil } from './waitUntil';
import type { Workbench } from './workbench';

/** The steps, in their order. */
export const steps = Object.keys(contextKeys.firstSteps) as FirstStep[];

/**
 * Settings for this page: VS Code shows no pictures in a narrow one, and while a step moves into its place it takes the
 * focus from what has been opened meanwhile.
 */
export const settingsForSteps = {
  'workbench.activityBar.location': 'hidden',
  'workbench.reduceMotion': 'on',
};

/** The page of VS Code that shows the first steps. */
export class Walkthrough {
  private readonly texts: Readonly<Record<string, string>>;

  constructor(
    private readonly workbench: Workbench,
    locale?: string,
  ) {
    const file = ['package.nls', locale, 'json'].filter((part) => part !== undefined).join('.');
    this.texts = JSON.parse(readFileSync(join(projectFolder, file), 'utf8')) as Record<string, string>;
  }

  /** Opens it with the command; also when it was left, for Escape goes back to the page before it. */
  async open(): Promise<void> {
    await this.workbench.runCommand('Minimax: Get Started');
    await this.waitFor();
  }

  /** Waits until it is shown. */
  async waitFor(): Promise<void> {
    await this.step('key').waitFor();
  }

  isOpen(): Promise<boolean> {
    return this.step('key').isVisible();
  }

  /** Opens a step, whose picture is then shown. */
  async select(step: FirstStep): Promise<void> {
    if ((await this.step(step).getAttribute('aria-expanded')) !== 'true') {
      await this.step(step).locator('.step-title').click();
    }
    await this.picture(step).waitFor();
  }

  /** The step that is open. */
  selected(): Promise<string | undefined> {
    return this.workbench.page
      .locator('.getting-started-step.expanded')
      .getAttribute('data-step-id')
      .then((id) => id?.split('#').at(-1));
  }

  /** Waits until just these steps are ticked. */
  async ticked(wanted: readonly FirstStep[]): Promise<void> {
    await waitUntil(
      this.workbench.page,
      `the ticks ${wanted.join(', ')}`,
      () => this.readTicks(),
      (ticked) => JSON.stringify(ticked) === JSON.stringify(wanted),
    );
  }

  /** Presses a button of the step that is open, with the keyboard: the page may still be moving. */
  async press(label: string): Promise<void> {
    const step = this.workbench.page.locator('.getting-started-step.expanded');
    await step.locator('.monaco-button', { hasText: label }).press('Enter');
  }

  /** The picture of a step, which bears its alternative text. */
  private picture(step: FirstStep): Locator {
    return this.workbench.page
      .frameLocator('.getting-started-media iframe')
      .frameLocator('#active-frame')
      .getByRole('img', { name: this.texts[`walkthrough.${step}.altText`]!, exact: true });
  }

  private async readTicks(): Promise<FirstStep[]> {
    const ticked: FirstStep[] = [];
    for (const step of steps) {
      if ((await this.step(step).locator('.codicon-getting-started-step-checked.complete').count()) > 0)
        ticked.push(step);
    }
    return ticked;
  }

  private step(step: FirstStep): Locator {
    return this.workbench.page.locator(`.getting-started-step[data-step-id$="#${step}"]`);
  }
}
