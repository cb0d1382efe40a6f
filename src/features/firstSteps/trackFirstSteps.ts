import * as vscode from 'vscode';
import { isTemplateFileName } from '../../env/envFile';
import { readRealCredentials, type RealCredentials } from '../../env/realCredentials';
import { firstStepsDone, type KnownCredentials } from '../../firstSteps/firstSteps';
import type { CredentialHealth } from '../../health/credentialHealth';
import { verdictOn, type HealthRecord } from '../../health/healthRecord';
import type { HealthRecordFile } from '../../health/healthRecordFile';
import { contextKeys, type FirstStep } from '../../ids';
import { regions } from '../../minimax/region';
import type { Disposable } from '../../shared/emitter';
import { readEnvFile } from '../../workbench/envMention';
import { onDidChangeEnvFiles } from '../../workbench/envFileChanges';
import { findEnvFiles } from '../../workbench/envSelector';
import { originOf } from '../../workbench/settings';

/** What it takes to know how far somebody is. */
export interface FirstStepsServices {
  readonly health: CredentialHealth;
  readonly recordFile: HealthRecordFile;
}

/** What keeps the context keys of the first steps true. */
export interface FirstStepsTracker extends Disposable {
  /**
   * Opens the steps so that what is done already is ticked off: VS Code ticks off what becomes true after it has learned
   * of the steps, and never what was true when it did.
   */
  tellAfter(open: () => Promise<void>): Promise<void>;
}

/** Keeps the context keys of the first steps true. Asks nobody: it follows what is stored, recorded and on the disk. */
export function trackFirstSteps({ health, recordFile }: FirstStepsServices): FirstStepsTracker {
  const told = new Map<string, boolean>();
  let record: HealthRecord | undefined;
  let inFiles: readonly RealCredentials[] = [];
  let turn = 0;
  let disposed = false;

  const tell = (): void => {
    if (disposed) {
      return;
    }
    const { stored, verdict } = health.snapshot;
    const done = firstStepsDone(
      stored?.state === 'stored' ? { ...stored.credentials, verdict } : undefined,
      inFiles.map((credentials) => withVerdict(credentials, record)),
    );
    for (const [step, key] of Object.entries(contextKeys.firstSteps)) {
      const isDone = done[step as FirstStep];
      if (told.get(key) !== isDone) {
        told.set(key, isDone);
        void vscode.commands.executeCommand('setContext', key, isDone);
      }
    }
  };
  const look = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    const found = await readEnvFiles().catch(() => []);
    // What was read may be old by now; the newest look knows better.
    if (mine === turn) {
      inFiles = found;
      tell();
    }
  };

  const lookAgain = (): void => void look();
  const subscriptions = vscode.Disposable.from(
    onDidChangeEnvFiles(lookAgain),
    vscode.workspace.onDidChangeWorkspaceFolders(lookAgain),
    vscode.workspace.onDidGrantWorkspaceTrust(lookAgain),
    health.onDidChange(tell),
    recordFile.onDidChange((changed) => {
      record = changed;
      tell();
    }),
  );
  void recordFile.record.then((read) => {
    record ??= read;
    tell();
  });
  lookAgain();
  return {
    tellAfter: async (open) => {
      const setAll = (isDone: boolean): void => {
        for (const [key, isTrue] of told) {
          if (isTrue) {
            void vscode.commands.executeCommand('setContext', key, isDone);
          }
        }
      };
      setAll(false);
      await open();
      setAll(true);
    },
    dispose: () => {
      disposed = true;
      subscriptions.dispose();
    },
  };
}

/** The real keys of the workspace's `.env` files as they are on the disk; in Restricted Mode it does not look. */
async function readEnvFiles(): Promise<readonly RealCredentials[]> {
  if (!vscode.workspace.isTrusted) {
    return [];
  }
  const files = (await findEnvFiles()).filter(({ path }) => !isTemplateFileName(path));
  const texts = await Promise.all(files.map(readEnvFile));
  const context = { now: Date.now(), language: vscode.env.language, originOf };
  return texts.flatMap((text) => readRealCredentials(text, context));
}

/** A file need not name the region, and then any region's verdict on these values tells whether they work. */
function withVerdict(
  { apiKey, groupId, region }: RealCredentials,
  record: HealthRecord | undefined,
): KnownCredentials {
  const verdicts = (region === undefined ? regions : [region]).flatMap((each) => {
    const origin = originOf(each);
    return record === undefined || origin === undefined
      ? []
      : (verdictOn(record, { apiKey, groupId, region: each }, origin) ?? []);
  });
  return {
    apiKey,
    groupId,
    verdict: verdicts.toSorted((a, b) => b.evidence.at - a.evidence.at)[0],
  };
}
