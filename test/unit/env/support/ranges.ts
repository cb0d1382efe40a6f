import assert from 'node:assert/strict';
import { parse } from 'dotenv';
import type { EnvAssignment, EnvDocument, TextRange } from '../../../../src/env/document';

/**
 * A text of the same length that shows what is where: `e` export, `k` key, `=` or `:` separator, `q` quote, `v`
 * value, `#` comment, and a dot for everything else.
 */
export function picture({ text, assignments }: EnvDocument): string {
  const marks = Array.from({ length: text.length }, () => '.');
  const draw = (range: TextRange | undefined, mark: string): void => {
    if (range !== undefined) {
      marks.fill(mark, range.start, range.end);
    }
  };
  for (const assignment of assignments) {
    draw(assignment.export, 'e');
    draw(assignment.key, 'k');
    draw(assignment.separator, text.charAt(assignment.separator.start));
    draw(assignment.openQuote, 'q');
    draw(assignment.rawValue, 'v');
    draw(assignment.closeQuote, 'q');
    draw(assignment.comment, '#');
  }
  return marks.join('');
}

/** Throws where a range of the document is not what its name says. */
export function assertRangesHold({ text, assignments }: EnvDocument): void {
  let end = 0;
  for (const assignment of assignments) {
    assert.ok(assignment.statement.start >= end, 'statements are in order and apart');
    end = assignment.statement.end;
    assertPartsHold(text, assignment);
  }
  assert.ok(end <= text.length);
}

function assertPartsHold(text: string, assignment: EnvAssignment): void {
  const slice = (range: TextRange): string => text.slice(range.start, range.end);
  const { name, value, statement, key, separator, openQuote, rawValue, closeQuote, comment, quote } =
    assignment;

  assert.equal(slice(key), name);
  assert.match(name, /^[\w.-]+$/);
  assert.match(slice(separator), /^[=:]$/);
  if (assignment.export !== undefined) {
    assert.equal(slice(assignment.export), 'export');
  }

  assert.equal(openQuote === undefined, quote === undefined);
  assert.equal(closeQuote === undefined, quote === undefined);
  if (openQuote !== undefined && closeQuote !== undefined) {
    assert.equal(slice(openQuote), quote);
    assert.equal(slice(closeQuote), quote);
    assert.equal(openQuote.end, rawValue.start, 'nothing is between quote and value');
    assert.equal(closeQuote.start, rawValue.end, 'nothing is between value and quote');
  } else {
    assert.equal(slice(rawValue), slice(rawValue).trim(), 'an unquoted value is trimmed');
  }
  const written = text.slice(openQuote?.start ?? rawValue.start, closeQuote?.end ?? rawValue.end);
  assert.equal(parse(`KEY=${written}`).KEY, value, 'the value is what is written, decoded');

  if (comment !== undefined) {
    assert.match(slice(comment), /^#.*$/);
    assert.match(text.slice(comment.end, comment.end + 1), /^[\r\n\u2028\u2029]?$/);
  }

  const parts = [assignment.export, key, separator, openQuote, rawValue, closeQuote, comment];
  let position = statement.start;
  for (const part of parts.filter((range) => range !== undefined)) {
    assert.ok(part.start >= position && part.end >= part.start, 'parts are in order and apart');
    assert.equal(text.slice(position, part.start).trim(), '', 'only white space is between parts');
    position = part.end;
  }
  assert.equal((assignment.export ?? key).start, statement.start);
  assert.equal(position, statement.end);
  assert.match(text.slice(0, statement.start), /(?:^|[\r\n\u2028\u2029])[^\S\r\n\u2028\u2029]*$/);
  if (comment !== undefined) {
    const before = text.slice((closeQuote ?? rawValue).end, comment.start);
    assert.doesNotMatch(before, /[\r\n\u2028\u2029]/, 'a comment is on the line on which the value ends');
  }
}
