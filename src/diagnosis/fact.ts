import type { Answer } from '../minimax/answer';
import type { ApiKeyKind } from '../minimax/apiKey';
import type { Balance } from '../minimax/balance';
import type { EndpointFault } from '../minimax/endpoint';
import type { DirectRouteFinding, NetworkFault } from '../minimax/httpClient';
import type { PlanWindow } from '../minimax/planWindow';
import type { Region } from '../minimax/region';
import type { GroupFinding, SpendingFinding, VerdictState } from '../minimax/verdict';
import type { NamedHost, Obstacle, Place } from './place';

/** Why a check was left out. */
export type SkipReason =
  | 'noCredentials'
  | 'obstacle'
  | 'untrusted'
  | 'regionUnknown'
  | 'endpointRefused'
  | 'keyRefused'
  | 'noGroupId'
  | 'acceptedHere'
  | 'needsConsent'
  | 'notNeeded';

/**
 * What a check rests on: data, which `src/text/diagnosisText.ts` puts into words. A key stands here as its mask only;
 * Group IDs and places are whole, and the report leaves them out.
 */
export type Fact =
  // Where the credentials are.
  | {
      readonly kind: 'storage';
      readonly state: 'reading' | 'none' | 'lost' | 'corrupt' | 'unavailable';
    }
  | {
      readonly kind: 'found';
      readonly place: Place;
      readonly mask: string;
      readonly groupId: string | undefined;
    }
  | { readonly kind: 'noEnvFile' | 'environmentEmpty' | 'environmentMayDiffer' | 'toolsNotRead' }
  | { readonly kind: 'envFileWithoutKey'; readonly label: string }
  | { readonly kind: 'toolFile'; readonly label: string; readonly state: 'absent' | 'unreadable' | 'noKey' }
  | { readonly kind: 'programUses'; readonly place: Place }
  | { readonly kind: 'programsCannotReadStorage' | 'restrictedMode' | 'keysDiffer' }
  | { readonly kind: 'overridden'; readonly place: Place; readonly variables: readonly string[] }
  | { readonly kind: 'emptied'; readonly place: Place; readonly variables: readonly string[] }
  | { readonly kind: 'groupIdsDiffer'; readonly mask: string }
  | { readonly kind: 'misspelled'; readonly variable: string; readonly meant: string }
  // The values by themselves.
  | { readonly kind: 'keyKind'; readonly place: Place; readonly keyKind: ApiKeyKind }
  | { readonly kind: 'keyShape'; readonly place: Place; readonly shape: 'short' | 'long' | 'unknownKind' }
  | { readonly kind: 'unusualButAccepted' }
  | { readonly kind: 'obstacle'; readonly place: Place; readonly obstacle: Obstacle }
  | { readonly kind: 'groupId'; readonly place: Place; readonly groupId: string; readonly digits: number }
  | { readonly kind: 'groupIdEmpty'; readonly place: Place; readonly variable: string | undefined }
  | { readonly kind: 'ownGroupId'; readonly matches: boolean; readonly groupId: string | undefined }
  // The way to MiniMax.
  | { readonly kind: 'reached'; readonly region: Region; readonly origin: string }
  | { readonly kind: 'network'; readonly fault: NetworkFault | undefined; readonly origin: string }
  | { readonly kind: 'directRoute'; readonly finding: DirectRouteFinding }
  | {
      readonly kind: 'networkRemedy';
      readonly fault: NetworkFault | undefined;
      readonly direct: DirectRouteFinding | undefined;
    }
  | { readonly kind: 'trouble'; readonly answer: Answer | undefined; readonly origin: string }
  | { readonly kind: 'endpointRefused'; readonly region: Region; readonly fault: EndpointFault }
  | { readonly kind: 'namedHost'; readonly place: Place; readonly host: NamedHost }
  // What MiniMax said.
  | {
      readonly kind: 'keyFinding';
      readonly region: Region;
      readonly state: 'accepted' | 'refused' | 'contradictory' | 'unclear';
      readonly at: number;
    }
  | { readonly kind: 'said'; readonly answer: Answer }
  | { readonly kind: 'regionUnknown'; readonly place: Place }
  | { readonly kind: 'regionFromSameKey' | 'hostNotNamed'; readonly region: Region }
  | { readonly kind: 'notAsked' | 'beingAsked' | 'cancelled' }
  | { readonly kind: 'group'; readonly finding: GroupFinding }
  | { readonly kind: 'spending'; readonly finding: SpendingFinding }
  | { readonly kind: 'window'; readonly window: PlanWindow }
  | { readonly kind: 'balance'; readonly balance: Balance }
  | {
      readonly kind: 'otherRegion';
      readonly region: Region;
      readonly state: 'accepted' | 'refused' | 'unclear';
      /** What else is to be said of the credentials there, where the key is accepted. */
      readonly verdict: VerdictState | undefined;
    }
  | { readonly kind: 'skipped'; readonly why: SkipReason };
