/** The ids of the manifest, in one place; a test compares them with `package.json`. */
export const commands = {
  configure: 'minimax.configure',
  verify: 'minimax.verify',
  askOtherRegion: 'minimax.askOtherRegion',
  useOtherRegion: 'minimax.useOtherRegion',
  removeCredentials: 'minimax.removeCredentials',
  openPlatformPage: 'minimax.openPlatformPage',
  showLog: 'minimax.showLog',
  verifyEnvFile: 'minimax.verifyEnvFile',
  importFromEnv: 'minimax.importFromEnv',
  writeToEnv: 'minimax.writeToEnv',
  diagnose: 'minimax.diagnose',
  explainError: 'minimax.explainError',
} as const;

/** Commands that links, lenses and code actions run, and that no palette shows. */
export const internalCommands = {
  envAction: 'minimax.env.action',
} as const;

/** The settings, as they are written in `settings.json`. */
export const settings = {
  autoVerify: 'minimax.autoVerify',
  env: {
    files: 'minimax.env.files',
    rules: 'minimax.env.rules',
    codeLens: 'minimax.env.codeLens',
  },
  endpoints: {
    international: 'minimax.endpoints.international',
    mainland: 'minimax.endpoints.mainland',
  },
} as const;

/** Context keys that `when` and `enablement` clauses read. */
export const contextKeys = {
  /** The state that the status bar shows, such as `healthy`. */
  credentialHealth: 'minimax.credentialHealth',
} as const;

/** What is kept in `globalState`: hints of the user interface, nothing about credentials. */
export const hints = {
  configureOpened: 'minimax.configureOpened',
  startupOffered: 'minimax.startupVerificationOffered',
} as const;

/** The status bar item. */
export const statusBarItemId = 'minimax.credentialHealth';

/** How our diagnostics are told from those of others. */
export const diagnosticSource = 'minimax';

/** The argument of `minimax.diagnose` that makes the diagnosis about what is stored. */
export const storedFocus = 'stored';

/** The type of the diagnosis page, under which VS Code asks for it again after a reload. */
export const diagnosisViewType = 'minimax.diagnosis';
