// What VS Code loads to run the integration tests: it calls `run` in the extension host.
import { format } from 'node:util';
import { formatCounts, reportCounts } from '../host/counts';
import { lineMark } from '../host/lineMark';
import { runMocha } from '../host/runMocha';

/** Runs the test files beside this one. Rejects when a test fails, which makes VS Code end with a code. */
export async function run(): Promise<void> {
  if (process.env.TEST_HOST !== undefined) markConsoleLines();
  const counts = await runMocha(__dirname, { ending: '.test.js', timeout: 20_000 });
  await reportCounts(counts);
  if (counts.failed > 0) throw new Error(formatCounts(counts));
}

/** Lets the launcher tell the lines of the extension host from those of the workbench. */
function markConsoleLines(): void {
  const original = globalThis.console;
  // VS Code does not let single methods be replaced, so the object is.
  const marked = Object.create(original) as Console;
  for (const name of ['log', 'info', 'warn', 'error'] as const) {
    Object.defineProperty(marked, name, {
      value: (...values: unknown[]) => {
        original[name](lineMark + format(...values));
      },
    });
  }
  globalThis.console = marked;
}
