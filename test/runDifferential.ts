// Compares the reader of .env files with dotenv on generated files: tsx test/runDifferential.ts [COUNT] [SEED]
import { join } from 'node:path';
import { formatCounts, reportCounts } from './host/counts';
import { runMocha } from './host/runMocha';

async function main(): Promise<void> {
  const counts = await runMocha(join(__dirname, 'differential'), { ending: '.test.ts', timeout: 10_000 });
  await reportCounts(counts);
  console.log(`Differential: ${formatCounts(counts)}`);
  if (counts.failed > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
