import { strict as assert } from 'node:assert';
import { variableNames } from '../../../src/minimax/variableNames';

describe('the names of variables', () => {
  it('for a key are those that public clients read', () => {
    assert.deepEqual([...variableNames.apiKey].sort(), [
      'MINIMAX_API_KEY',
      'MINIMAX_API_TOKEN',
      'MINIMAX_CN_API_KEY',
      'MINIMAX_CODE_PLAN_KEY',
      'MINIMAX_CODING_API_KEY',
      'MINIMAX_TOKEN_PLAN_CN_KEY',
      'MINIMAX_TOKEN_PLAN_GLOBAL_KEY',
      'MINIMAX_TOKEN_PLAN_KEY',
    ]);
  });

  it('for a Group ID are those that public clients read', () => {
    assert.deepEqual([...variableNames.groupId].sort(), [
      'MINIMAX_ACCOUNT_GROUP_ID',
      'MINIMAX_GROUPID',
      'MINIMAX_GROUP_ID',
      'TTS_MINIMAX_GROUPID',
    ]);
  });

  it('do not count an OAuth token as a key', () => {
    assert.equal(variableNames.apiKey.includes('MINIMAX_OAUTH_TOKEN'), false);
  });
});
