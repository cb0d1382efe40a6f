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

await rm('dist', { recursive: true, force: true });
if (watch) {
  await (await context(options)).watch();
} else {
  await build(options);
}
