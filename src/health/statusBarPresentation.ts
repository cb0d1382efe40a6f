import * as l10n from '@vscode/l10n';
import type { Credentials } from '../minimax/credentials';
import { pageAddress, type PlatformPage } from '../minimax/pages';
import type { PlanWindow } from '../minimax/planWindow';
import { regionHosts, type Region } from '../minimax/region';
import { remediesFor, type Remedy } from '../minimax/remedy';
import { decisiveRequest, type GroupFinding, type Verdict } from '../minimax/verdict';
import { commands, settings, storedFocus } from '../ids';
import { apiKeyKindName, openPageLabel, regionName } from '../text/names';
import { remedyLabel } from '../text/remedyText';
import { ago, clockTime } from '../text/time';
import { groupText, uncheckedSpendingText, verdictText, type TimeContext } from '../text/verdictText';
import type { HealthSnapshot } from './credentialHealth';
import { healthState, resetOf, shownVerdict, type HealthState } from './healthState';

/** A link of the tooltip: a command of ours, with an argument that we chose. */
export interface TooltipLink {
  readonly label: string;
  readonly command: string;
  readonly argument?: string;
}

/** A line of the tooltip; the value may be text of a server. */
export interface TooltipFact {
  readonly label: string;
  readonly value: string;
}

/** The tooltip as plain texts; what turns them into Markdown escapes each of them. */
export interface Tooltip {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly TooltipFact[];
  readonly links: readonly TooltipLink[];
}

/** Everything that the status bar item shows. Every state sets every member. */
export interface StatusBarPresentation {
  readonly state: HealthState;
  readonly visible: boolean;
  /** With a codicon in front. */
  readonly text: string;
  readonly accessibilityLabel: string;
  readonly tooltip: Tooltip;
  readonly command: { readonly command: string; readonly argument?: string };
  readonly background: 'error' | 'warning' | undefined;
  /** When the texts stop being true by themselves, in epoch milliseconds. */
  readonly changesAt: number | undefined;
}

/** What a presentation is made from. */
export interface StatusBarContext extends TimeContext {
  readonly snapshot: HealthSnapshot;
  /** Whether to show the item although nothing is configured: a `.env` names MiniMax, or Configure was once opened. */
  readonly interested: boolean;
  /** The origin of a region, or `undefined` when its setting is refused. */
  readonly originOf: (region: Region) => string | undefined;
}

/** Says how the status bar item looks. */
export function presentStatusBar(context: StatusBarContext): StatusBarPresentation {
  const { snapshot, now } = context;
  const { stored } = snapshot;
  const credentials = stored?.state === 'stored' ? stored.credentials : undefined;
  const endpointAccepted = credentials === undefined || context.originOf(credentials.region) !== undefined;
  const state = healthState(snapshot, endpointAccepted, now);
  const face = faceOf(state, shownVerdict(snapshot));
  const told = tooltipOf(state, context, credentials);
  const tooltip = { ...told, links: [...told.links, getStartedLink()] };
  const verdicts = [snapshot.verdict, snapshot.attempt].filter((verdict) => verdict !== undefined);
  const moments = [
    ...verdicts.map(({ evidence }) => ago(evidence.at, now, context.language).changesAt),
    // Each of them is said to reset, or to have reset; also one of a plan that is not used up.
    ...verdicts
      .flatMap((verdict) => [resetOf(verdict), ...windowsOf(verdict).map(({ resetsAt }) => resetsAt)])
      .filter((reset) => reset !== undefined)
      .filter((reset) => reset > now),
  ];
  return {
    state,
    visible: state !== 'starting' && (state !== 'notConfigured' || context.interested),
    text: `$(${face.icon}) ${face.text}`,
    accessibilityLabel: l10n.t(
      'MiniMax credentials: {0}',
      [tooltip.heading, ...tooltip.paragraphs].join(' '),
    ),
    tooltip,
    command: clickOf(state, credentials),
    background: face.background,
    changesAt: moments.length === 0 ? undefined : Math.min(...moments),
  };
}

interface Face {
  readonly icon: string;
  readonly text: string;
  readonly background?: 'error' | 'warning';
}

function faceOf(state: HealthState, verdict: Verdict | undefined): Face {
  switch (state) {
    case 'starting':
    case 'notConfigured':
      return { icon: 'key', text: l10n.t('MiniMax: not set up') };
    case 'unverified':
      return { icon: 'question', text: l10n.t('MiniMax: not verified') };
    case 'verifying':
      return { icon: 'sync~spin', text: l10n.t('MiniMax: verifying') };
    case 'healthy':
      return { icon: 'pass', text: 'MiniMax' };
    case 'groupIdMismatch':
      return { icon: 'warning', text: l10n.t('MiniMax: wrong Group ID'), background: 'warning' };
    case 'notAcceptedHere':
      return { icon: 'warning', text: l10n.t('MiniMax: key not accepted here'), background: 'warning' };
    case 'wrongRegion':
      return { icon: 'globe', text: l10n.t('MiniMax: wrong region'), background: 'warning' };
    case 'keyRefused':
      return { icon: 'error', text: l10n.t('MiniMax: key refused'), background: 'error' };
    case 'unspendable':
      return unspendableFace(verdict);
    case 'windowReset':
      return { icon: 'history', text: l10n.t('MiniMax: quota has reset') };
    case 'unreachable':
      return { icon: 'debug-disconnect', text: l10n.t('MiniMax: unreachable') };
    case 'trouble':
      return { icon: 'cloud', text: l10n.t('MiniMax: no clear answer') };
    case 'endpointRefused':
      return {
        icon: 'settings-gear',
        text: l10n.t('MiniMax: check endpoint setting'),
        background: 'warning',
      };
    case 'storageUnavailable':
      return { icon: 'lock', text: l10n.t('MiniMax: no secret storage'), background: 'warning' };
    case 'storageCorrupt':
      return { icon: 'lock', text: l10n.t('MiniMax: stored data unreadable'), background: 'warning' };
    case 'credentialsLost':
      return { icon: 'warning', text: l10n.t('MiniMax: credentials lost'), background: 'warning' };
  }
}

function unspendableFace(verdict: Verdict | undefined): Face {
  const why = verdict?.spending.state === 'unavailable' ? verdict.spending.why : undefined;
  switch (why) {
    case 'insufficientBalance':
      return { icon: 'credit-card', text: l10n.t('MiniMax: no balance') };
    case 'noPlan':
      return { icon: 'credit-card', text: l10n.t('MiniMax: no plan') };
    case 'notInPlan':
    case 'modelNotInPlan':
      return { icon: 'credit-card', text: l10n.t('MiniMax: not in the plan') };
    case 'accountVerification':
      return { icon: 'account', text: l10n.t('MiniMax: verify your account') };
    case 'windowExhausted':
    case 'quotaExhausted':
    case undefined:
      return { icon: 'watch', text: l10n.t('MiniMax: quota used up') };
  }
}

function clickOf(state: HealthState, credentials: Credentials | undefined): StatusBarPresentation['command'] {
  switch (state) {
    case 'starting':
    case 'notConfigured':
    case 'credentialsLost':
    case 'storageCorrupt':
      return { command: commands.configure };
    case 'endpointRefused':
      return {
        command: 'workbench.action.openSettings',
        argument: settings.endpoints[credentials?.region ?? 'international'],
      };
    default:
      return { command: commands.verify };
  }
}

const diagnoseLink = (): TooltipLink => ({
  label: l10n.t('Diagnose'),
  command: commands.diagnose,
  argument: storedFocus,
});
const verifyLink = (): TooltipLink => ({ label: l10n.t('Verify'), command: commands.verify });
const configureLink = (): TooltipLink => ({ label: l10n.t('Configure'), command: commands.configure });
const getStartedLink = (): TooltipLink => ({ label: l10n.t('Get Started'), command: commands.getStarted });
const pageLink = (page: PlatformPage): TooltipLink => ({
  label: openPageLabel(page),
  command: commands.openPlatformPage,
  argument: page,
});

function tooltipOf(
  state: HealthState,
  context: StatusBarContext,
  credentials: Credentials | undefined,
): Tooltip {
  switch (state) {
    case 'starting':
    case 'notConfigured':
      return {
        heading: l10n.t('No MiniMax credentials are stored.'),
        paragraphs: [l10n.t('Click to enter your API key. It is verified before it is stored.')],
        facts: [],
        links: [
          configureLink(),
          { label: l10n.t('Open a Platform Page'), command: commands.openPlatformPage },
        ],
      };
    case 'credentialsLost':
      return {
        heading: l10n.t('The MiniMax credentials are gone from the secret storage.'),
        paragraphs: [
          l10n.t(
            'They were stored, and nobody removed them. Without a keyring VS Code keeps secrets only until it closes.',
          ),
          keyringRemedy(),
        ],
        facts: [],
        links: [configureLink(), diagnoseLink(), removeLink()],
      };
    case 'storageUnavailable':
      return {
        heading: l10n.t('The secret storage of VS Code does not work.'),
        paragraphs: [
          l10n.t('Credentials that were stored cannot be read at the moment. Nothing was deleted.'),
          keyringRemedy(),
        ],
        facts: [],
        links: [verifyLink(), diagnoseLink(), { label: l10n.t('Show Log'), command: commands.showLog }],
      };
    case 'storageCorrupt':
      return {
        heading: l10n.t('The stored MiniMax credentials cannot be read.'),
        paragraphs: [
          l10n.t(
            'Another version of the extension may have written them. They are kept until you store new ones.',
          ),
        ],
        facts: [],
        links: [configureLink(), diagnoseLink(), removeLink()],
      };
    default:
      return credentials === undefined
        ? { heading: '', paragraphs: [], facts: [], links: [] }
        : storedTooltip(state, context, credentials);
  }
}

const removeLink = (): TooltipLink => ({ label: l10n.t('Remove'), command: commands.removeCredentials });

function keyringRemedy(): string {
  return l10n.t(
    'On Linux, install and unlock a keyring (gnome-keyring or KWallet), or choose another “password-store” with the command Preferences: Configure Runtime Arguments; then restart VS Code.',
  );
}

function storedTooltip(state: HealthState, context: StatusBarContext, credentials: Credentials): Tooltip {
  const { snapshot, now, language } = context;
  const verdict = shownVerdict(snapshot);
  // What a try that found nothing out could not say, the last verdict did: it stays true as of its own time.
  const known = snapshot.verdict ?? verdict;
  const said = verdict && verdictText(verdict, context);
  const origin = context.originOf(credentials.region);
  return {
    heading: headingOf(state, said?.headline),
    paragraphs: paragraphsOf(state, context, credentials.region, said?.next),
    facts: [
      { label: l10n.t('API key'), value: credentials.apiKey.mask },
      { label: l10n.t('Kind'), value: apiKeyKindName(credentials.apiKey.kind) },
      { label: l10n.t('Group ID'), value: groupFact(credentials.groupId, known?.group) },
      {
        label: l10n.t('Region'),
        value:
          origin === undefined
            ? regionName(credentials.region)
            : l10n.t('{0}, {1}', regionName(credentials.region), hostOf(origin)),
      },
      ...usageFacts(known, context),
      ...saidFact(verdict),
      ...(snapshot.verdict === undefined
        ? []
        : [{ label: l10n.t('Verified'), value: ago(snapshot.verdict.evidence.at, now, language).text }]),
      ...(snapshot.attempt === undefined
        ? []
        : [{ label: l10n.t('Last tried'), value: ago(snapshot.attempt.evidence.at, now, language).text }]),
    ],
    links: linksOf(state, verdict, credentials),
  };
}

function headingOf(state: HealthState, headline: string | undefined): string {
  switch (state) {
    case 'verifying':
      return l10n.t('Verifying the credentials…');
    case 'unverified':
      return l10n.t('The credentials are stored but not verified.');
    case 'endpointRefused':
      return l10n.t('The endpoint setting of this region cannot be used.');
    case 'windowReset':
      return l10n.t('The window of the plan that was used up has reset.');
    default:
      return headline ?? '';
  }
}

function paragraphsOf(
  state: HealthState,
  context: StatusBarContext,
  region: Region,
  next: string | undefined,
): readonly string[] {
  const verdict = shownVerdict(context.snapshot);
  switch (state) {
    case 'verifying':
      return [];
    case 'unverified':
      return [l10n.t('Click to verify them. It costs nothing.')];
    case 'endpointRefused':
      return [
        l10n.t(
          'It must be an address without a path, such as {0}. Until then nothing is sent. Click to open the setting.',
          regionHosts[region].apiOrigin,
        ),
      ];
    case 'windowReset':
      return [l10n.t('Click to verify and see how much is left.')];
    default:
  }
  const last = context.snapshot.attempt === undefined ? undefined : context.snapshot.verdict;
  return [
    ...(next === undefined || next === '' ? [] : [next]),
    ...(verdict !== undefined &&
    verdict.state !== 'healthy' &&
    verdict.key.state === 'accepted' &&
    verdict.state !== 'groupIdMismatch' &&
    verdict.group.state !== 'absent'
      ? [groupText(verdict.group)]
      : []),
    ...(verdict?.state === 'groupIdMismatch'
      ? [uncheckedSpendingText(verdict.spending)].filter(Boolean)
      : []),
    ...(last === undefined
      ? []
      : [
          l10n.t(
            'Last verdict, {0}: {1}',
            ago(last.evidence.at, context.now, context.language).text,
            verdictText(last, context).headline,
          ),
        ]),
  ];
}

function groupFact(groupId: string | undefined, group: GroupFinding | undefined): string {
  if (groupId === undefined) {
    return l10n.t('not set');
  }
  switch (group?.state) {
    case 'matched':
      return l10n.t('{0}, belongs to the key', groupId);
    case 'mismatched':
      return l10n.t('{0}, does not belong to the key', groupId);
    default:
      return l10n.t('{0}, not checked against the key', groupId);
  }
}

function usageFacts(verdict: Verdict | undefined, time: TimeContext): readonly TooltipFact[] {
  if (verdict === undefined) {
    return [];
  }
  const { balance } = verdict.evidence;
  return [
    ...windowsOf(verdict).map((window) => ({ label: windowName(window), value: windowFact(window, time) })),
    ...(balance === undefined ? [] : [{ label: l10n.t('Balance'), value: balance.available }]),
  ];
}

/** The windows that are of interest: not those of models that the plan does not include. */
function windowsOf({ evidence }: Verdict): readonly PlanWindow[] {
  return (evidence.planWindows ?? []).filter(({ state }) => state !== 'notInPlan');
}

function windowName({ name, span }: PlanWindow): string {
  const models =
    name === 'general' ? l10n.t('Text') : name === 'video' ? l10n.t('Video') : name || l10n.t('Plan');
  return span === 'week' ? l10n.t('{0}, this week', models) : l10n.t('{0}, this window', models);
}

function windowFact(window: PlanWindow, { now, language }: TimeContext): string {
  const left =
    window.state === 'exhausted'
      ? l10n.t('used up')
      : window.state === 'unlimited'
        ? l10n.t('unlimited')
        : window.remainingPercent === undefined
          ? l10n.t('usage not reported')
          : l10n.t('{0}% left', Math.round(window.remainingPercent));
  if (window.resetsAt === undefined || window.state === 'unlimited') {
    return left;
  }
  return window.resetsAt <= now
    ? l10n.t('{0}, has reset since', left)
    : l10n.t('{0}, resets at {1}', left, clockTime(window.resetsAt, now, language));
}

/** What MiniMax itself said, for a verdict that is not good news. */
function saidFact(verdict: Verdict | undefined): readonly TooltipFact[] {
  const request = verdict === undefined ? undefined : decisiveRequest(verdict);
  const answer = request === undefined ? undefined : verdict?.evidence.answers[request];
  // A proxy may answer in its place; those are not MiniMax's words.
  if (
    answer === undefined ||
    answer.outcome.kind === 'network' ||
    (answer.code === undefined && answer.message === undefined)
  ) {
    return [];
  }
  const { code, message = '' } = answer;
  // Some messages end with the code in parentheses already.
  const words =
    code === undefined || message.endsWith(`(${code})`) ? message : `${code} ${message}`.trimEnd();
  return [{ label: l10n.t('MiniMax said'), value: words }];
}

function linksOf(
  state: HealthState,
  verdict: Verdict | undefined,
  credentials: Credentials,
): readonly TooltipLink[] {
  if (state === 'verifying') {
    return [];
  }
  const remedies =
    verdict === undefined ? [] : remediesFor(verdict, credentials.apiKey.ownGroupId !== undefined);
  return [
    ...remedies.flatMap((remedy) => remedyLink(remedy, credentials.region)),
    ...(remedies.length === 0 && state !== 'endpointRefused' ? [] : [diagnoseLink()]),
    verifyLink(),
    configureLink(),
    // Where the account is in the other region, this one's pages are of no use.
    ...(state === 'wrongRegion' || remedies.some((remedy) => remedy.kind === 'openPage')
      ? []
      : [pageLink(credentials.apiKey.kind === 'payAsYouGo' ? 'balance' : 'usage')]),
  ];
}

/** A remedy as a link, where it is a command of its own; Verify and Configure stand there anyway. */
function remedyLink(remedy: Remedy, region: Region): TooltipLink[] {
  switch (remedy.kind) {
    case 'askOtherRegion':
      return [{ label: remedyLabel(remedy, region), command: commands.askOtherRegion }];
    case 'useOtherRegion':
      return [{ label: remedyLabel(remedy, region), command: commands.useOtherRegion }];
    case 'openPage':
      return pageAddress(remedy.page, region) === undefined ? [] : [pageLink(remedy.page)];
    case 'showLog':
      return [{ label: remedyLabel(remedy, region), command: commands.showLog }];
    case 'useOwnGroupId':
    case 'correctGroupId':
    case 'removeGroupId':
    case 'correctKey':
    case 'tryAgain':
      return [];
  }
}

function hostOf(origin: string): string {
  return new URL(origin).host;
}
