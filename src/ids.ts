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
  getStarted: 'minimax.getStarted',
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
  /**
   * Set for those who have once asked for the first steps: VS Code then lists them on its own page, and never opens
   * them by itself at an installation.
   */
  getStartedAsked: 'minimax.getStartedAsked',
  /** Which of the first steps are done, in the order of the walkthrough; each is true while the fact is. */
  firstSteps: {
    /** There is an API key, stored or in a `.env` file of the workspace, and it was not refused by both regions. */
    key: 'minimax.hasApiKey',
    /** Beside such a key there is a Group ID that is not known to be wrong, or the key was proven to need none. */
    groupId: 'minimax.hasGroupId',
    /** Credentials are in the secret storage. */
    configure: 'minimax.hasStoredCredentials',
    /** A `.env` file of the workspace, which is no template, holds a real API key. */
    envFile: 'minimax.hasKeyInEnvFile',
    /** The last verdict on what is stored or in a `.env` file is good; a plan that is used up is no fault of the set-up. */
    check: 'minimax.hasWorkingCredentials',
  },
} as const;

/** A step of the walkthrough, by its id in the manifest. */
export type FirstStep = keyof typeof contextKeys.firstSteps;

/** The walkthrough, by its id in the manifest. */
export const walkthroughId = 'getStarted';

/** What is kept in `globalState`: hints of the user interface, nothing about credentials. */
export const hints = {
  configureOpened: 'minimax.configureOpened',
  startupOffered: 'minimax.startupVerificationOffered',
  getStartedAsked: 'minimax.getStartedAsked',
} as const;

/** The status bar item. */
export const statusBarItemId = 'minimax.credentialHealth';

/** How our diagnostics are told from those of others. */
export const diagnosticSource = 'minimax';

/** The argument of `minimax.diagnose` that makes the diagnosis about what is stored. */
export const storedFocus = 'stored';

/** The type of the diagnosis page, under which VS Code asks for it again after a reload. */
export const diagnosisViewType = 'minimax.diagnosis';
