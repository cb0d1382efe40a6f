import * as vscode from 'vscode';
import type { CredentialStore } from '../credentials/credentialStore';
import { commands } from '../ids';
import { isPlatformPage, pageAddress, platformPages, type PlatformPage } from '../minimax/pages';
import { isRegion, otherRegion, regions, type Region } from '../minimax/region';
import { pageName, regionName } from '../text/names';
import type { CommandTable } from '../workbench/commandTable';
import { openPlatformPage } from '../workbench/openPage';

interface PageItem extends vscode.QuickPickItem {
  readonly page?: PlatformPage;
  readonly region?: Region;
}

/** `Minimax: Open Platform Page…`: every page of the platform, the stored region's first. */
export function registerOpenPlatformPage(table: CommandTable, store: CredentialStore): void {
  table.handle(commands.openPlatformPage, async (page?: unknown, region?: unknown): Promise<void> => {
    const stored = await store.stored;
    const ownRegion = stored.state === 'stored' ? stored.credentials.region : undefined;
    const wanted = isRegion(region) ? region : ownRegion;
    if (isPlatformPage(page) && wanted !== undefined) {
      await openPlatformPage(page, wanted);
      return;
    }
    const order = ownRegion === undefined ? regions : [ownRegion, otherRegion(ownRegion)];
    const picked = await vscode.window.showQuickPick<PageItem>(
      order.flatMap((each) => pageItems(each, isPlatformPage(page) ? [page] : platformPages)),
      {
        title: vscode.l10n.t('MiniMax: Open Platform Page'),
        placeHolder: vscode.l10n.t('An account can sign in in its own region only'),
        matchOnDescription: true,
      },
    );
    if (picked?.page !== undefined && picked.region !== undefined) {
      await openPlatformPage(picked.page, picked.region);
    }
  });
}

function pageItems(region: Region, pages: readonly PlatformPage[]): PageItem[] {
  return [
    { label: regionName(region), kind: vscode.QuickPickItemKind.Separator },
    ...pages.flatMap((page) => {
      const address = pageAddress(page, region);
      return address === undefined
        ? []
        : [{ label: pageName(page), description: address.replace('https://', ''), page, region }];
    }),
  ];
}
