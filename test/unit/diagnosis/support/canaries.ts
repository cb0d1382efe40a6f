import fc from 'fast-check';
import type { DiagnosisInput, VerifiedCombination } from '../../../../src/diagnosis/input';
import { planOfDiagnosis } from '../../../../src/diagnosis/plan';
import { readEnvFile, readEnvironment } from '../../../../src/diagnosis/readPlaces';
import { readToolSettings, toolFiles } from '../../../../src/diagnosis/toolSettings';
import { analyzeEnv } from '../../../../src/env/analyzeEnv';
import type { EnvContext } from '../../../../src/env/envContext';
import { ApiKey } from '../../../../src/minimax/apiKey';
import type { Credentials } from '../../../../src/minimax/credentials';
import { otherRegion } from '../../../../src/minimax/region';
import { judge, type Evidence } from '../../../../src/minimax/verdict';
import {
  createGroupId,
  createLegacyKey,
  createPayAsYouGoKey,
  createPlanKey,
  createUnknownKey,
  legacyClaims,
} from '../../../platform/accounts';
import { anyEvidence } from '../../minimax/support/anyEvidence';
import { now } from './world';

/** Values that must not get out, by what they are. */
export interface Canaries {
  readonly keys: readonly string[];
  readonly groupIds: readonly string[];
  /** Everything else: claims of legacy keys, the user's name, a proxy's login, values of the environment. */
  readonly others: readonly string[];
}

const people = ['zephyrina', 'quillfeather'] as const;
const groupIds = [createGroupId('canary one'), createGroupId('canary two')] as const;
const keys = [
  createPlanKey('canary'),
  createPayAsYouGoKey('canary'),
  createUnknownKey('canary'),
  createLegacyKey('canary', groupIds[0]),
  createLegacyKey('canary with a number', groupIds[1], true),
] as const;
const proxyLogin = 'proxyuser-wumpus:hunter2-wumpus';
const hosts = [
  `https://${proxyLogin}@api.minimax.io/v1`,
  'https://api.minimax.io',
  'https://api.minimaxi.com/anthropic',
  `https://gateway-${people[0]}.example/path-${people[1]}`,
  `https://www.minimax.io/${people[0]}`,
  `https://${people[0]}.minimax.io`,
  'https://api.minimax.com',
] as const;

/** What the canaries are; the same in every test, so that a failure can be read. */
export const canaries: Canaries = {
  keys,
  groupIds,
  others: [
    ...people,
    ...proxyLogin.split(':'),
    ...['canary', 'canary with a number'].flatMap((label) => {
      const claims = legacyClaims(label, '');
      return [
        claims['UserName'],
        claims['Account'],
        claims['SubjectID'],
        claims['Mail'],
        claims['GroupName'],
      ].map(String);
    }),
    '13912345678',
    '87.65',
  ],
};

const anyKey = fc.constantFrom(
  ...keys,
  `Bearer ${keys[0]}`,
  `${keys[1]}\u200b`,
  groupIds[0],
  'sk-cp-xxxxx...',
  `\${SECRET_OF_${people[0]}}`,
);
const anyGroupId = fc.constantFrom(
  ...groupIds,
  '',
  keys[0],
  people[0],
  groupIds[0].slice(1),
  '1234567890123456789',
);
const anyHost = fc.constantFrom(...hosts);
const anyName = fc.constantFrom(
  'MINIMAX_API_KEY',
  'MINIMAX_CN_API_KEY',
  'MINMAX_API_KEY',
  'VITE_MINIMAX_API_KEY',
);

const anyEnvText = fc
  .record({ name: anyName, key: anyKey, group: fc.option(anyGroupId), host: fc.option(anyHost) })
  .map(({ name, key, group, host }) =>
    [
      `${name}=${key}`,
      ...(group === null ? [] : [`MINIMAX_GROUP_ID=${group}`]),
      ...(host === null ? [] : [`MINIMAX_API_HOST=${host}`]),
      `SECRET_OF_${people[0].toUpperCase()}=${people[1]}`,
      '',
    ].join('\n'),
  );

const anyLabel = fc.constantFrom(
  '.env',
  'backend/.env.local',
  `/home/${people[0]}/work/.env`,
  `C:\\Users\\${people[1]}\\work\\.env.${people[0]}`,
  `${people[0]}.env`,
);

const anyEnvironment = fc.record(
  {
    MINIMAX_API_KEY: anyKey,
    MINIMAX_GROUP_ID: anyGroupId,
    MINIMAX_API_HOST: anyHost,
    ANTHROPIC_AUTH_TOKEN: anyKey,
    ANTHROPIC_BASE_URL: anyHost,
    HTTPS_PROXY: fc.constant(`http://${proxyLogin}@proxy.example:8080`),
    USER: fc.constant(people[0]),
    MINIMAX_REGION: fc.constantFrom('cn', people[0]),
  },
  { requiredKeys: [] },
);

const anyTools = fc.option(
  fc.record({ key: anyKey, host: anyHost }).map(({ key, host }) => ({
    mmxCli: JSON.stringify({ api_key: key, base_url: host, proxy: `http://${proxyLogin}@proxy.example` }),
    claudeCodeUser: JSON.stringify({
      env: { ANTHROPIC_BASE_URL: host, ANTHROPIC_AUTH_TOKEN: key, MY_NAME: people[0] },
    }),
  })),
);

/** What a hostile or careless server says. */
const anyEcho = fc
  .constantFrom(
    ...keys,
    ...keys.map((key) => key.slice(20, 60)),
    ...groupIds,
    ...people,
    proxyLogin,
    `${people[0]}@example.invalid`,
    `token not match group ${groupIds[0]} of ${people[0]} (${keys[0]})`,
    `invalid api key ${keys[1]} (2049)`,
    `login fail: ${JSON.stringify(legacyClaims('canary', groupIds[0]))}`,
    '13912345678',
  )
  .map((text) => text.slice(0, 400));

/** Evidence in which a server's texts and numbers hold canaries. */
const anyEchoingEvidence: fc.Arbitrary<Evidence> = fc
  .record({
    evidence: anyEvidence,
    message: anyEcho,
    traceId: anyEcho,
    origin: fc.constantFrom(
      'https://api.minimax.io',
      'https://api.minimax.cn',
      `https://gateway-${people[0]}.example`,
    ),
    code: fc.constantFrom(1004, 2049, 13912345678, undefined),
    windowName: fc.constantFrom('general', people[0]),
  })
  .map(({ evidence, message, traceId, origin, code, windowName }) => ({
    ...evidence,
    origin,
    answers: Object.fromEntries(
      Object.entries(evidence.answers).map(([name, answer]) => [name, { ...answer, message, traceId, code }]),
    ),
    planWindows: evidence.planWindows?.map((window) => ({ ...window, name: windowName })),
    balance: evidence.balance && { available: '87.65', empty: false },
  }));

/** A text as a user pastes it, with canaries in it. */
export const anyPastedText: fc.Arbitrary<string> = fc
  .tuple(anyEcho, anyEcho)
  .map(
    ([before, within]) =>
      `${before}\n{"base_resp":{"status_code":1004,"status_msg":"token not match group"}} ${within}`,
  );

/** An input of any kind with canaries in every part of it. */
export const anyInput: fc.Arbitrary<DiagnosisInput> = fc
  .record({
    stored: fc.option(fc.record({ key: anyKey, groupId: fc.option(anyGroupId), isMainland: fc.boolean() })),
    storage: fc.constantFrom('none' as const, 'lost' as const, 'corrupt' as const, 'unavailable' as const),
    files: fc.array(fc.tuple(anyLabel, anyEnvText), { maxLength: 2 }),
    environment: anyEnvironment,
    tools: anyTools,
    evidence: fc.array(anyEchoingEvidence, { minLength: 8, maxLength: 8 }),
    run: fc.constantFrom('notRun' as const, 'running' as const, 'done' as const, 'cancelled' as const),
    isTrusted: fc.boolean(),
    consents: fc.boolean(),
    isEndpointRefused: fc.boolean(),
    focus: fc.constantFrom(
      undefined,
      { kind: 'stored' } as const,
      { kind: 'envFile', uri: `file:///home/${people[0]}/.env`, keyVariable: undefined } as const,
    ),
  })
  .map((parts) => {
    const context: EnvContext = { now, language: 'en-GB' };
    const idle: DiagnosisInput = {
      stored:
        parts.stored === null
          ? { state: parts.storage }
          : {
              state: 'stored',
              credentials: {
                apiKey: new ApiKey(parts.stored.key),
                groupId: parts.stored.groupId ?? undefined,
                region: parts.stored.isMainland ? 'mainland' : 'international',
              },
            },
      envFiles: parts.files.map(([label, text]) =>
        readEnvFile(
          { uri: `file:///home/${people[0]}/${label}`, label },
          analyzeEnv(text, context),
          parts.environment,
          context,
        ),
      ),
      environment: readEnvironment(parts.environment, context),
      tools:
        parts.tools === null
          ? undefined
          : toolFiles
              .filter(({ id }) => id === 'mmxCli' || id === 'claudeCodeUser')
              .map((file) =>
                readToolSettings(
                  { ...file, label: `/home/${people[0]}/${file.label}` },
                  `file:///home/${people[0]}/${file.path.join('/')}`,
                  parts.tools?.[file.id as 'mmxCli' | 'claudeCodeUser'] ?? '',
                  context,
                ),
              ),
      verified: [],
      running: [],
      run: parts.run,
      consents: [],
      endpoints: {
        international: { origin: 'https://api.minimax.io' },
        mainland: parts.isEndpointRefused
          ? { fault: 'userInfo' }
          : { origin: `https://${people[0]}.example` },
      },
      isTrusted: parts.isTrusted,
      hasFolder: true,
      shell: 'powerShell',
      focus: parts.focus,
      previous: undefined,
    };
    const consents = parts.consents
      ? keys.flatMap((key) =>
          (['international', 'mainland'] as const).map((region) => ({ apiKey: new ApiKey(key), region })),
        )
      : [];
    const input = { ...idle, consents };
    const plan = planOfDiagnosis(input);
    return {
      ...input,
      verified: verdictsOn(plan, parts.evidence),
      running: parts.run === 'running' ? plan.slice(0, 2) : [],
    };
  });

function verdictsOn(
  plan: readonly Credentials[],
  evidence: readonly Evidence[],
): readonly VerifiedCombination[] {
  return plan.flatMap((credentials, index) => {
    const found = evidence[index % evidence.length]!;
    const { apiKey, groupId, region } = credentials;
    const verdict = judge({
      ...found,
      region,
      keyKind: apiKey.kind,
      hasGroupId: groupId !== undefined,
      ownGroup: 'unknown',
    });
    const there = { ...credentials, region: otherRegion(region) };
    return [
      { credentials, verdict },
      ...(index % 2 === 0
        ? []
        : [{ credentials: there, verdict: judge({ ...found, region: there.region }) }]),
    ];
  });
}
