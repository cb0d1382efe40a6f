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
const unreachableCode = /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL)$/;

/**
 * Names the fault in the chain of causes of what `fetch` or undici threw. The codes were measured in VS Code 1.139,
 * direct and through a proxy. The proxy that refuses a connection is told from the host that does by the address.
 * @param target The address of the request, to compare a refused connection with.
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
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
      return 'dns';
    }
    if (tlsCode.test(code)) {
      return 'tls';
    }
    if (unreachableCode.test(code)) {
      return isAnotherAddress(message, target) ? 'proxyDown' : 'refused';
    }
    if (/^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT)$/.test(code)) {
      return 'noFirstByte';
    }
    if (code === 'UND_ERR_BODY_TIMEOUT') {
      return 'tooSlow';
    }
    if (cutOffCode.test(code) || message === 'terminated') {
      return 'cutOff';
    }
  }
  return 'other';
}

/** The chain of causes from the innermost outwards; an AggregateError (several addresses tried) counts as its first. */
function causesOf(error: unknown): Cause[] {
  const chain: Cause[] = [];
  let current = error;
  for (let depth = 0; depth < 10 && current instanceof Error; depth++) {
    const { code } = current as { code?: unknown };
    chain.unshift({ code: typeof code === 'string' ? code : '', message: current.message });
    current = current instanceof AggregateError ? (current.errors[0] ?? current.cause) : current.cause;
  }
  return chain;
}

/** Whether a message such as `connect ECONNREFUSED 127.0.0.1:8080` names another port than the target's. */
function isAnotherAddress(message: string, target: URL): boolean {
  const port = /:(\d{1,5})\b(?!.*:\d)/.exec(message)?.[1];
  const targetPort = target.port === '' ? (target.protocol === 'https:' ? '443' : '80') : target.port;
  return port !== undefined && port !== targetPort;
}
