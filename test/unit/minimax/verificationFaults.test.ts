import { strict as assert } from 'node:assert';
import { verifyCredentials } from '../../../src/minimax/verification';
import type { VerdictState } from '../../../src/minimax/verdict';
import { FetchHttpClient, httpLimits, type HttpLimits } from '../../../src/network/fetchHttpClient';
import { sampleAccounts, type Account } from '../../platform/accounts';
import { hostileMessages, type Fault } from '../../platform/faults';
import { startPlatform, type FaultTarget, type SimulatedPlatform } from '../../platform/simulatedPlatform';
import { credentialsOf, verifyAt } from './support/verifying';

/** Nobody listens there; that no redirect is followed at all is shown below. */
const elsewhere = 'http://127.0.0.1:1/elsewhere';

type Expected = Extract<VerdictState, 'healthy' | 'unreachable' | 'trouble'>;

// What every answer failing in the same way leads to. None of it may be held against the key.
const faults: {
  readonly [Kind in Fault['kind']]: readonly (readonly [Extract<Fault, { kind: Kind }>, Expected])[];
} = {
  reset: [[{ kind: 'reset' }, 'unreachable']],
  resetMidBody: [[{ kind: 'resetMidBody' }, 'unreachable']],
  slowHeaders: [
    [{ kind: 'slowHeaders', delayMs: 'never' }, 'unreachable'],
    [{ kind: 'slowHeaders', delayMs: 10 }, 'healthy'],
  ],
  slowBody: [
    [{ kind: 'slowBody', everyMs: 'never' }, 'unreachable'],
    [{ kind: 'slowBody', everyMs: 20 }, 'unreachable'],
  ],
  html: [
    [{ kind: 'html' }, 'unreachable'],
    [{ kind: 'html', page: 'cloudflare', status: 403 }, 'unreachable'],
    [{ kind: 'html', page: 'nginx', status: 401 }, 'unreachable'],
    [{ kind: 'html', page: 'nginx', status: 502 }, 'trouble'],
    [{ kind: 'html', page: 'nginx', status: 404 }, 'trouble'],
  ],
  truncatedJson: [[{ kind: 'truncatedJson' }, 'trouble']],
  emptyBody: [
    [{ kind: 'emptyBody' }, 'trouble'],
    [{ kind: 'emptyBody', status: 401 }, 'trouble'],
    [{ kind: 'emptyBody', status: 403 }, 'trouble'],
    [{ kind: 'emptyBody', status: 500 }, 'trouble'],
  ],
  oversizedBody: [[{ kind: 'oversizedBody' }, 'trouble']],
  redirect: [
    [{ kind: 'redirect', location: elsewhere }, 'unreachable'],
    [{ kind: 'redirect', location: elsewhere, status: 307 }, 'unreachable'],
  ],
  status: [
    [{ kind: 'status', status: 407 }, 'unreachable'],
    [{ kind: 'status', status: 429, retryAfter: 7 }, 'trouble'],
    [{ kind: 'status', status: 500 }, 'trouble'],
    [{ kind: 'status', status: 502 }, 'trouble'],
    [{ kind: 'status', status: 503, retryAfter: 30 }, 'trouble'],
    [{ kind: 'status', status: 529 }, 'trouble'],
  ],
  contentType: [
    [{ kind: 'contentType', contentType: 'text/html' }, 'healthy'],
    [{ kind: 'contentType', contentType: 'text/plain; charset=gbk' }, 'healthy'],
  ],
  error: [
    [{ kind: 'error', code: 1000, message: 'unknown error' }, 'trouble'],
    [{ kind: 'error', code: 1001, message: 'timeout' }, 'trouble'],
    [{ kind: 'error', code: 1002, message: 'rate limit' }, 'trouble'],
    [{ kind: 'error', code: 1013, message: 'internal service error' }, 'trouble'],
    [{ kind: 'error', code: 1024, message: 'internal error' }, 'trouble'],
    [{ kind: 'error', code: 1033, message: 'system error' }, 'trouble'],
    [{ kind: 'error', code: 1039, message: 'token limit' }, 'trouble'],
    [{ kind: 'error', code: 1041, message: 'connection limit' }, 'trouble'],
    [{ kind: 'error', code: 2045, message: 'rate growth limit' }, 'trouble'],
    [{ kind: 'error', code: 2013, message: 'invalid params' }, 'trouble'],
    [{ kind: 'error', code: 1004, message: 'cookie is missing, log in again' }, 'trouble'],
    [{ kind: 'error', code: 1004, message: 'words that nobody has seen' }, 'trouble'],
    [{ kind: 'error', code: 7777, message: hostileMessages.markdown }, 'trouble'],
    [{ kind: 'error', code: 7777, message: hostileMessages.commandLink }, 'trouble'],
    [{ kind: 'error', code: 7777, message: hostileMessages.html }, 'trouble'],
    [{ kind: 'error', code: 7777, message: hostileMessages.control }, 'trouble'],
  ],
  native: [
    [{ kind: 'native', code: 1000, message: 'unknown error' }, 'trouble'],
    [{ kind: 'native', code: 1004, message: '' }, 'trouble'],
    // The endpoint of the Group ID answers no more than this when there are no voices: the key is accepted.
    [{ kind: 'native', code: 0, message: 'success' }, 'healthy'],
    [{ kind: 'native', code: 1004, message: hostileMessages.long }, 'trouble'],
  ],
  openAi: [
    [{ kind: 'openAi', status: 429, type: 'rate_limit_error', message: 'slow down' }, 'trouble'],
    [{ kind: 'openAi', status: 529, type: 'overloaded_error', message: 'overloaded' }, 'trouble'],
    [{ kind: 'openAi', status: 500, type: 'api_error', message: 'invalid api key' }, 'trouble'],
    [{ kind: 'openAi', status: 403, type: 'forbidden', message: 'invalid api key' }, 'trouble'],
  ],
  echo: [
    [{ kind: 'echo', code: 1000 }, 'trouble'],
    [{ kind: 'echo', code: 1000, inTraceId: true }, 'trouble'],
  ],
};

/** Whether a fault goes on until the client leaves. */
function lasts(fault: Fault): boolean {
  return fault.kind === 'slowBody' || (fault.kind === 'slowHeaders' && fault.delayMs === 'never');
}

function describeFault(fault: Fault): string {
  const { kind, ...rest } = fault;
  return `${kind} ${JSON.stringify(rest)
    .replace(/\p{Cf}/gu, '')
    .slice(0, 80)}`;
}

describe('a fault', () => {
  let platform: SimulatedPlatform;

  before(async () => {
    platform = await startPlatform();
  });
  beforeEach(() => platform.reset());
  after(() => platform.close());

  /** A verdict under a fault. */
  async function verdictUnder(
    fault: Fault,
    target: FaultTarget,
    account: Account = sampleAccounts.healthyPlan,
    limits: Partial<HttpLimits> = {},
  ) {
    platform.fault(fault, target);
    const http = new FetchHttpClient({ ...httpLimits, ...limits });
    return verifyAt(platform, credentialsOf(account), { http });
  }

  for (const [fault, expected] of Object.values(faults).flat() as (readonly [Fault, Expected])[]) {
    it(`on every answer gives "${expected}": ${describeFault(fault)}`, async () => {
      // A shorter limit changes nothing but the duration.
      const limits = lasts(fault) ? { firstByteMs: 100, wholeAnswerMs: 150 } : {};
      const verdict = await verdictUnder(fault, {}, sampleAccounts.healthyPlan, limits);
      assert.equal(verdict.state, expected);
    });

    if (lasts(fault)) {
      continue;
    }

    for (const endpoint of ['models', 'planUsage', 'pairing'] as const) {
      // A "token not match group" of the pairing alone is what a real mismatch looks like.
      const isMismatch =
        endpoint === 'pairing' && fault.kind === 'native' && fault.message === hostileMessages.long;
      it(`of ${endpoint} alone leaves the key ${isMismatch ? 'accepted' : 'healthy'}: ${describeFault(fault)}`, async () => {
        const verdict = await verdictUnder(fault, { endpoint });
        assert.equal(verdict.key.state, 'accepted');
        assert.equal(verdict.state, isMismatch ? 'groupIdMismatch' : 'healthy');
        if (
          endpoint === 'pairing' &&
          verdict.evidence.answers.pairing?.outcome.kind !== 'ok' &&
          !isMismatch
        ) {
          assert.deepEqual(verdict.group, {
            state: 'notChecked',
            why: verdict.evidence.answers.pairing?.httpStatus === 404 ? 'endpointMissing' : 'noAnswer',
          });
        }
      });
    }
  }

  const lasting = (Object.values(faults).flat() as (readonly [Fault, Expected])[])
    .map(([fault]) => fault)
    .filter(lasts);
  for (const endpoint of ['models', 'planUsage', 'pairing'] as const) {
    it(`that lasts, of ${endpoint} alone, leaves the key healthy`, async () => {
      // Each has a platform of its own, so that they last at the same time.
      const states = await Promise.all(
        lasting.map(async (fault) => {
          await using own = await startPlatform();
          own.fault(fault, { endpoint });
          const http = new FetchHttpClient({ ...httpLimits, firstByteMs: 600, wholeAnswerMs: 700 });
          return (await verifyAt(own, credentialsOf(sampleAccounts.healthyPlan), { http })).state;
        }),
      );
      assert.deepEqual(states, ['healthy', 'healthy', 'healthy']);
    });
  }

  for (const account of [
    sampleAccounts.healthyPayAsYouGo,
    sampleAccounts.legacyJwt,
    sampleAccounts.unknownKind,
  ]) {
    it(`of the connection says nothing about the key of ${account.label}`, async () => {
      const states: VerdictState[] = [];
      for (const fault of [{ kind: 'reset' }, { kind: 'html' }, { kind: 'status', status: 429 }] as const) {
        platform.clearFaults();
        // The own Group ID of a legacy key matches, so its claim does not speak against it.
        states.push((await verdictUnder(fault, {}, account)).state);
      }
      assert.deepEqual(states, ['unreachable', 'unreachable', 'trouble']);
    });
  }

  it('of every answer but the sample pairing proves no match', async () => {
    const verdict = await verdictUnder(
      { kind: 'status', status: 500 },
      { endpoint: 'pairing', when: (request) => request.groupId === '1234567890123456789' },
    );
    assert.deepEqual([verdict.state, verdict.group], ['healthy', { state: 'notChecked', why: 'noAnswer' }]);
  });

  it('that is a refused connection is unreachable, and says so', async () => {
    await platform.international.refuse();
    const verdict = await verifyAt(platform, credentialsOf(sampleAccounts.healthyPlan));
    assert.deepEqual(
      [verdict.state, verdict.key],
      ['unreachable', { state: 'unclear', why: 'unreachable', fault: 'refused' }],
    );
  });

  it('that is an unknown host name is unreachable, and says so', async () => {
    const verdict = await verifyCredentials(credentialsOf(sampleAccounts.healthyPlan), {
      http: new FetchHttpClient(),
      origin: 'https://api.minimax.invalid',
      signal: new AbortController().signal,
      now: Date.now,
    });
    assert.deepEqual(
      [verdict.state, verdict.key],
      ['unreachable', { state: 'unclear', why: 'unreachable', fault: 'dns' }],
    );
  });

  it('that lets the platform ask for a pause is kept with the pause', async () => {
    const verdict = await verdictUnder({ kind: 'status', status: 429, retryAfter: 7 }, {});
    assert.equal(verdict.evidence.answers.models?.retryAfterSeconds, 7);
  });

  it('never follows a redirect, to whatever host', async () => {
    platform.fault(
      { kind: 'redirect', location: `${platform.mainland.origin}/v1/models` },
      { region: 'international' },
    );
    await verifyAt(platform, credentialsOf(sampleAccounts.healthyPlan));
    assert.deepEqual(
      platform.requests().filter((request) => request.region === 'mainland'),
      [],
    );
  });
});

describe('a departure from the documentation', () => {
  let platform: SimulatedPlatform;

  before(async () => {
    platform = await startPlatform();
  });
  beforeEach(() => platform.reset());
  after(() => platform.close());

  const { healthyPlan, otherTeam } = sampleAccounts;

  it('that takes any Group ID is "not checked", be the Group ID right or wrong', async () => {
    platform.behaviour.pairingIgnoresGroupId = true;
    const right = await verifyAt(platform, credentialsOf(healthyPlan));
    const wrong = await verifyAt(platform, credentialsOf(healthyPlan, { groupId: otherTeam.groupId }));
    assert.deepEqual(
      [right, wrong].map(({ state, group }) => [state, group]),
      [
        ['healthy', { state: 'notChecked', why: 'endpointIgnores' }],
        ['healthy', { state: 'notChecked', why: 'endpointIgnores' }],
      ],
    );
  });

  it('that has no endpoint to check the Group ID leaves the rest of the verdict', async () => {
    platform.behaviour.pairingMissing = true;
    const { state, group, spending } = await verifyAt(platform, credentialsOf(healthyPlan));
    assert.deepEqual(
      [state, group, spending],
      ['healthy', { state: 'notChecked', why: 'endpointMissing' }, { state: 'available' }],
    );
  });

  it('that has no models endpoint is answered by the others', async () => {
    platform.behaviour.modelsMissing = true;
    const { state, group, rows } = await verifyAt(platform, credentialsOf(healthyPlan));
    assert.deepEqual(
      [state, group, rows.key],
      ['healthy', { state: 'matched', by: 'platform' }, 'otherEndpointAnswered'],
    );
  });

  it('that has no models endpoint still tells a revoked key', async () => {
    platform.behaviour.modelsMissing = true;
    const { state, rows } = await verifyAt(platform, credentialsOf(sampleAccounts.revokedKey));
    assert.deepEqual([state, rows.key], ['notAcceptedHere', 'usageRefused']);
  });

  it('that has neither endpoint says nothing of a Group ID', async () => {
    platform.behaviour.modelsMissing = true;
    platform.behaviour.pairingMissing = true;
    const { state, group } = await verifyAt(platform, credentialsOf(healthyPlan));
    assert.deepEqual([state, group], ['healthy', { state: 'notChecked', why: 'endpointMissing' }]);
  });

  const refusals: readonly (readonly [code: number, message: string])[] = [
    [2049, 'invalid api key'],
    [1004, "login fail: Please carry the API secret key in the 'Authorization' field of the request header"],
    [1004, 'not authorized'],
    [1008, 'insufficient balance'],
    [2061, 'your plan does not include this model'],
    [2062, 'no token plan'],
  ];
  for (const [code, message] of refusals) {
    it(`that answers every plan key ${code} "${message.slice(0, 30)}" where the Group ID is checked is "not checked"`, async () => {
      platform.behaviour.pairingRefusesPlanKeys = { code, message };
      const verdict = await verifyAt(platform, credentialsOf(healthyPlan));
      assert.deepEqual(
        [verdict.state, verdict.group, verdict.spending],
        ['healthy', { state: 'notChecked', why: 'endpointRefuses' }, { state: 'available' }],
      );
    });
  }
});
