import { build, context } from 'esbuild';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';

const watch = process.argv.includes('--watch');

/** Libraries that are CommonJS ask for Node's own modules with require(), which an ES module does not have. */
const banner =
  "import{createRequire as minimaxCreateRequire}from'node:module';const require=minimaxCreateRequire(import.meta.url);";

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
  banner: { js: banner },
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
await writePictures();
if (!watch) {
  await removeNeedlessBanners(['dist', 'dist/chunks']);
}

/**
 * The pictures of the walkthrough, one for each language: VS Code shows an SVG without the alternative text that the
 * manifest gives it, so the picture has to carry it.
 */
async function writePictures() {
  await mkdir('dist/walkthrough');
  for (const language of ['', '.zh-cn']) {
    const texts = JSON.parse(await readFile(`package.nls${language}.json`, 'utf8'));
    for (const name of await readdir('media/walkthrough')) {
      const picture = await readFile(join('media/walkthrough', name), 'utf8');
      const step = name.replace('.svg', '');
      await writeFile(
        join('dist/walkthrough', `${step}${language}.svg`),
        picture.replace('{alternative}', texts[`walkthrough.${step}.altText`]),
      );
    }
  }
}

/** Leaves the banner where esbuild's own stand-in for require() is; in each of the many other files it is dead weight. */
async function removeNeedlessBanners(folders) {
  for (const folder of folders) {
    for (const name of (await readdir(folder)).filter((each) => each.endsWith('.mjs'))) {
      const text = await readFile(join(folder, name), 'utf8');
      if (!text.includes('Dynamic require of')) {
        await writeFile(join(folder, name), text.replace(`${banner}\n`, ''));
      }
    }
  }
}
