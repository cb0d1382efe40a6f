import assert from 'node:assert/strict';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { analyzeEnv, type EnvAnalysis } from '../../../../src/env/analyzeEnv';
import { completionsFor } from '../../../../src/env/completions';
import { applyEdits } from '../../../../src/env/edit';
import { fixAll, fixesFor } from '../../../../src/env/fixes';
import type { EnvContext } from '../../../../src/env/envContext';
import type { EnvFix } from '../../../../src/env/envFix';
import { hoverFor } from '../../../../src/env/hover';
import { lensesFor } from '../../../../src/env/lenses';
import { refactoringsFor } from '../../../../src/env/refactorings';
import type { RuleCode } from '../../../../src/env/ruleCatalogue';
import { anyText, grammarText } from '../support/hostileText';
import { parseByDotenv } from '../support/oracle';
import { anyContext, envText, secretsInTexts } from './support/envTexts';
import { contextWith, stored } from './support/evidence';
import { values } from './support/values';

const seed = 20_261_123;

/** Codes that would say different things of one value; written down apart from the product's own table. */
const contradictory: readonly (readonly [RuleCode, RuleCode])[] = [
  ['key-placeholder', 'key-shape'],
  ['key-placeholder', 'dirty-value'],
  ['key-placeholder', 'swapped'],
  ['key-placeholder', 'hash-cut'],
  ['key-placeholder', 'rejected'],
  ['key-placeholder', 'wrong-region'],
  ['key-placeholder', 'exhausted'],
  ['key-placeholder', 'tracked'],
  ['key-placeholder', 'not-ignored'],
  ['key-placeholder', 'secret-in-template'],
  ['group-placeholder', 'group-format'],
  ['group-placeholder', 'group-mismatch'],
  ['group-placeholder', 'empty-group'],
  ['group-placeholder', 'swapped'],
  ['group-placeholder', 'dirty-value'],
  ['group-placeholder', 'hash-cut'],
  ['empty-group', 'group-format'],
  ['empty-group', 'dirty-value'],
  ['empty-group', 'group-mismatch'],
  ['empty-group', 'swapped'],
  ['swapped', 'group-format'],
  ['swapped', 'rejected'],
  ['swapped', 'wrong-region'],
  ['swapped', 'exhausted'],
  ['group-mismatch', 'group-format'],
  ['dirty-value', 'hash-cut'],
  ['dirty-value', 'rejected'],
  ['dirty-value', 'wrong-region'],
  ['dirty-value', 'exhausted'],
  ['rejected', 'key-shape'],
  ['rejected', 'exhausted'],
  ['rejected', 'wrong-region'],
  ['exhausted', 'key-shape'],
  ['exhausted', 'wrong-region'],
  ['wrong-region', 'key-shape'],
  ['wrong-region', 'host-unknown'],
  ['wrong-region', 'region-mismatch'],
  ['wrong-region', 'host-retired'],
  ['region-mismatch', 'host-retired'],
  ['region-mismatch', 'host-unknown'],
  ['host-unknown', 'host-retired'],
  ['host-unknown', 'host-path'],
  ['tracked', 'not-ignored'],
  ['secret-in-template', 'tracked'],
  ['secret-in-template', 'not-ignored'],
];

function codesOf({ diagnostics }: EnvAnalysis): ReadonlySet<RuleCode> {
  return new Set(diagnostics.map(({ code }) => code));
}

function allFixes(analysis: EnvAnalysis, context: EnvContext): EnvFix[] {
  return analysis.diagnostics.flatMap((diagnostic) => fixesFor(diagnostic, analysis, context));
}

const weights = { error: 4, warning: 3, information: 2, hint: 1 } as const;

function weightOf({ diagnostics }: EnvAnalysis): number {
  return diagnostics.reduce((sum, { severity }) => sum + weights[severity], 0);
}

function check(
  numRuns: number,
  property: (text: string, context: EnvContext) => void,
  texts: fc.Arbitrary<string> = envText,
): void {
  fc.assert(fc.property(texts, anyContext, property), { numRuns, seed });
}

describe('whatever a .env file holds', () => {
  it('every text can be analysed, and every range lies in it', () => {
    check(
      1_000,
      (text, context) => {
        const { diagnostics } = analyzeEnv(`MINIMAX_API_KEY=${text}`, context);
        for (const { range, related } of diagnostics) {
          for (const { start, end } of [range, ...related.map((place) => place.range)]) {
            assert.ok(start >= 0 && start < end && end <= text.length + 'MINIMAX_API_KEY='.length);
          }
        }
      },
      anyText,
    );
  });

  it('codes that contradict each other are never shown of one value', () => {
    check(1_500, (text, context) => {
      const { diagnostics, variables } = analyzeEnv(text, context);
      for (const variable of variables) {
        const codes = new Set(
          diagnostics.filter((each) => each.variable === variable).map(({ code }) => code),
        );
        const both = contradictory.find(([first, second]) => codes.has(first) && codes.has(second));
        assert.equal(both, undefined);
      }
    });
  });

  it('no code is shown twice of one value', () => {
    check(700, (text, context) => {
      const shown = analyzeEnv(text, context).diagnostics.map(({ code, range }) => `${code} ${range.start}`);
      assert.deepEqual(shown, [...new Set(shown)]);
    });
  });

  it('a key is never shown, suggested or written by an edit', () => {
    check(150, (text, context) => {
      const analysis = analyzeEnv(text, context);
      const fixes = allFixes(analysis, context);
      const offsets = analysis.variables.flatMap(({ assignment: { key, rawValue } }) => [
        key.start,
        rawValue.start,
      ]);
      const shown = JSON.stringify([
        analysis.diagnostics.map(({ message, related }) => [message, related.map((place) => place.message)]),
        fixes.map(({ title }) => title),
        fixes.map((fix) => ('action' in fix ? fix.action : undefined)),
        lensesFor(analysis, context),
        offsets.map((offset) => [
          hoverFor(analysis, offset, context),
          completionsFor(text, offset, context),
          refactoringsFor(analysis, offset, context).map((each) => [
            each.title,
            'action' in each && each.action,
          ]),
        ]),
      ]);
      for (const secret of secretsInTexts.map((each) => each.toLowerCase())) {
        assert.ok(!shown.toLowerCase().includes(secret.slice(0, 30)));
        assert.ok(!shown.toLowerCase().includes(secret.slice(10, 40)));
      }
      if (!text.includes(stored.apiKey.reveal())) {
        const written = JSON.stringify(
          [...fixes, ...offsets.flatMap((offset) => refactoringsFor(analysis, offset, context))].map(
            (each) => ('edits' in each ? each.edits : []),
          ),
        );
        assert.ok(!written.includes(stored.apiKey.reveal()));
      }
    });
  });

  it('no fix creates a diagnostic of a kind that was not there, and each leaves less that is wrong', () => {
    check(450, (text, context) => {
      const offline = { ...context, verdictOf: undefined };
      const analysis = analyzeEnv(text, offline);
      const before = codesOf(analysis);
      for (const fix of allFixes(analysis, offline)) {
        if ('edits' in fix) {
          const after = analyzeEnv(applyEdits(text, fix.edits), offline);
          assert.deepEqual(
            [...codesOf(after)].filter((code) => !before.has(code)),
            [],
            fix.title,
          );
          assert.ok(weightOf(after) < weightOf(analysis), fix.title);
        }
      }
    });
  });

  it('a fix leaves the variables of other programs as dotenv reads them', () => {
    check(450, (text, context) => {
      const analysis = analyzeEnv(text, context);
      const own = new Set(analysis.variables.map(({ name }) => name));
      const others = (source: string): unknown =>
        Object.entries(parse(source)).filter(([name]) => !own.has(name) && !/MINI?MAX/i.test(name));
      for (const fix of allFixes(analysis, context)) {
        if ('edits' in fix) {
          assert.deepEqual(others(applyEdits(text, fix.edits)), others(text), fix.title);
        }
      }
    });
  });

  it('a fix is as small as can be', () => {
    check(300, (text, context) => {
      const analysis = analyzeEnv(text, context);
      for (const fix of allFixes(analysis, context)) {
        for (const { start, end, newText } of 'edits' in fix ? fix.edits : []) {
          const old = text.slice(start, end);
          assert.ok(old !== newText, fix.title);
          assert.ok(old === '' || newText === '' || old.charAt(0) !== newText.charAt(0), fix.title);
          assert.ok(old === '' || newText === '' || old.at(-1) !== newText.at(-1), fix.title);
        }
      }
    });
  });

  it('between hostile lines a fix does the same', () => {
    const texts = fc
      .tuple(grammarText(8), envText, grammarText(8))
      .map(([before, text, after]) => `${before}\n${text}\n${after}`);
    check(
      250,
      (text, context) => {
        const offline = { ...context, verdictOf: undefined };
        const analysis = analyzeEnv(text, offline);
        const own = new Set(analysis.variables.map(({ name }) => name));
        const others = (source: string): unknown =>
          [...parseByDotenv(source)].filter(([name]) => !own.has(name) && !/MINI?MAX/i.test(name));
        for (const fix of allFixes(analysis, offline)) {
          if ('edits' in fix) {
            const after = applyEdits(text, fix.edits);
            assert.deepEqual(others(after), others(text), fix.title);
            assert.ok(weightOf(analyzeEnv(after, offline)) < weightOf(analysis), fix.title);
          }
        }
      },
      texts,
    );
  });

  it('applying the best fix over and over comes to an end', () => {
    check(200, (text, context) => {
      let current = text;
      for (let steps = 0; ; steps++) {
        const analysis = analyzeEnv(current, context);
        const fix = allFixes(analysis, context).find((each) => 'edits' in each);
        if (fix === undefined || !('edits' in fix)) {
          break;
        }
        assert.ok(steps < 60, 'it ends');
        current = applyEdits(current, fix.edits);
      }
    });
  });

  it('applying fixes in any order comes to an end, and leaves nothing of a kind that was not there', () => {
    const choices = fc.array(fc.nat(), { minLength: 60, maxLength: 60 });
    let applied = 0;
    fc.assert(
      fc.property(envText, anyContext, choices, (text, context, picks) => {
        const offline = { ...context, verdictOf: undefined };
        const before = codesOf(analyzeEnv(text, offline));
        let current = text;
        for (const pick of [...picks, undefined]) {
          const analysis = analyzeEnv(current, offline);
          const edits = allFixes(analysis, offline).flatMap((fix) => ('edits' in fix ? [fix.edits] : []));
          if (edits.length === 0) {
            break;
          }
          assert.ok(pick !== undefined, 'it ends');
          current = applyEdits(current, edits[pick % edits.length]!);
          applied++;
        }
        assert.deepEqual(
          [...codesOf(analyzeEnv(current, offline))].filter((code) => !before.has(code)),
          [],
        );
      }),
      { numRuns: 150, seed },
    );
    assert.ok(applied > 150, `only ${applied} fixes were applied`);
  });

  it('fixing all ends, is idempotent, and its edits make the text that it promises', () => {
    check(300, (text, context) => {
      const result = fixAll(analyzeEnv(text, context), context);
      assert.equal(applyEdits(text, result.edits), result.text);
      const again = fixAll(analyzeEnv(result.text, context), context);
      assert.deepEqual(again.edits, []);
      assert.equal(again.text, result.text);
      const before = codesOf(analyzeEnv(text, { ...context, verdictOf: undefined }));
      const after = codesOf(analyzeEnv(result.text, { ...context, verdictOf: undefined }));
      assert.deepEqual(
        [...after].filter((code) => !before.has(code)),
        [],
      );
    });
  });

  it('fixing all changes nothing but MiniMax’s own lines, and removes none', () => {
    check(300, (text, context) => {
      const result = fixAll(analyzeEnv(text, context), context);
      assert.deepEqual(Object.keys(parse(result.text)), Object.keys(parse(text)));
    });
  });

  it('in a template nothing is said of samples, and of real keys only that they are there', () => {
    check(500, (text, context) => {
      const shown = codesOf(analyzeEnv(text, { ...context, isTemplate: true, gitState: 'tracked' }));
      const values = [...shown].filter((code) =>
        /placeholder|key-shape|group|swapped|tracked|ignored|rejected|exhausted|wrong/.test(code),
      );
      assert.deepEqual(values, []);
    });
  });

  it('a healthy file shows nothing, however it is written', () => {
    const { planKey, payAsYouGoKey, legacyKey, legacyGroup, groupId } = values;
    const written = fc
      .tuple(
        fc.constantFrom('', 'export ', '  '),
        fc.constantFrom('=', ' = ', ': '),
        fc.constantFrom('', '"', "'", '`'),
        fc.constantFrom('', ' # mine', '   '),
      )
      .map(
        ([before, separator, quote, after]) =>
          (name: string, value: string): string =>
            before + name + separator + quote + value + quote + after,
      );
    const file = fc
      .tuple(
        fc.array(written, { minLength: 5, maxLength: 5 }),
        fc.constantFrom<[string, string]>(
          [planKey, groupId],
          [payAsYouGoKey, groupId],
          [legacyKey, legacyGroup],
        ),
        fc.constantFrom<[string, string]>(
          ['https://api.minimax.io', 'global'],
          ['https://api.minimax.cn', 'cn'],
        ),
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 1 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '\ufeff'),
      )
      .map(([ways, [key, group], [host, region], order, end, mark]) => {
        const parts: [string, string][] = [
          ['MINIMAX_API_KEY', key],
          ['MINIMAX_GROUP_ID', group],
          ['MINIMAX_API_HOST', host],
          ['MINIMAX_REGION', region],
          ['PORT', '3000'],
        ];
        return mark + order.map((index) => ways[index]!(...parts[index]!)).join(end) + end;
      });
    fc.assert(
      fc.property(file, fc.constantFrom(undefined, stored), (text, known) => {
        const context = contextWith({
          gitState: 'ignored',
          ...(known === undefined ? {} : { stored: known }),
        });
        assert.deepEqual([...codesOf(analyzeEnv(text, context))], []);
      }),
      { numRuns: 500, seed },
    );
  });

  it('a rule that is turned off is not shown, and brings no other one to light', () => {
    check(300, (text, context) => {
      const all = analyzeEnv(text, context);
      const [first] = all.diagnostics;
      if (first !== undefined) {
        const less = analyzeEnv(text, { ...context, rules: { [first.code]: 'off' } });
        assert.deepEqual(
          less.diagnostics.map(({ code }) => code),
          all.diagnostics.map(({ code }) => code).filter((code) => code !== first.code),
        );
      }
    });
  });
});
