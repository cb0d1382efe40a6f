import type { VariableRole, VariableSet } from '../minimax/variableNames';
import type { EnvAssignment } from './document';

/** An assignment that concerns MiniMax. */
export interface EnvVariable {
  readonly assignment: EnvAssignment;
  /** The name as it is written. */
  readonly name: string;
  /** The known name that it stands for: `MINIMAX_API_KEY` also for `VITE_MINIMAX_API_KEY` and `MINMAX_API_KEY`. */
  readonly knownName: string;
  readonly role: VariableRole;
  /** `unnamed`: a name that says nothing, with a value that can be nothing but a key of MiniMax's. */
  readonly set: VariableSet | 'unnamed';
  /** The prefix by which a bundler publishes it, such as `VITE_`; empty for none. */
  readonly publicPrefix: string;
  /** Whether no program is known to read the name. A file that writes all names in small letters is no misspelling. */
  readonly isMisspelled: boolean;
  /** Exactly what `dotenv` reads. */
  readonly value: string;
  /** Whether it is the last assignment of its name, the one that counts. */
  readonly wins: boolean;
}
