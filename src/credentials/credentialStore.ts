import { sameCredentials, type Credentials } from '../minimax/credentials';
import { Emitter, type Disposable } from '../shared/emitter';
import type { Log } from '../shared/log';
import { readCredentialDocument, writeCredentialDocument } from './credentialDocument';

/** The members of VS Code's SecretStorage that are used. */
export interface SecretStorage {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
  readonly onDidChange: (listener: (event: { readonly key: string }) => void) => Disposable;
}

/**
 * Remembers, outside SecretStorage, that credentials were stored. It is no secret. Without a keyring VS Code may keep
 * secrets in memory only, and this is how their loss is noticed.
 */
export interface StoredMarker {
  get(): Promise<boolean>;
  set(stored: boolean): Promise<void>;
}

/**
 * What the storage holds. `unavailable`: it failed or does not answer. `lost`: credentials were stored and are gone
 * without having been removed. `corrupt`: there is something that this version does not understand.
 */
export type StoredCredentials =
  | { readonly state: 'none' | 'lost' | 'corrupt' | 'unavailable' }
  | { readonly state: 'stored'; readonly credentials: Credentials };

/** Thrown when credentials could not be stored or removed; what was stored before may still be there. */
export class CredentialStorageError extends Error {
  override readonly name = 'CredentialStorageError';

  /** `notKept`: the storage said yes and gave something else back. */
  constructor(readonly why: 'failed' | 'noAnswer' | 'notKept') {
    super(
      `The secret storage ${why === 'failed' ? 'failed' : why === 'noAnswer' ? 'does not answer' : 'did not keep the value'}.`,
    );
  }
}

/** How long the storage may take, in milliseconds; a desktop without a keyring can keep it waiting for ever. */
const storageTimeoutMs = 10_000;

/**
 * Keeps the credentials, and is the only code that touches SecretStorage. Every window has one; they follow each
 * other through the storage's own event, which also fires in the window that wrote and for unchanged values.
 */
export class CredentialStore implements Disposable {
  static readonly secretKey = 'minimax.credentials';

  readonly #secrets: SecretStorage;
  readonly #marker: StoredMarker;
  readonly #log: Log;
  readonly #timeoutMs: number;
  readonly #changed = new Emitter<StoredCredentials>();
  readonly #subscription: Disposable;
  /** Kept as a promise, so that readers at start-up share one access. */
  #reading: Promise<StoredCredentials>;
  #current: StoredCredentials | undefined;
  #writes: Promise<void> = Promise.resolve();
  #readings = 0;

  constructor(secrets: SecretStorage, marker: StoredMarker, log: Log, timeoutMs = storageTimeoutMs) {
    this.#secrets = secrets;
    this.#marker = marker;
    this.#log = log;
    this.#timeoutMs = timeoutMs;
    this.#subscription = secrets.onDidChange(({ key }) => {
      if (key === CredentialStore.secretKey) {
        void this.refresh();
      }
    });
    this.#reading = this.#read();
  }

  /** Tells when the stored credentials, or the state of the storage, are not what they were. */
  get onDidChange(): (listener: (stored: StoredCredentials) => void) => Disposable {
    return this.#changed.event;
  }

  /** What is stored. Never rejects: a storage that fails is a state. */
  get stored(): Promise<StoredCredentials> {
    return this.#reading;
  }

  /** Reads the storage again. */
  refresh(): Promise<StoredCredentials> {
    this.#reading = this.#read();
    return this.#reading;
  }

  /** Stores credentials and reads them back. Rejects with {@link CredentialStorageError}. */
  async store(credentials: Credentials): Promise<void> {
    const text = writeCredentialDocument(credentials);
    await this.#write(async () => {
      await this.#secrets.store(CredentialStore.secretKey, text);
      if ((await this.#secrets.get(CredentialStore.secretKey)) !== text) {
        throw new CredentialStorageError('notKept');
      }
      await this.#marker.set(true);
      this.#log.info(`Stored credentials: ${credentials.apiKey.kind} key, ${credentials.region} region.`);
    });
  }

  /** Removes the stored credentials. Rejects with {@link CredentialStorageError}. */
  async remove(): Promise<void> {
    await this.#write(async () => {
      const wasStored = await this.#marker.get();
      // The marker goes first: a window that sees the deletion must not take it for a loss.
      await this.#marker.set(false);
      try {
        await this.#secrets.delete(CredentialStore.secretKey);
      } catch (error) {
        // They are still there, and their loss must still be noticed.
        await this.#marker.set(wasStored);
        throw error;
      }
      this.#log.info('Removed the stored credentials.');
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /**
   * Runs writes one after another, each with the time limit; one that answers later is still taken note of, and one
   * that has not begun by then never does, for its failure was reported.
   */
  async #write(work: () => Promise<void>): Promise<void> {
    let givenUp = false;
    const done = this.#writes.then(() => (givenUp ? undefined : work()));
    this.#writes = done.catch(() => undefined);
    try {
      await withTimeout(done, this.#timeoutMs);
    } catch (error) {
      givenUp = true;
      const storageError =
        error instanceof CredentialStorageError ? error : new CredentialStorageError('failed');
      this.#log.error(`Secret storage: ${storageError.message}`);
      if (storageError.why === 'noAnswer') {
        void this.#writes.then(() => this.refresh());
      }
      // Not awaited: a storage that hangs would keep the user waiting once more.
      void this.refresh();
      throw storageError;
    }
    await this.refresh();
  }

  async #read(): Promise<StoredCredentials> {
    const reading = ++this.#readings;
    const access = this.#access();
    let stored: StoredCredentials;
    try {
      stored = await withTimeout(access, this.#timeoutMs);
    } catch (error) {
      this.#log.error(
        error instanceof CredentialStorageError
          ? `Secret storage: ${error.message}`
          : 'The secret storage failed.',
      );
      stored = { state: 'unavailable' };
      if (error instanceof CredentialStorageError && error.why === 'noAnswer') {
        void access
          .then((late) => {
            this.#take(late, reading);
          })
          .catch(() => undefined);
      }
    }
    this.#take(stored, reading);
    // A newer reading knows better than this one.
    return reading === this.#readings ? stored : this.#reading;
  }

  async #access(): Promise<StoredCredentials> {
    const text = await this.#secrets.get(CredentialStore.secretKey);
    if (text === undefined) {
      return { state: (await this.#marker.get()) ? 'lost' : 'none' };
    }
    const document = readCredentialDocument(text);
    return document.kind === 'corrupt'
      ? { state: 'corrupt' }
      : { state: 'stored', credentials: document.credentials };
  }

  #take(stored: StoredCredentials, reading: number): void {
    if (reading !== this.#readings) {
      return;
    }
    const before = this.#current;
    this.#current = stored;
    if (before === undefined || !sameStored(before, stored)) {
      this.#reading = Promise.resolve(stored);
      this.#changed.fire(stored);
    }
  }
}

function sameStored(a: StoredCredentials, b: StoredCredentials): boolean {
  return a.state === 'stored' && b.state === 'stored'
    ? sameCredentials(a.credentials, b.credentials)
    : a.state === b.state;
}

async function withTimeout<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new CredentialStorageError('noAnswer'));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
