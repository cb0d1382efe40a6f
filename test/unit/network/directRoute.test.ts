import './support/nodeFetchFirst';
import { strict as assert } from 'node:assert';
import type { NetworkFault } from '../../../src/minimax/httpClient';
import { askDirectRoute } from '../../../src/network/directRoute';
import { createCertificate } from '../../platform/certificate';
import type { Fault } from '../../platform/faults';
import { startPlatform, type SimulatedPlatform } from '../../platform/simulatedPlatform';

describe('the direct route', () => {
  let platform: SimulatedPlatform;

  before(async () => {
    platform = await startPlatform();
  });
  beforeEach(() => platform.reset());
  after(() => platform.close());

  const neverCancelled = new AbortController().signal;
  const ask = (signal = neverCancelled) => askDirectRoute(platform.international.origin, signal);

  it('reaches a host that refuses a request without a key', async () => {
    assert.deepEqual(await ask(), { reached: true });
    assert.deepEqual(
      platform
        .requests()
        .map(({ region, method, path, query, status }) => [region, method, path, query, status]),
      [['international', 'GET', '/v1/models', '', 401]],
    );
  });

  const answers: readonly Fault[] = [
    { kind: 'status', status: 407 },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 429 },
    { kind: 'html' },
    { kind: 'emptyBody' },
    { kind: 'oversizedBody' },
    { kind: 'resetMidBody' },
    { kind: 'slowBody', everyMs: 'never' },
  ];
  for (const fault of answers) {
    it(`reaches a host whatever it says: ${JSON.stringify(fault)}`, async () => {
      platform.fault(fault);
      assert.deepEqual(await ask(), { reached: true });
      await platform.received(({ outcome }) => outcome !== 'pending');
    });
  }

  it('reaches a host that redirects, and does not follow', async () => {
    platform.fault({ kind: 'redirect', location: `${platform.mainland.origin}/v1/models` });
    assert.deepEqual(await ask(), { reached: true });
    assert.deepEqual(
      platform.requests().map(({ region }) => region),
      ['international'],
    );
  });

  it('carries no key, in whatever header', async () => {
    await ask();
    const [request] = platform.requests();
    assert.ok(request);
    const names = platform.rawHeaders(request).filter((_, index) => index % 2 === 0);
    assert.deepEqual(names.map((name) => name.toLowerCase()).sort(), ['accept', 'connection', 'host']);
    assert.deepEqual([request.authorizationKind, request.body], ['none', '']);
  });

  it('goes past the proxy of the environment', async () => {
    const before = { ...process.env };
    const unreachable = 'http://127.0.0.1:1';
    Object.assign(process.env, { HTTP_PROXY: unreachable, http_proxy: unreachable, NODE_USE_ENV_PROXY: '1' });
    try {
      assert.deepEqual(await ask(), { reached: true });
    } finally {
      for (const name of ['HTTP_PROXY', 'http_proxy', 'NODE_USE_ENV_PROXY']) {
        process.env[name] = before[name];
        if (before[name] === undefined) {
          Reflect.deleteProperty(process.env, name);
        }
      }
    }
  });

  it('leaves the server once it knows that it answers', async () => {
    platform.fault({ kind: 'slowBody', everyMs: 'never' });
    await ask();
    await platform.received(({ outcome }) => outcome === 'clientClosed');
  });

  const stopped = (fault: NetworkFault) => ({ reached: false, fault });

  it('is stopped by a refused connection', async () => {
    await platform.international.refuse();
    assert.deepEqual(await ask(), stopped('refused'));
  });

  it('is stopped by a name that does not exist', async () => {
    assert.deepEqual(await askDirectRoute('https://api.minimax.invalid', neverCancelled), stopped('dns'));
  });

  it('is stopped by a certificate that it does not trust', async () => {
    await using secure = await startPlatform({ tls: createCertificate() });
    assert.deepEqual(await askDirectRoute(secure.international.origin, neverCancelled), stopped('tls'));
  });

  it('is stopped by a reset before a byte', async () => {
    platform.fault({ kind: 'reset' });
    assert.deepEqual(await ask(), stopped('cutOff'));
  });

  it('is stopped by headers that do not come, in bounded time', async () => {
    platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
    const start = performance.now();
    const finding = await askDirectRoute(platform.international.origin, neverCancelled, {
      connectMs: 100,
      headersMs: 100,
    });
    assert.deepEqual(finding, stopped('noFirstByte'));
    // The timers of undici are coarse.
    assert.ok(performance.now() - start < 4000);
    await platform.received(({ outcome }) => outcome === 'clientClosed');
  });

  describe('can be cancelled', () => {
    const reason = new Error('The user pressed Cancel.');
    const isReason = (error: unknown) => error === reason;

    it('before it asks, and then asks nothing', async () => {
      const cancel = new AbortController();
      cancel.abort(reason);
      await assert.rejects(ask(cancel.signal), isReason);
      assert.deepEqual(platform.requests(), []);
    });

    it('while it waits, and leaves the server', async () => {
      platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
      const cancel = new AbortController();
      const finding = ask(cancel.signal);
      await platform.received(() => true);
      cancel.abort(reason);
      await assert.rejects(finding, isReason);
      await platform.received(({ outcome }) => outcome === 'clientClosed');
    });
  });
});
