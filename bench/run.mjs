// npm run bench [name …]: tables that compare with a named alternative in the same run. Every benchmark has its own process.
// npm run bench algorithms [part …]: the benchmarks of src/algorithms; there every single trial has its own process.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { build } from 'esbuild';

const benchmarks = [
  'scoring',
  'week-planner',
  'pages',
  'seating',
  'search',
  'lives',
  'requests',
  'desks',
  'casework',
  'casework-pages',
  'voice',
  'befriending',
];
const algorithms = [
  'allocation',
  'growth',
  'arrivals',
  'assignment',
  'stable-matching',
  'opinion-clustering',
].filter((part) => existsSync(`bench/algorithms/${part}.ts`));
// Both halves of casework: the terms by themselves, and the pages with their database.
const names = process.argv
  .slice(2)
  .flatMap((name) => (name === 'casework' ? [name, 'casework-pages'] : name));
const unknown = names.find((name) => ![...benchmarks, ...algorithms, 'algorithms'].includes(name));
if (unknown !== undefined) {
  console.error(
    `no benchmark ${unknown}: ${benchmarks.join(', ')}, algorithms, algorithms ${algorithms.join(', algorithms ')}`,
  );
  process.exit(1);
}
const onlySomeAlgorithms = algorithms.some((part) => names.includes(part));
const selected = names.length ? benchmarks.filter((name) => names.includes(name)) : benchmarks;
const selectedAlgorithms = algorithms.filter((part) =>
  onlySomeAlgorithms ? names.includes(part) : !names.length || names.includes('algorithms'),
);

await build({
  entryPoints: [
    'bench/run-benchmark.ts',
    'bench/algorithms/run-benchmark.ts',
    ...selectedAlgorithms.map((part) => `bench/algorithms/${part}.ts`),
  ],
  outdir: 'dist/bench',
  outbase: 'bench',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  // The import aliases of package.json are not packages.
  alias: {
    '#embedded-postgres': './src/embedded-postgres/index.ts',
    ...Object.fromEntries(
      readdirSync('src/algorithms', { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => [`#algorithms/${name}`, `./src/algorithms/${name}/index.ts`]),
    ),
  },
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
});
// Where `runInWorker` and the publication look for them: beside what was bundled.
await build({
  entryPoints: {
    'algorithms-worker': 'src/algorithms/worker/worker-entry.ts',
    'publication-thread': 'src/features/voice/publication/recompute-thread.ts',
    'round-thread': 'src/features/befriending/rounds/round-thread.ts',
  },
  outdir: 'dist/bench',
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
let failures = 0;
const start = (file, name) => {
  const { status } = spawnSync('node_modules/.bin/node', [file, name], { stdio: 'inherit' });
  failures += status === 0 ? 0 : 1;
};
for (const name of selected) start('dist/bench/run-benchmark.js', name);
for (const part of selectedAlgorithms) start('dist/bench/algorithms/run-benchmark.js', part);
process.exit(failures ? 1 : 0);
