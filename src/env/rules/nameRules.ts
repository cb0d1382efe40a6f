import {
  duplicateRelatedText,
  duplicateText,
  exposedText,
  fixTitles,
  misspelledText,
} from '../../text/envText';
import { changeAll, type Change } from '../changes';
import type { EditResult } from '../edit';
import type { EnvVariable } from '../envVariable';
import type { EnvFacts, Finding } from '../finding';

/** What the names are like: set twice, misspelled, published by a bundler. */
export function* nameRules(facts: EnvFacts): Iterable<Finding> {
  const counting = new Map<string, EnvVariable>();
  for (const variable of facts.variables) {
    counting.set(variable.name, variable);
  }
  for (const variable of facts.variables) {
    const winner = counting.get(variable.name);
    if (winner !== undefined && isLost(variable, winner, facts)) {
      yield duplicate(facts, variable, winner);
    }
    if (variable.isMisspelled) {
      yield misspelled(facts, variable);
    }
    if (variable.publicPrefix !== '' && variable.role === 'apiKey' && variable.value.trim() !== '') {
      yield exposed(facts, variable);
    }
  }
}

/** Whether a value is lost to a later one. In a template, samples stand twice as well as once. */
function isLost(variable: EnvVariable, winner: EnvVariable, { context }: EnvFacts): boolean {
  const isSecret = variable.role === 'apiKey' || variable.role === 'groupId';
  return (
    !variable.wins &&
    variable.value.trim() !== '' &&
    variable.value !== winner.value &&
    !(isSecret && context.isTemplate === true)
  );
}

function duplicate({ document }: EnvFacts, variable: EnvVariable, winner: EnvVariable): Finding {
  const { assignment, name } = variable;
  return {
    code: 'duplicate',
    variable,
    range: assignment.key,
    message: duplicateText(name),
    related: [{ range: winner.assignment.key, message: duplicateRelatedText() }],
    fixes: () => [
      { title: fixTitles.removeLine(), edits: changeAll(document, [{ assignment, remove: true }]) },
      {
        title: fixTitles.keepThis(),
        edits: changeAll(
          document,
          document.assignments
            .filter((other) => other.name === name && other !== assignment)
            .map((other): Change => ({ assignment: other, remove: true })),
        ),
      },
    ],
  };
}

function misspelled(facts: EnvFacts, variable: EnvVariable): Finding {
  const meant = variable.publicPrefix + variable.knownName;
  return {
    code: 'misspelled',
    variable,
    range: variable.assignment.key,
    message: misspelledText(variable.name, meant),
    fixes: () => [{ title: fixTitles.renameTo(meant), edits: renameEverywhere(facts, variable, meant) }],
  };
}

function exposed(facts: EnvFacts, variable: EnvVariable): Finding {
  const { publicPrefix, name } = variable;
  const bareName = name.slice(publicPrefix.length);
  return {
    code: 'exposed',
    variable,
    range: variable.assignment.key,
    message: exposedText(publicPrefix),
    fixes: () => [
      { title: fixTitles.explain(), action: { kind: 'explainRule', code: 'exposed' } },
      { title: fixTitles.renameTo(bareName), edits: renameEverywhere(facts, variable, bareName) },
    ],
  };
}

function renameEverywhere({ document }: EnvFacts, { name }: EnvVariable, newName: string): EditResult {
  return changeAll(
    document,
    document.assignments
      .filter((other) => other.name === name)
      .map((assignment) => ({ assignment, name: newName })),
  );
}
