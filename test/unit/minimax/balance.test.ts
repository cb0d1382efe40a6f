import { strict as assert } from 'node:assert';
import { readBalance } from '../../../src/minimax/balance';

/** The documented answer. */
const documented = {
  available_amount: '98.00',
  cash_balance: '0.00',
  voucher_balance: '98.00',
  credit_balance: '0.00',
  owed_amount: '0.00',
  balance_alert_switch: false,
  balance_alert_threshold: '',
  base_resp: { status_code: 0, status_msg: 'success' },
};

describe('a balance', () => {
  it('is the documented available amount, digit by digit', () => {
    assert.deepEqual(readBalance(documented), { available: '98.00', empty: false });
  });

  const amounts: readonly (readonly [amount: string, empty: boolean])[] = [
    ['0.01', false],
    ['1', false],
    ['123456789012.34', false],
    ['0.00000001', false],
    ['0.00', true],
    ['0', true],
    ['-0.00', true],
    ['-3.20', true],
  ];
  for (const [amount, empty] of amounts) {
    it(`of ${amount} is ${empty ? 'empty' : 'not empty'}`, () => {
      assert.deepEqual(readBalance({ ...documented, available_amount: amount }), {
        available: amount,
        empty,
      });
    });
  }

  for (const amount of [
    98,
    null,
    undefined,
    '',
    ' 98.00',
    '98,00',
    '1e3',
    'NaN',
    'Infinity',
    '98.00 USD',
    '0x10',
    '--1',
    '1.',
    '.5',
    '9'.repeat(16),
    {},
    ['98.00'],
  ]) {
    it(`is not read from ${JSON.stringify(amount)}`, () => {
      assert.equal(readBalance({ ...documented, available_amount: amount }), undefined);
    });
  }
});
