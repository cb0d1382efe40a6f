import { buildDiagnosis } from '../../../../src/diagnosis/diagnosis';
import type { DiagnosisAction } from '../../../../src/diagnosis/action';
import type { Diagnosis } from '../../../../src/diagnosis/diagnosis';
import type { DiagnosisInput, VerifiedCombination } from '../../../../src/diagnosis/input';
import { planOfDiagnosis } from '../../../../src/diagnosis/plan';
import type { ToolFileId } from '../../../../src/diagnosis/place';
import type { CheckState } from '../../../../src/diagnosis/protocol';
import { readEnvFile, readEnvironment } from '../../../../src/diagnosis/readPlaces';
import { readToolSettings, toolFiles } from '../../../../src/diagnosis/toolSettings';
import type { StoredCredentials } from '../../../../src/credentials/credentialStore';
import { analyzeEnv } from '../../../../src/env/analyzeEnv';
import type { EnvContext } from '../../../../src/env/envContext';
import { Verifier } from '../../../../src/health/verifier';
import { ApiKey } from '../../../../src/minimax/apiKey';
import type { Credentials } from '../../../../src/minimax/credentials';
import { otherRegion, type Region } from '../../../../src/minimax/region';
import { FetchHttpClient } from '../../../../src/network/fetchHttpClient';
import type { SimulatedPlatform } from '../../../platform/simulatedPlatform';
import { RecordingLog } from '../../support/recordingLog';
import { ampleLimits, shortLimits } from '../../support/verdicts';
import type { Given } from '../scenarios';

/** The clock of all scenarios. */
export const now = new Date(2026, 10, 20, 12).getTime();

/** Makes the platform and the machine what a scenario says, runs a diagnosis, and gives what it was made from. */
export async function inputOf(platform: SimulatedPlatform, given: Given): Promise<DiagnosisInput> {
  await platform.reset();
  Object.assign(platform.behaviour, given.behaviour);
  for (const [fault, target] of given.faults ?? []) {
    platform.fault(fault, target);
  }
  for (const region of given.down ?? []) {
    await platform[region].refuse();
  }
  const idle = idleInput(platform, given);
  const plan = planOfDiagnosis(idle);
  switch (given.run) {
    case 'notRun':
    case 'cancelled':
      return { ...idle, run: given.run };
    case 'running':
      return { ...idle, run: 'running', running: plan };
    case 'askingOther': {
      const verified = await verifyAll(platform, given, plan);
      const others = plan.map((credentials) => ({ ...credentials, region: otherRegion(credentials.region) }));
      return { ...idle, run: 'running', verified, running: others };
    }
    default:
      return { ...idle, run: 'done', verified: await verifyAll(platform, given, plan) };
  }
}

/** The diagnosis of a scenario. */
export async function diagnose(platform: SimulatedPlatform, given: Given): Promise<Diagnosis> {
  return buildDiagnosis(await inputOf(platform, given));
}

/** What was found, before anything was asked. */
export function idleInput(platform: SimulatedPlatform, given: Given): DiagnosisInput {
  const originOf = (region: Region): string | undefined =>
    given.endpointRefused?.includes(region) === true ? undefined : platform[region].origin;
  const context: EnvContext = { now, language: 'en-GB', originOf };
  const environment = given.environment ?? {};
  const input: DiagnosisInput = {
    stored: storedOf(given),
    envFiles: Object.entries(given.files ?? {}).map(([label, text]) =>
      readEnvFile(
        { uri: `file:///workspace/${label}`, label },
        analyzeEnv(text, context),
        environment,
        context,
      ),
    ),
    environment: readEnvironment(environment, context),
    tools:
      given.tools &&
      (Object.entries(given.tools) as [ToolFileId, string][]).map(([id, text]) => {
        const file = toolFiles.find((each) => each.id === id)!;
        return readToolSettings(file, `file:///home/${file.path.join('/')}`, text, context);
      }),
    verified: [],
    running: [],
    run: 'notRun',
    consents: [],
    endpoints: {
      international: endpointOf(originOf('international')),
      mainland: endpointOf(originOf('mainland')),
    },
    isTrusted: given.isUntrusted !== true,
    hasFolder: true,
    shell: 'posix',
    focus: undefined,
    previous: undefined,
  };
  return { ...input, consents: consentsOf(input, given.consents ?? []) };
}

function storedOf({ stored }: Given): StoredCredentials {
  if (stored === undefined) {
    return { state: 'none' };
  }
  return typeof stored === 'string'
    ? { state: stored }
    : {
        state: 'stored',
        credentials: { apiKey: new ApiKey(stored.key), groupId: stored.group, region: stored.region },
      };
}

function endpointOf(origin: string | undefined): DiagnosisInput['endpoints'][Region] {
  return origin === undefined ? { fault: 'path' } : { origin };
}

/** The user's consent for every key that was found. */
function consentsOf(input: DiagnosisInput, agreed: readonly Region[]): DiagnosisInput['consents'] {
  const keys = [
    ...(input.stored?.state === 'stored' ? [input.stored.credentials.apiKey] : []),
    ...[...input.envFiles, ...(input.tools ?? [])].flatMap(({ found }) => found).map(({ apiKey }) => apiKey),
    ...input.environment.map(({ apiKey }) => apiKey),
  ];
  return keys.flatMap((apiKey) => agreed.map((region) => ({ apiKey, region })));
}

async function verifyAll(
  platform: SimulatedPlatform,
  given: Given,
  plan: readonly Credentials[],
): Promise<readonly VerifiedCombination[]> {
  const verifier = new Verifier({
    http: () => Promise.resolve(new FetchHttpClient(given.isHasty === true ? shortLimits : ampleLimits)),
    originOf: (region) =>
      given.endpointRefused?.includes(region) === true ? undefined : platform[region].origin,
    askDirectRoute: () => Promise.resolve({ reached: false, fault: 'refused' }),
    log: new RecordingLog(),
    now: () => now,
  });
  const verified: VerifiedCombination[] = [];
  for (const credentials of plan) {
    const verdict = await verifier.verify(credentials, AbortSignal.timeout(8_000));
    if (verdict !== undefined) {
      verified.push({ credentials, verdict });
    }
  }
  return verified;
}

const letters: Readonly<Record<CheckState, string>> = {
  passed: 'P',
  warning: 'W',
  failed: 'F',
  unknown: 'U',
  skipped: 'S',
  running: 'R',
};

/** A diagnosis in the words of the table of scenarios. */
export function summaryOf(diagnosis: Diagnosis) {
  const { headline, checks, verdict } = diagnosis;
  return {
    verdict: verdict?.state ?? 'none',
    headline: headline.key,
    state: headline.state,
    checks: checks.map(({ state }) => letters[state]).join(''),
    first: headline.action === undefined ? 'none' : nameOf(headline.action),
  };
}

/** An action by its kind and what tells it from others of the kind. */
export function nameOf(action: DiagnosisAction): string {
  switch (action.kind) {
    case 'configure':
      return ['configure', action.part].filter(Boolean).join(':');
    case 'enterValue':
    case 'useStored':
      return `${action.kind}:${action.part}`;
    case 'useGroupId':
      return `useGroupId:${action.from}`;
    case 'useRegion':
    case 'openEndpointSetting':
      return `${action.kind}:${action.region}`;
    case 'askRegion':
      return `askRegion:${action.credentials.region}`;
    case 'applyFix':
      return `applyFix:${action.rule}`;
    case 'openFile':
      return `openFile:${action.variable ?? ''}`;
    case 'openPage':
      return `openPage:${action.page}:${action.region}`;
    case 'copyUnsetCommand':
      return `copyUnsetCommand:${action.variables.join(',')}`;
    default:
      return action.kind;
  }
}
