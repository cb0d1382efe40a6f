import { findErrors, findSaidErrors } from './findErrors';

/**
 * What to explain of a selection in an editor: its text; where that says no error, what tools report of it, if one of
 * them says an error of MiniMax.
 */
export function selectedError(text: string, reported: readonly string[]): string {
  if (findErrors(text).length > 0) {
    return text;
  }
  const said = reported.filter((message) => findSaidErrors(message).length > 0);
  return said.length > 0 ? said.join('\n') : text;
}
