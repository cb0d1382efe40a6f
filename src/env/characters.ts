/**
 * The character classes of the `.env` grammar. A class is a bit, so that a union of classes is written with `|`
 * and a character is looked up once, whatever the number of classes asked for.
 */

/** White space that stays on its line. The no-break space and U+FEFF (the byte order mark) are among it. */
export const blank = 1;
/** Carriage return and line feed. */
export const lineBreak = 2;
/** U+2028 and U+2029: they end a line, and yet an unquoted value runs on over them. */
export const unicodeLineBreak = 4;
/** What a key consists of: ASCII letters, digits, `_`, `.` and `-`. */
export const keyCharacter = 8;
/** The three quotes that may enclose a value. */
export const quoteMark = 16;
export const hash = 32;

/** What ends a comment, and what a statement begins after. */
export const lineEnd = lineBreak | unicodeLineBreak;
/** The white space of JavaScript (`\s`, `trim`). */
export const whitespace = blank | lineEnd;

/** Whether the character at the offset is in one of the classes. There is none before and behind the text. */
export function isAt(text: string, at: number, classes: number): boolean {
  return at >= 0 && at < text.length && (classesOf(text.charCodeAt(at)) & classes) !== 0;
}

/** The first offset, not before `from`, whose character is in none of the classes; or the end of the text. */
export function skip(text: string, from: number, classes: number): number {
  let at = from;
  while (at < text.length && (classesOf(text.charCodeAt(at)) & classes) !== 0) {
    at++;
  }
  return at;
}

/** The first offset, not before `from`, whose character is in one of the classes; or the end of the text. */
export function skipTo(text: string, from: number, classes: number): number {
  let at = from;
  while (at < text.length && (classesOf(text.charCodeAt(at)) & classes) === 0) {
    at++;
  }
  return at;
}

/** The lowest offset, not behind `from`, between which and `from` every character is in the classes. */
export function skipBack(text: string, from: number, classes: number): number {
  let at = from;
  while (at > 0 && (classesOf(text.charCodeAt(at - 1)) & classes) !== 0) {
    at--;
  }
  return at;
}

/** The classes of a UTF-16 code. NaN, which `charCodeAt` gives past the end of a text, is in none. */
export function classesOf(character: number): number {
  return character < 128 ? (classesOfAscii[character] ?? 0) : classesOfOthers(character);
}

const classesOfAscii = new Uint8Array(128);
for (const [classes, characters] of [
  [blank, ' \t\v\f'],
  [lineBreak, '\r\n'],
  [keyCharacter, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-'],
  [quoteMark, '"\'`'],
  [hash, '#'],
] as const) {
  for (const character of characters) {
    classesOfAscii[character.charCodeAt(0)] = classes;
  }
}

function classesOfOthers(character: number): number {
  switch (character) {
    case 0x2028:
    case 0x2029:
      return unicodeLineBreak;
    case 0xa0:
    case 0x1680:
    case 0x202f:
    case 0x205f:
    case 0x3000:
    case 0xfeff:
      return blank;
    default:
      return character >= 0x2000 && character <= 0x200a ? blank : 0;
  }
}
