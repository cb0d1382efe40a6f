import { packageExtension } from '../host/packageExtension';
import { prepareHost } from '../host/prepare';
import { closeEverything, hostOfThisRun, themeName, type Theme, type WorkbenchOptions } from './workbench';

const themes: readonly Look[] = ['light', 'dark', 'highContrast', 'highContrastLight'];

/** A theme, or a light one in Simplified Chinese. */
export type Look = Theme | 'chinese';

/** Runs a picture script for the looks that its arguments name, or for all themes, with the packaged extension. */
export async function takePictures(takeAll: (look: Look) => Promise<void>): Promise<void> {
  try {
    const named = process.argv.slice(2) as Look[];
    await prepareHost(hostOfThisRun());
    process.env.TEST_VSIX = await packageExtension();
    for (const look of named.length > 0 ? named : themes) await takeAll(look);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    await closeEverything();
  }
}

/** How a window is opened to look so. */
export function optionsFor(look: Look): Pick<WorkbenchOptions, 'locale' | 'settings'> {
  return look === 'chinese'
    ? { locale: 'zh-cn', settings: { 'workbench.colorTheme': themeName('light') } }
    : { settings: { 'workbench.colorTheme': themeName(look) } };
}
