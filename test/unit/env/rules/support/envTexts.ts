import fc from 'fast-check';
import type { EnvContext } from '../../../../../src/env/envContext';
import { contextWith, evidenceOf, stored, verdict } from './evidence';
import { values } from './values';

const { planKey, otherKey, payAsYouGoKey, unknownKey, legacyKey, legacyGroup, groupId, otherGroup } = values;

const ownNames = [
  'MINIMAX_API_KEY',
  'MINIMAX_GROUP_ID',
  'MINIMAX_API_HOST',
  'MINIMAX_BASE_URL',
  'MINIMAX_REGION',
];
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...ownNames) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'MINIMAX_CODING_API_KEY',
      'MINIMAX_CN_API_KEY',
      'MINIMAX_CN_GROUP_ID',
      'MINIMAX_CN_BASE_URL',
      'MINIMAX_TOKEN_PLAN_GLOBAL_KEY',
      'MINIMAX_API_BASE',
      'TTS_MINIMAX_GROUPID',
      'OPENAI_API_KEY',
      'OPENAI_BASE_URL',
      'ANTHROPIC_AUTH_TOKEN',
      'ANTHROPIC_API_KEY',
      'ANTHROPIC_BASE_URL',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'MINMAX_API_KEY',
      'minimax_api_key',
      'MINIMAX_GROUP-ID',
      'MINIMAX_APIHOST',
      'VITE_MINIMAX_API_KEY',
      'NEXT_PUBLIC_MINMAX_API_KEY',
      'VITE_MINIMAX_GROUP_ID',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom('PORT', 'LLM_KEY', 'A') },
);

const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(planKey, otherKey, payAsYouGoKey, legacyKey, unknownKey) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(groupId, otherGroup, legacyGroup, '1234567890123456789', '194280516'),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'https://api.minimax.io',
      'https://api.minimax.cn/v1',
      'https://api.minimaxi.com/anthropic',
      'api.minimaxi.chat',
      'https://api.minimax.com/v1',
      'https://platform.minimax.io/v1',
      'https://proxy.example.com/v1',
      'http://localhost:4000',
      'cn',
      'global',
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      'your_api_key_here',
      'sk-cp-xxxxx...',
      '<your key>',
      '${OTHER}',
      'local',
      planKey.slice(0, 70),
      'sk-cp-Ab3d********x9Zq',
      'abc',
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      `Bearer ${planKey}`,
      `Bearer ${legacyKey}`,
      ` ${planKey} `,
      `"${payAsYouGoKey}"`,
      `“${planKey}”`,
      `${groupId}\u200b`,
      '1876 5432 1098 7654 321',
      '1876 5432',
      `${planKey},`,
      `MINIMAX_API_KEY=${planKey}`,
      'sk-cp-Qw3rT and more of it',
      'https：//api.minimax.io',
      'abc#def',
    ),
  },
);

const line = fc
  .tuple(
    fc.constantFrom('', '', '', 'export ', '  ', '# '),
    name,
    fc.constantFrom('=', '=', '=', ' = ', ': '),
    fc.constantFrom('', '', '', '"', "'", '`'),
    value,
    fc.constantFrom('', '', '', ' # note', '#note', '   ', '# x # y'),
  )
  .map(
    ([before, key, separator, quote, text, after]) => before + key + separator + quote + text + quote + after,
  );

/** Files as people spoil them: MiniMax's variables with all kinds of values, in all kinds of writing. */
export const envText: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.oneof(
        { weight: 9, arbitrary: line },
        { weight: 1, arbitrary: fc.constantFrom('', '# MiniMax', 'foo') },
      ),
      {
        minLength: 1,
        maxLength: 7,
      },
    ),
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.constantFrom('', '', '\ufeff'),
    fc.boolean(),
  )
  .map(([lines, end, mark, isEnded]) => mark + lines.join(end) + (isEnded ? end : ''));

const styles = fc
  .tuple(
    fc.constantFrom('', '', 'export ', '  '),
    fc.constantFrom('=', '=', ' = ', ': '),
    fc.constantFrom('', '', '"', "'", '`'),
    fc.constantFrom('', '', ' # note', '  '),
  )
  .map(
    ([before, separator, quote, after]) =>
      (key: string, text: string): string =>
        before + key + separator + quote + text + quote + after,
  );

const keys = [planKey, otherKey, payAsYouGoKey, 'your_api_key_here', ''];
const groups = [groupId, otherGroup, legacyGroup, ''];
const hosts = ['https://api.minimax.io', 'https://api.minimax.cn/v1', 'https://proxy.example.com', ''];

/** What the variables of a file may hold that has one account or two, with the Group ID under several names. */
const accountValues: readonly (readonly [name: string, values: readonly string[]])[] = [
  ['MINIMAX_API_KEY', keys],
  ['MINIMAX_GROUP_ID', groups],
  ['MINIMAX_GROUPID', groups],
  ['MINIMAX_ACCOUNT_GROUP_ID', groups],
  ['MINIMAX_GROUP-ID', groups],
  ['MINIMAX_API_HOST', hosts],
  ['MINIMAX_BASE_URL', hosts],
  ['MINIMAX_REGION', ['global', 'cn']],
  ['TTS_MINIMAX_KEY', keys],
  ['TTS_MINIMAX_GROUPID', groups],
  ['VITE_MINIMAX_API_KEY', keys],
  ['VITE_MINIMAX_GROUP_ID', groups],
  ['MINIMAX_CN_API_KEY', keys],
  ['MINIMAX_CN_GROUP_ID', groups],
  ['MINIMAX_CN_BASE_URL', hosts],
  ['PORT', ['3000', 'a#b']],
];

const accountLine = fc
  .tuple(styles, fc.constantFrom(...accountValues), fc.nat())
  .map(([write, [key, choices], choice]) => write(key, choices[choice % choices.length] ?? ''));

/** Files of one account or two, whose lines may end in different ways within one file. */
export const accountsText: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.oneof(
          { weight: 12, arbitrary: accountLine },
          { weight: 1, arbitrary: fc.constantFrom('', '# MiniMax', 'TEXT="two\nlines"') },
        ),
        fc.constantFrom('\n', '\n', '\r\n'),
      ),
      { minLength: 1, maxLength: 9 },
    ),
    fc.constantFrom('', '', '\ufeff'),
    fc.boolean(),
  )
  .map(([lines, mark, isEnded]) => {
    const text = mark + lines.flat().join('');
    return isEnded ? text : text.replace(/\r?\n$/, '');
  });

/** What may be known besides the text. */
export const anyContext: fc.Arbitrary<EnvContext> = fc
  .record({
    isTemplate: fc.boolean(),
    gitState: fc.constantFrom(
      'ignored' as const,
      'notIgnored' as const,
      'tracked' as const,
      'unknown' as const,
    ),
    stored: fc.constantFrom(undefined, stored),
    known: fc.constantFrom(undefined, ...(Object.keys(evidenceOf) as (keyof typeof evidenceOf)[])),
    knownRegion: fc.constantFrom('international' as const, 'mainland' as const),
  })
  .map(({ known, knownRegion, ...rest }) =>
    contextWith({
      ...rest,
      isTemplate: rest.isTemplate && rest.gitState === 'unknown',
      verdictOf:
        known === undefined
          ? undefined
          : ({ region }) => (region === knownRegion ? verdict(known, region) : undefined),
    }),
  );

/** The secrets that such files hold. */
export const secretsInTexts: readonly string[] = [planKey, otherKey, payAsYouGoKey, legacyKey, unknownKey];
