import { explain } from '../../../../src/explanation/explain';
import { findErrors } from '../../../../src/explanation/findErrors';

/** What a text says, in one line an error: code, fault, HTTP status and trace. */
export function summary(text: string): readonly string[] {
  return findErrors(text).map((found) =>
    [found.code, explain(found).fault, found.httpStatus, found.traceId].map((part) => part ?? '-').join(' '),
  );
}

/** The codes and faults alone, which do not change with what stands around an error. */
export function faults(text: string): readonly string[] {
  return findErrors(text).map((found) => `${found.code ?? '-'} ${explain(found).fault}`);
}
