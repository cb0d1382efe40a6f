import { pageAddress, type PlatformPage } from './pages';
import type { Verdict } from './verdict';

/** Something that the user can do about a verdict. Each has a button or a choice wherever the verdict is shown. */
export type Remedy =
  | { readonly kind: 'askOtherRegion' | 'useOtherRegion' }
  | { readonly kind: 'useOwnGroupId' | 'correctGroupId' | 'removeGroupId' | 'correctKey' }
  | { readonly kind: 'tryAgain' | 'showLog' }
  | { readonly kind: 'openPage'; readonly page: PlatformPage };

/**
 * What helps, best first. Empty for a healthy verdict.
 * @param hasOwnGroupId Whether the key itself names its group, so that the right Group ID is known.
 */
export function remediesFor(verdict: Verdict, hasOwnGroupId: boolean): readonly Remedy[] {
  switch (verdict.state) {
    case 'healthy':
      return [];
    case 'groupIdMismatch':
      return [
        ...(hasOwnGroupId && verdict.evidence.ownGroup === 'differs'
          ? [{ kind: 'useOwnGroupId' } as const]
          : []),
        ...(verdict.evidence.ownGroup === 'matches' ? [] : [{ kind: 'correctGroupId' } as const]),
        { kind: 'removeGroupId' },
        { kind: 'openPage', page: 'groupId' },
        { kind: 'correctKey' },
      ];
    case 'notAcceptedHere':
      return [{ kind: 'askOtherRegion' }, { kind: 'correctKey' }, { kind: 'openPage', page: 'apiKeys' }];
    case 'wrongRegion':
      return [{ kind: 'useOtherRegion' }, { kind: 'correctKey' }];
    case 'keyRefused':
      return [{ kind: 'correctKey' }, { kind: 'openPage', page: 'apiKeys' }];
    case 'unspendable':
      return [
        ...spendingPages(verdict).map((page) => ({ kind: 'openPage', page }) as const),
        { kind: 'tryAgain' },
      ];
    case 'unreachable':
      return [{ kind: 'tryAgain' }, { kind: 'showLog' }];
    case 'trouble':
      return [
        { kind: 'tryAgain' },
        // Only one region is known to have such a page.
        ...(pageAddress('status', verdict.evidence.region) === undefined
          ? []
          : [{ kind: 'openPage', page: 'status' } as const]),
        { kind: 'showLog' },
      ];
  }
}

function spendingPages({ spending, evidence }: Verdict): readonly PlatformPage[] {
  if (spending.state !== 'unavailable') {
    return [];
  }
  switch (spending.why) {
    case 'windowExhausted':
      return ['usage', 'plan'];
    case 'insufficientBalance':
      return evidence.keyKind === 'plan' ? ['plan', 'balance'] : ['balance'];
    case 'quotaExhausted':
    case 'modelNotInPlan':
    case 'notInPlan':
    case 'noPlan':
      return ['plan'];
    case 'accountVerification':
      return ['signIn'];
  }
}
