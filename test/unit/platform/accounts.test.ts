import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import {
  createAccount,
  createGroupId,
  createLegacyKey,
  createPayAsYouGoKey,
  createPlanKey,
  keyOf,
  sampleAccounts,
  sampleGroupId,
} from '../../platform/accounts';
import type { Account } from '../../platform/accounts';

const samples: Account[] = Object.values(sampleAccounts);

function claimsOf(key: string): string {
  return Buffer.from(key.split('.')[1]!, 'base64url').toString();
}

describe('accounts of the simulated platform', () => {
  it('makes keys with the prefixes, lengths and alphabet that MiniMax uses', () => {
    fc.assert(
      fc.property(fc.string(), (label) => {
        assert.match(createPlanKey(label), /^sk-cp-[A-Za-z0-9_-]{119}$/);
        assert.match(createPayAsYouGoKey(label), /^sk-api-[A-Za-z0-9_-]{119}$/);
      }),
      { numRuns: 50 },
    );
    assert.equal(createPlanKey('any').length, 125);
    assert.equal(createPayAsYouGoKey('any').length, 126);
  });

  it('makes the same key for the same label and another one for another label', () => {
    assert.equal(createPlanKey('one'), createPlanKey('one'));
    assert.notEqual(createPlanKey('one'), createPlanKey('two'));
    assert.equal(new Set(samples.map(keyOf)).size, samples.length);
    assert.equal(new Set(samples.map((account) => account.groupId)).size, samples.length);
  });

  it('makes legacy keys with the documented claims and a length of 300 to 600 characters', () => {
    const account = sampleAccounts.legacyJwt;
    const key = keyOf(account);
    assert.match(key, /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.ok(key.length >= 300 && key.length <= 600, `${key.length} characters`);
    const claims = JSON.parse(claimsOf(key)) as Record<string, unknown>;
    assert.deepEqual(
      Object.keys(claims),
      'GroupName UserName Account SubjectID Phone GroupID PageName Mail CreateTime TokenType iss'.split(' '),
    );
    assert.equal(claims['iss'], 'minimax');
    assert.equal(claims['GroupID'], account.groupId);
    assert.notEqual(claims['SubjectID'], account.groupId);
  });

  it('can make a legacy key that holds its group as a number, digit for digit', () => {
    const groupId = createGroupId('any');
    assert.ok(claimsOf(createLegacyKey('any', groupId, true)).includes(`"GroupID":${groupId},`));
  });

  it('makes Group IDs of 19 digits that a number cannot hold', () => {
    fc.assert(
      fc.property(fc.string(), (label) => {
        const groupId = createGroupId(label);
        assert.match(groupId, /^\d{19}$/);
        assert.notEqual(BigInt(Number(groupId)).toString(), groupId);
        assert.notEqual(groupId, sampleGroupId);
      }),
      { numRuns: 50 },
    );
  });

  it('has a sample of every state that is worth trying', () => {
    assert.equal(samples.length, 16);
    assert.deepEqual(
      samples.map((account) => account.label),
      Object.keys(sampleAccounts),
    );
    assert.ok(samples.every((account) => account.note !== ''));
    assert.deepEqual(
      new Set(samples.map((account) => account.region)),
      new Set(['international', 'mainland']),
    );
    assert.deepEqual(
      new Set(samples.map((account) => account.keys[0]?.kind)),
      new Set(['plan', 'payAsYouGo', 'legacyJwt', 'unknown']),
    );
  });

  it('has no key written out in its source', () => {
    const folder = join(dirname(fileURLToPath(import.meta.url)), '../../platform');
    const source = readFileSync(join(folder, 'accounts.ts'), 'utf8');
    assert.doesNotMatch(source, /sk-(cp|api)-[\w-]{20}|eyJ[\w-]{20}/);
  });

  it('lets an account be made with its own group and kind of key', () => {
    const account = createAccount('mine', { groupId: '1234567890', kind: 'legacyJwt', region: 'mainland' });
    assert.equal(account.groupId, '1234567890');
    assert.ok(claimsOf(keyOf(account)).includes('"GroupID":"1234567890"'));
  });
});
