import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { ApiKey } from '../../../src/minimax/apiKey';
import type { HttpRequest } from '../../../src/minimax/httpClient';
import { FetchHttpClient, httpLimits } from '../../../src/network/fetchHttpClient';
import { createPlanKey, keyOf, sampleAccounts } from '../../platform/accounts';
import { startPlatform, type SimulatedPlatform } from '../../platform/simulatedPlatform';

const key = keyOf(sampleAccounts.healthyPlan);

describe('the HTTP client that carries the key', () => {
  let platform: SimulatedPlatform;

  before(async () => {
    platform = await startPlatform();
  });
  beforeEach(() => platform.reset());
  after(() => platform.close());

  const limits = (overrides: Partial<typeof httpLimits>) =>
    new FetchHttpClient({ ...httpLimits, ...overrides });
  const request = (overrides: Partial<HttpRequest> = {}): HttpRequest => ({
    method: 'GET',
    url: new URL('/v1/models', platform.international.origin),
    apiKey: new ApiKey(key),
    signal: new AbortController().signal,
    ...overrides,
  });
  const send = (overrides: Partial<HttpRequest> = {}, client = new FetchHttpClient()) =>
    client.send(request(overrides));

  /** Asks a server of its own, for what the platform cannot answer. */
  async function askServer(listener: RequestListener, client = new FetchHttpClient()) {
    const server = createServer(listener);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      return await send(
        { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`) },
        client,
      );
    } finally {
      server.close();
      server.closeAllConnections();
    }
  }

  it('has the limits that are promised: 8 s, 15 s, 256 KiB', () => {
    assert.deepEqual(httpLimits, { firstByteMs: 8000, wholeAnswerMs: 15_000, bodyBytes: 262_144 });
  });

  it('gives status, content type, trace id and body of an answer', async () => {
    const result = await send({ url: new URL('/v1/token_plan/remains', platform.international.origin) });
    assert.ok(result.kind === 'response');
    const { status, contentType, traceId, retryAfterSeconds, truncated, durationMs, body } = result;
    assert.deepEqual(
      { status, contentType, retryAfterSeconds, truncated },
      {
        status: 200,
        contentType: 'application/json; charset=utf-8',
        retryAfterSeconds: undefined,
        truncated: false,
      },
    );
    assert.match(traceId ?? '', /^[0-9a-f]{32}$/);
    assert.ok(Number.isInteger(durationMs) && durationMs >= 0);
    assert.ok(Array.isArray((JSON.parse(body) as { model_remains: unknown }).model_remains));
  });

  it('gives an answer of any status', async () => {
    const statuses: number[] = [];
    for (const status of [400, 401, 403, 404, 429, 500, 503, 529]) {
      platform.clearFaults();
      platform.fault({ kind: 'status', status });
      const result = await send();
      statuses.push(result.kind === 'response' ? result.status : 0);
    }
    assert.deepEqual(statuses, [400, 401, 403, 404, 429, 500, 503, 529]);
  });

  it('gives an answer without a body', async () => {
    const result = await askServer((_, response) => response.writeHead(204).end());
    assert.ok(result.kind === 'response');
    assert.deepEqual(
      [result.status, result.body, result.contentType, result.traceId],
      [204, '', '', undefined],
    );
  });

  it('gives the time to wait where it is a number of seconds', async () => {
    const times: unknown[] = [];
    for (const retryAfter of [7, 0, 'Wed, 21 Oct 2026 07:28:00 GMT', '-1', '1e3', '99999999', ' ']) {
      platform.clearFaults();
      platform.fault({ kind: 'status', status: 429, retryAfter });
      const result = await send();
      times.push(result.kind === 'response' ? result.retryAfterSeconds : 'failure');
    }
    assert.deepEqual(times, [7, 0, undefined, undefined, undefined, undefined, undefined]);
  });

  it('leaves out a byte order mark', async () => {
    const result = await askServer((_, response) => response.end('\ufeff{"a":1}'));
    assert.equal(result.kind === 'response' && result.body, '{"a":1}');
  });

  it('sends a body as JSON, and none without', async () => {
    await send();
    await send({
      method: 'POST',
      url: new URL('/v1/get_voice', platform.international.origin),
      body: '{"voice_type":"voice_cloning"}',
    });
    const sent = platform.requests().map((known) => {
      const headers = namesAndValues(platform.rawHeaders(known));
      return [known.method, known.body, headers.get('content-type'), headers.get('accept')];
    });
    assert.deepEqual(sent, [
      ['GET', '', undefined, 'application/json'],
      ['POST', '{"voice_type":"voice_cloning"}', 'application/json', 'application/json'],
    ]);
  });

  it('asks the fetch that is there when it sends, which VS Code may have replaced', async () => {
    const original = globalThis.fetch;
    globalThis.fetch = () => Promise.resolve(new Response('from another fetch'));
    try {
      const result = await send();
      assert.equal(result.kind === 'response' && result.body, 'from another fetch');
    } finally {
      globalThis.fetch = original;
    }
  });

  describe('keeps its limits:', () => {
    it('leaves a server that sends no first byte', async () => {
      platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
      const result = await send({}, limits({ firstByteMs: 60 }));
      assert.ok(result.kind === 'failure');
      assert.equal(result.fault, 'noFirstByte');
      assert.ok(result.durationMs >= 59, String(result.durationMs));
      await platform.received(({ outcome }) => outcome === 'clientClosed');
    });

    it('leaves a server that sends headers and no more', async () => {
      platform.fault({ kind: 'slowBody', everyMs: 'never' });
      const result = await send({}, limits({ wholeAnswerMs: 80 }));
      assert.ok(result.kind === 'failure');
      assert.equal(result.fault, 'tooSlow');
      assert.ok(result.durationMs >= 79, String(result.durationMs));
      await platform.received(({ outcome }) => outcome === 'clientClosed');
    });

    it('leaves a server that dribbles', async () => {
      platform.fault({ kind: 'slowBody', everyMs: 10 });
      const result = await send({}, limits({ firstByteMs: 5000, wholeAnswerMs: 80 }));
      assert.equal(result.kind === 'failure' && result.fault, 'tooSlow');
      await platform.received(({ outcome }) => outcome === 'clientClosed');
    });

    it('counts the whole answer from the beginning, not from the headers', async () => {
      const result = await askServer(
        (_, response) => {
          setTimeout(() => {
            response.writeHead(200).flushHeaders();
          }, 500);
        },
        limits({ wholeAnswerMs: 600 }),
      );
      assert.ok(result.kind === 'failure');
      assert.equal(result.fault, 'tooSlow');
      assert.ok(result.durationMs >= 599 && result.durationMs < 1090, String(result.durationMs));
    });

    it('does not apply the limit of the first byte to the rest', async () => {
      const result = await askServer(
        (_, response) => {
          response.writeHead(200).flushHeaders();
          setTimeout(() => response.end('late'), 450);
        },
        limits({ firstByteMs: 400 }),
      );
      assert.equal(result.kind === 'response' && result.body, 'late');
    });

    it('reads no more than it may of a body that never ends, and leaves', async () => {
      platform.fault({ kind: 'oversizedBody' });
      const result = await send({}, limits({ bodyBytes: 100_000 }));
      assert.ok(result.kind === 'response');
      assert.equal(result.truncated, true);
      assert.ok(Buffer.byteLength(result.body) <= 100_000);
      await platform.received(({ outcome }) => outcome === 'clientClosed');
    });

    it('reads 256 KiB of it where nothing else was said', async () => {
      platform.fault({ kind: 'oversizedBody' });
      const result = await send();
      assert.ok(result.kind === 'response');
      assert.deepEqual([result.truncated, Buffer.byteLength(result.body) <= 262_144], [true, true]);
    });

    it('counts bytes and not characters, up to the last one', async () => {
      const text = '组'.repeat(1000);
      const answer = (bodyBytes: number) =>
        askServer((_, response) => response.end(text), limits({ bodyBytes }));
      const [whole, cut] = [await answer(3000), await answer(2999)];
      assert.deepEqual(
        [
          whole.kind === 'response' && whole.body === text && !whole.truncated,
          cut.kind === 'response' && cut.truncated,
        ],
        [true, true],
      );
    });

    it('counts what a compressed body unfolds to', async () => {
      const bomb = gzipSync(Buffer.alloc(10_000_000));
      assert.ok(bomb.length < 20_000);
      const result = await askServer(
        (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
        limits({ bodyBytes: 50_000 }),
      );
      assert.ok(result.kind === 'response');
      assert.deepEqual([result.truncated, Buffer.byteLength(result.body) <= 50_000], [true, true]);
    });
  });

  describe('keeps the key:', () => {
    it('sends it as a bearer in one header and nowhere else', async () => {
      await send();
      const [known] = platform.requests();
      assert.ok(known);
      const headers = namesAndValues(platform.rawHeaders(known));
      assert.deepEqual(
        [...headers].filter(([, value]) => value.includes(key.slice(6))),
        [['authorization', `Bearer ${key}`]],
      );
    });

    for (const status of [301, 302, 303, 307, 308] as const) {
      it(`follows no redirect ${status}, to another host or its own`, async () => {
        platform.fault(
          { kind: 'redirect', status, location: `${platform.mainland.origin}/v1/models` },
          { region: 'international' },
        );
        const result = await send();
        assert.equal(result.kind === 'response' && result.status, status);
        platform.clearFaults();
        platform.fault({ kind: 'redirect', status, location: '/v1/token_plan/remains' });
        assert.equal((await send()).kind, 'response');
        assert.deepEqual(
          platform.requests().map(({ region, path }) => [region, path]),
          [
            ['international', '/v1/models'],
            ['international', '/v1/models'],
          ],
        );
      });
    }

    it('masks it in a body that echoes it', async () => {
      platform.fault({ kind: 'echo' });
      const result = await send();
      assert.ok(result.kind === 'response');
      assert.equal(inspect(result).includes(key), false);
      assert.ok(result.body.includes(`Bearer ${new ApiKey(key).mask}`));
    });

    it('masks it everywhere in a body', async () => {
      const result = await askServer(({ headers }, response) => {
        const sent = headers.authorization?.slice('Bearer '.length) ?? '';
        response.end(`${sent},${sent}${sent}`);
      });
      assert.ok(result.kind === 'response');
      const { mask } = new ApiKey(key);
      assert.equal(result.body, `${mask},${mask}${mask}`);
    });

    for (const ending of ['$&', "$'", '$`', '$$', '$1']) {
      it(`masks one that ends in ${ending}, which means something in a replacement`, async () => {
        const odd = `odd-${createPlanKey('odd').slice(6, 40)}${ending}`;
        const server: RequestListener = ({ headers }, response) =>
          response.end(`no: ${headers.authorization ?? ''}!`);
        const listening = createServer(server).listen(0, '127.0.0.1');
        await once(listening, 'listening');
        const url = new URL(`http://127.0.0.1:${(listening.address() as AddressInfo).port}`);
        const result = await send({ url, apiKey: new ApiKey(odd) });
        listening.close();
        assert.ok(result.kind === 'response');
        assert.equal(result.body, `no: Bearer ${new ApiKey(odd).mask}!`);
      });
    }

    const unsendable: readonly (readonly [title: string, value: string])[] = [
      ['a line end', `${key}\nX-Injected: 1`],
      ['a carriage return', `${key}\r`],
      ['a null character', `${key}\u0000`],
      ['a letter beyond Latin', `${key}密`],
      ['a delete character', `${key}\u007f`],
    ];
    for (const [title, value] of unsendable) {
      it(`throws nothing that holds one with ${title}, which no header carries`, async () => {
        const result = await send({ apiKey: new ApiKey(value) }).catch((error: unknown) => error);
        assert.equal(inspect(result, { depth: null, showHidden: true }).includes(key.slice(0, 20)), false);
        assert.ok(platform.requests().every((known) => known.authorizationKind === 'bearer'));
        const injected = platform
          .requests()
          .filter((known) => namesAndValues(platform.rawHeaders(known)).has('x-injected'));
        assert.deepEqual(injected, []);
        assert.equal(
          (result as { kind: string }).kind === 'failure' || platform.requests().length === 1,
          true,
        );
      });
    }

    it('holds it in no failure', async () => {
      const failures: unknown[] = [];
      for (const fault of [
        { kind: 'reset' },
        { kind: 'resetMidBody' },
        { kind: 'redirect', location: 'http://:x' },
      ] as const) {
        platform.clearFaults();
        platform.fault(fault);
        failures.push(await send());
      }
      await platform.international.refuse();
      failures.push(await send());
      assert.equal(inspect(failures, { depth: null, showHidden: true }).includes(key.slice(0, 20)), false);
      assert.equal(failures.length, 4);
    });
  });

  describe('can be cancelled', () => {
    const reason = new Error('The user pressed Cancel.');
    const isReason = (error: unknown) => error === reason;

    it('before it sends, and then sends nothing', async () => {
      const cancel = new AbortController();
      cancel.abort(reason);
      await assert.rejects(send({ signal: cancel.signal }), isReason);
      assert.deepEqual(platform.requests(), []);
    });

    it('while it waits for headers, and leaves the server', async () => {
      platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
      const cancel = new AbortController();
      const result = send({ signal: cancel.signal });
      await platform.received(() => true);
      cancel.abort(reason);
      await assert.rejects(result, isReason);
      await platform.received(({ outcome }) => outcome === 'clientClosed');
    });

    it('while it reads the body, and leaves the server', async () => {
      platform.fault({ kind: 'slowBody', everyMs: 5 });
      const cancel = new AbortController();
      const arrived = new Promise<void>((resolve) => {
        const original = globalThis.fetch;
        globalThis.fetch = async (...parameters) => {
          const response = await original(...parameters);
          globalThis.fetch = original;
          resolve();
          return response;
        };
      });
      const result = send({ signal: cancel.signal });
      await arrived;
      cancel.abort(reason);
      await assert.rejects(result, isReason);
      await platform.received(({ outcome }) => outcome === 'clientClosed');
    });

    it('without a reason of its own', async () => {
      const cancel = new AbortController();
      cancel.abort();
      await assert.rejects(send({ signal: cancel.signal }), { name: 'AbortError' });
    });

    it('after the answer, without any effect', async () => {
      const cancel = new AbortController();
      const result = await send({ signal: cancel.signal });
      cancel.abort(reason);
      assert.equal(result.kind, 'response');
    });
  });
});

/** The headers by their names in small letters. */
function namesAndValues(raw: readonly string[]): Map<string, string> {
  const names = raw.filter((_, index) => index % 2 === 0);
  return new Map(names.map((name, index) => [name.toLowerCase(), raw[index * 2 + 1] ?? '']));
}
