import { strict as assert } from 'node:assert';
import { CredentialStorageError } from '../../../src/credentials/credentialStore';
import { writeCredentialDocument } from '../../../src/credentials/credentialDocument';
import { CredentialStore } from '../../../src/credentials/credentialStore';
import type { AutoVerify, VerificationOutcome } from '../../../src/health/credentialHealth';
import {
  fingerprintOf,
  readHealthRecord,
  verdictOn,
  withOtherVerdict,
} from '../../../src/health/healthRecord';
import { ApiKey } from '../../../src/minimax/apiKey';
import type { Credentials } from '../../../src/minimax/credentials';
import { createPlanKey, sampleAccounts } from '../../platform/accounts';
import { startPlatform, type SimulatedPlatform } from '../../platform/simulatedPlatform';
import { Gate } from '../support/gate';
import { Machine, snapshotWhere, StubbornHttpClient, type MachineWindow } from '../support/machine';
import { settle } from '../support/settle';
import { credentialsFor, verdictOn as askedVerdictOn } from '../support/verdicts';

const hourMs = 3_600_000;
const started = Date.UTC(2026, 10, 20, 12);
const healthy = credentialsFor(sampleAccounts.healthyPlan);
const otherTeam = credentialsFor(sampleAccounts.otherTeam);
/** A key of the mainland that was configured for the international region. */
const misplaced = credentialsFor(sampleAccounts.mainlandPlan, { region: 'international' });

/** An outcome in a word. */
function inAWord(outcome: VerificationOutcome): string {
  return outcome.kind === 'verdict' ? outcome.verdict.state : outcome.kind;
}

/** What a window shows, in words. */
function shown({ health: { snapshot } }: MachineWindow): string {
  const { stored, verifying, verdict, attempt } = snapshot;
  return [
    stored?.state ?? 'starting',
    verifying ? 'verifying' : '',
    verdict?.state ?? 'no verdict',
    attempt === undefined ? '' : `then ${attempt.state}`,
  ]
    .filter(Boolean)
    .join(', ');
}

describe('credential health', () => {
  const clock = { now: started };
  let platform: SimulatedPlatform;
  let machine: Machine;

  before(async () => {
    platform = await startPlatform({ now: () => clock.now });
  });
  beforeEach(async () => {
    clock.now = started;
    await platform.reset();
    machine = new Machine(platform, clock);
  });
  afterEach(() => {
    machine.close();
  });
  after(() => platform.close());

  const regionsAsked = (): string[] => [...new Set(platform.requests().map(({ region }) => region))];

  /** Stores credentials and verifies them, in a window that is then closed. */
  async function verifiedBefore(credentials: Credentials): Promise<void> {
    const window = await machine.openWindow();
    await window.health.store(credentials, { verdict: undefined, verify: false });
    await window.health.verify();
    window.dispose();
    await settle();
    platform.clear();
  }

  /** Stores credentials without asking anybody, in a window that is then closed. */
  async function storedBefore(credentials: Credentials): Promise<void> {
    const window = await machine.openWindow();
    await window.health.store(credentials, { verdict: undefined, verify: false });
    window.dispose();
    await settle();
  }

  describe('at start-up', () => {
    it('knows nothing until the storage has answered', async () => {
      const window = await machine.openWindow({ start: false });
      assert.equal(shown(window), 'starting, no verdict');
    });

    for (const autoVerify of ['never', 'change', 'startup'] as const) {
      it(`makes no request when nothing is stored and the setting is ${autoVerify}`, async () => {
        const window = await machine.openWindow({ autoVerify });
        await settle();
        assert.equal(shown(window), 'none, no verdict');
        assert.equal(platform.requests().length, 0);
      });

      it(`shows a fresh verdict at once without a request when the setting is ${autoVerify}`, async () => {
        await verifiedBefore(healthy);
        clock.now += 23 * hourMs;
        const window = await machine.openWindow({ autoVerify });
        await settle();
        assert.equal(shown(window), 'stored, healthy');
        assert.equal(window.health.snapshot.verdict?.evidence.at, started);
        assert.equal(platform.requests().length, 0);
      });
    }

    for (const [autoVerify, asks] of [
      ['never', false],
      ['change', false],
      ['startup', true],
    ] as const satisfies readonly (readonly [AutoVerify, boolean])[]) {
      it(`${asks ? 'verifies' : 'does not verify'} when the verdict is older than 24 hours and the setting is ${autoVerify}`, async () => {
        await verifiedBefore(healthy);
        clock.now += 24 * hourMs + 1;
        const window = await machine.openWindow({ autoVerify });
        await settle();
        assert.equal(platform.requests().length > 0, asks);
        assert.equal(window.health.snapshot.verdict?.evidence.at, asks ? clock.now : started);
      });

      it(`${asks ? 'verifies' : 'does not verify'} what was never verified when the setting is ${autoVerify}`, async () => {
        await storedBefore(healthy);
        const window = await machine.openWindow({ autoVerify });
        await settle();
        assert.equal(platform.requests().length > 0, asks);
        assert.equal(shown(window), asks ? 'stored, healthy' : 'stored, no verdict');
      });
    }

    it('is not early: at 24 hours a verdict is still fresh', async () => {
      await verifiedBefore(healthy);
      clock.now += 24 * hourMs;
      await machine.openWindow({ autoVerify: 'startup' });
      await settle();
      assert.equal(platform.requests().length, 0);
    });

    it('does not take a verdict from the future for fresh: the clock was wrong', async () => {
      clock.now += 1_000 * hourMs;
      await verifiedBefore(healthy);
      clock.now = started;
      await machine.openWindow({ autoVerify: 'startup' });
      await settle();
      assert.ok(platform.requests().length > 0);
    });

    it('shows a verdict that was kept beside a later try, with both', async () => {
      const before = await machine.openWindow();
      await before.health.store(healthy, { verdict: undefined, verify: false });
      await before.health.verify();
      await platform.international.refuse();
      await before.health.verify();
      before.dispose();
      assert.equal(shown(await machine.openWindow()), 'stored, healthy, then unreachable');
    });

    it('works with a file that holds garbage', async () => {
      await verifiedBefore(healthy);
      machine.file.text = '{"version":1,';
      const window = await machine.openWindow();
      assert.equal(shown(window), 'stored, no verdict');
      await window.health.verify();
      assert.equal(shown(window), 'stored, healthy');
    });

    for (const [name, text, state] of [
      ['lost', undefined, 'lost'],
      ['corrupt', 'garbage', 'corrupt'],
    ] as const) {
      it(`sends nothing when the credentials are ${name}`, async () => {
        await verifiedBefore(healthy);
        machine.secrets.poke(CredentialStore.secretKey, text);
        clock.now += 48 * hourMs;
        const window = await machine.openWindow({ autoVerify: 'startup' });
        await settle();
        assert.equal(shown(window), `${state}, no verdict`);
        assert.equal(platform.requests().length, 0);
      });
    }

    it('sends nothing when the storage fails, and shows the kept verdict once it works', async () => {
      await verifiedBefore(healthy);
      machine.secrets.reject('get');
      const window = await machine.openWindow({ autoVerify: 'startup' });
      assert.equal(shown(window), 'unavailable, no verdict');
      assert.equal(inAWord(await window.health.verify()), 'nothingStored');
      machine.secrets.heal();
      await window.store.refresh();
      await settle();
      assert.equal(shown(window), 'stored, healthy');
      assert.equal(platform.requests().length, 0);
    });
  });

  describe('verifying', () => {
    let window: MachineWindow;

    beforeEach(async () => {
      await storedBefore(healthy);
      window = await machine.openWindow();
    });

    it('says that it is at it, and then what came of it', async () => {
      window.snapshots.length = 0;
      assert.equal(inAWord(await window.health.verify()), 'healthy');
      const told = window.snapshots.map(({ verifying, verdict }) => `${verifying} ${String(verdict?.state)}`);
      assert.equal(told[0], 'true undefined');
      assert.equal(told.at(-1), 'false healthy');
      assert.ok(!told.includes('false undefined'), told.join());
    });

    it('asks the stored region alone, each question once', async () => {
      await window.health.verify();
      assert.deepEqual(
        platform
          .requests()
          .map(({ region, endpoint, keyLabel, groupId }) =>
            [region, endpoint, keyLabel, groupId].filter(Boolean).join(' '),
          )
          .sort(),
        [
          'international models healthyPlan',
          `international pairing healthyPlan 1234567890123456789`,
          `international pairing healthyPlan ${healthy.groupId!}`,
          'international planUsage healthyPlan',
        ],
      );
    });

    it('shares one run between two clicks at once', async () => {
      const [one, two] = await Promise.all([window.health.verify(), window.health.verify()]);
      assert.equal(one, two);
      assert.equal(platform.requests().filter(({ endpoint }) => endpoint === 'models').length, 1);
    });

    it('asks again on a click after the answers', async () => {
      await window.health.verify();
      platform.account('healthyPlan').keys[0]!.revoked = true;
      assert.equal(inAWord(await window.health.verify()), 'notAcceptedHere');
      assert.equal(shown(window), 'stored, notAcceptedHere');
    });

    it('says that nothing is stored, and sends nothing', async () => {
      await window.health.remove();
      assert.equal(inAWord(await window.health.verify()), 'nothingStored');
      assert.equal(platform.requests().length, 0);
    });

    it('sends nothing when the endpoint setting is refused', async () => {
      machine.origins.international = undefined;
      assert.equal(inAWord(await window.health.verify()), 'endpointRefused');
      assert.equal(shown(window), 'stored, no verdict');
      assert.equal(platform.requests().length, 0);
    });

    it('is over after an error of its own, which is not hidden', async () => {
      const http = { send: () => Promise.reject(new TypeError('a bug')) };
      const broken = await machine.openWindow({ http });
      await assert.rejects(broken.health.verify(), /a bug/);
      assert.equal(shown(broken), 'stored, no verdict');
    });

    it('keeps the last good verdict when the next try does not get through, and shows both', async () => {
      await window.health.verify();
      clock.now += hourMs;
      await platform.international.refuse();
      assert.equal(inAWord(await window.health.verify()), 'unreachable');
      assert.equal(shown(window), 'stored, healthy, then unreachable');
      assert.equal(window.health.snapshot.verdict?.evidence.at, started);
      assert.equal(window.health.snapshot.attempt?.evidence.at, clock.now);
      assert.equal(machine.directRouteAsked, 1);
      await platform.international.restore();
      await window.health.verify();
      assert.equal(shown(window), 'stored, healthy');
    });

    it('keeps a last bad verdict as well when MiniMax is in trouble', async () => {
      platform.account('healthyPlan').keys[0]!.revoked = true;
      await window.health.verify();
      platform.fault({ kind: 'status', status: 503 });
      assert.equal(inAWord(await window.health.verify()), 'trouble');
      assert.equal(shown(window), 'stored, notAcceptedHere, then trouble');
      assert.equal(machine.directRouteAsked, 0);
    });

    it('shows a first try that found nothing out without a verdict', async () => {
      platform.fault({ kind: 'html' });
      await window.health.verify();
      assert.equal(shown(window), 'stored, no verdict, then unreachable');
    });

    it('does not keep the verdict on other credentials', async () => {
      await window.health.verify();
      await window.health.store(otherTeam, { verdict: undefined, verify: false });
      assert.equal(shown(window), 'stored, no verdict');
      await platform.international.refuse();
      await window.health.verify();
      assert.equal(shown(window), 'stored, no verdict, then unreachable');
    });

    it('writes neither key nor Group ID into log and file', async () => {
      await window.health.verify();
      platform.fault({ kind: 'echo', inTraceId: true });
      await window.health.verify();
      const written = `${window.log.text}\n${machine.file.written.join('\n')}`;
      assert.match(written, /models: ok, HTTP 200/);
      assert.ok(!written.includes(healthy.apiKey.reveal().slice(6, 20)));
      assert.ok(!written.includes(healthy.apiKey.reveal().slice(-10)));
      assert.ok(!written.includes(healthy.groupId!));
    });
  });

  describe('when verifications overlap', () => {
    it('takes the newest, although the first is answered last', async () => {
      await storedBefore(healthy);
      const http = new StubbornHttpClient();
      const window = await machine.openWindow({ http });
      const gate = new Gate();
      http.gate = gate;
      const first = window.health.verify();
      await platform.received(({ endpoint }) => endpoint === 'planUsage');
      http.gate = undefined;
      await window.health.store(
        { ...otherTeam, groupId: healthy.groupId },
        { verdict: undefined, verify: false },
      );
      assert.equal(inAWord(await window.health.verify()), 'groupIdMismatch');
      gate.open();
      assert.equal(inAWord(await first), 'superseded');
      await settle();
      assert.equal(shown(window), 'stored, groupIdMismatch');
    });

    it('takes the newest when one asks the other region and the first is answered last', async () => {
      await storedBefore(misplaced);
      const http = new StubbornHttpClient();
      const window = await machine.openWindow({ http });
      await window.health.verify();
      const gate = new Gate();
      http.gate = gate;
      const first = window.health.askOtherRegion();
      await platform.received(({ region }) => region === 'mainland');
      http.gate = undefined;
      assert.equal(inAWord(await window.health.verify()), 'notAcceptedHere');
      gate.open();
      assert.equal(inAWord(await first), 'superseded');
      assert.equal(shown(window), 'stored, notAcceptedHere');
    });

    it('leaves a verification whose credentials are changed, and closes its connections', async () => {
      await storedBefore(healthy);
      const window = await machine.openWindow();
      platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
      const verifying = window.health.verify();
      await platform.received(({ endpoint }) => endpoint === 'models');
      await window.health.store(otherTeam, { verdict: undefined, verify: false });
      assert.equal(inAWord(await verifying), 'superseded');
      await platform.received(({ outcome }) => outcome === 'clientClosed');
      assert.equal(shown(window), 'stored, no verdict');
    });

    it('goes on when the same credentials are stored again by another window', async () => {
      await storedBefore(healthy);
      const [window, other] = [await machine.openWindow(), await machine.openWindow()];
      platform.fault({ kind: 'slowHeaders', delayMs: 50 });
      const verifying = window.health.verify();
      await platform.received(({ endpoint }) => endpoint === 'models');
      await other.health.store(healthy, { verdict: undefined, verify: false });
      assert.equal(inAWord(await verifying), 'healthy');
    });

    it('gives way when another window changes the credentials meanwhile', async () => {
      await storedBefore(healthy);
      const [window, other] = [await machine.openWindow(), await machine.openWindow()];
      platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
      const verifying = window.health.verify();
      await platform.received(({ endpoint }) => endpoint === 'models');
      await other.health.store(otherTeam, { verdict: undefined, verify: false });
      assert.equal(inAWord(await verifying), 'superseded');
      await settle();
      assert.equal(shown(window), 'stored, no verdict');
      assert.equal(shown(other), 'stored, no verdict');
    });

    it('gives way to a change in another window even when it is told of it only afterwards', async () => {
      await storedBefore(healthy);
      const [window, other] = [await machine.openWindow(), await machine.openWindow()];
      machine.secrets.holdEvents();
      platform.fault({ kind: 'slowHeaders', delayMs: 50 });
      const verifying = window.health.verify();
      await platform.received(({ endpoint }) => endpoint === 'models');
      await other.health.store(otherTeam, { verdict: undefined, verify: false });
      await verifying;
      machine.secrets.tellHeldEvents();
      await settle();
      // Whatever was found out is about other credentials, in either window.
      assert.equal(shown(window), 'stored, no verdict');
      assert.equal(shown(other), 'stored, no verdict');
    });

    it('gives way when another window removes the credentials meanwhile', async () => {
      await storedBefore(healthy);
      const [window, other] = [await machine.openWindow(), await machine.openWindow()];
      platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
      const verifying = window.health.verify();
      await platform.received(({ endpoint }) => endpoint === 'models');
      await other.health.remove();
      assert.equal(inAWord(await verifying), 'superseded');
      await settle();
      assert.equal(shown(window), 'none, no verdict');
    });

    it('never shows older credentials after newer ones when the file is read slowly', async () => {
      await verifiedBefore(healthy);
      const slow = machine.file.hold('read');
      const window = await machine.openWindow({ start: false });
      const starting = window.health.start();
      await settle();
      machine.file.heal();
      // What was begun with the old credentials waits for the file; meanwhile file and storage are both renewed.
      await window.recordFile.update((record) => record);
      machine.secrets.poke(CredentialStore.secretKey, writeCredentialDocument(otherTeam));
      machine.secrets.tell(CredentialStore.secretKey);
      await settle();
      slow.open();
      await starting;
      await settle();
      const { stored } = window.health.snapshot;
      assert.ok(stored?.state === 'stored' && stored.credentials.apiKey.equals(otherTeam.apiKey));
      assert.equal(shown(window), 'stored, no verdict');
    });
  });

  describe('in several windows', () => {
    it('takes over the verdict of the window that verified, without a request', async () => {
      const [one, two] = [await machine.openWindow(), await machine.openWindow()];
      await one.health.store(healthy, { verdict: undefined, verify: false });
      await one.health.verify();
      const asked = platform.requests().length;
      const snapshot = await snapshotWhere(two, ({ verdict }) => verdict !== undefined);
      assert.equal(snapshot.verdict?.state, 'healthy');
      await settle();
      assert.equal(platform.requests().length, asked);
      assert.equal(asked, 4);
    });

    for (const watching of ['twice', 'late'] as const) {
      it(`takes it over when the watchers are told ${watching}`, async () => {
        machine.file.watching = watching;
        const [one, two] = [await machine.openWindow(), await machine.openWindow()];
        await one.health.store(healthy, { verdict: undefined, verify: false });
        await one.health.verify();
        await settle();
        machine.file.tellWatchers();
        await snapshotWhere(two, ({ verdict }) => verdict?.state === 'healthy');
        assert.equal(platform.requests().length, 4);
      });
    }

    it('takes it over when the file is told before the storage', async () => {
      const [one, two] = [await machine.openWindow(), await machine.openWindow()];
      machine.secrets.holdEvents();
      await one.health.store(healthy, { verdict: undefined, verify: false });
      await one.health.verify();
      await settle();
      assert.equal(shown(two), 'none, no verdict');
      machine.secrets.tellHeldEvents();
      await snapshotWhere(two, ({ verdict }) => verdict?.state === 'healthy');
    });

    it('takes over a later try, a removal and a switch of the region', async () => {
      const [one, two] = [await machine.openWindow(), await machine.openWindow()];
      await one.health.store(misplaced, { verdict: undefined, verify: false });
      await one.health.verify();
      await one.health.askOtherRegion();
      await snapshotWhere(two, ({ verdict }) => verdict?.state === 'wrongRegion');
      await one.health.useOtherRegion();
      await snapshotWhere(two, ({ verdict }) => verdict?.state === 'healthy');
      await platform.mainland.refuse();
      await one.health.verify();
      await snapshotWhere(two, ({ attempt }) => attempt?.state === 'unreachable');
      await one.health.remove();
      await snapshotWhere(two, ({ stored }) => stored?.state === 'none');
      assert.equal(shown(two), 'none, no verdict');
      assert.ok(two.snapshots.every(({ stored }) => stored?.state !== 'lost'));
    });

    it('verifies by itself in no window but the one that stored', async () => {
      const [one, two] = [await machine.openWindow(), await machine.openWindow({ autoVerify: 'startup' })];
      await one.health.store(healthy, { verdict: undefined, verify: true });
      await snapshotWhere(two, ({ verdict }) => verdict?.state === 'healthy');
      await settle();
      assert.equal(platform.requests().filter(({ endpoint }) => endpoint === 'models').length, 1);
    });
  });

  describe('storing', () => {
    it('shows the verdict that came with it, and asks nobody', async () => {
      const first = await machine.openWindow();
      const verdict = await first.verifier.verify(healthy, new AbortController().signal);
      platform.clear();
      await first.health.store(healthy, { verdict, verify: true });
      await settle();
      assert.equal(shown(first), 'stored, healthy');
      assert.equal(platform.requests().length, 0);
    });

    it('shows nobody the new credentials without the verdict that came with them', async () => {
      const window = await machine.openWindow();
      const verdict = await window.verifier.verify(healthy, new AbortController().signal);
      const seen = new Set<string>();
      window.health.onDidChange(() => seen.add(shown(window)));
      await window.health.store(healthy, { verdict, verify: false });
      await settle();
      assert.deepEqual([...seen], ['stored, healthy']);
    });

    for (const autoVerify of ['never', 'change', 'startup'] as const) {
      it(`verifies in the background ${autoVerify === 'never' ? 'never' : 'when asked to'} when the setting is ${autoVerify}`, async () => {
        const window = await machine.openWindow({ autoVerify });
        await window.health.store(healthy, { verdict: undefined, verify: true });
        if (autoVerify === 'never') {
          await settle();
          assert.equal(platform.requests().length, 0);
        } else {
          await snapshotWhere(window, ({ verdict }) => verdict?.state === 'healthy');
        }
      });
    }

    it('keeps the old credentials and their verdict when the storage fails', async () => {
      const window = await machine.openWindow();
      await window.health.store(healthy, { verdict: undefined, verify: false });
      await window.health.verify();
      machine.secrets.reject('store');
      await assert.rejects(
        window.health.store(otherTeam, { verdict: undefined, verify: true }),
        CredentialStorageError,
      );
      await settle();
      assert.equal(shown(window), 'stored, healthy');
    });
  });

  describe('about the other region', () => {
    let window: MachineWindow;

    async function begin(credentials: Credentials): Promise<void> {
      window = await machine.openWindow();
      await window.health.store(credentials, { verdict: undefined, verify: false });
      await window.health.verify();
    }

    it('sends nothing there until it is asked for', async () => {
      await begin(misplaced);
      assert.equal(shown(window), 'stored, notAcceptedHere');
      assert.deepEqual(regionsAsked(), ['international']);
    });

    it('finds the wrong region, and asks that region alone', async () => {
      await begin(misplaced);
      platform.clear();
      assert.equal(inAWord(await window.health.askOtherRegion()), 'wrongRegion');
      assert.equal(shown(window), 'stored, wrongRegion');
      assert.deepEqual(regionsAsked(), ['mainland']);
    });

    it('finds a key that both refuse', async () => {
      await begin(credentialsFor(sampleAccounts.revokedKey));
      assert.equal(inAWord(await window.health.askOtherRegion()), 'keyRefused');
      assert.equal(shown(window), 'stored, keyRefused');
    });

    it('leaves it open when the other region gives no clear answer', async () => {
      await begin(misplaced);
      await platform.mainland.refuse();
      const outcome = await window.health.askOtherRegion();
      assert.equal(inAWord(outcome), 'notAcceptedHere');
      assert.ok(outcome.kind === 'verdict' && outcome.verdict.evidence.otherRegion === 'unclear');
      assert.equal(shown(window), 'stored, notAcceptedHere');
    });

    it('sends nothing when its endpoint setting is refused', async () => {
      await begin(misplaced);
      machine.origins.mainland = undefined;
      platform.clear();
      assert.equal(inAWord(await window.health.askOtherRegion()), 'endpointRefused');
      assert.equal(shown(window), 'stored, notAcceptedHere');
      assert.equal(platform.requests().length, 0);
    });

    it('goes over to it with the verdict that is known, and asks nobody again', async () => {
      await begin(misplaced);
      await window.health.askOtherRegion();
      platform.clear();
      assert.equal(inAWord(await window.health.useOtherRegion()), 'healthy');
      assert.equal(shown(window), 'stored, healthy');
      const stored = await window.store.stored;
      assert.ok(stored.state === 'stored');
      assert.equal(stored.credentials.region, 'mainland');
      assert.equal(stored.credentials.groupId, misplaced.groupId);
      await settle();
      assert.equal(platform.requests().length, 0);
    });

    it('asks when it goes over in a window that does not know the verdict', async () => {
      await begin(misplaced);
      await window.health.askOtherRegion();
      const restarted = await machine.openWindow();
      assert.equal(shown(restarted), 'stored, wrongRegion');
      platform.clear();
      assert.equal(inAWord(await restarted.health.useOtherRegion()), 'healthy');
      assert.deepEqual(regionsAsked(), ['mainland']);
    });

    it('does not use a verdict on a host that the setting no longer names', async () => {
      await begin(misplaced);
      await window.health.askOtherRegion();
      machine.origins.mainland = platform.international.origin;
      window.health.endpointsChanged();
      assert.equal(inAWord(await window.health.useOtherRegion()), 'notAcceptedHere');
      assert.equal(shown(window), 'stored, notAcceptedHere');
    });

    it('stays where it was when the storage fails', async () => {
      await begin(misplaced);
      await window.health.askOtherRegion();
      machine.secrets.reject('store');
      await assert.rejects(window.health.useOtherRegion(), CredentialStorageError);
      await settle();
      assert.equal(shown(window), 'stored, wrongRegion');
    });

    it('says that nothing is stored', async () => {
      const empty = await machine.openWindow();
      assert.equal(inAWord(await empty.health.askOtherRegion()), 'nothingStored');
      assert.equal(inAWord(await empty.health.useOtherRegion()), 'nothingStored');
      assert.equal(platform.requests().length, 0);
    });
  });

  describe('removing', () => {
    it('clears credentials, verdict, later try and marker', async () => {
      const window = await machine.openWindow();
      await window.health.store(healthy, { verdict: undefined, verify: false });
      await window.health.verify();
      await platform.international.refuse();
      await window.health.verify();
      await window.health.remove();
      assert.equal(shown(window), 'none, no verdict');
      const record = readHealthRecord(machine.file.text!)!;
      assert.deepEqual(
        [record.credentialsStored, record.verdict, record.attempt],
        [false, undefined, undefined],
      );
      const fingerprint = fingerprintOf(healthy, platform.international.origin, record.salt);
      assert.ok(!machine.file.text!.includes(fingerprint));
      assert.equal(machine.secrets.peek(CredentialStore.secretKey), undefined);
      assert.equal(shown(await machine.openWindow()), 'none, no verdict');
    });

    it('keeps the verdicts on the values of files: they are not what was stored', async () => {
      const [window, other] = [await machine.openWindow(), await machine.openWindow()];
      await window.health.store(healthy, { verdict: undefined, verify: false });
      await window.health.verify();
      const verdict = await askedVerdictOn(platform, otherTeam, () => clock.now);
      await other.recordFile.update((record) => withOtherVerdict(record, otherTeam, verdict));
      await settle();
      await window.health.remove();
      await settle();
      const { origin } = platform.international;
      for (const { recordFile } of [window, other, await machine.openWindow()]) {
        const record = await recordFile.record;
        assert.equal(verdictOn(record, otherTeam, origin)?.state, 'healthy');
        assert.equal(verdictOn(record, healthy, origin), undefined);
      }
    });

    it('stops a verification', async () => {
      const window = await machine.openWindow();
      await window.health.store(healthy, { verdict: undefined, verify: false });
      platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
      const verifying = window.health.verify();
      await platform.received(({ endpoint }) => endpoint === 'models');
      await window.health.remove();
      assert.equal(inAWord(await verifying), 'superseded');
      assert.equal(shown(window), 'none, no verdict');
    });

    it('leaves everything as it is when the storage fails', async () => {
      const window = await machine.openWindow();
      await window.health.store(healthy, { verdict: undefined, verify: false });
      await window.health.verify();
      machine.secrets.reject('delete');
      await assert.rejects(window.health.remove(), CredentialStorageError);
      await settle();
      assert.equal(shown(window), 'stored, healthy');
    });

    it('does not bring an old verdict back when the same credentials are stored again', async () => {
      const window = await machine.openWindow();
      await window.health.store(healthy, { verdict: undefined, verify: false });
      await window.health.verify();
      await window.health.remove();
      await window.health.store(healthy, { verdict: undefined, verify: false });
      assert.equal(shown(window), 'stored, no verdict');
    });
  });

  describe('when an endpoint setting changes', () => {
    it('shows no verdict of another host, and the old one again when the setting is put back', async () => {
      await verifiedBefore(healthy);
      const window = await machine.openWindow();
      const { international } = machine.origins;
      machine.origins.international = platform.mainland.origin;
      window.health.endpointsChanged();
      await settle();
      assert.equal(shown(window), 'stored, no verdict');
      machine.origins.international = international;
      window.health.endpointsChanged();
      await settle();
      assert.equal(shown(window), 'stored, healthy');
      assert.equal(platform.requests().length, 0);
    });

    it('leaves a verification at the old host', async () => {
      await storedBefore(healthy);
      const window = await machine.openWindow();
      platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
      const verifying = window.health.verify();
      await platform.received(({ endpoint }) => endpoint === 'models');
      window.health.endpointsChanged();
      assert.equal(inAWord(await verifying), 'superseded');
      assert.equal(window.health.snapshot.verifying, false);
    });
  });

  describe('disposed of', () => {
    it('leaves a verification, closes its connections, records nothing and tells nobody', async () => {
      await storedBefore(healthy);
      const window = await machine.openWindow();
      platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
      const verifying = window.health.verify();
      await platform.received(({ endpoint }) => endpoint === 'models');
      const [written, told] = [machine.file.written.length, window.snapshots.length];
      window.dispose();
      assert.equal(inAWord(await verifying), 'superseded');
      await platform.received(({ outcome }) => outcome === 'clientClosed');
      await settle();
      assert.equal(machine.file.written.length, written);
      assert.equal(window.snapshots.length, told);
    });

    it('records nothing of answers that come after all', async () => {
      await storedBefore(healthy);
      const http = new StubbornHttpClient();
      const window = await machine.openWindow({ http });
      const gate = new Gate();
      http.gate = gate;
      const verifying = window.health.verify();
      await platform.received(({ endpoint }) => endpoint === 'models');
      const written = machine.file.written.length;
      window.dispose();
      gate.open();
      assert.equal(inAWord(await verifying), 'superseded');
      assert.equal(machine.file.written.length, written);
    });

    it('sends nothing any more', async () => {
      await storedBefore(healthy);
      const window = await machine.openWindow();
      const clicked = window.health.verify();
      window.dispose();
      assert.equal(inAWord(await clicked), 'superseded');
      assert.equal(inAWord(await window.health.verify()), 'superseded');
      await settle();
      assert.equal(platform.requests().length, 0);
    });
  });

  it('never sends a key that no platform knows anywhere but to its own region', async () => {
    const stranger: Credentials = {
      apiKey: new ApiKey(createPlanKey('stranger')),
      groupId: undefined,
      region: 'mainland',
    };
    const window = await machine.openWindow();
    await window.health.store(stranger, { verdict: undefined, verify: false });
    assert.equal(inAWord(await window.health.verify()), 'notAcceptedHere');
    assert.deepEqual(regionsAsked(), ['mainland']);
    assert.ok(platform.requests().every(({ spendsTokens, hasGroupId }) => !spendsTokens && !hasGroupId));
  });
});
