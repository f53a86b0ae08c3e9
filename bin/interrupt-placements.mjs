// Kills the built server at random moments while people ask for places and initiatives answer, over HTTP and with letters, and
// then looks whether anything is half there, lost, or sent twice.
//
//   npm run placement-interruptions                     (40 kills and 500 steps)
//   npm run placement-interruptions -- 20 200           (20 kills and 200 steps)
//
// Ends with 0 when all is well, else with 1.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Node runs TypeScript, but not the pages with markup that the features bring.
const file = 'dist/tools/placement-interruptions.js';
await build({
  entryPoints: ['test/support/placement-interruptions.ts'],
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
const { interruptPlacements } = await import(pathToFileURL(resolve(file)).href);

const [kills = '40', steps = '500'] = process.argv.slice(2);
const { faults, ...result } = await interruptPlacements(
  { kills: Number(kills), steps: Number(steps), phones: 12 },
  (line) => console.log(`  ${line}`),
);
console.table({ 'SIGKILL of the server': { ...result, seconds: Math.round(result.seconds) } });
for (const fault of faults) console.log(`✗ ${fault}`);
process.exitCode = faults.length ? 1 : 0;
