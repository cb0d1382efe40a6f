import { errorCodes } from '../minimax/errorCodes';

/** What a text says that is nothing but a number and its label. */
export interface ShortText {
  readonly code: number | undefined;
  readonly httpStatus: number | undefined;
}

/** The longest text that is read as nothing but a number, in UTF-16 units. */
const longestShortText = 80;

const codeOnly =
  /^[\s"'`([{]{0,4}(?:(?:minimax|api|error|err|code|status_?code|status|接口|错误码|错误代码|状态码|返回码|返回|错误|报错)["'`]?\s?[:=#]?\s?["'`(]?){0,4}(\d{4,5})[\s"'`)\]},.!?]{0,4}$/i;

const statusOnly =
  /^[\s"'`([{]{0,4}(?:(?:minimax|api|http(?:\/[123](?:\.[01])?)?|error|code|status|接口|请求|返回|错误码|状态码|错误|报错)\s?[:=]?\s?){0,4}([45]\d\d)(?:[\s"'`)\]}:.,-]{1,3}[a-z ]{0,40})?[\s"'`)\]}.!?]{0,4}$/i;

/** An HTTP status with the code behind it, as the compatible endpoints end their messages. */
const both =
  /^(?:(?:minimax|api|http(?:\/[123](?:\.[01])?)?|error|status|code|接口|错误)\s?[:=]?\s?){0,4}([45]\d\d)\s?[:,-]?\s?[([（](\d{4,5})[)\]）][.!]?$/i;

/**
 * Reads a flat text that consists of a code or an HTTP status, such as `1004`, `error 1004` or `401 Unauthorized`.
 * A number that is in no table counts only where MiniMax is named.
 */
export function readShortText(flat: string): ShortText | undefined {
  const text = flat.trim();
  if (text.length > longestShortText) {
    return undefined;
  }
  const [, status, codeBehind] = both.exec(text) ?? [];
  if (codeBehind !== undefined && errorCodes.has(Number(codeBehind))) {
    return { code: Number(codeBehind), httpStatus: Number(status) };
  }
  const code = Number(codeOnly.exec(text)?.[1] ?? 0);
  if (code !== 0 && (errorCodes.has(code) || /minimax/i.test(text))) {
    return { code, httpStatus: undefined };
  }
  const httpStatus = Number(statusOnly.exec(text)?.[1] ?? 0);
  return httpStatus === 0 ? undefined : { code: undefined, httpStatus };
}
