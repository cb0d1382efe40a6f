import { pageAddress, type PlatformPage } from '../minimax/pages';
import { regions, type Region } from '../minimax/region';
import { fixTitles } from '../text/envText';
import { changeAll, removalEverywhere, valueEverywhere } from './changes';
import type { EditResult } from './edit';
import type { EnvVariable } from './envVariable';
import type { EnvFacts, FixDraft } from './finding';
import { pairWith } from './pairs';
import { readKeyValue } from './readValue';

/** The fixes that several rules offer. */

/** Opens a page of the region of a variable; where that is not known, of both: the other one's site is of no use. */
export function openPageDrafts(
  facts: EnvFacts,
  variable: EnvVariable,
  page: PlatformPage,
): readonly FixDraft[] {
  const region = regionFor(facts, variable);
  return (region === undefined ? regions : [region])
    .filter((each) => pageAddress(page, each) !== undefined)
    .map((each) => ({
      title: fixTitles.openPage(page, each),
      action: { kind: 'openPage', page, region: each },
    }));
}

/** The region that the file or, without it, what is stored speaks of. */
export function regionFor({ pairs, context }: EnvFacts, variable: EnvVariable): Region | undefined {
  return pairWith(pairs, variable)?.region ?? context.stored?.region;
}

/** Asks for the value of a variable. */
export function enterDraft(variable: EnvVariable, part: 'apiKey' | 'groupId' = partOf(variable)): FixDraft {
  return {
    title: part === 'apiKey' ? fixTitles.enterApiKey(variable.name) : fixTitles.enterGroupId(variable.name),
    action: { kind: 'enterValue', variable: variable.name, part },
  };
}

/** Takes the value of a variable from what is stored. The key is written by a command that says so, never here. */
export function useStoredDrafts(facts: EnvFacts, variable: EnvVariable): readonly FixDraft[] {
  const { stored, isTemplate } = facts.context;
  if (stored === undefined || isTemplate === true) {
    return [];
  }
  if (partOf(variable) === 'apiKey') {
    return [
      {
        title: fixTitles.writeStoredKey(stored.apiKey.mask),
        action: { kind: 'useStored', variable: variable.name, part: 'apiKey' },
      },
    ];
  }
  return stored.groupId === undefined || hasOtherKey(facts, variable)
    ? []
    : [
        {
          title: fixTitles.useStoredGroupId(stored.groupId),
          edits: setEverywhere(facts, variable, stored.groupId),
        },
      ];
}

/** Uses the Group ID that the key beside a variable names as its own. */
export function useOwnGroupDrafts(facts: EnvFacts, variable: EnvVariable): readonly FixDraft[] {
  const own = pairWith(facts.pairs, variable)?.apiKey.ownGroupId;
  return own === undefined || own === variable.value
    ? []
    : [{ title: fixTitles.useOwnGroupId(own), edits: setEverywhere(facts, variable, own) }];
}

/** Removes all lines of a variable. */
export function removeDraft({ document }: EnvFacts, { name }: EnvVariable): FixDraft {
  return {
    title: fixTitles.removeGroupId(name),
    edits: changeAll(document, removalEverywhere(document, name)),
  };
}

/** The edits that give a variable a value, wherever its present value stands under its name. */
export function setEverywhere(
  { document }: EnvFacts,
  { assignment }: EnvVariable,
  value: string,
): EditResult {
  return changeAll(document, valueEverywhere(document, assignment, value));
}

function partOf({ role }: EnvVariable): 'apiKey' | 'groupId' {
  return role === 'groupId' ? 'groupId' : 'apiKey';
}

/** Whether the file has a key that is not the stored one, so that the stored Group ID is not its own. */
function hasOtherKey({ pairs, context }: EnvFacts, variable: EnvVariable): boolean {
  const key = pairWith(pairs, variable)?.apiKey;
  return (
    key !== undefined &&
    readKeyValue(key.reveal()).kind === 'key' &&
    context.stored?.apiKey.equals(key) !== true
  );
}
