import assert from 'node:assert/strict';
import { analyzeEnv } from '../../../../src/env/analyzeEnv';
import type { EnvContext } from '../../../../src/env/envContext';
import { lensesFor, type EnvLens } from '../../../../src/env/lenses';
import { contextWith, now, stored, verdict, verdictOnly } from './support/evidence';
import { values, withValues } from './support/values';

const minute = 60_000;

function lensesOf(text: string, overrides: Partial<EnvContext> = {}): readonly EnvLens[] {
  const context = contextWith(overrides);
  return lensesFor(analyzeEnv(withValues(text), context), context);
}

describe('the lens above a key', () => {
  it('offers to verify what was not verified', () => {
    const [lens] = lensesOf('X=1\nMINIMAX_API_KEY=@planKey@\n');
    assert.deepEqual(lens, {
      range: { start: 4, end: 19 },
      title: '$(question) Not verified: verify with MiniMax',
      tooltip: 'These values have not been verified. A click sends them to MiniMax, which costs nothing.',
      action: { kind: 'verifyFile', keyVariable: 'MINIMAX_API_KEY' },
      changesAt: undefined,
    });
  });

  for (const [name, title] of [
    ['healthy', '$(pass) MiniMax accepts this key (International), verified 5 minutes ago'],
    ['notAcceptedHere', '$(warning) International does not accept this key, verified 5 minutes ago'],
    ['keyRefused', '$(error) Neither region accepts this key, verified 5 minutes ago'],
    ['wrongRegion', '$(globe) This key belongs to the other region, verified 5 minutes ago'],
    ['exhausted', '$(watch) This key is good but cannot be spent, verified 5 minutes ago'],
  ] as const satisfies readonly (readonly [Parameters<typeof verdict>[0], string])[]) {
    it(`tells the verdict: ${title}`, () => {
      const [lens] = lensesOf('MINIMAX_API_KEY=@planKey@\n', {
        verdictOf: verdictOnly({ key: values.planKey }, verdict(name)),
      });
      assert.equal(lens?.title, title);
      assert.deepEqual(lens.action, { kind: 'verifyFile', keyVariable: 'MINIMAX_API_KEY' });
      assert.equal(lens.changesAt, now + minute);
    });
  }

  it('tells that a Group ID does not belong to the key', () => {
    const [lens] = lensesOf('MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=@groupId@\n', {
      verdictOf: verdictOnly({ key: values.planKey, groupId: values.groupId }, verdict('mismatched')),
    });
    assert.equal(lens?.title, '$(warning) The Group ID does not belong to this key, verified 5 minutes ago');
  });

  it('tells a verdict of exactly these values only', () => {
    const known = verdictOnly({ key: values.planKey, groupId: values.groupId }, verdict('healthy'));
    const titles = ['@groupId@', '@otherGroup@', ''].map(
      (groupId) =>
        lensesOf(`MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=${groupId}\n`, { verdictOf: known })[0]?.title,
    );
    assert.match(titles[0] ?? '', /accepts/);
    assert.match(titles[1] ?? '', /Not verified/);
    assert.match(titles[2] ?? '', /Not verified/);
  });

  it('tells that a window has reset, at once when it does', () => {
    const text = 'MINIMAX_API_KEY=@planKey@\n';
    const reset = now + 60 * minute;
    const known = verdict('exhausted', 'international', { at: reset - 30_000 });
    const verdictOf = verdictOnly({ key: values.planKey }, known);
    const [before] = lensesOf(text, { verdictOf, now: reset - 1_000 });
    assert.match(before?.title ?? '', /cannot be spent/);
    assert.equal(before?.changesAt, reset);
    const [after] = lensesOf(text, { verdictOf, now: reset });
    assert.equal(after?.title, '$(history) The window that was used up has reset: verify again');
  });

  it('asks for a key where a sample stands', () => {
    const [lens] = lensesOf('MINIMAX_API_KEY=your_key\n');
    assert.equal(lens?.title, '$(edit) A sample: enter your API key');
    assert.deepEqual(lens.action, { kind: 'enterValue', variable: 'MINIMAX_API_KEY', part: 'apiKey' });
  });

  it('says what keeps a pair from being verified', () => {
    const [lens] = lensesOf('MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=abc1\n');
    assert.equal(lens?.title, '$(warning) Cannot be verified before it is corrected');
    assert.match(lens.tooltip, /MINIMAX_GROUP_ID/);
  });

  it('says whether the pair is the stored one', () => {
    const titleOf = (text: string): string => lensesOf(text, { stored })[0]?.title ?? '';
    assert.match(titleOf('MINIMAX_API_KEY=@otherKey@\nMINIMAX_GROUP_ID=@otherGroup@\n'), / · stored$/);
    assert.match(titleOf('MINIMAX_API_KEY=@otherKey@\n'), / · not the stored one$/);
    assert.match(
      titleOf('MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=@otherGroup@\n'),
      / · not the stored one$/,
    );
  });

  it('mentions a missing Group ID of a legacy key only', () => {
    assert.match(lensesOf('MINIMAX_API_KEY=@legacyKey@\n')[0]?.title ?? '', / · no Group ID$/);
    assert.doesNotMatch(lensesOf('MINIMAX_API_KEY=@planKey@\n')[0]?.title ?? '', /no Group ID/);
  });

  it('stands above each key that has a value', () => {
    assert.equal(
      lensesOf('MINIMAX_API_KEY=@planKey@\nMINIMAX_CN_API_KEY=@otherKey@\nMINIMAX_API_TOKEN=\n').length,
      2,
    );
  });

  it('has one beside it that leads to the diagnosis of its pair, where something is wrong', () => {
    const lens = (text: string, overrides?: Partial<EnvContext>) => lensesOf(text, overrides)[1];
    const wrong = lens('MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=@groupId@\n', {
      verdictOf: verdictOnly({ key: values.planKey, groupId: values.groupId }, verdict('mismatched')),
    });
    assert.deepEqual(wrong, {
      range: { start: 0, end: 15 },
      title: '$(pulse) Diagnose',
      tooltip: 'Opens the page that says what is wrong, and what mends it.',
      action: { kind: 'diagnose', keyVariable: 'MINIMAX_API_KEY' },
      changesAt: undefined,
    });
    assert.equal(
      lens('MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=abc1\n')?.action.kind,
      'diagnose',
      'values that cannot be right',
    );
  });

  it('has none beside it where nothing is known to be wrong, or a sample stands', () => {
    const known = (name: Parameters<typeof verdict>[0]): Partial<EnvContext> => ({
      verdictOf: verdictOnly({ key: values.planKey }, verdict(name)),
    });
    const text = 'MINIMAX_API_KEY=@planKey@\n';
    assert.equal(lensesOf(text, known('notAcceptedHere')).length, 2);
    assert.equal(lensesOf(text, known('healthy')).length, 1);
    assert.equal(lensesOf(text).length, 1);
    assert.equal(lensesOf('MINIMAX_API_KEY=your_key\n').length, 1);
    const reset = now + 60 * minute;
    const spent = verdict('exhausted', 'international', { at: reset - 30_000 });
    const verdictOf = verdictOnly({ key: values.planKey }, spent);
    assert.equal(lensesOf(text, { verdictOf, now: reset - 1 }).length, 2);
    assert.equal(lensesOf(text, { verdictOf, now: reset }).length, 1);
  });

  it('is not there in a template, nor in a file without a key', () => {
    assert.deepEqual(lensesOf('MINIMAX_API_KEY=your_key\n', { isTemplate: true }), []);
    assert.deepEqual(lensesOf('MINIMAX_GROUP_ID=@groupId@\n'), []);
  });
});
