/**
 * How fast `scanEnv` is: the ratio to the fast parser of `dotenv` on 10,000 ordinary lines, and the time per byte
 * at 10 KB and 1 MB, which shows that it does not grow with the length. The scanner is bundled and minified first,
 * as it is shipped. Run with `npx tsx test/bench/envScanner.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'dotenv';
import { buildSync } from 'esbuild';
import type * as scannerModule from '../../src/env/scanner';
import { ordinaryLines } from '../unit/env/support/ordinaryText';

/** At most so many times the time of the fast parser, although that gives no positions. */
const goal = 1.5;

async function main(): Promise<void> {
  const { scanEnv } = await loadBundledScanner();

  const text = ordinaryLines(10_000);
  const [scanned, withValues, parsed] = medianTimes(101, [
    () => scanEnv(text).assignments,
    () => scanEnv(text).values,
    () => parse(text, { fast: true }),
  ]) as [number, number, number];
  const ratio = withValues / parsed;
  console.log(`10,000 ordinary lines, ${(text.length / 1000).toFixed(0)} KB, median of 101:`);
  console.log(`  dotenv's fast parser          ${parsed.toFixed(2)} ms`);
  console.log(
    `  scanEnv, assignments          ${scanned.toFixed(2)} ms, ratio ${(scanned / parsed).toFixed(2)}`,
  );
  console.log(`  scanEnv, assignments, values  ${withValues.toFixed(2)} ms, ratio ${ratio.toFixed(2)}`);
  console.log(`  goal: a ratio of at most ${goal.toFixed(1)}, ${ratio <= goal ? 'met' : 'missed'}`);

  const small = text.slice(0, 10_000);
  const large = text.repeat(3).slice(0, 1_000_000);
  const scans = large.length / small.length;
  const [timeOfSmall, timeOfLarge] = medianTimes(31, [
    () => {
      for (let scan = 0; scan < scans; scan++) {
        scanEnv(small);
      }
    },
    () => scanEnv(large),
  ]) as [number, number];
  const [perByteOfSmall, perByteOfLarge] = [timeOfSmall, timeOfLarge].map(
    (time) => (time * 1e6) / large.length,
  );
  console.log('Time per byte:');
  console.log(`  at 10 KB  ${perByteOfSmall!.toFixed(1)} ns`);
  console.log(
    `  at 1 MB   ${perByteOfLarge!.toFixed(1)} ns, ratio ${(perByteOfLarge! / perByteOfSmall!).toFixed(2)}`,
  );
}

async function loadBundledScanner(): Promise<typeof scannerModule> {
  const folder = mkdtempSync(join(tmpdir(), 'env-scanner-'));
  try {
    const outfile = join(folder, 'scanner.mjs');
    buildSync({
      entryPoints: [join(import.meta.dirname, '../../src/env/scanner.ts')],
      outfile,
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'node',
    });
    return (await import(pathToFileURL(outfile).href)) as typeof scannerModule;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The median time of each task in ms. The tasks take turns, so that a busy machine slows all of them alike. */
function medianTimes(rounds: number, tasks: readonly (() => unknown)[]): number[] {
  const times = tasks.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, task] of tasks.entries()) {
      const started = performance.now();
      task();
      times[index]!.push(performance.now() - started);
    }
  }
  return times.map((list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]!);
}

void main();
