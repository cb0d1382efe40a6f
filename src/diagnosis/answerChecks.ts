import type { Answer } from '../minimax/answer';
import { decisiveRequest, type Verdict } from '../minimax/verdict';
import type { DiagnosisAction } from './action';
import { ownGroupOf, type Candidate } from './candidates';
import { notAsked, result, skipped, type CheckContext, type CheckResult } from './checkResult';
import type { Fact } from './fact';
import { actionsFor, askRegionActions, ownGroupActions } from './remedies';

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
