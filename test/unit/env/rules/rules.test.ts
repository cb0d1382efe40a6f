import assert from 'node:assert/strict';
import { parse } from 'dotenv';
import { analyzeEnv } from '../../../../src/env/analyzeEnv';
import { applyEdits } from '../../../../src/env/edit';
import { fixesFor } from '../../../../src/env/fixes';
import type { EnvFix } from '../../../../src/env/envFix';
import { defaultSeverities, ruleCodes } from '../../../../src/env/ruleCatalogue';
import { setVariableInText } from '../../../../src/env/writeVariables';
import { nearMisses, ruleCases } from './cases';
import { intendedValues } from './intendedValues';
import { contextWith } from './support/evidence';
import { readMarks, type RuleCase } from './support/ruleCase';
import { values, withValues } from './support/values';

/** What a fix does: the text that it leaves, or `!` and its action in words. */
function outcomeOf(fix: EnvFix, text: string): string {
  return 'edits' in fix ? applyEdits(text, fix.edits) : `! ${Object.values(fix.action).join(' ')}`;
}

/** Variables after some changes; `null` takes one away. */
function withChanges(
  before: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string | null>>,
): Record<string, string> {
  const after = { ...before };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) {
      Reflect.deleteProperty(after, name);
    } else {
      after[name] = withValues(value);
    }
  }
  return after;
}

function analyseCase({ text: marked, context, code }: RuleCase) {
  const { text, start, end } = readMarks(marked);
  const known = contextWith(context);
  const analysis = analyzeEnv(text, known);
  const diagnostic = analysis.diagnostics.find(
    (candidate) => candidate.code === code && candidate.range.start === start && candidate.range.end === end,
  );
  return { text, range: { start, end }, analysis, diagnostic, known };
}

describe('the rules of .env files', () => {
  it('have a case that shows each of them, and a near miss', () => {
    assert.deepEqual(
      ruleCodes.filter((code) => !ruleCases.some((each) => each.code === code)),
      [],
    );
    assert.deepEqual(
      ruleCodes.filter((code) => !nearMisses.some((each) => each.code === code)),
      [],
    );
  });

  for (const ruleCase of ruleCases) {
    const { title, code, others = [], related = [], safe = [] } = ruleCase;

    it(`${code} finds ${title}`, () => {
      const { text, range, analysis, diagnostic } = analyseCase(ruleCase);
      assert.deepEqual(
        analysis.diagnostics.map((each) => each.code).sort(),
        [code, ...others].sort(),
        'these codes and no others are shown',
      );
      assert.ok(
        diagnostic !== undefined,
        `at ${JSON.stringify(range)}, but it is at ${JSON.stringify(analysis.diagnostics.map((each) => [each.code, text.slice(each.range.start, each.range.end)]))}`,
      );
      assert.equal(diagnostic.severity, ruleCase.severity ?? defaultSeverities[code]);
      assert.match(diagnostic.message, ruleCase.says);
      assert.deepEqual(
        diagnostic.related.map((place) => text.slice(place.range.start, place.range.end)),
        related,
      );
    });

    it(`${code} mends ${title}`, () => {
      const { text, analysis, diagnostic, known } = analyseCase(ruleCase);
      assert.ok(diagnostic !== undefined);
      const fixes = fixesFor(diagnostic, analysis, known);
      assert.deepEqual(
        fixes.map((fix) => [fix.title, outcomeOf(fix, text)]),
        ruleCase.fixes.map(([label, result]) => [label, withValues(result)]),
      );
      assert.deepEqual(
        fixes.map((fix) => fix.isPreferred),
        fixes.map((_, index) => index === 0 && ruleCase.hasNoBest !== true),
      );
      assert.deepEqual(
        fixes.filter((fix) => fix.needsNoDecision).map((fix) => fix.title),
        safe,
      );
    });

    it(`${code} gives dotenv the intended values when it mends ${title}`, () => {
      const { text, analysis, diagnostic, known } = analyseCase(ruleCase);
      assert.ok(diagnostic !== undefined);
      const edits = fixesFor(diagnostic, analysis, known).filter((fix) => 'edits' in fix);
      const intended = Object.entries(intendedValues[`${code} mends ${title}`] ?? {});
      assert.deepEqual(
        edits.map((fix) => [fix.title, { ...parse(outcomeOf(fix, text)) }]),
        intended.map(([label, changes]) => [withValues(label), withChanges(parse(text), changes)]),
      );
    });

    // Each fix that writes a value once the user has entered or chosen it: what is left then, and what is gone.
    for (const [label, action] of ruleCase.fixes.filter(([, result]) =>
      /^! (?:enterValue|useStored) /.test(result),
    )) {
      it(`${code} is gone after “${label}” for ${title}, and only that value is another one`, () => {
        const { text, known } = analyseCase(ruleCase);
        const [, , variable = '', part] = action.split(' ');
        const value = part === 'apiKey' ? values.payAsYouGoKey : values.groupId;
        const result = setVariableInText(text, variable, value);
        assert.ok(result.ok);
        const after = applyEdits(text, result.edits);
        assert.deepEqual({ ...parse(after) }, withChanges(parse(text), { [variable]: value }));
        const left = analyzeEnv(after, { ...known, verdictOf: undefined }).diagnostics;
        assert.deepEqual(
          left.filter((each) => each.code === code && each.variable.name === variable),
          [],
        );
      });
    }

    it(`${code} leaves everything else as it is when it mends ${title}`, () => {
      const { text, analysis, diagnostic, known } = analyseCase(ruleCase);
      assert.ok(diagnostic !== undefined);
      const touched = new Set(analysis.variables.flatMap(({ name, knownName }) => [name, knownName]));
      const untouched = (source: string): unknown =>
        Object.entries(parse(source)).filter(([name]) => !touched.has(name) && !name.includes('MINIMAX'));
      const comments = (source: string): unknown => source.match(/# [\w ]+$/gm);
      for (const fix of fixesFor(diagnostic, analysis, known).filter((each) => 'edits' in each)) {
        const after = outcomeOf(fix, text);
        assert.deepEqual(untouched(after), untouched(text), fix.title);
        assert.equal(after.startsWith('\ufeff'), text.startsWith('\ufeff'), fix.title);
        assert.equal(/\r\n/.test(after), /\r\n/.test(text), fix.title);
        if (!/Remove|Keep/.test(fix.title)) {
          assert.deepEqual(comments(after), comments(text), fix.title);
        }
      }
    });
  }

  for (const { title, code, text, context, others = [] } of nearMisses) {
    it(`${code} is silent about ${title}`, () => {
      const { diagnostics } = analyzeEnv(withValues(text), contextWith(context));
      assert.deepEqual(
        diagnostics.map((each) => each.code),
        others,
      );
    });
  }
});
