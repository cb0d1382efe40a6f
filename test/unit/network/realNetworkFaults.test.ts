import './support/nodeFetchFirst';
import { strict as assert } from 'node:assert';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { EnvHttpProxyAgent, fetch as undiciFetch, type Dispatcher } from 'undici';
import { ApiKey } from '../../../src/minimax/apiKey';
import type { HttpFailure, HttpResponse, NetworkFault } from '../../../src/minimax/httpClient';
import { FetchHttpClient, httpLimits } from '../../../src/network/fetchHttpClient';
import { keyOf, sampleAccounts } from '../../platform/accounts';
import { createCertificate } from '../../platform/certificate';
import { startProxy, type SimulatedProxy } from '../../platform/proxy';
import { startPlatform, type SimulatedPlatform } from '../../platform/simulatedPlatform';

const key = keyOf(sampleAccounts.healthyPlan);

function ask(origin: string, client = new FetchHttpClient()): Promise<HttpResponse | HttpFailure> {
  return client.send({
    method: 'GET',
    url: new URL('/v1/models', origin),
    apiKey: new ApiKey(key),
    signal: new AbortController().signal,
  });
}

function faultOf(result: HttpResponse | HttpFailure): NetworkFault | number {
  return result.kind === 'failure' ? result.fault : result.status;
}

describe('a real fault on the way', () => {
  let platform: SimulatedPlatform;

  before(async () => {
    platform = await startPlatform();
  });
  beforeEach(() => platform.reset());
  after(() => platform.close());

  const toPlatform = async (client?: FetchHttpClient) =>
    faultOf(await ask(platform.international.origin, client));

  it('is "refused" when nobody listens', async () => {
    await platform.international.refuse();
    assert.equal(await toPlatform(), 'refused');
  });

  it('is "refused" when nobody listens on any address of a name', async () => {
    await platform.international.refuse();
    assert.equal(faultOf(await ask(`http://localhost:${platform.international.port}`)), 'refused');
  });

  it('is "dns" for a name that does not exist', async () => {
    assert.equal(faultOf(await ask('https://api.minimax.invalid')), 'dns');
  });

  it('is "cutOff" for a reset before a byte', async () => {
    platform.fault({ kind: 'reset' });
    assert.equal(await toPlatform(), 'cutOff');
  });

  it('is "cutOff" for a reset in the body', async () => {
    platform.fault({ kind: 'resetMidBody' });
    assert.equal(await toPlatform(), 'cutOff');
  });

  it('is "noFirstByte" for headers that do not come', async () => {
    platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
    assert.equal(await toPlatform(new FetchHttpClient({ ...httpLimits, firstByteMs: 100 })), 'noFirstByte');
  });

  it('is "tooSlow" for a body that does not end', async () => {
    platform.fault({ kind: 'slowBody', everyMs: 'never' });
    assert.equal(await toPlatform(new FetchHttpClient({ ...httpLimits, wholeAnswerMs: 100 })), 'tooSlow');
  });

  it('is some fault, and not an answer, for a server that says 407', async () => {
    platform.fault({ kind: 'status', status: 407 });
    assert.equal(typeof (await toPlatform()), 'string');
  });

  it('is "tls" for a self-signed certificate', async () => {
    await using secure = await startPlatform({ tls: createCertificate() });
    assert.equal(faultOf(await ask(secure.international.origin)), 'tls');
    assert.deepEqual(secure.requests(), []);
  });

  it('is "tls" for an expired certificate', async () => {
    await using secure = await startPlatform({ tls: createCertificate({ expired: true }) });
    assert.equal(faultOf(await ask(secure.international.origin)), 'tls');
  });

  it('is "tls" for a server that speaks none', async () => {
    assert.equal(faultOf(await ask(platform.international.origin.replace('http:', 'https:'))), 'tls');
  });

  it('is "cutOff" for a server that speaks no HTTP', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined).end('220 mail.example ESMTP\r\n');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const faults = [faultOf(await ask(origin))];
    const original = globalThis.fetch;
    globalThis.fetch = undiciFetch as unknown as typeof fetch;
    faults.push(faultOf(await ask(origin)));
    globalThis.fetch = original;
    server.close();
    assert.deepEqual(faults, ['cutOff', 'cutOff']);
  });

  it('is some fault, and no exception, for a port that fetch does not ask', async () => {
    assert.equal(faultOf(await ask('http://127.0.0.1:6666')), 'other');
  });
});

describe('a real fault of a proxy', () => {
  let platform: SimulatedPlatform;
  let proxy: SimulatedProxy;
  const original = globalThis.fetch;

  before(async () => {
    platform = await startPlatform();
    proxy = await startProxy({ hosts: new Map([['api.minimax.test', platform.international.origin]]) });
  });
  beforeEach(async () => {
    await platform.reset();
    await proxy.restore();
    proxy.clear();
    proxy.behaviour.login = undefined;
    proxy.behaviour.unreachable = new Set();
  });
  after(async () => {
    await proxy.close();
    await platform.close();
  });

  // VS Code replaces fetch by one that goes through the user's proxy; so does this, with undici's.
  let dispatcher: Dispatcher;
  beforeEach(() => {
    dispatcher = new EnvHttpProxyAgent({
      httpProxy: proxy.origin,
      httpsProxy: proxy.origin,
      noProxy: '',
      proxyTunnel: true,
    });
    globalThis.fetch = ((input: string, init: object) =>
      undiciFetch(input, { ...init, dispatcher })) as unknown as typeof fetch;
  });
  afterEach(async () => {
    globalThis.fetch = original;
    await dispatcher.destroy();
  });

  it('is none when the proxy reaches the host', async () => {
    assert.equal(faultOf(await ask('http://api.minimax.test')), 200);
    assert.deepEqual(
      proxy.requests().map(({ method, host, status }) => [method, host, status]),
      [['CONNECT', 'api.minimax.test', 200]],
    );
  });

  it('is "proxyLogin" when it wants a login', async () => {
    proxy.behaviour.login = 'user:password';
    assert.equal(faultOf(await ask('http://api.minimax.test')), 'proxyLogin');
    assert.deepEqual(platform.requests(), []);
  });

  it('is "proxyCannotReach" when it cannot reach the host', async () => {
    proxy.behaviour.unreachable = new Set(['api.minimax.test']);
    assert.equal(faultOf(await ask('https://api.minimax.test')), 'proxyCannotReach');
  });

  it('is "proxyCannotReach" when nobody listens behind it', async () => {
    await platform.international.refuse();
    assert.equal(faultOf(await ask('http://api.minimax.test')), 'proxyCannotReach');
  });

  it('is "proxyDown" when it does not listen', async () => {
    await proxy.refuse();
    assert.equal(faultOf(await ask('https://api.minimax.test')), 'proxyDown');
  });

  it('is "proxyDown" when its name does not exist', async () => {
    const unknown = 'http://proxy.invalid:3128';
    dispatcher = new EnvHttpProxyAgent({
      httpProxy: unknown,
      httpsProxy: unknown,
      noProxy: '',
      proxyTunnel: true,
    });
    assert.equal(faultOf(await ask('https://api.minimax.test')), 'proxyDown');
  });
});
