import * as vscode from 'vscode';
import { fileName } from '../../workbench/fileName';
import { credentialsOf, type CredentialPair } from '../../env/pairs';
import type { ConfigureStart } from '../../configure/configureFlow';
import { verdictOn } from '../../health/healthRecord';
import { commands } from '../../ids';
import { sameCredentials, type Credentials } from '../../minimax/credentials';
import { otherRegion, regions, type Region } from '../../minimax/region';
import { isConclusive, withOtherRegion, type Verdict } from '../../minimax/verdict';
import { regionName } from '../../text/names';
import { verdictText } from '../../text/verdictText';
import { originOf } from '../../workbench/settings';
import type { EnvServices } from './envServices';
import { requireTrust } from './restrictedMode';

/**
 * Verifies a pair of a `.env` file at the configured endpoint of its region; a host that the file names selects the
 * region and nothing else. Nothing is sent for values that cannot be credentials, nor in Restricted Mode.
 * @param keyVariable The key of the pair; the user is asked where there are several and none is named.
 */
export async function verifyEnvFile(
  uri: vscode.Uri | undefined,
  services: EnvServices,
  keyVariable?: string,
): Promise<void> {
  const file = uri ?? vscode.window.activeTextEditor?.document.uri;
  if (!requireTrust('send')) {
    return;
  }
  const pair = file && (await choosePair(file, services, keyVariable));
  if (file === undefined || pair === undefined) {
    return;
  }
  if (pair.obstacle !== undefined) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'Nothing was sent: the value of {0} cannot be right. The file says what is wrong with it.',
        pair.obstacle.variable.name,
      ),
    );
    return;
  }
  const region = pair.region ?? (await chooseRegion(vscode.l10n.t('The file names no host of MiniMax.')));
  if (region !== undefined) {
    await verify(credentialsOf(pair, region), { file, keyVariable: pair.key.name }, services);
  }
}

/**
 * Asks the region that the file does not name about a key, after the user chose just that, and tells the outcome for
 * the file's own region together with it.
 */
export async function askOtherRegion(
  uri: vscode.Uri,
  keyVariable: string,
  services: EnvServices,
): Promise<void> {
  if (!requireTrust('send')) {
    return;
  }
  const pair = await choosePair(uri, services, keyVariable);
  if (pair?.region === undefined || pair.obstacle !== undefined) {
    return;
  }
  const here = credentialsOf(pair, pair.region);
  const there = credentialsOf(pair, otherRegion(pair.region));
  const [own, other] = await withProgress(uri, () =>
    Promise.all([
      lastVerdict(here, services).then((known) => known ?? services.verify(here)),
      services.verify(there),
    ]),
  );
  if (own === undefined || other === undefined) {
    tellEndpointRefused(own === undefined ? here.region : there.region);
    return;
  }
  await services.health.takeVerdict(there, other);
  await tell(here, withOtherRegion(own, other), { file: uri, keyVariable }, services);
}

/** A pair of a file, named by its key. */
interface PairOfFile {
  readonly file: vscode.Uri;
  readonly keyVariable: string;
}

async function verify(credentials: Credentials, pair: PairOfFile, services: EnvServices): Promise<void> {
  const verdict = await withProgress(pair.file, () => services.verify(credentials));
  if (verdict === undefined) {
    tellEndpointRefused(credentials.region);
    return;
  }
  await tell(credentials, verdict, pair, services);
}

/**
 * Keeps a verdict for the lens and the hover, and tells the user who asked for it when it is not good news. It is about
 * the values that were sent: when the file holds others by then, that is said.
 */
async function tell(
  credentials: Credentials,
  verdict: Verdict,
  pair: PairOfFile,
  services: EnvServices,
): Promise<void> {
  const { file } = pair;
  await services.health.takeVerdict(credentials, verdict);
  const { headline, next } = verdictText(verdict, { now: Date.now(), language: vscode.env.language });
  if (!(await holds(file, credentials, services))) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        '{0} no longer holds the values that were verified. About those values: {1}',
        fileName(file),
        headline,
      ),
    );
    return;
  }
  if (verdict.state === 'healthy') {
    vscode.window.setStatusBarMessage(`$(pass) ${headline}`, 8_000);
    return;
  }
  // Not awaited: the message may stay open for long, and the verification is over.
  void warn(`${headline} ${next}`.trim(), isConclusive(verdict), pair);
}

async function warn(
  message: string,
  isConclusive: boolean,
  { file, keyVariable }: PairOfFile,
): Promise<void> {
  const diagnose = vscode.l10n.t('Diagnose');
  const showLog = vscode.l10n.t('Show Log');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('{0}: {1}', fileName(file), message),
    diagnose,
    ...(isConclusive ? [] : [showLog]),
  );
  if (chosen === diagnose) {
    await vscode.commands.executeCommand(commands.diagnose, { uri: file.toString(), keyVariable });
  } else if (chosen === showLog) {
    await vscode.commands.executeCommand(commands.showLog);
  }
}

async function lastVerdict(
  credentials: Credentials,
  { recordFile }: EnvServices,
): Promise<Verdict | undefined> {
  const origin = originOf(credentials.region);
  return origin === undefined ? undefined : verdictOn(await recordFile.record, credentials, origin);
}

/** Whether a file still holds the values of a pair. */
async function holds(
  file: vscode.Uri,
  credentials: Credentials,
  { documents }: EnvServices,
): Promise<boolean> {
  try {
    const pairs = await documents.pairsAt(file);
    return pairs.some((pair) => sameCredentials(credentialsOf(pair, credentials.region), credentials));
  } catch {
    return false;
  }
}

function withProgress<T>(file: vscode.Uri, work: () => Promise<T>): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Verifying {0}…', fileName(file)) },
    work,
  );
}

function tellEndpointRefused(region: Region): void {
  void vscode.window.showErrorMessage(
    vscode.l10n.t(
      'The endpoint setting of the {0} region cannot be used, so nothing was sent.',
      regionName(region),
    ),
  );
}

/** Verifies a pair of a file and stores it, as Configure does. */
export async function storePair(uri: vscode.Uri, keyVariable: string, services: EnvServices): Promise<void> {
  if (!requireTrust('send')) {
    return;
  }
  const pair = await choosePair(uri, services, keyVariable);
  if (pair !== undefined) {
    await services.configure(startOf(pair));
  }
}

/** Where Configure starts from when a pair is imported. */
export function startOf(pair: CredentialPair): ConfigureStart {
  return { apiKey: pair.apiKey, groupId: pair.groupId, region: pair.region };
}

async function choosePair(
  uri: vscode.Uri,
  services: EnvServices,
  keyVariable: string | undefined,
): Promise<CredentialPair | undefined> {
  let pairs: readonly CredentialPair[];
  try {
    pairs = await services.documents.pairsAt(uri);
  } catch {
    pairs = [];
  }
  const named = keyVariable === undefined ? pairs : pairs.filter(({ key }) => key.name === keyVariable);
  if (named.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} holds no MiniMax API key.', fileName(uri)));
    return undefined;
  }
  if (named.length === 1) {
    return named[0];
  }
  const picked = await vscode.window.showQuickPick(
    named.map((pair) => ({ ...pairItem(pair), pair })),
    { title: vscode.l10n.t('MiniMax: Which key of {0}?', fileName(uri)), ignoreFocusOut: true },
  );
  return picked?.pair;
}

/** A pair as an entry of a list, the key masked. */
export function pairItem({ key, apiKey, groupId, region }: CredentialPair): vscode.QuickPickItem {
  return {
    label: apiKey.mask,
    description: key.name,
    detail: [
      groupId === undefined ? vscode.l10n.t('no Group ID') : vscode.l10n.t('Group ID {0}', groupId),
      ...(region === undefined ? [] : [regionName(region)]),
    ].join(', '),
  };
}

async function chooseRegion(reason: string): Promise<Region | undefined> {
  const picked = await vscode.window.showQuickPick(
    regions.map((region) => {
      const origin = originOf(region);
      return {
        label: regionName(region),
        description: origin === undefined ? '' : new URL(origin).host,
        region,
      };
    }),
    {
      title: vscode.l10n.t('MiniMax: Region of the account'),
      placeHolder: vscode.l10n.t('{0} Where was the account opened?', reason),
      ignoreFocusOut: true,
    },
  );
  return picked?.region;
}
