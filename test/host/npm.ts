import { spawn } from 'node:child_process';
import { basename } from 'node:path';

/**
 * Runs the user's npm, with the registry it is configured for, in a folder that is a package of its own.
 * Throws an error with npm's output when it fails.
 */
export async function npm(parameters: readonly string[], folder: string): Promise<void> {
  const script = process.env.npm_execpath;
  const isNpm = script !== undefined && basename(script).startsWith('npm-cli');
  // The Node that runs npm is not the one that will run what it installs.
  const quiet = ['--no-audit', '--no-fund', '--engine-strict=false', '--loglevel=error'];
  const [command, first] = isNpm ? [process.execPath, [script]] : ['npm', []];
  const child = spawn(command, [...first, ...parameters, ...quiet, '--prefix', folder], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: !isNpm && process.platform === 'win32',
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`npm ${parameters.join(' ')} failed with code ${String(code)}:\n${output}`);
}
