import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atExit } from './atExit';
import { cleanEnvironment } from './environment';
import { prepareHost, type HostName } from './prepare';
import { makeTemporaryFolder } from './temporaryFolder';

/** User settings that keep VS Code quiet: no start page, no assistant, nothing looked up in the network. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  // As on a desktop; a browser saves by itself.
  'files.autoSave': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.confirmBeforeClose': 'never',
  'workbench.editor.useModal': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

export interface ServerOptions {
  readonly version: HostName;
  /** User settings, added to the quiet ones; application-scoped settings count here. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Added to the environment of the server, which is that of the extension host; proxies are given only here. */
  readonly env?: NodeJS.ProcessEnv;
  /** The display language, `zh-cn` for example: the workbench itself stays English, `l10n` and `package.nls` do not. */
  readonly locale?: string;
  /** False opens folders in Restricted Mode until the user trusts them. True by default. */
  readonly trusted?: boolean;
  /** Makes the workbench run the tests that the address of the page names. */
  readonly smokeTestDriver?: boolean;
  /** Packaged extensions to install first. */
  readonly extensions?: readonly string[];
  /** The port, when it must be a known one. A free one otherwise. */
  readonly port?: number;
}

/** A running VS Code server on loopback. */
export interface Server {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly origin: string;
  /** The server's data: `data/User`, `data/logs`, `extensions`. Removed by `stop`. */
  readonly dataFolder: string;
  /** The page that shows a folder or a `.code-workspace` file, with more query parameters when wanted. */
  pageUrl(path: string, query?: Readonly<Record<string, string>>): string;
  /** What the server wrote so far, for the report of a failure. */
  output(): string;
  /** Ends the server with all its children, and removes its data. */
  stop(): Promise<void>;
}

const startLimit = 60_000;

/** Starts a VS Code server with data of its own. Throws with its output when it is not ready within 60 s. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const host = await prepareHost(options.version);
  const data = await makeTemporaryFolder('vscode-server');
  const dataFolder = data.path;
  const common = [
    '--server-data-dir',
    dataFolder,
    '--accept-server-license-terms',
    '--telemetry-level',
    'off',
  ];
  const temporaryFolder = join(dataFolder, 'tmp');
  await mkdir(temporaryFolder);
  const env = {
    ...cleanEnvironment(),
    // No market place: nothing is looked up outside of this machine.
    EXTENSIONS_GALLERY: '{}',
    ...options.env,
    TMPDIR: temporaryFolder,
    XDG_RUNTIME_DIR: temporaryFolder,
  };

  let run: Run | undefined;
  try {
    await writeSettings(dataFolder, options.settings ?? {});
    if (options.locale !== undefined) await writeLanguagePack(dataFolder, options.locale);
    for (const file of options.extensions ?? []) {
      const install = startNode(host.node, [host.main, ...common, '--install-extension', file], env);
      const code = await install.ended;
      if (code !== 0) throw new Error(`${file} could not be installed:\n${install.output()}`);
    }
    const flags = ['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--without-connection-token'];
    if (options.trusted ?? true) flags.push('--disable-workspace-trust');
    if (options.smokeTestDriver) flags.push('--enable-smoke-test-driver');
    if (options.locale !== undefined) flags.push('--locale', options.locale);
    run = startNode(host.node, [host.main, ...common, ...flags], env);
    const started = run;
    const origin = await waitUntilReady(started);
    return {
      origin,
      dataFolder,
      pageUrl: (path, query = {}) => {
        const kind = path.endsWith('.code-workspace') ? 'workspace' : 'folder';
        return `${origin}/?${new URLSearchParams({ [kind]: path, ...query }).toString()}`;
      },
      output: () => started.output(),
      stop: async () => {
        await started.stop();
        await data.remove();
      },
    };
  } catch (error) {
    await run?.stop();
    await data.remove();
    throw error;
  }
}

interface Run {
  output(): string;
  isRunning(): boolean;
  /** Ends with the exit code, or null when it was ended by a signal. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

/** Starts a process as the leader of a group, so that it can be ended together with its children. */
function startNode(node: string, parameters: readonly string[], env: NodeJS.ProcessEnv): Run {
  const child = spawn(node, parameters, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const forget = atExit(() => {
    signalGroup(child, 'SIGKILL');
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // Whoever waits gets the error; nobody has to.
  ended.catch(() => undefined);
  return {
    output: () => output,
    isRunning: () => child.pid !== undefined && child.exitCode === null && child.signalCode === null,
    ended,
    stop: async () => {
      signalGroup(child, 'SIGTERM');
      const patience = setTimeout(() => {
        signalGroup(child, 'SIGKILL');
      }, 3000);
      await ended.catch(() => undefined);
      clearTimeout(patience);
      // The leader is gone; an extension host that did not listen may not be.
      signalGroup(child, 'SIGKILL');
      forget();
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}

/** Waits for the port in the server's output, and then for its answer. */
async function waitUntilReady(run: Run): Promise<string> {
  const deadline = Date.now() + startLimit;
  while (Date.now() < deadline && run.isRunning()) {
    const port = /Extension host agent listening on (\d+)/.exec(run.output())?.[1];
    if (port !== undefined) {
      const origin = `http://127.0.0.1:${port}`;
      const answered = await fetch(`${origin}/version`, { signal: AbortSignal.timeout(5000) }).then(
        (response) => response.ok,
        () => false,
      );
      if (answered) return origin;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(
    `The VS Code server ${run.isRunning() ? 'was not ready in time' : 'ended'}:\n${run.output()}`,
  );
}

async function writeSettings(dataFolder: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  const folder = join(dataFolder, 'data', 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
}

/** Declares an empty language pack: enough for the extension host to say that the language is this one. */
async function writeLanguagePack(dataFolder: string, locale: string): Promise<void> {
  const translations = join(dataFolder, 'data', 'emptyLanguagePack.json');
  await mkdir(join(dataFolder, 'data'), { recursive: true });
  await writeFile(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  const pack = {
    hash: `empty-${locale}`,
    label: locale,
    extensions: [{ extensionIdentifier: { id: `test.language-pack-${locale}` }, version: '1.0.0' }],
    translations: { vscode: translations },
  };
  await writeFile(join(dataFolder, 'data', 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
}
