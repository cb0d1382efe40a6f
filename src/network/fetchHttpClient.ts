import type { HttpClient, HttpFailure, HttpRequest, HttpResponse, NetworkFault } from '../minimax/httpClient';
import { networkFaultOf } from './networkFault';

/** What a request may take. They are kept by a signal and a byte count, for an undici Agent's options do not hold here. */
export interface HttpLimits {
  /** Until the status and headers have arrived, in milliseconds. */
  readonly firstByteMs: number;
  /** Until the whole answer has arrived, in milliseconds. */
  readonly wholeAnswerMs: number;
  /** What is read of a body, in bytes; the rest is left. */
  readonly bodyBytes: number;
}

/** The limits of every request that the extension makes. */
export const httpLimits: HttpLimits = { firstByteMs: 8_000, wholeAnswerMs: 15_000, bodyBytes: 256 * 1024 };

/**
 * The HTTP client that carries a key. It goes through the global `fetch`, which VS Code equips with the user's proxy,
 * certificates and proxy login; undici's own `request` would go past them. Redirects are not followed: the key goes
 * to the host that was chosen and to no other.
 */
export class FetchHttpClient implements HttpClient {
  readonly #limits: HttpLimits;

  constructor(limits: HttpLimits = httpLimits) {
    this.#limits = limits;
  }

  async send(request: HttpRequest): Promise<HttpResponse | HttpFailure> {
    const started = performance.now();
    const elapsed = (): number => Math.round(performance.now() - started);
    const limit = new Deadline(this.#limits.firstByteMs, 'noFirstByte');
    try {
      // fetch is looked up at each call: VS Code replaces it when its proxy support starts.
      const response = await globalThis.fetch(request.url, {
        method: request.method,
        headers: {
          authorization: `Bearer ${request.apiKey.reveal()}`,
          accept: 'application/json',
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(request.body === undefined ? {} : { body: request.body }),
        redirect: 'manual',
        signal: AbortSignal.any([request.signal, limit.signal]),
      });
      limit.extend(this.#limits.wholeAnswerMs - elapsed(), 'tooSlow');
      const { text, truncated } = await readBody(response, this.#limits.bodyBytes);
      return {
        kind: 'response',
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        traceId: response.headers.get('trace-id') ?? undefined,
        retryAfterSeconds: secondsOf(response.headers.get('retry-after')),
        // A server that echoes the key must not bring it into a message, a log or a stored verdict.
        body: text.replaceAll(request.apiKey.reveal(), () => request.apiKey.mask),
        truncated,
        durationMs: elapsed(),
      };
    } catch (error) {
      request.signal.throwIfAborted();
      // The error itself goes no further: its message may quote a header.
      return {
        kind: 'failure',
        fault: limit.fault ?? networkFaultOf(error, request.url),
        durationMs: elapsed(),
      };
    } finally {
      limit.end();
    }
  }
}

/** A time limit that can be moved while it runs, and that remembers which limit was passed. */
class Deadline {
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout;
  /** The limit that was passed, once one was. */
  fault: NetworkFault | undefined;

  constructor(milliseconds: number, fault: NetworkFault) {
    this.#timer = this.#start(milliseconds, fault);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Starts anew with another limit. */
  extend(milliseconds: number, fault: NetworkFault): void {
    clearTimeout(this.#timer);
    this.#timer = this.#start(milliseconds, fault);
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #start(milliseconds: number, fault: NetworkFault): NodeJS.Timeout {
    return setTimeout(
      () => {
        this.fault = fault;
        this.#controller.abort();
      },
      Math.max(0, milliseconds),
    );
  }
}

/** Reads a body up to a number of bytes; the connection is closed when there is more. */
async function readBody(response: Response, most: number): Promise<{ text: string; truncated: boolean }> {
  const reader = response.body?.getReader() as ReadableStreamDefaultReader<Uint8Array> | undefined;
  if (reader === undefined) {
    return { text: '', truncated: false };
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return { text: textOf(chunks), truncated: false };
    }
    bytes += value.byteLength;
    if (bytes > most) {
      // Not awaited: a server that dribbles could keep the cancellation waiting.
      void reader.cancel().catch(() => undefined);
      return { text: textOf(chunks), truncated: true };
    }
    chunks.push(value);
  }
}

/** The text of a body; a byte order mark, which JSON.parse would stumble over, is left out. */
function textOf(chunks: readonly Uint8Array[]): string {
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function secondsOf(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header) : undefined;
}
