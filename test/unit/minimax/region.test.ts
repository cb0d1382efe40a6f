import { strict as assert } from 'node:assert';
import { isRegion, otherRegion, regionHosts, regions } from '../../../src/minimax/region';

describe('the regions', () => {
  it('have the hosts of the documentation', () => {
    assert.deepEqual(regionHosts, {
      international: {
        apiOrigin: 'https://api.minimax.io',
        olderHosts: ['api.minimaxi.chat', 'api-uw.minimax.io'],
      },
      mainland: {
        apiOrigin: 'https://api.minimax.cn',
        olderHosts: ['api.minimaxi.com', 'api.minimax.chat'],
      },
    });
  });

  it('are two, each the other of the other', () => {
    assert.deepEqual(regions, ['international', 'mainland']);
    assert.deepEqual(regions.map(otherRegion), ['mainland', 'international']);
  });

  it('are told from any other value', () => {
    assert.deepEqual(regions.map(isRegion), [true, true]);
    assert.deepEqual(['global', 'cn', '', 'International', undefined, null, 1, {}].filter(isRegion), []);
  });
});
