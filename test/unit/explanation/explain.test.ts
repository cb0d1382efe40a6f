import assert from 'node:assert/strict';
import {
  explain,
  type Certainty,
  type ExplanationRemedy,
  type KeyAtFault,
} from '../../../src/explanation/explain';
import type { Fault } from '../../../src/explanation/fault';
import type { FoundError } from '../../../src/explanation/findErrors';
import { errorCodes } from '../../../src/minimax/errorCodes';

/** What a knowledgeable person says of each code of the platform: fault, key, certainty and the first remedy. */
const codes: readonly (readonly [number, string, Fault, KeyAtFault, Certainty, string])[] = [
  [1000, 'unknown error', 'unknownError', 'no', 'documented', 'runAgainLater'],
  [1001, 'request timeout', 'timeout', 'no', 'documented', 'runAgainLater'],
  [1002, 'rate limit', 'rateLimit', 'no', 'documented', 'slowDown'],
  [1004, 'token not match group', 'tokenNotMatchGroup', 'no', 'documented', 'correctGroupId'],
  [
    1004,
    'login fail: Please carry the API secret key',
    'loginFail',
    'possibly',
    'widelySeen',
    'checkKeyArrives',
  ],
  [1004, 'cookie is missing, log in again', 'cookieMissing', 'possibly', 'widelySeen', 'askOtherRegion'],
  [1004, 'not authorized', 'notAuthorized', 'possibly', 'documented', 'correctKey'],
  [1004, 'token is unusable', 'notAuthorized', 'possibly', 'seenOnce', 'correctKey'],
  [1004, '', 'unclearAuthorization', 'possibly', 'documented', 'verify'],
  [1008, 'insufficient balance', 'insufficientBalance', 'no', 'documented', 'balance'],
  [1013, 'internal service error', 'internalError', 'no', 'documented', 'runAgainLater'],
  [1024, 'internal error', 'internalError', 'no', 'documented', 'runAgainLater'],
  [1026, 'input new_sensitive', 'inputSensitive', 'no', 'documented', 'changeRequest'],
  [1027, 'output new_sensitive', 'outputSensitive', 'no', 'documented', 'changeRequest'],
  [1028, 'quota exhausted', 'quotaExhausted', 'no', 'documented', 'plan'],
  [1030, 'quota exhausted', 'quotaExhausted', 'no', 'documented', 'plan'],
  [1033, 'system error', 'systemError', 'no', 'documented', 'runAgainLater'],
  [1039, 'token limit', 'tokenRate', 'no', 'documented', 'slowDown'],
  [1041, 'conn limit', 'connectionLimit', 'no', 'documented', 'slowDown'],
  [1042, 'invisible character ratio limit', 'invisibleCharacters', 'no', 'documented', 'changeRequest'],
  [1043, 'asr similarity check failed', 'voiceCloneCheck', 'no', 'documented', 'changeRequest'],
  [1044, 'clone prompt similarity check failed', 'voiceCloneCheck', 'no', 'documented', 'changeRequest'],
  [2013, 'invalid params', 'invalidParameters', 'no', 'documented', 'changeRequest'],
  [20132, 'invalid samples or voice_id', 'voiceSamples', 'no', 'documented', 'changeRequest'],
  [2037, 'voice duration too short', 'voiceDuration', 'no', 'documented', 'changeRequest'],
  [2038, 'real-name verification', 'accountVerification', 'no', 'documented', 'signIn'],
  [2039, 'duplicate voice id', 'voiceIdTaken', 'no', 'documented', 'changeRequest'],
  [2042, 'no access to this voice_id', 'voiceIdNotYours', 'no', 'documented', 'changeRequest'],
  [2045, 'rate growth limit', 'rateGrowth', 'no', 'documented', 'slowDown'],
  [2048, 'prompt audio too long', 'promptAudioTooLong', 'no', 'documented', 'changeRequest'],
  [2049, 'invalid api key', 'invalidApiKey', 'possibly', 'documented', 'askOtherRegion'],
  [2056, 'usage limit exceeded', 'windowExhausted', 'no', 'documented', 'waitForWindow'],
  [2061, 'not support model', 'modelNotInPlan', 'no', 'documented', 'chooseOtherModel'],
  [2062, 'no token plan', 'noPlan', 'no', 'seenOnce', 'plan'],
];

const statuses: readonly (readonly [number, KeyAtFault, Certainty, string])[] = [
  [400, 'no', 'documented', 'readWholeMessage'],
  [401, 'possibly', 'documented', 'verify'],
  [402, 'no', 'documented', 'balance'],
  [403, 'unknown', 'unknown', 'readWholeMessage'],
  [404, 'no', 'widelySeen', 'checkAddress'],
  [407, 'no', 'documented', 'signInToProxy'],
  [408, 'no', 'documented', 'runAgainLater'],
  [418, 'unknown', 'unknown', 'readWholeMessage'],
  [422, 'no', 'documented', 'readWholeMessage'],
  [429, 'no', 'documented', 'slowDown'],
  [500, 'no', 'documented', 'runAgainLater'],
  [502, 'no', 'documented', 'runAgainLater'],
  [529, 'no', 'documented', 'runAgainLater'],
];

describe('explain', () => {
  it('has an entry for every code of the platform', () => {
    const known = [...errorCodes.keys()].filter((code) => code !== 0).sort((a, b) => a - b);
    assert.deepEqual(
      [...new Set(codes.map(([code]) => code))].sort((a, b) => a - b),
      known,
    );
  });

  for (const [code, message, fault, key, certainty, first] of codes) {
    it(`explains ${code} ${message}`, () => {
      const explanation = explain(error({ code, message: message === '' ? undefined : message }));
      assert.deepEqual(
        [explanation.fault, explanation.keyAtFault, explanation.certainty, name(explanation.remedies[0])],
        [fault, key, certainty, first],
      );
      assert.equal(explanation.code, code);
    });
  }

  for (const [httpStatus, key, certainty, first] of statuses) {
    it(`explains HTTP ${httpStatus} alone`, () => {
      const explanation = explain(error({ httpStatus }));
      assert.deepEqual(
        [explanation.fault, explanation.keyAtFault, explanation.certainty, name(explanation.remedies[0])],
        ['httpStatusOnly', key, certainty, first],
      );
    });
  }

  it('says of a code that is in no table that it is unknown, and leads to the official table first', () => {
    const { fault, keyAtFault, certainty, remedies } = explain(error({ code: 2999, httpStatus: 401 }));
    assert.deepEqual([fault, keyAtFault, certainty], ['unknownCode', 'unknown', 'unknown']);
    assert.deepEqual(remedies[0], { kind: 'openPage', page: 'errorCodes' });
  });

  it('reads a refused key under 1004 from the message, as the verifier does', () => {
    const { fault, keyAtFault } = explain(error({ code: 1004, message: 'invalid api key' }));
    assert.deepEqual([fault, keyAtFault], ['invalidApiKey', 'possibly']);
  });

  it('offers for a Group ID that is not the key’s both remedies, before anything about the key', () => {
    assert.deepEqual(explain(error({ message: 'token not match group' })).remedies.map(name), [
      'correctGroupId',
      'removeGroupId',
      'groupId',
      'correctKey',
    ]);
  });

  it('asks the other region before the key is replaced', () => {
    const remedies = explain(error({ code: 2049 })).remedies.map(name);
    assert.ok(remedies.indexOf('askOtherRegion') < remedies.indexOf('correctKey'));
  });

  it('tells an error without a number by its words before its type', () => {
    const faultOf = (given: Partial<FoundError>): Fault => explain(error(given)).fault;
    assert.equal(faultOf({ errorType: 'authentication_error', message: 'invalid api key' }), 'invalidApiKey');
    assert.equal(
      faultOf({ errorType: 'rate_limit_error', message: 'usage limit exceeded' }),
      'windowExhausted',
    );
    assert.equal(faultOf({ errorType: 'rate_limit_error', message: 'slow down' }), 'rateLimit');
    assert.equal(faultOf({ errorType: 'overloaded_error', message: 'busy' }), 'overloaded');
    assert.equal(faultOf({ errorType: 'server_error' }), 'internalError');
    assert.equal(faultOf({ errorType: 'insufficient_balance_error' }), 'insufficientBalance');
    assert.equal(faultOf({ errorType: 'authorized_error' }), 'unclearAuthorization');
    assert.equal(faultOf({ errorType: 'invalid_request_error' }), 'invalidParameters');
  });
});

function error(given: Partial<FoundError>): FoundError {
  return {
    code: undefined,
    message: undefined,
    envelope: undefined,
    errorType: undefined,
    httpStatus: undefined,
    traceId: undefined,
    range: { start: 0, end: 1 },
    ...given,
  };
}

function name(remedy: ExplanationRemedy | undefined): string | undefined {
  switch (remedy?.kind) {
    case 'openPage':
      return remedy.page;
    case 'advice':
      return remedy.advice;
    default:
      return remedy?.kind;
  }
}
