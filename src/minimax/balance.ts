/** The wallet of a pay-as-you-go account. MiniMax names no currency. */
export interface Balance {
  /** What can be spent, as MiniMax writes it: a decimal text. */
  readonly available: string;
  /** Whether that is zero or less. */
  readonly empty: boolean;
}

/** Reads the body of a balance answer (`GET /account/query_balance`); `undefined` when it is no such body. */
export function readBalance(body: Readonly<Record<string, unknown>>): Balance | undefined {
  const available = body['available_amount'];
  if (typeof available !== 'string' || !/^-?\d{1,15}(?:\.\d{1,8})?$/.test(available)) {
    return undefined;
  }
  return { available, empty: Number(available) <= 0 };
}
