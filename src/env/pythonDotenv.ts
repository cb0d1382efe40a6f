import { classesOf, whitespace } from './characters';
import type { EnvAssignment, EnvDocument } from './document';

/** How python-dotenv reads what `dotenv` reads as an assignment. */
export type PythonReading =
  | { readonly kind: 'same' }
  /** It is an assignment there too, of another value. */
  | { readonly kind: 'differs'; readonly value: string }
  /** The value depends on variables: it is `template` with each `${name}` and `${name:-default}` replaced. */
  | { readonly kind: 'expands'; readonly template: string; readonly variables: readonly string[] }
  /** Nothing is assigned there: the line is reported as faulty, or belongs to something else. */
  | { readonly kind: 'noAssignment' };

/**
 * Reads a document's text a second time, as the Python package python-dotenv does, and compares each assignment.
 * Takes time linear in the length. It follows version 1.2.4; before 1.2.3 a backslash did not escape another
 * backslash before a quote, and before 1.2.4 `A= # b` had the value `# b`.
 */
export function readByPythonDotenv(document: EnvDocument): ReadonlyMap<EnvAssignment, PythonReading> {
  const bindings = new PythonScanner(document.text).scan();
  return new Map(
    document.assignments.map((assignment) => [
      assignment,
      compare(assignment, bindings.get(assignment.key.start)),
    ]),
  );
}

function compare(assignment: EnvAssignment, binding: PythonBinding | undefined): PythonReading {
  if (binding?.name !== assignment.name) {
    return { kind: 'noAssignment' };
  }
  const variables = expandedVariables(binding.value);
  if (variables.length > 0) {
    return { kind: 'expands', template: binding.value, variables };
  }
  return binding.value === assignment.value ? { kind: 'same' } : { kind: 'differs', value: binding.value };
}

interface PythonBinding {
  readonly name: string;
  readonly value: string;
}

/**
 * Compared with the grammar that `scanEnv` reads: only `=` separates, and on the line of the key; a `#` begins a
 * comment only behind white space; backticks are no quotes; a quoted value ends with the first quote that no
 * backslash escapes, and a line with anything behind that is faulty as a whole.
 */
class PythonScanner {
  private position: number;

  constructor(private readonly text: string) {
    this.position = text.startsWith('\ufeff') ? 1 : 0;
  }

  /** The assignments by the offset of their key. */
  scan(): ReadonlyMap<number, PythonBinding> {
    const bindings = new Map<number, PythonBinding>();
    this.skip(isWhitespace);
    while (this.position < this.text.length) {
      this.readLine(bindings);
      this.skip(isWhitespace);
    }
    return bindings;
  }

  private readLine(bindings: Map<number, PythonBinding>): void {
    this.skipExport();
    const start = this.position;
    const name = this.readKey();
    this.skip(isBlank);
    if (name !== '' && this.text.startsWith('=', this.position)) {
      this.position++;
      const value = this.readValue();
      if (value !== undefined && this.isEndOfContent()) {
        bindings.set(start, { name, value });
      }
    }
    this.skip(isNoLineBreak);
  }

  private skipExport(): void {
    const blankAt = this.position + 'export'.length;
    if (this.text.startsWith('export', this.position) && isBlank(this.text.charCodeAt(blankAt))) {
      this.position = blankAt;
      this.skip(isBlank);
    }
  }

  /** Reads a key; gives an empty one where none can be read. */
  private readKey(): string {
    const start = this.position;
    if (!this.text.startsWith("'", start)) {
      this.skip(isKeyCharacter);
      return this.text.slice(start, this.position);
    }
    // A key in quotes is none that `dotenv` knows, but it can take lines with it.
    const closing = this.text.indexOf("'", start + 1);
    if (closing <= start + 1) {
      return '';
    }
    this.position = closing + 1;
    return this.text.slice(start + 1, closing);
  }

  /** Reads the value behind the `=`; undefined where a quote is not closed. */
  private readValue(): string | undefined {
    const start = this.position;
    this.skip(isBlank);
    const first = this.text.charAt(this.position);
    if (first === '"' || first === "'") {
      return this.readQuoted(first);
    }
    const hasBlankBefore = this.position > start;
    return this.readUnquoted(hasBlankBefore);
  }

  private readQuoted(quote: '"' | "'"): string | undefined {
    const start = this.position + 1;
    for (let at = start; at < this.text.length; at++) {
      const character = this.text.charAt(at);
      if (character === '\\') {
        at++;
      } else if (character === quote) {
        this.position = at + 1;
        return decodeQuoted(this.text.slice(start, at), quote);
      }
    }
    return undefined;
  }

  private readUnquoted(hasBlankBefore: boolean): string {
    const start = this.position;
    let end = start;
    let isBehindWhitespace = hasBlankBefore;
    this.skip(isNoLineBreak);
    for (let at = start; at < this.position; at++) {
      const character = this.text.charCodeAt(at);
      if (isBehindWhitespace && character === 0x23 /* # */) {
        break;
      }
      isBehindWhitespace = isWhitespace(character);
      end = isBehindWhitespace ? end : at + 1;
    }
    return this.text.slice(start, end);
  }

  private isEndOfContent(): boolean {
    this.skip(isBlank);
    const next = this.text.charAt(this.position);
    return next === '' || next === '#' || next === '\n' || next === '\r';
  }

  /** Moves behind the characters that pass. */
  private skip(passes: (character: number) => boolean): void {
    while (this.position < this.text.length && passes(this.text.charCodeAt(this.position))) {
      this.position++;
    }
  }
}

/** The white space of Python, which has the information separators and lacks the byte order mark. */
function isWhitespace(character: number): boolean {
  return (
    ((classesOf(character) & whitespace) !== 0 && character !== 0xfeff) ||
    (character >= 0x1c && character <= 0x1f) ||
    character === 0x85
  );
}

function isNoLineBreak(character: number): boolean {
  return character !== 0x0a && character !== 0x0d;
}

function isBlank(character: number): boolean {
  return isWhitespace(character) && isNoLineBreak(character);
}

function isKeyCharacter(character: number): boolean {
  return !isWhitespace(character) && character !== 0x23 /* # */ && character !== 0x3d; /* = */
}

const doubleQuoteEscapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const singleQuoteEscapes: Readonly<Record<string, string>> = { '\\': '\\', "'": "'" };

function decodeQuoted(raw: string, quote: '"' | "'"): string {
  const escapes = quote === '"' ? doubleQuoteEscapes : singleQuoteEscapes;
  // Python opens a file so that every line end arrives as a line feed.
  const text = raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  return text.replaceAll(/\\(.)/gs, (pair, escaped: string) => escapes[escaped] ?? pair);
}

/**
 * The names that stand in the value as `${name}` or `${name:-default}`. A name ends at the first `:` or `}`; a
 * `:` that begins no default makes it ordinary text.
 */
function expandedVariables(value: string): string[] {
  const names: string[] = [];
  let nameStart: number | undefined;
  for (let at = 0; at < value.length; at++) {
    if (nameStart === undefined) {
      if (value.startsWith('${', at)) {
        nameStart = at + 2;
        at++;
      }
    } else if (value.startsWith(':-', at)) {
      const closing = value.indexOf('}', at);
      if (closing === -1) {
        break;
      }
      names.push(value.slice(nameStart, at));
      nameStart = undefined;
      at = closing;
    } else if (value.charAt(at) === '}') {
      names.push(value.slice(nameStart, at));
      nameStart = undefined;
    } else if (value.charAt(at) === ':') {
      nameStart = undefined;
    }
  }
  return names;
}
