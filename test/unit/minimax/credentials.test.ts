import { strict as assert } from 'node:assert';
import { ApiKey } from '../../../src/minimax/apiKey';
import { sameCredentials, type Credentials } from '../../../src/minimax/credentials';
import { createGroupId, createPlanKey } from '../../platform/accounts';

const create = (change: Partial<Credentials> = {}): Credentials => ({
  apiKey: new ApiKey(createPlanKey('credentials')),
  groupId: createGroupId('credentials'),
  region: 'international',
  ...change,
});

describe('two sets of credentials', () => {
  it('are the same when every part is', () => {
    assert.equal(sameCredentials(create(), create()), true);
    assert.equal(sameCredentials(undefined, undefined), true);
  });

  const changes: readonly (readonly [part: string, change: Partial<Credentials>])[] = [
    ['key', { apiKey: new ApiKey(createPlanKey('another')) }],
    ['Group ID', { groupId: createGroupId('another') }],
    ['Group ID, by having none', { groupId: undefined }],
    ['region', { region: 'mainland' }],
  ];
  for (const [part, change] of changes) {
    it(`differ when they differ in the ${part}`, () => {
      assert.equal(sameCredentials(create(), create(change)), false);
      assert.equal(sameCredentials(create(change), create()), false);
    });
  }

  it('differ when one is missing', () => {
    assert.equal(sameCredentials(create(), undefined), false);
    assert.equal(sameCredentials(undefined, create()), false);
  });
});
