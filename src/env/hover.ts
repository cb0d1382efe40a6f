import { pageAddress } from '../minimax/pages';
import { regions } from '../minimax/region';
import { ApiKey, maskApiKey } from '../minimax/apiKey';
import {
  companionFact,
  factLabels,
  linkLabels,
  lostValueText,
  noGroupIdFact,
  notVerifiedText,
  oauthTokenText,
  obstacleText,
  pythonText,
  regionFact,
  roleHeading,
  roleText,
  storedFact,
  valueWord,
} from '../text/envText';
import { apiKeyKindName, regionName } from '../text/names';
import { ago } from '../text/time';
import { groupText, verdictText } from '../text/verdictText';
import type { EnvAnalysis } from './analyzeEnv';
import type { EnvAssignment, TextRange } from './document';
import type { EnvContext } from './envContext';
import { diagnoseAction } from './diagnoseFix';
import type { EnvAction } from './envFix';
import type { EnvVariable } from './envVariable';
import { hostKind, readAddress, regionOfHost, regionOfName } from './hosts';
import { pairWith, type CredentialPair } from './pairs';
import { readByPythonDotenv } from './pythonDotenv';
import { cleanValue, readGroupValue, readKeyValue } from './readValue';
import { knownVariable } from './readVariables';
import { verdictOn } from './verdicts';

/** A link of the hover: an action of ours. */
export interface HoverLink {
  readonly label: string;
  readonly action: EnvAction;
}

/** A line of the hover. `isForeign`: text of the file or of a server, in which not even a link may come to life. */
export interface HoverFact {
  readonly label: string;
  readonly value: string;
  readonly isForeign?: boolean;
}

/** The hover as plain texts; what turns them into Markdown escapes each of them. Holds no key. */
export interface HoverModel {
  /** The name or the value that the hover is about. */
  readonly range: TextRange;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly HoverFact[];
  readonly links: readonly HoverLink[];
}

/** What is known of the variable whose name or value is at an offset; `undefined` elsewhere. */
export function hoverFor(analysis: EnvAnalysis, offset: number, context: EnvContext): HoverModel | undefined {
  for (const variable of analysis.variables) {
    const range = partAt(variable.assignment, offset);
    if (range !== undefined) {
      return hoverOf(analysis, variable, range, context);
    }
  }
  return oauthHover(analysis, offset);
}

function partAt(
  { key, openQuote, rawValue, closeQuote }: EnvAssignment,
  offset: number,
): TextRange | undefined {
  const value = { start: openQuote?.start ?? rawValue.start, end: closeQuote?.end ?? rawValue.end };
  return [key, value].find(({ start, end }) => start < end && start <= offset && offset <= end);
}

function oauthHover({ document }: EnvAnalysis, offset: number): HoverModel | undefined {
  const assignment = document.assignments.find(({ name }) => name === 'MINIMAX_OAUTH_TOKEN');
  const range = assignment === undefined ? undefined : partAt(assignment, offset);
  return range === undefined
    ? undefined
    : { range, heading: 'MINIMAX_OAUTH_TOKEN', paragraphs: [oauthTokenText()], facts: [], links: [] };
}

function hoverOf(
  analysis: EnvAnalysis,
  variable: EnvVariable,
  range: TextRange,
  context: EnvContext,
): HoverModel {
  const pair = variable.wins ? pairWith(analysis.pairs, variable) : undefined;
  return {
    range,
    heading: roleHeading(variable.role),
    paragraphs: [
      roleText(variable.role),
      ...(variable.wins ? [] : [lostValueText()]),
      ...pythonParagraphs(analysis, variable),
      ...verdictParagraphs(variable, pair, context),
    ],
    facts: [
      ...valueFacts(variable, context),
      ...pairFacts(variable, pair, context),
      ...storedFacts(variable, pair, context),
      ...toolFacts(variable),
    ],
    links: linksOf(variable, pair, context),
  };
}

function pythonParagraphs({ document }: EnvAnalysis, { assignment }: EnvVariable): readonly string[] {
  const reading = readByPythonDotenv(document).get(assignment);
  return reading === undefined || reading.kind === 'same' ? [] : [pythonText(reading)];
}

function verdictParagraphs(
  { role }: EnvVariable,
  pair: CredentialPair | undefined,
  context: EnvContext,
): readonly string[] {
  if (pair === undefined || context.isTemplate === true || role === 'region') {
    return [];
  }
  if (pair.obstacle !== undefined) {
    return [obstacleText(pair.obstacle.variable.name)];
  }
  const verdict = verdictOn(pair, context);
  if (verdict === undefined) {
    return [notVerifiedText()];
  }
  const { headline, next } = verdictText(verdict, context);
  return [
    headline,
    ...(next === '' ? [] : [next]),
    ...(role === 'groupId' && verdict.state !== 'healthy' && verdict.state !== 'groupIdMismatch'
      ? [groupText(verdict.group)]
      : []),
  ];
}

function valueFacts({ role, value }: EnvVariable, context: EnvContext): readonly HoverFact[] {
  switch (role) {
    case 'apiKey':
      return keyFacts(value);
    case 'groupId':
      return [groupFact(value)];
    case 'host':
      return hostFacts(value, context);
    case 'region': {
      const region = regionOfName(cleanValue(value));
      return region === undefined ? [] : [{ label: factLabels.region(), value: regionName(region) }];
    }
  }
}

function keyFacts(value: string): readonly HoverFact[] {
  const label = factLabels.value();
  const reading = readKeyValue(value);
  switch (reading.kind) {
    case 'empty':
    case 'sample':
    case 'unexpanded':
      return [{ label, value: valueWord(reading.kind) }];
    case 'groupId':
      return [{ label, value: reading.digits }];
    case 'masked':
    case 'unreadable':
      return [{ label, value: maskApiKey(value), isForeign: true }];
    case 'key': {
      const { kind, mask, ownGroupId } = new ApiKey(reading.key);
      return [
        { label, value: mask, isForeign: true },
        { label: factLabels.kind(), value: apiKeyKindName(kind) },
        ...(ownGroupId === undefined ? [] : [{ label: factLabels.ownGroupId(), value: ownGroupId }]),
      ];
    }
  }
}

function groupFact(value: string): HoverFact {
  const label = factLabels.value();
  const reading = readGroupValue(value);
  switch (reading.kind) {
    case 'empty':
    case 'sample':
    case 'unexpanded':
      return { label, value: valueWord(reading.kind) };
    case 'digits':
      return { label, value: reading.digits };
    case 'apiKey':
    case 'notDigits':
      // What is no number may be anything, a secret too.
      return { label, value: maskApiKey(value), isForeign: true };
  }
}

function hostFacts(value: string, context: EnvContext): readonly HoverFact[] {
  const address = readAddress(cleanValue(value));
  if (address === undefined) {
    return [];
  }
  const region = regionOfHost(hostKind(address.host, context.originOf));
  return [
    { label: factLabels.host(), value: address.host, isForeign: true },
    ...(region === undefined ? [] : [{ label: factLabels.region(), value: regionName(region) }]),
  ];
}

/** What stands beside the variable, and since when that is known to fit. */
function pairFacts(
  { role }: EnvVariable,
  pair: CredentialPair | undefined,
  context: EnvContext,
): readonly HoverFact[] {
  if (pair === undefined) {
    return [];
  }
  const { key, group, host, apiKey, groupId, region } = pair;
  const verdict = verdictOn(pair, context);
  const address = host === undefined ? undefined : readAddress(cleanValue(host.value));
  return [
    ...(role === 'apiKey' ? [] : [beside(factLabels.apiKey(), apiKey.mask, key)]),
    ...(role !== 'apiKey'
      ? []
      : group === undefined || groupId === undefined
        ? [{ label: factLabels.groupId(), value: noGroupIdFact(apiKey.kind === 'legacyJwt') }]
        : [beside(factLabels.groupId(), groupFact(groupId).value, group)]),
    ...(role === 'apiKey' || role === 'groupId'
      ? [{ label: factLabels.region(), value: regionFact(region, address?.host), isForeign: true }]
      : []),
    ...(verdict === undefined
      ? []
      : [
          {
            label: factLabels.verified(),
            value: ago(verdict.evidence.at, context.now, context.language).text,
          },
        ]),
  ];
}

function beside(label: string, value: string, { name }: EnvVariable): HoverFact {
  return { label, value: companionFact(value, name), isForeign: true };
}

function storedFacts(
  { role, value }: EnvVariable,
  pair: CredentialPair | undefined,
  { stored }: EnvContext,
): readonly HoverFact[] {
  if (stored === undefined || pair === undefined || (role !== 'apiKey' && role !== 'groupId')) {
    return [];
  }
  const own = role === 'apiKey' ? stored.apiKey.reveal() : stored.groupId;
  return [{ label: factLabels.stored(), value: storedFact(own === value ? 'same' : 'other') }];
}

function toolFacts(variable: EnvVariable): readonly HoverFact[] {
  const tools = variable.isMisspelled ? [] : (knownVariable(variable)?.tools ?? []);
  return tools.length === 0 ? [] : [{ label: factLabels.readBy(), value: tools.join(', ') }];
}

function linksOf(
  { role }: EnvVariable,
  pair: CredentialPair | undefined,
  { isTemplate, stored }: EnvContext,
): readonly HoverLink[] {
  const page = role === 'groupId' ? 'groupId' : 'apiKeys';
  const region = pair?.region ?? stored?.region;
  const pages = (region === undefined ? regions : [region])
    .filter((each) => pageAddress(page, each) !== undefined)
    .map((each): HoverLink => ({
      label: linkLabels.openPage(page, each),
      action: { kind: 'openPage', page, region: each },
    }));
  const configure: HoverLink = { label: linkLabels.configure(), action: { kind: 'configure' } };
  if (isTemplate === true) {
    return [configure, ...pages];
  }
  return [
    ...(pair === undefined || pair.obstacle !== undefined
      ? []
      : [
          {
            label: linkLabels.verify(),
            action: { kind: 'verifyFile', keyVariable: pair.key.name } as const,
          },
        ]),
    { label: linkLabels.diagnose(), action: diagnoseAction(pair) },
    configure,
    ...pages,
  ];
}
