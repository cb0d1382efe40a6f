import * as vscode from 'vscode';
import { commands, contextKeys, hints, walkthroughId } from '../ids';
import type { Disposable } from '../shared/emitter';
import type { CommandTable } from '../workbench/commandTable';
import type { EnvMention } from '../workbench/envMention';
import type { FirstStepsServices, FirstStepsTracker } from './firstSteps/trackFirstSteps';

/** What the first steps need before any of their code is loaded. */
export interface FirstStepsFeatureServices extends FirstStepsServices {
  readonly extensionId: string;
  readonly envMention: EnvMention;
  readonly globalState: vscode.Memento;
}

/**
 * `Minimax: Get Started`, and what ticks its steps off. That is loaded for those who have something to tick off, or
 * who look at the steps; nobody else pays for it.
 */
export function registerFirstSteps(table: CommandTable, services: FirstStepsFeatureServices): Disposable {
  const { extensionId, health, envMention, globalState } = services;
  let tracking: Promise<FirstStepsTracker> | undefined;
  let asked = false;
  let disposed = false;
  const track = (): Promise<FirstStepsTracker> => {
    tracking ??= import('./firstSteps/trackFirstSteps').then(({ trackFirstSteps }) => {
      const tracker = trackFirstSteps(services);
      if (disposed) {
        tracker.dispose();
      }
      return tracker;
    });
    return tracking;
  };
  const trackIfOfUse = (): void => {
    if (envMention.isFound || (health.snapshot.stored?.state ?? 'none') !== 'none') {
      void track();
    }
  };
  const list = (): Thenable<unknown> =>
    vscode.commands.executeCommand('setContext', contextKeys.getStartedAsked, true);
  if (globalState.get(hints.getStartedAsked) === true) {
    void list();
  }
  table.handle(commands.getStarted, async (step) => {
    const tracker = await track();
    const isFirstTime = !asked;
    asked = true;
    await list();
    void globalState.update(hints.getStartedAsked, true);
    const category = `${extensionId}#${walkthroughId}`;
    const open = async (): Promise<void> => {
      await vscode.commands.executeCommand(
        'workbench.action.openWalkthrough',
        typeof step === 'string' ? { category, step } : category,
      );
    };
    if (!isFirstTime) {
      await open();
      return;
    }
    await tracker.tellAfter(async () => {
      await open();
      // VS Code learns of the walkthroughs of extensions only when it opens the first one in a window, and may show one
      // of its own meanwhile. Asked again it shows the right one; where it does so already, nothing is seen of this.
      await open();
    });
  });
  const subscriptions = [health.onDidChange(trackIfOfUse), envMention.onDidChange(trackIfOfUse)];
  return {
    dispose: () => {
      disposed = true;
      subscriptions.forEach((subscription) => {
        subscription.dispose();
      });
      void tracking?.then((tracker) => {
        tracker.dispose();
      });
    },
  };
}
