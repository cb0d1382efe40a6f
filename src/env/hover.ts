import type { EnvAnalysis } from './analyzeEnv';
import type { TextRange } from './document';
import type { EnvContext } from './envContext';
import type { EnvAction } from './envFix';

/** A link of the hover: an action of ours. */
export interface HoverLink {
  readonly label: string;
  readonly action: EnvAction;
}

/** A line of the hover. `isForeign`: text of the file or of a server, in which not even a link may come to life. */
export interface HoverFact {
  readonly label: string;
  readonly value: string;
  readonly isForeign?: boolean;
}

/** The hover as plain texts; what turns them into Markdown escapes each of them. Holds no key. */
export interface HoverModel {
  /** The name or the value that the hover is about. */
  readonly range: TextRange;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly HoverFact[];
  readonly links: readonly HoverLink[];
}

/** What is known of the variable whose name or value is at an offset; `undefined` elsewhere. */
export function hoverFor(analysis: EnvAnalysis, offset: number, context: EnvContext): HoverModel | undefined {
  void [analysis, offset, context];
  return undefined;
}
