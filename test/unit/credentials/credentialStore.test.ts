import { strict as assert } from 'node:assert';
import { install, type Clock } from '@sinonjs/fake-timers';
import { writeCredentialDocument } from '../../../src/credentials/credentialDocument';
import {
  CredentialStorageError,
  CredentialStore,
  type StoredCredentials,
  type StoredMarker,
} from '../../../src/credentials/credentialStore';
import { ApiKey } from '../../../src/minimax/apiKey';
import type { Credentials } from '../../../src/minimax/credentials';
import { createPlanKey } from '../../platform/accounts';
import { FakeSecretStorage } from '../support/fakeSecretStorage';
import { RecordingLog } from '../support/recordingLog';
import { settle } from '../support/settle';

const secretKey = CredentialStore.secretKey;

function credentialsOf(label: string, groupId: string | undefined): Credentials {
  return { apiKey: new ApiKey(createPlanKey(label)), groupId, region: 'international' };
}

/** A marker that all windows of a machine share. */
class FakeMarker implements StoredMarker {
  stored = false;
  readonly set: (stored: boolean) => Promise<void> = (stored) => {
    this.stored = stored;
    return Promise.resolve();
  };
  readonly get: () => Promise<boolean> = () => Promise.resolve(this.stored);
}

/** What a reading says, in a word, with the label of the key. */
function inAWord(stored: StoredCredentials): string {
  return stored.state === 'stored' ? `stored ${stored.credentials.apiKey.mask.slice(-4)}` : stored.state;
}

const word = (credentials: Credentials): string => inAWord({ state: 'stored', credentials });

interface Window {
  readonly store: CredentialStore;
  readonly log: RecordingLog;
  /** Every change event, in a word. */
  readonly changes: string[];
}

function createHarness() {
  const secrets = new FakeSecretStorage();
  const marker = new FakeMarker();
  const open: CredentialStore[] = [];
  return {
    secrets,
    marker,
    openWindow(): Window {
      const log = new RecordingLog();
      const store = new CredentialStore(secrets.window(), marker, log);
      open.push(store);
      const changes: string[] = [];
      store.onDidChange((stored) => changes.push(inAWord(stored)));
      return { store, log, changes };
    },
    close: () => {
      open.forEach((store) => {
        store.dispose();
      });
    },
  };
}

async function state({ store }: Window): Promise<string> {
  return inAWord(await store.stored);
}

async function failure(work: Promise<void>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (error) {
    assert.ok(error instanceof CredentialStorageError, String(error));
    return error.why;
  }
}

describe('the credential store', () => {
  const first = credentialsOf('first', '1900000000000000007');
  const second = credentialsOf('second', undefined);
  let harness: ReturnType<typeof createHarness>;

  beforeEach(() => {
    harness = createHarness();
  });
  afterEach(() => {
    harness.close();
  });

  describe('on a storage that works', () => {
    it('says that nothing is stored', async () => {
      assert.equal(await state(harness.openWindow()), 'none');
    });

    it('stores, and gives back after a restart what was stored', async () => {
      const window = harness.openWindow();
      await window.store.store(first);
      assert.equal(await state(window), word(first));
      const restarted = await harness.openWindow().store.stored;
      assert.ok(restarted.state === 'stored');
      assert.deepEqual(
        [restarted.credentials.apiKey.reveal(), restarted.credentials.groupId, restarted.credentials.region],
        [first.apiKey.reveal(), first.groupId, first.region],
      );
    });

    it('keeps everything under one key of the storage', async () => {
      const { store } = harness.openWindow();
      await store.store(first);
      assert.equal(harness.secrets.peek(secretKey), writeCredentialDocument(first));
      assert.equal(harness.secrets.count('store'), 1);
    });

    it('replaces the Group ID together with the key', async () => {
      const window = harness.openWindow();
      await window.store.store(first);
      await window.store.store(second);
      const stored = await window.store.stored;
      assert.ok(stored.state === 'stored');
      assert.equal(stored.credentials.groupId, undefined);
      assert.equal(await state(window), word(second));
    });

    it('removes', async () => {
      const window = harness.openWindow();
      await window.store.store(first);
      await window.store.remove();
      assert.equal(await state(window), 'none');
      assert.equal(harness.secrets.peek(secretKey), undefined);
      assert.equal(harness.marker.stored, false);
    });

    it('shares one access among the readers at start-up', async () => {
      const { store } = harness.openWindow();
      await Promise.all([store.stored, store.stored, store.stored]);
      assert.equal(harness.secrets.count('get'), 1);
    });

    it('logs that it stored, never what', async () => {
      const window = harness.openWindow();
      await window.store.store(first);
      await window.store.remove();
      assert.match(window.log.text, /Stored credentials: plan key, international region/);
      assert.match(window.log.text, /Removed/);
      assert.ok(!window.log.text.includes(first.apiKey.reveal().slice(0, 20)));
      assert.ok(!window.log.text.includes(first.apiKey.reveal().slice(-12)));
      assert.ok(!window.log.text.includes(first.groupId!));
    });
  });

  describe('tells of changes', () => {
    it('once for its own write, although the storage tells it too', async () => {
      const window = harness.openWindow();
      await window.store.stored;
      await window.store.store(first);
      await settle();
      assert.deepEqual(window.changes, ['none', word(first)]);
    });

    it('not for a value that did not change', async () => {
      const window = harness.openWindow();
      await window.store.store(first);
      const before = [...window.changes];
      await window.store.store(first);
      harness.secrets.tell(secretKey);
      harness.secrets.tell(secretKey);
      await settle();
      assert.deepEqual(window.changes, before);
    });

    it('not for the keys of others', async () => {
      const window = harness.openWindow();
      await window.store.stored;
      harness.secrets.poke(secretKey, writeCredentialDocument(first));
      harness.secrets.tell('somebody.else');
      await settle();
      assert.deepEqual(window.changes, ['none']);
      assert.equal(harness.secrets.count('get'), 1);
    });

    it('when only the Group ID or only the region is another', async () => {
      const window = harness.openWindow();
      await window.store.store(first);
      await window.store.store({ ...first, groupId: '1900000000000000017' });
      await window.store.store({ ...first, groupId: '1900000000000000017', region: 'mainland' });
      await settle();
      assert.equal(window.changes.length, 3);
    });

    it('no more once it is disposed of', async () => {
      const window = harness.openWindow();
      await window.store.stored;
      window.store.dispose();
      harness.secrets.poke(secretKey, writeCredentialDocument(first));
      harness.secrets.tell(secretKey);
      await settle();
      assert.deepEqual(window.changes, ['none']);
      assert.equal(harness.secrets.count('get'), 1);
    });
  });

  describe('in several windows', () => {
    it('follows what another window stores and removes', async () => {
      const [one, two] = [harness.openWindow(), harness.openWindow()];
      await Promise.all([one.store.stored, two.store.stored]);
      await one.store.store(first);
      await settle();
      assert.equal(await state(two), word(first));
      await two.store.store(second);
      await settle();
      assert.equal(await state(one), word(second));
      await one.store.remove();
      await settle();
      assert.equal(await state(two), 'none');
      assert.deepEqual(two.changes, ['none', word(first), word(second), 'none']);
      assert.deepEqual(one.changes, two.changes);
    });

    it('never takes a removal in another window for a loss, however late the events are', async () => {
      const [one, two] = [harness.openWindow(), harness.openWindow()];
      await one.store.store(first);
      await settle();
      harness.secrets.holdEvents();
      await one.store.remove();
      // Before it is told, the other window may look by itself, and after it was told once more.
      assert.equal(inAWord(await two.store.refresh()), 'none');
      harness.secrets.tellHeldEvents();
      harness.secrets.tell(secretKey);
      await settle();
      assert.equal(await state(two), 'none');
      assert.ok(!two.changes.includes('lost'), two.changes.join());
    });

    it('never takes a removal for a loss at any moment of it', async () => {
      const [one, two] = [harness.openWindow(), harness.openWindow()];
      await one.store.store(first);
      await settle();
      const gate = harness.secrets.hold('delete');
      const removal = one.store.remove();
      await settle();
      assert.equal(inAWord(await two.store.refresh()), word(first));
      gate.open();
      assert.equal(inAWord(await two.store.refresh()), 'none');
      await removal;
      await settle();
      assert.ok(!two.changes.includes('lost'), two.changes.join());
    });

    it('reads the newest value when the events of two writes are late and come together', async () => {
      const [one, two] = [harness.openWindow(), harness.openWindow()];
      await Promise.all([one.store.stored, two.store.stored]);
      harness.secrets.holdEvents();
      await one.store.store(first);
      await one.store.store(second);
      harness.secrets.tellHeldEvents();
      await settle();
      assert.equal(await state(two), word(second));
      assert.deepEqual(two.changes, ['none', word(second)]);
    });

    it('keeps an old slow reading from replacing a newer one', async () => {
      const window = harness.openWindow();
      await window.store.stored;
      const slow = harness.secrets.hold('get');
      const old = window.store.refresh();
      harness.secrets.heal();
      harness.secrets.poke(secretKey, writeCredentialDocument(first));
      const newest = window.store.refresh();
      assert.equal(inAWord(await newest), word(first));
      harness.secrets.poke(secretKey, undefined);
      slow.open();
      assert.equal(inAWord(await old), word(first));
      assert.equal(await state(window), word(first));
    });
  });

  describe('one after another', () => {
    it('writes in the order in which it was asked', async () => {
      const window = harness.openWindow();
      const gate = harness.secrets.hold('store');
      const storing = window.store.store(first);
      await settle();
      harness.secrets.heal();
      const removing = window.store.remove();
      const storingAgain = window.store.store(second);
      await settle();
      assert.deepEqual(
        harness.secrets.operations.filter((operation) => operation !== 'get'),
        ['store'],
      );
      gate.open();
      await Promise.all([storing, removing, storingAgain]);
      assert.equal(await state(window), word(second));
      assert.equal(harness.marker.stored, true);
    });

    it('goes on after a write that failed', async () => {
      const window = harness.openWindow();
      harness.secrets.reject('store');
      const failing = failure(window.store.store(first));
      await settle();
      harness.secrets.heal();
      await window.store.store(second);
      assert.equal(await failing, 'failed');
      assert.equal(await state(window), word(second));
    });
  });

  describe('on a document that it does not understand', () => {
    for (const [name, text] of [
      ['torn', writeCredentialDocument(first).slice(0, 60)],
      ['of a later version', '{"version":2,"profiles":{}}'],
      ['that is garbage', '\u0000\ufffd'],
      ['that is empty', ''],
    ] as const) {
      it(`reports one ${name}, and leaves it where it is`, async () => {
        harness.secrets.poke(secretKey, text);
        const window = harness.openWindow();
        assert.equal(await state(window), 'corrupt');
        await window.store.refresh();
        assert.equal(harness.secrets.peek(secretKey), text);
        assert.deepEqual([...new Set(harness.secrets.operations)], ['get']);
      });
    }

    it('replaces it when the user stores anew', async () => {
      harness.secrets.poke(secretKey, 'garbage');
      const window = harness.openWindow();
      await window.store.store(first);
      assert.equal(await state(window), word(first));
    });

    it('removes it when the user asks', async () => {
      harness.secrets.poke(secretKey, 'garbage');
      const window = harness.openWindow();
      await window.store.remove();
      assert.equal(await state(window), 'none');
    });

    it('says the same of a storage that answers with no text at all', async () => {
      const secrets = { ...harness.secrets.window(), get: () => Promise.resolve(null as unknown as string) };
      const store = new CredentialStore(secrets, harness.marker, new RecordingLog());
      assert.equal((await store.stored).state, 'corrupt');
      store.dispose();
    });
  });

  describe('on a storage that loses', () => {
    it('notices by the marker that credentials are gone', async () => {
      await harness.openWindow().store.store(first);
      harness.secrets.poke(secretKey, undefined);
      assert.equal(await state(harness.openWindow()), 'lost');
    });

    it('is over the loss after storing anew, and after removing', async () => {
      const window = harness.openWindow();
      harness.marker.stored = true;
      assert.equal(inAWord(await window.store.refresh()), 'lost');
      await window.store.store(first);
      assert.equal(await state(window), word(first));
      harness.secrets.poke(secretKey, undefined);
      assert.equal(inAWord(await window.store.refresh()), 'lost');
      await window.store.remove();
      assert.equal(await state(window), 'none');
    });

    it('rejects when the value is not there after it was written', async () => {
      const window = harness.openWindow();
      harness.secrets.forgetful = true;
      assert.equal(await failure(window.store.store(first)), 'notKept');
      assert.equal(await state(window), 'none');
      assert.equal(harness.marker.stored, false);
    });

    it('rejects when the old value is still there, which stays valid', async () => {
      const window = harness.openWindow();
      await window.store.store(first);
      harness.secrets.forgetful = true;
      assert.equal(await failure(window.store.store(second)), 'notKept');
      assert.equal(await state(window), word(first));
      assert.equal(harness.marker.stored, true);
    });
  });

  describe('on a storage that fails', () => {
    it('says so, and works again when the storage does', async () => {
      harness.secrets.reject('get');
      const window = harness.openWindow();
      assert.equal(await state(window), 'unavailable');
      harness.secrets.heal();
      harness.secrets.poke(secretKey, writeCredentialDocument(first));
      assert.equal(inAWord(await window.store.refresh()), word(first));
      assert.deepEqual(window.changes, ['unavailable', word(first)]);
    });

    it('rejects a write, keeps what was stored, and quotes nothing of the failure', async () => {
      const window = harness.openWindow();
      await window.store.store(first);
      harness.secrets.reject('store');
      const error = await window.store.store(second).catch((caught: unknown) => caught);
      assert.ok(error instanceof CredentialStorageError);
      assert.equal(error.why, 'failed');
      assert.ok(!error.message.includes('canary') && !window.log.text.includes('canary'));
      assert.equal(error.cause, undefined);
      assert.equal(await state(window), word(first));
    });

    it('rejects a removal and goes on knowing that credentials are stored', async () => {
      const window = harness.openWindow();
      await window.store.store(first);
      harness.secrets.reject('delete');
      assert.equal(await failure(window.store.remove()), 'failed');
      assert.equal(await state(window), word(first));
      // They are still there, so that their loss must still be noticed.
      harness.secrets.poke(secretKey, undefined);
      assert.equal(inAWord(await window.store.refresh()), 'lost');
    });
  });

  describe('on a storage that hangs', () => {
    let clock: Clock;

    beforeEach(() => {
      clock = install({ toFake: ['setTimeout', 'clearTimeout'] });
    });
    afterEach(() => {
      clock.uninstall();
    });

    it('says after 10 seconds, and not before, that it is unavailable', async () => {
      harness.secrets.hold('get');
      const window = harness.openWindow();
      await clock.tickAsync(9_999);
      assert.deepEqual(window.changes, []);
      await clock.tickAsync(1);
      assert.deepEqual(window.changes, ['unavailable']);
      assert.equal(await state(window), 'unavailable');
    });

    it('takes a later answer', async () => {
      harness.secrets.poke(secretKey, writeCredentialDocument(first));
      const gate = harness.secrets.hold('get');
      const window = harness.openWindow();
      await clock.tickAsync(60_000);
      gate.open();
      await settle();
      assert.deepEqual(window.changes, ['unavailable', word(first)]);
      assert.equal(await state(window), word(first));
    });

    it('does not take the later answer of a reading that a newer one has replaced', async () => {
      const gate = harness.secrets.hold('get');
      const window = harness.openWindow();
      await clock.tickAsync(10_000);
      harness.secrets.heal();
      harness.secrets.poke(secretKey, writeCredentialDocument(first));
      await window.store.refresh();
      harness.secrets.poke(secretKey, undefined);
      gate.open();
      await settle();
      assert.deepEqual(window.changes, ['unavailable', word(first)]);
    });

    it('stays unavailable when the later answer is a failure', async () => {
      harness.secrets.reject('get');
      const gate = harness.secrets.hold('get');
      const window = harness.openWindow();
      await clock.tickAsync(10_000);
      gate.open();
      await settle();
      assert.deepEqual(window.changes, ['unavailable']);
    });

    it('gives a write up after 10 seconds, also when reading hangs as well', async () => {
      const window = harness.openWindow();
      await window.store.stored;
      harness.secrets.hold('store');
      harness.secrets.hold('get');
      let ended: string | undefined;
      void failure(window.store.store(first)).then((why) => (ended = why));
      await clock.tickAsync(9_999);
      assert.equal(ended, undefined);
      await clock.tickAsync(1);
      await settle();
      assert.equal(ended, 'noAnswer');
    });

    it('takes note of a write that succeeds later', async () => {
      const window = harness.openWindow();
      await window.store.stored;
      const gate = harness.secrets.hold('store');
      const ended = failure(window.store.store(first));
      await clock.tickAsync(10_000);
      assert.equal(await ended, 'noAnswer');
      assert.equal(await state(window), 'none');
      gate.open();
      await settle();
      assert.equal(await state(window), word(first));
      assert.equal(harness.marker.stored, true);
      assert.deepEqual(window.changes, ['none', word(first)]);
    });

    it('takes note of a removal that succeeds later', async () => {
      const window = harness.openWindow();
      await window.store.store(first);
      const gate = harness.secrets.hold('delete');
      const ended = failure(window.store.remove());
      await clock.tickAsync(10_000);
      assert.equal(await ended, 'noAnswer');
      assert.equal(await state(window), word(first));
      gate.open();
      await settle();
      assert.equal(await state(window), 'none');
    });

    it('does not carry out later what was reported as failed before it began', async () => {
      const window = harness.openWindow();
      await window.store.stored;
      const gate = harness.secrets.hold('store');
      const earlier = failure(window.store.store(first));
      await clock.tickAsync(5_000);
      const waiting = failure(window.store.store(second));
      await clock.tickAsync(10_000);
      assert.deepEqual([await earlier, await waiting], ['noAnswer', 'noAnswer']);
      harness.secrets.heal();
      gate.open();
      await settle();
      assert.equal(harness.secrets.count('store'), 1);
      assert.equal(await state(window), word(first));
    });

    it('writes again once the storage answers', async () => {
      const window = harness.openWindow();
      await window.store.stored;
      const gate = harness.secrets.hold('store');
      const ended = failure(window.store.store(first));
      await clock.tickAsync(10_000);
      await ended;
      harness.secrets.heal();
      gate.open();
      await window.store.store(second);
      assert.equal(await state(window), word(second));
    });

    it('leaves no timer behind after an answer in time', async () => {
      const window = harness.openWindow();
      await window.store.store(first);
      await settle();
      assert.equal(clock.countTimers(), 0);
    });
  });
});
