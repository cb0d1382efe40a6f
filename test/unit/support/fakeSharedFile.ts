import type { SharedFile } from '../../../src/health/healthRecordFile';
import { Emitter } from '../../../src/shared/emitter';
import { Gate } from './gate';

/** How the watchers of a file are told of a write: at once, twice, or only when the test says so. */
export type Watching = 'once' | 'twice' | 'late';

/** A file that several windows share and watch. */
export class FakeSharedFile {
  readonly #changed = new Emitter<undefined>();
  readonly #gates = new Map<'read' | 'write', Gate>();
  text: string | undefined;
  watching: Watching = 'once';
  failing = new Set<'read' | 'write'>();
  /** Every text that was written, in order. */
  readonly written: string[] = [];

  constructor(text?: string) {
    this.text = text;
  }

  /** What one window sees of it. */
  window(): SharedFile {
    return {
      read: async () => {
        // What a slow read brings is what stood there when it began.
        const { text } = this;
        const fails = this.failing.has('read');
        await this.#gates.get('read')?.passed;
        if (fails) {
          throw new Error('EACCES');
        }
        return text;
      },
      write: async (text) => {
        const fails = this.failing.has('write');
        await this.#gates.get('write')?.passed;
        if (fails) {
          throw new Error('ENOSPC');
        }
        this.text = text;
        this.written.push(text);
        this.#told();
      },
      onDidChange: (listener) =>
        this.#changed.event(() => {
          listener();
        }),
    };
  }

  /** Makes reads or writes that begin from now on wait; the gate that is handed back lets them go on. */
  hold(operation: 'read' | 'write'): Gate {
    const gate = new Gate();
    this.#gates.set(operation, gate);
    return gate;
  }

  /** Lets what begins from now on go through. */
  heal(): void {
    this.#gates.clear();
    this.failing.clear();
  }

  /** Tells every watcher that the file may have changed. */
  tellWatchers(): void {
    this.#changed.fire(undefined);
  }

  #told(): void {
    const times = { once: 1, twice: 2, late: 0 }[this.watching];
    for (let time = 0; time < times; time++) {
      // Never within the write itself: a watcher hears from the operating system.
      setImmediate(() => {
        this.tellWatchers();
      });
    }
  }
}
