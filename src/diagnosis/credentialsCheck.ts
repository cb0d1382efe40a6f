import type { DiagnosisAction } from './action';
import { verdictOf, type Candidate } from './candidates';
import type { CheckContext, CheckResult } from './checkResult';
import type { Check } from './diagnosis';
import type { Fact } from './fact';
import { shownGroupId, shownKey } from './place';
import { distinct, pageActions, storePairActions, unset } from './remedies';
import { toolFiles } from './toolSettings';

/** Whether credentials are there, in which places, which of them the user's program gets, and whether they differ. */
export function checkCredentials(context: CheckContext): CheckResult {
  const places = placeFacts(context);
  const compared = comparisons(context);
  const { state, finding } = judge(context, [...places, ...compared]);
  return {
    id: 'credentials',
    state,
    finding,
    facts: [...compared, ...places],
    actions: distinct(actionsOf(context)),
  };
}

/** What was found at each place that was looked at. */
function placeFacts({ input, candidates }: CheckContext): readonly Fact[] {
  const { stored, envFiles, environment, tools } = input;
  return [
    ...(stored?.state === 'stored' ? [] : [{ kind: 'storage', state: stored?.state ?? 'reading' } as const]),
    ...candidates.all
      .filter(({ found }) => isAsWritten(found))
      .map(({ found }): Fact => ({
        kind: 'found',
        place: found.place,
        mask: shownKey(found),
        groupId: shownGroupId(found),
      })),
    ...(envFiles.length === 0 && input.hasFolder ? [{ kind: 'noEnvFile' } as const] : []),
    ...envFiles
      .filter(({ found }) => found.length === 0)
      .map(({ label }): Fact => ({ kind: 'envFileWithoutKey', label })),
    { kind: environment.length === 0 ? 'environmentEmpty' : 'environmentMayDiffer' },
    ...(tools ?? [])
      .filter(({ found }) => found.length === 0)
      .map(({ label, state }): Fact => ({
        kind: 'toolFile',
        label,
        state: state === 'read' ? 'noKey' : state,
      })),
    ...(tools === undefined ? [{ kind: 'toolsNotRead' } as const] : []),
  ];
}

/** Which of them a program gets, and where they contradict each other. */
function comparisons({ candidates }: CheckContext): readonly Fact[] {
  const { program, all } = candidates;
  if (program === undefined) {
    return [];
  }
  const { place } = program.found;
  return [
    ...whatProgramGets(program),
    ...(place.kind === 'envFile' && place.fromEnvironment.length > 0
      ? [{ kind: 'overridden', place, variables: place.fromEnvironment } as const]
      : []),
    ...(keysDiffer(all) ? [{ kind: 'keysDiffer' } as const] : []),
    ...groupIdDifferences(all),
    ...all.flatMap(({ found }) =>
      isAsWritten(found) ? found.misspelled.map((name): Fact => ({ kind: 'misspelled', ...name })) : [],
    ),
    ...(all.some(({ status }) => status.kind === 'untrusted') ? [{ kind: 'restrictedMode' } as const] : []),
  ];
}

/** What a program gets of the credentials that it most likely reads; nothing is said where that is not known. */
function whatProgramGets({ found, isEmptied }: Candidate): readonly Fact[] {
  const { place, overridden, misspelled } = found;
  if (isEmptied && overridden !== undefined) {
    return [{ kind: 'emptied', place, variables: overridden.variables }];
  }
  if (place.kind === 'stored') {
    return [{ kind: 'programsCannotReadStorage' }];
  }
  // No program is known to read a misspelled variable.
  return misspelled.some(({ variable }) => variable === place.keyVariable)
    ? []
    : [{ kind: 'programUses', place }];
}

/** Candidates whose values can be compared: other programs' settings are their own business. */
function comparable(all: readonly Candidate[]): readonly Candidate[] {
  return all.filter(
    ({ found }) => found.obstacles.length === 0 && found.place.kind !== 'tool' && isAsWritten(found),
  );
}

/** Whether the stored key stands nowhere else, or one variable has different keys in different files. */
function keysDiffer(all: readonly Candidate[]): boolean {
  const places = comparable(all);
  const stored = places.find(({ found }) => found.place.kind === 'stored');
  const others = places.filter((candidate) => candidate !== stored);
  const isStoredAlone =
    stored !== undefined &&
    others.length > 0 &&
    others.every(({ found }) => !found.apiKey.equals(stored.found.apiKey));
  return (
    isStoredAlone ||
    others.some(({ found: one }) =>
      others.some(
        ({ found: other }) => variableOf(one) === variableOf(other) && !one.apiKey.equals(other.apiKey),
      ),
    )
  );
}

function variableOf({ place }: Candidate['found']): string | undefined {
  return place.kind === 'stored' ? undefined : place.keyVariable;
}

function groupIdDifferences(all: readonly Candidate[]): readonly Fact[] {
  const masks = new Set<string>();
  for (const { found: one } of comparable(all)) {
    if (groupIdsDiffer(one, all)) {
      masks.add(one.apiKey.mask);
    }
  }
  return [...masks].map((mask) => ({ kind: 'groupIdsDiffer', mask }));
}

/** Whether the same key stands beside another Group ID somewhere else: at most one of them is its own. */
export function groupIdsDiffer(found: Candidate['found'], all: readonly Candidate[]): boolean {
  return (
    found.groupId !== undefined &&
    comparable(all).some(
      ({ found: other }) =>
        other.groupId !== undefined && other.groupId !== found.groupId && other.apiKey.equals(found.apiKey),
    )
  );
}

function judge(
  { input, candidates }: CheckContext,
  facts: readonly Fact[],
): { readonly state: Check['state']; readonly finding: string } {
  const { stored } = input;
  const { program } = candidates;
  if (stored === undefined && program === undefined) {
    return { state: 'running', finding: 'reading' };
  }
  if (program === undefined) {
    return { state: 'failed', finding: stored?.state ?? 'none' };
  }
  if (program.isEmptied) {
    return { state: 'failed', finding: 'emptied' };
  }
  const remarkable = facts.find(
    (fact) =>
      fact.kind === 'overridden' ||
      fact.kind === 'groupIdsDiffer' ||
      fact.kind === 'keysDiffer' ||
      fact.kind === 'misspelled' ||
      fact.kind === 'restrictedMode' ||
      (fact.kind === 'storage' && fact.state !== 'none' && fact.state !== 'reading'),
  );
  return remarkable === undefined
    ? { state: 'passed', finding: 'found' }
    : {
        state: 'warning',
        finding: remarkable.kind === 'storage' ? remarkable.state : remarkable.kind,
      };
}

function actionsOf(context: CheckContext): readonly DiagnosisAction[] {
  const { input, candidates } = context;
  const { program, stored } = candidates;
  const overridden = program === undefined ? [] : overriddenVariables(program);
  const isNothingStored = input.stored !== undefined && input.stored.state !== 'stored';
  const storable = candidates.all.find(canBeStored);
  return [
    ...(overridden.length === 0 ? [] : [unset(overridden, input)]),
    ...(candidates.all.some(({ status }) => status.kind === 'untrusted')
      ? [{ kind: 'manageTrust' } as const]
      : []),
    ...candidates.all.flatMap(misspelledActions),
    ...(isNothingStored && storable !== undefined ? storePairActions(storable) : []),
    ...(isNothingStored ? [{ kind: 'configure', part: undefined } as const] : []),
    ...(isNothingStored && program === undefined ? [{ kind: 'getStarted' } as const] : []),
    ...(stored !== undefined && program === stored && input.hasFolder
      ? [{ kind: 'writeToEnv' } as const]
      : []),
    ...(program === undefined ? pageActions('apiKeys', undefined, context) : []),
    ...(input.tools === undefined ? [{ kind: 'readToolSettings', files: toolFiles } as const] : []),
  ];
}

/** Corrects names that no program is known to read. */
export function misspelledActions({ found }: Candidate): readonly DiagnosisAction[] {
  const { place } = found;
  return place.kind === 'envFile' && isAsWritten(found)
    ? found.misspelled.map(({ variable }) => ({ kind: 'applyFix', place, variable, rule: 'misspelled' }))
    : [];
}

/** Whether it is a pair as its place has it, and not what the environment makes of one. */
function isAsWritten({ place }: Candidate['found']): boolean {
  return place.kind !== 'envFile' || place.fromEnvironment.length === 0;
}

/** Whether nothing speaks against storing what was found. */
function canBeStored(candidate: Candidate): boolean {
  const verdict = verdictOf(candidate);
  return (
    candidate.found.obstacles.length === 0 &&
    (verdict === undefined || verdict.state === 'healthy' || verdict.state === 'unspendable')
  );
}

/** The variables by which the environment comes before what a `.env` file says. */
export function overriddenVariables({ found: { place, overridden } }: Candidate): readonly string[] {
  if (place.kind === 'envFile' && place.fromEnvironment.length > 0) {
    return place.fromEnvironment;
  }
  return overridden !== undefined && overridden.result === undefined ? overridden.variables : [];
}
