import { createHash } from 'node:crypto';
import type { RuleCode } from '../env/ruleCatalogue';
import type { Credentials } from '../minimax/credentials';
import type { PlatformPage } from '../minimax/pages';
import type { Region } from '../minimax/region';
import { placeId, type EnvFilePlace, type StoredPlace, type VariableChange } from './place';
import type { ToolFile } from './toolSettings';

/** What a button of the page does. It stays in the extension host: the page knows an id and a label. */
export type DiagnosisAction =
  /** Verifies everything that `planOfDiagnosis` names, again. */
  | { readonly kind: 'run' }
  /** Runs Configure; `part` is what the user wants to correct. */
  | { readonly kind: 'configure'; readonly part: 'apiKey' | 'groupId' | undefined }
  /** Runs Configure from these values: it verifies them and stores them. `region` may be missing; then it asks. */
  | {
      readonly kind: 'storePair';
      readonly from: Omit<Credentials, 'region'> & { readonly region: Region | undefined };
    }
  /** Writes what is stored into a `.env` file that the user chooses. */
  | { readonly kind: 'writeToEnv' }
  /** Asks for a value in a QuickInput and writes it into the variable; then verifies the file. */
  | {
      readonly kind: 'enterValue';
      readonly place: EnvFilePlace;
      readonly variable: string;
      readonly part: 'apiKey' | 'groupId';
    }
  /** Writes the stored value into the variable; then verifies the file. The label says so. */
  | {
      readonly kind: 'useStored';
      readonly place: EnvFilePlace;
      readonly variable: string;
      readonly part: 'apiKey' | 'groupId';
    }
  /** Stores or writes a Group ID that is known to be right; then verifies. `from`: who knows it. */
  | {
      readonly kind: 'useGroupId';
      readonly place: StoredPlace | EnvFilePlace;
      /** `undefined` for what is stored. */
      readonly variable: string | undefined;
      readonly groupId: string;
      readonly from: 'key' | 'stored' | 'otherPlace';
    }
  /** Stores without a Group ID, or removes the variable's lines; then verifies. */
  | {
      readonly kind: 'removeGroupId';
      readonly place: StoredPlace | EnvFilePlace;
      readonly variable: string | undefined;
    }
  /** Goes over to a region that accepts the key: what is stored, or by a change of the file; then verifies. */
  | {
      readonly kind: 'useRegion';
      readonly place: StoredPlace | EnvFilePlace;
      readonly region: Region;
      /** What to write into the file, with `setVariableInText`; empty for what is stored. */
      readonly changes: readonly VariableChange[];
    }
  /**
   * Verifies these credentials in a region that their place does not name: the click is the consent. The host adds
   * `{ apiKey, region }` to `DiagnosisInput.consents` and verifies `credentials`.
   */
  | { readonly kind: 'askRegion'; readonly credentials: Credentials }
  /** Applies the preferred quick fix of a rule at a variable; opens the file there when there is none. */
  | {
      readonly kind: 'applyFix';
      readonly place: EnvFilePlace;
      readonly variable: string;
      readonly rule: RuleCode;
    }
  /** Opens a file, at a variable where one is named. */
  | {
      readonly kind: 'openFile';
      readonly uri: string;
      readonly label: string;
      readonly variable: string | undefined;
    }
  | { readonly kind: 'openPage'; readonly page: PlatformPage; readonly region: Region }
  /** Reads these settings files: the click is the consent, and the button names the files. */
  | { readonly kind: 'readToolSettings'; readonly files: readonly ToolFile[] }
  /** Puts the command on the clipboard that removes the variables from a shell, and says so. */
  | {
      readonly kind: 'copyUnsetCommand';
      readonly variables: readonly string[];
      readonly command: string;
    }
  | { readonly kind: 'openEndpointSetting'; readonly region: Region }
  /** Opens the editor in which the user may trust the workspace. */
  | { readonly kind: 'manageTrust' }
  /** Opens the walkthrough of the first steps. */
  | { readonly kind: 'getStarted' }
  | { readonly kind: 'showLog' };

/**
 * The id under which the page asks for an action: the same for the same action in every view, so that a click on an
 * old view does what its button said or nothing. It tells nothing of paths, keys and Group IDs.
 */
export function actionId(action: DiagnosisAction): string {
  return `${action.kind}-${createHash('sha256').update(describe(action)).digest('hex').slice(0, 16)}`;
}

function describe(action: DiagnosisAction): string {
  // A key becomes its mask here: enough to tell one key of a place from the next.
  return JSON.stringify(action, (name, value: unknown) =>
    name === 'place' && typeof value === 'object' && value !== null
      ? placeId(value as EnvFilePlace | StoredPlace)
      : value,
  );
}
