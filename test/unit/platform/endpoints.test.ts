import { strict as assert } from 'node:assert';
import {
  createAccount,
  createPlan,
  createPlanKey,
  createWallet,
  createWindow,
  keyOf,
  sampleAccounts,
  sampleGroupId,
} from '../../platform/accounts';
import type { Account } from '../../platform/accounts';
import { startPlatform } from '../../platform/simulatedPlatform';
import type { SimulatedPlatform } from '../../platform/simulatedPlatform';
import { ask, bearer } from './ask';
import type { Reply } from './ask';

// The expected values are those of MiniMax's documentation, written out: a mistake in the simulator must not
// show up here as well.

const startedAt = 1_790_000_000_000;
const loginFail =
  "login fail: Please carry the API secret key in the 'Authorization' field of the request header";
const success = { status_code: 0, status_msg: 'success' };
const { healthyPlan, healthyPayAsYouGo, otherTeam, mainlandPlan, legacyJwt } = sampleAccounts;

function parse(reply: Reply): unknown {
  return JSON.parse(reply.body);
}

function statusOf(reply: Reply): string {
  assert.equal(reply.status, 200, 'native endpoints answer 200 whatever the code');
  assert.match(String(reply.headers['trace-id']), /^[0-9a-f]{32}$/);
  const body = parse(reply) as { base_resp: { status_code: number; status_msg: string } };
  return `${body.base_resp.status_code} ${body.base_resp.status_msg}`;
}

describe('endpoints of the simulated platform', () => {
  let platform: SimulatedPlatform;
  let now = startedAt;

  before(async () => {
    platform = await startPlatform({ now: () => now });
  });
  beforeEach(async () => {
    now = startedAt;
    await platform.reset();
  });
  after(() => platform.close());

  const get = (path: string, account: Account) =>
    ask(platform[account.region].origin, `GET ${path}`, bearer(keyOf(account)));
  const pair = (account: Account, query: string, body = '{"voice_type":"voice_cloning"}') =>
    ask(platform[account.region].origin, `POST /v1/get_voice${query}`, { ...bearer(keyOf(account)), body });

  describe('models', () => {
    it('lists models to a key of this region', async () => {
      const reply = await get('/v1/models', healthyPlan);
      assert.equal(reply.status, 200);
      assert.equal(reply.headers['content-type'], 'application/json; charset=utf-8');
      const list = parse(reply) as { object: string; data: unknown[] };
      assert.equal(list.object, 'list');
      assert.deepEqual(list.data[0], {
        id: 'MiniMax-M3',
        object: 'model',
        created: 1780272000,
        owned_by: 'minimax',
      });
    });

    const refused: [string, string][] = [
      ['a key of the other region', keyOf(mainlandPlan)],
      ['a revoked key', keyOf(sampleAccounts.revokedKey)],
      ['a well-formed key that nobody has', createPlanKey('nobody')],
    ];
    for (const [name, key] of refused) {
      it(`refuses ${name} with 2049 in the OpenAI-compatible envelope`, async () => {
        const reply = await ask(platform.international.origin, 'GET /v1/models', bearer(key));
        assert.equal(reply.status, 401);
        const { request_id: requestId, ...rest } = parse(reply) as Record<string, unknown>;
        assert.deepEqual(rest, {
          type: 'error',
          error: { type: 'authorized_error', message: 'invalid api key (2049)', http_code: '401' },
        });
        assert.match(String(requestId), /^[0-9a-f]{32}$/);
      });
    }

    const carriesNoKey: [string, Record<string, string>][] = [
      ['no authorization', {}],
      ['a blank key', { authorization: 'Bearer ' }],
      ['an unexpanded template', { authorization: 'Bearer ${MINIMAX_API_KEY}' }],
      ['another scheme', { authorization: `Basic ${keyOf(healthyPlan)}` }],
      ['x-api-key', { 'x-api-key': keyOf(healthyPlan) }],
    ];
    for (const [name, headers] of carriesNoKey) {
      it(`answers ${name} with 1004 login fail`, async () => {
        const models = await ask(platform.international.origin, 'GET /v1/models', { headers });
        assert.equal(models.status, 401);
        assert.equal((parse(models) as { error: { message: string } }).error.message, `${loginFail} (1004)`);
        const usage = await ask(platform.international.origin, 'GET /v1/token_plan/remains', { headers });
        assert.equal(statusOf(usage), `1004 ${loginFail}`);
      });
    }

    it('can be missing, as before the middle of 2026', async () => {
      platform.behaviour.modelsMissing = true;
      const reply = await get('/v1/models', healthyPlan);
      assert.deepEqual([reply.status, reply.body], [404, '404 page not found']);
    });
  });

  describe('plan usage', () => {
    it('answers in the shape of today, with times in epoch ms and percents of what remains', async () => {
      now = startedAt + 7_139_716;
      const reply = await get('/v1/token_plan/remains', healthyPlan);
      assert.equal(reply.status, 200);
      const body = parse(reply) as { model_remains: unknown[]; base_resp: unknown };
      assert.deepEqual(body.base_resp, success);
      const usage = {
        start_time: startedAt + 7_200_000 - 18_000_000,
        end_time: startedAt + 7_200_000,
        remains_time: 60284,
        current_interval_total_count: 0,
        current_interval_usage_count: 0,
        current_interval_status: 1,
        current_interval_remaining_percent: 97,
        current_weekly_status: 1,
        current_weekly_remaining_percent: 96,
        weekly_start_time: startedAt + 259_200_000 - 604_800_000,
        weekly_end_time: startedAt + 259_200_000,
        weekly_remains_time: 259_200_000 - 7_139_716,
        interval_boost_permille: 2000,
        weekly_boost_permille: 3000,
      };
      assert.deepEqual(body.model_remains, [
        { model_name: 'general', ...usage },
        { model_name: 'video', ...usage },
      ]);
    });

    it('answers in the shape from before June 2026 without percents and status', async () => {
      const body = parse(await get('/v1/token_plan/remains', sampleAccounts.oldPlanShape)) as {
        model_remains: Record<string, unknown>[];
      };
      assert.equal(body.model_remains.length, 2);
      const [text, speech] = body.model_remains;
      assert.equal(text?.['model_name'], 'MiniMax-M*');
      assert.equal(text['current_interval_total_count'], 1500);
      assert.equal(speech?.['model_name'], 'speech-hd');
      assert.doesNotMatch(JSON.stringify(body), /percent|interval_status|weekly/);
    });

    const states: [keyof typeof sampleAccounts, string][] = [
      ['exhaustedInterval', 'general 2/0 1/96, video 1/97 1/96'],
      ['exhaustedWeek', 'general 1/97 2/0, video 1/97 1/96'],
      ['videoSpent', 'general 1/97 1/96, video 2/0 1/96'],
      ['textNotInPlan', 'general 3/100 3/100, video 1/97 1/96'],
    ];
    for (const [label, expected] of states) {
      it(`reports the windows of ${label}`, async () => {
        const body = parse(await get('/v1/token_plan/remains', sampleAccounts[label])) as {
          model_remains: Record<string, string | number>[];
        };
        const seen = body.model_remains.map((model) => {
          const name = model['model_name'];
          const interval = `${model['current_interval_status']}/${model['current_interval_remaining_percent']}`;
          return `${name} ${interval} ${model['current_weekly_status']}/${model['current_weekly_remaining_percent']}`;
        });
        assert.equal(seen.join(', '), expected);
      });
    }

    it('renews an exhausted window when it has ended', async () => {
      now = startedAt + 90 * 60_000;
      const body = parse(await get('/v1/token_plan/remains', sampleAccounts.exhaustedInterval)) as {
        model_remains: Record<string, number>[];
      };
      const general = body.model_remains[0];
      assert.equal(general?.['current_interval_status'], 1);
      assert.equal(general['current_interval_remaining_percent'], 100);
      assert.equal(general['remains_time'], 18_000_000);
    });

    it('does not renew what is not in the plan', async () => {
      now = startedAt + 30 * 24 * 3_600_000;
      const body = parse(await get('/v1/token_plan/remains', sampleAccounts.textNotInPlan)) as {
        model_remains: Record<string, number>[];
      };
      assert.equal(body.model_remains[0]?.['current_interval_status'], 3);
      assert.equal(body.model_remains[0]['current_weekly_status'], 3);
    });

    it('answers 2062 without a plan, and to other kinds of key', async () => {
      assert.equal(
        statusOf(await get('/v1/token_plan/remains', sampleAccounts.noPlan)),
        '2062 no token plan',
      );
      assert.equal(statusOf(await get('/v1/token_plan/remains', healthyPayAsYouGo)), '2062 no token plan');
      assert.equal(statusOf(await get('/v1/token_plan/remains', legacyJwt)), '2062 no token plan');
    });

    it('may answer a pay-as-you-go key although there is no plan', async () => {
      platform.account('healthyPayAsYouGo').planUsageAnswersPayAsYouGo = true;
      const reply = await get('/v1/token_plan/remains', healthyPayAsYouGo);
      assert.deepEqual(parse(reply), { model_remains: [], base_resp: success });
    });

    it('answers a key of the other region with 2049 over HTTP 200', async () => {
      const options = bearer(keyOf(mainlandPlan));
      const reply = await ask(platform.international.origin, 'GET /v1/token_plan/remains', options);
      assert.equal(statusOf(reply), '2049 invalid api key');
      assert.equal(statusOf(await get('/v1/token_plan/remains', mainlandPlan)), '0 success');
    });

    it('answers on the legacy path any key of the other region with 1004 cookie is missing', async () => {
      const path = '/v1/api/openplatform/coding_plan/remains';
      const reply = await ask(platform.international.origin, `GET ${path}`, bearer(keyOf(mainlandPlan)));
      assert.equal(statusOf(reply), '1004 cookie is missing, log in again');
      assert.equal(statusOf(await get(path, healthyPlan)), '0 success');
    });
  });

  describe('balance', () => {
    it('answers with amounts as strings and no currency', async () => {
      assert.deepEqual(parse(await get('/account/query_balance', healthyPayAsYouGo)), {
        available_amount: '98.00',
        cash_balance: '0.00',
        voucher_balance: '98.00',
        credit_balance: '0.00',
        owed_amount: '0.00',
        balance_alert_switch: false,
        balance_alert_threshold: '',
        base_resp: success,
      });
    });

    it('reports an empty wallet as a success', async () => {
      const reply = await get('/account/query_balance', sampleAccounts.noBalance);
      assert.equal(statusOf(reply), '0 success');
      assert.equal((parse(reply) as Record<string, unknown>)['available_amount'], '0.00');
    });

    it('answers a plan key only where the account says so', async () => {
      assert.equal(statusOf(await get('/account/query_balance', healthyPlan)), '1004 not authorized');
      Object.assign(platform.account('healthyPlan'), {
        balanceAnswersPlanKeys: true,
        wallet: createWallet('1.00'),
      });
      assert.equal(statusOf(await get('/account/query_balance', healthyPlan)), '0 success');
    });

    it('asks the unverified mainland account for its real name with 2038', async () => {
      const account = sampleAccounts.unverifiedMainland;
      assert.match(statusOf(await get('/account/query_balance', account)), /^2038 /);
      assert.match(statusOf(await pair(account, `?GroupId=${account.groupId}`)), /^2038 /);
      assert.equal((await get('/v1/models', account)).status, 200);
    });
  });

  describe('pairing', () => {
    it('answers 0 to the key with its own group', async () => {
      for (const account of [healthyPlan, healthyPayAsYouGo, legacyJwt, mainlandPlan]) {
        const reply = await pair(account, `?GroupId=${account.groupId}`);
        assert.equal(statusOf(reply), '0 success', account.label);
        assert.ok(Array.isArray((parse(reply) as { voice_cloning: unknown }).voice_cloning));
      }
    });

    it('answers 1004 token not match group to a group of another account and to the sample of the guide', async () => {
      for (const groupId of [otherTeam.groupId, sampleGroupId, '1234567890123456789', 'nonsense']) {
        const reply = await pair(healthyPlan, `?GroupId=${groupId}`);
        assert.equal(
          reply.body,
          '{"base_resp":{"status_code":1004,"status_msg":"token not match group"}}',
          groupId,
        );
        assert.equal(reply.status, 200);
      }
    });

    it('tells groups apart that are the same number once they are rounded', async () => {
      const near = healthyPlan.groupId.replace(/7$/, '8');
      assert.equal(Number(near), Number(healthyPlan.groupId));
      assert.equal(statusOf(await pair(healthyPlan, `?GroupId=${near}`)), '1004 token not match group');
    });

    it('answers an empty group with a misleading 1008 on plan keys', async () => {
      assert.equal(statusOf(await pair(healthyPlan, '?GroupId=')), '1008 insufficient balance');
      assert.equal(statusOf(await pair(healthyPayAsYouGo, '?GroupId=')), '1004 token not match group');
    });

    it('answers 0 without a group, and does not see one under another name or in the body', async () => {
      assert.equal(statusOf(await pair(healthyPlan, '')), '0 success');
      assert.equal(statusOf(await pair(healthyPlan, `?group_id=${sampleGroupId}`)), '0 success');
      const body = JSON.stringify({ voice_type: 'voice_cloning', GroupId: sampleGroupId });
      assert.equal(statusOf(await pair(healthyPlan, '', body)), '0 success');
    });

    it('answers another voice type or no JSON with 2013', async () => {
      for (const body of ['{"voice_type":"all"}', '{}', 'null', '', 'voice_cloning']) {
        assert.equal(statusOf(await pair(healthyPlan, '', body)), '2013 invalid params', body);
      }
    });

    it('refuses the key before it looks at the group', async () => {
      const reply = await pair(sampleAccounts.revokedKey, `?GroupId=${sampleGroupId}`);
      assert.equal(statusOf(reply), '2049 invalid api key');
    });

    it('can ignore the group', async () => {
      platform.behaviour.pairingIgnoresGroupId = true;
      assert.equal(statusOf(await pair(healthyPlan, `?GroupId=${sampleGroupId}`)), '0 success');
    });

    it('can be missing', async () => {
      platform.behaviour.pairingMissing = true;
      const reply = await pair(healthyPlan, '');
      assert.deepEqual([reply.status, reply.body], [404, '404 page not found']);
    });

    it('can refuse plan keys whatever the group', async () => {
      platform.behaviour.pairingRefusesPlanKeys = { code: 1004, message: 'not authorized' };
      assert.equal(
        statusOf(await pair(healthyPlan, `?GroupId=${healthyPlan.groupId}`)),
        '1004 not authorized',
      );
      assert.equal(statusOf(await pair(healthyPayAsYouGo, '')), '0 success');
    });
  });

  describe('endpoints that spend', () => {
    const spending = ['/v1/chat/completions', '/anthropic/v1/messages', '/v1/t2a_v2', '/v1/voice_clone'];
    for (const path of spending) {
      it(`marks a request to ${path} and generates nothing`, async () => {
        const reply = await ask(platform.international.origin, `POST ${path}`, {
          ...bearer(keyOf(healthyPlan)),
          body: '{}',
        });
        assert.match(reply.body, /invalid params/);
        const [request] = platform.requests();
        assert.equal(request?.spendsTokens, true);
      });
    }

    it('refuses keys on the Anthropic-compatible surface in its own envelope, without a number', async () => {
      const { origin } = platform.international;
      const wrong = { headers: { 'x-api-key': keyOf(mainlandPlan) } };
      const reply = await ask(origin, 'POST /anthropic/v1/messages', wrong);
      assert.equal(reply.status, 401);
      const { request_id: requestId, ...rest } = parse(reply) as Record<string, unknown>;
      assert.deepEqual(rest, {
        type: 'error',
        error: { type: 'authentication_error', message: 'invalid api key' },
      });
      assert.match(String(requestId), /^[0-9a-f]{32}$/);
      const none = await ask(origin, 'POST /anthropic/v1/messages');
      assert.match(none.body, /login fail: .* 'X-Api-Key'/);
    });

    it('does not mark the free requests', async () => {
      await get('/v1/models', healthyPlan);
      await get('/v1/token_plan/remains', healthyPlan);
      await get('/account/query_balance', healthyPayAsYouGo);
      await pair(healthyPlan, '');
      assert.deepEqual(
        platform.requests().map((request) => request.spendsTokens),
        [false, false, false, false],
      );
    });
  });

  it('answers an unknown path or method with a plain 404', async () => {
    const wrong = [
      'GET /models',
      'POST /v1/models',
      'GET /v1/get_voice',
      'GET /anthropic/models',
      'GET //',
      'GET /',
    ];
    for (const request of wrong) {
      const reply = await ask(platform.international.origin, request, bearer(keyOf(healthyPlan)));
      assert.deepEqual(
        [reply.status, reply.headers['content-type'], reply.body],
        [404, 'text/plain', '404 page not found'],
        request,
      );
    }
  });

  it('knows the accounts that it is given, each only in its region', async () => {
    const account = createAccount('mine', {
      region: 'mainland',
      plan: createPlan({ interval: createWindow({ remainingPercent: 12 }) }),
    });
    await using own = await startPlatform({ accounts: [account] });
    const options = bearer(keyOf(account));
    const statuses = [
      await ask(own.mainland.origin, 'GET /v1/models', options),
      await ask(own.international.origin, 'GET /v1/models', options),
    ].map((reply) => reply.status);
    assert.deepEqual(statuses, [200, 401]);
  });
});
