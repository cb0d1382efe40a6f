import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionForTests } from '../../src/extension';
import { commands } from '../../src/ids';
import { keyOf } from '../platform/accounts';
import type { SimulatedPlatform } from '../platform/simulatedPlatform';
import { closeEditors, diagnosticsWhen, has, lensTitles, openFile, shown } from './envFiles';
import { credentialsOf, startedExtension, usePlatform } from './product';

describe('Verify This .env File', () => {
  let platform: SimulatedPlatform;
  let extension: ExtensionForTests;

  before(async () => {
    extension = await startedExtension();
    platform = await usePlatform();
  });

  beforeEach(async () => {
    await extension.health.remove();
    await platform.reset();
  });

  afterEach(closeEditors);

  after(async () => {
    await extension.health.remove();
    await platform.close();
  });

  /** A file with the key of one account and the Group ID of another, which MiniMax will say does not match. */
  function mismatch(key = 'healthyPlan', group = 'otherTeam'): string {
    return [
      'MINIMAX_API_HOST=https://api.minimax.io',
      `MINIMAX_API_KEY=${keyOf(platform.account(key))}`,
      `MINIMAX_GROUP_ID=${platform.account(group).groupId}`,
      '',
    ].join('\n');
  }

  async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    const whole = new vscode.Range(new vscode.Position(0, 0), document.positionAt(document.getText().length));
    edit.replace(document.uri, whole, text);
    ok(await vscode.workspace.applyEdit(edit));
  }

  function verify(document: { readonly uri: vscode.Uri }): Thenable<unknown> {
    return vscode.commands.executeCommand(commands.verifyEnvFile, document.uri);
  }

  function modelsAsked(): number {
    return platform.requests().filter(({ endpoint }) => endpoint === 'models').length;
  }

  /** Starts a verification whose answers wait until they are released. */
  async function verifyHeld(
    document: vscode.TextDocument,
  ): Promise<{ readonly release: () => void; readonly ended: Thenable<unknown> }> {
    const release = platform.hold();
    const ended = verify(document);
    await platform.received(({ endpoint }) => endpoint === 'models');
    return { release, ended };
  }

  it('ties the verdict to the values that were sent when the file changes meanwhile', async () => {
    const [sent, changed] = [mismatch(), mismatch('otherTeam', 'healthyPlan')];
    const document = await openFile('.env', sent);
    const { release, ended } = await verifyHeld(document);
    await replaceAll(document, changed);
    release();
    await ended;
    deepEqual(shown(document), []);
    match((await lensTitles(document)).join(), /Not verified: verify with MiniMax/);
    // The key that was put in meanwhile was not sent.
    deepEqual(
      [...new Set(platform.requests().map(({ keyLabel }) => keyLabel))],
      [platform.account('healthyPlan').keys[0]?.label],
    );
    // And the verdict is there, once the values are.
    const asked = platform.requests().length;
    await replaceAll(document, sent);
    await diagnosticsWhen(document, has('group-mismatch'));
    match((await lensTitles(document)).join(), /The Group ID does not belong to this key, verified/);
    equal(platform.requests().length, asked);
  });

  it('keeps the verdict for a file that is closed meanwhile', async () => {
    const document = await openFile('.env', mismatch('healthyPlan', 'healthyPayAsYouGo'));
    const { release, ended } = await verifyHeld(document);
    await closeEditors();
    release();
    await ended;
    const asked = platform.requests().length;
    const again = await vscode.workspace.openTextDocument(document.uri);
    await vscode.window.showTextDocument(again);
    await diagnosticsWhen(again, has('group-mismatch'));
    equal(platform.requests().length, asked);
  });

  it('ends quietly for a file that is deleted meanwhile, and does not make it again', async () => {
    const document = await openFile('.env', mismatch('healthyPlan', 'legacyJwt'));
    const { release, ended } = await verifyHeld(document);
    await closeEditors();
    await vscode.workspace.fs.delete(document.uri);
    release();
    await ended;
    await rejects(async () => vscode.workspace.fs.stat(document.uri));
  });

  it('says nothing about the values, and keeps an older verdict, when MiniMax gives no answer', async () => {
    const text = mismatch('healthyPlan', 'mainlandPlan');
    const document = await openFile('.env', text);
    await verify(document);
    await diagnosticsWhen(document, has('group-mismatch'));
    platform.fault({ kind: 'status', status: 500 });
    await verify(document);
    await diagnosticsWhen(document, has('group-mismatch'));
    match((await lensTitles(document)).join(), /The Group ID does not belong/);
  });

  it('asks once when the lens is clicked twice', async () => {
    const document = await openFile('.env', mismatch('healthyPayAsYouGo', 'otherTeam'));
    const { release, ended } = await verifyHeld(document);
    const second = verify(document);
    release();
    await Promise.all([ended, second]);
    equal(modelsAsked(), 1);
    // A click after the end asks again.
    platform.clearFaults();
    await verify(document);
    equal(modelsAsked(), 2);
  });

  it('brings the verdict into the status bar when the file holds the stored values', async () => {
    const account = platform.account('healthyPlan');
    await extension.health.store(credentialsOf(account, platform.account('otherTeam').groupId), {
      verdict: undefined,
      verify: false,
    });
    const document = await openFile('.env', mismatch());
    await verify(document);
    equal(extension.health.snapshot.verdict?.state, 'groupIdMismatch');
    match((await lensTitles(document)).join(), /does not belong to this key.* · stored/);
  });
});
