import * as l10n from '@vscode/l10n';
import type { DiagnosisAction } from '../diagnosis/action';
import type { Candidate } from '../diagnosis/candidates';
import type { CheckId, Headline } from '../diagnosis/diagnosis';
import type { Obstacle } from '../diagnosis/place';
import type { CheckState } from '../diagnosis/protocol';
import type { VerdictState } from '../minimax/verdict';
import { obstacleText } from './diagnosisFactText';
import { placeText } from './diagnosisPlaceText';
import { verdictText, type TimeContext } from './verdictText';

/*
 * What the diagnosis says, in whole sentences. Nothing here takes a key; of a key there is only its mask. Group IDs
 * and places are said as they are given: the report gives none.
 */

// ---- Checks ----

/** What a check asks. */
export function checkTitle(id: CheckId): string {
  switch (id) {
    case 'credentials':
      return l10n.t('Are there credentials, and which does your program use?');
    case 'keyShape':
      return l10n.t('Does the API key look right?');
    case 'groupIdShape':
      return l10n.t('Does the Group ID look right?');
    case 'reachability':
      return l10n.t('Can MiniMax be reached?');
    case 'keyAccepted':
      return l10n.t('Does MiniMax accept the API key in this region?');
    case 'groupIdMatch':
      return l10n.t('Does the Group ID belong to the API key?');
    case 'spending':
      return l10n.t('Can the API key be spent?');
    case 'otherRegion':
      return l10n.t('What does the other region say?');
  }
}

/** Why a check matters. */
export function checkWhy(id: CheckId): string {
  switch (id) {
    case 'credentials':
      return l10n.t(
        'Programs do not all look in the same place. An old value in the environment comes before the one in a .env file.',
      );
    case 'keyShape':
      return l10n.t(
        'A sample, a masked key or a key with something around it can never be accepted, so it is not sent.',
      );
    case 'groupIdShape':
      return l10n.t(
        'Older calls send the Group ID along. It is a number of 19 digits, and it belongs to the account that created the key.',
      );
    case 'reachability':
      return l10n.t('While MiniMax cannot be reached, nothing can be said about a key: it may well be good.');
    case 'keyAccepted':
      return l10n.t(
        'MiniMax has two regions with separate accounts. A key of one is an “invalid api key” in the other.',
      );
    case 'groupIdMatch':
      return l10n.t(
        'When a Group ID is sent, it is checked. A wrong one gives “token not match group” (1004), although the key is good.',
      );
    case 'spending':
      return l10n.t('A good key fails too while its plan is used up or its account has no balance.');
    case 'otherRegion':
      return l10n.t(
        'Only when both regions refuse a key is it certain that it is mistyped, revoked or deleted.',
      );
  }
}

/** A state as a word. */
export function stateLabel(state: CheckState): string {
  switch (state) {
    case 'passed':
      return l10n.t('Passed');
    case 'warning':
      return l10n.t('Take a look');
    case 'failed':
      return l10n.t('Failed');
    case 'unknown':
      return l10n.t('Not known');
    case 'skipped':
      return l10n.t('Left out');
    case 'running':
      return l10n.t('Checking…');
  }
}

/** What is different from the run before. */
export function changeText(before: CheckState, now: CheckState): string {
  return before === now
    ? l10n.t('Changed since the last run: now for another reason.')
    : l10n.t('Changed since the last run: “{0}” before, “{1}” now.', stateLabel(before), stateLabel(now));
}

// ---- The headline ----

/** The verdict in one sentence, and the next step. */
export function headlineText(
  { key, subject, namesPlace, action }: Headline,
  isCancelled: boolean,
  time: TimeContext,
): { readonly sentence: string; readonly next: string } {
  const { sentence, next } = saidOf(key, subject, isCancelled, time);
  const said = { sentence, next: betterStep(key, action) ?? next };
  const variable = key === 'groupIdUnusable' ? subject?.found.obstacles[0]?.variable : undefined;
  return namesPlace && subject !== undefined && isAboutValues(key)
    ? {
        sentence: l10n.t('{0}: {1}', placeText(subject.found.place, time.language, variable), said.sentence),
        next: said.next,
      }
    : said;
}

/** The next step where something is known that a verdict alone does not tell. */
function betterStep(key: Headline['key'], action: DiagnosisAction | undefined): string | undefined {
  if (key === 'notAcceptedHere' && action?.kind === 'openEndpointSetting') {
    return l10n.t('The other region could not be asked, because its endpoint setting cannot be used.');
  }
  if (key === 'notAcceptedHere' && action !== undefined && action.kind !== 'askRegion') {
    return l10n.t(
      'It does not look like an API key of MiniMax’s, or not like a whole one: copy it again before you ask the other region.',
    );
  }
  if (action?.kind === 'useGroupId' && action.from !== 'key') {
    return l10n.t('With this API key MiniMax accepts a Group ID that stands in another place: use that one.');
  }
  return action?.kind === 'useStored' && action.part === 'apiKey'
    ? l10n.t('Write the stored API key into the file, or enter another one.')
    : undefined;
}

/** Whether a headline speaks of certain values, so that it is of use to say where they stand. */
function isAboutValues(key: Headline['key']): boolean {
  switch (key) {
    case 'running':
    case 'notRun':
    case 'noCredentials':
    case 'credentialsLost':
    case 'storageCorrupt':
    case 'storageUnavailable':
    case 'environmentWins':
    case 'groupIdsDiffer':
    case 'endpointRefused':
    case 'unreachable':
    case 'trouble':
      return false;
    default:
      return true;
  }
}

function saidOf(
  key: Headline['key'],
  subject: Candidate | undefined,
  isCancelled: boolean,
  time: TimeContext,
): { readonly sentence: string; readonly next: string } {
  switch (key) {
    case 'running':
      return {
        sentence: l10n.t('MiniMax is being asked…'),
        next: l10n.t('The answers appear as they arrive. Asking costs nothing.'),
      };
    case 'notRun':
      return isCancelled
        ? {
            sentence: l10n.t('The checks were cancelled.'),
            next: l10n.t('Run them again to hear what MiniMax says. It costs nothing.'),
          }
        : {
            sentence: l10n.t('MiniMax was not asked about these credentials yet.'),
            next: l10n.t('Run the checks to hear what it says. It costs nothing.'),
          };
    case 'noCredentials':
      return {
        sentence: l10n.t('There are no MiniMax credentials yet.'),
        next: l10n.t(
          'Get an API key from the API keys page, then enter it. It is verified before it is stored.',
        ),
      };
    case 'credentialsLost':
      return {
        sentence: l10n.t('The MiniMax credentials are gone from the secret storage.'),
        next: l10n.t(
          'Store them again. If they get lost once more: without a keyring VS Code keeps secrets only until it closes.',
        ),
      };
    case 'storageCorrupt':
      return {
        sentence: l10n.t('The stored MiniMax credentials cannot be read.'),
        next: l10n.t('Store them again. Another version of the extension may have written them.'),
      };
    case 'storageUnavailable':
      return {
        sentence: l10n.t('The secret storage of VS Code does not work.'),
        next: l10n.t(
          'On Linux, install and unlock a keyring (gnome-keyring or KWallet), restart VS Code, and run the checks again.',
        ),
      };
    case 'keyUnusable':
      return { sentence: obstacleSentence('apiKey', subject), next: keyUnusableNext(subject) };
    case 'groupIdUnusable':
      return {
        sentence: obstacleSentence('groupId', subject),
        next: l10n.t(
          'Copy the Group ID from the account that created the key, or leave it out where your code lets you.',
        ),
      };
    case 'environmentWins':
      return {
        sentence:
          subject?.isEmptied === true
            ? l10n.t('Your environment sets the API key to nothing, and that comes before your .env file.')
            : l10n.t('A value in your environment comes before the good one in your .env file.'),
        next: l10n.t(
          'Remove it where it is set: in the terminal with the copied command, in your shell’s startup file, or in the settings of your system. Then restart VS Code and your program.',
        ),
      };
    case 'hostMistaken':
      return {
        sentence: l10n.t('The address that your program is told is not that of MiniMax’s API.'),
        next: l10n.t('Correct the address; the API key may well be good.'),
      };
    case 'hostPath':
      return {
        sentence: l10n.t(
          'The address that your program is told has a wrong path: MiniMax answers 404 there.',
        ),
        next: l10n.t('Correct the path of the address; that is all that is wrong with it.'),
      };
    case 'nameMisspelled': {
      const { variable = '', meant = '' } = subject?.found.misspelled[0] ?? {};
      return {
        sentence: l10n.t(
          'MiniMax accepts the values, but no program is known to read {0}: it is probably meant to be {1}.',
          variable,
          meant,
        ),
        next: l10n.t('Correct the name, so that your program gets the value.'),
      };
    }
    case 'groupIdsDiffer':
      return {
        sentence: l10n.t(
          'MiniMax accepts the API key, but it stands beside different Group IDs in different places.',
        ),
        next: l10n.t(
          'MiniMax could not be made to say which of them is right. Compare them with the Group ID page.',
        ),
      };
    case 'untrusted':
      return {
        sentence: l10n.t('These values were not checked: the workspace is in Restricted Mode.'),
        next: l10n.t('Trust the workspace to have them checked. Nothing of its files was sent anywhere.'),
      };
    case 'regionUnknown':
      return {
        sentence: l10n.t('Nothing says which region this API key is from.'),
        next: l10n.t(
          'Choose the region where the account was opened. The API key is then sent to that region and no other.',
        ),
      };
    case 'endpointRefused':
      return {
        sentence: l10n.t('The endpoint setting of this region cannot be used, so nothing was sent.'),
        next: l10n.t('Correct the setting, or clear it to use MiniMax’s own host.'),
      };
    default:
      return verdictSentence(key, subject, time);
  }
}

function verdictSentence(
  key: VerdictState,
  subject: Candidate | undefined,
  time: TimeContext,
): { readonly sentence: string; readonly next: string } {
  if (subject?.status.kind === 'asked') {
    const { headline, next } = verdictText(subject.status.verdict, time);
    return { sentence: headline, next };
  }
  // Of those, only this one is known without an answer.
  return key === 'groupIdMismatch'
    ? {
        sentence: l10n.t('The Group ID is not the one that your API key names as its own.'),
        next: l10n.t(
          'Use the Group ID that the key names. Whether MiniMax accepts the key was not checked yet.',
        ),
      }
    : { sentence: l10n.t('MiniMax was not asked about these credentials yet.'), next: '' };
}

function obstacleSentence(part: Obstacle['part'], subject: Candidate | undefined): string {
  const obstacle = subject?.found.obstacles.find((each) => each.part === part);
  return obstacleText(obstacle ?? { part, why: 'format', variable: undefined, rule: undefined });
}

function keyUnusableNext(subject: Candidate | undefined): string {
  switch (subject?.found.obstacles.find(({ part }) => part === 'apiKey')?.why) {
    case 'masked':
      return l10n.t('Copy the API key with the copy button of its page, or create a new one.');
    case 'swapped':
      return l10n.t('Put the API key and the Group ID each in its own place.');
    case 'characters':
    case 'cut':
      return l10n.t('Clean the value; the API key in it may well be good.');
    default:
      return l10n.t('Put your own API key there. Nothing was sent to MiniMax.');
  }
}

/** What the last column of the table of combinations says. */
export function combinationText({ status, other }: Candidate): string {
  switch (status.kind) {
    case 'obstacle':
      return l10n.t('cannot be right, not asked');
    case 'untrusted':
      return l10n.t('not asked in Restricted Mode');
    case 'regionUnknown':
      return l10n.t('not asked, region not known');
    case 'endpointRefused':
      return l10n.t('not asked, the setting is wrong');
    case 'beingAsked':
      return l10n.t('being asked…');
    case 'notAsked':
      return l10n.t('not asked yet');
    case 'asked':
      return verdictWord(status.verdict.state, status.verdict.group.state, other.verdict?.key.state);
  }
}

function verdictWord(
  state: VerdictState,
  group: 'absent' | 'matched' | 'mismatched' | 'notChecked',
  there: 'accepted' | 'refused' | 'unclear' | undefined,
): string {
  switch (state) {
    case 'healthy':
      return group === 'matched'
        ? l10n.t('accepted, the Group ID is the key’s')
        : group === 'notChecked'
          ? l10n.t('accepted, the Group ID could not be checked')
          : l10n.t('accepted');
    case 'groupIdMismatch':
      return l10n.t('the Group ID is not the key’s');
    case 'notAcceptedHere':
    case 'wrongRegion':
    case 'keyRefused':
      return there === 'accepted'
        ? l10n.t('not accepted, belongs to the other region')
        : l10n.t('not accepted in this region');
    case 'unspendable':
      return l10n.t('accepted, cannot be spent now');
    case 'unreachable':
      return l10n.t('MiniMax could not be reached');
    case 'trouble':
      return l10n.t('no clear answer');
  }
}
