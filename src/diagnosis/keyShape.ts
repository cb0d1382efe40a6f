import { apiKeyShape, type ApiKey, type ApiKeyShape } from '../minimax/apiKey';
import { isPlaceholder } from '../minimax/placeholder';

/** The shortest text, in UTF-16 units, that is taken for a secret; a shorter one is rather a word. */
const shortestSecret = 16;

/** Whether a value that stands where a key belongs may be somebody's secret. */
export function mayBeSecret(apiKey: ApiKey): boolean {
  // eslint-disable-next-line no-restricted-syntax -- only the length is looked at
  const value = apiKey.reveal();
  return value.length >= shortestSecret && !/^\d+$/.test(value) && !isPlaceholder(value);
}

/** What the text of a key says about it; the text itself goes no further. */
export function keyShapeOf(apiKey: ApiKey): ApiKeyShape {
  // eslint-disable-next-line no-restricted-syntax -- only the shape leaves this function
  return apiKeyShape(apiKey.reveal());
}
