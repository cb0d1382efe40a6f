import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  emptyHealthRecord,
  fingerprintOf,
  readHealthRecord,
  verdictOn as knownVerdictOn,
  withOtherVerdict,
  writeHealthRecord,
  type HealthRecord,
} from '../../../src/health/healthRecord';
import { presentStatusBar } from '../../../src/health/statusBarPresentation';
import { ApiKey } from '../../../src/minimax/apiKey';
import type { Credentials } from '../../../src/minimax/credentials';
import { withOtherRegion, type Verdict } from '../../../src/minimax/verdict';
import { createPlanKey, legacyClaims, sampleAccounts, type Account } from '../../platform/accounts';
import { hostileMessages } from '../../platform/faults';
import { startPlatform, type SimulatedPlatform } from '../../platform/simulatedPlatform';
import { credentialsFor, verdictOn } from '../support/verdicts';

const accounts: readonly Account[] = Object.values(sampleAccounts);

function recordOf(verdict: Verdict | undefined, attempt?: Verdict): HealthRecord {
  const recorded = (each: Verdict | undefined) => each && { fingerprint: 'f'.repeat(32), verdict: each };
  return {
    ...emptyHealthRecord(),
    credentialsStored: true,
    verdict: recorded(verdict),
    attempt: recorded(attempt),
  };
}

/** Every piece of a secret that is long enough to be told from chance: no part of a key may be there, nor the mask. */
function piecesOf(secret: string, length = 8): string[] {
  return Array.from({ length: Math.ceil(secret.length - length) }, (_, index) =>
    secret.slice(index, index + length),
  );
}

function assertHoldsNothingOf(text: string, { apiKey, groupId }: Credentials): void {
  const key = apiKey.reveal();
  for (const piece of piecesOf(key.replace(/^(?:sk-(?:cp-|api-)?|eyJ)/, ''))) {
    assert.ok(!text.includes(piece), `It holds ${piece} of the key.`);
  }
  if (groupId !== undefined) {
    assert.ok(!text.includes(groupId), 'It holds the Group ID.');
  }
  if (apiKey.ownGroupId !== undefined) {
    assert.ok(!text.includes(apiKey.ownGroupId), 'It holds the Group ID of the key.');
  }
}

describe('the health record', () => {
  let platform: SimulatedPlatform;

  before(async () => {
    platform = await startPlatform();
  });
  beforeEach(() => platform.reset());
  after(() => platform.close());

  describe('survives writing and reading', () => {
    for (const account of accounts) {
      it(`with the verdict on ${account.label}, which follows anew from the evidence`, async () => {
        const record = recordOf(await verdictOn(platform, credentialsFor(account)));
        const read = readHealthRecord(writeHealthRecord(record));
        // A member that is undefined and one that is not there say the same.
        assert.deepEqual(JSON.parse(JSON.stringify(read)), JSON.parse(JSON.stringify(record)));
      });
    }

    it('with a later try beside the verdict, and what the other region said', async () => {
      const credentials = credentialsFor(sampleAccounts.healthyPlan, { region: 'mainland' });
      const here = await verdictOn(platform, credentials);
      const there = await verdictOn(platform, { ...credentials, region: 'international' });
      await platform.mainland.refuse();
      const record = recordOf(withOtherRegion(here, there), await verdictOn(platform, credentials));
      const read = readHealthRecord(writeHealthRecord(record));
      assert.equal(read?.verdict?.verdict.state, 'wrongRegion');
      assert.equal(read.attempt?.verdict.state, 'unreachable');
    });

    it('with nothing known', () => {
      const record = emptyHealthRecord();
      assert.deepEqual(readHealthRecord(writeHealthRecord(record)), record);
    });
  });

  describe('holds no secret and no Group ID', () => {
    for (const account of accounts) {
      it(`of ${account.label}`, async () => {
        const credentials = credentialsFor(account);
        const text = writeHealthRecord(recordOf(await verdictOn(platform, credentials)));
        assertHoldsNothingOf(text, credentials);
      });
    }

    it('nor anything else of a legacy key’s claims', async () => {
      const { legacyJwt } = sampleAccounts;
      const text = writeHealthRecord(recordOf(await verdictOn(platform, credentialsFor(legacyJwt))));
      const claims = legacyClaims(legacyJwt.label, legacyJwt.groupId);
      // The phone number of the invented person is all zeros, as trace ids of the simulated platform mostly are.
      for (const name of ['GroupName', 'UserName', 'Account', 'SubjectID', 'Mail', 'CreateTime']) {
        assert.ok(!text.includes(String(claims[name])), name);
      }
    });

    for (const account of [
      sampleAccounts.healthyPlan,
      sampleAccounts.healthyPayAsYouGo,
      sampleAccounts.legacyJwt,
    ]) {
      const credentials = credentialsFor(account);
      const echo = `${credentials.apiKey.reveal()} in ${account.groupId} is wrong`;
      for (const [name, message] of Object.entries({ ...hostileMessages, echo })) {
        it(`of ${account.label} when every endpoint answers with a hostile message: ${name}`, async () => {
          platform.fault({ kind: 'error', code: 1004, message });
          const text = writeHealthRecord(recordOf(await verdictOn(platform, credentials)));
          assertHoldsNothingOf(text, credentials);
        });
      }

      it(`of ${account.label} when every endpoint echoes the request`, async () => {
        platform.fault({ kind: 'echo', inTraceId: true });
        const text = writeHealthRecord(recordOf(await verdictOn(platform, credentials)));
        assertHoldsNothingOf(text, credentials);
      });
    }

    it('and does not grow with what a server says', async () => {
      platform.fault({ kind: 'error', code: 1004, message: hostileMessages.long });
      const verdict = await verdictOn(platform, credentialsFor(sampleAccounts.healthyPlan));
      assert.ok(writeHealthRecord(recordOf(verdict, verdict)).length < 5_000);
    });
  });

  describe('read from a text that is none', () => {
    let whole: string;

    before(async () => {
      const verdict = await verdictOn(platform, credentialsFor(sampleAccounts.exhaustedInterval));
      const other = credentialsFor(sampleAccounts.otherTeam);
      whole = writeHealthRecord(withOtherVerdict(recordOf(verdict), other, await verdictOn(platform, other)));
    });

    it('is nothing when the text is cut short anywhere', () => {
      for (let length = 0; length < whole.length; length++) {
        assert.equal(readHealthRecord(whole.slice(0, length)), undefined, `${length}`);
      }
    });

    it('is nothing for another version', () => {
      const record = JSON.parse(whole) as Record<string, unknown>;
      for (const version of [0, 2, '1', null, undefined]) {
        assert.equal(readHealthRecord(JSON.stringify({ ...record, version })), undefined);
      }
    });

    it('is nothing for other JSON', () => {
      for (const text of ['', 'null', '[]', '1', '"x"', '{}', '{"version":1}', '{"version":1,"salt":1}']) {
        assert.equal(readHealthRecord(text), undefined, text);
      }
    });

    it('keeps salt and marker when a verdict in it makes no sense', () => {
      const record = JSON.parse(whole) as Record<string, unknown>;
      for (const verdict of [1, null, [], {}, { fingerprint: 'f' }, { fingerprint: 'f', evidence: {} }]) {
        const read = readHealthRecord(JSON.stringify({ ...record, verdict }));
        assert.deepEqual(
          [read?.salt, read?.credentialsStored, read?.verdict],
          [record['salt'], true, undefined],
        );
      }
    });

    it('does not take a marker for set that is anything but true', () => {
      const record = JSON.parse(whole) as Record<string, unknown>;
      for (const credentialsStored of [undefined, null, 1, 'true', false]) {
        assert.equal(
          readHealthRecord(JSON.stringify({ ...record, credentialsStored }))?.credentialsStored,
          false,
        );
      }
    });

    const strange: Record<string, (evidence: Record<string, unknown>) => void> = {
      'a region of another version': (evidence) => (evidence['region'] = 'moon'),
      'a kind of key of another version': (evidence) => (evidence['keyKind'] = 'quantum'),
      'a fault of another version': (evidence) =>
        (evidence['answers'] = {
          models: { outcome: { kind: 'network', fault: 'gremlins' }, durationMs: 1 },
        }),
      'an outcome of another version': (evidence) =>
        (evidence['answers'] = { models: { outcome: { kind: 'maybe' }, durationMs: 1 } }),
      'an outcome named like a member of every object': (evidence) =>
        (evidence['answers'] = { models: { outcome: { kind: 'constructor' }, durationMs: 1 } }),
      'a request of another version': (evidence) =>
        (evidence['answers'] = { horoscope: { outcome: { kind: 'ok' }, durationMs: 1 } }),
      'an answer without an outcome': (evidence) => (evidence['answers'] = { models: {} }),
      'a message that is an object': (evidence) =>
        (evidence['answers'] = { models: { outcome: { kind: 'ok' }, durationMs: 1, message: {} } }),
      'windows that are a text': (evidence) => (evidence['planWindows'] = 'general'),
      'a window without a name': (evidence) =>
        (evidence['planWindows'] = [{ span: 'week', state: 'normal' }]),
      'a reset that no calendar has': (evidence) =>
        (evidence['planWindows'] = [{ name: 'general', span: 'week', state: 'normal', resetsAt: 1e300 }]),
      'a balance without an amount': (evidence) => (evidence['balance'] = { empty: false }),
      'no time': (evidence) => (evidence['at'] = null),
      'a direct route without a finding': (evidence) => (evidence['directRoute'] = {}),
    };
    for (const [name, change] of Object.entries(strange)) {
      it(`leaves out a verdict whose evidence holds ${name}`, () => {
        const record = JSON.parse(whole) as { verdict: { evidence: Record<string, unknown> } };
        change(record.verdict.evidence);
        assert.equal(readHealthRecord(JSON.stringify(record))?.verdict, undefined);
      });
    }

    it('never throws, and never gives a verdict that cannot be shown, whatever was changed in it', function () {
      this.timeout(10_000);
      const credentials = credentialsFor(sampleAccounts.exhaustedInterval);
      const steps = pathsOf(JSON.parse(whole));
      assert.ok(steps.length > 50);
      fc.assert(
        fc.property(fc.constantFrom(...steps), fc.jsonValue(), fc.boolean(), (path, value, isLeftOut) => {
          const record: unknown = JSON.parse(whole);
          change(record, path, isLeftOut ? undefined : value);
          const read = readHealthRecord(JSON.stringify(record));
          const others = read?.others.map(({ verdict }) => verdict) ?? [];
          for (const verdict of [read?.verdict?.verdict, read?.attempt?.verdict, ...others]) {
            presentStatusBar({
              snapshot: {
                stored: { state: 'stored', credentials },
                verifying: false,
                verdict,
                attempt: verdict,
              },
              interested: true,
              originOf: () => 'https://api.minimax.io',
              now: Date.now(),
              language: 'en',
            });
          }
        }),
        { numRuns: 500 },
      );
    });
  });

  describe('with verdicts on other values than the stored ones', () => {
    /** The verdict that MiniMax would give on a pair that no account has, at a moment of the test's choice. */
    async function verdictAt(credentials: Credentials, at: number): Promise<Verdict> {
      return verdictOn(platform, credentials, () => at);
    }

    /** A key of its own for each number. */
    function credentialsNumber(index: number): Credentials {
      return {
        apiKey: new ApiKey(createPlanKey(`other ${index}`)),
        groupId: sampleAccounts.healthyPlan.groupId,
        region: 'international',
      };
    }

    const stored = credentialsFor(sampleAccounts.healthyPlan);
    const other = credentialsFor(sampleAccounts.otherTeam);
    let record: HealthRecord;
    let onStored: Verdict;
    let onOther: Verdict;
    let origin: string;

    beforeEach(async () => {
      origin = platform.international.origin;
      onStored = await verdictAt(stored, 1_000);
      onOther = await verdictAt(other, 2_000);
      record = recordOf(undefined);
      record = {
        ...record,
        verdict: { fingerprint: fingerprintOf(stored, origin, record.salt), verdict: onStored },
      };
    });

    it('keeps them beside the verdict on the stored ones, each for its own values', () => {
      const both = withOtherVerdict(record, other, onOther);
      assert.deepEqual(both.verdict, record.verdict);
      assert.equal(knownVerdictOn(both, stored, origin), onStored);
      assert.equal(knownVerdictOn(both, other, origin), onOther);
    });

    it('gives none for values, a region or a host that differ in anything', () => {
      const both = withOtherVerdict(record, other, onOther);
      for (const different of [
        { ...other, groupId: undefined },
        { ...other, groupId: stored.groupId },
        { ...other, apiKey: stored.apiKey },
        { ...other, region: 'mainland' as const },
      ]) {
        assert.equal(knownVerdictOn(both, different, origin), undefined);
      }
      assert.equal(knownVerdictOn(both, other, platform.mainland.origin), undefined);
    });

    it('keeps one for each values: the one that was given last', async () => {
      const later = await verdictAt(other, 3_000);
      const again = withOtherVerdict(withOtherVerdict(record, other, onOther), other, later);
      assert.deepEqual(
        again.others.map(({ verdict }) => verdict),
        [later],
      );
      assert.equal(knownVerdictOn(again, other, origin), later);
    });

    it('gives the newer one where the stored values were verified as those of a file too', async () => {
      const asFile = await verdictAt(stored, 5_000);
      assert.equal(knownVerdictOn(withOtherVerdict(record, stored, asFile), stored, origin), asFile);
      const older = await verdictAt(stored, 500);
      assert.equal(knownVerdictOn(withOtherVerdict(record, stored, older), stored, origin), onStored);
    });

    it('keeps the newest 20 and forgets the oldest', async () => {
      const verdict = await verdictAt(credentialsNumber(0), 1_000);
      let full = record;
      for (let index = 0; index < 25; index++) {
        full = withOtherVerdict(full, credentialsNumber(index), verdict);
      }
      const known = Array.from(
        { length: 25 },
        (_, index) => knownVerdictOn(full, credentialsNumber(index), origin) !== undefined,
      );
      assert.deepEqual(known, [
        ...Array.from({ length: 5 }, () => false),
        ...Array.from({ length: 20 }, () => true),
      ]);
      // One that is given again is the newest then.
      full = withOtherVerdict(full, credentialsNumber(5), verdict);
      full = withOtherVerdict(full, credentialsNumber(100), verdict);
      assert.notEqual(knownVerdictOn(full, credentialsNumber(5), origin), undefined);
      assert.equal(knownVerdictOn(full, credentialsNumber(6), origin), undefined);
      assert.equal(full.others.length, 20);
      assert.equal(full.verdict, record.verdict);
    });

    it('survives writing and reading in the same order', () => {
      const both = withOtherVerdict(withOtherVerdict(record, other, onOther), credentialsNumber(1), onOther);
      const read = readHealthRecord(writeHealthRecord(both));
      assert.deepEqual(JSON.parse(JSON.stringify(read)), JSON.parse(JSON.stringify(both)));
      assert.deepEqual(
        read?.others.map(({ fingerprint }) => fingerprint),
        both.others.map(({ fingerprint }) => fingerprint),
      );
    });

    it('reads no more of them than it keeps, and leaves out those that make no sense', () => {
      const text = writeHealthRecord(withOtherVerdict(record, other, onOther));
      const written = JSON.parse(text) as { others: { fingerprint: string }[] };
      const [entry] = written.others;
      assert.ok(entry);
      const many = Array.from({ length: 50 }, (_, index) => ({ ...entry, fingerprint: `f${index}` }));
      const others = [null, 1, {}, { fingerprint: 'f', evidence: {} }, ...many];
      const read = readHealthRecord(JSON.stringify({ ...written, others }));
      assert.deepEqual(
        read?.others.map(({ fingerprint }) => fingerprint),
        Array.from({ length: 20 }, (_, index) => `f${index}`),
      );
      for (const none of [undefined, null, 'x', { length: 1 }]) {
        assert.deepEqual(readHealthRecord(JSON.stringify({ ...written, others: none }))?.others, []);
      }
    });

    for (const account of accounts) {
      it(`holds no secret and no Group ID of ${account.label}`, async () => {
        const credentials = credentialsFor(account);
        const text = writeHealthRecord(
          withOtherVerdict(record, credentials, await verdictOn(platform, credentials)),
        );
        assertHoldsNothingOf(text, credentials);
      });
    }

    it('holds no secret when every endpoint echoes the request, and stays small', async () => {
      platform.fault({ kind: 'echo', inTraceId: true });
      let full = record;
      for (let index = 0; index < 25; index++) {
        const credentials = credentialsNumber(index);
        full = withOtherVerdict(full, credentials, await verdictOn(platform, credentials));
      }
      const text = writeHealthRecord(full);
      for (let index = 0; index < 25; index++) {
        assertHoldsNothingOf(text, credentialsNumber(index));
      }
      assert.ok(text.length < 100_000, `it has ${text.length} characters`);
    });
  });

  describe('fingerprint', () => {
    const credentials: Credentials = {
      apiKey: new ApiKey(createPlanKey('one')),
      groupId: '1900000000000000007',
      region: 'international',
    };
    const origin = 'https://api.minimax.io';
    const salt = emptyHealthRecord().salt;
    const fingerprint = fingerprintOf(credentials, origin, salt);

    it('is the same for the same', () => {
      const again = { ...credentials, apiKey: new ApiKey(createPlanKey('one')) };
      assert.equal(fingerprintOf(again, origin, salt), fingerprint);
      assert.match(fingerprint, /^[0-9a-f]{32}$/);
    });

    const others: Record<string, string> = {
      key: fingerprintOf({ ...credentials, apiKey: new ApiKey(createPlanKey('two')) }, origin, salt),
      'Group ID': fingerprintOf({ ...credentials, groupId: '1900000000000000017' }, origin, salt),
      'Group ID that is not there': fingerprintOf({ ...credentials, groupId: undefined }, origin, salt),
      region: fingerprintOf({ ...credentials, region: 'mainland' }, origin, salt),
      host: fingerprintOf(credentials, 'https://api.minimax.cn', salt),
      salt: fingerprintOf(credentials, origin, emptyHealthRecord().salt),
    };
    for (const [name, other] of Object.entries(others)) {
      it(`is another one for another ${name}`, () => {
        assert.notEqual(other, fingerprint);
      });
    }

    it('has a salt of its own on every machine', () => {
      assert.notEqual(emptyHealthRecord().salt, emptyHealthRecord().salt);
      assert.ok(salt.length >= 32);
    });
  });
});

type Path = readonly (string | number)[];

/** The way to every value in a JSON value. */
function pathsOf(value: unknown, before: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, inner]) => [
    [...before, name],
    ...pathsOf(inner, [...before, name]),
  ]);
}

function change(value: unknown, path: Path, to: unknown): void {
  const last = path.at(-1);
  let holder = value as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) {
    holder = holder[step] as Record<string | number, unknown>;
  }
  holder[last ?? ''] = to;
}
