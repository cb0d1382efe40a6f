import type * as vscode from 'vscode';
import type { CredentialStore } from '../../credentials/credentialStore';
import type { CredentialHealth } from '../../health/credentialHealth';
import type { HealthRecordFile } from '../../health/healthRecordFile';
import type { Verifier } from '../../health/verifier';
import type { Configure } from '../configure';
import type { EnvDocuments } from '../env/envDocuments';
import type { EnvActionArgument } from '../env/envProviders';

/** What the diagnosis is made of. */
export interface DiagnosisServices {
  readonly extensionUri: vscode.Uri;
  readonly extensionVersion: string;
  readonly health: CredentialHealth;
  readonly store: CredentialStore;
  readonly recordFile: HealthRecordFile;
  readonly verifier: Verifier;
  readonly documents: EnvDocuments;
  readonly configure: Configure;
  /** Runs an action of a `.env` file to its end. */
  readonly runEnvAction: (argument: EnvActionArgument) => Promise<void>;
}
