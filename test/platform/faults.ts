import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint, Status } from './accounts';
import { envelopeOf, errorAnswer, json, native, openAiError } from './answers';
import type { Answer } from './answers';

/** Pages of things that stand between a client and MiniMax. */
export type Page = 'captivePortal' | 'cloudflare' | 'nginx';

/**
 * Something that goes wrong with an answer. A server that refuses connections is not among them:
 * see `SimulatedRegion.refuse`.
 */
export type Fault =
  /** The connection is reset before a byte was answered. */
  | { kind: 'reset' }
  /** Headers and half of the body, then the connection is reset. */
  | { kind: 'resetMidBody' }
  /** Nothing is answered for so many ms, or ever. */
  | { kind: 'slowHeaders'; delayMs: number | 'never' }
  /** Headers at once, then a byte every so many ms (or none at all); the last one only if it `ends`. */
  | { kind: 'slowBody'; everyMs: number | 'never'; ends?: boolean }
  /** An HTML page in place of the answer, 200 unless told otherwise. */
  | { kind: 'html'; page?: Page; status?: number }
  /** The first half of the JSON, as a complete HTTP answer. */
  | { kind: 'truncatedJson' }
  /** No body, 200 unless told otherwise. */
  | { kind: 'emptyBody'; status?: number }
  /** A success that goes on for so many bytes (64 MiB unless told otherwise), without a length. */
  | { kind: 'oversizedBody'; bytes?: number }
  | { kind: 'redirect'; location: string; status?: 301 | 302 | 303 | 307 | 308 }
  /** A plain HTTP status as gateways give it: 407, 429, 500, 502, 503, 529…; `retryAfter` in seconds or a date. */
  | { kind: 'status'; status: number; retryAfter?: number | string }
  /** The regular answer under another content type. */
  | { kind: 'contentType'; contentType: string }
  /** A code and message in the envelope that the endpoint uses. */
  | ({ kind: 'error' } & Status)
  /** A code and message in the native envelope over HTTP 200, whatever the endpoint. */
  | ({ kind: 'native' } & Status)
  /** An error of the OpenAI-compatible envelope, whatever the endpoint. */
  | { kind: 'openAi'; status: number; type: string; message: string }
  /** An error whose message, and trace id if told so, hold the Authorization value of the request. */
  | { kind: 'echo'; code?: number; inTraceId?: boolean };

/** Messages that a client must show as plain text or not at all; for the `error` and `native` faults. */
export const hostileMessages = {
  markdown: '**bold** [link](https://example.invalid/) ![image](https://example.invalid/pixel.png) `code`',
  commandLink: '[Verify again](command:workbench.action.closeWindow) $(trash) [x](command:minimax.configure)',
  html: '<img src=x onerror=alert(1)><script>alert(1)</script><a href="command:x">y</a>',
  control: 'line one\r\nline two\u0000\u001b[31mred\u202egnp.exe\u2028end',
  long: 'token not match group '.repeat(500).slice(0, 10_000),
} as const;

const pages: Record<Page, string> = {
  captivePortal:
    '<!DOCTYPE html><html><head><title>Guest Wi-Fi</title></head><body><form action="/login">Please sign in to use this network.</form></body></html>',
  cloudflare:
    '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><div id="cf-wrapper">Checking your browser before accessing this site. Cloudflare Ray ID: 0000000000000000</div></body></html>',
  nginx:
    '<html>\r\n<head><title>Error</title></head>\r\n<body>\r\n<center><h1>Error</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
};

function html(status: number, page: Page, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body: pages[page] };
}

function statusAnswer(
  endpoint: Endpoint,
  status: number,
  retryAfter: number | string | undefined,
  id: string,
) {
  const headers: Record<string, string> =
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  const known: Partial<Record<number, () => Answer>> = {
    407: () => html(407, 'nginx', { 'proxy-authenticate': 'Basic realm="simulated"' }),
    429: () => errorAnswer(endpoint, { code: 1002, message: 'rate limit' }, id),
    500: () => errorAnswer(endpoint, { code: 1000, message: 'unknown error' }, id),
    529: () => openAiError(529, 'overloaded_error', 'the server is overloaded', id),
  };
  const answer = known[status]?.() ?? html(status, 'nginx');
  return { ...answer, status, headers: { ...answer.headers, ...headers } };
}

/** What a fault makes of the regular answer; faults of the transport leave it as it is. */
export function alter(
  answer: Answer,
  fault: Fault,
  request: { endpoint: Endpoint; traceId: string; authorization: string },
): Answer {
  const { endpoint, traceId, authorization } = request;
  switch (fault.kind) {
    case 'html':
      return html(fault.status ?? 200, fault.page ?? 'captivePortal');
    case 'truncatedJson':
      return { ...answer, body: answer.body.slice(0, answer.body.length / 2) };
    case 'emptyBody':
      return { ...answer, status: fault.status ?? 200, body: '' };
    case 'redirect':
      return { status: fault.status ?? 302, headers: { location: fault.location }, body: '' };
    case 'status':
      return statusAnswer(endpoint, fault.status, fault.retryAfter, traceId);
    case 'contentType':
      return { ...answer, headers: { ...answer.headers, 'content-type': fault.contentType } };
    case 'error':
      return errorAnswer(endpoint, fault, traceId);
    case 'native':
      return native(fault, traceId);
    case 'openAi':
      return openAiError(fault.status, fault.type, fault.message, traceId);
    case 'echo': {
      const status = { code: fault.code ?? 1004, message: `not authorized: ${authorization}` };
      return errorAnswer(endpoint, status, fault.inTraceId ? `${traceId} ${authorization}` : traceId);
    }
    case 'oversizedBody': {
      const start =
        envelopeOf(endpoint) === 'native' ? native({ code: 0, message: 'success' }, traceId) : json(200, {});
      return start;
    }
    case 'reset':
    case 'resetMidBody':
    case 'slowHeaders':
    case 'slowBody':
      return answer;
  }
}

/** Sends an answer, with whatever the fault does to its delivery. Settles when nothing more will be sent. */
export async function deliver(response: ServerResponse, answer: Answer, fault?: Fault): Promise<void> {
  const left = new AbortController();
  response.once('close', () => {
    left.abort();
  });
  try {
    await deliverUntil(response, answer, fault, left.signal);
  } catch (error) {
    // The client leaving, or the platform closing, ends a slow answer: nothing is wrong then.
    if (!left.signal.aborted) throw error;
  }
}

async function pause(time: number | 'never', signal: AbortSignal): Promise<void> {
  if (time !== 'never') return sleep(time, undefined, { signal, ref: false });
  if (!signal.aborted) await once(signal, 'abort');
  signal.throwIfAborted();
}

async function deliverUntil(
  response: ServerResponse,
  answer: Answer,
  fault: Fault | undefined,
  signal: AbortSignal,
): Promise<void> {
  const body = Buffer.from(answer.body);
  if (fault?.kind === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (fault?.kind === 'slowHeaders') {
    await pause(fault.delayMs, signal);
  }
  if (fault?.kind === 'oversizedBody') {
    await sendOversized(response, answer, fault.bytes ?? 64 * 1024 * 1024, signal);
    return;
  }
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
  if (fault?.kind === 'resetMidBody') {
    // The reset would overtake bytes that still wait in the socket's own queue.
    await new Promise((resolve) => response.write(body.subarray(0, body.length / 2), resolve));
    response.socket?.resetAndDestroy();
    return;
  }
  if (fault?.kind === 'slowBody') {
    response.flushHeaders();
    for (let index = 0; index < body.length; index++) {
      const isHeldBack = index === body.length - 1 && !fault.ends;
      await pause(isHeldBack ? 'never' : fault.everyMs, signal);
      response.write(body.subarray(index, index + 1));
    }
  }
  response.end(fault?.kind === 'slowBody' ? undefined : body);
}

async function sendOversized(response: ServerResponse, answer: Answer, bytes: number, signal: AbortSignal) {
  const start = answer.body.slice(0, -1);
  const opening = `${start}${start === '{' ? '' : ','}"padding":"`;
  const chunk = Buffer.alloc(64 * 1024, 'x');
  response.writeHead(answer.status, answer.headers);
  response.write(opening);
  for (let sent = opening.length; sent < bytes; sent += chunk.length) {
    if (!response.write(chunk)) await once(response, 'drain', { signal });
  }
  response.end('"}');
}
