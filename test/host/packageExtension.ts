import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { projectFolder } from './folders';

/** Builds and packages the extension as it would be published; gives the path of the VSIX. */
export async function packageExtension(): Promise<string> {
  const folder = join(projectFolder, 'out');
  await mkdir(folder, { recursive: true });
  const packagePath = join(folder, 'extension.vsix');
  await createVSIX({ cwd: projectFolder, packagePath, dependencies: false });
  return packagePath;
}
