// npm run bench [name …]: tables of ratios against a named peer in the same run. Every bench runs in a fresh process.
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';

const all = ['fit', 'week', 'pages'];
const wanted = process.argv.slice(2).filter((name) => all.includes(name));
await build({
  entryPoints: all.map((name) => `bench/${name}.ts`).concat('bench/one.ts'),
  outdir: 'dist/bench',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  // Our own short names are not packages.
  alias: {
    '#cluster': './src/cluster/index.ts',
    '#engine/fit': './src/engine/fit/index.ts',
    '#engine/week': './src/engine/week/index.ts',
  },
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
});
let failed = 0;
for (const name of wanted.length ? wanted : all) {
  const { status } = spawnSync('node_modules/.bin/node', ['dist/bench/one.js', name], { stdio: 'inherit' });
  failed += status === 0 ? 0 : 1;
}
process.exit(failed ? 1 : 0);
