import { CredentialStorageError, type CredentialStore } from '../credentials/credentialStore';
import type { VerificationOutcome } from '../health/credentialHealth';
import { commands } from '../ids';
import type { CommandTable } from '../workbench/commandTable';
import type { VerifyServices } from './verificationMessages';

/** `Minimax: Verify Credentials` and, for a key that its region does not accept, asking and using the other one. */
export function registerVerify(table: CommandTable, services: VerifyServices): void {
  const { health } = services;
  const running = new Map<string, Promise<void>>();
  // Two clicks at once share one verification and one notification.
  const register = (id: string, work: () => Promise<VerificationOutcome>): void => {
    table.handle(id, () => {
      let run = running.get(id);
      if (run === undefined) {
        run = runAndTell(work, services).finally(() => running.delete(id));
        running.set(id, run);
      }
      return run;
    });
  };
  register(commands.verify, async () => {
    await retryStorage(services.store);
    return health.verify();
  });
  register(commands.askOtherRegion, () => health.askOtherRegion());
  register(commands.useOtherRegion, () => health.useOtherRegion());
}

/** Not awaiting what is told: a notification may stay open for long, and the command is over. */
async function runAndTell(work: () => Promise<VerificationOutcome>, services: VerifyServices): Promise<void> {
  const { tellOutcome, tellStorageFailed } = await import('./verificationMessages');
  try {
    void tellOutcome(await work(), services);
  } catch (error) {
    if (!(error instanceof CredentialStorageError)) {
      throw error;
    }
    tellStorageFailed();
  }
}

/** A storage that failed is asked again: the user may have unlocked the keyring. */
async function retryStorage(store: CredentialStore): Promise<void> {
  if ((await store.stored).state !== 'stored') {
    await store.refresh();
  }
}
