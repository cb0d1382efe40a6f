import { wrappedKey } from './placeholder';
import { variableNames } from './variableNames';

/** What a pasted text holds, cleaned of what a clipboard drags along. A part that is not there is `undefined`. */
export interface PastedCredentials {
  readonly apiKey: string | undefined;
  readonly groupId: string | undefined;
}

/** Characters without width, and marks of writing direction (the class Cf of Unicode), that chat windows and web pages slip into a text. */
const invisible = /\p{Cf}|\ufe0f/gu;

const allNames = [...variableNames.apiKey, ...variableNames.groupId];

// Longest first, so that a name is never taken for another one that it begins with.
const namePattern = [...allNames].sort((a, b) => b.length - a.length).join('|');

/** A known name as it stands in `.env`, shell, PowerShell, JSON and YAML, with its separator. */
const assignment = new RegExp(
  `(?:\\b(?:export|set|setx|declare -x)\\s+|\\$env:)?["'\`]?(?<![A-Z0-9_])(${namePattern})["'\`]?(?:\\s*(?:=>|:=|[=:])\\s*|\\s+(?=["']?(?:sk-|eyJ|\\d{10})))`,
  'gi',
);

/** How the text of a key begins, and what else is taken for one when it stands beside other words. */
const keyStart = /^(?:sk-|eyJ)/;

/**
 * The keys whose whole length is known, so that pieces can be put together with certainty: those of 119 characters
 * after the prefix, and a JWT whose signature is that of an RSA key of 1024, 2048, 3072 or 4096 bits.
 */
const wholeKey =
  /^(?:sk-(?:cp|api)-[\w-]{119}|eyJ[\w-]+\.[\w-]+\.(?:[\w-]{171}|[\w-]{342}|[\w-]{512}|[\w-]{683}))$/;

/**
 * Reads a text that a user pasted where a key is asked for: the key alone in whatever wrapping, one
 * `MINIMAX_API_KEY=…` line, both lines of a `.env` file (a QuickInput turns the line end into a space, so the text
 * is split before a known name), or a key and a Group ID side by side. Never fails and takes time linear in the
 * length, for it runs at each keystroke; what is not understood is returned as the key, for the validation to speak of.
 */
export function readPastedText(text: string): PastedCredentials {
  const plain = toPlainCharacters(text);
  const wrapped = wrappedKey(plain);
  if (wrapped !== undefined) {
    return { apiKey: wrapped, groupId: undefined };
  }
  const found = [...plain.matchAll(assignment)];
  if (found.length === 0) {
    return readUnnamed(plain);
  }
  // The first that has a value wins: a second account further down must not replace the first one's half. A line
  // that is commented out counts only where there is no other.
  const active: { apiKey?: string; groupId?: string } = {};
  const commentedOut: { apiKey?: string; groupId?: string } = {};
  let before = plain.slice(0, found[0]?.index);
  for (const [index, match] of found.entries()) {
    const behind = plain.slice(match.index + match[0].length, found[index + 1]?.index);
    const value = firstValue(behind);
    const values = /#[^\S\n]*$/.test(before) ? commentedOut : active;
    const role = variableNames.apiKey.includes((match[1] ?? '').toUpperCase()) ? 'apiKey' : 'groupId';
    if (value !== '') {
      values[role] ??= value;
    }
    before = behind;
  }
  return {
    apiKey: active.apiKey ?? commentedOut.apiKey ?? keyAmong(wordsOf(plain)),
    groupId: active.groupId ?? commentedOut.groupId ?? groupIdAmong(wordsOf(plain), /^\d{19}$/),
  };
}

/** Cleans a text pasted where a Group ID is asked for; it may also be a `MINIMAX_GROUP_ID=…` line. */
export function readPastedGroupId(text: string): string {
  const pasted = readPastedText(text);
  if (pasted.groupId !== undefined) {
    return pasted.groupId;
  }
  const value = pasted.apiKey ?? unwrap(toPlainCharacters(text));
  // "1234 5678…" and "1,234,…" are how some pages and spreadsheets print a long number.
  const digits = value.replace(/(?<=\d)[\s,_-](?=\d)/g, '');
  return /^\d+$/.test(digits) ? digits : value;
}

function readUnnamed(plain: string): PastedCredentials {
  // A colon may follow a word such as "key" without a space; neither value has one.
  const words = wordsOf(plain.replaceAll(':', ' '));
  const groupId = groupIdAmong(words, /^\d{10,20}$/);
  const others = words.filter((word) => word !== groupId);
  // Among other words only a key that is certainly whole is picked out: a piece of one must not pass for it.
  const apiKey =
    wholeKeyOf(others.join('')) ??
    keyAmong(others.filter((word) => wholeKey.test(word))) ??
    (others.length === 1 ? keyAmong(others) : undefined);
  return apiKey === undefined ? { apiKey: unwrap(plain), groupId: undefined } : { apiKey, groupId };
}

/** The words of a text in which values may stand side by side. */
function wordsOf(plain: string): string[] {
  return plain
    .split(/[\s,;|、。]+/)
    .map(unwrap)
    .filter((word) => word !== '');
}

/** The one word that begins like a key; `undefined` when there is none, or a choice. */
function keyAmong(words: readonly string[]): string | undefined {
  const keys = words.filter((word) => keyStart.test(word));
  return keys.length === 1 ? keys[0] : undefined;
}

/** The one word that may be a Group ID; `undefined` when there is none, or a choice. */
function groupIdAmong(words: readonly string[], shape: RegExp): string | undefined {
  const groupIds = words.filter((word) => shape.test(word));
  return groupIds.length === 1 ? groupIds[0] : undefined;
}

/** The value of an assignment whose end is only known from what follows it. */
function firstValue(text: string): string {
  const trimmed = text.trim();
  // Quoted, perhaps more than once: up to the same quote again. Quotes around nothing are an empty value.
  const quotes = /^(["'`])\1*/.exec(trimmed)?.[0] ?? '';
  const closing = quotes === '' ? -1 : trimmed.indexOf(quotes.charAt(0), quotes.length);
  if (trimmed.startsWith('#') || (quotes.length === 2 && /^(?:$|[\s,;}\])#])/.test(trimmed.slice(2)))) {
    return '';
  }
  const value = unwrap(closing === -1 ? trimmed : trimmed.slice(quotes.length, closing));
  const first = unwrap(value.split(/\s/, 1)[0] ?? '');
  // A template such as "{{ key }}" has spaces of its own; an open quote, though, takes in what follows.
  const isOneValue = closing !== -1 && !keyStart.test(first) && !/^\d/.test(first);
  return wholeKeyOf(value.replace(/\s+/g, '')) ?? wrappedKey(value) ?? (isOneValue ? value : first);
}

/** A key that a terminal or an e-mail broke into lines, put together again; `undefined` for any other text. */
function wholeKeyOf(joined: string): string | undefined {
  return wholeKey.test(joined) ? joined : undefined;
}

/** Full-width characters and typographic quotes become their plain forms; invisible characters go. */
function toPlainCharacters(text: string): string {
  return (
    text
      .replace(invisible, '')
      .replace(/[\uff01-\uff5e]/gu, (character) =>
        String.fromCodePoint((character.codePointAt(0) ?? 0) - 0xfee0),
      )
      .replace(/[\u201c-\u201f\u2033\u2036\u301d-\u301f\u300c-\u300f\u300a\u300b\u00ab\u00bb]/gu, '"')
      .replace(/[\u2018-\u201b\u2032\u2035\u2039\u203a\u02bc\u00b4]/gu, "'")
      .replace(/[\u2010-\u2015\u2212]/gu, '-')
      .replace(/[\u3000\u00a0\u2000-\u200a\u202f\u205f\u2028\u2029]/gu, ' ')
      .replace(/(?!\s)\p{Cc}/gu, '')
      // As in a JSON text that was put into another one.
      .replace(/\\(?=["'`])/g, '')
  );
}

/** What stands before a key in a header, a quotation or a careless selection. */
const wrapping =
  /[\s"'`]+|(?:proxy-)?authorization["'`]?\s*[:=]|x-api-key["'`]?\s*[:=]|Bearer(?![^\s:"'`]):?/iy;

/** What is left behind a key in the same ways. */
const trailing = new Set('"\'`,;，；、。');

/** Takes off white space, quotes, `Bearer`, a header name, a comment and trailing punctuation, however often. */
function unwrap(text: string): string {
  const value = withoutComment(text);
  let start = 0;
  do {
    wrapping.lastIndex = start;
    start += wrapping.exec(value)?.[0].length ?? 0;
  } while (wrapping.lastIndex !== 0);
  // A bracket that was not opened here is the end of a JSON object; one that was belongs to a template.
  const brackets = /[{[(]/.test(value) ? '' : '}])';
  let end = value.length;
  while (end > start && isTrailing(value.charAt(end - 1), brackets)) {
    end -= 1;
  }
  return value.slice(start, end);
}

function isTrailing(character: string, brackets: string): boolean {
  return trailing.has(character) || brackets.includes(character) || /\s/.test(character);
}

/** A text without the comment that ends it: lines of their own, and what follows ` #` in the last line before them. */
function withoutComment(text: string): string {
  const lines = text.trim().split('\n');
  while (lines.length > 1 && /^\s*(?:#|$)/.test(lines.at(-1) ?? '')) {
    lines.pop();
  }
  const last = lines.pop() ?? '';
  const comment = last.search(/\s#/);
  return [...lines, comment === -1 ? last : last.slice(0, comment)].join('\n');
}
