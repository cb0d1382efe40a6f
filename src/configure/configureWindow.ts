import type { FirstStep } from '../ids';
import type { PlatformPage } from '../minimax/pages';
import type { Region } from '../minimax/region';

/** What a validation says of a text as it is typed. Only an error keeps it from being accepted. */
export interface InputNote {
  readonly message: string;
  readonly severity: 'info' | 'warning' | 'error';
}

/** A button in the title of a step that opens a page of the platform. */
export interface PageButton {
  readonly page: PlatformPage;
  readonly region: Region;
  readonly label: string;
}

/** What every step shows. */
interface StepFrame {
  readonly title: string;
  /** Which step of how many; `undefined` for a question between the steps. */
  readonly step: number | undefined;
  readonly totalSteps: number | undefined;
  readonly canGoBack: boolean;
  readonly pages: readonly PageButton[];
}

/** A step in which a text is typed. */
export interface InputStep extends StepFrame {
  readonly value: string;
  readonly prompt: string;
  readonly placeholder: string;
  readonly password: boolean;
  /** The step of the walkthrough that tells where to find the value; a button in the title opens it. */
  readonly firstStep: FirstStep;
  readonly validate: (text: string) => InputNote | undefined;
}

/** One thing to choose. */
export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly description?: string | undefined;
  readonly detail?: string | undefined;
}

/** A step in which one of several things is chosen. */
export interface ChoiceStep<T> extends StepFrame {
  readonly prompt: string | undefined;
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  /** The choice that stands there first. */
  readonly active: T | undefined;
}

/** How a step ended; `dismissed` is Esc. */
export type StepResult<T> =
  { readonly kind: 'value'; readonly value: T } | { readonly kind: 'back' | 'dismissed' };

/** What Configure needs of the user interface. */
export interface ConfigureWindow {
  input(step: InputStep): Promise<StepResult<string>>;
  choose<T>(step: ChoiceStep<T>): Promise<StepResult<T>>;
  /** Runs work under a progress that can be cancelled; `undefined` when it was. */
  withProgress<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined>;
  openPage(page: PlatformPage, region: Region): Promise<void>;
}
