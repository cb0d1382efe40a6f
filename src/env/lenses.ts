import type { Verdict } from '../minimax/verdict';
import {
  lensDiagnoseText,
  lensNote,
  lensTitle,
  lensVerifyText,
  linkLabels,
  obstacleText,
  sampleText,
} from '../text/envText';
import { ago } from '../text/time';
import { verdictText } from '../text/verdictText';
import type { EnvAnalysis } from './analyzeEnv';
import type { TextRange } from './document';
import type { EnvContext } from './envContext';
import { diagnoseAction } from './diagnoseFix';
import type { EnvAction } from './envFix';
import type { CredentialPair } from './pairs';
import { resetOf, verdictOn } from './verdicts';

/** The line above a key. */
export interface EnvLens {
  /** The name of the variable. */
  readonly range: TextRange;
  /** With a codicon in front. Holds no text of the file or of a server. */
  readonly title: string;
  readonly tooltip: string;
  readonly action: EnvAction;
  /** When the title stops being true by itself, in epoch milliseconds. */
  readonly changesAt: number | undefined;
}

/**
 * A lens above each key that has a value: the last verdict on exactly these values. Where something is wrong, another
 * one leads to the diagnosis. None in a template.
 */
export function lensesFor({ pairs }: EnvAnalysis, context: EnvContext): readonly EnvLens[] {
  return context.isTemplate === true
    ? []
    : pairs.flatMap((pair) => [
        lensOf(pair, context),
        ...(isInTrouble(pair, context) ? [diagnoseLens(pair)] : []),
      ]);
}

function isInTrouble(pair: CredentialPair, context: EnvContext): boolean {
  if (pair.obstacle !== undefined) {
    return pair.obstacle.code !== 'key-placeholder';
  }
  const verdict = verdictOn(pair, context);
  const reset = verdict && resetOf(verdict);
  return verdict !== undefined && verdict.state !== 'healthy' && (reset === undefined || reset > context.now);
}

function diagnoseLens(pair: CredentialPair): EnvLens {
  return {
    range: pair.key.assignment.key,
    title: `$(pulse) ${linkLabels.diagnose()}`,
    tooltip: lensDiagnoseText(),
    action: diagnoseAction(pair),
    changesAt: undefined,
  };
}

function lensOf(pair: CredentialPair, context: EnvContext): EnvLens {
  const range = pair.key.assignment.key;
  const verify: EnvAction = { kind: 'verifyFile', keyVariable: pair.key.name };
  if (pair.obstacle?.code === 'key-placeholder') {
    return {
      range,
      title: `$(edit) ${lensTitle('sample', undefined, '')}`,
      tooltip: sampleText('apiKey'),
      action: { kind: 'enterValue', variable: pair.key.name, part: 'apiKey' },
      changesAt: undefined,
    };
  }
  if (pair.obstacle !== undefined) {
    return {
      range,
      title: `$(warning) ${lensTitle('obstacle', undefined, '')}`,
      tooltip: obstacleText(pair.obstacle.variable.name),
      action: verify,
      changesAt: undefined,
    };
  }
  const notes = notesOn(pair, context);
  const verdict = verdictOn(pair, context);
  if (verdict === undefined) {
    return {
      range,
      title: [`$(question) ${lensTitle('none', undefined, '')}`, ...notes].join(' · '),
      tooltip: lensVerifyText(),
      action: verify,
      changesAt: undefined,
    };
  }
  const age = ago(verdict.evidence.at, context.now, context.language);
  const reset = resetOf(verdict);
  const hasReset = reset !== undefined && reset <= context.now;
  const title = lensTitle(hasReset ? 'windowReset' : verdict.state, verdict.evidence.region, age.text);
  const said = verdictText(verdict, context);
  return {
    range,
    title: [`$(${hasReset ? 'history' : iconOf(verdict)}) ${title}`, ...notes].join(' · '),
    tooltip: [said.headline, said.next].filter(Boolean).join(' '),
    action: verify,
    changesAt: reset === undefined || hasReset ? age.changesAt : Math.min(age.changesAt, reset),
  };
}

function notesOn({ apiKey, groupId, set }: CredentialPair, { stored }: EnvContext): readonly string[] {
  const isStored = stored?.apiKey.equals(apiKey) === true && stored.groupId === groupId;
  return [
    ...(stored === undefined ? [] : [lensNote(isStored ? 'stored' : 'otherStored')]),
    // Keys of other kinds do without one; for them it would be a reproach.
    ...(groupId === undefined && apiKey.kind === 'legacyJwt' && set === 'minimax'
      ? [lensNote('noGroupId')]
      : []),
  ];
}

function iconOf({ state }: Verdict): string {
  switch (state) {
    case 'healthy':
      return 'pass';
    case 'groupIdMismatch':
    case 'notAcceptedHere':
      return 'warning';
    case 'wrongRegion':
      return 'globe';
    case 'keyRefused':
      return 'error';
    case 'unspendable':
      return 'watch';
    case 'unreachable':
    case 'trouble':
      return 'question';
  }
}
