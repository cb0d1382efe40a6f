import * as vscode from 'vscode';
import type { CredentialHealth } from '../health/credentialHealth';
import type { presentStatusBar, StatusBarPresentation } from '../health/statusBarPresentation';
import type { Disposable } from '../shared/emitter';
import { contextKeys, hints, statusBarItemId } from '../ids';
import type { EnvMention } from '../workbench/envMention';
import { textMarkdown } from '../workbench/markdown';
import { originOf } from '../workbench/settings';

/** The longest that a timer of Node can wait, in milliseconds. */
const longestTimerMs = 2_147_483_647;

/** What the status bar feature needs. */
export interface StatusBarServices {
  readonly health: CredentialHealth;
  readonly envMention: EnvMention;
  readonly globalState: vscode.Memento;
}

/** The status bar item, and how to have it drawn anew. */
export interface StatusBarSupport extends Disposable {
  /** What the item shows at this moment; `undefined` until there is something to show. */
  readonly presentation: StatusBarPresentation | undefined;
  refresh(): void;
}

/** Shows the health of the credentials in the status bar. */
export function registerStatusBar({ health, envMention, globalState }: StatusBarServices): StatusBarSupport {
  const item = vscode.window.createStatusBarItem(statusBarItemId, vscode.StatusBarAlignment.Right, 100);
  let timer: NodeJS.Timeout | undefined;
  let shownState: string | undefined;

  // What is said in the item and its tooltip is loaded when there is something to say: most windows of people who have
  // installed the extension and not configured it never show it.
  let presenter: { presentStatusBar: typeof presentStatusBar } | undefined;
  let presentation: StatusBarPresentation | undefined;
  let disposed = false;

  const draw = (loaded: NonNullable<typeof presenter>): void => {
    presentation = loaded.presentStatusBar({
      snapshot: health.snapshot,
      interested: isInterested(),
      originOf,
      now: Date.now(),
      language: vscode.env.language,
    });
    item.name = vscode.l10n.t('MiniMax Credential Health');
    item.text = presentation.text;
    item.tooltip = textMarkdown(presentation.tooltip);
    item.accessibilityInformation = { label: presentation.accessibilityLabel };
    item.command = commandOf(presentation);
    item.backgroundColor =
      presentation.background === undefined
        ? undefined
        : new vscode.ThemeColor(`statusBarItem.${presentation.background}Background`);
    if (presentation.visible) {
      item.show();
    } else {
      item.hide();
    }
    if (presentation.state !== shownState) {
      shownState = presentation.state;
      void vscode.commands.executeCommand('setContext', contextKeys.credentialHealth, presentation.state);
    }
    clearTimeout(timer);
    if (presentation.changesAt !== undefined) {
      // "5 minutes ago" and "resets at" stop being true by themselves.
      timer = setTimeout(
        refresh,
        Math.min(Math.max(presentation.changesAt - Date.now(), 1_000), longestTimerMs),
      );
    }
  };

  const isInterested = (): boolean => envMention.isFound || globalState.get(hints.configureOpened) === true;
  const refresh = (): void => {
    const stored = health.snapshot.stored?.state;
    if (disposed || stored === undefined) {
      return;
    }
    if (presenter !== undefined) {
      draw(presenter);
    } else if (stored !== 'none' || isInterested()) {
      void import('../health/statusBarPresentation').then((loaded) => {
        presenter = loaded;
        refresh();
      });
    }
  };

  const subscriptions = vscode.Disposable.from(
    item,
    health.onDidChange(refresh),
    envMention.onDidChange(refresh),
  );
  return {
    get presentation() {
      return presentation;
    },
    refresh,
    dispose: () => {
      disposed = true;
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

function commandOf({ command, tooltip }: StatusBarPresentation): vscode.Command {
  return {
    command: command.command,
    title: tooltip.heading,
    ...(command.argument === undefined ? {} : { arguments: [command.argument] }),
  };
}
