import type { HealthSnapshot } from '../../../src/health/credentialHealth';
import type { StatusBarContext } from '../../../src/health/statusBarPresentation';
import type { Credentials } from '../../../src/minimax/credentials';
import { judge, withOtherRegion, type Verdict } from '../../../src/minimax/verdict';
import { sampleAccounts } from '../../platform/accounts';
import type { SimulatedPlatform } from '../../platform/simulatedPlatform';
import { credentialsFor, verdictOn } from '../support/verdicts';

const {
  healthyPlan,
  healthyPayAsYouGo,
  otherTeam,
  mainlandPlan,
  exhaustedInterval,
  videoSpent,
  textNotInPlan,
  noPlan,
  oldPlanShape,
  noBalance,
  legacyJwt,
  unknownKind,
  revokedKey,
  unverifiedMainland,
} = sampleAccounts;

/** When the verdicts were given: noon by the clock of whoever runs the tests, so that their texts are the same everywhere. */
export const verifiedAt = new Date(2026, 10, 20, 12).getTime();
/** Five minutes later. */
export const shownAt = verifiedAt + 5 * 60_000;

/** What is known, by the name of a state and of what is special about it. */
export type Scene = Pick<StatusBarContext, 'snapshot'> & Partial<StatusBarContext>;

const origins = { international: 'https://api.minimax.io', mainland: 'https://api.minimax.cn' } as const;

/** The context of a scene, at {@link shownAt} unless it says otherwise. */
export function contextOf(scene: Scene): StatusBarContext {
  return {
    interested: true,
    originOf: (region) => origins[region],
    now: shownAt,
    language: 'en-GB',
    ...scene,
  };
}

function snapshotOf(credentials: Credentials, known: Partial<HealthSnapshot> = {}): HealthSnapshot {
  return {
    stored: { state: 'stored', credentials },
    verifying: false,
    verdict: undefined,
    attempt: undefined,
    ...known,
  };
}

function storageIn(state: 'none' | 'lost' | 'corrupt' | 'unavailable' | undefined): HealthSnapshot {
  return {
    stored: state === undefined ? undefined : { state },
    verifying: false,
    verdict: undefined,
    attempt: undefined,
  };
}

/**
 * Every state that the status bar can show, with the verdicts of the simulated platform; its clock has to stand at
 * {@link verifiedAt}.
 */
export async function createScenes(platform: SimulatedPlatform): Promise<Record<string, Scene>> {
  const ask = (credentials: Credentials): Promise<Verdict> =>
    verdictOn(platform, credentials, () => verifiedAt);
  const verified = async (credentials: Credentials): Promise<Scene> => ({
    snapshot: snapshotOf(credentials, { verdict: await ask(credentials) }),
  });
  const under = async <T>(
    fault: Parameters<SimulatedPlatform['fault']>,
    work: () => Promise<T>,
  ): Promise<T> => {
    const remove = platform.fault(...fault);
    try {
      return await work();
    } finally {
      remove();
    }
  };

  const healthy = credentialsFor(healthyPlan);
  const mismatched = credentialsFor(healthyPlan, { groupId: otherTeam.groupId });
  const misplaced = credentialsFor(mainlandPlan, { region: 'international' });
  const revoked = credentialsFor(revokedKey);
  const legacyWithOther = credentialsFor(legacyJwt, { groupId: otherTeam.groupId });
  const exhausted = credentialsFor(exhaustedInterval);

  const healthyVerdict = await ask(healthy);
  const misplacedHere = await ask(misplaced);
  const misplacedThere = await ask({ ...misplaced, region: 'mainland' });
  const revokedHere = await ask(revoked);
  const revokedThere = await ask({ ...revoked, region: 'mainland' });
  const trouble = await under([{ kind: 'status', status: 529 }], () => ask(healthy));
  const silent = await under([{ kind: 'html' }], () => ask({ ...healthy, region: 'mainland' }));
  await platform.international.refuse();
  const unreachable = await ask(healthy);
  await platform.international.restore();

  return {
    starting: { snapshot: storageIn(undefined) },
    notConfigured: { snapshot: storageIn('none') },
    unverified: { snapshot: snapshotOf(healthy) },
    verifying: { snapshot: snapshotOf(healthy, { verifying: true, verdict: healthyVerdict }) },
    'healthy, plan': await verified(healthy),
    'healthy, without a Group ID': await verified(credentialsFor(healthyPlan, { groupId: undefined })),
    'healthy, pay as you go': await verified(credentialsFor(healthyPayAsYouGo)),
    'healthy, legacy': await verified(credentialsFor(legacyJwt)),
    'healthy, unknown kind': await verified(credentialsFor(unknownKind)),
    'healthy, video spent': await verified(credentialsFor(videoSpent)),
    'healthy, usage not reported': await verified(credentialsFor(oldPlanShape)),
    'groupIdMismatch, said by MiniMax': await verified(mismatched),
    'groupIdMismatch, said by the key': {
      snapshot: snapshotOf(legacyWithOther, {
        verdict: await under(
          [{ kind: 'error', code: 1033, message: 'system error' }, { endpoint: 'pairing' }],
          () => ask(legacyWithOther),
        ),
      }),
    },
    notAcceptedHere: { snapshot: snapshotOf(misplaced, { verdict: misplacedHere }) },
    'notAcceptedHere, the other one unclear': {
      snapshot: snapshotOf(misplaced, { verdict: withOtherRegion(misplacedHere, silent) }),
    },
    wrongRegion: {
      snapshot: snapshotOf(misplaced, { verdict: withOtherRegion(misplacedHere, misplacedThere) }),
    },
    keyRefused: { snapshot: snapshotOf(revoked, { verdict: withOtherRegion(revokedHere, revokedThere) }) },
    'unspendable, window exhausted': await verified(exhausted),
    'unspendable, no balance': await verified(credentialsFor(noBalance)),
    'unspendable, no plan': await verified(credentialsFor(noPlan)),
    'unspendable, text not in the plan': await verified(credentialsFor(textNotInPlan)),
    'unspendable, quota exhausted': await under(
      [{ kind: 'error', code: 1028, message: 'quota exhausted' }, { endpoint: 'planUsage' }],
      () => verified(healthy),
    ),
    'unspendable, model not in the plan': await under(
      [{ kind: 'error', code: 2061, message: 'your plan does not support this' }, { endpoint: 'planUsage' }],
      () => verified(healthy),
    ),
    'unspendable, account to be verified': await verified(credentialsFor(unverifiedMainland)),
    windowReset: { ...(await verified(exhausted)), now: verifiedAt + 91 * 60_000 },
    unreachable: { snapshot: snapshotOf(healthy, { attempt: unreachable }) },
    'unreachable, after a verdict': {
      snapshot: snapshotOf(healthy, {
        verdict: healthyVerdict,
        attempt: judge({ ...unreachable.evidence, at: shownAt - 1_000 }),
      }),
    },
    trouble: { snapshot: snapshotOf(healthy, { attempt: trouble }) },
    endpointRefused: { snapshot: snapshotOf(healthy), originOf: () => undefined },
    storageUnavailable: { snapshot: storageIn('unavailable') },
    storageCorrupt: { snapshot: storageIn('corrupt') },
    credentialsLost: { snapshot: storageIn('lost') },
  };
}
