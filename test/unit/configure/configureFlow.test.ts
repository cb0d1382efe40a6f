import { strict as assert } from 'node:assert';
import {
  ConfigureFlow,
  type ConfigureOutcome,
  type ConfigureServices,
  type ConfigureStart,
} from '../../../src/configure/configureFlow';
import { CredentialStore } from '../../../src/credentials/credentialStore';
import { ApiKey } from '../../../src/minimax/apiKey';
import type { Credentials } from '../../../src/minimax/credentials';
import type { HttpClient } from '../../../src/minimax/httpClient';
import { createPlanKey, keyOf, sampleAccounts, sampleGroupId } from '../../platform/accounts';
import { hostileMessages, type Fault } from '../../platform/faults';
import { startPlatform, type SimulatedPlatform } from '../../platform/simulatedPlatform';
import { Machine } from '../support/machine';
import { ScriptedWindow, type Answer, type ShownStep } from '../support/scriptedWindow';
import { ampleLimits, credentialsFor, shortLimits } from '../support/verdicts';

const { healthyPlan, healthyPayAsYouGo, otherTeam, mainlandPlan, revokedKey, legacyJwt, noBalance } =
  sampleAccounts;
const healthy = credentialsFor(healthyPlan);
const key = keyOf(healthyPlan);
const international = { pick: 'International' } as const;
const mainland = { pick: 'Mainland China' } as const;
const detect = { pick: 'Detect' } as const;
const storeUnverified = { pick: 'Store Unverified' } as const;
const storeAnyway = { pick: 'Store Anyway' } as const;
const correctKey = { pick: 'Correct the API Key' } as const;
const correctGroupId = { pick: 'Correct the Group ID' } as const;
const removeGroupId = { pick: 'Remove the Group ID' } as const;
const askMainland = { pick: 'Ask Mainland China' } as const;

/** The steps to a verification with these credentials. */
const entered = ({ apiKey, groupId = '' }: Credentials, region: Answer): readonly Answer[] => [
  { paste: apiKey.reveal() },
  { paste: groupId },
  region,
];

interface Conversation {
  readonly outcome: ConfigureOutcome;
  readonly window: ScriptedWindow;
  readonly prompts: readonly string[];
  /** The last step that was shown; empty when nothing was asked. */
  readonly last: ShownStep;
  /** Whether what was asked for is stored, as `label groupId region`. */
  readonly stored: string;
}

const noStep: ShownStep = {
  kind: 'choice',
  title: '',
  position: undefined,
  canGoBack: false,
  pages: [],
  firstStep: undefined,
  prompt: '',
  placeholder: '',
  value: '',
  password: false,
  notes: [],
  choices: [],
  active: undefined,
};

/** Credentials in words: the last characters of the key stand for it. */
function inWords({ apiKey, groupId, region }: Credentials): string {
  return `${apiKey.mask} ${groupId ?? 'none'} ${region}`;
}

function outcomeInWords(outcome: ConfigureOutcome): string {
  return outcome.kind === 'stored'
    ? `stored ${inWords(outcome.credentials)} ${outcome.verdict?.state ?? 'unverified'}`
    : outcome.kind;
}

describe('Configure', () => {
  let platform: SimulatedPlatform;
  let machine: Machine;
  /** Every window of a test, whatever became of it. */
  let windows: ScriptedWindow[];

  before(async () => {
    platform = await startPlatform();
  });
  beforeEach(async () => {
    await platform.reset();
    machine = new Machine(platform, { now: Date.now() });
    windows = [];
  });
  afterEach(() => {
    machine.close();
    const secrets = [
      ...platform.accounts.flatMap(({ keys }) => keys.map(({ value }) => value)),
      createPlanKey('stranger'),
    ];
    for (const window of windows) {
      const shown = JSON.stringify([window.shown, window.progress, window.opened]);
      for (const secret of secrets) {
        // Prefix and last four characters are the mask; anything more would be too much.
        assert.ok(!shown.includes(secret.slice(-9)), 'A step showed the end of a key.');
        assert.ok(!shown.includes(secret.slice(0, 16)), 'A step showed the beginning of a key.');
      }
    }
    assert.ok(platform.requests().every(({ spendsTokens }) => !spendsTokens));
    assert.ok(platform.requests().every(({ query }) => !/GroupId=(?:&|$)/.test(query)));
  });
  after(() => platform.close());

  /** Has a conversation in a new window of the machine. */
  async function configure(
    answers: readonly Answer[],
    prepare: (window: ScriptedWindow) => void = () => undefined,
    http?: HttpClient,
    given: Pick<ConfigureServices, 'start' | 'offers'> = {},
  ): Promise<Conversation> {
    const { store, health, verifier, dispose } = await machine.openWindow(http === undefined ? {} : { http });
    const window = new ScriptedWindow(...answers);
    windows.push(window);
    prepare(window);
    const flow = new ConfigureFlow({
      window,
      stored: await store.stored,
      verify: (credentials, signal) => verifier.verify(credentials, signal),
      hostOf: (region) => machine.origins[region],
      store: (credentials, verdict) => health.store(credentials, { verdict, verify: false }),
      time: () => ({ now: Date.now(), language: 'en-GB' }),
      ...given,
    });
    const outcome = await flow.run();
    assert.deepEqual(window.left, [], 'Some answers were not needed.');
    const after = await store.refresh();
    dispose();
    return {
      outcome,
      window,
      prompts: window.shown.map(({ prompt }) => prompt),
      last: window.shown.at(-1) ?? noStep,
      stored: after.state === 'stored' ? inWords(after.credentials) : after.state,
    };
  }

  /** Has the conversation in which credentials are stored at once, and forgets the requests. */
  async function storedBefore(credentials: Credentials): Promise<void> {
    const { store, dispose } = await machine.openWindow();
    await store.store(credentials);
    dispose();
    platform.clear();
  }

  const regionsAsked = (): string[] => [...new Set(platform.requests().map(({ region }) => region))].sort();
  const labelsOf = ({ choices }: ShownStep): string[] => choices.map(({ label }) => label);
  const notesOf = (step: ShownStep | undefined): string[] =>
    step?.notes.map(({ severity, message }) => `${severity}: ${message}`) ?? [];

  describe('with the values of a .env file', () => {
    const valuesOf = ({ apiKey, groupId, region }: Credentials): ConfigureStart => ({
      apiKey,
      groupId,
      region,
    });
    /** A conversation that starts from these values. */
    const configureFrom = (start: ConfigureStart, ...answers: readonly Answer[]): Promise<Conversation> =>
      configure(answers, undefined, undefined, { start });

    it('verifies and stores them without a question', async () => {
      const { outcome, stored, prompts } = await configureFrom(valuesOf(healthy));
      assert.equal(outcomeInWords(outcome), `stored ${inWords(healthy)} healthy`);
      assert.equal(stored, inWords(healthy));
      assert.deepEqual(prompts, []);
    });

    it('asks for the region alone where the file names none', async () => {
      const { outcome, window } = await configureFrom(
        { ...valuesOf(healthy), region: undefined },
        international,
      );
      assert.equal(outcomeInWords(outcome), `stored ${inWords(healthy)} healthy`);
      assert.deepEqual(
        window.shown.map(({ placeholder, canGoBack }) => [placeholder, canGoBack]),
        [['Region of the account', false]],
      );
    });

    it('asks for the key where the file has a placeholder, which is sent nowhere', async () => {
      const placeholder = { ...valuesOf(healthy), apiKey: new ApiKey('sk-cp-xxxxx...') };
      const dismissed = await configureFrom(placeholder, 'escape');
      assert.equal(outcomeInWords(dismissed.outcome), 'dismissed');
      assert.deepEqual(regionsAsked(), []);
      const { outcome, window } = await configureFrom(placeholder, { paste: key }, 'enter', 'enter');
      assert.equal(outcomeInWords(outcome), `stored ${inWords(healthy)} healthy`);
      assert.deepEqual(
        window.shown.map(({ position, value }) => [position, value]),
        [
          ['1/3', ''],
          ['2/3', healthyPlan.groupId],
          ['3/3', ''],
        ],
      );
    });

    it('asks for the Group ID where the file has something else, which is sent nowhere', async () => {
      const { outcome } = await configureFrom(
        { ...valuesOf(healthy), groupId: 'my-group' },
        { paste: healthyPlan.groupId },
        'enter',
      );
      assert.equal(outcomeInWords(outcome), `stored ${inWords(healthy)} healthy`);
      assert.ok(platform.requests().length > 0);
      assert.ok(platform.requests().every(({ query }) => !query.includes('my-group')));
    });

    it('does not store what Esc was pressed for', async () => {
      const { outcome, stored } = await configureFrom({ ...valuesOf(healthy), region: undefined }, 'escape');
      assert.equal(outcomeInWords(outcome), 'dismissed');
      assert.equal(stored, 'none');
      assert.deepEqual(regionsAsked(), []);
    });

    it('keeps the Group ID that is stored out of a pair that has none', async () => {
      await storedBefore(credentialsFor(otherTeam));
      const { outcome } = await configureFrom({ ...valuesOf(healthy), groupId: undefined });
      assert.equal(outcome.kind === 'stored' ? outcome.credentials.groupId : 'not stored', undefined);
    });

    it('offers those of several files first, masked, and lets others be entered', async () => {
      const offers = [
        { start: valuesOf(healthy), from: '.env' },
        { start: { ...valuesOf(credentialsFor(healthyPayAsYouGo)), groupId: undefined }, from: 'api/.env' },
      ];
      const offered = await configure(
        [{ pick: `Use ${healthy.apiKey.mask} from .env` }],
        undefined,
        undefined,
        { offers },
      );
      assert.equal(outcomeInWords(offered.outcome), `stored ${inWords(healthy)} healthy`);
      assert.deepEqual(
        offered.last.choices.map(({ label, detail }) => [label, detail]),
        [
          [
            `Use ${healthy.apiKey.mask} from .env`,
            `With the Group ID ${healthyPlan.groupId}. Verified before it is stored.`,
          ],
          [
            `Use ${credentialsFor(healthyPayAsYouGo).apiKey.mask} from api/.env`,
            'Without a Group ID. Verified before it is stored.',
          ],
          ['Enter an API Key', undefined],
        ],
      );
      const entering = await configure(
        [{ pick: 'Enter an API Key' }, 'enter', 'enter', 'enter'],
        undefined,
        undefined,
        { offers },
      );
      assert.equal(outcomeInWords(entering.outcome), `stored ${inWords(healthy)} healthy`);
    });
  });

  describe('with credentials that work', () => {
    it('asks for key, Group ID and region, verifies, and stores', async () => {
      const { outcome, window, stored } = await configure(entered(healthy, international));
      assert.equal(outcomeInWords(outcome), `stored ${inWords(healthy)} healthy`);
      assert.equal(stored, inWords(healthy));
      assert.deepEqual(
        window.shown.map(({ kind, title, position, canGoBack }) => [kind, title, position, canGoBack]),
        [
          ['input', 'MiniMax: Configure', '1/3', false],
          ['input', 'MiniMax: Configure', '2/3', true],
          ['choice', 'MiniMax: Configure', '3/3', true],
        ],
      );
      assert.deepEqual(window.progress, [`Verifying at ${platform.international.origin}…`]);
      assert.deepEqual(regionsAsked(), ['international']);
    });

    it('verifies before it stores', async () => {
      let storesBefore = -1;
      await configure(entered(healthy, international), (window) => {
        window.onProgress = () => (storesBefore = machine.secrets.count('store'));
      });
      assert.equal(storesBefore, 0);
      assert.equal(machine.secrets.count('store'), 1);
    });

    it('hides the key as it is typed, and nothing else', async () => {
      const { window } = await configure(entered(healthy, international));
      assert.deepEqual(
        window.shown.map(({ password }) => password),
        [true, false, false],
      );
    });

    it('hands the verdict on, so that the status bar is right at once', async () => {
      await configure(entered(healthy, international));
      platform.clear();
      const { health } = await machine.openWindow();
      assert.equal(health.snapshot.verdict?.state, 'healthy');
      assert.equal(platform.requests().length, 0);
    });

    it('stores without a Group ID', async () => {
      const credentials: Credentials = { ...healthy, groupId: undefined };
      const { stored } = await configure(entered(credentials, international));
      assert.equal(stored, inWords(credentials));
      assert.ok(platform.requests().every(({ hasGroupId }) => !hasGroupId));
    });

    it('offers the pages of both regions while the region is not known, and then those of one', async () => {
      const { window } = await configure(entered(healthy, international));
      assert.deepEqual(
        window.shown.map(({ pages }) => pages),
        [['apiKeys international', 'apiKeys mainland'], ['groupId international', 'groupId mainland'], []],
      );
      const again = await configure(['enter', 'enter', 'enter']);
      assert.deepEqual(
        again.window.shown.map(({ pages }) => pages),
        [['apiKeys international'], ['groupId international'], []],
      );
    });

    it('leads to the step of the walkthrough that tells where to find the value', async () => {
      const { window } = await configure(entered(healthy, international));
      assert.deepEqual(
        window.shown.map(({ firstStep }) => firstStep),
        ['key', 'groupId', undefined],
      );
    });

    it('says where the key would go', async () => {
      const { last } = await configure(entered(healthy, international));
      const [first, second] = [platform.international.origin, platform.mainland.origin];
      assert.deepEqual(last.choices, [
        { label: 'International', description: first, detail: undefined },
        { label: 'Mainland China', description: second, detail: undefined },
        {
          label: 'Detect',
          description: 'sends the key to both hosts',
          detail: `${first} and ${second} are asked which of them accepts the key.`,
        },
      ]);
    });
  });

  describe('with what was pasted', () => {
    const line = `MINIMAX_API_KEY="${key}"`;
    const groupLine = `MINIMAX_GROUP_ID=${healthy.groupId!}`;

    for (const [name, text] of [
      ['white space and line ends', `\r\n  ${key} \n`],
      ['quotes', `'${key}'`],
      ['Bearer', `Bearer ${key}`],
      ['a whole line', line],
      ['zero-width characters', `\u200b${key.slice(0, 30)}\u200d${key.slice(30)}\ufeff`],
    ] as const) {
      it(`takes the key out of ${name}`, async () => {
        const { stored } = await configure([{ paste: text }, { paste: healthy.groupId! }, international]);
        assert.equal(stored, inWords(healthy));
      });
    }

    for (const [name, text] of [
      ['both lines', `${line}\n${groupLine}`],
      ['both lines the other way round', `${groupLine}\n${line}`],
      ['both lines of a shell', `export ${line}\r\nexport ${groupLine}`],
      ['key and Group ID side by side', `${key} ${healthy.groupId!}`],
    ] as const) {
      it(`takes ${name}, and skips the step of the Group ID`, async () => {
        const { stored, window } = await configure([{ paste: text }, international]);
        assert.equal(stored, inWords(healthy));
        assert.deepEqual(
          window.shown.map(({ position }) => position),
          ['1/3', '3/3'],
        );
        assert.ok(
          notesOf(window.shown[0]).includes(
            `info: Recognized: Subscription Key (Coding Plan, Token Plan, M Plan), and the Group ID ${healthy.groupId!}.`,
          ),
        );
      });
    }

    it('shows the skipped step on the way back, filled in', async () => {
      const { window, stored } = await configure([
        { paste: `${line} ${groupLine}` },
        'back',
        { paste: otherTeam.groupId },
        'back',
        { paste: healthy.groupId! },
        international,
      ]);
      assert.deepEqual(
        window.shown.map(({ position, value }) => [position, value]),
        [
          ['1/3', ''],
          ['3/3', ''],
          ['2/3', healthy.groupId],
          ['3/3', ''],
          ['2/3', otherTeam.groupId],
          ['3/3', ''],
        ],
      );
      assert.equal(stored, inWords(healthy));
    });

    for (const [name, value] of [
      ['the sample of the guide', sampleGroupId],
      ['a placeholder', 'your_group_id'],
      ['the key itself', key],
      ['too few digits', '12345'],
    ] as const) {
      it(`does not take ${name} for a Group ID that came along, and asks for it`, async () => {
        const { window, stored } = await configure([
          { paste: `${line}\nMINIMAX_GROUP_ID=${value}` },
          { paste: healthy.groupId! },
          international,
        ]);
        assert.equal(stored, inWords(healthy));
        assert.equal(window.shown[1]?.value, '');
        assert.match(notesOf(window.shown[0]).join(), /warning: Recognized: .*left out/);
      });
    }

    it('asks for the Group ID when its line is empty', async () => {
      const { window } = await configure([
        { paste: `${line}\nMINIMAX_GROUP_ID=` },
        { paste: healthy.groupId! },
        international,
      ]);
      assert.equal(window.shown.length, 3);
    });

    it('takes a Group ID in groups of digits, or as a line', async () => {
      const spaced = healthy.groupId!.replace(/(\d{4})/g, '$1 ');
      for (const text of [spaced, groupLine]) {
        const { stored } = await configure([{ paste: key }, { paste: text }, international]);
        assert.equal(stored, inWords(healthy));
      }
    });

    for (const [name, text, note] of [
      ['a placeholder', 'sk-cp-xxxxx...', /^error: This is a sample/],
      ['another placeholder', 'MINIMAX_API_KEY=${MINIMAX_API_KEY}', /^error: This is a sample/],
      ['a masked key', healthy.apiKey.mask, /^error: This key is masked/],
      ['a Group ID', otherTeam.groupId, /^error: This looks like a Group ID/],
      ['the line of the Group ID alone', groupLine, /^error: This is the Group ID alone/],
      ['nothing', '', /^error: Paste your API key/],
      ['white space', ' \n ', /^error: Paste your API key/],
    ] as const) {
      it(`does not accept ${name} as a key, and sends nothing`, async () => {
        const { window, outcome } = await configure([{ paste: text }, 'escape']);
        assert.equal(outcome.kind, 'dismissed');
        assert.match(notesOf(window.shown[0]).at(-1)!, note);
        assert.equal(platform.requests().length, 0);
      });
    }

    for (const [name, text, note] of [
      ['a key', key, /^error: This looks like an API key/],
      ['the sample', sampleGroupId, /^error: This is the sample of a guide/],
      ['letters', 'my-team', /^error: A Group ID has digits only/],
      ['too few digits', '123456789', /^error: A Group ID has 19 digits; this has 9/],
      ['too many digits', '1'.repeat(10) + '2'.repeat(11), /^error: A Group ID has 19 digits; this has 21/],
    ] as const) {
      it(`does not accept ${name} as a Group ID, and sends nothing`, async () => {
        const { window, outcome } = await configure([{ paste: key }, { paste: text }, 'escape']);
        assert.equal(outcome.kind, 'dismissed');
        assert.match(notesOf(window.shown[1]).at(-1)!, note);
        assert.equal(platform.requests().length, 0);
      });
    }

    for (const [name, unusual] of [
      ['short', key.slice(0, -20)],
      ['long', `${key}abcd`],
      ['unfamiliar', 'tp-0123456789abcdefghij-ABCDEFGHIJ'],
    ] as const) {
      it(`warns of a ${name} key and accepts it all the same`, async () => {
        const { window, outcome } = await configure([
          { paste: unusual },
          { paste: '' },
          international,
          storeAnyway,
        ]);
        assert.match(notesOf(window.shown[0]).at(-1)!, /^warning: .*Press Enter to use it anyway\.$/);
        assert.ok(outcome.kind === 'stored' && outcome.credentials.apiKey.reveal() === unusual);
      });
    }

    it('warns of a Group ID of unusual length and sends it', async () => {
      const { window } = await configure([
        { paste: key },
        { paste: '12345678901' },
        international,
        storeAnyway,
      ]);
      assert.match(notesOf(window.shown[1]).at(-1)!, /^warning: This has 11 digits/);
      assert.ok(platform.requests().some(({ groupId }) => groupId === '12345678901'));
    });
  });

  describe('left with Esc', () => {
    const flows: Record<string, readonly Answer[]> = {
      'at the key': [],
      'at the Group ID': [{ paste: key }],
      'at the region': [{ paste: key }, { paste: otherTeam.groupId }],
      'at a verdict': entered({ ...healthy, groupId: otherTeam.groupId }, international),
      'at a verdict, after a correction was left': [
        ...entered({ ...healthy, groupId: otherTeam.groupId }, international),
        correctGroupId,
        'escape',
        correctKey,
        'escape',
      ],
      'at the question for the region after Detect': entered(
        { ...healthy, apiKey: new ApiKey(createPlanKey('stranger')) },
        detect,
      ),
    };
    for (const [name, answers] of Object.entries(flows)) {
      it(`${name}, it changes nothing`, async () => {
        const before = credentialsFor(otherTeam);
        await storedBefore(before);
        const stores = machine.secrets.count('store');
        const { outcome, stored } = await configure([...answers, 'escape']);
        assert.equal(outcome.kind, 'dismissed');
        assert.equal(stored, inWords(before));
        assert.equal(machine.secrets.count('store'), stores);
        assert.equal(machine.secrets.count('delete'), 0);
      });

      it(`${name}, it stores nothing where nothing was stored`, async () => {
        const { stored } = await configure([...answers, 'escape']);
        assert.equal(stored, 'none');
        assert.equal(machine.secrets.count('store'), 0);
      });
    }

    it('goes back from a correction to the verdict, with nothing lost', async () => {
      const { prompts, stored } = await configure([
        ...entered({ ...healthy, groupId: otherTeam.groupId }, international),
        correctGroupId,
        'escape',
        removeGroupId,
      ]);
      assert.equal(prompts.at(-1), prompts.at(-3));
      assert.equal(stored, inWords({ ...healthy, groupId: undefined }));
    });

    it('is the same as Cancel at a verdict', async () => {
      const { stored, outcome } = await configure([
        ...entered({ ...healthy, groupId: otherTeam.groupId }, international),
        { pick: 'Cancel' },
      ]);
      assert.deepEqual([outcome.kind, stored], ['dismissed', 'none']);
    });
  });

  describe('on the way back', () => {
    it('keeps the key, and says so with its mask', async () => {
      const { window, stored } = await configure([
        { paste: key },
        'back',
        'enter',
        { paste: healthy.groupId! },
        international,
      ]);
      const [, , again] = window.shown;
      assert.deepEqual([again?.value, again?.placeholder], ['', healthy.apiKey.mask]);
      assert.equal(
        again?.prompt,
        `Paste another API key, or leave the field empty to keep ${healthy.apiKey.mask}.`,
      );
      assert.equal(stored, inWords(healthy));
    });

    it('keeps what was accepted as Group ID and region', async () => {
      const { window } = await configure([
        ...entered({ ...healthy, groupId: otherTeam.groupId }, 'back'),
        'back',
        'enter',
        { paste: healthy.groupId! },
        'back',
        'enter',
        international,
      ]);
      assert.deepEqual(
        window.shown.filter(({ position }) => position === '2/3').map(({ value }) => value),
        ['', otherTeam.groupId, otherTeam.groupId, healthy.groupId],
      );
    });

    it('keeps what was typed and not yet accepted as a Group ID', async () => {
      const { window } = await configure([
        { paste: key },
        { type: '19213' },
        'back',
        'enter',
        { paste: healthy.groupId! },
        international,
      ]);
      assert.equal(window.shown[3]?.value, '19213');
    });

    it('does not keep a key that was typed where the Group ID belongs', async () => {
      const { window } = await configure([
        { paste: key },
        { type: key },
        'back',
        'enter',
        { paste: healthy.groupId! },
        international,
      ]);
      assert.equal(window.shown[3]?.value, '');
    });

    it('takes another key', async () => {
      const { stored } = await configure([
        { paste: keyOf(otherTeam) },
        'back',
        { paste: key },
        { paste: healthy.groupId! },
        international,
      ]);
      assert.equal(stored, inWords(healthy));
    });
  });

  describe('run again', () => {
    beforeEach(() => storedBefore(healthy));

    it('starts from what is stored, and keeps it all with Enter', async () => {
      const { window, stored, outcome } = await configure(['enter', 'enter', 'enter']);
      const [first, second, third] = window.shown;
      assert.deepEqual([first?.value, first?.placeholder], ['', healthy.apiKey.mask]);
      assert.equal(second?.value, healthy.groupId);
      assert.equal(third?.active, 'International');
      assert.equal(stored, inWords(healthy));
      assert.equal(outcomeInWords(outcome), `stored ${inWords(healthy)} healthy`);
    });

    it('keeps the key when the field is left empty or holds white space', async () => {
      const { stored } = await configure([{ paste: ' \n' }, { paste: '' }, international]);
      assert.equal(stored, inWords({ ...healthy, groupId: undefined }));
    });

    it('does not show the stored key, whatever is typed', async () => {
      const { window } = await configure([
        { type: 'x' },
        { type: healthy.groupId! },
        { paste: '' },
        'enter',
        'enter',
      ]);
      assert.ok(window.shown.every(({ value }) => !value.includes('sk-')));
    });

    it('replaces everything', async () => {
      const other = credentialsFor(mainlandPlan);
      const { stored } = await configure(entered(other, mainland));
      assert.equal(stored, inWords(other));
      assert.deepEqual(regionsAsked(), ['mainland']);
    });

    it('verifies what is stored with only the Group ID corrected', async () => {
      await storedBefore({ ...healthy, groupId: otherTeam.groupId });
      const { stored } = await configure(['enter', { paste: healthy.groupId! }, 'enter']);
      assert.equal(stored, inWords(healthy));
    });

    it('does not accept an empty key where the stored one cannot be read', async () => {
      for (const prepare of [
        () => {
          machine.secrets.poke(CredentialStore.secretKey, 'garbage');
        },
        () => {
          machine.secrets.poke(CredentialStore.secretKey, undefined);
        },
        () => {
          machine.secrets.reject('get');
        },
      ]) {
        machine.secrets.heal();
        prepare();
        const { window } = await configure([{ paste: '' }, 'escape']);
        assert.match(notesOf(window.shown[0]).at(-1)!, /^error: Paste your API key/);
      }
    });

    it('replaces a document that cannot be read', async () => {
      machine.secrets.poke(CredentialStore.secretKey, '{"version":7}');
      const { stored } = await configure(entered(healthy, international));
      assert.equal(stored, inWords(healthy));
    });
  });

  describe('with a legacy key', () => {
    const legacy = credentialsFor(legacyJwt);

    it('fills in the Group ID that the key names', async () => {
      const { window, stored } = await configure([{ paste: legacy.apiKey.reveal() }, 'enter', international]);
      assert.equal(window.shown[1]?.value, legacy.groupId);
      assert.deepEqual(notesOf(window.shown[1]).slice(0, 1), [
        'info: This is the Group ID that the key itself names.',
      ]);
      assert.equal(stored, inWords(legacy));
    });

    it('warns of another Group ID, finds the mismatch, and puts it right with the key’s own', async () => {
      const { window, stored, prompts } = await configure([
        { paste: legacy.apiKey.reveal() },
        { paste: otherTeam.groupId },
        international,
        { pick: 'Use the Key’s Group ID' },
      ]);
      assert.ok(
        notesOf(window.shown[1]).includes(
          `warning: The key itself names another Group ID: ${legacy.groupId!}.`,
        ),
      );
      assert.match(prompts.at(-1)!, /^The API key works, but not with this Group ID/);
      assert.equal(stored, inWords(legacy));
    });

    it('does not undo what the user entered when the same key is pasted again', async () => {
      const { window } = await configure([
        { paste: legacy.apiKey.reveal() },
        { paste: otherTeam.groupId },
        'back',
        'back',
        { paste: legacy.apiKey.reveal() },
        'enter',
        'escape',
      ]);
      assert.equal(window.shown[5]?.value, otherTeam.groupId);
    });

    it('keeps a stored Group ID that the user chose against the key’s own', async () => {
      await storedBefore({ ...legacy, groupId: otherTeam.groupId });
      const { window } = await configure([{ paste: legacy.apiKey.reveal() }, 'escape']);
      assert.equal(window.shown[1]?.value, otherTeam.groupId);
    });

    it('shows nothing else that the key tells', async () => {
      const { window } = await configure([{ paste: legacy.apiKey.reveal() }, 'enter', international]);
      assert.doesNotMatch(JSON.stringify(window.shown), /Fictional|example\.invalid|00000000000/);
    });
  });

  describe('with a Group ID that is not the key’s', () => {
    const mismatched: Credentials = { ...healthy, groupId: otherTeam.groupId };

    it('says so and offers what helps', async () => {
      const { last } = await configure([...entered(mismatched, international), 'escape']);
      assert.equal(
        last.prompt,
        'The API key works, but not with this Group ID: “token not match group”. Copy the Group ID from the account that created the key (same region, same team), or leave it out where your code lets you.',
      );
      assert.deepEqual(labelsOf(last), [
        'Correct the Group ID',
        'Remove the Group ID',
        'Correct the API Key',
        'Store Anyway',
        'Cancel',
      ]);
      assert.deepEqual([last.position, last.canGoBack], [undefined, false]);
    });

    it('is healthy once the Group ID is corrected', async () => {
      const { window, stored, outcome } = await configure([
        ...entered(mismatched, international),
        correctGroupId,
        { paste: healthy.groupId! },
      ]);
      assert.equal(window.last.value, otherTeam.groupId);
      assert.equal(stored, inWords(healthy));
      assert.ok(outcome.kind === 'stored' && outcome.verdict?.state === 'healthy');
    });

    it('is healthy without one', async () => {
      const { stored } = await configure([...entered(mismatched, international), removeGroupId]);
      assert.equal(stored, inWords({ ...healthy, groupId: undefined }));
    });

    it('is healthy once the key is corrected, the rest being kept', async () => {
      const { stored } = await configure([
        ...entered(mismatched, international),
        correctKey,
        { paste: keyOf(otherTeam) },
      ]);
      assert.equal(stored, inWords(credentialsFor(otherTeam)));
    });

    it('can be stored anyway, with the verdict', async () => {
      const { outcome, stored } = await configure([...entered(mismatched, international), storeAnyway]);
      assert.equal(outcomeInWords(outcome), `stored ${inWords(mismatched)} groupIdMismatch`);
      assert.equal(stored, inWords(mismatched));
    });

    it('takes both lines in the correction of the key', async () => {
      const { stored } = await configure([
        ...entered(mismatched, international),
        correctKey,
        { paste: `MINIMAX_API_KEY=${keyOf(otherTeam)}\nMINIMAX_GROUP_ID=${otherTeam.groupId}` },
      ]);
      assert.equal(stored, inWords(credentialsFor(otherTeam)));
    });

    it('does not send a sample that came along with a corrected key', async () => {
      const { stored } = await configure([
        ...entered(mismatched, international),
        correctKey,
        { paste: `MINIMAX_API_KEY=${keyOf(otherTeam)}\nMINIMAX_GROUP_ID=${sampleGroupId}` },
      ]);
      assert.equal(stored, inWords(credentialsFor(otherTeam)));
    });
  });

  describe('with a key of the other region', () => {
    const misplaced = credentialsFor(mainlandPlan, { region: 'international' });
    const asHome = credentialsFor(mainlandPlan);

    it('offers first to ask the other region, and sends nothing there before', async () => {
      const { last, prompts } = await configure([...entered(misplaced, international), 'escape']);
      assert.match(prompts.at(-1)!, /^The International region of MiniMax does not accept this API key\./);
      assert.deepEqual(labelsOf(last), [
        'Ask Mainland China',
        'Correct the API Key',
        'Open the API Keys Page',
        'Store Anyway',
        'Cancel',
      ]);
      assert.equal(
        last.choices[0]?.detail,
        `Sends the key to ${platform.mainland.origin} as well. Costs nothing.`,
      );
      assert.deepEqual(regionsAsked(), ['international']);
    });

    it('asks, switches, and stores without asking again', async () => {
      let asked = 0;
      const { window, stored, outcome } = await configure(
        [...entered(misplaced, international), askMainland, { pick: 'Switch to Mainland China' }],
        (scripted) => {
          scripted.onStep = () => {
            asked = platform.requests().length;
          };
        },
      );
      assert.equal(outcomeInWords(outcome), `stored ${inWords(asHome)} healthy`);
      assert.equal(stored, inWords(asHome));
      assert.match(
        window.last.prompt,
        /^Your API key belongs to the other region: Mainland China accepts it/,
      );
      assert.equal(platform.requests().length, asked);
    });

    it('is shown as healthy afterwards', async () => {
      await configure([
        ...entered(misplaced, international),
        askMainland,
        { pick: 'Switch to Mainland China' },
      ]);
      const { health } = await machine.openWindow();
      assert.equal(health.snapshot.verdict?.state, 'healthy');
    });

    it('says what is wrong there as well after the switch', async () => {
      const { prompts, stored } = await configure([
        ...entered({ ...misplaced, groupId: otherTeam.groupId }, international),
        askMainland,
        { pick: 'Switch to Mainland China' },
        correctGroupId,
        { paste: asHome.groupId! },
      ]);
      assert.match(prompts.at(-2)!, /not with this Group ID/);
      assert.equal(stored, inWords(asHome));
    });

    it('is refused by both', async () => {
      const revoked = credentialsFor(revokedKey);
      const { last } = await configure([...entered(revoked, international), askMainland, 'escape']);
      assert.match(last.prompt, /^Neither region of MiniMax accepts this API key\./);
      assert.deepEqual(labelsOf(last), [
        'Correct the API Key',
        'Open the API Keys Page',
        'Store Anyway',
        'Cancel',
      ]);
    });

    it('is left open when the other region cannot be reached', async () => {
      await platform.mainland.refuse();
      const { last } = await configure([...entered(misplaced, international), askMainland, 'escape']);
      assert.match(last.prompt, /The other region \(Mainland China\) gave no clear answer/);
      assert.equal(last.choices[0]?.label, 'Ask Mainland China');
    });

    it('says so when the endpoint setting of the other region cannot be used', async () => {
      machine.origins.mainland = undefined;
      const { last } = await configure([...entered(misplaced, international), askMainland, 'escape']);
      assert.match(
        last.prompt,
        /^Nothing was sent: the endpoint setting of Mainland China cannot be used\. The International region/,
      );
      assert.equal(last.choices[0]?.detail, undefined);
      assert.deepEqual(regionsAsked(), ['international']);
    });

    it('says so when asking the other region was cancelled, and keeps the verdict', async () => {
      platform.fault({ kind: 'slowHeaders', delayMs: 'never' }, { region: 'mainland' });
      const { last } = await configure(
        [...entered(misplaced, international), askMainland, 'escape'],
        (window) => {
          window.onProgress = (cancel) => {
            if (window.progress.length === 2) {
              cancel();
            }
          };
        },
      );
      assert.match(last.prompt, /^The verification was cancelled\. The International region/);
    });

    it('opens the page of its region and comes back to the choices', async () => {
      const { window, prompts } = await configure([
        ...entered(misplaced, international),
        { pick: 'Open the API Keys Page' },
        'escape',
      ]);
      assert.deepEqual(window.opened, ['apiKeys international']);
      assert.equal(prompts.at(-1), prompts.at(-2));
    });
  });

  describe('with Detect', () => {
    for (const account of [healthyPlan, mainlandPlan]) {
      it(`finds ${account.region} when that one alone accepts the key`, async () => {
        const credentials = credentialsFor(account);
        const { stored, window } = await configure(entered(credentials, detect));
        assert.equal(stored, inWords(credentials));
        assert.deepEqual(window.progress, ['Asking both regions of MiniMax…']);
        assert.deepEqual(regionsAsked(), ['international', 'mainland']);
      });
    }

    it('has proof enough when one accepts the key and the other one cannot be reached', async () => {
      await platform.mainland.refuse();
      const { stored } = await configure(entered(healthy, detect));
      assert.equal(stored, inWords(healthy));
    });

    it('has proof enough when one accepts the key and the setting of the other one cannot be used', async () => {
      machine.origins.mainland = undefined;
      const { stored } = await configure(entered(healthy, detect));
      assert.equal(stored, inWords(healthy));
    });

    it('asks when both accept the key', async () => {
      // The simulator keeps the regions apart, so one region's host has to stand for both.
      machine.origins.mainland = platform.international.origin;
      const { last, stored } = await configure([...entered(healthy, detect), international]);
      assert.equal(last.prompt, 'The region could not be proven. Where was the account opened?');
      assert.deepEqual(labelsOf(last), ['International', 'Mainland China']);
      assert.equal(stored, inWords(healthy));
    });

    it('asks when one refuses the key and the other one gives no answer', async () => {
      await platform.mainland.refuse();
      const { last } = await configure([
        ...entered(credentialsFor(mainlandPlan), detect),
        mainland,
        storeUnverified,
      ]);
      assert.match(last.prompt, /^MiniMax could not be reached/);
    });

    it('asks when none gives an answer, and goes on in the region that is named', async () => {
      platform.fault({ kind: 'status', status: 503 });
      const { window, stored } = await configure([...entered(healthy, detect), international], (scripted) => {
        scripted.onStep = (count) => {
          if (count === 4) {
            platform.clearFaults();
          }
        };
      });
      assert.equal(window.shown.length, 4);
      assert.equal(stored, inWords(healthy));
    });

    it('says so when both refuse the key, and asks both again about a corrected one', async () => {
      const { prompts, stored } = await configure([
        ...entered(credentialsFor(revokedKey), detect),
        correctKey,
        { paste: `${keyOf(mainlandPlan)} ${mainlandPlan.groupId}` },
      ]);
      assert.match(prompts.at(-2)!, /^Neither region of MiniMax accepts this API key\./);
      assert.equal(stored, inWords(credentialsFor(mainlandPlan)));
    });

    it('guesses no region for a key that both refuse: it asks before it stores', async () => {
      const revoked = credentialsFor(revokedKey, { region: 'mainland' });
      const { window, stored } = await configure([
        ...entered(revoked, detect),
        storeUnverified,
        'escape',
        storeUnverified,
        mainland,
      ]);
      assert.equal(stored, inWords(revoked));
      assert.ok(window.shown.every((step) => !labelsOf(step).includes('Open the API Keys Page')));
    });

    it('asks only the region that it found when the Group ID is corrected', async () => {
      let asked = 0;
      const { stored } = await configure(
        [
          ...entered({ ...healthy, groupId: otherTeam.groupId }, detect),
          correctGroupId,
          { paste: healthy.groupId! },
        ],
        (window) => {
          window.onStep = (count) => {
            if (count === 5) {
              asked = platform.requests().length;
            }
          };
        },
      );
      assert.equal(stored, inWords(healthy));
      assert.deepEqual(
        [
          ...new Set(
            platform
              .requests()
              .slice(asked)
              .map(({ region }) => region),
          ),
        ],
        ['international'],
      );
    });

    it('can be cancelled, and done again', async () => {
      platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
      const { window, stored } = await configure(
        [...entered(healthy, detect), { pick: 'Try Again' }],
        (scripted) => {
          scripted.onProgress = (cancel) => {
            if (scripted.progress.length === 1) {
              cancel();
            }
          };
          scripted.onStep = (count) => {
            if (count === 4) {
              platform.clearFaults();
            }
          };
        },
      );
      assert.equal(window.last.prompt, 'The verification was cancelled.');
      assert.equal(stored, inWords(healthy));
    });
  });

  describe('cancelled while it verifies', () => {
    const cancelFirst = (window: ScriptedWindow): void => {
      platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
      window.onProgress = (cancel) => {
        if (window.progress.length === 1) {
          void platform.received(({ endpoint }) => endpoint === 'models').then(cancel);
        } else {
          platform.clearFaults();
        }
      };
    };

    it('stores nothing, says so, and loses nothing', async () => {
      const { last, stored, outcome } = await configure(
        [...entered(healthy, international), 'escape'],
        cancelFirst,
      );
      assert.equal(last.prompt, 'The verification was cancelled.');
      assert.deepEqual(labelsOf(last), [
        'Try Again',
        'Choose Another Region',
        'Correct the API Key',
        'Store Unverified',
        'Cancel',
      ]);
      assert.deepEqual([outcome.kind, stored], ['dismissed', 'none']);
      await platform.received(({ outcome: ended }) => ended === 'clientClosed');
    });

    it('stores unverified when asked to', async () => {
      const { outcome } = await configure([...entered(healthy, international), storeUnverified], cancelFirst);
      assert.equal(outcomeInWords(outcome), `stored ${inWords(healthy)} unverified`);
    });

    it('verifies in another region when asked to', async () => {
      const { outcome } = await configure(
        [
          ...entered(credentialsFor(mainlandPlan), international),
          { pick: 'Choose Another Region' },
          mainland,
        ],
        (window) => {
          platform.fault({ kind: 'slowHeaders', delayMs: 'never' }, { region: 'international' });
          window.onProgress = (cancel) => {
            if (window.progress.length === 1) {
              cancel();
            }
          };
        },
      );
      assert.equal(outcomeInWords(outcome), `stored ${inWords(credentialsFor(mainlandPlan))} healthy`);
    });
  });

  describe('when the endpoint setting cannot be used', () => {
    beforeEach(() => {
      machine.origins.international = undefined;
    });

    it('sends nothing, names the setting, and loses nothing', async () => {
      const { last, stored } = await configure([...entered(healthy, international), storeUnverified]);
      assert.equal(
        last.prompt,
        'Nothing was sent: the endpoint setting of International cannot be used. Correct the setting minimax.endpoints.international, then try again.',
      );
      assert.equal(stored, inWords(healthy));
      assert.equal(platform.requests().length, 0);
    });

    it('says so in the step of the region', async () => {
      const { last } = await configure([{ paste: key }, { paste: healthy.groupId! }, 'escape']);
      assert.deepEqual(
        last.choices.map(({ description, detail }) => [description, detail]),
        [
          ['its endpoint setting cannot be used', undefined],
          [platform.mainland.origin, undefined],
          ['sends the key to both hosts', undefined],
        ],
      );
    });

    it('goes on once it is corrected', async () => {
      const { stored } = await configure(
        [...entered(healthy, international), { pick: 'Try Again' }],
        (window) => {
          window.onStep = (count) => {
            if (count === 4) {
              machine.origins.international = platform.international.origin;
            }
          };
        },
      );
      assert.equal(stored, inWords(healthy));
    });
  });

  describe('when something goes wrong on the way', () => {
    /** One of every kind of fault, by the compiler's word, and what it is taken for. */
    const faults: Readonly<
      Record<
        Fault['kind'],
        { fault: Fault; says: RegExp; taken: 'unreachable' | 'trouble' | 'notAcceptedHere' } | undefined
      >
    > = {
      reset: { fault: { kind: 'reset' }, says: /the connection was cut off/, taken: 'unreachable' },
      resetMidBody: {
        fault: { kind: 'resetMidBody' },
        says: /the connection was cut off/,
        taken: 'unreachable',
      },
      slowHeaders: {
        fault: { kind: 'slowHeaders', delayMs: 'never' },
        says: /there was no answer in time/,
        taken: 'unreachable',
      },
      slowBody: {
        fault: { kind: 'slowBody', everyMs: 'never' },
        says: /the answer was not complete in time/,
        taken: 'unreachable',
      },
      html: { fault: { kind: 'html' }, says: /something else answered in its place/, taken: 'unreachable' },
      truncatedJson: { fault: { kind: 'truncatedJson' }, says: /makes no sense/, taken: 'trouble' },
      emptyBody: { fault: { kind: 'emptyBody' }, says: /makes no sense/, taken: 'trouble' },
      oversizedBody: { fault: { kind: 'oversizedBody' }, says: /makes no sense/, taken: 'trouble' },
      redirect: {
        fault: { kind: 'redirect', location: 'https://example.invalid/' },
        says: /something else answered in its place/,
        taken: 'unreachable',
      },
      status: {
        fault: { kind: 'status', status: 429, retryAfter: 7 },
        says: /too many requests; it asks to wait 7 seconds/,
        taken: 'trouble',
      },
      error: {
        fault: { kind: 'error', code: 1033, message: hostileMessages.commandLink },
        says: /trouble of its own \(code 1033\)/,
        taken: 'trouble',
      },
      native: {
        fault: { kind: 'native', code: 1000, message: hostileMessages.html },
        says: /trouble of its own \(code 1000\)/,
        taken: 'trouble',
      },
      openAi: {
        fault: { kind: 'openAi', status: 529, type: 'overloaded_error', message: hostileMessages.markdown },
        says: /trouble of its own \(HTTP 529\)/,
        taken: 'trouble',
      },
      echo: {
        fault: { kind: 'echo', inTraceId: true },
        says: /does not accept this API key/,
        taken: 'notAcceptedHere',
      },
      // Another content type over the right answer is no fault to a user.
      contentType: undefined,
    };

    for (const [kind, expectation] of Object.entries(faults)) {
      if (expectation === undefined) {
        it(`is healthy in spite of ${kind}`, async () => {
          platform.fault({ kind: 'contentType', contentType: 'text/plain' });
          const { stored } = await configure(entered(healthy, international));
          assert.equal(stored, inWords(healthy));
        });
        continue;
      }
      const { fault, says, taken } = expectation;
      const putOn = (each: Fault): void => {
        platform.fault(each);
        // A short time is enough where nothing comes; for the rest it could be too short on a busy machine.
        machine.limits = each.kind.startsWith('slow') ? shortLimits : ampleLimits;
      };

      it(`says what it is and stores it all the same under ${kind}; a click says the same`, async () => {
        putOn(fault);
        const { last, outcome, stored } = await configure([
          ...entered(healthy, international),
          taken === 'notAcceptedHere' ? storeAnyway : storeUnverified,
        ]);
        assert.match(last.prompt, says);
        assert.equal(outcomeInWords(outcome), `stored ${inWords(healthy)} ${taken}`);
        assert.equal(stored, inWords(healthy));
        assert.ok(!JSON.stringify(windows[0]?.shown).includes('command:'));
        const { health } = await machine.openWindow();
        const clicked = await health.verify();
        assert.ok(clicked.kind === 'verdict' && clicked.verdict.state === taken);
      });

      it(`loses nothing of what was entered under ${kind}`, async () => {
        putOn(fault);
        const { stored, window } = await configure(
          [...entered(healthy, international), correctKey, 'enter'],
          (scripted) => {
            scripted.onStep = (count) => {
              if (count === 5) {
                machine.limits = ampleLimits;
                platform.clearFaults();
              }
            };
          },
        );
        assert.equal(window.last.placeholder, healthy.apiKey.mask);
        assert.equal(stored, inWords(healthy));
      });
    }

    it('can be tried again after the connection was refused, and loses nothing', async () => {
      await platform.international.refuse();
      const { prompts, stored } = await configure(
        [...entered(healthy, international), { pick: 'Try Again' }, { pick: 'Try Again' }],
        (window) => {
          window.onStep = async (count) => {
            if (count === 5) {
              await platform.international.restore();
            }
          };
        },
      );
      assert.match(prompts.at(-1)!, /^MiniMax could not be reached: the connection was refused\./);
      assert.equal(prompts.at(-1), prompts.at(-2));
      assert.equal(stored, inWords(healthy));
      assert.equal(machine.directRouteAsked, 2);
    });

    it('survives a network that is lost between the steps', async () => {
      const { prompts, stored } = await configure(
        [
          ...entered({ ...healthy, groupId: otherTeam.groupId }, international),
          correctGroupId,
          { paste: healthy.groupId! },
          { pick: 'Try Again' },
        ],
        (window) => {
          window.onStep = async (count) => {
            if (count === 5) {
              await platform.international.refuse();
            }
            if (count === 6) {
              await platform.international.restore();
            }
          };
        },
      );
      assert.match(prompts[3]!, /not with this Group ID/);
      assert.match(prompts[5]!, /could not be reached/);
      assert.equal(stored, inWords(healthy));
    });

    it('survives a network that is lost before the other region is asked', async () => {
      const misplaced = credentialsFor(mainlandPlan, { region: 'international' });
      const { stored } = await configure(
        [
          ...entered(misplaced, international),
          askMainland,
          askMainland,
          { pick: 'Switch to Mainland China' },
        ],
        (window) => {
          window.onStep = async (count) => {
            if (count === 4) {
              await platform.mainland.refuse();
            }
            if (count === 5) {
              await platform.mainland.restore();
            }
          };
        },
      );
      assert.equal(stored, inWords(credentialsFor(mainlandPlan)));
    });

    it('stands without the pairing endpoint', async () => {
      platform.behaviour.pairingMissing = true;
      const { outcome } = await configure(entered(healthy, international));
      assert.ok(outcome.kind === 'stored' && outcome.verdict?.group.state === 'notChecked');
    });

    it('passes an error of its own on', async () => {
      const http: HttpClient = { send: () => Promise.reject(new TypeError('a bug')) };
      await assert.rejects(configure(entered(healthy, international), undefined, http), /a bug/);
    });
  });

  describe('with a key that is good and cannot be spent', () => {
    it('says so, stores it anyway with the verdict, or takes another key', async () => {
      const credentials = credentialsFor(noBalance);
      const first = await configure([...entered(credentials, international), storeAnyway]);
      assert.match(first.last.prompt, /^The API key is good, but the account has no balance\./);
      assert.deepEqual(labelsOf(first.last), [
        'Store Anyway',
        'Open the Balance Page',
        'Try Again',
        'Correct the API Key',
        'Cancel',
      ]);
      assert.equal(outcomeInWords(first.outcome), `stored ${inWords(credentials)} unspendable`);
      const { stored } = await configure([
        'enter',
        'enter',
        'enter',
        correctKey,
        { paste: `${keyOf(healthyPayAsYouGo)} ${healthyPayAsYouGo.groupId}` },
      ]);
      assert.equal(stored, inWords(credentialsFor(healthyPayAsYouGo)));
    });

    it('opens the balance page and tries again', async () => {
      const { window, stored } = await configure(
        [
          ...entered(credentialsFor(noBalance), international),
          { pick: 'Open the Balance Page' },
          { pick: 'Try Again' },
        ],
        (scripted) => {
          scripted.onStep = (count) => {
            if (count === 5) {
              platform.account('noBalance').wallet!.available = '5.00';
            }
          };
        },
      );
      assert.deepEqual(window.opened, ['balance international']);
      assert.equal(stored, inWords(credentialsFor(noBalance)));
    });
  });

  describe('when the storage fails', () => {
    it('asks, and tries again without verifying again', async () => {
      machine.secrets.reject('store');
      const { last, stored, outcome } = await configure(
        [...entered(healthy, international), { pick: 'Try Again' }, { pick: 'Try Again' }],
        (window) => {
          window.onStep = (count) => {
            if (count === 5) {
              machine.secrets.heal();
            }
          };
        },
      );
      assert.match(last.prompt, /^The secret storage of VS Code did not keep the credentials\./);
      assert.deepEqual(labelsOf(last), ['Try Again', 'Cancel']);
      assert.equal(stored, inWords(healthy));
      assert.equal(outcomeInWords(outcome), `stored ${inWords(healthy)} healthy`);
      assert.equal(platform.requests().filter(({ endpoint }) => endpoint === 'models').length, 1);
    });

    it('asks as well when the storage keeps nothing', async () => {
      machine.secrets.forgetful = true;
      const { stored, outcome } = await configure([...entered(healthy, international), { pick: 'Cancel' }]);
      assert.deepEqual([outcome.kind, stored], ['dismissed', 'none']);
    });

    it('keeps what was stored before when the user gives up', async () => {
      const before = credentialsFor(otherTeam);
      await storedBefore(before);
      machine.secrets.reject('store');
      const { stored, outcome } = await configure([...entered(healthy, international), 'escape']);
      assert.deepEqual([outcome.kind, stored], ['dismissed', inWords(before)]);
    });

    it('asks as well when it was to store unverified', async () => {
      machine.secrets.reject('store');
      platform.fault({ kind: 'status', status: 503 });
      const { stored } = await configure(
        [...entered(healthy, international), storeUnverified, { pick: 'Try Again' }],
        (window) => {
          window.onStep = (count) => {
            if (count === 5) {
              machine.secrets.heal();
            }
          };
        },
      );
      assert.equal(stored, inWords(healthy));
    });
  });
});
