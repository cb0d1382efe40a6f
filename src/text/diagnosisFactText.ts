import * as l10n from '@vscode/l10n';
import type { Fact, SkipReason } from '../diagnosis/fact';
import type { NamedHost, Obstacle } from '../diagnosis/place';
import type { Answer } from '../minimax/answer';
import type { EndpointFault } from '../minimax/endpoint';
import type { DirectRouteFinding, NetworkFault } from '../minimax/httpClient';
import type { PlanWindow } from '../minimax/planWindow';
import { regionHosts } from '../minimax/region';
import type { SpendingFinding } from '../minimax/verdict';
import { settings } from '../ids';
import { hostText, listText, placeText } from './diagnosisPlaceText';
import { misspelledText } from './envText';
import { apiKeyKindName, regionName } from './names';
import { ago, clockTime } from './time';
import { answerText, faultText, groupText, uncheckedSpendingText, type TimeContext } from './verdictText';

/** A fact as a sentence. */
export function factText(fact: Fact, time: TimeContext): string {
  const { language } = time;
  switch (fact.kind) {
    case 'storage':
      return storageText(fact.state);
    case 'found':
      return fact.groupId === undefined
        ? l10n.t('{0}: API key {1}, no Group ID.', placeText(fact.place, language), fact.mask)
        : l10n.t('{0}: API key {1}, Group ID {2}.', placeText(fact.place, language), fact.mask, fact.groupId);
    case 'noEnvFile':
      return l10n.t('No .env file of this workspace names MiniMax.');
    case 'environmentEmpty':
      return l10n.t(
        'The environment of VS Code holds no API key of MiniMax. A terminal may have another one.',
      );
    case 'environmentMayDiffer':
      return l10n.t(
        'Of the environment, the values are those that VS Code was started with. A terminal may have others, for example from its startup files.',
      );
    case 'toolsNotRead':
      return l10n.t('The settings of mmx-cli and Claude Code were not read.');
    case 'envFileWithoutKey':
      return l10n.t('{0} holds no API key of MiniMax.', fact.label);
    case 'toolFile':
      return toolFileText(fact.label, fact.state);
    case 'programUses':
      return l10n.t('Your program will probably use: {0}.', placeText(fact.place, language));
    case 'programsCannotReadStorage':
      return l10n.t(
        'Programs cannot read the secret storage of VS Code. They need the values in a .env file or in their environment.',
      );
    case 'restrictedMode':
      return l10n.t('This workspace is in Restricted Mode: nothing of its files is sent to MiniMax.');
    case 'keysDiffer':
      return l10n.t('The API keys in these places differ. That is fine if you have several accounts.');
    case 'overridden':
      return l10n.t(
        '{0} is set in the environment of VS Code to another value than in the file. dotenv and python-dotenv do not replace what is already set, so the environment wins.',
        listText(fact.variables, language),
      );
    case 'emptied':
      return l10n.t(
        '{0} is set in the environment of VS Code, to nothing. dotenv and python-dotenv do not replace it, so your program gets no API key although the file has one.',
        listText(fact.variables, language),
      );
    case 'misspelled':
      return misspelledText(fact.variable, fact.meant);
    case 'groupIdsDiffer':
      return l10n.t(
        'The API key {0} stands beside different Group IDs. At most one of them can be right.',
        fact.mask,
      );
    case 'keyKind':
      return fact.keyKind === 'legacyJwt'
        ? l10n.t(
            '{0}: {1}. MiniMax no longer issues keys of this kind, but those that it accepts still work.',
            placeText(fact.place, language),
            apiKeyKindName(fact.keyKind),
          )
        : l10n.t('{0}: {1}.', placeText(fact.place, language), apiKeyKindName(fact.keyKind));
    case 'keyShape':
      return keyShapeText(fact.shape);
    case 'unusualButAccepted':
      return l10n.t('MiniMax accepts it all the same.');
    case 'obstacle':
      return l10n.t(
        '{0}: {1}',
        placeText(fact.place, language, fact.obstacle.variable),
        obstacleText(fact.obstacle),
      );
    case 'groupId':
      return fact.digits === 19
        ? l10n.t('The Group ID {0} has 19 digits, as it should.', fact.groupId)
        : l10n.t(
            'The Group ID {0} has {1} digits; every Group ID seen so far has 19. Was it copied whole?',
            fact.groupId,
            fact.digits,
          );
    case 'groupIdEmpty':
      return l10n.t(
        '{0} has no value. Some programs send it all the same, and MiniMax may answer “insufficient balance” (1008) although the balance is fine.',
        fact.variable ?? 'MINIMAX_GROUP_ID',
      );
    case 'ownGroupId':
      return ownGroupIdText(fact.matches, fact.groupId);
    case 'reached':
      return l10n.t('{0} answers ({1}).', hostText(fact.origin), regionName(fact.region));
    case 'network':
      return fact.fault === undefined
        ? l10n.t('{0} could not be reached: something else answered in its place.', hostText(fact.origin))
        : l10n.t('{0} could not be reached: {1}', hostText(fact.origin), faultText(fact.fault));
    case 'directRoute':
      return directRouteText(fact.finding);
    case 'networkRemedy':
      return networkRemedyText(fact.fault, fact.direct);
    case 'trouble':
      return fact.answer === undefined
        ? l10n.t('{0} gave no usable answer. This says nothing about your API key.', hostText(fact.origin))
        : l10n.t(
            '{0} gave no usable answer: {1} This says nothing about your API key.',
            hostText(fact.origin),
            answerText(fact.answer),
          );
    case 'endpointRefused':
      return l10n.t(
        'The setting {0} cannot be used, so nothing was sent: {1}',
        settings.endpoints[fact.region],
        endpointFaultText(fact.fault),
      );
    case 'namedHost':
      return namedHostText(fact.host);
    case 'keyFinding':
      return keyFindingText(fact, time);
    case 'said':
      return l10n.t('MiniMax said: {0}', saidText(fact.answer));
    case 'regionUnknown':
      return l10n.t(
        '{0} does not say which region the API key is from, and a key works in one region only. It is sent nowhere until you choose.',
        placeText(fact.place, language),
      );
    case 'regionFromSameKey':
      return l10n.t(
        'This place names no region. Another place has the same API key with {0}.',
        regionName(fact.region),
      );
    case 'hostNotNamed':
      return l10n.t(
        'The file names no host. Make sure that your program asks {0} ({1}): the API key works there and not in the other region.',
        hostText(regionHosts[fact.region].apiOrigin),
        regionName(fact.region),
      );
    case 'notAsked':
      return l10n.t('MiniMax was not asked about these credentials yet.');
    case 'beingAsked':
      return l10n.t('MiniMax is being asked.');
    case 'cancelled':
      return l10n.t('The checks were cancelled before MiniMax was asked.');
    case 'group':
      return groupText(fact.finding);
    case 'spending':
      return spendingText(fact.finding, time);
    case 'window':
      return windowText(fact.window, time);
    case 'balance':
      return fact.balance.available === ''
        ? fact.balance.empty
          ? l10n.t('The balance is used up.')
          : l10n.t('There is a balance.')
        : l10n.t('Balance: {0}. MiniMax names no currency.', fact.balance.available);
    case 'otherRegion':
      return otherRegionText(fact);
    case 'skipped':
      return skippedText(fact.why);
  }
}

function storageText(state: Extract<Fact, { kind: 'storage' }>['state']): string {
  switch (state) {
    case 'reading':
      return l10n.t('The secret storage of VS Code is being read.');
    case 'none':
      return l10n.t('Nothing is stored in the secret storage of VS Code.');
    case 'lost':
      return l10n.t(
        'Credentials were stored in the secret storage of VS Code, and they are gone although nobody removed them.',
      );
    case 'corrupt':
      return l10n.t('What is in the secret storage of VS Code cannot be read.');
    case 'unavailable':
      return l10n.t('The secret storage of VS Code does not work, so what it holds is not known.');
  }
}

function toolFileText(label: string, state: Extract<Fact, { kind: 'toolFile' }>['state']): string {
  switch (state) {
    case 'absent':
      return l10n.t('{0}: there is no such file.', label);
    case 'unreadable':
      return l10n.t('{0} is no JSON that can be read.', label);
    case 'noKey':
      return l10n.t('{0} holds no API key for MiniMax.', label);
  }
}

function keyShapeText(shape: 'short' | 'long' | 'unknownKind'): string {
  switch (shape) {
    case 'short':
      return l10n.t('The API key is shorter than those that MiniMax issues. Was it copied whole?');
    case 'long':
      return l10n.t('The API key is longer than those that MiniMax issues. Was something else copied along?');
    case 'unknownKind':
      return l10n.t(
        'MiniMax’s API keys begin with sk-cp-, sk-api- or eyJ, and this one does not. Is it the key of another service?',
      );
  }
}

/** Why a value cannot be right. */
export function obstacleText({ part, why }: Obstacle): string {
  const isKey = part === 'apiKey';
  switch (why) {
    case 'placeholder':
      return isKey
        ? l10n.t('This is a sample, not an API key.')
        : l10n.t('This is a sample, not a Group ID.');
    case 'unexpanded':
      return l10n.t('This refers to another variable, and dotenv does not fill it in.');
    case 'masked':
      return l10n.t('The API key is masked: dots or asterisks stand for the rest of it.');
    case 'otherService':
      return l10n.t('This is the key of another service, not one of MiniMax.');
    case 'swapped':
      return isKey
        ? l10n.t('A Group ID stands where the API key belongs.')
        : l10n.t('An API key stands where the Group ID belongs.');
    case 'characters':
      return isKey
        ? l10n.t('There is something in the value that does not belong to the API key.')
        : l10n.t('There is something in the value that does not belong to the Group ID.');
    case 'cut':
      return l10n.t('There is a # in the value, at which dotenv ends it.');
    case 'format':
      return isKey ? l10n.t('This cannot be an API key.') : l10n.t('A Group ID has digits only, 19 of them.');
  }
}

function ownGroupIdText(matches: boolean, groupId: string | undefined): string {
  if (matches) {
    return l10n.t('The API key itself names this Group ID as its own.');
  }
  return groupId === undefined
    ? l10n.t('The API key itself names another Group ID as its own.')
    : l10n.t('The API key itself names another Group ID as its own: {0}.', groupId);
}

function directRouteText(finding: DirectRouteFinding): string {
  return finding.reached
    ? l10n.t('A direct request, without the API key and past the proxy of VS Code, does reach the host.')
    : l10n.t(
        'A direct request, without the API key and past the proxy of VS Code, fails too: {0}',
        faultText(finding.fault),
      );
}

/** What helps against a fault of the network, told from the usual route and the direct one together. */
function networkRemedyText(fault: NetworkFault | undefined, direct: DirectRouteFinding | undefined): string {
  const isOpen = direct?.reached === true;
  switch (fault) {
    case undefined:
      return isOpen
        ? l10n.t('The proxy that VS Code uses answers in its place. Look at the setting http.proxy.')
        : l10n.t('Open a web page in your browser: your network may want you to sign in first.');
    case 'proxyLogin':
      return l10n.t('Sign in to your proxy, or correct the setting http.proxy.');
    case 'proxyDown':
    case 'proxyCannotReach':
      return isOpen
        ? l10n.t('Correct or remove the setting http.proxy: without the proxy it works.')
        : l10n.t('Check the setting http.proxy, then your network connection.');
    case 'tls':
      return isOpen
        ? l10n.t(
            'The proxy that VS Code uses replaces the certificate. Ask whoever runs it for its certificate, and install that in your system.',
          )
        : l10n.t(
            'Check the clock of this computer. If it is right, something on your network replaces the certificate.',
          );
    case 'dns':
      return isOpen
        ? l10n.t('Look at the setting http.proxy: without the proxy the name is found.')
        : l10n.t('Check your network connection, your VPN and your DNS server.');
    case 'refused':
    case 'noFirstByte':
    case 'tooSlow':
    case 'cutOff':
    case 'other':
      return isOpen
        ? l10n.t('Look at the setting http.proxy: without the proxy it works.')
        : l10n.t('Check your network connection and firewall, then the status page of MiniMax.');
  }
}

function endpointFaultText(fault: EndpointFault): string {
  switch (fault) {
    case 'notAnAddress':
      return l10n.t('it is no address.');
    case 'notHttps':
      return l10n.t('it has to begin with https://.');
    case 'userInfo':
      return l10n.t('it holds a user name or a password.');
    case 'path':
      return l10n.t('it must end behind the host, without a path.');
    case 'query':
      return l10n.t('it must end behind the host, without ? or #.');
  }
}

function namedHostText(host: NamedHost): string {
  const { variable, kind } = host;
  const name = host.host === '' ? l10n.t('another host') : host.host;
  if (host.hasWrongPath) {
    return l10n.t(
      '{0} names the right host with a wrong path: there MiniMax answers 404 to your program.',
      variable,
    );
  }
  switch (kind) {
    case 'api':
    case 'oldApi':
      return l10n.t('{0} names {1}, which is an old name of the host.', variable, name);
    case 'website':
      return l10n.t('{0} names {1}, which is a website of MiniMax and not its API.', variable, name);
    case 'mistaken':
      return l10n.t('{0} names {1}, and MiniMax’s API is not there.', variable, name);
    case 'private':
    case 'foreign':
      return l10n.t(
        '{0} names {1}, which is not MiniMax’s. That is fine if it is your own proxy. Nothing is sent there from here.',
        variable,
        name,
      );
  }
}

function keyFindingText(
  { region, state, at }: Extract<Fact, { kind: 'keyFinding' }>,
  { now, language }: TimeContext,
): string {
  const when = ago(at, now, language).text;
  switch (state) {
    case 'accepted':
      return l10n.t('{0} accepts the API key ({1}).', regionName(region), when);
    case 'refused':
      return l10n.t('{0} does not accept the API key ({1}).', regionName(region), when);
    case 'contradictory':
      return l10n.t(
        '{0} refuses the API key at one address and serves it at another ({1}), so one of the answers is wrong.',
        regionName(region),
        when,
      );
    case 'unclear':
      return l10n.t('{0} did not say whether it accepts the API key ({1}).', regionName(region), when);
  }
}

/** MiniMax’s own words with their code. They were cleaned by whoever gives them. */
export function saidText({ code, message = '' }: Answer): string {
  // Some messages end with the code in parentheses already.
  return code === undefined || message.endsWith(`(${code})`) ? message : `${code} ${message}`.trimEnd();
}

function spendingText(finding: SpendingFinding, { now, language }: TimeContext): string {
  switch (finding.state) {
    case 'available':
      return l10n.t('The API key can be spent.');
    case 'notChecked':
      return uncheckedSpendingText(finding);
    case 'unavailable':
      switch (finding.why) {
        case 'windowExhausted':
          return finding.resetsAt === undefined
            ? l10n.t('The current window of the plan is used up.')
            : l10n.t(
                'The current window of the plan is used up. It resets at {0}.',
                clockTime(finding.resetsAt, now, language),
              );
        case 'quotaExhausted':
          return l10n.t('The quota of the API key is used up.');
        case 'insufficientBalance':
          return l10n.t('The account has no balance.');
        case 'notInPlan':
        case 'modelNotInPlan':
          return l10n.t('The plan does not include the text models.');
        case 'noPlan':
          return l10n.t('There is no plan for this API key.');
        case 'accountVerification':
          return l10n.t('The account has to pass the real-name verification first.');
      }
  }
}

function windowText(
  { name, span, state, remainingPercent, resetsAt }: PlanWindow,
  time: TimeContext,
): string {
  const models =
    name === 'general' ? l10n.t('Text') : name === 'video' ? l10n.t('Video') : name || l10n.t('Plan');
  const label = span === 'week' ? l10n.t('{0}, this week', models) : l10n.t('{0}, this window', models);
  const left =
    state === 'exhausted'
      ? l10n.t('used up')
      : state === 'unlimited'
        ? l10n.t('unlimited')
        : remainingPercent === undefined
          ? l10n.t('usage not reported')
          : l10n.t('{0}% left', Math.round(remainingPercent));
  if (resetsAt === undefined || state === 'unlimited') {
    return l10n.t('{0}: {1}', label, left);
  }
  const reset =
    resetsAt <= time.now
      ? l10n.t('{0}, has reset since', left)
      : l10n.t('{0}, resets at {1}', left, clockTime(resetsAt, time.now, time.language));
  return l10n.t('{0}: {1}', label, reset);
}

function otherRegionText({ region, state, verdict }: Extract<Fact, { kind: 'otherRegion' }>): string {
  const there = regionName(region);
  switch (state) {
    case 'refused':
      return l10n.t('{0} does not accept the API key.', there);
    case 'unclear':
      return l10n.t('{0} gave no clear answer.', there);
    case 'accepted':
      switch (verdict) {
        case 'groupIdMismatch':
          return l10n.t('{0} accepts the API key, but the Group ID is not the key’s there.', there);
        case 'unspendable':
          return l10n.t('{0} accepts the API key, but it cannot be spent at the moment.', there);
        default:
          return l10n.t('{0} accepts the API key.', there);
      }
  }
}

function skippedText(why: SkipReason): string {
  switch (why) {
    case 'noCredentials':
      return l10n.t('There are no credentials to check.');
    case 'obstacle':
      return l10n.t('The values cannot be right, so nothing was sent.');
    case 'untrusted':
      return l10n.t('In Restricted Mode nothing of the workspace’s files is sent.');
    case 'regionUnknown':
      return l10n.t('The region of the API key has to be known first.');
    case 'endpointRefused':
      return l10n.t('The endpoint setting of the region cannot be used, so nothing was sent.');
    case 'keyRefused':
      return l10n.t('The API key has to be accepted first.');
    case 'noGroupId':
      return l10n.t('No Group ID is set; most calls work without one.');
    case 'acceptedHere':
      return l10n.t('The API key is accepted in its own region, so the other one was not asked.');
    case 'needsConsent':
      return l10n.t('It was not asked: the API key goes to the other region only when you say so.');
    case 'notNeeded':
      return l10n.t('It was not asked.');
  }
}
