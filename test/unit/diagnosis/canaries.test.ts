import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { buildDiagnosis } from '../../../src/diagnosis/diagnosis';
import type { DiagnosisInput } from '../../../src/diagnosis/input';
import { reportOf } from '../../../src/diagnosis/report';
import { viewOf } from '../../../src/diagnosis/view';
import { findErrors } from '../../../src/explanation/findErrors';
import { anyInput, anyPastedText, canaries } from './support/canaries';
import { now } from './support/world';

/** How much of a key may be seen: its prefix and its last four characters, so nothing of this length. */
const telling = 10;

/** The parts of a key that must be nowhere: all of that length, apart from those within what a sample may hold. */
const partsOfKeys = new Set(
  canaries.keys.flatMap((key) =>
    Array.from({ length: key.length - telling + 1 }, (_, start) => key.slice(start, start + telling)),
  ),
);

function holdsPartOfKey(text: string): string | undefined {
  for (let start = 0; start + telling <= text.length; start += 1) {
    const part = text.slice(start, start + telling);
    if (partsOfKeys.has(part)) {
      return part;
    }
  }
  return undefined;
}

function reportsOf(input: DiagnosisInput): readonly string[] {
  const { markdown, json } = reportOf(buildDiagnosis(input), {
    now,
    language: 'en-GB',
    salt: 'grain of salt',
    versions: {
      extension: '0.1.0',
      vscode: canaries.others[0]!,
      platform: `linux ${canaries.others[1]!}`,
      remote: `ssh-remote+${canaries.others[0]!}`,
    },
  });
  return [markdown, json];
}

describe('what the diagnosis gives out', function () {
  this.timeout(120_000);

  it('has canaries in every part of what it is made from', () => {
    const all = fc.sample(anyInput, { numRuns: 200, seed: 5 });
    const places = new Set(
      all.flatMap((input) =>
        buildDiagnosis(input).combinations.flatMap(({ places }) => places.map(({ kind }) => kind)),
      ),
    );
    assert.deepEqual([...places].sort(), ['envFile', 'environment', 'stored', 'tool']);
    const text = JSON.stringify(all);
    for (const canary of [...canaries.groupIds, ...canaries.others.slice(0, 2), '13912345678', '87.65']) {
      assert.ok(text.includes(canary), canary);
    }
    assert.ok(all.some(({ verified }) => verified.length > 1));
  });

  it('holds no part of a key on the page, whatever was found, answered and pasted', () => {
    fc.assert(
      fc.property(anyInput, anyPastedText, (input, pasted) => {
        const view = JSON.stringify(
          viewOf(buildDiagnosis(input), {
            now,
            language: 'en-GB',
            explained: { errors: findErrors(pasted), isTooLong: false },
          }),
        );
        assert.equal(holdsPartOfKey(view), undefined);
        assert.ok(!view.includes('wumpus'), 'the login of a proxy');
        assert.ok(!view.includes('file://'), 'the address of a file');
      }),
      { numRuns: 200, seed: 20_261_124 },
    );
  });

  it('holds no secret, Group ID, claim, name, path or value of the environment in the report', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const text of reportsOf(input)) {
          assert.equal(holdsPartOfKey(text), undefined);
          for (const canary of [...canaries.groupIds, ...canaries.others]) {
            assert.ok(!text.includes(canary), canary);
          }
          assert.doesNotMatch(text, /\d{10}/);
          assert.doesNotMatch(text, /home|Users|\\\\|file:/);
        }
      }),
      { numRuns: 200, seed: 20_261_124 },
    );
  });

  it('is JSON where it should be', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const report = JSON.parse(reportsOf(input)[1]!) as { format: string; checks: unknown[] };
        assert.equal(report.format, 'minimax-setup-report');
        assert.equal(report.checks.length, 8);
      }),
      { numRuns: 50, seed: 20_261_124 },
    );
  });
});
