/** What would make a run depend on the machine it runs on: proxies, npm's variables, other VS Codes, real keys. */
const unwanted = /^(https?_proxy|all_proxy|no_proxy|npm_.*|vscode_.*|node_options|electron_.*|minimax_.*)$/i;

/** A copy of an environment without what a test has to ask for itself, a proxy for example. */
export function cleanEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !unwanted.test(name)));
}
