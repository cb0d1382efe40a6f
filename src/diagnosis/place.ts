import type { HostKind } from '../env/hosts';
import type { RuleCode } from '../env/ruleCatalogue';
import type { ApiKey } from '../minimax/apiKey';
import type { Region } from '../minimax/region';

/** The settings files of other programs that can be looked into. `ToolFile` says where each of them is. */
export type ToolFileId = 'mmxCli' | 'claudeCodeUser' | 'claudeCodeProject' | 'claudeCodeLocal';

/** SecretStorage of VS Code. Only this extension reads it; no program of the user does. */
export interface StoredPlace {
  readonly kind: 'stored';
}

/** A pair of variables of a workspace's `.env` file. */
export interface EnvFilePlace {
  readonly kind: 'envFile';
  /** The file's address, for the host; never shown. */
  readonly uri: string;
  /** What the page calls it: the path inside the workspace, such as `backend/.env`. */
  readonly label: string;
  readonly keyVariable: string;
  readonly groupVariable: string | undefined;
  /**
   * The variables whose values come from the environment instead: `dotenv` and python-dotenv do not replace a variable
   * that is already set. Empty for the pair as the file has it.
   */
  readonly fromEnvironment: readonly string[];
}

/** A pair of variables in the environment of the extension host. */
export interface EnvironmentPlace {
  readonly kind: 'environment';
  readonly keyVariable: string;
  readonly groupVariable: string | undefined;
}

/** The settings of another program. */
export interface ToolPlace {
  readonly kind: 'tool';
  readonly file: ToolFileId;
  /** The file's address, for the host; never shown. */
  readonly uri: string;
  /** Such as `~/.mmx/config.json`; never an absolute path. */
  readonly label: string;
  readonly keyVariable: string;
  readonly groupVariable: string | undefined;
}

/** Where credentials were found. */
export type Place = StoredPlace | EnvFilePlace | EnvironmentPlace | ToolPlace;

/** Why values cannot be credentials, so that they are never sent. */
export interface Obstacle {
  readonly part: 'apiKey' | 'groupId';
  readonly why:
    | 'placeholder'
    /** A reference to another variable that nothing replaced. */
    | 'unexpanded'
    | 'masked'
    /** A key that begins as those of another service do. */
    | 'otherService'
    /** The other one of the two stands here. */
    | 'swapped'
    /** Characters that do not belong to it: quotes, `Bearer`, white space, invisible ones. */
    | 'characters'
    /** A `#` in the middle, at which some programs end the value. */
    | 'cut'
    /** A Group ID that is no number of 10 to 20 digits. */
    | 'format';
  /** The variable, where the place has any. */
  readonly variable: string | undefined;
  /** The rule whose preferred quick fix mends it in a `.env` file without a question. */
  readonly rule: RuleCode | undefined;
}

/** The host that stands beside a key, and what it is to MiniMax. */
export interface NamedHost {
  readonly variable: string;
  /** Without scheme, path, user name and password. */
  readonly host: string;
  readonly kind: HostKind['kind'] | 'oldApi';
  /** The region that it serves, or whose website it is. */
  readonly region: Region | undefined;
  /** Whether a client of this set of variables gets 404 with the path of the address. */
  readonly hasWrongPath: boolean;
}

/** One value to write into one variable. */
export interface VariableChange {
  readonly variable: string;
  readonly value: string;
}

/** A variable whose name no program is known to read, and the name that is probably meant. */
export interface MisspelledName {
  readonly variable: string;
  readonly meant: string;
}

/** Credentials as they were found at a place. The values may be anything: `obstacles` says whether they can be sent. */
export interface FoundCredentials {
  readonly place: Place;
  readonly apiKey: ApiKey;
  /** As it is written; `undefined` when there is none or it is empty. */
  readonly groupId: string | undefined;
  /** Whether a variable for it is there without a value. */
  readonly isGroupIdEmpty: boolean;
  /** The region that the place itself names; `undefined` when it names none, or a host that is not MiniMax's. */
  readonly region: Region | undefined;
  readonly host: NamedHost | undefined;
  /** That of the key first; with any of them nothing is sent. */
  readonly obstacles: readonly Obstacle[];
  /** The variables of key and Group ID that no program is known to read; that of the key first. */
  readonly misspelled: readonly MisspelledName[];
  /** What makes the place name a region, where that can be said. */
  readonly regionChanges: Readonly<Partial<Record<Region, readonly VariableChange[]>>>;
  /**
   * For a pair of a `.env` file: what a program gets instead that was started with the environment of the extension
   * host, where that is something else. `result` is `undefined` when the environment empties the key.
   */
  readonly overridden:
    { readonly variables: readonly string[]; readonly result: FoundCredentials | undefined } | undefined;
}

/** The mask of a key. Of a value that can be no key nothing is shown: it may be anything. */
export function shownKey({ apiKey, obstacles }: FoundCredentials): string {
  return obstacles.some(({ part }) => part === 'apiKey') ? '…' : apiKey.mask;
}

/** The Group ID. Of a value that is no number nothing is shown: it may be the key. */
export function shownGroupId({ groupId }: FoundCredentials): string | undefined {
  return groupId === undefined || /^\d{1,40}$/.test(groupId) ? groupId : '…';
}

/** What tells a place from all others, the same in every run. Holds a path; for maps, never for the page. */
export function placeId(place: Place): string {
  switch (place.kind) {
    case 'stored':
      return 'stored';
    case 'envFile':
      return JSON.stringify(['envFile', place.uri, place.keyVariable, ...place.fromEnvironment]);
    case 'environment':
      return JSON.stringify(['environment', place.keyVariable]);
    case 'tool':
      return JSON.stringify(['tool', place.file, place.uri, place.keyVariable]);
  }
}
