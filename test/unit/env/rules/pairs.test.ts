import assert from 'node:assert/strict';
import { analyzeEnv } from '../../../../src/env/analyzeEnv';
import { credentialsOf, pairsOf } from '../../../../src/env/pairs';
import { contextWith } from './support/evidence';
import { values, withValues } from './support/values';

/** The pairs of a text in a few words: key, Group ID, host, region, what stands in the way. */
function pairsIn(text: string, context = contextWith()): unknown[] {
  return pairsOf(analyzeEnv(withValues(text), context)).map(({ key, group, host, region, obstacle }) =>
    [key.name, group?.name, host?.name, region, obstacle?.code].map((part) => part ?? '-').join(' '),
  );
}

describe('the credentials that a program would use', () => {
  it('are a key with the Group ID and the host of its set', () => {
    assert.deepEqual(
      pairsIn(
        'MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=@groupId@\nMINIMAX_API_HOST=https://api.minimax.cn\n',
      ),
      ['MINIMAX_API_KEY MINIMAX_GROUP_ID MINIMAX_API_HOST mainland -'],
    );
  });

  it('have no region where the file names none, or a host that nobody knows', () => {
    assert.deepEqual(pairsIn('MINIMAX_API_KEY=@planKey@\n'), ['MINIMAX_API_KEY - - - -']);
    assert.deepEqual(
      pairsIn('MINIMAX_API_KEY=@planKey@\nMINIMAX_BASE_URL=https://llm.example.com\nMINIMAX_REGION=cn'),
      ['MINIMAX_API_KEY - MINIMAX_BASE_URL - -'],
    );
    assert.deepEqual(pairsIn('MINIMAX_API_KEY=@planKey@\nMINIMAX_API_HOST=https://platform.minimax.io'), [
      'MINIMAX_API_KEY - MINIMAX_API_HOST - -',
    ]);
  });

  it('take the region from a region variable or from the names where there is no host', () => {
    assert.deepEqual(pairsIn('MINIMAX_API_KEY=@planKey@\nMINIMAX_REGION=cn'), [
      'MINIMAX_API_KEY - - mainland -',
    ]);
    assert.deepEqual(pairsIn('MINIMAX_CN_API_KEY=@planKey@\nMINIMAX_TOKEN_PLAN_GLOBAL_KEY=@otherKey@'), [
      'MINIMAX_CN_API_KEY - - mainland -',
      'MINIMAX_TOKEN_PLAN_GLOBAL_KEY - - international -',
    ]);
  });

  it('let the host select the region where a region variable says otherwise', () => {
    assert.deepEqual(
      pairsIn('MINIMAX_API_KEY=@planKey@\nMINIMAX_REGION=cn\nMINIMAX_API_HOST=api.minimax.io'),
      ['MINIMAX_API_KEY - MINIMAX_API_HOST international -'],
    );
  });

  it('take a configured endpoint for its region', () => {
    const context = contextWith({
      originOf: (region) => (region === 'international' ? 'http://127.0.0.1:4010' : undefined),
    });
    assert.deepEqual(
      pairsIn('MINIMAX_API_KEY=@planKey@\nMINIMAX_API_HOST=http://127.0.0.1:4010\n', context),
      ['MINIMAX_API_KEY - MINIMAX_API_HOST international -'],
    );
  });

  it('do not mix the two sets', () => {
    assert.deepEqual(
      pairsIn(
        'MINIMAX_API_KEY=@planKey@\nMINIMAX_CN_API_KEY=@otherKey@\nMINIMAX_GROUP_ID=@groupId@\nMINIMAX_CN_BASE_URL=https://api.minimax.cn\n',
      ),
      ['MINIMAX_API_KEY MINIMAX_GROUP_ID - - -', 'MINIMAX_CN_API_KEY - MINIMAX_CN_BASE_URL mainland -'],
    );
  });

  it('are one for each key that has a value, and prefer what is named alike', () => {
    assert.deepEqual(
      pairsIn(
        'MINIMAX_API_KEY=@planKey@\nTTS_MINIMAX_KEY=@payAsYouGoKey@\nTTS_MINIMAX_GROUPID=@groupId@\nMINIMAX_GROUP_ID=@otherGroup@\nMINIMAX_API_TOKEN=\n',
      ),
      ['MINIMAX_API_KEY MINIMAX_GROUP_ID - - -', 'TTS_MINIMAX_KEY TTS_MINIMAX_GROUPID - - -'],
    );
  });

  it('leaves a Group ID to the key whose name begins like its own', () => {
    assert.deepEqual(
      pairsIn('MINIMAX_API_KEY=@planKey@\nTTS_MINIMAX_KEY=@payAsYouGoKey@\nTTS_MINIMAX_GROUPID=@groupId@\n'),
      ['MINIMAX_API_KEY - - - -', 'TTS_MINIMAX_KEY TTS_MINIMAX_GROUPID - - -'],
    );
    assert.deepEqual(
      pairsIn('MINIMAX_API_KEY=@planKey@\nTTS_MINIMAX_KEY=\nTTS_MINIMAX_GROUPID=@groupId@\n'),
      ['MINIMAX_API_KEY TTS_MINIMAX_GROUPID - - -'],
    );
  });

  it('count the last line of a name', () => {
    const [pair] = pairsOf(
      analyzeEnv(withValues('MINIMAX_API_KEY=@planKey@\nMINIMAX_API_KEY=@otherKey@\n'), contextWith()),
    );
    assert.equal(pair?.apiKey.reveal(), values.otherKey);
  });

  it('count other programs’ variables where their host is MiniMax’s', () => {
    const others = 'OPENAI_API_KEY=@planKey@\nANTHROPIC_AUTH_TOKEN=@otherKey@\nMINIMAX_MODEL=MiniMax-M3\n';
    assert.deepEqual(pairsIn(`${others}OPENAI_BASE_URL=https://api.openai.com/v1\n`), []);
    assert.deepEqual(pairsIn(`${others}ANTHROPIC_BASE_URL=https://api.minimax.cn/anthropic\n`), [
      'ANTHROPIC_AUTH_TOKEN - ANTHROPIC_BASE_URL mainland -',
    ]);
  });

  it('take a misspelled name for what it was meant to be, unless the right one is there', () => {
    assert.deepEqual(pairsIn('PORT=1\nMINMAX_API_KEY=@planKey@\n'), ['MINMAX_API_KEY - - - -']);
    assert.deepEqual(pairsIn('MINMAX_API_KEY=@planKey@\nMINIMAX_API_KEY=@otherKey@\n'), [
      'MINIMAX_API_KEY - - - -',
    ]);
  });

  it('leave out an empty Group ID', () => {
    const [pair] = pairsOf(
      analyzeEnv(withValues('MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=\n'), contextWith()),
    );
    assert.ok(pair !== undefined);
    assert.deepEqual(credentialsOf(pair, 'mainland'), {
      apiKey: pair.apiKey,
      groupId: undefined,
      region: 'mainland',
    });
  });

  for (const [lines, code] of [
    ['MINIMAX_API_KEY=your_key', 'key-placeholder'],
    ['MINIMAX_API_KEY=${KEY}', 'key-placeholder'],
    ['MINIMAX_API_KEY=@groupId@', 'swapped'],
    ['MINIMAX_API_KEY="Bearer @planKey@"', 'dirty-value'],
    ['MINIMAX_API_KEY="two words of it 12"', 'dirty-value'],
    ['MINIMAX_API_KEY=sk-cp-Ab********x9Zq', 'key-shape'],
    ['MINIMAX_API_KEY=abc#def', 'hash-cut'],
    ['MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=1234567890123456789', 'group-placeholder'],
    ['MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=@otherKey@', 'swapped'],
    ['MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=abc1', 'group-format'],
    ['MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=12345', 'group-format'],
    ['MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID="1876 5432 1098 7654 321"', 'group-format'],
    ['MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID="@groupId@ "', 'dirty-value'],
  ] as const) {
    it(`are not sent with ${JSON.stringify(lines)}`, () => {
      const [pair] = pairsOf(analyzeEnv(withValues(lines), contextWith()));
      assert.equal(pair?.obstacle?.code, code);
    });
  }

  for (const lines of [
    'MINIMAX_API_KEY=@unknownKey@',
    'MINIMAX_API_KEY=@shortKey@',
    'MINIMAX_API_KEY=@planKey@#work',
    'MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=194280516766558',
  ]) {
    it(`may be sent with ${JSON.stringify(lines)}`, () => {
      const [pair] = pairsOf(analyzeEnv(withValues(lines), contextWith()));
      assert.ok(pair !== undefined);
      assert.equal(pair.obstacle, undefined);
    });
  }

  it('are never looked up where they must not be sent', () => {
    const asked: string[] = [];
    const context = contextWith({
      verdictOf: ({ groupId }) => {
        asked.push(groupId ?? '-');
        return undefined;
      },
    });
    analyzeEnv(withValues('MINIMAX_API_KEY="Bearer @planKey@"\nMINIMAX_GROUP_ID=@groupId@\n'), context);
    assert.deepEqual(asked, []);
  });
});
