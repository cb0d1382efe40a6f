import type { EnvAnalysis } from '../env/analyzeEnv';
import { EnvDocument, type EnvAssignment } from '../env/document';
import type { EnvContext } from '../env/envContext';
import type { EnvVariable } from '../env/envVariable';
import { hostOfRegion, nameOfRegion, pathOfSet, readAddress, withHostOf } from '../env/hosts';
import { readPairs, type CredentialPair } from '../env/pairs';
import { readVariables } from '../env/readVariables';
import { cleanValue, readGroupValue, readKeyValue } from '../env/readValue';
import type { Credentials } from '../minimax/credentials';
import { groupIdShape, isSendableGroupId } from '../minimax/groupId';
import { regions, type Region } from '../minimax/region';
import { knownVariables } from '../minimax/variableNames';
import type { EnvFileInput } from './input';
import { isOfOtherService, keyShapeOf } from './keyShape';
import type { EnvFilePlace, FoundCredentials, NamedHost, Obstacle, Place, VariableChange } from './place';

/** Names and values, such as `process.env`. Only the names that programs read for MiniMax are looked at. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

const knownNames: ReadonlySet<string> = new Set(knownVariables.map(({ name }) => name));

/** The credentials in SecretStorage, as something that was found. */
export function foundInStorage({ apiKey, groupId, region }: Credentials): FoundCredentials {
  const shape = keyShapeOf(apiKey);
  const keyObstacle: Obstacle['why'] | undefined =
    shape === 'empty' || shape === 'placeholder'
      ? 'placeholder'
      : shape === 'groupId'
        ? 'swapped'
        : shape === 'masked' || shape === 'characters'
          ? shape
          : undefined;
  const groupObstacle = groupId === undefined ? undefined : groupObstacleOf(groupId)?.why;
  return {
    place: { kind: 'stored' },
    apiKey,
    groupId,
    isGroupIdEmpty: false,
    region,
    host: undefined,
    obstacles: [
      ...(keyObstacle === undefined ? [] : [obstacle('apiKey', keyObstacle)]),
      ...(groupObstacle === undefined ? [] : [obstacle('groupId', groupObstacle)]),
    ],
    misspelled: [],
    regionChanges: {},
    overridden: undefined,
  };
}

/**
 * The pairs of a `.env` file, and what a program gets in their place that was started with this environment: a
 * variable that is already set, even to nothing, is not replaced by `dotenv` or python-dotenv.
 */
export function readEnvFile(
  file: { readonly uri: string; readonly label: string },
  analysis: EnvAnalysis,
  environment: EnvironmentVariables,
  context: EnvContext,
): EnvFileInput {
  const shell = knownValues(environment);
  const merged = pairsOf(
    {
      ...Object.fromEntries(
        analysis.variables.filter(({ wins }) => wins).map(({ name, value }) => [name, value]),
      ),
      ...shell,
    },
    context,
  );
  const placeOf = (pair: CredentialPair, fromEnvironment: readonly string[]): EnvFilePlace => ({
    kind: 'envFile',
    ...file,
    keyVariable: pair.key.name,
    groupVariable: pair.group?.name,
    fromEnvironment,
  });
  const found = withoutSpares(analysis.pairs).map((pair) => ({
    ...foundIn(pair, placeOf(pair, [])),
    overridden: overriddenBy(shell, pair, merged, placeOf),
  }));
  return { ...file, found };
}

/** The pairs in the environment of the extension host. */
export function readEnvironment(
  environment: EnvironmentVariables,
  context: EnvContext,
): readonly FoundCredentials[] {
  return foundInVariables(
    knownValues(environment),
    ({ key, group }) => ({ kind: 'environment', keyVariable: key.name, groupVariable: group?.name }),
    context,
  );
}

/** The pairs among variables that stand in no `.env` file. */
export function foundInVariables(
  values: Readonly<Record<string, string>>,
  placeOf: (pair: CredentialPair) => Place,
  context: EnvContext,
): readonly FoundCredentials[] {
  return withoutSpares(pairsOf(values, context)).map((pair) => foundIn(pair, placeOf(pair)));
}

function knownValues(environment: EnvironmentVariables): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && knownNames.has(name) ? [[name, value]] : [],
    ),
  );
}

function pairsOf(values: Readonly<Record<string, string>>, context: EnvContext): readonly CredentialPair[] {
  const nowhere = { start: 0, end: 0 };
  const assignments = Object.entries(values).map(([name, value]): EnvAssignment => ({
    name,
    value,
    statement: nowhere,
    export: undefined,
    key: nowhere,
    separator: nowhere,
    quote: undefined,
    openQuote: undefined,
    rawValue: nowhere,
    closeQuote: undefined,
    comment: undefined,
  }));
  const document = new EnvDocument('', assignments);
  return readPairs(document, readVariables(document, context), context);
}

/**
 * Pairs without the key of another service that is left from before: Claude Code takes only one of its two variables,
 * and that key is nothing to show to MiniMax.
 */
function withoutSpares(pairs: readonly CredentialPair[]): readonly CredentialPair[] {
  return pairs.filter(
    ({ set, apiKey }) =>
      set !== 'anthropic' ||
      apiKey.kind !== 'unknown' ||
      !pairs.some((other) => other.set === set && other.apiKey.kind !== 'unknown'),
  );
}

function overriddenBy(
  shell: Readonly<Record<string, string>>,
  pair: CredentialPair,
  merged: readonly CredentialPair[],
  placeOf: (pair: CredentialPair, fromEnvironment: readonly string[]) => EnvFilePlace,
): FoundCredentials['overridden'] {
  const result = merged.find(({ key }) => key.name === pair.key.name);
  const own = valuesOf(pair);
  const variables = Object.entries(result === undefined ? own : valuesOf(result)).flatMap(([name]) =>
    shell[name] !== undefined && shell[name] !== own[name] ? [name] : [],
  );
  if (variables.length === 0) {
    return undefined;
  }
  if (result === undefined) {
    return { variables: [pair.key.name], result: undefined };
  }
  const found = foundIn(result, placeOf(result, variables));
  if (
    found.apiKey.equals(pair.apiKey) &&
    found.groupId === pair.groupId &&
    found.region === pair.region &&
    result.host?.value === pair.host?.value
  ) {
    return undefined;
  }
  // That a value is cut can be seen in the text of the file only.
  const cut = foundIn(pair, placeOf(pair, [])).obstacles.filter(
    ({ why, variable }) => why === 'cut' && !variables.some((name) => name === variable),
  );
  return { variables, result: { ...found, obstacles: [...cut, ...found.obstacles] } };
}

function valuesOf({ key, group, host, regionVariable }: CredentialPair): Readonly<Record<string, string>> {
  const variables = [key, group, host, regionVariable].filter((variable) => variable !== undefined);
  return Object.fromEntries(variables.map(({ name, value }) => [name, value]));
}

function foundIn(pair: CredentialPair, place: Place): FoundCredentials {
  return {
    place,
    apiKey: pair.apiKey,
    groupId: pair.groupId,
    isGroupIdEmpty: pair.group !== undefined && pair.groupId === undefined,
    region: pair.region,
    host: namedHost(pair),
    obstacles: [...keyObstacles(pair), ...groupObstacles(pair)],
    misspelled: [pair.key, pair.group].flatMap((variable) =>
      variable?.isMisspelled === true
        ? [{ variable: variable.name, meant: variable.publicPrefix + variable.knownName }]
        : [],
    ),
    regionChanges: regionChanges(pair),
    overridden: undefined,
  };
}

// ---- Values that cannot be credentials ----

function obstacle(
  part: Obstacle['part'],
  why: Obstacle['why'],
  variable?: EnvVariable,
  rule?: Obstacle['rule'],
): Obstacle {
  return { part, why, variable: variable?.name, rule };
}

function keyObstacles({ key, group, obstacle: known }: CredentialPair): readonly Obstacle[] {
  if (known?.variable === key && known.code === 'hash-cut') {
    return [obstacle('apiKey', 'cut', key, 'hash-cut')];
  }
  const reading = readKeyValue(key.value);
  switch (reading.kind) {
    case 'key':
      if (isOfOtherService(reading.key)) {
        return [obstacle('apiKey', 'otherService', key)];
      }
      return reading.dirt === undefined ? [] : [obstacle('apiKey', 'characters', key, 'dirty-value')];
    case 'empty':
    case 'sample':
      return [obstacle('apiKey', 'placeholder', key)];
    case 'unexpanded':
    case 'masked':
      return [obstacle('apiKey', reading.kind, key)];
    case 'unreadable':
      return [obstacle('apiKey', 'characters', key)];
    case 'groupId': {
      const bothAreSwapped = group !== undefined && readGroupValue(group.value).kind === 'apiKey';
      return [obstacle('apiKey', 'swapped', key, bothAreSwapped ? 'swapped' : undefined)];
    }
  }
}

function groupObstacles({ group, groupId, obstacle: known }: CredentialPair): readonly Obstacle[] {
  if (group === undefined || groupId === undefined) {
    return [];
  }
  if (known?.variable === group && known.code === 'hash-cut') {
    return [obstacle('groupId', 'cut', group, 'hash-cut')];
  }
  const found = groupObstacleOf(groupId);
  return found === undefined ? [] : [obstacle('groupId', found.why, group, found.rule)];
}

function groupObstacleOf(value: string): Pick<Obstacle, 'why' | 'rule'> | undefined {
  const reading = readGroupValue(value);
  switch (reading.kind) {
    case 'empty':
    case 'sample':
      return { why: 'placeholder', rule: undefined };
    case 'unexpanded':
      return { why: 'unexpanded', rule: undefined };
    case 'apiKey':
      return { why: 'swapped', rule: undefined };
    case 'notDigits':
      return { why: 'format', rule: undefined };
    case 'digits':
      if (reading.dirt !== undefined) {
        return reading.dirt === 'separated'
          ? { why: 'format', rule: 'group-format' }
          : { why: 'characters', rule: 'dirty-value' };
      }
      return isSendableGroupId(groupIdShape(value)) ? undefined : { why: 'format', rule: undefined };
  }
}

// ---- Hosts ----

function namedHost({ set, host, hostKind }: CredentialPair): NamedHost | undefined {
  if (host === undefined || hostKind === undefined) {
    return undefined;
  }
  const address = readAddress(cleanValue(host.value));
  const path = pathOfSet(set);
  // Some clients want `/anthropic/v1`, others append `/v1` themselves: both are right somewhere.
  const isRightPath =
    path === undefined ||
    address?.path === path ||
    (set === 'anthropic' && address?.path === '/anthropic/v1');
  return {
    variable: host.name,
    host: address?.host ?? '',
    kind: hostKind.kind === 'api' && hostKind.isOld ? 'oldApi' : hostKind.kind,
    region: hostKind.kind === 'api' || hostKind.kind === 'website' ? hostKind.region : undefined,
    hasWrongPath: hostKind.kind === 'api' && !isRightPath,
  };
}

function regionChanges(pair: CredentialPair): FoundCredentials['regionChanges'] {
  return Object.fromEntries(
    regions
      .map((region) => [region, changesFor(pair, region)] as const)
      .filter(([, changes]) => changes.length),
  );
}

/** As the quick fix does it: in the host, in the region's variable, or in a new line where there is neither. */
function changesFor(
  { set, host, regionVariable }: CredentialPair,
  region: Region,
): readonly VariableChange[] {
  const changes: VariableChange[] = [];
  if (host !== undefined) {
    const address = readAddress(cleanValue(host.value));
    const value =
      address === undefined
        ? `https://${hostOfRegion(region)}${pathOfSet(set) ?? ''}`
        : withHostOf(address, region, pathOfSet(set) ?? address.path);
    changes.push({ variable: host.name, value });
  }
  if (regionVariable !== undefined) {
    changes.push({ variable: regionVariable.name, value: nameOfRegion(region) });
  }
  if (changes.length === 0 && set === 'minimax') {
    changes.push({ variable: 'MINIMAX_API_HOST', value: `https://${hostOfRegion(region)}` });
  }
  return changes;
}
