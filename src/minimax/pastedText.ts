import { variableNames } from './variableNames';

/** What a pasted text holds, cleaned of what a clipboard drags along. A part that is not there is `undefined`. */
export interface PastedCredentials {
  readonly apiKey: string | undefined;
  readonly groupId: string | undefined;
}

/** Characters without width, and marks of writing direction (the class Cf of Unicode), that chat windows and web pages slip into a text. */
const invisible = /\p{Cf}|\ufe0f/gu;

const quotePairs: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
];

const allNames = [...variableNames.apiKey, ...variableNames.groupId];

// Longest first, so that a name is never taken for another one that it begins with.
const namePattern = [...allNames].sort((a, b) => b.length - a.length).join('|');

/** A known name as it stands in `.env`, shell, PowerShell, JSON and YAML, with its separator. */
const assignment = new RegExp(
  `(?:\\b(?:export|set|setx|declare -x)\\s+|\\$env:)?["'\`]?(?<![A-Z0-9_])(${namePattern})["'\`]?(?:\\s*[=:]\\s*|\\s+(?=["']?(?:sk-|eyJ|\\d{10})))`,
  'gi',
);

/**
 * Reads a text that a user pasted where a key is asked for: the key alone in whatever wrapping, one
 * `MINIMAX_API_KEY=…` line, both lines of a `.env` file (a QuickInput turns the line end into a space, so the text
 * is split before a known name), or a key and a Group ID side by side. Never fails: what is not understood is
 * returned as the key, for the validation to speak of.
 */
export function readPastedText(text: string): PastedCredentials {
  const plain = toPlainCharacters(text);
  const assignments = [...plain.matchAll(assignment)];
  if (assignments.length === 0) {
    return readUnnamed(plain);
  }
  let apiKey: string | undefined;
  let groupId: string | undefined;
  for (const [index, match] of assignments.entries()) {
    const end = assignments[index + 1]?.index ?? plain.length;
    const value = firstValue(plain.slice(match.index + match[0].length, end));
    // The first that has a value wins: a second account further down must not replace the first one's half.
    if (variableNames.apiKey.includes((match[1] ?? '').toUpperCase())) {
      apiKey ??= value === '' ? undefined : value;
    } else {
      groupId ??= value === '' ? undefined : value;
    }
  }
  return { apiKey, groupId };
}

/** Cleans a text pasted where a Group ID is asked for; it may also be a `MINIMAX_GROUP_ID=…` line. */
export function readPastedGroupId(text: string): string {
  const plain = toPlainCharacters(text);
  const pasted = readPastedText(text);
  if (pasted.groupId !== undefined) {
    return pasted.groupId;
  }
  // "1234 5678…" and "1,234,…" are how some pages and spreadsheets print a long number.
  const digits = unwrap(plain).replace(/(?<=\d)[\s,_-](?=\d)/g, '');
  return /^\d+$/.test(digits) ? digits : unwrap(plain);
}

function readUnnamed(plain: string): PastedCredentials {
  const value = unwrap(plain);
  const words = value.split(/\s+/).map(unwrap);
  if (words.length === 2) {
    const keys = words.filter((word) => /^(?:sk-|eyJ)/.test(word));
    const groups = words.filter((word) => /^\d{10,20}$/.test(word));
    if (keys.length === 1 && groups.length === 1) {
      return { apiKey: keys[0], groupId: groups[0] };
    }
  }
  return { apiKey: joinBrokenKey(value), groupId: undefined };
}

/** The value of an assignment whose end is only known from what follows it. */
function firstValue(text: string): string {
  const trimmed = text.trim();
  const quote = /^["'`]/.exec(trimmed)?.[0];
  const closing = quote === undefined ? -1 : trimmed.indexOf(quote, 1);
  if (closing > 0) {
    return unwrap(trimmed.slice(0, closing + 1));
  }
  const bearer = /^(?:Bearer\s+)+/i.exec(trimmed)?.[0] ?? '';
  const joined = joinBrokenKey(unwrap(trimmed));
  return /\s/.test(joined) ? unwrap(trimmed.slice(bearer.length).split(/\s/)[0] ?? '') : joined;
}

/** A key that a terminal or an e-mail broke into lines, put together again; any other text as it is. */
function joinBrokenKey(value: string): string {
  const joined = value.replace(/\s+/g, '');
  const whole =
    /^(?:sk-cp-[\w-]{119}|sk-api-[\w-]{119})$/.test(joined) || /^eyJ[\w-]+\.[\w-]+\.[\w-]{342}$/.test(joined);
  return whole ? joined : value;
}

/** Full-width characters and typographic quotes become their plain forms; invisible characters go. */
function toPlainCharacters(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/[\uff01-\uff5e]/gu, (character) =>
      String.fromCodePoint((character.codePointAt(0) ?? 0) - 0xfee0),
    )
    .replace(/[\u201c-\u201f\u2033\u300c-\u300f\u300a\u300b\u00ab\u00bb]/gu, '"')
    .replace(/[\u2018-\u201b\u2032\u00b4]/gu, "'")
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/[\u3000\u00a0\u2000-\u200a\u202f\u205f\u2028\u2029]/gu, ' ')
    .replace(/(?!\s)\p{Cc}/gu, '');
}

/** Takes off white space, quotes, `Bearer`, a header name and trailing punctuation until nothing changes. */
function unwrap(text: string): string {
  let value = text;
  for (let before = ''; before !== value;) {
    before = value;
    value = value
      .trim()
      .replace(
        /^(?:["']?(?:proxy-)?authorization["']?\s*[:=]\s*|["']?x-api-key["']?\s*[:=]\s*|Bearer(?:\s+|:\s*|$))/i,
        '',
      )
      .replace(/\s+#.*$/u, '')
      .replace(/[,;。，；]+$/u, '');
    for (const [open, close] of quotePairs) {
      if (value.length > 1 && value.startsWith(open) && value.endsWith(close)) {
        value = value.slice(1, -1);
      }
    }
    // One quote left alone is the rest of a careless selection.
    value = value.replace(/^["'`]+(?=[^"'`]+$)|(?<=^[^"'`]+)["'`]+$/g, '');
  }
  return value;
}
