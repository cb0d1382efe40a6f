import assert from 'node:assert/strict';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { composeEdits } from '../../../../src/env/changes';
import { applyEdits, type TextEdit } from '../../../../src/env/edit';
import {
  planWritingCredentials,
  setVariableInText,
  type PlannedLine,
} from '../../../../src/env/writeVariables';
import { ApiKey } from '../../../../src/minimax/apiKey';
import type { Credentials } from '../../../../src/minimax/credentials';
import { parseByDotenv } from '../support/oracle';
import { envText } from './support/envTexts';
import { stored } from './support/evidence';
import { values, withValues } from './support/values';

const seed = 20_261_123;
const withoutGroup: Credentials = {
  apiKey: new ApiKey(values.planKey),
  groupId: undefined,
  region: 'mainland',
};

function set(text: string, name: string, value: string): string {
  const result = setVariableInText(withValues(text), name, value);
  assert.ok(result.ok);
  return applyEdits(withValues(text), result.edits);
}

function write(text: string, credentials: Credentials): { after: string; lines: readonly PlannedLine[] } {
  const { result, lines } = planWritingCredentials(withValues(text), credentials);
  assert.ok(result.ok);
  return { after: applyEdits(withValues(text), result.edits), lines };
}

describe('setting a variable', () => {
  it('keeps the writing of the line', () => {
    assert.equal(
      set('export MINIMAX_API_KEY = "your_key"  # mine\r\nX=1\r\n', 'MINIMAX_API_KEY', 'abc'),
      'export MINIMAX_API_KEY = "abc"  # mine\r\nX=1\r\n',
    );
  });

  it('changes every line that had the value that counts, so that none contradicts', () => {
    assert.equal(set('A=x\nA=your_key\nB=1\nA=your_key\n', 'A', 'abc'), 'A=x\nA=abc\nB=1\nA=abc\n');
  });

  it('adds a line behind the other MiniMax lines', () => {
    assert.equal(
      set('export MINIMAX_API_KEY=@planKey@\nX=1\n', 'MINIMAX_GROUP_ID', '123'),
      withValues('export MINIMAX_API_KEY=@planKey@\nexport MINIMAX_GROUP_ID=123\nX=1\n'),
    );
    assert.equal(set('X=1', 'MINIMAX_GROUP_ID', '123'), 'X=1\nMINIMAX_GROUP_ID=123');
    assert.equal(set('', 'MINIMAX_GROUP_ID', '123'), 'MINIMAX_GROUP_ID=123\n');
  });

  it('refuses what is no name', () => {
    assert.deepEqual(setVariableInText('', 'A B', 'x'), { ok: false, reason: 'invalidName' });
  });
});

describe('writing credentials', () => {
  it('fills a new file', () => {
    assert.deepEqual(write('', stored), {
      after: withValues('MINIMAX_API_KEY=@otherKey@\nMINIMAX_GROUP_ID=@otherGroup@\n'),
      lines: [
        { variable: 'MINIMAX_API_KEY', change: 'add', line: -1 },
        { variable: 'MINIMAX_GROUP_ID', change: 'add', line: -1 },
      ],
    });
  });

  it('names the host of Mainland China in a new file', () => {
    assert.equal(
      write('A=1\n', withoutGroup).after,
      withValues('A=1\nMINIMAX_API_KEY=@planKey@\nMINIMAX_API_HOST=https://api.minimax.cn\n'),
    );
  });

  it('updates in place, hosts and regions too, and says which lines change', () => {
    assert.deepEqual(
      write(
        '# mine\nMINIMAX_API_KEY="@planKey@" # key\nMINIMAX_GROUP_ID=@groupId@\nMINIMAX_API_HOST=https://api.minimaxi.com/v1\nMINIMAX_REGION=cn\nX=1',
        stored,
      ),
      {
        after: withValues(
          '# mine\nMINIMAX_API_KEY="@otherKey@" # key\nMINIMAX_GROUP_ID=@otherGroup@\nMINIMAX_API_HOST=https://api.minimax.io/v1\nMINIMAX_REGION=global\nX=1',
        ),
        lines: [
          { variable: 'MINIMAX_API_KEY', change: 'replace', line: 1 },
          { variable: 'MINIMAX_GROUP_ID', change: 'replace', line: 2 },
          { variable: 'MINIMAX_API_HOST', change: 'replace', line: 3 },
          { variable: 'MINIMAX_REGION', change: 'replace', line: 4 },
        ],
      },
    );
  });

  it('removes a Group ID that does not come with the key', () => {
    const { after, lines } = write(
      'MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP_ID=@groupId@\nMINIMAX_REGION=cn\n',
      withoutGroup,
    );
    assert.equal(after, withValues('MINIMAX_API_KEY=@planKey@\nMINIMAX_REGION=cn\n'));
    assert.deepEqual(lines, [
      { variable: 'MINIMAX_API_KEY', change: 'keep', line: 0 },
      { variable: 'MINIMAX_GROUP_ID', change: 'remove', line: 1 },
    ]);
  });

  it('leaves a proxy as it is', () => {
    assert.equal(
      write('MINIMAX_API_KEY=x\nMINIMAX_BASE_URL=https://llm.example.com\n', withoutGroup).after,
      withValues('MINIMAX_API_KEY=@planKey@\nMINIMAX_BASE_URL=https://llm.example.com\n'),
    );
  });

  it('uses the variables of Mainland China where the file has only those', () => {
    assert.equal(
      write('MINIMAX_CN_API_KEY=\n', { ...withoutGroup, groupId: values.groupId }).after,
      withValues('MINIMAX_CN_API_KEY=@planKey@\nMINIMAX_CN_GROUP_ID=@groupId@\n'),
    );
  });

  it('says nothing of a value in the plan', () => {
    const { lines } = planWritingCredentials('', stored);
    assert.ok(!JSON.stringify(lines).includes(values.otherGroup));
  });

  it('leaves in any file what dotenv reads as the credentials, and nothing else changed', () => {
    fc.assert(
      fc.property(envText, fc.constantFrom(stored, withoutGroup), (text, credentials) => {
        const { result, lines } = planWritingCredentials(text, credentials);
        if (!result.ok) {
          return;
        }
        const after = parse(applyEdits(text, result.edits));
        const [key] = lines;
        assert.equal(after[key?.variable ?? ''], credentials.apiKey.reveal());
        const planned = new Set(lines.map(({ variable }) => variable));
        const others = (values_: Iterable<[string, string]>): unknown =>
          [...values_].filter(([name]) => !planned.has(name)).sort();
        assert.deepEqual(others(Object.entries(after)), others(parseByDotenv(text)));
      }),
      { numRuns: 600, seed },
    );
  });
});

describe('edits one after the other', () => {
  const edit = fc
    .tuple(fc.nat(40), fc.nat(8), fc.string({ maxLength: 5 }))
    .map(([start, length, newText]): TextEdit => ({ start, end: start + length, newText }));

  it('become one set of edits that does the same', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(edit, { maxLength: 6 }), (text, edits) => {
        let current = text;
        const steps: TextEdit[][] = [];
        for (const { start, end, newText } of edits) {
          const step = [
            { start: Math.min(start, current.length), end: Math.min(end, current.length), newText },
          ];
          steps.push(step);
          current = applyEdits(current, step);
        }
        assert.equal(applyEdits(text, composeEdits(text, steps)), current);
      }),
      { numRuns: 2_000, seed },
    );
  });

  it('are none where there was no step', () => {
    assert.deepEqual(composeEdits('abc', []), []);
  });
});
