#!/usr/bin/env -S node --import tsx
// Takes the place of the VS Code executable in `runTests` of @vscode/test-electron, with the same arguments: it runs
// the tests in a VS Code server and a headless browser, prints what they print and ends with their exit code.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { startBrowser } from './browser';
import { countsVariable } from './counts';
import { lineMark } from './lineMark';
import { isHostName } from './prepare';
import { startServer } from './server';

/** What a whole run may take, in milliseconds; another time can be given in TEST_LIMIT. */
const runLimit = Number(process.env.TEST_LIMIT ?? 5 * 60_000);

interface LogFile {
  readonly relativePath: string;
  readonly contents: string;
}

interface Ending {
  readonly code: number;
  /** What happened, in a sentence. */
  readonly reason: string;
  readonly logs: readonly LogFile[];
}

async function main(): Promise<number> {
  const parameters = process.argv.slice(2);
  const version = process.env.TEST_HOST ?? '';
  if (!isHostName(version)) throw new Error(`TEST_HOST says "${version}", which is no version to run.`);
  const settingsFile = join(required(parameters, 'user-data-dir'), 'User', 'settings.json');
  const settings = JSON.parse(await readFile(settingsFile, 'utf8').catch(() => '{}')) as Record<
    string,
    unknown
  >;
  const locale = option(parameters, 'locale');
  const folder = parameters.find((parameter) => !parameter.startsWith('-'));
  if (folder === undefined) throw new Error('No folder to open was given.');

  const server = await startServer({
    version,
    settings,
    // What the caller of runTests asked for, proxies too, reaches the tests.
    env: process.env,
    ...(locale === undefined ? {} : { locale }),
    trusted: parameters.includes('--disable-workspace-trust'),
    smokeTestDriver: true,
  });
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const remote = (path: string) => `vscode-remote://${new URL(server.origin).host}${path}`;
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', remote(required(parameters, 'extensionDevelopmentPath'))],
      ['extensionTestsPath', remote(required(parameters, 'extensionTestsPath'))],
    ]);
    const ending = await runPage(page, server.pageUrl(folder, { payload }));
    if (ending.code !== 0) {
      console.error(ending.reason);
      const serverLog = { relativePath: 'server.log', contents: server.output() };
      await keepEvidence(page, [...ending.logs, serverLog]);
    }
    return ending.code;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Opens the page and waits for the end of the tests, or for what keeps them from ending. */
async function runPage(page: Page, url: string): Promise<Ending> {
  let lastLine = '(none)';
  const workbenchErrors = new Set<string>();
  let end: (ending: Ending) => void = () => undefined;
  const ended = new Promise<Ending>((resolve) => (end = resolve));
  const giveUp = (what: string, logs: readonly LogFile[] = []) => {
    end({ code: 1, reason: `${what} The last line the tests wrote: ${lastLine}`, logs });
  };
  setTimeout(() => {
    giveUp(`The tests did not end within ${runLimit / 1000} s.`);
  }, runLimit).unref();
  page.on('crash', () => {
    giveUp('The page crashed.');
  });
  await page.exposeFunction('codeAutomationExit', (code: number, logs: readonly LogFile[] = []) => {
    const countsFile = process.env[countsVariable];
    if (code !== 0) end({ code, reason: `The tests ended with code ${code}.`, logs });
    // An extension host that dies is no error to VS Code.
    else if (countsFile !== undefined && !existsSync(countsFile))
      giveUp('VS Code ended before the tests did.', logs);
    else end({ code, reason: '', logs });
  });
  await page.exposeFunction('codeAutomationLog', (type: string, values: unknown[]) => {
    const line = format(...values);
    if (line.startsWith(lineMark)) {
      lastLine = line.slice(lineMark.length);
      console.log(lastLine);
    } else if (type === 'error') {
      // Here the workbench says for example why an extension could not be activated.
      const summary = line.split('\n', 1)[0] ?? '';
      if (!isExpectedError(summary) && !workbenchErrors.has(summary)) console.error(`[workbench] ${summary}`);
      workbenchErrors.add(summary);
    }
  });
  await page.goto(url);
  return ended;
}

/** The package has no service worker; what still waits when the window closes is cancelled. */
function isExpectedError(summary: string): boolean {
  return summary.startsWith('[Service Worker]') || summary.startsWith('Canceled');
}

/** Keeps a picture of the page and all logs for whoever looks for the reason. */
async function keepEvidence(page: Page, logs: readonly LogFile[]): Promise<void> {
  const folder = process.env.TEST_FAILURE_FOLDER;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, 'page.png') }).catch(() => undefined);
  for (const { relativePath, contents } of logs) {
    const file = join(folder, relativePath);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, contents);
  }
  console.error(`A picture and the logs are in ${folder}`);
}

function option(parameters: readonly string[], name: string): string | undefined {
  const start = `--${name}=`;
  return parameters.find((parameter) => parameter.startsWith(start))?.slice(start.length);
}

function required(parameters: readonly string[], name: string): string {
  const value = option(parameters, name);
  if (value === undefined) throw new Error(`--${name}= is missing.`);
  return value;
}

/** Ends this process, a little later: the parent stops reading as soon as it notices. */
function exit(code: number): void {
  setTimeout(() => process.exit(code), 200);
}

// When the parent is gone nobody waits for the tests any more.
process.stdin.resume().once('end', () => process.exit(1));

main().then(exit, (error: unknown) => {
  console.error(error);
  exit(1);
});
