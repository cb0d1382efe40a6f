// Runs the unit tests, which need no VS Code: tsx test/runUnit.ts [TEXT that the titles of the tests contain]
import { join } from 'node:path';
import { formatCounts, reportCounts } from './host/counts';
import { runMocha } from './host/runMocha';

async function main(): Promise<void> {
  const grep = process.argv[2];
  const folder = join(__dirname, 'unit');
  const counts = await runMocha(folder, {
    ending: '.test.ts',
    timeout: 10_000,
    ...(grep === undefined ? {} : { grep }),
  });
  await reportCounts(counts);
  console.log(`Unit: ${formatCounts(counts)}`);
  if (counts.failed > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
