import { blank, isAt, keyCharacter, lineBreak, lineEnd, skip, skipBack, skipTo } from './characters';
import type { EnvAssignment, EnvDocument, TextRange } from './document';
import { readByPythonDotenv } from './pythonDotenv';
import { scanEnv } from './scanner';
import { waysToWrite, type WritingStyle, type WrittenValue } from './waysToWrite';

/*
 * Every edit is tried before it is given: applied to the text and scanned, it must leave exactly the assignments
 * that were asked for. So none of these functions needs to foresee how the lines around it would be read.
 */

/** Replaces the text between two UTF-16 offsets. */
export interface TextEdit extends TextRange {
  readonly newText: string;
}

export type EditFailure =
  /** No way of writing the value is read as that value here, or each changes how another line is read. */
  | 'valueCannotBeWritten'
  /** A key consists of ASCII letters, digits, `_`, `.` and `-`, and `dotenv` loses `__proto__`. */
  | 'invalidName'
  /** The lines around it would be read in another way. */
  | 'othersWouldChange';

/** The edits that do what was asked and nothing else (none where nothing is to be done), or why there are none. */
export type EditResult =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly reason: EditFailure };

/**
 * Gives an assignment another value. Its quotes are kept where they can hold the value; comment, blanks and line
 * ends stay. Where there is a choice, python-dotenv reads the same value.
 */
export function setValue(document: EnvDocument, assignment: EnvAssignment, value: string): EditResult {
  return setValues(document, new Map([[assignment, value]]));
}

/** Gives each of two assignments the value of the other, in its own quotes where they can hold it. */
export function swapValues(document: EnvDocument, first: EnvAssignment, second: EnvAssignment): EditResult {
  return setValues(
    document,
    new Map([
      [first, second.value],
      [second, first.value],
    ]),
  );
}

function setValues(document: EnvDocument, values: ReadonlyMap<EnvAssignment, string>): EditResult {
  let candidates: TextEdit[][] = [[]];
  for (const [assignment, value] of values) {
    if (assignment.value !== value) {
      const edits = waysToWrite(value, styleOf(document, assignment)).map((written) =>
        replaceValue(document, assignment, written),
      );
      candidates = candidates.flatMap((before) => edits.map((edit) => [...before, edit]));
    }
  }
  const expected = document.assignments.map((assignment) => ({
    name: assignment.name,
    value: values.get(assignment) ?? assignment.value,
    isWritten: values.has(assignment),
  }));
  return firstThatFits(document, candidates, expected, 'valueCannotBeWritten');
}

/**
 * Makes the part of an unquoted value that its `#` cuts off a part of the value again, in quotes. The cut-off part
 * ends where white space and another `#` begin a comment that every reader takes for one.
 */
export function quoteCutValue(document: EnvDocument, assignment: EnvAssignment): EditResult {
  const { rawValue, comment, quote } = assignment;
  if (quote !== undefined || comment?.start !== rawValue.end) {
    return { ok: true, edits: [] };
  }
  const cutOff = document.text
    .slice(comment.start, comment.end)
    .replace(/\s#.*$/, '')
    .trimEnd();
  const whole = { start: rawValue.start, end: comment.start + cutOff.length };
  const value = document.text.slice(whole.start, whole.end);
  const candidates = waysToWrite(value, styleOf(document, assignment)).map((written) => [
    { ...whole, newText: inQuotes(written) },
  ]);
  const expected = document.assignments.map((other) =>
    other === assignment ? { name: other.name, value, isWritten: true } : other,
  );
  return firstThatFits(document, candidates, expected, 'valueCannotBeWritten');
}

/** Gives an assignment another name and leaves everything else of it as it is. */
export function renameKey(document: EnvDocument, assignment: EnvAssignment, name: string): EditResult {
  if (!isValidName(name)) {
    return { ok: false, reason: 'invalidName' };
  }
  const edit = { ...assignment.key, newText: name };
  const expected = document.assignments.map((other) =>
    other === assignment ? { name, value: other.value } : other,
  );
  return firstThatFits(document, [[edit]], expected, 'othersWouldChange');
}

/** Removes the lines on which an assignment stands, with the line end of the last of them. */
export function removeAssignment(document: EnvDocument, assignment: EnvAssignment): EditResult {
  const edit = { ...wholeLines(document.text, assignment.statement), newText: '' };
  const expected = document.assignments.filter((other) => other !== assignment);
  return firstThatFits(document, [[edit]], expected, 'othersWouldChange');
}

/**
 * Adds an assignment on a line of its own, behind the lines of `after` or at the end of the text. It looks like
 * `after` (`export`, separator, quotes), and a text without a final line end stays so. It ends like the line that it
 * follows, or like the first line where that has no line end.
 */
export function insertAssignment(
  document: EnvDocument,
  name: string,
  value: string,
  options: { readonly after?: EnvAssignment | undefined } = {},
): EditResult {
  if (!isValidName(name)) {
    return { ok: false, reason: 'invalidName' };
  }
  const { after } = options;
  const { text, assignments } = document;
  const start = after === undefined ? text.length : skipTo(text, after.statement.end, lineEnd);
  const isBehindLineEnd = after === undefined && isAtLineStart(text, start);
  const ownStyle = after === undefined ? plainStyle(text) : styleOf(document, after);
  const lineEndHere = isBehindLineEnd
    ? /(?:\r\n?|\n)$/.exec(text.slice(-2))
    : /^(?:\r\n?|\n)/.exec(text.slice(start, start + 2));
  const style = { ...ownStyle, lineEnd: lineEndHere?.[0] ?? ownStyle.lineEnd };
  const candidates = waysToWrite(value, style).map((written) => {
    const line = beginningLike(document, after, name) + inQuotes(written);
    const newText = isBehindLineEnd ? line + style.lineEnd : style.lineEnd + line;
    return [{ start, end: start, newText }];
  });
  const index = after === undefined ? assignments.length : assignments.indexOf(after) + 1;
  const expected: ExpectedAssignment[] = [...assignments];
  expected.splice(index, 0, { name, value, isWritten: true });
  return firstThatFits(document, candidates, expected, 'valueCannotBeWritten');
}

/** The text after the edits, which may come in any order. Throws a RangeError where they overlap or lie outside. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let copied = 0;
  for (const { start, end, newText } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < copied || end < start || end > text.length) {
      throw new RangeError(`The edit from ${start} to ${end} overlaps another one or lies outside the text.`);
    }
    result += text.slice(copied, start) + newText;
    copied = end;
  }
  return result + text.slice(copied);
}

interface ExpectedAssignment {
  readonly name: string;
  readonly value: string;
  /** Its value is written by the edit, so that it matters who else can read it. */
  readonly isWritten?: boolean;
}

/** The first candidate after which the text reads as expected; one that python-dotenv reads alike comes first. */
function firstThatFits(
  document: EnvDocument,
  candidates: readonly (readonly TextEdit[])[],
  expected: readonly ExpectedAssignment[],
  failure: EditFailure,
): EditResult {
  let fitting: readonly TextEdit[] | undefined;
  for (const edits of candidates) {
    const after = scanEnv(applyEdits(document.text, edits));
    if (readsAs(after, expected)) {
      if (pythonAgrees(after, expected)) {
        return { ok: true, edits };
      }
      fitting ??= edits;
    }
  }
  return fitting === undefined ? { ok: false, reason: failure } : { ok: true, edits: fitting };
}

function readsAs({ assignments }: EnvDocument, expected: readonly ExpectedAssignment[]): boolean {
  return (
    assignments.length === expected.length &&
    assignments.every(
      ({ name, value }, index) => name === expected[index]?.name && value === expected[index].value,
    )
  );
}

function pythonAgrees(document: EnvDocument, expected: readonly ExpectedAssignment[]): boolean {
  const readings = readByPythonDotenv(document);
  return document.assignments.every(
    (assignment, index) => expected[index]?.isWritten !== true || readings.get(assignment)?.kind === 'same',
  );
}

function replaceValue(document: EnvDocument, assignment: EnvAssignment, written: WrittenValue): TextEdit {
  if (assignment.quote !== undefined && assignment.quote === written.quote) {
    return { ...assignment.rawValue, newText: written.raw };
  }
  const place = placeOfValue(document, assignment);
  // Without a blank between them the comment would become a part of the value for readers other than `dotenv`.
  const after = assignment.quote === undefined && assignment.comment?.start === place.end ? ' ' : '';
  return { start: place.start, end: place.end, newText: place.before + inQuotes(written) + after };
}

/** The value with its quotes, or where one can be written, with the blank that has to stand before it. */
function placeOfValue(
  document: EnvDocument,
  assignment: EnvAssignment,
): TextRange & { readonly before: string } {
  const { openQuote, rawValue, closeQuote, separator } = assignment;
  const start = openQuote?.start ?? rawValue.start;
  const end = closeQuote?.end ?? rawValue.end;
  if (end > start) {
    return { start, end, before: '' };
  }
  const { text } = document;
  const wantsBlank = text.charAt(separator.start) === ':' || isAt(text, separator.start - 1, blank);
  if (wantsBlank && isAt(text, separator.end, blank)) {
    return { start: separator.end + 1, end: separator.end + 1, before: '' };
  }
  return { start: separator.end, end: separator.end, before: wantsBlank ? ' ' : '' };
}

function inQuotes({ quote, raw }: WrittenValue): string {
  return quote === undefined ? raw : quote + raw + quote;
}

function styleOf({ text }: EnvDocument, { quote, rawValue }: EnvAssignment): WritingStyle {
  const spansLines = /[\r\n]/.test(text.slice(rawValue.start, rawValue.end));
  return { ...plainStyle(text), quote, spansLines };
}

function plainStyle(text: string): WritingStyle {
  return { quote: undefined, spansLines: false, lineEnd: /\r\n?|\n/.exec(text)?.[0] ?? '\n' };
}

/** What stands before the value of an assignment that is to look like another one. */
function beginningLike({ text }: EnvDocument, model: EnvAssignment | undefined, name: string): string {
  if (model === undefined) {
    return `${name}=`;
  }
  const separator = text.slice(model.key.end, model.openQuote?.start ?? model.rawValue.start);
  const isUsual = separator === ' = ' || separator === ': ';
  return `${model.export === undefined ? '' : 'export '}${name}${isUsual ? separator : '='}`;
}

function isValidName(name: string): boolean {
  return name !== '' && skip(name, 0, keyCharacter) === name.length && name !== '__proto__';
}

function wholeLines(text: string, statement: TextRange): TextRange {
  // Only blanks can stand before a statement; a byte order mark is one of them and stays.
  const start = Math.max(skipBack(text, statement.start, blank), text.startsWith('\ufeff') ? 1 : 0);
  const end = skipTo(text, statement.end, lineEnd);
  const length = text.startsWith('\r\n', end) ? 2 : 1;
  return { start, end: Math.min(end + length, text.length) };
}

function isAtLineStart(text: string, at: number): boolean {
  return at === 0 || isAt(text, at - 1, lineBreak) || (at === 1 && text.startsWith('\ufeff'));
}
