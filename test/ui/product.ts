// What the user-interface tests share: the product in a window, beside the simulated platform.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { statusBarItemId } from '../../src/ids';
import { projectFolder } from '../host/folders';
import { keyOf, type Account } from '../platform/accounts';
import { startPlatform, type SimulatedPlatform } from '../platform/simulatedPlatform';
import type { QuickInput } from './quickInput';
import { waitUntil } from './waitUntil';
import { Workbench, type WorkbenchOptions } from './workbench';

export const itemId = statusBarItemId;

/** The title of a command in the palette, in the language of a window. */
export async function commandTitle(command: string, locale?: string): Promise<string> {
  const file = locale === undefined ? 'package.nls.json' : `package.nls.${locale}.json`;
  const titles = JSON.parse(await readFile(join(projectFolder, file), 'utf8')) as Record<string, string>;
  const title = titles[`command.${command}`];
  if (title === undefined) throw new Error(`${file} has no title of the command ${command}.`);
  return `Minimax: ${title}`;
}

/** The settings that point the product at a simulated platform. */
export function endpointSettings(platform: SimulatedPlatform): Record<string, string> {
  return {
    'minimax.endpoints.international': platform.international.origin,
    'minimax.endpoints.mainland': platform.mainland.origin,
  };
}

/** The product in a window of its own, beside a platform of its own. */
export class Product {
  private constructor(
    readonly platform: SimulatedPlatform,
    readonly workbench: Workbench,
  ) {}

  static async open(options: WorkbenchOptions = {}): Promise<Product> {
    const platform = await startPlatform();
    const settings = { ...endpointSettings(platform), ...options.settings };
    return new Product(platform, await Workbench.open({ ...options, settings }));
  }

  async close(): Promise<void> {
    await this.workbench.close();
    await this.platform.close();
  }

  /** Opens Configure at its first step. */
  async configure(): Promise<QuickInput> {
    await this.workbench.runCommand('Minimax: Configure');
    return this.workbench.quickInput((state) => state.title.endsWith('Configure (1/3)'));
  }

  /** Goes through Configure with both values of an account up to the verification in a region. */
  async enter(account: Account, region: string, groupId: string = account.groupId): Promise<QuickInput> {
    const input = await this.configure();
    await input.paste(keyOf(account));
    await input.waitUntil(({ severity }) => severity === 'info' || severity === 'warning');
    await input.accept();
    await input.waitUntil(({ title }) => title.includes('(2/3)'));
    await input.fill(groupId);
    await input.accept();
    await input.waitUntil(({ title }) => title.includes('(3/3)'));
    await input.choose(region);
    return input;
  }

  /** Enters an account and stores it whatever the verdict is. */
  async store(account: Account, region: string, groupId: string = account.groupId): Promise<void> {
    const input = await this.enter(account, region, groupId);
    // As long as the input is open, the notification is one of before.
    const isStored = async (): Promise<boolean> =>
      (await input.read()) === undefined &&
      (await this.workbench.notifications()).some(({ message }) => /stored/i.test(message));
    await waitUntil(
      this.workbench.page,
      'the end of Configure',
      async () => {
        const storing = (await input.read())?.items.find(({ label }) => label.startsWith('Store '));
        if (storing !== undefined) {
          await input.choose(storing.label);
          await input.waitUntilClosed();
        }
        return isStored();
      },
      (stored) => stored,
    );
    await this.workbench.clearNotifications();
  }
}
