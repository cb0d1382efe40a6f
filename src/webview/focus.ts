/** Marks what takes the focus when something near it that had it goes away. */
export const takesFocus = 'data-takes-focus';

/** Makes a heading able to take the focus by script, and not by the Tab key. */
export function letTakeFocus(heading: HTMLElement): void {
  heading.tabIndex = -1;
  heading.setAttribute(takesFocus, '');
}

/** Moves the focus to a heading and shows it. */
export function moveFocusTo(element: HTMLElement): void {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'start' });
}

/**
 * Changes the page and keeps the focus where it was. If the focused element has gone, a remedy's button for example,
 * the focus goes to what is nearest to its place, so that the keyboard does not start from the top again.
 */
export function keepFocus(change: () => void): void {
  const focused = document.activeElement;
  const around: Element[] = [];
  for (let element = focused; element !== null; element = element.parentElement) {
    around.push(element);
  }
  change();
  if (!(focused instanceof HTMLElement) || focused === document.body || document.activeElement === focused) {
    return;
  }
  if (focused.isConnected && focused.checkVisibility()) {
    // It was moved, which takes the focus away.
    focused.focus({ preventScroll: true });
    return;
  }
  for (const element of around) {
    const next = element.isConnected ? element.querySelector<HTMLElement>(`[${takesFocus}]`) : null;
    if (next?.checkVisibility() === true) {
      next.focus({ preventScroll: true });
      return;
    }
  }
}
