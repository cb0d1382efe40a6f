// Starts a real VS Code with the extension and a sample workspace: npm start [-- --live] [-- --port 8000]
// It talks to the simulated platform, with --live to the real one.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageExtension } from './host/packageExtension';
import { prepareHost } from './host/prepare';
import { startServer } from './host/server';
import { makeTemporaryFolder } from './host/temporaryFolder';
import { keyOf, sampleAccounts, type Account } from './platform/accounts';
import { startPlatform } from './platform/simulatedPlatform';

/** The accounts that show the main verdicts, in the order in which they are worth trying. */
const shown: readonly (keyof typeof sampleAccounts)[] = [
  'healthyPlan',
  'otherTeam',
  'mainlandPlan',
  'exhaustedInterval',
  'noBalance',
  'legacyJwt',
  'revokedKey',
];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { live: { type: 'boolean', default: false }, port: { type: 'string', default: '0' } },
  });
  await prepareHost('current');
  const vsix = await packageExtension();
  const platform = values.live ? undefined : await startPlatform();
  const folder = await makeTemporaryFolder('minimax-sample');
  const sample = sampleAccounts.healthyPlan;
  await writeFile(
    join(folder.path, '.env'),
    platform === undefined
      ? 'MINIMAX_API_KEY=\nMINIMAX_GROUP_ID=\n'
      : `MINIMAX_API_KEY=${keyOf(sample)}\nMINIMAX_GROUP_ID=${sampleAccounts.otherTeam.groupId}\n`,
  );
  const server = await startServer({
    version: 'current',
    extensions: [vsix],
    port: Number(values.port),
    settings:
      platform === undefined
        ? {}
        : {
            'minimax.endpoints.international': platform.international.origin,
            'minimax.endpoints.mainland': platform.mainland.origin,
          },
  });

  console.log('\nA real VS Code with MiniMax Setup is ready. Open it in a browser:\n');
  console.log(`  ${server.pageUrl(folder.path)}\n`);
  if (platform === undefined) {
    console.log(
      'It talks to the live service of MiniMax. Whatever you store is forgotten when you stop this.',
    );
  } else {
    console.log(
      'Press F1, run "Minimax: Configure" and paste one of these accounts of the simulated platform:\n',
    );
    for (const name of shown) print(sampleAccounts[name]);
    console.log('Any Group ID with another account\u2019s key gives "token not match group".');
  }
  console.log('\nCtrl-C stops everything and removes what was made.');

  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  console.log('\nStopping.');
  await server.stop();
  await platform?.close();
  await folder.remove();
}

function print(account: Account): void {
  console.log(
    `  ${account.note}\n    MINIMAX_API_KEY=${keyOf(account)}\n    MINIMAX_GROUP_ID=${account.groupId}\n`,
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
