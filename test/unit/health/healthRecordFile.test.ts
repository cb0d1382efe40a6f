import { strict as assert } from 'node:assert';
import { emptyHealthRecord, readHealthRecord, writeHealthRecord } from '../../../src/health/healthRecord';
import { HealthRecordFile } from '../../../src/health/healthRecordFile';
import type { HealthRecord } from '../../../src/health/healthRecord';
import { FakeSharedFile } from '../support/fakeSharedFile';
import { RecordingLog } from '../support/recordingLog';
import { settle } from '../support/settle';

interface Window {
  readonly file: HealthRecordFile;
  readonly log: RecordingLog;
  /** The marker as each event told it. */
  readonly told: boolean[];
}

const stored = (record: HealthRecord): HealthRecord => ({ ...record, credentialsStored: true });
const removed = (record: HealthRecord): HealthRecord => ({ ...record, credentialsStored: false });
const withSalt =
  (salt: string) =>
  (record: HealthRecord): HealthRecord => ({ ...record, salt });

describe('the health record file', () => {
  let shared: FakeSharedFile;
  const open: HealthRecordFile[] = [];

  function openWindow(): Window {
    const log = new RecordingLog();
    const file = new HealthRecordFile(shared.window(), log);
    open.push(file);
    const told: boolean[] = [];
    file.onDidChange((record) => told.push(record.credentialsStored));
    return { file, log, told };
  }

  beforeEach(() => {
    shared = new FakeSharedFile();
  });
  afterEach(() => {
    open.splice(0).forEach((file) => {
      file.dispose();
    });
  });

  it('begins with a record that knows nothing, and writes nothing for it', async () => {
    const { file } = openWindow();
    const record = await file.record;
    assert.equal(record.credentialsStored, false);
    assert.equal(record.verdict, undefined);
    assert.deepEqual(shared.written, []);
  });

  it('keeps one salt from the beginning, also when it is read twice at once', async () => {
    const { file } = openWindow();
    const refreshing = file.refresh();
    const { salt } = await file.record;
    await refreshing;
    await file.update(stored);
    assert.equal((await file.record).salt, salt);
    assert.equal(readHealthRecord(shared.text!)?.salt, salt);
  });

  it('gives back after a restart what was written', async () => {
    const { file } = openWindow();
    await file.update(stored);
    assert.deepEqual(await openWindow().file.record, await file.record);
  });

  for (const watching of ['once', 'twice', 'late'] as const) {
    it(`tells other windows of a change when its watchers are told ${watching}`, async () => {
      shared.watching = watching;
      const [one, two] = [openWindow(), openWindow()];
      await Promise.all([one.file.record, two.file.record]);
      await one.file.update(stored);
      await settle();
      if (watching === 'late') {
        assert.equal((await two.file.record).credentialsStored, false);
        shared.tellWatchers();
        await settle();
      }
      assert.equal((await two.file.record).credentialsStored, true);
      assert.equal(two.told.at(-1), true);
      assert.ok(one.told.every(Boolean));
    });
  }

  it('loses no change of those that are made at once', async () => {
    const { file } = openWindow();
    const changes = Array.from({ length: 20 }, (_, index) =>
      file.update((record) => withSalt(`${index === 0 ? '' : record.salt},${index}`)(record)),
    );
    await Promise.all(changes);
    const expected = Array.from({ length: 20 }, (_, index) => `,${index}`).join('');
    assert.equal((await file.record).salt, expected);
    assert.equal(readHealthRecord(shared.text!)?.salt, expected);
  });

  it('changes what another window has written meanwhile, not what it remembers', async () => {
    shared.watching = 'late';
    const [one, two] = [openWindow(), openWindow()];
    await Promise.all([one.file.record, two.file.record]);
    await one.file.update(withSalt('of the other window'));
    await two.file.update(stored);
    assert.equal((await two.file.record).salt, 'of the other window');
    assert.equal(readHealthRecord(shared.text!)?.salt, 'of the other window');
  });

  it('goes on after a change that throws', async () => {
    const { file } = openWindow();
    const failing = file.update(() => {
      throw new Error('a bug');
    });
    await assert.rejects(failing, /a bug/);
    await file.update(stored);
    assert.equal((await file.record).credentialsStored, true);
  });

  it('never lets an older text replace a newer one when it is read slowly', async () => {
    shared.text = writeHealthRecord(emptyHealthRecord());
    const { file } = openWindow();
    await file.record;
    const slow = shared.hold('read');
    const refreshing = file.refresh();
    await settle();
    shared.heal();
    await file.update(stored);
    slow.open();
    await refreshing;
    assert.equal((await file.record).credentialsStored, true);
  });

  it('reads only after the writes that are under way', async () => {
    const { file } = openWindow();
    const slow = shared.hold('write');
    const updating = file.update(stored);
    await settle();
    const refreshing = file.refresh();
    slow.open();
    await Promise.all([updating, refreshing]);
    assert.equal((await file.record).credentialsStored, true);
  });

  for (const [name, text] of [
    ['garbage', '\u0000\ufffd{'],
    ['half a file', writeHealthRecord(emptyHealthRecord()).slice(0, 40)],
    ['a file of another version', '{"version":2,"salt":"x","credentialsStored":false}'],
    ['an empty file', ''],
    ['no file any more', undefined],
  ] as const) {
    it(`remembers what it knew when it finds ${name}`, async () => {
      const { file } = openWindow();
      await file.update(stored);
      const before = await file.record;
      shared.text = text;
      shared.tellWatchers();
      await settle();
      assert.deepEqual(await file.record, before);
      await file.update((record) => record);
      assert.deepEqual(readHealthRecord(shared.text!), before);
    });

    it(`begins anew when it finds ${name} at start-up`, async () => {
      shared.text = text;
      const { file } = openWindow();
      assert.equal((await file.record).credentialsStored, false);
      await file.update(stored);
      assert.equal(readHealthRecord(shared.text!)?.credentialsStored, true);
    });
  }

  it('works without a file that cannot be read, and says so in the log', async () => {
    shared.failing.add('read');
    const { file, log } = openWindow();
    assert.equal((await file.record).credentialsStored, false);
    assert.match(log.text, /could not be read/);
  });

  it('remembers what it knew while the file cannot be read', async () => {
    const { file } = openWindow();
    await file.update(stored);
    shared.failing.add('read');
    await file.refresh();
    assert.equal((await file.record).credentialsStored, true);
  });

  describe('that cannot be written', () => {
    for (const [name, text] of [
      ['where there is no file', undefined],
      ['where there is an older file', writeHealthRecord(emptyHealthRecord())],
    ] as const) {
      it(`remembers a change until the window closes, as it says in the log, ${name}`, async () => {
        shared.text = text;
        shared.failing.add('write');
        const { file, log, told } = openWindow();
        await file.update(stored);
        assert.match(log.text, /could not be written/);
        assert.deepEqual(told, [true]);
        await file.refresh();
        assert.equal((await file.record).credentialsStored, true);
        await file.update((record) => record);
        assert.equal((await file.record).credentialsStored, true);
        assert.equal((await openWindow().file.record).credentialsStored, false);
      });

      it(`writes the change together with the next one that can be written, ${name}`, async () => {
        shared.text = text;
        shared.failing.add('write');
        const { file } = openWindow();
        await file.update(stored);
        shared.heal();
        await file.update((record) => record);
        assert.equal(readHealthRecord(shared.text!)?.credentialsStored, true);
      });
    }

    it('gives way to what another window writes later', async () => {
      const [one, two] = [openWindow(), openWindow()];
      await Promise.all([one.file.record, two.file.record]);
      shared.failing.add('write');
      await one.file.update(stored);
      shared.heal();
      await two.file.update(removed);
      await settle();
      assert.equal((await one.file.record).credentialsStored, false);
    });
  });

  it('tells nobody any more once it is disposed of', async () => {
    const { file, told } = openWindow();
    await file.record;
    file.dispose();
    shared.tellWatchers();
    await settle();
    assert.deepEqual(told, []);
  });
});
