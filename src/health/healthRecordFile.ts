import { Emitter, type Disposable } from '../shared/emitter';
import type { Log } from '../shared/log';
import { emptyHealthRecord, readHealthRecord, writeHealthRecord, type HealthRecord } from './healthRecord';

/** A small text file that all windows share. */
export interface SharedFile {
  /** The text, or `undefined` when there is no file. */
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
  /** Tells that the file may have changed, also by this window. */
  readonly onDidChange: (listener: () => void) => Disposable;
}

/** Keeps the health record in the shared file. What cannot be read or written is logged and worked without. */
export class HealthRecordFile implements Disposable {
  readonly #file: SharedFile;
  readonly #log: Log;
  readonly #changed = new Emitter<HealthRecord>();
  readonly #subscription: Disposable;
  #current: Promise<HealthRecord>;
  /** Writes, one after another. */
  #writes: Promise<unknown> = Promise.resolve();
  /** What stands in when the file is missing or unreadable: a half-written file must not cost the marker. */
  #lastKnown: HealthRecord | undefined;
  /** A change that could not be written, which counts until another window has written over the text that it changed. */
  #unwritten: { readonly record: HealthRecord; readonly over: string | undefined } | undefined;

  constructor(file: SharedFile, log: Log) {
    this.#file = file;
    this.#log = log;
    this.#current = this.#load();
    this.#subscription = file.onDidChange(() => void this.refresh());
  }

  /** Tells of every record that another window, or this one, has written. */
  get onDidChange(): (listener: (record: HealthRecord) => void) => Disposable {
    return this.#changed.event;
  }

  /** The record as it was last read or written. Never rejects. */
  get record(): Promise<HealthRecord> {
    return this.#current;
  }

  /** Reads the file again. */
  async refresh(): Promise<void> {
    // After the writes that are under way, so that an older text never replaces a newer one.
    const loaded = this.#writes.then(() => this.#load());
    this.#current = loaded;
    this.#changed.fire(await loaded);
  }

  /** Changes the record as it stands in the file at that moment, after the changes that were asked for before. */
  async update(change: (record: HealthRecord) => HealthRecord): Promise<void> {
    const work = this.#writes.then(async () => {
      const { record, text } = await this.#read();
      const changed = change(record);
      this.#current = Promise.resolve(changed);
      this.#lastKnown = changed;
      try {
        await this.#file.write(writeHealthRecord(changed));
        this.#unwritten = undefined;
      } catch {
        this.#unwritten = { record: changed, over: text };
        this.#log.warn(
          'The last verdict could not be written; it will be forgotten when this window closes.',
        );
      }
      this.#changed.fire(changed);
    });
    this.#writes = work.catch(() => undefined);
    await work;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #load(): Promise<HealthRecord> {
    return (await this.#read()).record;
  }

  /** The record as it stands, and the text of the file that it was read from. */
  async #read(): Promise<{ record: HealthRecord; text: string | undefined }> {
    let text: string | undefined;
    let readable = true;
    try {
      text = await this.#file.read();
    } catch {
      readable = false;
      this.#log.warn('The file with the last verdict could not be read.');
    }
    if (this.#unwritten !== undefined && (!readable || text === this.#unwritten.over)) {
      return { record: this.#unwritten.record, text };
    }
    const record = text === undefined ? undefined : readHealthRecord(text);
    this.#lastKnown = record ?? this.#lastKnown ?? emptyHealthRecord();
    return { record: this.#lastKnown, text };
  }
}
