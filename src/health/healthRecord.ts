import { createHmac, randomBytes } from 'node:crypto';
import { isRecord } from '../shared/isRecord';
import type { Credentials } from '../minimax/credentials';
import { judge, type Verdict } from '../minimax/verdict';
import { isEvidence } from './recordedEvidence';

/** A verdict, and which credentials it is about. */
export interface RecordedVerdict {
  /** {@link fingerprintOf} the credentials and the host. */
  readonly fingerprint: string;
  readonly verdict: Verdict;
}

/** What survives a restart and is shared by all windows: never a secret, never a Group ID. */
export interface HealthRecord {
  /** Random, made once; without it a fingerprint says nothing. */
  readonly salt: string;
  /** Whether credentials were stored and not removed; the storage alone cannot tell a loss. */
  readonly credentialsStored: boolean;
  /** The last verdict that says something about the credentials. */
  readonly verdict: RecordedVerdict | undefined;
  /** A later try that found nothing out. */
  readonly attempt: RecordedVerdict | undefined;
  /** Verdicts on other values, such as those of a `.env` file: the newest first, at most {@link mostOthers}. */
  readonly others: readonly RecordedVerdict[];
}

/** How many verdicts on other values are kept. */
const mostOthers = 20;

/** The version of the file; another one is not read. */
const recordVersion = 1;

/** A record that knows nothing. */
export function emptyHealthRecord(): HealthRecord {
  return {
    salt: randomBytes(16).toString('hex'),
    credentialsStored: false,
    verdict: undefined,
    attempt: undefined,
    others: [],
  };
}

/** The last conclusive verdict on exactly these values at this host, wherever it was asked for. */
export function verdictOn(
  record: HealthRecord,
  credentials: Credentials,
  origin: string,
): Verdict | undefined {
  const fingerprint = fingerprintOf(credentials, origin, record.salt);
  const known = record.verdict === undefined ? record.others : [record.verdict, ...record.others];
  return known
    .filter((entry) => entry.fingerprint === fingerprint)
    .map(({ verdict }) => verdict)
    .sort((a, b) => b.evidence.at - a.evidence.at)[0];
}

/** The record with a conclusive verdict on values that need not be the stored ones. */
export function withOtherVerdict(
  record: HealthRecord,
  credentials: Credentials,
  verdict: Verdict,
): HealthRecord {
  const fingerprint = fingerprintOf(credentials, verdict.evidence.origin, record.salt);
  const kept = record.others.filter((entry) => entry.fingerprint !== fingerprint);
  return { ...record, others: [{ fingerprint, verdict }, ...kept].slice(0, mostOthers) };
}

/** Ties a verdict to credentials and host without holding them: an HMAC of all of them, as 32 hexadecimal digits. */
export function fingerprintOf(credentials: Credentials, origin: string, salt: string): string {
  return createHmac('sha256', salt)
    .update(
      JSON.stringify([credentials.apiKey.reveal(), credentials.groupId ?? null, credentials.region, origin]),
    )
    .digest('hex')
    .slice(0, 32);
}

/** The text of the file. Only the evidence is kept: the verdict follows from it. */
export function writeHealthRecord(record: HealthRecord): string {
  const recorded = (entry: RecordedVerdict | undefined): unknown =>
    entry && { fingerprint: entry.fingerprint, evidence: entry.verdict.evidence };
  return JSON.stringify({
    version: recordVersion,
    salt: record.salt,
    credentialsStored: record.credentialsStored,
    verdict: recorded(record.verdict),
    attempt: recorded(record.attempt),
    others: record.others.map(recorded),
  });
}

/** Reads the file; `undefined` for a text that is no such record. */
export function readHealthRecord(text: string): HealthRecord | undefined {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(record) || record['version'] !== recordVersion || typeof record['salt'] !== 'string') {
    return undefined;
  }
  return {
    salt: record['salt'],
    credentialsStored: record['credentialsStored'] === true,
    verdict: readRecorded(record['verdict']),
    attempt: readRecorded(record['attempt']),
    others: readOthers(record['others']),
  };
}

function readOthers(entries: unknown): readonly RecordedVerdict[] {
  return Array.isArray(entries)
    ? entries.flatMap((entry) => readRecorded(entry) ?? []).slice(0, mostOthers)
    : [];
}

function readRecorded(entry: unknown): RecordedVerdict | undefined {
  return isRecord(entry) && typeof entry['fingerprint'] === 'string' && isEvidence(entry['evidence'])
    ? { fingerprint: entry['fingerprint'], verdict: judge(entry['evidence']) }
    : undefined;
}
