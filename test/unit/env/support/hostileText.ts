import fc from 'fast-check';
import { longestForDefaultParser } from './oracle';
import { sampleFiles } from './sampleFiles';

/** Pieces that mean something to the grammar, the ones that interact most of all the heaviest. */
const piece: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('A', 'B', 'foo', 'x.y-z', '_1', 'a', 'b c', 'n', 'r') },
  { weight: 6, arbitrary: fc.constantFrom('"', "'", '`', '"', "'", '\\"', "\\'", '\\`', '""', "''", '"b"') },
  { weight: 5, arbitrary: fc.constantFrom('\n', '\n', '\r\n', '\r', '\n\n', '\u2028', '\u2029') },
  {
    weight: 5,
    arbitrary: fc.constantFrom('=', 'A=', '\nB=', 'A: ', ':', ': ', ' = ', '=\n', ':\n', ':\r\n'),
  },
  { weight: 3, arbitrary: fc.constantFrom('#', ' #', ' # c', '#\n') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(' ', '\t', '  ', '\v', '\f', '\u00a0', '\ufeff', '\u3000', '\u2009'),
  },
  { weight: 3, arbitrary: fc.constantFrom('\\', '\\n', '\\r', '\\\\', '\\t', '\\\\n') },
  { weight: 2, arbitrary: fc.constantFrom('export', 'export ', 'export\n', '\nexport\tA=', 'exported') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\0', '$', '${X}', '$2', '__proto__', '__proto__=x', 'constructor=', '0='),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('é', '漢', '😀', '\ud800', '\u200b', '\u0085', '\x1c', '\u180e', '“'),
  },
);

/** Texts made of such pieces. */
export function grammarText(maximalPieces = 30): fc.Arbitrary<string> {
  return fc.array(piece, { maxLength: maximalPieces, size: 'max' }).map((pieces) => pieces.join(''));
}

type Mutation = (text: string, at: number) => string;

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  piece.map(
    (inserted): Mutation =>
      (text, at) =>
        text.slice(0, at) + inserted + text.slice(at),
  ),
  piece.map(
    (inserted): Mutation =>
      (text, at) =>
        text.slice(0, at) + inserted + text.slice(at + inserted.length),
  ),
  fc.nat(40).map(
    (length): Mutation =>
      (text, at) =>
        text.slice(0, at) + text.slice(at + length),
  ),
  fc.nat(60).map(
    (length): Mutation =>
      (text, at) =>
        text.slice(0, at + length) + text.slice(at),
  ),
  fc.constant<Mutation>((text, at) => text.slice(0, at)),
  fc.constantFrom('\r\n', '\r', '\u2028', ' ').map(
    (end): Mutation =>
      (text) =>
        text.replaceAll('\n', end),
  ),
  fc.constant<Mutation>((text) => `\ufeff${text}`),
);

/** The sample files after some faults. */
export const mutatedFile: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...sampleFiles), fc.array(fc.tuple(mutation, fc.nat(10_000)), { maxLength: 6 }))
  .map(([file, mutations]) =>
    mutations.reduce((text, [mutate, place]) => mutate(text, place % (text.length + 1)), file),
  );

/** Texts that only the fast parser of `dotenv` can read in time. */
const longText: fc.Arbitrary<string> = fc
  .tuple(grammarText(25), mutatedFile, fc.integer({ min: 1, max: 3 }))
  .map(([text, file, times]) => {
    const part = `${text}\n${file}`;
    return part.repeat(Math.ceil((times * longestForDefaultParser) / part.length) + 1);
  });

/** Any text whatever, most of it hostile. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 60, arbitrary: grammarText() },
  { weight: 20, arbitrary: mutatedFile },
  { weight: 10, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 5,
    arbitrary: fc.string({ unit: fc.constantFrom('A', '=', '"', '\\', '\n', '#', ' ', "'"), maxLength: 30 }),
  },
  { weight: 1, arbitrary: longText },
);

/** Values that are hard to write into a file. */
export const hostileValue: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: grammarText(6) },
  { weight: 2, arbitrary: fc.stringMatching(/^[A-Za-z0-9_-]{0,40}$/) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);
