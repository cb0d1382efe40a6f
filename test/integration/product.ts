// What the integration tests share: the running extension, the simulated platform, and the way between them.
import { match } from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionForTests } from '../../src/extension';
import { settings } from '../../src/ids';
import { ApiKey } from '../../src/minimax/apiKey';
import type { Credentials } from '../../src/minimax/credentials';
import { regions } from '../../src/minimax/region';
import { keyOf, type Account } from '../platform/accounts';
import { startPlatform, type SimulatedPlatform } from '../platform/simulatedPlatform';

/** The extension, with what it shows to tests. */
export async function startedExtension(): Promise<ExtensionForTests> {
  const extension = vscode.extensions.getExtension<ExtensionForTests | undefined>(
    'minimax-setup.minimax-setup',
  );
  const shown = await extension?.activate();
  if (shown === undefined) throw new Error('The extension shows nothing to tests.');
  return shown;
}

/** Sets a setting for the user and waits until it counts. */
export async function setSetting(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
}

/** Starts the simulated platform and points the extension at it; fails if a key could go anywhere else. */
export async function usePlatform(): Promise<SimulatedPlatform> {
  const platform = await startPlatform();
  for (const region of regions) {
    await setSetting(settings.endpoints[region], platform[region].origin);
    const origin = vscode.workspace.getConfiguration().get<string>(settings.endpoints[region]);
    match(origin ?? '', /^http:\/\/127\.0\.0\.1:\d+$/);
  }
  return platform;
}

/** The credentials of a simulated account, with its own Group ID unless another one is given. */
export function credentialsOf(account: Account, groupId: string | undefined = account.groupId): Credentials {
  return { apiKey: new ApiKey(keyOf(account)), groupId, region: account.region };
}
