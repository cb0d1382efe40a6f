import type { Page } from 'playwright-core';

/** What a page may take to show something, in milliseconds. */
export const usualLimit = 15_000;

/**
 * Reads something of the page again and again until it is there and as wanted. Throws with the last thing read when
 * that does not happen within the limit, in milliseconds.
 */
export async function waitUntil<T>(
  page: Page,
  what: string,
  read: () => Promise<T | undefined>,
  isWanted: (value: T) => boolean,
  limit = usualLimit,
): Promise<T> {
  const deadline = Date.now() + limit;
  for (;;) {
    const value = await read();
    if (value !== undefined && isWanted(value)) return value;
    if (Date.now() > deadline) {
      throw new Error(
        `Waited ${limit / 1000} s for: ${what}. Last seen: ${value === undefined ? 'nothing' : JSON.stringify(value)}`,
      );
    }
    // Before the next frame there is nothing new to be seen.
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))');
  }
}
