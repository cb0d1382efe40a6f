import { equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { createPlanKey } from '../platform/accounts';
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
import { startedExtension } from './product';

const encoder = new TextEncoder();
const line = `MINIMAX_API_KEY=${createPlanKey('gitignore')}\n`;
let repositories = 0;

/** A folder that looks like a repository to whoever reads it without Git. */
async function makeRepository(files: Readonly<Record<string, string>>): Promise<string> {
  const name = `repository-${++repositories}`;
  for (const [path, text] of Object.entries({ '.git/HEAD': 'ref: refs/heads/main\n', ...files })) {
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(workspaceFolder(), name, path),
      encoder.encode(text),
    );
  }
  return name;
}

describe('A .env file of a repository, without the Git extension', () => {
  before(async () => {
    equal(vscode.workspace.getConfiguration('git').get('enabled'), false);
    await startedExtension();
  });

  afterEach(closeEditors);

  it('is warned about when no .gitignore names it, and no more once the fix has added it', async () => {
    const repository = await makeRepository({ '.gitignore': 'dist/\r\n# end' });
    const document = await openFile(`.env`, line, `${repository}/app`);
    const [diagnostic] = await diagnosticsWhen(document, has('not-ignored'));
    ok(diagnostic);
    const fix = (await actionsAt(document, diagnostic.range)).find(({ title }) =>
      title.includes('.gitignore'),
    );
    ok(fix);
    await apply(fix);
    await diagnosticsWhen(document, (codes) => codes.length === 0);
    const file = vscode.Uri.joinPath(workspaceFolder(), repository, '.gitignore');
    equal(
      new TextDecoder().decode(await vscode.workspace.fs.readFile(file)),
      'dist/\r\n# end\r\n/app/.env\r\n',
    );
    // A second time there is nothing to add.
    await apply(fix);
    equal((await vscode.workspace.openTextDocument(file)).getText(), 'dist/\r\n# end\r\n/app/.env\r\n');
  });

  it('is warned about in a repository without any .gitignore, which the fix then makes', async () => {
    const repository = await makeRepository({});
    const document = await openFile('.env', line, repository);
    const [diagnostic] = await diagnosticsWhen(document, has('not-ignored'));
    ok(diagnostic);
    const [fix] = await actionsAt(document, diagnostic.range);
    ok(fix);
    await apply(fix);
    await diagnosticsWhen(document, (codes) => codes.length === 0);
    const file = vscode.Uri.joinPath(workspaceFolder(), repository, '.gitignore');
    equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)), '/.env\n');
  });

  it('is warned about when a .gitignore nearer to it takes it out again, and follows that file', async () => {
    const repository = await makeRepository({ '.gitignore': '.env\n', 'app/.gitignore': '!.env\n' });
    const document = await openFile('.env', line, `${repository}/app`);
    await diagnosticsWhen(document, has('not-ignored'));
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), repository, 'app/.gitignore'));
    await diagnosticsWhen(document, (codes) => codes.length === 0);
  });

  it('is left alone inside of an ignored folder, for the developer alone, and outside of a repository', async () => {
    const inside = await makeRepository({ '.gitignore': 'app/\n', 'app/.gitignore': '!.env\n' });
    const excluded = await makeRepository({ '.git/info/exclude': '.env\n' });
    const quiet = [
      await openFile('.env', line, `${inside}/app`),
      await openFile('.env', line, excluded),
      await openFile('.env', line),
    ];
    // What is asked last is answered last.
    const loud = await openFile('.env', line, await makeRepository({}));
    await diagnosticsWhen(loud, has('not-ignored'));
    equal(quiet.flatMap((document) => shown(document)).join(), '');
  });
});
