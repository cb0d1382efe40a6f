import { strict as assert } from 'node:assert';
import { buildDiagnosis } from '../../../src/diagnosis/diagnosis';
import { reportOf, type ReportContext } from '../../../src/diagnosis/report';
import { keyOf, sampleAccounts } from '../../platform/accounts';
import { startPlatform, type SimulatedPlatform } from '../../platform/simulatedPlatform';
import { diagnose, inputOf, now } from './support/world';

const { healthyPlan, otherTeam, revokedKey } = sampleAccounts;

const context: ReportContext = {
  now,
  language: 'en-GB',
  salt: 'salt',
  versions: { extension: '0.1.0', vscode: '1.110.0', platform: 'linux x64', remote: 'ssh-remote' },
};

interface JsonReport {
  readonly versions: Readonly<Record<string, string>>;
  readonly headline: { readonly key: string; readonly action: string };
  readonly checks: readonly { readonly id: string; readonly state: string; readonly finding: string }[];
  readonly credentials: readonly {
    readonly place: string;
    readonly mask: string;
    readonly fingerprint: string;
    readonly host?: string;
    readonly groupIdDigits: number;
    readonly status: string;
    readonly answers: readonly {
      readonly request: string;
      readonly code?: number;
      readonly message?: string;
      readonly httpStatus: number;
      readonly traceId?: string;
      readonly durationMs: number;
    }[];
  }[];
}

describe('the report', () => {
  let platform: SimulatedPlatform;

  before(async () => {
    platform = await startPlatform({ now: () => now });
  });
  after(() => platform.close());

  const stored = { key: keyOf(healthyPlan), group: otherTeam.groupId, region: 'international' as const };

  it('holds versions, kinds, masks, verdicts, and the answers with code, status and duration', async () => {
    const report = reportOf(await diagnose(platform, { stored }), context);
    const { versions, headline, checks, credentials } = JSON.parse(report.json) as JsonReport;
    assert.deepEqual(versions, context.versions);
    assert.equal(headline.key, 'groupIdMismatch');
    assert.deepEqual(
      checks.map(({ id, state, finding }) => `${id} ${state} ${finding}`),
      [
        'credentials passed found',
        'keyShape passed plan',
        'groupIdShape passed usual',
        'reachability passed reached',
        'keyAccepted passed accepted',
        'groupIdMatch failed platform',
        'spending passed available',
        'otherRegion skipped acceptedHere',
      ],
    );
    assert.equal(credentials.length, 1);
    const [row] = credentials;
    assert.equal(row?.mask, `sk-cp-…${keyOf(healthyPlan).slice(-4)}`);
    assert.equal(row.groupIdDigits, 19);
    assert.equal(row.status, 'groupIdMismatch');
    assert.match(row.fingerprint, /^[0-9a-f]{12}$/);
    const pairing = row.answers.find(({ request }) => request === 'pairing');
    assert.equal(pairing?.code, 1004);
    assert.equal(pairing.message, 'token not match group');
    assert.equal(pairing.httpStatus, 200);
    assert.ok(pairing.durationMs >= 0);
    assert.match(report.markdown, /^# MiniMax Setup report\n/);
    assert.match(
      report.markdown,
      /\| pairing \| tokenNotMatchGroup \| 200 \| 1004 \| token not match group \|/,
    );
    assert.match(report.markdown, /Left out: API keys apart from/);
  });

  it('keeps the ids by which MiniMax finds a call again, and none that could be something else', async () => {
    const input = await inputOf(platform, { stored: { ...stored, group: healthyPlan.groupId } });
    const [{ credentials, verdict }] = input.verified as [(typeof input.verified)[0]];
    const withTraceId = (traceId: string): string | undefined => {
      const answers = { models: { ...verdict.evidence.answers.models!, traceId } };
      const changed = { ...verdict, evidence: { ...verdict.evidence, answers } };
      const diagnosis = buildDiagnosis({ ...input, verified: [{ credentials, verdict: changed }] });
      const { credentials: rows } = JSON.parse(reportOf(diagnosis, context).json) as JsonReport;
      return rows[0]!.answers[0]!.traceId;
    };
    for (const id of ['05c1d4f2a9be37d8c61f0e9b42a7d3f1', '0f8fad5b-d9cb-469f-a165-70867728950e']) {
      assert.equal(withTraceId(id), id);
    }
    for (const id of [
      healthyPlan.groupId,
      'jane-doe',
      `${healthyPlan.groupId}abcdefabcdefa`,
      'f'.repeat(31),
    ]) {
      assert.equal(withTraceId(id), undefined, id);
    }
  });

  it('gives the same key the same fingerprint, and another one with another salt', async () => {
    const given = {
      stored,
      files: {
        '.env': `MINIMAX_API_KEY=${keyOf(healthyPlan)}\nMINIMAX_REGION=global\n`,
        '.env.local': `MINIMAX_API_KEY=${keyOf(revokedKey)}\nMINIMAX_REGION=global\n`,
      },
    };
    const diagnosis = await diagnose(platform, given);
    const fingerprints = (salt: string): readonly string[] =>
      (JSON.parse(reportOf(diagnosis, { ...context, salt }).json) as JsonReport).credentials.map(
        ({ fingerprint }) => fingerprint,
      );
    const [first, second, third] = fingerprints('salt');
    assert.equal(first, second);
    assert.notEqual(first, third);
    assert.notEqual(fingerprints('another salt')[0], first);
  });

  it('names usual files and no others, and no host that is not MiniMax’s', async () => {
    const text = `MINIMAX_API_KEY=${keyOf(healthyPlan)}\nMINIMAX_API_HOST=https://gateway.jane.example\n`;
    const { markdown } = reportOf(
      await diagnose(platform, { files: { 'jane/.env.local': text, 'jane/jane.env': text } }),
      context,
    );
    assert.match(markdown, /\.env\.local \(MINIMAX\\_API\\_KEY\)/);
    assert.match(markdown, /\\\*\.env \(MINIMAX\\_API\\_KEY\)/);
    assert.doesNotMatch(markdown, /jane|gateway/);
  });

  it('tells files of the same name apart by a number, the same one wherever the file is named', async () => {
    const good = `MINIMAX_API_KEY=${keyOf(healthyPlan)}\nMINIMAX_REGION=global\n`;
    const revoked = `MINIMAX_API_KEY=${keyOf(revokedKey)}\nMINIMAX_REGION=global\n`;
    const { markdown, json } = reportOf(
      await diagnose(platform, {
        files: { 'jane/.env': good, 'tests/.env': 'PORT=1\n', 'zoe/.env': revoked },
      }),
      context,
    );
    const { credentials, headline } = JSON.parse(json) as JsonReport & { headline: { sentence: string } };
    assert.deepEqual(
      credentials.map(({ place }) => place),
      ['.env (1) (MINIMAX_API_KEY)', '.env (3) (MINIMAX_API_KEY)'],
    );
    assert.match(headline.sentence, /^\.env \(3\) \(MINIMAX_API_KEY\)/);
    assert.match(markdown, /\.env \(2\) holds no API key of MiniMax/);
    assert.doesNotMatch(markdown, /jane|tests|zoe/);
  });

  it('says so when MiniMax was not asked', async () => {
    const { markdown } = reportOf(await diagnose(platform, {}), context);
    assert.match(markdown, /MiniMax was not asked\./);
  });

  it('leaves out versions of an odd form', async () => {
    const { json } = reportOf(await diagnose(platform, {}), {
      ...context,
      versions: { extension: '0.1.0', vscode: '1.139.0-insider', platform: 'jane x64', remote: 'jane' },
    });
    assert.deepEqual((JSON.parse(json) as JsonReport).versions, {
      extension: '0.1.0',
      vscode: '1.139.0-insider',
    });
  });
});
