import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readCredentialDocument, writeCredentialDocument } from '../../../src/credentials/credentialDocument';
import { ApiKey } from '../../../src/minimax/apiKey';
import { sameCredentials, type Credentials } from '../../../src/minimax/credentials';
import {
  createLegacyKey,
  createPayAsYouGoKey,
  createPlanKey,
  createUnknownKey,
} from '../../platform/accounts';

const key = createPlanKey('document');
const credentials: Credentials = {
  apiKey: new ApiKey(key),
  groupId: '1900000000000000007',
  region: 'mainland',
};

/** The document of {@link credentials}, changed by a test. */
function documentWith(change: (document: Document) => unknown): string {
  const document = JSON.parse(writeCredentialDocument(credentials)) as Document;
  return JSON.stringify(change(document) ?? document);
}

interface Document {
  version: unknown;
  active: unknown;
  profiles: Record<string, Record<string, unknown>>;
}

function roundTrip(before: Credentials): Credentials {
  const reading = readCredentialDocument(writeCredentialDocument(before));
  assert.ok(reading.kind === 'credentials');
  return reading.credentials;
}

describe('the credential document', () => {
  for (const [kind, value] of [
    ['plan', createPlanKey('a')],
    ['pay-as-you-go', createPayAsYouGoKey('a')],
    ['legacy', createLegacyKey('a', '1900000000000000007')],
    ['unknown', createUnknownKey('a')],
  ] as const) {
    it(`gives a ${kind} key back as it was`, () => {
      const after = roundTrip({ apiKey: new ApiKey(value), groupId: undefined, region: 'international' });
      assert.equal(after.apiKey.reveal(), value);
    });
  }

  it('keeps every digit of a Group ID beyond 2^53, and leading zeros', () => {
    for (const groupId of ['9007199254740993', '1999999999999999997', '98765432109876543210', '0012345678']) {
      assert.equal(roundTrip({ ...credentials, groupId }).groupId, groupId);
    }
  });

  it('keeps region and Group ID, and the lack of one', () => {
    assert.ok(sameCredentials(roundTrip(credentials), credentials));
    const without: Credentials = { ...credentials, groupId: undefined, region: 'international' };
    assert.deepEqual(Object.keys(roundTrip(without)).sort(), ['apiKey', 'groupId', 'region']);
    assert.equal(roundTrip(without).groupId, undefined);
  });

  it('has a version and room for several profiles', () => {
    const document = JSON.parse(writeCredentialDocument(credentials)) as Document;
    assert.equal(document.version, 1);
    assert.deepEqual(Object.keys(document.profiles), [document.active]);
  });

  it('reads the profile that is active, and leaves others alone', () => {
    const reading = readCredentialDocument(
      documentWith((document) => {
        document.profiles['work'] = {
          apiKey: createPlanKey('work'),
          region: 'international',
        };
        document.active = 'work';
      }),
    );
    assert.ok(reading.kind === 'credentials');
    assert.equal(reading.credentials.apiKey.reveal(), createPlanKey('work'));
    assert.equal(reading.credentials.groupId, undefined);
  });

  it('is corrupt when it is cut short anywhere', () => {
    const text = writeCredentialDocument(credentials);
    for (let length = 0; length < text.length; length++) {
      assert.deepEqual(readCredentialDocument(text.slice(0, length)), { kind: 'corrupt' }, `${length}`);
    }
  });

  const corrupt: Record<string, string> = {
    'of a later version': documentWith((document) => {
      document.version = 2;
    }),
    'with a version that is a text': documentWith((document) => {
      document.version = '1';
    }),
    'without a version': documentWith(({ active, profiles }) => ({ active, profiles })),
    'without profiles': documentWith(({ active, version }) => ({ active, version })),
    'whose active profile is not there': documentWith((document) => {
      document.active = 'gone';
    }),
    'whose active profile is a name that every object has': documentWith((document) => {
      document.active = '__proto__';
    }),
    'without a key': documentWith(({ profiles }) => {
      delete profiles['default']?.['apiKey'];
    }),
    'with an empty key': documentWith(({ profiles }) => {
      profiles['default'] = { ...profiles['default'], apiKey: '' };
    }),
    'with a placeholder for a key': documentWith(({ profiles }) => {
      profiles['default'] = { ...profiles['default'], apiKey: 'sk-cp-xxxxx...' };
    }),
    'with a masked key': documentWith(({ profiles }) => {
      profiles['default'] = { ...profiles['default'], apiKey: credentials.apiKey.mask };
    }),
    'with a line end in the key': documentWith(({ profiles }) => {
      profiles['default'] = { ...profiles['default'], apiKey: `${key}\r\nX-Evil: 1` };
    }),
    'whose Group ID became a number': documentWith(({ profiles }) => {
      profiles['default'] = { ...profiles['default'], groupId: Number('1900000000000000007') };
    }),
    'with an empty Group ID': documentWith(({ profiles }) => {
      profiles['default'] = { ...profiles['default'], groupId: '' };
    }),
    'with a query in the Group ID': documentWith(({ profiles }) => {
      profiles['default'] = { ...profiles['default'], groupId: '1900000000000000007&x=1' };
    }),
    'without a region': documentWith(({ profiles }) => {
      delete profiles['default']?.['region'];
    }),
    'with another region': documentWith(({ profiles }) => {
      profiles['default'] = { ...profiles['default'], region: 'moon' };
    }),
    'that is the bare key': key,
    'that is an array': '[]',
    'that is null': 'null',
    'that is empty': '',
  };
  for (const [name, text] of Object.entries(corrupt)) {
    it(`is corrupt ${name}`, () => {
      assert.deepEqual(readCredentialDocument(text), { kind: 'corrupt' });
    });
  }

  it('never throws, whatever stands there', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        assert.deepEqual(readCredentialDocument(text), { kind: 'corrupt' });
      }),
      { numRuns: 300 },
    );
    assert.deepEqual(readCredentialDocument(null as unknown as string), { kind: 'corrupt' });
  });
});
