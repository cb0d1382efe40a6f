import { strict as assert } from 'node:assert';
import { inspect } from 'node:util';
import { ApiKey } from '../../../src/minimax/apiKey';
import type { Credentials } from '../../../src/minimax/credentials';
import type { RequestName } from '../../../src/minimax/requests';
import { UnsendableCredentialsError } from '../../../src/minimax/verification';
import { createGroupId, createPlanKey, sampleAccounts, type Account } from '../../platform/accounts';
import { startPlatform, type SimulatedPlatform } from '../../platform/simulatedPlatform';
import { credentialsOf, linesOf, verifyAt } from './support/verifying';

const models = 'GET /v1/models';
const planUsage = 'GET /v1/token_plan/remains';
const balance = 'GET /account/query_balance';
const control = 'POST /v1/get_voice';
const sample = 'POST /v1/get_voice?GroupId=1234567890123456789';
const pairing = (account: Account) => `POST /v1/get_voice?GroupId=${account.groupId}`;

const { healthyPlan, healthyPayAsYouGo, legacyJwt, unknownKind, mainlandPlan, otherTeam } = sampleAccounts;

describe('the requests of a verification', () => {
  let platform: SimulatedPlatform;

  before(async () => {
    platform = await startPlatform();
  });
  beforeEach(() => platform.reset());
  after(() => platform.close());

  const tables: readonly (readonly [
    title: string,
    account: Account,
    groupId: boolean,
    lines: readonly string[],
  ])[] = [
    ['a plan key', healthyPlan, true, [models, planUsage, pairing(healthyPlan), sample]],
    ['a plan key without a Group ID', healthyPlan, false, [models, planUsage]],
    ['a pay-as-you-go key', healthyPayAsYouGo, true, [models, balance, pairing(healthyPayAsYouGo), sample]],
    ['a pay-as-you-go key without a Group ID', healthyPayAsYouGo, false, [models, balance]],
    ['a legacy key', legacyJwt, true, [models, planUsage, balance, pairing(legacyJwt), sample]],
    ['a key of no known kind', unknownKind, true, [models, planUsage, balance, pairing(unknownKind), sample]],
  ];
  for (const [title, account, withGroupId, lines] of tables) {
    it(`are exactly these for ${title}: ${lines.length}`, async () => {
      await verifyAt(platform, credentialsOf(account, withGroupId ? {} : { groupId: undefined }));
      assert.deepEqual(linesOf(platform.requests()), [...lines].sort());
    });
  }

  it('all carry the key as a bearer, once and nowhere else', async () => {
    const credentials = credentialsOf(healthyPlan);
    const key = credentials.apiKey.reveal();
    await verifyAt(platform, credentials);
    const seen = platform.requests().map((request) => ({
      kind: request.authorizationKind,
      label: request.keyLabel,
      inAddress: `${request.path}?${request.query}`.includes(key),
      inBody: request.body.includes(key),
      headers: headersWith(platform.rawHeaders(request), key),
    }));
    assert.deepEqual(
      seen,
      seen.map(() => ({
        kind: 'bearer',
        label: 'healthyPlan',
        inAddress: false,
        inBody: false,
        headers: ['authorization'],
      })),
    );
    assert.equal(seen.length, 4);
  });

  it('go to the region of the credentials alone', async () => {
    await verifyAt(platform, credentialsOf(mainlandPlan));
    await verifyAt(platform, credentialsOf(mainlandPlan, { region: 'mainland', groupId: undefined }));
    assert.deepEqual([...new Set(platform.requests().map((request) => request.region))], ['mainland']);
    platform.clear();
    await verifyAt(platform, credentialsOf(mainlandPlan, { region: 'international' }));
    assert.deepEqual([...new Set(platform.requests().map((request) => request.region))], ['international']);
  });

  it('spend nothing and have no empty Group ID, whatever account and behaviour', async () => {
    for (const account of Object.values(sampleAccounts)) {
      await verifyAt(platform, credentialsOf(account));
    }
    platform.behaviour.modelsMissing = true;
    platform.fault({ kind: 'status', status: 500 }, { endpoint: 'planUsage' });
    await verifyAt(platform, credentialsOf(healthyPlan, { groupId: otherTeam.groupId }));
    await verifyAt(platform, credentialsOf(healthyPlan, { groupId: undefined }));
    const requests = platform.requests();
    assert.ok(requests.length > 60);
    assert.deepEqual(
      requests.filter(
        (request) => request.spendsTokens || request.groupId === '' || request.endpoint === 'unknown',
      ),
      [],
    );
    assert.deepEqual(
      requests.filter((request) => request.endpoint === 'legacyPlanUsage'),
      [],
    );
  });

  it('are sent at once: all wait for an answer at the same time', async () => {
    platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
    const cancel = new AbortController();
    const verdict = verifyAt(platform, credentialsOf(legacyJwt), { signal: cancel.signal });
    const waiting = ['models', 'planUsage', 'balance', 'pairing'].map((endpoint) =>
      platform.received((request) => request.endpoint === endpoint && request.outcome === 'pending'),
    );
    const sampleWaits = platform.received((request) => request.groupId === '1234567890123456789');
    await Promise.all([...waiting, sampleWaits]);
    assert.deepEqual(
      platform.requests().map((request) => request.outcome),
      ['pending', 'pending', 'pending', 'pending', 'pending'],
    );
    cancel.abort();
    await assert.rejects(verdict);
  });

  it('are told of as their answers come', async () => {
    const told: [RequestName, string][] = [];
    await verifyAt(platform, credentialsOf(healthyPlan), {
      onAnswer: (request, answer) => told.push([request, answer.outcome.kind]),
    });
    assert.deepEqual(told.sort(), [
      ['models', 'ok'],
      ['pairing', 'ok'],
      ['pairingSample', 'tokenNotMatchGroup'],
      ['planUsage', 'ok'],
    ]);
  });

  describe('of the control, a pairing without a Group ID,', () => {
    it('are none while the key is seen to be accepted', async () => {
      await verifyAt(platform, credentialsOf(healthyPlan, { groupId: otherTeam.groupId }));
      assert.equal(linesOf(platform.requests()).includes(control), false);
    });

    it('are none when the key is refused before the group is looked at', async () => {
      await verifyAt(platform, credentialsOf(mainlandPlan, { region: 'international' }));
      assert.equal(linesOf(platform.requests()).includes(control), false);
    });

    it('are none without a Group ID', async () => {
      platform.behaviour.modelsMissing = true;
      platform.fault({ kind: 'status', status: 500 }, { endpoint: 'planUsage' });
      await verifyAt(platform, credentialsOf(healthyPlan, { groupId: undefined }));
      assert.deepEqual(linesOf(platform.requests()), [models, planUsage]);
    });

    it('is one, after all others, when only it can tell a mismatch from a key that is not accepted', async () => {
      platform.behaviour.modelsMissing = true;
      platform.fault({ kind: 'status', status: 500 }, { endpoint: 'planUsage' });
      const verdict = await verifyAt(platform, credentialsOf(healthyPlan, { groupId: otherTeam.groupId }));
      assert.deepEqual(
        [verdict.state, verdict.group, verdict.rows.key],
        ['groupIdMismatch', { state: 'mismatched', by: 'platform' }, 'otherEndpointAnswered'],
      );
      const requests = platform.requests();
      assert.deepEqual(linesOf(requests.slice(-1)), [control]);
      assert.equal(linesOf(requests).filter((line) => line === control).length, 1);
    });

    it('proves nothing when it fails', async () => {
      platform.behaviour.modelsMissing = true;
      platform.fault({ kind: 'status', status: 500 }, { endpoint: 'planUsage' });
      platform.fault(
        { kind: 'status', status: 502 },
        { endpoint: 'pairing', when: (request) => !request.hasGroupId },
      );
      const verdict = await verifyAt(platform, credentialsOf(healthyPlan, { groupId: otherTeam.groupId }));
      assert.deepEqual([verdict.state, verdict.group.state], ['trouble', 'notChecked']);
    });
  });

  describe('are none for values that are no credentials:', () => {
    const key = createPlanKey('unsendable');
    const groupId = createGroupId('unsendable');
    const values: readonly (readonly [title: string, key: string, groupId: string | undefined])[] = [
      ['the sample key of the guide', 'sk-cp-xxxxx...', groupId],
      ['a template', '${MINIMAX_API_KEY}', undefined],
      ['a masked key', new ApiKey(key).mask, undefined],
      ['a key masked with dots', `${key.slice(0, 12)}...${key.slice(-4)}`, undefined],
      ['no key', '', groupId],
      ['a Group ID in the place of the key', groupId, undefined],
      ['key and Group ID swapped', groupId, key],
      ['a key with a line end', `${key}\r\nX-Injected: 1`, undefined],
      ['a key with a space', `${key} ${key}`, undefined],
      ['a key that no header carries', `${key}é`, undefined],
      ['the sample Group ID of the guide', key, '1234567890123456789'],
      ['an empty Group ID', key, ''],
      ['a Group ID with letters', key, 'my-team'],
      ['a Group ID that is too short', key, '123456789'],
      ['a Group ID that is too long', key, '123456789012345678901'],
      ['a key in the place of the Group ID', key, key],
      ['a Group ID with a second parameter', key, `${groupId}&x=1`],
    ];
    for (const [title, apiKey, group] of values) {
      it(title, async () => {
        const credentials: Credentials = {
          apiKey: new ApiKey(apiKey),
          groupId: group,
          region: 'international',
        };
        await assert.rejects(verifyAt(platform, credentials), (error) => {
          assert.ok(error instanceof UnsendableCredentialsError);
          assert.equal(inspect(error).includes(key), false);
          return true;
        });
        assert.deepEqual(platform.requests(), []);
      });
    }
  });
});

/** The names of the headers that hold a text. */
function headersWith(raw: readonly string[], text: string): string[] {
  return raw
    .filter((_, index) => index % 2 === 0 && raw[index + 1]?.includes(text))
    .map((name) => name.toLowerCase());
}
