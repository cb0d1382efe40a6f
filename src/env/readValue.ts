import { apiKeyShape, type ApiKeyShape } from '../minimax/apiKey';
import { isSampleGroupId } from '../minimax/groupId';
import { readLegacyClaims } from '../minimax/legacyKey';
import { readPastedGroupId, readPastedText } from '../minimax/pastedText';
import { isPlaceholder, isReference, isSampleWords, wrappedKey } from '../minimax/placeholder';

/** What a clipboard or a chat window dragged into a value. */
export type Dirt = 'bearer' | 'quotes' | 'spaces' | 'invisible' | 'typographic' | 'assignment' | 'other';

/** The shapes of a text that may be a key. */
export type KeyShape = Extract<ApiKeyShape, 'usual' | 'short' | 'long' | 'unknownKind'>;

/** What the value of a key's variable is. */
export type KeyReading =
  | { readonly kind: 'empty' }
  /** A reference to another variable that `dotenv` does not replace. */
  | { readonly kind: 'unexpanded' }
  | { readonly kind: 'sample' }
  | { readonly kind: 'groupId'; readonly digits: string }
  /** `dirt` is what `key` was freed of. */
  | { readonly kind: 'key'; readonly key: string; readonly shape: KeyShape; readonly dirt: Dirt | undefined }
  /** Dots or asterisks stand for the rest of it. */
  | { readonly kind: 'masked' }
  /** It has characters that no key has, and which of them belong to it cannot be told. */
  | { readonly kind: 'unreadable'; readonly dirt: Dirt };

/** What the value of a Group ID's variable is. */
export type GroupReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unexpanded' }
  | { readonly kind: 'sample' }
  | { readonly kind: 'apiKey'; readonly key: string; readonly dirt: Dirt | undefined }
  /** `separated`: a number that is written with blanks or commas in between. */
  | { readonly kind: 'digits'; readonly digits: string; readonly dirt: Dirt | 'separated' | undefined }
  | { readonly kind: 'notDigits' };

/** Reads the value of a key's variable. Never fails; linear in the length. */
export function readKeyValue(value: string): KeyReading {
  if (value.trim() === '') {
    return { kind: 'empty' };
  }
  if (isUnexpanded(value) || isReference(value)) {
    return { kind: 'unexpanded' };
  }
  const cleaned = cleanValue(value);
  if (isSample(value) || isSample(cleaned)) {
    return { kind: 'sample' };
  }
  const dirt = cleaned === value ? undefined : dirtOf(value);
  const shape = apiKeyShape(cleaned);
  switch (shape) {
    case 'empty':
    case 'placeholder':
      return { kind: 'sample' };
    case 'masked':
      return { kind: 'masked' };
    case 'groupId':
      return { kind: 'groupId', digits: cleaned };
    case 'characters':
      return { kind: 'unreadable', dirt: dirtOf(value) };
    default:
      return { kind: 'key', key: cleaned, shape, dirt };
  }
}

/** Reads the value of a Group ID's variable. Never fails; linear in the length. */
export function readGroupValue(value: string): GroupReading {
  if (value.trim() === '') {
    return { kind: 'empty' };
  }
  if (isUnexpanded(value)) {
    return { kind: 'unexpanded' };
  }
  const cleaned = readPastedGroupId(value);
  if (isSampleGroupId(cleaned) || isSample(value) || isSample(cleaned)) {
    return { kind: 'sample' };
  }
  if (/^\d+$/.test(cleaned)) {
    const isSeparated = value.trim() === value && value.replace(/[\s,_-]/g, '') === cleaned;
    const dirt = cleaned === value ? undefined : isSeparated ? 'separated' : dirtOf(value);
    return { kind: 'digits', digits: cleaned, dirt };
  }
  if (/^(?:sk-|eyJ)/.test(cleaned) && cleaned.length >= 16) {
    return { kind: 'apiKey', key: cleaned, dirt: cleaned === value ? undefined : dirtOf(value) };
  }
  return { kind: 'notDigits' };
}

/**
 * A value without what a clipboard dragged along: quotes, `Bearer`, white space, invisible and full-width characters,
 * a whole assignment.
 */
export function cleanValue(value: string): string {
  return readPastedText(value).apiKey ?? value;
}

/** What is in a value that does not belong there; call it for values that are not clean. */
export function dirtOf(value: string): Dirt {
  if (/\bMINIMAX_\w+["'`]?\s*[=:]/i.test(value)) {
    return 'assignment';
  }
  if (/[\p{Cf}\ufe0f]/u.test(value)) {
    return 'invisible';
  }
  if (/(?!\s)[^\0-\x7f]/u.test(value)) {
    return 'typographic';
  }
  if (/\bBearer\b/i.test(value)) {
    return 'bearer';
  }
  if (/["'`]/.test(value)) {
    return 'quotes';
  }
  return /\s/.test(value) ? 'spaces' : 'other';
}

/** Whether a value refers to another variable, which `dotenv` leaves as it is. */
export function isUnexpanded(value: string): boolean {
  if (wrappedKey(value) !== undefined) {
    return false;
  }
  return /\$\{[^{}]+\}|^\$[A-Za-z_(]|^%\w+%$|^(?:process\.env|import\.meta\.env|os\.environ)\b/.test(value);
}

/** Whether a value is a sample that a guide or a template left behind. */
export function isSample(value: string): boolean {
  if (wrappedKey(value) !== undefined) {
    return false;
  }
  if (isPlaceholder(value) || /^[[(<{].*[\])>}]$/.test(value)) {
    return true;
  }
  // Nobody's key has letters beyond ASCII; instructions in other languages have. Full-width forms are dirt.
  if (
    value.length < 200 &&
    /[^\0-\x7f\uff00-\uffef]/.test(value) &&
    /(?![\0-\x7f\uff00-\uffef])\p{L}/u.test(value)
  ) {
    return true;
  }
  return isSampleWords(value);
}

/** The shortest text, in characters, that is taken for a real key; samples with a right prefix are shorter. */
const shortestRealKey = 40;

/**
 * Whether a text can be taken for somebody's secret, so that it matters who sees the file. `isNamedKey`: it stands under
 * a name of MiniMax's, so that a key of an unknown kind counts too.
 */
export function isRealKey(reading: KeyReading, isNamedKey: boolean): boolean {
  if (reading.kind !== 'key' || reading.key.length < shortestRealKey) {
    return false;
  }
  if (/^sk-(?:cp|api)-/.test(reading.key)) {
    return true;
  }
  if (reading.shape !== 'unknownKind') {
    return readLegacyClaims(reading.key) !== undefined;
  }
  return isNamedKey && /^[\w.-]+$/.test(reading.key) && /\d.*\d.*\d/.test(reading.key);
}
