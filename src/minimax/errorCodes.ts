/** Why a key that is accepted cannot be spent for now. */
export type SpendingFault =
  | 'insufficientBalance'
  | 'quotaExhausted'
  | 'windowExhausted'
  | 'modelNotInPlan'
  | 'noPlan'
  | 'accountVerification';

/**
 * What one of MiniMax's codes lets a client conclude. `transient` says nothing about the credentials, now or later;
 * `request` is about the request that was made, not about who made it.
 */
export type CodeMeaning =
  | { readonly concerns: 'success' | 'keyInvalid' | 'readMessage' | 'transient' | 'request' }
  | { readonly concerns: 'spending'; readonly fault: SpendingFault };

const transient = { concerns: 'transient' } as const;
const request = { concerns: 'request' } as const;

/**
 * MiniMax's codes, from its official table; 1013, 1028, 1030, 2038 and 2061 are documented elsewhere by MiniMax, 2062
 * was seen in public reports. 1004 is four different faults under one number and is told by its message.
 */
export const errorCodes: ReadonlyMap<number, CodeMeaning> = new Map<number, CodeMeaning>([
  [0, { concerns: 'success' }],
  [1000, transient],
  [1001, transient],
  [1002, transient],
  [1004, { concerns: 'readMessage' }],
  [1008, { concerns: 'spending', fault: 'insufficientBalance' }],
  [1013, transient],
  [1024, transient],
  [1026, request],
  [1027, request],
  [1028, { concerns: 'spending', fault: 'quotaExhausted' }],
  [1030, { concerns: 'spending', fault: 'quotaExhausted' }],
  [1033, transient],
  [1039, transient],
  [1041, transient],
  [1042, request],
  [1043, request],
  [1044, request],
  [2013, request],
  [20132, request],
  [2037, request],
  [2038, { concerns: 'spending', fault: 'accountVerification' }],
  [2039, request],
  [2042, request],
  [2045, transient],
  [2048, request],
  [2049, { concerns: 'keyInvalid' }],
  [2056, { concerns: 'spending', fault: 'windowExhausted' }],
  [2061, { concerns: 'spending', fault: 'modelNotInPlan' }],
  [2062, { concerns: 'spending', fault: 'noPlan' }],
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
