/** Why a key that is accepted cannot be spent for now. */
export type SpendingFault =
  | 'insufficientBalance'
  | 'quotaExhausted'
  | 'windowExhausted'
  | 'modelNotInPlan'
  | 'noPlan'
  | 'accountVerification';

/** What is the matter with MiniMax, or with the pace of the calls, for now. */
export type TransientFault =
  | 'unknownError'
  | 'timeout'
  | 'rateLimit'
  | 'internalError'
  | 'systemError'
  | 'tokenRate'
  | 'connectionLimit'
  | 'rateGrowth';

/** What is the matter with the request itself, whoever makes it. */
export type RequestFault =
  | 'inputSensitive'
  | 'outputSensitive'
  | 'invisibleCharacters'
  | 'voiceCloneCheck'
  | 'invalidParameters'
  | 'voiceSamples'
  | 'voiceDuration'
  | 'voiceIdTaken'
  | 'voiceIdNotYours'
  | 'promptAudioTooLong';

/**
 * What one of MiniMax's codes lets a client conclude. `transient` says nothing about the credentials, now or later;
 * `request` is about the request that was made, not about who made it.
 */
export type CodeMeaning = (
  | { readonly concerns: 'success' | 'keyInvalid' | 'readMessage' }
  | { readonly concerns: 'transient'; readonly fault: TransientFault }
  | { readonly concerns: 'request'; readonly fault: RequestFault }
  | { readonly concerns: 'spending'; readonly fault: SpendingFault }
) & {
  /**
   * What MiniMax's message for the code holds, in small letters: by these words a number in a foreign text is known
   * for MiniMax's.
   */
  readonly says: readonly string[];
  /** Whether MiniMax documents the code; otherwise it was seen in single public reports. */
  readonly documented: boolean;
};

function transient(fault: TransientFault, ...says: string[]): CodeMeaning {
  return { concerns: 'transient', fault, says, documented: true };
}

function request(fault: RequestFault, ...says: string[]): CodeMeaning {
  return { concerns: 'request', fault, says, documented: true };
}

function spending(fault: SpendingFault, ...says: string[]): CodeMeaning {
  return { concerns: 'spending', fault, says, documented: true };
}

/**
 * MiniMax's codes, from its official table; 1013, 1028, 1030, 2038 and 2061 are documented elsewhere by MiniMax, 2062
 * was seen in public reports. 1004 is four different faults under one number and is told by its message.
 */
export const errorCodes: ReadonlyMap<number, CodeMeaning> = new Map<number, CodeMeaning>([
  [0, { concerns: 'success', says: ['success'], documented: true }],
  [1000, transient('unknownError', 'unknown error')],
  [1001, transient('timeout', 'request timeout')],
  [1002, transient('rateLimit', 'rate limit')],
  [
    1004,
    {
      concerns: 'readMessage',
      says: ['token not match group', 'login fail', 'cookie is missing', 'token is unusable'],
      documented: true,
    },
  ],
  [1008, spending('insufficientBalance', 'insufficient balance')],
  [1013, transient('internalError', 'internal service error')],
  [1024, transient('internalError', 'internal error')],
  [1026, request('inputSensitive', 'input new_sensitive', 'input sensitive')],
  [1027, request('outputSensitive', 'output new_sensitive', 'output sensitive')],
  [1028, spending('quotaExhausted', 'quota')],
  [1030, spending('quotaExhausted', 'quota')],
  [1033, transient('systemError', 'system error', 'mysql failed')],
  [1039, transient('tokenRate', 'token limit')],
  [1041, transient('connectionLimit', 'conn limit', 'connection limit')],
  [1042, request('invisibleCharacters', 'invisible character')],
  [1043, request('voiceCloneCheck', 'similarity check')],
  [1044, request('voiceCloneCheck', 'similarity check')],
  [2013, request('invalidParameters', 'invalid params')],
  [20132, request('voiceSamples', 'invalid samples')],
  [2037, request('voiceDuration', 'voice duration')],
  [2038, spending('accountVerification', 'real-name', 'verification')],
  [2039, request('voiceIdTaken', 'voice id duplicate', 'duplicate voice')],
  [2042, request('voiceIdNotYours', 'access to this voice_id')],
  [2045, transient('rateGrowth', 'rate growth limit')],
  [2048, request('promptAudioTooLong', 'prompt audio too long')],
  [2049, { concerns: 'keyInvalid', says: ['invalid api key'], documented: true }],
  [2056, spending('windowExhausted', 'usage limit exceeded')],
  [2061, spending('modelNotInPlan', 'not support model')],
  [2062, { ...spending('noPlan', 'no token plan'), documented: false }],
]);

/** The four faults that MiniMax reports under 1004, and `unknown` for a message that is none of them. */
export type AuthorizationFault =
  'tokenNotMatchGroup' | 'loginFail' | 'cookieMissing' | 'notAuthorized' | 'unknown';

/** Tells the faults under 1004 apart by the message; the number alone says nothing. */
export function authorizationFault(message: string): AuthorizationFault {
  if (/token\s+(?:does\s+)?not\s+match\s+group/i.test(message)) {
    return 'tokenNotMatchGroup';
  }
  if (/login\s+fail|carry\s+the\s+API\s+secret\s+key/i.test(message)) {
    return 'loginFail';
  }
  if (/cookie\s+is\s+missing/i.test(message)) {
    return 'cookieMissing';
  }
  return /not\s+authorized|token\s+is\s+unusable/i.test(message) ? 'notAuthorized' : 'unknown';
}

/** Whether a message refuses the key itself, as that of 2049 does; some endpoints send it under another code, or none. */
export function saysInvalidKey(message: string): boolean {
  return /invalid\s+api\s*key/i.test(message);
}
