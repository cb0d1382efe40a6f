import { strict as assert } from 'node:assert';
import { variableNames } from '../../../src/minimax/variableNames';

// The names that the platform's public clients read.
const documented = {
  apiKey: [
    'MINIMAX_API_KEY',
    'MINIMAX_CN_API_KEY',
    'MINIMAX_API_TOKEN',
    'MINIMAX_CODING_API_KEY',
    'MINIMAX_CODE_PLAN_KEY',
    'MINIMAX_TOKEN_PLAN_KEY',
    'MINIMAX_TOKEN_PLAN_CN_KEY',
    'MINIMAX_TOKEN_PLAN_GLOBAL_KEY',
  ],
  groupId: ['MINIMAX_GROUP_ID', 'MINIMAX_GROUPID', 'MINIMAX_ACCOUNT_GROUP_ID', 'TTS_MINIMAX_GROUPID'],
} as const;

describe('the names of variables', () => {
  for (const role of ['apiKey', 'groupId'] as const) {
    it(`for ${role} have every one that public clients read`, () => {
      assert.deepEqual(
        documented[role].filter((name) => !variableNames[role].includes(name)),
        [],
      );
    });
  }

  it('stand for one role each', () => {
    const all = Object.values(variableNames).flat();
    assert.equal(new Set(all).size, all.length);
  });

  it('do not count an OAuth token as a key', () => {
    assert.equal(Object.values(variableNames).flat().includes('MINIMAX_OAUTH_TOKEN'), false);
  });
});
