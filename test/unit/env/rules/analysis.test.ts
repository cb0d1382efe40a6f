import assert from 'node:assert/strict';
import { analyzeEnv, mentionsMiniMax } from '../../../../src/env/analyzeEnv';
import { ordinaryLines } from '../support/ordinaryText';
import { contextWith, now, verdict, verdictOnly } from './support/evidence';
import { values, withValues } from './support/values';

function codes(text: string, context = contextWith()): string[] {
  return analyzeEnv(withValues(text), context).diagnostics.map(({ code }) => code);
}

/** The shortest of a few runs, in milliseconds: what the machine does besides counts as little as possible. */
function shortest(runs: number, task: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    task();
    return performance.now() - started;
  });
  return Math.min(...times);
}

describe('the analysis of a file', () => {
  it('does not even scan a text that cannot concern MiniMax', () => {
    const { document, variables, diagnostics } = analyzeEnv('A=1\nOPENAI_API_KEY=your_key\n', contextWith());
    assert.deepEqual([document.assignments, variables, diagnostics], [[], [], []]);
  });

  it('knows a mention, a misspelled one too', () => {
    const mentions = [
      'MINIMAX_API_KEY=',
      'x=https://api.MiniMax.io',
      'MINMAX_API_KEY=',
      'MINIAMX_GROUP_ID=',
      'mini_max_api_key=',
    ];
    assert.deepEqual(mentions.filter(mentionsMiniMax), mentions);
    const others = ['MAX_TOKENS=1', 'MIN_API=1', 'ADMIN_API_KEY=1', 'MAIN_MAX=2', ordinaryLines(200)];
    assert.deepEqual(others.filter(mentionsMiniMax), []);
  });

  it('gives its diagnostics in the order of the text', () => {
    const { diagnostics } = analyzeEnv(
      withValues(
        'MINIMAX_GROUP_ID=abc1\nMINIMAX_API_HOST=https://api.minimax.chat\nMINIMAX_API_KEY=your_key\n',
      ),
      contextWith(),
    );
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['group-format', 'host-retired', 'key-placeholder'],
    );
  });

  it('takes the severity of the settings, and turns rules off', () => {
    const context = contextWith({ rules: { 'key-placeholder': 'error', 'group-placeholder': 'off' } });
    const { diagnostics } = analyzeEnv('MINIMAX_API_KEY=your_key\nMINIMAX_GROUP_ID=your_group\n', context);
    assert.deepEqual(
      diagnostics.map(({ code, severity }) => [code, severity]),
      [['key-placeholder', 'error']],
    );
  });

  it('shows nothing of a healthy file, whatever is known of it', () => {
    const text =
      'MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=@groupId@\nMINIMAX_API_HOST=https://api.minimax.io\n';
    const verdictOf = verdictOnly({ key: values.planKey, groupId: values.groupId }, verdict('matched'));
    assert.deepEqual(codes(text), []);
    assert.deepEqual(codes(text, contextWith({ gitState: 'ignored', verdictOf })), []);
  });

  it('says when a diagnostic goes by itself, and it goes then', () => {
    const text = withValues('MINIMAX_API_KEY=@planKey@\n');
    const verdictOf = verdictOnly({ key: values.planKey }, verdict('exhausted'));
    const analysis = analyzeEnv(text, contextWith({ verdictOf }));
    assert.equal(analysis.changesAt, now + 3_600_000);
    const later = analyzeEnv(text, contextWith({ verdictOf, now: now + 3_600_000 }));
    assert.deepEqual([later.diagnostics, later.changesAt], [[], undefined]);
  });

  it('lets a verdict that accepts the key win where the file names no region', () => {
    const verdicts = { international: verdict('notAcceptedHere'), mainland: verdict('healthy', 'mainland') };
    assert.deepEqual(
      codes('MINIMAX_API_KEY=@planKey@\n', contextWith({ verdictOf: ({ region }) => verdicts[region] })),
      [],
    );
  });

  it('lets the newer verdict count where the regions were asked one after the other', () => {
    const text = 'MINIMAX_API_KEY=@planKey@\nMINIMAX_API_HOST=https://api.minimax.io\n';
    const verdicts = (mainlandAt: number) =>
      contextWith({
        verdictOf: ({ region }) =>
          region === 'mainland'
            ? verdict('healthy', 'mainland', { at: mainlandAt })
            : verdict('notAcceptedHere', 'international', { at: now - 1_000 }),
      });
    assert.deepEqual(codes(text, verdicts(now)), ['region-mismatch']);
    assert.deepEqual(codes(text, verdicts(now - 2_000)), ['rejected']);
  });

  for (const [title, lineOf] of [
    ['the same key again and again', (index: number) => `MINIMAX_API_KEY=sk-cp-${index}`],
    [
      'misspelled names',
      (index: number) => `MINIMAX_GROUP${'-_.'.charAt(index % 3)}${'_'.repeat(index % 7)}ID=`,
    ],
    ['published keys', (index: number) => `VITE_MINIMAX_API_KEY=${index}`],
    ['hosts', (index: number) => `MINIMAX_API_HOST=https://api.minimax.io/${index}`],
  ] as const) {
    // How long it takes is printed by the bench: machines are noisy. A square would take minutes here.
    it(`comes to an end for 15,000 lines: ${title}`, () => {
      const text = Array.from({ length: 15_000 }, (_, index) => lineOf(index)).join('\n');
      assert.ok(analyzeEnv(text, contextWith({ gitState: 'tracked' })).variables.length >= 15_000);
    });
  }

  for (const piece of [
    'x',
    '"',
    '\u200b',
    'Bearer ',
    '$',
    '${',
    '<',
    'https://',
    '1 ',
    'sk-cp-',
    '\uff01',
    '[',
    '*',
  ]) {
    it(`is not slowed down by a long value of ${JSON.stringify(piece)}`, () => {
      const text = (length: number): string =>
        ['API_KEY', 'GROUP_ID', 'API_HOST', 'REGION']
          .map((name) => `MINIMAX_${name}=${piece.repeat(length / piece.length)}`)
          .join('\n');
      assert.ok(shortest(2, () => analyzeEnv(text(50_000), contextWith())) < 1_000);
    });
  }
});
