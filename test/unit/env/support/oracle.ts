import { parse } from 'dotenv';

/** The longest text that the default parser of `dotenv` is given: beyond it becomes quadratic. In UTF-16 units. */
export const longestForDefaultParser = 2048;

/** What `dotenv` gives for a text: by its default parser where the text is short, by its fast one beyond. */
export function parseByDotenv(text: string): Map<string, string> {
  return new Map(Object.entries(parse(text, { fast: text.length > longestForDefaultParser })));
}

/** Throws an error that shows the text, where two readings of it differ. Cheaper than a deep comparison. */
export function assertSameValues(
  actual: ReadonlyMap<string, string>,
  expected: ReadonlyMap<string, string>,
  text: string,
): void {
  const same =
    actual.size === expected.size && [...expected].every(([name, value]) => actual.get(name) === value);
  if (!same) {
    const [read, wanted] = [actual, expected].map((values) => JSON.stringify([...values]));
    throw new Error(`${JSON.stringify(text)} is read as ${read!}, and dotenv reads ${wanted!}`);
  }
}
