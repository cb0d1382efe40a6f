/** How a diagnostic is shown. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** The rules by their stable codes, which settings and links name. */
export const ruleCodes = [
  'key-placeholder',
  'group-placeholder',
  'key-shape',
  'group-format',
  'swapped',
  'group-mismatch',
  'dirty-value',
  'hash-cut',
  'duplicate',
  'misspelled',
  'exposed',
  'host-unknown',
  'host-retired',
  'host-path',
  'region-mismatch',
  'empty-group',
  'not-ignored',
  'tracked',
  'secret-in-template',
  'rejected',
  'wrong-region',
  'exhausted',
] as const;

/** The stable code of a rule. */
export type RuleCode = (typeof ruleCodes)[number];

/** What `minimax.env.rules` may say of a rule. */
export type RuleSetting = Severity | 'off';

/** The rules that the user changed. */
export type RuleSettings = Readonly<Partial<Record<RuleCode, RuleSetting>>>;

/** How serious a rule is unless the user says otherwise; single findings may be milder. */
export const defaultSeverities: Readonly<Record<RuleCode, Severity>> = {
  'key-placeholder': 'warning',
  'group-placeholder': 'warning',
  'key-shape': 'warning',
  'group-format': 'error',
  swapped: 'error',
  'group-mismatch': 'error',
  'dirty-value': 'warning',
  'hash-cut': 'warning',
  duplicate: 'warning',
  misspelled: 'hint',
  exposed: 'warning',
  'host-unknown': 'hint',
  'host-retired': 'information',
  'host-path': 'warning',
  'region-mismatch': 'warning',
  'empty-group': 'warning',
  'not-ignored': 'warning',
  tracked: 'error',
  'secret-in-template': 'error',
  rejected: 'error',
  'wrong-region': 'error',
  exhausted: 'warning',
};

/** Whether a value of unknown origin (a diagnostic's code, a command's argument) names a rule. */
export function isRuleCode(value: unknown): value is RuleCode {
  return ruleCodes.some((code) => code === value);
}

/** Reads the value of `minimax.env.rules`. What makes no sense is passed over. */
export function readRuleSettings(value: unknown): RuleSettings {
  if (typeof value !== 'object' || value === null) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).filter(([code, setting]) => isRuleCode(code) && isRuleSetting(setting)),
  );
}

function isRuleSetting(value: unknown): value is RuleSetting {
  return (
    value === 'error' || value === 'warning' || value === 'information' || value === 'hint' || value === 'off'
  );
}
