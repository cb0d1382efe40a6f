import { ApiKey, apiKeyShape, isSendableShape } from '../minimax/apiKey';
import { isRecord } from '../shared/isRecord';
import type { Credentials } from '../minimax/credentials';
import { groupIdShape, isSendableGroupId } from '../minimax/groupId';
import { isRegion } from '../minimax/region';

/** The version that this code writes. A higher one was written by a newer extension and is left alone. */
const documentVersion = 1;

/** The one profile there is so far; the document has room for several. */
const onlyProfile = 'default';

/** The outcome of reading a stored document. */
export type DocumentReading =
  { readonly kind: 'credentials'; readonly credentials: Credentials } | { readonly kind: 'corrupt' };

/**
 * The text that is kept in SecretStorage: key, Group ID and region in one document, so that a pair is never torn by
 * a write that is cut short or by two windows that write at once.
 */
export function writeCredentialDocument(credentials: Credentials): string {
  return JSON.stringify({
    version: documentVersion,
    active: onlyProfile,
    profiles: {
      [onlyProfile]: {
        apiKey: credentials.apiKey.reveal(),
        ...(credentials.groupId === undefined ? {} : { groupId: credentials.groupId }),
        region: credentials.region,
      },
    },
  });
}

/** Reads a stored document. What is not understood is corrupt; it is never taken for "nothing stored". */
export function readCredentialDocument(text: string): DocumentReading {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { kind: 'corrupt' };
  }
  if (!isRecord(document) || document['version'] !== documentVersion || !isRecord(document['profiles'])) {
    return { kind: 'corrupt' };
  }
  const profile = document['profiles'][String(document['active'])];
  if (!isRecord(profile)) {
    return { kind: 'corrupt' };
  }
  const { apiKey, groupId, region } = profile;
  const keyFits = typeof apiKey === 'string' && isSendableShape(apiKeyShape(apiKey));
  const groupFits =
    groupId === undefined || (typeof groupId === 'string' && isSendableGroupId(groupIdShape(groupId)));
  if (!keyFits || !groupFits || !isRegion(region)) {
    return { kind: 'corrupt' };
  }
  return { kind: 'credentials', credentials: { apiKey: new ApiKey(apiKey), groupId, region } };
}
