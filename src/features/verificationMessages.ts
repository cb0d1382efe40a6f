import * as vscode from 'vscode';
import { CredentialStorageError, type CredentialStore } from '../credentials/credentialStore';
import type { CredentialHealth, VerificationOutcome } from '../health/credentialHealth';
import { commands, settings, storedFocus } from '../ids';
import type { Credentials } from '../minimax/credentials';
import { pageAddress } from '../minimax/pages';
import { otherRegion, type Region } from '../minimax/region';
import { remediesFor, type Remedy } from '../minimax/remedy';
import type { Verdict } from '../minimax/verdict';
import { regionName } from '../text/names';
import { remedyLabel } from '../text/remedyText';
import { verdictText } from '../text/verdictText';
import { openPlatformPage } from '../workbench/openPage';
import { originOf } from '../workbench/settings';

/** What the verification commands need. */
export interface VerifyServices {
  readonly health: CredentialHealth;
  readonly store: CredentialStore;
}

/** How many buttons a notification takes before it becomes unreadable. */
const mostButtons = 2;

/** Tells the user who clicked how it ended: once, and with what helps. A good end is told by the status bar alone. */
export async function tellOutcome(outcome: VerificationOutcome, services: VerifyServices): Promise<void> {
  switch (outcome.kind) {
    case 'superseded':
      return;
    case 'nothingStored':
      await tellNothingStored(services.store);
      return;
    case 'endpointRefused':
      await tellEndpointRefused(services.store);
      return;
    case 'verdict':
      if (outcome.verdict.state === 'healthy') {
        // The item looks as before the click: without a word nobody knows that anything was asked.
        const { headline } = verdictText(outcome.verdict, { now: Date.now(), language: vscode.env.language });
        vscode.window.setStatusBarMessage(`$(pass) ${headline}`, 5_000);
      } else {
        await tellVerdict(outcome.verdict, services);
      }
  }
}

async function tellVerdict(verdict: Verdict, services: VerifyServices): Promise<void> {
  const stored = await services.store.stored;
  const hasOwnGroupId = stored.state === 'stored' && stored.credentials.apiKey.ownGroupId !== undefined;
  const { region } = verdict.evidence;
  const remedies = remediesFor(verdict, hasOwnGroupId)
    .filter((remedy) => remedy.kind !== 'openPage' || pageAddress(remedy.page, region) !== undefined)
    .slice(0, mostButtons);
  const { headline, next } = verdictText(verdict, { now: Date.now(), language: vscode.env.language });
  const buttons = new Map(remedies.map((remedy) => [remedyLabel(remedy, region), remedy]));
  const message = `${headline} ${next}`.trim();
  const show =
    verdict.state === 'unspendable' ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const diagnose = vscode.l10n.t('Diagnose');
  const chosen = await show(message, ...buttons.keys(), diagnose);
  if (chosen === diagnose) {
    await vscode.commands.executeCommand(commands.diagnose, storedFocus);
    return;
  }
  const remedy = chosen === undefined ? undefined : buttons.get(chosen);
  if (remedy !== undefined) {
    await carryOut(remedy, region, services);
  }
}

/** Does what the user chose. */
async function carryOut(remedy: Remedy, region: Region, { health, store }: VerifyServices): Promise<void> {
  switch (remedy.kind) {
    case 'askOtherRegion':
      await vscode.commands.executeCommand(commands.askOtherRegion);
      return;
    case 'useOtherRegion':
      await vscode.commands.executeCommand(commands.useOtherRegion);
      return;
    case 'useOwnGroupId':
    case 'removeGroupId': {
      const stored = await store.stored;
      if (stored.state === 'stored') {
        const groupId = remedy.kind === 'useOwnGroupId' ? stored.credentials.apiKey.ownGroupId : undefined;
        await storeAndVerify({ ...stored.credentials, groupId }, health);
      }
      return;
    }
    case 'correctGroupId':
    case 'correctKey':
      await vscode.commands.executeCommand(commands.configure);
      return;
    case 'tryAgain':
      await vscode.commands.executeCommand(commands.verify);
      return;
    case 'showLog':
      await vscode.commands.executeCommand(commands.showLog);
      return;
    case 'openPage':
      await openPlatformPage(remedy.page, region);
  }
}

async function storeAndVerify(credentials: Credentials, health: CredentialHealth): Promise<void> {
  try {
    await health.store(credentials, { verdict: undefined, verify: false });
  } catch (error) {
    if (!(error instanceof CredentialStorageError)) {
      throw error;
    }
    tellStorageFailed();
    return;
  }
  await vscode.commands.executeCommand(commands.verify);
}

/** Tells that a change could not be stored. */
export function tellStorageFailed(): void {
  void vscode.window.showErrorMessage(
    vscode.l10n.t(
      'The secret storage of VS Code did not keep the change. The old credentials may still be stored.',
    ),
  );
}

async function tellNothingStored(store: CredentialStore): Promise<void> {
  const { state } = await store.stored;
  if (state === 'unavailable') {
    const showLog = vscode.l10n.t('Show Log');
    const message = vscode.l10n.t(
      'The secret storage of VS Code does not work, so the credentials cannot be read. On Linux it needs a keyring.',
    );
    if ((await vscode.window.showWarningMessage(message, showLog)) === showLog) {
      await vscode.commands.executeCommand(commands.showLog);
    }
    return;
  }
  await vscode.commands.executeCommand(commands.configure);
}

async function tellEndpointRefused(store: CredentialStore): Promise<void> {
  const stored = await store.stored;
  const region = stored.state === 'stored' ? stored.credentials.region : 'international';
  // After asking the other region it is the other one's setting that may be at fault.
  const refused = originOf(region) === undefined ? region : otherRegion(region);
  const openSetting = vscode.l10n.t('Open the Setting');
  const message = vscode.l10n.t(
    'The endpoint setting of the {0} region cannot be used, so nothing was sent. It must be an origin such as https://api.minimax.io.',
    regionName(refused),
  );
  if ((await vscode.window.showErrorMessage(message, openSetting)) === openSetting) {
    await vscode.commands.executeCommand('workbench.action.openSettings', settings.endpoints[refused]);
  }
}
