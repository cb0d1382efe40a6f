import * as vscode from 'vscode';
import type { ConfigureOffer } from '../configure/configureFlow';
import { commands, internalCommands, settings } from '../ids';
import type { Disposable } from '../shared/emitter';
import { isEnvDocument } from '../workbench/envSelector';
import type { EnvFeatures } from './env/createEnvFeatures';

/** The `.env` features, before any of their code is loaded. */
export interface EnvSupport extends Disposable {
  /** The values of the workspace's `.env` files that can be verified. */
  findOffers(): Promise<readonly ConfigureOffer[]>;
}

/**
 * Registers the `.env` commands, and waits for the first `.env` file: a window without one loads nothing of this.
 */
export function registerEnv(load: () => Promise<EnvFeatures>): EnvSupport {
  let features: Promise<EnvFeatures> | undefined;
  let disposed = false;
  const loaded = (): Promise<EnvFeatures> => {
    features ??= load().then((made) => {
      if (disposed) {
        made.dispose();
      }
      return made;
    });
    return features;
  };
  const notice = (document: vscode.TextDocument): void => {
    if (features === undefined && isEnvDocument(document)) {
      void loaded();
    }
  };

  const subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(notice),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settings.env.files)) {
        vscode.workspace.textDocuments.forEach(notice);
      }
    }),
    vscode.commands.registerCommand(commands.verifyEnvFile, async (uri?: unknown) =>
      (await loaded()).verifyFile(uri instanceof vscode.Uri ? uri : undefined),
    ),
    vscode.commands.registerCommand(commands.importFromEnv, async () => (await loaded()).importFromEnv()),
    vscode.commands.registerCommand(commands.writeToEnv, async () => (await loaded()).writeToEnv()),
    vscode.commands.registerCommand(internalCommands.envAction, async (argument?: unknown) =>
      (await loaded()).runAction(argument),
    ),
  );
  vscode.workspace.textDocuments.forEach(notice);
  return {
    findOffers: async () => (await loaded()).findOffers(),
    dispose: () => {
      disposed = true;
      subscriptions.dispose();
      void features?.then((made) => {
        made.dispose();
      });
    },
  };
}
