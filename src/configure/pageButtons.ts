import * as l10n from '@vscode/l10n';
import { regions, type Region } from '../minimax/region';
import { regionName } from '../text/names';
import type { PageButton } from './configureWindow';

/** The buttons of an input that open the page with its value: of the region, or of both where that is not known. */
export function pageButtons(page: 'apiKeys' | 'groupId', region: Region | undefined): readonly PageButton[] {
  return (region === undefined ? regions : [region]).map((each) => ({
    page,
    region: each,
    label:
      page === 'apiKeys'
        ? l10n.t('Open the API Keys Page ({0})', regionName(each))
        : l10n.t('Open the Page That Shows the Group ID ({0})', regionName(each)),
  }));
}
