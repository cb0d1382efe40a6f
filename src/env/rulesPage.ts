import type { RuleCode } from './ruleCatalogue';

/** Where the page stands in the package, for the link of a diagnostic's code. */
export const rulesPagePath = 'docs/rules.md';

/** The heading of a rule on the page. */
export function rulesPageAnchor(code: RuleCode): string {
  return code;
}

/** The page about all rules, in Markdown. */
export function rulesPage(): string {
  return '';
}
