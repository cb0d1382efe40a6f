/**
 * Compares `scanEnv` with `dotenv` on many generated files, new ones at each run, and prints how many and the seed
 * that repeats them: npx tsx test/runDifferential.ts [COUNT] [SEED]. The count is 200,000 unless told otherwise.
 */
import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import { scanEnv } from '../../src/env/scanner';
import { anyText } from '../unit/env/support/hostileText';
import { assertSameValues, longestForDefaultParser, parseByDotenv } from '../unit/env/support/oracle';

const count = wholeNumber(process.argv[2]) ?? 200_000;
const seed = wholeNumber(process.argv[3]) ?? Date.now() % 2 ** 31;

describe('scanEnv beside dotenv', () => {
  it(`gives the same values for ${grouped(count)} generated files`, function () {
    // A few seconds on an idle machine.
    this.timeout(5 * 60_000);
    console.log(`      seed ${seed}`);
    let characters = 0;
    let long = 0;
    let assignments = 0;
    let files = 0;
    fc.assert(
      fc.property(anyText, (text) => {
        const document = scanEnv(text);
        assertSameValues(document.values, parseByDotenv(text), text);
        files++;
        characters += text.length;
        assignments += document.assignments.length;
        long += text.length > longestForDefaultParser ? 1 : 0;
      }),
      { numRuns: count, seed },
    );
    console.log(
      `      ${grouped(files)} generated files compared with dotenv, no difference (seed ${seed}):\n` +
        `      ${grouped(files - long)} with its default parser, ${grouped(long)} longer ones with its fast parser; ` +
        `${grouped(characters)} characters, ${grouped(assignments)} assignments`,
    );
    ok(files >= count, `only ${grouped(files)} were compared`);
    // Files without an assignment would prove nothing.
    ok(assignments > files, `there were only ${grouped(assignments)} assignments`);
  });
});

function wholeNumber(argument: string | undefined): number | undefined {
  if (argument === undefined) {
    return undefined;
  }
  if (!/^\d+$/.test(argument)) {
    throw new RangeError(`Not a whole number: ${argument}`);
  }
  return Number(argument);
}

function grouped(number: number): string {
  return number.toLocaleString('en');
}
