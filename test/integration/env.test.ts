import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { parse } from 'dotenv';
import * as vscode from 'vscode';
import type { ExtensionForTests } from '../../src/extension';
import { commands, settings } from '../../src/ids';
import { keyOf } from '../platform/accounts';
import type { SimulatedPlatform } from '../platform/simulatedPlatform';
import {
  actionsAt,
  apply,
  closeEditors,
  diagnosticsWhen,
  has,
  openFile,
  shown,
  workspaceFolder,
} from './envFiles';
import { credentialsOf, setSetting, startedExtension, usePlatform } from './product';

describe('A .env file in the editor', () => {
  let platform: SimulatedPlatform;
  let extension: ExtensionForTests;
  let key: string;
  let group: string;

  before(async () => {
    extension = await startedExtension();
    platform = await usePlatform();
    const account = platform.account('healthyPlan');
    [key, group] = [keyOf(account), account.groupId];
  });

  beforeEach(() => {
    platform.clear();
  });

  afterEach(closeEditors);

  after(async () => {
    await extension.health.remove();
    await platform.close();
  });

  it('is told what is wrong where it stands, with a link to the explanation, and nobody is asked', async () => {
    const document = await openFile(
      '.env',
      'MINIMAX_API_KEY=sk-cp-xxxxx...\nMINIMAX_GROUP_ID=1234567890123456789\n',
    );
    await diagnosticsWhen(document, (codes) => codes.length === 2);
    deepEqual(shown(document), ['key-placeholder sk-cp-xxxxx...', 'group-placeholder 1234567890123456789']);
    // The page of explanations is read after the first file.
    await diagnosticsWhen(document, (_codes, diagnostics) =>
      diagnostics.every(
        ({ code }) => typeof code === 'object' && /docs\/rules\.md#L\d+$/.test(code.target.toString(true)),
      ),
    );
    deepEqual(platform.requests(), []);
  });

  it('shows nothing for healthy values, a file without MiniMax, and a file of another kind', async () => {
    const document = await openFile('.env', `MINIMAX_API_KEY=${key}\nMINIMAX_GROUP_ID=${group}\n`);
    const other = await openFile('.env.local', 'DATABASE_URL=xxxxx\nPORT=1004\n');
    const text = await openFile('settings.vars', 'MINIMAX_API_KEY=sk-cp-xxxxx...\n');
    const broken = await openFile('.env.example', `MINIMAX_API_KEY=${key}\n`);
    await diagnosticsWhen(broken, has('secret-in-template'));
    deepEqual([shown(document), shown(other), shown(text)], [[], [], []]);
  });

  it('reads further files by the globs of the setting', async () => {
    const document = await openFile('settings.vars', 'MINIMAX_API_KEY=sk-cp-xxxxx...\n');
    await setSetting(settings.env.files, ['**/*.vars']);
    await diagnosticsWhen(document, has('key-placeholder'));
    await setSetting(settings.env.files, undefined);
    await diagnosticsWhen(document, (codes) => codes.length === 0);
  });

  it('reads an unsaved document of the language dotenv', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'dotenv',
      content: 'MINIMAX_GROUP_ID=1234567890123456789\n',
    });
    await diagnosticsWhen(document, has('group-placeholder'));
  });

  it('turns a rule off, or gives it another severity, when the setting says so', async () => {
    const document = await openFile(
      '.env',
      'MINIMAX_API_KEY=sk-cp-xxxxx...\nMINIMAX_GROUP_ID=1234567890123456789\n',
    );
    await diagnosticsWhen(document, (codes) => codes.length === 2);
    await setSetting(settings.env.rules, { 'key-placeholder': 'off', 'group-placeholder': 'hint' });
    const [diagnostic] = await diagnosticsWhen(document, (codes) => codes.length === 1);
    equal(diagnostic?.severity, vscode.DiagnosticSeverity.Hint);
    await setSetting(settings.env.rules, undefined);
  });

  it('follows the typing', async () => {
    const document = await openFile('.env', `MINIMAX_API_KEY=${key}\nMINIMAX_GROUP_ID=${group}\n`);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 'MINIMAX_GROUP_ID='.length), 'x');
    await vscode.workspace.applyEdit(edit);
    await diagnosticsWhen(document, has('group-format'));
  });

  it('forgets a file that is closed', async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), 'closed', '.env');
    await vscode.workspace.fs.writeFile(
      uri,
      new TextEncoder().encode('MINIMAX_GROUP_ID=19876543210987654x\n'),
    );
    // As a user opens it: a document that an extension opens stays known for minutes after its editor is closed.
    await vscode.commands.executeCommand('vscode.open', uri);
    const document = vscode.window.activeTextEditor?.document;
    ok(document);
    equal(document.uri.toString(), uri.toString());
    await diagnosticsWhen(document, has('group-format'));
    await closeEditors();
    await diagnosticsWhen(document, (codes) => codes.length === 0);
  });

  it('mends swapped values with the preferred fix, in one step of undo, and keeps all the rest', async () => {
    const before = `# account of the team\r\nexport MINIMAX_API_KEY="${group}" # key\r\nMINIMAX_GROUP_ID='${key}'\r\nOTHER=1\r\n`;
    const document = await openFile('.env', before);
    const diagnostics = await diagnosticsWhen(document, has('swapped'));
    const swapped = diagnostics[0];
    ok(swapped);
    const fix = (await actionsAt(document, swapped.range)).find(({ isPreferred }) => isPreferred === true);
    ok(fix, 'no fix is preferred');
    await apply(fix);
    deepEqual(parse(document.getText()), { MINIMAX_API_KEY: key, MINIMAX_GROUP_ID: group, OTHER: '1' });
    equal(document.getText(), before.replace(group, '(key)').replace(key, group).replace('(key)', key));
    await diagnosticsWhen(document, (codes) => codes.length === 0);
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), before);
  });

  it('mends all that needs no decision with source.fixAll.minimax', async () => {
    const document = await openFile(
      '.env',
      `MINIMAX_API_KEY="Bearer ${key} "\nMINIMAX_GROUP_ID=" ${group} "\n`,
    );
    await diagnosticsWhen(document, has('dirty-value'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, 0, 0),
      'source.fixAll.minimax',
    );
    equal(actions.length, 1);
    ok(actions[0]);
    await apply(actions[0]);
    deepEqual(parse(document.getText()), { MINIMAX_API_KEY: key, MINIMAX_GROUP_ID: group });
    await diagnosticsWhen(document, (codes) => codes.length === 0);
  });

  it('tells in the hover what a value is, and never the value itself', async () => {
    const document = await openFile('.env', `MINIMAX_API_KEY=${key}\nMINIMAX_GROUP_ID=${group}\n`);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(0, 20),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n')
      .replaceAll('\\', '');
    match(text, new RegExp(`sk-cp-…${key.slice(-4)}`));
    match(text, /Subscription Key/);
    ok(!text.includes(key.slice(8, 30)), 'the key is in the hover');
    deepEqual(platform.requests(), []);
  });

  it('completes names, hosts and the stored Group ID, and never a key', async () => {
    await extension.health.store(credentialsOf(platform.account('healthyPlan')), {
      verdict: undefined,
      verify: false,
    });
    const document = await openFile('.env', 'MINIMAX_GROUP_ID=\nMINIMAX_API_KEY=\nMINIMAX_API_HOST=\nMINI\n');
    const completed = async (line: number, character: number): Promise<string[]> => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        new vscode.Position(line, character),
      );
      // VS Code's own suggestions, words of the open files, have no detail.
      return list.items
        .filter(({ detail }) => detail !== undefined)
        .map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    ok((await completed(0, 17)).includes(group), 'the stored Group ID is not offered');
    deepEqual(
      (await completed(1, 16)).filter((label) => label.includes(key.slice(8, 30))),
      [],
    );
    ok((await completed(2, 17)).includes('https://api.minimax.io'), 'the host is not offered');
    ok((await completed(3, 4)).includes('MINIMAX_REGION'), 'the name is not offered');
  });

  it('verifies the pair of the file on a click on the lens, and keeps the verdict to the values', async () => {
    const other = platform.account('otherTeam');
    const text = `MINIMAX_API_HOST=${platform.international.origin}\nMINIMAX_API_KEY=${key}\nMINIMAX_GROUP_ID=${other.groupId}\n`;
    const document = await openFile(
      '.env',
      text.replace(platform.international.origin, 'https://api.minimax.io'),
    );
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    const lens = lenses.find(({ command }) => command?.command.startsWith('minimax'));
    ok(lens?.command, 'there is no lens');
    await apply({ command: lens.command });
    await diagnosticsWhen(document, has('group-mismatch'));
    ok(platform.requests().length > 0);
    deepEqual(
      platform.requests().filter(({ region }) => region === 'mainland'),
      [],
    );
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(2, 17, 2, 17 + other.groupId.length), group);
    await vscode.workspace.applyEdit(edit);
    await diagnosticsWhen(document, (codes) => codes.length === 0);
  });

  it('sends nothing for a placeholder', async () => {
    const document = await openFile(
      '.env',
      'MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_API_KEY=sk-cp-xxxxx...\n',
    );
    await diagnosticsWhen(document, has('key-placeholder'));
    // The message stays open until somebody closes it; the command does not wait for that.
    await vscode.commands.executeCommand(commands.verifyEnvFile, document.uri);
    deepEqual(platform.requests(), []);
  });

  it('reads a file of 20,000 lines', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `NAME_${index}="value ${index}"`);
    const document = await openFile('.env', [...lines, 'MINIMAX_GROUP_ID=1234567890123456789'].join('\n'));
    await diagnosticsWhen(document, has('group-placeholder'));
  });
});
