import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completionsFor, type EnvCompletion } from '../../../../src/env/completions';
import type { EnvContext } from '../../../../src/env/envContext';
import { variableNames } from '../../../../src/minimax/variableNames';
import { anyText } from '../support/hostileText';
import { contextWith, stored } from './support/evidence';
import { values, withValues } from './support/values';

/** The suggestions at the place of `|`. */
function at(marked: string, overrides: Partial<EnvContext> = {}): readonly EnvCompletion[] {
  const full = withValues(marked);
  return completionsFor(full.replace('|', ''), full.indexOf('|'), contextWith(overrides));
}

/** The text after a suggestion was taken. */
function take(marked: string, label: string, overrides: Partial<EnvContext> = {}): string {
  const text = withValues(marked).replace('|', '');
  const item = at(marked, overrides).find((each) => each.label === label);
  assert.ok(item !== undefined, `${label} is suggested`);
  return text.slice(0, item.range.start) + item.insertText + text.slice(item.range.end);
}

describe('completion', () => {
  it('suggests the names with what they are for', () => {
    const items = at('MINIMAX_|');
    const own = Object.values(variableNames)
      .flat()
      .filter((name) => name.startsWith('MINIMAX_'));
    assert.deepEqual(items.map(({ label }) => label).sort(), own.sort());
    const group = items.find(({ label }) => label === 'MINIMAX_GROUP_ID');
    assert.match(group?.documentation ?? '', /number of the group.*Read by LangChain/);
  });

  it('suggests other programs’ names too in a file that is about MiniMax, and no rare ones', () => {
    const labels = at('# MiniMax\n|').map(({ label }) => label);
    assert.ok(labels.includes('MINIMAX_API_KEY') && labels.includes('ANTHROPIC_BASE_URL'));
    assert.ok(!labels.includes('TTS_MINIMAX_KEY'));
  });

  it('suggests no name that is there already', () => {
    const labels = at('minimax_api_key=x\nMINIMAX_GROUP_ID=1\nMINIMAX_|').map(({ label }) => label);
    assert.ok(labels.includes('MINIMAX_API_HOST'));
    assert.ok(!labels.includes('MINIMAX_API_KEY') && !labels.includes('MINIMAX_GROUP_ID'));
  });

  it('writes the = too, unless it is there', () => {
    assert.equal(take('MINI|', 'MINIMAX_API_KEY'), 'MINIMAX_API_KEY=');
    assert.equal(take('export MINI|\nX=1', 'MINIMAX_API_KEY'), 'export MINIMAX_API_KEY=\nX=1');
    assert.equal(take('MINI|MAX_API_KEY=x', 'MINIMAX_GROUP_ID'), 'MINIMAX_GROUP_ID=x');
    assert.equal(take('MINI| = x', 'MINIMAX_GROUP_ID'), 'MINIMAX_GROUP_ID = x');
  });

  it('suggests nothing in a file of something else before a name is begun', () => {
    assert.deepEqual(at('PORT=3000\n|'), []);
    assert.deepEqual(at('PORT=3000\nOPENAI_|'), []);
    assert.ok(at('PORT=3000\nmi|').length > 0);
  });

  it('suggests hosts as each program wants them', () => {
    const hosts = (line: string): string[] => at(`# MiniMax\n${line}`).map(({ label }) => label);
    assert.deepEqual(hosts('MINIMAX_API_HOST=|'), ['https://api.minimax.io', 'https://api.minimax.cn']);
    assert.deepEqual(hosts('MINIMAX_API_BASE=|'), ['https://api.minimax.io/v1', 'https://api.minimax.cn/v1']);
    assert.deepEqual(hosts('MINIMAX_CN_BASE_URL=|'), ['https://api.minimax.cn']);
    assert.deepEqual(hosts('OPENAI_BASE_URL=|'), ['https://api.minimax.io/v1', 'https://api.minimax.cn/v1']);
    assert.deepEqual(hosts('ANTHROPIC_BASE_URL=|'), [
      'https://api.minimax.io/anthropic',
      'https://api.minimax.cn/anthropic',
    ]);
  });

  it('leaves other programs’ hosts alone in a file of something else', () => {
    assert.deepEqual(at('OPENAI_BASE_URL=|'), []);
  });

  it('replaces what is typed of a value and keeps quotes and comments', () => {
    assert.equal(
      take('MINIMAX_API_HOST="https://api.|min" # host', 'https://api.minimax.io'),
      'MINIMAX_API_HOST="https://api.minimax.io" # host',
    );
  });

  it('suggests the regions', () => {
    assert.deepEqual(
      at('MINIMAX_REGION = |').map(({ label, detail }) => [label, detail]),
      [
        ['global', 'International'],
        ['cn', 'Mainland China'],
      ],
    );
  });

  it('suggests the stored Group ID, and never a key', () => {
    assert.deepEqual(
      at('MINIMAX_GROUP_ID=|', { stored }).map(({ insertText }) => insertText),
      [values.otherGroup],
    );
    assert.deepEqual(at('MINIMAX_GROUP_ID=|'), []);
    assert.deepEqual(at('MINIMAX_GROUP_ID=|', { stored, isTemplate: true }), []);
    assert.deepEqual(at('MINIMAX_API_KEY=|', { stored }), []);
    assert.deepEqual(at('OPENAI_API_KEY=|\n# minimax', { stored }), []);
  });

  it('suggests nothing in a comment, behind a value, or inside a long value', () => {
    assert.deepEqual(at('# MINIMAX_|'), []);
    assert.deepEqual(at('MINIMAX_REGION=cn # |'), []);
    assert.deepEqual(at('PEM="one\nMINIMAX_|\ntwo"'), []);
  });

  it('can be asked anywhere in any text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, place) => {
        const offset = place % (text.length + 1);
        for (const { range } of completionsFor(text, offset, contextWith({ stored }))) {
          assert.ok(range.start <= offset && offset <= range.end && range.end <= text.length);
          assert.doesNotMatch(text.slice(range.start, range.end), /[\r\n]/);
        }
      }),
      { numRuns: 2_000, seed: 20_261_123 },
    );
  });
});
