import type { PlatformPage } from '../minimax/pages';
import type { Region } from '../minimax/region';
import type { TextEdit } from './edit';
import type { RuleCode } from './ruleCatalogue';

/**
 * What a fix, a link or a lens does when it is not an edit of the text. Variables are named, not placed: the text may
 * have changed when the action runs, and `setVariableInText` finds the place then.
 */
export type EnvAction =
  /** Ask for a value and write it. */
  | { readonly kind: 'enterValue'; readonly variable: string; readonly part: 'apiKey' | 'groupId' }
  /** Write a part of what SecretStorage holds into the file. Its title says so. */
  | { readonly kind: 'useStored'; readonly variable: string; readonly part: 'apiKey' | 'groupId' }
  /** Verify the pair of a key, named by its variable, or ask which where it is left out. */
  | { readonly kind: 'verifyFile'; readonly keyVariable?: string }
  /** Verify and store the pair of a key as Configure does. */
  | { readonly kind: 'storePair'; readonly keyVariable: string }
  /** Ask the other region about the key of a pair, which the user consents to by choosing this. */
  | { readonly kind: 'askOtherRegion'; readonly keyVariable: string }
  | { readonly kind: 'openPage'; readonly page: PlatformPage; readonly region: Region }
  | { readonly kind: 'explainRule'; readonly code: RuleCode }
  /** `untrack` shows and copies the command that makes Git forget the file and keeps it on the disk. */
  | { readonly kind: 'configure' | 'addToGitIgnore' | 'untrack' }
  /** Open the diagnosis about the pair of a key, or about the file where none is named. */
  | { readonly kind: 'diagnose'; readonly keyVariable?: string };

interface FixBase {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor';
  /** The best one for its diagnostic; at most one is. */
  readonly isPreferred: boolean;
  /** Whether it may be a part of `source.fixAll.minimax`: it cannot be wrong and loses nothing. */
  readonly needsNoDecision: boolean;
}

/** A change of the text, in UTF-16 offsets of the text that was analysed. The edits never overlap. */
export interface EditFix extends FixBase {
  readonly edits: readonly TextEdit[];
}

/** Something else than a change of this text. */
export interface ActionFix extends FixBase {
  readonly action: EnvAction;
}

/** One entry of the menu of quick fixes and refactorings. */
export type EnvFix = EditFix | ActionFix;
