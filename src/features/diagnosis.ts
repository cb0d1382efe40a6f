import * as vscode from 'vscode';
import { commands, diagnosisViewType } from '../ids';
import type { Disposable } from '../shared/emitter';
import type { CommandTable } from '../workbench/commandTable';
import type { DiagnosisFeature } from './diagnosis/createDiagnosis';

/** What a line with an error of MiniMax has in any case: words of its messages, or digits like its codes. */
const mayBeError = /minimax|token|login fail|api.?key|usage limit|balance|status_?code|\b[12]0\d\d\b/i;

/** A link that remembers the line that it stands in. */
class ErrorLink extends vscode.TerminalLink {
  constructor(
    startIndex: number,
    length: number,
    readonly text: string,
  ) {
    super(startIndex, length, vscode.l10n.t('Explain this MiniMax error'));
  }
}

/** Registers the commands and links that lead to the diagnosis; its code is loaded with the first of them. */
export function registerDiagnosis(table: CommandTable, load: () => Promise<DiagnosisFeature>): Disposable {
  let feature: Promise<DiagnosisFeature> | undefined;
  const loaded = (): Promise<DiagnosisFeature> => {
    feature ??= load();
    return feature;
  };
  table.handle(commands.diagnose, async () => (await loaded()).open());
  table.handle(commands.explainError, async (text) => {
    const given = typeof text === 'string' ? text : await errorText();
    if (given !== undefined && given.trim() !== '') {
      await (await loaded()).explain(given);
    }
  });
  const registrations = vscode.Disposable.from(
    vscode.window.registerTerminalLinkProvider({
      provideTerminalLinks: async ({ line }) => {
        // Every line of every terminal comes by here: most are done with at a glance, and nothing is loaded for them.
        if (!mayBeError.test(line)) {
          return [];
        }
        const { matchTerminalLine } = await import('../explanation/terminalLine');
        const found = matchTerminalLine(line);
        return found === undefined ? [] : [new ErrorLink(found.start, found.end - found.start, line)];
      },
      handleTerminalLink: async ({ text }: ErrorLink) => (await loaded()).explain(text),
    }),
    vscode.window.registerWebviewPanelSerializer(diagnosisViewType, {
      deserializeWebviewPanel: async (panel) => {
        (await loaded()).restore(panel);
      },
    }),
  );
  return {
    dispose: () => {
      registrations.dispose();
      void feature?.then((made) => {
        made.dispose();
      });
    },
  };
}

/** The selection, else what the user types or pastes. The clipboard is read only when the user chooses it. */
async function errorText(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor !== undefined && !editor.selection.isEmpty) {
    return editor.document.getText(editor.selection);
  }
  const fromClipboard: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('clippy'),
    tooltip: vscode.l10n.t('Explain What Is on the Clipboard'),
  };
  const box = vscode.window.createInputBox();
  box.title = vscode.l10n.t('MiniMax: Explain Error');
  box.prompt = vscode.l10n.t('Paste the error, or type its code. It is sent nowhere.');
  box.placeholder = 'token not match group';
  box.ignoreFocusOut = true;
  box.buttons = [fromClipboard];
  return new Promise((resolve) => {
    box.onDidAccept(() => {
      resolve(box.value);
      box.dispose();
    });
    box.onDidTriggerButton(() => {
      resolve(vscode.env.clipboard.readText());
      box.dispose();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}
