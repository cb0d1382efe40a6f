import { authorizationFault, errorCodes } from '../minimax/errorCodes';
import type { ErrorType, Signal, Words } from './signals';

/** How far apart two parts of one error stand at most, in UTF-16 units of the flat text. */
const widestGap = 200;

/** The longest text that is taken for what a log puts before each line, in UTF-16 units. */
const longestPrefix = 120;

/** A code and how it is written, which says how much else it takes to believe that it is one of MiniMax's. */
export interface CandidateCode {
  readonly value: number;
  readonly form: 'statusCode' | 'parenthesis' | 'label';
  readonly start: number;
}

/** Parts of a flat text that stand together and may be one error; whose error it is, is decided afterwards. */
export class Candidate {
  start: number;
  end: number;
  code: CandidateCode | undefined;
  /** Whether a word such as `error` or `code`, or MiniMax's words, stand directly beside the code. */
  isLabelled = false;
  type: ErrorType | undefined;
  httpCode: number | undefined;
  hasStatusMessage = false;
  hasForeignMessage = false;
  hasBaseResp = false;
  /** `"type":"error"`, with which both compatible envelopes begin. */
  hasErrorEnvelope = false;
  private readonly allWords: { readonly words: Words; readonly start: number }[] = [];
  private message: string | undefined;

  constructor(
    private readonly text: string,
    signal: Signal,
  ) {
    this.start = signal.start;
    this.end = signal.end;
    this.take(signal);
  }

  /** Whether something here can be an error at all; a success, or a mere field of any program, is none. */
  get isError(): boolean {
    return this.code === undefined
      ? this.allWords.length > 0 || this.type !== undefined
      : this.code.value !== 0;
  }

  /** Whether this is more than a field that any program may have: something that an answer of MiniMax could hold. */
  get isAnswer(): boolean {
    return this.isFilled || this.type !== undefined;
  }

  /** The words that tell the error: those that nobody else uses, else those of its code, else any. */
  get words(): Words | undefined {
    return (this.conclusiveWords ?? this.ownWords ?? (this.code === undefined ? this.allWords[0] : undefined))
      ?.words;
  }

  /** Where the first of what tells the error stands; a field that quotes another program's line begins before it. */
  get tellsAt(): number {
    const [first] = this.allWords;
    return Math.min(this.code?.start ?? this.end, first?.start ?? this.end);
  }

  get isConclusive(): boolean {
    return this.conclusiveWords !== undefined;
  }

  /** Whether the words of MiniMax's message for the code stand here too. */
  get hasOwnWords(): boolean {
    return this.ownWords !== undefined;
  }

  /** Whether a message stands here that is not MiniMax's for the code. */
  get hasOtherMessage(): boolean {
    return this.message !== undefined && this.message !== '' && this.ownWords === undefined;
  }

  /** The message as it stands in the text: that of a field, else the words up to the code behind them. */
  get said(): string | undefined {
    const telling = this.conclusiveWords ?? this.ownWords ?? (this.code ? undefined : this.allWords[0]);
    if (this.message !== undefined && this.message !== '') {
      const message = this.message.replaceAll('\n', ' ');
      if (telling === undefined || message.includes(telling.words.text)) {
        return message;
      }
    }
    return telling !== undefined && this.code?.form === 'parenthesis' && telling.start < this.code.start
      ? this.text.slice(telling.start, this.code.start)
      : telling?.words.text;
  }

  /** Takes a signal in, or refuses it because it belongs to another error. */
  absorb(signal: Signal): boolean {
    if (!this.reaches(signal) || this.contradicts(signal)) {
      return false;
    }
    this.take(signal);
    this.end = Math.max(this.end, signal.end);
    return true;
  }

  private get conclusiveWords(): (typeof this.allWords)[number] | undefined {
    return this.allWords.find(({ words }) => words.conclusive);
  }

  private get ownWords(): (typeof this.allWords)[number] | undefined {
    const code = this.code?.value;
    return code === undefined ? undefined : this.allWords.find(({ words }) => words.codes.includes(code));
  }

  /** Whether nothing on the way to a signal separates it from what is here. */
  private reaches(signal: Signal): boolean {
    if (signal.start - this.end > widestGap) {
      return false;
    }
    const gap = this.text.slice(this.end, Math.max(this.end, signal.start));
    const closing = gap.indexOf('}');
    if (closing !== -1 && gap.includes('{', closing)) {
      // One object ends, another begins.
      return false;
    }
    return !gap.includes('\n') || (this.isStructure(gap) && this.continuesWith(signal, gap));
  }

  /** Whether there are no words in a gap, apart from what a log puts before each line and PHP before each array. */
  private isStructure(gap: string): boolean {
    const before = this.text.slice(Math.max(0, this.start - longestPrefix), this.start);
    const model = before.slice(before.lastIndexOf('\n') + 1);
    const [rest = '', ...lines] = gap.split('\n');
    return [rest, ...lines.map((line) => withoutPrefix(line, model))].every((part) =>
      /^(?:\P{L}|Array)*$/u.test(part),
    );
  }

  /** Whether a body goes on behind a line end, and not just another line with something of its own. */
  private continuesWith(signal: Signal, gap: string): boolean {
    switch (signal.kind) {
      case 'statusCode':
      case 'foreignMessage':
        return true;
      case 'message':
        return signal.native || isOpen(gap);
      case 'parenthesis':
        // A message that the terminal wrapped before its code.
        return gap.trim() === '' && this.code === undefined && this.hasWordsOf(signal.code);
      case 'baseResp':
      case 'errorEnvelope':
      case 'httpCode':
      case 'errorType':
      case 'label':
      case 'words':
        return isOpen(gap);
    }
  }

  private hasWordsOf(code: number): boolean {
    return this.allWords.some(({ words }) => words.codes.includes(code));
  }

  private contradicts(signal: Signal): boolean {
    switch (signal.kind) {
      case 'statusCode':
      case 'parenthesis':
      case 'label':
        return this.code === undefined
          ? this.conclusiveWords?.words.codes.includes(signal.code) === false
          : this.code.value !== signal.code && errorCodes.has(this.code.value);
      case 'words':
        return (
          signal.words.conclusive &&
          ((this.conclusiveWords !== undefined && !sameFault(this.conclusiveWords.words, signal.words)) ||
            (this.code !== undefined && !signal.words.codes.includes(this.code.value)))
        );
      case 'errorType':
        return this.type !== undefined && this.type !== signal.type && this.isFilled;
      case 'message':
        // One message after another: the first one was some program's own.
        return (
          signal.start >= this.end &&
          !this.isFilled &&
          !this.hasBaseResp &&
          this.type === undefined &&
          this.httpCode === undefined
        );
      case 'baseResp':
        return this.isFilled && !this.hasBaseResp;
      case 'errorEnvelope':
      case 'foreignMessage':
      case 'httpCode':
        return false;
    }
  }

  private get isFilled(): boolean {
    return this.code !== undefined || this.allWords.length > 0;
  }

  private take(signal: Signal): void {
    switch (signal.kind) {
      case 'baseResp':
        this.hasBaseResp = true;
        return;
      case 'errorEnvelope':
        this.hasErrorEnvelope = true;
        return;
      case 'foreignMessage':
        this.hasForeignMessage = true;
        return;
      case 'statusCode':
      case 'parenthesis':
      case 'label':
        this.takeCode({ value: signal.code, form: signal.kind, start: signal.start });
        return;
      case 'message':
        // Of a message within a message the inner one is the server's, and the native one in any case.
        if (this.message === undefined || !this.isFilled || (signal.native && !this.hasStatusMessage)) {
          this.message = signal.value;
        }
        this.hasStatusMessage ||= signal.native;
        return;
      case 'httpCode':
        this.httpCode = signal.status;
        return;
      case 'errorType':
        this.type = signal.type;
        return;
      case 'words':
        // More than a few say nothing new, and hostile texts hold thousands.
        if (this.allWords.length < 8) {
          this.allWords.push({ words: signal.words, start: signal.start });
        }
    }
  }

  private takeCode(code: CandidateCode): void {
    this.isLabelled ||= code.form === 'label';
    const known = this.code;
    if (
      known === undefined ||
      !errorCodes.has(known.value) ||
      (known.value === code.value && forms.indexOf(known.form) < forms.indexOf(code.form))
    ) {
      this.code = code;
    }
  }
}

/** From the form that needs the most besides it to be believed, to the one that needs the least. */
const forms: readonly CandidateCode['form'][] = ['label', 'parenthesis', 'statusCode'];

/** Whether the line before a line end goes on behind it. */
function isOpen(gap: string): boolean {
  return /[,{[(]\n/.test(gap);
}

/** Whether two conclusive words belong to one message. */
function sameFault(one: Words, other: Words): boolean {
  return authorizationFault(one.text) === authorizationFault(other.text);
}

/** A line without what it begins with in common with another one; digits, as of a time, count as equal. */
function withoutPrefix(line: string, model: string): string {
  let length = 0;
  while (length < Math.min(line.length, model.length) && isAlike(line.charAt(length), model.charAt(length))) {
    length += 1;
  }
  return line.slice(length);
}

function isAlike(one: string, other: string): boolean {
  return one === other || (/\d/.test(one) && /\d/.test(other));
}
