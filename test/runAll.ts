// Runs all suites, or those named: tsx test/runAll.ts [unit] [integration:current] [integration:floor] …
// The last line says how many tests passed, failed and were skipped in all of them.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { atExit } from './host/atExit';
import { countsVariable, formatCounts, readCounts, sumCounts, type Counts } from './host/counts';
import { makeTemporaryFolder } from './host/temporaryFolder';

/** The script of each suite with its arguments, in the order in which they run: the quickest answer first. */
const suites: Readonly<Record<string, readonly string[]>> = {
  unit: ['runUnit.ts'],
  differential: ['runDifferential.ts'],
  webview: ['runWebview.ts'],
  'integration:current': ['runIntegration.ts', '--host', 'current'],
  'integration:floor': ['runIntegration.ts', '--host', 'floor'],
  'ui:current': ['runUserInterface.ts', '--host', 'current'],
  'ui:floor': ['runUserInterface.ts', '--host', 'floor'],
};

/** Runs one suite in a process of its own. Whatever keeps it from counting its tests is a failure. */
async function runSuite(name: string, temporary: string): Promise<Counts> {
  const [script = '', ...parameters] = suites[name] ?? [];
  const countsFile = join(temporary, `${name.replace(':', '-')}.json`);
  console.log(`\n=== ${name}`);
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, script), ...parameters], {
    env: { ...process.env, [countsVariable]: countsFile },
    stdio: 'inherit',
  });
  const forget = atExit(() => child.kill());
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  forget();
  const counts = (await readCounts(countsFile)) ?? { passed: 0, failed: 0, skipped: 0 };
  const isWhole = code === 0 && counts.passed + counts.skipped > 0;
  return isWhole || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

async function main(): Promise<void> {
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => !(name in suites));
  if (unknown.length > 0) {
    throw new Error(`There is no suite ${unknown.join(', ')}. There are ${Object.keys(suites).join(', ')}.`);
  }
  const temporary = await makeTemporaryFolder('counts');
  const all: Counts[] = [];
  try {
    for (const name of named.length > 0 ? named : Object.keys(suites))
      all.push(await runSuite(name, temporary.path));
  } finally {
    await temporary.remove();
  }
  const sum = sumCounts(all);
  if (sum.failed > 0) process.exitCode = 1;
  console.log(formatCounts(sum));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
