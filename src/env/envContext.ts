import type { Credentials } from '../minimax/credentials';
import type { Region } from '../minimax/region';
import type { Verdict } from '../minimax/verdict';
import type { TimeContext } from '../text/verdictText';
import type { RuleSettings } from './ruleCatalogue';

/** What Git says of the file. `unknown` also where there is no Git. */
export type GitState = 'ignored' | 'notIgnored' | 'tracked' | 'unknown';

/** What is known besides the text. Only the time is needed; nothing is concluded from what is left out. */
export interface EnvContext extends TimeContext {
  /** Whether the file is a template (`isTemplateFileName`). */
  readonly isTemplate?: boolean | undefined;
  readonly rules?: RuleSettings | undefined;
  readonly gitState?: GitState | undefined;
  /** The origin that the settings name for a region, `undefined` when its setting is refused. */
  readonly originOf?: ((region: Region) => string | undefined) | undefined;
  /** The last conclusive verdict on exactly these values. Called with values of the file, never with malformed ones. */
  readonly verdictOf?: ((credentials: Credentials) => Verdict | undefined) | undefined;
  /** What SecretStorage holds, where it has been read. Nothing of it but the Group ID is ever shown or written. */
  readonly stored?: Credentials | undefined;
}
