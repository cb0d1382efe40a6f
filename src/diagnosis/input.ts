import type { StoredCredentials } from '../credentials/credentialStore';
import type { ApiKey } from '../minimax/apiKey';
import type { Credentials } from '../minimax/credentials';
import type { EndpointReading } from '../minimax/endpoint';
import type { Region } from '../minimax/region';
import type { Verdict } from '../minimax/verdict';
import type { DiagnosisSnapshot } from './diagnosis';
import type { FoundCredentials, ToolFileId } from './place';

/** A `.env` file of the workspace that is no template, with the keys that have a value in it; see `readEnvFile`. */
export interface EnvFileInput {
  readonly uri: string;
  /** The path inside the workspace, such as `backend/.env`. */
  readonly label: string;
  readonly found: readonly FoundCredentials[];
}

/** What became of a settings file of another program that the user let be read; see `readToolSettings`. */
export interface ToolFileInput {
  readonly file: ToolFileId;
  readonly label: string;
  readonly state: 'absent' | 'unreadable' | 'read';
  readonly found: readonly FoundCredentials[];
}

/** A verdict, and the credentials that it is about. */
export interface VerifiedCombination {
  readonly credentials: Credentials;
  readonly verdict: Verdict;
}

/** The user's consent to ask a region about a key whose place does not name that region. */
export interface RegionConsent {
  readonly apiKey: ApiKey;
  readonly region: Region;
}

/**
 * Whose credentials the user asks about: those that the user's program gets, what is stored, or what a `.env` file
 * holds, of one key where it is named.
 */
export type DiagnosisFocus =
  | { readonly kind: 'program' | 'stored' }
  | { readonly kind: 'envFile'; readonly uri: string; readonly keyVariable: string | undefined };

/** All that a diagnosis is made from. */
export interface DiagnosisInput {
  /** What SecretStorage holds; `undefined` until it has answered for the first time. */
  readonly stored: StoredCredentials | undefined;
  /** In the order in which they matter: the shortest path first. Without templates such as `.env.example`. */
  readonly envFiles: readonly EnvFileInput[];
  /** From `readEnvironment`. */
  readonly environment: readonly FoundCredentials[];
  /** `undefined` until the user let the files be read. */
  readonly tools: readonly ToolFileInput[] | undefined;
  /** In any order and of any age; of several verdicts on the same combination the newest counts. */
  readonly verified: readonly VerifiedCombination[];
  /** What is being asked at the moment. */
  readonly running: readonly Credentials[];
  readonly run: 'notRun' | 'running' | 'done' | 'cancelled';
  readonly consents: readonly RegionConsent[];
  /** The endpoint settings, read. Nothing goes to a region whose setting is refused. */
  readonly endpoints: Readonly<Record<Region, EndpointReading>>;
  /** In Restricted Mode nothing of the workspace's files is sent. */
  readonly isTrusted: boolean;
  /** Whether a folder is open, into which a `.env` file can be written. */
  readonly hasFolder: boolean;
  /** Decides how the command is written that removes a variable from a shell. */
  readonly shell: 'posix' | 'powerShell';
  /** What the headline is about when it was found; without one it is what the user's program will probably use. */
  readonly focus: DiagnosisFocus | undefined;
  /** `Diagnosis.snapshot` of the run before, kept when a new one begins. */
  readonly previous: DiagnosisSnapshot | undefined;
}
