import { strict as assert } from 'node:assert';
import {
  groupIdShape,
  isSendableGroupId,
  sampleGroupId,
  type GroupIdShape,
} from '../../../src/minimax/groupId';
import { createGroupId, createLegacyKey, createPlanKey } from '../../platform/accounts';

describe('the shape of a Group ID', () => {
  const shapes: readonly (readonly [title: string, value: string, shape: GroupIdShape])[] = [
    ['19 digits', createGroupId('shape'), 'usual'],
    ['19 digits past 2^53 that no number holds', '1900000000000000001', 'usual'],
    ['19 digits that begin with zeros', '0000000000000012345', 'usual'],
    ['18 digits', '190000000000000123', 'unusualLength'],
    ['20 digits', '19000000000000001234', 'unusualLength'],
    ['10 digits', '1901234567', 'unusualLength'],
    ['9 digits', '190123456', 'length'],
    ['21 digits', '190123456789012345678', 'length'],
    ['one digit, as it is typed', '1', 'length'],
    ['two digits, as they are typed', '19', 'length'],
    ['nothing', '', 'empty'],
    ['the sample of the setup guide', '1234567890123456789', 'placeholder'],
    ['the sample as JavaScript prints the number', String(Number('1234567890123456789')), 'placeholder'],
    [
      'the sample as other languages print it',
      BigInt(Number('1234567890123456789')).toString(),
      'placeholder',
    ],
    ['a row of zeros', '0000000000000000000', 'placeholder'],
    ['a sample in words', 'your_group_id', 'placeholder'],
    ['a template', '${MINIMAX_GROUP_ID}', 'placeholder'],
    ['a placeholder in angle brackets', '<group-id>', 'placeholder'],
    ['a plan key', createPlanKey('group'), 'apiKey'],
    ['a legacy key', createLegacyKey('group', createGroupId('group')), 'apiKey'],
    ['letters', 'my-team', 'notDigits'],
    ['a decimal number', '1900000000000000001.0', 'notDigits'],
    ['a number with an exponent', '1.9e18', 'notDigits'],
    ['a negative number', '-190000000000000001', 'notDigits'],
    ['digits with a line end', '1900000000000000001\n', 'notDigits'],
    ['Arabic digits', '١٩٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠١', 'notDigits'],
  ];
  for (const [title, value, shape] of shapes) {
    it(`of ${title} is ${shape}`, () => {
      assert.equal(groupIdShape(value), shape);
    });
  }

  it('lets only 10 to 20 digits be sent', () => {
    const all: readonly GroupIdShape[] = [
      'usual',
      'unusualLength',
      'empty',
      'placeholder',
      'apiKey',
      'notDigits',
      'length',
    ];
    assert.deepEqual(all.filter(isSendableGroupId), ['usual', 'unusualLength']);
  });

  it('knows the sample of the setup guide', () => {
    assert.equal(sampleGroupId, '1234567890123456789');
  });
});
