import { deepEqual } from 'node:assert/strict';
import { readRealCredentials } from '../../../src/env/realCredentials';
import { keyOf, sampleAccounts } from '../../platform/accounts';

describe('The real credentials of a .env text', () => {
  const { groupId } = sampleAccounts.healthyPlan;
  const key = keyOf(sampleAccounts.healthyPlan);

  function read(...lines: string[]) {
    return readRealCredentials(lines.join('\n'), { now: 0, language: 'en' }).map((found) => [
      found.apiKey.reveal() === key ? 'the key' : found.apiKey.mask,
      found.groupId,
      found.region,
    ]);
  }

  it('are a key, the Group ID beside it and the region that the file names', () => {
    deepEqual(
      read(
        `MINIMAX_API_KEY=${key}`,
        `MINIMAX_GROUP_ID=${groupId}`,
        'MINIMAX_API_HOST=https://api.minimax.io',
      ),
      [['the key', groupId, 'international']],
    );
    deepEqual(read(`MINIMAX_API_KEY=${key}`), [['the key', undefined, undefined]]);
  });

  it('stand under the names of another program that is pointed to MiniMax', () => {
    deepEqual(read('ANTHROPIC_BASE_URL=https://api.minimax.io/anthropic', `ANTHROPIC_AUTH_TOKEN=${key}`), [
      ['the key', undefined, 'international'],
    ]);
    deepEqual(read('ANTHROPIC_BASE_URL=https://api.anthropic.com', `ANTHROPIC_AUTH_TOKEN=${key}`), []);
  });

  it('are not samples, references and empty values', () => {
    for (const value of ['', 'sk-cp-xxxxx...', 'your_api_key', '${KEY}', '<key>']) {
      deepEqual(read(`MINIMAX_API_KEY=${value}`, `MINIMAX_GROUP_ID=${groupId}`), [], value);
    }
  });

  it('are not keys that a program cannot use as they stand', () => {
    deepEqual(read(`MINIMAX_API_KEY=Bearer ${key}`), []);
    deepEqual(read(`MINIMAX_API_KEY=${key.slice(0, 20)}`), []);
    deepEqual(read(`MINIMAX_API_KEY=${groupId}`, `MINIMAX_GROUP_ID=${key}`), []);
    deepEqual(read(`# MINIMAX_API_KEY=${key}`), []);
  });

  it('leave out a Group ID that is none, and keep the key', () => {
    for (const value of ['', '1234567890123456789', 'my-group']) {
      deepEqual(
        read(`MINIMAX_API_KEY=${key}`, `MINIMAX_GROUP_ID=${value}`),
        [['the key', undefined, undefined]],
        value,
      );
    }
  });
});
