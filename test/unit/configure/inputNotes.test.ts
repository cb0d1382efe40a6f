import { strict as assert } from 'node:assert';
import { apiKeyNote, groupIdNote } from '../../../src/configure/inputNotes';
import type { InputNote } from '../../../src/configure/configureWindow';
import { ApiKey } from '../../../src/minimax/apiKey';
import { readPastedText } from '../../../src/minimax/pastedText';
import {
  createGroupId,
  createLegacyKey,
  createPayAsYouGoKey,
  createPlanKey,
  createUnknownKey,
} from '../../platform/accounts';

const plan = createPlanKey('note');
const groupId = createGroupId('note');
const legacy = createLegacyKey('note', groupId);

/** A note on one line, or that there is none. */
function inWords(note: InputNote | undefined): string {
  return note === undefined ? 'nothing' : `${note.severity}: ${note.message}`;
}

const onKey = (text: string, keepsStored = false): string =>
  inWords(apiKeyNote(readPastedText(text), keepsStored));
const onGroupId = (text: string, key: string = plan): string => inWords(groupIdNote(text, new ApiKey(key)));

describe('what is said of a key as it is typed', () => {
  for (const [text, note] of [
    [plan, 'info: Recognized: Subscription Key (Coding Plan, Token Plan, M Plan).'],
    [createPayAsYouGoKey('note'), 'info: Recognized: pay-as-you-go key.'],
    [legacy, 'info: Recognized: legacy key (JWT).'],
    [
      createUnknownKey('note'),
      'warning: MiniMax keys begin with sk-cp-, sk-api- or eyJ; this one does not. Press Enter to use it anyway.',
    ],
    [
      plan.slice(0, -1),
      'warning: Subscription Key (Coding Plan, Token Plan, M Plan), but shorter than those that MiniMax issues: was it copied whole? Press Enter to use it anyway.',
    ],
    [
      `${plan}a`,
      'warning: Subscription Key (Coding Plan, Token Plan, M Plan), but longer than those that MiniMax issues: was something else copied along? Press Enter to use it anyway.',
    ],
    ['sk-cp-xxxxx...', 'error: This is a sample, not a key. Copy your own key from the API keys page.'],
    ['', 'error: Paste your API key here.'],
    [groupId, 'error: This looks like a Group ID. The API key comes first; it begins with sk- or eyJ.'],
    ['1234567890', 'error: This looks like a Group ID. The API key comes first; it begins with sk- or eyJ.'],
  ] as const) {
    it(`is “${note.slice(0, 60)}” of ${text.length} characters`, () => {
      assert.equal(onKey(text), note);
    });
  }

  it('is nothing of an empty field that keeps the stored key', () => {
    assert.equal(onKey('', true), 'nothing');
  });

  it('never repeats the key, not even one that was pasted as the Group ID too', () => {
    const texts = [plan, `${plan} x y`, `MINIMAX_API_KEY=${plan} MINIMAX_GROUP_ID=${plan}`, `${plan}a`];
    for (const text of texts) {
      assert.ok(!onKey(text).includes(plan.slice(0, 12)), text.slice(0, 10));
      assert.ok(!onKey(text).includes(plan.slice(-8)), text.slice(0, 10));
    }
  });
});

describe('what is said of a Group ID as it is typed', () => {
  for (const [text, key, note] of [
    [groupId, plan, 'nothing'],
    ['', plan, 'info: Without a Group ID: most calls made with sk- keys work without one.'],
    ['', legacy, 'info: Without a Group ID: older calls made with a legacy key may need one.'],
    [groupId, legacy, 'info: This is the Group ID that the key itself names.'],
    [createGroupId('other'), legacy, `warning: The key itself names another Group ID: ${groupId}.`],
    [
      groupId.slice(1),
      plan,
      'warning: This has 18 digits; every Group ID seen so far has 19. Press Enter to use it anyway.',
    ],
    [groupId.slice(10), plan, 'error: A Group ID has 19 digits; this has 9.'],
    ['١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩', plan, 'error: A Group ID has digits only, 19 of them.'],
    [plan, plan, 'error: This looks like an API key. The Group ID is a number of 19 digits.'],
  ] as const) {
    it(`is “${note}” of ${text.length} characters`, () => {
      assert.equal(onGroupId(text, key), note);
    });
  }
});
