import { CredentialStore } from '../../../src/credentials/credentialStore';
import { CredentialHealth, type AutoVerify, type HealthSnapshot } from '../../../src/health/credentialHealth';
import { HealthRecordFile } from '../../../src/health/healthRecordFile';
import { Verifier } from '../../../src/health/verifier';
import type { DirectRouteFinding, HttpClient } from '../../../src/minimax/httpClient';
import type { Region } from '../../../src/minimax/region';
import { FetchHttpClient, type HttpLimits } from '../../../src/network/fetchHttpClient';
import type { SimulatedPlatform } from '../../platform/simulatedPlatform';
import { FakeSecretStorage } from './fakeSecretStorage';
import { FakeSharedFile } from './fakeSharedFile';
import type { Gate } from './gate';
import { RecordingLog } from './recordingLog';
import { ampleLimits } from './verdicts';

/** A clock that a test moves, in epoch milliseconds. */
export interface MovableClock {
  now: number;
}

/** One window of a machine: the real services over the machine's storage and file. */
export interface MachineWindow {
  readonly store: CredentialStore;
  readonly recordFile: HealthRecordFile;
  readonly verifier: Verifier;
  readonly health: CredentialHealth;
  readonly log: RecordingLog;
  /** Every snapshot that was told of. */
  readonly snapshots: HealthSnapshot[];
  readonly dispose: () => void;
}

/** What may be different from a window that verifies on a change and reaches the simulated platform. */
export interface WindowOptions {
  readonly autoVerify?: AutoVerify;
  readonly http?: HttpClient;
  /** Whether it begins as the extension does when it is activated. */
  readonly start?: boolean;
}

/** A user's machine: what its windows share outlives each of them. */
export class Machine {
  readonly secrets = new FakeSecretStorage();
  readonly file = new FakeSharedFile();
  /** What the endpoint settings say; `undefined` for one that is refused. */
  readonly origins: Record<Region, string | undefined>;
  readonly clock: MovableClock;
  /** What a request without a key finds, and how often it was made. */
  directRoute: DirectRouteFinding = { reached: false, fault: 'refused' };
  directRouteAsked = 0;
  /** What a request may take. */
  limits: HttpLimits = ampleLimits;
  readonly #windows = new Set<MachineWindow>();

  constructor(platform: SimulatedPlatform, clock: MovableClock) {
    this.origins = { international: platform.international.origin, mainland: platform.mainland.origin };
    this.clock = clock;
  }

  async openWindow(options: WindowOptions = {}): Promise<MachineWindow> {
    const log = new RecordingLog();
    const recordFile = new HealthRecordFile(this.file.window(), log);
    const store = new CredentialStore(
      this.secrets.window(),
      {
        get: async () => {
          await recordFile.refresh();
          return (await recordFile.record).credentialsStored;
        },
        set: (credentialsStored) => recordFile.update((record) => ({ ...record, credentialsStored })),
      },
      log,
    );
    const now = (): number => this.clock.now;
    const verifier = new Verifier({
      http: () => Promise.resolve(options.http ?? new FetchHttpClient(this.limits)),
      originOf: (region) => this.origins[region],
      askDirectRoute: () => {
        this.directRouteAsked += 1;
        return Promise.resolve(this.directRoute);
      },
      log,
      now,
    });
    const health = new CredentialHealth({
      store,
      recordFile,
      verifier,
      autoVerify: () => options.autoVerify ?? 'change',
      now,
    });
    const snapshots: HealthSnapshot[] = [];
    health.onDidChange((snapshot) => snapshots.push(snapshot));
    const window: MachineWindow = {
      store,
      recordFile,
      verifier,
      health,
      log,
      snapshots,
      dispose: () => {
        this.#windows.delete(window);
        health.dispose();
        store.dispose();
        recordFile.dispose();
      },
    };
    this.#windows.add(window);
    if (options.start ?? true) {
      await health.start();
    }
    return window;
  }

  /** Closes every window that is still open. */
  close(): void {
    this.#windows.forEach((window) => {
      window.dispose();
    });
  }
}

/**
 * A client that takes no notice of being cancelled and hands answers over when a test says so: the worst that the
 * order of answers can be.
 */
export class StubbornHttpClient implements HttpClient {
  readonly #inner = new FetchHttpClient(ampleLimits);
  /** Where answers to requests that are made from now on wait. */
  gate: Gate | undefined;

  async send(request: Parameters<HttpClient['send']>[0]): ReturnType<HttpClient['send']> {
    const { gate } = this;
    const answer = await this.#inner.send({ ...request, signal: new AbortController().signal });
    await gate?.passed;
    return answer;
  }
}

/** Resolves once a window's snapshot is as wanted, which it may already be. */
export async function snapshotWhere(
  { health }: MachineWindow,
  wanted: (snapshot: HealthSnapshot) => boolean,
): Promise<HealthSnapshot> {
  if (wanted(health.snapshot)) {
    return health.snapshot;
  }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      subscription.dispose();
      reject(new Error(`The snapshot stayed ${JSON.stringify(health.snapshot)}.`));
    }, 3_000);
    const subscription = health.onDidChange((snapshot) => {
      if (wanted(snapshot)) {
        clearTimeout(timer);
        subscription.dispose();
        resolve(snapshot);
      }
    });
  });
}
