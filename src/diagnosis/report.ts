import { fingerprintOf } from '../health/healthRecord';
import type { Outcome } from '../minimax/answer';
import type { ApiKey } from '../minimax/apiKey';
import type { Region } from '../minimax/region';
import type { RequestName } from '../minimax/requests';
import { absentTexts, reportTexts } from '../text/diagnosisPageText';
import { factText, saidText } from '../text/diagnosisFactText';
import { listText, placeText } from '../text/diagnosisPlaceText';
import { checkTitle, combinationText, headlineText, stateLabel } from '../text/diagnosisText';
import { apiKeyKindName, regionName } from '../text/names';
import { verdictOf } from './candidates';
import type { Combination, Diagnosis, Headline } from './diagnosis';
import { shownKey } from './place';
import {
  keysOf,
  redactAnswer,
  redactFact,
  redactLabels,
  redactOrigin,
  redactPlace,
  withoutKeys,
  type RedactedLabels,
} from './redaction';

/** What the report says besides the diagnosis. */
export interface ReportContext {
  readonly now: number;
  /** The user's language; what is said in words is said in it, as on the page. */
  readonly language: string;
  /** Makes a key's fingerprint one that can be compared on this computer only. */
  readonly salt: string;
  readonly versions: {
    readonly extension: string;
    readonly vscode: string;
    readonly platform: string;
    /** Such as `ssh-remote`; left out where the extension host is local. */
    readonly remote?: string;
  };
}

/** A report that can be pasted into a public issue, in two forms. */
export interface Report {
  readonly markdown: string;
  readonly json: string;
}

/**
 * Writes the report. It holds words and numbers of our own and a list of known words: no key beyond its mask, no Group
 * ID, no path, no name, and nothing that a server or a file made up.
 */
export function reportOf(diagnosis: Diagnosis, context: ReportContext): Report {
  const keys = keysOf(diagnosis.input);
  const content = withoutKeys(contentOf(diagnosis, context), keys);
  return {
    markdown: markdownOf(content),
    json: `${JSON.stringify(jsonOf(content), undefined, 2)}\n`,
  };
}

/** A row of the table of credentials. */
interface CredentialRow {
  readonly place: string;
  readonly kind: string;
  readonly kindName: string;
  readonly mask: string;
  readonly fingerprint: string;
  readonly region: Region | undefined;
  readonly host: string | undefined;
  readonly groupIdDigits: number | undefined;
  readonly hasGroupId: boolean;
  readonly status: string;
  readonly verdict: string;
  readonly rows: Readonly<Record<string, string>> | undefined;
  readonly answers: readonly AnswerRow[];
}

interface AnswerRow {
  readonly request: RequestName;
  readonly outcome: string;
  readonly httpStatus: number | undefined;
  readonly code: number | undefined;
  readonly message: string | undefined;
  readonly traceId: string | undefined;
  readonly durationMs: number;
}

interface Content {
  readonly at: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly headline: {
    readonly key: string;
    readonly state: string;
    readonly sentence: string;
    readonly next: string;
    readonly action: string | undefined;
  };
  readonly checks: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: string;
    readonly stateLabel: string;
    readonly finding: string;
    readonly evidence: readonly string[];
  }[];
  readonly credentials: readonly CredentialRow[];
}

function contentOf(diagnosis: Diagnosis, context: ReportContext): Content {
  const { headline, checks, combinations, input } = diagnosis;
  const labels = redactLabels(input.envFiles.map(({ label }) => label));
  const { sentence, next } = headlineText(
    redactHeadline(headline, labels),
    input.run === 'cancelled',
    context,
  );
  return {
    at: new Date(context.now).toISOString().replace(/\.\d+Z$/, 'Z'),
    versions: versionsOf(context),
    headline: {
      key: headline.key,
      state: headline.state,
      sentence,
      next,
      action: headline.action?.kind,
    },
    checks: checks.map(({ id, state, finding, facts }) => ({
      id,
      title: checkTitle(id),
      state,
      stateLabel: stateLabel(state),
      finding,
      evidence: facts.map((fact) => factText(redactFact(fact, labels), context)),
    })),
    credentials: combinations.map((combination) => credentialRow(combination, labels, context)),
  };
}

function redactHeadline(headline: Headline, labels: RedactedLabels): Headline {
  const { subject } = headline;
  return {
    ...headline,
    subject: subject && {
      ...subject,
      found: { ...subject.found, place: redactPlace(subject.found.place, labels) },
    },
  };
}

/** Numbers of versions, names of platforms and of kinds of remote hosts: nothing that a user can have named. */
const knownVersion =
  /^(?:\d{1,5}(?:\.\d{1,5}){1,3}(?:-[a-z]{1,10})?|(?:aix|darwin|freebsd|linux|openbsd|sunos|win32) (?:arm64|arm|ia32|loong64|mips|mipsel|ppc64|riscv64|s390x|x64)|ssh-remote|wsl|dev-container|attached-container|k8s-container|codespaces|tunnel)$/;

function versionsOf({ versions }: ReportContext): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(versions).flatMap(([name, version]) =>
      typeof version === 'string' && knownVersion.test(version) ? [[name, version]] : [],
    ),
  );
}

function credentialRow(
  { places, candidate }: Combination,
  labels: RedactedLabels,
  context: ReportContext,
): CredentialRow {
  const { found, region, status } = candidate;
  const verdict = verdictOf(candidate);
  const digits = found.groupId !== undefined && /^\d{10,20}$/.test(found.groupId) ? found.groupId.length : 0;
  return {
    place: listText(
      places.map((place) => placeText(redactPlace(place, labels), context.language)),
      context.language,
    ),
    kind: found.apiKey.kind,
    kindName: apiKeyKindName(found.apiKey.kind),
    mask: shownKey(found),
    fingerprint: fingerprint(found.apiKey, context.salt),
    region,
    host: verdict && hostOf(verdict.evidence.origin),
    groupIdDigits: digits === 0 ? undefined : digits,
    hasGroupId: found.groupId !== undefined,
    status: verdict?.state ?? status.kind,
    verdict: combinationText(candidate),
    rows: verdict?.rows,
    answers: Object.entries(verdict?.evidence.answers ?? {}).map(([request, answer]) => {
      const { outcome, httpStatus, code, message, traceId, durationMs } = redactAnswer(answer);
      return {
        request: request as RequestName,
        outcome: outcomeWord(outcome),
        httpStatus,
        code,
        message,
        traceId,
        durationMs,
      };
    }),
  };
}

/** Tells two keys apart without saying anything of either: an HMAC with the salt of this computer. */
function fingerprint(apiKey: ApiKey, salt: string): string {
  return fingerprintOf({ apiKey, groupId: undefined, region: 'international' }, '', salt).slice(0, 12);
}

/** The host of an origin; `undefined` for one that a setting names. */
function hostOf(origin: string): string | undefined {
  const known = redactOrigin(origin);
  return known === '' ? undefined : new URL(known).host;
}

function outcomeWord(outcome: Outcome): string {
  const how = 'how' in outcome ? outcome.how : 'fault' in outcome ? outcome.fault : undefined;
  return how === undefined ? outcome.kind : `${outcome.kind} ${how}`;
}

// ---- The two forms ----

function jsonOf(content: Content): unknown {
  return {
    format: 'minimax-setup-report',
    version: 1,
    ...content,
    checks: content.checks.map(({ id, state, finding, evidence }) => ({ id, state, finding, evidence })),
    leftOut: reportTexts.footer(),
  };
}

function markdownOf({ at, versions, headline, checks, credentials }: Content): string {
  const parts = [
    `# ${reportTexts.title()}`,
    at,
    `## ${reportTexts.headline()}`,
    [headline.sentence, headline.next]
      .filter((text) => text !== '')
      .map(escape)
      .join(' '),
    `\`${headline.key}\` (${headline.state})`,
    `## ${reportTexts.checks()}`,
    checks
      .flatMap(({ title, stateLabel: label, finding, evidence }) => [
        `- **${escape(title)}** ${escape(label)} (\`${finding}\`)`,
        ...evidence.map((each) => `  - ${escape(each)}`),
      ])
      .join('\n'),
    `## ${reportTexts.credentials()}`,
    table(
      reportTexts.credentialColumns(),
      credentials.map((row, index) => [
        String(index + 1),
        row.place,
        row.kindName,
        row.mask,
        row.fingerprint,
        row.region === undefined ? absentTexts.region() : regionName(row.region),
        row.answers.length === 0 ? '' : (row.host ?? reportTexts.hostLeftOut()),
        groupIdWords(row),
        row.verdict,
      ]),
    ),
    `## ${reportTexts.answers()}`,
    answerTable(credentials),
    `## ${reportTexts.versions()}`,
    Object.entries(versions)
      .map(([name, version]) => `- ${escape(name)}: ${escape(version)}`)
      .join('\n'),
    '---',
    escape(reportTexts.footer()),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function groupIdWords({ hasGroupId, groupIdDigits }: CredentialRow): string {
  if (!hasGroupId) {
    return absentTexts.groupId();
  }
  return groupIdDigits === undefined
    ? reportTexts.groupIdUnreadable()
    : reportTexts.groupIdSet(groupIdDigits);
}

function answerTable(credentials: readonly CredentialRow[]): string {
  const rows = credentials.flatMap(({ answers }, index) =>
    answers.map((answer) => [
      String(index + 1),
      answer.request,
      answer.outcome,
      String(answer.httpStatus ?? ''),
      String(answer.code ?? ''),
      saidText({ outcome: { kind: 'ok' }, message: answer.message, durationMs: 0 }),
      answer.traceId ?? '',
      String(answer.durationMs),
    ]),
  );
  return rows.length === 0 ? reportTexts.noAnswers() : table(reportTexts.answerColumns(), rows);
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escape).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A text as Markdown that shows just that text, on one line. */
function escape(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|#~]/g, '\\$&');
}
