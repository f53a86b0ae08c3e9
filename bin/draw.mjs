// Draws docs/architecture.mmd anew: `npm run draw`, after a door was opened or closed.
import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';

await build({
  entryPoints: ['test/architecture/draw.ts', 'test/architecture/tree.ts'],
  outdir: 'dist/draw',
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
});
const { drawArchitecture } = await import('../dist/draw/draw.js');
const { readTree } = await import('../dist/draw/tree.js');
writeFileSync('docs/architecture.mmd', drawArchitecture(readTree()));
