import { strict as assert } from 'node:assert';
import { X509Certificate } from 'node:crypto';
import { createCertificate } from '../../platform/certificate';
import type { CertificateOptions } from '../../platform/certificate';
import { startPlatform } from '../../platform/simulatedPlatform';
import { ask } from './ask';

describe('the https server of the simulated platform', () => {
  const certificateCases: [string, CertificateOptions, boolean, string | undefined][] = [
    ['is not trusted as it is self-signed', {}, false, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['answers a client that trusts its certificate', {}, true, undefined],
    ['can have an expired certificate', { expired: true }, true, 'CERT_HAS_EXPIRED'],
    [
      'can have a certificate for another host',
      { hosts: ['other.test'], address: [127, 0, 0, 2] },
      true,
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ],
  ];
  for (const [name, options, isTrusted, code] of certificateCases) {
    it(name, async () => {
      const tls = createCertificate(options);
      await using platform = await startPlatform({ tls });
      assert.match(platform.international.origin, /^https:\/\/127\.0\.0\.1:\d+$/);
      const reply = ask(platform.international.origin, 'GET /v1/models', isTrusted ? { ca: tls.cert } : {});
      if (code === undefined) assert.equal((await reply).status, 401);
      else await assert.rejects(reply, { code });
      assert.equal(platform.requests().length, code === undefined ? 1 : 0);
    });
  }

  it('has certificates for the names that are asked for, each with a number of its own', () => {
    const certificate = new X509Certificate(createCertificate({ hosts: ['localhost', 'minimax.test'] }).cert);
    assert.equal(certificate.subjectAltName, 'DNS:localhost, DNS:minimax.test, IP Address:127.0.0.1');
    assert.equal(certificate.ca, true);
    assert.ok(certificate.verify(certificate.publicKey));
    assert.ok(Date.parse(certificate.validFrom) < Date.now() && Date.now() < Date.parse(certificate.validTo));
    const other = new X509Certificate(createCertificate().cert);
    assert.notEqual(other.serialNumber, certificate.serialNumber);
  });
});
