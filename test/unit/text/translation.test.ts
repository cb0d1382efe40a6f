import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { getL10nJson } from '@vscode/l10n-dev';
import { ConfigureFlow } from '../../../src/configure/configureFlow';
import { apiKeyNote, groupIdNote } from '../../../src/configure/inputNotes';
import { presentStatusBar } from '../../../src/health/statusBarPresentation';
import { ApiKey } from '../../../src/minimax/apiKey';
import { readPastedText } from '../../../src/minimax/pastedText';
import { createPlanKey, sampleAccounts, sampleGroupId } from '../../platform/accounts';
import { startPlatform, type SimulatedPlatform } from '../../platform/simulatedPlatform';
import { contextOf, createScenes, verifiedAt, type Scene } from '../health/shownStates';
import { ScriptedWindow } from '../support/scriptedWindow';
import { credentialsFor, verdictOn } from '../support/verdicts';

const source = join(__dirname, '../../../src');

/** Every text that the sources hand to a translator, each in brackets, so that a text that was not is seen. */
async function bracketedTexts(): Promise<Record<string, string>> {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ extension: '.ts' as const, contents: readFileSync(join(source, file), 'utf8') }));
  const texts = await getL10nJson(files);
  return Object.fromEntries(
    Object.entries(texts).map(([id, text]) => [id, `⟦${typeof text === 'string' ? text : text.message}⟧`]),
  );
}

/** What stands outside of all brackets. */
function untranslated(text: string): string {
  let rest = text;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '');
  }
  return rest.trim();
}

describe('every text can be translated', function () {
  this.timeout(60_000);
  let platform: SimulatedPlatform;
  let scenes: Record<string, Scene>;

  before(async () => {
    const contents = await bracketedTexts();
    assert.ok(Object.keys(contents).length > 150);
    l10n.config({ contents });
    platform = await startPlatform({ now: () => verifiedAt });
    scenes = await createScenes(platform);
  });
  after(async () => {
    l10n.config({ contents: {} });
    await platform.close();
  });

  it('of the status bar item and its tooltip', () => {
    const facts: string[] = [];
    for (const [name, scene] of Object.entries(scenes)) {
      const { text, accessibilityLabel, tooltip } = presentStatusBar(contextOf(scene));
      assert.match(text, /^\$\([a-z~-]+\) (?:MiniMax|⟦[^⟦⟧]+⟧)$/);
      const texts = [
        accessibilityLabel,
        tooltip.heading,
        ...tooltip.paragraphs,
        ...tooltip.facts.map(({ label }) => label),
        ...tooltip.links.map(({ label }) => label),
      ];
      assert.deepEqual(texts.map(untranslated).filter(Boolean), [], name);
      facts.push(...tooltip.facts.map(({ label, value }) => `${label} ${untranslated(value)}`.trim()));
    }
    // What no translator sees: a mask, a number, an age (which has its own languages), the words of MiniMax.
    const others = facts.filter((fact) => !fact.endsWith('⟧'));
    assert.deepEqual([...new Set(others.map((fact) => fact.slice(0, fact.indexOf('⟧') + 1)))].sort(), [
      '⟦API key⟧',
      '⟦Balance⟧',
      '⟦Last tried⟧',
      '⟦MiniMax said⟧',
      '⟦Verified⟧',
    ]);
  });

  it('of the steps of Configure', async () => {
    const mismatched = credentialsFor(sampleAccounts.healthyPlan, {
      groupId: sampleAccounts.otherTeam.groupId,
    });
    const window = new ScriptedWindow(
      { paste: mismatched.apiKey.reveal() },
      { paste: mismatched.groupId! },
      { pick: '⟦Detect⟧' },
      { pick: '⟦Correct the API Key⟧' },
      { paste: createPlanKey('stranger') },
      { pick: '⟦Store Unverified⟧' },
      'escape',
      'escape',
    );
    const flow = new ConfigureFlow({
      window,
      stored: { state: 'none' },
      verify: (credentials) => verdictOn(platform, credentials),
      hostOf: (region) => `${region}.invalid`,
      store: () => Promise.resolve(),
      time: () => ({ now: verifiedAt, language: 'en-GB' }),
    });
    await flow.run();
    const texts = window.shown.flatMap(({ title, prompt, placeholder, choices, notes }) => [
      title,
      prompt,
      placeholder,
      ...choices.flatMap(({ label, detail = '' }) => [label, detail]),
      ...notes.map(({ message }) => message),
    ]);
    assert.ok(texts.length > 40);
    assert.deepEqual(
      [...texts, ...window.progress]
        .map(untranslated)
        .filter((text) => text !== '' && !text.startsWith('sk-')),
      [],
    );
  });

  it('of what is said as something is typed', () => {
    const key = new ApiKey(createPlanKey('a'));
    const legacy = credentialsFor(sampleAccounts.legacyJwt).apiKey;
    const notes = [
      ...[
        '',
        'sk-cp-short',
        `${key.reveal()}x`,
        'strange',
        'your_api_key',
        'sk-cp-…',
        '1234567890',
        'a b',
      ].map((text) => apiKeyNote(readPastedText(text), false)),
      ...['', sampleGroupId, 'sk-cp-0123456789abcdef', 'abc', '123', '12345678901'].flatMap((text) => [
        groupIdNote(text, key),
        groupIdNote(text, legacy),
      ]),
      groupIdNote(legacy.ownGroupId!, legacy),
      groupIdNote(sampleAccounts.otherTeam.groupId, legacy),
    ];
    assert.ok(notes.every((note) => note !== undefined && note.message !== ''));
    assert.deepEqual(notes.map((note) => untranslated(note?.message ?? '')).filter(Boolean), []);
  });
});
