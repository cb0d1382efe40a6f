import type { HttpFailure, HttpResponse, NetworkFault } from '../../../../src/minimax/httpClient';

/** An answer over HTTP; 200 with an empty body unless told otherwise. */
export function response(overrides: Partial<Omit<HttpResponse, 'kind'>> = {}): HttpResponse {
  return {
    kind: 'response',
    status: 200,
    contentType: 'application/json; charset=utf-8',
    traceId: undefined,
    retryAfterSeconds: undefined,
    body: '',
    truncated: false,
    durationMs: 12,
    ...overrides,
  };
}

/** No answer. */
export function failure(fault: NetworkFault): HttpFailure {
  return { kind: 'failure', fault, durationMs: 12 };
}

/** The body of the native envelope. */
export function nativeBody(code: unknown, message?: string, content: object = {}): string {
  return JSON.stringify({ ...content, base_resp: { status_code: code, status_msg: message } });
}

/** The body of an error of the OpenAI-compatible envelope. */
export function openAiBody(type: string, message: string, requestId = 'request-1'): string {
  return JSON.stringify({
    type: 'error',
    error: { type, message, http_code: '401' },
    request_id: requestId,
  });
}

/** The body of an error of the Anthropic-compatible envelope. */
export function anthropicBody(type: string, message: string): string {
  return JSON.stringify({ type: 'error', error: { type, message }, request_id: 'request-1' });
}
