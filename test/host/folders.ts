import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The folder of the project; every script here is run from a file two levels below it. */
export const projectFolder = join(__dirname, '..', '..');

/** Where downloaded hosts and browsers are kept: the folder that test-electron uses too. */
export const downloadsFolder = join(projectFolder, '.vscode-test');

/** The file that is written last, and so says that the folder it stands in is whole. */
const marker = '.complete';

/**
 * Fills `folder` once. `fill` works in a temporary neighbour, which is renamed when all is there: an interrupted
 * first use leaves nothing half done behind, and of two processes that start together one's work is kept.
 */
export async function fillOnce(folder: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  if (existsSync(join(folder, marker))) return;
  await removeAbandoned(folder);
  const temporary = `${folder}.${process.pid}.partial`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  try {
    await fill(temporary);
    await writeFile(join(temporary, marker), '');
    // A folder without the marker cannot come from here; it is in the way.
    if (!existsSync(join(folder, marker))) await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder).catch((error: unknown) => {
      if (!existsSync(join(folder, marker))) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Removes what processes that are gone have left half filled. */
async function removeAbandoned(folder: string): Promise<void> {
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const owner = name.startsWith(`${basename(folder)}.`) ? /\.(\d+)\.partial$/.exec(name)?.[1] : undefined;
    if (owner !== undefined && !isRunning(Number(owner))) {
      await rm(join(parent, name), { recursive: true, force: true });
    }
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}
