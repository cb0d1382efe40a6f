import * as l10n from '@vscode/l10n';
import type { ApiKeyKind } from '../minimax/apiKey';
import type { PlatformPage } from '../minimax/pages';
import type { Region } from '../minimax/region';

/** A region, as a user reads it. */
export function regionName(region: Region): string {
  return region === 'international' ? l10n.t('International') : l10n.t('Mainland China');
}

/** A kind of key, by the names under which MiniMax has sold it. */
export function apiKeyKindName(kind: ApiKeyKind): string {
  switch (kind) {
    case 'plan':
      return l10n.t('Subscription Key (Coding Plan, Token Plan, M Plan)');
    case 'payAsYouGo':
      return l10n.t('pay-as-you-go key');
    case 'legacyJwt':
      return l10n.t('legacy key (JWT)');
    case 'unknown':
      return l10n.t('key of an unknown kind');
  }
}

/** A page of the platform, by what it is for. */
export function pageName(page: PlatformPage): string {
  switch (page) {
    case 'signIn':
      return l10n.t('Sign-in');
    case 'apiKeys':
      return l10n.t('API Keys');
    case 'apiKeysConsole':
      return l10n.t('New Console API Keys');
    case 'groupId':
      return l10n.t('Group ID');
    case 'plan':
      return l10n.t('Plan');
    case 'usage':
      return l10n.t('Usage');
    case 'balance':
      return l10n.t('Balance');
    case 'errorCodes':
      return l10n.t('Error Codes');
    case 'quickstart':
      return l10n.t('Quickstart');
    case 'codingPlan':
      return l10n.t('Coding Plan');
    case 'status':
      return l10n.t('Service Status');
  }
}

/** A button or link that opens a page. */
export function openPageLabel(page: PlatformPage): string {
  return l10n.t('Open the {0} Page', pageName(page));
}
