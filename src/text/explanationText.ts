import * as l10n from '@vscode/l10n';
import type { Advice, Certainty, Explanation, ExplanationRemedy } from '../explanation/explain';
import type { Region } from '../minimax/region';
import { remedyLabel } from './remedyText';

/** An explanation in whole sentences. Holds no text from outside, so it may stand anywhere. */
export interface ExplanationText {
  /** What the error means. */
  readonly meaning: string;
  /** Whether the key is to blame. */
  readonly keyAtFault: string;
  /** How sure that is. */
  readonly certainty: string;
  /** What would settle it. */
  readonly settledBy: string;
}

/** Says an explanation in plain words. */
export function explanationText(explanation: Explanation): ExplanationText {
  return {
    meaning: meaningText(explanation),
    keyAtFault: keyText(explanation),
    certainty: certaintyText(explanation.certainty),
    settledBy: settlingText(explanation),
  };
}

/** A remedy as the label of a button; advice, which has no button, as a sentence. */
export function explanationRemedyText(remedy: ExplanationRemedy, region: Region): string {
  switch (remedy.kind) {
    case 'verify':
      return l10n.t('Verify the Stored Credentials');
    case 'advice':
      return adviceText(remedy.advice);
    default:
      return remedyLabel(remedy, region);
  }
}

/** What is said of a text in which no error of MiniMax was found. */
export function nothingFoundText(): string {
  return l10n.t(
    'No error of MiniMax was found in this text. Paste the whole message, with the lines before and after it.',
  );
}

/** What is said of a text that was too long to be read whole. */
export function tooLongText(): string {
  return l10n.t('The text is longer than 1 MB. Only its beginning was read.');
}

function meaningText({ fault, code, httpStatus }: Explanation): string {
  switch (fault) {
    case 'tokenNotMatchGroup':
      return l10n.t(
        'The Group ID that your program sends is not the one that the API key belongs to. Each of them may be right by itself.',
      );
    case 'loginFail':
      return l10n.t(
        'MiniMax found no usable API key in the request: it was missing, empty or garbled, a placeholder was sent in its place, or it stood in the wrong header.',
      );
    case 'cookieMissing':
      return l10n.t(
        'Your program asked an old address for the usage of a plan. That address answers so to every key that is not valid on its host, most often because the key is from the other region.',
      );
    case 'notAuthorized':
      return l10n.t(
        'MiniMax refused the request without a closer reason. What was sent as the API key may be no MiniMax key at all.',
      );
    case 'unclearAuthorization':
      return code === undefined
        ? l10n.t('MiniMax refused the request and did not say why.')
        : l10n.t(
            'Code {0} stands for four different faults: a Group ID that is not the key’s, no usable key in the request, an old usage address, or a value that is no MiniMax key. Only the words beside the number tell which one it is.',
            code,
          );
    case 'invalidApiKey':
      return l10n.t(
        'The host that was asked does not know this API key. Most often the key is good and belongs to the other region. It can also be mistyped, revoked or deleted.',
      );
    case 'insufficientBalance':
      return l10n.t(
        'The API key is good, but the account has no balance to pay for this call. This also happens when a pay-as-you-go key is used although a plan was paid for.',
      );
    case 'quotaExhausted':
      return l10n.t('The API key is good, but its quota is used up.');
    case 'windowExhausted':
      return l10n.t(
        'The API key is good, but the plan has nothing left for now. It is filled again with the next 5-hour or weekly window.',
      );
    case 'modelNotInPlan':
      return l10n.t('The API key is good, but its plan does not include the model that was asked for.');
    case 'noPlan':
      return l10n.t('The API key is good, but no plan belongs to it.');
    case 'accountVerification':
      return l10n.t(
        'The API key is good, but the account has to pass the real-name verification first. MiniMax asks for it in Mainland China.',
      );
    case 'rateLimit':
      return l10n.t('There were too many requests in a short time.');
    case 'tokenRate':
      return l10n.t('There were too many tokens in one minute.');
    case 'connectionLimit':
      return l10n.t('There were too many connections at the same time.');
    case 'rateGrowth':
      return l10n.t('The number of requests grew too fast.');
    case 'unknownError':
      return l10n.t('Something went wrong at MiniMax, and MiniMax itself does not say what.');
    case 'timeout':
      return l10n.t('MiniMax took too long to answer the request.');
    case 'internalError':
      return l10n.t('MiniMax has an internal error.');
    case 'systemError':
      return l10n.t('MiniMax has an error in its system or its database.');
    case 'overloaded':
      return l10n.t('MiniMax has more to do at the moment than it can handle.');
    case 'inputSensitive':
      return l10n.t(
        'MiniMax regards the text or picture that was sent as sensitive and does not process it.',
      );
    case 'outputSensitive':
      return l10n.t('MiniMax regards its own answer as sensitive and does not hand it out.');
    case 'invisibleCharacters':
      return l10n.t('The text that was sent holds too many invisible or invalid characters.');
    case 'voiceCloneCheck':
      return l10n.t('A check of the recording from which a voice was to be cloned did not pass.');
    case 'invalidParameters':
      return l10n.t(
        'MiniMax did not understand the request: a parameter is missing, misspelled or not allowed. The message often names it.',
      );
    case 'voiceSamples':
      return l10n.t('The recordings for cloning a voice, or the voice_id, are not valid.');
    case 'voiceDuration':
      return l10n.t('The recording of the voice is too short or too long.');
    case 'voiceIdTaken':
      return l10n.t('A voice with this voice_id exists already.');
    case 'voiceIdNotYours':
      return l10n.t('The voice with this voice_id does not belong to the account of the API key.');
    case 'promptAudioTooLong':
      return l10n.t('The sample recording that was sent with the request is too long.');
    case 'unknownCode':
      return l10n.t(
        'The meaning of code {0} is not known to this extension. MiniMax’s own table of error codes may explain it.',
        code ?? 0,
      );
    case 'httpStatusOnly':
      return statusText(httpStatus);
  }
}

function statusText(status: number | undefined): string {
  switch (status) {
    case 400:
    case 422:
      return l10n.t(
        'The request was understood to be wrong (HTTP {0}): a parameter is missing, misspelled or not allowed.',
        status,
      );
    case 401:
      return l10n.t(
        'The API key was not accepted (HTTP 401): it is missing, from the other region, in the wrong header, or not valid.',
      );
    case 402:
      return l10n.t('The account has no balance or plan for this call (HTTP 402).');
    case 403:
      return l10n.t(
        'Something refused the request (HTTP 403). This can be MiniMax, or a proxy or firewall on the way to it.',
      );
    case 404:
      return l10n.t(
        'The address does not exist (HTTP 404). Most often the base URL lacks “/v1” or has a wrong path.',
      );
    case 407:
      return l10n.t('The proxy of your network wants a login (HTTP 407). The request never reached MiniMax.');
    case 408:
      return l10n.t('The request took too long (HTTP 408).');
    case 429:
      return l10n.t('There were too many requests, or a plan is used up for now (HTTP 429).');
    case undefined:
      return l10n.t('The text does not say what went wrong.');
    default:
      return status >= 500
        ? l10n.t('MiniMax, or a proxy on the way to it, has trouble of its own (HTTP {0}).', status)
        : l10n.t('The request failed with HTTP {0}, and nothing says why.', status);
  }
}

function keyText({ keyAtFault, fault }: Explanation): string {
  switch (keyAtFault) {
    case 'possibly':
      return l10n.t('The API key is possibly at fault. This message alone does not prove it.');
    case 'unknown':
      return l10n.t('Whether the API key is at fault is not known.');
    case 'no':
      return fault === 'tokenNotMatchGroup'
        ? l10n.t('The API key is not at fault. It only does not belong to this Group ID.')
        : l10n.t('The API key is not at fault. You need not replace it.');
  }
}

function certaintyText(certainty: Certainty): string {
  switch (certainty) {
    case 'documented':
      return l10n.t('MiniMax documents this.');
    case 'widelySeen':
      return l10n.t('MiniMax does not document this, but many users and programs report it.');
    case 'seenOnce':
      return l10n.t('This was reported only once or twice, so do not rely on it.');
    case 'unknown':
      return l10n.t('Nothing reliable is known about this.');
  }
}

function settlingText({ fault }: Explanation): string {
  switch (fault) {
    case 'tokenNotMatchGroup':
      return l10n.t(
        'Verifying settles it: MiniMax is asked whether the key and the Group ID belong together. It costs nothing.',
      );
    case 'loginFail':
    case 'notAuthorized':
      return l10n.t(
        'Verifying the stored key settles it: if MiniMax accepts it, your program does not send that key as it should.',
      );
    case 'cookieMissing':
    case 'invalidApiKey':
      return l10n.t(
        'Asking the other region settles it: if it accepts the key, the key is good and only the host is wrong.',
      );
    case 'unclearAuthorization':
    case 'httpStatusOnly':
      return l10n.t(
        'The whole message settles it: paste it with the lines around it, or verify the stored credentials.',
      );
    case 'insufficientBalance':
      return l10n.t(
        'The balance page settles it. If money is left there, your program may use a key of another account, or send an empty Group ID.',
      );
    case 'quotaExhausted':
    case 'windowExhausted':
    case 'modelNotInPlan':
    case 'noPlan':
      return l10n.t('The plan page settles it: it shows what the plan includes and what is left of it.');
    case 'accountVerification':
      return l10n.t('Signing in to the platform settles it: it shows whether the account is verified.');
    case 'rateLimit':
    case 'tokenRate':
    case 'connectionLimit':
    case 'rateGrowth':
      return l10n.t('Fewer calls at a time settle it: if the error goes away, nothing else is wrong.');
    case 'unknownError':
    case 'timeout':
    case 'internalError':
    case 'systemError':
    case 'overloaded':
      return l10n.t('Time settles it: if the same call works later, nothing is wrong on your side.');
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
      return l10n.t(
        'A request as simple as possible settles it: if it works, something that you left out was the fault.',
      );
    case 'unknownCode':
      return l10n.t(
        'MiniMax’s table of error codes can settle it, or its support if you give it the trace ID.',
      );
  }
}

function adviceText(advice: Advice): string {
  switch (advice) {
    case 'checkKeyArrives':
      return l10n.t(
        'Check that the key reaches your program: that the variable is set where the program runs, and holds no quotation marks, spaces or placeholder.',
      );
    case 'matchHostToRegion':
      return l10n.t(
        'Check that your program asks the host of the key’s region: api.minimax.io is International, api.minimax.cn is Mainland China.',
      );
    case 'useCurrentUsageEndpoint':
      return l10n.t('Let your program ask for the usage at /v1/token_plan/remains instead.');
    case 'readWholeMessage':
      return l10n.t('Look for the words that MiniMax gives with the error; they say which fault it is.');
    case 'usePlanKey':
      return l10n.t('If you pay for a plan, use the Subscription Key of the plan. It begins with sk-cp-.');
    case 'omitEmptyGroupId':
      return l10n.t('If your program sends GroupId without a value, let it leave GroupId out.');
    case 'waitForWindow':
      return l10n.t('Wait until the window of the plan has reset; the message often says when.');
    case 'chooseOtherModel':
      return l10n.t('Choose a model that the plan includes.');
    case 'runAgainLater':
      return l10n.t('Wait a little and run it again.');
    case 'slowDown':
      return l10n.t('Make fewer calls at a time, and wait a little before the next one.');
    case 'changeRequest':
      return l10n.t('Change what your program sends; the API key and the Group ID can stay as they are.');
    case 'checkAddress':
      return l10n.t(
        'Check the base URL: it ends with /v1 for OpenAI-compatible programs and with /anthropic for Anthropic-compatible ones.',
      );
    case 'signInToProxy':
      return l10n.t('Sign in to your proxy, or correct the proxy settings.');
  }
}
