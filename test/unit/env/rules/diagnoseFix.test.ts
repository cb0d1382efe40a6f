import assert from 'node:assert/strict';
import { analyzeEnv, type EnvAnalysis } from '../../../../src/env/analyzeEnv';
import { diagnoseFix } from '../../../../src/env/diagnoseFix';
import type { EnvContext } from '../../../../src/env/envContext';
import { fixAll } from '../../../../src/env/fixes';
import { contextWith } from './support/evidence';
import { values, withValues } from './support/values';

/** For each diagnostic its code and the key whose pair the fix is about. */
function fixesOf(text: string, overrides: Partial<EnvContext> = {}): Record<string, string | undefined> {
  const context = contextWith(overrides);
  const analysis = analyzeEnv(withValues(text), context);
  return Object.fromEntries(
    analysis.diagnostics.map((diagnostic) => {
      const action = diagnoseFix(diagnostic, analysis, context)?.action;
      return [diagnostic.code, action?.kind === 'diagnose' ? action.keyVariable : undefined];
    }),
  );
}

describe('the fix that leads to the diagnosis', () => {
  const two = `MINIMAX_API_KEY=@planKey@
MINIMAX_CN_API_KEY=@legacyKey@
MINIMAX_GROUP_ID=@groupId@
`;

  it('is about the pair that the value is a part of', () => {
    assert.deepEqual(fixesOf('MINIMAX_API_KEY=@legacyKey@\nMINIMAX_GROUP_ID=@groupId@\n'), {
      'group-mismatch': 'MINIMAX_API_KEY',
    });
    assert.deepEqual(fixesOf('MINIMAX_CN_API_KEY="Bearer @planKey@"\n'), {
      'dirty-value': 'MINIMAX_CN_API_KEY',
    });
    assert.ok(Object.values(fixesOf(two)).every((name) => name !== undefined));
  });

  it('is neither preferred nor a part of what fixes all, and changes nothing', () => {
    const context = contextWith({});
    const analysis: EnvAnalysis = analyzeEnv(
      withValues('MINIMAX_API_KEY=@legacyKey@\nMINIMAX_GROUP_ID=@groupId@\n'),
      context,
    );
    const [diagnostic] = analysis.diagnostics;
    assert.ok(diagnostic !== undefined);
    const fix = diagnoseFix(diagnostic, analysis, context);
    assert.deepEqual(fix, {
      title: 'Diagnose the MiniMax Credentials',
      kind: 'quickfix',
      isPreferred: false,
      needsNoDecision: false,
      action: { kind: 'diagnose', keyVariable: 'MINIMAX_API_KEY' },
    });
    assert.deepEqual(fixAll(analysis, context).edits, []);
  });

  it('is not there where the diagnosis has nothing to say: how a value is kept, and templates', () => {
    const kept = fixesOf(`VITE_MINIMAX_API_KEY=${values.planKey}\n`, { gitState: 'tracked' });
    assert.ok(Object.keys(kept).length >= 2, JSON.stringify(kept));
    assert.ok(
      Object.values(kept).every((name) => name === undefined),
      JSON.stringify(kept),
    );
    const template = fixesOf('MINIMAX_API_KEY=@planKey@\n', { isTemplate: true });
    assert.deepEqual(template, { 'secret-in-template': undefined });
  });
});
