import * as vscode from 'vscode';
import { CredentialStorageError } from '../../credentials/credentialStore';
import type { DiagnosisAction } from '../../diagnosis/action';
import type { EnvFilePlace, StoredPlace, VariableChange } from '../../diagnosis/place';
import { changeAll, composeEdits, removalEverywhere } from '../../env/changes';
import { applyEdits, type EditResult, type TextEdit } from '../../env/edit';
import { fixesFor } from '../../env/fixes';
import { setVariableInText } from '../../env/writeVariables';
import { scanEnv } from '../../env/scanner';
import { commands, settings } from '../../ids';
import type { Credentials } from '../../minimax/credentials';
import { fileName } from '../../workbench/fileName';
import { openPlatformPage } from '../../workbench/openPage';
import { toRange, toWorkspaceEdit } from '../../workbench/textEdits';
import type { DiagnosisServices } from './diagnosisServices';
import type { DiagnosisSession } from './diagnosisSession';

/** Does what a button of the page says. What has changed credentials or files is followed by a new run. */
export async function carryOut(
  action: DiagnosisAction,
  session: DiagnosisSession,
  services: DiagnosisServices,
): Promise<void> {
  switch (action.kind) {
    case 'run':
      await session.run();
      return;
    case 'configure':
      await session.runAfter(() => services.configure());
      return;
    case 'storePair':
      await session.runAfter(() => services.configure(action.from));
      return;
    case 'writeToEnv':
      await session.runAfter(async () => {
        await vscode.commands.executeCommand(commands.writeToEnv);
      });
      return;
    case 'enterValue':
    case 'useStored': {
      const { variable, part, place } = action;
      await session.runAfter(async () => {
        await services.runEnvAction({ uri: place.uri, action: { kind: action.kind, variable, part } });
        await save(place.uri);
      });
      return;
    }
    case 'useGroupId':
      await changeGroupId(action.place, action.variable, action.groupId, session, services);
      return;
    case 'removeGroupId':
      await changeGroupId(action.place, action.variable, undefined, session, services);
      return;
    case 'useRegion':
      if (action.place.kind === 'stored') {
        await store(({ apiKey, groupId }) => ({ apiKey, groupId, region: action.region }), session, services);
      } else {
        const { changes } = action;
        await changeFile(action.place, (text) => setVariables(text, changes), session);
      }
      return;
    case 'askRegion':
      await session.askRegion(action.credentials);
      return;
    case 'applyFix':
      await applyFix(action, session, services);
      return;
    case 'openFile':
      await openFile(action.uri, action.variable);
      return;
    case 'openPage':
      await openPlatformPage(action.page, action.region);
      return;
    case 'readToolSettings':
      await session.readTools(action.files);
      await session.run();
      return;
    case 'copyUnsetCommand':
      await vscode.env.clipboard.writeText(action.command);
      vscode.window.setStatusBarMessage(vscode.l10n.t('The command is on the clipboard.'), 5_000);
      return;
    case 'openEndpointSetting':
      await vscode.commands.executeCommand(
        'workbench.action.openSettings',
        settings.endpoints[action.region],
      );
      return;
    case 'manageTrust':
      await vscode.commands.executeCommand('workbench.trust.manage');
      return;
    case 'getStarted':
      await vscode.commands.executeCommand(commands.getStarted);
      return;
    case 'showLog':
      await vscode.commands.executeCommand(commands.showLog);
  }
}

/** Gives the place another Group ID, or none. */
async function changeGroupId(
  place: StoredPlace | EnvFilePlace,
  variable: string | undefined,
  groupId: string | undefined,
  session: DiagnosisSession,
  services: DiagnosisServices,
): Promise<void> {
  if (place.kind === 'stored') {
    await store((credentials) => ({ ...credentials, groupId }), session, services);
    return;
  }
  const name = variable ?? place.groupVariable;
  if (name !== undefined) {
    const change = (text: string): EditResult => {
      if (groupId !== undefined) {
        return setVariableInText(text, name, groupId);
      }
      const document = scanEnv(text);
      return changeAll(document, removalEverywhere(document, name));
    };
    await changeFile(place, change, session);
  }
}

/** Writes several variables as one change. */
function setVariables(text: string, changes: readonly VariableChange[]): EditResult {
  const steps: (readonly TextEdit[])[] = [];
  let changed = text;
  for (const { variable, value } of changes) {
    const result = setVariableInText(changed, variable, value);
    if (!result.ok) {
      return result;
    }
    steps.push(result.edits);
    changed = applyEdits(changed, result.edits);
  }
  return { ok: true, edits: composeEdits(text, steps) };
}

async function store(
  change: (credentials: Credentials) => Credentials,
  session: DiagnosisSession,
  { health, store }: DiagnosisServices,
): Promise<void> {
  const stored = await store.stored;
  if (stored.state !== 'stored') {
    return;
  }
  try {
    await health.store(change(stored.credentials), { verdict: undefined, verify: false });
  } catch (error) {
    if (!(error instanceof CredentialStorageError)) {
      throw error;
    }
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'The secret storage of VS Code did not keep the change. The old credentials may still be stored.',
      ),
    );
    return;
  }
  await session.run();
}

/** Changes a file as one step of undo, saves it, and verifies anew. */
async function changeFile(
  place: EnvFilePlace,
  change: (text: string) => EditResult,
  session: DiagnosisSession,
): Promise<void> {
  const uri = vscode.Uri.parse(place.uri, true);
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    const result = change(document.getText());
    if (result.ok && (await vscode.workspace.applyEdit(toWorkspaceEdit(document, result.edits)))) {
      await save(place.uri);
      await session.run();
      return;
    }
  } catch {
    // The file is gone or cannot be read: the message below says what to do.
  }
  void vscode.window.showErrorMessage(
    vscode.l10n.t(
      '{0} could not be changed. Check that the file exists and is not read-only.',
      fileName(uri),
    ),
  );
}

async function applyFix(
  { place, variable, rule }: Extract<DiagnosisAction, { kind: 'applyFix' }>,
  session: DiagnosisSession,
  { documents }: DiagnosisServices,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
  const analysis = documents.analysisOf(document);
  const found = analysis?.diagnostics.find(
    (diagnostic) => diagnostic.code === rule && diagnostic.variable.name === variable,
  );
  const fix =
    analysis === undefined || found === undefined
      ? undefined
      : fixesFor(found, analysis, documents.contextOf(document)).find(
          (each) => each.isPreferred && 'edits' in each,
        );
  if (fix === undefined || !('edits' in fix)) {
    await openFile(place.uri, variable);
    return;
  }
  const { edits } = fix;
  await changeFile(place, () => ({ ok: true, edits }), session);
}

/** Opens a file, at a variable where one is named. */
async function openFile(uri: string, variable: string | undefined): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const assignment = scanEnv(document.getText()).assignments.find(({ name }) => name === variable);
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.One,
    ...(assignment === undefined ? {} : { selection: toRange(document, assignment.rawValue) }),
  });
}

/** What was changed counts for the user's program only once it is saved. */
async function save(uri: string): Promise<void> {
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
  if (document?.isDirty === true) {
    await document.save();
  }
}
