import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** What the proxy does; may be changed while it runs. */
export interface ProxyBehaviour {
  /** `user:password` that it demands (407 without); none unless told otherwise. */
  login: string | undefined;
  /** Hosts, as `name` or `name:port`, for which it answers 502. */
  unreachable: Set<string>;
  /** Invented hosts, as `name` or `name:port`, and the loopback origin that takes their place. */
  hosts: Map<string, string>;
}

/** What the proxy was asked for. */
export interface ProxyRequest {
  /** `CONNECT`, or the method of a forwarded request. */
  method: string;
  host: string;
  port: number;
  /** The path and query of a forwarded request; empty for CONNECT. */
  path: string;
  /** Whether a proxy login came with it, right or wrong. */
  hasLogin: boolean;
  at: number;
  /** 200 for an open tunnel; the status that was passed on; 407 or 502 from the proxy itself. */
  status: number;
}

/** Starts a simulated HTTP proxy on loopback. It reaches loopback only, whatever it is asked for. */
export async function startProxy(behaviour: Partial<ProxyBehaviour> = {}): Promise<SimulatedProxy> {
  const proxy = new SimulatedProxy(behaviour);
  await proxy.restore();
  return proxy;
}

interface Target {
  host: string;
  port: number;
}

const page = (title: string) => `<html><head><title>${title}</title></head><body>${title}</body></html>`;
const refusals = {
  407: {
    reason: 'Proxy Authentication Required',
    header: 'Proxy-Authenticate: Basic realm="Simulated proxy"',
  },
  502: { reason: 'Bad Gateway', header: 'Via: 1.1 simulated-proxy' },
} as const;

/** A proxy for forwarded requests and CONNECT tunnels. */
export class SimulatedProxy {
  readonly behaviour: ProxyBehaviour;
  #port = 0;
  #requests: ProxyRequest[] = [];
  readonly #server: Server = createServer();
  readonly #tunnels = new Set<Duplex>();

  constructor(behaviour: Partial<ProxyBehaviour>) {
    this.behaviour = { login: undefined, unreachable: new Set(), hosts: new Map(), ...behaviour };
    this.#server.on('request', (request, response) => {
      this.#forward(request, response);
    });
    this.#server.on('connect', (request, socket, head) => {
      this.#tunnel(request, socket, head);
    });
  }

  /** Its address for a client's settings, for example `http://127.0.0.1:40200`. */
  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** What it was asked for since the last `clear`, oldest first. */
  requests(): readonly ProxyRequest[] {
    return this.#requests;
  }

  /** Forgets the requests so far. */
  clear(): void {
    this.#requests = [];
  }

  /** Is down from now on: drops all connections and tunnels, refuses new ones. */
  async refuse(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    for (const socket of this.#tunnels) socket.destroy();
    await closed;
  }

  /** Is up again, on the same port. */
  async restore(): Promise<void> {
    if (this.#server.listening) return;
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await this.refuse();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** Records a request and says where it leads, or with which status it is refused. */
  #admit(request: IncomingMessage, url: URL, defaultPort: number): { record: ProxyRequest; target?: Target } {
    const { login, unreachable, hosts } = this.behaviour;
    const port = Number(url.port || defaultPort);
    const sent = request.headers['proxy-authorization'];
    const record: ProxyRequest = {
      method: request.method ?? '',
      host: url.hostname,
      port,
      path: request.method === 'CONNECT' ? '' : url.pathname + url.search,
      hasLogin: sent !== undefined,
      at: Date.now(),
      status: 502,
    };
    this.#requests.push(record);
    if (login !== undefined && sent !== `Basic ${Buffer.from(login).toString('base64')}`) {
      record.status = 407;
      return { record };
    }
    const names = [`${url.hostname}:${port}`, url.hostname];
    if (names.some((name) => unreachable.has(name))) return { record };
    const replacement = names.map((name) => hosts.get(name)).find((origin) => origin !== undefined);
    if (replacement !== undefined) {
      const { hostname, port: mapped } = new URL(replacement);
      return { record, target: { host: hostname, port: Number(mapped) } };
    }
    const isLoopback = url.hostname === '127.0.0.1' || url.hostname === 'localhost';
    return isLoopback ? { record, target: { host: '127.0.0.1', port } } : { record };
  }

  #forward(request: IncomingMessage, response: ServerResponse): void {
    if (!URL.canParse(request.url ?? '')) {
      response.writeHead(400, { 'content-type': 'text/html' }).end(page('Not a proxy request'));
      return;
    }
    const url = new URL(request.url ?? '');
    const { record, target } = this.#admit(request, url, 80);
    const refuse = () => {
      const { reason, header } = refusals[record.status === 407 ? 407 : 502];
      const [name = '', value = ''] = header.split(': ');
      response.writeHead(record.status, { 'content-type': 'text/html', [name]: value }).end(page(reason));
    };
    if (!target) {
      refuse();
      return;
    }
    const headers = { ...request.headers };
    delete headers['proxy-authorization'];
    delete headers['proxy-connection'];
    const onward = httpRequest({
      ...target,
      method: request.method,
      path: url.pathname + url.search,
      headers,
    });
    onward.on('response', (answer) => {
      record.status = answer.statusCode ?? 502;
      response.writeHead(record.status, answer.headers);
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
    onward.on('error', () => {
      if (response.headersSent) response.destroy();
      else refuse();
    });
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  }

  #tunnel(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#tunnels.add(socket);
    socket.on('close', () => this.#tunnels.delete(socket));
    socket.on('error', () => socket.destroy());
    const refuse = (status: 407 | 502) => {
      const { reason, header } = refusals[status];
      const body = page(reason);
      const head = [`HTTP/1.1 ${status} ${reason}`, header, 'Content-Type: text/html', 'Connection: close'];
      socket.end([...head, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'));
    };
    const address = `tunnel://${request.url ?? ''}`;
    if (!URL.canParse(address)) {
      socket.destroy();
      return;
    }
    const { record, target } = this.#admit(request, new URL(address), 443);
    if (!target) {
      refuse(record.status === 407 ? 407 : 502);
      return;
    }
    const onward = connect(target, () => {
      record.status = 200;
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => {
      if (record.status === 200) socket.destroy();
      else refuse(502);
    });
    onward.on('close', () => socket.end());
    socket.on('close', () => onward.destroy());
  }
}
