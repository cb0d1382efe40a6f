import * as vscode from 'vscode';
import { fileName } from '../../workbench/fileName';
import { isTemplateFileName } from '../../env/envFile';
import { credentialsOf, type CredentialPair } from '../../env/pairs';
import { planWritingCredentials } from '../../env/writeVariables';
import { commands } from '../../ids';
import { sameCredentials } from '../../minimax/credentials';
import { findEnvFiles } from '../../workbench/envSelector';
import { toWorkspaceEdit } from '../../workbench/textEdits';
import type { EnvServices } from './envServices';
import { pairItem, startOf } from './envVerification';
import { addToGitIgnore } from './gitIgnore';
import { requireTrust } from './restrictedMode';

/** A pair that could be stored, and the file that it stands in. */
export interface FoundPair {
  readonly uri: vscode.Uri;
  readonly pair: CredentialPair;
}

/** The pairs in the workspace's `.env` files that can be verified, each once. */
export async function findPairs(services: EnvServices): Promise<FoundPair[]> {
  if (!vscode.workspace.isTrusted) {
    return [];
  }
  const found: FoundPair[] = [];
  for (const uri of await findEnvFiles()) {
    if (isTemplateFileName(uri.path)) {
      continue;
    }
    const pairs = await services.documents.pairsAt(uri).catch(() => []);
    for (const pair of pairs) {
      const known = found.some((each) =>
        sameCredentials(credentialsOf(each.pair, 'international'), credentialsOf(pair, 'international')),
      );
      if (pair.obstacle === undefined && !known) {
        found.push({ uri, pair });
      }
    }
  }
  return found;
}

/** `Minimax: Import from .env…`: chooses a pair, then verifies and stores it as Configure does. */
export async function importFromEnv(services: EnvServices): Promise<void> {
  if (!requireTrust('send')) {
    return;
  }
  const found = await findPairs(services);
  if (found.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No .env file of this workspace holds a MiniMax API key that could be stored.'),
    );
    return;
  }
  const picked = await vscode.window.showQuickPick(
    found.map(({ uri, pair }) => {
      const item = pairItem(pair);
      return { ...item, description: fileName(uri), pair };
    }),
    {
      title: vscode.l10n.t('MiniMax: Import from .env'),
      placeHolder: vscode.l10n.t('It is verified, then kept in the secret storage. The file stays as it is.'),
      // The page of the first steps takes the focus back.
      ignoreFocusOut: true,
    },
  );
  if (picked !== undefined) {
    await services.configure(startOf(picked.pair));
  }
}

/** `Minimax: Write to .env…`: writes the stored pair into a chosen or new file, after saying which lines change. */
export async function writeToEnv({ store, gitStates }: EnvServices): Promise<void> {
  if (!requireTrust('write')) {
    return;
  }
  const stored = await store.stored;
  if (stored.state !== 'stored') {
    await vscode.commands.executeCommand(commands.configure);
    return;
  }
  const uri = await chooseFile();
  if (uri === undefined) {
    return;
  }
  const exists = await isThere(uri);
  const text = exists ? (await vscode.workspace.openTextDocument(uri)).getText() : '';
  const { result, lines } = planWritingCredentials(text, stored.credentials);
  if (!result.ok) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        '{0} cannot be changed without changing other variables. Add the lines by hand.',
        fileName(uri),
      ),
    );
    return;
  }
  const write = vscode.l10n.t('Write');
  const changes = lines.flatMap(({ variable, change, line }) =>
    change === 'keep'
      ? []
      : change === 'add'
        ? vscode.l10n.t('{0} is added.', variable)
        : change === 'remove'
          ? vscode.l10n.t('{0} in line {1} is removed.', variable, line + 1)
          : vscode.l10n.t('{0} in line {1} gets another value.', variable, line + 1),
  );
  if (changes.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} holds these values already.', fileName(uri)),
    );
    return;
  }
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('Write the stored credentials into {0}?', fileName(uri)),
    {
      modal: true,
      detail: [
        ...changes,
        vscode.l10n.t('The file then holds the API key {0} in plain text.', stored.credentials.apiKey.mask),
      ].join('\n'),
    },
    write,
  );
  if (chosen !== write) {
    return;
  }
  if (!exists) {
    const creation = new vscode.WorkspaceEdit();
    creation.createFile(uri);
    await vscode.workspace.applyEdit(creation);
  }
  const document = await vscode.workspace.openTextDocument(uri);
  // The file may have changed while the question was open.
  const plan = planWritingCredentials(document.getText(), stored.credentials);
  const written =
    plan.result.ok &&
    (await vscode.workspace.applyEdit(toWorkspaceEdit(document, plan.result.edits))) &&
    (await document.save());
  if (!written) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        '{0} could not be changed. Check that the file exists and is not read-only.',
        fileName(uri),
      ),
    );
    return;
  }
  await vscode.window.showTextDocument(document);
  await offerGitIgnore(uri, gitStates);
}

async function offerGitIgnore(
  uri: vscode.Uri,
  gitStates: Parameters<typeof addToGitIgnore>[1],
): Promise<void> {
  if ((await gitStates.ask(uri)) !== 'notIgnored') {
    return;
  }
  const add = vscode.l10n.t('Add to .gitignore');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Git does not ignore {0}: the key could be committed.', fileName(uri)),
    add,
  );
  if (chosen === add) {
    await addToGitIgnore(uri, gitStates);
  }
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
  const files = (await findEnvFiles()).filter((uri) => !isTemplateFileName(uri.path));
  const folders = vscode.workspace.workspaceFolders ?? [];
  const news = folders
    .map((folder) => vscode.Uri.joinPath(folder.uri, '.env'))
    .filter((uri) => !files.some((file) => file.toString() === uri.toString()));
  const picked = await vscode.window.showQuickPick(
    [
      ...files.map((uri) => ({ label: fileName(uri), description: '', uri })),
      ...news.map((uri) => ({ label: fileName(uri), description: vscode.l10n.t('new file'), uri })),
    ],
    {
      title: vscode.l10n.t('MiniMax: Write to .env'),
      placeHolder: vscode.l10n.t('Which file?'),
      ignoreFocusOut: true,
    },
  );
  return picked?.uri;
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
