import type { EnvVariable } from './envVariable';
import type { Finding } from './finding';
import type { RuleCode } from './ruleCatalogue';

/**
 * Which rules contradict each other on one value: the first explains it, and the others would say something else. All
 * others may stand together.
 */
export const explainsAway: Readonly<Partial<Record<RuleCode, readonly RuleCode[]>>> = {
  // What is no key and no Group ID at all has no shape, no dirt and no verdict.
  'key-placeholder': [
    'key-shape',
    'dirty-value',
    'hash-cut',
    'swapped',
    'rejected',
    'wrong-region',
    'exhausted',
  ],
  'group-placeholder': [
    'group-format',
    'dirty-value',
    'hash-cut',
    'swapped',
    'empty-group',
    'group-mismatch',
  ],
  'empty-group': ['group-format', 'dirty-value', 'swapped', 'group-mismatch'],
  // Quotes that are not closed let a `#` cut the value; once they are gone, it is a comment.
  'dirty-value': ['hash-cut', 'rejected', 'wrong-region', 'exhausted'],
  // MiniMax's own word counts for more than the shape of a value.
  'group-mismatch': ['group-format'],
  rejected: ['key-shape'],
  'wrong-region': ['key-shape', 'region-mismatch', 'rejected', 'host-retired', 'host-unknown'],
  exhausted: ['key-shape', 'rejected', 'wrong-region'],
  // The host of the right region is a current one, so it need not be corrected twice.
  'region-mismatch': ['host-retired', 'host-unknown'],
  'host-unknown': ['host-retired', 'host-path'],
  // A template is meant to be in Git; the key in it is not.
  'secret-in-template': ['tracked', 'not-ignored'],
  tracked: ['not-ignored'],
};

/** The findings without those that another one on the same assignment explains, and each of them once. */
export function withoutContradictions(findings: readonly Finding[]): readonly Finding[] {
  const byVariable = new Map<EnvVariable, Map<RuleCode, Finding>>();
  for (const finding of findings) {
    const { variable, code } = finding;
    const others = byVariable.get(variable) ?? new Map<RuleCode, Finding>();
    byVariable.set(variable, others.has(code) ? others : others.set(code, finding));
  }
  return [...byVariable.values()].flatMap((others) =>
    [...others.values()].filter(({ code }) => !isExplained(code, others)),
  );
}

function isExplained(code: RuleCode, others: ReadonlyMap<RuleCode, Finding>): boolean {
  return [...others.keys()].some((other) => explainsAway[other]?.includes(code) === true);
}
