/** Something that can be let go of; the shape of VS Code's own `Disposable`. */
export interface Disposable {
  dispose(): void;
}

/** Tells listeners of a change; for code that must not import VS Code's emitter. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(value: T) => void>();

  /** Adds a listener until what is returned is disposed of. */
  readonly event = (listener: (value: T) => void): Disposable => {
    // A wrapper for each subscription, so that the same function can be added twice.
    const own = (value: T): void => {
      listener(value);
    };
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) {
      listener(value);
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
