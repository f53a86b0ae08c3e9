// npm run bench [name …]: tables of ratios against a named peer in the same run. Every bench runs in a fresh process.
// npm run bench engine [part …]: the parts of the engine; there even every single trial has a process of its own.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { build } from 'esbuild';

const all = ['fit', 'week', 'pages', 'seating', 'search'];
const engine = ['allocation', 'growth', 'arrival', 'dense', 'pairing', 'opinion'].filter((part) =>
  existsSync(`bench/algorithms/${part}.ts`),
);
const asked = process.argv.slice(2);
const unknown = asked.find((name) => ![...all, ...engine, 'engine'].includes(name));
if (unknown !== undefined) {
  console.error(`no bench ${unknown}: ${all.join(', ')}, engine, engine ${engine.join(', engine ')}`);
  process.exit(1);
}
const someParts = engine.some((part) => asked.includes(part));
const wanted = asked.length ? all.filter((name) => asked.includes(name)) : all;
const parts = engine.filter((part) =>
  someParts ? asked.includes(part) : !asked.length || asked.includes('engine'),
);

await build({
  entryPoints: [
    'bench/one.ts',
    'bench/algorithms/run.ts',
    ...parts.map((part) => `bench/algorithms/${part}.ts`),
  ],
  outdir: 'dist/bench',
  outbase: 'bench',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  // Our own short names are not packages.
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
let failed = 0;
const start = (file, name) => {
  const { status } = spawnSync('node_modules/.bin/node', [file, name], { stdio: 'inherit' });
  failed += status === 0 ? 0 : 1;
};
for (const name of wanted) start('dist/bench/one.js', name);
for (const part of parts) start('dist/bench/algorithms/run.js', part);
process.exit(failed ? 1 : 0);
