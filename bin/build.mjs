// Builds what runs: the server, the importer, the worker of the algorithms, and the files that pages ask for, named by their contents.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: {
    main: 'src/main.ts',
    cli: 'src/cli.ts',
    'algorithms-worker': 'src/algorithms/worker/worker-entry.ts',
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: true,
  logLevel: 'warning',
});
await build({
  entryPoints: {
    style: 'src/ui/styles/index.css',
    owner: 'src/ui/styles/owner.css',
    page: 'src/ui/client/page.client.ts',
    streets: 'src/ui/styles/streets.css',
  },
  // Pictures in the style of a package that nothing of ours shows.
  loader: { '.png': 'empty' },
  entryNames: '[name].[hash]',
  outdir: 'dist/assets',
  bundle: true,
  minify: true,
  target: ['chrome90', 'firefox90', 'safari15'],
  logLevel: 'warning',
});
// What only some pages ask for: check-in and the cards of a municipality, without network; a map with streets, on tap; a
// card that follows a form.
await build({
  entryPoints: {
    'check-in': 'src/features/meetings/check-in/client/check-in.ts',
    offline: 'src/features/directory/offline/offline.client.ts',
    streets: 'src/features/directory/map/client/streets.client.ts',
    preview: 'src/features/directory/listings/registration/preview.client.ts',
  },
  entryNames: '[name].[hash]',
  chunkNames: 'part.[hash]',
  outdir: 'dist/assets',
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
  target: ['chrome90', 'firefox90', 'safari15'],
  logLevel: 'warning',
});
// A worker is one file: browsers start it without modules.
await build({
  entryPoints: {
    'check-in-worker': 'src/features/meetings/check-in/client/service-worker.ts',
    'offline-worker': 'src/features/directory/offline/offline.worker.ts',
  },
  entryNames: '[name].[hash]',
  outdir: 'dist/assets',
  bundle: true,
  format: 'iife',
  minify: true,
  target: ['chrome90', 'firefox90', 'safari15'],
  logLevel: 'warning',
});
