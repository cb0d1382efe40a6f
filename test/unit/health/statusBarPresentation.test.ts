import { strict as assert } from 'node:assert';
import type { HealthSnapshot } from '../../../src/health/credentialHealth';
import { healthState, resetOf, shownVerdict, type HealthState } from '../../../src/health/healthState';
import {
  presentStatusBar,
  type StatusBarContext,
  type StatusBarPresentation,
} from '../../../src/health/statusBarPresentation';
import { commands } from '../../../src/ids';
import { judge, type Evidence, type Verdict } from '../../../src/minimax/verdict';
import { sampleAccounts } from '../../platform/accounts';
import { hostileMessages } from '../../platform/faults';
import { startPlatform, type SimulatedPlatform } from '../../platform/simulatedPlatform';
import { credentialsFor, verdictOn } from '../support/verdicts';
import { contextOf, createScenes, shownAt, verifiedAt, type Scene } from './shownStates';

/**
 * A presentation as a text: what the item says and does, the tooltip's heading, its paragraphs, its facts, its links.
 * Mask and Group ID of the stored credentials are named.
 */
function render({ snapshot }: Scene, presentation: StatusBarPresentation): string {
  const { text, background, command, tooltip } = presentation;
  const link = ({ command: id, argument }: { command: string; argument?: string }): string =>
    [id, argument].filter((part) => part !== undefined).join(' ');
  const rendered = [
    [text, background, link(command)].filter((part) => part !== undefined).join(' | '),
    `# ${tooltip.heading}`,
    ...tooltip.paragraphs,
    ...tooltip.facts.map(({ label, value }) => `- ${label}: ${value}`),
    ...tooltip.links.map((each) => `> ${each.label}: ${link(each)}`),
  ].join('\n');
  const credentials = snapshot.stored?.state === 'stored' ? snapshot.stored.credentials : undefined;
  return rendered
    .replaceAll(credentials?.apiKey.mask ?? '\n\n', '{mask}')
    .replaceAll(credentials?.groupId ?? '\n\n', '{group}');
}

const planFacts = `- API key: {mask}
- Kind: Subscription Key (Coding Plan, Token Plan, M Plan)`;
const windows = `- Text, this window: 97% left, resets at 14:00
- Text, this week: 96% left, resets at Mon 23 Nov, 12:00
- Video, this window: 97% left, resets at 14:00
- Video, this week: 96% left, resets at Mon 23 Nov, 12:00`;
const matched = `- Group ID: {group}, belongs to the key
- Region: International, api.minimax.io`;
const notMatched = `- Group ID: {group}, does not belong to the key
- Region: International, api.minimax.io`;
const notChecked = `- Group ID: {group}, not checked against the key
- Region: International, api.minimax.io`;
const verified = '- Verified: 5 minutes ago';
const diagnose = '> Diagnose: minimax.diagnose stored';
const verifyAndConfigure = `> Verify: minimax.verify
> Configure: minimax.configure`;
const page = (label: string, name: string): string =>
  `> Open the ${label} Page: minimax.openPlatformPage ${name}`;
const keyring =
  'On Linux, install and unlock a keyring (gnome-keyring or KWallet), or choose another “password-store” with the command Preferences: Configure Runtime Arguments; then restart VS Code.';
const checkedPair = 'The Group ID belongs to the key: MiniMax checked the pair.';

/** What every scene shows, whole but for the last link, which is the same in each. */
const expected: Readonly<Record<string, string>> = {
  starting: `$(key) MiniMax: not set up | minimax.configure
# No MiniMax credentials are stored.
Click to enter your API key. It is verified before it is stored.
> Configure: minimax.configure
> Open a Platform Page: minimax.openPlatformPage`,

  notConfigured: `$(key) MiniMax: not set up | minimax.configure
# No MiniMax credentials are stored.
Click to enter your API key. It is verified before it is stored.
> Configure: minimax.configure
> Open a Platform Page: minimax.openPlatformPage`,

  unverified: `$(question) MiniMax: not verified | minimax.verify
# The credentials are stored but not verified.
Click to verify them. It costs nothing.
${planFacts}
${notChecked}
${verifyAndConfigure}
${page('Usage', 'usage')}`,

  verifying: `$(sync~spin) MiniMax: verifying | minimax.verify
# Verifying the credentials…
${planFacts}
${matched}
${windows}
${verified}`,

  'healthy, plan': `$(pass) MiniMax | minimax.verify
# MiniMax accepts your API key (International).
${checkedPair}
${planFacts}
${matched}
${windows}
${verified}
${verifyAndConfigure}
${page('Usage', 'usage')}`,

  'healthy, without a Group ID': `$(pass) MiniMax | minimax.verify
# MiniMax accepts your API key (International).
No Group ID is set; most calls work without one.
${planFacts}
- Group ID: not set
- Region: International, api.minimax.io
${windows}
${verified}
${verifyAndConfigure}
${page('Usage', 'usage')}`,

  'healthy, pay as you go': `$(pass) MiniMax | minimax.verify
# MiniMax accepts your API key (International).
${checkedPair}
- API key: {mask}
- Kind: pay-as-you-go key
${matched}
- Balance: 98.00
${verified}
${verifyAndConfigure}
${page('Balance', 'balance')}`,

  'healthy, legacy': `$(pass) MiniMax | minimax.verify
# MiniMax accepts your API key (International).
${checkedPair}
- API key: {mask}
- Kind: legacy key (JWT)
${matched}
- Balance: 3.20
${verified}
${verifyAndConfigure}
${page('Usage', 'usage')}`,

  'healthy, unknown kind': `$(pass) MiniMax | minimax.verify
# MiniMax accepts your API key (International).
${checkedPair}
- API key: {mask}
- Kind: key of an unknown kind
${matched}
- Balance: 98.00
${verified}
${verifyAndConfigure}
${page('Usage', 'usage')}`,

  'healthy, video spent': `$(pass) MiniMax | minimax.verify
# MiniMax accepts your API key (International).
${checkedPair}
${planFacts}
${matched}
- Text, this window: 97% left, resets at 14:00
- Text, this week: 96% left, resets at Mon 23 Nov, 12:00
- Video, this window: used up, resets at 14:00
- Video, this week: 96% left, resets at Mon 23 Nov, 12:00
${verified}
${verifyAndConfigure}
${page('Usage', 'usage')}`,

  'healthy, usage not reported': `$(pass) MiniMax | minimax.verify
# MiniMax accepts your API key (International).
${checkedPair} Not checked: how much is left. MiniMax did not report the usage.
${planFacts}
${matched}
- MiniMax-M*, this window: usage not reported, resets at 14:00
- speech-hd, this window: usage not reported, resets at 14:00
${verified}
${verifyAndConfigure}
${page('Usage', 'usage')}`,

  'groupIdMismatch, said by MiniMax': `$(warning) MiniMax: wrong Group ID | warning | minimax.verify
# The API key works, but not with this Group ID: “token not match group”.
Copy the Group ID from the account that created the key (same region, same team), or leave it out where your code lets you.
${planFacts}
${notMatched}
${windows}
- MiniMax said: 1004 token not match group
${verified}
${page('Group ID', 'groupId')}
${diagnose}
${verifyAndConfigure}`,

  'groupIdMismatch, said by the key': `$(warning) MiniMax: wrong Group ID | warning | minimax.verify
# The Group ID is not the one that your API key names as its own.
Use the Group ID that the key names. MiniMax accepts the key.
- API key: {mask}
- Kind: legacy key (JWT)
${notMatched}
- Balance: 3.20
${verified}
${page('Group ID', 'groupId')}
${diagnose}
${verifyAndConfigure}`,

  notAcceptedHere: `$(warning) MiniMax: key not accepted here | warning | minimax.verify
# The International region of MiniMax does not accept this API key.
Most often the key belongs to the other region (Mainland China), which was not asked. It can also be mistyped, revoked or deleted.
${planFacts}
${notChecked}
- MiniMax said: invalid api key (2049)
${verified}
> Ask Mainland China: minimax.askOtherRegion
${page('API Keys', 'apiKeys')}
${diagnose}
${verifyAndConfigure}`,

  'notAcceptedHere, the other one unclear': `$(warning) MiniMax: key not accepted here | warning | minimax.verify
# The International region of MiniMax does not accept this API key.
The other region (Mainland China) gave no clear answer. Ask it again before you replace the key.
${planFacts}
${notChecked}
- MiniMax said: invalid api key (2049)
${verified}
> Ask Mainland China: minimax.askOtherRegion
${page('API Keys', 'apiKeys')}
${diagnose}
${verifyAndConfigure}`,

  wrongRegion: `$(globe) MiniMax: wrong region | warning | minimax.verify
# Your API key belongs to the other region: Mainland China accepts it, International does not.
Switch to Mainland China, here and in the host that your program uses.
${planFacts}
${notChecked}
- MiniMax said: invalid api key (2049)
${verified}
> Switch to Mainland China: minimax.useOtherRegion
${diagnose}
${verifyAndConfigure}`,

  keyRefused: `$(error) MiniMax: key refused | error | minimax.verify
# Neither region of MiniMax accepts this API key.
It is mistyped, revoked or deleted. Copy it again, or create a new key.
${planFacts}
${notChecked}
- MiniMax said: invalid api key (2049)
${verified}
${page('API Keys', 'apiKeys')}
${diagnose}
${verifyAndConfigure}`,

  'unspendable, window exhausted': `$(watch) MiniMax: quota used up | minimax.verify
# The API key is good, but the current window of the plan is used up.
It resets at 13:30.
${checkedPair}
${planFacts}
${matched}
- Text, this window: used up, resets at 13:30
- Text, this week: 96% left, resets at Mon 23 Nov, 12:00
- Video, this window: 97% left, resets at 14:00
- Video, this week: 96% left, resets at Mon 23 Nov, 12:00
${verified}
${page('Usage', 'usage')}
${page('Plan', 'plan')}
${diagnose}
${verifyAndConfigure}`,

  'unspendable, no balance': `$(credit-card) MiniMax: no balance | minimax.verify
# The API key is good, but the account has no balance.
Top up the account. If you pay for a plan, use the Subscription Key of the plan instead.
${checkedPair}
- API key: {mask}
- Kind: pay-as-you-go key
${matched}
- Balance: 0.00
${verified}
${page('Balance', 'balance')}
${diagnose}
${verifyAndConfigure}`,

  'unspendable, no plan': `$(credit-card) MiniMax: no plan | minimax.verify
# The API key is good, but there is no plan for it.
Subscribe to a plan or renew it, or use a pay-as-you-go key.
${checkedPair}
${planFacts}
${matched}
- MiniMax said: 2062 no token plan
${verified}
${page('Plan', 'plan')}
${diagnose}
${verifyAndConfigure}`,

  'unspendable, text not in the plan': `$(credit-card) MiniMax: not in the plan | minimax.verify
# The API key is good, but its plan does not include the text models.
Choose a plan that includes them, or use a pay-as-you-go key.
${checkedPair}
${planFacts}
${matched}
- Video, this window: 97% left, resets at 14:00
- Video, this week: 96% left, resets at Mon 23 Nov, 12:00
${verified}
${page('Plan', 'plan')}
${diagnose}
${verifyAndConfigure}`,

  'unspendable, quota exhausted': `$(watch) MiniMax: quota used up | minimax.verify
# The API key is good, but its quota is used up.
See on the plan page when it is renewed.
${checkedPair}
${planFacts}
${matched}
- MiniMax said: 1028 quota exhausted
${verified}
${page('Plan', 'plan')}
${diagnose}
${verifyAndConfigure}`,

  'unspendable, model not in the plan': `$(credit-card) MiniMax: not in the plan | minimax.verify
# The API key is good, but its plan does not include the text models.
Choose a plan that includes them, or use a pay-as-you-go key.
${checkedPair}
${planFacts}
${matched}
- MiniMax said: 2061 your plan does not support this
${verified}
${page('Plan', 'plan')}
${diagnose}
${verifyAndConfigure}`,

  'unspendable, account to be verified': `$(account) MiniMax: verify your account | minimax.verify
# The API key is good, but the account has to be verified first.
Sign in to the platform and complete the real-name verification.
Not checked: whether the Group ID belongs to the key. MiniMax does not offer the check to this key.
- API key: {mask}
- Kind: pay-as-you-go key
- Group ID: {group}, not checked against the key
- Region: Mainland China, api.minimax.cn
- MiniMax said: 2038 real-name verification is required
${verified}
${page('Sign-in', 'signIn')}
${diagnose}
${verifyAndConfigure}`,

  windowReset: `$(history) MiniMax: quota has reset | minimax.verify
# The window of the plan that was used up has reset.
Click to verify and see how much is left.
${planFacts}
${matched}
- Text, this window: used up, has reset since
- Text, this week: 96% left, resets at Mon 23 Nov, 12:00
- Video, this window: 97% left, resets at 14:00
- Video, this week: 96% left, resets at Mon 23 Nov, 12:00
- Verified: 1 hour ago
${page('Usage', 'usage')}
${page('Plan', 'plan')}
${diagnose}
${verifyAndConfigure}`,

  unreachable: `$(debug-disconnect) MiniMax: unreachable | minimax.verify
# MiniMax could not be reached: the connection was refused.
This says nothing about your API key. Check your network connection, then the status of MiniMax.
${planFacts}
${notChecked}
- Last tried: 5 minutes ago
> Show Log: minimax.showLog
${diagnose}
${verifyAndConfigure}
${page('Usage', 'usage')}`,

  'unreachable, after a verdict': `$(debug-disconnect) MiniMax: unreachable | minimax.verify
# MiniMax could not be reached: the connection was refused.
This says nothing about your API key. Check your network connection, then the status of MiniMax.
Last verdict, 5 minutes ago: MiniMax accepts your API key (International).
${planFacts}
${matched}
${windows}
${verified}
- Last tried: now
> Show Log: minimax.showLog
${diagnose}
${verifyAndConfigure}
${page('Usage', 'usage')}`,

  trouble: `$(cloud) MiniMax: no clear answer | minimax.verify
# MiniMax gave no usable answer: it has trouble of its own (HTTP 529).
This says nothing about your API key. Try again in a while.
${planFacts}
${notChecked}
- MiniMax said: the server is overloaded
- Last tried: 5 minutes ago
${page('Service Status', 'status')}
> Show Log: minimax.showLog
${diagnose}
${verifyAndConfigure}`,

  endpointRefused: `$(settings-gear) MiniMax: check endpoint setting | warning | workbench.action.openSettings minimax.endpoints.international
# The endpoint setting of this region cannot be used.
It must be an address without a path, such as https://api.minimax.io. Until then nothing is sent. Click to open the setting.
${planFacts}
- Group ID: {group}, not checked against the key
- Region: International
${diagnose}
${verifyAndConfigure}
${page('Usage', 'usage')}`,

  storageUnavailable: `$(lock) MiniMax: no secret storage | warning | minimax.verify
# The secret storage of VS Code does not work.
Credentials that were stored cannot be read at the moment. Nothing was deleted.
${keyring}
> Verify: minimax.verify
${diagnose}
> Show Log: minimax.showLog`,

  storageCorrupt: `$(lock) MiniMax: stored data unreadable | warning | minimax.configure
# The stored MiniMax credentials cannot be read.
Another version of the extension may have written them. They are kept until you store new ones.
> Configure: minimax.configure
${diagnose}
> Remove: minimax.removeCredentials`,

  credentialsLost: `$(warning) MiniMax: credentials lost | warning | minimax.configure
# The MiniMax credentials are gone from the secret storage.
They were stored, and nobody removed them. Without a keyring VS Code keeps secrets only until it closes.
${keyring}
> Configure: minimax.configure
${diagnose}
> Remove: minimax.removeCredentials`,
};

/** Every state, by the compiler's word that none is left out. */
const states: Readonly<Record<HealthState, true>> = {
  starting: true,
  notConfigured: true,
  unverified: true,
  verifying: true,
  healthy: true,
  groupIdMismatch: true,
  notAcceptedHere: true,
  wrongRegion: true,
  keyRefused: true,
  unspendable: true,
  windowReset: true,
  unreachable: true,
  trouble: true,
  endpointRefused: true,
  storageUnavailable: true,
  storageCorrupt: true,
  credentialsLost: true,
};

describe('the status bar', () => {
  const clock = { now: verifiedAt };
  let platform: SimulatedPlatform;
  let scenes: Record<string, Scene>;

  before(async () => {
    platform = await startPlatform({ now: () => clock.now });
    scenes = await createScenes(platform);
  });
  after(() => platform.close());

  const sceneOf = (name: string): Scene => {
    const scene = scenes[name];
    assert.ok(scene, name);
    return scene;
  };
  const present = (name: string, overrides: Partial<StatusBarContext> = {}): StatusBarPresentation =>
    presentStatusBar({ ...contextOf(sceneOf(name)), ...overrides });
  const storedSnapshot = (verdict: Verdict | undefined, attempt?: Verdict): HealthSnapshot => ({
    ...sceneOf('healthy, plan').snapshot,
    verdict,
    attempt,
  });
  /** The scene's verdict with other evidence. */
  const verdictWith = (name: string, change: (evidence: Evidence) => Partial<Evidence>): Verdict => {
    const verdict = shownVerdict(sceneOf(name).snapshot);
    assert.ok(verdict, name);
    return judge({ ...verdict.evidence, ...change(verdict.evidence) });
  };

  it('has a scene here for every state, and an expectation for every scene', () => {
    const seen = new Set(Object.keys(scenes).map((name) => present(name).state));
    assert.deepEqual([...seen].sort(), Object.keys(states).sort());
    assert.deepEqual(Object.keys(scenes).sort(), Object.keys(expected).sort());
  });

  for (const [name, text] of Object.entries(expected)) {
    describe(`showing “${name}”`, () => {
      it('says and does what it should', () => {
        assert.equal(render(sceneOf(name), present(name)), `${text}\n> Get Started: minimax.getStarted`);
      });

      it('is the state that the name begins with', () => {
        assert.equal(present(name).state, name.split(',')[0]);
      });

      it('reads well aloud', () => {
        const { accessibilityLabel, tooltip } = present(name);
        assert.equal(
          accessibilityLabel,
          `MiniMax credentials: ${[tooltip.heading, ...tooltip.paragraphs].join(' ')}`,
        );
        assert.doesNotMatch(accessibilityLabel, /\$\(|undefined|\{\d\}|\s{2}|\n|\.\.|: \./);
        assert.match(accessibilityLabel, /[.…]$/);
      });

      it('shows the Group ID whole and the key as its mask alone', () => {
        const { stored } = sceneOf(name).snapshot;
        const shown = JSON.stringify(present(name));
        if (stored?.state === 'stored') {
          const { apiKey, groupId } = stored.credentials;
          assert.ok(shown.includes(apiKey.mask));
          assert.ok(groupId === undefined || shown.includes(groupId));
          const body = apiKey.reveal().replace(/^(?:sk-cp-|sk-api-|sk-|eyJ)/, '');
          for (let start = 0; start + 6 <= body.length; start++) {
            assert.ok(!shown.includes(body.slice(start, start + 6)), body.slice(start, start + 6));
          }
        } else {
          assert.doesNotMatch(shown, /sk-|eyJ|\d{10}/);
        }
      });

      it('has no command but those of the extension and the settings', () => {
        const { command, tooltip } = present(name);
        const own: readonly string[] = Object.values(commands);
        const used = [command, ...tooltip.links].map((each) => each.command);
        assert.deepEqual(
          used.filter((id) => !own.includes(id) && id !== 'workbench.action.openSettings'),
          [],
        );
      });

      it('says when its texts change, and until then they do not', () => {
        const { now } = contextOf(sceneOf(name));
        const presentation = present(name);
        const { changesAt } = presentation;
        if (changesAt === undefined) {
          assert.deepEqual(present(name, { now: now + 30 * 24 * 3_600_000 }), presentation);
          return;
        }
        assert.ok(changesAt > now);
        const { changesAt: still, ...before } = present(name, { now: changesAt - 1 });
        const { changesAt: later, ...after } = present(name, { now: changesAt });
        assert.equal(still, changesAt);
        assert.ok(later !== undefined && later > changesAt);
        const { changesAt: ignored, ...texts } = presentation;
        assert.equal(ignored, changesAt);
        assert.deepEqual(before, texts);
        assert.notDeepEqual(after, texts);
      });
    });
  }

  it('follows the texts through a day without missing a change', function () {
    this.timeout(10_000);
    for (const name of ['unspendable, window exhausted', 'unreachable, after a verdict']) {
      let now = shownAt;
      let steps = 0;
      let shown = present(name, { now });
      // Until midnight, when the day is left out of the times of the next day.
      while (now < verifiedAt + 11 * 3_600_000) {
        const next = shown.changesAt!;
        for (const moment of [now + (next - now) / 2, next - 1]) {
          assert.deepEqual(present(name, { now: moment }).tooltip, shown.tooltip, `${name} at ${moment}`);
        }
        now = next;
        shown = present(name, { now });
        steps += 1;
      }
      assert.ok(steps > 60, `${steps}`);
    }
  });

  describe('before anything is configured', () => {
    it('is visible only to somebody who is interested', () => {
      assert.equal(present('notConfigured', { interested: true }).visible, true);
      assert.equal(present('notConfigured', { interested: false }).visible, false);
    });

    it('is never visible before the storage has answered', () => {
      assert.equal(present('starting', { interested: true }).visible, false);
    });

    it('is visible to anybody in every other state', () => {
      const hidden = Object.keys(scenes).filter((name) => !present(name, { interested: false }).visible);
      assert.deepEqual(hidden, ['starting', 'notConfigured']);
    });
  });

  describe('when an exhausted window resets', () => {
    const resetAt = verifiedAt + 90 * 60_000;

    it('says so from that moment on, by itself', () => {
      const name = 'unspendable, window exhausted';
      assert.equal(present(name, { now: resetAt - 1 }).state, 'unspendable');
      assert.equal(present(name, { now: resetAt }).state, 'windowReset');
      assert.equal(present(name, { now: resetAt + 30 * 24 * 3_600_000 }).state, 'windowReset');
    });

    it('has told when that would be', () => {
      let now = shownAt;
      const moments: number[] = [];
      while (now < resetAt) {
        now = present('unspendable, window exhausted', { now }).changesAt!;
        moments.push(now);
      }
      assert.equal(moments.at(-1), resetAt);
    });

    it('waits for the last of several windows', () => {
      const later = resetAt + 3_600_000;
      const verdict = verdictWith('unspendable, window exhausted', ({ planWindows }) => ({
        planWindows: planWindows!.map((window) =>
          window.name === 'general' && window.span === 'week'
            ? { ...window, state: 'exhausted', resetsAt: later }
            : window,
        ),
      }));
      assert.equal(resetOf(verdict), later);
      const at = (now: number): HealthState => healthState(storedSnapshot(verdict), true, now);
      assert.deepEqual([at(resetAt), at(later)], ['unspendable', 'windowReset']);
    });

    it('promises nothing when MiniMax did not say when', () => {
      const verdict = verdictWith('unspendable, window exhausted', ({ planWindows }) => ({
        planWindows: planWindows!.map((window) => ({ ...window, resetsAt: undefined })),
      }));
      const { tooltip, state } = presentStatusBar(
        contextOf({ snapshot: storedSnapshot(verdict), now: shownAt + 1e10 }),
      );
      assert.equal(state, 'unspendable');
      assert.equal(tooltip.paragraphs[0], 'Wait for the next window.');
    });

    it('does not hide that a later try did not get through', () => {
      const { verdict } = sceneOf('unspendable, window exhausted').snapshot;
      const attempt = verdictWith('unreachable', () => ({ at: resetAt + 1 }));
      const { state, tooltip } = presentStatusBar(
        contextOf({ snapshot: storedSnapshot(verdict, attempt), now: resetAt + 60_000 }),
      );
      assert.equal(state, 'unreachable');
      assert.ok(tooltip.facts.some(({ value }) => value === 'used up, has reset since'));
    });
  });

  describe('about what is left', () => {
    const factsOf = (change: (evidence: Evidence) => Partial<Evidence>): readonly string[] =>
      presentStatusBar(
        contextOf({ snapshot: storedSnapshot(verdictWith('healthy, plan', change)) }),
      ).tooltip.facts.map(({ label, value }) => `${label}: ${value}`);
    const textWindow = (
      change: Partial<NonNullable<Evidence['planWindows']>[number]>,
    ): Partial<Evidence> => ({
      planWindows: [
        {
          name: 'general',
          span: 'interval',
          state: 'normal',
          remainingPercent: 50,
          resetsAt: undefined,
          ...change,
        },
      ],
    });

    for (const [change, text] of [
      [{}, '50% left'],
      [{ remainingPercent: 0 }, '0% left'],
      [{ remainingPercent: 33.333_333 }, '33% left'],
      [{ remainingPercent: undefined }, 'usage not reported'],
      [{ state: 'unlimited', resetsAt: shownAt + 60_000 }, 'unlimited'],
      [{ state: 'exhausted' }, 'used up'],
      [{ state: 'exhausted', resetsAt: shownAt + 3_600_000 }, 'used up, resets at 13:05'],
      [{ resetsAt: shownAt - 1 }, '50% left, has reset since'],
    ] as const) {
      it(`says “${text}”`, () => {
        assert.ok(factsOf(() => textWindow(change)).includes(`Text, this window: ${text}`));
      });
    }

    it('says nothing of models that are not in the plan, and gives a nameless window a name', () => {
      const facts = factsOf(() => ({
        planWindows: [
          { name: 'video', span: 'week', state: 'notInPlan', remainingPercent: 100, resetsAt: undefined },
          { name: '', span: 'week', state: 'normal', remainingPercent: 7, resetsAt: undefined },
        ],
      }));
      assert.ok(!facts.some((fact) => fact.startsWith('Video')));
      assert.ok(facts.includes('Plan, this week: 7% left'));
    });

    it('shows a balance as MiniMax writes it, without a currency', () => {
      assert.ok(factsOf(() => ({ balance: { available: '-0.50', empty: true } })).includes('Balance: -0.50'));
    });
  });

  describe('about age', () => {
    for (const [age, text] of [
      [0, 'now'],
      [59_999, 'now'],
      [60_000, '1 minute ago'],
      [23 * 3_600_000, '23 hours ago'],
      [24 * 3_600_000, '1 day ago'],
      [47 * 3_600_000, '1 day ago'],
      [400 * 24 * 3_600_000, '400 days ago'],
      [-3_600_000, 'now'],
    ] as const) {
      it(`says “${text}” of a verdict that is ${age / 1_000} seconds old`, () => {
        const { facts } = present('healthy, pay as you go', { now: verifiedAt + age }).tooltip;
        assert.deepEqual(facts.at(-1), { label: 'Verified', value: text });
      });
    }

    it('never calls a try that found nothing out a verification', () => {
      const labels = present('unreachable').tooltip.facts.map(({ label }) => label);
      assert.ok(labels.includes('Last tried') && !labels.includes('Verified'));
    });
  });

  describe('about what a server says', () => {
    for (const [kind, message] of Object.entries(hostileMessages)) {
      it(`keeps a hostile message to a value of its own: ${kind}`, async () => {
        const credentials = credentialsFor(sampleAccounts.healthyPlan);
        const remove = platform.fault({ kind: 'error', code: 2049, message });
        const verdict = await verdictOn(platform, credentials, () => verifiedAt);
        remove();
        const presentation = presentStatusBar(contextOf({ snapshot: storedSnapshot(verdict) }));
        const { facts, ...rest } = presentation.tooltip;
        const said = facts.find(({ label }) => label === 'MiniMax said');
        assert.ok(said && said.value.length <= 220);
        assert.ok(said.value.includes(message.slice(0, 8)));
        assert.doesNotMatch(said.value, /[\p{Cc}\p{Cf}\u2028\u2029]/u);
        const elsewhere = JSON.stringify({
          ...presentation,
          tooltip: { ...rest, facts: facts.filter((fact) => fact !== said) },
        });
        assert.ok(!elsewhere.includes(message.slice(0, 8)));
        assert.doesNotMatch(elsewhere, /command:|<script|\]\(/);
      });
    }

    it('does not put the words of a proxy into the mouth of MiniMax', async () => {
      const remove = platform.fault({ kind: 'openAi', status: 407, type: 'x', message: 'proxy login' });
      const verdict = await verdictOn(platform, credentialsFor(sampleAccounts.healthyPlan), () => verifiedAt);
      remove();
      const { tooltip, state } = presentStatusBar(
        contextOf({ snapshot: storedSnapshot(undefined, verdict) }),
      );
      assert.equal(state, 'unreachable');
      assert.ok(!JSON.stringify(tooltip).includes('proxy login'));
    });

    it('says a message without a code, and a code without a message', () => {
      const said = (code: number | undefined, message: string | undefined): string | undefined => {
        const verdict = verdictWith('unspendable, no plan', (evidence) => ({
          answers: {
            ...evidence.answers,
            planUsage: { ...evidence.answers.planUsage!, code, message },
          },
        }));
        const { facts } = presentStatusBar(contextOf({ snapshot: storedSnapshot(verdict) })).tooltip;
        return facts.find(({ label }) => label === 'MiniMax said')?.value;
      };
      assert.deepEqual(
        [
          said(2062, undefined),
          said(undefined, 'no'),
          said(2062, 'no'),
          said(2062, 'no (2062)'),
          said(undefined, undefined),
        ],
        ['2062', 'no', '2062 no', 'no (2062)', undefined],
      );
    });
  });

  describe('of the mainland', () => {
    it('names its own host and setting when the setting is refused', () => {
      const credentials = credentialsFor(sampleAccounts.mainlandPlan);
      const { tooltip, command } = presentStatusBar(
        contextOf({
          snapshot: { ...storedSnapshot(undefined), stored: { state: 'stored', credentials } },
          originOf: (region) => (region === 'mainland' ? undefined : 'https://api.minimax.io'),
        }),
      );
      assert.match(tooltip.paragraphs[0]!, /https:\/\/api\.minimax\.cn/);
      assert.equal(command.argument, 'minimax.endpoints.mainland');
    });

    it('offers no page that the region does not have', () => {
      const credentials = credentialsFor(sampleAccounts.mainlandPlan);
      const trouble = verdictWith('trouble', () => ({ region: 'mainland' }));
      const { tooltip } = presentStatusBar(
        contextOf({
          snapshot: { ...storedSnapshot(undefined, trouble), stored: { state: 'stored', credentials } },
        }),
      );
      assert.ok(!tooltip.links.some(({ argument }) => argument === 'status'));
    });
  });

  describe('in another language', () => {
    for (const language of ['en', 'zh-cn', 'zh-tw', 'pt-br', 'qps-ploc', 'ru']) {
      it(`knows ages and times in ${language}`, () => {
        const { tooltip } = present('unspendable, window exhausted', { language });
        assert.ok(tooltip.facts.every(({ value }) => value !== ''));
      });
    }
  });
});
