import { codeOf } from './answer';
import { isRecord } from '../shared/isRecord';
import type { ApiKeyKind } from './apiKey';
import { sampleGroupId } from './groupId';

/**
 * The requests that cost nothing, by what they ask: `models`, is the key accepted here; `pairing`, does this Group ID
 * belong to the key; `pairingSample`, does that endpoint look at the Group ID at all; `pairingControl`, the same
 * without one; `planUsage` and `balance`, can it be spent.
 */
export type RequestName = 'models' | 'pairing' | 'pairingSample' | 'pairingControl' | 'planUsage' | 'balance';

/** One free request, apart from host and key. */
export interface FreeRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly path: string;
  readonly body?: string;
  /** Whether a body that claims success is what this endpoint answers. */
  readonly isAnswer: (body: Readonly<Record<string, unknown>>) => boolean;
}

/** `get_voice` with this body lists the user's own cloned voices; it changes nothing and generates nothing. */
const listClonedVoices = JSON.stringify({ voice_type: 'voice_cloning' });

/**
 * The request of a name. That `get_voice` checks the Group ID is known from single reports only, so its answers are
 * believed only where they show it themselves (see the verdict's table).
 */
export function freeRequest(name: RequestName, groupId: string | undefined): FreeRequest {
  switch (name) {
    case 'models':
      return {
        method: 'GET',
        path: '/v1/models',
        isAnswer: (body) => Array.isArray(body['data']) && body['object'] === 'list',
      };
    case 'planUsage':
      return {
        method: 'GET',
        path: '/v1/token_plan/remains',
        isAnswer: (body) => saysSuccess(body) && Array.isArray(body['model_remains']),
      };
    case 'balance':
      return {
        method: 'GET',
        path: '/account/query_balance',
        isAnswer: (body) => saysSuccess(body) && body['available_amount'] !== undefined,
      };
    case 'pairing':
      return pairing(groupId);
    case 'pairingSample':
      return pairing(sampleGroupId);
    case 'pairingControl':
      return pairing(undefined);
  }
}

/** The requests that are made at once for a key of this kind. */
export function requestsFor(kind: ApiKeyKind, withGroupId: boolean): readonly RequestName[] {
  const spending: Readonly<Record<ApiKeyKind, readonly RequestName[]>> = {
    plan: ['planUsage'],
    payAsYouGo: ['balance'],
    legacyJwt: ['planUsage', 'balance'],
    unknown: ['planUsage', 'balance'],
  };
  return ['models', ...(withGroupId ? (['pairing', 'pairingSample'] as const) : []), ...spending[kind]];
}

function pairing(groupId: string | undefined): FreeRequest {
  return {
    method: 'POST',
    // Never `GroupId=` without a value: MiniMax answers that with a misleading "insufficient balance".
    path: groupId === undefined ? '/v1/get_voice' : `/v1/get_voice?GroupId=${encodeURIComponent(groupId)}`,
    body: listClonedVoices,
    isAnswer: saysSuccess,
  };
}

function saysSuccess(body: Readonly<Record<string, unknown>>): boolean {
  return isRecord(body['base_resp']) && codeOf(body['base_resp']['status_code']) === 0;
}
