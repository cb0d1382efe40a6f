import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readPastedGroupId, readPastedText } from '../../../src/minimax/pastedText';

const base64Url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const anyBase64Url = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...base64Url.split('')), { minLength: length, maxLength: length })
    .map((characters) => characters.join(''));

const anyPlanKey = anyBase64Url(119).map((body) => `sk-cp-${body}`);
const anyPayAsYouGoKey = anyBase64Url(119).map((body) => `sk-api-${body}`);
const anyLegacyKey = fc
  .tuple(fc.object({ maxDepth: 1 }), fc.constantFrom(171, 342).chain(anyBase64Url))
  .map(([claims, signature]) => {
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
    return `eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.${payload}.${signature}`;
  });
const anyUnknownKey = fc
  .integer({ min: 20, max: 60 })
  .chain(anyBase64Url)
  .map((body) => `sk-${body}`)
  // Then it would be of another kind.
  .filter((key) => !/^sk-(?:cp|api)-/.test(key));

/** Keys whose whole length is known. */
const anyWholeKey = fc.oneof(anyPlanKey, anyPayAsYouGoKey, anyLegacyKey);
const anyKey = fc.oneof(anyWholeKey, anyUnknownKey);
const anyGroupId = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.stringMatching(/^\d{18}$/))
  .map((parts) => parts.join(''));

const whiteSpace = [' ', '\t', '\n', '\r\n', '\u00a0', '\u3000', '\u2003', '\u2028', '   '];
const quotePairs = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['‘', '’'],
  ['„', '“'],
  ['«', '»'],
  ['‹', '›'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['＂', '＂'],
  ['＇', '＇'],
  ['"', ''],
  ['', '"'],
] as const;
const zeroWidth = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u200e', '\u202a', '\ufe0f'];

type Dirt = (text: string) => string;

/** What a clipboard, a chat window or a page puts around a value. */
const anyWrapping: fc.Arbitrary<Dirt> = fc.oneof(
  fc.tuple(fc.constantFrom('', ...whiteSpace), fc.constantFrom('', ...whiteSpace)).map(
    ([before, after]) =>
      (text: string) =>
        before + text + after,
  ),
  fc.constantFrom(...quotePairs).map(
    ([open, close]) =>
      (text: string) =>
        open + text + close,
  ),
  fc
    .constantFrom('Bearer ', 'bearer  ', 'Bearer\t', 'BEARER\u00a0')
    .map((word) => (text: string) => word + text),
  fc.constantFrom(',', ';', '，', '。').map((mark) => (text: string) => text + mark),
  fc.constantFrom(...zeroWidth).map((mark) => (text: string) => mark + text + mark),
);

/** What happens to the characters of a text. */
const anyChange: fc.Arbitrary<Dirt> = fc.oneof(
  fc.constant((text: string) => text),
  fc.constant((text: string) =>
    text.replace(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0)),
  ),
  fc.tuple(fc.constantFrom(...zeroWidth), fc.integer({ min: 1, max: 9 })).map(
    ([mark, every]) =>
      (text: string) =>
        text
          .split('')
          .map((character, index) => (index % every === 0 ? character + mark : character))
          .join(''),
  ),
  fc.constantFrom('\u0000', '\u0007', '\u001b').map((mark) => (text: string) => mark + text),
);

/** How an assignment is written in the files and shells where users keep it. */
const anySyntax: fc.Arbitrary<(name: string, value: string) => string> = fc.constantFrom(
  (name: string, value: string) => `${name}=${value}`,
  (name: string, value: string) => `${name} = "${value}"`,
  (name: string, value: string) => `${name}='${value}'`,
  (name: string, value: string) => `export ${name}=${value}`,
  (name: string, value: string) => `export ${name}="${value}";`,
  (name: string, value: string) => `set ${name}=${value}`,
  (name: string, value: string) => `setx ${name} "${value}"`,
  (name: string, value: string) => `$env:${name} = "${value}"`,
  (name: string, value: string) => `$env:${name}='${value}'`,
  (name: string, value: string) => `"${name}": "${value}",`,
  (name: string, value: string) => `{"${name}":"${value}"}`,
  (name: string, value: string) => `\\"${name}\\": \\"${value}\\"`,
  (name: string, value: string) => `${name}: ${value}`,
  (name: string, value: string) => `- ${name}: '${value}'`,
  (name: string, value: string) => `${name}=Bearer ${value}`,
  (name: string, value: string) => `${name}="Bearer ${value}"`,
  (name: string, value: string) => `${name}=${value} # from the console`,
  (name: string, value: string) => `${name}="${value}"  # "quoted" comment`,
  (name: string, value: string) => `${name}=“${value}”`,
);

const anyLineEnd = fc.constantFrom('\n', '\r\n', ' ', '\n\n', '\u2028');
const anyKeyName = fc.constantFrom('MINIMAX_API_KEY', 'MINIMAX_CN_API_KEY', 'MINIMAX_TOKEN_PLAN_CN_KEY');
const anyGroupName = fc.constantFrom('MINIMAX_GROUP_ID', 'TTS_MINIMAX_GROUPID');
/** Lines of other variables, which a selection takes along. */
const anyOtherLine = fc.constantFrom(
  '',
  'FOO=bar',
  'MINIMAX_API_HOST=https://api.minimax.io',
  '# a comment',
  'export X="y z"',
);

/** A comment reaches to the end of its line; where the line end became a space, that cannot be seen any more. */
const hidesTheRest = (text: string, lineEnd: string): boolean => text.includes('#') && lineEnd === ' ';

describe('any text pasted where a key is asked for', () => {
  it('gives any key back from any composition of dirt around it', () => {
    fc.assert(
      fc.property(anyKey, fc.array(anyWrapping, { maxLength: 6 }), anyChange, (key, wrappings, change) => {
        const text = change(wrappings.reduce((inner, wrap) => wrap(inner), key));
        assert.deepEqual(readPastedText(text), { apiKey: key, groupId: undefined });
      }),
      { numRuns: 500 },
    );
  });

  it('gives any key back from a line in any syntax with any dirt around the line', () => {
    fc.assert(
      fc.property(
        anyKey,
        anyKeyName,
        anySyntax,
        anyOtherLine,
        anyOtherLine,
        fc.constantFrom('\n', '\r\n'),
        anyChange,
        (key, name, syntax, before, after, lineEnd, change) => {
          const text = change([before, syntax(name, key), after].join(lineEnd));
          assert.deepEqual(readPastedText(text), { apiKey: key, groupId: undefined });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives both values back from two lines in either order, also when the line end became a space', () => {
    fc.assert(
      fc.property(
        fc.record({
          key: anyKey,
          groupId: anyGroupId,
          keyName: anyKeyName,
          groupName: anyGroupName,
          syntax: anySyntax,
          lineEnd: anyLineEnd,
          keyFirst: fc.boolean(),
          other: anyOtherLine,
          change: anyChange,
        }),
        ({ key, groupId, keyName, groupName, syntax, lineEnd, keyFirst, other, change }) => {
          fc.pre(!hidesTheRest(other, lineEnd));
          const lines = [syntax(keyName, key), syntax(groupName, groupId)];
          if (!keyFirst) {
            lines.reverse();
          }
          const text = change([...lines, other].join(lineEnd));
          assert.deepEqual(readPastedText(text), { apiKey: key, groupId });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives both values back without names in either order', () => {
    fc.assert(
      fc.property(
        anyKey,
        anyGroupId,
        fc.constantFrom(' ', '\n', '\r\n', '\t', ', ', ',', ';', ' | '),
        fc.boolean(),
        fc.constantFrom(...quotePairs),
        anyChange,
        (key, groupId, between, keyFirst, [open, close], change) => {
          const values = [key, groupId].map((value) => open + value + close);
          const text = change((keyFirst ? values : values.reverse()).join(between));
          assert.deepEqual(readPastedText(text), { apiKey: key, groupId });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('puts any whole key that was broken into lines together again', () => {
    fc.assert(
      fc.property(
        anyWholeKey,
        fc.integer({ min: 20, max: 100 }),
        fc.constantFrom('\n', '\r\n', ' ', '\n    '),
        (key, width, lineEnd) => {
          const pieces = key.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
          assert.deepEqual(readPastedText(pieces.join(lineEnd)), { apiKey: key, groupId: undefined });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never throws, and loses no text that has a letter or a digit', () => {
    const anyPiece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        'sk-cp-',
        'eyJ',
        '=',
        ':',
        '"',
        "'",
        '`',
        '#',
        '\n',
        ' ',
        '{',
        '}',
        '\\',
        ',',
        '1900000000000000007',
        '…',
      ),
    );
    const noise = /[\p{L}\p{N}]/u;
    fc.assert(
      fc.property(fc.array(anyPiece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const { apiKey, groupId } = readPastedText(text);
        assert.equal(typeof readPastedGroupId(text), 'string');
        if (noise.test(text.replace(/authorization|x-api-key|bearer|#.*/gisu, ''))) {
          assert.notEqual(`${apiKey ?? ''}${groupId ?? ''}`, '');
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws when names of variables stand in it', () => {
    const anyPiece = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom(
        'MINIMAX_API_KEY',
        'MINIMAX_GROUP_ID',
        'export ',
        '$env:',
        '=',
        '="',
        "='",
        ': ',
        ' ',
        '\n',
        'sk-',
        '#',
        '""',
      ),
    );
    fc.assert(
      fc.property(fc.array(anyPiece, { maxLength: 15 }), (pieces) => {
        const { apiKey, groupId } = readPastedText(pieces.join(''));
        assert.ok([apiKey, groupId].every((part) => part === undefined || typeof part === 'string'));
      }),
      { numRuns: 2000 },
    );
  });

  it('changes nothing when what it gave is pasted again', () => {
    fc.assert(
      fc.property(anyKey, fc.array(anyWrapping, { maxLength: 4 }), (key, wrappings) => {
        const once = readPastedText(wrappings.reduce((inner, wrap) => wrap(inner), key));
        assert.deepEqual(readPastedText(once.apiKey ?? ''), once);
      }),
      { numRuns: 200 },
    );
  });
});

describe('any text pasted where a Group ID is asked for', () => {
  it('gives any Group ID back from any composition of dirt around it', () => {
    const withoutBearer = anyWrapping.filter((wrap) => !/bearer/i.test(wrap('')));
    fc.assert(
      fc.property(
        anyGroupId,
        fc.array(withoutBearer, { maxLength: 6 }),
        anyChange,
        (groupId, wrappings, change) => {
          const text = change(wrappings.reduce((inner, wrap) => wrap(inner), groupId));
          assert.equal(readPastedGroupId(text), groupId);
        },
      ),
      { numRuns: 300 },
    );
  });
});
