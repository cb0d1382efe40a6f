/** What a `MINIMAX_*` variable holds. */
export type VariableRole = 'apiKey' | 'groupId';

/**
 * The names under which public clients of MiniMax read a key or a Group ID from the environment.
 * `MINIMAX_OAUTH_TOKEN` is not among them: it is no API key.
 */
export const variableNames: Readonly<Record<VariableRole, readonly string[]>> = {
  apiKey: [
    'MINIMAX_API_KEY',
    'MINIMAX_CN_API_KEY',
    'MINIMAX_API_TOKEN',
    'MINIMAX_CODING_API_KEY',
    'MINIMAX_CODE_PLAN_KEY',
    'MINIMAX_TOKEN_PLAN_KEY',
    'MINIMAX_TOKEN_PLAN_CN_KEY',
    'MINIMAX_TOKEN_PLAN_GLOBAL_KEY',
  ],
  groupId: ['MINIMAX_GROUP_ID', 'MINIMAX_GROUPID', 'MINIMAX_ACCOUNT_GROUP_ID', 'TTS_MINIMAX_GROUPID'],
};
