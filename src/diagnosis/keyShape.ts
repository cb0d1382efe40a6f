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

/** How keys of OpenAI, Anthropic, OpenRouter, Google, Groq, xAI, Hugging Face, GitHub, GitLab and AWS begin. */
const otherServices =
  /^(?:sk-(?:proj|svcacct|admin|ant|or-v1)-|AIza|gsk_|xai-|hf_|gh[pousr]_|github_pat_|glpat-|AKIA)/;

/** Whether a key is certainly that of another service, so that MiniMax has no business with it. */
export function isOfOtherService(key: string): boolean {
  return otherServices.test(key);
}
