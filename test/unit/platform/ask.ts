import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** A whole answer, as it came over the wire. */
export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface AskOptions {
  headers?: Record<string, string>;
  body?: string;
  /** A certificate to trust, PEM. */
  ca?: string;
  signal?: AbortSignal;
  /** Looks at the answer's headers as soon as they are there. */
  onHeaders?: (status: number, headers: IncomingHttpHeaders) => void;
  /** Counts the body's bytes as they come. */
  onBytes?: (total: number) => void;
}

/** Asks as `GET /path` or the like over a connection of its own; rejects when the answer is not whole. */
export function ask(origin: string, request: string, options: AskOptions = {}): Promise<Reply> {
  const [method = '', path = ''] = request.split(' ');
  const { headers, body, ca, signal, onHeaders, onBytes } = options;
  const send = origin.startsWith('https:') ? httpsRequest : httpRequest;
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const outgoing = send({ hostname, port, path, method, headers, ca, signal, agent: false });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      onHeaders?.(response.statusCode ?? 0, response.headers);
      const chunks: Buffer[] = [];
      let total = 0;
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        total += chunk.length;
        onBytes?.(total);
      });
      response.on('error', reject);
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        });
      });
    });
    outgoing.end(body);
  });
}

/** The header that carries a key. */
export function bearer(key: string): { headers: Record<string, string> } {
  return { headers: { authorization: `Bearer ${key}` } };
}
