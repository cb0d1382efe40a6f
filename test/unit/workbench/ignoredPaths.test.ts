import { deepEqual } from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ignore from 'ignore';
import { patternsBelowRoot } from '../../../src/workbench/ignoredPaths';
import { makeTemporaryFolder } from '../../host/temporaryFolder';

interface IgnoreCase {
  readonly title: string;
  /** The `.gitignore` files by their folder, from the root downwards. */
  readonly files: Readonly<Record<string, string>>;
  readonly path: string;
  readonly isIgnored: boolean;
}

const cases: readonly IgnoreCase[] = [
  { title: 'no pattern', files: { '': '' }, path: '.env', isIgnored: false },
  { title: 'a name', files: { '': '.env\n' }, path: 'a/b/.env', isIgnored: true },
  { title: 'a name in the root only', files: { '': '/.env\n' }, path: 'a/.env', isIgnored: false },
  { title: 'a star', files: { '': '.env*\n' }, path: '.env.local', isIgnored: true },
  {
    title: 'CRLF and a byte order mark',
    files: { '': '\ufeff# c\r\n.env\r\n' },
    path: '.env',
    isIgnored: true,
  },
  {
    title: 'a later exception',
    files: { '': '.env*\n!.env.example\n' },
    path: '.env.example',
    isIgnored: false,
  },
  { title: 'a file in the folder', files: { '': '', a: '.env\n' }, path: 'a/.env', isIgnored: true },
  {
    title: 'a file in the folder, deeper',
    files: { '': '', a: '.env\n' },
    path: 'a/b/.env',
    isIgnored: true,
  },
  { title: 'a file beside', files: { '': '', a: '/.env\n' }, path: 'a/b/.env', isIgnored: false },
  {
    title: 'a tied pattern in the folder',
    files: { '': '', a: 'b/.env\n' },
    path: 'a/b/.env',
    isIgnored: true,
  },
  {
    title: 'a tied pattern of a deeper folder',
    files: { '': '', a: 'b/.env\n' },
    path: 'a/c/b/.env',
    isIgnored: false,
  },
  {
    title: 'an exception of a nearer file',
    files: { '': '.env\n', a: '!.env\n' },
    path: 'a/.env',
    isIgnored: false,
  },
  {
    title: 'a nearer file that says it again',
    files: { '': '!.env\n', a: '.env\n' },
    path: 'a/.env',
    isIgnored: true,
  },
  {
    title: 'an exception inside of an ignored folder',
    files: { '': 'a/\n', a: '!.env\n' },
    path: 'a/.env',
    isIgnored: true,
  },
  {
    title: 'a folder that a file between opens again',
    files: { '': 'secret/\n', a: '!secret/\n' },
    path: 'a/secret/.env',
    isIgnored: false,
  },
  {
    title: 'a folder with a trailing slash in a folder',
    files: { '': '', a: 'secret/\n' },
    path: 'a/b/secret/.env',
    isIgnored: true,
  },
  {
    title: 'a folder whose name is a pattern',
    files: { '': '', 'a[b]': '.env\n' },
    path: 'a[b]/.env',
    isIgnored: true,
  },
  {
    title: 'a folder whose name would match a pattern',
    files: { '': '', 'a[b]': '.env\n' },
    path: 'ab/.env',
    isIgnored: false,
  },
  { title: 'small and capital letters', files: { '': '.ENV\n' }, path: '.env', isIgnored: false },
  {
    title: 'an escaped exclamation mark',
    files: { '': '', a: '\\!.env\n' },
    path: 'a/!.env',
    isIgnored: true,
  },
];

const hasGit = spawnSync('git', ['--version']).status === 0;

describe('the patterns of several .gitignore files', () => {
  for (const { title, files, path, isIgnored } of cases) {
    it(`say of ${path} that it is ${isIgnored ? '' : 'not '}ignored: ${title}`, () => {
      const patterns = patternsBelowRoot(
        Object.entries(files).map(([folder, text]) => ({
          folder: folder === '' ? [] : folder.split('/'),
          text,
        })),
      );
      deepEqual(
        ignore({ ignorecase: false })
          .add([...patterns])
          .ignores(path),
        isIgnored,
      );
    });
  }

  it('are understood as Git understands them', async function () {
    if (!hasGit) this.skip();
    const temporary = await makeTemporaryFolder('ignored-paths');
    try {
      const answers: boolean[] = [];
      for (const [index, { files, path }] of cases.entries()) {
        const root = join(temporary.path, String(index));
        await mkdir(root);
        execFileSync('git', ['init', '--quiet'], { cwd: root });
        for (const [folder, text] of Object.entries({ [dirname(path)]: undefined, ...files })) {
          await mkdir(join(root, folder), { recursive: true });
          if (text !== undefined) await writeFile(join(root, folder, '.gitignore'), text);
        }
        const { status } = spawnSync('git', ['-c', 'core.excludesFile=', 'check-ignore', '--quiet', path], {
          cwd: root,
        });
        answers.push(status === 0);
      }
      deepEqual(
        answers,
        cases.map(({ isIgnored }) => isIgnored),
      );
    } finally {
      await temporary.remove();
    }
  });
});
