import { strict as assert } from 'node:assert';
import { createPlanKey, keyOf, sampleAccounts } from '../../platform/accounts';
import { startPlatform } from '../../platform/simulatedPlatform';
import type { SimulatedPlatform } from '../../platform/simulatedPlatform';
import { ask, bearer } from './ask';

const account = sampleAccounts.healthyPlan;
const key = keyOf(account);

describe('records of the simulated platform', () => {
  let platform: SimulatedPlatform;

  before(async () => {
    platform = await startPlatform({ now: () => 1_790_000_000_000 });
  });
  beforeEach(() => platform.reset());
  after(() => platform.close());

  it('hold what was asked and the label of the key', async () => {
    const body = '{"voice_type":"voice_cloning"}';
    const request = `POST /v1/get_voice?GroupId=${account.groupId}&x=1`;
    await ask(platform.international.origin, request, { ...bearer(key), body });
    await platform.received(({ outcome }) => outcome === 'answered');
    assert.deepEqual(platform.requests(), [
      {
        region: 'international',
        endpoint: 'pairing',
        method: 'POST',
        path: '/v1/get_voice',
        query: `GroupId=${account.groupId}&x=1`,
        authorizationKind: 'bearer',
        keyLabel: 'healthyPlan',
        hasGroupId: true,
        groupId: account.groupId,
        body,
        at: 1_790_000_000_000,
        spendsTokens: false,
        fault: undefined,
        status: 200,
        outcome: 'answered',
      },
    ]);
  });

  it('hold no key, which only the raw headers do', async () => {
    await ask(platform.international.origin, 'GET /v1/models', bearer(key));
    const [request] = platform.requests();
    assert.ok(request);
    assert.ok(!JSON.stringify(request).includes(key));
    assert.ok(platform.rawHeaders(request).includes(`Bearer ${key}`));
  });

  it('tell the ways of authorization apart', async () => {
    const ways: Record<string, string>[] = [
      {},
      { authorization: `Bearer ${createPlanKey('nobody')}` },
      { authorization: 'Bearer' },
      { authorization: `Basic ${key}` },
      { 'x-api-key': key },
    ];
    for (const headers of ways) await ask(platform.mainland.origin, 'GET /v1/models', { headers });
    assert.deepEqual(
      platform.requests().map(({ authorizationKind, keyLabel }) => [authorizationKind, keyLabel]),
      [
        ['none', undefined],
        ['bearer', 'unlisted'],
        ['bearer', 'unlisted'],
        ['other', undefined],
        ['xApiKey', 'healthyPlan'],
      ],
    );
  });

  it('tell an empty group from none', async () => {
    await ask(platform.international.origin, 'POST /v1/get_voice?GroupId=');
    await ask(platform.international.origin, 'POST /v1/get_voice?groupid=1');
    assert.deepEqual(
      platform.requests().map(({ hasGroupId, groupId }) => [hasGroupId, groupId]),
      [
        [true, ''],
        [false, undefined],
      ],
    );
  });

  it('can be waited for, before or after the request came', async () => {
    const waiting = platform.received((request) => request.region === 'mainland');
    await ask(platform.international.origin, 'GET /v1/models');
    await ask(platform.mainland.origin, 'GET /v1/models');
    assert.equal(await waiting, platform.requests()[1]);
    assert.equal(
      await platform.received((request) => request.region === 'international'),
      platform.requests()[0],
    );
  });

  it('say what came instead when nothing fits in time', async () => {
    await ask(platform.international.origin, 'GET /v1/models');
    await platform.received(({ outcome }) => outcome === 'answered');
    await assert.rejects(
      platform.received((request) => request.region === 'mainland', 20),
      /within 20 ms.*international GET \/v1\/models answered/,
    );
  });

  it('are forgotten on request', async () => {
    await ask(platform.international.origin, 'GET /v1/models');
    platform.clear();
    assert.deepEqual(platform.requests(), []);
  });

  it('and all else are as at the start after a reset', async () => {
    platform.account('healthyPlan').keys[0]!.revoked = true;
    platform.behaviour.modelsMissing = true;
    platform.fault({ kind: 'reset' });
    await platform.international.refuse();
    await platform.reset();
    assert.equal((await ask(platform.international.origin, 'GET /v1/models', bearer(key))).status, 200);
    assert.equal(sampleAccounts.healthyPlan.keys[0]?.revoked, false);
  });

  it('are of one platform only', async () => {
    await using other = await startPlatform();
    await ask(other.international.origin, 'GET /v1/models');
    assert.equal(other.requests().length, 1);
    assert.equal(platform.requests().length, 0);
  });
});

describe('the ports of the simulated platform', () => {
  it('are on loopback, free ones or those that were given, and free again after the end', async () => {
    const first = await startPlatform();
    const { international, mainland } = first;
    assert.match(international.origin, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.notEqual(international.port, mainland.port);
    await first.close();
    await assert.rejects(ask(international.origin, 'GET /v1/models'), { code: 'ECONNREFUSED' });
    await using second = await startPlatform({
      ports: { international: international.port, mainland: mainland.port },
    });
    assert.equal(second.international.origin, international.origin);
    assert.equal(second.mainland.origin, mainland.origin);
  });
});
