import * as vscode from 'vscode';
import { ruleCodes, type RuleCode } from '../../env/ruleCatalogue';
import { Emitter, type Disposable } from '../../shared/emitter';

/** The page that explains the rules, as it ships with the extension. */
export interface RulesPage {
  /** The paragraph of a rule; `undefined` until the page has been read. */
  linkTo(code: RuleCode): vscode.Uri | undefined;
  readonly onDidLoad: (listener: () => void) => Disposable;
}

/** Finds the paragraphs of the page: an editor is opened at a line, not at a heading. */
export function loadRulesPage(page: vscode.Uri): RulesPage {
  const lines = new Map<RuleCode, number>();
  const loaded = new Emitter<void>();
  void vscode.workspace.fs.readFile(page).then(
    (bytes) => {
      new TextDecoder()
        .decode(bytes)
        .split('\n')
        .forEach((line, index) => {
          const code = ruleCodes.find(
            (each) => new RegExp(`^#+ .*\\b${each}\\b`).test(line) && !lines.has(each),
          );
          if (code !== undefined) {
            lines.set(code, index + 1);
          }
        });
      loaded.fire();
    },
    () => undefined,
  );
  return {
    linkTo: (code) => {
      const line = lines.get(code);
      return line === undefined ? undefined : page.with({ fragment: `L${line}` });
    },
    onDidLoad: loaded.event,
  };
}
