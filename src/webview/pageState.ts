import type { OpenChecks } from './checks';

/**
 * What outlives a reload of the page: how far it was scrolled, in CSS pixels, and which checks the user opened or
 * closed. Never a text, least of all one that the user pasted.
 */
export interface PageState {
  readonly scrollTop: number;
  readonly open: OpenChecks;
}

/** Reads what was stored; anything that is not understood counts as nothing. */
export function readPageState(stored: unknown): PageState {
  const open: OpenChecks = new Map();
  if (typeof stored !== 'object' || stored === null) {
    return { scrollTop: 0, open };
  }
  if ('open' in stored && typeof stored.open === 'object' && stored.open !== null) {
    for (const [id, isOpen] of Object.entries(stored.open)) {
      if (typeof isOpen === 'boolean') {
        open.set(id, isOpen);
      }
    }
  }
  const scrollTop = 'scrollTop' in stored ? stored.scrollTop : 0;
  return { scrollTop: typeof scrollTop === 'number' && scrollTop > 0 ? scrollTop : 0, open };
}

/** The form in which a state is stored. */
export function writePageState({ scrollTop, open }: PageState): object {
  return { scrollTop, open: Object.fromEntries(open) };
}
