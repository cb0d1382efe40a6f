import { errorCodes } from '../minimax/errorCodes';
import type { PlatformPage } from '../minimax/pages';
import type { Remedy } from '../minimax/remedy';
import { faultOf, type Fault } from './fault';
import type { FoundError } from './findErrors';

/**
 * Whether the key is to blame. There is no `yes`: MiniMax says the same of a bad key and of a good one that was sent
 * to the other region or in the wrong header, so no text alone proves that a key is bad.
 */
export type KeyAtFault = 'no' | 'possibly' | 'unknown';

/** How sure the explanation is: documented by MiniMax, seen by many, seen once or twice, or not known. */
export type Certainty = 'documented' | 'widelySeen' | 'seenOnce' | 'unknown';

/** Something to do in the user's own program or settings, for which there is no button. */
export type Advice =
  | 'checkKeyArrives'
  | 'matchHostToRegion'
  | 'useCurrentUsageEndpoint'
  | 'readWholeMessage'
  | 'usePlanKey'
  | 'omitEmptyGroupId'
  | 'waitForWindow'
  | 'chooseOtherModel'
  | 'runAgainLater'
  | 'slowDown'
  | 'changeRequest'
  | 'checkAddress'
  | 'signInToProxy';

/** What helps against an error that was only read: what helps against a verdict, verifying, and advice. */
export type ExplanationRemedy =
  Remedy | { readonly kind: 'verify' } | { readonly kind: 'advice'; readonly advice: Advice };

/** What an error means. `src/text/explanationText.ts` puts it into words. */
export interface Explanation {
  readonly fault: Fault;
  readonly code: number | undefined;
  readonly httpStatus: number | undefined;
  readonly keyAtFault: KeyAtFault;
  readonly certainty: Certainty;
  /** Best first, never empty. */
  readonly remedies: readonly ExplanationRemedy[];
}

/** Explains an error that {@link findErrors} found. Pure: it knows nothing of what is stored and asks nobody. */
export function explain(found: FoundError): Explanation {
  const fault = faultOf(found);
  return {
    fault,
    code: found.code,
    httpStatus: found.httpStatus,
    ...judge(fault, found),
    remedies: remediesFor(fault, found.httpStatus),
  };
}

type Judgement = Pick<Explanation, 'keyAtFault' | 'certainty'>;

function judge(fault: Fault, found: FoundError): Judgement {
  switch (fault) {
    case 'tokenNotMatchGroup':
      return { keyAtFault: 'no', certainty: 'documented' };
    case 'loginFail':
    case 'cookieMissing':
      return { keyAtFault: 'possibly', certainty: 'widelySeen' };
    case 'notAuthorized':
      return {
        keyAtFault: 'possibly',
        certainty: /unusable/i.test(found.message ?? '') ? 'seenOnce' : 'documented',
      };
    case 'unclearAuthorization':
    case 'invalidApiKey':
      return { keyAtFault: 'possibly', certainty: 'documented' };
    case 'unknownCode':
      return { keyAtFault: 'unknown', certainty: 'unknown' };
    case 'httpStatusOnly':
      return judgeStatus(found.httpStatus);
    default:
      return { keyAtFault: 'no', certainty: isDocumented(fault) ? 'documented' : 'seenOnce' };
  }
}

function isDocumented(fault: Fault): boolean {
  return [...errorCodes.values()].every(
    (meaning) => !('fault' in meaning) || meaning.fault !== fault || meaning.documented,
  );
}

function judgeStatus(status: number | undefined): Judgement {
  switch (status) {
    case 401:
      return { keyAtFault: 'possibly', certainty: 'documented' };
    case 404:
      // A wrong path or base; many threads, no document.
      return { keyAtFault: 'no', certainty: 'widelySeen' };
    case 400:
    case 402:
    case 407:
    case 408:
    case 422:
    case 429:
      return { keyAtFault: 'no', certainty: 'documented' };
    default:
      return status !== undefined && status >= 500
        ? { keyAtFault: 'no', certainty: 'documented' }
        : { keyAtFault: 'unknown', certainty: 'unknown' };
  }
}

const verify = { kind: 'verify' } as const;
const correctKey = { kind: 'correctKey' } as const;
const askOtherRegion = { kind: 'askOtherRegion' } as const;

function page(name: PlatformPage): ExplanationRemedy {
  return { kind: 'openPage', page: name };
}

function advise(advice: Advice): ExplanationRemedy {
  return { kind: 'advice', advice };
}

function remediesFor(fault: Fault, status: number | undefined): readonly ExplanationRemedy[] {
  switch (fault) {
    case 'tokenNotMatchGroup':
      return [{ kind: 'correctGroupId' }, { kind: 'removeGroupId' }, page('groupId'), correctKey];
    case 'loginFail':
      return [advise('checkKeyArrives'), correctKey, advise('matchHostToRegion'), page('apiKeys'), verify];
    case 'cookieMissing':
      return [askOtherRegion, advise('useCurrentUsageEndpoint'), verify];
    case 'notAuthorized':
      return [correctKey, page('apiKeys'), verify];
    case 'unclearAuthorization':
      return [verify, advise('readWholeMessage'), page('errorCodes')];
    case 'invalidApiKey':
      return [askOtherRegion, advise('matchHostToRegion'), correctKey, page('apiKeys')];
    case 'insufficientBalance':
      return [page('balance'), advise('usePlanKey'), page('plan'), advise('omitEmptyGroupId')];
    case 'quotaExhausted':
      return [page('plan'), page('usage')];
    case 'windowExhausted':
      return [advise('waitForWindow'), page('usage'), page('plan')];
    case 'modelNotInPlan':
      return [advise('chooseOtherModel'), page('plan')];
    case 'noPlan':
      return [page('plan'), verify];
    case 'accountVerification':
      return [page('signIn')];
    case 'rateLimit':
    case 'tokenRate':
    case 'connectionLimit':
    case 'rateGrowth':
      return [advise('slowDown'), page('usage')];
    case 'unknownError':
    case 'timeout':
    case 'internalError':
    case 'systemError':
    case 'overloaded':
      return [advise('runAgainLater'), page('status')];
    case 'inputSensitive':
    case 'outputSensitive':
    case 'invisibleCharacters':
    case 'voiceCloneCheck':
    case 'invalidParameters':
    case 'voiceSamples':
    case 'voiceDuration':
    case 'voiceIdTaken':
    case 'voiceIdNotYours':
    case 'promptAudioTooLong':
      return [advise('changeRequest'), page('errorCodes')];
    case 'unknownCode':
      return [page('errorCodes'), verify];
    case 'httpStatusOnly':
      return remediesForStatus(status);
  }
}

function remediesForStatus(status: number | undefined): readonly ExplanationRemedy[] {
  switch (status) {
    case 400:
    case 422:
      return [advise('readWholeMessage'), advise('changeRequest'), page('errorCodes')];
    case 401:
      return [verify, advise('readWholeMessage'), correctKey, page('apiKeys')];
    case 402:
      return [page('balance'), page('plan')];
    case 404:
      return [advise('checkAddress'), page('quickstart')];
    case 407:
      return [advise('signInToProxy')];
    case 408:
      return [advise('runAgainLater'), page('status')];
    case 429:
      return [advise('slowDown'), page('usage')];
    default:
      return status !== undefined && status >= 500
        ? [advise('runAgainLater'), page('status')]
        : [advise('readWholeMessage'), verify, page('errorCodes')];
  }
}
