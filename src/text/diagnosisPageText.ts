import * as l10n from '@vscode/l10n';
import type { PageStrings } from '../diagnosis/protocol';
import { clockTime } from './time';
import type { TimeContext } from './verdictText';

/** The words of the page that are always the same. */
export function pageStrings(hasRun: boolean): PageStrings {
  return {
    title: l10n.t('MiniMax Diagnosis'),
    run: hasRun ? l10n.t('Run the Checks Again') : l10n.t('Run the Checks'),
    cancel: l10n.t('Cancel'),
    copyReport: l10n.t('Copy Report'),
    saveReport: l10n.t('Save Report…'),
    checks: l10n.t('Checks'),
    evidence: l10n.t('What was found'),
    whyItMatters: l10n.t('Why it matters'),
    combinations: l10n.t('Which key belongs to which Group ID'),
    combinationColumns: [
      l10n.t('Place'),
      l10n.t('API key'),
      l10n.t('Region'),
      l10n.t('Group ID'),
      l10n.t('Verdict'),
    ],
    pages: l10n.t('Pages of the platform'),
    explainTitle: l10n.t('Explain an error'),
    explainPrompt: l10n.t('Paste what your program printed, the whole of it if you like.'),
    explainPlaceholder: l10n.t('For example: 1004 token not match group'),
    explainButton: l10n.t('Explain'),
    explainPrivacy: l10n.t('The text is read here and neither kept nor sent anywhere.'),
    clear: l10n.t('Clear'),
  };
}

/** For the live region while MiniMax is being asked. */
export function progressText(answered: number, total: number): string {
  return l10n.t('{0} of {1} answers are there.', answered, total);
}

/** What stands below everything. `at` is when MiniMax was last asked, in epoch milliseconds. */
export function footerText(at: number | undefined, { now, language }: TimeContext): string {
  const masked = l10n.t('Of API keys only the beginning and the last four characters are shown.');
  return at === undefined ? masked : l10n.t('{0} Last asked at {1}.', masked, clockTime(at, now, language));
}

/** What stands in the place of a region or a Group ID that there is not. */
export const absentTexts = {
  region: () => l10n.t('not known'),
  groupId: () => l10n.t('none'),
} as const;

/** The table of MiniMax's setup guide: which key for what. Cells with a button are left to the caller. */
export const planTexts = {
  caption: () => l10n.t('Plans and their keys'),
  columns: () => [
    l10n.t('Plan'),
    l10n.t('Its key begins with'),
    l10n.t('Models'),
    l10n.t('Where its key is made'),
  ],
  plan: () => l10n.t('Coding Plan, also called Token Plan or M Plan'),
  planModels: () => l10n.t('Text only. Newer plans may include more: see the plan page.'),
  payAsYouGo: () => l10n.t('Pay-as-you-go'),
  payAsYouGoModels: () => l10n.t('Text, video, speech and image'),
} as const;

/** The troubleshooting rows of MiniMax's setup guide, with what the guide leaves out. */
export const troubleTexts = {
  caption: () => l10n.t('Errors that most users meet'),
  columns: () => [l10n.t('Error'), l10n.t('Cause'), l10n.t('Remedy'), l10n.t('Go')],
  mismatchCause: () => l10n.t('The Group ID is not that of the account that owns the API key.'),
  mismatchFix: () =>
    l10n.t(
      'Copy the Group ID from the Basic Information page of the account that made the key, or leave it out where your code lets you.',
    ),
  codeCause: () =>
    l10n.t(
      'Most often the same. The number also stands for three other faults: no usable key in the request (“login fail”), an old usage address (“cookie is missing”), and a value that is no MiniMax key (“not authorized”).',
    ),
  codeFix: () =>
    l10n.t(
      'Make MINIMAX_GROUP_ID in your .env file the 19-digit Group ID of the account. If the message says something else, have it explained on this page.',
    ),
  invalidKey: () => l10n.t('Invalid API key (2049)'),
  invalidKeyCause: () =>
    l10n.t('The API key is expired, revoked or mistyped, or, most often, it is from the other region.'),
  invalidKeyFix: () =>
    l10n.t(
      'Have the region checked first. If both regions refuse the key, make a new one on the API keys page and update your .env file.',
    ),
} as const;

/** The labels of an explained error. */
export const explanationLabels = {
  code: () => l10n.t('Code'),
  httpStatus: () => l10n.t('HTTP status'),
  traceId: () => l10n.t('Trace ID'),
  said: () => l10n.t('MiniMax said'),
  error: (code: number) => l10n.t('Error {0}', code),
  http: (status: number) => l10n.t('HTTP {0}', status),
  unnamed: () => l10n.t('An error of MiniMax'),
  nothing: () => l10n.t('Nothing found'),
} as const;

/** The words of the report. */
export const reportTexts = {
  title: () => l10n.t('MiniMax Setup report'),
  versions: () => l10n.t('Versions'),
  headline: () => l10n.t('Verdict'),
  credentials: () => l10n.t('Credentials'),
  checks: () => l10n.t('Checks'),
  answers: () => l10n.t('Answers of MiniMax'),
  noAnswers: () => l10n.t('MiniMax was not asked.'),
  credentialColumns: () => [
    '#',
    l10n.t('Place'),
    l10n.t('Kind'),
    l10n.t('API key'),
    l10n.t('Fingerprint'),
    l10n.t('Region'),
    l10n.t('Host'),
    l10n.t('Group ID'),
    l10n.t('Verdict'),
  ],
  checkColumns: () => [l10n.t('Check'), l10n.t('State'), l10n.t('Finding')],
  answerColumns: () => [
    '#',
    l10n.t('Request'),
    l10n.t('Outcome'),
    l10n.t('HTTP status'),
    l10n.t('Code'),
    l10n.t('Message'),
    l10n.t('Trace ID'),
    l10n.t('Milliseconds'),
  ],
  groupIdSet: (digits: number) => l10n.t('set, {0} digits', digits),
  groupIdUnreadable: () => l10n.t('set, no number'),
  hostLeftOut: () => l10n.t('named by a setting'),
  footer: () =>
    l10n.t(
      'Left out: API keys apart from their beginning and last four characters, Group IDs, what a legacy key says of its owner, amounts, paths and names of files, hosts that are not MiniMax’s, and words of servers that MiniMax does not document. A fingerprint can be compared on the same computer only.',
    ),
} as const;
