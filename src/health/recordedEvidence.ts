import type { Answer, Outcome } from '../minimax/answer';
import { isRecord } from '../shared/isRecord';
import type { ApiKeyKind } from '../minimax/apiKey';
import type { SpendingFault } from '../minimax/errorCodes';
import type { NetworkFault } from '../minimax/httpClient';
import type { PlanWindow } from '../minimax/planWindow';
import { isRegion } from '../minimax/region';
import type { RequestName } from '../minimax/requests';
import type { Evidence } from '../minimax/verdict';

/** The members of a union of words; the compiler sees to it that none is left out. */
type Words<Word extends string> = Readonly<Record<Word, true>>;

const keyKinds: Words<ApiKeyKind> = { plan: true, payAsYouGo: true, legacyJwt: true, unknown: true };
const ownGroups: Words<Evidence['ownGroup']> = { matches: true, differs: true, unknown: true };
const otherRegions: Words<Evidence['otherRegion']> = {
  notAsked: true,
  accepted: true,
  refused: true,
  unclear: true,
};
const requestNames: Words<RequestName> = {
  models: true,
  pairing: true,
  pairingSample: true,
  pairingControl: true,
  planUsage: true,
  balance: true,
};
const networkFaults: Words<NetworkFault> = {
  dns: true,
  refused: true,
  tls: true,
  proxyLogin: true,
  proxyCannotReach: true,
  proxyDown: true,
  noFirstByte: true,
  tooSlow: true,
  cutOff: true,
  other: true,
};
const spendingFaults: Words<SpendingFault> = {
  insufficientBalance: true,
  quotaExhausted: true,
  windowExhausted: true,
  modelNotInPlan: true,
  noPlan: true,
  accountVerification: true,
};
const windowSpans: Words<PlanWindow['span']> = { interval: true, week: true };
const windowStates: Words<PlanWindow['state']> = {
  normal: true,
  exhausted: true,
  unlimited: true,
  notInPlan: true,
  notReported: true,
};

/** What tells one outcome of a kind from another: the member that says it, and the words that it may hold. */
type Details<Kind extends Outcome['kind']> =
  Extract<Outcome, { kind: Kind }> extends infer Each
    ? Each extends { readonly how: infer How extends string }
      ? { readonly how: Words<How> }
      : Each extends { readonly fault: infer Fault extends string }
        ? { readonly fault: Words<Fault> }
        : Readonly<Record<string, never>>
    : never;

const outcomes: { readonly [Kind in Outcome['kind']]: Details<Kind> } = {
  ok: {},
  tokenNotMatchGroup: {},
  refused: { how: { invalidApiKey: true, loginFail: true, notAuthorized: true } },
  unspendable: { fault: spendingFaults },
  trouble: { how: { rateLimit: true, serverError: true, code: true } },
  missing: {},
  unreadable: {
    how: {
      webPage: true,
      redirect: true,
      tooLarge: true,
      empty: true,
      notJson: true,
      unexpectedShape: true,
      unexpectedCode: true,
      unexpectedStatus: true,
    },
  },
  network: { fault: networkFaults },
};

/**
 * Whether a value that was read from the file is evidence as this version knows it. Another version may have written
 * words that this one has no text for, and a damaged file could hold anything: neither may break the status bar.
 */
export function isEvidence(value: unknown): value is Evidence {
  return (
    isRecord(value) &&
    isOneOf(value['keyKind'], keyKinds) &&
    isRegion(value['region']) &&
    typeof value['origin'] === 'string' &&
    typeof value['hasGroupId'] === 'boolean' &&
    isOneOf(value['ownGroup'], ownGroups) &&
    isRecord(value['answers']) &&
    Object.entries(value['answers']).every(
      ([name, answer]) => isOneOf(name, requestNames) && isAnswer(answer),
    ) &&
    isOptional(value['planWindows'], (windows) => Array.isArray(windows) && windows.every(isPlanWindow)) &&
    isOptional(
      value['balance'],
      (balance) =>
        isRecord(balance) &&
        typeof balance['available'] === 'string' &&
        typeof balance['empty'] === 'boolean',
    ) &&
    isOneOf(value['otherRegion'], otherRegions) &&
    isOptional(
      value['directRoute'],
      (route) =>
        isRecord(route) &&
        (route['reached'] === true || (route['reached'] === false && isOneOf(route['fault'], networkFaults))),
    ) &&
    isMoment(value['at'])
  );
}

function isAnswer(value: unknown): value is Answer {
  return (
    isRecord(value) &&
    isOutcome(value['outcome']) &&
    isOptional(value['code'], isNumber) &&
    isOptional(value['message'], isText) &&
    isOptional(value['httpStatus'], isNumber) &&
    isOptional(value['traceId'], isText) &&
    isOptional(value['retryAfterSeconds'], isNumber) &&
    isNumber(value['durationMs'])
  );
}

function isOutcome(value: unknown): value is Outcome {
  return (
    isRecord(value) &&
    isOneOf(value['kind'], outcomes) &&
    Object.entries(outcomes[value['kind']]).every(([member, words]) =>
      isOneOf(value[member], words as Words<string>),
    )
  );
}

function isPlanWindow(value: unknown): value is PlanWindow {
  return (
    isRecord(value) &&
    isText(value['name']) &&
    isOneOf(value['span'], windowSpans) &&
    isOneOf(value['state'], windowStates) &&
    isOptional(value['remainingPercent'], isNumber) &&
    isOptional(value['resetsAt'], isMoment)
  );
}

function isOneOf<Word extends string>(value: unknown, words: Readonly<Record<Word, unknown>>): value is Word {
  return typeof value === 'string' && Object.hasOwn(words, value);
}

function isOptional(value: unknown, isValid: (value: unknown) => boolean): boolean {
  return value === undefined || isValid(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Epoch milliseconds that a Date can hold; formatting any other throws. */
function isMoment(value: unknown): value is number {
  return isNumber(value) && Math.abs(value) <= 8.64e15;
}
