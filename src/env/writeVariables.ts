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
import { isGroupOf } from './pairs';
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
 * that are missing, among the variables of the credentials' region only. A Group ID that does not come with the key is
 * removed. Host and region lines are changed where they name the other region, and a host is added for Mainland China
 * only, which programs do not assume.
 */
export function planWritingCredentials(text: string, credentials: Credentials): WritePlan {
  const plan = new Plan(text);
  const { apiKey, groupId, region } = credentials;
  const set = plan.setFor(region);
  const keyName = plan.findKey(set)?.name ?? namesToAdd[set].apiKey;
  plan.write(keyName, apiKey.reveal());
  const groups = plan.groupsOf(keyName);
  for (const { name } of groups) {
    if (groupId === undefined) {
      plan.remove(name);
    } else {
      plan.write(name, groupId);
    }
  }
  if (groupId !== undefined && !groups.some(isReadByPrograms)) {
    plan.write(inCaseOf(keyName, namesToAdd[set].groupId), groupId);
  }
  plan.nameRegion(region, set, keyName);
  return plan.finish();
}

/** The sets that credentials are written to. */
type WrittenSet = Extract<VariableSet, 'minimax' | 'minimaxCn'>;

const namesToAdd: Readonly<Record<WrittenSet, { readonly apiKey: string; readonly groupId: string }>> = {
  minimax: { apiKey: 'MINIMAX_API_KEY', groupId: 'MINIMAX_GROUP_ID' },
  minimaxCn: { apiKey: 'MINIMAX_CN_API_KEY', groupId: 'MINIMAX_CN_GROUP_ID' },
};

/** A name to add. Among names in small letters only, one in capitals would make the others look misspelled. */
function inCaseOf(keyName: string, name: string): string {
  return /[A-Z]/.test(keyName) ? name : name.toLowerCase();
}

/** Not where the name is misspelled, or published with what visitors download. */
function isReadByPrograms({ publicPrefix, isMisspelled }: EnvVariable): boolean {
  return publicPrefix === '' && !isMisspelled;
}

/** The region that a host or a region variable names; `undefined` for any other variable and where it names none. */
function regionNamedBy({ role, value }: EnvVariable): Region | undefined {
  if (role === 'region') {
    return regionOfName(cleanValue(value));
  }
  const address = role === 'host' ? readAddress(cleanValue(value)) : undefined;
  return address === undefined ? undefined : regionOfHost(hostKind(address.host));
}

/**
 * Steps that are made one after the other, each in the text that the others leave. Each is about another name, so that
 * of this name everything is still as in the original.
 */
class Plan {
  private readonly steps: (readonly TextEdit[])[] = [];
  private readonly lines: PlannedLine[] = [];
  private readonly original: EnvDocument;
  private document: EnvDocument;
  private failure: EditResult | undefined;

  constructor(private readonly text: string) {
    this.original = this.document = scanEnv(text);
  }

  /**
   * The variables to write a region's credentials to. Where the file has some for Mainland China alone, the usual ones
   * are another account's, unless they name Mainland China and nothing else.
   */
  setFor(region: Region): WrittenSet {
    const hasOwnNames = this.variables().some(
      (variable) => variable.set === 'minimaxCn' && isReadByPrograms(variable),
    );
    const named = this.winners('minimax').map(regionNamedBy);
    const isUsualSetMainland = named.includes('mainland') && !named.includes('international');
    return region === 'mainland' && hasOwnNames && !isUsualSetMainland ? 'minimaxCn' : 'minimax';
  }

  /** The key of a set: that of the usual name before others, none that is misspelled or published. */
  findKey(set: WrittenSet): EnvVariable | undefined {
    const keys = this.winners(set).filter(
      (variable) => variable.role === 'apiKey' && isReadByPrograms(variable),
    );
    return keys.find(({ knownName }) => knownName === namesToAdd[set].apiKey) ?? keys[0];
  }

  /** The Group IDs that a program could read with a key, whatever they are called. */
  groupsOf(keyName: string): readonly EnvVariable[] {
    const variables = this.variables().filter(({ wins }) => wins);
    const key = variables.find(({ name }) => name === keyName);
    return key === undefined ? [] : variables.filter((variable) => isGroupOf(key, variable, variables));
  }

  write(name: string, value: string): void {
    const winner = this.original.assignments.findLast((assignment) => assignment.name === name);
    if (winner === undefined) {
      this.lines.push({ variable: name, change: 'add', line: this.lineBefore() });
    } else if (winner.value === value) {
      this.lines.push({ variable: name, change: 'keep', line: this.lineAt(winner.key.start) });
      return;
    } else {
      this.pushLines(name, 'replace', (assignment) => assignment.value === winner.value);
    }
    this.apply(setVariableInText(this.document.text, name, value));
  }

  remove(name: string): void {
    this.pushLines(name, 'remove', () => true);
    this.apply(changeAll(this.document, removalEverywhere(this.document, name)));
  }

  /** Makes the hosts and regions of the set name a region. */
  nameRegion(region: Region, set: WrittenSet, keyName: string): void {
    const own = this.winners(set);
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
      this.write(inCaseOf(keyName, 'MINIMAX_API_HOST'), `https://${hostOfRegion(region)}`);
    }
  }

  finish(): WritePlan {
    const edits = composeEdits(this.text, this.steps);
    return { result: this.failure ?? { ok: true, edits }, lines: this.lines };
  }

  /** The value with which a host or a region names another region; `undefined` where it need not change. */
  private valueFor(variable: EnvVariable, region: Region): string | undefined {
    const named = regionNamedBy(variable);
    if (named === undefined || named === region) {
      return undefined;
    }
    if (variable.role === 'region') {
      return nameOfRegion(region);
    }
    const address = readAddress(cleanValue(variable.value));
    return address && withHostOf(address, region, address.path);
  }

  private variables(): readonly EnvVariable[] {
    return readVariables(this.document, { now: 0, language: 'en' });
  }

  /** The variables of a set, each as it counts. */
  private winners(set: WrittenSet): readonly EnvVariable[] {
    return this.variables().filter((variable) => variable.set === set && variable.wins);
  }

  /** Notes the lines of a name that change. */
  private pushLines(
    name: string,
    change: 'replace' | 'remove',
    isChanged: (assignment: EnvAssignment) => boolean,
  ): void {
    for (const assignment of this.original.assignments) {
      if (assignment.name === name && isChanged(assignment)) {
        this.lines.push({ variable: name, change, line: this.lineAt(assignment.key.start) });
      }
    }
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
