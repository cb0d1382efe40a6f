import { readAnswer, type Answer } from './answer';
import { readBalance, type Balance } from './balance';
import type { Credentials } from './credentials';
import { groupIdShape, isSendableGroupId } from './groupId';
import type { HttpClient } from './httpClient';
import { readPlanWindows } from './planUsage';
import type { PlanWindow } from './planWindow';
import { freeRequest, requestsFor, type RequestName } from './requests';
import { judge, needsControl, type Evidence, type Verdict } from './verdict';

/** What a verification needs besides the credentials. */
export interface VerificationOptions {
  readonly http: HttpClient;
  /** The origin of the credentials' region; all requests of one verification go there. */
  readonly origin: string;
  readonly signal: AbortSignal;
  /** The clock, in epoch milliseconds. */
  readonly now: () => number;
  /** Told of each answer as it arrives, for the log. */
  readonly onAnswer?: (request: RequestName, answer: Answer) => void;
}

/** Thrown, before anything is sent, for values that are no credentials: placeholders, swapped or malformed ones. */
export class UnsendableCredentialsError extends Error {
  override readonly name = 'UnsendableCredentialsError';

  constructor() {
    super('These values cannot be credentials, so nothing was sent.');
  }
}

/**
 * Asks one region about one set of credentials with requests that cost nothing, in parallel, and judges the answers.
 * Rejects with {@link UnsendableCredentialsError}, or with the signal's reason when it is cancelled; everything else,
 * also a dead network, is a verdict.
 */
export async function verifyCredentials(
  credentials: Credentials,
  options: VerificationOptions,
): Promise<Verdict> {
  const { apiKey, groupId } = credentials;
  if (!apiKey.isSendable || (groupId !== undefined && !isSendableGroupId(groupIdShape(groupId)))) {
    throw new UnsendableCredentialsError();
  }
  options.signal.throwIfAborted();

  const answers: Partial<Record<RequestName, Answer>> = {};
  let planWindows: PlanWindow[] | undefined;
  let balance: Balance | undefined;

  const ask = async (name: RequestName): Promise<void> => {
    const { isAnswer, method, path, body } = freeRequest(name, groupId);
    const result = await options.http.send({
      method,
      url: new URL(path, options.origin),
      apiKey,
      signal: options.signal,
      ...(body === undefined ? {} : { body }),
    });
    const read = readAnswer(result, isAnswer);
    const answer = withoutCredentials(read.answer, credentials);
    answers[name] = answer;
    if (read.body !== undefined && name === 'planUsage') {
      planWindows = readPlanWindows(read.body, options.now());
    }
    if (read.body !== undefined && name === 'balance') {
      balance = readBalance(read.body);
    }
    options.onAnswer?.(name, answer);
  };

  const evidence = (): Evidence => ({
    keyKind: apiKey.kind,
    region: credentials.region,
    origin: options.origin,
    hasGroupId: groupId !== undefined,
    ownGroup: ownGroup(credentials),
    answers: { ...answers },
    planWindows,
    balance,
    otherRegion: 'notAsked',
    at: options.now(),
  });

  await Promise.all(requestsFor(apiKey.kind, groupId !== undefined).map(ask));
  if (needsControl(evidence())) {
    await ask('pairingControl');
  }
  return judge(evidence());
}

function ownGroup({ apiKey, groupId }: Credentials): Evidence['ownGroup'] {
  const own = apiKey.ownGroupId;
  if (own === undefined || groupId === undefined) {
    return 'unknown';
  }
  return own === groupId ? 'matches' : 'differs';
}

/** Key and Group ID must not reach the log by way of a server that echoes them: its words are kept without them. */
function withoutCredentials(answer: Answer, { apiKey, groupId }: Credentials): Answer {
  const clean = (text: string): string => {
    const withoutKey = apiKey.removeEchoFrom(text);
    return groupId === undefined ? withoutKey : withoutKey.replaceAll(groupId, '…');
  };
  const { message, traceId } = answer;
  return {
    ...answer,
    message: message === undefined ? undefined : clean(message),
    // An id with a part missing is no id any more.
    traceId: traceId === undefined || clean(traceId) !== traceId ? undefined : traceId,
  };
}
