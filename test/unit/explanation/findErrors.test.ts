import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explain } from '../../../src/explanation/explain';
import { findErrors, isTooLong, longestText } from '../../../src/explanation/findErrors';
import { flatten } from '../../../src/explanation/flatText';
import { readShortText } from '../../../src/explanation/shortText';
import { errorTexts, nearMisses } from '../../fixtures/errorTexts';
import type { ErrorTextCase, ExpectedError } from '../../fixtures/errorTexts/errorTextCase';
import { faults, summary } from './support/summary';

/** One seed for all runs: a failure is the fault of a change. */
const seed = 20_261_201;

const groups = Object.entries(errorTexts);
const allTexts = groups.flatMap(([, cases]) => cases);

/** Texts that say something by themselves, and not because nothing else stands beside a number. */
const longTexts = allTexts.filter(({ text }) => readShortText(flatten(text).text) === undefined);

describe('findErrors', () => {
  it('is held to at least 150 texts, a third of them near misses', () => {
    assert.ok(allTexts.length + nearMisses.length >= 150);
    assert.ok(nearMisses.length * 3 >= allTexts.length + nearMisses.length);
    assert.equal(
      new Set([...allTexts, ...nearMisses].map(({ text }) => text)).size,
      allTexts.length + nearMisses.length,
      'each text stands there once',
    );
  });

  for (const [group, cases] of groups) {
    describe(`finds in ${group}`, () => {
      for (const { title, text, expected } of cases) {
        it(title, () => {
          assert.deepEqual(seen(text, expected), expected);
        });
      }
    });
  }

  describe('finds nothing in', () => {
    for (const { title, text } of nearMisses) {
      it(title, () => {
        assert.deepEqual(findErrors(text), []);
      });
    }
  });

  describe('finds the same', () => {
    const ways: Readonly<Record<string, (text: string) => string>> = {
      'in a JSON string': (text) => JSON.stringify(text),
      'in a JSON string of a JSON string': (text) => JSON.stringify(JSON.stringify({ message: text })),
      'with the line ends of Windows': (text) => text.replaceAll('\n', '\r\n'),
      'with entities for quotes': (text) => text.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
      'with colours in every third word': (text) =>
        text.replace(/[A-Za-z]+/g, (word, at: number) =>
          at % 3 === 0 ? `\u001b[3${at % 8}m${word}\u001b[0m` : word,
        ),
      'with three spaces for each': (text) => text.replaceAll(' ', '   '),
      'quoted as in an e-mail': (text) => text.replaceAll(/^/gm, '> '),
      'behind the prefix of a log': (text) => text.replaceAll(/^/gm, '2026-10-01T09:14:02.100Z app-1  | '),
      'behind a screenful of noise': (text) => `${noise}\n${text}`,
      'before a screenful of noise': (text) => `${text}\n${noise}`,
      'when it is said twice': (text) => `${text}\n\n${text}`,
    };
    for (const [title, change] of Object.entries(ways)) {
      it(title, () => {
        const changed = longTexts.filter(
          ({ text }) => summary(change(text)).join('\n') !== summary(text).join('\n'),
        );
        assert.deepEqual(titles(changed), []);
        const taken = nearMisses.filter(({ text }) => findErrors(change(text)).length > 0);
        assert.deepEqual(titles(taken), []);
      });
    }

    it('beside a near miss', () => {
      // Each of these could be of any service, also of MiniMax when that is named beside it.
      const clear = nearMisses.filter(
        ({ title }) => !/^an Anthropic-style answer of an|^Anthropic: overloaded, without/.test(title),
      );
      const lost = longTexts.flatMap(({ title, text }, index) => {
        const neighbour = clear[(index * 7) % clear.length]!;
        return [`${neighbour.text}\n\n${text}`, `${text}\n\n${neighbour.text}`]
          .filter((both) => faults(both).join('\n') !== faults(text).join('\n'))
          .map(() => `${title} beside ${neighbour.title}`);
      });
      assert.deepEqual(lost, []);
    });

    it('beside another error', () => {
      const coded = longTexts.filter(({ expected }) => expected.every(({ code }) => code !== undefined));
      assert.ok(coded.length > 100);
      const lost = coded.flatMap(({ title, text }, index) => {
        const other = coded[(index * 11 + 5) % coded.length]!;
        const both = new Set(faults(`${text}\n${other.text}`).map(faultAlone));
        return [...faults(text), ...faults(other.text)]
          .filter((fault) => !both.has(faultAlone(fault)))
          .map((fault) => `${fault} of ${title} and ${other.title}`);
      });
      assert.deepEqual(lost, []);
    });
  });

  it('gives the place of an error in the given text, in UTF-16 offsets', () => {
    const text =
      '😀 \u001b[31mfailed:\u001b[0m {"base_resp":{"status_code":1004,"status_msg":"token not match group"}} 😀';
    const [found] = findErrors(text);
    assert.ok(found);
    assert.equal(
      text.slice(found.range.start, found.range.end),
      'base_resp":{"status_code":1004,"status_msg":"token not match group"',
    );
  });

  it('gives the place of the first of equal errors, and what any of them adds', () => {
    const trace = 'abcdef0123456789abcdef0123456789';
    const text = `invalid api key (2049)\n{"type":"error","error":{"type":"authorized_error","message":"invalid api key (2049)","http_code":"401"},"request_id":"${trace}"}`;
    assert.deepEqual(findErrors(text), [
      {
        code: 2049,
        message: 'invalid api key',
        envelope: 'openAi',
        errorType: 'authorized_error',
        httpStatus: 401,
        traceId: trace,
        range: { start: 0, end: 'invalid api key (2049)'.length },
      },
    ]);
  });

  it('does not join what stands on one line with the words of the next', () => {
    assert.deepEqual(faults('MiniMax: invalid api key,\nthen minimax error code 1008'), [
      '- invalidApiKey',
      '1008 insufficientBalance',
    ]);
  });

  it('keeps requests apart that are wrong in different ways', () => {
    const text = 'invalid params, text is empty (2013)\ninvalid params, model is unknown (2013)';
    assert.deepEqual(
      findErrors(text).map(({ message }) => message),
      ['invalid params, text is empty', 'invalid params, model is unknown'],
    );
  });

  it('reads the first megabyte of a longer text, and says that it is longer', () => {
    const error = '{"base_resp":{"status_code":1004,"status_msg":"token not match group"}}';
    const filling = 'x '.repeat(longestText / 2);
    assert.deepEqual(faults(error + filling), ['1004 tokenNotMatchGroup']);
    assert.deepEqual(faults(filling + error), []);
    assert.equal(isTooLong(filling), false);
    assert.equal(isTooLong(filling + error), true);
  });

  it('gives ranges, messages and ids of a sound shape for any text', () => {
    const piece = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...allTexts.map(({ text }) => text)) },
      {
        weight: 4,
        arbitrary: fc.constantFrom('1004', '(2049)', '"', '\\', '{', '}', '\n', ' ', '\u001b[', 'error '),
      },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
      {
        weight: 2,
        arbitrary: fc.constantFrom('"message":"', 'status_code:', 'minimax ', 'HTTP 401 ', 'trace-id: '),
      },
    );
    const text = fc
      .array(fc.tuple(piece, fc.nat(400)), { maxLength: 8 })
      .map((pieces) => pieces.map(([one, cut]) => one.slice(0, cut + 1)).join(''));
    let found = 0;
    const property = fc.property(text, (given) => {
      let last = 0;
      for (const { range, message, traceId } of findErrors(given)) {
        found += 1;
        assert.ok(last <= range.start && range.start < range.end && range.end <= given.length);
        last = range.start;
        assert.ok(message === undefined || (message.length > 0 && message.length <= 201));
        assert.doesNotMatch(message ?? '', /[\p{Cc}\p{Cf}]/u);
        assert.match(traceId ?? '0'.repeat(32), /^(?:[0-9a-f]{32}|[0-9a-f-]{36})$/);
      }
    });
    fc.assert(property, { numRuns: 2_000, seed });
    assert.ok(found > 1_000, `${found} errors were looked at`);
  });
});

/** What is found, with the members that the expectation of the same place names. */
function seen(text: string, expected: readonly ExpectedError[]): readonly Partial<ExpectedError>[] {
  return findErrors(text).map((found, index) => {
    const { fault, keyAtFault } = explain(found);
    const all = {
      code: found.code,
      fault,
      key: keyAtFault,
      envelope: found.envelope,
      http: found.httpStatus,
      trace: found.traceId,
      message: found.message,
    };
    const compared = Object.keys(expected[index] ?? all);
    return Object.fromEntries(Object.entries(all).filter(([name]) => compared.includes(name)));
  });
}

function titles(cases: readonly ErrorTextCase[]): readonly string[] {
  return cases.map(({ title }) => title);
}

function faultAlone(fault: string): string {
  return fault.replace(/^\S+ /, '');
}

const noise = Array.from(
  { length: 30 },
  (_, index) =>
    `2026-10-01 09:14:${10 + index} INFO  [worker-${index}] handled request 10${10 + index} in 1004ms, 2049 bytes, port 1008`,
).join('\n');
