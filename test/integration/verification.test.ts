import { deepEqual, equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionForTests } from '../../src/extension';
import { commands, settings } from '../../src/ids';
import type { Verdict } from '../../src/minimax/verdict';
import type { Fault } from '../platform/faults';
import type { SimulatedPlatform } from '../platform/simulatedPlatform';
import { workspaceFolder } from './envFiles';
import { credentialsOf, setSetting, startedExtension, usePlatform } from './product';

describe('Verification in the extension host', () => {
  let platform: SimulatedPlatform;
  let extension: ExtensionForTests;

  before(async () => {
    extension = await startedExtension();
    platform = await usePlatform();
  });

  beforeEach(async () => {
    await extension.health.remove();
    await platform.reset();
    platform.clear();
  });

  after(async () => {
    await extension.health.remove();
    await platform.close();
  });

  /** Stores the healthy account, with its own verdict, and forgets the requests of that. */
  async function storeHealthy(): Promise<void> {
    await extension.health.store(credentialsOf(platform.account('healthyPlan')), {
      verdict: undefined,
      verify: false,
    });
  }

  /** The state that the status bar shows. */
  function shownState(): string | undefined {
    return extension.statusBar.presentation?.state;
  }

  async function verify(): Promise<Verdict> {
    const outcome = await extension.health.verify();
    ok(outcome.kind === 'verdict', `ended as ${outcome.kind}`);
    return outcome.verdict;
  }

  it('proves that key and Group ID belong together with requests that cost nothing', async () => {
    await storeHealthy();
    const verdict = await verify();
    deepEqual(
      [verdict.state, verdict.group, verdict.spending.state],
      ['healthy', { state: 'matched', by: 'platform' }, 'available'],
    );
    deepEqual(
      platform
        .requests()
        .map(({ endpoint, region, spendsTokens }) => [endpoint, region, spendsTokens])
        .sort(),
      [
        ['models', 'international', false],
        ['pairing', 'international', false],
        ['pairing', 'international', false],
        ['planUsage', 'international', false],
      ],
    );
  });

  it('shows the verdict in the status bar', async () => {
    await storeHealthy();
    await verify();
    equal(shownState(), 'healthy');
  });

  it('says nothing about the key when the first byte takes longer than 8 s', async function () {
    this.timeout(30_000);
    await storeHealthy();
    platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
    const started = Date.now();
    const verdict = await verify();
    const seconds = (Date.now() - started) / 1000;
    deepEqual(
      [verdict.state, verdict.key],
      ['unreachable', { state: 'unclear', why: 'unreachable', fault: 'noFirstByte' }],
    );
    ok(seconds >= 7.9, `ended after ${seconds} s already`);
    ok(
      platform.requests().some(({ outcome }) => outcome === 'clientClosed'),
      'no request was given up',
    );
  });

  it('says nothing about the key when the whole answer takes longer than 15 s', async function () {
    this.timeout(40_000);
    await storeHealthy();
    platform.fault({ kind: 'slowBody', everyMs: 500, ends: false });
    const started = Date.now();
    const verdict = await verify();
    const seconds = (Date.now() - started) / 1000;
    deepEqual(
      [verdict.state, verdict.key],
      ['unreachable', { state: 'unclear', why: 'unreachable', fault: 'tooSlow' }],
    );
    ok(seconds >= 14.9, `ended after ${seconds} s already`);
  });

  it('stops reading an answer after 256 KiB', async () => {
    await storeHealthy();
    platform.fault({ kind: 'oversizedBody', bytes: 8 * 1024 * 1024 });
    equal((await verify()).state, 'trouble');
    await platform.received(({ outcome }) => outcome === 'clientClosed', 5000);
  });

  it('does not follow a redirect: the other host receives nothing', async () => {
    await storeHealthy();
    platform.fault(
      { kind: 'redirect', location: `${platform.mainland.origin}/v1/models` },
      { region: 'international' },
    );
    equal((await verify()).state, 'unreachable');
    deepEqual(
      platform.requests().filter(({ region }) => region === 'mainland'),
      [],
    );
  });

  const silentFaults: readonly [string, Fault, 'unreachable' | 'trouble'][] = [
    ['a connection that is reset', { kind: 'reset' }, 'unreachable'],
    ['an answer that breaks off', { kind: 'resetMidBody' }, 'unreachable'],
    ['a sign-in page', { kind: 'html' }, 'unreachable'],
    ['truncated JSON', { kind: 'truncatedJson' }, 'trouble'],
    ['an empty body', { kind: 'emptyBody' }, 'trouble'],
    ['HTTP 429', { kind: 'status', status: 429, retryAfter: 7 }, 'trouble'],
    ['HTTP 500', { kind: 'status', status: 500 }, 'trouble'],
    ['HTTP 529', { kind: 'status', status: 529 }, 'trouble'],
    ['HTTP 407 of the server itself', { kind: 'status', status: 407 }, 'unreachable'],
    ['code 1002', { kind: 'native', code: 1002, message: 'rate limit' }, 'trouble'],
    ['code 1033', { kind: 'native', code: 1033, message: 'system error' }, 'trouble'],
  ];

  for (const [name, fault, state] of silentFaults) {
    it(`keeps the last good verdict after ${name}, and says nothing about the key`, async () => {
      await storeHealthy();
      await verify();
      platform.fault(fault);
      equal((await verify()).state, state);
      equal(extension.health.snapshot.verdict?.state, 'healthy');
      equal(shownState(), state);
    });
  }

  it('tells that the connection was refused, and that the direct way is no better', async () => {
    await storeHealthy();
    await platform.international.refuse();
    const verdict = await verify();
    await platform.international.restore();
    deepEqual(verdict.key, { state: 'unclear', why: 'unreachable', fault: 'refused' });
    deepEqual(verdict.evidence.directRoute, { reached: false, fault: 'refused' });
  });

  it('asks the direct way without a key, and only when MiniMax was not reached', async () => {
    await storeHealthy();
    platform.fault({ kind: 'reset' }, { when: ({ authorizationKind }) => authorizationKind !== 'none' });
    const verdict = await verify();
    deepEqual(verdict.evidence.directRoute, { reached: true });
    const direct = platform.requests().filter(({ authorizationKind }) => authorizationKind === 'none');
    deepEqual(
      direct.map(({ endpoint }) => endpoint),
      ['models'],
    );
  });

  it('shares one verification between two clicks at once', async () => {
    await storeHealthy();
    await Promise.all([
      vscode.commands.executeCommand(commands.verify),
      vscode.commands.executeCommand(commands.verify),
    ]);
    equal(platform.requests().filter(({ endpoint }) => endpoint === 'models').length, 1);
  });

  it('asks the other region only when told to, and then says where the key belongs', async () => {
    const mainland = credentialsOf(platform.account('mainlandPlan'));
    await extension.health.store(
      { ...mainland, region: 'international' },
      { verdict: undefined, verify: false },
    );
    equal((await verify()).state, 'notAcceptedHere');
    deepEqual(
      platform.requests().filter(({ region }) => region === 'mainland'),
      [],
    );
    await vscode.commands.executeCommand(commands.askOtherRegion);
    equal(shownState(), 'wrongRegion');
    await vscode.commands.executeCommand(commands.useOtherRegion);
    equal(shownState(), 'healthy');
  });

  it('verifies in the background after a change that brings no verdict along', async () => {
    await extension.health.store(credentialsOf(platform.account('healthyPlan')), {
      verdict: undefined,
      verify: true,
    });
    await platform.received(({ endpoint }) => endpoint === 'models', 5000);
    await extension.health.verify();
    equal(shownState(), 'healthy');
    equal(platform.requests().filter(({ endpoint }) => endpoint === 'models').length, 1);
  });

  it('sends nothing when the endpoint setting cannot be used, and says so', async () => {
    await storeHealthy();
    for (const refused of [
      'http://api.minimax.io',
      `http://user@127.0.0.1:${platform.international.port}`,
      `${platform.international.origin}/v1`,
    ]) {
      await setSetting(settings.endpoints.international, refused);
      deepEqual(await extension.health.verify(), { kind: 'endpointRefused' });
      equal(shownState(), 'endpointRefused');
    }
    await setSetting(settings.endpoints.international, `${platform.international.origin}/`);
    equal((await verify()).state, 'healthy');
    await setSetting(settings.endpoints.international, platform.international.origin);
  });

  it('ignores an endpoint that the workspace sets', async () => {
    await storeHealthy();
    const file = vscode.Uri.joinPath(workspaceFolder(), '.vscode/settings.json');
    await vscode.workspace.fs.writeFile(
      file,
      new TextEncoder().encode(
        JSON.stringify({ [settings.endpoints.international]: platform.mainland.origin }),
      ),
    );
    equal((await verify()).evidence.origin, platform.international.origin);
    deepEqual(
      platform.requests().filter(({ region }) => region === 'mainland'),
      [],
    );
    await vscode.workspace.fs.delete(file);
  });
});
