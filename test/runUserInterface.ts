// Runs the user-interface tests: tsx test/runUserInterface.ts --host current|floor [--vsix FILE] [--grep TEXT]
// Without a file the extension is packaged first, as it would be published.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatCounts, reportCounts } from './host/counts';
import { projectFolder } from './host/folders';
import { packageExtension } from './host/packageExtension';
import { isHostName, prepareHost } from './host/prepare';
import { runMocha } from './host/runMocha';
import { allWorkbenches, closeEverything } from './ui/workbench';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      host: { type: 'string', default: 'current' },
      vsix: { type: 'string' },
      tests: { type: 'string', default: join(projectFolder, 'test', 'ui') },
      grep: { type: 'string' },
    },
  });
  const { host, tests, grep } = values;
  if (!isHostName(host)) throw new Error(`--host ${host} is not one of current, floor.`);
  await prepareHost(host);
  process.env.TEST_HOST = host;
  process.env.TEST_VSIX = values.vsix ?? (await packageExtension());
  const failures = join(projectFolder, 'out', 'failures', `user-interface-${host}`);
  await rm(failures, { recursive: true, force: true });

  const counts = await runMocha(tests, {
    ending: '.test.ts',
    timeout: 60_000,
    hooks: {
      async afterEach(this: Mocha.Context) {
        const test = this.currentTest;
        if (test?.state === 'failed') await takePictures(failures, test.fullTitle());
      },
    },
    ...(grep === undefined ? {} : { grep }),
  });
  await closeEverything();
  await reportCounts(counts);
  console.log(`User interface, ${host}: ${formatCounts(counts)}`);
  if (counts.failed > 0) process.exitCode = 1;
}

/** Keeps what was on the screen when a test failed. */
async function takePictures(folder: string, title: string): Promise<void> {
  for (const [index, { page }] of allWorkbenches().entries()) {
    const path = join(folder, `${title.replaceAll(/\W+/g, '-')}-${index + 1}.png`);
    await page.screenshot({ path, timeout: 5000 }).catch(() => undefined);
    console.log(`      picture: ${path}`);
  }
}

main().catch(async (error: unknown) => {
  console.error(error);
  process.exitCode = 1;
  await closeEverything();
});
