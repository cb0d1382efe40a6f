import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  emptyHealthRecord,
  fingerprintOf,
  readHealthRecord,
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
      whole = writeHealthRecord(
        recordOf(await verdictOn(platform, credentialsFor(sampleAccounts.exhaustedInterval))),
      );
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
          for (const verdict of [read?.verdict?.verdict, read?.attempt?.verdict]) {
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
