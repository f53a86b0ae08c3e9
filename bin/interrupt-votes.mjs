// Kills the built server at random moments while people vote over HTTP, and then looks whether any vote that was acknowledged is
// lost.
//
//   npm run vote-interruptions                     (20 kills and 2,000 votes)
//   npm run vote-interruptions -- 5 200           (5 kills and 200 votes)
//
// Ends with 0 when all is well, else with 1.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Node runs TypeScript, but not the pages with markup that the features bring.
const file = 'dist/tools/vote-interruptions.js';
await build({
  entryPoints: ['test/support/vote-interruptions.ts'],
  outfile: file,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  // The import alias of package.json is not a package.
  alias: { '#embedded-postgres': './src/embedded-postgres/index.ts' },
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
});
const { interruptVotes } = await import(pathToFileURL(resolve(file)).href);

const [kills = '20', votes = '2000'] = process.argv.slice(2);
const { faults, ...result } = await interruptVotes(
  { kills: Number(kills), votes: Number(votes), phones: 12 },
  (line) => console.log(`  ${line}`),
);
console.table({ 'SIGKILL of the server': { ...result, seconds: Math.round(result.seconds) } });
for (const fault of faults) console.log(`✗ ${fault}`);
process.exitCode = faults.length ? 1 : 0;
