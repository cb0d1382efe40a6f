import { sameCredentials, type Credentials } from '../minimax/credentials';
import { otherRegion, regions, type Region } from '../minimax/region';
import { withOtherRegion, type Verdict } from '../minimax/verdict';
import type { DiagnosisInput } from './input';
import type { FoundCredentials } from './place';
import { foundInStorage } from './readPlaces';

/** What is known of credentials that were found. Only `asked` rests on an answer of MiniMax. */
export type CandidateStatus =
  | { readonly kind: 'asked'; readonly verdict: Verdict }
  /** `obstacle`: the values cannot be right. `untrusted`: they stand in a file of an untrusted workspace. */
  | {
      readonly kind:
        'obstacle' | 'untrusted' | 'regionUnknown' | 'endpointRefused' | 'beingAsked' | 'notAsked';
    };

/** Credentials that were found, with the region that is asked about them and what is known. */
export interface Candidate {
  readonly found: FoundCredentials;
  /** `undefined` while nothing tells it and the user has not chosen one. */
  readonly region: Region | undefined;
  /** Whether the place names the region itself, or it is that of the same key elsewhere, or of an answer or a choice. */
  readonly regionFrom: 'place' | 'sameKey' | 'answer' | 'consent' | undefined;
  readonly status: CandidateStatus;
  /** What is known of the same values in the other region. */
  readonly other: { readonly isBeingAsked: boolean; readonly verdict: Verdict | undefined };
  /** Whether a program gets no key at all, because the environment empties the variable. */
  readonly isEmptied: boolean;
}

/** The verdict on a candidate, with what the other region said; `undefined` while it was not asked. */
export function verdictOf({ status }: Candidate): Verdict | undefined {
  return status.kind === 'asked' ? status.verdict : undefined;
}

/** What is sent to verify a candidate; `undefined` when its region is not known. */
export function credentialsOf({ found, region }: Candidate): Credentials | undefined {
  return region === undefined ? undefined : { apiKey: found.apiKey, groupId: found.groupId, region };
}

/** Whether a legacy key names the Group ID beside it as its own: that is known without asking anybody. */
export function ownGroupOf({ apiKey, groupId }: FoundCredentials): 'matches' | 'differs' | 'unknown' {
  const own = apiKey.ownGroupId;
  if (own === undefined || groupId === undefined) {
    return 'unknown';
  }
  return own === groupId ? 'matches' : 'differs';
}

/** The newest verdict on exactly these credentials. */
export function newestVerdict({ verified }: DiagnosisInput, credentials: Credentials): Verdict | undefined {
  return verified
    .filter((each) => sameCredentials(each.credentials, credentials))
    .map(({ verdict }) => verdict)
    .reduce<Verdict | undefined>(
      (newest, verdict) =>
        newest === undefined || verdict.evidence.at >= newest.evidence.at ? verdict : newest,
      undefined,
    );
}

/** All that was found, each with what is known of it. */
export interface Candidates {
  /** What the user's program will probably use; without any sign of a program, what is stored. */
  readonly program: Candidate | undefined;
  readonly stored: Candidate | undefined;
  /** Every candidate, the program's first. */
  readonly all: readonly Candidate[];
}

/** Puts together what was found with what is known. */
export function candidatesOf(input: DiagnosisInput): Candidates {
  const stored =
    input.stored?.state === 'stored' ? candidate(input, foundInStorage(input.stored.credentials)) : undefined;
  const files = byImportance(input).map((found) => ({
    own: candidate(input, found),
    merged: found.overridden?.result === undefined ? undefined : candidate(input, found.overridden.result),
  }));
  const environment = standaloneEnvironment(input).map((found) => candidate(input, found));
  const tools = (input.tools ?? []).flatMap(({ found }) => found).map((found) => candidate(input, found));
  const program = files[0]?.merged ?? files[0]?.own ?? environment[0] ?? stored ?? tools[0];
  const all = [stored, ...files.flatMap(({ own, merged }) => [merged, own]), ...environment, ...tools].filter(
    (each) => each !== undefined,
  );
  return {
    program,
    stored,
    all: program === undefined ? [] : [program, ...all.filter((each) => each !== program)],
  };
}

/** The pairs of the files, those that a program reads most likely first. */
function byImportance({ envFiles }: DiagnosisInput): readonly FoundCredentials[] {
  // The plain name first, and of those the file that is nearest to the root.
  const rank = (label: string): number =>
    (/(?:^|[\\/])\.env$/.test(label) ? 0 : 1_000) + label.split(/[\\/]/).length;
  return envFiles
    .toSorted((a, b) => rank(a.label) - rank(b.label))
    .flatMap(({ found }) => found.toSorted((a, b) => rankOfName(a) - rankOfName(b)));
}

function rankOfName({ place }: FoundCredentials): number {
  return place.kind !== 'stored' && place.keyVariable === 'MINIMAX_API_KEY' ? 0 : 1;
}

/** The pairs of the environment whose key is not read together with a file that has the variable too. */
function standaloneEnvironment({ environment, envFiles }: DiagnosisInput): readonly FoundCredentials[] {
  const inFiles = new Set(
    envFiles
      .flatMap(({ found }) => found)
      .map(({ place }) => (place.kind === 'envFile' ? place.keyVariable : undefined)),
  );
  return environment
    .filter(({ place }) => place.kind === 'environment' && !inFiles.has(place.keyVariable))
    .toSorted((a, b) => rankOfName(a) - rankOfName(b));
}

function candidate(input: DiagnosisInput, found: FoundCredentials): Candidate {
  const { region, regionFrom } = regionOf(input, found);
  const here = region && { apiKey: found.apiKey, groupId: found.groupId, region };
  const there = here && { ...here, region: otherRegion(here.region) };
  const otherVerdict = there && newestVerdict(input, there);
  return {
    found,
    region,
    regionFrom,
    status: statusOf(input, found, here, otherVerdict),
    other: {
      isBeingAsked: there !== undefined && isRunning(input, there),
      verdict: otherVerdict,
    },
    isEmptied: found.overridden !== undefined && found.overridden.result === undefined,
  };
}

function statusOf(
  input: DiagnosisInput,
  found: FoundCredentials,
  credentials: Credentials | undefined,
  other: Verdict | undefined,
): CandidateStatus {
  if (found.obstacles.length > 0) {
    return { kind: 'obstacle' };
  }
  if (credentials === undefined) {
    return { kind: isKeptBack(input, found) ? 'untrusted' : 'regionUnknown' };
  }
  if (isRunning(input, credentials)) {
    return { kind: 'beingAsked' };
  }
  const verdict = newestVerdict(input, credentials);
  if (verdict !== undefined) {
    return {
      kind: 'asked',
      verdict: other === undefined ? verdict : withOtherRegion(verdict, other),
    };
  }
  if (isKeptBack(input, found)) {
    return { kind: 'untrusted' };
  }
  return { kind: 'fault' in input.endpoints[credentials.region] ? 'endpointRefused' : 'notAsked' };
}

function isRunning({ running }: DiagnosisInput, credentials: Credentials): boolean {
  return running.some((each) => sameCredentials(each, credentials));
}

/** Whether a value stands in a file of a workspace that the user does not trust: nothing of it is sent. */
export function isKeptBack({ isTrusted }: DiagnosisInput, { place }: FoundCredentials): boolean {
  return (
    !isTrusted &&
    (place.kind === 'envFile' ||
      (place.kind === 'tool' && (place.file === 'claudeCodeProject' || place.file === 'claudeCodeLocal')))
  );
}

/**
 * The region to ask about a key. Where the place names none, it is the one that another place names for the same key,
 * or that accepted it, or that the user chose: never one that nothing speaks for.
 */
function regionOf(input: DiagnosisInput, found: FoundCredentials): Pick<Candidate, 'region' | 'regionFrom'> {
  if (found.region !== undefined) {
    return { region: found.region, regionFrom: 'place' };
  }
  const { apiKey, obstacles } = found;
  if (obstacles.some(({ part }) => part === 'apiKey')) {
    return { region: undefined, regionFrom: undefined };
  }
  const sameKey = [
    ...(input.stored?.state === 'stored' ? [foundInStorage(input.stored.credentials)] : []),
    ...input.envFiles.flatMap((file) => file.found),
    ...input.environment,
    ...(input.tools ?? []).flatMap((tool) => tool.found),
  ].find(
    (other) =>
      // A file that is not trusted must not decide where a key from somewhere else goes.
      other.region !== undefined && !isKeptBack(input, other) && other.apiKey.equals(apiKey),
  );
  if (sameKey !== undefined) {
    return { region: sameKey.region, regionFrom: 'sameKey' };
  }
  const accepted = input.verified.find(
    ({ credentials, verdict }) => credentials.apiKey.equals(apiKey) && verdict.key.state === 'accepted',
  );
  if (accepted !== undefined) {
    return { region: accepted.credentials.region, regionFrom: 'answer' };
  }
  const chosen = input.consents.find((consent) => consent.apiKey.equals(apiKey));
  return chosen === undefined
    ? { region: undefined, regionFrom: undefined }
    : { region: chosen.region, regionFrom: 'consent' };
}

/** The regions in the order in which they are offered: that of what is stored first. */
export function regionsInOrder({ stored }: DiagnosisInput): readonly Region[] {
  const first = stored?.state === 'stored' ? stored.credentials.region : 'international';
  return [first, ...regions.filter((region) => region !== first)];
}
