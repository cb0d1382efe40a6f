import {
  authorizationFault,
  errorCodes,
  saysInvalidKey,
  type AuthorizationFault,
  type RequestFault,
  type SpendingFault,
  type TransientFault,
} from '../minimax/errorCodes';
import type { FoundError } from './findErrors';
import type { ErrorType } from './signals';

/**
 * What is the matter, as far as an error text says it. The first four stand under the one code 1004, and
 * `unclearAuthorization` is that code without words that tell which of them it is.
 */
export type Fault =
  | Exclude<AuthorizationFault, 'unknown'>
  | 'unclearAuthorization'
  | 'invalidApiKey'
  | SpendingFault
  | TransientFault
  | 'overloaded'
  | RequestFault
  | 'unknownCode'
  | 'httpStatusOnly';

/** What an error says: by its code, else by its words, else by its type; `httpStatusOnly` when it has none of them. */
export function faultOf(error: Pick<FoundError, 'code' | 'message' | 'errorType'>): Fault {
  const { code, message, errorType } = error;
  if (code !== undefined) {
    return faultOfCode(code, message ?? '');
  }
  return (
    (message === undefined ? undefined : faultOfWords(message)) ??
    (errorType === undefined ? 'httpStatusOnly' : faultOfType(errorType))
  );
}

function faultOfCode(code: number, message: string): Fault {
  const meaning = errorCodes.get(code);
  switch (meaning?.concerns) {
    case 'readMessage': {
      const fault = authorizationFault(message);
      if (fault !== 'unknown') {
        return fault;
      }
      return saysInvalidKey(message) ? 'invalidApiKey' : 'unclearAuthorization';
    }
    case 'keyInvalid':
      return 'invalidApiKey';
    case 'spending':
    case 'transient':
    case 'request':
      return meaning.fault;
    case 'success':
    case undefined:
      return 'unknownCode';
  }
}

function faultOfWords(message: string): Fault | undefined {
  const said = message.toLowerCase();
  for (const [code, { says }] of errorCodes) {
    if (code !== 0 && says.some((words) => said.includes(words))) {
      return faultOfCode(code, message);
    }
  }
  const fault = authorizationFault(message);
  return fault === 'unknown' ? undefined : fault;
}

function faultOfType(type: ErrorType): Fault {
  switch (type) {
    case 'authorized_error':
    case 'authentication_error':
    case 'permission_error':
      return 'unclearAuthorization';
    case 'bad_request_error':
    case 'invalid_request_error':
    case 'unprocessable_entity_error':
      return 'invalidParameters';
    case 'insufficient_balance_error':
      return 'insufficientBalance';
    case 'rate_limit_error':
      return 'rateLimit';
    case 'overloaded_error':
      return 'overloaded';
    case 'server_error':
    case 'api_error':
      return 'internalError';
  }
}
