import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { NetworkFault } from '../../../src/minimax/httpClient';
import { networkFaultOf } from '../../../src/network/networkFault';

const target = new URL('https://api.minimax.io/v1/models');

/** An error as Node and undici make them, with the one that caused it. */
function fault(code: string | undefined, message: string, cause?: Error): Error {
  const error = new Error(message, cause === undefined ? {} : { cause });
  return code === undefined ? error : Object.assign(error, { code });
}

/** What `fetch` throws for any of them. */
function fetchFailed(cause?: Error): Error {
  return new TypeError('fetch failed', cause === undefined ? {} : { cause });
}

function severalAddresses(...errors: Error[]): Error {
  return Object.assign(new AggregateError(errors, ''), { code: (errors[0] as { code?: string }).code });
}

type Line = readonly [title: string, error: unknown, fault: NetworkFault];

// Measured in a real VS Code, direct and through a proxy.
const measured: readonly Line[] = [
  [
    'a refused connection',
    fetchFailed(fault('ECONNREFUSED', 'connect ECONNREFUSED 104.18.1.1:443')),
    'refused',
  ],
  ['an unknown host', fetchFailed(fault('ENOTFOUND', 'getaddrinfo ENOTFOUND api.minimax.io')), 'dns'],
  [
    'a self-signed certificate',
    fetchFailed(fault('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate')),
    'tls',
  ],
  ['a server that closes', fetchFailed(fault('UND_ERR_SOCKET', 'other side closed')), 'cutOff'],
  [
    'a proxy that wants a login',
    fetchFailed(fault('UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling')),
    'proxyLogin',
  ],
  [
    'a proxy that cannot reach the host',
    fetchFailed(fault('UND_ERR_ABORTED', 'Proxy response (502) !== 200 when HTTP Tunneling')),
    'proxyCannotReach',
  ],
  [
    'a proxy that is down',
    fetchFailed(fault('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:3128')),
    'proxyDown',
  ],
  ['a redirect that is an error', fetchFailed(fault(undefined, 'unexpected redirect')), 'other'],
  [
    'a time limit of our own',
    new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
    'other',
  ],
  ['a server that answers 407', fetchFailed(fault(undefined, '')), 'other'],
];

const documented: readonly Line[] = [
  [
    'a name server that does not answer',
    fetchFailed(fault('EAI_AGAIN', 'getaddrinfo EAI_AGAIN api.minimax.io')),
    'dns',
  ],
  ['a name server that fails', fetchFailed(fault('EAI_FAIL', 'getaddrinfo EAI_FAIL api.minimax.io')), 'dns'],
  [
    'a proxy whose name is unknown',
    fetchFailed(fault('ENOTFOUND', 'getaddrinfo ENOTFOUND proxy.example')),
    'proxyDown',
  ],
  [
    'no way to the network, with the own address behind it',
    fetchFailed(fault('ENETUNREACH', 'connect ENETUNREACH 104.18.1.1:443 - Local (0.0.0.0:0)')),
    'refused',
  ],
  [
    'no way to the network over IPv6',
    fetchFailed(fault('ENETUNREACH', 'connect ENETUNREACH 2606:4700::6812:101:443 - Local (:::0)')),
    'refused',
  ],
  [
    'no way to the host, from a port of our own',
    fetchFailed(fault('EHOSTUNREACH', 'connect EHOSTUNREACH 104.18.1.1:443 - Local (192.168.1.5:51234)')),
    'refused',
  ],
  [
    'no way to the proxy',
    fetchFailed(fault('EHOSTUNREACH', 'connect EHOSTUNREACH 10.0.0.1:3128 - Local (192.168.1.5:51234)')),
    'proxyDown',
  ],
  [
    'a refused connection over IPv6',
    fetchFailed(fault('ECONNREFUSED', 'connect ECONNREFUSED 2606:4700::6812:101:443')),
    'refused',
  ],
  [
    'a proxy that is down over IPv6',
    fetchFailed(fault('ECONNREFUSED', 'connect ECONNREFUSED ::1:3128')),
    'proxyDown',
  ],
  [
    'several addresses, all refused',
    fetchFailed(
      severalAddresses(
        fault('ECONNREFUSED', 'connect ECONNREFUSED 2606:4700::6812:101:443'),
        fault('ECONNREFUSED', 'connect ECONNREFUSED 104.18.1.1:443'),
      ),
    ),
    'refused',
  ],
  [
    'several addresses, one without a way and one that does not answer',
    fetchFailed(
      severalAddresses(
        fault('ENETUNREACH', 'connect ENETUNREACH 2606:4700::6812:101:443 - Local (:::0)'),
        fault('ETIMEDOUT', 'connect ETIMEDOUT 104.18.1.1:443'),
      ),
    ),
    'noFirstByte',
  ],
  [
    'several addresses of a proxy that is down',
    fetchFailed(
      severalAddresses(
        fault('ECONNREFUSED', 'connect ECONNREFUSED ::1:3128'),
        fault('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:3128'),
      ),
    ),
    'proxyDown',
  ],
  [
    'an address that does not answer',
    fetchFailed(fault('ETIMEDOUT', 'connect ETIMEDOUT 104.18.1.1:443')),
    'noFirstByte',
  ],
  [
    'a connection that takes too long',
    fetchFailed(fault('UND_ERR_CONNECT_TIMEOUT', 'Connect Timeout Error')),
    'noFirstByte',
  ],
  [
    'headers that take too long',
    fetchFailed(fault('UND_ERR_HEADERS_TIMEOUT', 'Headers Timeout Error')),
    'noFirstByte',
  ],
  [
    'a body that takes too long',
    fault(undefined, 'terminated', fault('UND_ERR_BODY_TIMEOUT', 'Body Timeout Error')),
    'tooSlow',
  ],
  ['an expired certificate', fetchFailed(fault('CERT_HAS_EXPIRED', 'certificate has expired')), 'tls'],
  [
    'a certificate for another host',
    fetchFailed(fault('ERR_TLS_CERT_ALTNAME_INVALID', "Hostname/IP does not match certificate's altnames")),
    'tls',
  ],
  [
    'a certificate of an unknown authority, as behind a company proxy',
    fetchFailed(fault('UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unable to get local issuer certificate')),
    'tls',
  ],
  [
    'a self-signed authority',
    fetchFailed(fault('SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in chain')),
    'tls',
  ],
  [
    'a chain that cannot be verified',
    fetchFailed(fault('UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify')),
    'tls',
  ],
  [
    'a server that speaks no TLS',
    fetchFailed(fault('ERR_SSL_WRONG_VERSION_NUMBER', 'wrong version number')),
    'tls',
  ],
  ['a handshake that fails', fetchFailed(fault('EPROTO', 'write EPROTO')), 'tls'],
  ['a connection that was reset', fetchFailed(fault('ECONNRESET', 'read ECONNRESET')), 'cutOff'],
  [
    'a body that broke off',
    new TypeError('terminated', { cause: fault('UND_ERR_SOCKET', 'other side closed') }),
    'cutOff',
  ],
  ['a body that broke off without a cause', new TypeError('terminated'), 'cutOff'],
  ['an answer that is no HTTP', fetchFailed(fault('HPE_INVALID_CONSTANT', 'Expected HTTP/')), 'cutOff'],
  [
    'an answer that is no HTTP, in newer versions of undici',
    fetchFailed(
      fault(undefined, 'Response does not match the HTTP/1.1 protocol (Expected HTTP/, RTSP/ or ICE/)'),
    ),
    'cutOff',
  ],
  [
    'a proxy that forbids the host',
    fetchFailed(fault('UND_ERR_ABORTED', 'Proxy response (403) !== 200 when HTTP Tunneling')),
    'proxyCannotReach',
  ],
  ['a code that nobody has seen', fetchFailed(fault('E_STRANGE', 'strange')), 'other'],
  ['an abort without a word of a proxy', fetchFailed(fault('UND_ERR_ABORTED', 'aborted')), 'other'],
  ['no cause', fetchFailed(), 'other'],
  ['a text', 'ECONNREFUSED', 'other'],
  ['nothing', undefined, 'other'],
  ['null', null, 'other'],
];

describe('the fault behind an error of fetch', () => {
  for (const [title, error, expected] of measured) {
    it(`is ${expected} for ${title}, as measured`, () => {
      assert.equal(networkFaultOf(error, target), expected);
    });
  }

  for (const [title, error, expected] of documented) {
    it(`is ${expected} for ${title}`, () => {
      assert.equal(networkFaultOf(error, target), expected);
    });
  }

  it('is found however deep it lies', () => {
    const deep = fetchFailed(
      fault(
        undefined,
        'outer',
        fault(undefined, 'middle', fault('ENOTFOUND', 'getaddrinfo ENOTFOUND api.minimax.io')),
      ),
    );
    assert.equal(networkFaultOf(deep, target), 'dns');
  });

  it('is the innermost where several are named', () => {
    const both = fetchFailed(fault('UND_ERR_SOCKET', 'closed', fault('CERT_HAS_EXPIRED', 'expired')));
    assert.equal(networkFaultOf(both, target), 'tls');
  });

  it('compares ports with that of the target, written or not', () => {
    const at = (port: number) => fetchFailed(fault('ECONNREFUSED', `connect ECONNREFUSED 127.0.0.1:${port}`));
    const compared = [
      networkFaultOf(at(8443), new URL('https://gateway.example:8443')),
      networkFaultOf(at(443), new URL('https://gateway.example:8443')),
      networkFaultOf(at(80), new URL('http://localhost')),
      networkFaultOf(at(443), new URL('http://localhost')),
    ];
    assert.deepEqual(compared, ['refused', 'proxyDown', 'refused', 'proxyDown']);
  });

  it('is found in a circle of causes', () => {
    const first = new Error('first');
    const second = new Error('second', { cause: first });
    first.cause = second;
    assert.equal(networkFaultOf(first, target), 'other');
  });

  it('is some fault for anything that can be thrown', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.string(),
        fc.oneof(fc.anything(), fc.constantFrom('ECONNREFUSED', 'ENOTFOUND', 'UND_ERR_ABORTED')),
        (thrown, message, code) => {
          const error = Object.assign(new Error(message, { cause: thrown }), { code });
          assert.equal(typeof networkFaultOf(error, target), 'string');
          assert.equal(typeof networkFaultOf(thrown, target), 'string');
        },
      ),
    );
  });
});
