import { strict as assert } from 'node:assert';
import type { ApiKeyKind } from '../../../src/minimax/apiKey';
import { freeRequest, requestsFor, type RequestName } from '../../../src/minimax/requests';
import { endpointOf, spendsTokens } from '../../platform/answers';

const groupId = '1900000000000000007';
const names: readonly RequestName[] = [
  'models',
  'pairing',
  'pairingSample',
  'pairingControl',
  'planUsage',
  'balance',
];

describe('a free request', () => {
  const documented: readonly (readonly [name: RequestName, request: string, body: string | undefined])[] = [
    ['models', 'GET /v1/models', undefined],
    ['planUsage', 'GET /v1/token_plan/remains', undefined],
    ['balance', 'GET /account/query_balance', undefined],
    ['pairing', `POST /v1/get_voice?GroupId=${groupId}`, '{"voice_type":"voice_cloning"}'],
    ['pairingSample', 'POST /v1/get_voice?GroupId=1234567890123456789', '{"voice_type":"voice_cloning"}'],
    ['pairingControl', 'POST /v1/get_voice', '{"voice_type":"voice_cloning"}'],
  ];
  for (const [name, line, body] of documented) {
    it(`for ${name} is the documented one`, () => {
      const request = freeRequest(name, groupId);
      assert.deepEqual([`${request.method} ${request.path}`, request.body], [line, body]);
    });
  }

  it('generates nothing, whichever it is', () => {
    const spending = names.filter((name) => {
      const { method, path } = freeRequest(name, groupId);
      return spendsTokens(endpointOf(method, path.split('?')[0] ?? ''));
    });
    assert.deepEqual(spending, []);
  });

  it('never sends a Group ID without a value', () => {
    const paths = names.map((name) => freeRequest(name, undefined).path);
    assert.deepEqual(
      paths.filter((path) => /GroupId=(?:&|$)/i.test(path)),
      [],
    );
    assert.equal(freeRequest('pairing', undefined).path, '/v1/get_voice');
  });

  it('leaves no room for a second parameter in a Group ID', () => {
    assert.equal(freeRequest('pairing', '1&x=2').path, '/v1/get_voice?GroupId=1%26x%3D2');
  });
});

describe('the requests that are made at once', () => {
  const tables: readonly (readonly [kind: ApiKeyKind, usage: readonly RequestName[]])[] = [
    ['plan', ['planUsage']],
    ['payAsYouGo', ['balance']],
    ['legacyJwt', ['planUsage', 'balance']],
    ['unknown', ['planUsage', 'balance']],
  ];
  for (const [kind, usage] of tables) {
    it(`for a ${kind} key ask for ${usage.join(' and ')}`, () => {
      assert.deepEqual(new Set(requestsFor(kind, false)), new Set(['models', ...usage]));
      assert.deepEqual(
        new Set(requestsFor(kind, true)),
        new Set(['models', 'pairing', 'pairingSample', ...usage]),
      );
    });
  }
});
