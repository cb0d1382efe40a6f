import type { Credentials } from '../minimax/credentials';
import type { Region } from '../minimax/region';
import type { VariableSet } from '../minimax/variableNames';
import { changeAll, composeEdits, removalEverywhere, valueEverywhere } from './changes';
import type { EnvAssignment, EnvDocument } from './document';
import { applyEdits, insertAssignment, type EditResult, type TextEdit } from './edit';
import type { EnvVariable } from './envVariable';
import {
  hostKind,
  hostOfRegion,
  nameOfRegion,
  readAddress,
  regionOfHost,
  regionOfName,
  withHostOf,
} from './hosts';
import { cleanValue } from './readValue';
import { readVariables } from './readVariables';
import { scanEnv } from './scanner';

/**
 * Gives a variable a value, wherever the text has it now: all its assignments that have the value that counts, or a
 * new line behind the other MiniMax lines. For `enterValue` and `useStored`; proven like every edit of this folder.
 */
export function setVariableInText(text: string, name: string, value: string): EditResult {
  const document = scanEnv(text);
  const winner = document.assignments.findLast((assignment) => assignment.name === name);
  return winner === undefined
    ? insertAssignment(document, name, value, { after: lastOf(document) })
    : changeAll(document, valueEverywhere(document, winner, value));
}

/** One line that writing credentials changes, adds or removes. Holds no value. */
export interface PlannedLine {
  readonly variable: string;
  readonly change: 'add' | 'replace' | 'remove' | 'keep';
  /** The line, from 0, on which it stands, or behind which it is added (-1: at the beginning). */
  readonly line: number;
}

/** What writing credentials into a text would do. */
export interface WritePlan {
  readonly result: EditResult;
  readonly lines: readonly PlannedLine[];
}

/**
 * Plans writing credentials into a `.env` text (empty for a new file): updates the lines that are there and adds those
 * that are missing. A Group ID that does not come with the key is removed. Host and region lines are changed where they
 * name the other region, and a host is added for Mainland China only, which programs do not assume.
 */
export function planWritingCredentials(text: string, credentials: Credentials): WritePlan {
  const plan = new Plan(text);
  const { apiKey, groupId, region } = credentials;
  const key =
    plan.find('apiKey', 'minimax') ?? (region === 'mainland' ? plan.find('apiKey', 'minimaxCn') : undefined);
  const set = key?.set === 'minimaxCn' ? 'minimaxCn' : 'minimax';
  const group = plan.find('groupId', set);
  plan.write(key?.name ?? 'MINIMAX_API_KEY', apiKey.reveal());
  if (groupId !== undefined) {
    plan.write(group?.name ?? (set === 'minimaxCn' ? 'MINIMAX_CN_GROUP_ID' : 'MINIMAX_GROUP_ID'), groupId);
  } else if (group !== undefined) {
    plan.remove(group.name);
  }
  plan.nameRegion(region, set);
  return plan.finish();
}

const usualNames: ReadonlySet<string> = new Set([
  'MINIMAX_API_KEY',
  'MINIMAX_GROUP_ID',
  'MINIMAX_CN_API_KEY',
]);

/** Steps that are made one after the other, each in the text that the others leave. */
class Plan {
  private readonly steps: (readonly TextEdit[])[] = [];
  private readonly lines: PlannedLine[] = [];
  private readonly original: EnvDocument;
  private document: EnvDocument;
  private failure: EditResult | undefined;

  constructor(private readonly text: string) {
    this.original = this.document = scanEnv(text);
  }

  /** The variable of a part: that of the usual name before others, none that is misspelled or published. */
  find(role: 'apiKey' | 'groupId', set: VariableSet): EnvVariable | undefined {
    const candidates = this.variables().filter(
      (variable) =>
        variable.role === role &&
        variable.set === set &&
        variable.wins &&
        variable.publicPrefix === '' &&
        !variable.isMisspelled,
    );
    return candidates.find(({ knownName }) => usualNames.has(knownName)) ?? candidates[0];
  }

  write(name: string, value: string): void {
    const winner = this.winner(this.document, name);
    if (winner?.value === value) {
      this.lines.push({ variable: name, change: 'keep', line: this.lineOf(name) });
      return;
    }
    this.lines.push({
      variable: name,
      change: winner === undefined ? 'add' : 'replace',
      line: winner === undefined ? this.lineBefore() : this.lineOf(name),
    });
    this.apply(setVariableInText(this.document.text, name, value));
  }

  remove(name: string): void {
    this.lines.push({ variable: name, change: 'remove', line: this.lineOf(name) });
    this.apply(changeAll(this.document, removalEverywhere(this.document, name)));
  }

  /** Makes the hosts and regions of the set name a region. */
  nameRegion(region: Region, set: VariableSet): void {
    const own = this.variables().filter((variable) => variable.set === set && variable.wins);
    for (const variable of own) {
      const value = this.valueFor(variable, region);
      if (value !== undefined) {
        this.write(variable.name, value);
      }
    }
    const isNamed = own.some(
      ({ role, value }) => (role === 'host' || role === 'region') && value.trim() !== '',
    );
    if (region === 'mainland' && set === 'minimax' && !isNamed) {
      this.write('MINIMAX_API_HOST', `https://${hostOfRegion(region)}`);
    }
  }

  finish(): WritePlan {
    const edits = composeEdits(this.text, this.steps);
    return { result: this.failure ?? { ok: true, edits }, lines: this.lines };
  }

  /** The value with which a host or a region names another region; `undefined` where it need not change. */
  private valueFor({ role, value }: EnvVariable, region: Region): string | undefined {
    if (role === 'region') {
      const named = regionOfName(cleanValue(value));
      return named === undefined || named === region ? undefined : nameOfRegion(region);
    }
    const address = role === 'host' ? readAddress(cleanValue(value)) : undefined;
    const named = address === undefined ? undefined : regionOfHost(hostKind(address.host));
    return address === undefined || named === undefined || named === region
      ? undefined
      : withHostOf(address, region, address.path);
  }

  private variables(): readonly EnvVariable[] {
    return readVariables(this.document, { now: 0, language: 'en' });
  }

  private winner(document: EnvDocument, name: string): EnvAssignment | undefined {
    return document.assignments.findLast((assignment) => assignment.name === name);
  }

  private lineOf(name: string): number {
    const winner = this.winner(this.original, name);
    return winner === undefined ? this.lineBefore() : this.lineAt(winner.key.start);
  }

  private lineBefore(): number {
    const last = lastOf(this.original);
    return last === undefined ? this.lineAt(this.text.length) - 1 : this.lineAt(last.statement.end);
  }

  private lineAt(offset: number): number {
    return this.text.slice(0, offset).split(/\r\n|\r|\n/).length - 1;
  }

  private apply(result: EditResult): void {
    if (!result.ok) {
      this.failure ??= result;
      return;
    }
    this.steps.push(result.edits);
    this.document = scanEnv(applyEdits(this.document.text, result.edits));
  }
}

/** The last assignment that is MiniMax's own, behind which a new one belongs. */
function lastOf(document: EnvDocument): EnvAssignment | undefined {
  return readVariables(document, { now: 0, language: 'en' }).findLast(({ set }) => set.startsWith('minimax'))
    ?.assignment;
}
