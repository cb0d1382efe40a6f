import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Counts } from './counts';

interface MochaSuiteOptions {
  /** How the names of test files end. */
  readonly ending: string;
  /** What a test may take, in milliseconds. */
  readonly timeout: number;
  readonly hooks?: Mocha.RootHookObject;
  /** Runs only the tests whose title contains this. */
  readonly grep?: string;
}

/**
 * Runs every test file below a folder, whatever is there, and prints the tests as they end. Throws when there is no test at all: that is never what was wanted.
 */
export async function runMocha(folder: string, options: MochaSuiteOptions): Promise<Counts> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    timeout: options.timeout,
    ...(options.hooks === undefined ? {} : { rootHooks: options.hooks }),
    ...(options.grep === undefined ? {} : { grep: options.grep }),
  });
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(options.ending))
    .sort();
  for (const file of files) mocha.addFile(join(folder, file));
  await mocha.loadFilesAsync();
  const counts = await new Promise<Counts>((resolve) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed: failures, skipped: pending });
    });
  });
  if (counts.passed + counts.failed + counts.skipped === 0)
    throw new Error(`There are no tests in ${folder}.`);
  return counts;
}
