import * as vscode from 'vscode';
import type { CredentialStore } from '../credentials/credentialStore';
import type { CredentialHealth } from '../health/credentialHealth';
import type { Verifier } from '../health/verifier';
import { commands, hints } from '../ids';
import { verdictText } from '../text/verdictText';
import { autoVerify, originOf, setAutoVerify } from '../workbench/settings';
import type { StatusBarSupport } from './statusBar';

/** What Configure needs. */
export interface ConfigureFeatureServices {
  readonly health: CredentialHealth;
  readonly store: CredentialStore;
  readonly verifier: Verifier;
  readonly statusBar: StatusBarSupport;
  readonly globalState: vscode.Memento;
}

/** `Minimax: Configure`. */
export function registerConfigure(services: ConfigureFeatureServices): vscode.Disposable {
  let running: Promise<void> | undefined;
  return vscode.commands.registerCommand(commands.configure, () => {
    // One conversation at a time: a second one would close the first one's input.
    running ??= configure(services).finally(() => {
      running = undefined;
    });
    return running;
  });
}

async function configure({
  health,
  store,
  verifier,
  statusBar,
  globalState,
}: ConfigureFeatureServices): Promise<void> {
  await globalState.update(hints.configureOpened, true);
  statusBar.refresh();
  const [{ ConfigureFlow }, { QuickInputWindow }] = await Promise.all([
    import('../configure/configureFlow'),
    import('../workbench/quickInputs'),
  ]);
  const flow = new ConfigureFlow({
    window: new QuickInputWindow(),
    stored: await store.stored,
    verify: (credentials, signal) => verifier.verify(credentials, signal),
    hostOf: (region) => {
      const origin = originOf(region);
      return origin === undefined ? vscode.l10n.t('endpoint setting cannot be used') : new URL(origin).host;
    },
    // Whoever stores unverified has just seen why; asking again at once would tell nothing new.
    store: (credentials, verdict) => health.store(credentials, { verdict, verify: false }),
    time: () => ({ now: Date.now(), language: vscode.env.language }),
  });
  const outcome = await flow.run();
  if (outcome.kind !== 'stored') {
    return;
  }
  const said =
    outcome.verdict === undefined
      ? vscode.l10n.t('The credentials are stored, unverified.')
      : vscode.l10n.t(
          'Stored. {0}',
          verdictText(outcome.verdict, { now: Date.now(), language: vscode.env.language }).headline,
        );
  // Not awaited: the message may stay open for long, and Configure is over.
  void sayStored(said, globalState);
}

/** Tells that the credentials are stored and offers, once, to verify at start-up from then on. */
async function sayStored(said: string, globalState: vscode.Memento): Promise<void> {
  if (autoVerify() === 'startup' || globalState.get(hints.startupOffered) === true) {
    void vscode.window.showInformationMessage(said);
    return;
  }
  await globalState.update(hints.startupOffered, true);
  const verifyAtStartup = vscode.l10n.t('Verify at Start-up, Once a Day');
  if ((await vscode.window.showInformationMessage(said, verifyAtStartup)) === verifyAtStartup) {
    await setAutoVerify('startup');
  }
}
