import { Candidate } from './candidate';
import { faultOf } from './fault';
import { flatten, type FlatText, type TextRange } from './flatText';
import { cleanMessage } from './message';
import { isOfMiniMax, ownTypes, type Surroundings } from './rules';
import { readShortText } from './shortText';
import { findMarks, findSignals, type ErrorType, type Mark } from './signals';

/** The form in which MiniMax answered: of a native endpoint, or compatible with OpenAI's or Anthropic's. */
export type ErrorEnvelope = 'native' | 'openAi' | 'anthropic';

/** An error of MiniMax found in a text. Holds no secret, whatever the text holds. */
export interface FoundError {
  readonly code: number | undefined;
  /** MiniMax's words, cleaned and cut to 200 UTF-16 units; text from outside, never trusted. */
  readonly message: string | undefined;
  readonly envelope: ErrorEnvelope | undefined;
  readonly errorType: ErrorType | undefined;
  readonly httpStatus: number | undefined;
  /** The header `Trace-Id`, or the body's `request_id`: 32 hexadecimal digits or a UUID. */
  readonly traceId: string | undefined;
  /** Where it stands in the given text, in UTF-16 offsets; of several equal errors, the first. */
  readonly range: TextRange;
}

/** The longest text that is read, in UTF-16 units; of a longer one the beginning is. */
export const longestText = 1024 * 1024;

/** Whether a text is longer than what is read of it, which the user should be told. */
export function isTooLong(text: string): boolean {
  return text.length > longestText;
}

/**
 * Finds what MiniMax said in whatever a user has at hand: bodies, logs, stack traces, a terminal's output, or nothing
 * but a code, its words or an HTTP status. Errors of others, and numbers that only look like codes, are passed over.
 * Never fails; takes time linear in the length. In the order of the text, without duplicates.
 */
export function findErrors(text: string): readonly FoundError[] {
  const search = new Search(flatten(text.slice(0, longestText)));
  const said = search.said();
  const found = [...said, ...search.bareStatuses(said)];
  return found.length > 0 ? withoutDuplicates(found) : search.shortText();
}

/**
 * Finds what MiniMax said as {@link findErrors} does, without what only makes sense of a text that a user chose: a
 * number or an HTTP status that stands alone.
 */
export function findSaidErrors(text: string): readonly FoundError[] {
  return withoutDuplicates(new Search(flatten(text.slice(0, longestText))).said());
}

/** How many steps {@link findErrors} takes: what the tests of its linear time count. */
export function countSteps(text: string): number {
  const search = new Search(flatten(text.slice(0, longestText)));
  search.bareStatuses(search.said());
  return search.steps;
}

/** How far a line is followed to either side, in UTF-16 units, for a file may have no line ends. */
const longestLine = 300;

/** How far before an error its service may be named and its header block may stand, in UTF-16 units. */
const farthestMention = 600;

/** How far behind an error its id may stand and its service be named, in UTF-16 units. */
const widestMention = 200;

/** How far from an error its HTTP status stands at most, unless it is in a status line, in UTF-16 units. */
const closeBy = 120;

/** How far before an error another service is named whose error it seems to be, in UTF-16 units. */
const nextTo = 40;

type TraceMark = Extract<Mark, { readonly kind: 'traceId' }>;

class Search {
  private readonly candidates: readonly Candidate[];
  private readonly marks: readonly Mark[];
  private readonly claimed = new Set<Mark>();
  steps: number;

  constructor(private readonly flat: FlatText) {
    this.steps = flat.steps;
    this.candidates = this.gather();
    this.marks = findMarks(flat.text);
    this.steps += this.marks.length;
  }

  /** The errors that MiniMax's words, codes or envelopes show. */
  said(): FoundError[] {
    return this.candidates.flatMap((candidate, index) => {
      if (!candidate.isError) {
        return [];
      }
      const before = this.candidates[index - 1]?.end ?? 0;
      const after = this.candidates[index + 1]?.start ?? this.flat.text.length;
      const trace = this.traceOf(candidate, before, after);
      const around = this.surroundings(candidate, trace?.id);
      if (!isOfMiniMax(candidate, around)) {
        return [];
      }
      if (trace !== undefined) {
        this.claimed.add(trace);
      }
      return [
        {
          code: candidate.code?.value,
          message: candidate.said === undefined ? undefined : cleanMessage(candidate.said) || undefined,
          envelope: envelopeOf(candidate),
          errorType: candidate.type,
          httpStatus: candidate.httpCode ?? this.statusOf(candidate, before, after),
          traceId: trace?.id,
          range: this.flat.sourceRange(candidate.start, candidate.end),
        },
      ];
    });
  }

  /** HTTP statuses of answers that seem to be MiniMax's, apart from those of the errors that were found. */
  bareStatuses(said: readonly FoundError[]): FoundError[] {
    const known = new Set(said.map((error) => error.httpStatus));
    return this.marks.flatMap((mark) => {
      if (mark.kind !== 'status' || mark.status < 400 || known.has(mark.status)) {
        return [];
      }
      const line = this.lineAround(mark);
      const named = this.has('minimax', line);
      const near = { start: mark.start - farthestMention, end: mark.end + widestMention };
      const isMiniMax =
        !(['otherHost', 'otherBody', 'stranger'] as const).some((kind) => this.has(kind, line)) &&
        (named
          ? !this.isOfOtherVendor(mark.start, line)
          : this.has('minimax', near) && !this.has('otherVendor', line));
      return isMiniMax ? [statusOnly(mark.status, this.flat.sourceRange(mark.start, mark.end))] : [];
    });
  }

  /** What a text says that is nothing but a code or an HTTP status. */
  shortText(): readonly FoundError[] {
    const said = readShortText(this.flat.text);
    const range = this.flat.sourceRange(0, this.flat.text.length);
    return said === undefined ? [] : [{ ...statusOnly(said.httpStatus, range), code: said.code }];
  }

  private gather(): Candidate[] {
    const gathered: Candidate[] = [];
    const signals = findSignals(this.flat.text);
    let current: Candidate | undefined;
    for (const signal of signals) {
      this.steps += 1;
      if (current?.absorb(signal) !== true) {
        current = new Candidate(this.flat.text, signal);
        gathered.push(current);
      }
    }
    return gathered.filter((candidate) => candidate.isAnswer);
  }

  private surroundings(candidate: Candidate, traceId: string | undefined): Surroundings {
    const line = this.lineAround(candidate);
    const near = { start: candidate.start - widestMention, end: candidate.end + widestMention };
    return {
      isNamed: this.has('minimax', near),
      isNamedOnLine: this.has('minimax', line),
      isCalledByName: this.marksIn(line).some((mark) => mark.kind === 'minimax' && !mark.isHost),
      isOfOtherVendor: this.isOfOtherVendor(candidate.tellsAt, line),
      isOfConnection: this.has('connection', line),
      isStrange: this.has('stranger', line),
      traceId,
    };
  }

  /** Whether the service that is named last before a place on its line is another one, and close to it. */
  private isOfOtherVendor(at: number, line: TextRange): boolean {
    const last = this.marksIn({ start: Math.max(line.start, at - nextTo), end: at }).findLast(
      ({ kind }) => kind === 'minimax' || kind === 'otherVendor',
    );
    return last?.kind === 'otherVendor';
  }

  /** The id behind an error on its line, else before it in its body or headers, else on a line below. */
  private traceOf(candidate: Candidate, before: number, after: number): TraceMark | undefined {
    const behind = this.marksIn({
      start: candidate.start,
      end: Math.min(after, candidate.end + widestMention),
    }).filter((mark) => mark.start >= candidate.end || mark.kind === 'traceId');
    const next = behind.find(
      (mark) => this.isFreeTrace(mark) || (mark.kind === 'status' && mark.isStatusLine),
    );
    const following = next !== undefined && this.isFreeTrace(next) ? next : undefined;
    if (
      following !== undefined &&
      !this.flat.text.slice(candidate.end, Math.max(candidate.end, following.start)).includes('\n')
    ) {
      return following;
    }
    const from = Math.max(before, candidate.start - farthestMention);
    return (
      this.marksIn({ start: from, end: candidate.start }).findLast((mark) => this.isFreeTrace(mark)) ??
      following
    );
  }

  private isFreeTrace(mark: Mark): mark is TraceMark {
    return mark.kind === 'traceId' && !this.claimed.has(mark);
  }

  /** The status beside an error on its line, or that of the status line above its headers. */
  private statusOf(candidate: Candidate, before: number, after: number): number | undefined {
    const from = Math.max(before, candidate.start - farthestMention);
    const until = Math.min(after, candidate.end + closeBy);
    const mark =
      this.marksIn({ start: from, end: candidate.end }).findLast(
        (one) => one.kind === 'status' && (one.isStatusLine || this.leadsTo(one.end, candidate.start)),
      ) ??
      this.marksIn({ start: candidate.end, end: until }).find(
        (one) => one.kind === 'status' && !this.flat.text.slice(candidate.end, one.start).includes('\n'),
      );
    return mark?.kind === 'status' ? mark.status : undefined;
  }

  /** Whether one place is close before another and on its line, or ends its own line with a colon. */
  private leadsTo(from: number, to: number): boolean {
    if (to - from > closeBy) {
      return false;
    }
    const lines = this.flat.text.slice(from, to).split('\n');
    return lines.length === 1 || (lines.length === 2 && lines[0]?.endsWith(':') === true);
  }

  private has(kind: Mark['kind'], range: TextRange): boolean {
    return this.marksIn(range).some((mark) => mark.kind === kind);
  }

  /** The marks that begin in a stretch of the flat text. */
  private marksIn({ start, end }: TextRange): readonly Mark[] {
    const first = this.firstMarkFrom(start);
    const last = this.firstMarkFrom(end);
    this.steps += last - first;
    return this.marks.slice(first, last);
  }

  private firstMarkFrom(offset: number): number {
    let low = 0;
    let high = this.marks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.marks[middle]?.start ?? 0) < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The line, or lines, that a stretch stands on. */
  private lineAround({ start, end }: TextRange): TextRange {
    const { text } = this.flat;
    const from = Math.max(0, start - longestLine);
    const rest = text.slice(end, end + longestLine);
    const lineEnd = rest.indexOf('\n');
    return {
      start: from + text.slice(from, start).lastIndexOf('\n') + 1,
      end: end + (lineEnd === -1 ? rest.length : lineEnd),
    };
  }
}

function statusOnly(httpStatus: number | undefined, range: TextRange): FoundError {
  return {
    code: undefined,
    message: undefined,
    envelope: undefined,
    errorType: undefined,
    httpStatus,
    traceId: undefined,
    range,
  };
}

function envelopeOf(candidate: Candidate): ErrorEnvelope | undefined {
  if (candidate.hasBaseResp || candidate.hasStatusMessage || candidate.code?.form === 'statusCode') {
    return 'native';
  }
  if (candidate.type === undefined) {
    return candidate.httpCode === undefined ? undefined : 'openAi';
  }
  return candidate.httpCode !== undefined ||
    ownTypes.includes(candidate.type) ||
    candidate.type === 'server_error'
    ? 'openAi'
    : 'anthropic';
}

/** Joins what is said more than once: the first place counts, and each adds what the ones before it lack. */
function withoutDuplicates(found: readonly FoundError[]): readonly FoundError[] {
  const kept = new Map<string, FoundError>();
  for (const error of [...found].sort((a, b) => a.range.start - b.range.start)) {
    const key = sameness(error);
    const first = kept.get(key);
    kept.set(
      key,
      first === undefined
        ? error
        : {
            code: first.code ?? error.code,
            message: first.message ?? error.message,
            envelope: first.envelope ?? error.envelope,
            errorType: first.errorType ?? error.errorType,
            httpStatus: first.httpStatus ?? error.httpStatus,
            traceId: first.traceId ?? error.traceId,
            range: first.range,
          },
    );
  }
  return [...kept.values()];
}

/** Equal for errors that mean the same to a reader. */
function sameness(error: FoundError): string {
  const fault = faultOf(error);
  switch (fault) {
    case 'httpStatusOnly':
      return `${fault} ${error.httpStatus ?? ''}`;
    case 'invalidParameters':
    case 'unknownCode':
    case 'unclearAuthorization':
      return `${fault} ${error.code ?? ''} ${error.message?.replace(/\d{1,200}/g, '0') ?? ''}`;
    default:
      return fault;
  }
}
