import * as l10n from '@vscode/l10n';
import { otherRegion, type Region } from '../minimax/region';
import type { Remedy } from '../minimax/remedy';
import { openPageLabel, regionName } from './names';

/** A remedy as the label of a button or a choice. */
export function remedyLabel(remedy: Remedy, region: Region): string {
  const there = regionName(otherRegion(region));
  switch (remedy.kind) {
    case 'askOtherRegion':
      return l10n.t('Ask {0}', there);
    case 'useOtherRegion':
      return l10n.t('Switch to {0}', there);
    case 'useOwnGroupId':
      return l10n.t('Use the Key’s Group ID');
    case 'correctGroupId':
      return l10n.t('Correct the Group ID');
    case 'removeGroupId':
      return l10n.t('Remove the Group ID');
    case 'correctKey':
      return l10n.t('Correct the API Key');
    case 'tryAgain':
      return l10n.t('Try Again');
    case 'showLog':
      return l10n.t('Show Log');
    case 'openPage':
      return openPageLabel(remedy.page);
  }
}

/** What choosing a remedy does, where its label does not say it all. `host` is the other region's. */
export function remedyDetail(remedy: Remedy, host: string): string | undefined {
  switch (remedy.kind) {
    case 'askOtherRegion':
      return l10n.t('Sends the key to {0} as well. Costs nothing.', host);
    case 'useOtherRegion':
      return l10n.t('The key goes to {0} from then on.', host);
    case 'removeGroupId':
      return l10n.t('Many calls work without one. When it is sent, it is checked.');
    default:
      return undefined;
  }
}
