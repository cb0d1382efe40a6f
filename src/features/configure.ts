import * as vscode from 'vscode';
import type { ConfigureOffer, ConfigureStart } from '../configure/configureFlow';
import type { CredentialStore } from '../credentials/credentialStore';
import type { CredentialHealth } from '../health/credentialHealth';
import type { Verifier } from '../health/verifier';
import { commands, hints } from '../ids';
import { verdictText } from '../text/verdictText';
import type { CommandTable } from '../workbench/commandTable';
import { autoVerify, originOf, setAutoVerify } from '../workbench/settings';
import type { StatusBarSupport } from './statusBar';

/** What Configure needs. */
export interface ConfigureFeatureServices {
  readonly health: CredentialHealth;
  readonly store: CredentialStore;
  readonly verifier: Verifier;
  readonly statusBar: StatusBarSupport;
  readonly globalState: vscode.Memento;
  /** The values of the workspace's `.env` files, which are offered first. */
  readonly findOffers: () => Promise<readonly ConfigureOffer[]>;
}

/** Runs Configure, from values that are known already where there are some. */
export type Configure = (start?: ConfigureStart) => Promise<void>;

/** Makes Configure. One conversation at a time: a second one would close the first one's input. */
export function createConfigure(services: ConfigureFeatureServices): Configure {
  let running: Promise<void> | undefined;
  return (start) => {
    running ??= configure(services, start).finally(() => {
      running = undefined;
    });
    return running;
  };
}

/** `Minimax: Configure`. */
export function registerConfigure(table: CommandTable, run: Configure): void {
  table.handle(commands.configure, () => run());
}

async function configure(
  { health, store, verifier, statusBar, globalState, findOffers }: ConfigureFeatureServices,
  start: ConfigureStart | undefined,
): Promise<void> {
  await globalState.update(hints.configureOpened, true);
  statusBar.refresh();
  const [{ ConfigureFlow }, { QuickInputWindow }, stored] = await Promise.all([
    import('../configure/configureFlow'),
    import('../workbench/quickInputs'),
    store.stored,
  ]);
  const flow = new ConfigureFlow({
    window: new QuickInputWindow(),
    stored,
    start,
    // What is stored is what Configure starts from; files are offered to those who have stored nothing.
    offers: start === undefined && stored.state !== 'stored' ? await findOffers() : [],
    verify: (credentials, signal) => verifier.verify(credentials, signal),
    hostOf: (region) => {
      const origin = originOf(region);
      return origin === undefined ? undefined : new URL(origin).host;
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
