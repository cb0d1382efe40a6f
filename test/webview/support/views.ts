// Views as the extension host could send them, invented for the tests of the page: one for every headline, and some
// that are unusual. Masks, Group IDs and trace ids are made up.
import type {
  ActionView,
  CheckState,
  CheckView,
  CombinationView,
  DiagnosisView,
  ExplanationView,
  PageStrings,
  TableView,
} from '../../../src/diagnosis/protocol';

export const englishStrings: PageStrings = {
  title: 'MiniMax Diagnosis',
  run: 'Run Again',
  cancel: 'Cancel',
  copyReport: 'Copy Report',
  saveReport: 'Save Report…',
  checks: 'Checks',
  evidence: 'What was found',
  whyItMatters: 'Why it matters',
  combinations: 'Keys, regions and Group IDs',
  combinationColumns: ['Where', 'API key', 'Region', 'Group ID', 'Verdict'],
  pages: 'Pages of the platform',
  explainTitle: 'Explain an error',
  explainPrompt: 'Paste what your program or terminal printed',
  explainPlaceholder: '{"base_resp":{"status_code":1004,"status_msg":"token not match group"}}',
  explainButton: 'Explain',
  explainPrivacy: 'The text stays on this computer: it is not stored and not sent anywhere.',
  clear: 'Clear',
};

export const chineseStrings: PageStrings = {
  title: 'MiniMax 诊断',
  run: '重新运行',
  cancel: '取消',
  copyReport: '复制报告',
  saveReport: '保存报告…',
  checks: '检查项',
  evidence: '检查结果',
  whyItMatters: '为什么重要',
  combinations: '密钥、区域与 Group ID',
  combinationColumns: ['位置', 'API 密钥', '区域', 'Group ID', '结论'],
  pages: '平台页面',
  explainTitle: '解释错误信息',
  explainPrompt: '粘贴程序或终端输出的内容',
  explainPlaceholder: '{"base_resp":{"status_code":1004,"status_msg":"token not match group"}}',
  explainButton: '解释',
  explainPrivacy: '文本只留在本机：不会保存，也不会发送到任何地方。',
  clear: '清除',
};

const stateLabels: Readonly<Record<CheckState, string>> = {
  passed: 'Passed',
  warning: 'Warning',
  failed: 'Failed',
  unknown: 'Not known',
  skipped: 'Skipped',
  running: 'Running…',
};

const chineseStateLabels: Readonly<Record<CheckState, string>> = {
  passed: '通过',
  warning: '警告',
  failed: '失败',
  unknown: '未知',
  skipped: '已跳过',
  running: '进行中…',
};

export function action(id: string, label: string, more: Partial<ActionView> = {}): ActionView {
  return { id, label, isMain: false, ...more };
}

export function check(
  id: string,
  title: string,
  state: CheckState,
  more: Partial<CheckView> = {},
): CheckView {
  return {
    id,
    title,
    state,
    stateLabel: stateLabels[state],
    evidence: [],
    why: 'It decides what the next checks can say.',
    actions: [],
    change: '',
    ...more,
  };
}

const credentialsCheck = check('credentials', 'Credentials are there', 'passed', {
  evidence: [
    'SecretStorage and .env hold the same key (sk-cp-…9fQ2).',
    'The environment of VS Code has no MINIMAX_API_KEY. A terminal may have another environment.',
    'Your program will probably use the key of .env.',
  ],
  why: 'A program uses the first key that it finds, which need not be the one you look at.',
  actions: [
    action('readTools', 'Look Into Other Tools’ Settings', {
      detail: 'Reads ~/.mmx/config.json and ~/.claude/settings.json. Nothing is sent.',
    }),
  ],
});

const shapeCheck = check('keyShape', 'The key’s shape and kind', 'passed', {
  evidence: [
    'A Subscription Key (Coding Plan, Token Plan, M Plan) of 125 characters, without blanks or quotes.',
  ],
  why: 'A placeholder, a cut-off copy or a quote that was kept is refused as “invalid api key”.',
});

const groupShapeCheck = check('groupShape', 'The Group ID’s shape', 'passed', {
  evidence: ['19 digits, and not the sample of the setup guide.'],
  why: 'Every Group ID seen so far has 19 digits; the guide’s sample belongs to nobody.',
});

const reachCheck = check('reach', 'MiniMax can be reached', 'passed', {
  evidence: ['api.minimax.io answered in 182 ms by VS Code’s route.', 'The direct route was not needed.'],
  why: 'Where a proxy or a firewall is in the way, no answer says anything about the key.',
});

const acceptedCheck = check('accepted', 'The key is accepted in this region', 'passed', {
  evidence: ['api.minimax.io listed 9 models for this key (HTTP 200, 214 ms).'],
  why: 'Keys of one region are refused by the other with the same words as a revoked key.',
});

const pairCheck = check('pair', 'The Group ID belongs to the key', 'passed', {
  evidence: ['MiniMax accepted the pair, and refused the guide’s sample in its place.'],
  why: 'A Group ID that is sent is checked: the wrong one gives 1004, however good the key is.',
});

const spendCheck = check('spend', 'The key can be spent', 'passed', {
  evidence: ['97 % of the 5-hour window and 96 % of the week are left.', 'The plan covers: text, video.'],
  why: 'A used-up plan answers with 2056 or 1008; the key itself is good then.',
});

const otherRegionCheck = check('otherRegion', 'The other region', 'skipped', {
  evidence: ['Not asked: the key is accepted where it is configured.'],
  why: 'Asking sends the key to the other region’s host as well.',
});

const healthyChecks: readonly CheckView[] = [
  credentialsCheck,
  shapeCheck,
  groupShapeCheck,
  reachCheck,
  acceptedCheck,
  pairCheck,
  spendCheck,
  otherRegionCheck,
];

/** The healthy checks with some of them replaced by their ids. */
export function checksWith(...replaced: readonly CheckView[]): readonly CheckView[] {
  return healthyChecks.map((healthy) => replaced.find(({ id }) => id === healthy.id) ?? healthy);
}

const englishPages: readonly ActionView[] = [
  action('open:signIn', 'Sign-in'),
  action('open:apiKeys', 'API Keys and Group ID', { detail: 'The page that the setup guide names' }),
  action('open:apiKeysConsole', 'New Console API Keys'),
  action('open:groupId', 'Group ID'),
  action('open:plan', 'Plan'),
  action('open:usage', 'Usage'),
  action('open:balance', 'Balance'),
  action('open:errorCodes', 'Error Codes'),
  action('open:quickstart', 'Quickstart'),
  action('open:codingPlan', 'Coding Plan'),
  action('open:status', 'Service Status'),
];

const englishTables: readonly TableView[] = [
  {
    caption: 'Which key for what',
    columns: ['Plan', 'Key', 'Made where', 'Models'],
    rows: [
      [
        'Coding Plan, Token Plan, M Plan',
        'sk-cp-…, the Subscription Key',
        action('open:plan', 'Plan'),
        'Text; other models by tier',
      ],
      ['Pay-as-you-go', 'sk-api-…', action('open:apiKeys', 'API Keys'), 'Text, video, speech, image'],
    ],
  },
  {
    caption: 'When a call fails',
    columns: ['Error', 'Cause', 'Remedy'],
    rows: [
      [
        'token not match group',
        'The Group ID is not that of the account that made the key.',
        action('open:groupId', 'Copy the Group ID of that account'),
      ],
      [
        'status_code: 1004',
        'The same, or no key was sent, or the key is of the other region.',
        action('setGroupId', 'Correct MINIMAX_GROUP_ID in .env'),
      ],
      [
        'Invalid API key (2049)',
        'Revoked or deleted, or a key of the other region.',
        action('open:apiKeys', 'Make a new key'),
      ],
    ],
  },
];

const combination: CombinationView = {
  place: 'SecretStorage and .env',
  key: 'sk-cp-…9fQ2',
  region: 'International',
  groupId: '1902…4471',
  state: 'passed',
  verdict: 'Matched',
  isCurrent: false,
};

/** Everything is in order. */
export const healthy: DiagnosisView = {
  language: 'en',
  strings: englishStrings,
  headline: {
    state: 'passed',
    sentence: 'MiniMax accepts your API key (International).',
    next: 'The Group ID belongs to the key: MiniMax checked the pair. If a call fails all the same, paste its error below.',
    action: undefined,
  },
  isRunning: false,
  announcement: 'All checks are done.',
  checks: healthyChecks,
  combinations: [combination],
  explanations: [],
  pages: englishPages,
  tables: englishTables,
  footer:
    'Checked today at 14:05 with requests that generate no tokens. Keys are shown by their prefix and last four characters, Group IDs by their first and last four digits.',
};

/** The most frequent case that the page is made for. */
export const groupIdMismatch: DiagnosisView = {
  ...healthy,
  headline: {
    state: 'failed',
    sentence: 'The API key works, but not with this Group ID: “token not match group”.',
    next: 'Copy the Group ID of the account and team that made the key, or stop sending one.',
    action: action('correctGroupId', 'Correct the Group ID', { isMain: true }),
  },
  announcement: 'All checks are done. One failed: the Group ID does not belong to the key.',
  checks: checksWith(
    check('pair', 'The Group ID belongs to the key', 'failed', {
      evidence: [
        'MiniMax answered “1004 token not match group” for this pair (HTTP 200, 203 ms).',
        'Without a Group ID it accepted the same key.',
        'Trace id 04f7b1c0d5a9e2f84b6c.',
      ],
      why: 'A Group ID that is sent is checked: the wrong one gives 1004, however good the key is.',
      actions: [
        action('correctGroupId', 'Correct the Group ID', { isMain: true }),
        action('removeGroupId', 'Remove the Group ID', {
          detail: 'Many calls work without one. When it is sent, it is checked.',
        }),
        action('open:groupId', 'Open the Group ID Page'),
      ],
      change: 'Changed: passed before',
    }),
  ),
  combinations: [
    { ...combination, state: 'failed', verdict: 'Group ID of another account' },
    { ...combination, groupId: '(none)', verdict: 'Works' },
  ],
};

/** The most frequent mistake of all. */
export const notAcceptedHere: DiagnosisView = {
  ...healthy,
  headline: {
    state: 'failed',
    sentence: 'The International region of MiniMax does not accept this API key.',
    next: 'Most often the key belongs to the other region (Mainland China), which was not asked. It can also be mistyped, revoked or deleted.',
    action: action('askOtherRegion', 'Ask Mainland China', {
      detail: 'Sends the key to api.minimax.cn as well. Costs nothing.',
      isMain: true,
    }),
  },
  announcement: 'All checks are done. One failed: the key is not accepted in this region.',
  checks: checksWith(
    check('accepted', 'The key is accepted in this region', 'failed', {
      evidence: [
        'api.minimax.io answered “invalid api key (2049)” (HTTP 401, 198 ms).',
        'Trace id 04f7b1c0d5a9e2f84b6c.',
      ],
      why: 'Keys of one region are refused by the other with the same words as a revoked key.',
      actions: [action('correctKey', 'Correct the API Key')],
    }),
    check('pair', 'The Group ID belongs to the key', 'skipped', {
      evidence: ['Not checked: the key has to be accepted first.'],
    }),
    check('spend', 'The key can be spent', 'skipped', {
      evidence: ['Not checked: the key has to be accepted first.'],
    }),
    check('otherRegion', 'The other region', 'unknown', {
      evidence: ['Not asked: that would send the key to api.minimax.cn.'],
      actions: [
        action('askOtherRegion', 'Ask Mainland China', {
          detail: 'Sends the key to api.minimax.cn as well. Costs nothing.',
        }),
      ],
    }),
  ),
  combinations: [{ ...combination, state: 'failed', verdict: 'Key not accepted' }],
};

export const wrongRegion: DiagnosisView = {
  ...healthy,
  headline: {
    state: 'failed',
    sentence: 'Your API key belongs to the other region: Mainland China accepts it, International does not.',
    next: 'Switch to Mainland China, here and in the host that your program uses.',
    action: action('useOtherRegion', 'Switch to Mainland China', {
      detail: 'The key goes to api.minimax.cn from then on.',
      isMain: true,
    }),
  },
  announcement: 'The other region accepts the key.',
  checks: checksWith(
    check('accepted', 'The key is accepted in this region', 'failed', {
      evidence: ['api.minimax.io answered “invalid api key (2049)” (HTTP 401, 198 ms).'],
      why: 'Keys of one region are refused by the other with the same words as a revoked key.',
    }),
    check('pair', 'The Group ID belongs to the key', 'skipped', {
      evidence: ['Not checked: the key has to be accepted first.'],
    }),
    check('spend', 'The key can be spent', 'skipped', {
      evidence: ['Not checked: the key has to be accepted first.'],
    }),
    check('otherRegion', 'The other region', 'passed', {
      evidence: ['api.minimax.cn listed 9 models for this key (HTTP 200, 305 ms).'],
      actions: [action('useOtherRegion', 'Switch to Mainland China')],
      change: 'New',
    }),
  ),
  combinations: [
    { ...combination, state: 'failed', verdict: 'Key not accepted' },
    { ...combination, region: 'Mainland China', state: 'passed', verdict: 'Key accepted' },
  ],
};

export const keyRefused: DiagnosisView = {
  ...wrongRegion,
  headline: {
    state: 'failed',
    sentence: 'Neither region of MiniMax accepts this API key.',
    next: 'It is mistyped, revoked or deleted. Copy it again, or create a new key.',
    action: action('correctKey', 'Correct the API Key', { isMain: true }),
  },
  announcement: 'Neither region accepts the key.',
  combinations: [
    { ...combination, state: 'failed', verdict: 'Key not accepted' },
    { ...combination, region: 'Mainland China', state: 'failed', verdict: 'Key not accepted' },
  ],
};

export const planUsedUp: DiagnosisView = {
  ...healthy,
  headline: {
    state: 'warning',
    sentence: 'The API key is good, but its 5-hour window is used up.',
    next: 'The next window begins at 17:40, in 2 h 12 min. Calls answer “usage limit exceeded (2056)” until then.',
    action: action('open:usage', 'Open the Usage Page', { isMain: true }),
  },
  announcement: 'All checks are done. One has a warning: the window is used up.',
  checks: checksWith(
    check('spend', 'The key can be spent', 'warning', {
      evidence: ['0 % of the 5-hour window is left; 61 % of the week.', 'The window ends at 17:40.'],
      why: 'A used-up plan answers with 2056 or 1008; the key itself is good then.',
      actions: [action('open:usage', 'Open the Usage Page'), action('open:plan', 'Open the Plan Page')],
    }),
  ),
  combinations: [{ ...combination, state: 'warning', verdict: 'Matched, window used up' }],
};

export const unreachable: DiagnosisView = {
  ...healthy,
  headline: {
    state: 'unknown',
    sentence: 'MiniMax could not be reached: the proxy asks for a login.',
    next: 'This says nothing about your API key. Enter the proxy’s login in VS Code’s settings, or ask who runs it.',
    action: action('tryAgain', 'Try Again', { isMain: true }),
  },
  announcement: 'All checks are done. MiniMax could not be reached.',
  checks: checksWith(
    check('reach', 'MiniMax can be reached', 'failed', {
      evidence: [
        'By VS Code’s route the proxy answered 407 (Proxy Authentication Required).',
        'By the direct route, without a key, api.minimax.io did not answer within 5 s: only the proxy can reach it.',
      ],
      why: 'Where a proxy or a firewall is in the way, no answer says anything about the key.',
      actions: [action('openProxySettings', 'Open the Proxy Settings'), action('showLog', 'Show Log')],
    }),
    check('accepted', 'The key is accepted in this region', 'unknown', {
      evidence: ['Not known: MiniMax could not be reached.'],
    }),
    check('pair', 'The Group ID belongs to the key', 'unknown', {
      evidence: ['Not known: MiniMax could not be reached.'],
    }),
    check('spend', 'The key can be spent', 'unknown', {
      evidence: ['Not known: MiniMax could not be reached.'],
    }),
  ),
  combinations: [{ ...combination, state: 'unknown', verdict: 'Not known' }],
};

/** A first use: nothing is configured, and nothing was found. */
export const notConfigured: DiagnosisView = {
  ...healthy,
  headline: {
    state: 'skipped',
    sentence: 'No MiniMax credentials were found.',
    next: 'Enter an API key and, if your program sends one, the Group ID. Or see how to get them.',
    action: action('configure', 'Configure…', { isMain: true }),
  },
  announcement: '',
  checks: [
    check('credentials', 'Credentials are there', 'failed', {
      evidence: [
        'SecretStorage, the .env files of this workspace and the environment of VS Code hold no MiniMax key.',
      ],
      why: 'Without a key there is nothing to check.',
      actions: [
        action('configure', 'Configure…', { isMain: true }),
        action('walkthrough', 'Get Started with MiniMax'),
      ],
    }),
    ...healthyChecks
      .slice(1)
      .map(({ id, title }) => check(id, title, 'skipped', { evidence: ['Skipped: there is no key.'] })),
  ],
  combinations: [],
  footer: '',
};

/** In the middle of a run. */
export const running: DiagnosisView = {
  ...healthy,
  headline: {
    state: 'running',
    sentence: 'Checking your MiniMax credentials…',
    next: '4 of 8 checks are done.',
    action: undefined,
  },
  isRunning: true,
  announcement: 'MiniMax can be reached: passed.',
  checks: [
    credentialsCheck,
    shapeCheck,
    groupShapeCheck,
    reachCheck,
    check('accepted', 'The key is accepted in this region', 'running', {
      evidence: ['Asking api.minimax.io for its models…'],
    }),
    check('pair', 'The Group ID belongs to the key', 'unknown', { evidence: ['Waits for its turn.'] }),
    check('spend', 'The key can be spent', 'unknown', { evidence: ['Waits for its turn.'] }),
    otherRegionCheck,
  ],
  combinations: [{ ...combination, state: 'running', verdict: 'Asking…' }],
};

/** Nothing at all but the page's own words, as before the first run. */
export const empty: DiagnosisView = {
  ...healthy,
  headline: { state: 'unknown', sentence: 'Nothing was checked yet.', next: '', action: undefined },
  announcement: '',
  checks: [],
  combinations: [],
  pages: [],
  tables: [],
  footer: '',
};

const mismatchExplanation: ExplanationView = {
  title: '1004 token not match group',
  paragraphs: [
    'The request carried a Group ID that does not belong to the API key. The key itself was accepted.',
    'This is certain: the message names the fault. The checks above tell which of your Group IDs it is.',
  ],
  facts: [
    { label: 'Code', value: '1004' },
    { label: 'Message', value: 'token not match group' },
    { label: 'Envelope', value: 'native V1 (base_resp)' },
    { label: 'Trace id', value: '04f7b1c0d5a9e2f84b6c' },
  ],
  actions: [
    action('explained:correctGroupId', 'Correct the Group ID', { isMain: true }),
    action('explained:removeGroupId', 'Remove the Group ID'),
  ],
};

/** After a click on an error in the terminal. */
export const explained: DiagnosisView = {
  ...groupIdMismatch,
  announcement: 'Two errors were found in the text.',
  explanations: [
    mismatchExplanation,
    {
      title: 'HTTP 429',
      paragraphs: ['A rate limit: too many requests in a short time. It says nothing about the key.'],
      facts: [{ label: 'HTTP status', value: '429' }],
      actions: [],
    },
  ],
};

const places = ['SecretStorage', '.env', 'backend/.env.local', 'VS Code’s environment', 'mmx-cli'];

/** A user with two accounts in two regions, and a key in every corner. */
export const manyCombinations: DiagnosisView = {
  ...groupIdMismatch,
  combinations: places.flatMap((place, number) =>
    ['International', 'Mainland China'].flatMap((region, regionNumber) =>
      ['1902…4471', '1788…0063', '(none)'].map((groupId, groupNumber): CombinationView => {
        const isAccepted = (number + regionNumber) % 2 === 0;
        const isMatched = groupId === '(none)' || (number + groupNumber) % 2 === 0;
        return {
          place,
          key: number % 2 === 0 ? 'sk-cp-…9fQ2' : 'sk-api-…x0Lm',
          region,
          groupId,
          state: !isAccepted ? 'failed' : isMatched ? 'passed' : groupNumber === 1 ? 'unknown' : 'failed',
          verdict: !isAccepted
            ? 'Key not accepted'
            : isMatched
              ? 'Matched'
              : groupNumber === 1
                ? 'Not checkable: this host ignores Group IDs'
                : 'Group ID of another account',
          isCurrent: number === 1 && regionNumber === 0 && groupNumber === 0,
        };
      }),
    ),
  ),
};

const longWord = 'a/very/deep/folder'.repeat(14);

/** Texts that are longer than anybody thought, and words that cannot be broken at a blank. */
export const longTexts: DiagnosisView = {
  ...explained,
  headline: {
    state: 'failed',
    sentence: `The API key works, but not with the Group ID of ${longWord}/.env: “token not match group”, which MiniMax also answers where a Group ID of another team or of the other region is sent.`,
    next: `${groupIdMismatch.headline.next} `.repeat(4).trim(),
    action: action(
      'correctGroupId',
      'Correct the Group ID in the File that Your Program Most Probably Reads',
      {
        detail: `Opens ${longWord}/.env. `.repeat(2).trim(),
        isMain: true,
      },
    ),
  },
  announcement: 'All checks are done, and one of them failed. '.repeat(3).trim(),
  checks: checksWith(
    check('pair', `The Group ID of ${longWord} belongs to the key`, 'failed', {
      stateLabel: 'Failed after three attempts',
      evidence: [`Read from ${longWord}/.env.`, `${groupIdMismatch.headline.sentence} `.repeat(6).trim()],
      why: `${pairCheck.why} `.repeat(5).trim(),
      actions: [
        action('long', `Open ${longWord}`, { detail: `${pairCheck.why} `.repeat(2).trim() }),
        action('short', 'Remove the Group ID'),
      ],
      change: 'Changed: it was passed when it was checked this morning at 09:12 in another window',
    }),
  ),
  combinations: [
    {
      ...combination,
      place: `${longWord}/.env`,
      verdict: 'The Group ID is that of another account '.repeat(3),
    },
    { ...combination, state: 'unknown', verdict: 'Not checkable' },
  ],
  explanations: [
    {
      ...mismatchExplanation,
      title: `1004 ${longWord}`,
      facts: [{ label: 'A label that is much longer than the others', value: longWord }],
    },
  ],
  pages: [action('open:long', `Open ${longWord}`, { detail: longWord }), ...englishPages],
  tables: [
    {
      caption: `Which key for ${longWord}`,
      columns: ['Plan', 'Something else with a long name', 'Made where', 'Models'],
      rows: [['Pay-as-you-go', longWord, action('open:apiKeys', `API Keys ${longWord}`), 'Text, video']],
    },
  ],
};

/** The mismatch in Chinese, with an explanation. */
export const chineseMismatch: DiagnosisView = {
  language: 'zh-cn',
  strings: chineseStrings,
  headline: {
    state: 'failed',
    sentence: 'API 密钥有效，但与此 Group ID 不匹配：“token not match group”。',
    next: '请从创建该密钥的账户和团队中复制 Group ID，或者不再发送 Group ID。',
    action: { id: 'correctGroupId', label: '更正 Group ID', isMain: true },
  },
  isRunning: false,
  announcement: '所有检查已完成。一项失败：Group ID 不属于该密钥。',
  checks: [
    check('credentials', '找到凭据', 'passed', {
      stateLabel: chineseStateLabels.passed,
      evidence: ['SecretStorage 与 .env 中的密钥相同（sk-cp-…9fQ2）。', '你的程序很可能使用 .env 中的密钥。'],
      why: '程序使用它找到的第一个密钥，而那不一定是你正在查看的密钥。',
    }),
    check('keyShape', '密钥的格式与类型', 'passed', {
      stateLabel: chineseStateLabels.passed,
      evidence: ['订阅密钥（Coding Plan、Token Plan、M Plan），共 125 个字符，没有空格或引号。'],
      why: '占位符、被截断的内容或多余的引号都会得到“invalid api key”。',
    }),
    check('reach', '可以连接到 MiniMax', 'warning', {
      stateLabel: chineseStateLabels.warning,
      evidence: ['api.minimax.cn 在 4.8 秒后才应答，代理服务器较慢。'],
      why: '如果代理或防火墙挡在中间，任何应答都不能说明密钥的好坏。',
      actions: [action('showLog', '显示日志')],
    }),
    check('accepted', '此区域接受该密钥', 'passed', {
      stateLabel: chineseStateLabels.passed,
      evidence: ['api.minimax.cn 为该密钥列出了 9 个模型（HTTP 200，214 毫秒）。'],
      why: '一个区域的密钥在另一个区域会被拒绝，提示与已吊销的密钥完全相同。',
    }),
    check('pair', 'Group ID 属于该密钥', 'failed', {
      stateLabel: chineseStateLabels.failed,
      evidence: [
        'MiniMax 对这一组合回答“1004 token not match group”。',
        '不带 Group ID 时，同一密钥被接受。',
      ],
      why: '只要发送 Group ID 就会被检查：即使密钥有效，错误的 Group ID 也会得到 1004。',
      actions: [
        action('correctGroupId', '更正 Group ID', { isMain: true }),
        action('removeGroupId', '移除 Group ID', { detail: '许多调用不需要它；一旦发送，就会被检查。' }),
      ],
      change: '有变化：之前为通过',
    }),
    check('spend', '密钥可以使用', 'unknown', {
      stateLabel: chineseStateLabels.unknown,
      evidence: ['未知：MiniMax 没有报告用量。'],
      why: '用完的套餐会回答 2056 或 1008；密钥本身是好的。',
    }),
  ],
  combinations: [
    {
      place: 'SecretStorage 与 .env',
      key: 'sk-cp-…9fQ2',
      region: '中国大陆',
      groupId: '1902…4471',
      state: 'failed',
      verdict: 'Group ID 属于另一个账户',
      isCurrent: true,
    },
    {
      place: 'backend/.env.local',
      key: 'sk-api-…x0Lm',
      region: '中国大陆',
      groupId: '（无）',
      state: 'passed',
      verdict: '可用',
      isCurrent: false,
    },
  ],
  explanations: [
    {
      title: '1004 token not match group',
      paragraphs: ['请求中的 Group ID 不属于该 API 密钥。密钥本身已被接受。'],
      facts: [
        { label: '代码', value: '1004' },
        { label: '消息', value: 'token not match group' },
      ],
      actions: [action('explained:correctGroupId', '更正 Group ID', { isMain: true })],
    },
  ],
  pages: [
    action('open:apiKeys', 'API 密钥', { detail: '设置指南中提到的页面' }),
    action('open:groupId', 'Group ID'),
    action('open:plan', '套餐'),
    action('open:usage', '用量'),
    action('open:balance', '余额'),
    action('open:errorCodes', '错误码'),
  ],
  tables: [
    {
      caption: '哪种密钥用于什么',
      columns: ['套餐', '创建位置', '模型'],
      rows: [
        ['Coding Plan', action('open:plan', '套餐'), '文本'],
        ['按量付费', action('open:apiKeys', 'API 密钥'), '文本、视频、语音、图像'],
      ],
    },
  ],
  footer: '今天 14:05 检查，所用请求不产生任何 token。密钥只显示前缀和最后四个字符。',
};

export const chineseRunning: DiagnosisView = {
  ...chineseMismatch,
  headline: {
    state: 'running',
    sentence: '正在检查 MiniMax 凭据…',
    next: '8 项检查已完成 4 项。',
    action: undefined,
  },
  isRunning: true,
  announcement: '可以连接到 MiniMax：通过。',
  checks: chineseMismatch.checks.map((each, index) =>
    index < 3
      ? each
      : { ...each, state: 'running', stateLabel: chineseStateLabels.running, actions: [], change: '' },
  ),
  combinations: [],
  explanations: [],
};

/** Every view, by the name of its pictures. */
export const allViews = {
  healthy,
  groupIdMismatch,
  notAcceptedHere,
  wrongRegion,
  keyRefused,
  planUsedUp,
  unreachable,
  notConfigured,
  running,
  empty,
  explained,
  manyCombinations,
  longTexts,
  chineseMismatch,
  chineseRunning,
} as const satisfies Readonly<Record<string, DiagnosisView>>;

export type ViewName = keyof typeof allViews;
