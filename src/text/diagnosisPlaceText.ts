import * as l10n from '@vscode/l10n';
import type { Place } from '../diagnosis/place';

/**
 * A place where credentials stand, as a user reads it.
 * @param variable The variable that is meant, where that is another one than the key's.
 */
export function placeText(place: Place, language: string, variable?: string): string {
  switch (place.kind) {
    case 'stored':
      return l10n.t('Secret storage of VS Code');
    case 'envFile':
      return place.fromEnvironment.length === 0
        ? l10n.t('{0} ({1})', place.label, variable ?? place.keyVariable)
        : l10n.t('{0} with {1} from the environment', place.label, listText(place.fromEnvironment, language));
    case 'environment':
      return l10n.t('Environment of VS Code ({0})', variable ?? place.keyVariable);
    case 'tool':
      return place.file === 'mmxCli'
        ? l10n.t('mmx-cli ({0})', place.label)
        : l10n.t('Claude Code ({0})', place.label);
  }
}

/** Several things in one sentence: "a, b and c". */
export function listText(items: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
}

/** The host of an origin; of an empty one, that it is not told. */
export function hostText(origin: string): string {
  return origin === '' ? l10n.t('a host that a setting names') : new URL(origin).host;
}
