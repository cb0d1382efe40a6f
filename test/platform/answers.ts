import { intervalMs, weekMs } from './accounts';
import type { Account, AccountKey, Endpoint, ModelUsage, Region, Status, UsageWindow } from './accounts';

/** A whole HTTP answer, before a fault has its way with it. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** How an endpoint words its errors. */
export type Envelope = 'native' | 'openAi' | 'anthropic';

/** Departures from the documented behaviour that apply to every account; may be changed while it runs. */
export interface Behaviour {
  /** `pairing` answers 0 whatever Group ID is sent. */
  pairingIgnoresGroupId: boolean;
  /** `pairing` is not there: 404. */
  pairingMissing: boolean;
  /** `pairing` answers every plan key with this, whatever Group ID is sent. */
  pairingRefusesPlanKeys: Status | undefined;
  /** `models` is not there: 404, as before the middle of 2026. */
  modelsMissing: boolean;
}

/** What of a request decides its answer. */
export interface Question {
  region: Region;
  endpoint: Endpoint;
  /** The bearer key; undefined when there is none, or another style of authorization. */
  bearer: string | undefined;
  apiKeyHeader: string | undefined;
  /** The query parameter `GroupId`; undefined when it was not sent. */
  groupId: string | undefined;
  body: string;
  /** Unique for the request; goes out as `Trace-Id` or `request_id`. */
  traceId: string;
  /** When the request came and when the platform started, in epoch ms. */
  now: number;
  startedAt: number;
}

const paths: Record<string, Endpoint> = {
  'GET /v1/models': 'models',
  'GET /v1/token_plan/remains': 'planUsage',
  'GET /account/query_balance': 'balance',
  'POST /v1/get_voice': 'pairing',
  'GET /v1/api/openplatform/coding_plan/remains': 'legacyPlanUsage',
  'POST /v1/chat/completions': 'chatCompletions',
  'POST /anthropic/v1/messages': 'messages',
};
const otherSpendingPath =
  /^\/v1\/(t2a|text\/|embeddings|voice_clone|voice_design|files\/upload|(image|video|music)_generation)/;

/** Which endpoint a method and a path (without the query) name. */
export function endpointOf(method: string, path: string): Endpoint {
  return paths[`${method} ${path}`] ?? (otherSpendingPath.test(path) ? 'otherSpending' : 'unknown');
}

/** Whether a request to the endpoint would cost the user tokens or money on the live platform. */
export function spendsTokens(endpoint: Endpoint): boolean {
  return endpoint === 'chatCompletions' || endpoint === 'messages' || endpoint === 'otherSpending';
}

/** The envelope in which an endpoint reports its errors. */
export function envelopeOf(endpoint: Endpoint): Envelope {
  if (endpoint === 'messages') return 'anthropic';
  return endpoint === 'models' || endpoint === 'chatCompletions' ? 'openAi' : 'native';
}

const success: Status = { code: 0, message: 'success' };
const notMatch: Status = { code: 1004, message: 'token not match group' };
const cookieMissing: Status = { code: 1004, message: 'cookie is missing, log in again' };
const notAuthorized: Status = { code: 1004, message: 'not authorized' };
const insufficientBalance: Status = { code: 1008, message: 'insufficient balance' };
const invalidParams: Status = { code: 2013, message: 'invalid params' };
const invalidKey: Status = { code: 2049, message: 'invalid api key' };
const noTokenPlan: Status = { code: 2062, message: 'no token plan' };

function loginFail(field: 'Authorization' | 'X-Api-Key'): Status {
  const message = `login fail: Please carry the API secret key in the '${field}' field of the request header`;
  return { code: 1004, message };
}

/** An answer with a JSON body. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

/** The native envelope: HTTP 200 whatever the code. */
export function native(status: Status, traceId: string, content: object = {}): Answer {
  const base = { status_code: status.code, status_msg: status.message };
  return json(200, { ...content, base_resp: base }, { 'trace-id': traceId });
}

/** The OpenAI-compatible error envelope, with the real HTTP status. */
export function openAiError(status: number, type: string, message: string, requestId: string): Answer {
  return json(status, {
    type: 'error',
    error: { type, message, http_code: String(status) },
    request_id: requestId,
  });
}

const httpErrors: Partial<Record<number, [status: number, type: string]>> = {
  1002: [429, 'rate_limit_error'],
  1004: [401, 'authorized_error'],
  1008: [402, 'insufficient_balance_error'],
  1026: [422, 'unprocessable_entity_error'],
  1027: [422, 'unprocessable_entity_error'],
  2013: [400, 'bad_request_error'],
  2049: [401, 'authorized_error'],
};

/** A code and its message in the envelope of an endpoint. */
export function errorAnswer(endpoint: Endpoint, error: Status, traceId: string): Answer {
  const [status, type] = httpErrors[error.code] ?? [500, 'server_error'];
  switch (envelopeOf(endpoint)) {
    case 'native':
      return native(error, traceId);
    case 'openAi':
      return openAiError(status, type, `${error.message} (${error.code})`, traceId);
    case 'anthropic': {
      const anthropicType = status === 401 ? 'authentication_error' : type;
      return json(status, {
        type: 'error',
        error: { type: anthropicType, message: error.message },
        request_id: traceId,
      });
    }
  }
}

/** The plain answer to a path that does not exist. */
export function pageNotFound(): Answer {
  return { status: 404, headers: { 'content-type': 'text/plain' }, body: '404 page not found' };
}

/** Whether a value has the shape of a key that MiniMax issued, so that it is told from a garbled one. */
export function isWellFormed(key: string): boolean {
  return /^sk-(cp|api)-[\w-]{119}$/.test(key) || /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(key);
}

interface Caller {
  account: Account;
  key: AccountKey;
}

function identify(accounts: readonly Account[], question: Question): Caller | Status {
  const isMessages = question.endpoint === 'messages';
  const value = question.bearer ?? (isMessages ? question.apiKeyHeader : undefined) ?? '';
  for (const account of accounts) {
    const key = account.keys.find((candidate) => candidate.value === value);
    if (key) return account.region === question.region && !key.revoked ? { account, key } : invalidKey;
  }
  return isWellFormed(value) ? invalidKey : loginFail(isMessages ? 'X-Api-Key' : 'Authorization');
}

/** Renews a window that has ended, as often as it has ended since the platform started. */
function windowAt(window: UsageWindow, lengthMs: number, question: Question) {
  const firstEnd = question.startedAt + window.resetsInMs;
  const renewals = Math.max(0, Math.floor((question.now - firstEnd) / lengthMs) + 1);
  const renewed = renewals > 0 && window.status !== 3;
  return {
    status: renewed ? 1 : window.status,
    remainingPercent: renewed ? 100 : window.remainingPercent,
    end: firstEnd + renewals * lengthMs,
  };
}

function modelRemains(model: ModelUsage, shape: 'current' | 'beforeJune2026', question: Question): object {
  const interval = windowAt(model.interval, intervalMs, question);
  const weekly = windowAt(model.weekly, weekMs, question);
  const common = {
    model_name: model.modelName,
    start_time: interval.end - intervalMs,
    end_time: interval.end,
    remains_time: interval.end - question.now,
    current_interval_total_count: model.totalCount,
    current_interval_usage_count: Math.round((model.totalCount * interval.remainingPercent) / 100),
  };
  if (shape === 'beforeJune2026') return common;
  return {
    ...common,
    current_interval_status: interval.status,
    current_interval_remaining_percent: interval.remainingPercent,
    current_weekly_status: weekly.status,
    current_weekly_remaining_percent: weekly.remainingPercent,
    weekly_start_time: weekly.end - weekMs,
    weekly_end_time: weekly.end,
    weekly_remains_time: weekly.end - question.now,
    interval_boost_permille: 2000,
    weekly_boost_permille: 3000,
  };
}

function planUsage({ account, key }: Caller, question: Question): Answer {
  const answersAnyway = key.kind === 'payAsYouGo' && account.planUsageAnswersPayAsYouGo;
  if (!answersAnyway && (key.kind === 'payAsYouGo' || !account.plan))
    return native(noTokenPlan, question.traceId);
  const { shape, models } = account.plan ?? { shape: 'current', models: [] };
  const remains = models.map((model) => modelRemains(model, shape, question));
  return native(success, question.traceId, { model_remains: remains });
}

function balance({ account, key }: Caller, question: Question): Answer {
  const { wallet } = account;
  if (!wallet || (key.kind === 'plan' && !account.balanceAnswersPlanKeys)) {
    return native(notAuthorized, question.traceId);
  }
  return native(success, question.traceId, {
    available_amount: wallet.available,
    cash_balance: wallet.cash,
    voucher_balance: wallet.voucher,
    credit_balance: wallet.credit,
    owed_amount: wallet.owed,
    balance_alert_switch: false,
    balance_alert_threshold: '',
  });
}

function groupFault({ account, key }: Caller, groupId: string | undefined): Status | undefined {
  if (groupId === undefined || groupId === account.groupId) return undefined;
  return groupId === '' && key.kind === 'plan' ? insufficientBalance : notMatch;
}

function asksForClonedVoices(body: string): boolean {
  try {
    return (JSON.parse(body) as { voice_type?: unknown } | null)?.voice_type === 'voice_cloning';
  } catch {
    return false;
  }
}

function models(): Answer {
  const ids = ['MiniMax-M3', 'MiniMax-M2.5'];
  const data = ids.map((id) => ({ id, object: 'model', created: 1_780_272_000, owned_by: 'minimax' }));
  return json(200, { object: 'list', data });
}

function voices(question: Question): Answer {
  const voice = { voice_id: 'simulated-voice', description: [], created_time: '2026-01-01' };
  return native(success, question.traceId, { voice_cloning: [voice] });
}

/** What the platform answers when nothing goes wrong on the way. */
export function answer(question: Question, accounts: readonly Account[], behaviour: Behaviour): Answer {
  const { endpoint, traceId } = question;
  const missing =
    endpoint === 'unknown' ||
    (endpoint === 'models' && behaviour.modelsMissing) ||
    (endpoint === 'pairing' && behaviour.pairingMissing);
  if (missing) return pageNotFound();

  const caller = identify(accounts, question);
  if ('code' in caller) {
    return errorAnswer(endpoint, endpoint === 'legacyPlanUsage' ? cookieMissing : caller, traceId);
  }
  const checksGroup = endpoint === 'otherSpending' || endpoint === 'pairing';
  if (endpoint === 'pairing' && behaviour.pairingRefusesPlanKeys && caller.key.kind === 'plan') {
    return native(behaviour.pairingRefusesPlanKeys, traceId);
  }
  if (checksGroup && !(endpoint === 'pairing' && behaviour.pairingIgnoresGroupId)) {
    const fault = groupFault(caller, question.groupId);
    if (fault) return native(fault, traceId);
  }
  const refusal = caller.account.refusals[endpoint];
  if (refusal) return errorAnswer(endpoint, refusal, traceId);

  switch (endpoint) {
    case 'models':
      return models();
    case 'planUsage':
    case 'legacyPlanUsage':
      return planUsage(caller, question);
    case 'balance':
      return balance(caller, question);
    case 'pairing':
      return asksForClonedVoices(question.body) ? voices(question) : native(invalidParams, traceId);
    default:
      // Nothing is ever generated: the record of such a request is what matters.
      return errorAnswer(endpoint, invalidParams, traceId);
  }
}
