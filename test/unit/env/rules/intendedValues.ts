/**
 * What each fix that edits the text makes of the variables, as `dotenv.parse` reads them: the new value of each one that
 * changes, `null` for one that goes. Written down apart from the texts, so that a text that only looks right fails.
 */
export const intendedValues: Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, string | null>>>>>
> = {
  'group-placeholder mends a sample Group ID beside the stored key': {
    'Use the Stored Group ID @otherGroup@': {
      MINIMAX_GROUP_ID: '@otherGroup@',
    },
  },
  'group-placeholder mends a sample Group ID beside a key that names its own': {
    'Use the Group ID That the API Key Names: @legacyGroup@': {
      MINIMAX_GROUP_ID: '@legacyGroup@',
    },
  },
  'group-format mends a quoted number with inner spaces': {
    'Keep the Digits Only': {
      MINIMAX_GROUP_ID: '1876543210987654321',
    },
  },
  'swapped mends the two values in each other’s place': {
    'Swap the API Key and the Group ID': {
      MINIMAX_API_KEY: '@planKey@',
      MINIMAX_GROUP_ID: '@groupId@',
    },
  },
  'swapped mends a Group ID alone in the key’s variable': {
    'Rename to MINIMAX_GROUP_ID': {
      MINIMAX_API_KEY: null,
      MINIMAX_GROUP_ID: '@groupId@',
    },
  },
  'swapped mends a key alone in the Group ID’s variable': {
    'Rename to MINIMAX_API_KEY': {
      MINIMAX_GROUP_ID: null,
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'swapped mends a key in the Group ID’s variable beside an empty one for the key': {
    'Move the API Key to MINIMAX_API_KEY': {
      MINIMAX_API_KEY: '@planKey@',
      MINIMAX_GROUP_ID: null,
    },
  },
  'group-mismatch mends a Group ID that the key itself contradicts': {
    'Use the Group ID That the API Key Names: @legacyGroup@': {
      MINIMAX_GROUP_ID: '@legacyGroup@',
    },
    'Remove MINIMAX_GROUP_ID': {
      MINIMAX_GROUP_ID: null,
    },
  },
  'group-mismatch mends a Group ID that MiniMax refused together with this key': {
    'Remove MINIMAX_GROUP_ID': {
      MINIMAX_GROUP_ID: null,
    },
  },
  'dirty-value mends a key with Bearer before it': {
    'Clean the Value': {
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'dirty-value mends quotes inside quotes': {
    'Clean the Value': {
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'dirty-value mends a quote that is not closed': {
    'Clean the Value': {
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'dirty-value mends white space around a key': {
    'Clean the Value': {
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'dirty-value mends an invisible character': {
    'Clean the Value': {
      MINIMAX_GROUP_ID: '@groupId@',
    },
  },
  'dirty-value mends smart quotes': {
    'Clean the Value': {
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'dirty-value mends full-width punctuation in a host': {
    'Clean the Value': {
      MINIMAX_API_HOST: 'https://api.minimax.io',
    },
  },
  'dirty-value mends a comma that was copied along, in every line of that value': {
    'Clean the Value': {
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'dirty-value mends the name of the variable once more': {
    'Clean the Value': {
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'dirty-value mends a short key with dirt, of which both is said': {
    'Clean the Value': {
      MINIMAX_API_KEY: '@shortKey@',
    },
  },
  'hash-cut mends a comment that python-dotenv takes for a part of the key': {
    'Put a Space Before the #': {},
  },
  'hash-cut mends a key that goes on behind the #': {
    'Put the Whole Value in Quotes': {
      MINIMAX_API_KEY: 'abc#def',
    },
    'Put a Space Before the #': {},
  },
  'hash-cut mends a comment right behind a host': {
    'Put a Space Before the #': {},
    'Put the Whole Value in Quotes': {
      MINIMAX_API_HOST: 'https://api.minimax.io#global',
    },
  },
  'duplicate mends a key that a later line replaces': {
    'Remove This Line': {},
    'Keep This Line and Remove the Other': {
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'misspelled mends a letter that is missing': {
    'Rename to MINIMAX_API_KEY': {
      MINMAX_API_KEY: null,
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'misspelled mends an underscore that is missing': {
    'Rename to MINIMAX_API_KEY': {
      MINIMAX_APIKEY: null,
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'misspelled mends a dash': {
    'Rename to MINIMAX_GROUP_ID': {
      'MINIMAX_GROUP-ID': null,
      MINIMAX_GROUP_ID: '@groupId@',
    },
  },
  'misspelled mends small letters among capitals': {
    'Rename to MINIMAX_API_KEY': {
      minimax_api_key: null,
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'misspelled mends two letters that changed places': {
    'Rename to MINIMAX_API_HOST': {
      MINIAMX_API_HOST: null,
      MINIMAX_API_HOST: 'https://api.minimax.io',
    },
  },
  'exposed mends a key under VITE_': {
    'Rename to MINIMAX_API_KEY': {
      VITE_MINIMAX_API_KEY: null,
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'exposed mends a key under NEXT_PUBLIC_': {
    'Rename to MINIMAX_API_KEY': {
      NEXT_PUBLIC_MINIMAX_API_KEY: null,
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'exposed mends a key under REACT_APP_': {
    'Rename to MINIMAX_API_KEY': {
      REACT_APP_MINIMAX_API_KEY: null,
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'exposed mends a key under EXPO_PUBLIC_': {
    'Rename to MINIMAX_API_KEY': {
      EXPO_PUBLIC_MINIMAX_API_KEY: null,
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'exposed mends a key under NUXT_PUBLIC_': {
    'Rename to MINIMAX_API_KEY': {
      NUXT_PUBLIC_MINIMAX_API_KEY: null,
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'exposed mends a key under PUBLIC_': {
    'Rename to MINIMAX_API_KEY': {
      PUBLIC_MINIMAX_API_KEY: null,
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'exposed mends a key under VUE_APP_': {
    'Rename to MINIMAX_API_KEY': {
      VUE_APP_MINIMAX_API_KEY: null,
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'exposed mends a key under GATSBY_': {
    'Rename to MINIMAX_API_KEY': {
      GATSBY_MINIMAX_API_KEY: null,
      MINIMAX_API_KEY: '@planKey@',
    },
  },
  'exposed mends a key that a template tells everybody to publish': {
    'Rename to MINIMAX_API_KEY': {
      VITE_MINIMAX_API_KEY: null,
      MINIMAX_API_KEY: 'your_api_key_here',
    },
  },
  'host-unknown mends a proxy': {
    'Use api.minimax.io (International)': {
      MINIMAX_BASE_URL: 'https://api.minimax.io',
    },
    'Use api.minimax.cn (Mainland China)': {
      MINIMAX_BASE_URL: 'https://api.minimax.cn',
    },
  },
  'host-unknown mends a host that MiniMax does not have': {
    'Use api.minimax.io (International)': {
      MINIMAX_API_HOST: 'https://api.minimax.io',
    },
    'Use api.minimax.cn (Mainland China)': {
      MINIMAX_API_HOST: 'https://api.minimax.cn',
    },
  },
  'host-unknown mends a website of MiniMax': {
    'Use api.minimax.cn (Mainland China)': {
      OPENAI_BASE_URL: 'https://api.minimax.cn/v1',
    },
  },
  'host-retired mends the oldest name of Mainland China': {
    'Use api.minimax.cn (Mainland China)': {
      MINIMAX_BASE_URL: 'https://api.minimax.cn/v1',
    },
  },
  'host-retired mends the name of Mainland China before the present one': {
    'Use api.minimax.cn (Mainland China)': {
      ANTHROPIC_BASE_URL: 'https://api.minimax.cn/anthropic',
    },
  },
  'host-retired mends the old name of International, with the extra i': {
    'Use api.minimax.io (International)': {
      MINIMAX_API_HOST: 'api.minimax.io',
    },
  },
  'host-path mends an OpenAI base without /v1': {
    'Use https://api.minimax.io/v1': {
      OPENAI_BASE_URL: 'https://api.minimax.io/v1',
    },
  },
  'host-path mends an OpenAI base with the path of a call': {
    'Use https://api.minimax.cn/v1': {
      OPENAI_BASE_URL: 'https://api.minimax.cn/v1',
    },
  },
  'host-path mends an Anthropic base with the path of OpenAI’s': {
    'Use https://api.minimax.io/anthropic': {
      ANTHROPIC_BASE_URL: 'https://api.minimax.io/anthropic',
    },
  },
  'host-path mends an Anthropic base with the path of another call': {
    'Use https://api.minimax.io/anthropic': {
      ANTHROPIC_BASE_URL: 'https://api.minimax.io/anthropic',
    },
  },
  'host-path mends a base without https://': {
    'Use https://api.minimax.io/v1': {
      OPENAI_BASE_URL: 'https://api.minimax.io/v1',
    },
  },
  'region-mismatch mends a host and a region that contradict each other': {
    'Use api.minimax.cn (Mainland China) in MINIMAX_API_HOST': {
      MINIMAX_API_HOST: 'https://api.minimax.cn',
    },
    'Set MINIMAX_REGION to global': {
      MINIMAX_REGION: 'global',
    },
  },
  'region-mismatch mends two hosts of different regions': {
    'Use api.minimax.cn (Mainland China) in MINIMAX_API_HOST': {
      MINIMAX_API_HOST: 'https://api.minimax.cn',
      MINIMAX_BASE_URL: 'https://api.minimax.cn/v1',
    },
    'Use api.minimax.io (International) in MINIMAX_BASE_URL': {
      MINIMAX_BASE_URL: 'https://api.minimax.io/v1',
    },
  },
  'region-mismatch mends a host that its own name contradicts': {
    'Use api.minimax.cn (Mainland China)': {
      MINIMAX_CN_BASE_URL: 'https://api.minimax.cn/v1',
    },
  },
  'region-mismatch mends a host where this very key does not work, for it was accepted in the other region': {
    'Use api.minimax.io (International)': {
      MINIMAX_API_HOST: 'https://api.minimax.io',
    },
  },
  'empty-group mends an empty Group ID beside a key': {
    'Remove MINIMAX_GROUP_ID': {
      MINIMAX_GROUP_ID: null,
    },
  },
  'empty-group mends quotes around nothing, beside the stored key': {
    'Remove MINIMAX_GROUP_ID': {
      MINIMAX_GROUP_ID: null,
    },
    'Use the Stored Group ID @otherGroup@': {
      MINIMAX_GROUP_ID: '@otherGroup@',
    },
  },
  'secret-in-template mends a real key in a template': {
    'Replace by a Placeholder': {
      MINIMAX_API_KEY: 'your_minimax_api_key',
    },
  },
  'wrong-region mends a host of the region that does not accept the key': {
    'Use api.minimax.cn (Mainland China)': {
      MINIMAX_API_HOST: 'https://api.minimax.cn',
    },
  },
  'wrong-region mends a host and a region that both name the wrong one': {
    'Use api.minimax.cn (Mainland China)': {
      MINIMAX_REGION: 'cn',
      MINIMAX_API_HOST: 'https://api.minimax.cn',
    },
  },
  'wrong-region mends a file that names no host': {
    'Add MINIMAX_API_HOST with api.minimax.cn': {
      MINIMAX_API_HOST: 'https://api.minimax.cn',
    },
  },
};
