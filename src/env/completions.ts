import { regions, type Region } from '../minimax/region';
import { isOwnSet, knownVariables, regionOfSet, type KnownVariable } from '../minimax/variableNames';
import {
  completionDetails,
  nameDocumentation,
  regionDocumentation,
  storedGroupDocumentation,
} from '../text/envText';
import { mentionsMiniMax } from './analyzeEnv';
import { isAt, keyCharacter, lineEnd, skip } from './characters';
import type { EnvDocument, TextRange } from './document';
import type { EnvContext } from './envContext';
import { hostOfRegion, nameOfRegion, pathOfSet } from './hosts';
import { scanEnv } from './scanner';

/** One suggestion. Never a key. */
export interface EnvCompletion {
  readonly kind: 'name' | 'host' | 'region' | 'groupId';
  readonly label: string;
  /** Plain text, no snippet. */
  readonly insertText: string;
  /** What it replaces; on one line, with the offset inside. */
  readonly range: TextRange;
  readonly detail: string;
  readonly documentation: string;
}

/** What can be typed at an offset: names that are not there yet, hosts, regions, the stored Group ID. */
export function completionsFor(text: string, offset: number, context: EnvContext): readonly EnvCompletion[] {
  const document = scanEnv(text);
  const line = { start: lineStart(text, offset), end: offset };
  const before = text.slice(line.start, offset);
  if (isInsideLongValue(document, line.start, offset)) {
    return [];
  }
  const name = /^\s*(?:export\s+)?([\w.-]*)$/.exec(before)?.[1];
  if (name !== undefined) {
    return nameCompletions(document, { start: offset - name.length, end: offset }, name);
  }
  const assigned = /^\s*(?:export\s+)?([\w.-]+)\s*[=:]\s*(["'`]?)([^\s"'`#]*)$/.exec(before);
  if (assigned?.[1] === undefined) {
    return [];
  }
  const typed = assigned[3] ?? '';
  return valueCompletions(
    assigned[1],
    { start: offset - typed.length, end: endOfWord(text, offset) },
    text,
    context,
  );
}

function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isAt(text, at - 1, lineEnd)) {
    at--;
  }
  return at === 0 && text.startsWith('\ufeff') ? 1 : at;
}

/** Whether the line is the inner one of a value in quotes, where nothing is assigned. */
function isInsideLongValue({ assignments }: EnvDocument, start: number, offset: number): boolean {
  return assignments.some(
    ({ quote, rawValue }) => quote !== undefined && rawValue.start < start && offset <= rawValue.end,
  );
}

function endOfWord(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !/[\s"'`#]/.test(text.charAt(at))) {
    at++;
  }
  return at;
}

function nameCompletions(
  document: EnvDocument,
  typedRange: TextRange,
  typed: string,
): readonly EnvCompletion[] {
  const { text } = document;
  const end = skip(text, typedRange.end, keyCharacter);
  const range = { start: typedRange.start, end };
  const isAssigned = /^\s*[=:]/.test(text.slice(end, end + 2));
  const present = new Set(namesBeside(document, range).map((name) => name.toUpperCase()));
  const isAbout = mentionsMiniMax(text.slice(0, range.start) + text.slice(end));
  return knownVariables
    .filter(
      (variable) => !variable.isRare && !present.has(variable.name) && isWanted(variable, typed, isAbout),
    )
    .map(({ name, role, tools }) => ({
      kind: 'name',
      label: name,
      insertText: isAssigned ? name : `${name}=`,
      range,
      detail: 'MiniMax',
      documentation: nameDocumentation(role, tools),
    }));
}

/** In a file that is not about MiniMax, a name is suggested only to somebody who begins to type it. */
function isWanted({ name, set }: KnownVariable, typed: string, isAbout: boolean): boolean {
  return isAbout || (isOwnSet(set) && typed !== '' && name.startsWith(typed.toUpperCase()));
}

function namesBeside({ assignments }: EnvDocument, range: TextRange): readonly string[] {
  return assignments
    .filter(({ key }) => key.end < range.start || key.start > range.end)
    .map(({ name }) => name);
}

function valueCompletions(
  name: string,
  range: TextRange,
  text: string,
  context: EnvContext,
): readonly EnvCompletion[] {
  const variable = knownVariables.find((known) => known.name === name.toUpperCase());
  if (variable === undefined || (!isOwnSet(variable.set) && !mentionsMiniMax(text))) {
    return [];
  }
  switch (variable.role) {
    case 'apiKey':
      return [];
    case 'groupId':
      return storedGroupCompletions(range, context);
    case 'host':
      return regionsOf(variable).map((region) => ({
        kind: 'host',
        label: addressOf(variable, region),
        insertText: addressOf(variable, region),
        range,
        detail: completionDetails.host(region),
        documentation: regionDocumentation(region),
      }));
    case 'region':
      return regionsOf(variable).map((region) => ({
        kind: 'region',
        label: nameOfRegion(region),
        insertText: nameOfRegion(region),
        range,
        detail: completionDetails.region(region),
        documentation: regionDocumentation(region),
      }));
  }
}

function storedGroupCompletions(
  range: TextRange,
  { stored, isTemplate }: EnvContext,
): readonly EnvCompletion[] {
  return stored?.groupId === undefined || isTemplate === true
    ? []
    : [
        {
          kind: 'groupId',
          label: stored.groupId,
          insertText: stored.groupId,
          range,
          detail: completionDetails.storedGroupId(),
          documentation: storedGroupDocumentation(),
        },
      ];
}

function regionsOf({ set }: KnownVariable): readonly Region[] {
  const region = regionOfSet(set);
  return region === undefined ? regions : [region];
}

/** LiteLLM reads `MINIMAX_API_BASE` with a path, as SDKs do. */
function addressOf({ name, set }: KnownVariable, region: Region): string {
  const path = pathOfSet(set) ?? (name === 'MINIMAX_API_BASE' ? '/v1' : '');
  return `https://${hostOfRegion(region)}${path}`;
}
