import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { getL10nJson } from '@vscode/l10n-dev';
import { actionOf, buildDiagnosis, type Diagnosis } from '../../../src/diagnosis/diagnosis';
import { planOfDiagnosis } from '../../../src/diagnosis/plan';
import type { ActionView, DiagnosisView } from '../../../src/diagnosis/protocol';
import { reportOf } from '../../../src/diagnosis/report';
import { viewOf, type ViewContext } from '../../../src/diagnosis/view';
import { findErrors } from '../../../src/explanation/findErrors';
import { pageAddress } from '../../../src/minimax/pages';
import { judge } from '../../../src/minimax/verdict';
import { keyOf, sampleAccounts } from '../../platform/accounts';
import { startPlatform, type SimulatedPlatform } from '../../platform/simulatedPlatform';
import { allScenarios, type Given } from './scenarios';
import { diagnose, inputOf, nameOf, now } from './support/world';

const { healthyPlan, otherTeam, mainlandPlan, legacyJwt, revokedKey, healthyPayAsYouGo } = sampleAccounts;
const context: ViewContext = { now, language: 'en-GB' };

/** Every button of a view. */
function actionsOf(view: DiagnosisView): readonly ActionView[] {
  return [
    ...(view.headline.action === undefined ? [] : [view.headline.action]),
    ...view.checks.flatMap(({ actions }) => actions),
    ...view.explanations.flatMap(({ actions }) => actions),
    ...view.pages,
    ...view.tables.flatMap(({ rows }) => rows.flat().filter((cell) => typeof cell !== 'string')),
  ];
}

function explained(text: string): ViewContext {
  return { ...context, explained: { errors: findErrors(text), isTooLong: false } };
}

describe('the view of a diagnosis', function () {
  this.timeout(60_000);
  let platform: SimulatedPlatform;
  let diagnoses: readonly { readonly name: string; readonly diagnosis: Diagnosis }[];

  before(async () => {
    platform = await startPlatform({ now: () => now });
    const made: { name: string; diagnosis: Diagnosis }[] = [];
    for (const { group, name, given } of allScenarios.filter(({ given }) => given.isHasty !== true)) {
      made.push({ name: `${group}: ${name}`, diagnosis: await diagnose(platform, given) });
    }
    diagnoses = made;
  });
  after(() => platform.close());

  const viewFor = async (given: Given): Promise<DiagnosisView> =>
    viewOf(await diagnose(platform, given), context);

  it('has every part in every scenario: eight checks, both tables, pages, and sentences', () => {
    for (const { name, diagnosis } of diagnoses) {
      const view = viewOf(diagnosis, context);
      assert.equal(view.checks.length, 8, name);
      assert.deepEqual(
        view.tables.map(({ rows }) => rows.length),
        [3, 2],
        name,
      );
      assert.ok(view.pages.length >= 10, name);
      for (const text of [view.headline.sentence, view.headline.next, view.announcement, view.footer]) {
        assert.match(text, /^\S.*[.…”]$/s, name);
      }
      for (const { evidence, why, title, stateLabel } of view.checks) {
        assert.ok(evidence.length > 0, `${name}: ${title}`);
        assert.ok(
          [...evidence, why, title, stateLabel].every((text) => text.trim() !== ''),
          name,
        );
      }
      assert.doesNotMatch(JSON.stringify(view), /undefined|\[object|NaN|\{\d\}/, name);
    }
  });

  it('has no button that does nothing, and none whose id tells of a path, a key or a Group ID', () => {
    for (const { name, diagnosis } of diagnoses) {
      const view = viewOf(diagnosis, explained('1004 token not match group\n\ninvalid api key (2049)'));
      for (const { id, label } of actionsOf(view)) {
        const action = actionOf(diagnosis, id);
        assert.ok(action !== undefined, `${name}: ${label}`);
        assert.match(id, /^[A-Za-z]+-[0-9a-f]{16}$/);
        assert.ok(
          action.kind !== 'openPage' || pageAddress(action.page, action.region) !== undefined,
          `${name}: ${label}`,
        );
      }
    }
  });

  it('has one main button at most', () => {
    for (const { name, diagnosis } of diagnoses) {
      const view = viewOf(diagnosis, context);
      const main = actionsOf(view).filter(({ isMain }) => isMain);
      // Running the checks again has a button of its own, which becomes the main one.
      const { action } = diagnosis.headline;
      assert.equal(main.length, action === undefined || action.kind === 'run' ? 0 : 1, name);
    }
  });

  it('has no two buttons of one check that say the same', () => {
    for (const { name, diagnosis } of diagnoses) {
      for (const { actions, title } of viewOf(diagnosis, context).checks) {
        const labels = actions.map(({ label }) => label);
        assert.equal(new Set(labels).size, labels.length, `${name}: ${title}`);
      }
    }
  });

  it('never calls a key bad, invalid or refused where MiniMax was not reached or has trouble', () => {
    const silent = diagnoses.filter(({ diagnosis }) =>
      ['unreachable', 'trouble'].includes(diagnosis.headline.key),
    );
    assert.ok(silent.length > 30);
    for (const { name, diagnosis } of silent) {
      const { headline, checks } = viewOf(diagnosis, context);
      const said = [
        headline.sentence,
        headline.next,
        ...checks.slice(3, 7).flatMap(({ evidence }) => evidence),
      ];
      assert.doesNotMatch(
        said.join(' ').replace('refuses the API key at one address and serves it at another', ''),
        /(?:key|it) is (?:mistyped|revoked|invalid|bad|wrong)|does not accept|refuses? (?:this|the|your) (?:API )?key|invalid api key/i,
        name,
      );
      assert.match(headline.next, /says nothing about your API key/, name);
    }
  });

  it('takes only ids that it gave out', async () => {
    const diagnosis = await diagnose(platform, {});
    assert.equal(actionOf(diagnosis, 'run'), undefined);
    assert.equal(actionOf(diagnosis, ''), undefined);
    const other = await diagnose(platform, {
      stored: { key: keyOf(healthyPlan), group: otherTeam.groupId, region: 'international' },
    });
    const id = viewOf(other, context).headline.action!.id;
    assert.equal(actionOf(diagnosis, id), undefined);
    assert.equal(actionOf(buildDiagnosis(other.input), id)?.kind, 'configure');
  });

  it('shows whole Group IDs and the beginning and end of keys in the table of combinations', async () => {
    const view = await viewFor({
      stored: { key: keyOf(healthyPlan), group: healthyPlan.groupId, region: 'international' },
      files: {
        '.env': `MINIMAX_API_KEY=${keyOf(healthyPlan)}\nMINIMAX_GROUP_ID=${otherTeam.groupId}\nMINIMAX_REGION=global\n`,
        'old/.env': 'MINIMAX_API_KEY=your_api_key\n',
      },
      consents: ['mainland'],
    });
    const mask = `sk-cp-…${keyOf(healthyPlan).slice(-4)}`;
    assert.deepEqual(view.combinations, [
      {
        place: '.env (MINIMAX_API_KEY)',
        key: mask,
        region: 'International',
        groupId: otherTeam.groupId,
        state: 'failed',
        verdict: 'the Group ID is not the key’s',
        isCurrent: true,
      },
      {
        place: '.env (MINIMAX_API_KEY)',
        key: mask,
        region: 'Mainland China',
        groupId: otherTeam.groupId,
        state: 'failed',
        verdict: 'not accepted, belongs to the other region',
        isCurrent: false,
      },
      {
        place: 'Secret storage of VS Code',
        key: mask,
        region: 'International',
        groupId: healthyPlan.groupId,
        state: 'passed',
        verdict: 'accepted, the Group ID is the key’s',
        isCurrent: false,
      },
      {
        place: 'Secret storage of VS Code',
        key: mask,
        region: 'Mainland China',
        groupId: healthyPlan.groupId,
        state: 'failed',
        verdict: 'not accepted, belongs to the other region',
        isCurrent: false,
      },
      {
        place: 'old/.env (MINIMAX_API_KEY)',
        key: '…',
        region: 'not known',
        groupId: 'none',
        state: 'failed',
        verdict: 'cannot be right, not asked',
        isCurrent: false,
      },
    ]);
    assert.match(view.headline.next, /accepts a Group ID that stands in another place/);
  });

  it('offers the pages of the region of the account, and of both while it is not known', async () => {
    const mainland = await viewFor({ stored: { key: keyOf(mainlandPlan), region: 'mainland' } });
    assert.ok(mainland.pages.every(({ detail = '' }) => /\.(?:minimaxi\.com|minimax\.cn)$/.test(detail)));
    const moved = await viewFor({
      stored: { key: keyOf(mainlandPlan), region: 'international' },
      consents: ['mainland'],
    });
    assert.deepEqual(
      moved.pages.map(({ detail }) => detail),
      mainland.pages.map(({ detail }) => detail),
    );
    const unknown = await viewFor({});
    assert.ok(unknown.pages.some(({ label }) => label === 'Open the Group ID Page (International)'));
    assert.ok(unknown.pages.some(({ label }) => label === 'Open the Group ID Page (Mainland China)'));
  });

  it('links in its tables what the setup guide links', async () => {
    const diagnosis = await diagnose(platform, {});
    const view = viewOf(diagnosis, context);
    const cells = view.tables.map(({ rows }) =>
      rows.map((row) =>
        row
          .flatMap((cell) => (typeof cell === 'string' ? [] : nameOf(actionOf(diagnosis, cell.id)!)))
          .join(' '),
      ),
    );
    assert.deepEqual(cells, [
      ['openPage:groupId:international', 'openPage:groupId:international', 'openPage:apiKeys:international'],
      ['openPage:apiKeys:international', 'openPage:apiKeys:international'],
    ]);
    assert.deepEqual(
      view.tables[0]!.rows.map(([error]) => error),
      ['token not match group', 'status_code: 1004', 'Invalid API key (2049)'],
    );
  });

  it('says what is known beyond the verdict in its next step', async () => {
    const cut = await viewFor({
      stored: { key: keyOf(healthyPlan).slice(0, 90), region: 'international' },
    });
    assert.match(cut.headline.next, /copy it again before you ask the other region/);
    const refused = await viewFor({
      stored: { key: keyOf(revokedKey), region: 'international' },
      endpointRefused: ['mainland'],
    });
    assert.match(refused.headline.next, /its endpoint setting cannot be used/);
  });

  it('says which host a program has to ask where the file names none', async () => {
    const diagnosis = await diagnose(platform, {
      files: { '.env': `MINIMAX_API_KEY=${keyOf(mainlandPlan)}\n` },
      consents: ['mainland'],
    });
    const check = viewOf(diagnosis, context).checks[3]!;
    assert.equal(check.state, 'passed');
    assert.match(check.evidence.at(-1)!, /names no host\. .*api\.minimax\.cn \(Mainland China\)/);
    assert.deepEqual(actionOf(diagnosis, check.actions[0]!.id), {
      kind: 'useRegion',
      place: diagnosis.subject!.found.place,
      region: 'mainland',
      changes: [{ variable: 'MINIMAX_API_HOST', value: 'https://api.minimax.cn' }],
    });
  });

  it('says where a key goes on the button that sends it', async () => {
    const { headline } = await viewFor({ stored: { key: keyOf(revokedKey), region: 'international' } });
    assert.equal(headline.action?.label, 'Ask Mainland China');
    assert.equal(
      headline.action.detail,
      `Sends the key to ${new URL(platform.mainland.origin).host}. Costs nothing.`,
    );
  });

  it('names the files that it would read', async () => {
    const { checks } = await viewFor({});
    const button = checks[0]!.actions.find(({ label }) => label.includes('mmx-cli'));
    assert.equal(
      button?.detail,
      'Reads ~/.mmx/config.json, ~/.claude/settings.json, .claude/settings.json and .claude/settings.local.json. The MiniMax keys in them are checked like the others.',
    );
  });

  it('explains errors, with the buttons for the credentials that were found', async () => {
    const given: Given = {
      files: {
        '.env': `MINIMAX_API_KEY=${keyOf(legacyJwt)}\nMINIMAX_GROUP_ID=${otherTeam.groupId}\nMINIMAX_REGION=global\n`,
      },
      run: 'notRun',
    };
    const diagnosis = await diagnose(platform, given);
    const text =
      'requests.exceptions.HTTPError: {"base_resp":{"status_code":1004,"status_msg":"token not match group"}}';
    const [explanation, ...others] = viewOf(diagnosis, explained(text)).explanations;
    assert.deepEqual(others, []);
    assert.equal(explanation?.title, 'token not match group');
    assert.deepEqual(explanation.facts, [{ label: 'Code', value: '1004' }]);
    assert.deepEqual(
      explanation.actions.map(({ id }) => nameOf(actionOf(diagnosis, id)!)),
      [
        'useGroupId:key',
        'enterValue:groupId',
        'removeGroupId',
        'openPage:groupId:international',
        'enterValue:apiKey',
      ],
    );
    assert.ok(explanation.paragraphs.every((paragraph) => /^\S.*\.$/.test(paragraph)));
  });

  it('says so when there is nothing to explain, and when a text was too long', async () => {
    const diagnosis = await diagnose(platform, {});
    const nothing = viewOf(diagnosis, explained('all is well')).explanations;
    assert.equal(nothing.length, 1);
    assert.match(nothing[0]!.paragraphs.join(' '), /No error of MiniMax was found/);
    const long = viewOf(diagnosis, {
      ...context,
      explained: { errors: findErrors('token not match group'), isTooLong: true },
    }).explanations;
    assert.match(long[0]!.paragraphs.join(' '), /longer than 1 MB/);
    assert.deepEqual(
      long[0]!.actions.map(({ id }) => nameOf(actionOf(diagnosis, id)!)),
      ['configure', 'openPage:groupId:international'],
    );
    assert.deepEqual(viewOf(diagnosis, context).explanations, []);
  });

  it('marks what changed since the run before, and only that', async () => {
    const before = await diagnose(platform, {
      stored: { key: keyOf(healthyPlan), group: otherTeam.groupId, region: 'international' },
    });
    const input = await inputOf(platform, {
      stored: { key: keyOf(healthyPlan), group: healthyPlan.groupId, region: 'international' },
    });
    const after = viewOf(buildDiagnosis({ ...input, previous: before.snapshot }), context);
    assert.deepEqual(
      after.checks.map(({ change }) => change),
      ['', '', '', '', '', 'Changed since the last run: “Failed” before, “Passed” now.', '', ''],
    );
    const same = viewOf(buildDiagnosis({ ...input, previous: buildDiagnosis(input).snapshot }), context);
    assert.ok(same.checks.every(({ change }) => change === ''));
    assert.deepEqual(JSON.parse(JSON.stringify(before.snapshot)), before.snapshot);
  });

  it('calls nothing changed because the run before was about another file', async () => {
    const input = await inputOf(platform, {
      files: {
        'one/.env': `MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_API_KEY=${keyOf(healthyPlan)}\nMINIMAX_GROUP_ID=${otherTeam.groupId}\n`,
        'two/.env': `MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_API_KEY=${keyOf(healthyPayAsYouGo)}\n`,
      },
    });
    const [one, two] = input.envFiles.map(({ uri }) => ({
      ...input,
      focus: { kind: 'envFile', uri, keyVariable: undefined } as const,
    }));
    const before = buildDiagnosis(one!).snapshot;
    const after = buildDiagnosis({ ...two!, previous: before });
    assert.notDeepEqual(after.snapshot.checks, before.checks);
    assert.ok(after.checks.every(({ before }) => before === undefined));
  });

  it('does not call it a change that a check passes, or is left out, for another reason', async () => {
    const before = await diagnose(platform, {
      stored: { key: keyOf(healthyPlan), group: healthyPlan.groupId, region: 'international' },
    });
    const legacy = { key: keyOf(legacyJwt), group: legacyJwt.groupId, region: 'international' } as const;
    const input = await inputOf(platform, { stored: legacy });
    const after = buildDiagnosis({ ...input, previous: before.snapshot });
    assert.notDeepEqual(after.snapshot, before.snapshot);
    assert.ok(after.checks.every(({ before }) => before === undefined));
    const mismatch = await diagnose(platform, { stored: { ...legacy, group: otherTeam.groupId } });
    const unusable = await inputOf(platform, { stored: { ...legacy, group: 'YOUR_GROUP_ID' } });
    const [, , groupIdShape] = viewOf(
      buildDiagnosis({ ...unusable, previous: mismatch.snapshot }),
      context,
    ).checks;
    assert.equal(groupIdShape?.change, 'Changed since the last run: now for another reason.');
  });

  it('says of a Group ID that cannot be right in which variable it stands', async () => {
    const view = await viewFor({
      files: { '.env': `MINIMAX_API_KEY=${keyOf(healthyPlan)}\nMINIMAX_GROUP_ID=YOUR_GROUP_ID\n` },
    });
    assert.equal(view.headline.sentence, '.env (MINIMAX_GROUP_ID): This is a sample, not a Group ID.');
    assert.ok(
      view.checks[2]?.evidence.includes('.env (MINIMAX_GROUP_ID): This is a sample, not a Group ID.'),
    );
  });

  it('says that no program reads a misspelled name although the values are good, and corrects it', async () => {
    const values = `MINMAX_API_KEY=${keyOf(healthyPlan)}\nMINIMAX_GRUOP_ID=${healthyPlan.groupId}\n`;
    const diagnosis = await diagnose(platform, {
      files: { '.env': `MINIMAX_API_HOST=https://api.minimax.io\n${values}` },
    });
    const { headline, checks } = viewOf(diagnosis, context);
    assert.equal(headline.state, 'warning');
    assert.equal(
      headline.sentence,
      '.env (MINMAX_API_KEY): MiniMax accepts the values, but no program is known to read MINMAX_API_KEY: it is probably meant to be MINIMAX_API_KEY.',
    );
    assert.equal(headline.action?.label, 'Correct the Name');
    assert.equal(checks[0]?.state, 'warning');
    const missing = 'Did you mean MINIMAX_API_KEY? No program is known to read MINMAX_API_KEY.';
    assert.ok(checks[0].evidence.includes(missing));
    assert.doesNotMatch(checks[0].evidence.join('\n'), /Your program will probably use/);
    const report = reportOf(diagnosis, {
      now,
      language: 'en',
      salt: 'salt',
      versions: { extension: '0', vscode: '0', platform: 'test' },
    });
    assert.match(report.markdown, /Did you mean MINIMAX\\?_API\\?_KEY/);
    assert.ok(!report.markdown.includes('MINMAX_API_KEY'));
  });

  it('is about the program for somebody who met an error in a terminal', async () => {
    const input = await inputOf(platform, {
      stored: { key: keyOf(healthyPlan), group: otherTeam.groupId, region: 'international' },
      files: {
        '.env': `MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_API_KEY=${keyOf(healthyPlan)}\nMINIMAX_GROUP_ID=${healthyPlan.groupId}\n`,
      },
    });
    const ofProgram = buildDiagnosis({ ...input, focus: { kind: 'program' } });
    assert.equal(ofProgram.subject?.found.place.kind, 'envFile');
    assert.equal(buildDiagnosis({ ...input, focus: undefined }).subject?.found.place.kind, 'stored');
  });

  it('says what the other region is recorded to have said, and not that it was not asked', async () => {
    const input = await inputOf(platform, {
      stored: { key: keyOf(mainlandPlan), group: mainlandPlan.groupId, region: 'international' },
    });
    for (const [otherRegion, said] of [
      ['accepted', 'Mainland China accepts the API key.'],
      ['refused', 'Mainland China does not accept the API key.'],
    ] as const) {
      const verified = input.verified.map(({ credentials, verdict }) => ({
        credentials,
        verdict: judge({ ...verdict.evidence, otherRegion }),
      }));
      assert.ok(verified.length > 0);
      const check = viewOf(buildDiagnosis({ ...input, verified }), context).checks.at(-1);
      assert.deepEqual(check?.evidence, [said]);
    }
  });

  it('sends nobody the key of another service that stands where MiniMax’s belongs', async () => {
    const keys = ['sk-proj-', 'sk-ant-api03-', 'sk-or-v1-'].map(
      (prefix) => `${prefix}${'a1B2c3D4'.repeat(6)}`,
    );
    for (const key of keys) {
      platform.clear();
      const diagnosis = await diagnose(platform, {
        files: { '.env': `OPENAI_BASE_URL=https://api.minimax.io/v1\nOPENAI_API_KEY=${key}\n` },
      });
      assert.deepEqual(platform.requests(), []);
      assert.deepEqual(planOfDiagnosis(diagnosis.input), []);
      assert.equal(
        viewOf(diagnosis, context).headline.sentence,
        '.env (OPENAI_API_KEY): This is the key of another service, not one of MiniMax.',
      );
    }
  });

  it('says first of the credentials which of them the program gets', async () => {
    const view = await viewFor({
      files: { '.env': `MINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_API_KEY=${keyOf(healthyPlan)}\n` },
    });
    assert.equal(view.checks[0]?.evidence[0], 'Your program will probably use: .env (MINIMAX_API_KEY).');
  });

  it('counts the answers while MiniMax is being asked', async () => {
    const view = await viewFor({
      stored: { key: keyOf(healthyPlan), region: 'international' },
      files: { '.env': `MINIMAX_CN_API_KEY=${keyOf(mainlandPlan)}\n` },
      run: 'running',
    });
    assert.equal(view.isRunning, true);
    assert.equal(view.announcement, '0 of 2 answers are there.');
  });

  it('says each fault of the network with its own remedy', async () => {
    const base = await inputOf(platform, {
      stored: { key: keyOf(healthyPlan), region: 'international' },
      down: ['international'],
    });
    const faults = [
      'dns',
      'refused',
      'tls',
      'proxyLogin',
      'proxyCannotReach',
      'proxyDown',
      'noFirstByte',
      'tooSlow',
      'cutOff',
      'other',
    ] as const;
    const [{ credentials, verdict }] = base.verified as [(typeof base.verified)[0]];
    const said = faults.flatMap((fault) =>
      [{ reached: true } as const, { reached: false, fault: 'dns' } as const].map((directRoute) => {
        const key = { state: 'unclear', why: 'unreachable', fault } as const;
        const diagnosis = buildDiagnosis({
          ...base,
          verified: [
            { credentials, verdict: { ...verdict, key, evidence: { ...verdict.evidence, directRoute } } },
          ],
        });
        const check = diagnosis.checks.find(({ id }) => id === 'reachability')!;
        assert.equal(check.state, 'failed');
        assert.equal(check.finding, fault);
        const { evidence } = viewOf(diagnosis, context).checks[3]!;
        assert.equal(evidence.length, 3);
        return evidence.join(' ');
      }),
    );
    assert.equal(new Set(said).size, said.length);
    assert.match(said[0]!, /not found \(DNS\)\. A direct request.*does reach.*http\.proxy/);
    assert.match(said[5]!, /certificate.*fails too.*clock/);
  });

  it('takes a few milliseconds', () => {
    const { diagnosis } = diagnoses.find(({ name }) => name.includes('stale Group ID'))!;
    const started = performance.now();
    for (let run = 0; run < 20; run += 1) {
      viewOf(buildDiagnosis(diagnosis.input), context);
    }
    assert.ok((performance.now() - started) / 20 < 50);
  });
});

describe('every text of the diagnosis can be translated', function () {
  this.timeout(60_000);
  const source = join(__dirname, '../../../src');
  let platform: SimulatedPlatform;

  before(async () => {
    platform = await startPlatform({ now: () => now });
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => ({ extension: '.ts' as const, contents: readFileSync(join(source, file), 'utf8') }));
    const texts = await getL10nJson(files);
    l10n.config({
      contents: Object.fromEntries(
        Object.entries(texts).map(([id, text]) => [
          id,
          `⟦${typeof text === 'string' ? text : text.message}⟧`,
        ]),
      ),
    });
  });
  after(async () => {
    l10n.config({ contents: {} });
    await platform.close();
  });

  /** What stands outside of all brackets. */
  function untranslated(text: string): string {
    let rest = text;
    for (let before = ''; before !== rest;) {
      before = rest;
      rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '');
    }
    return rest.trim();
  }

  it('of the page and the report, in every scenario', async () => {
    let count = 0;
    for (const { name, given } of allScenarios.filter(({ given }) => given.isHasty !== true)) {
      const diagnosis = await diagnose(platform, given);
      const view = viewOf(diagnosis, explained('token not match group'));
      const texts = [
        view.headline.sentence,
        view.headline.next,
        view.announcement,
        view.footer,
        ...Object.values(view.strings).flatMap((text: string | readonly string[]) => text),
        ...view.checks.flatMap(({ title, stateLabel, why, evidence, change }) => [
          title,
          stateLabel,
          why,
          change,
          ...evidence,
        ]),
        ...actionsOf(view).map(({ label }) => label),
        ...view.tables.flatMap(({ caption, columns }) => [caption, ...columns]),
        ...view.combinations.map(({ verdict }) => verdict),
        ...view.explanations.flatMap(({ paragraphs, facts }) => [
          ...paragraphs,
          ...facts.map(({ label }) => label),
        ]),
      ];
      count += texts.length;
      assert.deepEqual(texts.map(untranslated).filter(Boolean), [], name);
      const { markdown } = reportOf(diagnosis, {
        now,
        language: 'en-GB',
        salt: 'salt',
        versions: { extension: '0.1.0', vscode: '1.110.0', platform: 'linux x64' },
      });
      const words = markdown
        .split('\n')
        .filter((line) => /^(?:#|- \*\*| {2}- )/.test(line))
        .map((line) => untranslated(line.replace(/\\/g, '').replace(/`[^`]*`/g, '')));
      assert.doesNotMatch(words.join(' '), /[A-Za-z]{3}/, name);
    }
    assert.ok(count > 10_000);
  });
});
