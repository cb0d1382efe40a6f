import type { Region } from '../../minimax/region';
import { isOwnSet, regionOfSet, type VariableSet } from '../../minimax/variableNames';
import {
  contradictionRelatedText,
  fixTitles,
  hostPathText,
  regionMismatchText,
  regionOfNameMismatchText,
  retiredHostText,
  unknownHostText,
} from '../../text/envText';
import { changeAll, valueEverywhere } from '../changes';
import { setEverywhere } from '../drafts';
import type { EditResult } from '../edit';
import type { EnvVariable } from '../envVariable';
import { partRange, valueRange, type EnvFacts, type Finding, type FixDraft } from '../finding';
import {
  hostKind,
  hostOfRegion,
  nameOfRegion,
  pathOfSet,
  readAddress,
  regionOfHost,
  regionOfName,
  withHostOf,
  type Address,
  type HostKind,
} from '../hosts';
import { cleanValue, isSample } from '../readValue';

/** A host variable whose value is an address. */
interface HostVariable {
  readonly variable: EnvVariable;
  readonly address: Address;
  readonly kind: HostKind;
}

/** Which hosts and regions stand in the file, and whether they fit together. */
export function* hostRules(facts: EnvFacts): Iterable<Finding> {
  const hosts = facts.variables.flatMap((variable) => hostVariable(facts, variable));
  for (const host of hosts) {
    yield* unknownHost(facts, host);
    yield* retiredHost(facts, host);
    yield* hostPath(facts, host);
  }
  yield* contradictions(facts, hosts);
}

function hostVariable({ context }: EnvFacts, variable: EnvVariable): HostVariable[] {
  if (variable.role !== 'host' || !variable.wins || isSample(variable.value)) {
    return [];
  }
  const address = readAddress(cleanValue(variable.value));
  return address === undefined ? [] : [{ variable, address, kind: hostKind(address.host, context.originOf) }];
}

function* unknownHost(facts: EnvFacts, { variable, address, kind }: HostVariable): Iterable<Finding> {
  if (kind.kind !== 'foreign' && kind.kind !== 'website' && kind.kind !== 'mistaken') {
    return;
  }
  const region = regionOfHost(kind) ?? regionOfSet(setOf(variable));
  yield {
    code: 'host-unknown',
    // A proxy of one's own is no fault; an address at which MiniMax has no API is one.
    ...(kind.kind === 'foreign' ? {} : { severity: 'warning' }),
    variable,
    range: partRange(facts.document, variable, address.hostRange),
    message: unknownHostText(kind.kind, address.host),
    hasNoBestFix: region === undefined,
    fixes: () =>
      (region === undefined ? (['international', 'mainland'] as const) : [region]).map((each) =>
        useHostDraft(facts, variable, address, each),
      ),
  };
}

function* retiredHost(facts: EnvFacts, { variable, address, kind }: HostVariable): Iterable<Finding> {
  if (kind.kind !== 'api' || !kind.isOld) {
    return;
  }
  const { region } = kind;
  yield {
    code: 'host-retired',
    variable,
    range: partRange(facts.document, variable, address.hostRange),
    message: retiredHostText(address.host, hostOfRegion(region), region),
    fixes: () => [useHostDraft(facts, variable, address, region, address.path)],
  };
}

function* hostPath(facts: EnvFacts, { variable, address, kind }: HostVariable): Iterable<Finding> {
  const set = setOf(variable);
  const path = pathOfSet(set);
  if (kind.kind !== 'api' || path === undefined) {
    return;
  }
  // Some clients want `/anthropic/v1`, others append `/v1` themselves: both are right somewhere.
  const isRightPath = address.path === path || (set === 'anthropic' && address.path === '/anthropic/v1');
  if (isRightPath && address.scheme !== '') {
    return;
  }
  const scheme = address.scheme === '' ? 'https' : address.scheme;
  const whole = `${scheme}://${address.host}${isRightPath ? address.path : path}`;
  yield {
    code: 'host-path',
    variable,
    range: partRange(facts.document, variable, isRightPath ? address.hostRange : address.pathRange),
    message: hostPathText(isRightPath ? 'scheme' : set === 'openai' ? 'openai' : 'anthropic'),
    fixes: () => [
      {
        title: fixTitles.useAddress(whole),
        edits: setEverywhere(facts, variable, whole),
        needsNoDecision: true,
      },
    ],
  };
}

// ---- Lines that contradict each other ----

function* contradictions(facts: EnvFacts, hosts: readonly HostVariable[]): Iterable<Finding> {
  const authorities = new Map<string, HostVariable>();
  for (const host of hosts) {
    const region = regionOfHost(host.kind);
    const key = groupOf(host.variable);
    const meant = regionOfSet(setOf(host.variable));
    const authority = authorities.get(key);
    if (region === undefined || !isOwnSet(setOf(host.variable))) {
      continue;
    }
    if (meant !== undefined) {
      if (meant !== region) {
        yield againstItsName(facts, host, region, meant);
      }
    } else if (authority === undefined) {
      authorities.set(key, host);
    } else if (regionOfHost(authority.kind) !== region) {
      yield againstHost(facts, host.variable, region, authority);
    }
  }
  for (const variable of facts.variables) {
    const region =
      variable.role === 'region' && variable.wins ? regionOfName(cleanValue(variable.value)) : undefined;
    const authority = authorities.get(groupOf(variable));
    if (region !== undefined && authority !== undefined && regionOfHost(authority.kind) !== region) {
      yield againstHost(facts, variable, region, authority);
    }
  }
}

/** Variables that a program reads together. */
function groupOf(variable: EnvVariable): string {
  return variable.publicPrefix + variable.set;
}

function againstItsName(
  facts: EnvFacts,
  { variable, address }: HostVariable,
  region: Region,
  meant: Region,
): Finding {
  return {
    code: 'region-mismatch',
    variable,
    range: valueRange(variable),
    message: regionOfNameMismatchText(variable.name, region, meant),
    fixes: () => [useHostDraft(facts, variable, address, meant, address.path)],
  };
}

/** The later line is marked; which of the two is right only the owner of the key knows. */
function againstHost(
  facts: EnvFacts,
  variable: EnvVariable,
  region: Region,
  authority: HostVariable,
): Finding {
  const other = regionOfHost(authority.kind) ?? region;
  return {
    code: 'region-mismatch',
    variable,
    range: valueRange(variable),
    message: regionMismatchText(variable.name, region, authority.variable.name, other),
    related: [{ range: valueRange(authority.variable), message: contradictionRelatedText(other) }],
    hasNoBestFix: true,
    fixes: () => [
      {
        title: fixTitles.useHostIn(hostOfRegion(region), region, authority.variable.name),
        edits: useHosts(facts, [authority, ...hostVariable(facts, variable)], region),
      },
      ...adaptDrafts(facts, variable, other),
    ],
  };
}

function adaptDrafts(facts: EnvFacts, variable: EnvVariable, region: Region): readonly FixDraft[] {
  if (variable.role === 'region') {
    const value = nameOfRegion(region);
    return [
      { title: fixTitles.setRegion(variable.name, value), edits: setEverywhere(facts, variable, value) },
    ];
  }
  const address = readAddress(cleanValue(variable.value));
  return address === undefined
    ? []
    : [
        {
          ...useHostDraft(facts, variable, address, region, address.path),
          title: fixTitles.useHostIn(hostOfRegion(region), region, variable.name),
        },
      ];
}

/** Gives several variables the current host of a region; an old name for it is no better than the other region's. */
function useHosts({ document }: EnvFacts, hosts: readonly HostVariable[], region: Region): EditResult {
  return changeAll(
    document,
    hosts
      .filter(({ kind }) => !(kind.kind === 'api' && kind.region === region && !kind.isOld))
      .flatMap(({ variable, address }) =>
        valueEverywhere(document, variable.assignment, withHostOf(address, region, address.path)),
      ),
  );
}

/** Puts the current host of a region in the place of another one. */
function useHostDraft(
  facts: EnvFacts,
  variable: EnvVariable,
  address: Address,
  region: Region,
  path = pathOfSet(setOf(variable)) ?? (isPathOfMiniMax(address.path) ? address.path : ''),
): FixDraft {
  return {
    title: fixTitles.useHost(hostOfRegion(region), region),
    edits: setEverywhere(facts, variable, withHostOf(address, region, path)),
  };
}

/** Whether a path behind another host means the same behind MiniMax's. */
function isPathOfMiniMax(path: string): boolean {
  return path === '/v1' || path === '/anthropic' || path === '/anthropic/v1';
}

function setOf({ set }: EnvVariable): VariableSet {
  return set === 'unnamed' ? 'minimax' : set;
}
