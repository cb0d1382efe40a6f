import { fixTitles } from '../text/envText';
import type { EnvAnalysis } from './analyzeEnv';
import { useStoredDrafts } from './drafts';
import { insertAssignment } from './edit';
import type { EnvContext } from './envContext';
import type { EnvFix } from './envFix';
import type { EnvVariable } from './envVariable';
import { editsOf, type EnvFacts, type FixDraft } from './finding';
import { pairWith, type CredentialPair } from './pairs';
import { readKeyValue } from './readValue';

/**
 * What can be done with the variable at an offset although nothing is wrong: add the missing line of its pair, use the
 * stored value, store this pair. Nothing in a template.
 */
export function refactoringsFor(
  analysis: EnvAnalysis,
  offset: number,
  context: EnvContext,
): readonly EnvFix[] {
  const variable = variableAt(analysis, offset);
  if (variable === undefined || context.isTemplate === true || !variable.wins) {
    return [];
  }
  const facts: EnvFacts = { ...analysis, context };
  const pair = pairWith(analysis.pairs, variable);
  return [
    ...missingLineDrafts(facts, variable, pair),
    ...storedValueDrafts(facts, variable),
    ...storePairDrafts(facts, variable, pair),
  ].flatMap((draft): EnvFix[] => {
    const base = {
      title: draft.title,
      kind: 'refactor',
      isPreferred: false,
      needsNoDecision: false,
    } as const;
    if (draft.action !== undefined) {
      return [{ ...base, action: draft.action }];
    }
    const edits = editsOf(draft, analysis.document);
    return edits.length === 0 ? [] : [{ ...base, edits }];
  });
}

/** The variable whose assignment is at an offset. */
export function variableAt({ variables }: EnvAnalysis, offset: number): EnvVariable | undefined {
  return variables.find(
    ({ assignment: { statement } }) => statement.start <= offset && offset <= statement.end,
  );
}

function* missingLineDrafts(
  { document, variables, context }: EnvFacts,
  variable: EnvVariable,
  pair: CredentialPair | undefined,
): Iterable<FixDraft> {
  if (variable.set !== 'minimax' || (variable.role !== 'apiKey' && variable.role !== 'groupId')) {
    return;
  }
  const partner = variable.role === 'apiKey' ? 'groupId' : 'apiKey';
  if (variables.some(({ role, set }) => role === partner && set === variable.set)) {
    return;
  }
  if (partner === 'apiKey') {
    const name = 'MINIMAX_API_KEY';
    yield { title: fixTitles.addApiKey(name), action: { kind: 'enterValue', variable: name, part: partner } };
    return;
  }
  const name = 'MINIMAX_GROUP_ID';
  const own = pair?.apiKey.ownGroupId;
  const stored =
    pair !== undefined && context.stored?.apiKey.equals(pair.apiKey) === true
      ? context.stored.groupId
      : undefined;
  const known = own ?? stored;
  if (known !== undefined) {
    yield {
      title:
        own === undefined ? fixTitles.addStoredGroupId(name, known) : fixTitles.addOwnGroupId(name, known),
      edits: insertAssignment(document, name, known, { after: variable.assignment }),
    };
  }
  yield { title: fixTitles.addGroupId(name), action: { kind: 'enterValue', variable: name, part: partner } };
}

function storedValueDrafts(facts: EnvFacts, variable: EnvVariable): readonly FixDraft[] {
  const { stored } = facts.context;
  if (variable.role === 'apiKey' && variable.set !== 'unnamed') {
    return stored?.apiKey.reveal() === variable.value ? [] : useStoredDrafts(facts, variable);
  }
  return variable.role === 'groupId' && stored?.groupId !== variable.value
    ? useStoredDrafts(facts, variable)
    : [];
}

function storePairDrafts(
  { context }: EnvFacts,
  variable: EnvVariable,
  pair: CredentialPair | undefined,
): readonly FixDraft[] {
  if (
    pair === undefined ||
    pair.obstacle !== undefined ||
    readKeyValue(pair.key.value).kind !== 'key' ||
    (variable.role !== 'apiKey' && variable.role !== 'groupId') ||
    (context.stored?.apiKey.equals(pair.apiKey) === true && context.stored.groupId === pair.groupId)
  ) {
    return [];
  }
  return [
    {
      title: fixTitles.storePair(pair.apiKey.mask),
      action: { kind: 'storePair', keyVariable: pair.key.name },
    },
  ];
}
