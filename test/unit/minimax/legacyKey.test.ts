import { strict as assert } from 'node:assert';
import { inspect } from 'node:util';
import { ApiKey } from '../../../src/minimax/apiKey';
import { readLegacyClaims } from '../../../src/minimax/legacyKey';
import { createGroupId, createLegacyKey, legacyClaims } from '../../platform/accounts';

const groupId = createGroupId('legacyKey tests');

/** A key with this text as its claims. */
function keyWithClaims(claims: string): string {
  const [header, , signature] = createLegacyKey('legacyKey tests', groupId).split('.');
  return [header, Buffer.from(claims).toString('base64url'), signature].join('.');
}

describe('the claims of a legacy key', () => {
  it('name the group that the key belongs to', () => {
    assert.deepEqual(readLegacyClaims(createLegacyKey('a', groupId)), { groupId });
  });

  it('name it digit by digit when it is a number past 2^53', () => {
    const key = createLegacyKey('a', groupId, true);
    assert.ok(Number(groupId) > Number.MAX_SAFE_INTEGER);
    assert.notEqual(String(Number(groupId)), groupId, 'the sample would survive a trip through a number');
    assert.deepEqual(readLegacyClaims(key), { groupId });
    assert.equal(new ApiKey(key).ownGroupId, groupId);
  });

  it('give nothing but the group', () => {
    const claims = readLegacyClaims(createLegacyKey('private', groupId));
    const personal = Object.entries(legacyClaims('private', groupId))
      .filter(([name, value]) => name !== 'GroupID' && String(value).length > 4)
      .map(([, value]) => String(value));
    assert.ok(personal.length >= 5);
    assert.deepEqual(
      personal.filter((value) => inspect(claims, { showHidden: true }).includes(value)),
      [],
    );
  });

  it('do not take the SubjectID for the group', () => {
    const claims = JSON.stringify({ ...legacyClaims('a', groupId), GroupID: undefined });
    assert.match(claims, /"SubjectID":"\d{19}"/);
    assert.deepEqual(readLegacyClaims(keyWithClaims(claims)), { groupId: undefined });
  });

  const other = createGroupId('another group');
  const numbers: readonly (readonly [title: string, claims: string, expected: string | undefined])[] = [
    [
      'another claim holds text that looks like one, before it',
      `{"UserName":${JSON.stringify(`"GroupID": ${other}, `)},"GroupID":${groupId}}`,
      groupId,
    ],
    [
      'another claim holds text that looks like one, after it',
      `{"GroupID":${groupId},"UserName":${JSON.stringify(`{"GroupID":${other}}`)}}`,
      groupId,
    ],
    [
      'only another claim holds text that looks like one',
      JSON.stringify({ UserName: `"GroupID": ${other}}` }),
      undefined,
    ],
    ['white space stands around it', `{ "GroupID" :\t${groupId}\n, "iss": "minimax" }`, groupId],
    [
      'a nested object has one too, so that it is in doubt',
      `{"SubjectID":{"GroupID":${other}},"GroupID":${groupId}}`,
      undefined,
    ],
    [
      'its name is written with an escape and a nested object has another one',
      `{"SubjectID":{"GroupID":${other}},"Group\\u0049D":${groupId}}`,
      undefined,
    ],
    ['it stands there twice', `{"GroupID":${other},"GroupID":${groupId}}`, undefined],
    ['it is written with an exponent', '{"GroupID":1.9e18}', undefined],
    ['it is negative', '{"GroupID":-1900000000000000007}', undefined],
    ['it has a fraction', `{"GroupID":${groupId}.5}`, undefined],
    ['it is too short for a group', '{"GroupID":12345}', undefined],
  ];
  for (const [title, claims, expected] of numbers) {
    it(`give ${expected === undefined ? 'no group' : 'the group'} as a number when ${title}`, () => {
      assert.deepEqual(readLegacyClaims(keyWithClaims(claims)), { groupId: expected });
    });
  }

  const texts: readonly (readonly [title: string, claim: unknown])[] = [
    ['empty', ''],
    ['no digits', 'my team'],
    ['digits and more', `${groupId} `],
    ['too long', '1'.repeat(21)],
    ['null', null],
    ['an object', { id: groupId }],
    ['a list', [groupId]],
    ['true', true],
  ];
  for (const [title, claim] of texts) {
    it(`give no group when it is ${title}`, () => {
      assert.deepEqual(readLegacyClaims(keyWithClaims(JSON.stringify({ GroupID: claim }))), {
        groupId: undefined,
      });
    });
  }

  it('give no group when another issuer made the token', () => {
    const claims = JSON.stringify({ GroupID: groupId, iss: 'someone else' });
    assert.deepEqual(readLegacyClaims(keyWithClaims(claims)), { groupId: undefined });
  });

  const unreadable: readonly (readonly [title: string, key: string])[] = [
    ['no parts', 'eyJhbGciOiJSUzI1NiJ9'],
    ['an empty middle part', 'eyJh..sig'],
    ['a middle part that is no JSON', keyWithClaims('{"GroupID":')],
    ['a middle part that is a list', keyWithClaims(`[{"GroupID":"${groupId}"}]`)],
    ['a middle part that is a text', keyWithClaims(`"GroupID"`)],
    ['a middle part that is null', keyWithClaims('null')],
    ['characters that are no base64', 'eyJ.***.sig'],
    ['nothing', ''],
  ];
  for (const [title, key] of unreadable) {
    it(`cannot be read from ${title}`, () => {
      assert.equal(readLegacyClaims(key), undefined);
    });
  }
});
