import { isRecord } from '../shared/isRecord';
import { authorizationFault, errorCodes, saysInvalidKey, type SpendingFault } from './errorCodes';
import type { HttpFailure, HttpResponse, NetworkFault } from './httpClient';

/** What one answer lets a client conclude by itself. */
export type Outcome =
  | { readonly kind: 'ok' }
  | { readonly kind: 'tokenNotMatchGroup' }
  | { readonly kind: 'refused'; readonly how: 'invalidApiKey' | 'loginFail' | 'notAuthorized' }
  | { readonly kind: 'unspendable'; readonly fault: SpendingFault }
  | { readonly kind: 'trouble'; readonly how: 'rateLimit' | 'serverError' | 'code' }
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'unreadable';
      readonly how:
        | 'webPage'
        | 'redirect'
        | 'tooLarge'
        | 'empty'
        | 'notJson'
        | 'unexpectedShape'
        | 'unexpectedCode'
        | 'unexpectedStatus';
    }
  | { readonly kind: 'network'; readonly fault: NetworkFault };

/** An answer of MiniMax, or the lack of one, as it is kept in a verdict. Holds no secret. */
export interface Answer {
  readonly outcome: Outcome;
  /** MiniMax's code: `base_resp.status_code`, or the number in parentheses that ends a message. */
  readonly code?: number | undefined;
  /** MiniMax's message, on one line and cut to {@link longestMessage}; text of the server, never trusted. */
  readonly message?: string | undefined;
  readonly httpStatus?: number | undefined;
  /** The header `Trace-Id`, or the body's `request_id`. */
  readonly traceId?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly durationMs: number;
}

/** How much of a server's message is kept, in UTF-16 units. */
const longestMessage = 200;

/** An answer together with the body of a success, which is read further and then forgotten. */
export interface ReadAnswer {
  readonly answer: Answer;
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Reads an answer in any of the three envelopes (native, OpenAI-compatible, Anthropic-compatible): the body first,
 * then the HTTP status, for native endpoints answer HTTP 200 even when authentication fails.
 * @param isAnswer Whether a body that claims success has the shape that this endpoint answers with.
 */
export function readAnswer(
  result: HttpResponse | HttpFailure,
  isAnswer: (body: Readonly<Record<string, unknown>>) => boolean,
): ReadAnswer {
  if (result.kind === 'failure') {
    const outcome: Outcome = { kind: 'network', fault: result.fault };
    return { answer: { outcome, durationMs: result.durationMs }, body: undefined };
  }
  const said = readEnvelope(result.body);
  const claimed = outcomeOf(result, said);
  const outcome: Outcome =
    claimed.kind === 'ok' && !(said !== undefined && isAnswer(said.body))
      ? { kind: 'unreadable', how: 'unexpectedShape' }
      : claimed;
  const answer: Answer = {
    outcome,
    code: said?.code,
    message: said?.message === undefined ? undefined : oneLine(said.message),
    httpStatus: result.status,
    traceId: identifier(result.traceId ?? said?.requestId),
    retryAfterSeconds: result.retryAfterSeconds,
    durationMs: result.durationMs,
  };
  return { answer, body: outcome.kind === 'ok' ? said?.body : undefined };
}

interface Envelope {
  readonly body: Readonly<Record<string, unknown>>;
  readonly code: number | undefined;
  readonly message: string | undefined;
  /** The `type` of an OpenAI- or Anthropic-style error. */
  readonly errorType: string | undefined;
  readonly requestId: string | undefined;
}

function readEnvelope(text: string): Envelope | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(body)) {
    return undefined;
  }
  const native = isRecord(body['base_resp']) ? body['base_resp'] : undefined;
  const error = isRecord(body['error']) ? body['error'] : undefined;
  const message = textOf(native?.['status_msg']) ?? textOf(error?.['message']);
  return {
    body,
    code: codeOf(native?.['status_code']) ?? codeInMessage(error === undefined ? undefined : message),
    message,
    errorType: textOf(error?.['type']),
    requestId: textOf(body['request_id']),
  };
}

function outcomeOf(response: HttpResponse, said: Envelope | undefined): Outcome {
  if (response.truncated) {
    return { kind: 'unreadable', how: 'tooLarge' };
  }
  // A proxy's refusal and a redirect are not MiniMax's word, whatever their body looks like.
  if (response.status === 407) {
    return { kind: 'network', fault: 'proxyLogin' };
  }
  if (response.status >= 300 && response.status < 400) {
    return { kind: 'unreadable', how: 'redirect' };
  }
  if (said !== undefined) {
    const outcome = outcomeOfEnvelope(response, said);
    // A reason why a good key cannot be spent does come with 429 and 500. But a server that is overrun or fails can
    // say of any key that it is invalid, so that its word against a key or a Group ID counts for nothing.
    if (outcome !== undefined && !(isAgainstCredentials(outcome) && isOverrunOrFailing(response.status))) {
      return outcome;
    }
  }
  return outcomeOfStatus(response, said !== undefined);
}

function isAgainstCredentials({ kind }: Outcome): boolean {
  return kind === 'refused' || kind === 'tokenNotMatchGroup';
}

function isOverrunOrFailing(status: number): boolean {
  return status === 429 || status >= 500;
}

/** What the body says by itself, or `undefined` when only the HTTP status can tell. */
function outcomeOfEnvelope(response: HttpResponse, said: Envelope): Outcome | undefined {
  if (said.code !== undefined) {
    return outcomeOfCode(said.code, said, response.status);
  }
  if (said.errorType === undefined && said.body['error'] === undefined) {
    return response.status === 200 ? { kind: 'ok' } : undefined;
  }
  switch (said.errorType) {
    // MiniMax's own spelling, which says enough; any gateway may use the other one, for its own sign-in too.
    case 'authorized_error':
      return response.status === 401 ? refusalOf(said.message ?? '', 'notAuthorized') : undefined;
    case 'authentication_error':
      return response.status === 401 ? refusalOf(said.message ?? '') : undefined;
    case 'rate_limit_error':
      return { kind: 'trouble', how: 'rateLimit' };
    case 'insufficient_balance_error':
      return { kind: 'unspendable', fault: 'insufficientBalance' };
    case 'overloaded_error':
    case 'server_error':
    case 'api_error':
      return { kind: 'trouble', how: 'serverError' };
    default:
      return undefined;
  }
}

function outcomeOfCode(code: number, said: Envelope, status: number): Outcome {
  const meaning = errorCodes.get(code);
  switch (meaning?.concerns) {
    case 'success':
      // A success inside a failing HTTP answer contradicts itself and proves nothing.
      return status === 200 ? { kind: 'ok' } : outcomeOfStatus({ status }, true);
    case 'keyInvalid':
      return { kind: 'refused', how: 'invalidApiKey' };
    case 'readMessage':
      return refusalOf(said.message ?? '');
    case 'spending':
      return { kind: 'unspendable', fault: meaning.fault };
    case 'transient':
      return { kind: 'trouble', how: code === 1002 || code === 1039 || code === 1041 ? 'rateLimit' : 'code' };
    case 'request':
    case undefined:
      return isOverrunOrFailing(status)
        ? outcomeOfStatus({ status }, true)
        : { kind: 'unreadable', how: 'unexpectedCode' };
  }
}

/** Reads a refusal by its message; `otherwise` says what is left when the envelope itself names the refusal. */
function refusalOf(message: string, otherwise?: 'notAuthorized'): Outcome {
  switch (authorizationFault(message)) {
    case 'tokenNotMatchGroup':
      return { kind: 'tokenNotMatchGroup' };
    case 'loginFail':
      return { kind: 'refused', how: 'loginFail' };
    case 'notAuthorized':
      return { kind: 'refused', how: 'notAuthorized' };
    case 'cookieMissing':
      // Said by a web session's endpoint to any key of the other region, and to none that we ask.
      return { kind: 'unreadable', how: 'unexpectedCode' };
    case 'unknown':
      if (saysInvalidKey(message)) {
        return { kind: 'refused', how: 'invalidApiKey' };
      }
      return otherwise === undefined
        ? { kind: 'unreadable', how: 'unexpectedCode' }
        : { kind: 'refused', how: otherwise };
  }
}

function outcomeOfStatus(
  { status, body = '', contentType = '' }: { status: number; body?: string; contentType?: string },
  json: boolean,
): Outcome {
  if (status === 429) {
    return { kind: 'trouble', how: 'rateLimit' };
  }
  if (status >= 500) {
    return { kind: 'trouble', how: 'serverError' };
  }
  if (status === 404) {
    return { kind: 'missing' };
  }
  // A page may also begin with a comment, a script or nothing but its head.
  if (/^\s*<[!?a-z]/i.test(body) || (!json && /\bhtml\b/i.test(contentType))) {
    return { kind: 'unreadable', how: 'webPage' };
  }
  if (status !== 200) {
    return { kind: 'unreadable', how: 'unexpectedStatus' };
  }
  if (body.trim() === '') {
    return { kind: 'unreadable', how: 'empty' };
  }
  return { kind: 'unreadable', how: json ? 'unexpectedStatus' : 'notJson' };
}

/** The code in the parentheses that end an OpenAI-style message, as in `invalid api key (2049)`. */
function codeInMessage(message: string | undefined): number | undefined {
  return codeOf(/\((\d{4,5})\)\s*$/.exec(message ?? '')?.[1]);
}

/** A code, which some endpoints write as a text; `undefined` for anything else. */
export function codeOf(value: unknown): number | undefined {
  if (typeof value === 'string' && /^\d{1,6}$/.test(value)) {
    return Number(value);
  }
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An id that may stand in a log or a report: a server could put anything into it. */
function identifier(value: string | undefined): string | undefined {
  return value !== undefined && /^[\w.:-]{1,80}$/.test(value) ? value : undefined;
}

function oneLine(text: string): string {
  // Control characters and marks of direction could make a log or a page show something else than was said.
  // A server that echoes a key, whole or in part, must not put it there either.
  const line = text
    .replace(/[\uff10-\uff19\uff21-\uff5a]/gu, (character) => character.normalize('NFKC'))
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/(sk-(?:cp|api)-|\bsk-|eyJ)[\w.-]{8,}/gi, '$1…')
    .replace(/[^\s@]{1,64}@[^\s@]{1,255}/g, '…')
    // Nor a Group ID, be it the configured one or the one that would be right, however its digits are grouped.
    .replace(/\d(?:[ .,_-]?\d){14,}|\d{10,}/g, '…')
    .trim();
  return line.length > longestMessage ? `${line.slice(0, longestMessage)}…` : line;
}
