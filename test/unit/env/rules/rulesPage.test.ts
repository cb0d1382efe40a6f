import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeEnv } from '../../../../src/env/analyzeEnv';
import type { EnvContext } from '../../../../src/env/envContext';
import { ruleCodes, type RuleCode } from '../../../../src/env/ruleCatalogue';
import {
  ruleDescriptions,
  rulesPage,
  rulesPageAnchor,
  rulesPagePath,
  rulesTable,
} from '../../../../src/env/rulesPage';
import { contextWith, verdict } from './support/evidence';
import { values } from './support/values';

const committed = readFileSync(join(__dirname, '../../../..', rulesPagePath), 'utf8');

/** Puts values in the place of «words in guillemets». */
function withOwnValues(example: string): string {
  return example
    .replaceAll('«your key»', values.planKey)
    .replaceAll('«another key»', values.otherKey)
    .replaceAll('«older key»', values.legacyKey)
    .replaceAll('«its Group ID»', values.legacyGroup)
    .replaceAll('«your Group ID»', values.groupId)
    .replaceAll(/«a key [^»]*»/g, values.payAsYouGoKey);
}

const contexts: Readonly<Partial<Record<RuleCode, Partial<EnvContext>>>> = {
  'not-ignored': { gitState: 'notIgnored' },
  tracked: { gitState: 'tracked' },
  'secret-in-template': { isTemplate: true },
  rejected: {
    verdictOf: ({ apiKey }) => (apiKey.reveal() === values.payAsYouGoKey ? verdict('keyRefused') : undefined),
  },
  'wrong-region': {
    verdictOf: ({ region }) =>
      region === 'international' ? verdict('wrongRegion') : verdict('healthy', 'mainland'),
  },
  exhausted: {
    verdictOf: ({ apiKey }) => (apiKey.reveal() === values.payAsYouGoKey ? verdict('exhausted') : undefined),
  },
};

describe('the page about the rules', () => {
  it('is committed as it is generated', () => {
    assert.equal(committed, rulesPage());
  });

  it('has one heading for each code, whose anchor is the code', () => {
    assert.deepEqual(
      [...committed.matchAll(/^## (.*)$/gm)].map((match) => match[1]),
      ruleCodes.map(rulesPageAnchor),
    );
  });

  it('has no tag that a Markdown view would take for HTML', () => {
    const outsideCode = committed.replaceAll(/```[\s\S]*?```|`[^`]*`/g, '');
    assert.doesNotMatch(outsideCode, /<\w/);
  });

  it('gives a table that links to the page', () => {
    const table = rulesTable();
    for (const code of ruleCodes) {
      assert.ok(table.includes(`[\`${code}\`](docs/rules.md#${code})`));
    }
  });

  for (const code of ruleCodes) {
    it(`shows an example of ${code} that the rule finds, and one that is right`, () => {
      const { wrong, right } = ruleDescriptions[code];
      const context = contextWith(contexts[code]);
      const codesIn = (example: string): unknown[] => [
        ...new Set(analyzeEnv(withOwnValues(example), context).diagnostics.map((each) => each.code)),
      ];
      assert.deepEqual(codesIn(wrong), [code]);
      assert.deepEqual(codesIn(right), []);
    });
  }
});
