import { strict as assert } from 'node:assert';
import type { HeadlineKey } from '../../../src/diagnosis/diagnosis';
import { startPlatform, type SimulatedPlatform } from '../../platform/simulatedPlatform';
import { allScenarios } from './scenarios';
import { diagnose, now, summaryOf } from './support/world';

/** Headlines that hold a key to be bad, or leave it open. */
const badKey: readonly HeadlineKey[] = ['keyRefused', 'notAcceptedHere', 'wrongRegion', 'keyUnusable'];

describe('the diagnosis of every scenario is what a knowledgeable person would say', function () {
  this.timeout(20_000);
  let platform: SimulatedPlatform;

  before(async () => {
    platform = await startPlatform({ now: () => now });
  });
  after(() => platform.close());

  for (const group of new Set(allScenarios.map((scenario) => scenario.group))) {
    describe(group, () => {
      for (const { name, given, expected } of allScenarios.filter((scenario) => scenario.group === group)) {
        it(name, async () => {
          assert.deepEqual(summaryOf(await diagnose(platform, given)), expected);
        });
      }
    });
  }

  it('in at least 120 scenarios, each with a name of its own', () => {
    assert.ok(allScenarios.length >= 120);
    assert.equal(
      new Set(allScenarios.map(({ group, name }) => `${group}: ${name}`)).size,
      allScenarios.length,
    );
  });

  it('and none in which all that came was a transient fault says that the key is bad', async () => {
    const transient = allScenarios.filter(
      ({ given }) =>
        (given.faults ?? []).some(
          ([, target]) => target?.endpoint === undefined && target?.region === undefined,
        ) || given.down?.length === 2,
    );
    assert.ok(transient.length > 30);
    for (const { name, given } of transient) {
      const { headline, verdict } = await diagnose(platform, given);
      assert.ok(!badKey.includes(headline.key), `${name}: ${headline.key}`);
      assert.notEqual(verdict?.key.state, 'refused', name);
    }
  });
});
