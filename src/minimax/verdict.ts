import type { Answer, Outcome } from './answer';
import type { ApiKeyKind } from './apiKey';
import type { Balance } from './balance';
import type { SpendingFault } from './errorCodes';
import type { DirectRouteFinding, NetworkFault } from './httpClient';
import { isTextWindow, type PlanWindow } from './planWindow';
import type { Region } from './region';
import type { RequestName } from './requests';

/** All that is known of one set of credentials when the verdict is given. Holds no secret and no Group ID. */
export interface Evidence {
  readonly keyKind: ApiKeyKind;
  readonly region: Region;
  /** Where the requests went, such as `https://api.minimax.io`. */
  readonly origin: string;
  readonly hasGroupId: boolean;
  /** Whether the group that a legacy key names as its own is the configured one. */
  readonly ownGroup: 'matches' | 'differs' | 'unknown';
  readonly answers: Readonly<Partial<Record<RequestName, Answer>>>;
  readonly planWindows: readonly PlanWindow[] | undefined;
  readonly balance: Balance | undefined;
  /** What the other region said of the key, if the user let it be asked. */
  readonly otherRegion: 'notAsked' | 'accepted' | 'refused' | 'unclear';
  /** What a request without a key and past the proxy showed, where MiniMax could not be reached. */
  readonly directRoute?: DirectRouteFinding;
  /** When the answers were complete, in epoch milliseconds. */
  readonly at: number;
}

/** Whether the key is accepted by the region that was asked. */
export type KeyFinding =
  | { readonly state: 'accepted' | 'refused' }
  | {
      readonly state: 'unclear';
      readonly why: 'contradictory' | 'unreachable' | 'trouble';
      readonly fault?: NetworkFault;
    };

/** Whether the Group ID is the key's. `platform` said so, or the key itself (`claim`). */
export type GroupFinding =
  | { readonly state: 'absent' }
  | { readonly state: 'matched' | 'mismatched'; readonly by: 'platform' | 'claim' }
  | {
      readonly state: 'notChecked';
      readonly why: 'keyNotAccepted' | 'endpointIgnores' | 'endpointMissing' | 'endpointRefuses' | 'noAnswer';
    };

/** Whether the key can be spent now. */
export type SpendingFinding =
  | { readonly state: 'available' }
  | {
      readonly state: 'unavailable';
      readonly why: SpendingFault | 'notInPlan';
      /** When that ends by itself, in epoch milliseconds, where MiniMax says so. */
      readonly resetsAt?: number | undefined;
    }
  | {
      readonly state: 'notChecked';
      readonly why: 'keyNotAccepted' | 'notReported' | 'kindUnknown' | 'noAnswer';
    };

/** The verdict in one word. `unreachable` and `trouble` say nothing about the credentials. */
export type VerdictState =
  | 'healthy'
  | 'groupIdMismatch'
  | 'notAcceptedHere'
  | 'wrongRegion'
  | 'keyRefused'
  | 'unspendable'
  | 'unreachable'
  | 'trouble';

/** The verdict on one set of credentials, with all that it rests on. */
export interface Verdict {
  readonly state: VerdictState;
  readonly key: KeyFinding;
  readonly group: GroupFinding;
  readonly spending: SpendingFinding;
  /** The rows of the tables that decided, for the log and the report. */
  readonly rows: {
    readonly key: string;
    readonly group: string;
    readonly spending: string;
    readonly state: string;
  };
  readonly evidence: Evidence;
}

/** One row of a table: when it applies, what follows, and why that may be concluded. The first that applies counts. */
export interface Row<Facts, Finding> {
  readonly name: string;
  readonly when: (facts: Facts) => boolean;
  readonly then: (facts: Facts) => Finding;
  readonly because: string;
}

/** Gives the verdict on the evidence: pure, total, the same for the same evidence. */
export function judge(evidence: Evidence): Verdict {
  const key = decide(keyRows, evidence);
  const group = decide(groupRows, { ...evidence, key: key.finding });
  const spending = decide(spendingRows, { ...evidence, key: key.finding });
  const findings: Findings = {
    key: key.finding,
    group: group.finding,
    spending: spending.finding,
    otherRegion: evidence.otherRegion,
  };
  const state = decide(stateRows, findings);
  return {
    state: state.finding,
    key: key.finding,
    group: group.finding,
    spending: spending.finding,
    rows: { key: key.row, group: group.row, spending: spending.row, state: state.row },
    evidence,
  };
}

/** The verdict for a region, made anew with what the other region said of the same credentials. */
export function withOtherRegion(verdict: Verdict, other: Verdict): Verdict {
  // Two settings that name one host make no two regions of it.
  return verdict.evidence.origin === other.evidence.origin
    ? verdict
    : judge({ ...verdict.evidence, otherRegion: other.key.state });
}

/** A new verdict for a region, with what the other one said when it was asked before about the same credentials. */
export function withEarlierOtherRegion(verdict: Verdict, earlier: Verdict | undefined): Verdict {
  const said = earlier?.evidence.otherRegion;
  return verdict.evidence.otherRegion === 'notAsked' && (said === 'accepted' || said === 'refused')
    ? judge({ ...verdict.evidence, otherRegion: said })
    : verdict;
}

/** Whether a verdict says something about the credentials, so that it replaces an older one. */
export function isConclusive(verdict: Verdict): boolean {
  return verdict.state !== 'unreachable' && verdict.state !== 'trouble';
}

/** Whether the answers so far leave it open what `token not match group` means, so that the control is needed. */
export function needsControl(evidence: Evidence): boolean {
  return (
    answered(evidence, 'pairing', 'tokenNotMatchGroup') &&
    decide(keyRows, evidence).finding.state !== 'accepted'
  );
}

/** The request whose answer decided the verdict, to show what MiniMax itself said; `undefined` for a healthy one. */
export function decisiveRequest({ state, group, spending, evidence }: Verdict): RequestName | undefined {
  switch (state) {
    case 'healthy':
      return undefined;
    case 'groupIdMismatch':
      return group.state === 'mismatched' && group.by === 'platform' ? 'pairing' : undefined;
    case 'unspendable': {
      const why = spending.state === 'unavailable' ? spending.why : undefined;
      const requests = Object.keys(evidence.answers) as RequestName[];
      return requests.find(
        (request) => why !== undefined && spendingFaultOf(evidence.answers[request]) === why,
      );
    }
    case 'notAcceptedHere':
    case 'wrongRegion':
    case 'keyRefused':
      return answered(evidence, 'models', 'refused')
        ? 'models'
        : usageOf(evidence.keyKind).find((request) => answered(evidence, request, 'refused'));
    case 'unreachable':
    case 'trouble':
      return 'models';
  }
}

// ---- Is the key accepted here? ----

/** The rows that decide whether the key is accepted by the region that was asked. */
export const keyRows: readonly Row<Evidence, KeyFinding>[] = [
  {
    name: 'usageContradictsModels',
    when: (evidence) =>
      shows(evidence, 'models', acceptance) &&
      usageOf(evidence.keyKind).some((request) => refusesKey(evidence.answers[request])) &&
      !anyShows(evidence, ['pairing', 'pairingSample', 'pairingControl'], acceptance),
    then: () => ({ state: 'unclear', why: 'contradictory' }),
    because:
      'models serves the key, the usage endpoint meant for its kind calls it invalid, and nothing else speaks for it.',
  },
  {
    name: 'modelsAnswered',
    when: (evidence) => shows(evidence, 'models', acceptance),
    then: () => ({ state: 'accepted' }),
    because: 'GET /v1/models answers an accepted key only, and "cannot be spent" is said of good keys only.',
  },
  {
    name: 'answersContradict',
    when: (evidence) =>
      answered(evidence, 'models', 'refused') &&
      anyShows(evidence, ['pairing', 'pairingSample', 'pairingControl', 'planUsage', 'balance'], acceptance),
    then: () => ({ state: 'unclear', why: 'contradictory' }),
    because: 'One endpoint of the region refuses the key and another one serves it: one of them is wrong.',
  },
  {
    name: 'modelsRefused',
    when: (evidence) => answered(evidence, 'models', 'refused'),
    then: () => ({ state: 'refused' }),
    because: '2049 or 1004 "login fail": this region does not accept the key. The other region may.',
  },
  {
    name: 'otherEndpointAnswered',
    when: (evidence) =>
      anyShows(evidence, ['planUsage', 'balance', 'pairing', 'pairingSample', 'pairingControl'], acceptance),
    then: () => ({ state: 'accepted' }),
    because: 'models did not answer (it did not exist before mid-2026), but another endpoint served the key.',
  },
  {
    name: 'usageRefused',
    when: (evidence) => usageOf(evidence.keyKind).some((request) => refusesKey(evidence.answers[request])),
    then: () => ({ state: 'refused' }),
    because: 'models did not answer, and the usage endpoint meant for this kind of key refused it.',
  },
  {
    name: 'nothingReached',
    when: (evidence) => everyAnswer(evidence).every(isNotFromMiniMax),
    then: (evidence) => ({ state: 'unclear', why: 'unreachable', ...faultOf(evidence) }),
    because: 'No answer came from MiniMax, so nothing is known about the key.',
  },
  {
    name: 'nothingUsable',
    when: () => true,
    then: () => ({ state: 'unclear', why: 'trouble' }),
    because: 'Limits, server errors and bodies that make no sense say nothing about the key.',
  },
];

// ---- Is the Group ID the key's? ----

type WithKey = Evidence & { readonly key: KeyFinding };

/** The rows that decide whether the Group ID belongs to the key. */
export const groupRows: readonly Row<WithKey, GroupFinding>[] = [
  {
    name: 'noGroupId',
    when: (facts) => !facts.hasGroupId,
    then: () => ({ state: 'absent' }),
    because: 'No Group ID is configured, and none was sent.',
  },
  {
    name: 'platformRefusesPair',
    when: (facts) => facts.key.state === 'accepted' && answered(facts, 'pairing', 'tokenNotMatchGroup'),
    then: () => ({ state: 'mismatched', by: 'platform' }),
    because:
      'The key is accepted, and together with this Group ID it is not: it is the group of another account.',
  },
  {
    name: 'platformChecksAndAccepts',
    when: (facts) =>
      facts.key.state === 'accepted' &&
      answered(facts, 'pairing', 'ok') &&
      answered(facts, 'pairingSample', 'tokenNotMatchGroup'),
    then: () => ({ state: 'matched', by: 'platform' }),
    because:
      'The endpoint refused the sample Group ID, so it looks at it, and it accepted the configured one.',
  },
  {
    name: 'keyNamesAnother',
    when: (facts) => facts.ownGroup === 'differs',
    then: () => ({ state: 'mismatched', by: 'claim' }),
    because: 'The legacy key names the group that it belongs to, and it is another one.',
  },
  {
    name: 'keyNamesThis',
    when: (facts) => facts.ownGroup === 'matches',
    then: () => ({ state: 'matched', by: 'claim' }),
    because: 'The legacy key names the group that it belongs to, and it is the configured one.',
  },
  {
    name: 'keyNotAccepted',
    when: (facts) => facts.key.state !== 'accepted',
    then: () => ({ state: 'notChecked', why: 'keyNotAccepted' }),
    because: 'Without a key that is accepted nothing can be said about the Group ID.',
  },
  {
    name: 'endpointIgnores',
    when: (facts) => answered(facts, 'pairing', 'ok') && answered(facts, 'pairingSample', 'ok'),
    then: () => ({ state: 'notChecked', why: 'endpointIgnores' }),
    because: 'The endpoint accepted the sample Group ID too, so it does not look at it.',
  },
  {
    name: 'endpointMissing',
    when: (facts) => answered(facts, 'pairing', 'missing'),
    then: () => ({ state: 'notChecked', why: 'endpointMissing' }),
    because: 'The endpoint that would check it does not exist on this host.',
  },
  {
    name: 'endpointRefuses',
    when: (facts) => answered(facts, 'pairing', 'refused') || answered(facts, 'pairing', 'unspendable'),
    then: () => ({ state: 'notChecked', why: 'endpointRefuses' }),
    because: 'The endpoint that would check it does not serve this key, which is accepted elsewhere.',
  },
  {
    name: 'noAnswer',
    when: () => true,
    then: () => ({ state: 'notChecked', why: 'noAnswer' }),
    because: 'The endpoint that would check it, or the comparison with the sample, gave no usable answer.',
  },
];

// ---- Can the key be spent? ----

/** The rows that decide whether the key can be spent now. */
export const spendingRows: readonly Row<WithKey, SpendingFinding>[] = [
  {
    name: 'keyNotAccepted',
    when: (facts) => facts.key.state !== 'accepted',
    then: () => ({ state: 'notChecked', why: 'keyNotAccepted' }),
    because: 'Usage of a key that is not accepted cannot be asked.',
  },
  {
    name: 'accountVerification',
    when: (facts) => everyAnswer(facts).some((answer) => spendingFaultOf(answer) === 'accountVerification'),
    then: () => ({ state: 'unavailable', why: 'accountVerification' }),
    because:
      '2038: the account needs real-name verification; it is about the account, whichever endpoint says it.',
  },
  {
    name: 'planWindowExhausted',
    when: (facts) => facts.keyKind === 'plan' && textWindows(facts, 'exhausted').length > 0,
    then: (facts) => ({ state: 'unavailable', why: 'windowExhausted', resetsAt: lastReset(facts) }),
    because: 'The plan-usage answer says that the window of the text models is exhausted.',
  },
  {
    name: 'planWithoutText',
    when: (facts) =>
      facts.keyKind === 'plan' && textWindows(facts, 'notInPlan').length > 0 && !hasOpenTextWindow(facts),
    then: () => ({ state: 'unavailable', why: 'notInPlan' }),
    because: 'The plan-usage answer says that the text models are not part of the plan.',
  },
  {
    name: 'planOpen',
    when: (facts) => facts.keyKind === 'plan' && hasOpenTextWindow(facts),
    then: () => ({ state: 'available' }),
    because: 'The plan-usage answer says that the window of the text models is open.',
  },
  {
    name: 'planSaysWhyNot',
    when: (facts) => facts.keyKind === 'plan' && answered(facts, 'planUsage', 'unspendable'),
    then: (facts) => unavailable(facts, 'planUsage'),
    because: 'The usage endpoint of this kind of key names the reason.',
  },
  {
    name: 'walletEmpty',
    when: (facts) => facts.keyKind === 'payAsYouGo' && facts.balance?.empty === true,
    then: () => ({ state: 'unavailable', why: 'insufficientBalance' }),
    because: 'The balance answer says that nothing is available.',
  },
  {
    name: 'walletFilled',
    when: (facts) => facts.keyKind === 'payAsYouGo' && facts.balance !== undefined,
    then: () => ({ state: 'available' }),
    because: 'The balance answer names an amount above zero.',
  },
  {
    name: 'walletSaysWhyNot',
    when: (facts) => facts.keyKind === 'payAsYouGo' && hasFaultFor(facts, 'balance'),
    then: (facts) => unavailable(facts, 'balance'),
    because: 'The balance endpoint names the reason.',
  },
  {
    name: 'modelsSaysWhyNot',
    when: (facts) => hasFaultFor(facts, 'models'),
    then: (facts) => unavailable(facts, 'models'),
    because: 'MiniMax itself names the reason, on an endpoint that every kind of key may ask.',
  },
  {
    name: 'otherKindOpen',
    when: (facts) =>
      usageOf(facts.keyKind).length === 0 && (hasOpenTextWindow(facts) || facts.balance?.empty === false),
    then: () => ({ state: 'available' }),
    because: 'For a kind of key that says nothing of its plan, only a positive answer counts.',
  },
  {
    name: 'otherKindUnknown',
    when: (facts) => usageOf(facts.keyKind).length === 0,
    then: () => ({ state: 'notChecked', why: 'kindUnknown' }),
    because: 'Which of plan and wallet such a key draws on is not known.',
  },
  {
    name: 'usageNotReported',
    when: (facts) => usageOf(facts.keyKind).some((request) => answered(facts, request, 'ok')),
    then: () => ({ state: 'notChecked', why: 'notReported' }),
    because: 'The usage answer holds nothing about the text models, as answers before June 2026 did.',
  },
  {
    name: 'noAnswer',
    when: () => true,
    then: () => ({ state: 'notChecked', why: 'noAnswer' }),
    because: 'The usage endpoint gave no usable answer.',
  },
];

// ---- The verdict in one word ----

/** What the state is decided on. */
export interface Findings {
  readonly key: KeyFinding;
  readonly group: GroupFinding;
  readonly spending: SpendingFinding;
  readonly otherRegion: Evidence['otherRegion'];
}

/** The rows that decide the one word. */
export const stateRows: readonly Row<Findings, VerdictState>[] = [
  {
    name: 'otherRegionAccepts',
    when: (findings) => findings.key.state === 'refused' && findings.otherRegion === 'accepted',
    then: () => 'wrongRegion',
    because: 'This region refused the key and the other one accepted it.',
  },
  {
    name: 'bothRegionsRefuse',
    when: (findings) => findings.key.state === 'refused' && findings.otherRegion === 'refused',
    then: () => 'keyRefused',
    because: 'Both regions were asked and both refused the key; only this is an invalid key.',
  },
  {
    name: 'thisRegionRefuses',
    when: (findings) => findings.key.state === 'refused',
    then: () => 'notAcceptedHere',
    because: 'This region refused the key, and what the other one says is not known.',
  },
  {
    name: 'mismatch',
    when: (findings) => findings.group.state === 'mismatched',
    then: () => 'groupIdMismatch',
    because: 'The key is not refused, and the Group ID is not its own.',
  },
  {
    name: 'cannotBeSpent',
    when: (findings) => findings.key.state === 'accepted' && findings.spending.state === 'unavailable',
    then: () => 'unspendable',
    because: 'The key is good and cannot be spent for now.',
  },
  {
    name: 'accepted',
    when: (findings) => findings.key.state === 'accepted',
    then: () => 'healthy',
    because: 'The key is accepted and nothing speaks against the rest.',
  },
  {
    name: 'notReached',
    when: (findings) => findings.key.state === 'unclear' && findings.key.why === 'unreachable',
    then: () => 'unreachable',
    because: 'No answer came from MiniMax.',
  },
  {
    name: 'noSense',
    when: () => true,
    then: () => 'trouble',
    because: 'MiniMax answered, and nothing can be concluded from it.',
  },
];

// ---- Reading the evidence ----

/** What shows that a key is accepted: a success, or a reason why a good key cannot be spent. */
const acceptance: readonly Outcome['kind'][] = ['ok', 'unspendable'];

function decide<Facts, Finding>(
  rows: readonly Row<Facts, Finding>[],
  facts: Facts,
): { finding: Finding; row: string } {
  const row = rows.find((candidate) => candidate.when(facts));
  if (row === undefined) {
    throw new Error('The last row of a table applies always.');
  }
  return { finding: row.then(facts), row: row.name };
}

function answered(evidence: Evidence, request: RequestName, kind: Outcome['kind']): boolean {
  return evidence.answers[request]?.outcome.kind === kind;
}

function shows(evidence: Evidence, request: RequestName, kinds: readonly Outcome['kind'][]): boolean {
  return kinds.some((kind) => answered(evidence, request, kind));
}

function anyShows(
  evidence: Evidence,
  requests: readonly RequestName[],
  kinds: readonly Outcome['kind'][],
): boolean {
  return requests.some((request) => shows(evidence, request, kinds));
}

function everyAnswer(evidence: Evidence): readonly Answer[] {
  return Object.values(evidence.answers);
}

/** The usage endpoint that is meant for this kind of key; for other kinds none is, and refusals mean nothing. */
function usageOf(kind: ApiKeyKind): readonly RequestName[] {
  switch (kind) {
    case 'plan':
      return ['planUsage'];
    case 'payAsYouGo':
      return ['balance'];
    case 'legacyJwt':
    case 'unknown':
      return [];
  }
}

/** Whether an answer came from something in between: no connection, a sign-in page, a redirect. */
function isNotFromMiniMax(answer: Answer): boolean {
  const { outcome } = answer;
  return (
    outcome.kind === 'network' ||
    (outcome.kind === 'unreadable' && (outcome.how === 'webPage' || outcome.how === 'redirect'))
  );
}

/** The fault to report: that of `models` first, for it is what the verdict on the key hangs on. */
function faultOf(evidence: Evidence): { fault?: NetworkFault } {
  const outcomes = [evidence.answers.models, ...everyAnswer(evidence)].map((answer) => answer?.outcome);
  const found = outcomes.find((outcome) => outcome?.kind === 'network');
  return found?.kind === 'network' ? { fault: found.fault } : {};
}

/** Whether an answer calls the key itself invalid; "not authorized" may be about the endpoint alone. */
function refusesKey(answer: Answer | undefined): boolean {
  return answer?.outcome.kind === 'refused' && answer.outcome.how !== 'notAuthorized';
}

function spendingFaultOf(answer: Answer | undefined): SpendingFault | undefined {
  return answer?.outcome.kind === 'unspendable' ? answer.outcome.fault : undefined;
}

/** Whether a request was answered with a reason that may be held against this kind of key: plans concern plan keys. */
function hasFaultFor(evidence: Evidence, request: RequestName): boolean {
  const fault = spendingFaultOf(evidence.answers[request]);
  return (
    fault !== undefined &&
    (evidence.keyKind === 'plan' ||
      (fault !== 'noPlan' && fault !== 'modelNotInPlan' && fault !== 'windowExhausted'))
  );
}

function unavailable(evidence: Evidence, request: RequestName): SpendingFinding {
  const why = spendingFaultOf(evidence.answers[request]);
  return why === undefined ? { state: 'notChecked', why: 'noAnswer' } : { state: 'unavailable', why };
}

function textWindows(evidence: Evidence, state: PlanWindow['state']): readonly PlanWindow[] {
  return (evidence.planWindows ?? []).filter((window) => isTextWindow(window) && window.state === state);
}

/** Whether the current window of the text models is open: a week that is says nothing of the hours in it. */
function hasOpenTextWindow(evidence: Evidence): boolean {
  const open = [...textWindows(evidence, 'normal'), ...textWindows(evidence, 'unlimited')];
  return textWindows(evidence, 'exhausted').length === 0 && open.some(({ span }) => span === 'interval');
}

/** When the last of the exhausted text windows has reset; `undefined` unless every one of them says when. */
function lastReset(evidence: Evidence): number | undefined {
  const resets = textWindows(evidence, 'exhausted').map((window) => window.resetsAt);
  return resets.every((reset) => reset !== undefined) ? Math.max(...resets) : undefined;
}
