import type { Region } from './region';

/** What a variable of a `.env` file holds. */
export type VariableRole = 'apiKey' | 'groupId' | 'host' | 'region';

/**
 * Variables that a program reads together. A Group ID or a host of one set says nothing about the key of another.
 * `anthropic` and `openai` concern MiniMax only where their host is MiniMax's.
 */
export type VariableSet = 'minimax' | 'minimaxCn' | 'minimaxGlobal' | 'anthropic' | 'openai';

/** What is known of one name. */
export interface KnownVariable {
  readonly name: string;
  readonly role: VariableRole;
  readonly set: VariableSet;
  /** Programs that are known to read it, by the names under which users know them. Never all of them. */
  readonly tools: readonly string[];
  /** Seen in a few public projects only, or formed like the others: understood, but never suggested. */
  readonly isRare: boolean;
}

/** The names of one role and set, each with the programs that read it. The first is the one to suggest. */
function names(
  role: VariableRole,
  set: VariableSet,
  toolsByName: Readonly<Record<string, readonly string[]>>,
  isRare = false,
): readonly KnownVariable[] {
  return Object.entries(toolsByName).map(([name, tools]) => ({ name, role, set, tools, isRare }));
}

/**
 * The names under which public clients of MiniMax read the environment. The names of other programs are among them for
 * the case that their host is MiniMax's. `MINIMAX_OAUTH_TOKEN` is not among them: it is no API key.
 */
export const knownVariables: readonly KnownVariable[] = [
  ...names('apiKey', 'minimax', {
    MINIMAX_API_KEY: [
      'MiniMax-MCP',
      'LiteLLM',
      'LangChain',
      'LiveKit',
      'CodexBar',
      'OpenClaw',
      'Hermes Agent',
    ],
    MINIMAX_API_TOKEN: ['tokscale'],
    MINIMAX_CODING_API_KEY: ['CodexBar', 'OpenClaw'],
    MINIMAX_CODE_PLAN_KEY: ['OpenClaw'],
    MINIMAX_TOKEN_PLAN_KEY: [],
  }),
  ...names('apiKey', 'minimax', { TTS_MINIMAX_KEY: ['Agora'] }, true),
  ...names('apiKey', 'minimaxCn', {
    MINIMAX_CN_API_KEY: ['Hermes Agent'],
    MINIMAX_TOKEN_PLAN_CN_KEY: ['tokscale'],
  }),
  ...names('apiKey', 'minimaxGlobal', { MINIMAX_TOKEN_PLAN_GLOBAL_KEY: ['tokscale'] }),
  ...names('groupId', 'minimax', {
    MINIMAX_GROUP_ID: ['LangChain', 'LiveKit'],
    MINIMAX_GROUPID: [],
    MINIMAX_ACCOUNT_GROUP_ID: [],
    TTS_MINIMAX_GROUPID: ['Agora'],
  }),
  ...names('groupId', 'minimax', { TTS_MINIMAX_GROUP_ID: ['Agora'] }, true),
  ...names('groupId', 'minimaxCn', { MINIMAX_CN_GROUP_ID: [] }, true),
  ...names('host', 'minimax', {
    MINIMAX_API_HOST: ['MiniMax-MCP', 'OpenClaw'],
    MINIMAX_BASE_URL: ['mmx-cli', 'Hermes Agent'],
    MINIMAX_API_BASE: ['LiteLLM'],
  }),
  ...names('host', 'minimaxCn', { MINIMAX_CN_BASE_URL: ['Hermes Agent'] }),
  ...names('region', 'minimax', { MINIMAX_REGION: ['mmx-cli'] }),
  ...names('apiKey', 'anthropic', {
    ANTHROPIC_AUTH_TOKEN: ['Claude Code'],
    ANTHROPIC_API_KEY: ['Anthropic SDK', 'Claude Code'],
  }),
  ...names('host', 'anthropic', { ANTHROPIC_BASE_URL: ['Anthropic SDK', 'Claude Code'] }),
  ...names('apiKey', 'openai', { OPENAI_API_KEY: ['OpenAI SDK'] }),
  ...names('host', 'openai', { OPENAI_BASE_URL: ['OpenAI SDK'] }),
];

/** The names of MiniMax's own variables, by what they hold. */
export const variableNames: Readonly<Record<VariableRole, readonly string[]>> = {
  apiKey: ownNames('apiKey'),
  groupId: ownNames('groupId'),
  host: ownNames('host'),
  region: ownNames('region'),
};

function ownNames(role: VariableRole): readonly string[] {
  return knownVariables
    .filter((variable) => variable.role === role && isOwnSet(variable.set) && !variable.isRare)
    .map(({ name }) => name);
}

/** Whether the variables of a set are MiniMax's whatever their values. */
export function isOwnSet(set: VariableSet): boolean {
  return set !== 'anthropic' && set !== 'openai';
}

/** The region that the very names of a set stand for; `undefined` where they stand for either. */
export function regionOfSet(set: VariableSet): Region | undefined {
  return set === 'minimaxCn' ? 'mainland' : set === 'minimaxGlobal' ? 'international' : undefined;
}
