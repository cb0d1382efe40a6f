import { isAt, quoteMark, unicodeLineBreak } from './characters';
import type { Quote } from './document';

/** Counts looks at characters, so that a test can show that their number is linear in the length of the text. */
export interface StepCounter {
  steps: number;
}

/**
 * Turns a value as it is written into the value that `dotenv` gives. `raw` is what stands inside the quotes, or
 * the whole trimmed value where `quote` is undefined.
 */
export function decodeValue(
  raw: string,
  quote: Quote | undefined,
  counter: StepCounter = { steps: 0 },
): string {
  // What the functions of the language look at below: never more than six passes over the value.
  counter.steps += 6 * raw.length;
  if (quote !== undefined) {
    const withLineFeeds = useLineFeeds(raw);
    return quote === '"' ? replaceEscapes(withLineFeeds) : withLineFeeds;
  }
  const unquoted = hasUnicodeLineBreak(raw) ? removeQuotesAroundLines(raw, counter) : raw;
  // The quotes of `"b"c\n` do not enclose it, and yet the first of them brings the escapes.
  return raw.startsWith('"') ? replaceEscapes(unquoted) : unquoted;
}

function useLineFeeds(raw: string): string {
  return raw.includes('\r') ? raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : raw;
}

/** Only `\n` and `\r` are escapes; a backslash before anything else, another backslash included, stays. */
function replaceEscapes(raw: string): string {
  return raw.includes('\\') ? raw.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : raw;
}

function hasUnicodeLineBreak(raw: string): boolean {
  return raw.includes('\u2028') || raw.includes('\u2029');
}

/**
 * An unquoted value runs on over U+2028 and U+2029, but `dotenv` looks for quotes around the lines they make: a
 * quote that begins a line is removed, together with the last quote of its kind that ends one, be it lines below.
 */
function removeQuotesAroundLines(raw: string, counter: StepCounter): string {
  const lastAtLineEnd = new Map<string, number>();
  for (let at = 0; at < raw.length; at++) {
    counter.steps++;
    if (isAt(raw, at, quoteMark) && isLineEdge(raw, at + 1)) {
      lastAtLineEnd.set(raw.charAt(at), at);
    }
  }
  let result = '';
  let copied = 0;
  for (let at = 0; at < raw.length; at++) {
    counter.steps++;
    const partner = isLineEdge(raw, at - 1) ? lastAtLineEnd.get(raw.charAt(at)) : undefined;
    if (partner !== undefined && partner > at) {
      result += raw.slice(copied, at) + raw.slice(at + 1, partner);
      copied = partner + 1;
      at = partner;
    }
  }
  return result + raw.slice(copied);
}

function isLineEdge(raw: string, at: number): boolean {
  return at < 0 || at === raw.length || isAt(raw, at, unicodeLineBreak);
}
