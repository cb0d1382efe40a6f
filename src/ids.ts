/** The ids of the manifest, in one place; a test compares them with `package.json`. */
export const commands = {
  configure: 'minimax.configure',
  verify: 'minimax.verify',
  askOtherRegion: 'minimax.askOtherRegion',
  useOtherRegion: 'minimax.useOtherRegion',
  removeCredentials: 'minimax.removeCredentials',
  openPlatformPage: 'minimax.openPlatformPage',
  showLog: 'minimax.showLog',
} as const;

/** The settings, as they are written in `settings.json`. */
export const settings = {
  autoVerify: 'minimax.autoVerify',
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
