import { errorCodes } from '../minimax/errorCodes';
import type { Candidate } from './candidate';
import type { ErrorType } from './signals';

/** What is known of the surroundings of a candidate. */
export interface Surroundings {
  /** MiniMax is named on the same line, or close to it. */
  readonly isNamed: boolean;
  readonly isNamedOnLine: boolean;
  /** MiniMax is named on the same line by more than the name of a host. */
  readonly isCalledByName: boolean;
  /** The service named last before it on the line, and close to it, is another one. */
  readonly isOfOtherVendor: boolean;
  /** The line tells how a connection ended. */
  readonly isOfConnection: boolean;
  /** Something on the line belongs to another service. */
  readonly isStrange: boolean;
  readonly traceId: string | undefined;
}

interface Rule {
  readonly name: string;
  readonly holds: (candidate: Candidate, around: Surroundings) => boolean;
  readonly because: string;
}

/** Types that only MiniMax writes so. */
export const ownTypes: readonly (ErrorType | undefined)[] = [
  'authorized_error',
  'bad_request_error',
  'insufficient_balance_error',
  'unprocessable_entity_error',
];

/** Codes that are not used so by anyone else who is known. */
const tellingCodes: readonly number[] = [1004, 2049, 2056];

/** Codes with which web sockets are closed. */
const webSocketCodes: readonly number[] = [1000, 1001, 1002];

/** Behind the codes of web sockets and of Cloudflare’s refusals that MiniMax has too. */
const endOfConnectionCodes = 1100;

/** When a candidate is MiniMax's. */
const rules: readonly Rule[] = [
  {
    name: 'conclusiveWords',
    holds: (candidate) => candidate.isConclusive,
    because: 'Nobody else is known to say these words.',
  },
  {
    name: 'nativeEnvelope',
    holds: (candidate) =>
      candidate.code?.form === 'statusCode' && candidate.hasBaseResp && !candidate.hasForeignMessage,
    because: 'base_resp with status_code and status_msg is the native envelope; others say status_message.',
  },
  {
    name: 'statusCodeWithWords',
    holds: (candidate) => candidate.code?.form === 'statusCode' && candidate.hasOwnWords,
    because: 'A code in its field with the words that belong to it.',
  },
  {
    name: 'statusCodeAlone',
    holds: (candidate, around) =>
      candidate.code?.form === 'statusCode' &&
      errorCodes.has(candidate.code.value) &&
      !candidate.hasForeignMessage &&
      !around.isStrange &&
      !around.isOfOtherVendor &&
      !isConnectionCode(candidate.code.value, around) &&
      (around.isNamedOnLine ||
        tellingCodes.includes(candidate.code.value) ||
        (!candidate.hasOtherMessage && !webSocketCodes.includes(candidate.code.value))),
    because: 'A known code in its field, without another service’s words beside it.',
  },
  {
    name: 'codeBehindWords',
    holds: (candidate, around) =>
      candidate.code?.form === 'parenthesis' &&
      candidate.hasOwnWords &&
      !around.isStrange &&
      (around.isNamedOnLine || !around.isOfOtherVendor),
    because: 'MiniMax ends a message with its code in parentheses.',
  },
  {
    name: 'codeInEnvelope',
    holds: (candidate, around) =>
      candidate.code?.form === 'parenthesis' &&
      !around.isStrange &&
      (candidate.httpCode !== undefined ||
        ownTypes.includes(candidate.type) ||
        (candidate.type !== undefined && isMiniMaxId(around.traceId))),
    because: 'A code in parentheses within a body such as only MiniMax sends, also where it is not known.',
  },
  {
    name: 'labelledCodeWithWords',
    holds: (candidate, around) =>
      candidate.code !== undefined &&
      candidate.isLabelled &&
      candidate.hasOwnWords &&
      !around.isStrange &&
      (around.isNamedOnLine ||
        (!around.isOfOtherVendor &&
          (tellingCodes.includes(candidate.code.value) || isMiniMaxId(around.traceId)))),
    because:
      'A code with the words that belong to it, where MiniMax is named or nobody else uses the code so.',
  },
  {
    name: 'labelledCode',
    holds: (candidate, around) =>
      candidate.code !== undefined &&
      candidate.isLabelled &&
      !around.isStrange &&
      !around.isOfOtherVendor &&
      !isConnectionCode(candidate.code.value, around) &&
      (around.isCalledByName || (around.isNamedOnLine && !webSocketCodes.includes(candidate.code.value))),
    because:
      'Any program has an error 1004; it is MiniMax’s where MiniMax is named. Of its host Cloudflare may speak too.',
  },
  {
    name: 'errorType',
    holds: (candidate, around) =>
      candidate.code === undefined &&
      candidate.type !== undefined &&
      candidate.said !== undefined &&
      !around.isStrange &&
      (candidate.httpCode !== undefined ||
        ownTypes.includes(candidate.type) ||
        isMiniMaxId(around.traceId) ||
        (candidate.hasErrorEnvelope && around.isNamed)),
    because: 'The Anthropic-compatible endpoint often gives no number; its request ids are not Anthropic’s.',
  },
  {
    name: 'wordsAlone',
    holds: (candidate, around) =>
      candidate.code === undefined &&
      (around.isNamedOnLine || candidate.hasStatusMessage) &&
      !around.isStrange &&
      !around.isOfOtherVendor &&
      (candidate.words?.codes ?? []).some((code) => wordsOfCredentials.includes(code)),
    because: 'Words about key, plan or balance, in the native field or on a line that names MiniMax.',
  },
];

/** Codes whose words, on a line that names MiniMax, need no number. */
const wordsOfCredentials: readonly number[] = [1004, 1008, 2049, 2056, 2061, 2062];

/** Whether a candidate is an error of MiniMax: whether one of the rules holds. */
export function isOfMiniMax(candidate: Candidate, around: Surroundings): boolean {
  return rules.some(({ holds }) => holds(candidate, around));
}

/** Whether a code without its words may be that with which a web socket was closed or Cloudflare refused. */
function isConnectionCode(code: number, around: Surroundings): boolean {
  return around.isOfConnection && code < endOfConnectionCodes;
}

/** Whether an id has MiniMax's shape: 32 hexadecimal digits. Anthropic's begin with `req_`. */
function isMiniMaxId(id: string | undefined): boolean {
  return id?.length === 32;
}
