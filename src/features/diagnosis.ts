import * as vscode from 'vscode';
import { commands, diagnosisViewType, diagnosticSource, storedFocus } from '../ids';
import type { DiagnosisFocus } from '../diagnosis/input';
import type { Disposable } from '../shared/emitter';
import { isRecord } from '../shared/isRecord';
import type { CommandTable } from '../workbench/commandTable';
import { isEnvDocument } from '../workbench/envSelector';
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
    super(startIndex, length, vscode.l10n.t('Diagnose this MiniMax error'));
  }
}

/** Offers to explain what other tools report, such as a test that failed, when that is an error of MiniMax. */
class ExplainActions implements vscode.CodeActionProvider {
  async provideCodeActions(
    _document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const possible = diagnostics.filter(
      ({ source, message }) => source !== diagnosticSource && mayBeError.test(message),
    );
    if (possible.length === 0) {
      return [];
    }
    return (await import('./diagnosis/explainActions')).explainActions(possible);
  }
}

/** Registers the commands and links that lead to the diagnosis; its code is loaded with the first of them. */
export function registerDiagnosis(table: CommandTable, load: () => Promise<DiagnosisFeature>): Disposable {
  let feature: Promise<DiagnosisFeature> | undefined;
  const loaded = (): Promise<DiagnosisFeature> => {
    feature ??= load();
    return feature;
  };
  table.handle(commands.diagnose, async (about) => {
    const focus = readFocus(about) ?? focusOfEditor();
    await (await loaded()).open(focus);
  });
  table.handle(commands.explainError, async (text) => {
    const given = typeof text === 'string' ? text : await (await import('./diagnosis/errorText')).errorText();
    if (given !== undefined && given.trim() !== '') {
      await (await loaded()).explain(given);
    }
  });
  const registrations = vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider({ pattern: '**' }, new ExplainActions(), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
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
      handleTerminalLink: async ({ text }: ErrorLink) => (await loaded()).diagnoseError(text),
    }),
    vscode.window.registerWebviewPanelSerializer(diagnosisViewType, {
      deserializeWebviewPanel: async (panel) => {
        await (await loaded()).restore(panel);
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

/** Whose credentials the command is to be about. Anything else counts as nothing: any extension can run the command. */
function readFocus(about: unknown): DiagnosisFocus | undefined {
  if (about === storedFocus) {
    return { kind: 'stored' };
  }
  return isRecord(about) && typeof about['uri'] === 'string'
    ? {
        kind: 'envFile',
        uri: about['uri'],
        keyVariable: typeof about['keyVariable'] === 'string' ? about['keyVariable'] : undefined,
      }
    : undefined;
}

/** Whoever runs the command in a `.env` file asks about that file. */
function focusOfEditor(): DiagnosisFocus | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document !== undefined && isEnvDocument(document)
    ? { kind: 'envFile', uri: document.uri.toString(), keyVariable: undefined }
    : undefined;
}
