import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { analyzeEnv } from '../../../../src/env/analyzeEnv';
import { isEnvFileName, isTemplateFileName } from '../../../../src/env/envFile';
import { fixAll } from '../../../../src/env/fixes';
import { fixtureExpectations } from '../../../fixtures/env/expectations';
import { contextWith } from './support/evidence';
import { withValues } from './support/values';

const folder = join(__dirname, '../../../fixtures/env');

function read(file: string): string {
  return withValues(readFileSync(join(folder, file), 'utf8'));
}

describe('files as the programs of MiniMax’s users have them', () => {
  it('are all looked at', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'expectations.ts')
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll(sep, '/'),
      );
    assert.ok(files.length >= 25);
    assert.deepEqual(files.sort(), fixtureExpectations.map(({ file }) => file).sort());
    assert.deepEqual(
      files.filter((file) => !isEnvFileName(file)),
      [],
    );
  });

  for (const { file, context, expected } of fixtureExpectations) {
    it(`${file}: ${expected.length === 0 ? 'nothing is wrong' : expected.join(', ')}`, () => {
      const text = read(file);
      const known = contextWith({ isTemplate: isTemplateFileName(file), ...context });
      const analysis = analyzeEnv(text, known);
      assert.deepEqual(
        analysis.diagnostics.map(({ code, variable }) => `${code} ${variable.name}`),
        expected,
      );
      if (expected.length === 0) {
        assert.deepEqual(fixAll(analysis, known).edits, []);
      }
    });
  }
});
