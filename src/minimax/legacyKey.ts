/** What is read of a legacy key's claims. The payload also holds a phone number, an e-mail address and names. */
export interface LegacyClaims {
  /** The group that the key belongs to, as digits. `SubjectID` looks like one and is not. */
  readonly groupId: string | undefined;
}

/**
 * Reads the one claim of a legacy key (a JWT) that is of use. Nothing is verified: the signature is MiniMax's
 * business. Returns `undefined` when the middle part is no JSON object.
 */
export function readLegacyClaims(key: string): LegacyClaims | undefined {
  const payload = key.split('.')[1];
  if (payload === undefined) {
    return undefined;
  }
  const text = Buffer.from(payload, 'base64url').toString('utf8');
  let claims: unknown;
  try {
    claims = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) {
    return undefined;
  }
  const { GroupID: groupId, iss: issuer } = claims as Record<string, unknown>;
  // Another vendor's token may have a claim of that name, which is no group of MiniMax.
  const isForeign = issuer !== undefined && issuer !== 'minimax';
  return { groupId: isForeign ? undefined : groupIdOf(groupId, text) };
}

function groupIdOf(claim: unknown, text: string): string | undefined {
  if (typeof claim === 'string') {
    return /^\d{10,20}$/.test(claim) ? claim : undefined;
  }
  if (typeof claim !== 'number') {
    return undefined;
  }
  // A number of 19 digits is past what JSON.parse keeps exactly, so the digits are taken from the text, and only
  // when there is no doubt which they are.
  const found = [...text.matchAll(/"GroupID"\s*:\s*(\d{10,20})(?=\s*[,}])/g)];
  const digits = found.length === 1 ? found[0]?.[1] : undefined;
  return digits !== undefined && Number(digits) === claim ? digits : undefined;
}
