import type * as vscode from 'vscode';
import type { CredentialStore } from '../../credentials/credentialStore';
import type { CredentialHealth } from '../../health/credentialHealth';
import type { HealthRecordFile } from '../../health/healthRecordFile';
import type { ConfigureStart } from '../../configure/configureFlow';
import type { GitStates } from '../../workbench/gitStates';
import type { EnvDocuments } from './envDocuments';
import type { Verify } from './sharedVerifications';

/** What the `.env` features are made of. */
export interface EnvServices {
  readonly documents: EnvDocuments;
  readonly gitStates: GitStates;
  readonly health: CredentialHealth;
  readonly recordFile: HealthRecordFile;
  readonly store: CredentialStore;
  readonly verify: Verify;
  /** Runs Configure from values that are known already. */
  readonly configure: (start: ConfigureStart) => Promise<void>;
  /** The page that explains the rules. */
  readonly rulesPageUri: vscode.Uri;
}
