import { findSaidErrors } from './findErrors';
import type { TextRange } from './flatText';

/** Where a line of a terminal says an error of MiniMax, in UTF-16 offsets; `undefined` for lines of other tools. */
export function matchTerminalLine(line: string): TextRange | undefined {
  return findSaidErrors(line)[0]?.range;
}
