import type { SecretStorage } from '../../../src/credentials/credentialStore';
import { Emitter } from '../../../src/shared/emitter';
import { Gate } from './gate';

/** What can be made to go wrong, each by itself. */
export type SecretOperation = 'get' | 'store' | 'delete';

/**
 * The secret storage of a machine, shared by as many windows as a test opens. Like VS Code's, it tells every window of
 * every write, the one that wrote included, and also of a value that did not change.
 */
export class FakeSecretStorage {
  readonly #values = new Map<string, string>();
  readonly #changed = new Emitter<{ readonly key: string }>();
  readonly #rejecting = new Set<SecretOperation>();
  readonly #gates = new Map<SecretOperation, Gate>();
  #heldEvents: string[] | undefined;
  /** Says that it stored and keeps nothing, as a storage without a keyring may. */
  forgetful = false;
  /** Every operation that was begun, in order. */
  readonly operations: SecretOperation[] = [];

  /** What one window sees of it. */
  window(): SecretStorage {
    return {
      get: async (key) => {
        await this.#begin('get');
        return this.#values.get(key);
      },
      store: async (key, value) => {
        await this.#begin('store');
        if (!this.forgetful) {
          this.#values.set(key, value);
        }
        this.#tell(key);
      },
      delete: async (key) => {
        await this.#begin('delete');
        this.#values.delete(key);
        this.#tell(key);
      },
      onDidChange: this.#changed.event,
    };
  }

  /** Makes an operation reject from now on. */
  reject(operation: SecretOperation): void {
    this.#rejecting.add(operation);
  }

  /** Makes an operation that begins from now on wait; the gate that is handed back lets it go on. */
  hold(operation: SecretOperation): Gate {
    const gate = new Gate();
    this.#gates.set(operation, gate);
    return gate;
  }

  /** Lets operations that begin from now on work; those that wait go on waiting. */
  heal(): void {
    this.#rejecting.clear();
    this.#gates.clear();
    this.forgetful = false;
  }

  /** Keeps events back until {@link tellHeldEvents}. */
  holdEvents(): void {
    this.#heldEvents = [];
  }

  /** Tells of everything that was kept back, newest first when asked: events may overtake each other. */
  tellHeldEvents(): void {
    const held = this.#heldEvents ?? [];
    this.#heldEvents = undefined;
    for (const key of held) {
      this.#changed.fire({ key });
    }
  }

  /** Tells every window that a key changed, whether it did or not. */
  tell(key: string): void {
    this.#changed.fire({ key });
  }

  /** Looks past all faults. */
  peek(key: string): string | undefined {
    return this.#values.get(key);
  }

  /** Puts something there without telling, as another program or a lost keyring would. */
  poke(key: string, value: string | undefined): void {
    if (value === undefined) {
      this.#values.delete(key);
    } else {
      this.#values.set(key, value);
    }
  }

  /** How often an operation was begun. */
  count(operation: SecretOperation): number {
    return this.operations.filter((each) => each === operation).length;
  }

  async #begin(operation: SecretOperation): Promise<void> {
    this.operations.push(operation);
    const rejects = this.#rejecting.has(operation);
    await this.#gates.get(operation)?.passed;
    if (rejects) {
      throw new Error('The keyring said no, and quotes a secret: canary-of-the-keyring.');
    }
  }

  #tell(key: string): void {
    if (this.#heldEvents === undefined) {
      this.#changed.fire({ key });
    } else {
      this.#heldEvents.push(key);
    }
  }
}
