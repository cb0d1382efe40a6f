import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hostKind, isMeantForMiniMax, readAddress } from '../../../src/env/hosts';

const seed = 20_261_124;

function hostIn(value: string): string | undefined {
  return readAddress(value)?.host;
}

describe('the host of an address', () => {
  it('ends at a backslash, which a program takes for a slash', () => {
    assert.equal(hostIn('https://evil.com\\@api.minimax.io'), 'evil.com');
    assert.equal(hostIn('https://evil.com:8443\\@api.minimax.io/v1'), 'evil.com:8443');
    assert.equal(hostIn('evil.com\\@api.minimax.io'), 'evil.com');
    assert.equal(hostIn('https://api.minimax.io\\v1'), 'api.minimax.io');
  });

  it('stands behind the name of a user', () => {
    assert.equal(hostIn('https://api.minimax.io@evil.com'), 'evil.com');
    assert.equal(hostIn('https://user:word@api.minimax.io/v1'), 'api.minimax.io');
  });

  it('is never taken for one of MiniMax where a program would go to another one', () => {
    const pieces = fc.constantFrom(
      'https://',
      'http://',
      'https:',
      'evil.com',
      'api.minimax.io',
      '.minimax.io',
      'a',
      '\\',
      '/',
      '@',
      ':',
      ':443',
      '?',
      '#',
      '.',
      '[::1]',
    );
    let compared = 0;
    const property = fc.property(fc.array(pieces, { maxLength: 6 }), (rest) => {
      const value = `https://${rest.join('')}`;
      const address = readAddress(value);
      if (address !== undefined && URL.canParse(value) && isMeantForMiniMax(hostKind(address.host))) {
        compared++;
        assert.equal(address.host.replace(/:\d+$/, ''), new URL(value).hostname, value);
      }
    });
    fc.assert(property, { numRuns: 5_000, seed });
    assert.ok(compared > 300, `${compared} hosts were compared`);
  });
});
