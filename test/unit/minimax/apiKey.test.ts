import { strict as assert } from 'node:assert';
import { format, inspect } from 'node:util';
import {
  ApiKey,
  apiKeyKind,
  apiKeyShape,
  isSendableShape,
  maskApiKey,
  type ApiKeyKind,
  type ApiKeyShape,
} from '../../../src/minimax/apiKey';
import { isRealKey, readKeyValue } from '../../../src/env/readValue';
import { readPastedText } from '../../../src/minimax/pastedText';
import { isPlaceholder } from '../../../src/minimax/placeholder';
import {
  createGroupId,
  createLegacyKey,
  createPayAsYouGoKey,
  createPlanKey,
  createUnknownKey,
} from '../../platform/accounts';

const legacyKey = createLegacyKey('apiKey tests', createGroupId('apiKey tests'));
const keysByKind: Readonly<Record<ApiKeyKind, string>> = {
  plan: createPlanKey('apiKey tests'),
  payAsYouGo: createPayAsYouGoKey('apiKey tests'),
  legacyJwt: legacyKey,
  unknown: createUnknownKey('apiKey tests'),
};
const kindsAndKeys = Object.entries(keysByKind) as [ApiKeyKind, string][];

describe('the kind of a key', () => {
  for (const [kind, key] of kindsAndKeys) {
    it(`is ${kind} for a key of that kind`, () => {
      assert.equal(apiKeyKind(key), kind);
      assert.equal(new ApiKey(key).kind, kind);
    });
  }

  it('is told by the prefix, whatever the length', () => {
    assert.equal(apiKeyKind('sk-cp-abc'), 'plan');
    assert.equal(apiKeyKind('sk-api-abc'), 'payAsYouGo');
    assert.equal(apiKeyKind('sk-abc'), 'unknown');
  });

  it('is a legacy key only with three base64url parts', () => {
    const [header = '', payload = '', signature = ''] = legacyKey.split('.');
    assert.equal(apiKeyKind(`${header}.${payload}`), 'unknown');
    assert.equal(apiKeyKind(`${header}.${payload}.${signature}.more`), 'unknown');
    assert.equal(apiKeyKind(`${header}.${payload}.`), 'unknown');
  });
});

describe('the shape of a key', () => {
  const shapes: readonly (readonly [title: string, value: string, shape: ApiKeyShape])[] = [
    ['a plan key of 125 characters', keysByKind.plan, 'usual'],
    ['a pay-as-you-go key of 126 characters', keysByKind.payAsYouGo, 'usual'],
    ['a legacy key', keysByKind.legacyJwt, 'usual'],
    ['a legacy key whose middle was cut', legacyKey.replace(/\.[\w-]{40}/, '.'), 'short'],
    ['a plan key with its end cut off', keysByKind.plan.slice(0, -1), 'short'],
    ['a plan key with something at its end', `${keysByKind.plan}a`, 'long'],
    ['a pay-as-you-go key with its end cut off', keysByKind.payAsYouGo.slice(0, 60), 'short'],
    ['a key of no known kind', keysByKind.unknown, 'unknownKind'],
    ['nothing', '', 'empty'],
    ['a Group ID of 19 digits', createGroupId('shape'), 'groupId'],
    ['10 digits', '1900000001', 'groupId'],
    ['20 digits', '19000000011900000001', 'groupId'],
    [
      'a key with a space inside',
      `${keysByKind.plan.slice(0, 20)} ${keysByKind.plan.slice(20)}`,
      'characters',
    ],
    ['a key with a line end', `${keysByKind.plan}\n`, 'characters'],
    ['a key with a letter that no header carries', `${keysByKind.plan}é`, 'characters'],
    ['a sentence', 'please give me a key', 'characters'],
    ['a text of 10,000 characters', 'k1'.repeat(5000), 'characters'],
    ['a key masked with asterisks', 'sk-cp-ab****wxyz', 'masked'],
    ['a key masked with bullets', 'sk-cp-••••wxyz', 'masked'],
    ['a key masked with an ellipsis', 'sk-cp-…wxyz', 'masked'],
    ['a key masked with three dots', 'sk-cp-abcd...wxyz', 'masked'],
    ['the sample of the setup guide', 'sk-cp-xxxxx...', 'placeholder'],
  ];
  for (const [title, value, shape] of shapes) {
    it(`of ${title} is ${shape}`, () => {
      assert.equal(apiKeyShape(value), shape);
    });
  }

  it('never keeps a key from being sent for an odd prefix or length alone', () => {
    assert.deepEqual((['usual', 'short', 'long', 'unknownKind'] as const).map(isSendableShape), [
      true,
      true,
      true,
      true,
    ]);
  });

  it('keeps what cannot be a key from being sent', () => {
    assert.deepEqual(
      (['empty', 'placeholder', 'masked', 'groupId', 'characters'] as const).map(isSendableShape),
      [false, false, false, false, false],
    );
  });

  it('of the mask of a key is never one that is sent', () => {
    const sendable = kindsAndKeys.map(([, key]) => isSendableShape(apiKeyShape(maskApiKey(key))));
    assert.deepEqual(sendable, [false, false, false, false]);
  });
});

describe('a placeholder', () => {
  const placeholders = [
    'sk-cp-xxxxx...',
    'sk-cp-xxxxx…',
    'sk-xxxx',
    'sk-api-xxxxxxxxxxxxxxxx',
    'sk-cp-',
    'your_api_key',
    'YOUR_API_KEY',
    'your',
    'your-api-key-here',
    'sk-your-key',
    '<your-key>',
    '<…>',
    '<...>',
    '<MINIMAX_API_KEY>',
    '${MINIMAX_API_KEY}',
    'sk-${KEY}',
    '{{MINIMAX_API_KEY}}',
    '{{ minimax.key }}',
    '$MINIMAX_API_KEY',
    '$MINIMAX_KEY2',
    '$env:MINIMAX_API_KEY',
    '%MINIMAX_API_KEY%',
    'process.env.MINIMAX_API_KEY',
    'changeme',
    'replace-me',
    'minimax_api_key',
    'api-key',
    'placeholder',
    '@MINIMAX_API_KEY@',
    '__MINIMAX_API_KEY__',
    '#{MINIMAX_API_KEY}#',
    'os.getenv("MINIMAX_API_KEY")',
    'sk-cp-<key>',
    'sk-cp-YOURKEY',
    'YourApiKeyHere',
    'yourapikey',
    'REDACTED',
    'sk-cp-REDACTED',
    'TODO',
    'none',
    'undefined',
  ];
  for (const placeholder of placeholders) {
    it(`is what ${placeholder} is, and it is never sent`, () => {
      assert.equal(isPlaceholder(placeholder), true);
      assert.equal(isSendableShape(apiKeyShape(placeholder)), false);
    });
  }

  for (const sample of ['my-api-key', '[API_KEY]', '{MINIMAX_API_KEY}', 'insert-api-key', 'dummy', '12345']) {
    it(`is what ${sample} is where a key belongs, and it is never sent`, () => {
      assert.equal(apiKeyShape(sample), 'placeholder');
      assert.equal(new ApiKey(sample).isSendable, false);
    });
  }

  for (const reference of [
    'encrypted:BDqDBibm4wsYqMpCjTQ6BsDHmMadg9K3dAt+Z9HPMfLEIRVz50hmLXPXRuDBXaJi',
    'op://Private/MiniMax/credential',
    'vault:secret/data/minimax',
    'ENC[AES256_GCM,data:Tr7oc19nc6t1m9OrUeo=,iv:abc=,tag:def=,type:str]',
    '/run/secrets/minimax',
    '~/.secrets/minimax',
    'https://api.minimax.io/v1',
  ]) {
    it(`is what ${reference} is for us, which says where a key is kept, and it is never sent`, () => {
      assert.equal(new ApiKey(reference).isSendable, false);
    });
  }

  for (const [open, close] of [
    ['<', '>'],
    ['[', ']'],
    ['{', '}'],
    ['{{ ', ' }}'],
    ['${', '}'],
    ['', '...'],
  ] as const) {
    it(`is not what somebody's key in ${open}…${close} is, and it is not sent so`, () => {
      for (const key of [keysByKind.plan, keysByKind.payAsYouGo, keysByKind.legacyJwt]) {
        const value = `${open}${key}${close}`;
        assert.equal(isPlaceholder(value), false);
        assert.equal(apiKeyShape(value), 'characters');
        assert.equal(readPastedText(value).apiKey, key);
        assert.equal(readPastedText(`MINIMAX_API_KEY=${value}`).apiKey, key);
        const reading = readKeyValue(value);
        assert.ok(reading.kind === 'key' && reading.key === key && reading.dirt !== undefined);
        assert.ok(isRealKey(reading, true));
      }
    });
  }

  it('is not what a whole key with a run of x is', () => {
    const key = `${keysByKind.plan.slice(0, 60)}xxxxxxxx${keysByKind.plan.slice(68)}`;
    assert.equal(isPlaceholder(key), false);
    assert.equal(apiKeyShape(key), 'usual');
  });

  it('is what a prefix and nothing but x of whole length is', () => {
    assert.equal(apiKeyShape(`sk-cp-${'x'.repeat(119)}`), 'placeholder');
  });

  it('is not what a key of another vendor is', () => {
    assert.equal(isPlaceholder(createUnknownKey('placeholder')), false);
  });
});

describe('the mask of a key', () => {
  const masks: readonly (readonly [prefix: string, key: string])[] = [
    ['sk-cp-', keysByKind.plan],
    ['sk-api-', keysByKind.payAsYouGo],
    ['eyJ', keysByKind.legacyJwt],
    ['sk-', keysByKind.unknown],
    ['', createPlanKey('without a prefix').slice(6)],
  ];
  for (const [prefix, key] of masks) {
    it(`is ${prefix === '' ? 'no prefix' : prefix} and the last four characters`, () => {
      assert.equal(maskApiKey(key), `${prefix}…${key.slice(-4)}`);
    });
  }

  it('of a short value shows none of what follows the prefix', () => {
    assert.equal(maskApiKey('sk-cp-secret'), 'sk-cp-…');
    assert.equal(maskApiKey('secret'), '…');
    assert.equal(maskApiKey(''), '…');
  });
});

describe('a key in memory', () => {
  const value = createPlanKey('in memory');
  const key = new ApiKey(value);
  const mask = `sk-cp-…${value.slice(-4)}`;

  // Each shows the key as some careless piece of code could; `shown` is what a reader would see.
  const printed: readonly (readonly [title: string, shown: () => string])[] = [
    ['String()', () => String(key)],
    ['a template', () => `key ${key as unknown as string}`],
    ['concatenation', () => 'key ' + (key as unknown as string)],
    ['Array.join', () => [key, key].join()],
    ['JSON.stringify', () => JSON.stringify(key)],
    ['JSON.stringify of an object around it', () => JSON.stringify({ a: [{ key }] })],
    ['inspect', () => inspect(key)],
    ['inspect with showHidden', () => inspect(key, { showHidden: true, depth: null, getters: true })],
    [
      'inspect without custom inspection',
      () => inspect(key, { customInspect: false, showHidden: true, depth: null }),
    ],
    [
      'inspect of an object around it',
      () => inspect({ a: { b: [new Map([['key', key]])] } }, { depth: null }),
    ],
    [
      'inspect of an error that carries it',
      () => inspect(Object.assign(new Error('x'), { key }), { depth: null }),
    ],
    ['inspect of a proxy of it', () => inspect(new Proxy(key, {}), { showProxy: true, depth: null })],
    ['the %s of a console', () => format('%s', key)],
    ['the %o of a console', () => format('%o', key)],
    ['the %O of a console', () => format('%O', { key })],
    ['the %j of a console', () => format('%j', { key })],
    ['a console without a format', () => format('key', key, [key])],
    ['its own properties', () => JSON.stringify(Object.entries(Object.getOwnPropertyDescriptors(key)))],
    ['a copy', () => inspect(structuredClone(Object.assign({}, key)))],
    [
      'a failed comparison',
      () =>
        failureOf(() => {
          assert.deepEqual(key, { other: true });
        }),
    ],
    [
      'a type error',
      () =>
        failureOf(() => {
          (key as unknown as { nothing: { here: string } }).nothing.here.trim();
        }),
    ],
  ];
  for (const [title, shown] of printed) {
    it(`does not show the secret by ${title}`, () => {
      const text = shown();
      assert.notEqual(text, '');
      // Not even a part that would help to find it.
      const parts = Array.from({ length: value.length - 11 }, (_, index) => value.slice(index, index + 12));
      assert.deepEqual(
        parts.filter((part) => text.includes(part)),
        [],
      );
    });
  }

  it('prints as its mask', () => {
    assert.equal(String(key), mask);
    assert.equal(JSON.stringify({ key }), JSON.stringify({ key: mask }));
    assert.equal(inspect(key), `ApiKey(${mask})`);
  });

  it('is opened by reveal alone', () => {
    assert.equal(key.reveal(), value);
  });

  it('equals another one with the same value and no other', () => {
    assert.equal(key.equals(new ApiKey(value)), true);
    assert.equal(key.equals(new ApiKey(value.slice(0, -1))), false);
  });

  it('names its own group only when it is a legacy key', () => {
    assert.equal(key.ownGroupId, undefined);
    assert.equal(new ApiKey(legacyKey).ownGroupId, createGroupId('apiKey tests'));
  });
});

describe('a text of a server that echoes a key', () => {
  const value = createPlanKey('echoed');
  const key = new ApiKey(value);
  const echoes: readonly (readonly [title: string, text: string, expected: string])[] = [
    ['whole', `no: ${value}!`, 'no: …!'],
    ['twice', `${value} ${value}`, '… …'],
    ['without its prefix', `key ${value.slice(6)}`, 'key …'],
    ['only its beginning', `key ${value.slice(0, 20)}`, 'key …'],
    ['only its end', `key ends ${value.slice(-12)}.`, 'key ends ….'],
    ['in two halves', `${value.slice(0, 60)}|${value.slice(60)}`, '…|…'],
    ['not at all', 'token not match group', 'token not match group'],
    ['as its mask', `key ${key.mask}`, `key ${key.mask}`],
    ['in no text', '', ''],
  ];
  for (const [title, text, expected] of echoes) {
    it(`is kept without it when it holds the key ${title}`, () => {
      assert.equal(key.removeFrom(text), expected);
      assert.equal(key.removeEchoFrom(text), expected.replace('…|…', '…'));
    });
  }

  const disguises: readonly (readonly [title: string, text: string])[] = [
    ['in capital letters', value.toUpperCase()],
    ['in groups', (value.match(/.{1,5}/gs) ?? []).join(' ')],
    ['with marks without width in between', (value.match(/./gs) ?? []).join('\u200b')],
    ['in lines', (value.match(/.{1,7}/gs) ?? []).join('\n')],
  ];
  for (const [title, disguised] of disguises) {
    it(`is kept without it when it holds the key ${title}`, () => {
      assert.equal(key.removeEchoFrom(`no: ${disguised}!`), 'no: …!');
    });
  }

  it('is not taken for our own words', () => {
    const named = new ApiKey('minimax-api-key-of-mine');
    assert.equal(named.removeFrom('MiniMax API key of mine'), 'MiniMax API key of mine');
  });
});

function failureOf(action: () => void): string {
  try {
    action();
  } catch (error) {
    return inspect(error, { depth: null });
  }
  throw new Error('It should have failed.');
}
