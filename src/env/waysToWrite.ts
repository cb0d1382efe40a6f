import type { Quote } from './document';

/** A value as it can stand in a `.env` text: what is between the quotes, or all of it where there are none. */
export interface WrittenValue {
  readonly quote: Quote | undefined;
  readonly raw: string;
}

/** What the new value should look like, taken from the value that stood there or from a neighbour. */
export interface WritingStyle {
  readonly quote: Quote | undefined;
  /** Whether line ends stand in the value as they are, and not as `\n`. */
  readonly spansLines: boolean;
  /** The line end of the file, or of the line behind which the value is written. */
  readonly lineEnd: string;
}

/**
 * The ways in which a value might be written, the most fitting first. Whether one of them is read as the value
 * depends on the text around it too: that is for the caller to try.
 */
export function waysToWrite(value: string, style: WritingStyle): WrittenValue[] {
  const quotes = [style.quote, ...preferredQuotes(value)].filter((quote) => quote !== undefined);
  const quoted = [...new Set(quotes)].flatMap((quote) => waysToQuote(value, quote, style));
  // A double quote at the beginning brings the escapes, even where it encloses nothing.
  const unquoted = { quote: undefined, raw: value.startsWith('"') ? withEscapes(value) : value };
  return style.quote === undefined && isPlain(value) ? [unquoted, ...quoted] : [...quoted, unquoted];
}

/** Nothing in it means anything to any reader of `.env` files that is known, shells included. */
function isPlain(value: string): boolean {
  return /^[^\s#"'`$\\]*$/.test(value);
}

/** Double quotes are the habit; single quotes where the value has something that many readers would replace. */
function preferredQuotes(value: string): Quote[] {
  return /["$`\\]/.test(value) ? ["'", '"', '`'] : ['"', "'", '`'];
}

function waysToQuote(value: string, quote: Quote, style: WritingStyle): WrittenValue[] {
  if (quote !== '"') {
    return [{ quote, raw: value.replaceAll('\n', style.lineEnd) }];
  }
  const onOneLine = { quote, raw: withEscapes(value) };
  const onManyLines = { quote, raw: withEscapes(value, style.lineEnd) };
  return style.spansLines ? [onManyLines, onOneLine] : [onOneLine, onManyLines];
}

/** A carriage return has to be escaped: `dotenv` would make a line feed of it. A line feed can stay a line end. */
function withEscapes(value: string, lineFeed = '\\n'): string {
  return value.replaceAll('\r', '\\r').replaceAll('\n', lineFeed);
}
