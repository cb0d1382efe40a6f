// Runs the tests of the diagnosis page, in a browser without VS Code: tsx test/runWebview.ts [TEXT in test titles]
// The page is built first, so that what is tested is what is shipped.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { formatCounts, reportCounts } from './host/counts';
import { projectFolder } from './host/folders';
import { runMocha } from './host/runMocha';
import { closeBrowsers } from './webview/support/diagnosisPage';

async function main(): Promise<void> {
  const grep = process.argv[2];
  await promisify(execFile)(process.execPath, [join(projectFolder, 'esbuild.mjs')], { cwd: projectFolder });
  const counts = await runMocha(join(__dirname, 'webview'), {
    ending: '.test.ts',
    timeout: 60_000,
    ...(grep === undefined ? {} : { grep }),
  });
  await closeBrowsers();
  await reportCounts(counts);
  console.log(`Webview: ${formatCounts(counts)}`);
  if (counts.failed > 0) process.exitCode = 1;
}

main().catch(async (error: unknown) => {
  console.error(error);
  process.exitCode = 1;
  await closeBrowsers();
});
