import { deepEqual } from 'node:assert/strict';
import { firstStepsDone, type KnownCredentials } from '../../../src/firstSteps/firstSteps';
import type { FirstStep } from '../../../src/ids';
import { judge, withOtherRegion } from '../../../src/minimax/verdict';
import { sampleAccounts, type Account } from '../../platform/accounts';
import { startPlatform, type SimulatedPlatform } from '../../platform/simulatedPlatform';
import { credentialsFor, verdictOn } from '../support/verdicts';

describe('The first steps', () => {
  let platform: SimulatedPlatform;

  before(async () => {
    platform = await startPlatform();
  });

  after(() => platform.close());

  function unverified(account: Account, groupId: string | undefined = account.groupId): KnownCredentials {
    return { ...credentialsFor(account, { groupId }), verdict: undefined };
  }

  async function verified(account: Account, groupId: string | undefined = account.groupId) {
    const credentials = credentialsFor(account, { groupId });
    return { ...credentials, verdict: await verdictOn(platform, credentials) };
  }

  function done(stored: KnownCredentials | undefined, ...inEnvFiles: KnownCredentials[]): FirstStep[] {
    return Object.entries(firstStepsDone(stored, inEnvFiles)).flatMap(([step, isDone]) =>
      isDone ? [step as FirstStep] : [],
    );
  }

  it('are not done while there is nothing', () => {
    deepEqual(done(undefined), []);
  });

  it('are all done but for the file once good credentials are stored', async () => {
    deepEqual(done(await verified(sampleAccounts.healthyPlan)), ['key', 'groupId', 'configure', 'check']);
  });

  it('are all done with the file', async () => {
    const good = await verified(sampleAccounts.healthyPlan);
    deepEqual(done(good, good), ['key', 'groupId', 'configure', 'envFile', 'check']);
  });

  it('do not call credentials checked that were not verified', () => {
    deepEqual(done(unverified(sampleAccounts.healthyPlan)), ['key', 'groupId', 'configure']);
  });

  it('need no Group ID for a key that was proven without one, and do not know before', async () => {
    const { apiKey } = credentialsFor(sampleAccounts.healthyPlan);
    const withoutGroup: KnownCredentials = { apiKey, groupId: undefined, verdict: undefined };
    deepEqual(done(withoutGroup), ['key', 'configure']);
    const credentials = credentialsFor(sampleAccounts.healthyPlan, { groupId: undefined });
    deepEqual(done({ ...credentials, verdict: await verdictOn(platform, credentials) }), [
      'key',
      'groupId',
      'configure',
      'check',
    ]);
  });

  it('know the Group ID that a legacy key names', () => {
    const { apiKey } = credentialsFor(sampleAccounts.legacyJwt);
    deepEqual(done({ apiKey, groupId: undefined, verdict: undefined }), ['key', 'groupId', 'configure']);
  });

  it('do not call a Group ID found that is not the key’s', async () => {
    const mixed = await verified(sampleAccounts.healthyPlan, sampleAccounts.otherTeam.groupId);
    deepEqual(done(mixed), ['key', 'configure']);
  });

  it('call a set-up good whose plan is used up for now', async () => {
    deepEqual(done(await verified(sampleAccounts.exhaustedInterval)), [
      'key',
      'groupId',
      'configure',
      'check',
    ]);
  });

  it('ask for another key only when both regions refused this one', async () => {
    const refused = await verified(sampleAccounts.revokedKey);
    deepEqual(done(refused), ['key', 'groupId', 'configure']);
    const byBoth = withOtherRegion(
      refused.verdict,
      judge({ ...refused.verdict.evidence, origin: platform.mainland.origin }),
    );
    deepEqual(done({ ...refused, verdict: byBoth }), ['groupId', 'configure']);
  });

  it('count what stands in a file without being stored', async () => {
    deepEqual(done(undefined, unverified(sampleAccounts.healthyPlan)), ['key', 'groupId', 'envFile']);
    deepEqual(done(undefined, await verified(sampleAccounts.healthyPlan)), [
      'key',
      'groupId',
      'envFile',
      'check',
    ]);
  });

  it('are done by the best of several credentials', async () => {
    const mixed = await verified(sampleAccounts.healthyPlan, sampleAccounts.otherTeam.groupId);
    deepEqual(done(mixed, await verified(sampleAccounts.healthyPlan)), [
      'key',
      'groupId',
      'configure',
      'envFile',
      'check',
    ]);
  });
});
