import { ApiKey } from '../minimax/apiKey';
import type { Credentials } from '../minimax/credentials';
import { groupIdShape, isSendableGroupId } from '../minimax/groupId';
import type { Region } from '../minimax/region';
import { knownVariables, regionOfSet, type VariableRole, type VariableSet } from '../minimax/variableNames';
import type { EnvAnalysis } from './analyzeEnv';
import { readCut } from './cutValue';
import type { EnvDocument } from './document';
import type { EnvContext } from './envContext';
import type { EnvVariable } from './envVariable';
import { hostKind, readAddress, regionOfName, type HostKind } from './hosts';
import { cleanValue, isSample, isUnexpanded, readGroupValue, readKeyValue } from './readValue';
import type { RuleCode } from './ruleCatalogue';

/** A key of the file with what a program would use beside it. */
export interface CredentialPair {
  readonly set: VariableSet;
  readonly key: EnvVariable;
  /** The variable of the Group ID; it may be empty. */
  readonly group: EnvVariable | undefined;
  /** The variable that names the host. */
  readonly host: EnvVariable | undefined;
  readonly hostKind: HostKind | undefined;
  readonly regionVariable: EnvVariable | undefined;
  readonly apiKey: ApiKey;
  /** The Group ID as `dotenv` reads it; `undefined` when there is none or it is empty. */
  readonly groupId: string | undefined;
  /** The region that the host selects; `undefined` for an unknown host or none, when the user has to be asked. */
  readonly region: Region | undefined;
  /** Why nothing of it may be sent to MiniMax; `undefined` when it can be verified. */
  readonly obstacle: PairObstacle | undefined;
}

/** The value that keeps a pair from being sent, and the rule that says what is wrong with it. */
export interface PairObstacle {
  readonly variable: EnvVariable;
  readonly code: RuleCode;
}

/** The credentials that programs would use, one for each key that has a value, in the order of the text. */
export function pairsOf(analysis: EnvAnalysis): readonly CredentialPair[] {
  return analysis.pairs;
}

/** What to verify or store: the pair in a region, which the caller asks for where the file names none. */
export function credentialsOf(pair: CredentialPair, region: Region): Credentials {
  return { apiKey: pair.apiKey, groupId: pair.groupId, region };
}

/** The pair that a variable is a part of; for a Group ID or a host the first of its set. */
export function pairWith(
  pairs: readonly CredentialPair[],
  variable: EnvVariable,
): CredentialPair | undefined {
  return pairs.find(
    ({ key, group, host, regionVariable }) =>
      key === variable || group === variable || host === variable || regionVariable === variable,
  );
}

/** Puts the variables in use together. */
export function readPairs(
  document: EnvDocument,
  inUse: readonly EnvVariable[],
  context: EnvContext,
): readonly CredentialPair[] {
  return inUse.flatMap((key) => {
    const { set } = key;
    if (key.role !== 'apiKey' || set === 'unnamed' || key.value.trim() === '') {
      return [];
    }
    const group = companionOf(key, 'groupId', inUse);
    const host = companionOf(key, 'host', inUse, (value) => !isSample(value) && !isUnexpanded(value));
    const regionVariable = companionOf(key, 'region', inUse);
    const kind = host === undefined ? undefined : kindOfHost(host.value, context);
    const groupId = group === undefined || group.value.trim() === '' ? undefined : group.value;
    return [
      {
        set,
        key,
        group,
        host,
        hostKind: kind,
        regionVariable,
        apiKey: new ApiKey(key.value),
        groupId,
        region:
          host === undefined
            ? (regionOfName(regionVariable?.value.trim() ?? '') ?? regionOfSet(set))
            : kind?.kind === 'api'
              ? kind.region
              : undefined,
        obstacle: obstacleOf(document, key, group),
      },
    ];
  });
}

/** What the host in a value is; a value that is no address counts as a host that nobody knows. */
export function kindOfHost(value: string, context: EnvContext): HostKind {
  const address = readAddress(cleanValue(value));
  return address === undefined ? { kind: 'foreign' } : hostKind(address.host, context.originOf);
}

/** One variable for each name that is meant: the last, and a misspelled one only where the right one is not there. */
export function variablesInUse(variables: readonly EnvVariable[]): readonly EnvVariable[] {
  const byName = new Map<string, EnvVariable>();
  for (const variable of variables) {
    const name = variable.publicPrefix + variable.knownName;
    if (variable.wins && (!variable.isMisspelled || byName.get(name)?.isMisspelled !== false)) {
      byName.set(name, variable);
    }
  }
  return variables.filter((variable) => byName.get(variable.publicPrefix + variable.knownName) === variable);
}

/**
 * The variable that a program would read together with a key: of the same set, and rather one whose name begins like
 * that of the key (`TTS_…`, `VITE_…`), rather one with a value, rather the more usual name.
 */
function companionOf(
  key: EnvVariable,
  role: VariableRole,
  variables: readonly EnvVariable[],
  isUsable: (value: string) => boolean = () => true,
): EnvVariable | undefined {
  let best: EnvVariable | undefined;
  for (const variable of variables) {
    if (
      variable.role === role &&
      variable.set === key.set &&
      (role === 'groupId' ? isGroupOf(key, variable, variables) : variable.value.trim() !== '') &&
      isUsable(variable.value) &&
      (best === undefined || rank(key, variable) < rank(key, best))
    ) {
      best = variable;
    }
  }
  return best;
}

/**
 * Whether a program would read a Group ID together with a key: where both are of one set, unless the Group ID's name
 * begins in a way of its own (`TTS_…`, `VITE_…`) like that of another key that has a value.
 */
export function isGroupOf(key: EnvVariable, group: EnvVariable, variables: readonly EnvVariable[]): boolean {
  const isLike = (other: EnvVariable): boolean =>
    other.publicPrefix === group.publicPrefix && beginningOf(other) === beginningOf(group);
  return (
    group.role === 'groupId' &&
    group.set === key.set &&
    (isLike(key) ||
      (group.publicPrefix === '' && beginningOf(group) === '') ||
      !variables.some(
        (other) =>
          other.role === 'apiKey' && other.set === key.set && other.value.trim() !== '' && isLike(other),
      ))
  );
}

function rank(key: EnvVariable, variable: EnvVariable): number {
  return (
    (variable.publicPrefix === key.publicPrefix ? 0 : 1000) +
    (beginningOf(variable) === beginningOf(key) ? 0 : 500) +
    (variable.value.trim() === '' ? 200 : 0) +
    (variable.isMisspelled ? 100 : 0) +
    knownVariables.findIndex(({ name }) => name === variable.knownName)
  );
}

function beginningOf({ knownName }: EnvVariable): string {
  return knownName.startsWith('TTS_') ? 'TTS_' : '';
}

function obstacleOf(
  document: EnvDocument,
  key: EnvVariable,
  group: EnvVariable | undefined,
): PairObstacle | undefined {
  const keyCode = keyObstacle(key.value) ?? cutObstacle(document, key);
  if (keyCode !== undefined) {
    return { variable: key, code: keyCode };
  }
  const groupCode =
    group === undefined ? undefined : (groupObstacle(group.value) ?? cutObstacle(document, group));
  return group === undefined || groupCode === undefined ? undefined : { variable: group, code: groupCode };
}

function keyObstacle(value: string): RuleCode | undefined {
  const reading = readKeyValue(value);
  switch (reading.kind) {
    case 'key':
      return reading.dirt === undefined ? undefined : 'dirty-value';
    case 'groupId':
      return 'swapped';
    case 'masked':
      return 'key-shape';
    case 'unreadable':
      return 'dirty-value';
    case 'empty':
    case 'sample':
    case 'unexpanded':
      return 'key-placeholder';
  }
}

function groupObstacle(value: string): RuleCode | undefined {
  const reading = readGroupValue(value);
  switch (reading.kind) {
    case 'empty':
      return undefined;
    case 'unexpanded':
    case 'sample':
      return 'group-placeholder';
    case 'apiKey':
      return 'swapped';
    case 'notDigits':
      return 'group-format';
    case 'digits':
      if (reading.dirt !== undefined) {
        return reading.dirt === 'separated' ? 'group-format' : 'dirty-value';
      }
      return isSendableGroupId(groupIdShape(value)) ? undefined : 'group-format';
  }
}

function cutObstacle(document: EnvDocument, variable: EnvVariable): RuleCode | undefined {
  return readCut(document, variable)?.isComplete === false ? 'hash-cut' : undefined;
}
