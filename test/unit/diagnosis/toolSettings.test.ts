import { strict as assert } from 'node:assert';
import { absentToolFile, readToolSettings, toolFiles } from '../../../src/diagnosis/toolSettings';
import type { ToolFileId } from '../../../src/diagnosis/place';
import type { EnvContext } from '../../../src/env/envContext';
import { ApiKey } from '../../../src/minimax/apiKey';
import { createPlanKey } from '../../platform/accounts';

const context: EnvContext = { now: 0, language: 'en' };
const key = createPlanKey('tools');

function read(id: ToolFileId, text: string) {
  const file = toolFiles.find((each) => each.id === id)!;
  return readToolSettings(file, 'file:///home/settings.json', text, context);
}

describe('settings of other programs', () => {
  it('are those of mmx-cli and Claude Code, each with a label that names the file', () => {
    assert.deepEqual(
      toolFiles.map(({ label }) => label),
      [
        '~/.mmx/config.json',
        '~/.claude/settings.json',
        '.claude/settings.json',
        '.claude/settings.local.json',
      ],
    );
    assert.deepEqual(absentToolFile(toolFiles[0]!), {
      file: 'mmxCli',
      label: '~/.mmx/config.json',
      state: 'absent',
      found: [],
    });
  });

  it('of mmx-cli give key and region under its own names', () => {
    const { state, found } = read(
      'mmxCli',
      JSON.stringify({ api_key: key, region: 'cn', output: 'text', timeout: 300 }),
    );
    assert.equal(state, 'read');
    assert.equal(found.length, 1);
    assert.ok(found[0]!.apiKey.equals(new ApiKey(key)));
    assert.equal(found[0]!.region, 'mainland');
    assert.deepEqual(found[0]!.place, {
      kind: 'tool',
      file: 'mmxCli',
      uri: 'file:///home/settings.json',
      label: '~/.mmx/config.json',
      keyVariable: 'api_key',
      groupVariable: undefined,
    });
  });

  it('of mmx-cli take the region from base_url before region', () => {
    const { found } = read(
      'mmxCli',
      JSON.stringify({ api_key: key, region: 'cn', base_url: 'https://api.minimax.io/anthropic' }),
    );
    assert.equal(found[0]!.region, 'international');
    assert.equal(found[0]!.host?.variable, 'base_url');
    assert.deepEqual(found[0]!.regionChanges, {});
  });

  it('of Claude Code give what its env block says', () => {
    const env = {
      ANTHROPIC_BASE_URL: 'https://api.minimaxi.com/anthropic',
      ANTHROPIC_AUTH_TOKEN: key,
      API_TIMEOUT_MS: '3000000',
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: 1,
      MINIMAX_API_KEY: createPlanKey('not asked for'),
    };
    const { found } = read('claudeCodeUser', JSON.stringify({ env, permissions: { allow: [] } }));
    assert.equal(found.length, 1);
    assert.equal(found[0]?.region, 'mainland');
    assert.equal(found[0].host?.hasWrongPath, false);
  });

  it('give nothing for another host, without a key, and for values that are no texts', () => {
    for (const text of [
      JSON.stringify({ env: { ANTHROPIC_BASE_URL: 'https://api.anthropic.com', ANTHROPIC_API_KEY: key } }),
      JSON.stringify({ env: { ANTHROPIC_AUTH_TOKEN: key } }),
      JSON.stringify({ env: { ANTHROPIC_BASE_URL: 'https://api.minimax.io/anthropic' } }),
      JSON.stringify({ env: { ANTHROPIC_BASE_URL: 'https://api.minimax.io', ANTHROPIC_AUTH_TOKEN: 5 } }),
      JSON.stringify({ env: 'ANTHROPIC_AUTH_TOKEN' }),
      '{}',
    ]) {
      assert.deepEqual(read('claudeCodeLocal', text).found, [], text);
      assert.equal(read('claudeCodeLocal', text).state, 'read');
    }
  });

  it('that are no JSON object are said to be unreadable', () => {
    for (const text of ['', '{', '[]', 'null', '"text"', '{"env": {}} // a comment']) {
      assert.equal(read('claudeCodeUser', text).state, 'unreadable', text);
    }
    assert.equal(read('mmxCli', '\ufeff{}').state, 'read');
  });
});
