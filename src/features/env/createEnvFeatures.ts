import * as vscode from 'vscode';
import type { ConfigureOffer } from '../../configure/configureFlow';
import type { Verifier } from '../../health/verifier';
import type { Disposable } from '../../shared/emitter';
import { GitStates } from '../../workbench/gitStates';
import { fileName } from '../../workbench/fileName';
import { runEnvAction } from './envActions';
import { registerEnvDiagnostics } from './envDiagnostics';
import { EnvDocuments } from './envDocuments';
import { findPairs, importFromEnv, writeToEnv } from './envFiles';
import { registerEnvProviders } from './envProviders';
import type { EnvServices } from './envServices';
import { startOf, verifyEnvFile } from './envVerification';
import { loadRulesPage } from './rulesPageLinks';
import { shareVerifications } from './sharedVerifications';

/** Everything that concerns the text of `.env` files, once it is loaded. */
export interface EnvFeatures extends Disposable {
  readonly documents: EnvDocuments;
  verifyFile(uri: vscode.Uri | undefined): Promise<void>;
  importFromEnv(): Promise<void>;
  writeToEnv(): Promise<void>;
  runAction(argument: unknown): Promise<void>;
  findOffers(): Promise<readonly ConfigureOffer[]>;
}

/** Starts the `.env` features: diagnostics, fixes, hovers, completions, lenses, and what the commands do. */
export function createEnvFeatures({
  verifier,
  ...given
}: Omit<EnvServices, 'documents' | 'gitStates' | 'verify'> & { readonly verifier: Verifier }): EnvFeatures {
  const gitStates = new GitStates();
  const documents = new EnvDocuments({ ...given, gitStates });
  const services: EnvServices = { ...given, gitStates, documents, verify: shareVerifications(verifier) };
  const registrations = vscode.Disposable.from(
    gitStates,
    documents,
    registerEnvDiagnostics(documents, loadRulesPage(given.rulesPageUri)),
    registerEnvProviders(documents),
  );
  return {
    documents,
    verifyFile: (uri) => verifyEnvFile(uri, services),
    importFromEnv: () => importFromEnv(services),
    writeToEnv: () => writeToEnv(services),
    runAction: (argument) => runEnvAction(argument, services),
    findOffers: async () =>
      (await findPairs(services)).map(({ uri, pair }) => ({ start: startOf(pair), from: fileName(uri) })),
    dispose: () => {
      registrations.dispose();
    },
  };
}
