import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import {
  readPageMessage,
  type DiagnosisView,
  type HostMessage,
  type PageMessage,
} from '../../diagnosis/protocol';
import { diagnosisViewType } from '../../ids';
import type { Disposable } from '../../shared/emitter';
import { pageDocument } from '../../webview/pageDocument';

/** What can be shown to the user in the page. */
export type RevealTarget = Extract<HostMessage, { type: 'reveal' }>['target'];

/** What the panel needs of those who know what is wrong. */
export interface DiagnosisPanelOptions {
  readonly extensionUri: vscode.Uri;
  /** Told everything that the page says, `ready` too, which has been answered with the view by then. */
  readonly onMessage: (message: PageMessage) => void;
  /** What the page is to show at this moment. */
  readonly view: () => DiagnosisView;
}

/**
 * The one diagnosis page of a window: opens it, takes over the one that VS Code brings back, and talks to it. Whoever
 * registers the serializer for `diagnosisViewType` calls `restore`; this code is then loaded only when it is needed.
 */
export class DiagnosisPanel implements Disposable {
  private shown: ShownPanel | undefined;

  constructor(private readonly options: DiagnosisPanelOptions) {}

  /** Whether there is a page, be it hidden by another editor. */
  get isOpen(): boolean {
    return this.shown !== undefined;
  }

  /** Opens the page beside the editor, or shows it where it is already open. */
  open(): void {
    if (this.shown !== undefined) {
      this.shown.show();
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      diagnosisViewType,
      this.options.view().strings.title,
      vscode.ViewColumn.Beside,
      { enableFindWidget: true, retainContextWhenHidden: false },
    );
    this.take(panel);
  }

  /** Fills the panel that was open as the window was closed or loaded anew. */
  restore(panel: vscode.WebviewPanel): void {
    if (this.shown === undefined) {
      this.take(panel);
    } else {
      // A command was quicker than the restoring.
      panel.dispose();
    }
  }

  /** Opens the page if need be, and takes the user to a part of it. */
  reveal(target: RevealTarget): void {
    this.open();
    this.shown?.moveTo(target);
  }

  /** Sends a view to the page, if there is one. Of views that come faster than they arrive, the last one counts. */
  post(view: DiagnosisView): void {
    this.shown?.post(view);
  }

  dispose(): void {
    this.shown?.dispose();
  }

  private take(panel: vscode.WebviewPanel): void {
    const shown = new ShownPanel(panel, this.options);
    this.shown = shown;
    panel.onDidDispose(() => {
      if (this.shown === shown) {
        this.shown = undefined;
      }
    });
  }
}

/** A panel with the page in it. The page goes whenever the panel is hidden, and says `ready` when it is there again. */
class ShownPanel {
  private isReady = false;
  private isSending = false;
  private waiting: DiagnosisView | undefined;
  private target: RevealTarget | undefined;
  /** Counts the documents; what was sent to an earlier one may never be answered. */
  private documentNumber = 0;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly options: DiagnosisPanelOptions,
  ) {
    const folder = vscode.Uri.joinPath(options.extensionUri, 'dist', 'webview');
    const { webview } = panel;
    panel.iconPath = new vscode.ThemeIcon('pulse');
    webview.options = {
      enableScripts: true,
      enableForms: false,
      enableCommandUris: false,
      localResourceRoots: [folder],
    };
    webview.onDidReceiveMessage((message: unknown) => {
      const read = readPageMessage(message);
      if (read?.type === 'ready') {
        this.start();
      }
      if (read !== undefined) {
        options.onMessage(read);
      }
    });
    panel.onDidChangeViewState(() => {
      this.isReady &&= panel.visible;
    });
    const uri = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
    const view = options.view();
    webview.html = pageDocument({
      nonce: randomBytes(16).toString('base64'),
      scriptUri: uri('main.js'),
      styleUri: uri('page.css'),
      language: view.language,
      title: view.strings.title,
    });
  }

  show(): void {
    this.panel.reveal(undefined, false);
  }

  post(view: DiagnosisView): void {
    if (!this.isReady) {
      // It asks for the view of its moment when it is there.
      return;
    }
    this.waiting = view;
    if (!this.isSending) {
      void this.send();
    }
  }

  moveTo(target: RevealTarget): void {
    this.target = target;
    if (this.isReady) {
      void this.send();
    }
  }

  dispose(): void {
    this.panel.dispose();
  }

  private start(): void {
    this.documentNumber += 1;
    this.isReady = true;
    this.isSending = false;
    this.waiting = this.options.view();
    void this.send();
  }

  private async send(): Promise<void> {
    if (this.isSending) {
      return;
    }
    const { documentNumber } = this;
    this.isSending = true;
    try {
      for (let message = this.next(); message !== undefined; message = this.next()) {
        await this.panel.webview.postMessage(message);
        if (documentNumber !== this.documentNumber) {
          return;
        }
      }
    } catch {
      // The panel was closed meanwhile: there is nobody left to tell.
      return;
    }
    this.isSending = false;
  }

  /** The view first: what is to be revealed may only be in it. */
  private next(): HostMessage | undefined {
    const { waiting: view, target } = this;
    if (view !== undefined) {
      this.waiting = undefined;
      return { type: 'view', view };
    }
    if (target !== undefined) {
      this.target = undefined;
      return { type: 'reveal', target };
    }
    return undefined;
  }
}
