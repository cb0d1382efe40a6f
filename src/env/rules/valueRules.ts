import { apiKeyKind } from '../../minimax/apiKey';
import { isPlaceholder } from '../../minimax/placeholder';
import {
  dirtText,
  emptyGroupText,
  fixTitles,
  groupFormatText,
  hashCutText,
  keyShapeText,
  sampleText,
  swappedRelatedText,
  swappedText,
  unexpandedText,
} from '../../text/envText';
import { changeAll, removalEverywhere } from '../changes';
import { readCut } from '../cutValue';
import {
  enterDraft,
  openPageDrafts,
  removeDraft,
  setEverywhere,
  useOwnGroupDrafts,
  useStoredDrafts,
} from '../drafts';
import { quoteCutValue, renameKey } from '../edit';
import type { EnvVariable } from '../envVariable';
import { valueRange, type EnvFacts, type Finding, type FixDraft } from '../finding';
import { readAddress, regionOfName } from '../hosts';
import { pairWith } from '../pairs';
import {
  cleanValue,
  dirtOf,
  isSample,
  isUnexpanded,
  readGroupValue,
  readKeyValue,
  type KeyReading,
} from '../readValue';
import { verdictsOn } from '../verdicts';

/** What the values of keys, Group IDs, hosts and regions are like. In a template only hosts and regions matter. */
export function* valueRules(facts: EnvFacts): Iterable<Finding> {
  for (const variable of facts.variables) {
    if (!variable.wins) {
      continue;
    }
    if (variable.role === 'host' || variable.role === 'region') {
      yield* addressRules(facts, variable);
    } else if (facts.context.isTemplate !== true && variable.set !== 'unnamed') {
      yield* variable.role === 'apiKey' ? keyRules(facts, variable) : groupRules(facts, variable);
    }
  }
}

// ---- Keys ----

function* keyRules(facts: EnvFacts, variable: EnvVariable): Iterable<Finding> {
  const cut = readCut(facts.document, variable);
  const reading = readKeyValue(cut?.isComplete === false ? cut.whole : variable.value);
  const range = valueRange(variable);
  // A proxy or a local server may have keys of its own.
  const kind = pairWith(facts.pairs, variable)?.hostKind?.kind;
  const isElsewhere = kind === 'foreign' || kind === 'private';
  switch (reading.kind) {
    case 'empty':
      return;
    case 'unexpanded':
    case 'sample':
      if (!(isElsewhere && isDummy(variable.value))) {
        yield placeholder(facts, variable, reading.kind);
      }
      return;
    case 'groupId':
      yield swappedIntoKey(facts, variable);
      yield* digitsRules(facts, variable, reading.digits);
      return;
    case 'masked':
      yield {
        code: 'key-shape',
        variable,
        range,
        message: keyShapeText('masked', 0, 0),
        fixes: () => newKeyDrafts(facts, variable),
      };
      break;
    case 'unreadable':
      if (!isElsewhere) {
        yield {
          code: 'dirty-value',
          variable,
          range,
          message: dirtText(reading.dirt),
          fixes: () => [enterDraft(variable), ...openPageDrafts(facts, variable, 'apiKeys')],
        };
      }
      break;
    case 'key':
      if (reading.dirt !== undefined) {
        yield dirty(facts, variable, reading.key);
      }
      if (!isElsewhere) {
        yield* shapeRules(facts, variable, reading);
      }
  }
  yield* hashCut(facts, variable);
}

/** A word that says that no key is needed, as local servers are given one. */
function isDummy(value: string): boolean {
  return !isPlaceholder(value) || /^(?:todo|none|null|undefined|example|secret|test)$/i.test(value);
}

function placeholder(facts: EnvFacts, variable: EnvVariable, kind: 'sample' | 'unexpanded'): Finding {
  const isKey = variable.role === 'apiKey';
  return {
    code: isKey ? 'key-placeholder' : 'group-placeholder',
    variable,
    range: valueRange(variable),
    message: kind === 'unexpanded' ? unexpandedText() : sampleText(isKey ? 'apiKey' : 'groupId'),
    ...(kind === 'unexpanded' ? { severity: 'information' } : {}),
    fixes: () => [
      ...(isKey ? [] : useOwnGroupDrafts(facts, variable)),
      enterDraft(variable),
      ...useStoredDrafts(facts, variable),
      ...openPageDrafts(facts, variable, isKey ? 'apiKeys' : 'groupId'),
    ],
  };
}

function* shapeRules(
  facts: EnvFacts,
  variable: EnvVariable,
  reading: Extract<KeyReading, { kind: 'key' }>,
): Iterable<Finding> {
  const { key, shape } = reading;
  if (shape === 'usual' || (shape === 'unknownKind' && isSpare(facts, variable))) {
    return;
  }
  // What MiniMax itself said of exactly these values counts for more than their shape.
  const pair = pairWith(facts.pairs, variable);
  if (pair !== undefined && verdictsOn(pair, facts.context).length > 0) {
    return;
  }
  const isJwt = key.startsWith('eyJ') && (shape === 'short' || shape === 'unknownKind');
  const usualLength = apiKeyKind(key) === 'payAsYouGo' ? 126 : 125;
  yield {
    code: 'key-shape',
    variable,
    range: valueRange(variable),
    message: keyShapeText(isJwt ? 'cutJwt' : shape, key.length, usualLength),
    fixes: () => newKeyDrafts(facts, variable),
  };
}

/** Whether another variable of Claude Code's has a MiniMax key, so that this one may be left from before. */
function isSpare({ inUse }: EnvFacts, variable: EnvVariable): boolean {
  return (
    variable.set === 'anthropic' &&
    inUse.some(
      ({ set, role, value }) => set === 'anthropic' && role === 'apiKey' && apiKeyKind(value) !== 'unknown',
    )
  );
}

function newKeyDrafts(facts: EnvFacts, variable: EnvVariable): readonly FixDraft[] {
  return [
    enterDraft(variable, 'apiKey'),
    { title: fixTitles.configure(), action: { kind: 'configure' } },
    ...openPageDrafts(facts, variable, 'apiKeys'),
  ];
}

function swappedIntoKey(facts: EnvFacts, variable: EnvVariable): Finding {
  const group = pairWith(facts.pairs, variable)?.group;
  const key = group === undefined ? undefined : readGroupValue(group.value);
  const bothAreSwapped = key?.kind === 'apiKey';
  return {
    code: 'swapped',
    variable,
    range: valueRange(variable),
    message: swappedText('groupId', variable.name, bothAreSwapped),
    related:
      bothAreSwapped && group !== undefined
        ? [{ range: valueRange(group), message: swappedRelatedText('apiKey') }]
        : [],
    fixes: () => [
      ...(bothAreSwapped && group !== undefined ? [swapDraft(facts, variable, group)] : []),
      ...(group === undefined && variable.set === 'minimax'
        ? [renameDraft(facts, variable, 'MINIMAX_GROUP_ID')]
        : []),
      enterDraft(variable),
      ...openPageDrafts(facts, variable, 'apiKeys'),
    ],
  };
}

function swapDraft({ document }: EnvFacts, key: EnvVariable, group: EnvVariable): FixDraft {
  const digits = readKeyValue(key.value);
  const apiKey = readGroupValue(group.value);
  return {
    title: fixTitles.swap(),
    edits:
      digits.kind === 'groupId' && apiKey.kind === 'apiKey'
        ? changeAll(document, [
            { assignment: key.assignment, value: apiKey.key },
            { assignment: group.assignment, value: digits.digits },
          ])
        : [],
    needsNoDecision: true,
  };
}

function renameDraft({ document }: EnvFacts, variable: EnvVariable, name: string): FixDraft {
  return {
    title: fixTitles.renameTo(name),
    edits: renameKey(document, variable.assignment, name),
  };
}

// ---- Group IDs ----

function* groupRules(facts: EnvFacts, variable: EnvVariable): Iterable<Finding> {
  const reading = readGroupValue(variable.value);
  switch (reading.kind) {
    case 'empty':
      yield* emptyGroup(facts, variable);
      return;
    case 'unexpanded':
    case 'sample':
      yield placeholder(facts, variable, reading.kind);
      return;
    case 'apiKey': {
      yield* swappedIntoGroup(facts, variable, reading.key);
      const key = readKeyValue(reading.key);
      if (key.kind === 'key') {
        yield* shapeRules(facts, variable, key);
      }
      break;
    }
    case 'notDigits':
      yield {
        code: 'group-format',
        variable,
        range: valueRange(variable),
        message: groupFormatText('notDigits', 0),
        fixes: () => newGroupDrafts(facts, variable),
      };
      break;
    case 'digits':
      if (reading.dirt === 'separated') {
        yield separated(facts, variable, reading.digits);
      } else {
        if (reading.dirt !== undefined) {
          yield dirty(facts, variable, reading.digits);
        }
        yield* digitsRules(facts, variable, reading.digits);
      }
  }
  yield* hashCut(facts, variable);
}

function* emptyGroup(facts: EnvFacts, variable: EnvVariable): Iterable<Finding> {
  const keys = facts.inUse.filter(({ role, set }) => role === 'apiKey' && set === variable.set);
  // A section that nobody filled in is no fault: without a key nothing is sent.
  if (keys.length > 0 && keys.every(({ value }) => value.trim() === '')) {
    return;
  }
  yield {
    code: 'empty-group',
    variable,
    range: valueRange(variable),
    message: emptyGroupText(),
    fixes: () => [
      removeDraft(facts, variable),
      ...useOwnGroupDrafts(facts, variable),
      enterDraft(variable),
      ...useStoredDrafts(facts, variable),
      ...openPageDrafts(facts, variable, 'groupId'),
    ],
  };
}

function separated(facts: EnvFacts, variable: EnvVariable, digits: string): Finding {
  return {
    code: 'group-format',
    variable,
    range: valueRange(variable),
    message: groupFormatText('separated', 0),
    fixes: () => [
      {
        title: fixTitles.digitsOnly(),
        edits: setEverywhere(facts, variable, digits),
        needsNoDecision: true,
      },
      ...newGroupDrafts(facts, variable),
    ],
  };
}

function* digitsRules(facts: EnvFacts, variable: EnvVariable, digits: string): Iterable<Finding> {
  if (digits.length === 19) {
    return;
  }
  const pair = pairWith(facts.pairs, variable);
  if (
    pair !== undefined &&
    verdictsOn(pair, facts.context).some(
      ({ group }) => group.state === 'matched' || group.state === 'mismatched',
    )
  ) {
    return;
  }
  yield {
    code: 'group-format',
    severity: 'warning',
    variable,
    range: valueRange(variable),
    message: groupFormatText('length', digits.length),
    fixes: () => newGroupDrafts(facts, variable),
  };
}

function newGroupDrafts(facts: EnvFacts, variable: EnvVariable): readonly FixDraft[] {
  return [
    ...useOwnGroupDrafts(facts, variable),
    enterDraft(variable, 'groupId'),
    ...(variable.role === 'groupId' ? useStoredDrafts(facts, variable) : []),
    ...openPageDrafts(facts, variable, 'groupId'),
  ];
}

function* swappedIntoGroup(facts: EnvFacts, variable: EnvVariable, key: string): Iterable<Finding> {
  const keys = facts.inUse.filter(({ role, set }) => role === 'apiKey' && set === variable.set);
  const partner = keys.find(({ value }) => readKeyValue(value).kind === 'groupId');
  const empty = keys.find(({ value }) => value.trim() === '');
  yield {
    code: 'swapped',
    variable,
    range: valueRange(variable),
    message: swappedText('apiKey', variable.name, partner !== undefined),
    related:
      partner === undefined ? [] : [{ range: valueRange(partner), message: swappedRelatedText('groupId') }],
    fixes: () => [
      ...(partner === undefined ? [] : [swapDraft(facts, partner, variable)]),
      ...(keys.length === 0 && variable.set === 'minimax'
        ? [renameDraft(facts, variable, 'MINIMAX_API_KEY')]
        : []),
      ...(empty === undefined ? [] : [moveDraft(facts, variable, empty, key)]),
      ...newGroupDrafts(facts, variable),
    ],
  };
}

function moveDraft({ document }: EnvFacts, from: EnvVariable, to: EnvVariable, key: string): FixDraft {
  return {
    title: fixTitles.moveTo(to.name),
    edits: changeAll(document, [
      { assignment: to.assignment, value: key },
      ...removalEverywhere(document, from.name),
    ]),
  };
}

// ---- Hosts and regions ----

function* addressRules(facts: EnvFacts, variable: EnvVariable): Iterable<Finding> {
  const { value, role } = variable;
  if (value.trim() === '' || isUnexpanded(value) || isSample(value)) {
    return;
  }
  const cleaned = cleanValue(value);
  const isUnderstood =
    role === 'host' ? readAddress(cleaned) !== undefined : regionOfName(cleaned) !== undefined;
  if (cleaned !== value && isUnderstood) {
    yield dirty(facts, variable, cleaned);
  }
  yield* hashCut(facts, variable);
}

// ---- All of them ----

function dirty(facts: EnvFacts, variable: EnvVariable, cleaned: string): Finding {
  return {
    code: 'dirty-value',
    variable,
    range: valueRange(variable),
    message: dirtText(dirtOf(variable.value)),
    fixes: () => [
      {
        title: fixTitles.clean(),
        edits: setEverywhere(facts, variable, cleaned),
        needsNoDecision: true,
      },
    ],
  };
}

function* hashCut({ document }: EnvFacts, variable: EnvVariable): Iterable<Finding> {
  const cut = readCut(document, variable);
  if (cut === undefined) {
    return;
  }
  const quote: FixDraft = { title: fixTitles.quote(), edits: quoteCutValue(document, variable.assignment) };
  const separate: FixDraft = {
    title: fixTitles.separateComment(),
    edits: [{ start: cut.range.start, end: cut.range.start, newText: ' ' }],
  };
  yield {
    code: 'hash-cut',
    variable,
    range: cut.range,
    message: hashCutText(cut.isComplete),
    fixes: () => (cut.isComplete ? [{ ...separate, needsNoDecision: true }, quote] : [quote, separate]),
  };
}
