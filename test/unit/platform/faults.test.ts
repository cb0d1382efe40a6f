import { strict as assert } from 'node:assert';
import { keyOf, sampleAccounts } from '../../platform/accounts';
import { hostileMessages } from '../../platform/faults';
import type { Fault } from '../../platform/faults';
import { startPlatform } from '../../platform/simulatedPlatform';
import type { FaultTarget, SimulatedPlatform } from '../../platform/simulatedPlatform';
import { ask, bearer } from './ask';
import type { AskOptions, Reply } from './ask';

const key = keyOf(sampleAccounts.healthyPlan);
const planUsage = 'GET /v1/token_plan/remains';
const models = 'GET /v1/models';

describe('faults of the simulated platform', () => {
  let platform: SimulatedPlatform;

  before(async () => {
    platform = await startPlatform();
  });
  beforeEach(() => platform.reset());
  after(() => platform.close());

  const send = (request: string, options: AskOptions = {}) =>
    ask(platform.international.origin, request, { ...bearer(key), ...options });
  const sendUnder = async (fault: Fault, request = planUsage, target: FaultTarget = {}): Promise<Reply> => {
    platform.fault(fault, { times: 1, ...target });
    return send(request);
  };

  describe('of the connection', () => {
    it('refuses connections to one region and takes them again on the same port', async () => {
      const { origin } = platform.international;
      await platform.international.refuse();
      await assert.rejects(send(models), { code: 'ECONNREFUSED' });
      assert.equal((await ask(platform.mainland.origin, models)).status, 401);
      await platform.international.restore();
      assert.equal(platform.international.origin, origin);
      assert.equal((await send(models)).status, 200);
    });

    it('drops a request that waits when the region starts to refuse', async () => {
      platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
      const reply = send(models);
      await platform.received((request) => request.endpoint === 'models');
      await Promise.all([assert.rejects(reply, { code: 'ECONNRESET' }), platform.international.refuse()]);
      await platform.received((request) => request.outcome === 'cutOff');
    });

    it('resets before a byte was answered', async () => {
      await assert.rejects(sendUnder({ kind: 'reset' }), { code: 'ECONNRESET' });
      await platform.received((request) => request.outcome === 'cutOff');
    });

    it('resets after the headers and half of the body', async () => {
      platform.fault({ kind: 'resetMidBody' });
      const seen: unknown[] = [];
      await assert.rejects(
        send(planUsage, {
          onHeaders: (status, headers) => seen.push(status, headers.connection),
          onBytes: (total) => seen.push(total),
        }),
        { code: 'ECONNRESET' },
      );
      const [status, connection, bytes] = seen;
      assert.deepEqual([status, connection], [200, 'keep-alive']);
      assert.ok(Number(bytes) > 0);
    });
  });

  describe('of time', () => {
    it('holds the headers back for a while', async () => {
      const start = performance.now();
      assert.equal((await sendUnder({ kind: 'slowHeaders', delayMs: 40 })).status, 200);
      // Timers may fire up to a millisecond early.
      assert.ok(performance.now() - start >= 39);
    });

    it('holds answers back until they are released, and sees the client leave meanwhile', async () => {
      const release = platform.hold();
      const leave = new AbortController();
      const [reply, given] = [send(planUsage), send(models, { signal: leave.signal })];
      await platform.received(({ endpoint }) => endpoint === 'planUsage');
      await platform.received(({ endpoint }) => endpoint === 'models');
      leave.abort();
      await assert.rejects(given, { name: 'AbortError' });
      await platform.received(({ outcome }) => outcome === 'clientClosed');
      release();
      assert.equal((await reply).status, 200);
      assert.equal((await send(planUsage)).status, 200);
    });

    it('never answers, and sees the client leave', async () => {
      platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
      const leave = new AbortController();
      const reply = send(planUsage, { signal: leave.signal });
      const request = await platform.received(() => true);
      assert.equal(request.outcome, 'pending');
      leave.abort();
      await assert.rejects(reply, { name: 'AbortError' });
      await platform.received(({ outcome }) => outcome === 'clientClosed');
    });

    it('dribbles the body byte by byte to its end', async () => {
      const reply = await sendUnder({ kind: 'slowBody', everyMs: 0, ends: true }, models);
      assert.equal((JSON.parse(reply.body) as { object: string }).object, 'list');
    });

    it('dribbles the body and keeps its last byte', async () => {
      platform.fault({ kind: 'slowBody', everyMs: 0 });
      const leave = new AbortController();
      let seen = 0;
      const onBytes = (total: number) => {
        seen = total;
        // The last byte would come within a few milliseconds, if it came.
        if (total === '404 page not found'.length - 1)
          setTimeout(() => {
            leave.abort();
          }, 30);
      };
      await assert.rejects(send('GET /', { signal: leave.signal, onBytes }), { name: 'AbortError' });
      assert.equal(seen, 17);
      await platform.received(({ outcome }) => outcome === 'clientClosed');
    });

    it('sends the headers at once and nothing of the body', async () => {
      platform.fault({ kind: 'slowBody', everyMs: 'never' });
      const leave = new AbortController();
      const onHeaders = () => {
        leave.abort();
      };
      await assert.rejects(send(planUsage, { signal: leave.signal, onHeaders }));
      await platform.received(({ outcome }) => outcome === 'clientClosed');
    });
  });

  describe('of the content', () => {
    it('answers the page of a captive portal, of Cloudflare or of nginx', async () => {
      const portal = await sendUnder({ kind: 'html' });
      assert.deepEqual([portal.status, portal.headers['content-type']], [200, 'text/html; charset=utf-8']);
      assert.match(portal.body, /^<!DOCTYPE html>.*sign in/s);
      const cloudflare = await sendUnder({ kind: 'html', page: 'cloudflare', status: 403 });
      assert.equal(cloudflare.status, 403);
      assert.match(cloudflare.body, /Cloudflare/);
      const nginx = await sendUnder({ kind: 'html', page: 'nginx', status: 502 });
      assert.equal(nginx.status, 502);
      assert.match(nginx.body, /nginx/);
    });

    it('cuts the JSON in half in an answer that is complete as HTTP', async () => {
      const whole = await send(models);
      const half = await sendUnder({ kind: 'truncatedJson' }, models);
      assert.equal(half.status, 200);
      assert.ok(half.body.length > 10 && half.body.length < whole.body.length);
      assert.ok(whole.body.startsWith(half.body));
      assert.throws(() => JSON.parse(half.body) as unknown, SyntaxError);
    });

    it('answers without a body', async () => {
      const reply = await sendUnder({ kind: 'emptyBody' });
      assert.deepEqual([reply.status, reply.body], [200, '']);
      assert.equal((await sendUnder({ kind: 'emptyBody', status: 500 })).status, 500);
    });

    for (const request of [planUsage, models]) {
      it(`streams an oversized success to ${request} that would be JSON if it were read to its end`, async () => {
        const bytes = 300 * 1024;
        const reply = await sendUnder({ kind: 'oversizedBody', bytes }, request);
        assert.ok(reply.body.length >= bytes);
        assert.equal(reply.headers['content-length'], undefined);
        assert.equal(typeof JSON.parse(reply.body), 'object');
      });
    }

    it('stops an oversized body when the client has had enough', async () => {
      platform.fault({ kind: 'oversizedBody' });
      const leave = new AbortController();
      const onHeaders = () => {
        leave.abort();
      };
      await assert.rejects(send(planUsage, { signal: leave.signal, onHeaders }));
      await platform.received(({ outcome }) => outcome === 'clientClosed');
    });

    it('redirects, for example to the other region, which then has no request unless the client follows', async () => {
      const location = `${platform.mainland.origin}/v1/models`;
      const found = await sendUnder({ kind: 'redirect', location }, models);
      assert.deepEqual([found.status, found.headers.location], [302, location]);
      const temporary = await sendUnder({ kind: 'redirect', location, status: 307 }, models);
      assert.equal(temporary.status, 307);
      assert.deepEqual(
        platform.requests().map((request) => request.region),
        ['international', 'international'],
      );
    });

    it('answers JSON under another content type', async () => {
      const reply = await sendUnder({ kind: 'contentType', contentType: 'text/html' }, models);
      assert.equal(reply.headers['content-type'], 'text/html');
      assert.equal((JSON.parse(reply.body) as { object: string }).object, 'list');
    });
  });

  describe('of the status', () => {
    it('asks for a proxy login', async () => {
      const reply = await sendUnder({ kind: 'status', status: 407 });
      assert.equal(reply.status, 407);
      assert.equal(reply.headers['proxy-authenticate'], 'Basic realm="simulated"');
    });

    it('limits the rate, with and without Retry-After', async () => {
      const reply = await sendUnder({ kind: 'status', status: 429, retryAfter: 7 }, models);
      assert.deepEqual([reply.status, reply.headers['retry-after']], [429, '7']);
      assert.match(reply.body, /"type":"rate_limit_error".*\(1002\)/);
      const bare = await sendUnder({ kind: 'status', status: 429 });
      assert.deepEqual([bare.status, bare.headers['retry-after']], [429, undefined]);
    });

    for (const status of [500, 502, 503, 504, 529]) {
      it(`answers ${status}`, async () => {
        const reply = await sendUnder({ kind: 'status', status });
        assert.equal(reply.status, status);
        assert.notEqual(reply.body, '');
      });
    }
  });

  describe('of the envelope', () => {
    it('words an error as the endpoint does', async () => {
      const error = { kind: 'error', code: 2056, message: 'usage limit exceeded' } as const;
      const usage = await sendUnder(error);
      assert.equal(usage.status, 200);
      assert.equal(usage.body, '{"base_resp":{"status_code":2056,"status_msg":"usage limit exceeded"}}');
      const list = await sendUnder(error, models);
      assert.equal(list.status, 500);
      assert.match(list.body, /"message":"usage limit exceeded \(2056\)","http_code":"500"/);
    });

    it('answers the native envelope over 200 and the OpenAI-compatible one with its status anywhere', async () => {
      const nativeReply = await sendUnder({ kind: 'native', code: 1013, message: 'internal' }, models);
      assert.equal(nativeReply.status, 200);
      assert.equal(nativeReply.body, '{"base_resp":{"status_code":1013,"status_msg":"internal"}}');
      const openAi = {
        kind: 'openAi',
        status: 402,
        type: 'insufficient_balance_error',
        message: 'none (1008)',
      };
      const reply = await sendUnder(openAi as Fault);
      assert.equal(reply.status, 402);
      assert.deepEqual((JSON.parse(reply.body) as { error: unknown }).error, {
        type: 'insufficient_balance_error',
        message: 'none (1008)',
        http_code: '402',
      });
    });

    for (const [name, message] of Object.entries(hostileMessages)) {
      it(`passes on a hostile message whole: ${name}`, async () => {
        const reply = await sendUnder({ kind: 'native', code: 1004, message });
        const body = JSON.parse(reply.body) as { base_resp: { status_msg: string } };
        assert.equal(body.base_resp.status_msg, message);
      });
    }

    it('has a hostile message of 10,000 characters and one with a command link', () => {
      assert.equal(hostileMessages.long.length, 10_000);
      assert.match(hostileMessages.commandLink, /\]\(command:/);
    });

    it('echoes the Authorization value, so that its removal can be tested', async () => {
      const reply = await sendUnder({ kind: 'echo', inTraceId: true });
      assert.ok(reply.body.includes(`Bearer ${key}`));
      assert.ok(String(reply.headers['trace-id']).includes(key));
      const list = await sendUnder({ kind: 'echo' }, models);
      assert.ok(list.body.includes(`Bearer ${key}`));
    });
  });

  describe('are put on', () => {
    const isFaulty = async (origin: string, request: string) => (await ask(origin, request)).status === 503;
    const fault: Fault = { kind: 'status', status: 503 };

    it('one endpoint of one region', async () => {
      platform.fault(fault, { region: 'mainland', endpoint: 'models' });
      assert.equal(await isFaulty(platform.mainland.origin, models), true);
      assert.equal(await isFaulty(platform.mainland.origin, planUsage), false);
      assert.equal(await isFaulty(platform.international.origin, models), false);
    });

    it('so many requests', async () => {
      platform.fault(fault, { times: 2 });
      const { origin } = platform.international;
      const seen = [
        await isFaulty(origin, models),
        await isFaulty(origin, models),
        await isFaulty(origin, models),
      ];
      assert.deepEqual(seen, [true, true, false]);
    });

    it('requests that fit a predicate', async () => {
      platform.fault(fault, { when: (request) => request.groupId === '7' });
      const { origin } = platform.international;
      assert.equal(await isFaulty(origin, 'POST /v1/get_voice?GroupId=7'), true);
      assert.equal(await isFaulty(origin, 'POST /v1/get_voice'), false);
    });

    it('all requests until they are removed, the oldest first', async () => {
      const remove = platform.fault(fault);
      platform.fault({ kind: 'emptyBody' });
      const { origin } = platform.international;
      assert.equal(await isFaulty(origin, models), true);
      remove();
      assert.equal((await ask(origin, models)).body, '');
      platform.clearFaults();
      assert.equal((await ask(origin, models)).status, 401);
    });
  });
});
