import type {
  ChoiceStep,
  ConfigureWindow,
  InputNote,
  InputStep,
  StepResult,
} from '../../../src/configure/configureWindow';
import type { FirstStep } from '../../../src/ids';
import type { PlatformPage } from '../../../src/minimax/pages';
import type { Region } from '../../../src/minimax/region';

/**
 * What the user does next. `type` replaces the text, which need not be accepted: the next answer is for the same step,
 * as `enter`, `back` and `escape` are. `paste` is `type` followed by `enter`. `pick` chooses by label.
 */
export type Answer =
  | 'enter'
  | 'back'
  | 'escape'
  | { readonly type: string }
  | { readonly paste: string }
  | { readonly pick: string };

/** A step as it was shown, and all that was said while it was open. */
export interface ShownStep {
  readonly kind: 'input' | 'choice';
  readonly title: string;
  readonly position: string | undefined;
  readonly canGoBack: boolean;
  readonly pages: readonly string[];
  readonly prompt: string;
  readonly placeholder: string;
  /** Of an input: what stood in it when it was opened, and whether it was hidden. */
  readonly value: string;
  readonly password: boolean;
  /** Of an input: everything that the validation said, in order. */
  readonly notes: InputNote[];
  /** Of an input: the step of the walkthrough that its button opens. */
  readonly firstStep: FirstStep | undefined;
  /** Of a choice: what could be chosen. */
  readonly choices: readonly {
    readonly label: string;
    readonly description: string | undefined;
    readonly detail: string | undefined;
  }[];
  /** Of a choice: the label that stood there first. */
  readonly active: string | undefined;
}

/** A window that answers the steps of Configure from a script, as strictly as QuickInputs do, and remembers them. */
export class ScriptedWindow implements ConfigureWindow {
  readonly shown: ShownStep[] = [];
  readonly progress: string[] = [];
  readonly opened: string[] = [];
  /** Called when progress is shown, with the way to press its Cancel. */
  onProgress: (cancel: () => void, title: string) => void = () => undefined;
  /** Called before an answer is given, with the number of steps shown so far; for what happens in between. */
  onStep: (count: number) => void | Promise<void> = () => undefined;
  readonly #answers: Answer[];

  constructor(...answers: Answer[]) {
    this.#answers = answers;
  }

  /** The answers that were not needed. */
  get left(): readonly Answer[] {
    return this.#answers;
  }

  /** The last step that was shown. */
  get last(): ShownStep {
    const step = this.shown.at(-1);
    if (step === undefined) {
      throw new Error('No step was shown.');
    }
    return step;
  }

  async input(step: InputStep): Promise<StepResult<string>> {
    const shown = this.#show(step, 'input', {
      value: step.value,
      password: step.password,
      firstStep: step.firstStep,
    });
    let text = step.value;
    const say = (note: InputNote | undefined): InputNote | undefined => {
      if (note !== undefined) {
        shown.notes.push(note);
      }
      return note;
    };
    if (text !== '') {
      say(step.validate(text));
    }
    await this.onStep(this.shown.length);
    for (;;) {
      const answer = this.#next(shown);
      if (answer === 'escape') {
        return { kind: 'dismissed' };
      }
      if (answer === 'back') {
        this.#requireBack(shown);
        return { kind: 'back' };
      }
      if (typeof answer === 'object') {
        if ('pick' in answer) {
          throw new Error(`There is nothing to pick in “${shown.prompt}”.`);
        }
        // An InputBox has one line: it turns line ends into spaces.
        text = ('type' in answer ? answer.type : answer.paste).replace(/\r\n|\r|\n/g, ' ');
        say(step.validate(text));
        if ('type' in answer) {
          continue;
        }
      }
      // Enter does nothing while there is an error.
      if (say(step.validate(text))?.severity !== 'error') {
        return { kind: 'value', value: text };
      }
    }
  }

  async choose<T>(step: ChoiceStep<T>): Promise<StepResult<T>> {
    const shown = this.#show(step, 'choice', {
      choices: step.choices.map(({ label, description, detail }) => ({ label, description, detail })),
      active: step.choices.find(({ value }) => value === step.active)?.label,
    });
    await this.onStep(this.shown.length);
    const answer = this.#next(shown);
    if (answer === 'escape') {
      return { kind: 'dismissed' };
    }
    if (answer === 'back') {
      this.#requireBack(shown);
      return { kind: 'back' };
    }
    const label =
      answer === 'enter'
        ? (shown.active ?? shown.choices[0]?.label)
        : 'pick' in answer
          ? answer.pick
          : undefined;
    const choice = step.choices.find((each) => each.label === label);
    if (choice === undefined) {
      throw new Error(
        `“${String(label)}” is not among: ${shown.choices.map((each) => each.label).join(', ')}. It was asked: ${shown.prompt}`,
      );
    }
    return { kind: 'value', value: choice.value };
  }

  async withProgress<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    this.progress.push(title);
    const controller = new AbortController();
    try {
      const result = work(controller.signal);
      this.onProgress(() => {
        controller.abort();
      }, title);
      return await result;
    } catch (error) {
      if (controller.signal.aborted) {
        return undefined;
      }
      throw error;
    }
  }

  openPage(page: PlatformPage, region: Region): Promise<void> {
    this.opened.push(`${page} ${region}`);
    return Promise.resolve();
  }

  #show(
    step: InputStep | ChoiceStep<unknown>,
    kind: ShownStep['kind'],
    own: Partial<Pick<ShownStep, 'value' | 'password' | 'choices' | 'active' | 'firstStep'>>,
  ): ShownStep {
    const shown: ShownStep = {
      kind,
      title: step.title,
      position: step.step === undefined ? undefined : `${step.step}/${String(step.totalSteps)}`,
      canGoBack: step.canGoBack,
      pages: step.pages.map(({ page, region }) => `${page} ${region}`),
      prompt: step.prompt ?? '',
      placeholder: step.placeholder,
      value: '',
      password: false,
      firstStep: undefined,
      notes: [],
      choices: [],
      active: undefined,
      ...own,
    };
    this.shown.push(shown);
    return shown;
  }

  #next(shown: ShownStep): Answer {
    const answer = this.#answers.shift();
    if (answer === undefined) {
      const choices = shown.choices.map(({ label }) => label).join(', ');
      throw new Error(`The script is over at “${shown.prompt}” ${choices}`);
    }
    return answer;
  }

  #requireBack(shown: ShownStep): void {
    if (!shown.canGoBack) {
      throw new Error(`There is no way back from “${shown.prompt}”.`);
    }
  }
}
