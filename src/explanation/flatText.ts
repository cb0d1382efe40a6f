/** A stretch of a text, in UTF-16 offsets; `end` is behind it. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * A text without what programs wrap around it, in which the same error looks alike wherever it was printed: without
 * colours, escapes of any depth, invisible characters and typographic forms, and with every run of white space as
 * one space, or one line end where it holds one.
 */
export interface FlatText {
  readonly text: string;
  /** How often a character of the source was looked at: what the tests of the linear time count. */
  readonly steps: number;
  /** Where a stretch of `text` stands in the source. */
  sourceRange(start: number, end: number): TextRange;
}

/** Makes a text flat, in time linear in its length. */
export function flatten(source: string): FlatText {
  return new Flattener(source).flatten();
}

/** The longest link of a terminal that is looked for, in UTF-16 units. */
const longestLink = 300;

/** The longest run of backslashes that is passed over at once. Even eight levels of JSON in JSON make no more. */
const mostBackslashes = 256;

const entities: readonly (readonly [string, string])[] = [
  ['&quot;', '"'],
  ['&#34;', '"'],
  ['&#x22;', '"'],
  ['&apos;', "'"],
  ['&#39;', "'"],
  ['&#x27;', "'"],
];

class Flattener {
  private readonly units: string[] = [];
  private readonly starts: Uint32Array;
  private readonly ends: Uint32Array;
  private steps = 0;

  constructor(private readonly source: string) {
    this.starts = new Uint32Array(source.length);
    this.ends = new Uint32Array(source.length);
  }

  flatten(): FlatText {
    for (let at = 0; at < this.source.length;) {
      this.steps += 1;
      at = this.read(at);
    }
    const { starts, ends, steps } = this;
    return {
      text: this.units.join(''),
      steps,
      sourceRange: (start, end) =>
        end <= start ? { start: 0, end: 0 } : { start: starts[start] ?? 0, end: ends[end - 1] ?? 0 },
    };
  }

  /** Reads what stands at an offset and returns the offset behind it. */
  private read(at: number): number {
    switch (this.source.charCodeAt(at)) {
      case 0x1b:
        return at + this.escapeLength(at);
      case 0x5c:
        return this.readBackslashes(at);
      case 0x26:
        return this.readEntity(at);
      case 0x5b: {
        const lost = this.colourLength(at);
        return lost > 0 ? at + lost : this.emit(at, at + 1, '[');
      }
      default:
        return this.emit(at, at + 1, plainUnit(this.source.charAt(at)));
    }
  }

  /** The length of a terminal's escape sequence; of the escape character alone where none follows. */
  private escapeLength(at: number): number {
    switch (this.source.charAt(at + 1)) {
      case '[': {
        const rest = this.look(at + 2, 48);
        const sequence = /^[0-?]{0,40}[ -/]{0,4}[@-~]/.exec(rest);
        return sequence === null ? 1 : 2 + sequence[0].length;
      }
      case ']': {
        // A link or a title, which ends with a bell, or with an escape and a backslash.
        const rest = this.look(at + 2, longestLink);
        const bell = rest.indexOf('\u0007');
        const escape = rest.indexOf('\u001b\\');
        return bell !== -1 && (escape === -1 || bell < escape)
          ? 2 + bell + 1
          : escape === -1
            ? 1
            : 2 + escape + 2;
      }
      default:
        return 1;
    }
  }

  /** The length of `[31m`, which is left of a colour when a program drops the escape character; else 0. */
  private colourLength(at: number): number {
    return /^\[\d{1,3}(?:;\d{1,3}){0,5}m/.exec(this.look(at, 24))?.[0].length ?? 0;
  }

  /** Reads an escape of a programming language, however many backslashes each level of quoting has added to it. */
  private readBackslashes(at: number): number {
    let behind = at;
    while (behind - at < mostBackslashes && this.source.charCodeAt(behind) === 0x5c) {
      behind += 1;
    }
    this.steps += behind - at;
    const window = this.look(behind, 8);
    const hex = /^(?:u\{?([0-9a-f]{4})\}?|x([0-9a-f]{2}))/i.exec(window);
    if (hex !== null) {
      const end = behind + hex[0].length;
      return this.readDecoded(at, end, String.fromCharCode(parseInt(hex[1] ?? hex[2] ?? '', 16)));
    }
    const escape = /^(?:e|033)(?=\[)/.exec(window);
    if (escape !== null) {
      return this.readDecoded(at, behind + escape[0].length, '\u001b');
    }
    switch (window.charAt(0)) {
      case '"':
      case "'":
      case '`':
      case '/':
        return this.emit(at, behind + 1, window.charAt(0));
      case 'n':
      case 'r':
        return this.emit(at, behind + 1, '\n');
      case 't':
        return this.emit(at, behind + 1, ' ');
      default:
        // An escaped quote may be an entity by now.
        return entityAt(window) === undefined ? this.emit(at, behind, '\\') : behind;
    }
  }

  private readDecoded(start: number, end: number, unit: string): number {
    // What is left of a colour behind its escape character is read as a colour that lost it.
    return unit === '\u001b' ? end : this.emit(start, end, plainUnit(unit));
  }

  private readEntity(at: number): number {
    const window = this.look(at, 6);
    const entity = entityAt(window);
    return entity === undefined
      ? this.emit(at, at + 1, '&')
      : this.emit(at, at + entity[0].length, entity[1]);
  }

  private look(at: number, length: number): string {
    const window = this.source.slice(at, at + length);
    this.steps += window.length;
    return window;
  }

  /** Adds one unit, or none, that stands for a stretch of the source; returns the end of the stretch. */
  private emit(start: number, end: number, unit: string): number {
    const last = this.units.length - 1;
    const before = this.units[last];
    if (unit === '' || (isBlank(unit) && before === '\n') || (unit === ' ' && before === ' ')) {
      return end;
    }
    if (unit === '\n' && before === ' ') {
      this.units[last] = '\n';
      return end;
    }
    this.starts[last + 1] = start;
    this.ends[last + 1] = end;
    this.units.push(unit);
    return end;
  }
}

function entityAt(window: string): readonly [string, string] | undefined {
  return entities.find(([name]) => window.startsWith(name));
}

function isBlank(unit: string): boolean {
  return unit === ' ' || unit === '\n';
}

/** The plain form of a UTF-16 unit; empty for what is invisible. */
function plainUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code > 0x20 && code < 0x7f) {
    return unit;
  }
  if (/[\n\r\u0085\u2028\u2029]/.test(unit)) {
    return '\n';
  }
  // The byte order mark is white space to JavaScript, and invisible to everyone else.
  if (/[\p{Cf}\ufe0f]/u.test(unit)) {
    return '';
  }
  if (/\s/.test(unit)) {
    return ' ';
  }
  if (/\p{Cc}/u.test(unit)) {
    return '';
  }
  if (code >= 0xff01 && code <= 0xff5e) {
    return String.fromCharCode(code - 0xfee0);
  }
  if (/[\u201c-\u201f\u300c-\u300f]/.test(unit)) {
    return '"';
  }
  return /[\u2018-\u201b]/.test(unit) ? "'" : unit;
}
