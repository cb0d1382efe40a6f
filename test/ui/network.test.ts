import { deepEqual, match } from 'node:assert/strict';
import { createCertificate } from '../platform/certificate';
import { startProxy, type SimulatedProxy } from '../platform/proxy';
import { startPlatform, type SimulatedPlatform } from '../platform/simulatedPlatform';
import { itemId, Product } from './product';

/** A host that only the proxy knows. */
const invented = 'api.minimax.test';

describe('A network with a proxy and certificates of its own', () => {
  let platform: SimulatedPlatform;
  let proxy: SimulatedProxy;
  let product: Product;

  before(async () => {
    const certificate = createCertificate({ hosts: [invented] });
    platform = await startPlatform({ tls: certificate });
    proxy = await startProxy({
      hosts: new Map([[`${invented}:443`, platform.international.origin]]),
    });
    product = await Product.open({
      settings: {
        'http.proxy': proxy.origin,
        'minimax.endpoints.international': `https://${invented}`,
      },
    });
  });

  after(async () => {
    await product.close();
    await proxy.close();
    await platform.close();
  });

  it('is gone through as VS Code is set up, and a certificate that is not trusted is named', async () => {
    // The certificate of the simulated platform is nobody's but its own, and VS Code cannot be made to trust it here:
    // that the answer is about the certificate shows that the request has come through the proxy to the platform.
    const input = await product.enter(platform.account('healthyPlan'), 'International');
    const { message } = await input.waitUntil(({ placeholder }) => placeholder === 'What now?');
    match(message, /certificate.*This says nothing about your API key/);
    deepEqual(
      [...new Set(proxy.requests().map(({ method, host }) => `${method} ${host}`))],
      [`CONNECT ${invented}`],
    );
    await input.choose('Store Unverified');
    await product.workbench.notification('tored');
    await product.workbench.clearNotifications();
  });

  const faults: readonly [string, () => void | Promise<void>, RegExp][] = [
    [
      'a proxy that wants a login',
      () => void (proxy.behaviour.login = 'user:password'),
      /the proxy wants a login/,
    ],
    [
      'a proxy that cannot reach the host',
      () => void proxy.behaviour.unreachable.add(`${invented}:443`),
      /the proxy cannot reach it/,
    ],
    ['a proxy that is down', () => proxy.refuse(), /the proxy does not answer/],
  ];

  for (const [name, begin, said] of faults) {
    it(`names ${name}, and says nothing about the key`, async () => {
      const { workbench } = product;
      await begin();
      await workbench.clickStatusBarItem(itemId);
      const { message } = await workbench.notification('This says nothing about your API key');
      match(message, said);
      proxy.behaviour.login = undefined;
      proxy.behaviour.unreachable.clear();
      await proxy.refuse();
      await proxy.restore();
      await workbench.clearNotifications();
    });
  }
});
