import { strict as assert } from 'node:assert';
import type { DiagnosisInput } from '../../../src/diagnosis/input';
import { planOfDiagnosis } from '../../../src/diagnosis/plan';
import { ApiKey } from '../../../src/minimax/apiKey';
import type { Credentials } from '../../../src/minimax/credentials';
import { judge } from '../../../src/minimax/verdict';
import { keyOf, sampleAccounts } from '../../platform/accounts';
import { startPlatform, type SimulatedPlatform } from '../../platform/simulatedPlatform';
import { allScenarios, type Given } from './scenarios';
import { diagnose, idleInput, inputOf, now } from './support/world';

const { healthyPlan, otherTeam, mainlandPlan, healthyPayAsYouGo } = sampleAccounts;

/** A combination in words: whose key, where, and the Group ID. */
function inWords({ apiKey, groupId, region }: Credentials): string {
  const owner = Object.values(sampleAccounts).find((account) => apiKey.equals(new ApiKey(keyOf(account))));
  const group = Object.values(sampleAccounts).find((account) => account.groupId === groupId);
  return [owner?.label ?? '?', region, groupId === undefined ? 'no group' : (group?.label ?? '?')].join(' ');
}

describe('the plan of a diagnosis', function () {
  this.timeout(20_000);
  let platform: SimulatedPlatform;

  before(async () => {
    platform = await startPlatform({ now: () => now });
  });
  after(() => platform.close());

  const planned = (given: Given): readonly string[] =>
    planOfDiagnosis(idleInput(platform, given)).map(inWords);

  const storedPlan = {
    key: keyOf(healthyPlan),
    group: healthyPlan.groupId,
    region: 'international' as const,
  };
  const linesOf = (account: typeof healthyPlan, host: string, groupId = account.groupId): string =>
    `MINIMAX_API_KEY=${keyOf(account)}\nMINIMAX_GROUP_ID=${groupId}\nMINIMAX_API_HOST=${host}\n`;

  it('asks about each combination once, the program’s first', () => {
    assert.deepEqual(
      planned({
        stored: storedPlan,
        files: {
          'backend/.env': linesOf(healthyPlan, 'https://api.minimax.io'),
          '.env': linesOf(healthyPlan, 'https://api.minimax.io', otherTeam.groupId),
        },
        environment: { MINIMAX_CN_API_KEY: keyOf(mainlandPlan) },
        tools: { mmxCli: JSON.stringify({ api_key: keyOf(healthyPayAsYouGo), region: 'global' }) },
      }),
      [
        'healthyPlan international otherTeam',
        'healthyPlan international healthyPlan',
        'mainlandPlan mainland no group',
        'healthyPayAsYouGo international no group',
      ],
    );
  });

  it('asks what a program really gets, and what the file alone would give', () => {
    assert.deepEqual(
      planned({
        files: { '.env': linesOf(healthyPlan, 'https://api.minimax.io') },
        environment: { MINIMAX_API_KEY: keyOf(otherTeam) },
      }),
      ['otherTeam international healthyPlan', 'healthyPlan international healthyPlan'],
    );
  });

  it('sends nothing that cannot be right', () => {
    for (const text of [
      'MINIMAX_API_KEY=your_api_key\nMINIMAX_REGION=global',
      `MINIMAX_API_KEY="Bearer ${keyOf(healthyPlan)}"\nMINIMAX_REGION=global`,
      `MINIMAX_API_KEY=${keyOf(healthyPlan)}\nMINIMAX_GROUP_ID=1234567890123456789\nMINIMAX_REGION=global`,
      `MINIMAX_API_KEY=${healthyPlan.groupId}\nMINIMAX_GROUP_ID=${keyOf(healthyPlan)}\nMINIMAX_REGION=global`,
    ]) {
      assert.deepEqual(planned({ files: { '.env': text } }), []);
    }
    assert.deepEqual(planned({ stored: { key: 'sk-cp-xxxxx...', region: 'international' } }), []);
  });

  it('sends nothing of an untrusted workspace, not even a key of the environment to a region that a file names', () => {
    const files = { '.env': `MINIMAX_CN_API_KEY=${keyOf(healthyPlan)}\n` };
    const environment = { MINIMAX_API_KEY: keyOf(healthyPlan) };
    assert.deepEqual(planned({ files, environment }), ['healthyPlan mainland no group']);
    assert.deepEqual(planned({ files, environment, isUntrusted: true }), []);
    assert.deepEqual(planned({ files, stored: storedPlan, isUntrusted: true }), [
      'healthyPlan international healthyPlan',
    ]);
  });

  it('leaves out a region whose endpoint setting is refused', () => {
    const given: Given = {
      stored: storedPlan,
      files: { '.env': linesOf(mainlandPlan, 'https://api.minimax.cn') },
    };
    assert.deepEqual(planned({ ...given, endpointRefused: ['mainland'] }), [
      'healthyPlan international healthyPlan',
    ]);
  });

  it('asks the region that the user chose for a key without one', () => {
    const files = { '.env': `MINIMAX_API_KEY=${keyOf(healthyPlan)}\n` };
    assert.deepEqual(planned({ files }), []);
    assert.deepEqual(planned({ files, consents: ['mainland'] }), ['healthyPlan mainland no group']);
  });

  it('asks the other region after the own one, and no more once the own one has accepted the key', () => {
    const idle = idleInput(platform, { stored: storedPlan, consents: ['mainland'] });
    const [own, other] = planOfDiagnosis(idle);
    assert.deepEqual(
      [own, other].map((each) => inWords(each!)),
      ['healthyPlan international healthyPlan', 'healthyPlan mainland healthyPlan'],
    );
    const verdict = judge({
      keyKind: 'plan',
      region: 'international',
      origin: 'https://api.minimax.io',
      hasGroupId: true,
      ownGroup: 'unknown',
      answers: { models: { outcome: { kind: 'ok' }, durationMs: 1 } },
      planWindows: undefined,
      balance: undefined,
      otherRegion: 'notAsked',
      at: now,
    });
    const later: DiagnosisInput = { ...idle, verified: [{ credentials: own!, verdict }] };
    assert.deepEqual(planOfDiagnosis(later).map(inWords), ['healthyPlan international healthyPlan']);
  });

  it('never takes a key to a region that neither a place names for it nor the user agreed to, in any scenario', async () => {
    let requests = 0;
    for (const { name, given } of allScenarios.filter(({ given }) => given.consents === undefined)) {
      const input = await inputOf(platform, given);
      const named = [
        ...(input.stored?.state === 'stored' ? [input.stored.credentials] : []),
        ...[...input.envFiles, ...(input.tools ?? []), { found: input.environment }]
          .flatMap(({ found }) => found)
          .flatMap((found) => [found, ...(found.overridden?.result ? [found.overridden.result] : [])]),
      ];
      for (const request of platform.requests()) {
        requests += 1;
        const header = platform.rawHeaders(request);
        const sent = header[header.findIndex((each) => each.toLowerCase() === 'authorization') + 1];
        const key = new ApiKey(sent!.replace('Bearer ', ''));
        assert.ok(
          named.some(({ apiKey, region }) => apiKey.equals(key) && region === request.region),
          `${name}: ${request.region}`,
        );
        assert.equal(request.spendsTokens, false);
      }
    }
    assert.ok(requests > 500);
  });

  it('is covered by what the diagnosis shows: nothing asked is missing in the table', async () => {
    for (const { name, given } of allScenarios.filter(({ group }) => group === 'in several places')) {
      const { combinations, input } = await diagnose(platform, given);
      const asked = combinations.filter(({ candidate }) => candidate.status.kind === 'asked').length;
      assert.equal(asked, input.verified.length, name);
    }
  });
});
