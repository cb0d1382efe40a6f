import { deepEqual, equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, diagnosisViewType } from '../../src/ids';
import { keyOf, sampleAccounts } from '../platform/accounts';
import type { SimulatedPlatform } from '../platform/simulatedPlatform';
import { actionsAt, apply, closeEditors, diagnosticsWhen, has, openFile } from './envFiles';
import { startedExtension, usePlatform } from './product';

const { healthyPlan, otherTeam } = sampleAccounts;

const mismatched = `MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_API_KEY=${keyOf(healthyPlan)}\nMINIMAX_GROUP_ID=${otherTeam.groupId}\n`;

/** Waits until the diagnosis page is open. */
async function diagnosisOpened(): Promise<void> {
  const isOpen = (): boolean =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .some(
        ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(diagnosisViewType),
      );
  if (isOpen()) return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('The diagnosis page did not open.'));
    }, 10_000);
    const subscription = vscode.window.tabGroups.onDidChangeTabs(() => {
      if (isOpen()) {
        clearTimeout(timer);
        subscription.dispose();
        resolve();
      }
    });
  });
}

describe('The diagnosis is reached', () => {
  let platform: SimulatedPlatform;

  before(async () => {
    await startedExtension();
    platform = await usePlatform();
  });

  beforeEach(() => {
    platform.clear();
  });

  afterEach(closeEditors);

  after(() => platform.close());

  it('from a quick fix of our diagnostics, which is not preferred and which fixing all leaves alone', async () => {
    const document = await openFile('.env', `MINIMAX_API_KEY="Bearer ${keyOf(healthyPlan)}"\n`);
    const [diagnostic] = await diagnosticsWhen(document, has('dirty-value'));
    ok(diagnostic);
    const actions = await actionsAt(document, diagnostic.range);
    const diagnose = actions.filter(({ title }) => title === 'Diagnose the MiniMax Credentials');
    equal(diagnose.length, 1);
    equal(diagnose[0]?.kind?.value, vscode.CodeActionKind.QuickFix.value);
    ok(diagnose[0].isPreferred !== true);
    ok(actions.some(({ isPreferred }) => isPreferred === true));
    const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic.range,
      'source.fixAll',
    );
    ok(all.length > 0);
    ok(all.every(({ title, command }) => title !== diagnose[0]?.title && command === undefined));
    await apply(diagnose[0]);
    await diagnosisOpened();
  });

  it('from a lens beside the one that tells a bad verdict', async () => {
    const document = await openFile('.env', mismatched);
    const lenses = async (): Promise<string[]> =>
      (
        await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          document.uri,
        )
      ).flatMap(({ command }) => command?.title ?? []);
    equal((await lenses()).length, 1);
    await vscode.commands.executeCommand(commands.verifyEnvFile, document.uri);
    await diagnosticsWhen(document, has('group-mismatch'));
    const [verdict, diagnose] = await lenses();
    ok(verdict?.startsWith('$(warning) The Group ID does not belong to this key'), verdict);
    equal(diagnose, '$(pulse) Diagnose');
  });

  it('from the hover of a variable', async () => {
    const document = await openFile('.env', mismatched);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(1, 4),
    );
    const links = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => decodeURIComponent(content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n');
    ok(links.includes('"action":{"kind":"diagnose","keyVariable":"MINIMAX_API_KEY"}'), links);
  });

  it('whatever another extension gives the command for an argument', async () => {
    for (const argument of [null, 7, 'nonsense', {}, { uri: 7 }, { uri: 'no address', keyVariable: [] }]) {
      await vscode.commands.executeCommand(commands.diagnose, argument);
      await diagnosisOpened();
    }
  });
});

describe('An error of MiniMax is explained', () => {
  let collection: vscode.DiagnosticCollection;

  before(async () => {
    await startedExtension();
    collection = vscode.languages.createDiagnosticCollection('a test runner');
  });

  afterEach(async () => {
    collection.clear();
    await closeEditors();
  });

  after(() => {
    collection.dispose();
  });

  /** What is offered where a tool reports something. */
  const offered = async (message: string, source = 'pytest'): Promise<vscode.CodeAction[]> => {
    const document = await openFile('test_voice.py', 'def test_voice():\n    speak()\n');
    const diagnostic = new vscode.Diagnostic(new vscode.Range(1, 4, 1, 9), message);
    diagnostic.source = source;
    collection.set(document.uri, [diagnostic]);
    return (await actionsAt(document, diagnostic.range)).filter(({ title }) => title.includes('MiniMax'));
  };

  it('from what another tool reports, without a preferred fix', async () => {
    const actions = await offered(
      'AssertionError: {"base_resp": {"status_code": 1004, "status_msg": "token not match group"}}',
    );
    deepEqual(
      actions.map(({ title }) => title),
      ['Explain This MiniMax Error'],
    );
    ok(actions[0]?.isPreferred !== true);
    ok(actions[0]);
    await apply(actions[0]);
    await diagnosisOpened();
  });

  it('and nothing is offered for what has nothing to do with MiniMax', async () => {
    for (const message of [
      'Expected 1004 to equal 2049',
      'Unexpected token } in JSON',
      'connect ECONNREFUSED 127.0.0.1:2013',
    ]) {
      deepEqual(await offered(message), [], message);
    }
  });
});
