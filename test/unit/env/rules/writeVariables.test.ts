import assert from 'node:assert/strict';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { analyzeEnv } from '../../../../src/env/analyzeEnv';
import { composeEdits } from '../../../../src/env/changes';
import { applyEdits, type TextEdit } from '../../../../src/env/edit';
import { scanEnv } from '../../../../src/env/scanner';
import {
  planWritingCredentials,
  setVariableInText,
  type PlannedLine,
} from '../../../../src/env/writeVariables';
import { ApiKey } from '../../../../src/minimax/apiKey';
import type { Credentials } from '../../../../src/minimax/credentials';
import { parseByDotenv } from '../support/oracle';
import { accountsText, envText } from './support/envTexts';
import { contextWith, stored } from './support/evidence';
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

/** A line with its line end, without the byte order mark; no file of these tests has lone carriage returns. */
const anyLine = /[^\n\ufeff]*\n|[^\n\ufeff]+/g;

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

  it('removes a Group ID that does not come with the key under each of its names', () => {
    const { after, lines } = write(
      'MINIMAX_API_KEY=@otherKey@\nMINIMAX_GROUP_ID=@groupId@\nMINIMAX_GROUP_ID=@groupId@\nMINIMAX_GROUPID=@groupId@\nTTS_MINIMAX_GROUPID=@groupId@\n',
      { ...withoutGroup, region: 'international' },
    );
    assert.equal(after, withValues('MINIMAX_API_KEY=@planKey@\n'));
    assert.deepEqual(lines, [
      { variable: 'MINIMAX_API_KEY', change: 'replace', line: 0 },
      { variable: 'MINIMAX_GROUP_ID', change: 'remove', line: 1 },
      { variable: 'MINIMAX_GROUP_ID', change: 'remove', line: 2 },
      { variable: 'MINIMAX_GROUPID', change: 'remove', line: 3 },
      { variable: 'TTS_MINIMAX_GROUPID', change: 'remove', line: 4 },
    ]);
  });

  it('updates a Group ID under each of its names', () => {
    assert.equal(
      write(
        'MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUPID=@groupId@\nMINIMAX_GROUP_ID=@groupId@\nTTS_MINIMAX_GROUPID="@groupId@" # voices\n',
        stored,
      ).after,
      withValues(
        'MINIMAX_API_KEY=@otherKey@\nMINIMAX_GROUPID=@otherGroup@\nMINIMAX_GROUP_ID=@otherGroup@\nTTS_MINIMAX_GROUPID="@otherGroup@" # voices\n',
      ),
    );
  });

  it('updates a Group ID under a misspelled name, and adds it under the right one', () => {
    assert.equal(
      write('MINIMAX_API_KEY=@planKey@\nMINIMAX_GROUP-ID=@groupId@\n', stored).after,
      withValues(
        'MINIMAX_API_KEY=@otherKey@\nMINIMAX_GROUP-ID=@otherGroup@\nMINIMAX_GROUP_ID=@otherGroup@\n',
      ),
    );
  });

  it('adds names in small letters where that of the key has only those, so that all are still known', () => {
    assert.equal(
      write('minimax_api_key=@otherKey@\n', { ...withoutGroup, groupId: values.groupId }).after,
      withValues(
        'minimax_api_key=@planKey@\nminimax_group_id=@groupId@\nminimax_api_host=https://api.minimax.cn\n',
      ),
    );
  });

  it('leaves the Group ID of another key alone', () => {
    const others =
      'TTS_MINIMAX_KEY=@payAsYouGoKey@\nTTS_MINIMAX_GROUPID=@groupId@\nVITE_MINIMAX_API_KEY=@payAsYouGoKey@\nVITE_MINIMAX_GROUP_ID=@groupId@\n';
    assert.equal(
      write(`MINIMAX_API_KEY=@otherKey@\n${others}`, { ...withoutGroup, region: 'international' }).after,
      withValues(`MINIMAX_API_KEY=@planKey@\n${others}`),
    );
  });

  it('says each line in which a value is repeated', () => {
    assert.deepEqual(
      write('MINIMAX_API_KEY=@planKey@\nX=1\nMINIMAX_API_KEY=@planKey@\n', {
        ...stored,
        groupId: undefined,
      }).lines,
      [
        { variable: 'MINIMAX_API_KEY', change: 'replace', line: 0 },
        { variable: 'MINIMAX_API_KEY', change: 'replace', line: 2 },
      ],
    );
  });

  const bothAccounts =
    'MINIMAX_API_KEY=@otherKey@\nMINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_GROUP_ID=@otherGroup@\nMINIMAX_CN_API_KEY=@payAsYouGoKey@\nMINIMAX_CN_BASE_URL=https://api.minimax.cn/v1\n';

  it('updates the variables of Mainland China beside those of an international account', () => {
    assert.deepEqual(write(bothAccounts, { ...withoutGroup, groupId: values.groupId }), {
      after: withValues(
        bothAccounts.replace('@payAsYouGoKey@', '@planKey@') + 'MINIMAX_CN_GROUP_ID=@groupId@\n',
      ),
      lines: [
        { variable: 'MINIMAX_CN_API_KEY', change: 'replace', line: 3 },
        { variable: 'MINIMAX_CN_GROUP_ID', change: 'add', line: 4 },
      ],
    });
  });

  it('updates the variables of an international account beside those of Mainland China', () => {
    assert.equal(
      write(bothAccounts, { ...withoutGroup, region: 'international' }).after,
      withValues(
        bothAccounts.replace('@otherKey@', '@planKey@').replace('MINIMAX_GROUP_ID=@otherGroup@\n', ''),
      ),
    );
  });

  it('updates the variables of Mainland China beside those that name no region', () => {
    const plain = 'MINIMAX_API_KEY=@otherKey@\nMINIMAX_BASE_URL=https://proxy.example.com\n';
    assert.equal(
      write(`${plain}MINIMAX_CN_API_KEY=\n`, withoutGroup).after,
      withValues(`${plain}MINIMAX_CN_API_KEY=@planKey@\n`),
    );
  });

  it('adds the key of Mainland China where only its host is there', () => {
    const before =
      'MINIMAX_API_KEY=@otherKey@\nMINIMAX_REGION=global\nMINIMAX_CN_BASE_URL=https://api.minimax.cn/v1\n';
    assert.equal(write(before, withoutGroup).after, withValues(`${before}MINIMAX_CN_API_KEY=@planKey@\n`));
  });

  it('updates the usual variables where they name Mainland China themselves', () => {
    assert.equal(
      write(
        'MINIMAX_API_KEY=@otherKey@\nMINIMAX_API_HOST=https://api.minimax.cn\nMINIMAX_CN_API_KEY=@payAsYouGoKey@\n',
        withoutGroup,
      ).after,
      withValues(
        'MINIMAX_API_KEY=@planKey@\nMINIMAX_API_HOST=https://api.minimax.cn\nMINIMAX_CN_API_KEY=@payAsYouGoKey@\n',
      ),
    );
  });

  it('says nothing of a value in the plan', () => {
    const { lines } = planWritingCredentials('', stored);
    assert.ok(!JSON.stringify(lines).includes(values.otherGroup));
  });

  describe('into any file', () => {
    interface Written {
      readonly text: string;
      readonly credentials: Credentials;
      readonly after: string;
      readonly lines: readonly PlannedLine[];
    }

    const anyCredentials = fc
      .tuple(
        fc.constantFrom(values.planKey, values.otherKey),
        fc.constantFrom(undefined, values.groupId, values.otherGroup),
        fc.constantFrom('international' as const, 'mainland' as const),
      )
      .map(([key, groupId, region]): Credentials => ({ apiKey: new ApiKey(key), groupId, region }));

    /** Checks something for many files, nearly all of which credentials can be written to. */
    function check(property: (written: Written) => void): void {
      let count = 0;
      const texts = fc.oneof(accountsText, envText);
      fc.assert(
        fc.property(texts, anyCredentials, (text, credentials) => {
          const { result, lines } = planWritingCredentials(text, credentials);
          if (result.ok) {
            count++;
            property({
              text,
              credentials,
              after: applyEdits(text, result.edits),
              lines,
            });
          }
        }),
        { numRuns: 1_000, seed },
      );
      assert.ok(count > 900, `only ${count} files were written to`);
    }

    it('leaves what dotenv reads as the credentials, and all other variables as they were', () => {
      check(({ text, credentials, after, lines }) => {
        const read = parse(after);
        assert.equal(read[lines[0]?.variable ?? ''], credentials.apiKey.reveal());
        const planned = new Set(lines.map(({ variable }) => variable));
        const others = (values_: Iterable<[string, string]>): unknown =>
          [...values_].filter(([name]) => !planned.has(name)).sort();
        assert.deepEqual(others(Object.entries(read)), others(parseByDotenv(text)));
      });
    });

    it('leaves a key with which the analysis finds the Group ID that came with it, or none', () => {
      check(({ credentials, after, lines }) => {
        const { pairs, variables } = analyzeEnv(after, contextWith());
        const pair = pairs.find(({ key }) => key.name === lines[0]?.variable);
        assert.ok(pair !== undefined);
        assert.equal(pair.apiKey.reveal(), credentials.apiKey.reveal());
        assert.equal(pair.groupId, credentials.groupId);
        assert.ok(pair.region === undefined || pair.region === credentials.region);
        const stale = variables.filter(
          ({ role, set, publicPrefix, name, value, wins }) =>
            role === 'groupId' &&
            set === pair.set &&
            publicPrefix === '' &&
            !name.startsWith('TTS_') &&
            wins &&
            value !== credentials.groupId,
        );
        assert.deepEqual(stale, []);
      });
    });

    it('has nothing to change a second time', () => {
      check(({ credentials, after }) => {
        assert.deepEqual(planWritingCredentials(after, credentials).result, { ok: true, edits: [] });
      });
    });

    it('touches the variables of one account only', () => {
      let withBoth = 0;
      check(({ text, credentials, lines }) => {
        const [first, ...rest] = new Set(lines.map(({ variable }) => /_CN_/.test(variable)));
        assert.deepEqual(rest, []);
        assert.ok(first === false || credentials.region === 'mainland');
        withBoth += /MINIMAX_API/.test(text) && /MINIMAX_CN/.test(text) ? 1 : 0;
      });
      assert.ok(withBoth > 100, `only ${withBoth} files had two accounts`);
    });

    it('changes the planned lines and no other one, line ends included', () => {
      check(({ text, after, lines }) => {
        const before = scanEnv(text).assignments;
        const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
        const changed = before.filter(({ name, key }) =>
          lines.some(
            ({ variable, change, line }) =>
              (change === 'replace' || change === 'remove') &&
              variable === name &&
              line === lineOf(key.start),
          ),
        );
        const count = (wanted: PlannedLine['change']): number =>
          lines.filter(({ change }) => change === wanted).length;
        assert.equal(changed.length, count('replace') + count('remove'), 'each planned line is there');
        assert.equal(
          scanEnv(after).assignments.length,
          before.length - count('remove') + count('add'),
          'nothing else comes or goes',
        );

        const left = after.match(anyLine) ?? [];
        let position = -1;
        for (const { 0: line, index } of text.matchAll(anyLine)) {
          const isPlanned = changed.some(
            ({ statement: { start, end } }) => start < index + line.length && end > index,
          );
          if (!isPlanned) {
            // The last line may have no line end, and gets one where a line is added behind it.
            position = left.findIndex(
              (other, at) => at > position && (other === line || other.replace(/\r?\n$/, '') === line),
            );
            assert.notEqual(position, -1, JSON.stringify([text, line, after]));
          }
        }
      });
    });

    it('keeps the byte order mark, comments, and single or double quotes', () => {
      check(({ text, after, lines }) => {
        assert.equal(after.startsWith('\ufeff'), text.startsWith('\ufeff'));
        const comments = (source: string): string[] =>
          scanEnv(source).assignments.flatMap(({ name, comment }) =>
            comment === undefined ||
            lines.some(({ variable, change }) => variable === name && change === 'remove')
              ? []
              : [source.slice(comment.start, comment.end)],
          );
        assert.deepEqual(comments(after), comments(text));
        const quotes = (source: string): unknown[] =>
          scanEnv(source)
            .assignments.filter(({ name }) => parseByDotenv(text).has(name) && parseByDotenv(after).has(name))
            // python-dotenv reads no backticks, so that a written value gets other quotes.
            .map(({ name, quote }) => [name, quote === '`' ? '"' : quote]);
        assert.deepEqual(quotes(after), quotes(text));
      });
    });
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
