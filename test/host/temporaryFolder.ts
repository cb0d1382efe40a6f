import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './atExit';

export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** Makes a folder that is removed by `remove`, and when this process ends at the latest. */
export async function makeTemporaryFolder(name: string): Promise<TemporaryFolder> {
  // Short, because sockets are put into some of them and their paths may have about 100 characters.
  const parent = process.platform === 'darwin' ? '/tmp' : tmpdir();
  const path = await mkdtemp(join(parent, `${name}-`));
  const forget = atExit(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return {
    path,
    remove: async () => {
      // A process that has just ended may still be letting go of its files.
      await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      forget();
    },
  };
}
