import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { CredentialStore } from './credentials/credentialStore';
import { createConfigure, registerConfigure, type Configure } from './features/configure';
import { registerDiagnosis } from './features/diagnosis';
import { registerEnv } from './features/env';
import { registerFirstSteps } from './features/firstSteps';
import { registerOpenPlatformPage } from './features/openPlatformPage';
import { registerRemoveCredentials } from './features/removeCredentials';
import { registerStatusBar, type StatusBarSupport } from './features/statusBar';
import { registerVerify } from './features/verify';
import { CredentialHealth } from './health/credentialHealth';
import { HealthRecordFile } from './health/healthRecordFile';
import { Verifier } from './health/verifier';
import { commands } from './ids';
import type { CommandTable } from './workbench/commandTable';
import { EnvMention } from './workbench/envMention';
import { affectsEndpoints, autoVerify, originOf } from './workbench/settings';
import { StorageFile } from './workbench/storageFile';

/** What a test of the extension may look at; a user's window is given nothing. */
export interface ExtensionForTests {
  readonly health: CredentialHealth;
  readonly store: CredentialStore;
  readonly statusBar: StatusBarSupport;
}

/** Builds the services and the features, and does nothing else. */
export function compose(context: vscode.ExtensionContext, commandTable: CommandTable): ExtensionForTests {
  l10n.config({ contents: vscode.l10n.bundle ?? {} });
  const log = vscode.window.createOutputChannel('MiniMax Setup', { log: true });
  const now = (): number => Date.now();

  const file = new StorageFile(context.globalStorageUri, 'health.json');
  const recordFile = new HealthRecordFile(file, log);
  const marker = {
    get: async () => {
      await recordFile.refresh();
      return (await recordFile.record).credentialsStored;
    },
    set: (credentialsStored: boolean) => recordFile.update((record) => ({ ...record, credentialsStored })),
  };
  const store = new CredentialStore(context.secrets, marker, log);
  const verifier = new Verifier({
    http: async () => new (await import('./network/fetchHttpClient')).FetchHttpClient(),
    originOf,
    // undici is in a file of its own: hardly anybody needs it, and nobody at start-up.
    askDirectRoute: async (origin, signal) =>
      (await import('./network/directRoute')).askDirectRoute(origin, signal),
    log,
    now,
  });
  const health = new CredentialHealth({ store, recordFile, verifier, autoVerify, now });
  const envMention = new EnvMention();
  const statusBar = registerStatusBar({ health, envMention, globalState: context.globalState });
  const configure: Configure = createConfigure({
    health,
    store,
    verifier,
    statusBar,
    globalState: context.globalState,
    findOffers: () => env.findOffers(),
  });
  const env = registerEnv(commandTable, async () =>
    (await import('./features/env/createEnvFeatures')).createEnvFeatures({
      health,
      recordFile,
      store,
      verifier,
      configure,
      rulesPageUri: vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules.md'),
    }),
  );

  const diagnosis = registerDiagnosis(commandTable, async () => {
    const [{ createDiagnosis }, features] = await Promise.all([
      import('./features/diagnosis/createDiagnosis'),
      env.features(),
    ]);
    return createDiagnosis({
      extensionUri: context.extensionUri,
      extensionVersion: String((context.extension.packageJSON as { version?: unknown }).version),
      health,
      store,
      recordFile,
      verifier,
      documents: features.documents,
      configure,
      runEnvAction: (argument) => features.runAction(argument),
    });
  });

  const firstSteps = registerFirstSteps(commandTable, {
    extensionId: context.extension.id,
    health,
    recordFile,
    envMention,
    globalState: context.globalState,
  });

  context.subscriptions.push(
    log,
    file,
    recordFile,
    store,
    health,
    envMention,
    statusBar,
    env,
    diagnosis,
    firstSteps,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (affectsEndpoints(event)) {
        health.endpointsChanged();
      }
    }),
  );
  registerConfigure(commandTable, configure);
  registerVerify(commandTable, { health, store });
  registerRemoveCredentials(commandTable, health, store);
  registerOpenPlatformPage(commandTable, store);
  commandTable.handle(commands.showLog, () => {
    log.show();
  });
  void health.start();
  return { health, store, statusBar };
}
