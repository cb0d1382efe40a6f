import { strict as assert } from 'node:assert';
import { buildDiagnosis, type Diagnosis } from '../../../src/diagnosis/diagnosis';
import type { DiagnosisFocus } from '../../../src/diagnosis/input';
import { viewOf } from '../../../src/diagnosis/view';
import { keyOf, sampleAccounts } from '../../platform/accounts';
import { startPlatform, type SimulatedPlatform } from '../../platform/simulatedPlatform';
import type { Given } from './scenarios';
import { inputOf, now } from './support/world';

const { healthyPlan, otherTeam, mainlandPlan, revokedKey } = sampleAccounts;

const pair = (key: string, groupId: string, name = 'MINIMAX_API_KEY'): string =>
  `${name}=${key}\nMINIMAX_GROUP_ID=${groupId}\nMINIMAX_API_HOST=https://api.minimax.io\n`;

const good = pair(keyOf(healthyPlan), healthyPlan.groupId);
const mismatched = pair(keyOf(healthyPlan), otherTeam.groupId);

describe('a diagnosis that is asked about certain credentials', function () {
  this.timeout(20_000);
  let platform: SimulatedPlatform;

  before(async () => {
    platform = await startPlatform({ now: () => now });
  });
  after(() => platform.close());

  const diagnose = async (given: Given, focus: DiagnosisFocus | undefined): Promise<Diagnosis> =>
    buildDiagnosis({ ...(await inputOf(platform, given)), focus });
  const file = (label: string, keyVariable?: string): DiagnosisFocus => ({
    kind: 'envFile',
    uri: `file:///workspace/${label}`,
    keyVariable,
  });
  const told = ({ headline: { key, state, subject } }: Diagnosis): string => {
    const place = subject?.found.place;
    return [key, state, place?.kind === 'envFile' ? place.label : place?.kind].join(' ');
  };

  it('is about that file, also when the program probably reads another one that is wrong too', async () => {
    const given = { files: { '.env': mismatched, 'backend/.env': good } };
    assert.equal(told(await diagnose(given, undefined)), 'groupIdMismatch failed .env');
    assert.equal(told(await diagnose(given, file('backend/.env'))), 'healthy passed backend/.env');
  });

  it('does not soften what is wrong there because the program’s own credentials are good', async () => {
    const given = { files: { '.env': good, 'backend/.env': mismatched } };
    assert.equal(told(await diagnose(given, undefined)), 'groupIdMismatch warning backend/.env');
    assert.equal(told(await diagnose(given, file('backend/.env'))), 'groupIdMismatch failed backend/.env');
  });

  it('is about the pair of the key that was named, of several in one file', async () => {
    const given = {
      files: { '.env': `${good}MINIMAX_API_TOKEN=${keyOf(revokedKey)}\n` },
    };
    const first = await diagnose(given, file('.env'));
    const second = await diagnose(given, file('.env', 'MINIMAX_API_TOKEN'));
    assert.equal(told(first), 'healthy passed .env');
    assert.equal(told(second), 'notAcceptedHere failed .env');
    assert.deepEqual(
      viewOf(second, { now, language: 'en-GB' }).combinations.map(({ place, isCurrent }) => [
        place,
        isCurrent,
      ]),
      [
        ['.env (MINIMAX_API_KEY)', false],
        ['.env (MINIMAX_API_TOKEN)', true],
      ],
    );
  });

  it('is about what is stored when asked from the status bar', async () => {
    const given: Given = {
      stored: { key: keyOf(mainlandPlan), region: 'international' },
      files: { '.env': mismatched },
    };
    assert.equal(told(await diagnose(given, undefined)), 'groupIdMismatch failed .env');
    assert.equal(told(await diagnose(given, { kind: 'stored' })), 'notAcceptedHere failed stored');
  });

  it('says what a program gets of the file, where the environment changes that', async () => {
    const given: Given = {
      files: { '.env': mismatched, 'backend/.env': good },
      environment: { MINIMAX_API_KEY: keyOf(revokedKey) },
    };
    assert.equal(told(await diagnose(given, file('backend/.env'))), 'environmentWins failed backend/.env');
  });

  it('is about the usual credentials when those are gone that were asked about', async () => {
    const given = { files: { '.env': mismatched } };
    const usual = told(await diagnose(given, undefined));
    for (const focus of [
      file('gone/.env'),
      file('.env', 'MINIMAX_CN_API_KEY'),
      { kind: 'stored' } as const,
    ]) {
      assert.equal(told(await diagnose(given, focus)), usual);
    }
  });

  it('asks nobody whom it would not ask otherwise', async () => {
    const given = { files: { '.env': mismatched, 'backend/.env': good } };
    platform.clear();
    await diagnose(given, file('backend/.env'));
    assert.ok(platform.requests().length > 0);
    assert.equal(platform.requests().filter(({ region }) => region === 'mainland').length, 0);
  });

  it('marks no row where there is only one', async () => {
    const { combinations } = viewOf(await diagnose({ files: { '.env': good } }, file('.env')), {
      now,
      language: 'en-GB',
    });
    assert.deepEqual(
      combinations.map(({ isCurrent }) => isCurrent),
      [false],
    );
  });
});
