import { deepEqual, equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, internalCommands } from '../../src/ids';

const extensionId = 'minimax-setup.minimax-setup';

describe('The extension in a real VS Code', () => {
  it('starts without an error', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    await extension?.activate();
    equal(extension?.isActive, true);
  });

  it('registers every command of its manifest and its internal ones, and no other', async () => {
    const registered = (await vscode.commands.getCommands(true)).filter((command) =>
      command.startsWith('minimax.'),
    );
    deepEqual(registered.sort(), [...Object.values(commands), ...Object.values(internalCommands)].sort());
  });
});
