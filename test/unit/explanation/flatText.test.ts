import assert from 'node:assert/strict';
import fc from 'fast-check';
import { flatten } from '../../../src/explanation/flatText';

const escape = '\u001b';

describe('flatten', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['leaves plain text as it is', 'a "b" (c) [d] & e', 'a "b" (c) [d] & e'],
    ['makes a run of blanks one', 'a \t\u00a0\u3000 b', 'a b'],
    ['makes white space with a line end one line end', 'a  \r\n \n\t b', 'a\nb'],
    ['removes colours', `${escape}[1;31ma${escape}[0m${escape}[Kb`, 'ab'],
    ['removes links that end with a bell', `${escape}]8;;http://x\u0007a${escape}]8;;\u0007`, 'a'],
    ['removes links that end with a backslash', `${escape}]8;;http://x${escape}\\a`, 'a'],
    ['removes colours that lost their escape character', '[31ma[0m [min] [1004]', 'a [min] [1004]'],
    ['removes colours that are written out', String.raw`\u001b[31ma\x1b[0mb\e[1mc\033[0m`, 'abc'],
    ['resolves escaped quotes of any depth', String.raw`\"a\\\"b\\\\\\\"\'`, `"a"b"'`],
    ['resolves escaped line ends and tabs', String.raw`a\nb\\r\\nc\td`, 'a\nb\nc d'],
    ['resolves Unicode escapes', String.raw`\u0027\\u4f59\u989d`, "'余额"],
    ['keeps other backslashes as one', String.raw`C:\Users\\x`, String.raw`C:\Users\x`],
    ['resolves entities of quotes', '&quot;a&#39; &amp; \\&quot;', `"a' &amp; "`],
    ['makes full-width and typographic forms plain', '（１００４）：“a” ‘b’', `(1004):"a" 'b'`],
    ['removes what is invisible', 'a\u200bb\ufeffc\u0000d', 'abcd'],
    ['keeps an escape character out that begins nothing', `a${escape}b${escape}`, 'ab'],
  ];
  for (const [title, source, text] of cases) {
    it(title, () => {
      assert.equal(flatten(source).text, text);
    });
  }

  it('knows where each part stands in the source', () => {
    const source = String.raw`x \u001b[31m\"status\"` + `${escape}[0m  y`;
    const flat = flatten(source);
    const at = flat.text.indexOf('status');
    const { start, end } = flat.sourceRange(at, at + 'status'.length);
    assert.equal(source.slice(start, end), 'status');
  });

  it('gives ranges in the order of the source for any text', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '\\',
      '"',
      '\\n',
      '\\u0022',
      escape,
      '[3',
      '1m',
      '&quot;',
      '😀',
      '（',
    );
    const property = fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const source = pieces.join('');
      const flat = flatten(source);
      let behind = 0;
      for (let at = 0; at < flat.text.length; at += 1) {
        const { start, end } = flat.sourceRange(at, at + 1);
        assert.ok(behind <= start && start < end && end <= source.length);
        behind = end;
      }
    });
    fc.assert(property, { numRuns: 2_000, seed: 20_261_201 });
  });
});
