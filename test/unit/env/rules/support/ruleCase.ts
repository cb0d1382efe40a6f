import type { EnvContext } from '../../../../../src/env/envContext';
import type { RuleCode, Severity } from '../../../../../src/env/ruleCatalogue';
import { withValues } from './values';

/**
 * A file in which a rule finds something. In `text`, `⟪…⟫` encloses the range of the diagnostic, and names between `@`
 * signs stand for values made by code.
 */
export interface RuleCase {
  readonly title: string;
  readonly code: RuleCode;
  readonly text: string;
  readonly context?: Partial<EnvContext>;
  /** Where it is not the usual one. */
  readonly severity?: Severity;
  /** What the message says of it, so that the reason is right too. */
  readonly says: RegExp;
  /** The text of the other places that the diagnostic speaks of. */
  readonly related?: readonly string[];
  /** Other codes that are shown in this file. */
  readonly others?: readonly RuleCode[];
  /** Every fix in its order: its title with the text that it leaves, or with what it does. */
  readonly fixes: readonly (readonly [title: string, result: string])[];
  /** The titles of the fixes that need no decision. */
  readonly safe?: readonly string[];
  /** Whether no fix is better than the next. */
  readonly hasNoBest?: boolean;
}

/** A file that looks much like one with a fault, and in which a rule has to stay silent. */
export interface NearMiss {
  readonly title: string;
  readonly code: RuleCode;
  readonly text: string;
  readonly context?: Partial<EnvContext>;
  /** Codes that are shown all the same. */
  readonly others?: readonly RuleCode[];
}

/** The text of a case and the range that is marked in it. */
export function readMarks(marked: string): { text: string; start: number; end: number } {
  const full = withValues(marked);
  const start = full.indexOf('⟪');
  const end = full.indexOf('⟫') - 1;
  if (start === -1 || end < start) {
    throw new Error(`No range is marked in ${JSON.stringify(marked)}.`);
  }
  return { text: full.replace('⟪', '').replace('⟫', ''), start, end };
}
