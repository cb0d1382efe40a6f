import type { PlatformPage } from '../minimax/pages';
import { pageAddress } from '../minimax/pages';
import { otherRegion, type Region } from '../minimax/region';
import { remediesFor, type Remedy } from '../minimax/remedy';
import type { Verdict } from '../minimax/verdict';
import type { DiagnosisAction } from './action';
import { credentialsOf, regionsInOrder, verdictOf, type Candidate, type Candidates } from './candidates';
import type { DiagnosisInput } from './input';
import { keyShapeOf } from './keyShape';
import type { EnvFilePlace, Obstacle, StoredPlace } from './place';

/** What remedies are chosen from. */
export interface RemedyContext {
  readonly input: DiagnosisInput;
  readonly candidates: Candidates;
}

/** What helps against a verdict, best first, at the place where the values stand. */
export function actionsFor(
  candidate: Candidate,
  verdict: Verdict,
  context: RemedyContext,
): readonly DiagnosisAction[] {
  const remedies = remediesFor(verdict, candidate.found.apiKey.ownGroupId !== undefined);
  return distinct(
    inOrder(remedies, candidate, verdict).flatMap((remedy) => actionsForRemedy(remedy, candidate, context)),
  );
}

/** A key that does not look like one of MiniMax's was rather miscopied than made in the other region. */
function inOrder(remedies: readonly Remedy[], { found }: Candidate, { key }: Verdict): readonly Remedy[] {
  return key.state === 'refused' && keyShapeOf(found.apiKey) !== 'usual'
    ? remedies.toSorted((a, b) => Number(b.kind === 'correctKey') - Number(a.kind === 'correctKey'))
    : remedies;
}

/** What helps where a legacy key names another Group ID, which is known without asking MiniMax. */
export function ownGroupActions(candidate: Candidate, context: RemedyContext): readonly DiagnosisAction[] {
  return distinct([
    ...useGroupIdActions(candidate, context),
    ...removeGroupIdActions(candidate, context),
    ...pageActions('groupId', candidate, context),
  ]);
}

/** One remedy as buttons for a candidate; none where it has no button there. */
export function actionsForRemedy(
  remedy: Remedy,
  candidate: Candidate,
  context: RemedyContext,
): readonly DiagnosisAction[] {
  switch (remedy.kind) {
    case 'askOtherRegion':
      return candidate.region === undefined
        ? askRegionActions(candidate, context)
        : askActions(candidate, otherRegion(candidate.region), context);
    case 'useOtherRegion':
      return candidate.region === undefined
        ? []
        : useRegionActions(candidate, otherRegion(candidate.region), context);
    case 'useOwnGroupId':
      return useGroupIdActions(candidate, context);
    case 'correctGroupId':
      return [...useGroupIdActions(candidate, context), ...enterActions('groupId', candidate, context)];
    case 'removeGroupId':
      return removeGroupIdActions(candidate, context);
    case 'correctKey':
      return [...useStoredKeyActions(candidate, context), ...enterActions('apiKey', candidate, context)];
    case 'tryAgain':
      return [{ kind: 'run' }];
    case 'showLog':
      return [{ kind: 'showLog' }];
    case 'openPage':
      return pageActions(remedy.page, candidate, context);
  }
}

/** What helps against values that cannot be right. */
export function obstacleActions(
  obstacle: Obstacle,
  candidate: Candidate,
  context: RemedyContext,
): readonly DiagnosisAction[] {
  const { place } = candidate.found;
  const fix: readonly DiagnosisAction[] =
    place.kind === 'envFile' &&
    obstacle.rule !== undefined &&
    obstacle.variable !== undefined &&
    !place.fromEnvironment.includes(obstacle.variable)
      ? [{ kind: 'applyFix', place, variable: obstacle.variable, rule: obstacle.rule }]
      : [];
  return distinct([
    ...fix,
    ...(obstacle.part === 'apiKey'
      ? actionsForRemedy({ kind: 'correctKey' }, candidate, context)
      : actionsForRemedy({ kind: 'correctGroupId' }, candidate, context)),
    ...(obstacle.part === 'apiKey' ? [] : removeGroupIdActions(candidate, context)),
    ...pageActions(obstacle.part === 'apiKey' ? 'apiKeys' : 'groupId', candidate, context),
  ]);
}

/** Asks a region that is chosen by the click, where nothing tells it. */
export function askRegionActions(candidate: Candidate, context: RemedyContext): readonly DiagnosisAction[] {
  return regionsInOrder(context.input).flatMap((region) => askActions(candidate, region, context));
}

/** Goes over to a region, where the place lets it. */
export function useRegionActions(
  { found }: Candidate,
  region: Region,
  { input }: RemedyContext,
): readonly DiagnosisAction[] {
  const { place, host, regionChanges } = found;
  switch (place.kind) {
    case 'stored':
      return [{ kind: 'useRegion', place, region, changes: [] }];
    case 'envFile': {
      const changes = regionChanges[region] ?? [];
      const shell = changes.map(({ variable }) => variable).filter(isFromEnvironment(place));
      if (shell.length > 0) {
        return [unset(shell, input)];
      }
      return changes.length > 0
        ? [{ kind: 'useRegion', place, region, changes }]
        : [openFile(place, host?.variable)];
    }
    case 'environment':
      return host === undefined ? [] : [unset([host.variable], input)];
    case 'tool':
      return [openFile(place, host?.variable)];
  }
}

/** Opens the file of a place at the variable that matters, where it is a file. */
export function openFileActions(
  { found }: Candidate,
  variable: string | undefined,
): readonly DiagnosisAction[] {
  const { place } = found;
  return place.kind === 'envFile' || place.kind === 'tool' ? [openFile(place, variable)] : [];
}

/** Stops sending the Group ID. */
export function removeGroupIdActions(
  { found }: Candidate,
  { input }: RemedyContext,
): readonly DiagnosisAction[] {
  const { place } = found;
  switch (place.kind) {
    case 'stored':
      return [{ kind: 'removeGroupId', place, variable: undefined }];
    case 'envFile':
      return place.groupVariable === undefined
        ? []
        : isFromEnvironment(place)(place.groupVariable)
          ? [unset([place.groupVariable], input)]
          : [{ kind: 'removeGroupId', place, variable: place.groupVariable }];
    case 'environment':
      return place.groupVariable === undefined ? [] : [unset([place.groupVariable], input)];
    case 'tool':
      return [];
  }
}

/** Removes what the environment puts before the values of a file. */
export function unset(variables: readonly string[], { shell }: DiagnosisInput): DiagnosisAction {
  return {
    kind: 'copyUnsetCommand',
    variables,
    command:
      shell === 'posix'
        ? `unset ${variables.join(' ')}`
        : variables.map((variable) => `Remove-Item Env:${variable}`).join('; '),
  };
}

/** Each action once, in the order of its first mention. */
export function distinct(actions: readonly DiagnosisAction[]): readonly DiagnosisAction[] {
  const seen = new Set<string>();
  return actions.filter((action) => {
    const known = JSON.stringify(action);
    return !seen.has(known) && seen.add(known);
  });
}

/** Opens a page of the region of a candidate, else of the region that is offered first. */
export function pageActions(
  page: PlatformPage,
  candidate: Candidate | undefined,
  { input }: RemedyContext,
): readonly DiagnosisAction[] {
  const region = candidate?.region ?? regionsInOrder(input)[0] ?? 'international';
  return pageAddress(page, region) === undefined ? [] : [{ kind: 'openPage', page, region }];
}

// ---- Keys ----

function askActions(
  candidate: Candidate,
  region: Region,
  { input }: RemedyContext,
): readonly DiagnosisAction[] {
  if ('fault' in input.endpoints[region]) {
    return [{ kind: 'openEndpointSetting', region }];
  }
  return candidate.other.isBeingAsked && region !== candidate.region
    ? []
    : [{ kind: 'askRegion', credentials: { ...candidateValues(candidate), region } }];
}

function candidateValues({ found: { apiKey, groupId } }: Candidate) {
  return { apiKey, groupId };
}

/** Writes the stored key over one that is of no use, where nothing speaks against the stored one. */
function useStoredKeyActions(
  { found }: Candidate,
  { candidates: { stored } }: RemedyContext,
): readonly DiagnosisAction[] {
  const { place } = found;
  if (
    place.kind !== 'envFile' ||
    isFromEnvironment(place)(place.keyVariable) ||
    stored === undefined ||
    stored.found.obstacles.length > 0 ||
    stored.found.apiKey.equals(found.apiKey) ||
    (found.region !== undefined && found.region !== stored.region)
  ) {
    return [];
  }
  const verdict = verdictOf(stored);
  return verdict !== undefined && verdict.key.state === 'refused'
    ? []
    : [{ kind: 'useStored', place, variable: place.keyVariable, part: 'apiKey' }];
}

function enterActions(
  part: 'apiKey' | 'groupId',
  { found }: Candidate,
  { input }: RemedyContext,
): readonly DiagnosisAction[] {
  const { place } = found;
  if (place.kind === 'stored') {
    return [{ kind: 'configure', part }];
  }
  const variable = part === 'apiKey' ? place.keyVariable : place.groupVariable;
  if (variable === undefined) {
    return [];
  }
  switch (place.kind) {
    case 'envFile':
      return isFromEnvironment(place)(variable)
        ? [unset([variable], input)]
        : [{ kind: 'enterValue', place, variable, part }];
    case 'environment':
      return [unset([variable], input)];
    case 'tool':
      return [openFile(place, variable)];
  }
}

// ---- Group IDs ----

/** Uses a Group ID that is known to be the key's: the key names it, or MiniMax accepted it with the key elsewhere. */
function useGroupIdActions(candidate: Candidate, { candidates }: RemedyContext): readonly DiagnosisAction[] {
  const { place, groupId } = candidate.found;
  const target = writableGroup(place);
  const known = knownGroupId(candidate, candidates);
  return target === undefined || known === undefined || known.groupId === groupId
    ? []
    : [{ kind: 'useGroupId', ...target, ...known }];
}

function knownGroupId(
  { found }: Candidate,
  { all, stored }: Candidates,
): Pick<Extract<DiagnosisAction, { kind: 'useGroupId' }>, 'groupId' | 'from'> | undefined {
  const own = found.apiKey.ownGroupId;
  if (own !== undefined) {
    return { groupId: own, from: 'key' };
  }
  const right = [stored, ...all].find(
    (other) =>
      other?.found.groupId !== undefined &&
      other.found.apiKey.equals(found.apiKey) &&
      verdictOf(other)?.group.state === 'matched',
  );
  return right?.found.groupId === undefined
    ? undefined
    : { groupId: right.found.groupId, from: right === stored ? 'stored' : 'otherPlace' };
}

function writableGroup(
  place: Candidate['found']['place'],
): { readonly place: StoredPlace | EnvFilePlace; readonly variable: string | undefined } | undefined {
  if (place.kind === 'stored') {
    return { place, variable: undefined };
  }
  return place.kind === 'envFile' &&
    place.groupVariable !== undefined &&
    !isFromEnvironment(place)(place.groupVariable)
    ? { place, variable: place.groupVariable }
    : undefined;
}

function isFromEnvironment({ fromEnvironment }: EnvFilePlace): (variable: string) => boolean {
  return (variable) => fromEnvironment.includes(variable);
}

function openFile(
  { uri, label }: { readonly uri: string; readonly label: string },
  variable: string | undefined,
): DiagnosisAction {
  return { kind: 'openFile', uri, label, variable };
}

/** Stores the values of a place as Configure does. */
export function storePairActions(candidate: Candidate): readonly DiagnosisAction[] {
  const { apiKey, groupId } = candidate.found;
  const region = credentialsOf(candidate)?.region;
  return [{ kind: 'storePair', from: { apiKey, groupId, region } }];
}
