import type { Answer } from '../minimax/answer';
import { ApiKey } from '../minimax/apiKey';
import type { Credentials } from '../minimax/credentials';
import { authorizationFault, errorCodes } from '../minimax/errorCodes';
import type { PlanWindow } from '../minimax/planWindow';
import { regionHosts, regions } from '../minimax/region';
import { knownVariables } from '../minimax/variableNames';
import type { Fact } from './fact';
import type { DiagnosisInput } from './input';
import { mayBeSecret } from './keyShape';
import type { NamedHost, Place } from './place';
import { toolFiles } from './toolSettings';

/*
 * What a report may say. Everything in it is a number of our own, a word of our own, or one of a list of words that
 * are known: nothing that came from a file, a setting or a server goes through as it is.
 */

/** Names of `.env` files that say nothing of whoever gave them. */
const usualFileName =
  /^\.env(?:\.(?:local|dev|development|prod|production|test|testing|staging|ci|docker)(?:\.local)?)?$/;

const knownNames: ReadonlySet<string> = new Set([
  ...knownVariables.map(({ name }) => name),
  'api_key',
  'base_url',
  'region',
]);

/** The hosts that a report may name. */
const knownHosts: ReadonlySet<string> = new Set([
  ...regions.flatMap((region) => [
    new URL(regionHosts[region].apiOrigin).host,
    ...regionHosts[region].olderHosts,
  ]),
  'api.minimax.com',
  'www.minimax.io',
  'www.minimaxi.com',
  'platform.minimax.io',
  'platform.minimaxi.com',
  'platform.minimax.cn',
]);

/** What the `.env` files of a report are called, by their labels. */
export type RedactedLabels = ReadonlyMap<string, string>;

/** Names files by their usual names, and numbers those that would be called the same: no path is told. */
export function redactLabels(labels: readonly string[]): RedactedLabels {
  const files = labels.map((label) => ({ label, name: usualName(label) }));
  return new Map(
    files.map(({ label, name }) => {
      const namesakes = files.filter((other) => other.name === name);
      const number = namesakes.findIndex((other) => other.label === label) + 1;
      return [label, namesakes.length > 1 ? `${name} (${number})` : name];
    }),
  );
}

function redactLabel(label: string, labels: RedactedLabels): string {
  return labels.get(label) ?? usualName(label);
}

/** A path as the name of the file, where that is one of the usual ones. */
function usualName(label: string): string {
  const name = label.slice(Math.max(label.lastIndexOf('/'), label.lastIndexOf('\\')) + 1);
  return usualFileName.test(name) ? name : '*.env';
}

/** A place without paths and without names that a user made up. */
export function redactPlace(place: Place, labels: RedactedLabels): Place {
  switch (place.kind) {
    case 'stored':
      return place;
    case 'envFile':
      return {
        ...place,
        uri: '',
        label: redactLabel(place.label, labels),
        keyVariable: redactVariable(place.keyVariable),
        groupVariable: undefined,
        fromEnvironment: place.fromEnvironment.map(redactVariable),
      };
    case 'environment':
      return { ...place, keyVariable: redactVariable(place.keyVariable), groupVariable: undefined };
    case 'tool':
      return {
        ...place,
        uri: '',
        label: toolFiles.find(({ id }) => id === place.file)?.label ?? '',
        keyVariable: redactVariable(place.keyVariable),
        groupVariable: undefined,
      };
  }
}

/** A variable's name, where programs are known to read it. */
export function redactVariable(name: string): string {
  return knownNames.has(name) ? name : '*';
}

/** An origin, where it is MiniMax's; empty for any other. */
export function redactOrigin(origin: string): string {
  return regions.some((region) => regionHosts[region].apiOrigin === origin) ? origin : '';
}

/** What a Group ID is replaced by. */
const hidden = '…';

/** An answer with MiniMax's documented words only, and with numbers that can be what they should. */
export function redactAnswer(answer: Answer): Answer {
  const { code, message, httpStatus, traceId, durationMs } = answer;
  return {
    outcome: answer.outcome,
    code: isBetween(code, 0, 999_999) && errorCodes.has(code) ? code : undefined,
    message: message === undefined ? undefined : knownWords(message),
    httpStatus: isBetween(httpStatus, 100, 599) ? httpStatus : undefined,
    traceId: isTraceId(traceId) ? traceId : undefined,
    durationMs: isBetween(durationMs, 0, 3_600_000) ? Math.round(durationMs) : 0,
  };
}

/**
 * A fact as the page may say it: a server's words as they are known, and of others no long piece without a space, for
 * that may be a key of anybody's, an address or a login.
 */
export function tidyFact(fact: Fact): Fact {
  if (fact.kind !== 'said') {
    return fact;
  }
  const { answer } = fact;
  const message =
    answer.message && (knownWords(answer.message) ?? answer.message.replace(/\S{16,}/g, hidden));
  return { ...fact, answer: { ...answer, message } };
}

function isBetween(value: number | undefined, least: number, most: number): value is number {
  return value !== undefined && value >= least && value <= most;
}

/** The words of a message that MiniMax is known to say; a server could put anything around them. */
function knownWords(message: string): string | undefined {
  switch (authorizationFault(message)) {
    case 'tokenNotMatchGroup':
      return 'token not match group';
    case 'loginFail':
      return 'login fail: Please carry the API secret key';
    case 'cookieMissing':
      return 'cookie is missing, log in again';
    case 'notAuthorized':
      return 'not authorized';
    case 'unknown':
  }
  const said = message.toLowerCase();
  for (const { says } of errorCodes.values()) {
    const words = says.find((each) => said.includes(each));
    if (words !== undefined) {
      return words;
    }
  }
  return undefined;
}

/** MiniMax's ids are 32 hexadecimal digits or a UUID. A long row of decimal ones in it could be a Group ID. */
function isTraceId(id: string | undefined): boolean {
  return (
    id !== undefined &&
    /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(id) &&
    !/\d{15}/.test(id)
  );
}

function redactHost(host: NamedHost): NamedHost {
  return {
    ...host,
    variable: redactVariable(host.variable),
    host: knownHosts.has(host.host) ? host.host : '',
  };
}

function redactWindow(window: PlanWindow): PlanWindow {
  return { ...window, name: window.name === 'general' || window.name === 'video' ? window.name : '' };
}

/** A fact as the report may say it. */
export function redactFact(fact: Fact, labels: RedactedLabels): Fact {
  switch (fact.kind) {
    case 'found':
      return {
        ...fact,
        place: redactPlace(fact.place, labels),
        groupId: fact.groupId === undefined ? undefined : hidden,
      };
    case 'envFileWithoutKey':
      return { ...fact, label: redactLabel(fact.label, labels) };
    case 'toolFile':
      return { ...fact, label: toolFiles.find(({ label }) => label === fact.label)?.label ?? '*.json' };
    case 'overridden':
    case 'emptied':
      return {
        ...fact,
        place: redactPlace(fact.place, labels),
        variables: fact.variables.map(redactVariable),
      };
    case 'misspelled':
      return { ...fact, variable: redactVariable(fact.variable), meant: redactVariable(fact.meant) };
    case 'programUses':
    case 'keyKind':
    case 'keyShape':
    case 'regionUnknown':
      return { ...fact, place: redactPlace(fact.place, labels) };
    case 'obstacle':
      return {
        ...fact,
        place: redactPlace(fact.place, labels),
        obstacle: { ...fact.obstacle, variable: undefined },
      };
    case 'groupId':
      return { ...fact, place: redactPlace(fact.place, labels), groupId: hidden };
    case 'groupIdEmpty':
      return {
        ...fact,
        place: redactPlace(fact.place, labels),
        variable: fact.variable === undefined ? undefined : redactVariable(fact.variable),
      };
    case 'ownGroupId':
      return { ...fact, groupId: undefined };
    case 'reached':
    case 'network':
      return { ...fact, origin: redactOrigin(fact.origin) };
    case 'trouble':
      return {
        ...fact,
        answer: fact.answer && redactAnswer(fact.answer),
        origin: redactOrigin(fact.origin),
      };
    case 'namedHost':
      return { ...fact, place: redactPlace(fact.place, labels), host: redactHost(fact.host) };
    case 'said':
      return { ...fact, answer: redactAnswer(fact.answer) };
    case 'window':
      return { ...fact, window: redactWindow(fact.window) };
    case 'balance':
      return { ...fact, balance: { ...fact.balance, available: '' } };
    default:
      return fact;
  }
}

/** The keys among all values that were found, wherever they stand, for taking them out of texts. */
export function keysOf(input: DiagnosisInput): readonly ApiKey[] {
  const found = [
    ...[...input.envFiles, ...(input.tools ?? [])].flatMap((each) => each.found),
    ...input.environment,
  ].flatMap((each) => [each, each.overridden?.result]);
  const sets: readonly Pick<Credentials, 'apiKey' | 'groupId'>[] = [
    ...(input.stored?.state === 'stored' ? [input.stored.credentials] : []),
    ...found.filter((each) => each !== undefined),
    ...input.verified.map(({ credentials }) => credentials),
    ...input.running,
    ...input.consents.map(({ apiKey }) => ({ apiKey, groupId: undefined })),
  ];
  return (
    sets
      // A key may stand where the Group ID belongs.
      .flatMap(({ apiKey, groupId }) => [apiKey, ...(groupId === undefined ? [] : [new ApiKey(groupId)])])
      .filter(mayBeSecret)
      .filter((key, index, all) => all.findIndex((other) => other.equals(key)) === index)
  );
}

/** Every text in a value of plain data, without any part of a key, as the last line of defence. */
export function withoutKeys<Value>(value: Value, keys: readonly ApiKey[]): Value {
  return mapTexts(value, (text) => keys.reduce((cleaned, key) => key.removeFrom(cleaned), text)) as Value;
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return change(value);
  }
  if (Array.isArray(value)) {
    return value.map((each) => mapTexts(each, change));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapTexts(each, change)]))
    : value;
}
