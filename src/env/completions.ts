import type { TextRange } from './document';
import type { EnvContext } from './envContext';

/** One suggestion. Never a key. */
export interface EnvCompletion {
  readonly kind: 'name' | 'host' | 'region' | 'groupId';
  readonly label: string;
  /** Plain text, no snippet. */
  readonly insertText: string;
  /** What it replaces; on one line, with the offset inside. */
  readonly range: TextRange;
  readonly detail: string;
  readonly documentation: string;
}

/** What can be typed at an offset: names that are not there yet, hosts, regions, the stored Group ID. */
export function completionsFor(text: string, offset: number, context: EnvContext): readonly EnvCompletion[] {
  void [text, offset, context];
  return [];
}
