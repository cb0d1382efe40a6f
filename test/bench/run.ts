// Prints sizes and speeds, as ratios where a machine's own speed would count: npm run bench [-- --runs 5]
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { ApiKey } from '../../src/minimax/apiKey';
import { verifyCredentials } from '../../src/minimax/verification';
import { FetchHttpClient } from '../../src/network/fetchHttpClient';
import { projectFolder } from '../host/folders';
import { packageExtension } from '../host/packageExtension';
import { keyOf } from '../platform/accounts';
import { startPlatform } from '../platform/simulatedPlatform';
import { Product } from '../ui/product';
import { closeEverything } from '../ui/workbench';

const run = promisify(execFile);

/** What opens the diagnosis, and the empty webview beside which it is measured. */
const chords = { ours: 'ctrl+alt+9', empty: 'ctrl+alt+8' } as const;

/** What VS Code loads at start-up: the entry and every file that it imports, not those that are loaded later. */
async function entryFiles(entry: string, known = new Set<string>()): Promise<Set<string>> {
  if (known.has(entry)) return known;
  known.add(entry);
  const text = await readFile(entry, 'utf8');
  for (const [, path = ''] of text.matchAll(/(?:from|import)\s*"(\.[^"]+)"/g))
    await entryFiles(join(dirname(entry), path), known);
  return known;
}

async function printSizes(): Promise<void> {
  const vsix = await packageExtension();
  const dist = join(projectFolder, 'dist');
  const main = await entryFiles(join(dist, 'main.mjs'));
  // What main.mjs loads at once and without waiting for it.
  const [, composed = ''] =
    /import\("\.\/(chunks\/extension-[^"]+)"\)/.exec(await readFile(join(dist, 'main.mjs'), 'utf8')) ?? [];
  const every = await entryFiles(join(dist, composed), new Set(main));
  console.log(`\nLoaded by activate(), ${main.size} files: ${kilobytes(await totalSize(main))}`);
  console.log(
    `Loaded in every window, ${every.size} files: ${kilobytes(await totalSize(every))} (goal: at most 60 KB)`,
  );
  console.log(
    `The page of the diagnosis loads: ${kilobytes(await totalSize(await filesIn(join(dist, 'webview'))))} (goal: at most 150 KB)`,
  );
  if ([...every].some((file) => file.includes('directRoute'))) console.log('  undici is among them: MISSED');
  console.log(`VSIX: ${kilobytes((await stat(vsix)).size)} (goal: at most 400 KB)`);
}

async function filesIn(folder: string): Promise<Set<string>> {
  return new Set((await readdir(folder)).map((name) => join(folder, name)));
}

async function totalSize(files: ReadonlySet<string>): Promise<number> {
  const sizes = await Promise.all([...files].map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Copies what an extension needs, so that nothing but the test starts it. */
async function withoutActivationEvents(folder: string): Promise<string> {
  await cp(join(projectFolder, 'dist'), join(folder, 'dist'), { recursive: true });
  await cp(join(projectFolder, 'package.nls.json'), join(folder, 'package.nls.json'));
  const manifest = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [] }));
  return folder;
}

async function emptyExtension(folder: string): Promise<string> {
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({
      name: 'empty',
      publisher: 'minimax-setup',
      version: '0.0.1',
      engines: { vscode: '^1.110.0' },
      main: './main.js',
      activationEvents: [],
      extensionKind: ['workspace'],
      contributes: {
        commands: [{ command: 'empty.command', title: 'Empty' }],
        keybindings: [
          { command: 'empty.command', key: chords.empty },
          { command: 'minimax.diagnose', key: chords.ours },
        ],
      },
    }),
  );
  await writeFile(
    join(folder, 'main.js'),
    `const vscode = require('vscode');
exports.activate = (context) => {
  const item = vscode.window.createStatusBarItem('empty.item', vscode.StatusBarAlignment.Right, 100);
  item.text = 'Empty';
  item.show();
  const open = () => {
    const panel = vscode.window.createWebviewPanel('empty', 'Empty', vscode.ViewColumn.Beside, {});
    panel.webview.html = '<!DOCTYPE html><html><body><h1>Empty</h1></body></html>';
  };
  context.subscriptions.push(item, vscode.commands.registerCommand('empty.command', open));
};
`,
  );
  return folder;
}

async function activationMs(extension: string): Promise<number> {
  const { stdout } = await run(
    process.execPath,
    [
      '--import',
      'tsx',
      join(projectFolder, 'test', 'runIntegration.ts'),
      '--extension',
      extension,
      '--tests',
      join(projectFolder, 'test', 'bench', 'activation'),
    ],
    { cwd: projectFolder },
  );
  const time = /ACTIVATION ([\d.]+) ms/.exec(stdout)?.[1];
  if (time === undefined) throw new Error(`No time was printed:\n${stdout}`);
  return Number(time);
}

async function printActivation(runs: number): Promise<void> {
  const temporary = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const [ours, empty] = [join(temporary, 'ours'), join(temporary, 'empty')];
    await Promise.all([ours, empty].map((folder) => mkdir(folder)));
    await withoutActivationEvents(ours);
    await emptyExtension(empty);
    const times: { ours: number[]; empty: number[] } = { ours: [], empty: [] };
    // In turn, so that a machine that grows slower is slower for both.
    for (let index = 0; index < runs; index++) {
      times.ours.push(await activationMs(ours));
      times.empty.push(await activationMs(empty));
    }
    const [own, other] = [median(times.ours), median(times.empty)];
    console.log(`\nactivate() with its code, a fresh host each, median of ${runs}:`);
    console.log(`  this extension  ${own.toFixed(1)} ms  (${times.ours.join(', ')})`);
    console.log(`  an empty one    ${other.toFixed(1)} ms  (${times.empty.join(', ')})`);
    console.log(`  ratio ${(own / other).toFixed(2)} (goal: at most 1.2)`);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** A verification against answers that take their time: it may not take much longer than the slowest of them. */
async function printVerification(): Promise<void> {
  const platform = await startPlatform();
  try {
    const account = platform.account('healthyPlan');
    const credentials = {
      apiKey: new ApiKey(keyOf(account)),
      groupId: account.groupId,
      region: account.region,
    };
    const ratios: number[] = [];
    for (let index = 0; index < 15; index++) {
      platform.clearFaults();
      platform.fault({ kind: 'slowHeaders', delayMs: 150 });
      const started = performance.now();
      const verdict = await verifyCredentials(credentials, {
        http: new FetchHttpClient(),
        origin: platform.international.origin,
        signal: new AbortController().signal,
        now: Date.now,
      });
      const whole = performance.now() - started;
      ratios.push(
        whole / Math.max(...Object.values(verdict.evidence.answers).map(({ durationMs }) => durationMs)),
      );
    }
    console.log(
      `\nA verification takes ${median(ratios).toFixed(2)} times its slowest request (goal: at most 1.2)`,
    );
  } finally {
    await platform.close();
  }
}

/** Time from a key chord to the first heading in the page, against a webview that holds nothing else. */
async function printFirstContent(runs: number): Promise<void> {
  const temporary = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const empty = join(temporary, 'empty.vsix');
    await createVSIX({
      cwd: await emptyExtension(temporary),
      packagePath: empty,
      dependencies: false,
      allowMissingRepository: true,
      skipLicense: true,
    });
    process.env.TEST_VSIX = await packageExtension();
    const product = await Product.open({ extensions: [process.env.TEST_VSIX, empty] });
    const { page } = product.workbench;
    const heading = page
      .frameLocator('iframe.webview')
      .frameLocator('iframe#active-frame')
      .locator('h1')
      .first();
    const open = async (chord: string): Promise<number> => {
      const started = performance.now();
      await page.keyboard.press(chord.replace('ctrl', 'Control').replace('alt', 'Alt'));
      await heading.waitFor();
      const time = performance.now() - started;
      await product.workbench.runCommand('View: Close All Editors');
      await page.locator('iframe.webview').waitFor({ state: 'detached' });
      return time;
    };
    try {
      // The first of all also prepares the browser for webviews, whoever opens it.
      await product.workbench.runCommand('Empty');
      await heading.waitFor();
      await product.workbench.runCommand('View: Close All Editors');
      const times = { ours: [await open(chords.ours)], empty: [await open(chords.empty)] };
      for (let index = 1; index < runs; index++) {
        times.ours.push(await open(chords.ours));
        times.empty.push(await open(chords.empty));
      }
      const list = (all: readonly number[]): string => all.map((time) => time.toFixed(0)).join(', ');
      console.log(
        `\nFrom the key chord to the first heading, median of ${runs}, the first one loads the code:`,
      );
      console.log(
        `  the diagnosis     ${median(times.ours).toFixed(0)} ms  (${list(times.ours)}; goal: at most 300)`,
      );
      console.log(`  an empty webview  ${median(times.empty).toFixed(0)} ms  (${list(times.empty)})`);
      console.log(`  ratio ${(median(times.ours) / median(times.empty)).toFixed(2)}`);
    } finally {
      await product.close();
      await closeEverything();
    }
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Prints what another script of this folder measures. */
async function printScript(name: string): Promise<void> {
  const script = join(projectFolder, 'test', 'bench', name);
  const { stdout } = await run(process.execPath, ['--import', 'tsx', script], { cwd: projectFolder });
  console.log(`\n${relative(projectFolder, script)}:\n${stdout}`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
  await printSizes();
  await printVerification();
  await printScript('envScanner.ts');
  await printScript('envAnalysis.ts');
  await printFirstContent(Number(values.runs));
  await printActivation(Number(values.runs));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
