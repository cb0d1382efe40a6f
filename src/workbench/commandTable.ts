import * as vscode from 'vscode';
import type { Disposable } from '../shared/emitter';

/** What a command does. */
export type CommandHandler = (...parameters: unknown[]) => unknown;

interface Awaited {
  readonly resolve: (handler: CommandHandler) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The commands, registered before the code that they run is loaded: a command that comes early waits for its handler.
 */
export class CommandTable implements Disposable {
  readonly #awaited = new Map<string, Awaited>();
  readonly #registrations: vscode.Disposable;

  constructor(ids: readonly string[]) {
    this.#registrations = vscode.Disposable.from(
      ...ids.map((id) => {
        const handler = new Promise<CommandHandler>((resolve, reject) => {
          this.#awaited.set(id, { resolve, reject });
        });
        // Whoever runs the command is told of a failure; nobody else has to be.
        handler.catch(() => undefined);
        return vscode.commands.registerCommand(id, async (...parameters: unknown[]) =>
          (await handler)(...parameters),
        );
      }),
    );
  }

  /** Says what a command does; once for each. */
  handle(id: string, handler: CommandHandler): void {
    this.#awaited.get(id)?.resolve(handler);
  }

  /** Makes every command that has no handler fail with the error that kept it from getting one. */
  fail(error: unknown): void {
    for (const { reject } of this.#awaited.values()) {
      reject(error);
    }
  }

  dispose(): void {
    this.#registrations.dispose();
  }
}
