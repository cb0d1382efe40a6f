import type { EnvContext } from '../env/envContext';
import { isRecord } from '../shared/isRecord';
import type { ToolFileInput } from './input';
import type { ToolFileId, ToolPlace } from './place';
import { foundInVariables } from './readPlaces';

/** A settings file of another program that can hold MiniMax credentials. */
export interface ToolFile {
  readonly id: ToolFileId;
  /** What the user reads before anything is opened. */
  readonly label: string;
  /** Where the path begins: the user's home, or the root of a workspace folder. */
  readonly base: 'home' | 'workspace';
  readonly path: readonly string[];
}

/**
 * The files that are looked into when the user says so. mmx-cli documents the first in its own source; MiniMax's guide
 * to Claude Code names the second, and Claude Code's documentation the others.
 */
export const toolFiles: readonly ToolFile[] = [
  { id: 'mmxCli', label: '~/.mmx/config.json', base: 'home', path: ['.mmx', 'config.json'] },
  {
    id: 'claudeCodeUser',
    label: '~/.claude/settings.json',
    base: 'home',
    path: ['.claude', 'settings.json'],
  },
  {
    id: 'claudeCodeProject',
    label: '.claude/settings.json',
    base: 'workspace',
    path: ['.claude', 'settings.json'],
  },
  {
    id: 'claudeCodeLocal',
    label: '.claude/settings.local.json',
    base: 'workspace',
    path: ['.claude', 'settings.local.json'],
  },
];

/** What mmx-cli calls what programs call by the names of variables; `region` is `global` or `cn`. */
const mmxNames: Readonly<Record<string, string>> = {
  MINIMAX_API_KEY: 'api_key',
  MINIMAX_BASE_URL: 'base_url',
  MINIMAX_REGION: 'region',
};

/** The names in the `env` block of Claude Code's settings that say where it sends a key, and which. */
const claudeNames = ['ANTHROPIC_BASE_URL', 'ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_API_KEY'] as const;

/** A file that is not there. */
export function absentToolFile({ id, label }: ToolFile): ToolFileInput {
  return { file: id, label, state: 'absent', found: [] };
}

/**
 * Finds the credentials in the text of a settings file. Everything else in it is passed over, and so are keys for
 * another host than MiniMax's. Never fails.
 */
export function readToolSettings(
  file: ToolFile,
  uri: string,
  text: string,
  context: EnvContext,
): ToolFileInput {
  const { id, label } = file;
  const settings = readJson(text);
  if (settings === undefined) {
    return { file: id, label, state: 'unreadable', found: [] };
  }
  const isMmx = id === 'mmxCli';
  const nameOf = (variable: string): string => (isMmx ? (mmxNames[variable] ?? variable) : variable);
  const found = foundInVariables(
    isMmx ? mmxValues(settings) : claudeValues(settings),
    ({ key, group }): ToolPlace => ({
      kind: 'tool',
      file: id,
      uri,
      label,
      keyVariable: nameOf(key.name),
      groupVariable: group?.name,
    }),
    context,
  );
  return {
    file: id,
    label,
    state: 'read',
    found: found.map((each) => ({
      ...each,
      host: each.host && { ...each.host, variable: nameOf(each.host.variable) },
      obstacles: each.obstacles.map((obstacle) => ({ ...obstacle, rule: undefined })),
      // These files are the other programs' own: nothing is written into them.
      regionChanges: {},
    })),
  };
}

function readJson(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function mmxValues(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return textsOf(Object.entries(mmxNames).map(([variable, name]) => [variable, settings[name]]));
}

function claudeValues(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const block = settings['env'];
  return isRecord(block) ? textsOf(claudeNames.map((name) => [name, block[name]])) : {};
}

function textsOf(entries: readonly (readonly [string, unknown])[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
