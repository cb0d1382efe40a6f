import { deepEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { projectFolder } from '../host/folders';

type Strings = Readonly<Record<string, string>>;

function read(path: string): Strings {
  return JSON.parse(readFileSync(join(projectFolder, path), 'utf8')) as Strings;
}

/** The English texts of the sources, under the keys that a bundle has to use. */
async function sourceStrings(): Promise<Strings> {
  const folder = join(projectFolder, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ extension: '.ts' as const, contents: readFileSync(join(folder, file), 'utf8') }));
  return Object.fromEntries(
    Object.entries(await getL10nJson(files)).map(([key, text]) => [
      key,
      typeof text === 'string' ? text : text.message,
    ]),
  );
}

function placeholders(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}

function checkTranslation(english: Strings, chinese: Strings): void {
  ok(Object.keys(english).length > 0);
  const differences = {
    missing: Object.keys(english).filter((key) => !Object.hasOwn(chinese, key)),
    unused: Object.keys(chinese).filter((key) => !Object.hasOwn(english, key)),
    empty: Object.keys(chinese).filter((key) => chinese[key]!.trim() === ''),
  };
  deepEqual(differences, { missing: [], unused: [], empty: [] });
  for (const [key, text] of Object.entries(english)) {
    deepEqual(placeholders(chinese[key]!), placeholders(text), key);
  }
}

describe('The Simplified Chinese localization', function () {
  this.timeout(60_000);

  it('has every text of the sources, no other, and the same placeholders', async () => {
    checkTranslation(await sourceStrings(), read('l10n/bundle.l10n.zh-cn.json'));
  });

  it('has every text of the manifest, no other, and the same placeholders', () => {
    checkTranslation(read('package.nls.json'), read('package.nls.zh-cn.json'));
  });
});
