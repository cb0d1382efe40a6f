import * as l10n from '@vscode/l10n';
import type { PythonReading } from '../env/pythonDotenv';
import type { Dirt, KeyShape } from '../env/readValue';
import type { PlatformPage } from '../minimax/pages';
import type { Region } from '../minimax/region';
import type { VariableRole } from '../minimax/variableNames';
import type { VerdictState } from '../minimax/verdict';
import { pageName, regionName } from './names';

/*
 * What is said about the variables of a `.env` file, in whole sentences. Nothing here takes a key; a Group ID may be
 * shown inside the editor.
 */

// ---- Diagnostics ----

/** A sample where a key or a Group ID belongs. */
export function sampleText(part: 'apiKey' | 'groupId'): string {
  return part === 'apiKey'
    ? l10n.t('This is a sample, not an API key. Put your own key here.')
    : l10n.t('This is a sample, not a Group ID. Put your own Group ID here.');
}

/** A reference to another variable. */
export function unexpandedText(): string {
  return l10n.t(
    'This refers to another variable. dotenv does not fill it in, so a Node program gets this very text; python-dotenv and Docker Compose do fill it in.',
  );
}

/** A key of an odd shape. `length` and `usualLength` in characters. */
export function keyShapeText(
  shape: Exclude<KeyShape, 'usual'> | 'masked' | 'cutJwt',
  length: number,
  usualLength: number,
): string {
  switch (shape) {
    case 'unknownKind':
      return l10n.t(
        'MiniMax’s API keys begin with sk-cp-, sk-api- or eyJ, and this one does not. Is it the key of another service?',
      );
    case 'short':
      return l10n.t(
        'This API key has {0} characters; those that MiniMax issues have {1}. Was it copied whole?',
        length,
        usualLength,
      );
    case 'long':
      return l10n.t(
        'This API key has {0} characters; those that MiniMax issues have {1}. Was something else copied along?',
        length,
        usualLength,
      );
    case 'cutJwt':
      return l10n.t(
        'This begins like an older API key of MiniMax, but it is not complete. Was it copied whole?',
      );
    case 'masked':
      return l10n.t(
        'This API key is masked: dots or asterisks stand for the rest of it. Copy it with the copy button of the page, or create a new one.',
      );
  }
}

/** A Group ID of a wrong form. */
export function groupFormatText(fault: 'notDigits' | 'separated' | 'length', digits: number): string {
  switch (fault) {
    case 'notDigits':
      return l10n.t('A Group ID has digits only, 19 of them.');
    case 'separated':
      return l10n.t('A Group ID is written without spaces, commas or dashes.');
    case 'length':
      return l10n.t('This has {0} digits; every Group ID seen so far has 19. Was it copied whole?', digits);
  }
}

/** A key where a Group ID belongs, or the other way round. `name` is the variable's. */
export function swappedText(found: 'apiKey' | 'groupId', name: string, bothAreSwapped: boolean): string {
  if (bothAreSwapped) {
    return l10n.t('The API key and the Group ID have changed places.');
  }
  return found === 'apiKey'
    ? l10n.t('This is an API key, but {0} is for the Group ID.', name)
    : l10n.t('This looks like a Group ID, but {0} is for the API key.', name);
}

/** Points from one of two swapped values to the other. */
export function swappedRelatedText(found: 'apiKey' | 'groupId'): string {
  return found === 'apiKey' ? l10n.t('The API key is here.') : l10n.t('The Group ID is here.');
}

/** A Group ID that is not the key's. `own` is the one that a legacy key names. */
export function groupMismatchText(own: string | undefined): string {
  return own === undefined
    ? l10n.t('MiniMax answered “token not match group”: this Group ID does not belong to the API key.')
    : l10n.t('The API key itself names another Group ID as its own: {0}.', own);
}

/** Points from a Group ID to the key. */
export function groupMismatchRelatedText(): string {
  return l10n.t('This is the API key.');
}

/** A value with something in it that does not belong there. */
export function dirtText(dirt: Dirt): string {
  switch (dirt) {
    case 'bearer':
      return l10n.t('“Bearer” is not a part of the key. Programs put it before the key themselves.');
    case 'quotes':
      return l10n.t(
        'There are quotes in this value that dotenv does not take away, so the program gets them too.',
      );
    case 'spaces':
      return l10n.t('There is white space in this value that does not belong to it.');
    case 'invisible':
      return l10n.t('There are characters in this value that cannot be seen and do not belong to it.');
    case 'typographic':
      return l10n.t(
        'There are typographic or full-width characters in this value, as chat windows and web pages make them.',
      );
    case 'assignment':
      return l10n.t('The name of the variable stands in its value once more.');
    case 'other':
      return l10n.t('There are characters in this value that do not belong to it.');
  }
}

/** A `#` that cuts a value. */
export function hashCutText(isComplete: boolean): string {
  return isComplete
    ? l10n.t(
        'Without a space before it, python-dotenv takes this # and what follows for a part of the value. dotenv takes it for a comment.',
      )
    : l10n.t('dotenv ends the value at this #. python-dotenv does not.');
}

/** An assignment that a later one of the same name makes useless. */
export function duplicateText(name: string): string {
  return l10n.t('{0} is set again further down, and the last one counts: this value is not used.', name);
}

/** Points from such an assignment to the one that counts. */
export function duplicateRelatedText(): string {
  return l10n.t('This one counts.');
}

/** A name that nobody reads. */
export function misspelledText(name: string, meant: string): string {
  return l10n.t('Did you mean {0}? No program is known to read {1}.', meant, name);
}

/** A key under a name that a bundler publishes. */
export function exposedText(prefix: string): string {
  return l10n.t(
    'What stands under a name that begins with {0} is built into the app, where everybody who uses it can read it. A key must not be there.',
    prefix,
  );
}

/** A host that is not one of MiniMax's API. */
export function unknownHostText(kind: 'foreign' | 'website' | 'mistaken', host: string): string {
  switch (kind) {
    case 'foreign':
      return l10n.t(
        '{0} is not MiniMax’s, and the API key is sent there. That is fine if it is your own proxy.',
        host,
      );
    case 'website':
      return l10n.t('{0} is a website of MiniMax, not its API.', host);
    case 'mistaken':
      return l10n.t('MiniMax’s API is not at {0}.', host);
  }
}

/** A host of former years. */
export function retiredHostText(host: string, current: string, region: Region): string {
  return l10n.t('{0} is an old name. For {1} it is {2} now.', host, regionName(region), current);
}

/** A base address that a client cannot use. */
export function hostPathText(fault: 'openai' | 'anthropic' | 'scheme'): string {
  switch (fault) {
    case 'openai':
      return l10n.t(
        'For OpenAI’s libraries the address of MiniMax ends in /v1. With another path MiniMax answers 404.',
      );
    case 'anthropic':
      return l10n.t(
        'For Anthropic’s libraries and Claude Code the address of MiniMax ends in /anthropic. With another path MiniMax answers 404.',
      );
    case 'scheme':
      return l10n.t('The address has to begin with https://.');
  }
}

/** A host or a region that another line contradicts. */
export function regionMismatchText(name: string, region: Region, other: string, otherRegion: Region): string {
  return l10n.t(
    '{0} names {1}, but {2} names {3}. An API key works in one region only.',
    name,
    regionName(region),
    other,
    regionName(otherRegion),
  );
}

/** A host that the name of its variable contradicts. */
export function regionOfNameMismatchText(name: string, region: Region, meant: Region): string {
  return l10n.t(
    'This is the host of {0}, but programs read {1} for {2}.',
    regionName(region),
    name,
    regionName(meant),
  );
}

/** A host where the key of the file does not work. */
export function verifiedRegionText(region: Region, accepted: Region): string {
  return l10n.t(
    'This stands for {0}, but the API key of this file was accepted in {1}. It works in one region only.',
    regionName(region),
    regionName(accepted),
  );
}

/** Points from a line to the one that it contradicts. */
export function contradictionRelatedText(region: Region): string {
  return l10n.t('This names {0}.', regionName(region));
}

/** Points from a host to the key. */
export function verifiedKeyRelatedText(): string {
  return l10n.t('This API key was verified.');
}

/** A Group ID without a value. */
export function emptyGroupText(): string {
  return l10n.t(
    'Some programs send an empty Group ID all the same, and MiniMax may answer “insufficient balance” (1008) although the balance is fine.',
  );
}

/** A key that Git could take along. */
export function gitText(state: 'notIgnored' | 'tracked'): string {
  return state === 'tracked'
    ? l10n.t(
        'Git tracks this file, so the API key in it goes into the history with the next commit, if it is not there yet.',
      )
    : l10n.t('Git does not ignore this file, so the API key in it can get into a commit.');
}

/** A key in a file that is meant to be shared. */
export function secretInTemplateText(): string {
  return l10n.t(
    'This is a real API key, and a template is there to be shared. Put a placeholder here, and create a new key if others have seen this one.',
  );
}

// ---- Fixes ----

/** Titles of fixes and refactorings. Those that write the stored key into the file say so. */
export const fixTitles = {
  diagnose: () => l10n.t('Diagnose the MiniMax Credentials'),
  enterApiKey: (name: string) => l10n.t('Enter the API Key for {0}…', name),
  enterGroupId: (name: string) => l10n.t('Enter the Group ID for {0}…', name),
  writeStoredKey: (mask: string) => l10n.t('Write the Stored API Key ({0}) into This File', mask),
  useStoredGroupId: (groupId: string) => l10n.t('Use the Stored Group ID {0}', groupId),
  useOwnGroupId: (groupId: string) => l10n.t('Use the Group ID That the API Key Names: {0}', groupId),
  removeGroupId: (name: string) => l10n.t('Remove {0}', name),
  configure: () => l10n.t('Configure MiniMax…'),
  openPage: (page: PlatformPage, region: Region) =>
    l10n.t('Open the {0} Page ({1})', pageName(page), regionName(region)),
  digitsOnly: () => l10n.t('Keep the Digits Only'),
  swap: () => l10n.t('Swap the API Key and the Group ID'),
  renameTo: (name: string) => l10n.t('Rename to {0}', name),
  moveTo: (name: string) => l10n.t('Move the API Key to {0}', name),
  clean: () => l10n.t('Clean the Value'),
  quote: () => l10n.t('Put the Whole Value in Quotes'),
  separateComment: () => l10n.t('Put a Space Before the #'),
  removeLine: () => l10n.t('Remove This Line'),
  keepThis: () => l10n.t('Keep This Line and Remove the Other'),
  explain: () => l10n.t('Explain This Rule'),
  useHost: (host: string, region: Region) => l10n.t('Use {0} ({1})', host, regionName(region)),
  useHostIn: (host: string, region: Region, name: string) =>
    l10n.t('Use {0} ({1}) in {2}', host, regionName(region), name),
  useAddress: (address: string) => l10n.t('Use {0}', address),
  setRegion: (name: string, value: string) => l10n.t('Set {0} to {1}', name, value),
  addHost: (name: string, host: string) => l10n.t('Add {0} with {1}', name, host),
  addToGitIgnore: () => l10n.t('Add This File to .gitignore'),
  untrack: () => l10n.t('Show the Command That Makes Git Forget This File'),
  usePlaceholder: () => l10n.t('Replace by a Placeholder'),
  verifyAgain: () => l10n.t('Verify Again'),
  askOtherRegion: (region: Region) => l10n.t('Ask {0} About This API Key', regionName(region)),
  storePair: (mask: string) => l10n.t('Verify and Store This API Key ({0})', mask),
  addGroupId: (name: string) => l10n.t('Add {0}…', name),
  addOwnGroupId: (name: string, groupId: string) =>
    l10n.t('Add {0} with the Group ID That the API Key Names: {1}', name, groupId),
  addStoredGroupId: (name: string, groupId: string) =>
    l10n.t('Add {0} with the Stored Group ID {1}', name, groupId),
  addApiKey: (name: string) => l10n.t('Add {0}…', name),
} as const;

// ---- Hovers ----

/** What a variable is, as the heading of its hover. */
export function roleHeading(role: VariableRole): string {
  switch (role) {
    case 'apiKey':
      return l10n.t('MiniMax API key');
    case 'groupId':
      return l10n.t('MiniMax Group ID');
    case 'host':
      return l10n.t('Host of the MiniMax API');
    case 'region':
      return l10n.t('Region of MiniMax');
  }
}

/** What a variable is for, in one or two sentences. */
export function roleText(role: VariableRole): string {
  switch (role) {
    case 'apiKey':
      return l10n.t('The secret with which a program uses MiniMax. It works in one region only.');
    case 'groupId':
      return l10n.t(
        'The number of the group that the API key belongs to. Many calls work without it; where it is sent, it has to be the key’s own.',
      );
    case 'host':
      return l10n.t(
        'Where the program sends its calls. It has to be of the region that the API key belongs to.',
      );
    case 'region':
      return l10n.t('Selects the host. It has to be the region that the API key belongs to.');
  }
}

/** The sentence about `MINIMAX_OAUTH_TOKEN`. */
export function oauthTokenText(): string {
  return l10n.t('This is the token of a sign-in, not an API key, so it is not checked here.');
}

/** Labels of the facts of a hover. */
export const factLabels = {
  value: () => l10n.t('Value'),
  kind: () => l10n.t('Kind'),
  ownGroupId: () => l10n.t('The key’s own Group ID'),
  apiKey: () => l10n.t('API key'),
  groupId: () => l10n.t('Group ID'),
  region: () => l10n.t('Region'),
  host: () => l10n.t('Host'),
  verified: () => l10n.t('Verified'),
  stored: () => l10n.t('Stored'),
  readBy: () => l10n.t('Read by'),
} as const;

/** What a value is when it is not shown itself. */
export function valueWord(kind: 'empty' | 'sample' | 'unexpanded'): string {
  switch (kind) {
    case 'empty':
      return l10n.t('empty');
    case 'sample':
      return l10n.t('a sample');
    case 'unexpanded':
      return l10n.t('a reference to another variable');
  }
}

/** A region as the file names it, or that it does not. */
export function regionFact(region: Region | undefined, host: string | undefined): string {
  if (region === undefined) {
    return host === undefined
      ? l10n.t('not named in this file')
      : l10n.t('unknown: {0} is not a host of MiniMax’s', host);
  }
  return host === undefined ? regionName(region) : `${regionName(region)}, ${host}`;
}

/** Another variable of the same pair. */
export function companionFact(value: string, name: string): string {
  return l10n.t('{0}, in {1}', value, name);
}

/** That a pair has no Group ID. */
export function noGroupIdFact(isLegacyKey: boolean): string {
  return isLegacyKey
    ? l10n.t('none in this file; older calls made with such a key may need one')
    : l10n.t('none in this file; keys of this kind mostly work without one');
}

/** How a value relates to what is stored. */
export function storedFact(relation: 'same' | 'other' | 'none'): string {
  switch (relation) {
    case 'same':
      return l10n.t('yes, this one');
    case 'other':
      return l10n.t('another one');
    case 'none':
      return l10n.t('nothing');
  }
}

/** How python-dotenv reads a line that `dotenv` reads otherwise. */
export function pythonText(reading: Exclude<PythonReading, { kind: 'same' }>): string {
  switch (reading.kind) {
    case 'differs':
      return l10n.t(
        'Python programs (python-dotenv) read another value here than Node programs (dotenv) do.',
      );
    case 'expands':
      return l10n.t(
        'Python programs (python-dotenv) fill in {0}; Node programs (dotenv) do not.',
        reading.variables.map(shownName).join(', '),
      );
    case 'noAssignment':
      return l10n.t(
        'Python programs (python-dotenv) do not read this line at all; Node programs (dotenv) do.',
      );
  }
}

/** The name of a variable as a file writes it; anything else that stands there may be a secret. */
function shownName(name: string): string {
  return /^[A-Za-z_]\w{0,39}$/.test(name) ? name : '…';
}

/** That a later line of the same name counts. */
export function lostValueText(): string {
  return l10n.t('A line further down sets it again, and that one counts.');
}

/** That a pair was not verified yet. */
export function notVerifiedText(): string {
  return l10n.t('These values have not been verified.');
}

/** That nothing can be verified before a value is corrected. */
export function obstacleText(name: string): string {
  return l10n.t('Nothing is sent to MiniMax before {0} is corrected.', name);
}

/** Labels of the links of a hover. */
export const linkLabels = {
  verify: () => l10n.t('Verify This File'),
  diagnose: () => l10n.t('Diagnose'),
  configure: () => l10n.t('Configure'),
  openPage: (page: PlatformPage, region: Region) => l10n.t('{0} ({1})', pageName(page), regionName(region)),
} as const;

// ---- Lenses ----

/** The line above a key, by the verdict on it; `age` such as "5 minutes ago". */
export function lensTitle(
  state: VerdictState | 'windowReset' | 'none' | 'sample' | 'obstacle',
  region: Region | undefined,
  age: string,
): string {
  const where = region === undefined ? '' : regionName(region);
  switch (state) {
    case 'healthy':
      return l10n.t('MiniMax accepts this key ({0}), verified {1}', where, age);
    case 'groupIdMismatch':
      return l10n.t('The Group ID does not belong to this key, verified {0}', age);
    case 'notAcceptedHere':
      return l10n.t('{0} does not accept this key, verified {1}', where, age);
    case 'wrongRegion':
      return l10n.t('This key belongs to the other region, verified {0}', age);
    case 'keyRefused':
      return l10n.t('Neither region accepts this key, verified {0}', age);
    case 'unspendable':
      return l10n.t('This key is good but cannot be spent, verified {0}', age);
    case 'windowReset':
      return l10n.t('The window that was used up has reset: verify again');
    case 'unreachable':
    case 'trouble':
    case 'none':
      return l10n.t('Not verified: verify with MiniMax');
    case 'sample':
      return l10n.t('A sample: enter your API key');
    case 'obstacle':
      return l10n.t('Cannot be verified before it is corrected');
  }
}

/** What a click on the lens of a pair that was not verified does. */
export function lensVerifyText(): string {
  return l10n.t('These values have not been verified. A click sends them to MiniMax, which costs nothing.');
}

/** What the lens that leads to the diagnosis does. */
export function lensDiagnoseText(): string {
  return l10n.t('Opens the page that says what is wrong, and what mends it.');
}

/** What the lens adds about the stored credentials and the Group ID. */
export function lensNote(note: 'stored' | 'otherStored' | 'noGroupId'): string {
  switch (note) {
    case 'stored':
      return l10n.t('stored');
    case 'otherStored':
      return l10n.t('not the stored one');
    case 'noGroupId':
      return l10n.t('no Group ID');
  }
}

// ---- Completion ----

/** The detail of a suggestion. */
export const completionDetails = {
  storedGroupId: () => l10n.t('The stored Group ID'),
  host: (region: Region) => regionName(region),
  region: (region: Region) => regionName(region),
} as const;

/** What is said of a name in the list of suggestions. */
export function nameDocumentation(role: VariableRole, tools: readonly string[]): string {
  const text = roleText(role);
  return tools.length === 0 ? text : `${text} ${l10n.t('Read by {0}, among others.', tools.join(', '))}`;
}

/** What is said of a host or a region. */
export function regionDocumentation(region: Region): string {
  return l10n.t('For API keys of {0}. A key works in one region only.', regionName(region));
}

/** What is said of the stored Group ID. */
export function storedGroupDocumentation(): string {
  return l10n.t('The Group ID that is stored together with your API key.');
}
