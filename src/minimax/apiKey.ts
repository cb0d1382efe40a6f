import { readLegacyClaims } from './legacyKey';
import { isPlaceholder, isReference, isSampleWords, wrappedKey } from './placeholder';

/**
 * The kinds of key that MiniMax issues. `plan` is the Subscription Key of what was called Coding Plan, Token Plan
 * and M Plan in turn; `payAsYouGo` draws on the wallet; `legacyJwt` was issued until about the end of 2025.
 */
export type ApiKeyKind = 'plan' | 'payAsYouGo' | 'legacyJwt' | 'unknown';

/** The longest text that is taken for a key, in UTF-16 units; legacy keys have about 600. */
const longestKey = 4096;

/** What follows the prefix of a plan or pay-as-you-go key in every known example, in characters. */
const keyBodyLength = 119;

/** The shortest part of a key, in characters, that is removed from a text; less proves nothing. */
const shortestTrace = 8;

const prefixes = { plan: 'sk-cp-', payAsYouGo: 'sk-api-' } as const;

/**
 * A MiniMax API key held in memory. Printing, serialising or inspecting it gives the mask, so that a key cannot
 * reach a log or a message by accident; {@link ApiKey.reveal} is for the HTTP client and the credential store.
 */
export class ApiKey {
  readonly #value: string;
  /** The kind, from the shape alone. */
  readonly kind: ApiKeyKind;
  /** The prefix and the last four characters: the one form in which a key is ever shown. */
  readonly mask: string;

  constructor(value: string) {
    this.#value = value;
    this.kind = apiKeyKind(value);
    this.mask = maskApiKey(value);
  }

  /** The secret itself. A lint rule limits who may call this. */
  reveal(): string {
    return this.#value;
  }

  /** Whether both hold the same secret. */
  equals(other: ApiKey): boolean {
    return this.#value === other.#value;
  }

  /** Whether this may be sent to MiniMax at all: no placeholder, nothing masked, no Group ID. */
  get isSendable(): boolean {
    return isSendableShape(apiKeyShape(this.#value));
  }

  /** The Group ID that a legacy key names as its own; nothing else of its claims is read. */
  get ownGroupId(): string | undefined {
    return this.kind === 'legacyJwt' ? readLegacyClaims(this.#value)?.groupId : undefined;
  }

  /** A text without the key: every part of it of eight or more characters becomes `…`. */
  removeFrom(text: string): string {
    return withoutParts(text, text, (index) => index, this.#value);
  }

  /**
   * What a server says, without the key that it may echo in whatever form, so that it does not reach a log or a message:
   * also in capital letters, or with blanks and marks in between. In our own words that would find too much.
   */
  removeEchoFrom(said: string): string {
    const { letters, places } = lettersOf(said);
    return withoutParts(
      said,
      letters,
      (index) => places[index] ?? said.length,
      lettersOf(this.#value).letters,
    );
  }

  toString(): string {
    return this.mask;
  }

  toJSON(): string {
    return this.mask;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `ApiKey(${this.mask})`;
  }
}

/**
 * A text in which every part of a key is replaced by `…`.
 * @param searched What of the text is compared with the key.
 * @param placeOf Where in the text a character of `searched` stands.
 */
function withoutParts(
  text: string,
  searched: string,
  placeOf: (index: number) => number,
  key: string,
): string {
  let kept = '';
  let from = 0;
  for (let start = 0; start + shortestTrace <= searched.length;) {
    let end = start + shortestTrace;
    if (!key.includes(searched.slice(start, end))) {
      start += 1;
      continue;
    }
    while (end < searched.length && key.includes(searched.slice(start, end + 1))) {
      end += 1;
    }
    kept += `${text.slice(from, placeOf(start))}…`;
    from = placeOf(end - 1) + 1;
    start = end;
  }
  return kept + text.slice(from);
}

/** The letters and digits of a text in small letters, and where in the text each of them stands, in UTF-16 units. */
function lettersOf(text: string): { readonly letters: string; readonly places: readonly number[] } {
  let letters = '';
  const places: number[] = [];
  for (const { 0: letter, index } of text.matchAll(/[A-Za-z0-9]/g)) {
    letters += letter.toLowerCase();
    places.push(index);
  }
  return { letters, places };
}

/** The kind of a key, told by its prefix or, for a legacy key, its three base64url parts. */
export function apiKeyKind(value: string): ApiKeyKind {
  if (value.startsWith(prefixes.plan)) {
    return 'plan';
  }
  if (value.startsWith(prefixes.payAsYouGo)) {
    return 'payAsYouGo';
  }
  return /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(value) ? 'legacyJwt' : 'unknown';
}

/** The mask of a key: its prefix and last four characters, less where that would give most of it away. */
export function maskApiKey(value: string): string {
  const prefix = /^(?:sk-cp-|sk-api-|sk-|eyJ)/.exec(value)?.[0] ?? '';
  return value.length - prefix.length < 16 ? `${prefix}…` : `${prefix}…${value.slice(-4)}`;
}

/**
 * What the text of a key says about it before anything is sent. `usual` is a shape that MiniMax issues; `short`,
 * `long` and `unknownKind` are unusual but never a reason to reject (MiniMax changed shapes before); the others
 * cannot be a key and are never sent.
 */
export type ApiKeyShape =
  'usual' | 'short' | 'long' | 'unknownKind' | 'empty' | 'placeholder' | 'masked' | 'groupId' | 'characters';

/** Judges the text of a key by its shape. Lengths are those of platform documents and public examples. */
export function apiKeyShape(value: string): ApiKeyShape {
  if (value === '') {
    return 'empty';
  }
  // Somebody's key with the brackets of a template around it is a secret, and not one that can be sent.
  if (value.length > longestKey || wrappedKey(value) !== undefined) {
    return 'characters';
  }
  // Dots at the end are how a guide shortens a sample; in the middle they stand for the rest of a key.
  if (/[*•●·]{2,}|…(?!>?$)/u.test(value)) {
    return 'masked';
  }
  if (isPlaceholder(value) || isReference(value) || isSampleWords(value) || /^\d{1,9}$/.test(value)) {
    return 'placeholder';
  }
  if (/\.{2}[^.]/.test(value)) {
    return 'masked';
  }
  if (/^\d{10,20}$/.test(value)) {
    return 'groupId';
  }
  // A header can carry nothing else, and no kind of key has ever held anything else.
  if (!/^[\x21-\x7e]+$/.test(value) || /[<>{}[\]()"'`\\]/.test(value)) {
    return 'characters';
  }
  switch (apiKeyKind(value)) {
    case 'plan':
      return bodyShape(value.slice(prefixes.plan.length));
    case 'payAsYouGo':
      return bodyShape(value.slice(prefixes.payAsYouGo.length));
    case 'legacyJwt':
      return readLegacyClaims(value) ? 'usual' : 'short';
    case 'unknown':
      return 'unknownKind';
  }
}

/** Whether a key of this shape may be sent to MiniMax at all. */
export function isSendableShape(shape: ApiKeyShape): boolean {
  return shape === 'usual' || shape === 'short' || shape === 'long' || shape === 'unknownKind';
}

function bodyShape(body: string): ApiKeyShape {
  if (body.length === keyBodyLength) {
    return 'usual';
  }
  return body.length < keyBodyLength ? 'short' : 'long';
}
