import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readByPythonDotenv, type PythonReading } from '../../../src/env/pythonDotenv';
import { scanEnv } from '../../../src/env/scanner';
import { anyText } from './support/hostileText';
import { ordinaryLines } from './support/ordinaryText';

const same: PythonReading = { kind: 'same' };
const noAssignment: PythonReading = { kind: 'noAssignment' };
const differs = (value: string): PythonReading => ({ kind: 'differs', value });
const expands = (template: string, ...variables: string[]): PythonReading => ({
  kind: 'expands',
  template,
  variables,
});

/** Texts, and how python-dotenv 1.2.4 reads each assignment that `dotenv` finds in them. */
// prettier-ignore
const pythonCases: readonly { title: string; text: string; readings: PythonReading[] }[] = [
  { title: 'plain assignments', text: 'A=b\nexport C = d # e\n', readings: [same, same] },
  { title: 'quoted values', text: 'A="b # c" # d\nE=\'f\'#g', readings: [same, same] },
  { title: 'a quoted value over several lines', text: 'A="b\r\nc"\r\nD=\'e\n\nf\'', readings: [same, same] },
  { title: 'an empty value, with and without quotes', text: 'A=\nB=""\nC= # d', readings: [same, same, same] },
  { title: 'a byte order mark at the beginning', text: '\ufeffA=b', readings: [same] },
  { title: 'a line feed as an escape in double quotes', text: 'A="b\\nc\\r"', readings: [same] },

  { title: 'a hash without a blank before it, which is a part of the value', text: 'A=a#b', readings: [differs('a#b')] },
  { title: 'a hash at the beginning of the value', text: 'A=#b', readings: [differs('#b')] },
  { title: 'a hash without and one with a blank before it', text: 'A=a#b #c', readings: [differs('a#b')] },
  { title: 'backticks, which stay', text: 'A=`b`', readings: [differs('`b`')] },
  { title: 'backticks over several lines', text: 'A=`b\nC=d`', readings: [differs('`b')] },
  { title: 'escapes that dotenv leaves alone', text: 'A="b\\tc"\nD=\'e\\\\f\'\nG="h\\"i"', readings: [differs('b\tc'), differs('e\\f'), differs('h"i')] },
  { title: 'an unknown escape, which stays', text: 'A="b\\qc"\nD=\'e\\nf\'', readings: [same, same] },
  { title: 'a byte order mark within a line, which is no white space', text: 'A=b\ufeff', readings: [differs('b\ufeff')] },
  { title: 'U+0085 at the end of a value, which is white space', text: 'A=b\u0085', readings: [differs('b')] },

  { title: 'a colon', text: 'B: c', readings: [noAssignment] },
  { title: 'a colon before a separator, where the colon belongs to the key', text: 'B: =c', readings: [noAssignment] },
  { title: 'something behind the closing quote', text: 'A="b" c\nD=1', readings: [noAssignment, same] },
  { title: 'an open quote, which spoils its line only', text: 'A="b\nC=d', readings: [noAssignment, same] },
  { title: 'a value on the next line', text: 'A=\n"b"\nC=d', readings: [differs(''), same] },
  { title: 'a separator on another line', text: 'foo\n\n=bar\nA=b', readings: [noAssignment, same] },
  { title: 'export on the line above', text: 'export\nA=b', readings: [same] },
  { title: 'export as a key', text: 'export=b\nexport =c', readings: [same, noAssignment] },
  { title: 'lines that are hidden by a quote that dotenv sees closed earlier', text: 'A="b\\"\nC=d\nE="f"\nG=h', readings: [noAssignment, noAssignment, noAssignment, same] },
  { title: 'lines within a key in quotes', text: '\'x\nA=b\ny\'=c\nD=e', readings: [noAssignment, same] },
  { title: 'backslashes before the closing quote', text: 'A="b\\\\"\nC=d', readings: [differs('b\\'), same] },

  { title: 'a variable', text: 'A=${B}', readings: [expands('${B}', 'B')] },
  { title: 'a variable in single quotes, which is replaced too', text: "A='x${B}y'", readings: [expands('x${B}y', 'B')] },
  { title: 'variables with and without default', text: 'A="${B:-c d}/${E}"', readings: [expands('${B:-c d}/${E}', 'B', 'E')] },
  { title: 'a variable behind one that is not closed by its colon', text: 'A=${B:c}${D}', readings: [expands('${B:c}${D}', 'D')] },
  { title: 'a variable in a value that is cut for dotenv', text: 'A=b#${C}', readings: [expands('b#${C}', 'C')] },
  { title: 'what looks like a variable and is none', text: 'A=$B\nC=${D\nE=${F:G}\nH=${I:-\nJ=$(K)', readings: [same, same, same, same, same] },
];

describe('readByPythonDotenv', () => {
  for (const { title, text, readings } of pythonCases) {
    it(`reads ${title}`, () => {
      assert.deepEqual([...readByPythonDotenv(scanEnv(text)).values()], readings);
    });
  }

  it('has a reading for each assignment of any text, and never calls another value the same', () => {
    let assignments = 0;
    const property = fc.property(anyText, (text) => {
      const document = scanEnv(text);
      const readings = readByPythonDotenv(document);
      assert.equal(readings.size, document.assignments.length);
      for (const [assignment, reading] of readings) {
        assignments++;
        assert.ok(reading.kind !== 'differs' || reading.value !== assignment.value);
      }
    });
    fc.assert(property, { numRuns: 1_000, seed: 20_261_123 });
    assert.ok(assignments > 1_000);
  });

  it('reads ordinary lines as dotenv does, but for those with a colon', () => {
    const document = scanEnv(ordinaryLines(1_000));
    const odd = [...readByPythonDotenv(document)].filter(([, { kind }]) => kind !== 'same');
    assert.equal(odd.length, 100);
    assert.deepEqual(
      new Set(odd.map(([{ separator }]) => document.text.charAt(separator.start))),
      new Set([':']),
    );
  });
});
