import * as l10n from '@vscode/l10n';
import { CredentialStorageError, type StoredCredentials } from '../credentials/credentialStore';
import { settings } from '../ids';
import { ApiKey } from '../minimax/apiKey';
import type { Credentials } from '../minimax/credentials';
import { groupIdShape, isSendableGroupId } from '../minimax/groupId';
import { pageAddress } from '../minimax/pages';
import { readPastedGroupId, readPastedText } from '../minimax/pastedText';
import { otherRegion, regions, type Region } from '../minimax/region';
import { remediesFor, type Remedy } from '../minimax/remedy';
import { isConclusive, withOtherRegion, type Verdict } from '../minimax/verdict';
import { regionName } from '../text/names';
import { remedyDetail, remedyLabel } from '../text/remedyText';
import { verdictText, type TimeContext } from '../text/verdictText';
import type { Choice, ConfigureWindow, PageButton, StepResult } from './configureWindow';
import { apiKeyNote, groupIdNote } from './inputNotes';
import { pageButtons } from './pageButtons';

/** Values that are known before the first question, such as those of a `.env` file. */
export interface ConfigureStart {
  readonly apiKey: ApiKey;
  readonly groupId: string | undefined;
  readonly region: Region | undefined;
}

/** Values that Configure offers to start from. */
export interface ConfigureOffer {
  readonly start: ConfigureStart;
  /** Where they stand, such as `.env`. */
  readonly from: string;
}

/** What Configure does things with. */
export interface ConfigureServices {
  readonly window: ConfigureWindow;
  readonly stored: StoredCredentials;
  /** Starts from these values, without the questions that they answer. */
  readonly start?: ConfigureStart | undefined;
  /** Offered as the first choice, before anything is asked. */
  readonly offers?: readonly ConfigureOffer[];
  /** The verdict on credentials at the host of their region, or `undefined` when its endpoint setting is refused. */
  readonly verify: (credentials: Credentials, signal: AbortSignal) => Promise<Verdict | undefined>;
  /** The host of a region, for the texts that say where a key goes; `undefined` when its setting is refused. */
  readonly hostOf: (region: Region) => string | undefined;
  /** Stores, or rejects with CredentialStorageError. */
  readonly store: (credentials: Credentials, verdict: Verdict | undefined) => Promise<void>;
  readonly time: () => TimeContext;
}

/** How Configure ended. `stored` without a verdict: unverified, by the user's own choice. */
export type ConfigureOutcome =
  | { readonly kind: 'dismissed' }
  | { readonly kind: 'stored'; readonly credentials: Credentials; readonly verdict: Verdict | undefined };

type RegionChoice = Region | 'detect';

/** What has been entered so far. Kept through every step back and every correction. */
interface Draft {
  apiKey: ApiKey | undefined;
  groupId: string;
  region: RegionChoice | undefined;
}

type StepName = 'apiKey' | 'groupId' | 'region';

const stepNames: readonly StepName[] = ['apiKey', 'groupId', 'region'];

/** What the user chose to do about a verdict that is not good, or about the lack of one. */
type Decision = Remedy | { readonly kind: 'chooseRegion' | 'storeUnverified' | 'cancel' };

/** How a verification ended. `dismissed`: the user was asked for the region and gave none. */
type Verification =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'endpointRefused'; readonly region: Region }
  | { readonly kind: 'cancelled' | 'dismissed' };

/**
 * The conversation of `Minimax: Configure`: asks for key, Group ID and region, verifies, and stores. Esc at any step
 * changes nothing; a correction keeps everything else that was entered.
 */
export class ConfigureFlow {
  readonly #services: ConfigureServices;
  readonly #draft: Draft;
  /** The stored key, which an empty field keeps. */
  readonly #storedKey: ApiKey | undefined;
  /** The region that Detect has proven for the key of the draft. */
  #detected: Region | undefined;

  constructor(services: ConfigureServices) {
    this.#services = services;
    const stored = services.stored.state === 'stored' ? services.stored.credentials : undefined;
    this.#storedKey = stored?.apiKey;
    this.#draft = { apiKey: undefined, groupId: stored?.groupId ?? '', region: stored?.region };
  }

  /** Runs the conversation to its end. */
  async run(): Promise<ConfigureOutcome> {
    let start = this.#services.start;
    const offers = this.#services.offers ?? [];
    if (start === undefined && offers.length > 0) {
      const offered = await this.#offer(offers);
      if (offered === 'dismissed') {
        return { kind: 'dismissed' };
      }
      start = offered;
    }
    const first = start === undefined ? 'apiKey' : this.#begin(start);
    if (first !== undefined && !(await this.#steps(first, 'region'))) {
      return { kind: 'dismissed' };
    }
    return this.#verifyAndStore();
  }

  /** Takes over the values to start from. The first step that they leave open, if there is one. */
  #begin({ apiKey, groupId = '', region }: ConfigureStart): StepName | undefined {
    this.#draft.groupId = groupId;
    this.#draft.region = region;
    if (!apiKey.isSendable) {
      return 'apiKey';
    }
    this.#draft.apiKey = apiKey;
    if (groupId !== '' && !isSendableGroupId(groupIdShape(groupId))) {
      return 'groupId';
    }
    return region === undefined ? 'region' : undefined;
  }

  /** Offers the values of `.env` files; `undefined` when the user wants to enter others. */
  async #offer(offers: readonly ConfigureOffer[]): Promise<ConfigureStart | undefined | 'dismissed'> {
    const result = await this.#services.window.choose<ConfigureStart | undefined>({
      title: this.#title(),
      step: undefined,
      totalSteps: undefined,
      canGoBack: false,
      pages: [],
      prompt: l10n.t('There are MiniMax credentials in this workspace.'),
      placeholder: l10n.t('Use them, or enter others'),
      choices: [
        ...offers.map(({ start, from }) => ({
          value: start,
          label: l10n.t('Use {0} from {1}', start.apiKey.mask, from),
          detail:
            start.groupId === undefined
              ? l10n.t('Without a Group ID. Verified before it is stored.')
              : l10n.t('With the Group ID {0}. Verified before it is stored.', start.groupId),
        })),
        { value: undefined, label: l10n.t('Enter an API Key') },
      ],
      active: undefined,
    });
    return result.kind === 'value' ? result.value : 'dismissed';
  }

  /** Goes through the steps from one to another, with the way back; false when they were dismissed. */
  async #steps(first: StepName, last: StepName): Promise<boolean> {
    let index = stepNames.indexOf(first);
    let groupIdPasted = false;
    for (;;) {
      const name = stepNames[index];
      let result: StepResult<{ skipGroupId?: boolean }>;
      if (name === 'apiKey') {
        result = await this.#askApiKey(first !== 'apiKey');
        groupIdPasted = result.kind === 'value' && result.value.skipGroupId === true;
      } else if (name === 'groupId') {
        result = await this.#askGroupId(index > stepNames.indexOf(first));
      } else {
        result = await this.#askRegion(index > stepNames.indexOf(first));
      }
      if (result.kind === 'dismissed') {
        return false;
      }
      if (result.kind === 'back') {
        index -= 1;
        continue;
      }
      if (name === last) {
        return true;
      }
      index += name === 'apiKey' && groupIdPasted && last !== 'groupId' ? 2 : 1;
    }
  }

  async #askApiKey(isCorrection: boolean): Promise<StepResult<{ skipGroupId: boolean }>> {
    const kept = this.#draft.apiKey ?? this.#storedKey;
    const result = await this.#services.window.input({
      title: this.#title(),
      step: isCorrection ? undefined : 1,
      totalSteps: isCorrection ? undefined : stepNames.length,
      canGoBack: false,
      pages: this.#pageButtons('apiKeys'),
      value: '',
      prompt:
        kept === undefined
          ? l10n.t('Paste your API key, the line MINIMAX_API_KEY=… or both lines of your .env file.')
          : l10n.t('Paste another API key, or leave the field empty to keep {0}.', kept.mask),
      placeholder: kept === undefined ? l10n.t('sk-cp-…, sk-api-… or eyJ…') : kept.mask,
      password: true,
      firstStep: 'key',
      validate: (text) => apiKeyNote(readPastedText(text), kept !== undefined),
    });
    if (result.kind !== 'value') {
      return result;
    }
    const pasted = readPastedText(result.value);
    if (pasted.apiKey !== undefined && pasted.apiKey !== '') {
      this.#takeApiKey(new ApiKey(pasted.apiKey));
    } else {
      this.#draft.apiKey = kept;
    }
    const apiKey = this.#requireApiKey();
    // A Group ID that came along is taken unless the next step would have to object to it. It may even be the key,
    // pasted into the wrong line, and the next step hides nothing.
    const { groupId } = pasted;
    const isGroupIdGiven = groupId !== undefined && groupIdNote(groupId, apiKey)?.severity !== 'error';
    if (isGroupIdGiven) {
      this.#draft.groupId = groupId;
    }
    return { kind: 'value', value: { skipGroupId: isGroupIdGiven } };
  }

  #takeApiKey(apiKey: ApiKey): void {
    const before = this.#draft.apiKey ?? this.#storedKey;
    this.#draft.apiKey = apiKey;
    // Only a new key's own claim replaces what stands there: it is known to be right, the rest is the user's.
    if (apiKey.ownGroupId !== undefined && before?.equals(apiKey) !== true) {
      this.#draft.groupId = apiKey.ownGroupId;
    }
  }

  async #askGroupId(canGoBack: boolean): Promise<StepResult<Record<string, never>>> {
    const apiKey = this.#requireApiKey();
    let typed = this.#draft.groupId;
    const result = await this.#services.window.input({
      title: this.#title(),
      step: canGoBack ? 2 : undefined,
      totalSteps: canGoBack ? stepNames.length : undefined,
      canGoBack,
      pages: this.#pageButtons('groupId'),
      value: this.#draft.groupId,
      prompt:
        apiKey.kind === 'legacyJwt'
          ? l10n.t('The Group ID of the account that created the key: 19 digits.')
          : l10n.t(
              'Optional: the Group ID of the account that created the key, 19 digits. Leave it empty if your program asks for none.',
            ),
      placeholder: l10n.t('19 digits, or empty'),
      password: false,
      firstStep: 'groupId',
      validate: (text) => {
        typed = readPastedGroupId(text);
        return groupIdNote(typed, apiKey);
      },
    });
    if (result.kind === 'value') {
      this.#draft.groupId = readPastedGroupId(result.value);
      return { kind: 'value', value: {} };
    }
    // Going back keeps what was typed, but nothing that could be a key: this step shows what stands in it.
    if (result.kind === 'back' && /^\d*$/.test(typed)) {
      this.#draft.groupId = typed;
    }
    return result;
  }

  async #askRegion(canGoBack: boolean, withDetect = true): Promise<StepResult<Record<string, never>>> {
    const { hostOf } = this.#services;
    const choices: Choice<RegionChoice>[] = regions.map((region) => ({
      value: region,
      label: regionName(region),
      description: hostOf(region) ?? l10n.t('its endpoint setting cannot be used'),
    }));
    const hosts = regions.map(hostOf).filter((host) => host !== undefined);
    if (withDetect) {
      choices.push({
        value: 'detect',
        label: l10n.t('Detect'),
        description: l10n.t('sends the key to both hosts'),
        detail:
          hosts.length === regions.length
            ? l10n.t('{0} and {1} are asked which of them accepts the key.', ...hosts)
            : undefined,
      });
    }
    const result = await this.#services.window.choose<RegionChoice>({
      title: this.#title(),
      step: canGoBack ? 3 : undefined,
      totalSteps: canGoBack ? stepNames.length : undefined,
      canGoBack,
      pages: [],
      prompt: withDetect
        ? l10n.t('Where was the account opened? A key works in its own region only.')
        : l10n.t('The region could not be proven. Where was the account opened?'),
      placeholder: l10n.t('Region of the account'),
      choices,
      active: this.#draft.region,
    });
    if (result.kind === 'value') {
      this.#draft.region = result.value;
      this.#detected = undefined;
      return { kind: 'value', value: {} };
    }
    return result;
  }

  /** Verifies until there is something to store or the user gives up. */
  async #verifyAndStore(): Promise<ConfigureOutcome> {
    let result = await this.#verifyDraft();
    let otherVerdict: Verdict | undefined;
    let notice: string | undefined;
    for (;;) {
      if (result.kind === 'dismissed') {
        return { kind: 'dismissed' };
      }
      const verdict = result.kind === 'verdict' ? result.verdict : undefined;
      if (verdict?.state === 'healthy') {
        return this.#store(verdict);
      }
      const decision = await this.#decide(result, notice);
      notice = undefined;
      // What only leads back to the choices continues; what changes the draft is verified below.
      switch (decision.kind) {
        case 'cancel':
          return { kind: 'dismissed' };
        case 'storeUnverified':
          if (this.#region === undefined && (await this.#askRegion(false, false)).kind !== 'value') {
            continue;
          }
          return this.#store(verdict);
        case 'openPage':
          await this.#services.window.openPage(decision.page, this.#likelyRegion);
          continue;
        case 'askOtherRegion': {
          const other = await this.#verifyIn(otherRegion(this.#likelyRegion));
          if (verdict !== undefined && other.kind === 'verdict') {
            otherVerdict = other.verdict;
            result = { kind: 'verdict', verdict: withOtherRegion(verdict, other.verdict) };
          } else {
            notice = notVerifiedText(other).headline;
          }
          continue;
        }
        case 'useOtherRegion':
          this.#draft.region = otherRegion(this.#likelyRegion);
          if (otherVerdict !== undefined) {
            result = { kind: 'verdict', verdict: otherVerdict };
            continue;
          }
          break;
        case 'removeGroupId':
          this.#draft.groupId = '';
          break;
        case 'useOwnGroupId':
          this.#draft.groupId = this.#requireApiKey().ownGroupId ?? '';
          break;
        case 'correctGroupId':
          if (!(await this.#steps('groupId', 'groupId'))) {
            continue;
          }
          break;
        case 'correctKey':
          if ((await this.#askApiKey(true)).kind !== 'value') {
            continue;
          }
          // Another key may belong elsewhere, and the user had left it to Detect.
          this.#detected = undefined;
          break;
        case 'chooseRegion':
          if ((await this.#askRegion(false)).kind !== 'value') {
            continue;
          }
          break;
        case 'tryAgain':
        case 'showLog':
          break;
      }
      otherVerdict = undefined;
      result = await this.#verifyDraft();
    }
  }

  /** Verifies the draft in its region; finds the region first where that was asked for. */
  async #verifyDraft(): Promise<Verification> {
    const region = this.#region;
    if (region !== undefined) {
      return this.#verifyIn(region);
    }
    const found = await this.#detect();
    if (found !== undefined) {
      return found;
    }
    const result = await this.#askRegion(false, false);
    return result.kind === 'value' ? this.#verifyIn(this.#likelyRegion) : { kind: 'dismissed' };
  }

  /** Asks both regions. The verdict of the one that is proven, or of a key that both refuse; else `undefined`. */
  async #detect(): Promise<Verification | undefined> {
    const answers = await this.#services.window.withProgress(
      l10n.t('Asking both regions of MiniMax…'),
      (signal) =>
        Promise.all(regions.map((region) => this.#services.verify(this.#credentials(region), signal))),
    );
    if (answers === undefined) {
      return { kind: 'cancelled' };
    }
    const verdicts = answers.filter((verdict) => verdict !== undefined);
    const accepted = verdicts.filter((verdict) => verdict.key.state === 'accepted');
    if (accepted[0] !== undefined && accepted.length === 1) {
      this.#detected = accepted[0].evidence.region;
      return { kind: 'verdict', verdict: accepted[0] };
    }
    const [first, second] = verdicts;
    return first?.key.state === 'refused' && second?.key.state === 'refused'
      ? { kind: 'verdict', verdict: withOtherRegion(first, second) }
      : undefined;
  }

  async #verifyIn(region: Region): Promise<Verification> {
    const done = await this.#services.window.withProgress(
      l10n.t('Verifying at {0}…', this.#services.hostOf(region) ?? regionName(region)),
      async (signal) => ({ verdict: await this.#services.verify(this.#credentials(region), signal) }),
    );
    if (done === undefined) {
      return { kind: 'cancelled' };
    }
    return done.verdict === undefined
      ? { kind: 'endpointRefused', region }
      : { kind: 'verdict', verdict: done.verdict };
  }

  /** Shows a verdict that is not good, or says why there is none, and asks what to do. */
  async #decide(result: Verification, notice: string | undefined): Promise<Decision> {
    const region = this.#likelyRegion;
    const verdict = result.kind === 'verdict' ? result.verdict : undefined;
    const otherHost = this.#services.hostOf(otherRegion(region));
    const said =
      verdict === undefined ? notVerifiedText(result) : verdictText(verdict, this.#services.time());
    const remedies = verdict === undefined ? [{ kind: 'tryAgain' } as const] : this.#remediesFor(verdict);
    const choices: Choice<Decision>[] = remedies.map((remedy) => ({
      value: remedy,
      label: remedyLabel(remedy, region),
      detail: otherHost === undefined ? undefined : remedyDetail(remedy, otherHost),
    }));
    if (verdict === undefined) {
      choices.push({ value: { kind: 'chooseRegion' }, label: l10n.t('Choose Another Region') });
    }
    if (!remedies.some(({ kind }) => kind === 'correctKey')) {
      choices.push({ value: { kind: 'correctKey' }, label: remedyLabel({ kind: 'correctKey' }, region) });
    }
    const store: Choice<Decision> = {
      value: { kind: 'storeUnverified' },
      ...storeChoice(verdict, this.#region),
    };
    if (verdict?.state === 'unspendable') {
      // The key is good, and time or money mends the rest: whoever came to store it should not have to search.
      choices.unshift(store);
    } else {
      choices.push(store);
    }
    choices.push({
      value: { kind: 'cancel' },
      label: l10n.t('Cancel'),
      detail: l10n.t('Nothing is stored or changed.'),
    });
    const answer = await this.#services.window.choose<Decision>({
      title: this.#title(),
      step: undefined,
      totalSteps: undefined,
      canGoBack: false,
      pages: [],
      prompt: [notice, said.headline, said.next].filter(Boolean).join(' '),
      placeholder: l10n.t('What now?'),
      choices,
      active: undefined,
    });
    return answer.kind === 'value' ? answer.value : { kind: 'cancel' };
  }

  /** What helps and can be done from here: the log cannot be read now, and the next step has the Group ID's page. */
  #remediesFor(verdict: Verdict): readonly Remedy[] {
    return remediesFor(verdict, this.#requireApiKey().ownGroupId !== undefined).filter((remedy) => {
      switch (remedy.kind) {
        case 'showLog':
          return false;
        case 'openPage':
          return (
            remedy.page !== 'groupId' &&
            this.#region !== undefined &&
            pageAddress(remedy.page, this.#region) !== undefined
          );
        default:
          return true;
      }
    });
  }

  /** Stores the draft, again and again while the storage fails and the user wants it. */
  async #store(verdict: Verdict | undefined): Promise<ConfigureOutcome> {
    const credentials = this.#credentials(this.#likelyRegion);
    // A verdict is about one region; the user may just have named the other one.
    const own = verdict?.evidence.region === credentials.region ? verdict : undefined;
    for (;;) {
      try {
        await this.#services.store(credentials, own);
        return { kind: 'stored', credentials, verdict: own };
      } catch (error) {
        if (!(error instanceof CredentialStorageError)) {
          throw error;
        }
        const again = await this.#services.window.choose<'again' | 'cancel'>({
          title: this.#title(),
          step: undefined,
          totalSteps: undefined,
          canGoBack: false,
          pages: [],
          prompt: l10n.t(
            'The secret storage of VS Code did not keep the credentials. On Linux, install and unlock a keyring (gnome-keyring or KWallet), then try again.',
          ),
          placeholder: l10n.t('What now?'),
          choices: [
            {
              value: 'again',
              label: l10n.t('Try Again'),
              detail: l10n.t('Everything that you entered is still there.'),
            },
            { value: 'cancel', label: l10n.t('Cancel') },
          ],
          active: undefined,
        });
        if (again.kind !== 'value' || again.value === 'cancel') {
          return { kind: 'dismissed' };
        }
      }
    }
  }

  #credentials(region: Region): Credentials {
    const { groupId } = this.#draft;
    return { apiKey: this.#requireApiKey(), groupId: groupId === '' ? undefined : groupId, region };
  }

  #requireApiKey(): ApiKey {
    const apiKey = this.#draft.apiKey ?? this.#storedKey;
    if (apiKey === undefined) {
      throw new Error('The key step ends only with a key.');
    }
    return apiKey;
  }

  /** The region of the draft, where it is known. */
  get #region(): Region | undefined {
    return this.#draft.region === 'detect' ? this.#detected : this.#draft.region;
  }

  /** The region to speak of where it is not known. Nothing is sent or stored by it before the user has named one. */
  get #likelyRegion(): Region {
    return this.#region ?? 'international';
  }

  /** The page in the region of the draft, or in both where the region is not known: the other one's is of no use. */
  #pageButtons(page: 'apiKeys' | 'groupId'): readonly PageButton[] {
    const { region } = this.#draft;
    return pageButtons(page, region === 'detect' ? undefined : region);
  }

  #title(): string {
    return l10n.t('MiniMax: Configure');
  }
}

/** Why there is no verdict, in plain words. */
function notVerifiedText(result: Verification): { headline: string; next: string } {
  return result.kind === 'endpointRefused'
    ? {
        headline: l10n.t(
          'Nothing was sent: the endpoint setting of {0} cannot be used.',
          regionName(result.region),
        ),
        next: l10n.t('Correct the setting {0}, then try again.', settings.endpoints[result.region]),
      }
    : { headline: l10n.t('The verification was cancelled.'), next: '' };
}

/** A verdict goes with the credentials only if it is about the region that they are stored for. */
function storeChoice(
  verdict: Verdict | undefined,
  region: Region | undefined,
): { label: string; detail: string } {
  return verdict !== undefined && isConclusive(verdict) && verdict.evidence.region === region
    ? { label: l10n.t('Store Anyway'), detail: l10n.t('Keeps what you entered, with this verdict.') }
    : {
        label: l10n.t('Store Unverified'),
        detail: l10n.t('Keeps what you entered. A click on the status bar verifies it later.'),
      };
}
