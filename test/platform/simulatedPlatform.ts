import { EventEmitter, once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { sampleAccounts } from './accounts';
import type { Account, Endpoint, Region } from './accounts';
import { answer, endpointOf, spendsTokens } from './answers';
import type { Behaviour } from './answers';
import { alter, deliver } from './faults';
import type { Fault } from './faults';

export interface PlatformOptions {
  /** The accounts it knows; the sample accounts unless told otherwise. The platform works on a copy. */
  accounts?: readonly Account[];
  /** Ports to listen on; free ones unless told otherwise. */
  ports?: Partial<Record<Region, number>>;
  behaviour?: Partial<Behaviour>;
  /** The platform's clock, in epoch ms. */
  now?: () => number;
  /** Serves https with this certificate, both PEM; see `createCertificate`. */
  tls?: { key: string; cert: string };
  /**
   * Keeps connections open between requests, as the live platform does. Off unless told otherwise: on a kept
   * connection a client sees `refuse` as a reset, and may ask again by itself.
   */
  keepAlive?: boolean;
}

/** How a request ended: answered to the end, left by the client, or cut off by a fault. */
export type Outcome = 'pending' | 'answered' | 'clientClosed' | 'cutOff';

/** What a request asked for. It holds no key and is safe to print. */
export interface RecordedRequest {
  region: Region;
  endpoint: Endpoint;
  method: string;
  path: string;
  /** The query as it was sent, without the question mark. */
  query: string;
  authorizationKind: 'none' | 'bearer' | 'xApiKey' | 'other';
  /** The label of the key; `unlisted` for one that belongs to no account, undefined when none was sent. */
  keyLabel: string | undefined;
  hasGroupId: boolean;
  groupId: string | undefined;
  body: string;
  /** When it had arrived, in epoch ms. */
  at: number;
  /** True for requests that would cost the user something on the live platform. */
  spendsTokens: boolean;
  /** The fault that was put on the answer. */
  fault: Fault['kind'] | undefined;
  /** The HTTP status of the answer before faults of the transport. */
  status: number;
  outcome: Outcome;
}

/** Which requests a fault is for; all of them, until it is removed, unless told otherwise. */
export interface FaultTarget {
  region?: Region;
  endpoint?: Endpoint;
  /** How many requests it is for. */
  times?: number;
  /** A closer choice, for example by `groupId`. */
  when?: (request: RecordedRequest) => boolean;
}

/** One region's server. */
export interface SimulatedRegion {
  /** For example `http://127.0.0.1:40123`; stays the same for the platform's life. */
  readonly origin: string;
  readonly port: number;
  readonly listening: boolean;
  /** Stops listening and drops all connections: clients see a refused connection. */
  refuse(): Promise<void>;
  /** Listens again, on the same port. */
  restore(): Promise<void>;
}

const maximumBodyBytes = 64 * 1024;

/** Starts the simulated MiniMax platform, both regions, on loopback. */
export async function startPlatform(options: PlatformOptions = {}): Promise<SimulatedPlatform> {
  const platform = new SimulatedPlatform(options);
  await Promise.all([platform.international.restore(), platform.mainland.restore()]);
  return platform;
}

class RegionServer implements SimulatedRegion {
  port: number;
  readonly #server: Server;
  readonly #scheme: 'http' | 'https';

  constructor(listener: RequestListener, options: PlatformOptions, port: number) {
    this.port = port;
    this.#scheme = options.tls ? 'https' : 'http';
    this.#server = options.tls ? createHttpsServer(options.tls, listener) : createHttpServer(listener);
    // Longer than any client keeps a connection, so that none is closed while it is being used again.
    this.#server.keepAliveTimeout = 120_000;
  }

  get origin(): string {
    return `${this.#scheme}://127.0.0.1:${this.port}`;
  }

  get listening(): boolean {
    return this.#server.listening;
  }

  async refuse(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async restore(): Promise<void> {
    if (this.#server.listening) return;
    this.#server.listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.port = (this.#server.address() as AddressInfo).port;
  }
}

/** The body as text; undefined for a request that broke off or that no client of MiniMax would send. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maximumBodyBytes) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString();
}

/** Both regions of the simulated platform, with the faults to put on them and the record of what they were asked. */
export class SimulatedPlatform {
  readonly international: SimulatedRegion;
  readonly mainland: SimulatedRegion;
  /** The platform's own copy of the accounts; tests may change it. */
  accounts: Account[] = [];
  /** May be changed while the platform runs. */
  readonly behaviour: Behaviour;

  readonly #options: PlatformOptions;
  readonly #startedAt: number;
  readonly #changes = new EventEmitter();
  readonly #rawHeaders = new WeakMap<RecordedRequest, string[]>();
  #held: Promise<void> = Promise.resolve();
  #faults: { fault: Fault; target: FaultTarget; left: number }[] = [];
  #requests: RecordedRequest[] = [];
  #count = 0;

  constructor(options: PlatformOptions) {
    this.#options = options;
    this.#startedAt = this.#now();
    this.#changes.setMaxListeners(0);
    this.behaviour = {} as Behaviour;
    this.#resetData();
    this.international = this.#createRegion('international');
    this.mainland = this.#createRegion('mainland');
  }

  /** The platform's copy of an account, by its label. */
  account(label: string): Account {
    const account = this.accounts.find((candidate) => candidate.label === label);
    if (!account) throw new Error(`The platform has no account ${label}.`);
    return account;
  }

  /** Lets the short usage windows of an account end `inMs` from now. */
  endWindows(label: string, inMs: number): void {
    const { plan } = this.account(label);
    if (plan === undefined) throw new Error(`The account ${label} has no plan.`);
    for (const { interval } of plan.models) interval.resetsInMs = this.#now() - this.#startedAt + inMs;
  }

  /** Puts a fault on the answers that follow; of several that fit, the oldest counts. Returns its removal. */
  fault(fault: Fault, target: FaultTarget = {}): () => void {
    const entry = { fault, target, left: target.times ?? Infinity };
    this.#faults.push(entry);
    return () => {
      this.#faults = this.#faults.filter((candidate) => candidate !== entry);
    };
  }

  /** Removes all faults; a region that refuses connections goes on refusing. */
  clearFaults(): void {
    this.#faults = [];
  }

  /**
   * Holds all answers back, whatever faults are put on them, until the function that it returns is called. The request
   * is recorded at once, and a client that leaves meanwhile is seen.
   */
  hold(): () => void {
    let release!: () => void;
    this.#held = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  /** What was asked since the last `clear`, oldest first. */
  requests(): readonly RecordedRequest[] {
    return this.#requests;
  }

  /** Forgets the requests so far. */
  clear(): void {
    this.#requests = [];
  }

  /** The headers of a request as name, value, name, value…; they hold the key. */
  rawHeaders(request: RecordedRequest): readonly string[] {
    return this.#rawHeaders.get(request) ?? [];
  }

  /**
   * The first request recorded since the last `clear`, or yet to come, that fits. It is asked again when a
   * request ends, so that the predicate may look at `outcome`. Rejects after `timeoutMs`.
   */
  async received(
    predicate: (request: RecordedRequest) => boolean,
    timeoutMs = 5000,
  ): Promise<RecordedRequest> {
    const signal = AbortSignal.timeout(timeoutMs);
    for (;;) {
      const found = this.#requests.find(predicate);
      if (found) return found;
      try {
        await once(this.#changes, 'change', { signal });
      } catch {
        const seen = this.#requests.map(
          ({ region, method, path, outcome }) => `${region} ${method} ${path} ${outcome}`,
        );
        throw new Error(`No such request within ${timeoutMs} ms. There were: ${seen.join('; ') || 'none'}.`);
      }
    }
  }

  /** Back to the state after the start: accounts, behaviour, no faults, no records, both regions listening. */
  async reset(): Promise<void> {
    this.#resetData();
    this.clearFaults();
    this.#held = Promise.resolve();
    this.clear();
    await Promise.all([this.international.restore(), this.mainland.restore()]);
  }

  /** Drops all connections and stops listening. */
  async close(): Promise<void> {
    await Promise.all([this.international.refuse(), this.mainland.refuse()]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }

  #resetData(): void {
    this.accounts = structuredClone([...(this.#options.accounts ?? Object.values(sampleAccounts))]);
    const documented: Behaviour = {
      pairingIgnoresGroupId: false,
      pairingMissing: false,
      pairingRefusesPlanKeys: undefined,
      modelsMissing: false,
    };
    Object.assign(this.behaviour, documented, this.#options.behaviour);
  }

  #createRegion(region: Region): SimulatedRegion {
    const listener = (request: IncomingMessage, response: ServerResponse) => {
      // Not caught: an error in here is the simulator's own, and the test run shall end with it.
      void this.#handle(region, request, response);
    };
    return new RegionServer(listener, this.#options, this.#options.ports?.[region] ?? 0);
  }

  async #handle(region: Region, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (body === undefined) {
      response.destroy();
      return;
    }
    const { record, bearer, apiKeyHeader } = this.#record(region, request, body);
    const traceId = (++this.#count).toString(16).padStart(32, '0');
    const question = { ...record, bearer, apiKeyHeader, traceId, now: record.at, startedAt: this.#startedAt };
    const fault = this.#takeFault(record);
    let content = answer(question, this.accounts, this.behaviour);
    if (fault) {
      const authorization = request.headers.authorization ?? apiKeyHeader ?? '';
      content = alter(content, fault, { endpoint: record.endpoint, traceId, authorization });
    }
    record.fault = fault?.kind;
    record.status = content.status;
    // Some clients take what precedes a reset for the whole answer when the connection was to be closed anyway.
    response.shouldKeepAlive = (this.#options.keepAlive ?? false) || fault?.kind === 'resetMidBody';
    response.once('close', () => {
      const cutOff = fault?.kind === 'reset' || fault?.kind === 'resetMidBody' || !this[region].listening;
      record.outcome = response.writableFinished ? 'answered' : cutOff ? 'cutOff' : 'clientClosed';
      this.#changes.emit('change');
    });
    if (response.destroyed) record.outcome = 'clientClosed';
    this.#requests.push(record);
    this.#changes.emit('change');
    await this.#held;
    if (!response.destroyed) await deliver(response, content, fault);
  }

  #record(region: Region, request: IncomingMessage, body: string) {
    const method = request.method ?? '';
    const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s);
    const parameters = new URLSearchParams(query);
    const endpoint = endpointOf(method, path);
    const authorization = request.headers.authorization;
    const bearer = authorization === undefined ? undefined : /^Bearer(?: +(.*))?$/i.exec(authorization);
    const apiKeyHeader = request.headers['x-api-key']?.toString();
    const key = bearer ? (bearer[1] ?? '') : apiKeyHeader;
    const keys = this.accounts.flatMap((account) => account.keys);
    const record: RecordedRequest = {
      region,
      endpoint,
      method,
      path,
      query,
      authorizationKind: bearer ? 'bearer' : authorization ? 'other' : apiKeyHeader ? 'xApiKey' : 'none',
      keyLabel:
        key === undefined ? undefined : (keys.find(({ value }) => value === key)?.label ?? 'unlisted'),
      hasGroupId: parameters.has('GroupId'),
      groupId: parameters.get('GroupId') ?? undefined,
      body,
      at: this.#now(),
      spendsTokens: spendsTokens(endpoint),
      fault: undefined,
      status: 0,
      outcome: 'pending',
    };
    this.#rawHeaders.set(record, request.rawHeaders);
    return { record, bearer: bearer ? (bearer[1] ?? '') : undefined, apiKeyHeader };
  }

  #takeFault(request: RecordedRequest): Fault | undefined {
    const entry = this.#faults.find(
      ({ target, left }) =>
        left > 0 &&
        (target.region === undefined || target.region === request.region) &&
        (target.endpoint === undefined || target.endpoint === request.endpoint) &&
        (target.when?.(request) ?? true),
    );
    if (entry) entry.left--;
    return entry?.fault;
  }
}
