import * as vscode from 'vscode';
import type {
  ChoiceStep,
  ConfigureWindow,
  InputNote,
  InputStep,
  StepResult,
} from '../configure/configureWindow';
import { commands } from '../ids';
import type { PlatformPage } from '../minimax/pages';
import type { Region } from '../minimax/region';
import { openPlatformPage } from './openPage';

const severities: Readonly<Record<InputNote['severity'], vscode.InputBoxValidationSeverity>> = {
  info: vscode.InputBoxValidationSeverity.Info,
  warning: vscode.InputBoxValidationSeverity.Warning,
  error: vscode.InputBoxValidationSeverity.Error,
};

/** The steps of Configure as VS Code's QuickInputs. They stay open when the focus leaves, for the user fetches values. */
export class QuickInputWindow implements ConfigureWindow {
  input(step: InputStep): Promise<StepResult<string>> {
    const box = vscode.window.createInputBox();
    box.value = step.value;
    box.prompt = step.prompt;
    box.placeholder = step.placeholder;
    box.password = step.password;
    let note = step.value === '' ? undefined : step.validate(step.value);
    const show = (): void => {
      box.validationMessage =
        note === undefined ? undefined : { message: note.message, severity: severities[note.severity] };
    };
    show();
    return this.#run(box, step, (accept) => [
      box.onDidChangeValue((text) => {
        note = step.validate(text);
        show();
      }),
      box.onDidAccept(() => {
        note = step.validate(box.value);
        show();
        if (note?.severity !== 'error') {
          accept(box.value);
        }
      }),
    ]);
  }

  choose<T>(step: ChoiceStep<T>): Promise<StepResult<T>> {
    const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly value: T }>();
    pick.prompt = step.prompt;
    pick.placeholder = step.placeholder;
    pick.items = step.choices.map(({ value, label, description, detail }) => ({
      value,
      label,
      ...(description === undefined ? {} : { description }),
      ...(detail === undefined ? {} : { detail }),
    }));
    const active = pick.items.filter((item) => item.value === step.active);
    pick.activeItems = active.length > 0 ? active : pick.items.slice(0, 1);
    return this.#run(pick, step, (accept) => [
      pick.onDidAccept(() => {
        const chosen = pick.selectedItems[0];
        if (chosen !== undefined) {
          accept(chosen.value);
        }
      }),
    ]);
  }

  /** The work stands where the step was, as a list whose one item cancels it. */
  withProgress<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    const pick = vscode.window.createQuickPick();
    pick.title = vscode.l10n.t('MiniMax: Configure');
    pick.placeholder = title;
    pick.items = [{ label: vscode.l10n.t('Cancel') }];
    pick.busy = true;
    pick.ignoreFocusOut = true;
    const controller = new AbortController();
    const cancelled = new Promise<undefined>((resolve) => {
      const cancel = (): void => {
        controller.abort();
        resolve(undefined);
      };
      pick.onDidAccept(cancel);
      pick.onDidHide(cancel);
    });
    const working = work(controller.signal).catch((error: unknown) => {
      if (controller.signal.aborted) {
        return undefined;
      }
      throw error;
    });
    pick.show();
    return Promise.race([working, cancelled]).finally(() => {
      pick.dispose();
    });
  }

  async openPage(page: PlatformPage, region: Region): Promise<void> {
    await openPlatformPage(page, region);
  }

  /** Shows an input until it is accepted, left with Back or dismissed, and takes it down. */
  #run<T>(
    input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem & { readonly value: T }>,
    step: InputStep | ChoiceStep<T>,
    listen: (accept: (value: T) => void) => vscode.Disposable[],
  ): Promise<StepResult<T>> {
    input.title = step.title;
    input.step = step.step;
    input.totalSteps = step.totalSteps;
    input.ignoreFocusOut = true;
    // What a button does; the step stays open meanwhile.
    const buttons = new Map<vscode.QuickInputButton, () => Thenable<unknown>>(
      step.pages.map(({ page, region, label }) => [
        { iconPath: new vscode.ThemeIcon('link-external'), tooltip: label },
        () => openPlatformPage(page, region),
      ]),
    );
    if ('firstStep' in step) {
      buttons.set(
        { iconPath: new vscode.ThemeIcon('question'), tooltip: vscode.l10n.t('Where to Find It') },
        () => vscode.commands.executeCommand(commands.getStarted, step.firstStep),
      );
    }
    input.buttons = [...(step.canGoBack ? [vscode.QuickInputButtons.Back] : []), ...buttons.keys()];
    return new Promise<StepResult<T>>((resolve) => {
      const finish = (result: StepResult<T>): void => {
        resolve(result);
        subscriptions.forEach((subscription) => {
          subscription.dispose();
        });
        input.dispose();
      };
      const subscriptions = [
        input.onDidTriggerButton((button) => {
          const carryOut = buttons.get(button);
          if (carryOut === undefined) {
            finish({ kind: 'back' });
          } else {
            void carryOut();
          }
        }),
        input.onDidHide(() => {
          finish({ kind: 'dismissed' });
        }),
        ...listen((value) => {
          finish({ kind: 'value', value });
        }),
      ];
      input.show();
    });
  }
}
