// Runs the integration tests in a real VS Code: tsx test/runIntegration.ts --host current|floor|desktop
import { chmod, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { build, type BuildOptions } from 'esbuild';
import { countsVariable, formatCounts, readCounts, reportCounts, type Counts } from './host/counts';
import { cleanEnvironment } from './host/environment';
import { projectFolder } from './host/folders';
import { isHostName, prepareHost, type HostName } from './host/prepare';
import { quietSettings } from './host/server';
import { makeTemporaryFolder } from './host/temporaryFolder';

interface IntegrationOptions {
  /** `desktop` is the VS Code that test-electron downloads from Microsoft. */
  readonly host: HostName | 'desktop';
  /** The workspace; the tests get a copy of it. An empty folder otherwise. */
  readonly folder?: string;
  /** The extension under test; this project otherwise. */
  readonly extension?: string;
  /** Where `index.ts` and the test files are. */
  readonly tests?: string;
  /** The display language, such as `zh-cn`. */
  readonly locale?: string;
}

/** User settings of a run, the same in every host. No test talks to the live service, whatever it forgets. */
const userSettings = {
  ...quietSettings,
  'minimax.endpoints.international': 'http://127.0.0.1:9',
  'minimax.endpoints.mainland': 'http://127.0.0.1:9',
};

/** Runs all tests in one VS Code. Rejects when it ends without having run them. */
async function runIntegration(options: IntegrationOptions): Promise<Counts> {
  const { host } = options;
  const output = join(projectFolder, 'out', 'integration', host);
  const failures = join(projectFolder, 'out', 'failures', `integration-${host}`);
  await rm(output, { recursive: true, force: true });
  await rm(failures, { recursive: true, force: true });
  await bundle(options.tests ?? join(projectFolder, 'test', 'integration'), output);

  const launcher = join(projectFolder, 'test', 'host', 'launcher.ts');
  if (host !== 'desktop') {
    await prepareHost(host);
    await chmod(launcher, 0o755);
  }
  const temporary = await makeTemporaryFolder('integration');
  const workspace = join(temporary.path, 'workspace');
  const userData = join(temporary.path, 'user-data');
  const countsFile = join(temporary.path, 'counts.json');
  try {
    await mkdir(workspace);
    if (options.folder !== undefined) await cp(options.folder, workspace, { recursive: true });
    await mkdir(join(userData, 'User'), { recursive: true });
    await writeFile(join(userData, 'User', 'settings.json'), JSON.stringify(userSettings, null, 2));
    // test-electron adds the whole environment of this process to what it starts.
    const clean = cleanEnvironment();
    for (const name of Object.keys(process.env))
      if (!(name in clean)) Reflect.deleteProperty(process.env, name);
    const failure = await runTests({
      ...(host === 'desktop' ? {} : { vscodeExecutablePath: launcher }),
      extensionDevelopmentPath: options.extension ?? projectFolder,
      extensionTestsPath: join(output, 'index.js'),
      launchArgs: [
        workspace,
        `--user-data-dir=${userData}`,
        `--extensions-dir=${join(temporary.path, 'extensions')}`,
        ...(options.locale === undefined ? [] : [`--locale=${options.locale}`]),
      ],
      extensionTestsEnv: {
        [countsVariable]: countsFile,
        ...(host === 'desktop' ? {} : { TEST_HOST: host, TEST_FAILURE_FOLDER: failures }),
      },
    }).then(
      () => undefined,
      (error: unknown) => error,
    );
    const counts = await readCounts(countsFile);
    if (counts === undefined) throw new Error('VS Code ended before the tests did.', { cause: failure });
    // VS Code may fail after the last test, while it closes for example.
    return failure === undefined || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  } finally {
    await temporary.remove();
  }
}

/** Bundles what VS Code loads, and every test file by itself: a new file is found without being named anywhere. */
async function bundle(folder: string, output: string): Promise<void> {
  const common: BuildOptions = {
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  };
  const index = join(projectFolder, 'test', 'integration', 'index.ts');
  await build({ ...common, entryPoints: [index], outfile: join(output, 'index.js') });
  await build({ ...common, entryPoints: [join(folder, '**', '*.test.ts')], outdir: output, outbase: folder });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      host: { type: 'string', default: 'current' },
      folder: { type: 'string' },
      extension: { type: 'string' },
      tests: { type: 'string' },
      locale: { type: 'string' },
    },
  });
  const { host, ...rest } = values;
  if (host !== 'desktop' && !isHostName(host))
    throw new Error(`--host ${host} is not one of current, floor, desktop.`);
  const counts = await runIntegration({ host, ...rest });
  await reportCounts(counts);
  console.log(`Integration, ${host}: ${formatCounts(counts)}`);
  if (counts.failed > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
