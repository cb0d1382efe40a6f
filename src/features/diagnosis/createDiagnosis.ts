import * as vscode from 'vscode';
import type { DiagnosisFocus } from '../../diagnosis/input';
import { actionOf } from '../../diagnosis/diagnosis';
import type { DiagnosisView, PageMessage } from '../../diagnosis/protocol';
import { reportOf, type Report } from '../../diagnosis/report';
import { viewOf } from '../../diagnosis/view';
import { findErrors, isTooLong, type FoundError } from '../../explanation/findErrors';
import type { Disposable } from '../../shared/emitter';
import { onDidChangeEnvFiles } from '../../workbench/envFileChanges';
import { isEnvDocument } from '../../workbench/envSelector';
import { carryOut } from './diagnosisActions';
import { DiagnosisPanel } from './diagnosisPanel';
import type { DiagnosisServices } from './diagnosisServices';
import { DiagnosisSession } from './diagnosisSession';

/** The diagnosis page and what leads to it, once it is loaded. */
export interface DiagnosisFeature extends Disposable {
  /** Opens the page, or reveals it, about certain credentials where they are given, and runs the checks. */
  open(focus?: DiagnosisFocus): Promise<void>;
  /** Opens the page with a text explained. Nothing is sent. */
  explain(text: string): Promise<void>;
  /** Opens the page with the error explained that a program met, and runs the checks. */
  diagnoseError(text: string): Promise<void>;
  /** Takes over a page of the window as it was before a reload, with what is known without asking MiniMax. */
  restore(panel: vscode.WebviewPanel): Promise<void>;
}

/** Makes the diagnosis: one session and one page a window. */
export function createDiagnosis(services: DiagnosisServices): DiagnosisFeature {
  const session = new DiagnosisSession(services);
  let explained: { readonly errors: readonly FoundError[]; readonly isTooLong: boolean } | undefined;

  const view = (): DiagnosisView =>
    viewOf(session.diagnosis, {
      language: vscode.env.language,
      now: Date.now(),
      ...(explained === undefined ? {} : { explained }),
    });
  const explainText = (text: string): void => {
    explained = { errors: findErrors(text), isTooLong: isTooLong(text) };
  };
  const report = async (): Promise<Report> =>
    reportOf(session.diagnosis, {
      now: Date.now(),
      language: vscode.env.language,
      salt: (await services.recordFile.record).salt,
      versions: {
        extension: services.extensionVersion,
        vscode: vscode.version,
        platform: `${process.platform} ${process.arch}`,
        ...(vscode.env.remoteName === undefined ? {} : { remote: vscode.env.remoteName }),
      },
    });

  const onMessage = (message: PageMessage): void => {
    switch (message.type) {
      case 'ready':
        panel.post(view());
        return;
      case 'run':
        void session.run();
        return;
      case 'cancel':
        session.cancel();
        return;
      case 'action': {
        const action = actionOf(session.diagnosis, message.id);
        if (action !== undefined) {
          void carryOut(action, session, services);
        }
        return;
      }
      case 'explain':
        explainText(message.text);
        panel.post(view());
        panel.reveal('explanations');
        return;
      case 'clearExplanations':
        explained = undefined;
        panel.post(view());
        return;
      case 'copyReport':
        void report().then(copyReport);
        return;
      case 'saveReport':
        void report().then(saveReport);
    }
  };

  const panel = new DiagnosisPanel({ extensionUri: services.extensionUri, onMessage, view });
  // What changes while the page is closed is read when it is opened.
  const refresh = (): void => {
    if (panel.isOpen) {
      void session.refresh();
    }
  };
  const subscriptions = [
    session.onDidChange(() => {
      panel.post(view());
    }),
    services.store.onDidChange(refresh),
    onDidChangeEnvFiles(refresh),
    // VS Code may tell of a change on the disk before it has read again what it holds of the file itself.
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (!document.isDirty && panel.isOpen && isEnvDocument(document)) {
        refresh();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(refresh),
  ];
  const refreshed = session.refresh();
  const showExplained = (text: string): void => {
    explainText(text);
    panel.open();
    panel.post(view());
    panel.reveal('explanations');
  };
  return {
    open: async (focus) => {
      session.focusOn(focus);
      panel.open();
      await session.run();
    },
    explain: async (text) => {
      await session.refresh();
      showExplained(text);
    },
    diagnoseError: async (text) => {
      // Whoever meets an error in a terminal asks about the program that ran there.
      session.focusOn({ kind: 'program' });
      const running = session.run();
      showExplained(text);
      await running;
    },
    restore: async (restored) => {
      // The first view says where the page is scrolled to: an empty one would grow above that place.
      await refreshed;
      panel.restore(restored);
    },
    dispose: () => {
      subscriptions.forEach((subscription) => {
        subscription.dispose();
      });
      panel.dispose();
      session.dispose();
    },
  };
}

async function copyReport({ markdown }: Report): Promise<void> {
  await vscode.env.clipboard.writeText(markdown);
  vscode.window.setStatusBarMessage(
    vscode.l10n.t('The report is on the clipboard. It holds no secret.'),
    5_000,
  );
}

async function saveReport({ markdown, json }: Report): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save the Report'),
    filters: { Markdown: ['md'], JSON: ['json'] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, 'minimax-report.md') }),
  });
  if (uri === undefined) {
    return;
  }
  const text = uri.path.endsWith('.json') ? json : markdown;
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await vscode.window.showTextDocument(uri);
  } catch {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('The report could not be saved there. Choose another folder.'),
    );
  }
}
