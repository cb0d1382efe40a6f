import assert from 'node:assert/strict';
import { analyzeEnv } from '../../../../src/env/analyzeEnv';
import type { EnvContext } from '../../../../src/env/envContext';
import { hoverFor, type HoverModel } from '../../../../src/env/hover';
import { maskApiKey } from '../../../../src/minimax/apiKey';
import { contextWith, stored, verdict, verdictOnly } from './support/evidence';
import { values, withValues } from './support/values';

/** The hover at the place of `|`. */
function hoverAt(marked: string, overrides: Partial<EnvContext> = {}): HoverModel | undefined {
  const full = withValues(marked);
  const context = contextWith(overrides);
  return hoverFor(analyzeEnv(full.replace('|', ''), context), full.indexOf('|'), context);
}

function facts(hover: HoverModel | undefined): Record<string, string> {
  return Object.fromEntries((hover?.facts ?? []).map(({ label, value }) => [label, value]));
}

function links(hover: HoverModel | undefined): string[] {
  return (hover?.links ?? []).map(({ action }) => Object.values(action).join(' '));
}

describe('the hover', () => {
  it('says what is known of a key, and shows it masked', () => {
    const hover = hoverAt(
      'MINIMAX_API_K|EY=@legacyKey@\nMINIMAX_GROUP_ID=@legacyGroup@\nMINIMAX_API_HOST=https://api.minimax.cn\n',
      {
        stored,
        verdictOf: verdictOnly(
          { key: values.legacyKey, groupId: values.legacyGroup },
          verdict('matched', 'mainland'),
        ),
      },
    );
    assert.equal(hover?.heading, 'MiniMax API key');
    assert.deepEqual(hover.range, { start: 0, end: 15 });
    assert.deepEqual(facts(hover), {
      Value: maskApiKey(values.legacyKey),
      Kind: 'legacy key (JWT)',
      'The key’s own Group ID': values.legacyGroup,
      'Group ID': `${values.legacyGroup}, in MINIMAX_GROUP_ID`,
      Region: 'Mainland China, api.minimax.cn',
      Verified: '5 minutes ago',
      Stored: 'another one',
      'Read by': 'MiniMax-MCP, LiteLLM, LangChain, LiveKit, CodexBar, OpenClaw, Hermes Agent',
    });
    assert.ok(hover.paragraphs.includes('MiniMax accepts your API key (Mainland China).'));
    assert.deepEqual(links(hover), [
      'verifyFile MINIMAX_API_KEY',
      'diagnose MINIMAX_API_KEY',
      'configure',
      'openPage apiKeys mainland',
    ]);
    assert.ok(!JSON.stringify(hover).includes(values.legacyKey));
  });

  it('is about the value where that is pointed at, its quotes included', () => {
    const text = withValues('MINIMAX_API_KEY="@planKey@"\n');
    const hover = hoverAt('MINIMAX_API_KEY=|"@planKey@"\n');
    assert.equal(text.slice(hover?.range.start, hover?.range.end), `"${values.planKey}"`);
  });

  it('says that nothing was verified, and offers to', () => {
    const hover = hoverAt('MINIMAX_API|_KEY=@planKey@\n');
    assert.ok(hover?.paragraphs.includes('These values have not been verified.'));
    assert.equal(facts(hover)['Region'], 'not named in this file');
    assert.match(
      facts(hover)['Group ID'] ?? '',
      /none in this file; keys of this kind mostly work without one/,
    );
    assert.deepEqual(links(hover), [
      'verifyFile MINIMAX_API_KEY',
      'diagnose MINIMAX_API_KEY',
      'configure',
      'openPage apiKeys international',
      'openPage apiKeys mainland',
    ]);
  });

  it('says of a legacy key without a Group ID that it may need one', () => {
    assert.match(facts(hoverAt('MINIMAX_API_KEY=|@legacyKey@'))['Group ID'] ?? '', /may need one/);
  });

  it('says that it is the stored value', () => {
    const text = 'MINIMAX_API_KEY=@otherKey@\nMINIMAX_GROUP_ID=@otherGroup@\n';
    assert.equal(facts(hoverAt(`|${text}`, { stored }))['Stored'], 'yes, this one');
    assert.equal(facts(hoverAt(text.replace('\n', '\n|'), { stored }))['Stored'], 'yes, this one');
  });

  it('says nothing of what is stored where that is not known', () => {
    assert.equal(facts(hoverAt('|MINIMAX_API_KEY=@otherKey@'))['Stored'], undefined);
  });

  it('does not offer to verify what must not be sent', () => {
    const hover = hoverAt('MINIMAX_API_KEY=your_|key\n');
    assert.equal(facts(hover)['Value'], 'a sample');
    assert.ok(hover?.paragraphs.includes('Nothing is sent to MiniMax before MINIMAX_API_KEY is corrected.'));
    assert.deepEqual(links(hover).slice(0, 2), ['diagnose MINIMAX_API_KEY', 'configure']);
  });

  it('shows a Group ID whole, and what is none only masked', () => {
    assert.equal(facts(hoverAt('|MINIMAX_GROUP_ID=@groupId@'))['Value'], values.groupId);
    assert.equal(facts(hoverAt('|MINIMAX_GROUP_ID=@planKey@'))['Value'], maskApiKey(values.planKey));
    assert.equal(facts(hoverAt('|MINIMAX_GROUP_ID=my-secret-word'))['Value'], '…');
  });

  it('never shows a key that stands where a host belongs', () => {
    const hover = hoverAt('MINIMAX_API_KEY=@planKey@\n|MINIMAX_API_HOST=@unknownKey@\n');
    assert.ok(hover !== undefined);
    assert.ok(!JSON.stringify(hover).toLowerCase().includes(values.unknownKey.toLowerCase()));
  });

  it('tells host and region of a host', () => {
    const hover = hoverAt('MINIMAX_API_HOST=https://api.mini|maxi.chat/v1');
    assert.equal(hover?.heading, 'Host of the MiniMax API');
    assert.deepEqual(facts(hover), {
      Host: 'api.minimaxi.chat',
      Region: 'International',
      'Read by': 'MiniMax-MCP, OpenClaw',
    });
  });

  it('tells the region of a region', () => {
    assert.equal(facts(hoverAt('MINIMAX_REGION=c|n'))['Region'], 'Mainland China');
  });

  for (const [line, said] of [
    ['MINIMAX_API_KEY=|`@planKey@`', /read another value/],
    ['MINIMAX_API_KEY=|@planKey@#x', /read another value/],
    ['MINIMAX_API_KEY: |@planKey@', /do not read this line/],
    ['MINIMAX_API_KEY=|${SHARED}', /fill in SHARED/],
  ] as const) {
    it(`says where python-dotenv reads ${line.replace('|', '')} otherwise`, () => {
      assert.ok(hoverAt(line)?.paragraphs.some((paragraph) => said.test(paragraph)));
    });
  }

  it('shows no key that stands where python-dotenv looks for the name of a variable', () => {
    for (const key of [values.planKey, values.legacyKey]) {
      const hover = hoverAt(`MINIMAX_API|_KEY=\${${key}}\nMINIMAX_GROUP_ID=\${${key}}\n`);
      const said = JSON.stringify(hover);
      assert.ok(hover !== undefined && said.includes('python-dotenv'));
      assert.ok(!said.includes(key.slice(0, 20)) && !said.includes(key.slice(-20)), said);
    }
  });

  it('says nothing of python-dotenv where it reads the same', () => {
    const hover = hoverAt('export |MINIMAX_API_KEY="@planKey@" # note');
    assert.ok(hover !== undefined);
    assert.deepEqual(
      hover.paragraphs.filter((paragraph) => paragraph.includes('Python')),
      [],
    );
  });

  it('says that a later line counts', () => {
    const hover = hoverAt('|MINIMAX_API_KEY=@planKey@\nMINIMAX_API_KEY=@otherKey@\n');
    assert.ok(hover?.paragraphs.includes('A line further down sets it again, and that one counts.'));
  });

  it('says what an OAuth token is', () => {
    assert.match(hoverAt('|MINIMAX_OAUTH_TOKEN=abc')?.paragraphs.join(' ') ?? '', /not an API key/);
  });

  it('is not there where nothing of MiniMax’s stands', () => {
    assert.equal(hoverAt('PORT=30|00\nMINIMAX_API_KEY=@planKey@'), undefined);
    assert.equal(hoverAt('MINIMAX_API_KEY=@planKey@ # a com|ment'), undefined);
    assert.equal(hoverAt('|OPENAI_API_KEY=sk-x\n# minimax'), undefined);
  });

  it('offers no verification in a template', () => {
    assert.deepEqual(links(hoverAt('|MINIMAX_API_KEY=your_key', { isTemplate: true })), [
      'configure',
      'openPage apiKeys international',
      'openPage apiKeys mainland',
    ]);
  });
});
