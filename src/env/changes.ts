import type { EnvAssignment, EnvDocument } from './document';
import { applyEdits, removeAssignment, renameKey, setValue, type EditResult, type TextEdit } from './edit';
import { scanEnv } from './scanner';

/** A change of one assignment. */
export type Change =
  | { readonly assignment: EnvAssignment; readonly value: string }
  | { readonly assignment: EnvAssignment; readonly name: string }
  | { readonly assignment: EnvAssignment; readonly remove: true };

/**
 * Makes several changes in one set of edits of the document's text. Each is proven like a single one, in the text that
 * the others leave behind.
 */
export function changeAll(document: EnvDocument, changes: readonly Change[]): EditResult {
  const edits: TextEdit[] = [];
  let current = document;
  // From the end, so that no change moves what is still to be changed.
  for (const change of changes.toSorted(
    (a, b) => b.assignment.statement.start - a.assignment.statement.start,
  )) {
    const assignment = current.assignments[document.assignments.indexOf(change.assignment)];
    if (assignment === undefined) {
      return { ok: false, reason: 'othersWouldChange' };
    }
    const result = changeOne(current, assignment, change);
    if (!result.ok) {
      return result;
    }
    edits.push(...result.edits);
    current = scanEnv(applyEdits(current.text, result.edits));
  }
  return { ok: true, edits: edits.toSorted((a, b) => a.start - b.start) };
}

function changeOne(document: EnvDocument, assignment: EnvAssignment, change: Change): EditResult {
  if ('value' in change) {
    return setValue(document, assignment, change.value);
  }
  return 'name' in change
    ? renameKey(document, assignment, change.name)
    : removeAssignment(document, assignment);
}

/** The same edit without what it would write as it stands: what begins and ends alike. */
export function minimalEdit(text: string, { start, end, newText }: TextEdit): TextEdit {
  const longest = Math.min(end - start, newText.length);
  let before = 0;
  while (before < longest && text.charAt(start + before) === newText.charAt(before)) {
    before++;
  }
  if (before > 0 && (isInsidePair(newText, before) || isInsidePair(text, start + before))) {
    before--;
  }
  let after = 0;
  while (
    after < longest - before &&
    text.charAt(end - 1 - after) === newText.charAt(newText.length - 1 - after)
  ) {
    after++;
  }
  if (after > 0 && (isInsidePair(newText, newText.length - after) || isInsidePair(text, end - after))) {
    after--;
  }
  return {
    start: start + before,
    end: end - after,
    newText: newText.slice(before, newText.length - after),
  };
}

/** Whether an offset is inside a line end of two characters, or inside a surrogate pair. */
function isInsidePair(text: string, at: number): boolean {
  return /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(Math.max(at - 1, 0), at + 1));
}

/** The changes that give all assignments of a name that have the same value another one: no duplicate comes of it. */
export function valueEverywhere(document: EnvDocument, assignment: EnvAssignment, value: string): Change[] {
  return document.assignments
    .filter((other) => other.name === assignment.name && other.value === assignment.value)
    .map((other) => ({ assignment: other, value }));
}

/** The changes that remove all assignments of a name. */
export function removalEverywhere(document: EnvDocument, name: string): Change[] {
  return document.assignments
    .filter((other) => other.name === name)
    .map((assignment) => ({ assignment, remove: true }));
}

/**
 * Edits made one after the other, each set for the text that the one before leaves, as one set of edits of the first
 * text.
 */
export function composeEdits(text: string, steps: readonly (readonly TextEdit[])[]): readonly TextEdit[] {
  let pieces: readonly Piece[] = [{ start: 0, end: text.length }];
  for (const edits of steps) {
    let position = 0;
    const result: Piece[] = [];
    for (const { start, end, newText } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
      result.push(...cut(pieces, position, start), { text: newText });
      position = end;
    }
    result.push(...cut(pieces, position, Infinity));
    pieces = result;
  }
  return editsOf(pieces, text.length);
}

/** A piece of a text: kept from the first one, or written anew. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

function lengthOf(piece: Piece): number {
  return 'text' in piece ? piece.text.length : piece.end - piece.start;
}

function cut(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const result: Piece[] = [];
  let position = 0;
  for (const piece of pieces) {
    const start = Math.max(from - position, 0);
    const end = Math.min(to - position, lengthOf(piece));
    if (start < end) {
      result.push(
        'text' in piece
          ? { text: piece.text.slice(start, end) }
          : { start: piece.start + start, end: piece.start + end },
      );
    }
    position += lengthOf(piece);
  }
  return result;
}

function editsOf(pieces: readonly Piece[], length: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let position = 0;
  let newText = '';
  for (const piece of [...pieces, { start: length, end: length }]) {
    if ('text' in piece) {
      newText += piece.text;
      continue;
    }
    if (piece.start > position || newText !== '') {
      edits.push({ start: position, end: piece.start, newText });
    }
    position = piece.end;
    newText = '';
  }
  return edits;
}
