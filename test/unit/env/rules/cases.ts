import type { PlatformPage } from '../../../../src/minimax/pages';
import { regionHosts } from '../../../../src/minimax/region';
import { pageName } from '../../../../src/text/names';
import { stored, verdict, verdictOnly } from './support/evidence';
import type { NearMiss, RuleCase } from './support/ruleCase';
import { values } from './support/values';

function pageTitle(page: PlatformPage, region: string): string {
  return `Open the ${pageName(page)} Page (${region})`;
}

const { planKey, payAsYouGoKey, groupId } = values;

const enterKey = ['Enter the API Key for MINIMAX_API_KEY…', '! enterValue MINIMAX_API_KEY apiKey'] as const;
const enterGroup = [
  'Enter the Group ID for MINIMAX_GROUP_ID…',
  '! enterValue MINIMAX_GROUP_ID groupId',
] as const;
const configure = ['Configure MiniMax…', '! configure'] as const;
const keyPages = [
  [pageTitle('apiKeys', 'International'), '! openPage apiKeys international'],
  [pageTitle('apiKeys', 'Mainland China'), '! openPage apiKeys mainland'],
] as const;
const groupPages = [
  [pageTitle('groupId', 'International'), '! openPage groupId international'],
  [pageTitle('groupId', 'Mainland China'), '! openPage groupId mainland'],
] as const;
const explain = ['Explain This Rule', '! explainRule exposed'] as const;
const ignore = ['Add This File to .gitignore', '! addToGitIgnore'] as const;
const untrack = ['Show the Command That Makes Git Forget This File', '! untrack'] as const;

const international = regionHosts.international.apiOrigin;
const mainland = regionHosts.mainland.apiOrigin;
const toInternational = 'Use api.minimax.io (International)';
const toMainland = 'Use api.minimax.cn (Mainland China)';

/** Every row of the table of rules, each fix with the text that it leaves. */
export const ruleCases: readonly RuleCase[] = [
  // ---- key-placeholder ----
  {
    title: 'the sample of the setup guide',
    code: 'key-placeholder',
    text: 'MINIMAX_API_KEY=⟪sk-cp-xxxxx...⟫\n',
    says: /sample/,
    fixes: [enterKey, ...keyPages],
  },
  {
    title: 'a sample, where a key is stored',
    code: 'key-placeholder',
    text: 'MINIMAX_API_KEY="⟪your_api_key_here⟫" # secret\nMINIMAX_API_HOST=https://api.minimax.cn\n',
    context: { stored },
    says: /sample/,
    fixes: [
      enterKey,
      [
        `Write the Stored API Key (${stored.apiKey.mask}) into This File`,
        '! useStored MINIMAX_API_KEY apiKey',
      ],
      keyPages[1],
    ],
  },
  {
    title: 'a sample in angle brackets',
    code: 'key-placeholder',
    text: 'MINIMAX_API_KEY=⟪<your key>⟫',
    says: /sample/,
    fixes: [enterKey, ...keyPages],
  },
  {
    title: 'a sample in another language',
    code: 'key-placeholder',
    text: 'MINIMAX_API_KEY=⟪你的MiniMax API Key⟫\r\nMINIMAX_API_BASE=https://api.minimax.cn/v1\r\n',
    says: /sample/,
    fixes: [enterKey, keyPages[1]],
  },
  {
    title: 'nothing but x',
    code: 'key-placeholder',
    text: "MINIMAX_API_KEY='⟪xxxxx⟫'",
    says: /sample/,
    fixes: [enterKey, ...keyPages],
  },
  {
    title: 'a template mark',
    code: 'key-placeholder',
    text: 'MINIMAX_API_KEY=⟪{{ MINIMAX_API_KEY }}⟫',
    says: /sample/,
    fixes: [enterKey, ...keyPages],
  },
  {
    title: 'the words of a name',
    code: 'key-placeholder',
    text: 'MINIMAX_API_KEY=⟪MINIMAX_API_KEY⟫',
    says: /sample/,
    fixes: [enterKey, ...keyPages],
  },
  {
    title: 'a reference that nothing filled in',
    code: 'key-placeholder',
    severity: 'information',
    text: 'MINIMAX_API_KEY=⟪${SHARED_KEY}⟫\nSHARED_KEY=abc',
    says: /refers to another variable/,
    fixes: [enterKey, ...keyPages],
  },
  // ---- group-placeholder ----
  {
    title: 'the sample Group ID of the setup guide',
    code: 'group-placeholder',
    text: 'MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=⟪1234567890123456789⟫\n',
    says: /sample/,
    fixes: [enterGroup, ...groupPages],
  },
  {
    title: 'a sample Group ID beside the stored key',
    code: 'group-placeholder',
    text: "MINIMAX_API_KEY=@otherKey@\nMINIMAX_GROUP_ID='⟪your_group_id⟫'\n",
    context: { stored },
    says: /sample/,
    fixes: [
      enterGroup,
      [
        `Use the Stored Group ID ${values.otherGroup}`,
        "MINIMAX_API_KEY=@otherKey@\nMINIMAX_GROUP_ID='@otherGroup@'\n",
      ],
      groupPages[0],
    ],
  },
  {
    title: 'a sample Group ID beside a key that names its own',
    code: 'group-placeholder',
    text: 'MINIMAX_GROUP_ID=⟪group_id⟫ # ask Ann\nMINIMAX_API_KEY=@legacyKey@',
    says: /sample/,
    fixes: [
      [
        `Use the Group ID That the API Key Names: ${values.legacyGroup}`,
        'MINIMAX_GROUP_ID=@legacyGroup@ # ask Ann\nMINIMAX_API_KEY=@legacyKey@',
      ],
      enterGroup,
      ...groupPages,
    ],
  },
  ...['<group id>', 'xxxxx', '{{ GROUP_ID }}', 'xxxxxxxxxxxxxxxxxxx'].map((sample): RuleCase => ({
    title: `the sample Group ID ${sample}`,
    code: 'group-placeholder',
    text: `MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=⟪${sample}⟫\n`,
    says: /sample/,
    fixes: [enterGroup, ...groupPages],
  })),
  {
    title: 'a Group ID that refers to another variable',
    code: 'group-placeholder',
    severity: 'information',
    text: 'MINIMAX_GROUP_ID=⟪${GROUP}⟫',
    says: /refers to another variable/,
    fixes: [enterGroup, ...groupPages],
  },
  // ---- key-shape ----
  {
    title: 'a key of no known kind',
    code: 'key-shape',
    text: 'MINIMAX_API_KEY=⟪@unknownKey@⟫\n',
    says: /another service/,
    fixes: [enterKey, configure, ...keyPages],
  },
  {
    title: 'a key of another service at MiniMax’s host',
    code: 'key-shape',
    text: 'OPENAI_API_KEY=⟪@unknownKey@⟫\nOPENAI_BASE_URL=https://api.minimax.io/v1\n',
    says: /another service/,
    fixes: [
      ['Enter the API Key for OPENAI_API_KEY…', '! enterValue OPENAI_API_KEY apiKey'],
      configure,
      keyPages[0],
    ],
  },
  {
    title: 'a truncated key',
    code: 'key-shape',
    text: `MINIMAX_API_KEY=⟪${planKey.slice(0, 100)}⟫\n`,
    says: /has 100 characters; those that MiniMax issues have 125/,
    fixes: [enterKey, configure, ...keyPages],
  },
  {
    title: 'a key that is too long',
    code: 'key-shape',
    text: `MINIMAX_API_KEY=⟪${payAsYouGoKey}x⟫\n`,
    says: /has 127 characters; those that MiniMax issues have 126/,
    fixes: [enterKey, configure, ...keyPages],
  },
  {
    title: 'a masked key',
    code: 'key-shape',
    text: 'MINIMAX_API_KEY=⟪sk-cp-Ab3d****************x9Zq⟫',
    says: /masked/,
    fixes: [enterKey, configure, ...keyPages],
  },
  {
    title: 'an older key that was cut',
    code: 'key-shape',
    text: `MINIMAX_API_KEY=⟪${values.legacyKey.split('.')[0]!}⟫`,
    says: /older API key/,
    fixes: [enterKey, configure, ...keyPages],
  },
  // ---- group-format ----
  {
    title: 'a Group ID that is no number',
    code: 'group-format',
    text: 'MINIMAX_GROUP_ID=⟪MiniMax-M2⟫\n',
    says: /digits only/,
    fixes: [enterGroup, ...groupPages],
  },
  {
    title: 'a Group ID with another number of digits',
    code: 'group-format',
    severity: 'warning',
    text: 'MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=⟪194280516766558⟫\n',
    says: /has 15 digits/,
    fixes: [enterGroup, ...groupPages],
  },
  {
    title: 'a quoted number with inner spaces',
    code: 'group-format',
    text: '  export MINIMAX_GROUP_ID  =  "⟪1876 5432 1098 7654 321⟫"   # mine\r\n',
    says: /without spaces/,
    fixes: [
      ['Keep the Digits Only', '  export MINIMAX_GROUP_ID  =  "1876543210987654321"   # mine\r\n'],
      enterGroup,
      ...groupPages,
    ],
    safe: ['Keep the Digits Only'],
  },
  // ---- swapped ----
  {
    title: 'the two values in each other’s place',
    code: 'swapped',
    text: 'MINIMAX_API_KEY="⟪@groupId@⟫" # key\nX=1\nMINIMAX_GROUP_ID=@planKey@\n',
    says: /changed places/,
    related: [planKey],
    others: ['swapped'],
    fixes: [
      [
        'Swap the API Key and the Group ID',
        'MINIMAX_API_KEY="@planKey@" # key\nX=1\nMINIMAX_GROUP_ID=@groupId@\n',
      ],
      enterKey,
      ...keyPages,
    ],
    safe: ['Swap the API Key and the Group ID'],
  },
  {
    title: 'a Group ID alone in the key’s variable',
    code: 'swapped',
    text: 'MINIMAX_API_KEY=⟪@groupId@⟫\n',
    says: /looks like a Group ID, but MINIMAX_API_KEY/,
    fixes: [['Rename to MINIMAX_GROUP_ID', 'MINIMAX_GROUP_ID=@groupId@\n'], enterKey, ...keyPages],
  },
  {
    title: 'a key alone in the Group ID’s variable',
    code: 'swapped',
    text: 'MINIMAX_GROUP_ID=⟪@planKey@⟫\n',
    says: /is an API key, but MINIMAX_GROUP_ID/,
    fixes: [['Rename to MINIMAX_API_KEY', 'MINIMAX_API_KEY=@planKey@\n'], enterGroup, ...groupPages],
  },
  {
    title: 'a key in the Group ID’s variable beside an empty one for the key',
    code: 'swapped',
    text: 'MINIMAX_API_KEY=\nMINIMAX_GROUP_ID=⟪@planKey@⟫\nX=1\n',
    says: /is an API key/,
    fixes: [
      ['Move the API Key to MINIMAX_API_KEY', 'MINIMAX_API_KEY=@planKey@\nX=1\n'],
      enterGroup,
      ...groupPages,
    ],
  },
  // ---- group-mismatch ----
  {
    title: 'a Group ID that the key itself contradicts',
    code: 'group-mismatch',
    text: 'MINIMAX_API_KEY=@legacyKey@\nMINIMAX_GROUP_ID=⟪@groupId@⟫\nX=1\n',
    says: new RegExp(`names another Group ID as its own: ${values.legacyGroup}`),
    related: [values.legacyKey],
    fixes: [
      [
        `Use the Group ID That the API Key Names: ${values.legacyGroup}`,
        'MINIMAX_API_KEY=@legacyKey@\nMINIMAX_GROUP_ID=@legacyGroup@\nX=1\n',
      ],
      ['Remove MINIMAX_GROUP_ID', 'MINIMAX_API_KEY=@legacyKey@\nX=1\n'],
      ...groupPages,
    ],
  },
  {
    title: 'a Group ID that MiniMax refused together with this key',
    code: 'group-mismatch',
    text: 'MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=⟪@groupId@⟫\n',
    context: { verdictOf: verdictOnly({ key: planKey, groupId }, verdict('mismatched')) },
    says: /token not match group/,
    related: [planKey],
    fixes: [enterGroup, ['Remove MINIMAX_GROUP_ID', 'MINIMAX_API_KEY=@planKey@\n'], groupPages[0], enterKey],
  },
  // ---- dirty-value ----
  {
    title: 'a key with Bearer before it',
    code: 'dirty-value',
    text: '\ufeffMINIMAX_API_KEY="⟪Bearer @planKey@⟫" # c\r\n',
    says: /Bearer/,
    fixes: [['Clean the Value', '\ufeffMINIMAX_API_KEY="@planKey@" # c\r\n']],
    safe: ['Clean the Value'],
  },
  {
    title: 'quotes inside quotes',
    code: 'dirty-value',
    text: 'MINIMAX_API_KEY=\'⟪"@planKey@"⟫\'\n',
    says: /quotes/,
    fixes: [['Clean the Value', "MINIMAX_API_KEY='@planKey@'\n"]],
    safe: ['Clean the Value'],
  },
  {
    title: 'a quote that is not closed',
    code: 'dirty-value',
    text: 'MINIMAX_API_KEY=⟪"@planKey@⟫\nX=1\n',
    says: /quotes/,
    fixes: [['Clean the Value', 'MINIMAX_API_KEY=@planKey@\nX=1\n']],
    safe: ['Clean the Value'],
  },
  {
    title: 'white space around a key',
    code: 'dirty-value',
    text: 'MINIMAX_API_KEY="⟪ @planKey@\\n⟫"\n',
    says: /white space/,
    fixes: [['Clean the Value', 'MINIMAX_API_KEY="@planKey@"\n']],
    safe: ['Clean the Value'],
  },
  {
    title: 'an invisible character',
    code: 'dirty-value',
    text: 'MINIMAX_GROUP_ID=⟪@groupId@\u200b⟫\n',
    says: /cannot be seen/,
    fixes: [['Clean the Value', 'MINIMAX_GROUP_ID=@groupId@\n']],
    safe: ['Clean the Value'],
  },
  {
    title: 'smart quotes',
    code: 'dirty-value',
    text: 'MINIMAX_API_KEY=⟪“@planKey@”⟫\n',
    says: /typographic/,
    fixes: [['Clean the Value', 'MINIMAX_API_KEY=@planKey@\n']],
    safe: ['Clean the Value'],
  },
  {
    title: 'full-width punctuation in a host',
    code: 'dirty-value',
    text: 'MINIMAX_API_HOST=⟪https：//api.minimax.io⟫\n',
    says: /full-width/,
    fixes: [['Clean the Value', 'MINIMAX_API_HOST=https://api.minimax.io\n']],
    safe: ['Clean the Value'],
  },
  {
    title: 'a comma that was copied along, in every line of that value',
    code: 'dirty-value',
    text: 'MINIMAX_API_KEY=@planKey@,\nMINIMAX_API_KEY=⟪@planKey@,⟫\n',
    says: /do not belong/,
    fixes: [['Clean the Value', 'MINIMAX_API_KEY=@planKey@\nMINIMAX_API_KEY=@planKey@\n']],
    safe: ['Clean the Value'],
  },
  {
    title: 'the name of the variable once more',
    code: 'dirty-value',
    text: 'MINIMAX_API_KEY=⟪MINIMAX_API_KEY=@planKey@⟫\n',
    says: /name of the variable/,
    fixes: [['Clean the Value', 'MINIMAX_API_KEY=@planKey@\n']],
    safe: ['Clean the Value'],
  },
  {
    title: 'white space inside a key, of which nobody knows what belongs to it',
    code: 'dirty-value',
    text: 'MINIMAX_API_KEY="⟪sk-cp-Qw3rT and more of it⟫"\n',
    says: /white space/,
    fixes: [enterKey, ...keyPages],
  },
  {
    title: 'a short key with dirt, of which both is said',
    code: 'dirty-value',
    text: 'MINIMAX_API_KEY="⟪Bearer @shortKey@⟫"\n',
    says: /Bearer/,
    others: ['key-shape'],
    fixes: [['Clean the Value', 'MINIMAX_API_KEY="@shortKey@"\n']],
    safe: ['Clean the Value'],
  },
  // ---- hash-cut ----
  {
    title: 'a comment that python-dotenv takes for a part of the key',
    code: 'hash-cut',
    text: 'MINIMAX_API_KEY=@planKey@⟪#work⟫ # the second account\n',
    says: /python-dotenv takes this/,
    fixes: [['Put a Space Before the #', 'MINIMAX_API_KEY=@planKey@ #work # the second account\n']],
    safe: ['Put a Space Before the #'],
  },
  {
    title: 'a key that goes on behind the #',
    code: 'hash-cut',
    text: 'MINIMAX_API_KEY=abc⟪#def⟫ # of the relay\n',
    says: /ends the value at this #/,
    others: ['key-shape'],
    fixes: [
      ['Put the Whole Value in Quotes', 'MINIMAX_API_KEY="abc#def" # of the relay\n'],
      ['Put a Space Before the #', 'MINIMAX_API_KEY=abc #def # of the relay\n'],
    ],
  },
  {
    title: 'a comment right behind a host',
    code: 'hash-cut',
    text: 'MINIMAX_API_HOST=https://api.minimax.io⟪#global⟫\r\n',
    says: /python-dotenv/,
    fixes: [
      ['Put a Space Before the #', 'MINIMAX_API_HOST=https://api.minimax.io #global\r\n'],
      ['Put the Whole Value in Quotes', 'MINIMAX_API_HOST="https://api.minimax.io#global"\r\n'],
    ],
    safe: ['Put a Space Before the #'],
  },
  // ---- duplicate ----
  {
    title: 'a key that a later line replaces',
    code: 'duplicate',
    text: '⟪MINIMAX_API_KEY⟫=@planKey@\nX=1\nMINIMAX_API_KEY=@payAsYouGoKey@ # new\n',
    says: /set again further down/,
    related: ['MINIMAX_API_KEY'],
    fixes: [
      ['Remove This Line', 'X=1\nMINIMAX_API_KEY=@payAsYouGoKey@ # new\n'],
      ['Keep This Line and Remove the Other', 'MINIMAX_API_KEY=@planKey@\nX=1\n'],
    ],
  },
  // ---- misspelled ----
  {
    title: 'a letter that is missing',
    code: 'misspelled',
    text: 'export ⟪MINMAX_API_KEY⟫ = "@planKey@"\n',
    says: /Did you mean MINIMAX_API_KEY\?/,
    fixes: [['Rename to MINIMAX_API_KEY', 'export MINIMAX_API_KEY = "@planKey@"\n']],
  },
  {
    title: 'an underscore that is missing',
    code: 'misspelled',
    text: '⟪MINIMAX_APIKEY⟫=@planKey@',
    says: /MINIMAX_API_KEY/,
    fixes: [['Rename to MINIMAX_API_KEY', 'MINIMAX_API_KEY=@planKey@']],
  },
  {
    title: 'a dash',
    code: 'misspelled',
    text: 'MINIMAX_API_KEY=@planKey@\n⟪MINIMAX_GROUP-ID⟫=@groupId@\n',
    says: /MINIMAX_GROUP_ID/,
    fixes: [['Rename to MINIMAX_GROUP_ID', 'MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=@groupId@\n']],
  },
  {
    title: 'small letters among capitals',
    code: 'misspelled',
    text: 'PORT=3000\n⟪minimax_api_key⟫=@planKey@\n',
    says: /MINIMAX_API_KEY/,
    fixes: [['Rename to MINIMAX_API_KEY', 'PORT=3000\nMINIMAX_API_KEY=@planKey@\n']],
  },
  {
    title: 'two letters that changed places',
    code: 'misspelled',
    text: 'MINIMAX_API_KEY=@planKey@\n⟪MINIAMX_API_HOST⟫=https://api.minimax.io\n',
    says: /MINIMAX_API_HOST/,
    fixes: [
      ['Rename to MINIMAX_API_HOST', 'MINIMAX_API_KEY=@planKey@\nMINIMAX_API_HOST=https://api.minimax.io\n'],
    ],
  },
  // ---- exposed ----
  ...[
    'VITE_',
    'NEXT_PUBLIC_',
    'REACT_APP_',
    'EXPO_PUBLIC_',
    'NUXT_PUBLIC_',
    'PUBLIC_',
    'VUE_APP_',
    'GATSBY_',
  ].map((prefix): RuleCase => ({
    title: `a key under ${prefix}`,
    code: 'exposed',
    text: `⟪${prefix}MINIMAX_API_KEY⟫=@planKey@ # key\n`,
    says: new RegExp(`begins with ${prefix} is built into the app`),
    fixes: [explain, ['Rename to MINIMAX_API_KEY', 'MINIMAX_API_KEY=@planKey@ # key\n']],
  })),
  {
    title: 'a key that a template tells everybody to publish',
    code: 'exposed',
    text: '⟪VITE_MINIMAX_API_KEY⟫=your_api_key_here\n',
    context: { isTemplate: true },
    says: /built into the app/,
    fixes: [explain, ['Rename to MINIMAX_API_KEY', 'MINIMAX_API_KEY=your_api_key_here\n']],
  },
  // ---- host-unknown ----
  {
    title: 'a proxy',
    code: 'host-unknown',
    text: 'MINIMAX_BASE_URL=https://⟪llm.example.com⟫/minimax # ours\n',
    says: /fine if it is your own proxy/,
    hasNoBest: true,
    fixes: [
      [toInternational, 'MINIMAX_BASE_URL=https://api.minimax.io # ours\n'],
      [toMainland, 'MINIMAX_BASE_URL=https://api.minimax.cn # ours\n'],
    ],
  },
  {
    title: 'a host that MiniMax does not have',
    code: 'host-unknown',
    severity: 'warning',
    text: 'MINIMAX_API_HOST="https://⟪api.minimax.com⟫"\n',
    says: /API is not at api\.minimax\.com/,
    hasNoBest: true,
    fixes: [
      [toInternational, `MINIMAX_API_HOST="${international}"\n`],
      [toMainland, `MINIMAX_API_HOST="${mainland}"\n`],
    ],
  },
  {
    title: 'a website of MiniMax',
    code: 'host-unknown',
    severity: 'warning',
    text: 'OPENAI_API_KEY=@planKey@\nOPENAI_BASE_URL=https://⟪platform.minimaxi.com⟫/v1\n',
    says: /website/,
    fixes: [[toMainland, 'OPENAI_API_KEY=@planKey@\nOPENAI_BASE_URL=https://api.minimax.cn/v1\n']],
  },
  // ---- host-retired ----
  {
    title: 'the oldest name of Mainland China',
    code: 'host-retired',
    text: 'MINIMAX_BASE_URL=https://⟪api.minimax.chat⟫/v1 # llm\n',
    says: /old name\. For Mainland China it is api\.minimax\.cn/,
    fixes: [[toMainland, 'MINIMAX_BASE_URL=https://api.minimax.cn/v1 # llm\n']],
  },
  {
    title: 'the name of Mainland China before the present one',
    code: 'host-retired',
    text: 'ANTHROPIC_BASE_URL=https://⟪api.minimaxi.com⟫/anthropic\nANTHROPIC_AUTH_TOKEN=@planKey@\n',
    says: /Mainland China/,
    fixes: [
      [toMainland, 'ANTHROPIC_BASE_URL=https://api.minimax.cn/anthropic\nANTHROPIC_AUTH_TOKEN=@planKey@\n'],
    ],
  },
  {
    title: 'the old name of International, with the extra i',
    code: 'host-retired',
    text: 'MINIMAX_API_HOST=⟪api.minimaxi.chat⟫\n',
    says: /For International it is api\.minimax\.io/,
    fixes: [[toInternational, 'MINIMAX_API_HOST=api.minimax.io\n']],
  },
  // ---- host-path ----
  {
    title: 'an OpenAI base without /v1',
    code: 'host-path',
    text: 'OPENAI_BASE_URL=⟪https://api.minimax.io⟫\nOPENAI_API_KEY=@planKey@\n',
    says: /ends in \/v1/,
    fixes: [
      [
        'Use https://api.minimax.io/v1',
        'OPENAI_BASE_URL=https://api.minimax.io/v1\nOPENAI_API_KEY=@planKey@\n',
      ],
    ],
    safe: ['Use https://api.minimax.io/v1'],
  },
  {
    title: 'an OpenAI base with the path of a call',
    code: 'host-path',
    text: "OPENAI_BASE_URL='https://api.minimax.cn⟪/v1/chat/completions⟫'\nOPENAI_API_KEY=@planKey@\n",
    says: /ends in \/v1/,
    fixes: [
      [
        'Use https://api.minimax.cn/v1',
        "OPENAI_BASE_URL='https://api.minimax.cn/v1'\nOPENAI_API_KEY=@planKey@\n",
      ],
    ],
    safe: ['Use https://api.minimax.cn/v1'],
  },
  {
    title: 'an Anthropic base with the path of OpenAI’s',
    code: 'host-path',
    text: 'ANTHROPIC_BASE_URL=https://api.minimax.io⟪/v1⟫\nANTHROPIC_API_KEY=@planKey@\n',
    says: /ends in \/anthropic/,
    fixes: [
      [
        'Use https://api.minimax.io/anthropic',
        'ANTHROPIC_BASE_URL=https://api.minimax.io/anthropic\nANTHROPIC_API_KEY=@planKey@\n',
      ],
    ],
    safe: ['Use https://api.minimax.io/anthropic'],
  },
  {
    title: 'an Anthropic base with the path of another call',
    code: 'host-path',
    text: 'ANTHROPIC_BASE_URL=https://api.minimax.io⟪/anthropic/models⟫\nANTHROPIC_API_KEY=@planKey@\n',
    says: /ends in \/anthropic/,
    fixes: [
      [
        'Use https://api.minimax.io/anthropic',
        'ANTHROPIC_BASE_URL=https://api.minimax.io/anthropic\nANTHROPIC_API_KEY=@planKey@\n',
      ],
    ],
    safe: ['Use https://api.minimax.io/anthropic'],
  },
  {
    title: 'a base without https://',
    code: 'host-path',
    text: 'OPENAI_BASE_URL=⟪api.minimax.io⟫/v1\nOPENAI_API_KEY=@planKey@\n',
    says: /begin with https/,
    fixes: [
      [
        'Use https://api.minimax.io/v1',
        'OPENAI_BASE_URL=https://api.minimax.io/v1\nOPENAI_API_KEY=@planKey@\n',
      ],
    ],
    safe: ['Use https://api.minimax.io/v1'],
  },
  // ---- region-mismatch ----
  {
    title: 'a host and a region that contradict each other',
    code: 'region-mismatch',
    text: 'MINIMAX_API_HOST=https://api.minimax.io # host\nMINIMAX_REGION=⟪cn⟫\n',
    says: /MINIMAX_REGION names Mainland China, but MINIMAX_API_HOST names International/,
    related: [international],
    hasNoBest: true,
    fixes: [
      [
        'Use api.minimax.cn (Mainland China) in MINIMAX_API_HOST',
        'MINIMAX_API_HOST=https://api.minimax.cn # host\nMINIMAX_REGION=cn\n',
      ],
      [
        'Set MINIMAX_REGION to global',
        'MINIMAX_API_HOST=https://api.minimax.io # host\nMINIMAX_REGION=global\n',
      ],
    ],
  },
  {
    title: 'two hosts of different regions',
    code: 'region-mismatch',
    text: 'MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_BASE_URL=⟪https://api.minimaxi.com/v1⟫\n',
    says: /MINIMAX_BASE_URL names Mainland China/,
    related: [international],
    hasNoBest: true,
    fixes: [
      [
        'Use api.minimax.cn (Mainland China) in MINIMAX_API_HOST',
        'MINIMAX_API_HOST=https://api.minimax.cn\nMINIMAX_BASE_URL=https://api.minimax.cn/v1\n',
      ],
      [
        'Use api.minimax.io (International) in MINIMAX_BASE_URL',
        'MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_BASE_URL=https://api.minimax.io/v1\n',
      ],
    ],
  },
  {
    title: 'a host that its own name contradicts',
    code: 'region-mismatch',
    text: 'MINIMAX_CN_API_KEY=@planKey@\nMINIMAX_CN_BASE_URL=⟪https://api.minimax.io/v1⟫\n',
    says: /host of International, but programs read MINIMAX_CN_BASE_URL for Mainland China/,
    fixes: [[toMainland, 'MINIMAX_CN_API_KEY=@planKey@\nMINIMAX_CN_BASE_URL=https://api.minimax.cn/v1\n']],
  },
  {
    title: 'a host where this very key does not work, for it was accepted in the other region',
    code: 'region-mismatch',
    text: 'MINIMAX_API_KEY=@planKey@\nMINIMAX_API_HOST=⟪https://api.minimax.cn⟫\n',
    context: { verdictOf: verdictOnly({ key: planKey }, verdict('healthy')) },
    says: /stands for Mainland China, but the API key of this file was accepted in International/,
    related: [planKey],
    fixes: [[toInternational, 'MINIMAX_API_KEY=@planKey@\nMINIMAX_API_HOST=https://api.minimax.io\n']],
  },
  // ---- empty-group ----
  {
    title: 'an empty Group ID beside a key',
    code: 'empty-group',
    text: 'MINIMAX_API_KEY=@planKey@\n⟪MINIMAX_GROUP_ID=⟫ # optional\nX=1\n',
    says: /1008/,
    fixes: [['Remove MINIMAX_GROUP_ID', 'MINIMAX_API_KEY=@planKey@\nX=1\n'], enterGroup, ...groupPages],
  },
  {
    title: 'quotes around nothing, beside the stored key',
    code: 'empty-group',
    text: 'MINIMAX_API_KEY=@otherKey@\n⟪MINIMAX_GROUP_ID=""⟫\n',
    context: { stored },
    says: /1008/,
    fixes: [
      ['Remove MINIMAX_GROUP_ID', 'MINIMAX_API_KEY=@otherKey@\n'],
      enterGroup,
      [
        `Use the Stored Group ID ${values.otherGroup}`,
        'MINIMAX_API_KEY=@otherKey@\nMINIMAX_GROUP_ID="@otherGroup@"\n',
      ],
      groupPages[0],
    ],
  },
  // ---- not-ignored, tracked ----
  {
    title: 'a real key in a file that Git does not ignore',
    code: 'not-ignored',
    text: 'MINIMAX_API_KEY=⟪@planKey@⟫\n',
    context: { gitState: 'notIgnored' },
    says: /does not ignore/,
    fixes: [ignore],
  },
  {
    title: 'a real key in a file that Git tracks',
    code: 'tracked',
    text: 'MINIMAX_API_KEY=⟪@planKey@⟫\n',
    context: { gitState: 'tracked' },
    says: /tracks this file/,
    fixes: [untrack, ignore],
  },
  {
    title: 'a key that gives itself away under any name',
    code: 'tracked',
    text: 'LLM_PROVIDER=minimax\nLLM_KEY=⟪@payAsYouGoKey@⟫\n',
    context: { gitState: 'tracked' },
    says: /tracks this file/,
    fixes: [untrack, ignore],
  },
  // ---- secret-in-template ----
  {
    title: 'a real key in a template',
    code: 'secret-in-template',
    text: '# copy me\nMINIMAX_API_KEY="⟪@planKey@⟫" # yours\n',
    context: { isTemplate: true, gitState: 'tracked' },
    says: /real API key/,
    fixes: [
      ['Replace by a Placeholder', '# copy me\nMINIMAX_API_KEY="your_minimax_api_key" # yours\n'],
      ...keyPages,
    ],
  },
  // ---- rejected ----
  {
    title: 'a key that one region does not accept',
    code: 'rejected',
    severity: 'warning',
    text: 'MINIMAX_API_KEY=⟪@planKey@⟫\n',
    context: { verdictOf: verdictOnly({ key: planKey }, verdict('notAcceptedHere')) },
    says: /International region of MiniMax does not accept this API key.*other region \(Mainland China\)/,
    fixes: [
      ['Ask Mainland China About This API Key', '! askOtherRegion MINIMAX_API_KEY'],
      enterKey,
      keyPages[0],
    ],
  },
  {
    title: 'a key that both regions refuse',
    code: 'rejected',
    text: 'MINIMAX_API_KEY=⟪@planKey@⟫\nMINIMAX_GROUP_ID=@groupId@\nMINIMAX_API_HOST=https://api.minimax.cn\n',
    context: { verdictOf: verdictOnly({ key: planKey, groupId }, verdict('keyRefused', 'mainland')) },
    says: /Neither region/,
    fixes: [enterKey, keyPages[1]],
  },
  // ---- wrong-region ----
  {
    title: 'a host of the region that does not accept the key',
    code: 'wrong-region',
    text: 'MINIMAX_API_KEY=@planKey@\nMINIMAX_API_HOST=⟪https://api.minimax.io⟫ # h\n',
    context: { verdictOf: verdictOnly({ key: planKey }, verdict('wrongRegion')) },
    says: /belongs to the other region: Mainland China accepts it, International does not/,
    related: [planKey],
    fixes: [
      [toMainland, 'MINIMAX_API_KEY=@planKey@\nMINIMAX_API_HOST=https://api.minimax.cn # h\n'],
      enterKey,
    ],
  },
  {
    title: 'a host and a region that both name the wrong one',
    code: 'wrong-region',
    text: 'MINIMAX_API_KEY=@planKey@\nMINIMAX_REGION=global\nMINIMAX_API_HOST=⟪https://api.minimax.io⟫\n',
    context: { verdictOf: verdictOnly({ key: planKey }, verdict('wrongRegion')) },
    says: /belongs to the other region/,
    related: [planKey],
    fixes: [
      [toMainland, 'MINIMAX_API_KEY=@planKey@\nMINIMAX_REGION=cn\nMINIMAX_API_HOST=https://api.minimax.cn\n'],
      enterKey,
    ],
  },
  {
    title: 'a file that names no host',
    code: 'wrong-region',
    text: 'export MINIMAX_API_KEY=⟪@planKey@⟫\nX=1\n',
    context: { verdictOf: verdictOnly({ key: planKey }, verdict('wrongRegion')) },
    says: /belongs to the other region/,
    fixes: [
      [
        'Add MINIMAX_API_HOST with api.minimax.cn',
        'export MINIMAX_API_KEY=@planKey@\nexport MINIMAX_API_HOST=https://api.minimax.cn\nX=1\n',
      ],
      enterKey,
    ],
  },
  // ---- exhausted ----
  {
    title: 'a window that is used up',
    code: 'exhausted',
    text: 'MINIMAX_API_KEY=⟪@planKey@⟫\n',
    context: { verdictOf: verdictOnly({ key: planKey }, verdict('exhausted')) },
    says: /used up\. It resets at/,
    fixes: [
      [pageTitle('usage', 'International'), '! openPage usage international'],
      [pageTitle('plan', 'International'), '! openPage plan international'],
      ['Verify Again', '! verifyFile MINIMAX_API_KEY'],
    ],
  },
  {
    title: 'a wallet that is empty',
    code: 'exhausted',
    text: 'MINIMAX_API_KEY=⟪@payAsYouGoKey@⟫ # wallet\n',
    context: {
      verdictOf: verdictOnly({ key: payAsYouGoKey }, verdict('emptyWallet', 'international')),
    },
    says: /balance/,
    fixes: [
      [pageTitle('balance', 'International'), '! openPage balance international'],
      ['Verify Again', '! verifyFile MINIMAX_API_KEY'],
    ],
  },
];

/** What looks much like a fault and is none. */
export const nearMisses: readonly NearMiss[] = [
  { title: 'an empty key', code: 'key-placeholder', text: 'MINIMAX_API_KEY=\n' },
  {
    title: 'a sample in a template',
    code: 'key-placeholder',
    text: 'MINIMAX_API_KEY=your_api_key_here\n',
    context: { isTemplate: true },
  },
  {
    title: 'a word instead of a key, for a local server',
    code: 'key-placeholder',
    text: 'MINIMAX_API_KEY=local\nMINIMAX_API_BASE=http://localhost:8000/v1\n',
  },
  {
    title: 'a run of x inside a key of full length',
    code: 'key-placeholder',
    text: `MINIMAX_API_KEY=sk-cp-${planKey.slice(6, 60)}xxxx${planKey.slice(64)}\n`,
  },
  {
    title: 'a sample of OpenAI’s at OpenAI’s host',
    code: 'key-placeholder',
    text: 'MINIMAX_API_KEY=@planKey@\nOPENAI_API_KEY=sk-...\nOPENAI_BASE_URL=https://api.openai.com/v1\n',
  },
  {
    title: 'the sample Group ID in a template',
    code: 'group-placeholder',
    text: 'MINIMAX_GROUP_ID=1234567890123456789\n',
    context: { isTemplate: true },
  },
  {
    title: 'a Group ID that only begins like the sample',
    code: 'group-placeholder',
    text: 'MINIMAX_GROUP_ID=1234567890123456788\n',
  },
  { title: 'a pay-as-you-go key', code: 'key-shape', text: 'MINIMAX_API_KEY=@payAsYouGoKey@\n' },
  { title: 'an older key', code: 'key-shape', text: 'MINIMAX_API_KEY=@legacyKey@\n' },
  {
    title: 'a key of a proxy’s own',
    code: 'key-shape',
    text: 'MINIMAX_API_KEY=@unknownKey@\nMINIMAX_BASE_URL=http://localhost:4000\n',
  },
  {
    title: 'a short key that MiniMax accepted',
    code: 'key-shape',
    text: 'MINIMAX_API_KEY=@shortKey@\n',
    context: { verdictOf: verdictOnly({ key: values.shortKey }, verdict('healthy')) },
  },
  {
    title: 'Claude Code’s other variable, left from before',
    code: 'key-shape',
    text: 'ANTHROPIC_AUTH_TOKEN=@planKey@\nANTHROPIC_API_KEY=@unknownKey@\nANTHROPIC_BASE_URL=https://api.minimax.io/anthropic\n',
  },
  {
    title: 'a Group ID of 19 digits in quotes',
    code: 'group-format',
    text: 'MINIMAX_GROUP_ID="@groupId@"\n',
  },
  {
    title: 'a Group ID of another length that MiniMax found to match',
    code: 'group-format',
    text: 'MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=194280516766558211\n',
    context: {
      verdictOf: verdictOnly({ key: planKey, groupId: '194280516766558211' }, verdict('matched')),
    },
  },
  {
    title: 'a healthy pair',
    code: 'swapped',
    text: 'MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=@groupId@\n',
  },
  {
    title: 'the Group ID that the key names',
    code: 'group-mismatch',
    text: 'MINIMAX_API_KEY=@legacyKey@\nMINIMAX_GROUP_ID=@legacyGroup@\n',
  },
  {
    title: 'a Group ID of another set than the key',
    code: 'group-mismatch',
    text: 'MINIMAX_CN_API_KEY=@legacyKey@\nMINIMAX_GROUP_ID=@groupId@\n',
  },
  {
    title: 'a Group ID that belongs to another key of the file',
    code: 'group-mismatch',
    text: `MINIMAX_API_KEY=@legacyKey@\nMINIMAX_CODING_API_KEY=@planKey@\nMINIMAX_GROUP_ID=@legacyGroup@\n`,
  },
  {
    title: 'a mismatch that MiniMax found for another Group ID',
    code: 'group-mismatch',
    text: 'MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=@groupId@\n',
    context: { verdictOf: verdictOnly({ key: planKey, groupId: values.otherGroup }, verdict('mismatched')) },
  },
  {
    title: 'white space that dotenv takes away',
    code: 'dirty-value',
    text: 'MINIMAX_API_KEY =  @planKey@  \r\n',
  },
  {
    title: 'quotes that dotenv takes away',
    code: 'dirty-value',
    text: "export MINIMAX_API_KEY='@planKey@'\n",
  },
  { title: 'a # with white space before it', code: 'hash-cut', text: 'MINIMAX_API_KEY=@planKey@ # work\n' },
  { title: 'a # in quotes', code: 'hash-cut', text: 'MINIMAX_BASE_URL="http://localhost:4000#x"\n' },
  { title: 'a comment without a value before it', code: 'hash-cut', text: 'MINIMAX_API_KEY=#later\n' },
  {
    title: 'a # in a line that is not MiniMax’s',
    code: 'hash-cut',
    text: 'PASSWORD=a#b\nMINIMAX_API_KEY=@planKey@\n',
  },
  {
    title: 'the same value twice',
    code: 'duplicate',
    text: 'MINIMAX_API_KEY=@planKey@\nMINIMAX_API_KEY="@planKey@"\n',
  },
  {
    title: 'an empty line that a later one fills',
    code: 'duplicate',
    text: 'MINIMAX_API_KEY=\nMINIMAX_API_KEY=@planKey@\n',
  },
  {
    title: 'the same variable of something else',
    code: 'duplicate',
    text: 'PORT=1\nPORT=2\nMINIMAX_API_KEY=@planKey@\n',
  },
  {
    title: 'an assignment that is commented out',
    code: 'duplicate',
    text: '# MINIMAX_API_KEY=@otherKey@\nMINIMAX_API_KEY=@planKey@\n',
  },
  ...[
    'MINIMAX_GROUPID',
    'MINIMAX_ACCOUNT_GROUP_ID',
    'TTS_MINIMAX_GROUPID',
    'TTS_MINIMAX_GROUP_ID',
    'MINIMAX_CN_GROUP_ID',
  ].map((name): NearMiss => ({
    title: `${name}, which programs read`,
    code: 'misspelled',
    text: `${name}=@groupId@\n`,
  })),
  ...[
    'MINIMAX_API_KEY_2',
    'MINIMAX_API_KEYS',
    'MINIMAX_API_KEY1',
    'MINIMAX_MODEL',
    'MINIMAX_API_URL',
    'MINIMAX_API_BASE_URL',
    'MINIMAX_HOST',
    'MINIMAX_KEY',
    'MINIMAX_EN_API_KEY',
    'MINIMAX_INTL_API_KEY',
    'MINIMAX_TOKEN_PLAN_API_KEY',
    'MINIMAX_VOICE_ID',
    'MINIMAX_OAUTH_TOKEN',
    'MY_MINIMAX_API_KEY',
    'MINIMAX_MCP_BASE_PATH',
    'MAX_API_KEY',
    'MINI_API_KEY',
  ].map((name): NearMiss => ({
    title: `${name}, another variable`,
    code: 'misspelled',
    text: `PORT=1\n${name}=x1\n`,
  })),
  {
    title: 'a file that writes all its names in small letters',
    code: 'misspelled',
    text: 'port=3000\nminimax_api_key=@planKey@\nminimax_group_id=@groupId@\n',
  },
  { title: 'a Group ID, which is no secret', code: 'exposed', text: 'VITE_MINIMAX_GROUP_ID=@groupId@\n' },
  { title: 'an empty key', code: 'exposed', text: 'VITE_MINIMAX_API_KEY=\n' },
  {
    title: 'a name that only has the prefix inside',
    code: 'exposed',
    text: 'MY_VITE_MINIMAX_API_KEY=x\nMINIMAX_API_KEY=@planKey@\n',
  },
  ...[
    'http://localhost:8000',
    'http://127.0.0.1:4000/v1',
    'http://[::1]:4000',
    'http://host.docker.internal:4000',
    'http://litellm:4000',
    'http://192.168.1.20:4000',
    'https://<your-endpoint>/v1',
    '${MINIMAX_PROXY}',
    'https://api-uw.minimax.io',
    'https://api.minimax.io/',
    'api.minimax.cn',
    '',
  ].map((host): NearMiss => ({
    title: `the host “${host}”`,
    code: 'host-unknown',
    text: `MINIMAX_API_HOST=${host}\n`,
  })),
  {
    title: 'a configured endpoint',
    code: 'host-unknown',
    text: 'MINIMAX_API_HOST=https://minimax.example.com\n',
    context: { originOf: (region) => (region === 'mainland' ? 'https://minimax.example.com' : undefined) },
  },
  {
    title: 'OpenAI’s own host',
    code: 'host-unknown',
    text: 'MINIMAX_API_KEY=@planKey@\nOPENAI_BASE_URL=https://api.openai.com/v1\n',
  },
  { title: 'a current host', code: 'host-retired', text: 'MINIMAX_API_HOST=https://api.minimax.cn\n' },
  {
    title: 'the host for speech',
    code: 'host-retired',
    text: 'MINIMAX_BASE_URL=https://api-uw.minimax.io/v1\n',
  },
  ...['/v1', '/v1/'].map((path): NearMiss => ({
    title: `an OpenAI base with ${path}`,
    code: 'host-path',
    text: `OPENAI_BASE_URL=https://api.minimax.io${path}\nOPENAI_API_KEY=@planKey@\n`,
  })),
  ...['/anthropic', '/anthropic/', '/anthropic/v1'].map((path): NearMiss => ({
    title: `an Anthropic base with ${path}`,
    code: 'host-path',
    text: `ANTHROPIC_BASE_URL=https://api.minimax.io${path}\nANTHROPIC_API_KEY=@planKey@\n`,
  })),
  {
    title: 'a path in a variable whose readers differ',
    code: 'host-path',
    text: 'MINIMAX_BASE_URL=https://api.minimax.io/anthropic\nMINIMAX_API_BASE=https://api.minimax.io\n',
  },
  {
    title: 'a host and a region that agree',
    code: 'region-mismatch',
    text: 'MINIMAX_API_HOST=https://api.minimax.cn\nMINIMAX_REGION=cn_zh\n',
  },
  {
    title: 'a region that nobody knows',
    code: 'region-mismatch',
    text: 'MINIMAX_API_HOST=https://api.minimax.cn\nMINIMAX_REGION=auto\n',
  },
  {
    title: 'two sets with a region each',
    code: 'region-mismatch',
    text: 'MINIMAX_BASE_URL=https://api.minimax.io/v1\nMINIMAX_CN_BASE_URL=https://api.minimax.cn/v1\nMINIMAX_CN_API_KEY=@planKey@\n',
  },
  {
    title: 'another program’s host',
    code: 'region-mismatch',
    text: 'MINIMAX_API_HOST=https://api.minimax.io\nANTHROPIC_BASE_URL=https://api.minimax.cn/anthropic\n',
  },
  {
    title: 'a key that was accepted in the region of the file',
    code: 'region-mismatch',
    text: 'MINIMAX_API_KEY=@planKey@\nMINIMAX_API_HOST=https://api.minimax.cn\n',
    context: { verdictOf: verdictOnly({ key: planKey }, verdict('healthy', 'mainland')) },
  },
  {
    title: 'an empty Group ID beside an empty key',
    code: 'empty-group',
    text: 'MINIMAX_API_KEY=\nMINIMAX_GROUP_ID=\n',
  },
  {
    title: 'an empty Group ID in a template',
    code: 'empty-group',
    text: 'MINIMAX_API_KEY=your_key\nMINIMAX_GROUP_ID=\n',
    context: { isTemplate: true },
  },
  ...(['not-ignored', 'tracked'] as const).flatMap((code): NearMiss[] => [
    {
      title: `a sample (${code})`,
      code,
      text: 'MINIMAX_API_KEY=sk-cp-xxxxx...\n',
      context: { gitState: code === 'tracked' ? 'tracked' : 'notIgnored' },
      others: ['key-placeholder'],
    },
    {
      title: `a file that Git ignores (${code})`,
      code,
      text: 'MINIMAX_API_KEY=@planKey@\n',
      context: { gitState: 'ignored' },
    },
    {
      title: `no knowledge of Git (${code})`,
      code,
      text: 'MINIMAX_API_KEY=@planKey@\n',
      context: { gitState: 'unknown' },
    },
    {
      title: `a Group ID alone (${code})`,
      code,
      text: 'MINIMAX_GROUP_ID=@groupId@\n',
      context: { gitState: code === 'tracked' ? 'tracked' : 'notIgnored' },
    },
  ]),
  {
    title: 'a sample that looks like a key',
    code: 'secret-in-template',
    text: 'MINIMAX_API_KEY=sk-cp-your-minimax-subscription-key-goes-here\nMINIMAX_CN_API_KEY=sk-api-1234567890abcdef\n',
    context: { isTemplate: true },
  },
  {
    title: 'a real key in a file that is no template',
    code: 'secret-in-template',
    text: 'MINIMAX_API_KEY=@planKey@\n',
  },
  ...(['rejected', 'wrong-region', 'exhausted'] as const).flatMap((code): NearMiss[] => {
    const known = { rejected: 'keyRefused', 'wrong-region': 'wrongRegion', exhausted: 'exhausted' } as const;
    return [
      {
        title: `another key than the one that was verified (${code})`,
        code,
        text: 'MINIMAX_API_KEY=@otherKey@\n',
        context: { verdictOf: verdictOnly({ key: planKey }, verdict(known[code])) },
      },
      {
        title: `the same key with a Group ID that it was not verified with (${code})`,
        code,
        text: 'MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=@groupId@\n',
        context: { verdictOf: verdictOnly({ key: planKey }, verdict(known[code])) },
      },
      {
        title: `a key that MiniMax accepts (${code})`,
        code,
        text: 'MINIMAX_API_KEY=@planKey@\n',
        context: { verdictOf: verdictOnly({ key: planKey }, verdict('healthy')) },
      },
    ];
  }),
  {
    title: 'a window that has reset since',
    code: 'exhausted',
    text: 'MINIMAX_API_KEY=@planKey@\n',
    context: {
      verdictOf: verdictOnly({ key: planKey }, verdict('exhausted')),
      now: Date.UTC(2026, 10, 23, 14),
    },
  },
];
