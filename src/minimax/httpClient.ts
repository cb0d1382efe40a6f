import type { ApiKey } from './apiKey';

/**
 * What stopped a request before MiniMax's answer could be read. None of these says anything about a key.
 * `proxyLogin`: the proxy wants a login. `proxyCannotReach`: the proxy answered that it cannot reach the host.
 * `proxyDown`: the proxy itself refuses, or its name cannot be found. `cutOff`: the connection ended in the middle.
 */
export type NetworkFault =
  | 'dns'
  | 'refused'
  | 'tls'
  | 'proxyLogin'
  | 'proxyCannotReach'
  | 'proxyDown'
  | 'noFirstByte'
  | 'tooSlow'
  | 'cutOff'
  | 'other';

/** A request to MiniMax. The key travels apart from the rest so that nothing but the client can open it. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly apiKey: ApiKey;
  /** A JSON text. */
  readonly body?: string;
  /** Cancels the request; `send` then rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/** An answer, whatever its status. */
export interface HttpResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly contentType: string;
  /** The header `Trace-Id`, by which MiniMax finds the call again. */
  readonly traceId: string | undefined;
  /** The header `Retry-After`, in seconds, where it is a number. */
  readonly retryAfterSeconds: number | undefined;
  /** At most the limit of the client; `truncated` says that there was more. */
  readonly body: string;
  readonly truncated: boolean;
  readonly durationMs: number;
}

/** No answer, and why. */
export interface HttpFailure {
  readonly kind: 'failure';
  readonly fault: NetworkFault;
  readonly durationMs: number;
}

/** The one way in which this code reaches MiniMax with a key. Rejects only when the request was cancelled. */
export interface HttpClient {
  send(request: HttpRequest): Promise<HttpResponse | HttpFailure>;
}

/** What a request without a key and past the proxy showed: the host answers (whatever it says), or what stopped it. */
export type DirectRouteFinding =
  { readonly reached: true } | { readonly reached: false; readonly fault: NetworkFault };
