import * as vscode from 'vscode';

/**
 * Whether the workspace is trusted; where it is not, says why nothing happens. The menus do not offer these commands
 * then, but a link, a key binding or another extension can still run them.
 * @param what What would be done with the workspace's files.
 */
export function requireTrust(what: 'send' | 'write'): boolean {
  if (vscode.workspace.isTrusted) {
    return true;
  }
  void vscode.window.showInformationMessage(
    what === 'send'
      ? vscode.l10n.t('Trust this workspace first: in Restricted Mode nothing of its files is sent anywhere.')
      : vscode.l10n.t(
          'Trust this workspace first: in Restricted Mode no stored value is written into its files.',
        ),
  );
  return false;
}
