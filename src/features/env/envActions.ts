import * as vscode from 'vscode';
import { apiKeyNote, groupIdNote } from '../../configure/inputNotes';
import { pageButtons } from '../../configure/pageButtons';
import type { EnvAction } from '../../env/envFix';
import { setVariableInText } from '../../env/writeVariables';
import { ruleCodes } from '../../env/ruleCatalogue';
import { ApiKey } from '../../minimax/apiKey';
import { isRecord } from '../../shared/isRecord';
import { readPastedGroupId, readPastedText } from '../../minimax/pastedText';
import { commands } from '../../ids';
import { fileName, withoutLinks } from '../../workbench/fileName';
import { openPlatformPage } from '../../workbench/openPage';
import { isReadOnly } from '../../workbench/readOnly';
import { toWorkspaceEdit } from '../../workbench/textEdits';
import { addToGitIgnore } from './gitIgnore';
import type { EnvActionArgument } from './envProviders';
import type { EnvServices } from './envServices';
import { requireTrust } from './restrictedMode';
import { askOtherRegion, storePair, verifyEnvFile } from './envVerification';

/** Runs what a link, a lens or a fix asks for. Arguments of another shape are ignored: any extension can call this. */
export async function runEnvAction(argument: unknown, services: EnvServices): Promise<void> {
  if (!isEnvActionArgument(argument)) {
    return;
  }
  const uri = vscode.Uri.parse(argument.uri, true);
  const { action } = argument;
  switch (action.kind) {
    case 'enterValue':
      return enterValue(uri, action, services);
    case 'useStored':
      return useStored(uri, action, services);
    case 'verifyFile':
      return verifyEnvFile(uri, services, action.keyVariable);
    case 'storePair':
      return storePair(uri, action.keyVariable, services);
    case 'askOtherRegion':
      return askOtherRegion(uri, action.keyVariable, services);
    case 'openPage':
      await openPlatformPage(action.page, action.region);
      return;
    case 'explainRule': {
      const page = services.rulesPageUri.with({ fragment: action.code });
      await vscode.commands.executeCommand('markdown.showPreview', page);
      return;
    }
    case 'configure':
      await vscode.commands.executeCommand(commands.configure);
      return;
    case 'diagnose':
      await vscode.commands.executeCommand(commands.diagnose, {
        uri: argument.uri,
        keyVariable: action.keyVariable,
      });
      return;
    case 'addToGitIgnore':
      return addToGitIgnore(uri, services.gitStates);
    case 'untrack':
      return untrack(uri);
  }
}

function isEnvActionArgument(argument: unknown): argument is EnvActionArgument {
  return (
    isRecord(argument) &&
    typeof argument['uri'] === 'string' &&
    isRecord(argument['action']) &&
    typeof argument['action']['kind'] === 'string' &&
    (argument['action']['kind'] !== 'explainRule' ||
      ruleCodes.some((code) => code === (argument['action'] as { code?: unknown }).code))
  );
}

/** Asks for a value as Configure does and writes it to where the variable stands by then. */
async function enterValue(
  uri: vscode.Uri,
  { variable, part }: Extract<EnvAction, { kind: 'enterValue' }>,
  services: EnvServices,
): Promise<void> {
  const pair = services.documents
    .openAt(uri)
    ?.pairs.find(({ key, group }) => key.name === variable || group?.name === variable);
  const { QuickInputWindow } = await import('../../workbench/quickInputs');
  const result = await new QuickInputWindow().input({
    title: vscode.l10n.t('MiniMax: {0}', variable),
    step: undefined,
    totalSteps: undefined,
    canGoBack: false,
    // Whoever does not have the value at hand gets it there, and comes back to this input.
    pages: pageButtons(part === 'apiKey' ? 'apiKeys' : 'groupId', pair?.region),
    firstStep: part === 'apiKey' ? 'key' : 'groupId',
    value: '',
    prompt:
      part === 'apiKey'
        ? vscode.l10n.t('The API key is written into {0}.', fileName(uri))
        : vscode.l10n.t('The Group ID is written into {0}.', fileName(uri)),
    placeholder: '',
    password: part === 'apiKey',
    validate: (text) => {
      if (part === 'apiKey') {
        return apiKeyNote(readPastedText(text), false);
      }
      const value = readPastedGroupId(text);
      return value === ''
        ? { severity: 'error', message: vscode.l10n.t('Enter the Group ID: 19 digits.') }
        : groupIdNote(value, pair?.apiKey ?? new ApiKey(''));
    },
  });
  if (result.kind !== 'value') {
    return;
  }
  const entered = result.value;
  const value = part === 'apiKey' ? readPastedText(entered).apiKey : readPastedGroupId(entered);
  if (value !== undefined && value !== '') {
    await writeVariable(uri, variable, value);
  }
}

/** Writes the stored value into the file: the title that was clicked says so. */
async function useStored(
  uri: vscode.Uri,
  { variable, part }: Extract<EnvAction, { kind: 'useStored' }>,
  { store }: EnvServices,
): Promise<void> {
  if (!requireTrust('write')) {
    return;
  }
  const stored = await store.stored;
  const value =
    stored.state !== 'stored'
      ? undefined
      : part === 'apiKey'
        ? stored.credentials.apiKey.reveal()
        : stored.credentials.groupId;
  if (value === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no such value in the secret storage.'));
    return;
  }
  await writeVariable(uri, variable, value);
}

/** Writes a variable into a document as one step of undo; says so when that cannot be. */
async function writeVariable(uri: vscode.Uri, variable: string, value: string): Promise<void> {
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    const result = setVariableInText(document.getText(), variable, value);
    if (
      result.ok &&
      !isReadOnly(uri) &&
      (await vscode.workspace.applyEdit(toWorkspaceEdit(document, result.edits)))
    ) {
      return;
    }
  } catch {
    // The file is gone: the message below says what to do.
  }
  void vscode.window.showErrorMessage(
    vscode.l10n.t(
      '{0} could not be changed. Check that the file exists and is not read-only.',
      fileName(uri),
    ),
  );
}

/** Works in a terminal of the workspace's folder, also when the repository is another folder than that. */
function untrackCommand(uri: vscode.Uri): string {
  const quoted = (text: string): string => `"${text.replace(/(["\\$`])/g, '\\$1')}"`;
  const folder = vscode.Uri.joinPath(uri, '..');
  const name = uri.path.slice(folder.path.length).replace(/^\//, '');
  const opened = vscode.workspace.workspaceFolders ?? [];
  if (opened.length === 1 && opened[0]?.uri.toString() === folder.toString()) {
    return `git rm --cached -- ${quoted(name)}`;
  }
  const path =
    opened.length === 1
      ? vscode.workspace.asRelativePath(folder, false)
      : folder.fsPath.replaceAll('\\', '/');
  return `git -C ${quoted(path)} rm --cached -- ${quoted(name)}`;
}

/** Gives the command that makes Git forget a file and keeps it on the disk; running it is the user's business. */
async function untrack(uri: vscode.Uri): Promise<void> {
  const command = untrackCommand(uri);
  const copy = vscode.l10n.t('Copy the Command');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'Git tracks this file. Make Git forget it with: {0}. The key stays in the history: create a new key if others can see the repository.',
      withoutLinks(command),
    ),
    copy,
  );
  if (chosen === copy) {
    await vscode.env.clipboard.writeText(command);
    vscode.window.setStatusBarMessage(vscode.l10n.t('The command is on the clipboard.'), 5_000);
  }
}
