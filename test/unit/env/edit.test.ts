import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EnvAssignment, EnvDocument } from '../../../src/env/document';
import {
  applyEdits,
  insertAssignment,
  quoteCutValue,
  removeAssignment,
  renameKey,
  setValue,
  swapValues,
  type EditResult,
} from '../../../src/env/edit';
import { scanEnv } from '../../../src/env/scanner';
import { grammarText, hostileValue, mutatedFile } from './support/hostileText';
import { assertSameValues, parseByDotenv } from './support/oracle';
import { ordinaryLines } from './support/ordinaryText';

const seed = 20_261_123;

/** An edit by name: of the first assignment called `A`. */
type Edit = (document: EnvDocument, a: EnvAssignment) => EditResult;

interface EditCase {
  readonly title: string;
  readonly edit: Edit;
  readonly before: string;
  readonly after: string;
}

const to =
  (value: string): Edit =>
  (document, a) =>
    setValue(document, a, value);
const renameTo =
  (name: string): Edit =>
  (document, a) =>
    renameKey(document, a, name);
const insertAfter =
  (value: string): Edit =>
  (document, a) =>
    insertAssignment(document, 'NEW', value, { after: a });
const append =
  (value: string): Edit =>
  (document) =>
    insertAssignment(document, 'NEW', value);
const swapWithB: Edit = (document, a) => swapValues(document, a, assignmentOf(document, 'B'));

// prettier-ignore
const editCases: readonly EditCase[] = [
  { title: 'sets an unquoted value', edit: to('c'), before: 'A=b\nX=1\n', after: 'A=c\nX=1\n' },
  { title: 'keeps blanks, comment and line ends', edit: to('c'), before: '\ufeff  export A  =  b   # d\r\n', after: '\ufeff  export A  =  c   # d\r\n' },
  { title: 'keeps double quotes', edit: to('c'), before: 'A="b" # d', after: 'A="c" # d' },
  { title: 'keeps single quotes', edit: to('c # d'), before: "A='b'", after: "A='c # d'" },
  { title: 'keeps backticks', edit: to('"\''), before: 'A=`b`', after: 'A=`"\'`' },
  { title: 'keeps quotes that stand on the next line', edit: to('c'), before: 'A=\n"b"\n', after: 'A=\n"c"\n' },
  { title: 'keeps the quotes when the value becomes empty', edit: to(''), before: 'A="b"', after: 'A=""' },
  { title: 'empties an unquoted value', edit: to(''), before: 'A=b # c', after: 'A= # c' },
  { title: 'quotes an empty value above a line that begins with a quote', edit: to(''), before: 'A=b\n"c"', after: 'A=""\n"c"' },
  { title: 'fills an empty value', edit: to('b'), before: 'A=\n', after: 'A=b\n' },
  { title: 'fills an empty value in quotes', edit: to('b'), before: 'A=""\n', after: 'A="b"\n' },
  { title: 'fills an empty value before a comment', edit: to('b'), before: 'A= # c', after: 'A=b # c' },
  { title: 'fills an empty value before a comment without a blank', edit: to('b'), before: 'A=#c', after: 'A=b #c' },
  { title: 'fills an empty value behind a blank where one stands before the separator', edit: to('b'), before: 'A = ', after: 'A = b' },
  { title: 'fills an empty value with a blank where one stands before the separator', edit: to('b'), before: 'A =', after: 'A = b' },
  { title: 'fills an empty value between a blank and a comment', edit: to('b'), before: 'A = # c', after: 'A = b # c' },
  { title: 'fills an empty value behind a colon', edit: to('b'), before: 'A:\n\nX=1', after: 'A: b\n\nX=1' },
  { title: 'fills an empty value behind a colon and a blank', edit: to('b'), before: 'A: \nX=1', after: 'A: b\nX=1' },
  { title: 'replaces a value that the colon took from the next line', edit: to('b'), before: 'A:\nB=c\nX=1', after: 'A:\nb\nX=1' },
  { title: 'sets the comment apart that had cut the value', edit: to('c'), before: 'A=b#d', after: 'A=c #d' },
  { title: 'quotes a value with a hash', edit: to('b#c'), before: 'A=b', after: 'A="b#c"' },
  { title: 'quotes a value with blanks', edit: to('b c'), before: 'A=b', after: 'A="b c"' },
  { title: 'quotes a value with blanks at its edges', edit: to(' b '), before: 'A=b', after: 'A=" b "' },
  { title: 'takes single quotes for what double quotes would change', edit: to('b\\nc'), before: 'A="b"', after: "A='b\\nc'" },
  { title: 'takes single quotes for a value with double ones', edit: to('{"b": 1}'), before: 'A=b', after: 'A=\'{"b": 1}\'' },
  { title: 'takes double quotes for a value with single ones', edit: to("it's"), before: "A='b'", after: 'A="it\'s"' },
  { title: 'takes backticks when both other quotes are in the value', edit: to('it\'s "b" # c'), before: 'A=b', after: 'A=`it\'s "b" # c`' },
  { title: 'prefers what python-dotenv reads alike: no quotes around two backslashes', edit: to('b\\\\c'), before: 'A=b', after: 'A=b\\\\c' },
  { title: 'needs no quotes for three kinds of quotes', edit: to('b\'c"d`e'), before: 'A="b"', after: 'A=b\'c"d`e' },
  { title: 'writes a line end as an escape', edit: to('b\nc'), before: 'A="b"', after: 'A="b\\nc"' },
  { title: 'writes a line end as it is where the value had some', edit: to('b\nd'), before: 'A="b\r\nc"\r\n', after: 'A="b\r\nd"\r\n' },
  { title: 'writes a line end as it is in single quotes', edit: to('b\nc'), before: "A='b'\r\n", after: "A='b\r\nc'\r\n" },
  { title: 'writes a carriage return as an escape, in double quotes', edit: to('b\rc'), before: "A='b'", after: 'A="b\\rc"' },
  { title: 'closes a quote that was open', edit: to('b'), before: 'A="b\nX=1', after: 'A=b\nX=1' },
  { title: 'replaces a value with something behind its quotes', edit: to('b'), before: 'A="b" c\nX=1', after: 'A=b\nX=1' },
  { title: 'sets one of two assignments of a name', edit: to('3'), before: 'A=1\nA=2', after: 'A=3\nA=2' },
  { title: 'changes nothing when the value is right', edit: to('b\n'), before: 'A="b\\n"', after: 'A="b\\n"' },

  { title: 'quotes a cut value', edit: quoteCutValue, before: 'A=b#c\n', after: 'A="b#c"\n' },
  { title: 'quotes a cut value and leaves the comment behind it', edit: quoteCutValue, before: 'A=b#c  # d#e ', after: 'A="b#c"  # d#e ' },
  { title: 'quotes a value that was cut off whole', edit: quoteCutValue, before: 'A=#b', after: 'A="#b"' },
  { title: 'quotes a cut value with quotes in it', edit: quoteCutValue, before: 'A=b"#\'c', after: 'A=`b"#\'c`' },
  { title: 'leaves a comment behind a blank alone', edit: quoteCutValue, before: 'A=b #c', after: 'A=b #c' },
  { title: 'leaves a comment behind quotes alone', edit: quoteCutValue, before: 'A="b"#c', after: 'A="b"#c' },

  { title: 'renames', edit: renameTo('B.2'), before: 'export A = "b" # A\n', after: 'export B.2 = "b" # A\n' },
  { title: 'renames one of two', edit: renameTo('B'), before: 'A=1\nA=2', after: 'B=1\nA=2' },
  { title: 'renames to a word of the grammar', edit: renameTo('export'), before: 'A =b', after: 'export =b' },

  { title: 'removes a line', edit: removeAssignment, before: 'X=1\nA=b\nY=2\n', after: 'X=1\nY=2\n' },
  { title: 'removes a line with its indentation, export and comment', edit: removeAssignment, before: 'X=1\r\n  export A=b # c \r\nY=2\r\n', after: 'X=1\r\nY=2\r\n' },
  { title: 'removes the first line and keeps the byte order mark', edit: removeAssignment, before: '\ufeffA=b\r\nX=1', after: '\ufeffX=1' },
  { title: 'removes the last line, which has no line end', edit: removeAssignment, before: 'X=1\nA=b', after: 'X=1\n' },
  { title: 'removes a line with lone carriage returns', edit: removeAssignment, before: 'X=1\rA=b\rY=2', after: 'X=1\rY=2' },
  { title: 'removes all lines of a value', edit: removeAssignment, before: 'X=1\nA="b\n\nc"\n\nY=2', after: 'X=1\n\nY=2' },
  { title: 'removes a statement that wanders over lines', edit: removeAssignment, before: 'X=1\nexport\nA\n=\n"b" # c\nY=2', after: 'X=1\nY=2' },
  { title: 'leaves the comment above a removed line', edit: removeAssignment, before: '# b\nA=b\n', after: '# b\n' },

  { title: 'inserts a line', edit: insertAfter('1'), before: 'A=b\nX=1\n', after: 'A=b\nNEW=1\nX=1\n' },
  { title: 'inserts a line behind the comment', edit: insertAfter('1'), before: 'A=b # c\r\nX=1', after: 'A=b # c\r\nNEW=1\r\nX=1' },
  { title: 'inserts a line behind the last, which has no line end', edit: insertAfter('1'), before: 'X=1\r\nA=b', after: 'X=1\r\nA=b\r\nNEW=1' },
  { title: 'inserts a line that looks like its neighbour', edit: insertAfter('1'), before: 'export A = "b"\n', after: 'export A = "b"\nexport NEW = "1"\n' },
  { title: 'does not copy the padding of a neighbour', edit: insertAfter('1'), before: 'A     = b', after: 'A     = b\nNEW=1' },
  { title: 'inserts an empty value above a line that begins with a quote', edit: insertAfter(''), before: 'A=b\n"c"', after: 'A=b\nNEW=""\n"c"' },
  { title: 'inserts between U+2028 and what ends with it', edit: insertAfter('1'), before: 'A="b"\u2028X=1', after: 'A="b"\nNEW="1"\u2028X=1' },
  { title: 'inserts a line with the line end of the line it follows', edit: insertAfter('1'), before: 'X=1\nA=b\r\nY=2\n', after: 'X=1\nA=b\r\nNEW=1\r\nY=2\n' },
  { title: 'inserts a line behind one that ends otherwise than the first', edit: insertAfter('1'), before: 'X=1\r\nA=b\nY=2\r\n', after: 'X=1\r\nA=b\nNEW=1\nY=2\r\n' },
  { title: 'inserts a line behind a lone carriage return', edit: insertAfter('1'), before: 'X=1\nA=b\rY=2', after: 'X=1\nA=b\rNEW=1\rY=2' },
  { title: 'appends a line with the line end of the line it follows', edit: append('1'), before: 'A=b\nX=1\r\n', after: 'A=b\nX=1\r\nNEW=1\r\n' },
  { title: 'appends a line', edit: append('1'), before: 'A=b\r\n', after: 'A=b\r\nNEW=1\r\n' },
  { title: 'appends a line where the last has no line end', edit: append('1'), before: 'X=1\rA=b', after: 'X=1\rA=b\rNEW=1' },
  { title: 'appends a line behind an open quote, with quotes that do not close it', edit: append('b c'), before: 'A="b', after: 'A="b\nNEW=\'b c\'' },
  { title: 'appends a line behind a colon with a value', edit: append('1'), before: 'A: b\n', after: 'A: b\nNEW=1\n' },

  { title: 'swaps two values', edit: swapWithB, before: 'A=1\nB=2 # c', after: 'A=2\nB=1 # c' },
  { title: 'swaps two values and leaves the quotes where they are', edit: swapWithB, before: 'A="1"\nB=2', after: 'A="2"\nB=1' },
  { title: 'swaps an empty value', edit: swapWithB, before: 'A=\nB="b#c"', after: 'A="b#c"\nB=""' },
  { title: 'swaps values that need each other’s quotes', edit: swapWithB, before: 'A=\'"\'\nB="\'"', after: 'A="\'"\nB=\'"\'' },
];

describe('An edit', () => {
  for (const { title, edit, before, after } of editCases) {
    it(title, () => {
      const document = scanEnv(before);
      assert.equal(applied(document, edit(document, assignmentOf(document, 'A'))), after);
    });
  }

  it('appends to an empty file', () => {
    const document = scanEnv('');
    assert.equal(applied(document, insertAssignment(document, 'A', '1')), 'A=1\n');
  });

  it('appends to a file that has only a byte order mark', () => {
    const document = scanEnv('\ufeff');
    assert.equal(applied(document, insertAssignment(document, 'A', '1')), '\ufeffA=1\n');
  });

  // prettier-ignore
  const refusals: { title: string; edit: Edit; text: string; reason: string }[] = [
    { title: 'a value with a hash and all quotes', edit: to('#\'"`'), text: 'A=b', reason: 'valueCannotBeWritten' },
    { title: 'a line end next to what would be an escape', edit: to('\\n\r'), text: 'A=b', reason: 'valueCannotBeWritten' },
    { title: 'a name with a blank', edit: renameTo('A B'), text: 'A=b', reason: 'invalidName' },
    { title: 'an empty name', edit: renameTo(''), text: 'A=b', reason: 'invalidName' },
    { title: 'a name that dotenv loses', edit: renameTo('__proto__'), text: 'A=b', reason: 'invalidName' },
    { title: 'a removal after which two lines would become one statement', edit: removeAssignment, text: 'X\nA=b\n=c', reason: 'othersWouldChange' },
    { title: 'a removal after which a line would take the next one for its value', edit: removeAssignment, text: 'X=\nA=b\n"c"', reason: 'othersWouldChange' },
    { title: 'a line behind a colon that would take it for its value', edit: append('1'), text: 'A=b\nX:', reason: 'valueCannotBeWritten' },
  ];
  for (const { title, edit, text, reason } of refusals) {
    it(`is refused: ${title}`, () => {
      const document = scanEnv(text);
      assert.deepEqual(edit(document, assignmentOf(document, 'A')), { ok: false, reason });
    });
  }
});

describe('Edits of any text', () => {
  const anyFile = fc.oneof(grammarText(), mutatedFile);

  /** A document with assignments, and a number that picks one. */
  const place = fc
    .tuple(anyFile.map(scanEnv), fc.nat(1_000))
    .filter(([{ assignments }]) => assignments.length > 0)
    .map(([document, number]) => ({
      document,
      index: number % document.assignments.length,
      assignment: document.assignments[number % document.assignments.length]!,
    }));

  it('give the intended value and change no other', function () {
    this.timeout(60_000);
    let written = 0;
    const property = fc.property(place, hostileValue, ({ document, index, assignment }, value) => {
      const result = setValue(document, assignment, value);
      if (result.ok) {
        written++;
        const expected = namesAndValues(document);
        expected[index] = { name: assignment.name, value };
        assertLeaves(document, result, expected);
      }
    });
    fc.assert(property, { numRuns: 3_000, seed });
    assert.ok(written > 2_500, `${written} values were written`);
  });

  it('can always write a value of ordinary characters', function () {
    this.timeout(60_000);
    const property = fc.property(
      place,
      fc.stringMatching(/^[A-Za-z0-9_-]{1,30}$/),
      ({ document, assignment }, value) => {
        assert.equal(setValue(document, assignment, value).ok, true, JSON.stringify(document.text));
      },
    );
    fc.assert(property, { numRuns: 2_000, seed });
  });

  it('touch nothing but the value and the blanks around it when they set a value', function () {
    this.timeout(60_000);
    let edits = 0;
    const property = fc.property(place, hostileValue, ({ document, assignment }, value) => {
      const result = setValue(document, assignment, value);
      for (const { start, end } of result.ok ? result.edits : []) {
        edits++;
        assert.ok(start >= assignment.separator.end);
        assert.ok(end <= (assignment.closeQuote ?? assignment.rawValue).end || start === end);
      }
    });
    fc.assert(property, { numRuns: 1_000, seed });
    assert.ok(edits > 800, `${edits} edits were made`);
  });

  it('rename one key', function () {
    this.timeout(60_000);
    let renamed = 0;
    const property = fc.property(
      place,
      fc.stringMatching(/^[\w.-]{1,10}$/),
      ({ document, index, assignment }, name) => {
        const result = renameKey(document, assignment, name);
        if (result.ok) {
          renamed++;
          const expected = namesAndValues(document);
          expected[index] = { name, value: assignment.value };
          assertLeaves(document, result, expected);
        }
      },
    );
    fc.assert(property, { numRuns: 1_000, seed });
    assert.ok(renamed > 950, `${renamed} keys were renamed`);
  });

  it('remove the lines of one assignment', function () {
    this.timeout(60_000);
    let removed = 0;
    const property = fc.property(place, ({ document, index, assignment }) => {
      const result = removeAssignment(document, assignment);
      if (result.ok) {
        removed++;
        assertLeaves(document, result, namesAndValues(document).toSpliced(index, 1));
        const { start, end } = result.edits[0]!;
        const { statement } = assignment;
        assert.equal(document.text.slice(start, statement.start).trim(), '');
        assert.equal(document.text.slice(statement.end, end).trim(), '');
        assert.match(document.text.slice(statement.end, end), /^[^\r\n]*(?:\r\n|\r|\n|\u2028|\u2029|$)$/);
      }
    });
    fc.assert(property, { numRuns: 2_000, seed });
    assert.ok(removed > 1_900, `${removed} assignments were removed`);
  });

  it('insert an assignment behind another one', function () {
    this.timeout(60_000);
    let inserted = 0;
    const property = fc.property(place, hostileValue, ({ document, index, assignment }, value) => {
      const result = insertAssignment(document, 'NEW', value, { after: assignment });
      if (result.ok) {
        inserted++;
        assertLeaves(
          document,
          result,
          namesAndValues(document).toSpliced(index + 1, 0, { name: 'NEW', value }),
        );
      }
    });
    fc.assert(property, { numRuns: 2_000, seed });
    assert.ok(inserted > 1_600, `${inserted} assignments were inserted`);
  });

  it('append an assignment', function () {
    this.timeout(60_000);
    let inserted = 0;
    const property = fc.property(anyFile, hostileValue, (text, value) => {
      const document = scanEnv(text);
      const result = insertAssignment(document, 'NEW', value);
      if (result.ok) {
        inserted++;
        assertLeaves(document, result, [...namesAndValues(document), { name: 'NEW', value }]);
        assert.ok(applied(document, result).startsWith(text), 'what was there stays in front');
      }
    });
    fc.assert(property, { numRuns: 2_000, seed });
    assert.ok(inserted > 1_600, `${inserted} assignments were appended`);
  });

  it('swap two values', function () {
    this.timeout(60_000);
    let swapped = 0;
    const property = fc.property(place, fc.nat(1_000), ({ document, index, assignment }, number) => {
      const otherIndex = number % document.assignments.length;
      const other = document.assignments[otherIndex]!;
      const result = swapValues(document, assignment, other);
      if (result.ok) {
        swapped++;
        const expected = namesAndValues(document);
        expected[index] = { name: assignment.name, value: other.value };
        expected[otherIndex] = { name: other.name, value: assignment.value };
        assertLeaves(document, result, expected);
      }
    });
    fc.assert(property, { numRuns: 1_000, seed });
    assert.ok(swapped > 900, `${swapped} pairs were swapped`);
  });

  it('keep the line ends of a file that has only one kind', function () {
    this.timeout(60_000);
    const file = mutatedFile
      .map((text) => text.replaceAll(/\r\n?|\n/g, '\r\n'))
      .filter((text) => text.includes('\r\n'));
    const value = hostileValue.map((text) => text.replaceAll('\r', ''));
    let edits = 0;
    const property = fc.property(file, value, fc.nat(1_000), (text, newValue, number) => {
      const document = scanEnv(text);
      const assignment = document.assignments[number % Math.max(1, document.assignments.length)];
      const results = [insertAssignment(document, 'NEW', newValue, { after: assignment })];
      if (assignment !== undefined) {
        results.push(setValue(document, assignment, newValue), removeAssignment(document, assignment));
      }
      for (const result of results.filter(({ ok }) => ok)) {
        edits++;
        assert.doesNotMatch(applied(document, result), /\r(?!\n)|(?<!\r)\n/);
      }
    });
    fc.assert(property, { numRuns: 1_000, seed });
    assert.ok(edits > 2_000, `${edits} edits were made`);
  });

  it('leave every line its own line end where they add one', function () {
    this.timeout(60_000);
    const file = fc
      .tuple(mutatedFile, fc.array(fc.constantFrom('\n', '\r\n'), { minLength: 2, maxLength: 7 }))
      .map(([text, ends]) => text.replaceAll(/\r\n?|\n/g, (_, at: number) => ends[at % ends.length] ?? '\n'))
      .filter((text) => text !== '\ufeff');
    let inserted = 0;
    const property = fc.property(file, fc.nat(1_000), (text, number) => {
      const document = scanEnv(text);
      const { assignments } = document;
      for (const after of [undefined, assignments[number % Math.max(1, assignments.length)]]) {
        const result = insertAssignment(document, 'NEW', 'value', { after });
        if (result.ok && !/[\u2028\u2029]/.test(text)) {
          inserted++;
          const lines = applied(document, result).split(/(?<=\r\n|\n)/);
          const added = lines.findIndex((line) => /NEW.*value/.test(line));
          const others = lines.toSpliced(added, 1).join('');
          // A last line without a line end gets one, and the new line has none in its place.
          const end = /\r?\n$/.exec(lines[added] ?? '')?.[0] ?? '';
          const isSame = others === text || (end === '' && others.replace(/\r?\n$/, '') === text);
          assert.ok(isSame, JSON.stringify([text, others]));
          const before = /\r?\n$/.exec(lines[added - 1] ?? '')?.[0];
          assert.ok(end === '' || before === undefined || end === before, JSON.stringify(lines));
        }
      }
    });
    fc.assert(property, { numRuns: 1_000, seed });
    assert.ok(inserted > 1_500, `${inserted} lines were added`);
  });

  it('can write every value that dotenv can read', function () {
    this.timeout(60_000);
    const readable = new Set<string>();
    for (const written of texts(['a', ' ', '#', "'", '"', '`', '\\', 'n', 'r', '\n', '\u2028'], 4)) {
      const value = parseByDotenv(`KEY=${written}`).get('KEY');
      assert.ok(value !== undefined);
      readable.add(value);
    }
    assert.ok(readable.size > 3_000, `${readable.size} values can be read`);

    const document = scanEnv('KEY=x\nOTHER="y"\n');
    const unwritable = [...readable].filter(
      (value) => !setValue(document, document.assignments[0]!, value).ok,
    );
    assert.deepEqual(unwritable, []);
  });

  it('are made in a large file too', () => {
    const document = scanEnv(ordinaryLines(20_000));
    const last = document.assignments.at(-1)!;
    const result = setValue(document, last, 'changed');
    assert.ok(result.ok && result.edits.length === 1);
    assert.equal(parseByDotenv(applied(document, result)).get(last.name), 'changed');
  });
});

describe('applyEdits', () => {
  it('applies edits in any order', () => {
    const edits = [
      { start: 4, end: 5, newText: 'E' },
      { start: 0, end: 1, newText: '' },
      { start: 2, end: 2, newText: '-' },
    ];
    assert.equal(applyEdits('abcdef', edits), 'b-cdEf');
  });

  it('refuses edits that overlap', () => {
    const edits = [
      { start: 0, end: 2, newText: '' },
      { start: 1, end: 3, newText: '' },
    ];
    assert.throws(() => applyEdits('abc', edits), RangeError);
  });

  it('refuses edits outside of the text', () => {
    assert.throws(() => applyEdits('abc', [{ start: 3, end: 4, newText: '' }]), RangeError);
    assert.throws(() => applyEdits('abc', [{ start: -1, end: 1, newText: '' }]), RangeError);
    assert.throws(() => applyEdits('abc', [{ start: 2, end: 1, newText: '' }]), RangeError);
  });
});

interface NameAndValue {
  readonly name: string;
  readonly value: string;
}

function namesAndValues({ assignments }: EnvDocument): NameAndValue[] {
  return assignments.map(({ name, value }) => ({ name, value }));
}

/** Throws unless the edited text has exactly these assignments, by `dotenv` too, and is the old one elsewhere. */
function assertLeaves(document: EnvDocument, result: EditResult, expected: readonly NameAndValue[]): void {
  assert.ok(result.ok);
  const { text } = document;
  const edited = applied(document, result);
  assert.deepEqual(namesAndValues(scanEnv(edited)), expected);

  const values = new Map(expected.map(({ name, value }) => [name, value]));
  values.delete('__proto__');
  assertSameValues(values, parseByDotenv(edited), edited);

  const edits = result.edits.toSorted((a, b) => a.start - b.start);
  const first = edits.at(0)?.start ?? text.length;
  const behind = text.length - (edits.at(-1)?.end ?? text.length);
  assert.equal(edited.slice(0, first), text.slice(0, first));
  assert.equal(edited.slice(edited.length - behind), text.slice(text.length - behind));
  assert.ok(edited.startsWith('\ufeff') || !text.startsWith('\ufeff'), 'a byte order mark stays');
}

function applied({ text }: EnvDocument, result: EditResult): string {
  assert.ok(result.ok, JSON.stringify(result));
  return applyEdits(text, result.edits);
}

function assignmentOf({ assignments }: EnvDocument, name: string): EnvAssignment {
  const found = assignments.find((assignment) => assignment.name === name);
  assert.ok(found !== undefined, `${name} is assigned`);
  return found;
}

/** All texts of these characters up to a length. */
function* texts(alphabet: readonly string[], length: number): Generator<string> {
  yield '';
  if (length > 0) {
    for (const text of texts(alphabet, length - 1)) {
      yield* alphabet.map((character) => character + text);
    }
  }
}
