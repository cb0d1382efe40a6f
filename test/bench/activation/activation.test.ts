import { ok } from 'node:assert/strict';
import * as vscode from 'vscode';

describe('Activation', () => {
  it('is timed', async () => {
    const extension = vscode.extensions.all.find(({ id }) => id.startsWith('minimax-setup.'));
    ok(extension !== undefined && !extension.isActive, 'the extension is active before it is timed');
    const started = performance.now();
    await extension.activate();
    console.log(`ACTIVATION ${(performance.now() - started).toFixed(1)} ms`);
  });
});
