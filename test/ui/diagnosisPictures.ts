// Takes pictures of the diagnosis page for every headline: tsx test/ui/diagnosisPictures.ts [light dark … chinese]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../host/folders';
import { keyOf, sampleGroupId, type Account } from '../platform/accounts';
import type { SimulatedPlatform } from '../platform/simulatedPlatform';
import { DiagnosisFrame } from './diagnosisFrame';
import { commandTitle, Product } from './product';
import { optionsFor, takePictures, type Look } from './takePictures';
import { hostOfThisRun } from './workbench';

interface Scene {
  readonly name: string;
  readonly env: (platform: SimulatedPlatform) => string;
  /** Makes the platform as the scene needs it. */
  readonly prepare?: (platform: SimulatedPlatform) => Promise<void> | void;
}

const hosts = { international: 'https://api.minimax.io', mainland: 'https://api.minimax.cn' };

/** The lines of an account, with another Group ID or host where the scene is about that. */
function lines(
  account: Account,
  { groupId = account.groupId, host = hosts[account.region] }: { groupId?: string; host?: string } = {},
): string {
  return `MINIMAX_API_HOST=${host}\nMINIMAX_API_KEY=${keyOf(account)}\nMINIMAX_GROUP_ID=${groupId}\n`;
}

/** A scene with the lines of one account. */
const of = (name: string, label: string, change: Parameters<typeof lines>[1] = {}): Scene => ({
  name,
  env: (platform) => lines(platform.account(label), change),
});

const scenes: readonly Scene[] = [
  { name: 'nothing-found', env: () => 'PORT=3000\n' },
  {
    name: 'key-placeholder',
    env: () => `MINIMAX_API_KEY=sk-cp-xxxxx...\nMINIMAX_GROUP_ID=${sampleGroupId}\n`,
  },
  of('group-id-unusable', 'healthyPlan', { groupId: 'my-group' }),
  {
    name: 'region-unknown',
    env: (platform) => `MINIMAX_API_KEY=${keyOf(platform.account('healthyPlan'))}\n`,
  },
  of('host-path', 'healthyPlan', { host: 'https://api.minimax.example' }),
  of('healthy', 'healthyPlan'),
  {
    name: 'group-id-mismatch',
    env: (platform) =>
      lines(platform.account('healthyPlan'), { groupId: platform.account('otherTeam').groupId }),
  },
  {
    name: 'legacy-mismatch',
    env: (platform) =>
      lines(platform.account('legacyJwt'), { groupId: platform.account('otherTeam').groupId }),
  },
  of('not-accepted-here', 'mainlandPlan', { host: hosts.international }),
  of('key-refused', 'revokedKey'),
  of('quota-used-up', 'exhaustedInterval'),
  of('week-used-up', 'exhaustedWeek'),
  of('no-balance', 'noBalance'),
  of('no-plan', 'noPlan'),
  of('not-in-plan', 'textNotInPlan'),
  of('verify-account', 'unverifiedMainland'),
  {
    ...of('group-not-checked', 'healthyPlan'),
    prepare: (platform) => {
      platform.behaviour.pairingIgnoresGroupId = true;
    },
  },
  {
    ...of('no-clear-answer', 'healthyPlan'),
    prepare: (platform) => {
      platform.fault({ kind: 'status', status: 503 });
    },
  },
  {
    ...of('unreachable', 'healthyPlan'),
    prepare: (platform) => platform.international.refuse(),
  },
];

async function takeAll(look: Look): Promise<void> {
  const options = optionsFor(look);
  const product = await Product.open(options);
  const { platform, workbench } = product;
  const { page } = workbench;
  const folder = join(projectFolder, 'out', 'screenshots', hostOfThisRun(), 'diagnosis', look);
  await mkdir(folder, { recursive: true });
  try {
    await page.setViewportSize({ width: 1100, height: 1500 });
    for (const { name, env, prepare } of scenes) {
      await platform.reset();
      await prepare?.(platform);
      await workbench.writeFile('.env', env(platform));
      await workbench.runCommand(await commandTitle('diagnose', options.locale));
      await new DiagnosisFrame(workbench).locator
        .locator('.headline:not([data-state="running"]) .progress[hidden]')
        .waitFor({ state: 'attached' });
      await page.screenshot({
        path: join(folder, `${name}.png`),
        clip: { x: 345, y: 0, width: 755, height: 1500 },
      });
      await workbench.runCommand('View: Close All Editors');
      await page.locator('iframe.webview').waitFor({ state: 'detached' });
    }
  } finally {
    await product.close();
  }
}

void takePictures(takeAll);
