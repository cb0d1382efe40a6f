import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countScanSteps, scanEnv } from '../../../src/env/scanner';
import { scannerCases } from './cases';
import { anyText, grammarText, mutatedFile } from './support/hostileText';
import { assertSameValues, longestForDefaultParser, parseByDotenv } from './support/oracle';
import { ordinaryLines } from './support/ordinaryText';
import { assertRangesHold, picture } from './support/ranges';

/** One seed for all runs: a failure is the fault of a change. `test/differential/env.test.ts` looks for new texts. */
const seed = 20_261_123;

describe('scanEnv', () => {
  describe('finds the parts of', () => {
    for (const { title, text, picture: expected } of scannerCases) {
      it(title, () => {
        assert.equal(picture(scanEnv(text)), expected);
        assertRangesHold(scanEnv(text));
      });
    }
  });

  describe('gives the values that dotenv gives for', () => {
    for (const { title, text } of scannerCases) {
      it(title, () => {
        assert.deepEqual(sorted(scanEnv(text).values), sorted(parseByDotenv(text)));
      });
    }
  });

  it('gives each assignment its own value, and the document the last one of a name', () => {
    const { assignments, values } = scanEnv('A=1\nB=2\nA="3"');
    assert.deepEqual(
      assignments.map(({ name, value }) => [name, value]),
      [
        ['A', '1'],
        ['B', '2'],
        ['A', '3'],
      ],
    );
    assert.deepEqual(sorted(values), [
      ['A', '3'],
      ['B', '2'],
    ]);
  });

  it('shows an assignment to __proto__ and leaves it out of the values, as dotenv loses it', () => {
    const { assignments, values } = scanEnv('__proto__=1');
    assert.deepEqual(
      assignments.map(({ name, value }) => [name, value]),
      [['__proto__', '1']],
    );
    assert.equal(values.size, 0);
  });

  it('gives all parts of a statement in UTF-16 offsets', () => {
    assert.deepEqual(scanEnv('# 😀\r\nexport A = "b\\n" # c\r\n').assignments, [
      {
        name: 'A',
        value: 'b\n',
        statement: { start: 6, end: 26 },
        export: { start: 6, end: 12 },
        key: { start: 13, end: 14 },
        separator: { start: 15, end: 16 },
        quote: '"',
        openQuote: { start: 17, end: 18 },
        rawValue: { start: 18, end: 21 },
        closeQuote: { start: 21, end: 22 },
        comment: { start: 23, end: 26 },
      },
    ]);
  });

  it('places an empty value right behind the separator', () => {
    const places = scanEnv('A=\nB =  # c\nC:\n\nD=""').assignments.map(({ rawValue }) => rawValue);
    assert.deepEqual(places, [
      { start: 2, end: 2 },
      { start: 6, end: 6 },
      { start: 14, end: 14 },
      { start: 19, end: 19 },
    ]);
  });

  it('reads any text as dotenv does', function () {
    this.timeout(60_000);
    const runs = 5_000;
    let assignments = 0;
    let long = 0;
    const property = fc.property(anyText, (text) => {
      const document = scanEnv(text);
      assertSameValues(document.values, parseByDotenv(text), text);
      assignments += document.assignments.length;
      long += text.length > longestForDefaultParser ? 1 : 0;
    });
    fc.assert(property, { numRuns: runs, seed });
    assert.ok(assignments > runs, 'the texts have assignments');
    assert.ok(long > 0, 'some texts are for the fast parser');
    console.log(
      `        ${runs} generated files (${long} of them long), ${assignments} assignments, seed ${seed}, no difference`,
    );
  });

  it('gives ranges that are what they are called, in any text', function () {
    this.timeout(60_000);
    let assignments = 0;
    const property = fc.property(fc.oneof(grammarText(), mutatedFile), (text) => {
      const document = scanEnv(text);
      assertRangesHold(document);
      assignments += document.assignments.length;
    });
    fc.assert(property, { numRuns: 2_000, seed });
    assert.ok(assignments > 2_000, 'the texts have assignments');
  });
});

describe('The time of scanEnv', () => {
  /** Above what any input was seen to take: each character is looked at a bounded number of times. */
  const stepsPerCharacter = 16;

  /** Each gives a text of about the given length. */
  const shapes: Record<string, (length: number) => string> = {
    'ordinary lines': (length) => ordinaryLines(length / 34),
    'blank lines': (length) => '\n'.repeat(length),
    'blank lines of both characters': (length) => '\r\n'.repeat(length / 2),
    blanks: (length) => ' '.repeat(length),
    'a key and blank lines': (length) => 'A' + '\n'.repeat(length),
    'a separator and blank lines': (length) => 'A=' + '\n'.repeat(length),
    'keys and blank lines in turn': (length) => ('A' + '\n'.repeat(50)).repeat(length / 51),
    'blank lines before something that is no key': (length) => '\n'.repeat(length) + '!',
    'export and blank lines in turn': (length) => ('export' + '\n'.repeat(50)).repeat(length / 56),
    'export on and on': (length) => 'export '.repeat(length / 7),
    'export and open quotes': (length) => 'export A="'.repeat(length / 10),
    'open quotes on one line': (length) => 'A="'.repeat(length / 3),
    'open quotes on a line each': (length) => 'A="b\n'.repeat(length / 5),
    'open quotes of the three kinds': (length) => 'A="\nB=\'\nC=`x\n'.repeat(length / 13),
    'open quotes with a word behind the next one': (length) => 'A="x\nB="y z\n'.repeat(length / 12),
    'escaped quotes that never close': (length) => 'A="' + '\\"x'.repeat(length / 3),
    'escaped quotes that could close': (length) => 'A="' + '\\"\n'.repeat(length / 3) + '"x',
    'escaped quotes before blanks': (length) => 'A="' + ('\\"' + ' '.repeat(50)).repeat(length / 52) + 'x',
    backticks: (length) => 'A=' + '`'.repeat(length),
    'assignments of backticks': (length) => 'A=`\n'.repeat(length / 4),
    'assignments of one backtick and a word': (length) => 'A=`b` c\n'.repeat(length / 8),
    hashes: (length) => '#'.repeat(length),
    'assignments of hashes': (length) => 'A=#\n'.repeat(length / 4),
    'one key': (length) => 'A'.repeat(length),
    'one value': (length) => 'A=' + 'b'.repeat(length),
    'one value with escapes': (length) => 'A="' + '\\n'.repeat(length / 2) + '"',
    'one value with line ends': (length) => 'A="' + '\r\n'.repeat(length / 2) + '"',
    'one value and its trailing blanks': (length) => 'A=b' + ' '.repeat(length) + '#',
    'U+2028': (length) => '\u2028'.repeat(length),
    'U+2028 and a quote in turn': (length) => 'A=' + '\u2028"'.repeat(length / 2) + 'x',
    'U+2028 and a quoted word in turn': (length) => 'A=b' + '\u2028"c"'.repeat(length / 4),
    'U+2028 and an open quote in turn': (length) => 'A=b' + '\u2028"c'.repeat(length / 3) + '"',
    'assignments with U+2028 and a quote': (length) => 'A=\u2028"'.repeat(length / 4),
    'colons and line ends': (length) => 'A:\n'.repeat(length / 3),
    'separators only': (length) => '='.repeat(length),
    carriage: (length) => '\r'.repeat(length),
  };

  for (const [title, shape] of Object.entries(shapes)) {
    it(`is linear in ${title}`, () => {
      const text = shape(80_000);
      assert.ok(text.length > 70_000, 'the text is long');
      const steps = countScanSteps(text);
      const stepsOfTwice = countScanSteps(shape(160_000));
      assert.ok(stepsOfTwice <= 2.1 * steps, `${steps} steps, and ${stepsOfTwice} for twice the length`);
      assert.ok(steps <= stepsPerCharacter * text.length, `${steps / text.length} steps per character`);
    });
  }

  it('is linear in any text that repeats itself', function () {
    this.timeout(60_000);
    const property = fc.property(grammarText(6), grammarText(4), (part, end) => {
      const once = part.repeat(100) + end;
      const steps = countScanSteps(once);
      const stepsOfTwice = countScanSteps(part.repeat(200) + end);
      assert.ok(
        steps <= stepsPerCharacter * (once.length + 1),
        `${steps} steps for ${JSON.stringify([part, end])}`,
      );
      assert.ok(
        stepsOfTwice <= 2.1 * steps + 20,
        `${steps} and ${stepsOfTwice} for ${JSON.stringify([part, end])}`,
      );
    });
    fc.assert(property, { numRuns: 1_000, seed });
  });

  it('is linear in any text', () => {
    const property = fc.property(anyText, (text) => {
      assert.ok(countScanSteps(text) <= stepsPerCharacter * (text.length + 1));
    });
    fc.assert(property, { numRuns: 1_000, seed });
  });
});

function sorted(values: ReadonlyMap<string, string>): [string, string][] {
  return [...values].sort(([a], [b]) => (a < b ? -1 : 1));
}
