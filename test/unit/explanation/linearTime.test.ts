import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countSteps, findErrors, longestText } from '../../../src/explanation/findErrors';
import { patterns } from '../../../src/explanation/signals';
import { errorTexts } from '../../fixtures/errorTexts';

/** The most steps for one UTF-16 unit that any shape takes: a link of a terminal that never ends is the worst. */
const stepsPerUnit = 310;

const shapes: Readonly<Record<string, string>> = {
  letters: 'a',
  digits: '1',
  backslashes: '\\',
  'escaped letters': '\\u001b',
  quotes: '"',
  blanks: ' ',
  'line ends': '\n',
  'opening braces': '{',
  'braces in turn': '}{',
  ampersands: '&',
  'escape characters': '\u001b',
  'beginnings of colours': '\u001b[',
  'beginnings of links': '\u001b]',
  codes: '1004 ',
  'codes in parentheses': '(1004)',
  'status codes': '"status_code":1004,',
  'status codes without a value': '"status_code":',
  'messages without an end': '"message":"',
  'messages without quotes': 'message:',
  labels: 'error ',
  'words of MiniMax': 'token not match group ',
  'the beginning of its words': 'login fail: please carry the api secret key in the ',
  types: '"type":"authentication_error",',
  names: 'minimax ',
  'status lines': 'HTTP/2 401 ',
  statuses: 'status 401 ',
  ids: 'trace-id: abcdef0123456789abcdef0123456789 ',
  addresses: 'https://a.b.c',
  bodies: '{"base_resp":{"status_code":1004,"status_msg":"token not match group"}}\n',
  'bodies without an end': '{"base_resp":{"status_code":2013,"status_msg":"invalid params ',
};

describe('the time of findErrors', () => {
  for (const [name, pattern] of Object.entries(patterns)) {
    it(`is bounded at each place by the pattern ${name}, which has no open quantifier`, () => {
      const bare = pattern.source.replace(/\\[\s\S]/g, '_').replace(/\[[^\]]*\]/g, '_');
      assert.doesNotMatch(bare, /[*+]|\{\d+,\}/);
      // A quantifier within a quantified group multiplies what it tries: at most one level, and few times.
      assert.doesNotMatch(bare, /\{\d*,?\d+\}[^()]*\)\{\d*,?\d{2,}\}/);
    });
  }

  for (const [title, unit] of Object.entries(shapes)) {
    it(`doubles with twice as many ${title}`, () => {
      const steps = countSteps(unit.repeat(Math.floor(50_000 / unit.length)));
      const stepsOfTwice = countSteps(unit.repeat(Math.floor(100_000 / unit.length)));
      assert.ok(steps >= 40_000, 'every unit was looked at');
      assert.ok(stepsOfTwice <= 2.1 * steps, `${steps} steps, and ${stepsOfTwice} for twice the length`);
      assert.ok(steps <= stepsPerUnit * 50_000, `${steps / 50_000} steps for a unit`);
    });
  }

  it('doubles with any text that repeats itself', () => {
    const piece = fc.oneof(
      fc.constantFrom(...Object.values(shapes)),
      fc.constantFrom(
        ...Object.values(errorTexts).flatMap((cases) => cases.map(({ text }) => text.slice(0, 300))),
      ),
      fc.string({ maxLength: 6 }),
    );
    const property = fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), (pieces) => {
      const part = pieces.join('');
      // Long enough for what is looked at ahead of each place to weigh nothing.
      const times = Math.ceil(20_000 / (part.length + 1));
      const steps = countSteps(part.repeat(times));
      const stepsOfTwice = countSteps(part.repeat(2 * times));
      assert.ok(
        stepsOfTwice <= 2.2 * steps + 1_000,
        `${steps} and ${stepsOfTwice} for ${JSON.stringify(part)}`,
      );
      assert.ok(steps <= stepsPerUnit * (times * part.length + 1));
    });
    fc.assert(property, { numRuns: 300, seed: 20_261_201 });
  });

  it('is short for the longest text', function () {
    this.timeout(20_000);
    const body = shapes['bodies'] ?? '';
    const text = body.repeat(longestText / body.length);
    assert.equal(findErrors(text).length, 1);
  });
});
