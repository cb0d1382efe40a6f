import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { keyOf, sampleAccounts } from '../../platform/accounts';
import { createCertificate } from '../../platform/certificate';
import { startProxy } from '../../platform/proxy';
import type { SimulatedProxy } from '../../platform/proxy';
import { startPlatform } from '../../platform/simulatedPlatform';
import type { SimulatedPlatform } from '../../platform/simulatedPlatform';
import { ask, bearer } from './ask';

const tls = createCertificate({ hosts: ['minimax.test'] });
const login = { 'proxy-authorization': `Basic ${Buffer.from('user:password').toString('base64')}` };

/** Opens a tunnel; the answer's status, and the socket of an open one. */
async function openTunnel(proxy: SimulatedProxy, address: string, headers: Record<string, string> = {}) {
  const { hostname, port } = new URL(proxy.origin);
  const request = httpRequest({ hostname, port, method: 'CONNECT', path: address, headers, agent: false });
  request.end();
  const [answer, socket] = (await once(request, 'connect')) as [IncomingMessage, Socket];
  if (answer.statusCode !== 200) socket.destroy();
  return { status: answer.statusCode, headers: answer.headers, socket };
}

/** Asks for the models through an open tunnel; the first line of the answer. */
async function askThrough(socket: Socket, host: string): Promise<string> {
  const secure = tlsConnect({ socket, servername: host, ca: tls.cert });
  secure.write(`GET /v1/models HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  let text = '';
  for await (const chunk of secure as AsyncIterable<Buffer>) text += chunk.toString();
  return text.split('\r\n')[0] ?? '';
}

describe('the simulated proxy', () => {
  let platform: SimulatedPlatform;
  let securePlatform: SimulatedPlatform;
  let proxy: SimulatedProxy;

  beforeEach(async () => {
    [platform, securePlatform] = await Promise.all([startPlatform(), startPlatform({ tls })]);
    proxy = await startProxy({
      hosts: new Map([
        ['minimax.test', platform.international.origin],
        ['minimax.test:443', securePlatform.mainland.origin],
      ]),
    });
  });
  afterEach(() => Promise.all([proxy.close(), platform.close(), securePlatform.close()]));

  const forward = (url: string, headers: Record<string, string> = {}) =>
    ask(proxy.origin, `GET ${url}`, { headers });

  it('forwards requests for an invented host, the key with them, and records them', async () => {
    const reply = await forward(
      'http://minimax.test/v1/models?x=1',
      bearer(keyOf(sampleAccounts.healthyPlan)).headers,
    );
    assert.equal(reply.status, 200);
    assert.equal(platform.requests()[0]?.keyLabel, 'healthyPlan');
    const [{ at, ...record }] = proxy.requests() as [ReturnType<typeof proxy.requests>[number]];
    assert.ok(at > 0);
    assert.deepEqual(record, {
      method: 'GET',
      host: 'minimax.test',
      port: 80,
      path: '/v1/models?x=1',
      hasLogin: false,
      status: 200,
    });
  });

  it('opens tunnels to an invented host', async () => {
    const { status, socket } = await openTunnel(proxy, 'minimax.test:443');
    assert.equal(status, 200);
    assert.equal(await askThrough(socket, 'minimax.test'), 'HTTP/1.1 401 Unauthorized');
    assert.equal(securePlatform.requests()[0]?.region, 'mainland');
    const [record] = proxy.requests();
    assert.deepEqual(
      [record?.method, record?.host, record?.port, record?.status],
      ['CONNECT', 'minimax.test', 443, 200],
    );
  });

  it('reaches loopback as it is and nothing beyond', async () => {
    assert.equal((await forward(`${platform.mainland.origin}/v1/models`)).status, 401);
    const loopback = await openTunnel(proxy, `127.0.0.1:${platform.mainland.port}`);
    assert.equal(loopback.status, 200);
    loopback.socket.destroy();
    const { port } = platform.mainland;
    assert.equal((await forward(`http://elsewhere.test:${port}/v1/models`)).status, 502);
    assert.equal((await openTunnel(proxy, `elsewhere.test:${port}`)).status, 502);
  });

  it('demands a login and does not pass it on', async () => {
    proxy.behaviour.login = 'user:password';
    const refused = await forward('http://minimax.test/v1/models');
    assert.equal(refused.status, 407);
    assert.match(String(refused.headers['proxy-authenticate']), /^Basic realm=/);
    const tunnel = await openTunnel(proxy, 'minimax.test:443');
    assert.equal(tunnel.status, 407);
    assert.match(String(tunnel.headers['proxy-authenticate']), /^Basic realm=/);
    assert.equal(platform.requests().length, 0);

    assert.equal((await forward('http://minimax.test/v1/models', login)).status, 401);
    const [request] = platform.requests();
    assert.ok(request);
    assert.doesNotMatch(platform.rawHeaders(request).join('\n'), /proxy-authorization/i);
    const open = await openTunnel(proxy, 'minimax.test:443', login);
    assert.equal(open.status, 200);
    open.socket.destroy();
    assert.deepEqual(
      proxy.requests().map(({ hasLogin, status }) => [hasLogin, status]),
      [
        [false, 407],
        [false, 407],
        [true, 401],
        [true, 200],
      ],
    );
  });

  it('answers 502 for a host that it is told not to reach, or that is down', async () => {
    proxy.behaviour.unreachable.add('minimax.test');
    assert.equal((await forward('http://minimax.test/v1/models')).status, 502);
    assert.equal((await openTunnel(proxy, 'minimax.test:443')).status, 502);
    proxy.behaviour.unreachable.clear();
    await Promise.all([platform.international.refuse(), securePlatform.mainland.refuse()]);
    assert.equal((await forward('http://minimax.test/v1/models')).status, 502);
    assert.equal((await openTunnel(proxy, 'minimax.test:443')).status, 502);
  });

  it('can be down, drops its tunnels then, and comes back on the same port', async () => {
    const { origin } = proxy;
    const { socket } = await openTunnel(proxy, 'minimax.test:443');
    socket.on('error', () => undefined);
    socket.resume();
    await Promise.all([once(socket, 'close'), proxy.refuse()]);
    await assert.rejects(forward('http://minimax.test/v1/models'), { code: 'ECONNREFUSED' });
    await proxy.restore();
    assert.equal(proxy.origin, origin);
    assert.equal((await forward('http://minimax.test/v1/models')).status, 401);
  });

  it('passes on that the platform cut an answer off', async () => {
    platform.fault({ kind: 'resetMidBody' });
    await assert.rejects(forward('http://minimax.test/v1/models'), { code: 'ECONNRESET' });
  });

  it('survives nonsense', async () => {
    assert.equal((await ask(proxy.origin, 'GET /')).status, 400);
    await assert.rejects(openTunnel(proxy, 'minimax.test:port'));
    assert.equal((await forward('http://minimax.test/v1/models')).status, 401);
  });
});
