import { apiKeyShape } from '../minimax/apiKey';
import { isOwnSet, knownVariables, type KnownVariable, type VariableSet } from '../minimax/variableNames';
import type { EnvAssignment, EnvDocument } from './document';
import type { EnvContext } from './envContext';
import type { EnvVariable } from './envVariable';
import { hostKind, isMeantForMiniMax, readAddress } from './hosts';
import { intendedName } from './intendedName';
import { cleanValue } from './readValue';

/** How bundlers mark the variables that they write into what visitors download. */
const publicPrefixes = [
  'VITE_',
  'NEXT_PUBLIC_',
  'NUXT_PUBLIC_',
  'EXPO_PUBLIC_',
  'REACT_APP_',
  'VUE_APP_',
  'GATSBY_',
  'PUBLIC_',
];

const knownByName: ReadonlyMap<string, KnownVariable> = new Map(
  knownVariables.map((variable) => [variable.name, variable]),
);

/** The assignments of a document that concern MiniMax, in the order of the text. */
export function readVariables(document: EnvDocument, context: EnvContext): readonly EnvVariable[] {
  const found: EnvVariable[] = [];
  const seen = new Set<string>();
  const isLowerCase = document.assignments.every(({ name }) => !/[A-Z]/.test(name));
  // From the end, for the last assignment of a name is the one that counts.
  for (const assignment of document.assignments.toReversed()) {
    const variable = readVariable(assignment, isLowerCase, !seen.has(assignment.name));
    seen.add(assignment.name);
    if (variable !== undefined) {
      found.push(variable);
    }
  }
  found.reverse();
  const foreignSets = (['anthropic', 'openai'] as const).filter((set) => !isMiniMaxSet(set, found, context));
  return found.filter(({ set }) => !foreignSets.some((foreign) => foreign === set));
}

/** What is known of the name that a variable stands for. */
export function knownVariable({ knownName }: EnvVariable): KnownVariable | undefined {
  return knownByName.get(knownName);
}

function readVariable(
  assignment: EnvAssignment,
  isLowerCase: boolean,
  wins: boolean,
): EnvVariable | undefined {
  const { name, value } = assignment;
  const publicPrefix = publicPrefixes.find((prefix) => name.startsWith(prefix)) ?? '';
  const bareName = name.slice(publicPrefix.length);
  const exact = knownByName.get(isLowerCase ? bareName.toUpperCase() : bareName);
  const known = exact ?? (isLowerCase ? undefined : knownByName.get(intendedName(bareName) ?? ''));
  if (known !== undefined) {
    return {
      assignment,
      name,
      knownName: known.name,
      role: known.role,
      set: known.set,
      publicPrefix,
      isMisspelled: exact === undefined,
      value,
      wins,
    };
  }
  // A key that gives itself away is a secret under any name.
  if (/^sk-(?:cp|api)-/.test(value) && apiKeyShape(value) === 'usual') {
    return {
      assignment,
      name,
      knownName: name,
      role: 'apiKey',
      set: 'unnamed',
      publicPrefix,
      isMisspelled: false,
      value,
      wins,
    };
  }
  return undefined;
}

/** Whether the variables of another program point to MiniMax. */
function isMiniMaxSet(set: VariableSet, variables: readonly EnvVariable[], context: EnvContext): boolean {
  if (isOwnSet(set)) {
    return true;
  }
  return variables
    .filter((variable) => variable.wins && variable.set === set && variable.role === 'host')
    .some(({ value }) => {
      const address = readAddress(cleanValue(value));
      return address !== undefined && isMeantForMiniMax(hostKind(address.host, context.originOf));
    });
}
