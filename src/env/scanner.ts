import {
  blank,
  hash,
  isAt,
  keyCharacter,
  lineBreak,
  lineEnd,
  quoteMark,
  skip,
  skipBack,
  skipTo,
  whitespace,
} from './characters';
import { decodeValue, type StepCounter } from './decodeValue';
import { EnvDocument, type EnvAssignment, type Quote, type TextRange } from './document';

/**
 * Finds the assignments of a `.env` text and reads them exactly as `parse` of the package `dotenv` does. Any text
 * can be read; what is no assignment is passed over. Takes time linear in the length.
 *
 * The grammar, in which white space (ws) includes line ends wherever it is not said otherwise:
 *
 *     statement = [ "export" ws ] key separator value
 *     key       = one or more of A-Z a-z 0-9 _ . -
 *     separator = [ ws ] "=" | ":" and one character of white space
 *     value     = [ ws ] quoted | unquoted
 *     quoted    = a quote, anything, the same quote, with nothing but blanks and a comment behind it on its line
 *     unquoted  = anything up to a "#" or the end of the line, trimmed
 *     comment   = "#" and anything up to the end of the line
 *
 * A statement begins with the first word of a line. So it can wander over lines: the key may stand below its
 * `export`, the `=` below the key and a quoted value below the `=`.
 */
export function scanEnv(text: string): EnvDocument {
  return new Scanner(text).scan();
}

/** How often `scanEnv` looks at a character of the text: what the tests of its linear time count. */
export function countScanSteps(text: string): number {
  const scanner = new Scanner(text);
  scanner.scan();
  return scanner.steps;
}

class Scanner implements StepCounter {
  /** Looks at characters so far. The few methods at the end of this class do all the looking and count it. */
  steps = 0;
  /** Everything before it is understood: where the search for the next statement goes on. */
  private position = 0;

  constructor(private readonly text: string) {}

  scan(): EnvDocument {
    const assignments: EnvAssignment[] = [];
    this.position = this.skip(0, whitespace);
    while (this.position < this.text.length) {
      const assignment = this.readStatement();
      if (assignment !== undefined) {
        assignments.push(assignment);
      }
      this.position = this.skip(this.position, whitespace);
    }
    return new EnvDocument(this.text, assignments);
  }

  /** Reads the statement whose first word is at the position, or passes over the line when there is none. */
  private readStatement(): EnvAssignment | undefined {
    const firstWord = this.readWord(this.position);
    const secondWord = this.isExport(firstWord)
      ? this.readWord(this.skip(firstWord.end, whitespace))
      : nothing;
    const key = isEmpty(secondWord) ? firstWord : secondWord;
    const separator = isEmpty(key) ? nothing : this.readSeparator(key.end);
    if (isEmpty(separator)) {
      this.position = this.skipTo(firstWord.end, lineEnd);
      return undefined;
    }
    const written = this.readValue(separator);
    const comment = this.readComment(written.end);
    const quote = this.enclosingQuote(written);
    const rawValue = quote === undefined ? written : { start: written.start + 1, end: written.end - 1 };
    return {
      name: this.text.slice(key.start, key.end),
      value: decodeValue(this.text.slice(rawValue.start, rawValue.end), quote, this),
      statement: { start: firstWord.start, end: comment?.end ?? written.end },
      export: key === firstWord ? undefined : firstWord,
      key,
      separator,
      quote,
      openQuote: quote === undefined ? undefined : { start: written.start, end: rawValue.start },
      rawValue,
      closeQuote: quote === undefined ? undefined : { start: rawValue.end, end: written.end },
      comment,
    };
  }

  private readWord(start: number): TextRange {
    return { start, end: this.skip(start, keyCharacter) };
  }

  private isExport(word: TextRange): boolean {
    this.steps += 'export'.length;
    return word.end - word.start === 'export'.length && this.text.startsWith('export', word.start);
  }

  private readSeparator(keyEnd: number): TextRange {
    const at = this.skip(keyEnd, whitespace);
    const isEqualsSign = this.characterAt(at) === '=';
    const isColon = at === keyEnd && this.characterAt(at) === ':' && this.isAt(at + 1, whitespace);
    return isEqualsSign || isColon ? { start: at, end: at + 1 } : nothing;
  }

  /** Reads the value together with its quotes, and moves the position behind what can belong to it. */
  private readValue(separator: TextRange): TextRange {
    const from = this.valueStart(separator);
    const start = this.skip(from, whitespace);
    const closing = this.isAt(start, quoteMark) ? this.findClosingQuote(start) : -1;
    if (closing !== -1) {
      this.position = closing + 1;
      return { start, end: closing + 1 };
    }
    this.position = this.skipTo(from, lineBreak | hash);
    return start < this.position
      ? { start, end: this.skipBack(this.position, whitespace) }
      : { start: separator.end, end: separator.end };
  }

  /** Behind the `=`, or behind the one character of white space that makes a `:` a separator. */
  private valueStart(separator: TextRange): number {
    if (this.characterAt(separator.start) === '=') {
      return separator.end;
    }
    // `dotenv` turns a carriage return with its line feed into one character before it reads.
    const isPair = this.characterAt(separator.end) === '\r' && this.characterAt(separator.end + 1) === '\n';
    return separator.end + (isPair ? 2 : 1);
  }

  /**
   * The offset of the quote that closes the one at `opening`, or -1. It is the last of its kind behind which the
   * line has nothing but blanks and a comment; the search ends with the first that no backslash precedes.
   */
  private findClosingQuote(opening: number): number {
    const quote = this.characterAt(opening);
    let closing = -1;
    for (let at = this.find(quote, opening + 1); at !== -1; at = this.find(quote, at + 1)) {
      if (this.isEndOfContent(at + 1)) {
        closing = at;
      }
      if (this.characterAt(at - 1) !== '\\') {
        break;
      }
    }
    return closing;
  }

  private isEndOfContent(from: number): boolean {
    const at = this.skip(from, blank);
    return at === this.text.length || this.isAt(at, lineEnd | hash);
  }

  /** Moves the position behind the comment that ends the line, if there is one. */
  private readComment(from: number): TextRange | undefined {
    const start = this.skip(from, blank);
    if (!this.isAt(start, hash)) {
      return undefined;
    }
    this.position = this.skipTo(start, lineEnd);
    return { start, end: this.position };
  }

  /**
   * The quote that encloses what is written. That may be an unquoted value: in `'a'b'` no quote closes the first
   * as the grammar wants it, but `dotenv` takes the outer pair away all the same.
   */
  private enclosingQuote(written: TextRange): Quote | undefined {
    if (written.end - written.start < 2 || !this.isAt(written.start, quoteMark)) {
      return undefined;
    }
    const first = this.characterAt(written.start);
    return first === this.characterAt(written.end - 1) ? (first as Quote) : undefined;
  }

  private characterAt(at: number): string {
    this.steps++;
    return this.text.charAt(at);
  }

  private isAt(at: number, classes: number): boolean {
    this.steps++;
    return isAt(this.text, at, classes);
  }

  private skip(from: number, classes: number): number {
    const at = skip(this.text, from, classes);
    this.steps += at - from + 1;
    return at;
  }

  private skipTo(from: number, classes: number): number {
    const at = skipTo(this.text, from, classes);
    this.steps += at - from + 1;
    return at;
  }

  private skipBack(from: number, classes: number): number {
    const at = skipBack(this.text, from, classes);
    this.steps += from - at + 1;
    return at;
  }

  private find(character: string, from: number): number {
    const at = this.text.indexOf(character, from);
    this.steps += (at === -1 ? this.text.length : at) - from + 1;
    return at;
  }
}

const nothing: TextRange = { start: -1, end: -1 };

function isEmpty(range: TextRange): boolean {
  return range.start === range.end;
}
