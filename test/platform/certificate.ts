import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A server certificate and its private key, both PEM. As `ca`, the certificate makes a client trust it. */
export interface Certificate {
  key: string;
  cert: string;
}

export interface CertificateOptions {
  /** Host names it is for, besides the address 127.0.0.1; `localhost` unless told otherwise. */
  hosts?: readonly string[];
  /** For another address than 127.0.0.1, so that nothing at 127.0.0.1 fits it. */
  address?: readonly [number, number, number, number];
  /** Its validity ended a day ago. */
  expired?: boolean;
}

const dayMs = 24 * 3_600_000;

// Node makes keys and signatures but no certificates: those few lines of DER are written here, so that neither a
// private key nor an expiry date lies in the repository, and no openssl is needed.

function element(tag: number, ...contents: Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...contents: Uint8Array[]) => element(0x30, ...contents);
const octets = (content: Uint8Array) => element(0x04, content);
const bits = (content: Uint8Array) => element(0x03, Buffer.from([0]), content);

function identifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = rest.flatMap((arc) => {
    const digits = [arc & 0x7f];
    for (let left = arc >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
    return digits;
  });
  return element(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

function time(epochMs: number): Buffer {
  const text = new Date(epochMs).toISOString().replace(/[-:T]|\.\d+/g, '');
  return element(0x17, Buffer.from(text.slice(2)));
}

/** Makes a new self-signed certificate, valid from yesterday until tomorrow unless `expired`. */
export function createCertificate(options: CertificateOptions = {}): Certificate {
  const { hosts = ['localhost'], address = [127, 0, 0, 1], expired = false } = options;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = sequence(identifier('1.2.840.10045.4.3.2'));
  const commonName = sequence(identifier('2.5.4.3'), element(0x0c, Buffer.from('Simulated platform')));
  const name = sequence(element(0x31, commonName));
  const end = Date.now() + (expired ? -dayMs : dayMs);
  const alternativeNames = [
    ...hosts.map((host) => element(0x82, Buffer.from(host))),
    element(0x87, Buffer.from(address)),
  ];
  const extensions = sequence(
    sequence(identifier('2.5.29.17'), octets(sequence(...alternativeNames))),
    // A certificate authority, so that it can be its own `ca`.
    sequence(identifier('2.5.29.19'), octets(sequence(element(0x01, Buffer.from([0xff]))))),
  );
  const unsigned = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    // Told apart from others by their number, since all have the same name; the first byte keeps it positive.
    element(0x02, Buffer.from([1]), randomBytes(8)),
    ecdsaWithSha256,
    name,
    sequence(time(end - 2 * dayMs), time(end)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, extensions),
  );
  const certificate = sequence(unsigned, ecdsaWithSha256, bits(sign('sha256', unsigned, privateKey)));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  };
}
