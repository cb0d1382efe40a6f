/** A `.gitignore` file: its text, and the folder it stands in as segments below the root of the repository. */
export interface IgnoreFile {
  readonly folder: readonly string[];
  readonly text: string;
}

/**
 * The patterns of several `.gitignore` files as those of one in the root, in the order in which Git weighs them: a
 * folder that is ignored can then not be opened again by a file inside of it, but by one above it.
 * @param files From the root downwards.
 */
export function patternsBelowRoot(files: readonly IgnoreFile[]): readonly string[] {
  return files.flatMap(({ folder, text }) =>
    text
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '' && !line.startsWith('#'))
      .map((line) => (folder.length === 0 ? line : belowFolder(line, folder))),
  );
}

function belowFolder(line: string, folder: readonly string[]): string {
  const negation = line.startsWith('!') ? '!' : '';
  const pattern = line.slice(negation.length);
  const path = folder.map((segment) => segment.replace(/[\\*?[\]]/g, '\\$&')).join('/');
  // A slash before the end ties a pattern to its folder; without one it holds at any depth below.
  const isTied = /\/./.test(pattern);
  return `${negation}/${path}/${isTied ? '' : '**/'}${pattern.replace(/^\//, '')}`;
}
