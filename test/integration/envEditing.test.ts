import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { parse } from 'dotenv';
import * as vscode from 'vscode';
import type { ExtensionForTests } from '../../src/extension';
import { internalCommands } from '../../src/ids';
import { keyOf } from '../platform/accounts';
import type { SimulatedPlatform } from '../platform/simulatedPlatform';
import { actionsAt, apply, closeEditors, diagnosticsSet, diagnosticsWhen, has, openFile } from './envFiles';
import { credentialsOf, startedExtension, usePlatform } from './product';

describe('A fix in a .env file', () => {
  let platform: SimulatedPlatform;
  let extension: ExtensionForTests;
  let key: string;
  let group: string;

  before(async () => {
    extension = await startedExtension();
    platform = await usePlatform();
    const account = platform.account('healthyPlan');
    [key, group] = [keyOf(account), account.groupId];
    await extension.health.store(credentialsOf(account), { verdict: undefined, verify: false });
  });

  afterEach(closeEditors);

  after(async () => {
    await extension.health.remove();
    await platform.close();
  });

  async function fixAll(document: vscode.TextDocument): Promise<vscode.CodeAction> {
    const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, 0, 0),
      'source.fixAll.minimax',
    );
    ok(action, 'nothing is to be mended');
    return action;
  }

  it('keeps byte order mark and line ends of the file on the disk, and all other lines', async () => {
    const rest = '\uFEFF# compte d’équipe\r\nPORT=1\r\n';
    const document = await openFile('.env', `${rest}MINIMAX_API_KEY = "Bearer ${key}"   # clé\r\n`);
    await diagnosticsWhen(document, has('dirty-value'));
    await apply(await fixAll(document));
    ok(await document.save());
    equal(
      // A decoder takes the mark away unless told not to.
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(document.uri)),
      `${rest}MINIMAX_API_KEY = "${key}"   # clé\r\n`,
    );
  });

  it('that mends several lines is one step of undo, and of redo', async () => {
    const before = `MINIMAX_API_KEY="Bearer ${key}"\nPORT=1\nMINIMAX_GROUP_ID=" ${group}"\nOPENAI_BASE_URL=https://api.minimax.io\nOPENAI_API_KEY=${key}\n`;
    const document = await openFile('.env', before);
    await diagnosticsWhen(document, (codes) => codes.length === 3);
    await apply(await fixAll(document));
    const after = document.getText();
    deepEqual(parse(after), {
      MINIMAX_API_KEY: key,
      PORT: '1',
      MINIMAX_GROUP_ID: group,
      OPENAI_BASE_URL: 'https://api.minimax.io/v1',
      OPENAI_API_KEY: key,
    });
    await diagnosticsWhen(document, (codes) => codes.length === 0);
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), before);
    await diagnosticsWhen(document, (codes) => codes.length === 3);
    await vscode.commands.executeCommand('redo');
    equal(document.getText(), after);
  });

  it('that is applied again and again comes to an end in the editor too', async () => {
    const document = await openFile(
      '.env',
      `MINMAX_API_KEY="${group}"\nMINIMAX_GROUP_ID=" Bearer ${key}"\nMINIMAX_API_HOST=https://api.minimaxi.chat\nMINIMAX_REGION=cn\nMINIMAX_REGION=global\n`,
    );
    let diagnostics = await diagnosticsWhen(document, has('swapped'));
    let steps = 0;
    for (;;) {
      const actions = await actionsAt(document, new vscode.Range(0, 0, document.lineCount, 0));
      const fix = actions.find(({ edit, kind }) => edit !== undefined && kind?.value === 'quickfix');
      if (fix === undefined) break;
      ok(++steps < 20, 'it goes on');
      const shownAnew = diagnosticsSet(document);
      await apply(fix);
      await shownAnew;
      const left = await diagnosticsWhen(document, () => true);
      ok(left.length < diagnostics.length, 'the fix mended nothing');
      diagnostics = left;
    }
    deepEqual(parse(document.getText())['MINIMAX_API_KEY'], key);
    ok(steps >= 2);
  });

  it('does not bring back a file that was deleted meanwhile', async () => {
    const document = await openFile('.env', `MINIMAX_API_KEY="Bearer ${key}"\n`);
    const [diagnostic] = await diagnosticsWhen(document, has('dirty-value'));
    ok(diagnostic);
    const [fix] = await actionsAt(document, diagnostic.range);
    ok(fix?.edit);
    const { uri } = document;
    await closeEditors();
    await vscode.workspace.fs.delete(uri);
    await apply(fix).catch(() => undefined);
    // A link in a hover that is still shown, or a fix that writes the stored value.
    await vscode.commands.executeCommand(internalCommands.envAction, {
      uri: uri.toString(),
      action: { kind: 'useStored', variable: 'MINIMAX_API_KEY', part: 'apiKey' },
    });
    await rejects(async () => vscode.workspace.fs.stat(uri));
  });

  it('finds its variable where it stands by then, not where it stood', async () => {
    const document = await openFile('.env', 'MINIMAX_API_KEY=sk-cp-xxxxx...\n');
    const [diagnostic] = await diagnosticsWhen(document, has('key-placeholder'));
    ok(diagnostic);
    const fix = (await actionsAt(document, diagnostic.range)).find(({ title }) =>
      title.startsWith('Write the Stored'),
    );
    ok(fix);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '# a line above\nPORT=1\n');
    await vscode.workspace.applyEdit(edit);
    await apply(fix);
    equal(document.getText(), `# a line above\nPORT=1\nMINIMAX_API_KEY=${key}\n`);
  });
});
