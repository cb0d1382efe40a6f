import { build, context } from 'esbuild';
import { rm } from 'node:fs/promises';
import process from 'node:process';

const watch = process.argv.includes('--watch');

/**
 * ES modules, so that what is not needed at start-up (the conversation of Configure, the requests, undici) can stand
 * in files of its own and still share its classes with the rest. VS Code loads such extensions since 1.100.
 * @type {import('esbuild').BuildOptions}
 */
const options = {
  entryPoints: { main: 'src/main.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  external: ['vscode'],
  minify: !watch,
  sourcemap: watch ? 'inline' : false,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  // Libraries that are CommonJS ask for Node's own modules with require(), which an ES module does not have.
  banner: {
    js: "import{createRequire as minimaxCreateRequire}from'node:module';const require=minimaxCreateRequire(import.meta.url);",
  },
};

/**
 * The diagnosis page: one script and one style sheet, because its policy loads nothing else.
 * @type {import('esbuild').BuildOptions}
 */
const webviewOptions = {
  entryPoints: { main: 'src/webview/main.ts', page: 'src/webview/page.css' },
  outdir: 'dist/webview',
  bundle: true,
  platform: 'browser',
  format: 'iife',
  target: 'chrome138',
  minify: !watch,
  sourcemap: false,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
};

await rm('dist', { recursive: true, force: true });
for (const each of [options, webviewOptions]) {
  if (watch) {
    await (await context(each)).watch();
  } else {
    await build(each);
  }
}
