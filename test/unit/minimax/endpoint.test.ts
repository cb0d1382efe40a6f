import { strict as assert } from 'node:assert';
import { readEndpoint, type EndpointFault } from '../../../src/minimax/endpoint';

describe('an endpoint setting', () => {
  const accepted: readonly (readonly [text: string, origin: string])[] = [
    ['https://api.minimax.io', 'https://api.minimax.io'],
    ['https://api.minimax.cn/', 'https://api.minimax.cn'],
    ['  https://api.minimax.io\n', 'https://api.minimax.io'],
    ['HTTPS://API.MiniMax.io', 'https://api.minimax.io'],
    ['https://api.minimax.io:443', 'https://api.minimax.io'],
    ['https://gateway.example:8443', 'https://gateway.example:8443'],
    ['https://[2001:db8::1]:8443/', 'https://[2001:db8::1]:8443'],
    ['http://127.0.0.1:40123', 'http://127.0.0.1:40123'],
    ['http://localhost:40123/', 'http://localhost:40123'],
    ['http://[::1]:40123', 'http://[::1]:40123'],
  ];
  for (const [text, origin] of accepted) {
    it(`accepts ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readEndpoint(text), { origin });
    });
  }

  const refused: readonly (readonly [text: string, fault: EndpointFault])[] = [
    ['', 'notAnAddress'],
    ['api.minimax.io', 'notAnAddress'],
    ['//api.minimax.io', 'notAnAddress'],
    ['https://', 'notAnAddress'],
    ['https://api minimax.io', 'notAnAddress'],
    ['https://api.minimax.io:99999', 'notAnAddress'],
    ['http://api.minimax.io', 'notHttps'],
    ['http://localhost.example.com', 'notHttps'],
    ['http://127.0.0.1.example.com', 'notHttps'],
    ['http://192.168.1.1', 'notHttps'],
    ['ftp://127.0.0.1', 'notHttps'],
    ['file:///etc/hosts', 'notHttps'],
    ['javascript:alert(1)', 'notHttps'],
    ['ws://127.0.0.1', 'notHttps'],
    ['blob:https://api.minimax.io/x', 'notHttps'],
    ['api.minimax.io:443', 'notHttps'],
    ['https://user@api.minimax.io', 'userInfo'],
    ['https://user:password@api.minimax.io', 'userInfo'],
    ['https://:password@api.minimax.io', 'userInfo'],
    ['https://api.minimax.io@evil.example', 'userInfo'],
    ['https://api.minimax.io/v1', 'path'],
    ['https://api.minimax.io/anthropic/', 'path'],
    ['https://api.minimax.io//', 'path'],
    ['https://api.minimax.io\\@evil.example', 'path'],
    ['https://api.minimax.io/?region=cn', 'query'],
    ['https://api.minimax.io?', 'query'],
    ['https://api.minimax.io/#v1', 'query'],
    ['https://api.minimax.io#', 'query'],
  ];
  for (const [text, fault] of refused) {
    it(`refuses ${JSON.stringify(text)}: ${fault}`, () => {
      assert.deepEqual(readEndpoint(text), { fault });
    });
  }

  it('gives an origin that a request can be put together with', () => {
    const reading = readEndpoint('https://gateway.example:8443/');
    assert.ok('origin' in reading);
    assert.equal(new URL('/v1/models', reading.origin).href, 'https://gateway.example:8443/v1/models');
  });
});
