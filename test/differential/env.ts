/**
 * Compares `scanEnv` with `dotenv` on many generated files, new ones at each run, and prints how many and the seed
 * that repeats them. Run with `npx tsx test/differential/env.ts [count] [seed]`; the count is 200,000 by default.
 */
import fc from 'fast-check';
import { scanEnv } from '../../src/env/scanner';
import { anyText } from '../unit/env/support/hostileText';
import { assertSameValues, longestForDefaultParser, parseByDotenv } from '../unit/env/support/oracle';

const count = wholeNumber(process.argv[2]) ?? 200_000;
const seed = wholeNumber(process.argv[3]) ?? Date.now() % 2 ** 31;

let characters = 0;
let long = 0;
let assignments = 0;

const started = performance.now();
fc.assert(
  fc.property(anyText, (text) => {
    const document = scanEnv(text);
    assertSameValues(document.values, parseByDotenv(text), text);
    characters += text.length;
    assignments += document.assignments.length;
    long += text.length > longestForDefaultParser ? 1 : 0;
  }),
  { numRuns: count, seed },
);
const seconds = ((performance.now() - started) / 1000).toFixed(1);

console.log(
  `${grouped(count)} generated files compared with dotenv, no difference (seed ${seed}, ${seconds} s)`,
);
console.log(
  `${grouped(count - long)} with its default parser, ${grouped(long)} longer ones with its fast parser; ` +
    `${grouped(characters)} characters, ${grouped(assignments)} assignments`,
);

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
