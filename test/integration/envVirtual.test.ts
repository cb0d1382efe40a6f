import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { parse } from 'dotenv';
import * as vscode from 'vscode';
import type { ExtensionForTests } from '../../src/extension';
import { commands, internalCommands } from '../../src/ids';
import { keyOf } from '../platform/accounts';
import type { SimulatedPlatform } from '../platform/simulatedPlatform';
import {
  acceptQuickInput,
  actionsAt,
  apply,
  closeEditors,
  diagnosticsWhen,
  has,
  hoverText,
  lensTitles,
  shown,
} from './envFiles';
import { credentialsOf, startedExtension, usePlatform } from './product';
import { MemoryFiles } from './virtualFiles';

describe('A .env document that is no file of the disk', () => {
  const writable = new MemoryFiles();
  const readonly = new MemoryFiles();
  let registrations: vscode.Disposable;
  let platform: SimulatedPlatform;
  let extension: ExtensionForTests;
  let key: string;
  let group: string;

  before(async () => {
    extension = await startedExtension();
    platform = await usePlatform();
    const account = platform.account('healthyPlan');
    [key, group] = [keyOf(account), account.groupId];
    registrations = vscode.Disposable.from(
      vscode.workspace.registerFileSystemProvider('memory', writable, { isCaseSensitive: true }),
      vscode.workspace.registerFileSystemProvider('shelf', readonly, {
        isCaseSensitive: true,
        isReadonly: true,
      }),
      vscode.workspace.registerTextDocumentContentProvider('picture', {
        provideTextDocumentContent: () => `MINIMAX_API_KEY="Bearer ${key}"\n`,
      }),
    );
  });

  beforeEach(async () => {
    await platform.reset();
  });

  afterEach(closeEditors);

  after(async () => {
    registrations.dispose();
    await extension.health.remove();
    await platform.close();
  });

  let files = 0;

  async function open(scheme: 'memory' | 'shelf', text: string): Promise<vscode.TextDocument> {
    // A folder is part of the name only: each test has a file of its own.
    const path = `/${++files}.env`;
    (scheme === 'memory' ? writable : readonly).put(path, text);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme, path }));
    await vscode.window.showTextDocument(document);
    return document;
  }

  async function preferredFix(document: vscode.TextDocument, code: string): Promise<vscode.CodeAction> {
    const [diagnostic] = await diagnosticsWhen(document, has(code));
    ok(diagnostic);
    const fix = (await actionsAt(document, diagnostic.range)).find(({ isPreferred }) => isPreferred === true);
    ok(fix, 'no fix is preferred');
    return fix;
  }

  it('in a virtual file system shows diagnostics, hover and lens, and takes a fix', async () => {
    const document = await open(
      'memory',
      `MINIMAX_API_KEY="Bearer ${key}" # mine\nMINIMAX_GROUP_ID=${group}\n`,
    );
    await apply(await preferredFix(document, 'dirty-value'));
    equal(document.getText(), `MINIMAX_API_KEY="${key}" # mine\nMINIMAX_GROUP_ID=${group}\n`);
    await diagnosticsWhen(document, (codes) => codes.length === 0);
    ok(await document.save());
    deepEqual(parse(writable.text(document.uri.path) ?? ''), {
      MINIMAX_API_KEY: key,
      MINIMAX_GROUP_ID: group,
    });
    match(await hoverText(document, new vscode.Position(0, 20)), new RegExp(`sk-cp-…${key.slice(-4)}`));
    match((await lensTitles(document)).join(), /Not verified/);
    deepEqual(platform.requests(), []);
  });

  it('in a virtual file system is verified at the endpoint of the region that it names', async () => {
    const mainland = platform.account('mainlandPlan');
    const document = await open(
      'memory',
      `MINIMAX_API_HOST=https://api.minimax.cn\nMINIMAX_API_KEY=${keyOf(mainland)}\nMINIMAX_GROUP_ID=${platform.account('otherTeam').groupId}\n`,
    );
    await vscode.commands.executeCommand(commands.verifyEnvFile, document.uri);
    await diagnosticsWhen(document, has('group-mismatch'));
    deepEqual([...new Set(platform.requests().map(({ region }) => region))], ['mainland']);
  });

  it('in a virtual file system is verified in the region that the user chooses when it names none', async () => {
    const document = await open('memory', `MINIMAX_API_KEY=${key}\nMINIMAX_GROUP_ID=${group}\n`);
    await acceptQuickInput(vscode.commands.executeCommand(commands.verifyEnvFile, document.uri));
    match((await lensTitles(document)).join(), /MiniMax accepts this key \(International\)/);
    deepEqual([...new Set(platform.requests().map(({ region }) => region))], ['international']);
  });

  it('in a virtual file system gets the stored value by an explicit action', async () => {
    await extension.health.store(credentialsOf(platform.account('healthyPlan')), {
      verdict: undefined,
      verify: false,
    });
    const document = await open('memory', 'MINIMAX_API_KEY=sk-cp-xxxxx...\n');
    const [diagnostic] = await diagnosticsWhen(document, has('key-placeholder'));
    ok(diagnostic);
    const fix = (await actionsAt(document, diagnostic.range)).find(({ title }) =>
      title.startsWith('Write the Stored API Key'),
    );
    ok(fix);
    await apply(fix);
    deepEqual(parse(document.getText()), { MINIMAX_API_KEY: key });
  });

  it('that is read-only is explained and verified, and nothing offers or manages to change it', async () => {
    await extension.health.store(credentialsOf(platform.account('otherTeam')), {
      verdict: undefined,
      verify: false,
    });
    const text = `MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_API_KEY=" ${key}"\nMINIMAX_GROUP_ID=\n`;
    const document = await open('shelf', text);
    await diagnosticsWhen(document, (codes) => codes.length === 2);
    const actions = await actionsAt(document, new vscode.Range(1, 20, 2, 5));
    deepEqual(
      actions.filter(({ edit, title }) => edit !== undefined || /Stored|Enter/.test(title)),
      [],
    );
    // The menu was open before, or another extension asks for it.
    await vscode.commands.executeCommand(internalCommands.envAction, {
      uri: document.uri.toString(),
      action: { kind: 'useStored', variable: 'MINIMAX_API_KEY', part: 'apiKey' },
    });
    equal(document.getText(), text);
    equal(document.isDirty, false);
    const healthy = await open('shelf', text.replace('" ', '"'));
    await vscode.commands.executeCommand(commands.verifyEnvFile, healthy.uri);
    match((await lensTitles(healthy)).join(), /MiniMax accepts this key/);
  });

  it('that an extension provides as a text is explained', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('picture:/old/.env'));
    await vscode.window.showTextDocument(document);
    await diagnosticsWhen(document, has('dirty-value'));
    match(await hoverText(document, new vscode.Position(0, 25)), new RegExp(`sk-cp-…${key.slice(-4)}`));
  });

  it('that was never saved is mended and verified, and not made anew once it is closed', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'dotenv',
      content: `MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_API_KEY=" ${key} "\n`,
    });
    await vscode.window.showTextDocument(document);
    equal(document.uri.scheme, 'untitled');
    await apply(await preferredFix(document, 'dirty-value'));
    await diagnosticsWhen(document, (codes) => codes.length === 0);
    await vscode.commands.executeCommand(commands.verifyEnvFile, document.uri);
    match((await lensTitles(document)).join(), /MiniMax accepts this key/);
    const asked = platform.requests().length;
    ok(asked > 0);
    await closeEditors();
    await vscode.commands.executeCommand(commands.verifyEnvFile, document.uri);
    equal(platform.requests().length, asked);
    deepEqual(
      vscode.workspace.textDocuments.filter(({ uri, isClosed }) => uri.scheme === 'untitled' && !isClosed),
      [],
    );
    deepEqual(shown(document), []);
  });
});
