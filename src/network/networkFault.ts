import type { NetworkFault } from '../minimax/httpClient';

/** The part of an error that tells what happened; messages are read, never shown, for they may quote a request. */
interface Cause {
  readonly code: string;
  readonly message: string;
}

const tlsCode =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_|ERR_SSL_|EPROTO)/;
const cutOffCode =
  /^(?:UND_ERR_SOCKET|ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|HPE_)/;
/** No way to an address, which of several addresses tried says the least: many networks have no IPv6. */
const noRouteCode = /^(?:EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL)$/;

/**
 * Names the fault in the chain of causes of what `fetch` or undici threw. The codes were measured in VS Code 1.139,
 * direct and through a proxy. A proxy that refuses a connection, or whose name cannot be found, is told from a host
 * that does by the port and the name in the message.
 * @param target The address of the request, to compare the message with.
 */
export function networkFaultOf(error: unknown, target: URL): NetworkFault {
  const causes = causesOf(error);
  for (const { code, message } of causes) {
    const proxyStatus = /Proxy response \((\d{3})\)/.exec(message)?.[1];
    if (proxyStatus === '407') {
      return 'proxyLogin';
    }
    if (proxyStatus !== undefined) {
      return 'proxyCannotReach';
    }
    if (code === 'ENOTFOUND' || code.startsWith('EAI_')) {
      return isAnotherName(message, target) ? 'proxyDown' : 'dns';
    }
    if (tlsCode.test(code)) {
      return 'tls';
    }
    if (code === 'ECONNREFUSED' || noRouteCode.test(code)) {
      return isAnotherPort(message, target) ? 'proxyDown' : 'refused';
    }
    if (/^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT)$/.test(code)) {
      return 'noFirstByte';
    }
    if (code === 'UND_ERR_BODY_TIMEOUT') {
      return 'tooSlow';
    }
    // What is no HTTP has a code in some versions of undici only.
    if (cutOffCode.test(code) || message === 'terminated' || /not match the HTTP\b/.test(message)) {
      return 'cutOff';
    }
  }
  return 'other';
}

/** The chain of causes from the innermost outwards; of several addresses tried, the most telling error counts. */
function causesOf(error: unknown): Cause[] {
  const chain: Cause[] = [];
  let current = error;
  for (let depth = 0; depth < 10 && current instanceof Error; depth++) {
    chain.unshift({ code: codeOf(current), message: current.message });
    current =
      current instanceof AggregateError ? (mostTelling(current.errors) ?? current.cause) : current.cause;
  }
  return chain;
}

function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}

function mostTelling(errors: readonly unknown[]): unknown {
  return errors.find((error) => !noRouteCode.test(codeOf(error))) ?? errors[0];
}

/**
 * Whether a message such as `connect ECONNREFUSED 127.0.0.1:8080` names another port than the target's. What may
 * follow, ` - Local (0.0.0.0:0)`, is the address on this machine.
 */
function isAnotherPort(message: string, target: URL): boolean {
  const port = /\bE[A-Z]+ \S*:(\d{1,5})(?!\S)/.exec(message)?.[1];
  const targetPort = target.port === '' ? (target.protocol === 'https:' ? '443' : '80') : target.port;
  return port !== undefined && port !== targetPort;
}

/** Whether a message such as `getaddrinfo ENOTFOUND proxy.example` names another host than the target's. */
function isAnotherName(message: string, target: URL): boolean {
  const name = /\bE[A-Z_]+ (\S+)$/.exec(message)?.[1];
  return name !== undefined && name !== target.hostname;
}
