/**
 * How long the analysis of a `.env` file takes, which runs at each pause of the typing: of 1,000 and 20,000 lines, of a
 * file that does not concern MiniMax, and of fixes. Run with `npx tsx test/bench/envAnalysis.ts`.
 */
import { analyzeEnv } from '../../src/env/analyzeEnv';
import { fixAll, fixesFor } from '../../src/env/fixes';
import { ordinaryLines } from '../unit/env/support/ordinaryText';
import { contextWith } from '../unit/env/rules/support/evidence';
import { withValues } from '../unit/env/rules/support/values';

/** At most so many milliseconds for a file of 1,000 lines. */
const goal = 50;

const ownLines = withValues(
  'MINIMAX_API_KEY="Bearer @planKey@"\nMINIMAX_GROUP_ID=1876 5432 1098 7654 321\nMINIMAX_API_HOST=https://api.minimaxi.com\nMINIMAX_REGION=global\nMINMAX_API_KEY=@otherKey@\n',
);

function main(): void {
  const context = contextWith({ gitState: 'tracked' });
  const file = (lines: number): string => ordinaryLines(lines / 2) + ownLines + ordinaryLines(lines / 2);
  const [small, large] = [file(1_000), file(20_000)];
  const without = ordinaryLines(20_000);

  const atOnce = median(101, () => analyzeEnv(small, context));
  console.log(
    `analysis, 1,000 lines          ${show(atOnce)}, goal ${goal} ms: ${atOnce <= goal ? 'met' : 'missed'}`,
  );
  console.log(`analysis, 20,000 lines         ${show(median(21, () => analyzeEnv(large, context)))}`);
  console.log(
    `20,000 lines without MiniMax   ${show(median(21, () => analyzeEnv(without, context)))} (${(without.length / 1e6).toFixed(2)} MB)`,
  );
  const analysis = analyzeEnv(small, context);
  console.log(
    `all fixes, 1,000 lines         ${show(
      median(11, () => analysis.diagnostics.map((diagnostic) => fixesFor(diagnostic, analysis, context))),
    )} for ${analysis.diagnostics.length} diagnostics`,
  );
  console.log(`fix all, 1,000 lines           ${show(median(11, () => fixAll(analysis, context)))}`);
}

function median(rounds: number, task: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    task();
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)]!;
}

function show(milliseconds: number): string {
  return `${milliseconds.toFixed(2)} ms`;
}

main();
