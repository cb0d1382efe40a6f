import { errorCodes } from '../minimax/errorCodes';

/** The error types of MiniMax's compatible endpoints, and of the protocols that they are compatible with. */
export const errorTypes = [
  'authorized_error',
  'authentication_error',
  'permission_error',
  'bad_request_error',
  'invalid_request_error',
  'unprocessable_entity_error',
  'insufficient_balance_error',
  'rate_limit_error',
  'overloaded_error',
  'server_error',
  'api_error',
] as const;

/** One of {@link errorTypes}. */
export type ErrorType = (typeof errorTypes)[number];

/** A place in a flat text that may belong to an error of MiniMax. */
export type Signal = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'baseResp' | 'errorEnvelope' | 'foreignMessage' }
  | { readonly kind: 'statusCode'; readonly code: number }
  | { readonly kind: 'message'; readonly value: string; readonly native: boolean }
  | { readonly kind: 'httpCode'; readonly status: number }
  | { readonly kind: 'errorType'; readonly type: ErrorType }
  | { readonly kind: 'parenthesis' | 'label'; readonly code: number }
  | { readonly kind: 'words'; readonly words: Words }
);

/** Words of MiniMax's messages. `conclusive` ones stand in nobody else's. */
export interface Words {
  readonly text: string;
  readonly codes: readonly number[];
  readonly conclusive: boolean;
}

/** A place in a flat text that speaks of what surrounds an error: who was asked, with which status. */
export type Mark = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'stranger' | 'connection' | 'otherHost' | 'otherVendor' | 'otherBody' }
  /** `isHost` where it is named only as one of its hosts. */
  | { readonly kind: 'minimax'; readonly isHost: boolean }
  | { readonly kind: 'status'; readonly status: number; readonly isStatusLine: boolean }
  | { readonly kind: 'traceId'; readonly id: string }
);

/** The longest message that is read, in UTF-16 units of the flat text. */
const longestValue = 600;

/** What follows a number that is an amount, a part of a longer one, or a place in a file, but no code. */
const noCodeBehind = String.raw`(?![\w%]|[.,:/-]\d|\s?(?:ms|msecs?|milliseconds|s|secs?|seconds|mins?|minutes|h|hours|[kmg]?i?b|bytes|chars|characters|words|tokens|requests?|lines?|px|times|tests|files|items|calls|of)(?!\w)|\)?\s?(?:个|次|条|毫秒|秒|分钟|字节|字符|字(?!段)|年))`;

/** What stands before the number with which a program ends. */
const exitBefore = String.raw`(?<!(?:exit(?:s|ed)?|terminated)\s(?:with\s)?(?:status\s|error\s)?|退出)`;

/** A Chinese word with a number in parentheses behind it, which is a code where the word measures nothing. */
const chineseBefore = String.raw`[\u4e00-\u9fff](?<!耗时|用时|时长|长度|字数|大小|数量|端口|进程|版本)(?=\s?\()`;

/** The name of MiniMax with a code behind it; with nothing else a number there is as well a port, a year or an issue. */
const nameBefore = String.raw`minimax(?=\s(?:error|code|status)|:\s\d{4,5}\s?(?:[:–—-]\s|[\u4e00-\u9fff]))`;

const words: readonly Words[] = [
  { text: 'token not match group', codes: [1004], conclusive: true },
  { text: 'token does not match group', codes: [1004], conclusive: true },
  { text: 'cookie is missing, log in again', codes: [1004], conclusive: true },
  // The whole sentence where it is there, else what is left of it.
  ...['login fail: please carry the api secret key', 'please carry the api secret key'].map((text) => ({
    text,
    codes: [1004],
    conclusive: true,
  })),
  ...[...new Set([...errorCodes.values()].flatMap((meaning) => meaning.says))].map((text) => ({
    text,
    codes: [...errorCodes].filter(([, meaning]) => meaning.says.includes(text)).map(([code]) => code),
    conclusive: false,
  })),
].filter(({ codes }) => codes.some((code) => code !== 0));

const wordsByText: ReadonlyMap<string, Words> = new Map([...words].reverse().map((one) => [one.text, one]));

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s`);
}

/**
 * The patterns that find signals and marks in a flat text. No quantifier in them is without an upper bound, so each
 * tries a bounded number of ways at each place, and all together take time linear in the length; a test holds them
 * to it.
 */
export const patterns = {
  baseResp: /(?<![A-Za-z0-9])base_?resp(?![A-Za-z0-9_])/gi,
  errorEnvelope: /(?<![A-Za-z0-9_$])type["'`]?\s?[:=]\s?["'`]?error(?!\w)/g,
  foreignMessage: /(?<![A-Za-z0-9_])status_?message(?![A-Za-z0-9_])/gi,
  field:
    /(?<![A-Za-z0-9_$])(status_?code|status_?msg|message|msg|err_?msg|error_?message|http_code)["'`\]]{0,2}\s?(?:=>|[:=])\s?/gi,
  errorType: new RegExp(String.raw`(?<![\w$])(?:${errorTypes.join('|')})(?!\w)`, 'g'),
  parenthesis: /\((\d{4,5})\)/g,
  label: new RegExp(
    String.raw`${exitBefore}(?:(?<![A-Za-z0-9_$])(?:err_?code|error_?code|errno|error|err|status_?code|code|retcode|ret|status|failed(?=\s?[:=(])|${nameBefore})|错误码|错误代码|错误|报错|状态码|返回码|返回|代码|${chineseBefore})["'\`]?(?:\s(?:code|number|status|api|error))?(?:\s?[:=(#]|\s\[)?\s?["'\`]?(\d{4,5})${noCodeBehind}`,
    'gi',
  ),
  words: new RegExp(
    String.raw`(?:${[...words]
      .sort((a, b) => b.text.length - a.text.length)
      .map(({ text }) => literal(text))
      .join('|')})(?:\sin\sthe\s['"\`]?[\w-]{1,30}['"\`]?\sfield\sof\sthe\srequest\sheader)?`,
    'gi',
  ),
  minimax:
    /minimax(i?\.(?:io|com|cn|chat)(?!\w))?(?!\(|[\s_-](?:algorithm|search|tree|depth|player|regret|loss|theorem))/gi,
  // Anthropic's ids and words, OpenAI's words, and the language of databases and web sockets, which have the same codes.
  stranger:
    /(?<!\w)req_\w{8}|invalid x-api-key|incorrect api key provided|web ?socket|policy violation|going away|close code|mysql(?! failed)|\((?:HY000|42000)\)/gi,
  // A web socket that is closed, and Cloudflare, whose own codes MiniMax has too; not where a header names them.
  connection:
    /(?<!(?:server|connection)["'`]?\s?[:=]\s?["'`]?)(?<![A-Za-z])(?:closed?|closing|disconnected|cloudflare|dns|on_?close|close_?event)(?![A-Za-z])|断开|关闭/gi,
  otherHost: /https?:\/\/(?![\w.-]{0,60}minimaxi?\.(?:io|com|cn|chat))/gi,
  otherBody: /\{\s?["'`]error["'`]\s?:/g,
  // The first three not as the name of a protocol, a client or a folder, which are used with MiniMax too.
  otherVendor:
    /(?<![\w.])(?:(?<![/\\])(?:openai|anthropic|claude)(?![\s_-](?:compatible|client|sdk|library|style|format|protocol|code|python|node)(?!\w))|deepseek|gemini|google|mistral|groq|cohere|moonshot|kimi|zhipu|qwen|dashscope|openrouter|azure|bedrock|xai|grok|together|fireworks|perplexity|elevenlabs|deepgram|github)(?![\w.])/gi,
  statusLine: /(?<![\w$])HTTP\/[123](?:\.[01])?\s([1-5]\d\d)(?!\d)/g,
  status: new RegExp(
    String.raw`(?<![A-Za-z0-9_$])(?:HTTP|status_?code|status|error|returned|状态码)["'\`]?(?:\s(?:status|error|code|状态码)){0,2}\s?[:=(!]?\s?["'\`(]?([45]\d\d)${noCodeBehind}`,
    'gi',
  ),
  namedStatus:
    /(?<![\w.,:/#$-])([45]\d\d)\s\(?(?:unauthorized|forbidden|not found|too many requests|payment required|bad request|proxy authentication|internal server error|bad gateway|service unavailable|gateway time|unprocessable|client error|server error|page not found|overloaded)/gi,
  traceId:
    /(?<![A-Za-z0-9_$])(?:request|trace)[-_ ]?id["'`]?\s?[:=]\s?["'`]?([0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-f-])/gi,
} as const;

/** The signals of a flat text, in order. */
export function findSignals(text: string): Signal[] {
  const found: Signal[] = [];
  for (const kind of ['baseResp', 'errorEnvelope', 'foreignMessage'] as const) {
    for (const { start, end } of matches(text, patterns[kind])) {
      found.push({ kind, start, end });
    }
  }
  for (const match of matches(text, patterns.field)) {
    found.push(...readField(text, match));
  }
  for (const { start, end, whole } of matches(text, patterns.errorType)) {
    const type = errorTypes.find((one) => one === whole);
    if (type !== undefined) {
      found.push({ kind: 'errorType', start, end, type });
    }
  }
  for (const { start, end, group } of matches(text, patterns.parenthesis)) {
    // A number that is in no table can only be a code where MiniMax writes one: at the end of a message.
    if (errorCodes.has(Number(group)) || /^["'`]|^\s?$/.test(text.slice(end, end + 2))) {
      found.push({ kind: 'parenthesis', start, end, code: Number(group) });
    }
  }
  for (const { start, end, group } of matches(text, patterns.label)) {
    if (errorCodes.has(Number(group))) {
      found.push({ kind: 'label', start, end, code: Number(group) });
    }
  }
  for (const match of matches(text, patterns.words)) {
    found.push(...readWords(text, match));
  }
  return inOrder(found);
}

/** The marks of a flat text, in order. */
export function findMarks(text: string): Mark[] {
  const found: Mark[] = [];
  for (const kind of ['stranger', 'connection', 'otherHost', 'otherVendor', 'otherBody'] as const) {
    for (const { start, end } of matches(text, patterns[kind])) {
      found.push({ kind, start, end });
    }
  }
  for (const { start, end, group } of matches(text, patterns.minimax)) {
    found.push({ kind: 'minimax', start, end, isHost: group !== '' });
  }
  for (const pattern of [patterns.statusLine, patterns.status, patterns.namedStatus]) {
    for (const { start, end, group } of matches(text, pattern)) {
      const isStatusLine = pattern === patterns.statusLine;
      found.push({ kind: 'status', start, end, status: Number(group), isStatusLine });
    }
  }
  for (const { start, end, group } of matches(text, patterns.traceId)) {
    found.push({ kind: 'traceId', start, end, id: group.toLowerCase() });
  }
  return inOrder(found);
}

interface Match {
  readonly start: number;
  readonly end: number;
  readonly whole: string;
  readonly group: string;
}

function* matches(text: string, pattern: RegExp): Iterable<Match> {
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    yield { start, end: start + match[0].length, whole: match[0], group: match[1] ?? '' };
  }
}

function inOrder<One extends { readonly start: number }>(found: One[]): One[] {
  return found.sort((a, b) => a.start - b.start);
}

function readField(text: string, { start, end, group }: Match): Signal[] {
  const name = group.toLowerCase().replaceAll('_', '');
  const value = readValue(text, end);
  const number = /^\d{1,6}$/.test(value.text) ? Number(value.text) : undefined;
  switch (name) {
    case 'statuscode':
      // Three digits are an HTTP status, which is a mark.
      return number === undefined || (number > 0 && number < 1000)
        ? []
        : [{ kind: 'statusCode', start, end: value.end, code: number }];
    case 'httpcode':
      return number === undefined ? [] : [{ kind: 'httpCode', start, end: value.end, status: number }];
    default:
      return [{ kind: 'message', start, end: value.end, value: value.text, native: name === 'statusmsg' }];
  }
}

/** A quote with punctuation, a line end, another field or nothing behind it. */
const closingQuote = /^["'`](?:\n|\s?(?:[,;:}\])|&<>.…]|$)|\s["'`]?\w{1,30}["'`]?[=:])/;

/** The value of a field: quoted, where a quote ends it only if no word follows, or as far as its line and braces go. */
function readValue(text: string, from: number): { text: string; end: number } {
  const window = text.slice(from, from + longestValue);
  const quote = /^["'`]/.exec(window)?.[0];
  if (quote === undefined) {
    const plain = /^[^\n,;{}[\]|"]{0,600}/.exec(window)?.[0] ?? '';
    // Go prints the fields of a struct side by side with nothing but their names between them.
    const next = plain.search(/\s[A-Za-z_]{1,30}[:=]/);
    const value = (next === -1 ? plain : plain.slice(0, next)).trim();
    return { text: value, end: from + value.length };
  }
  const lineEnd = window.indexOf('\n');
  for (let at = window.indexOf(quote, 1); at !== -1; at = window.indexOf(quote, at + 1)) {
    if (closingQuote.test(window.slice(at, at + 40))) {
      const value = window.slice(1, at);
      // A quote beyond the line closes this one only if what lies between can be words.
      return lineEnd !== -1 && lineEnd < at && /[{}[\]=]/.test(value)
        ? { text: window.slice(1, lineEnd), end: from + lineEnd }
        : { text: value, end: from + at + 1 };
    }
  }
  const value = window.slice(1).split('\n', 1)[0] ?? '';
  return { text: value, end: from + 1 + value.length };
}

/** Words, and the number that stands directly before or behind them: `2049-invalid api key`, `[1008] insufficient …`. */
function readWords(text: string, { start, end, whole }: Match): Signal[] {
  const key = whole.toLowerCase().replaceAll('\n', ' ');
  const said = wordsByText.get(key) ?? words.find((one) => key.startsWith(one.text));
  if (said === undefined) {
    return [];
  }
  const found: Signal = { kind: 'words', start, end, words: { ...said, text: whole.replaceAll('\n', ' ') } };
  const number = numberBefore(text, start) ?? numberBehind(text, end);
  return number === undefined || !errorCodes.has(number.code)
    ? [found]
    : [found, { kind: 'label', ...number }];
}

interface NumberRange {
  readonly start: number;
  readonly end: number;
  readonly code: number;
}

function numberBefore(text: string, at: number): NumberRange | undefined {
  const window = text.slice(Math.max(0, at - 40), at);
  const found = /(?:^|[\s"'(>|=[])(\d{4,5})[)\]]? ?[-–—:,.]? ?["']?$/.exec(window);
  if (found?.[1] === undefined) {
    return undefined;
  }
  // A line of a file, a port, or the process id that a log puts behind the name of a program.
  if (
    /(?:(?:^|\W)(?:line|port|pid|ln|row|col|id|page|pr|issue)\s|\w\[)$/i.test(
      window.slice(0, found.index + 1),
    )
  ) {
    return undefined;
  }
  const start = at - window.length + found.index + found[0].indexOf(found[1]);
  return { start, end: start + found[1].length, code: Number(found[1]) };
}

const numberBehindWords = new RegExp(
  String.raw`^["']? ?[-–—:,.]? ?\[?(?:(?:error )?code:? )?(\d{4,5})${noCodeBehind}`,
  'i',
);

function numberBehind(text: string, at: number): NumberRange | undefined {
  const found = numberBehindWords.exec(text.slice(at, at + 40));
  return found === null ? undefined : { start: at, end: at + found[0].length, code: Number(found[1]) };
}
