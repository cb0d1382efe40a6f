/** A stretch of a text in UTF-16 offsets; `end` is the offset behind its last character. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The character that encloses a value. */
export type Quote = '"' | "'" | '`';

/**
 * One assignment of a `.env` text, as the package `dotenv` reads it. All ranges are offsets into the text that
 * was scanned, whatever its line ends.
 */
export interface EnvAssignment {
  /** The text of the key. */
  readonly name: string;
  /** Exactly what `dotenv.parse` makes of this assignment: without quotes, with escapes replaced. */
  readonly value: string;
  /** From `export` or the key to the end of the comment, or of what stands last. May span lines. */
  readonly statement: TextRange;
  /** The word `export` alone. */
  readonly export: TextRange | undefined;
  readonly key: TextRange;
  /** The `=` or `:` alone. */
  readonly separator: TextRange;
  /** The quote that encloses the value; undefined also where a quote is opened and never closed. */
  readonly quote: Quote | undefined;
  readonly openQuote: TextRange | undefined;
  /** The value as written, inside its quotes. Without value and quotes it is empty, right behind the separator. */
  readonly rawValue: TextRange;
  readonly closeQuote: TextRange | undefined;
  /** From `#` to the end of the line, when it stands on the line on which the assignment ends. */
  readonly comment: TextRange | undefined;
}

/** What a scan finds in a `.env` text. */
export class EnvDocument {
  private valuesByName: ReadonlyMap<string, string> | undefined;

  /** `assignments` are in the order of the text, and their ranges never overlap. */
  constructor(
    readonly text: string,
    readonly assignments: readonly EnvAssignment[],
  ) {}

  /** What `dotenv.parse` gives: the last assignment of a name wins, and `__proto__` is lost. */
  get values(): ReadonlyMap<string, string> {
    // Collected when first asked for: what runs at each keystroke looks at assignments only.
    return (this.valuesByName ??= collectValues(this.assignments));
  }
}

function collectValues(assignments: readonly EnvAssignment[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { name, value } of assignments) {
    values.set(name, value);
  }
  // `dotenv` assigns to a plain object, where this name stands for the prototype, and a string is none.
  values.delete('__proto__');
  return values;
}
