import * as vscode from 'vscode';
import { commands, internalCommands } from './ids';
import type { ExtensionForTests } from './extension';
import { CommandTable } from './workbench/commandTable';

/**
 * What VS Code calls at start-up. It keeps the editor waiting as short as can be: the commands are registered, and the
 * extension itself is loaded while VS Code goes on.
 */
export function activate(context: vscode.ExtensionContext): Promise<ExtensionForTests> | undefined {
  const table = new CommandTable([...Object.values(commands), ...Object.values(internalCommands)]);
  context.subscriptions.push(table);
  const started = import('./extension').then(({ compose }) => compose(context, table));
  started.catch((error: unknown) => {
    table.fail(error);
  });
  return context.extensionMode === vscode.ExtensionMode.Test ? started : undefined;
}
