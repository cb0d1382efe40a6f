import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { ago, clockTime } from '../../../src/text/time';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const at = new Date(2026, 10, 20, 12).getTime();

describe('the age of something', () => {
  for (const [age, text, changesAfter] of [
    [0, 'now', minute],
    [minute - 1, 'now', minute],
    [minute, '1 minute ago', 2 * minute],
    [hour - 1, '59 minutes ago', hour],
    [hour, '1 hour ago', 2 * hour],
    [day - 1, '23 hours ago', day],
    [day, '1 day ago', 2 * day],
    [2 * day - 1, '1 day ago', 2 * day],
    [2 * day, '2 days ago', 3 * day],
  ] as const) {
    it(`is “${text}” after ${age} ms`, () => {
      assert.deepEqual(ago(at, at + age, 'en'), { text, changesAt: at + changesAfter });
    });
  }

  it('is “now” for what lies in the future: the clock was put back', () => {
    assert.equal(ago(at, at - day, 'en').text, 'now');
  });

  it('is true until the moment that it names, and another one then', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 * day }), (age) => {
        const { text, changesAt } = ago(at, at + age, 'en');
        assert.ok(changesAt > at + age);
        assert.equal(ago(at, changesAt - 1, 'en').text, text);
        assert.notEqual(ago(at, changesAt, 'en').text, text);
      }),
    );
  });

  it('is said in the language of the user', () => {
    assert.equal(ago(at, at + day, 'zh-cn').text, '1天前');
    assert.equal(ago(at, at + 5 * minute, 'de').text, 'vor 5 Minuten');
  });
});

describe('a moment on the clock', () => {
  it('has no day when it is today, whatever the hour', () => {
    assert.equal(clockTime(at + 3 * hour, at, 'en-GB'), '15:00');
    assert.equal(clockTime(at + 11 * hour, at, 'en-GB'), '23:00');
  });

  it('has the day when it is another one', () => {
    assert.equal(clockTime(at + 13 * hour, at, 'en-GB'), 'Sat 21 Nov, 01:00');
    assert.equal(clockTime(at - day, at, 'en-GB'), 'Thu 19 Nov, 12:00');
  });

  it('takes the same hour of another year for another day', () => {
    assert.notEqual(clockTime(new Date(2027, 10, 20, 12).getTime(), at, 'en-GB'), '12:00');
  });
});
