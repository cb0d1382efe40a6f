import { strict as assert } from 'node:assert';
import { authorizationFault, errorCodes, type AuthorizationFault } from '../../../src/minimax/errorCodes';

const codesThat = (concerns: string): number[] =>
  [...errorCodes].filter(([, meaning]) => meaning.concerns === concerns).map(([code]) => code);

describe("the platform's codes", () => {
  it('that say nothing about a key are those of the documentation', () => {
    assert.deepEqual(codesThat('transient'), [1000, 1001, 1002, 1013, 1024, 1033, 1039, 1041, 2045]);
  });

  it('that mean a good key which cannot be spent are those of the documentation', () => {
    const faults = [...errorCodes].flatMap(([code, meaning]) =>
      meaning.concerns === 'spending' ? [[code, meaning.fault]] : [],
    );
    assert.deepEqual(faults, [
      [1008, 'insufficientBalance'],
      [1028, 'quotaExhausted'],
      [1030, 'quotaExhausted'],
      [2038, 'accountVerification'],
      [2056, 'windowExhausted'],
      [2061, 'modelNotInPlan'],
      [2062, 'noPlan'],
    ]);
  });

  it('that refuse a key are 2049 by itself and 1004 by its message', () => {
    assert.deepEqual(codesThat('keyInvalid'), [2049]);
    assert.deepEqual(codesThat('readMessage'), [1004]);
  });

  it('that are about the request are the rest of the official table', () => {
    assert.deepEqual(
      codesThat('request'),
      [1026, 1027, 1042, 1043, 1044, 2013, 20132, 2037, 2039, 2042, 2048],
    );
  });

  it('have one success', () => {
    assert.deepEqual(codesThat('success'), [0]);
  });
});

describe('the message of a 1004', () => {
  const messages: readonly (readonly [message: string, fault: AuthorizationFault])[] = [
    ['token not match group', 'tokenNotMatchGroup'],
    ['Token does not match group.', 'tokenNotMatchGroup'],
    ['token not match group (1004)', 'tokenNotMatchGroup'],
    [
      "login fail: Please carry the API secret key in the 'Authorization' field of the request header",
      'loginFail',
    ],
    [
      "login fail: Please carry the API secret key in the 'X-Api-Key' field of the request header",
      'loginFail',
    ],
    ['cookie is missing, log in again', 'cookieMissing'],
    ['not authorized', 'notAuthorized'],
    ['token is unusable', 'notAuthorized'],
    ['', 'unknown'],
    ['something else', 'unknown'],
    ['group', 'unknown'],
  ];
  for (const [message, fault] of messages) {
    it(`${JSON.stringify(message)} is ${fault}`, () => {
      assert.equal(authorizationFault(message), fault);
    });
  }
});
