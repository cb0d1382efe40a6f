import { packageExtension } from '../host/packageExtension';
import { prepareHost } from '../host/prepare';
import { closeEverything, hostOfThisRun, type Theme } from './workbench';

const themes: readonly Theme[] = ['light', 'dark', 'highContrast', 'highContrastLight'];

/** Runs a picture script for the themes that its arguments name, or for all of them, with the packaged extension. */
export async function takePictures(takeAll: (theme: Theme) => Promise<void>): Promise<void> {
  try {
    const named = process.argv.slice(2) as Theme[];
    await prepareHost(hostOfThisRun());
    process.env.TEST_VSIX = await packageExtension();
    for (const theme of named.length > 0 ? named : themes) await takeAll(theme);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    await closeEverything();
  }
}
