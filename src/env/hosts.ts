import { regionHosts, type Region } from '../minimax/region';
import type { VariableSet } from '../minimax/variableNames';
import type { TextRange } from './document';

/** An address in a value, taken apart. Ranges are offsets into the value. */
export interface Address {
  /** Such as `https`; empty where the value begins with the host. */
  readonly scheme: string;
  /** In small letters, with the port where there is one, as `URL.host` has it. */
  readonly host: string;
  readonly hostRange: TextRange;
  /** Without a `/` at its end; empty where there is none. */
  readonly path: string;
  readonly pathRange: TextRange;
}

/** A backslash ends the host as a slash does: `URL`, and so a program, reads `https://a\@b` as the host `a`. */
const address =
  /^(?:([a-z][a-z\d+.-]*):\/\/)?(?:[^/\\?#@\s]*@)?(\[[^\]\s]*\]|[^/\\:?#@\s[\]]+)(:\d+)?([/\\?#]\S*)?$/i;

/** A key that stands where a host belongs: it must not be taken for one, for hosts are shown. */
const keyLike = /(?:sk-|eyJ)[\w-]{12}/;

/** Takes an address apart; `undefined` for a text that is none, such as a sample with `<…>` or a key. */
export function readAddress(value: string): Address | undefined {
  const match = /[<>{}$]/.test(value) || keyLike.test(value) ? null : address.exec(value);
  if (match === null) {
    return undefined;
  }
  const [, scheme = '', name = '', port = '', path = ''] = match;
  const pathStart = value.length - path.length;
  const hostStart = pathStart - name.length - port.length;
  return {
    scheme: scheme.toLowerCase(),
    host: (name + port).toLowerCase(),
    hostRange: { start: hostStart, end: pathStart },
    path: path.replace(/\/+$/, ''),
    pathRange: { start: pathStart, end: value.length },
  };
}

/** What a host is to MiniMax. */
export type HostKind =
  /** It serves the API of a region. `isOld`: guides of former years name it. */
  | { readonly kind: 'api'; readonly region: Region; readonly isOld: boolean }
  /** A site of MiniMax that is not its API. */
  | { readonly kind: 'website'; readonly region: Region }
  /** A host of `minimax.com`, which users configure by mistake; MiniMax's API is not there. */
  | { readonly kind: 'mistaken' }
  /** This machine, a container or a private network. */
  | { readonly kind: 'private' }
  /** Anything else: a proxy, another service. */
  | { readonly kind: 'foreign' };

const domains: readonly (readonly [string, Region])[] = [
  ['minimax.io', 'international'],
  ['minimaxi.chat', 'international'],
  ['minimax.cn', 'mainland'],
  ['minimaxi.com', 'mainland'],
  ['minimax.chat', 'mainland'],
];

/** Names for a region that are out of use. `api-uw.minimax.io`, which serves speech, is in use. */
const oldHosts: ReadonlySet<string> = new Set(['api.minimaxi.chat', 'api.minimaxi.com', 'api.minimax.chat']);

/** Says what a host is. `originOf` gives the configured endpoints, which serve their region whatever their name. */
export function hostKind(host: string, originOf?: (region: Region) => string | undefined): HostKind {
  for (const region of ['international', 'mainland'] as const) {
    if (host === hostOfRegion(region) || host === hostOf(originOf?.(region))) {
      return { kind: 'api', region, isOld: false };
    }
  }
  const name = host.replace(/:\d+$/, '').replace(/\.$/, '');
  const domain = domains.find(([suffix]) => name === suffix || name.endsWith(`.${suffix}`));
  if (domain !== undefined) {
    return name.startsWith('api')
      ? { kind: 'api', region: domain[1], isOld: oldHosts.has(name) }
      : { kind: 'website', region: domain[1] };
  }
  if (name === 'minimax.com' || name.endsWith('.minimax.com')) {
    return { kind: 'mistaken' };
  }
  return isPrivate(name) ? { kind: 'private' } : { kind: 'foreign' };
}

/** The region that a host serves, or whose site it is. */
export function regionOfHost(kind: HostKind | undefined): Region | undefined {
  return kind?.kind === 'api' || kind?.kind === 'website' ? kind.region : undefined;
}

/** Whether a host was meant to be MiniMax's. */
export function isMeantForMiniMax(kind: HostKind): boolean {
  return kind.kind !== 'foreign' && kind.kind !== 'private';
}

/** The current host of a region. */
export function hostOfRegion(region: Region): string {
  return new URL(regionHosts[region].apiOrigin).host;
}

/** The path that a client of a set needs behind the host; `undefined` where clients differ. */
export function pathOfSet(set: VariableSet): string | undefined {
  return set === 'openai' ? '/v1' : set === 'anthropic' ? '/anthropic' : undefined;
}

/** The region that a value such as `cn` or `global` names. */
export function regionOfName(value: string): Region | undefined {
  if (/^(?:global|intl?|international|overseas|io|en|us|global[-_]en)$/i.test(value)) {
    return 'international';
  }
  return /^(?:cn|china|mainland|zh|cn[-_]zh|zh[-_]cn)$/i.test(value) ? 'mainland' : undefined;
}

/** What `MINIMAX_REGION` calls a region. */
export function nameOfRegion(region: Region): string {
  return region === 'international' ? 'global' : 'cn';
}

function hostOf(origin: string | undefined): string | undefined {
  return origin === undefined ? undefined : /^https?:\/\/([^/]*)/.exec(origin)?.[1];
}

/** Names and addresses that lead nowhere but to this machine, its containers and its own network. */
function isPrivate(name: string): boolean {
  return (
    /^[^.:]+$/.test(name) ||
    /\.(?:localhost|local|internal|lan)$/.test(name) ||
    /^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168)(?:\.\d+)+$/.test(name) ||
    name.startsWith('[')
  );
}

/** An address with the current host of a region in the place of its own; a key never goes there in the clear. */
export function withHostOf({ scheme }: Address, region: Region, path: string): string {
  const secure = scheme === 'http' ? 'https' : scheme;
  return `${secure === '' ? '' : `${secure}://`}${hostOfRegion(region)}${path}`;
}
