import * as l10n from '@vscode/l10n';
import { CredentialStorageError, type StoredCredentials } from '../credentials/credentialStore';
import { ApiKey } from '../minimax/apiKey';
import type { Credentials } from '../minimax/credentials';
import { readPastedGroupId, readPastedText } from '../minimax/pastedText';
import { otherRegion, regions, type Region } from '../minimax/region';
import { remediesFor, type Remedy } from '../minimax/remedy';
import { isConclusive, withOtherRegion, type Verdict } from '../minimax/verdict';
import { regionName } from '../text/names';
import { remedyDetail, remedyLabel } from '../text/remedyText';
import { verdictText, type TimeContext } from '../text/verdictText';
import type { Choice, ConfigureWindow, PageButton, StepResult } from './configureWindow';
import { apiKeyNote, groupIdNote } from './inputNotes';

/** What Configure does things with. */
export interface ConfigureServices {
  readonly window: ConfigureWindow;
  readonly stored: StoredCredentials;
  /** The verdict on credentials at the host of their region, or `undefined` when its endpoint setting is refused. */
  readonly verify: (credentials: Credentials, signal: AbortSignal) => Promise<Verdict | undefined>;
  /** The host of a region as it is configured, for the texts that say where a key goes. */
  readonly hostOf: (region: Region) => string;
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

/** What the user chose to do about a verdict that is not good. */
type Decision = Remedy | { readonly kind: 'storeUnverified' | 'cancel' };

/**
 * The conversation of `Minimax: Configure`: asks for key, Group ID and region, verifies, and stores. Esc at any step
 * changes nothing; a correction keeps everything else that was entered.
 */
export class ConfigureFlow {
  readonly #services: ConfigureServices;
  readonly #draft: Draft;
  /** The stored key, which an empty field keeps. */
  readonly #storedKey: ApiKey | undefined;

  constructor(services: ConfigureServices) {
    this.#services = services;
    const stored = services.stored.state === 'stored' ? services.stored.credentials : undefined;
    this.#storedKey = stored?.apiKey;
    this.#draft = { apiKey: undefined, groupId: stored?.groupId ?? '', region: stored?.region };
  }

  /** Runs the conversation to its end. */
  async run(): Promise<ConfigureOutcome> {
    if (!(await this.#steps('apiKey', 'region'))) {
      return { kind: 'dismissed' };
    }
    return this.#verifyAndStore();
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
    // A Group ID that came along is taken unless the next step would have to object to it.
    const groupId = pasted.groupId;
    if (groupId !== undefined) {
      this.#draft.groupId = groupId;
    }
    return {
      kind: 'value',
      value: { skipGroupId: groupId !== undefined && groupIdNote(groupId, apiKey)?.severity !== 'error' },
    };
  }

  #takeApiKey(apiKey: ApiKey): void {
    this.#draft.apiKey = apiKey;
    // Only a new key's own claim replaces what stands there: it is known to be right, the rest is the user's.
    if (apiKey.ownGroupId !== undefined && this.#storedKey?.equals(apiKey) !== true) {
      this.#draft.groupId = apiKey.ownGroupId;
    }
  }

  async #askGroupId(canGoBack: boolean): Promise<StepResult<Record<string, never>>> {
    const apiKey = this.#requireApiKey();
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
      validate: (text) => groupIdNote(readPastedGroupId(text), apiKey),
    });
    if (result.kind === 'value') {
      this.#draft.groupId = readPastedGroupId(result.value);
      return { kind: 'value', value: {} };
    }
    return result;
  }

  async #askRegion(canGoBack: boolean, withDetect = true): Promise<StepResult<Record<string, never>>> {
    const { hostOf } = this.#services;
    const choices: Choice<RegionChoice>[] = regions.map((region) => ({
      value: region,
      label: regionName(region),
      description: hostOf(region),
    }));
    if (withDetect) {
      choices.push({
        value: 'detect',
        label: l10n.t('Detect'),
        description: l10n.t('sends the key to both hosts'),
        detail: l10n.t(
          '{0} and {1} are asked which of them accepts the key.',
          hostOf('international'),
          hostOf('mainland'),
        ),
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
        : l10n.t('The answers do not prove a region. Where was the account opened?'),
      placeholder: l10n.t('Region of the account'),
      choices,
      active: this.#draft.region,
    });
    if (result.kind === 'value') {
      this.#draft.region = result.value;
      return { kind: 'value', value: {} };
    }
    return result;
  }

  /** Verifies until there is something to store or the user gives up. */
  async #verifyAndStore(): Promise<ConfigureOutcome> {
    let verdict: Verdict | undefined;
    let otherVerdict: Verdict | undefined;
    let known = false;
    for (;;) {
      if (!known) {
        otherVerdict = undefined;
        const verified = await this.#verifyDraft();
        if (verified === 'dismissed') {
          return { kind: 'dismissed' };
        }
        verdict = verified;
      }
      known = false;
      if (verdict?.state === 'healthy') {
        const outcome = await this.#store(verdict);
        if (outcome !== undefined) {
          return outcome;
        }
      }
      const decision = await this.#decide(verdict);
      switch (decision.kind) {
        case 'cancel':
          return { kind: 'dismissed' };
        case 'storeUnverified': {
          const outcome = await this.#storeUnverified(verdict);
          if (outcome !== undefined) {
            return outcome;
          }
          known = true;
          break;
        }
        case 'openPage':
          await this.#services.window.openPage(decision.page, this.#draftRegion());
          known = true;
          break;
        case 'askOtherRegion': {
          otherVerdict = await this.#verifyIn(otherRegion(this.#draftRegion()));
          if (verdict !== undefined && otherVerdict !== undefined) {
            verdict = withOtherRegion(verdict, otherVerdict);
          }
          known = true;
          break;
        }
        case 'useOtherRegion':
          this.#draft.region = otherRegion(this.#draftRegion());
          verdict = otherVerdict ?? verdict;
          known = otherVerdict !== undefined;
          break;
        case 'removeGroupId':
          this.#draft.groupId = '';
          break;
        case 'useOwnGroupId':
          this.#draft.groupId = this.#requireApiKey().ownGroupId ?? '';
          break;
        case 'correctGroupId':
          known = !(await this.#steps('groupId', 'groupId'));
          break;
        case 'correctKey':
          known = !(await this.#correctKey());
          break;
        case 'tryAgain':
        case 'showLog':
          break;
      }
    }
  }

  async #correctKey(): Promise<boolean> {
    const result = await this.#askApiKey(true);
    return result.kind === 'value';
  }

  /** Verifies the draft in its region; finds the region first where that was asked for. */
  async #verifyDraft(): Promise<Verdict | undefined | 'dismissed'> {
    const { region } = this.#draft;
    if (region !== 'detect') {
      return this.#verifyIn(this.#draftRegion());
    }
    const found = await this.#detect();
    if (found !== undefined) {
      this.#draft.region = found.evidence.region;
      return found;
    }
    const result = await this.#askRegion(false, false);
    return result.kind === 'value' ? this.#verifyIn(this.#draftRegion()) : 'dismissed';
  }

  /** Asks both regions. The verdict of the one that is proven, or of a key that both refuse; else `undefined`. */
  async #detect(): Promise<Verdict | undefined> {
    const verdicts = await this.#services.window.withProgress(
      l10n.t('Asking both regions of MiniMax…'),
      (signal) =>
        Promise.all(regions.map((region) => this.#services.verify(this.#credentials(region), signal))),
    );
    const [first, second] = verdicts ?? [];
    if (first === undefined || second === undefined) {
      return undefined;
    }
    const accepted = [first, second].filter((verdict) => verdict.key.state === 'accepted');
    if (accepted.length === 1) {
      return accepted[0];
    }
    return first.key.state === 'refused' && second.key.state === 'refused'
      ? withOtherRegion(first, second)
      : undefined;
  }

  async #verifyIn(region: Region): Promise<Verdict | undefined> {
    return this.#services.window.withProgress(
      l10n.t('Verifying at {0}…', this.#services.hostOf(region)),
      (signal) => this.#services.verify(this.#credentials(region), signal),
    );
  }

  /** Shows a verdict that is not good, or says that there is none, and asks what to do. */
  async #decide(verdict: Verdict | undefined): Promise<Decision> {
    const region = this.#draftRegion();
    const apiKey = this.#requireApiKey();
    const remedies: readonly Remedy[] =
      verdict === undefined
        ? [{ kind: 'tryAgain' }]
        : remediesFor(verdict, apiKey.ownGroupId !== undefined).filter(
            (remedy) =>
              remedy.kind !== 'showLog' && !(remedy.kind === 'openPage' && remedy.page === 'groupId'),
          );
    const otherHost = this.#services.hostOf(otherRegion(region));
    const said =
      verdict === undefined
        ? {
            headline: l10n.t('The credentials were not verified.'),
            next: l10n.t(
              'The verification was cancelled, or the endpoint setting of the region cannot be used.',
            ),
          }
        : verdictText(verdict, this.#services.time());
    const result = await this.#services.window.choose<Decision>({
      title: this.#title(),
      step: undefined,
      totalSteps: undefined,
      canGoBack: false,
      pages: [],
      prompt: `${said.headline} ${said.next}`.trim(),
      placeholder: l10n.t('What now?'),
      choices: [
        ...remedies.map((remedy) => ({
          value: remedy,
          label: remedyLabel(remedy, region),
          detail: remedyDetail(remedy, otherHost),
        })),
        { value: { kind: 'storeUnverified' }, ...storeChoice(verdict) },
        {
          value: { kind: 'cancel' },
          label: l10n.t('Cancel'),
          detail: l10n.t('Nothing is stored or changed.'),
        },
      ],
      active: undefined,
    });
    return result.kind === 'value' ? result.value : { kind: 'cancel' };
  }

  async #storeUnverified(verdict: Verdict | undefined): Promise<ConfigureOutcome | undefined> {
    return this.#store(verdict);
  }

  /** Stores the draft; `undefined` when the storage failed and the user went back to the choices. */
  async #store(verdict: Verdict | undefined): Promise<ConfigureOutcome | undefined> {
    const credentials = this.#credentials(this.#draftRegion());
    for (;;) {
      try {
        await this.#services.store(credentials, verdict);
        return { kind: 'stored', credentials, verdict };
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

  #draftRegion(): Region {
    const { region } = this.#draft;
    return region === undefined || region === 'detect' ? 'international' : region;
  }

  /** The page in the region of the draft, or in both where the region is not known: the other one's is of no use. */
  #pageButtons(page: 'apiKeys' | 'groupId'): readonly PageButton[] {
    const { region } = this.#draft;
    const known = region === undefined || region === 'detect' ? regions : [region];
    return known.map((each) => ({
      page,
      region: each,
      label:
        page === 'apiKeys'
          ? l10n.t('Open the API Keys Page ({0})', regionName(each))
          : l10n.t('Open the Page That Shows the Group ID ({0})', regionName(each)),
    }));
  }

  #title(): string {
    return l10n.t('MiniMax: Configure');
  }
}

function storeChoice(verdict: Verdict | undefined): { label: string; detail: string } {
  return verdict !== undefined && isConclusive(verdict) && verdict.key.state === 'accepted'
    ? { label: l10n.t('Store Anyway'), detail: l10n.t('Keeps what you entered, with this verdict.') }
    : {
        label: l10n.t('Store Unverified'),
        detail: l10n.t('Keeps what you entered. A click on the status bar verifies it later.'),
      };
}
