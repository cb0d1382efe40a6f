import type { EnvDocument, TextRange } from './document';
import type { EnvVariable } from './envVariable';
import { readAddress, regionOfName } from './hosts';
import { readGroupValue, readKeyValue } from './readValue';

/** A value that `dotenv` ends at a `#` and python-dotenv does not. */
export interface CutValue {
  /** From the `#` to the end of what python-dotenv takes for a part of the value. */
  readonly range: TextRange;
  /** The value as python-dotenv reads it. */
  readonly whole: string;
  /** Whether what stands before the `#` is all of it, so that the `#` was meant to begin a comment. */
  readonly isComplete: boolean;
}

/** Looks for a `#` without white space before it that cuts the value of a variable. */
export function readCut(
  { text }: EnvDocument,
  { assignment, role, value }: EnvVariable,
): CutValue | undefined {
  const { rawValue, comment, quote } = assignment;
  if (quote !== undefined || comment?.start !== rawValue.end || rawValue.start === rawValue.end) {
    return undefined;
  }
  const cutOff = text
    .slice(comment.start, comment.end)
    .replace(/\s#.*$/s, '')
    .trimEnd();
  const range = { start: comment.start, end: comment.start + cutOff.length };
  const whole = text.slice(rawValue.start, range.end);
  // A part is taken for a part only where the whole makes more sense than it.
  return { range, whole, isComplete: isWhole(role, value) || !isPossible(role, whole) };
}

function isWhole(role: EnvVariable['role'], value: string): boolean {
  switch (role) {
    case 'apiKey': {
      const reading = readKeyValue(value);
      return reading.kind !== 'key' || reading.shape === 'usual';
    }
    case 'groupId': {
      const reading = readGroupValue(value);
      return reading.kind !== 'digits' || reading.digits.length === 19;
    }
    case 'host':
      return readAddress(value) !== undefined;
    case 'region':
      return regionOfName(value) !== undefined;
  }
}

function isPossible(role: EnvVariable['role'], whole: string): boolean {
  if (role !== 'apiKey') {
    return false;
  }
  const reading = readKeyValue(whole);
  return reading.kind === 'key' && reading.dirt === undefined;
}
