const actions = new Set<() => void>();
let installed = false;

/**
 * Runs a synchronous action when this process ends in any way that it can notice, Ctrl-C too: what runs in a process
 * group of its own would outlive it otherwise. Returns a function that takes the action back.
 */
export function atExit(action: () => void): () => void {
  if (!installed) {
    installed = true;
    process.on('exit', () => {
      for (const pending of actions) pending();
    });
    // 128 plus the number of the signal, as shells report it.
    const codes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
    for (const [signal, code] of Object.entries(codes)) process.once(signal, () => process.exit(code));
  }
  actions.add(action);
  return () => actions.delete(action);
}
