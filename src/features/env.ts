import * as vscode from 'vscode';
import type { ConfigureOffer } from '../configure/configureFlow';
import { commands, internalCommands, settings } from '../ids';
import type { Disposable } from '../shared/emitter';
import type { CommandTable } from '../workbench/commandTable';
import { isEnvDocument } from '../workbench/envSelector';
import type { EnvFeatures } from './env/createEnvFeatures';

/** The `.env` features, before any of their code is loaded. */
export interface EnvSupport extends Disposable {
  /** Loads the features, for those who need the files at once. */
  features(): Promise<EnvFeatures>;
  /** The values of the workspace's `.env` files that can be verified. */
  findOffers(): Promise<readonly ConfigureOffer[]>;
}

/**
 * Registers the `.env` commands, and waits for the first `.env` file: a window without one loads nothing of this.
 */
export function registerEnv(table: CommandTable, load: () => Promise<EnvFeatures>): EnvSupport {
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
  );
  table.handle(commands.verifyEnvFile, async (uri) =>
    (await loaded()).verifyFile(uri instanceof vscode.Uri ? uri : undefined),
  );
  table.handle(commands.importFromEnv, async () => (await loaded()).importFromEnv());
  table.handle(commands.writeToEnv, async () => (await loaded()).writeToEnv());
  table.handle(internalCommands.envAction, async (argument) => (await loaded()).runAction(argument));
  vscode.workspace.textDocuments.forEach(notice);
  return {
    features: loaded,
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
