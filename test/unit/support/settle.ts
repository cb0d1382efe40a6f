import { setImmediate as turn } from 'node:timers/promises';

/**
 * Lets everything run that waits for nothing but its turn, so that "and then nothing happens" can be said. Takes no
 * time: the fakes answer within a turn, and what a test holds back stays held back.
 */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 20; turns++) {
    await turn();
  }
}
