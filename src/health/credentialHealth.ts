import type { CredentialStore, StoredCredentials } from '../credentials/credentialStore';
import { sameCredentials, type Credentials } from '../minimax/credentials';
import type { Region } from '../minimax/region';
import { otherRegion } from '../minimax/region';
import { isConclusive, withEarlierOtherRegion, withOtherRegion, type Verdict } from '../minimax/verdict';
import { Emitter, type Disposable } from '../shared/emitter';
import { fingerprintOf, withOtherVerdict, type RecordedVerdict } from './healthRecord';
import type { HealthRecordFile } from './healthRecordFile';
import type { Verifier } from './verifier';

/** When the extension verifies of its own accord; the values of the setting `minimax.autoVerify`. */
export type AutoVerify = 'never' | 'change' | 'startup';

/** How old a verdict may be before `startup` asks again, in milliseconds. */
export const freshVerdictMs = 24 * 60 * 60 * 1000;

/** All that the user interface needs to show how the credentials are. */
export interface HealthSnapshot {
  /** `undefined` until the storage has answered for the first time. */
  readonly stored: StoredCredentials | undefined;
  readonly verifying: boolean;
  /** The last verdict on exactly these credentials that says something about them. */
  readonly verdict: Verdict | undefined;
  /** A later try that found nothing out. */
  readonly attempt: Verdict | undefined;
}

/** How a verification of the stored credentials ended. `superseded`: they changed, or it was cancelled. */
export type VerificationOutcome =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'nothingStored' | 'superseded' | 'endpointRefused' };

/** What {@link CredentialHealth} is made of. */
export interface CredentialHealthServices {
  readonly store: CredentialStore;
  readonly recordFile: HealthRecordFile;
  readonly verifier: Verifier;
  readonly autoVerify: () => AutoVerify;
  readonly now: () => number;
}

interface Run {
  readonly credentials: Credentials;
  readonly region: Region;
  readonly controller: AbortController;
  readonly outcome: Promise<VerificationOutcome>;
}

/**
 * Knows how the stored credentials are: follows the storage and the verdicts of all windows, verifies, and tells of
 * every change. The newest verification wins, whatever the order of the answers.
 */
export class CredentialHealth implements Disposable {
  readonly #services: CredentialHealthServices;
  readonly #changed = new Emitter<HealthSnapshot>();
  readonly #subscriptions: Disposable[];
  #snapshot: HealthSnapshot = { stored: undefined, verifying: false, verdict: undefined, attempt: undefined };
  #run: Run | undefined;
  /** What the other region said of the stored key, kept for the case that the user goes over to it. */
  #otherRegionVerdict: { credentials: Credentials; verdict: Verdict } | undefined;
  #disposed = false;
  /** How often credentials are being stored: without the verdict that comes with them they are not shown. */
  #storing = 0;
  /** The newest of the turns in which storage and record are read; slow ones may overlap. */
  #turn = 0;
  #following: Promise<void> = Promise.resolve();

  constructor(services: CredentialHealthServices) {
    this.#services = services;
    this.#subscriptions = [
      services.store.onDidChange(() => void this.#follow()),
      services.recordFile.onDidChange(() => void this.#follow()),
    ];
  }

  /** Tells of every change of {@link snapshot}. */
  get onDidChange(): (listener: (snapshot: HealthSnapshot) => void) => Disposable {
    return this.#changed.event;
  }

  get snapshot(): HealthSnapshot {
    return this.#snapshot;
  }

  /** Reads what is stored, and verifies when the setting asks for it at start-up and the last verdict is old. */
  async start(): Promise<void> {
    await this.#follow();
    const { stored, verdict } = this.#snapshot;
    const age = verdict === undefined ? Infinity : this.#services.now() - verdict.evidence.at;
    // A verdict from the future was given while the clock was wrong; it would stay fresh for ever.
    const isFresh = age >= 0 && age <= freshVerdictMs;
    if (this.#services.autoVerify() === 'startup' && stored?.state === 'stored' && !isFresh) {
      await this.verify();
    }
  }

  /** Verifies the stored credentials in their own region. Two calls at once share one verification. */
  async verify(): Promise<VerificationOutcome> {
    const stored = await this.#services.store.stored;
    return stored.state === 'stored'
      ? this.#start(stored.credentials, stored.credentials.region)
      : { kind: 'nothingStored' };
  }

  /**
   * Asks the other region about the stored key; only after the user has agreed. The verdict stays about the
   * configured region, together with what the other one said.
   */
  async askOtherRegion(): Promise<VerificationOutcome> {
    const stored = await this.#services.store.stored;
    return stored.state === 'stored'
      ? this.#start(stored.credentials, otherRegion(stored.credentials.region))
      : { kind: 'nothingStored' };
  }

  /** Goes over to the other region, whose verdict is already known from {@link askOtherRegion} where it was asked. */
  async useOtherRegion(): Promise<VerificationOutcome> {
    const stored = await this.#services.store.stored;
    if (stored.state !== 'stored') {
      return { kind: 'nothingStored' };
    }
    const known = this.#otherRegionVerdict;
    const credentials = { ...stored.credentials, region: otherRegion(stored.credentials.region) };
    const verdict = known && sameCredentials(known.credentials, credentials) ? known.verdict : undefined;
    await this.store(credentials, { verdict, verify: false });
    return verdict === undefined ? this.verify() : { kind: 'verdict', verdict };
  }

  /**
   * Stores credentials, with the verdict on them where there is one. Rejects with CredentialStorageError.
   * @param options.verify Whether to verify in the background, where the setting allows it, when there is no verdict.
   */
  async store(
    credentials: Credentials,
    options: { readonly verdict: Verdict | undefined; readonly verify: boolean },
  ): Promise<void> {
    this.#cancelRun();
    this.#storing += 1;
    try {
      await this.#services.store.store(credentials);
      if (options.verdict !== undefined) {
        await this.#record(credentials, options.verdict);
      }
    } finally {
      this.#storing -= 1;
      await this.#follow();
    }
    if (options.verdict === undefined && options.verify && this.#services.autoVerify() !== 'never') {
      void this.verify();
    }
  }

  /**
   * Removes the stored credentials and what is known of them as the stored ones. Verdicts on the values of files stay:
   * the files do too. Rejects with CredentialStorageError.
   */
  async remove(): Promise<void> {
    this.#cancelRun();
    await this.#services.store.remove();
    this.#otherRegionVerdict = undefined;
    await this.#services.recordFile.update((record) => ({
      ...record,
      verdict: undefined,
      attempt: undefined,
    }));
    await this.#follow();
  }

  /**
   * Takes over a verdict that was asked for elsewhere. On the stored credentials it is one for the status bar; on others
   * it is kept for the places that hold them, where what could not be found out replaces nothing.
   */
  async takeVerdict(credentials: Credentials, verdict: Verdict): Promise<void> {
    const stored = await this.#services.store.stored;
    if (stored.state === 'stored' && sameCredentials(stored.credentials, credentials)) {
      await this.#record(credentials, verdict);
      await this.#follow();
    } else if (isConclusive(verdict)) {
      await this.#services.recordFile.update((record) => withOtherVerdict(record, credentials, verdict));
    }
  }

  /** Takes note that a setting which verdicts depend on has changed. */
  endpointsChanged(): void {
    this.#cancelRun();
    this.#otherRegionVerdict = undefined;
    void this.#follow();
  }

  dispose(): void {
    this.#disposed = true;
    this.#cancelRun();
    this.#subscriptions.forEach((subscription) => {
      subscription.dispose();
    });
    this.#changed.dispose();
  }

  #start(credentials: Credentials, region: Region): Promise<VerificationOutcome> {
    if (this.#disposed) {
      return Promise.resolve({ kind: 'superseded' });
    }
    const running = this.#run;
    if (running && running.region === region && sameCredentials(running.credentials, credentials)) {
      return running.outcome;
    }
    this.#cancelRun();
    const controller = new AbortController();
    const outcome = this.#verify(credentials, region, controller.signal).finally(() => {
      if (this.#run?.controller === controller) {
        this.#run = undefined;
        this.#set({ ...this.#snapshot, verifying: false });
      }
    });
    this.#run = { credentials, region, controller, outcome };
    this.#set({ ...this.#snapshot, verifying: true });
    return outcome;
  }

  async #verify(credentials: Credentials, region: Region, signal: AbortSignal): Promise<VerificationOutcome> {
    const asked = { ...credentials, region };
    let verdict: Verdict | undefined;
    try {
      verdict = await this.#services.verifier.verify(asked, signal);
    } catch (error) {
      if (signal.aborted) {
        return { kind: 'superseded' };
      }
      throw error;
    }
    if (verdict === undefined) {
      return { kind: 'endpointRefused' };
    }
    const stored = await this.#services.store.stored;
    // The check after the await: a newer verification, other credentials or the end of the extension make this one void.
    if (
      signal.aborted ||
      this.#disposed ||
      stored.state !== 'stored' ||
      !sameCredentials(stored.credentials, credentials)
    ) {
      return { kind: 'superseded' };
    }
    if (region !== credentials.region) {
      this.#otherRegionVerdict = { credentials: asked, verdict };
      const { verdict: known } = this.#snapshot;
      if (known === undefined) {
        return { kind: 'verdict', verdict };
      }
      verdict = withOtherRegion(known, verdict);
    } else {
      verdict = withEarlierOtherRegion(verdict, this.#snapshot.verdict);
    }
    await this.#record(credentials, verdict);
    await this.#follow();
    return { kind: 'verdict', verdict };
  }

  /** Writes a verdict for all windows; a last good one stays when the new one says nothing about the credentials. */
  async #record(credentials: Credentials, verdict: Verdict): Promise<void> {
    const { origin } = verdict.evidence;
    await this.#services.recordFile.update((record) => {
      const entry: RecordedVerdict = {
        fingerprint: fingerprintOf(credentials, origin, record.salt),
        verdict,
      };
      if (isConclusive(verdict)) {
        return { ...record, verdict: entry, attempt: undefined };
      }
      const kept = record.verdict?.fingerprint === entry.fingerprint ? record.verdict : undefined;
      return { ...record, verdict: kept, attempt: entry };
    });
  }

  /** Takes over what storage and record say now. */
  #follow(): Promise<void> {
    if (this.#storing > 0) {
      return this.#following;
    }
    this.#turn += 1;
    this.#following = this.#takeOver(this.#turn);
    return this.#following;
  }

  async #takeOver(turn: number): Promise<void> {
    const stored = await this.#services.store.stored;
    const record = await this.#services.recordFile.record;
    if (this.#disposed) {
      return;
    }
    if (turn !== this.#turn) {
      // What was read may be old by now; the newest turn knows better.
      return this.#following;
    }
    if (
      this.#run &&
      (stored.state !== 'stored' || !sameCredentials(stored.credentials, this.#run.credentials))
    ) {
      this.#cancelRun();
    }
    if (stored.state !== 'stored') {
      // It holds a key, and what was removed, here or in another window, stays nowhere.
      this.#otherRegionVerdict = undefined;
    }
    let verdict: Verdict | undefined;
    let attempt: Verdict | undefined;
    if (stored.state === 'stored') {
      const origin = this.#services.verifier.originOf(stored.credentials.region);
      if (origin !== undefined) {
        const fingerprint = fingerprintOf(stored.credentials, origin, record.salt);
        verdict = record.verdict?.fingerprint === fingerprint ? record.verdict.verdict : undefined;
        attempt = record.attempt?.fingerprint === fingerprint ? record.attempt.verdict : undefined;
      }
    }
    this.#set({ stored, verifying: this.#run !== undefined, verdict, attempt });
  }

  #cancelRun(): void {
    const run = this.#run;
    this.#run = undefined;
    run?.controller.abort();
    if (run !== undefined && !this.#disposed) {
      this.#set({ ...this.#snapshot, verifying: false });
    }
  }

  #set(snapshot: HealthSnapshot): void {
    this.#snapshot = snapshot;
    if (!this.#disposed) {
      this.#changed.fire(snapshot);
    }
  }
}
