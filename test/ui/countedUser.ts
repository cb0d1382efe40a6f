import { ok } from 'node:assert/strict';

/**
 * A user whose actions are counted: a click, a key chord, a paste and a choice are one each. An Enter that only
 * confirms what stands there is none.
 */
export class CountedUser {
  private readonly actions: string[] = [];
  private count = 0;

  /** One action, or several that belong together. */
  async does(what: string, action: () => Promise<unknown>, count = 1): Promise<void> {
    this.actions.push(what);
    this.count += count;
    await action();
  }

  /** An Enter that only confirms what stands there. */
  async confirms(action: () => Promise<unknown>): Promise<void> {
    await action();
  }

  /** Fails when it took more actions than promised, or none at all. */
  neededAtMost(most: number): void {
    const { count, actions } = this;
    ok(count > 0 && count <= most, `${count} actions, ${most} at most: ${actions.join(', ')}`);
  }
}
