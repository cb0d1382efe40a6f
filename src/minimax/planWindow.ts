/** How a window of a plan stands. `notInPlan`: the plan does not include these models. */
export type WindowState = 'normal' | 'exhausted' | 'unlimited' | 'notInPlan' | 'notReported';

/** One window of a plan, for the models that share it. Counts are left out: their meaning changed in April 2026. */
export interface PlanWindow {
  /** MiniMax's name of the group of models: `general` for text, `video`, …; older answers name a model. */
  readonly name: string;
  readonly span: 'interval' | 'week';
  readonly state: WindowState;
  /** What is left, in percent, where MiniMax reports it. */
  readonly remainingPercent: number | undefined;
  /** When the window starts anew, in epoch milliseconds. */
  readonly resetsAt: number | undefined;
}

/** Whether a window is the one of the text models, which decides whether a plan can be spent. */
export function isTextWindow(window: PlanWindow): boolean {
  return /^(?:general$|text\b|minimax-m)/i.test(window.name);
}
