import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { cleanEnvironment } from './environment';
import { downloadsFolder, fillOnce, projectFolder } from './folders';

/** Where Chromium or Chrome is when it is installed. */
const installedBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The page talks to this machine and to nothing else.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/**
 * Starts a headless Chromium: the one that `CHROMIUM_PATH` names, else the one inside the npm package
 * `@sparticuz/chromium` (Linux x64 only), else an installed one. It ends with this process at the latest. The fonts
 * are folders that the machine does not have among its own.
 */
export async function startBrowser(options: { fonts?: readonly string[] } = {}): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') return launch(named, {});
  if (process.platform === 'linux' && process.arch === 'x64') {
    const folder = await unpackBrowser();
    return launch(join(folder, 'chromium'), {
      // Libraries that a small Linux does not have; the machine's own come later.
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: await writeFontSettings(folder, options.fonts ?? []),
    });
  }
  const installed = installedBrowsers.find((path) => existsSync(path));
  if (installed === undefined) throw new Error('No Chromium was found: set CHROMIUM_PATH to one.');
  return launch(installed, {});
}

function launch(executablePath: string, env: Record<string, string>): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: flags,
    env: { ...definedOnly(cleanEnvironment()), ...env },
  });
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Unpacks the browser of `@sparticuz/chromium`, with its libraries and its font, into `.vscode-test/`, once. */
async function unpackBrowser(): Promise<string> {
  const source = join(projectFolder, 'node_modules', '@sparticuz', 'chromium');
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { version: string };
  const folder = join(downloadsFolder, `chromium-${version}`);
  await fillOnce(folder, async (temporary) => {
    // Its `inflate` always writes to the temporary folder of the process, so it gets a process of its own.
    const script = `
      import { inflate } from '@sparticuz/chromium';
      for (const part of ['chromium.br', 'swiftshader.tar.br', 'fonts.tar.br', 'al2023.tar.br'])
        await inflate(${JSON.stringify(join(source, 'bin'))} + '/' + part);`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: projectFolder,
      env: { ...cleanEnvironment(), TMPDIR: temporary },
    });
  });
  return folder;
}

/** Describes the fonts to use: the machine's, those of the unpacked browser, so that there is always one, and others. */
async function writeFontSettings(folder: string, others: readonly string[]): Promise<string> {
  const file = join(folder, 'fontconfig', `${others.length}-fonts.conf`);
  await mkdir(dirname(file), { recursive: true });
  const folders = [join(folder, 'fonts'), ...others].map((name) => `  <dir>${name}</dir>`);
  await writeFile(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
${folders.join('\n')}
  <cachedir>${join(folder, 'fontconfig', 'cache')}</cachedir>
</fontconfig>
`,
  );
  return file;
}
