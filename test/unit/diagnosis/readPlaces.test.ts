import { strict as assert } from 'node:assert';
import { parse, populate } from 'dotenv';
import fc from 'fast-check';
import { readEnvFile, readEnvironment } from '../../../src/diagnosis/readPlaces';
import { analyzeEnv } from '../../../src/env/analyzeEnv';
import type { EnvContext } from '../../../src/env/envContext';
import { ApiKey } from '../../../src/minimax/apiKey';
import { createGroupId, createLegacyKey, createPlanKey } from '../../platform/accounts';

const context: EnvContext = { now: 0, language: 'en' };
const file = { uri: 'file:///w/.env', label: '.env' };
const key = createPlanKey('read places');
const groupId = createGroupId('read places');

function found(text: string, environment: Record<string, string> = {}) {
  return readEnvFile(file, analyzeEnv(text, context), environment, context).found;
}

describe('what is found in a .env file', () => {
  it('is each pair with its place, its region and what would change the region', () => {
    const [pair] = found(
      `MINIMAX_API_KEY=${key}\nMINIMAX_GROUP_ID=${groupId}\nMINIMAX_API_HOST=https://api.minimaxi.com/v1\n`,
    );
    assert.deepEqual(pair?.place, {
      kind: 'envFile',
      ...file,
      keyVariable: 'MINIMAX_API_KEY',
      groupVariable: 'MINIMAX_GROUP_ID',
      fromEnvironment: [],
    });
    assert.ok(pair.apiKey.equals(new ApiKey(key)));
    assert.equal(pair.groupId, groupId);
    assert.equal(pair.region, 'mainland');
    assert.deepEqual(pair.host, {
      variable: 'MINIMAX_API_HOST',
      host: 'api.minimaxi.com',
      kind: 'oldApi',
      region: 'mainland',
      hasWrongPath: false,
    });
    assert.deepEqual(pair.regionChanges.international, [
      { variable: 'MINIMAX_API_HOST', value: 'https://api.minimax.io/v1' },
    ]);
    assert.deepEqual(pair.obstacles, []);
  });

  it('names host and region where both stand in the file', () => {
    const [pair] = found(
      `MINIMAX_API_KEY=${key}\nMINIMAX_API_HOST=https://api.minimax.cn\nMINIMAX_REGION=cn\n`,
    );
    assert.deepEqual(pair?.regionChanges.international, [
      { variable: 'MINIMAX_API_HOST', value: 'https://api.minimax.io' },
      { variable: 'MINIMAX_REGION', value: 'global' },
    ]);
  });

  it('gets a host where it has neither', () => {
    const [pair] = found(`MINIMAX_API_KEY=${key}\n`);
    assert.equal(pair?.region, undefined);
    assert.deepEqual(pair?.regionChanges.mainland, [
      { variable: 'MINIMAX_API_HOST', value: 'https://api.minimax.cn' },
    ]);
  });

  it('tells an empty Group ID from none', () => {
    assert.equal(found(`MINIMAX_API_KEY=${key}\nMINIMAX_GROUP_ID=\n`)[0]?.isGroupIdEmpty, true);
    assert.equal(found(`MINIMAX_API_KEY=${key}\n`)[0]?.isGroupIdEmpty, false);
  });

  it('holds no login that stands in an address', () => {
    const [pair] = found(`MINIMAX_API_KEY=${key}\nMINIMAX_API_HOST=https://user:secret@api.minimax.io\n`);
    assert.equal(pair?.host?.host, 'api.minimax.io');
    assert.equal(pair.region, 'international');
    assert.ok(!JSON.stringify(pair).includes('secret'));
  });

  const cut = createPlanKey('cut').slice(0, 60);
  const obstacles: readonly (readonly [string, string, readonly string[]])[] = [
    ['a sample', 'MINIMAX_API_KEY=your_api_key', ['apiKey placeholder']],
    ['a reference', 'MINIMAX_API_KEY=${KEY}', ['apiKey unexpanded']],
    ['a masked key', 'MINIMAX_API_KEY=sk-cp-abcd****wxyz', ['apiKey masked']],
    ['a key with a prefix', `MINIMAX_API_KEY=Bearer ${key}`, ['apiKey characters dirty-value']],
    ['a Group ID as the key', `MINIMAX_API_KEY=${groupId}`, ['apiKey swapped']],
    [
      'both in each other’s place',
      `MINIMAX_API_KEY=${groupId}\nMINIMAX_GROUP_ID=${key}`,
      ['apiKey swapped swapped', 'groupId swapped'],
    ],
    ['a # in a key', `MINIMAX_API_KEY=${cut}#${key.slice(61)}`, ['apiKey cut hash-cut']],
    [
      'samples of both',
      'MINIMAX_API_KEY=sk-cp-xxxxx...\nMINIMAX_GROUP_ID=1234567890123456789',
      ['apiKey placeholder', 'groupId placeholder'],
    ],
    ['words as a Group ID', `MINIMAX_API_KEY=${key}\nMINIMAX_GROUP_ID=my-group-of-five`, ['groupId format']],
    [
      'a separated Group ID',
      `MINIMAX_API_KEY=${key}\nMINIMAX_GROUP_ID=1,921,323,516,396,223,537`,
      ['groupId format group-format'],
    ],
  ];
  for (const [name, text, expected] of obstacles) {
    it(`is told to be no credentials for ${name}`, () => {
      assert.deepEqual(
        found(text)[0]?.obstacles.map(({ part, why, rule }) => [part, why, rule].filter(Boolean).join(' ')),
        expected,
      );
    });
  }

  it('leaves out the key of another service beside one of MiniMax’s', () => {
    const text = `ANTHROPIC_BASE_URL=https://api.minimax.io/anthropic\nANTHROPIC_AUTH_TOKEN=${key}\nANTHROPIC_API_KEY=sk-ant-${'ab12'.repeat(12)}\n`;
    assert.deepEqual(
      found(text).map(({ place }) => place.kind === 'envFile' && place.keyVariable),
      ['ANTHROPIC_AUTH_TOKEN'],
    );
  });
});

describe('what a program gets in the place of a file’s values', () => {
  it('is not told when the environment says the same or nothing', () => {
    const text = `MINIMAX_API_KEY=${key}\n`;
    assert.equal(found(text)[0]?.overridden, undefined);
    assert.equal(found(text, { MINIMAX_API_KEY: key, PATH: '/bin' })[0]?.overridden, undefined);
  });

  it('is the environment’s key with the file’s Group ID', () => {
    const other = createPlanKey('other');
    const [pair] = found(`MINIMAX_API_KEY=${key}\nMINIMAX_GROUP_ID=${groupId}\n`, { MINIMAX_API_KEY: other });
    assert.deepEqual(pair?.overridden?.variables, ['MINIMAX_API_KEY']);
    const { result } = pair.overridden;
    assert.ok(result?.apiKey.equals(new ApiKey(other)) === true);
    assert.equal(result.groupId, groupId);
    assert.deepEqual(result.place.kind === 'envFile' && result.place.fromEnvironment, ['MINIMAX_API_KEY']);
  });

  it('is no key when the environment empties the variable', () => {
    assert.deepEqual(found(`MINIMAX_API_KEY=${key}\n`, { MINIMAX_API_KEY: '' })[0]?.overridden, {
      variables: ['MINIMAX_API_KEY'],
      result: undefined,
    });
  });

  it('is what dotenv makes of file and environment, for any of them', () => {
    const keys = fc.constantFrom(key, createPlanKey('second'), createLegacyKey('third', groupId), '');
    const groups = fc.constantFrom(groupId, createGroupId('another'), '');
    const variables = fc.record(
      { MINIMAX_API_KEY: keys, MINIMAX_GROUP_ID: groups, MINIMAX_REGION: fc.constantFrom('global', 'cn') },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(variables, variables, (inFile, environment) => {
        const text = Object.entries(inFile)
          .map(([name, value]) => `${name}=${value}\n`)
          .join('');
        const target: Record<string, string> = { ...environment };
        populate(target, parse(text));
        const [pair] = found(text, environment);
        if (pair === undefined) {
          assert.equal(inFile.MINIMAX_API_KEY ?? '', '');
          return;
        }
        const result = pair.overridden === undefined ? pair : pair.overridden.result;
        assert.equal(result?.apiKey.equals(new ApiKey(target['MINIMAX_API_KEY'] ?? '')) ?? true, true);
        assert.equal(result === undefined, target['MINIMAX_API_KEY'] === '');
        if (result !== undefined) {
          assert.equal(result.groupId ?? '', target['MINIMAX_GROUP_ID'] ?? '');
          assert.equal(
            result.region,
            ({ global: 'international', cn: 'mainland' } as Record<string, string>)[
              target['MINIMAX_REGION'] ?? ''
            ],
          );
        }
      }),
    );
  });
});

describe('what is found in the environment', () => {
  it('is known by the names that programs read, and nothing else is looked at', () => {
    const environment = {
      MINIMAX_API_KEY: key,
      MINIMAX_ACCOUNT_GROUP_ID: groupId,
      MINIMAX_OAUTH_TOKEN: createPlanKey('token'),
      MY_MINIMAX_API_KEY: createPlanKey('mine'),
      OPENAI_API_KEY: `sk-proj-${'a1b2'.repeat(12)}`,
    };
    const places = readEnvironment(environment, context).map(({ place }) => place);
    assert.deepEqual(places, [
      { kind: 'environment', keyVariable: 'MINIMAX_API_KEY', groupVariable: 'MINIMAX_ACCOUNT_GROUP_ID' },
    ]);
  });

  it('takes the variables of other programs where their host is MiniMax’s', () => {
    const environment = { OPENAI_API_KEY: key, OPENAI_BASE_URL: 'https://api.minimax.io/v1' };
    const [pair] = readEnvironment(environment, context);
    assert.equal(pair?.region, 'international');
    assert.equal(pair.host?.hasWrongPath, false);
  });
});
