import type { CredentialPair } from './pairs';
import { readPairs, variablesInUse } from './pairs';
import type { EnvContext } from './envContext';
import { isRealKey, readKeyValue } from './readValue';
import { readVariables } from './readVariables';
import { scanEnv } from './scanner';

/** A key of a file that is one, with the Group ID beside it where that can be one. */
export type RealCredentials = Pick<CredentialPair, 'apiKey' | 'groupId' | 'region'>;

/** The credentials of a `.env` text whose key a program could use as it stands: no sample, nothing to clean. */
export function readRealCredentials(text: string, context: EnvContext): readonly RealCredentials[] {
  const document = scanEnv(text);
  const inUse = variablesInUse(readVariables(document, context));
  return readPairs(document, inUse, context)
    .filter(({ key, obstacle }) => obstacle?.variable !== key && isRealKey(readKeyValue(key.value), true))
    .map(({ apiKey, groupId, group, region, obstacle }) => ({
      apiKey,
      groupId: obstacle !== undefined && obstacle.variable === group ? undefined : groupId,
      region,
    }));
}
