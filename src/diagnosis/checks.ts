import type { Answer } from '../minimax/answer';
import { otherRegion } from '../minimax/region';
import { regionHosts } from '../minimax/region';
import { decisiveRequest, isConclusive, type Verdict } from '../minimax/verdict';
import type { DiagnosisAction } from './action';
import { ownGroupOf, regionsInOrder, verdictOf, type Candidate } from './candidates';
import type { Check, CheckId } from './diagnosis';
import type { Fact, SkipReason } from './fact';
import { keyShapeOf } from './keyShape';
import {
  actionsFor,
  actionsForRemedy,
  askRegionActions,
  distinct,
  obstacleActions,
  openFileActions,
  ownGroupActions,
  pageActions,
  removeGroupIdActions,
  useRegionActions,
  type RemedyContext,
} from './remedies';

/** A check before it is compared with the run before. */
export type CheckResult = Omit<Check, 'before'>;

/** The checks from the second on are about one candidate: this one. */
export interface CheckContext extends RemedyContext {
  readonly subject: Candidate | undefined;
}

function result(
  id: CheckId,
  state: Check['state'],
  finding: string,
  facts: readonly Fact[],
  actions: readonly DiagnosisAction[] = [],
): CheckResult {
  return { id, state, finding, facts, actions: distinct(actions) };
}

function skipped(
  id: CheckId,
  why: SkipReason,
  actions: readonly DiagnosisAction[] = [],
  facts: readonly Fact[] = [],
): CheckResult {
  return result(id, 'skipped', why, [...facts, { kind: 'skipped', why }], actions);
}

// ---- The shape of the key ----

/** Whether the key looks like one, which needs no answer of anybody. */
export function checkKeyShape(context: CheckContext): CheckResult {
  const id = 'keyShape';
  const { subject } = context;
  if (subject === undefined) {
    return skipped(id, 'noCredentials');
  }
  const own = keyShapeResult(subject, context);
  const others = obstaclesElsewhere('apiKey', context);
  return others.facts.length === 0 || own.state === 'failed'
    ? own
    : result(
        id,
        'warning',
        'obstacleElsewhere',
        [...own.facts, ...others.facts],
        [...own.actions, ...others.actions],
      );
}

function keyShapeResult(subject: Candidate, context: CheckContext): CheckResult {
  const id = 'keyShape';
  const { found } = subject;
  const { place } = found;
  const obstacles = found.obstacles.filter(({ part }) => part === 'apiKey');
  const [obstacle] = obstacles;
  if (obstacle !== undefined) {
    return result(
      id,
      'failed',
      obstacle.why,
      obstacles.map((each) => ({ kind: 'obstacle', place, obstacle: each })),
      obstacleActions(obstacle, subject, context),
    );
  }
  const kind: Fact = { kind: 'keyKind', place, keyKind: found.apiKey.kind };
  const shape = keyShapeOf(found.apiKey);
  if (shape !== 'short' && shape !== 'long' && shape !== 'unknownKind') {
    return result(id, 'passed', found.apiKey.kind, [kind]);
  }
  const facts: Fact[] = [kind, { kind: 'keyShape', place, shape }];
  // What MiniMax itself said of the key counts for more than its shape.
  return verdictOf(subject)?.key.state === 'accepted'
    ? result(id, 'passed', shape, [...facts, { kind: 'unusualButAccepted' }])
    : result(id, 'warning', shape, facts, actionsForRemedy({ kind: 'correctKey' }, subject, context));
}

/** Values at other places that cannot be right. */
function obstaclesElsewhere(
  part: 'apiKey' | 'groupId',
  context: CheckContext,
): { readonly facts: readonly Fact[]; readonly actions: readonly DiagnosisAction[] } {
  const others = context.candidates.all
    .filter((candidate) => candidate !== context.subject)
    .flatMap((candidate) =>
      candidate.found.obstacles
        .filter((obstacle) => obstacle.part === part)
        .map((obstacle) => ({ candidate, obstacle })),
    );
  return {
    facts: others.map(({ candidate, obstacle }) => ({
      kind: 'obstacle',
      place: candidate.found.place,
      obstacle,
    })),
    actions: others.flatMap(({ candidate, obstacle }) =>
      obstacleActions(obstacle, candidate, context).slice(0, 1),
    ),
  };
}

// ---- The shape of the Group ID ----

/** Whether the Group ID looks like one, and whether a legacy key names it as its own. */
export function checkGroupIdShape(context: CheckContext): CheckResult {
  const id = 'groupIdShape';
  const { subject } = context;
  if (subject === undefined) {
    return skipped(id, 'noCredentials');
  }
  const own = groupIdShapeResult(subject, context);
  const others = obstaclesElsewhere('groupId', context);
  return others.facts.length === 0 || own.state === 'failed'
    ? own
    : result(
        id,
        'warning',
        'obstacleElsewhere',
        [...own.facts, ...others.facts],
        [...own.actions, ...others.actions],
      );
}

function groupIdShapeResult(subject: Candidate, context: CheckContext): CheckResult {
  const id = 'groupIdShape';
  const { found } = subject;
  const { place, groupId } = found;
  const obstacles = found.obstacles.filter(({ part }) => part === 'groupId');
  const [obstacle] = obstacles;
  if (obstacle !== undefined) {
    return result(
      id,
      'failed',
      obstacle.why,
      obstacles.map((each) => ({ kind: 'obstacle', place, obstacle: each })),
      obstacleActions(obstacle, subject, context),
    );
  }
  if (groupId === undefined) {
    const variable = place.kind === 'stored' ? undefined : place.groupVariable;
    return found.isGroupIdEmpty
      ? result(
          id,
          'warning',
          'empty',
          [{ kind: 'groupIdEmpty', place, variable }],
          [
            ...removeGroupIdActions(subject, context),
            ...actionsForRemedy({ kind: 'correctGroupId' }, subject, context),
          ],
        )
      : skipped(id, 'noGroupId');
  }
  const isUsual = groupId.length === usualGroupIdLength;
  const shape: Fact = { kind: 'groupId', place, groupId, digits: groupId.length };
  const own = found.apiKey.ownGroupId;
  if (own !== undefined) {
    const matches = own === groupId;
    const facts: Fact[] = [shape, { kind: 'ownGroupId', matches, groupId: own }];
    return matches
      ? result(id, 'passed', 'keyNamesThis', facts)
      : result(id, 'failed', 'keyNamesAnother', facts, ownGroupActions(subject, context));
  }
  return isUsual || verdictOf(subject)?.group.state === 'matched'
    ? result(id, 'passed', 'usual', [shape])
    : result(
        id,
        'warning',
        'unusualLength',
        [shape],
        actionsForRemedy({ kind: 'correctGroupId' }, subject, context),
      );
}

/** The number of digits in every Group ID seen so far. */
const usualGroupIdLength = 19;

// ---- The way to MiniMax ----

/** Whether the host can be reached, and if not, who is in the way. */
export function checkReachability(context: CheckContext): CheckResult {
  const id = 'reachability';
  const { subject } = context;
  if (subject === undefined) {
    return skipped(id, 'noCredentials');
  }
  const reached = reachabilityResult(subject, context);
  const { host, place } = subject.found;
  if (host === undefined && reached.state === 'passed') {
    return withHostNotNamed(reached, subject, context);
  }
  if (host === undefined || (host.kind === 'api' && !host.hasWrongPath)) {
    return reached;
  }
  const named: Fact = { kind: 'namedHost', place, host };
  return isWrongAddress(subject)
    ? result(
        id,
        'failed',
        addressFinding(subject),
        [named, ...reached.facts],
        [...addressActions(subject, context), ...reached.actions],
      )
    : { ...reached, facts: [named, ...reached.facts] };
}

/** A file without a host leaves it to the program which region it asks, and programs differ in that. */
function withHostNotNamed(reached: CheckResult, subject: Candidate, context: CheckContext): CheckResult {
  const { place, region } = subject.found;
  const accepted = verdictOf(subject)?.key.state === 'accepted' ? subject.region : undefined;
  return place.kind !== 'envFile' || region !== undefined || accepted === undefined
    ? reached
    : {
        ...reached,
        facts: [...reached.facts, { kind: 'hostNotNamed', region: accepted }],
        actions: [...reached.actions, ...useRegionActions(subject, accepted, context)],
      };
}

/** Whether programs are told an address at which MiniMax's API is not. A proxy of one's own is no fault. */
export function isWrongAddress({ found: { host } }: Candidate): boolean {
  return host !== undefined && (host.kind === 'website' || host.kind === 'mistaken' || host.hasWrongPath);
}

/** `hostPath` for a wrong path on the right host. */
export function addressFinding({ found: { host } }: Candidate): 'hostMistaken' | 'hostPath' {
  return host?.hasWrongPath === true ? 'hostPath' : 'hostMistaken';
}

/** What mends a wrong address. */
export function addressActions(subject: Candidate, context: RemedyContext): readonly DiagnosisAction[] {
  const { host, place } = subject.found;
  if (host === undefined) {
    return [];
  }
  const isInFile = place.kind === 'envFile' && !place.fromEnvironment.includes(host.variable);
  if (host.hasWrongPath && isInFile) {
    return [{ kind: 'applyFix', place, variable: host.variable, rule: 'host-path' }];
  }
  const region = host.region ?? subject.region;
  return [
    ...(region === undefined ? [] : useRegionActions(subject, region, context)),
    ...openFileActions(subject, host.variable),
  ];
}

function reachabilityResult(subject: Candidate, context: CheckContext): CheckResult {
  const id = 'reachability';
  switch (subject.status.kind) {
    case 'obstacle':
    case 'untrusted':
    case 'regionUnknown':
      return skipped(id, subject.status.kind);
    case 'endpointRefused':
      return endpointResult(subject, context);
    case 'beingAsked':
      return result(id, 'running', 'beingAsked', [{ kind: 'beingAsked' }]);
    case 'notAsked':
      return notAsked(id, context);
    case 'asked':
      return answeredResult(subject, subject.status.verdict, context);
  }
}

function notAsked(id: CheckId, { input }: CheckContext): CheckResult {
  return result(
    id,
    'unknown',
    'notAsked',
    [{ kind: input.run === 'cancelled' ? 'cancelled' : 'notAsked' }],
    [{ kind: 'run' }],
  );
}

function endpointResult({ region }: Candidate, { input }: CheckContext): CheckResult {
  const id = 'reachability';
  const reading = region === undefined ? undefined : input.endpoints[region];
  return region === undefined || reading === undefined || !('fault' in reading)
    ? skipped(id, 'endpointRefused')
    : result(
        id,
        'failed',
        'endpointRefused',
        [{ kind: 'endpointRefused', region, fault: reading.fault }],
        [{ kind: 'openEndpointSetting', region }],
      );
}

function answeredResult(subject: Candidate, verdict: Verdict, context: CheckContext): CheckResult {
  const id = 'reachability';
  const { key, evidence } = verdict;
  const { origin, region, directRoute } = evidence;
  if (key.state !== 'unclear' || key.why === 'contradictory') {
    return result(id, 'passed', 'reached', [{ kind: 'reached', region, origin }]);
  }
  const direct: readonly Fact[] =
    directRoute === undefined ? [] : [{ kind: 'directRoute', finding: directRoute }];
  if (key.why === 'unreachable') {
    return result(
      id,
      'failed',
      key.fault ?? 'standIn',
      [
        { kind: 'network', fault: key.fault, origin },
        ...direct,
        { kind: 'networkRemedy', fault: key.fault, direct: directRoute },
      ],
      [{ kind: 'run' }, { kind: 'showLog' }],
    );
  }
  const answer = evidence.answers.models;
  const trouble: Fact = { kind: 'trouble', answer, origin };
  return isForeignHost(verdict)
    ? result(id, 'failed', 'missing', [trouble], [{ kind: 'openEndpointSetting', region }, { kind: 'run' }])
    : result(
        id,
        'warning',
        answer?.outcome.kind ?? 'trouble',
        [trouble],
        [{ kind: 'run' }, ...pageActions('status', subject, context), { kind: 'showLog' }],
      );
}

/** Whether a host that a setting names has none of MiniMax's addresses: waiting will not help. */
export function isForeignHost({ state, evidence }: Verdict): boolean {
  return (
    state === 'trouble' &&
    evidence.origin !== regionHosts[evidence.region].apiOrigin &&
    Object.values(evidence.answers).every(({ outcome }) => outcome.kind === 'missing')
  );
}

// ---- What MiniMax says of the key ----

/** Whether the region accepts the key. */
export function checkKeyAccepted(context: CheckContext): CheckResult {
  const id = 'keyAccepted';
  const { subject } = context;
  if (subject === undefined) {
    return skipped(id, 'noCredentials');
  }
  switch (subject.status.kind) {
    case 'obstacle':
    case 'untrusted':
      return skipped(id, subject.status.kind);
    case 'endpointRefused':
      return skipped(id, 'endpointRefused');
    case 'regionUnknown':
      return result(
        id,
        'unknown',
        'regionUnknown',
        [{ kind: 'regionUnknown', place: subject.found.place }],
        askRegionActions(subject, context),
      );
    case 'beingAsked':
      return result(id, 'running', 'beingAsked', [{ kind: 'beingAsked' }]);
    case 'notAsked':
      return notAsked(id, context);
    case 'asked':
      return keyAcceptedResult(subject, subject.status.verdict, context);
  }
}

function keyAcceptedResult(subject: Candidate, verdict: Verdict, context: CheckContext): CheckResult {
  const id = 'keyAccepted';
  const { key, evidence } = verdict;
  const { region, at } = evidence;
  const source: readonly Fact[] =
    subject.regionFrom === 'sameKey' ? [{ kind: 'regionFromSameKey', region }] : [];
  switch (key.state) {
    case 'accepted':
      return result(id, 'passed', 'accepted', [
        { kind: 'keyFinding', region, state: 'accepted', at },
        ...source,
      ]);
    case 'refused':
      return result(
        id,
        'failed',
        verdict.state,
        [{ kind: 'keyFinding', region, state: 'refused', at }, ...said(verdict), ...source],
        actionsFor(subject, verdict, context),
      );
    case 'unclear':
      return result(
        id,
        'unknown',
        key.why,
        [
          {
            kind: 'keyFinding',
            region,
            state: key.why === 'contradictory' ? 'contradictory' : 'unclear',
            at,
          },
        ],
        [{ kind: 'run' }],
      );
  }
}

/** What MiniMax itself said, where it decided the verdict. */
function said(verdict: Verdict): readonly Fact[] {
  const request = decisiveRequest(verdict);
  return saidBy(request === undefined ? undefined : verdict.evidence.answers[request]);
}

function saidBy(answer: Answer | undefined): readonly Fact[] {
  return answer === undefined ||
    answer.outcome.kind === 'network' ||
    (answer.code === undefined && answer.message === undefined)
    ? []
    : [{ kind: 'said', answer }];
}

/** Whether the Group ID belongs to the key. */
export function checkGroupIdMatch(context: CheckContext): CheckResult {
  const id = 'groupIdMatch';
  const { subject } = context;
  if (subject === undefined) {
    return skipped(id, 'noCredentials');
  }
  const { status, found } = subject;
  if (status.kind === 'obstacle') {
    return skipped(id, 'obstacle');
  }
  if (found.groupId === undefined) {
    return skipped(id, 'noGroupId');
  }
  if (status.kind === 'asked') {
    return groupResult(subject, status.verdict, context);
  }
  const own = ownGroupOf(found);
  if (own !== 'unknown') {
    return own === 'matches'
      ? result(id, 'passed', 'claim', [{ kind: 'group', finding: { state: 'matched', by: 'claim' } }])
      : result(
          id,
          'failed',
          'claim',
          [{ kind: 'group', finding: { state: 'mismatched', by: 'claim' } }],
          ownGroupActions(subject, context),
        );
  }
  switch (status.kind) {
    case 'beingAsked':
      return result(id, 'running', 'beingAsked', [{ kind: 'beingAsked' }]);
    case 'notAsked':
      return notAsked(id, context);
    default:
      return skipped(id, status.kind);
  }
}

function groupResult(subject: Candidate, verdict: Verdict, context: CheckContext): CheckResult {
  const id = 'groupIdMatch';
  const { group, key, evidence } = verdict;
  const fact: Fact = { kind: 'group', finding: group };
  switch (group.state) {
    case 'absent':
      return skipped(id, 'noGroupId');
    case 'matched':
      return result(id, 'passed', group.by, [fact]);
    case 'mismatched':
      return result(
        id,
        'failed',
        group.by,
        [fact, ...(group.by === 'platform' ? saidBy(evidence.answers.pairing) : [])],
        verdict.state === 'groupIdMismatch'
          ? actionsFor(subject, verdict, context)
          : ownGroupActions(subject, context),
      );
    case 'notChecked':
      return key.state === 'refused' ? skipped(id, 'keyRefused') : result(id, 'unknown', group.why, [fact]);
  }
}

/** Whether the key can be spent. */
export function checkSpending(context: CheckContext): CheckResult {
  const id = 'spending';
  const { subject } = context;
  if (subject === undefined) {
    return skipped(id, 'noCredentials');
  }
  const { status } = subject;
  switch (status.kind) {
    case 'asked':
      return spendingResult(subject, status.verdict, context);
    case 'beingAsked':
      return result(id, 'running', 'beingAsked', [{ kind: 'beingAsked' }]);
    case 'notAsked':
      return notAsked(id, context);
    default:
      return skipped(id, status.kind);
  }
}

function spendingResult(subject: Candidate, verdict: Verdict, context: CheckContext): CheckResult {
  const id = 'spending';
  const { spending, key, evidence } = verdict;
  if (key.state === 'refused') {
    return skipped(id, 'keyRefused');
  }
  const facts: Fact[] = [
    { kind: 'spending', finding: spending },
    ...(evidence.planWindows ?? [])
      .filter(({ state }) => state !== 'notInPlan')
      .map((window): Fact => ({ kind: 'window', window })),
    ...(evidence.balance === undefined ? [] : [{ kind: 'balance', balance: evidence.balance } as const]),
  ];
  switch (spending.state) {
    case 'available':
      return result(id, 'passed', 'available', facts);
    case 'unavailable':
      return result(
        id,
        passesByItself(verdict) ? 'warning' : 'failed',
        spending.why,
        [...facts, ...(verdict.state === 'unspendable' ? said(verdict) : [])],
        spendingActions(subject, verdict, context),
      );
    case 'notChecked':
      return result(id, 'unknown', spending.why, facts);
  }
}

function spendingActions(
  subject: Candidate,
  verdict: Verdict,
  context: CheckContext,
): readonly DiagnosisAction[] {
  // A wrong Group ID is the verdict then; the empty plan has its own remedies all the same.
  return actionsFor(subject, { ...verdict, state: 'unspendable' }, context);
}

/** Whether a plan that is used up is renewed without the user's doing anything. */
export function passesByItself({ spending }: Verdict): boolean {
  return (
    spending.state === 'unavailable' &&
    (spending.why === 'windowExhausted' || spending.why === 'quotaExhausted')
  );
}

// ---- The other region ----

/** What the other region says of the key, if the user let it be asked. */
export function checkOtherRegion(context: CheckContext): CheckResult {
  const id = 'otherRegion';
  const { subject } = context;
  if (subject === undefined) {
    return skipped(id, 'noCredentials');
  }
  const { status, other, region } = subject;
  if (status.kind === 'obstacle' || status.kind === 'untrusted' || region === undefined) {
    return skipped(
      id,
      status.kind === 'obstacle' || status.kind === 'untrusted' ? status.kind : 'regionUnknown',
    );
  }
  if (other.isBeingAsked) {
    return result(id, 'running', 'beingAsked', [{ kind: 'beingAsked' }]);
  }
  const verdict = verdictOf(subject);
  if (verdict?.key.state === 'accepted') {
    return skipped(id, 'acceptedHere');
  }
  if (other.verdict !== undefined) {
    return otherRegionResult(subject, other.verdict, context);
  }
  return verdict?.key.state === 'refused'
    ? skipped(id, 'needsConsent', actionsForRemedy({ kind: 'askOtherRegion' }, subject, context))
    : skipped(id, 'notNeeded');
}

function otherRegionResult(subject: Candidate, there: Verdict, context: CheckContext): CheckResult {
  const id = 'otherRegion';
  const { region } = there.evidence;
  switch (there.key.state) {
    case 'accepted':
      return result(
        id,
        there.state === 'healthy' ? 'passed' : 'warning',
        `accepted:${there.state}`,
        [{ kind: 'otherRegion', region, state: 'accepted', verdict: there.state }],
        useRegionActions(subject, region, context),
      );
    case 'refused':
      return result(id, 'failed', 'refused', [
        { kind: 'otherRegion', region, state: 'refused', verdict: undefined },
      ]);
    case 'unclear':
      return result(
        id,
        'unknown',
        isConclusive(there) ? 'unclear' : there.state,
        [{ kind: 'otherRegion', region, state: 'unclear', verdict: undefined }],
        actionsForRemedy({ kind: 'askOtherRegion' }, subject, context),
      );
  }
}

/** The region whose pages are of use: where the key is accepted, else where it stands. */
export function regionOfPages({ subject, input }: CheckContext): Candidate['region'] {
  if (subject === undefined) {
    return input.stored?.state === 'stored' ? regionsInOrder(input)[0] : undefined;
  }
  return verdictOf(subject)?.state === 'wrongRegion' && subject.region !== undefined
    ? otherRegion(subject.region)
    : subject.region;
}
