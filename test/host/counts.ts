import { readFile, writeFile } from 'node:fs/promises';

/** What came of a suite. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The environment variable that names the file into which a suite writes its counts. */
export const countsVariable = 'TEST_COUNTS_FILE';

/** Writes the counts where the parent process looks for them, if there is one that does. */
export async function reportCounts(counts: Counts): Promise<void> {
  const file = process.env[countsVariable];
  if (file !== undefined) await writeFile(file, JSON.stringify(counts));
}

/** Reads the counts of a suite; undefined when it ended before it wrote any. */
export async function readCounts(file: string): Promise<Counts | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Counts);
}

/** The sum of some suites. */
export function sumCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, counts) => ({
      passed: sum.passed + counts.passed,
      failed: sum.failed + counts.failed,
      skipped: sum.skipped + counts.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The line that everything which runs tests ends with. */
export function formatCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
