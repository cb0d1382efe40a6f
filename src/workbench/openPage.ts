import * as vscode from 'vscode';
import { pageAddress, type PlatformPage } from '../minimax/pages';
import type { Region } from '../minimax/region';

/** Opens a page of the platform in the user's browser; false where the region has no such page. */
export async function openPlatformPage(page: PlatformPage, region: Region): Promise<boolean> {
  const address = pageAddress(page, region);
  return address !== undefined && (await vscode.env.openExternal(vscode.Uri.parse(address, true)));
}
