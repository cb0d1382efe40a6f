import * as vscode from 'vscode';
import { CredentialStorageError, type CredentialStore } from '../credentials/credentialStore';
import type { CredentialHealth } from '../health/credentialHealth';
import { commands } from '../ids';
import type { CommandTable } from '../workbench/commandTable';

/** `Minimax: Remove Stored Credentials`, which asks first. */
export function registerRemoveCredentials(
  table: CommandTable,
  health: CredentialHealth,
  store: CredentialStore,
): void {
  table.handle(commands.removeCredentials, async () => {
    const stored = await store.refresh();
    if (stored.state === 'none') {
      void vscode.window.showInformationMessage(vscode.l10n.t('No MiniMax credentials are stored.'));
      return;
    }
    const remove = vscode.l10n.t('Remove');
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('Remove the stored MiniMax credentials?'),
      {
        modal: true,
        detail:
          stored.state === 'stored'
            ? vscode.l10n.t(
                'The API key {0} and its Group ID are removed from the secret storage. The key itself stays valid, and files are not touched.',
                stored.credentials.apiKey.mask,
              )
            : vscode.l10n.t(
                'What is left of them is removed from the secret storage. Files are not touched.',
              ),
      },
      remove,
    );
    if (chosen !== remove) {
      return;
    }
    try {
      await health.remove();
    } catch (error) {
      if (!(error instanceof CredentialStorageError)) {
        throw error;
      }
      void vscode.window.showErrorMessage(
        vscode.l10n.t('The secret storage of VS Code did not remove the credentials. Try again later.'),
      );
    }
  });
}
