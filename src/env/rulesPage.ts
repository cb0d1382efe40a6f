import { defaultSeverities, ruleCodes, type RuleCode } from './ruleCatalogue';

/** Where the page stands in the package, for the link of a diagnostic's code. */
export const rulesPagePath = 'docs/rules.md';

/** The anchor of a rule's paragraph on the page: its heading is its code. */
export function rulesPageAnchor(code: RuleCode): string {
  return code;
}

/** What the page says of one rule. */
export interface RuleDescription {
  /** In a few words, for tables. */
  readonly finds: string;
  readonly why: string;
  /** Lines that show the fault, and the same lines without it. Words in guillemets stand for values of one's own. */
  readonly wrong: string;
  readonly right: string;
  readonly fixes: readonly string[];
  /** Where the example is a fault only under a condition. */
  readonly when?: string;
}

/** Every rule, as the page and the README describe it. In English: the page is a file of the package. */
export const ruleDescriptions: Readonly<Record<RuleCode, RuleDescription>> = {
  'key-placeholder': {
    finds: 'a sample where the API key belongs',
    why: 'A guide or a template left a sample there: `your_api_key`, `<your key>`, `sk-cp-xxxxx...`, `{{KEY}}`. MiniMax refuses it. A reference such as `${OTHER}` is only mentioned: dotenv leaves it as it is, python-dotenv and Docker Compose fill it in. Samples are right in templates (`.env.example` and the like).',
    wrong: 'MINIMAX_API_KEY=your_api_key_here',
    right: 'MINIMAX_API_KEY=«your key»',
    fixes: ['enter the key', 'write the stored key into the file', 'open the page with your API keys'],
  },
  'group-placeholder': {
    finds: 'a sample where the Group ID belongs',
    why: 'MiniMax checks a Group ID where it is sent, and answers `token not match group` (1004) to a sample, the `1234567890123456789` of the setup guide too.',
    wrong: 'MINIMAX_API_KEY=«your key»\nMINIMAX_GROUP_ID=1234567890123456789',
    right: 'MINIMAX_API_KEY=«your key»\nMINIMAX_GROUP_ID=«your Group ID»',
    fixes: [
      'use the Group ID that an older key (JWT) names itself',
      'enter the Group ID',
      'use the stored Group ID',
      'open the page that shows it',
    ],
  },
  'key-shape': {
    finds: 'a value that does not look like a key of MiniMax: of no known kind, too short, too long, masked',
    why: 'Keys of MiniMax begin with `sk-cp-` (125 characters), `sk-api-` (126 characters) or `eyJ` (older keys). A shorter one was not copied whole; one with `***` was copied where the page hides it. MiniMax changed its keys before, so this is a warning, and it is silent where the host is not MiniMax’s or where MiniMax accepted the key.',
    wrong: 'MINIMAX_API_KEY=sk-cp-cut-short',
    right: 'MINIMAX_API_KEY=«your key»',
    fixes: ['enter the key', 'configure', 'open the page with your API keys'],
  },
  'group-format': {
    finds: 'a Group ID that is not a number of 19 digits',
    why: 'Every Group ID seen so far has 19 digits. Other characters are an error; another number of digits is a warning.',
    wrong: "MINIMAX_GROUP_ID='1876 5432 1098 7654 321'",
    right: "MINIMAX_GROUP_ID='1876543210987654321'",
    fixes: ['keep the digits only', 'enter the Group ID'],
  },
  swapped: {
    finds: 'the API key in the variable of the Group ID, or the other way round',
    why: 'Both are copied from the same page. MiniMax answers `login fail` (1004).',
    wrong: 'MINIMAX_API_KEY=1876543210987654321\nMINIMAX_GROUP_ID=«your key»',
    right: 'MINIMAX_API_KEY=«your key»\nMINIMAX_GROUP_ID=1876543210987654321',
    fixes: ['swap the two', 'rename the variable where the other one is missing'],
  },
  'group-mismatch': {
    finds: 'a Group ID that is not the key’s',
    why: 'An older key (JWT) names its own Group ID, so the fault is proven without asking anybody. For other keys MiniMax says so when the file is verified: `token not match group`. The remark is about exactly these two values and goes when one of them changes.',
    wrong: 'MINIMAX_API_KEY=«older key»\nMINIMAX_GROUP_ID=1876543210987654321',
    right: 'MINIMAX_API_KEY=«older key»\nMINIMAX_GROUP_ID=«its Group ID»',
    fixes: ['use the Group ID that the key names', 'remove the Group ID', 'open the page that shows it'],
  },
  'dirty-value': {
    finds: '`Bearer`, quotes, white space, invisible or full-width characters in a value',
    why: 'They come along from web pages, chat windows and code. The program sends them, and MiniMax does not know such a key.',
    wrong: 'MINIMAX_API_KEY="Bearer «your key»"',
    right: 'MINIMAX_API_KEY="«your key»"',
    fixes: ['clean the value'],
  },
  'hash-cut': {
    finds: 'a `#` without a space before it, which dotenv takes for a comment and python-dotenv does not',
    why: 'Node programs read the value up to the `#`, Python programs read all of it. With a space before the `#` both take it for a comment; in quotes both take it for a part of the value.',
    wrong: 'MINIMAX_API_KEY=«your key»#work',
    right: 'MINIMAX_API_KEY=«your key» #work',
    fixes: ['put a space before the `#`', 'put the value in quotes'],
  },
  duplicate: {
    finds: 'the same variable twice with different values',
    why: 'The last one counts, and the first is easily the one that you edit.',
    wrong: 'MINIMAX_API_KEY=«your key»\nMINIMAX_API_KEY=«another key»',
    right: 'MINIMAX_API_KEY=«another key»',
    fixes: ['remove the line that does not count', 'keep that line and remove the other'],
  },
  misspelled: {
    finds: 'a name that is nearly one of MiniMax’s',
    why: 'A program that does not find its variable says that the key is missing. Names that a known program reads are no misspelling, and a file that writes all its names in small letters is not one either.',
    wrong: 'MINMAX_API_KEY=«your key»',
    right: 'MINIMAX_API_KEY=«your key»',
    fixes: ['rename the variable'],
  },
  exposed: {
    finds: 'a key under a name that a bundler publishes',
    why: 'Vite (`VITE_`), Next.js (`NEXT_PUBLIC_`), Create React App (`REACT_APP_`), Expo (`EXPO_PUBLIC_`), Nuxt (`NUXT_PUBLIC_`), Astro and SvelteKit (`PUBLIC_`), Vue CLI (`VUE_APP_`) and Gatsby (`GATSBY_`) write the values of such variables into the files that every visitor downloads. Whoever has the key spends your money. Read the key on a server, under a name without the prefix, and let the page ask that server. If the page was published already, create a new key.',
    wrong: 'VITE_MINIMAX_API_KEY=«your key»',
    right: 'MINIMAX_API_KEY=«your key»',
    fixes: ['explain', 'rename without the prefix'],
  },
  'host-unknown': {
    finds: 'a host that is not one of MiniMax’s API',
    why: 'The key is sent there. That is right for a proxy of your own, so it is only a hint, and none at all for this computer, for names of a private network and for the endpoints in your settings. Addresses at which MiniMax has a website, or nothing, are a warning: `platform.minimax.io`, `www.minimaxi.com`, everything under `minimax.com`.',
    wrong: 'MINIMAX_API_HOST=https://api.minimax.com',
    right: 'MINIMAX_API_HOST=https://api.minimax.io',
    fixes: ['use the host of International', 'use the host of Mainland China'],
  },
  'host-retired': {
    finds: 'an old name of a host',
    why: '`api.minimaxi.chat` was International; `api.minimaxi.com` and `api.minimax.chat` were Mainland China. The documentation names `api.minimax.io` and `api.minimax.cn`. `api.minimaxi.com` was seen to answer in September 2026.',
    wrong: 'MINIMAX_API_HOST=https://api.minimax.chat',
    right: 'MINIMAX_API_HOST=https://api.minimax.cn',
    fixes: ['use the current host of the same region'],
  },
  'host-path': {
    finds: 'a base address that a library cannot use',
    why: 'OpenAI’s libraries need `/v1` behind the host; Anthropic’s libraries and Claude Code need `/anthropic` and add `/v1/messages` themselves (some clients want `/anthropic/v1`, which is accepted). With another path MiniMax answers 404.',
    wrong: 'OPENAI_BASE_URL=https://api.minimax.io\nOPENAI_API_KEY=«your key»',
    right: 'OPENAI_BASE_URL=https://api.minimax.io/v1\nOPENAI_API_KEY=«your key»',
    fixes: ['complete the path'],
  },
  'region-mismatch': {
    finds: 'lines that name different regions, or a host where the key does not work',
    why: 'An API key works in one region only. Host and region variables of one set have to agree: `MINIMAX_…` is one set, `MINIMAX_CN_…` another one, for Mainland China. Where MiniMax accepted the very key of the file in the other region, the host is marked too.',
    wrong: 'MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_REGION=cn',
    right: 'MINIMAX_API_HOST=https://api.minimax.cn\nMINIMAX_REGION=cn',
    fixes: ['use the right host', 'change the region'],
  },
  'empty-group': {
    finds: 'a Group ID without a value',
    why: 'Some programs send it empty, and MiniMax was seen to answer `insufficient balance` (1008) to that although the balance was fine. Without the line most calls work. A section in which the key is empty too is left alone.',
    wrong: 'MINIMAX_API_KEY=«your key»\nMINIMAX_GROUP_ID=',
    right: 'MINIMAX_API_KEY=«your key»',
    fixes: ['remove the line', 'enter the Group ID', 'use the stored Group ID'],
  },
  'not-ignored': {
    finds: 'a real key in a file that Git does not ignore',
    why: 'The next `git add .` takes it along.',
    when: 'Git does not ignore the file',
    wrong: 'MINIMAX_API_KEY=«your key»',
    right: 'MINIMAX_API_KEY=',
    fixes: ['add the file to `.gitignore`'],
  },
  tracked: {
    finds: 'a real key in a file that Git tracks',
    why: 'The key goes into the history with the next commit, where it stays when the file is deleted. If it was pushed already, create a new key.',
    when: 'Git tracks the file',
    wrong: 'MINIMAX_API_KEY=«your key»',
    right: 'MINIMAX_API_KEY=',
    fixes: [
      'show the command that makes Git forget the file and keeps it on the disk',
      'add the file to `.gitignore`',
    ],
  },
  'secret-in-template': {
    finds: 'a real key in a template such as `.env.example`',
    why: 'Templates are there to be shared. If others have seen the key, create a new one.',
    when: 'the file is a template',
    wrong: 'MINIMAX_API_KEY=«your key»',
    right: 'MINIMAX_API_KEY=your_minimax_api_key',
    fixes: ['replace it by a placeholder', 'open the page with your API keys'],
  },
  rejected: {
    finds: 'a key that MiniMax did not accept',
    why: 'The verdict of `Minimax: Verify This .env File` on exactly these values. That one region does not accept a key is a warning, for most often the key belongs to the other one; only when both refuse it, it is an error.',
    when: 'MiniMax said so when the file was verified',
    wrong: 'MINIMAX_API_KEY=«a key that was deleted»',
    right: 'MINIMAX_API_KEY=«your key»',
    fixes: ['ask the other region', 'enter the key', 'open the page with your API keys'],
  },
  'wrong-region': {
    finds: 'a key that belongs to the other region',
    why: 'The verdict of `Minimax: Verify This .env File` on exactly these values: the region of the file does not accept the key, and the other one does.',
    when: 'MiniMax said so when the file was verified',
    wrong: 'MINIMAX_API_KEY=«your key»\nMINIMAX_API_HOST=https://api.minimax.io',
    right: 'MINIMAX_API_KEY=«your key»\nMINIMAX_API_HOST=https://api.minimax.cn',
    fixes: ['use the host of the other region', 'enter another key'],
  },
  exhausted: {
    finds: 'a good key that cannot be spent for now',
    why: 'The verdict of `Minimax: Verify This .env File`: the window of the plan is used up, the balance is empty, the plan does not include the models, or the account has to be verified. The remark goes when the window resets.',
    when: 'MiniMax said so when the file was verified',
    wrong: 'MINIMAX_API_KEY=«a key whose window is used up»',
    right: 'MINIMAX_API_KEY=«your key»',
    fixes: ['open the page that helps', 'verify again'],
  },
};

/**
 * The Markdown table of all rules, for the page and the README, with its columns aligned as Prettier does.
 * @param page What the links to the rules begin with: the path of the page, or nothing on the page itself.
 */
export function rulesTable(page: string = rulesPagePath): string {
  const rows = [
    ['Rule', 'Shown as', 'Finds'],
    ...ruleCodes.map((code) => [
      `[\`${code}\`](${page}#${rulesPageAnchor(code)})`,
      defaultSeverities[code],
      ruleDescriptions[code].finds,
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** The page about all rules, in Markdown. */
export function rulesPage(): string {
  return `${[
    '# Rules for `.env` files',
    'What MiniMax Setup looks for in the lines of a `.env` file that concern MiniMax. Nothing is sent anywhere for it.',
    'A rule is changed with the setting `minimax.env.rules`, which gives a code another severity (`error`, `warning`, `information`, `hint`) or turns it `off`:',
    fenced('json', '{ "minimax.env.rules": { "host-retired": "off", "not-ignored": "error" } }'),
    'In the examples «words in guillemets» stand for values of your own.',
    rulesTable(''),
    ...ruleCodes.map(paragraph),
  ].join('\n\n')}\n`;
}

function paragraph(code: RuleCode): string {
  const { finds, why, wrong, right, fixes, when } = ruleDescriptions[code];
  return [
    `## ${code}`,
    `Finds ${finds}. Shown as: ${defaultSeverities[code]}.`,
    why,
    when === undefined ? 'Wrong:' : `Wrong, when ${when}:`,
    fenced('dotenv', wrong),
    'Right:',
    fenced('dotenv', right),
    `Fixes: ${fixes.join('; ')}.`,
  ].join('\n\n');
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
