import { fixTitles, gitText, secretInTemplateText } from '../../text/envText';
import { openPageDrafts, setEverywhere } from '../drafts';
import type { EnvVariable } from '../envVariable';
import { valueRange, type EnvFacts, type Finding } from '../finding';
import { isRealKey, readKeyValue } from '../readValue';

/** What a template has in the place of a key. */
export const keyPlaceholder = 'your_minimax_api_key';

/** Who else may see the keys of the file. */
export function* secretRules(facts: EnvFacts): Iterable<Finding> {
  const { isTemplate, gitState } = facts.context;
  const isInGit = gitState === 'tracked' || gitState === 'notIgnored';
  if (isTemplate !== true && !isInGit) {
    return;
  }
  for (const variable of facts.variables) {
    if (variable.role !== 'apiKey' || !isRealKey(readKeyValue(variable.value), isNamed(variable))) {
      continue;
    }
    if (isTemplate === true) {
      yield inTemplate(facts, variable);
    } else if (isInGit) {
      yield inGit(variable, gitState);
    }
  }
}

/** Whether the name says that the key is MiniMax's, so that a key of an unknown kind is meant to be one too. */
function isNamed({ set }: EnvVariable): boolean {
  return set !== 'unnamed' && set !== 'anthropic' && set !== 'openai';
}

function inTemplate(facts: EnvFacts, variable: EnvVariable): Finding {
  return {
    code: 'secret-in-template',
    variable,
    range: valueRange(variable),
    message: secretInTemplateText(),
    fixes: () => [
      { title: fixTitles.usePlaceholder(), edits: setEverywhere(facts, variable, keyPlaceholder) },
      ...openPageDrafts(facts, variable, 'apiKeys'),
    ],
  };
}

function inGit(variable: EnvVariable, state: 'tracked' | 'notIgnored'): Finding {
  return {
    code: state === 'tracked' ? 'tracked' : 'not-ignored',
    variable,
    range: valueRange(variable),
    message: gitText(state),
    fixes: () =>
      state === 'tracked'
        ? [
            { title: fixTitles.untrack(), action: { kind: 'untrack' } },
            { title: fixTitles.addToGitIgnore(), action: { kind: 'addToGitIgnore' } },
          ]
        : [{ title: fixTitles.addToGitIgnore(), action: { kind: 'addToGitIgnore' } }],
  };
}
