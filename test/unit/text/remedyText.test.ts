import { strict as assert } from 'node:assert';
import { pageAddress, platformPages } from '../../../src/minimax/pages';
import type { Remedy } from '../../../src/minimax/remedy';
import { apiKeyKindName, openPageLabel, pageName, regionName } from '../../../src/text/names';
import { remedyDetail, remedyLabel } from '../../../src/text/remedyText';

const host = 'api.minimax.cn';

describe('a remedy as a label', () => {
  const labels: Readonly<Record<Exclude<Remedy['kind'], 'openPage'>, string>> = {
    askOtherRegion: 'Ask Mainland China',
    useOtherRegion: 'Switch to Mainland China',
    useOwnGroupId: 'Use the Key’s Group ID',
    correctGroupId: 'Correct the Group ID',
    removeGroupId: 'Remove the Group ID',
    correctKey: 'Correct the API Key',
    tryAgain: 'Try Again',
    showLog: 'Show Log',
  };
  for (const [kind, label] of Object.entries(labels)) {
    it(`is “${label}”`, () => {
      assert.equal(remedyLabel({ kind } as Remedy, 'international'), label);
    });
  }

  it('names the region that is not the own one', () => {
    assert.equal(remedyLabel({ kind: 'askOtherRegion' }, 'mainland'), 'Ask International');
  });

  it('tells the pages apart, each of which has an address', () => {
    const opened = platformPages.map((page) => remedyLabel({ kind: 'openPage', page }, 'mainland'));
    assert.equal(new Set(opened).size, platformPages.length);
    assert.deepEqual(opened, platformPages.map(openPageLabel));
    assert.ok(platformPages.every((page) => pageName(page) !== ''));
    assert.ok(platformPages.every((page) => pageAddress(page, 'international') !== undefined));
  });

  it('says before it is chosen where a key is sent', () => {
    assert.match(remedyDetail({ kind: 'askOtherRegion' }, host)!, /Sends the key to api\.minimax\.cn/);
    assert.match(remedyDetail({ kind: 'useOtherRegion' }, host)!, /api\.minimax\.cn/);
    assert.equal(remedyDetail({ kind: 'tryAgain' }, host), undefined);
  });
});

describe('a name', () => {
  it('is the one under which MiniMax sold the key', () => {
    assert.match(apiKeyKindName('plan'), /Coding Plan.*Token Plan.*M Plan/);
    assert.equal(
      new Set((['plan', 'payAsYouGo', 'legacyJwt', 'unknown'] as const).map(apiKeyKindName)).size,
      4,
    );
  });

  it('tells the regions apart', () => {
    assert.notEqual(regionName('international'), regionName('mainland'));
  });
});
