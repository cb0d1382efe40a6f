import { strict as assert } from 'node:assert';
import { isPlatformPage, pageAddress, platformPages, type PlatformPage } from '../../../src/minimax/pages';

describe('the pages of the platform', () => {
  // The table "Pages to link to": purpose, international, mainland.
  const rows: readonly (readonly [
    page: PlatformPage,
    international: string | undefined,
    mainland: string | undefined,
  ])[] = [
    ['signIn', 'https://platform.minimax.io/login', 'https://platform.minimaxi.com/login'],
    [
      'apiKeys',
      'https://platform.minimax.io/user-center/basic-information/interface-key',
      'https://platform.minimaxi.com/user-center/basic-information/interface-key',
    ],
    [
      'apiKeysConsole',
      'https://platform.minimax.io/console/access',
      'https://platform.minimax.cn/console/access?tab=api-keys',
    ],
    [
      'groupId',
      'https://platform.minimax.io/user-center/basic-information',
      'https://platform.minimaxi.com/user-center/basic-information',
    ],
    ['plan', 'https://platform.minimax.io/console/plan', 'https://platform.minimax.cn/console/plan'],
    ['usage', 'https://platform.minimax.io/console/usage', 'https://platform.minimax.cn/console/usage'],
    [
      'balance',
      'https://platform.minimax.io/console/recharge-records',
      'https://platform.minimax.cn/console/recharge-records',
    ],
    [
      'errorCodes',
      'https://platform.minimax.io/docs/api-reference/errorcode',
      'https://platform.minimax.cn/docs/api-reference/errorcode',
    ],
    [
      'quickstart',
      'https://platform.minimax.io/docs/guides/quickstart',
      'https://platform.minimax.cn/docs/guides/quickstart',
    ],
    [
      'codingPlan',
      'https://platform.minimax.io/docs/coding-plan/intro',
      'https://platform.minimax.cn/docs/coding-plan/intro',
    ],
    ['status', 'https://status.minimax.io', undefined],
  ];
  for (const [page, international, mainland] of rows) {
    it(`have the documented address for ${page} in both regions`, () => {
      assert.equal(pageAddress(page, 'international'), international);
      assert.equal(pageAddress(page, 'mainland'), mainland);
    });
  }

  it('are all in the table, and each is offered once', () => {
    assert.deepEqual([...platformPages].sort(), rows.map(([page]) => page).sort());
  });

  it('never lead to the site of the other region', () => {
    const hosts = (region: 'international' | 'mainland') =>
      platformPages
        .map((page) => pageAddress(page, region))
        .filter((address) => address !== undefined)
        .map((address) => new URL(address).hostname);
    assert.deepEqual(new Set(hosts('international')), new Set(['platform.minimax.io', 'status.minimax.io']));
    assert.deepEqual(new Set(hosts('mainland')), new Set(['platform.minimax.cn', 'platform.minimaxi.com']));
  });

  it('are told from any other value', () => {
    assert.equal(isPlatformPage('apiKeys'), true);
    assert.deepEqual(['', 'toString', '__proto__', undefined, null, 0, ['plan']].filter(isPlatformPage), []);
  });
});
