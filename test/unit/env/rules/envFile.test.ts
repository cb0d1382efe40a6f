import assert from 'node:assert/strict';
import { isEnvFileName, isTemplateFileName } from '../../../../src/env/envFile';
import { isRuleCode, readRuleSettings, ruleCodes } from '../../../../src/env/ruleCatalogue';

describe('the name of a .env file', () => {
  it('is recognized in any folder', () => {
    const names = [
      '.env',
      '.env.local',
      '.env.production.local',
      'prod.env',
      '/a/b/.env',
      'C:\\a\\.env.test',
      '.env.example',
    ];
    assert.deepEqual(names.filter(isEnvFileName), names);
  });

  it('is not taken for granted', () => {
    const names = ['env', '.environment', 'a.env.ts', '.envrc', 'env.d.ts', '/.env/readme.md', 'x.envy'];
    assert.deepEqual(names.filter(isEnvFileName), []);
  });

  it('says that it is a template', () => {
    const names = [
      '.env.example',
      '.env.sample',
      '.env.template',
      '.env.dist',
      '.env.defaults',
      '.env.local.example',
      '.env.example.local',
      'example.env',
      'env.example',
      'sample.env',
      '.env-example',
      '.env_sample',
      '/a/b/.ENV.EXAMPLE',
    ];
    assert.deepEqual(names.filter(isTemplateFileName), names);
  });

  it('does not say so of the files that are filled in', () => {
    const names = [
      '.env',
      '.env.local',
      '.env.test',
      'example-app.env',
      '/example/.env',
      '.env.distribution',
      'template/prod.env',
    ];
    assert.deepEqual(names.filter(isTemplateFileName), []);
  });
});

describe('the setting for the rules', () => {
  it('gives a code another severity or turns it off', () => {
    assert.deepEqual(readRuleSettings({ 'key-shape': 'off', exposed: 'error', misspelled: 'hint' }), {
      'key-shape': 'off',
      exposed: 'error',
      misspelled: 'hint',
    });
  });

  it('is read without what makes no sense', () => {
    assert.deepEqual(
      readRuleSettings({ 'no-such-rule': 'off', exposed: 'loud', tracked: null, swapped: 'warning' }),
      {
        swapped: 'warning',
      },
    );
    for (const nonsense of [undefined, null, 'off', 7, [], ['exposed'], true]) {
      assert.deepEqual(readRuleSettings(nonsense), {});
    }
  });

  it('knows its codes', () => {
    assert.equal(ruleCodes.length, 22);
    assert.equal(isRuleCode('hash-cut'), true);
    assert.equal(isRuleCode('toString'), false);
    assert.equal(isRuleCode(undefined), false);
  });
});
