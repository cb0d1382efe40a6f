/** Why a text cannot be the address that a key is sent to. */
export type EndpointFault = 'notAnAddress' | 'notHttps' | 'userInfo' | 'path' | 'query';

/** The outcome of reading an endpoint setting: an origin such as `https://api.minimax.io`, or what is wrong. */
export type EndpointReading = { readonly origin: string } | { readonly fault: EndpointFault };

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads the text of an endpoint setting. Only an origin is accepted, over `https` (or `http` on this machine's own
 * loopback), because a key is sent to it: no user name, no path, no query. A trailing slash is harmless.
 */
export function readEndpoint(text: string): EndpointReading {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return { fault: 'notAnAddress' };
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopbackHosts.has(url.hostname))) {
    return { fault: 'notHttps' };
  }
  if (url.username !== '' || url.password !== '') {
    return { fault: 'userInfo' };
  }
  if (url.pathname !== '/') {
    return { fault: 'path' };
  }
  if (url.search !== '' || url.hash !== '' || /[?#]$/.test(text.trim())) {
    return { fault: 'query' };
  }
  return { origin: url.origin };
}
