// Builds what runs: the server, the importer, the worker of the algorithms, the threads of a publication and a round, the mail sender, the typesetter, and the files that pages ask for, named by their contents.
import { globSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import { build } from 'esbuild';

const BROWSERS = ['chrome90', 'firefox90', 'safari15'];

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: {
    main: 'src/main.ts',
    cli: 'src/cli.ts',
    'algorithms-worker': 'src/algorithms/worker/worker-entry.ts',
    'publication-thread': 'src/features/voice/publication/recompute-thread.ts',
    'round-thread': 'src/features/befriending/rounds/round-thread.ts',
    'spreadsheet-thread': 'src/features/spreadsheet-import/file/read-file-thread.ts',
    'mail-sender': 'src/core/mail/sender.worker.ts',
    typesetter: 'src/core/pdf/typesetter.worker.ts',
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
    paper: 'src/ui/styles/paper.css',
    page: 'src/ui/client/page.client.ts',
    desk: 'src/ui/styles/desk.css',
    people: 'src/ui/styles/people.css',
    casework: 'src/ui/styles/casework.css',
    befriending: 'src/ui/styles/befriending.css',
    voice: 'src/ui/styles/voice.css',
    'desk-keys': 'src/ui/client/desk-keys.client.ts',
    map: 'src/ui/styles/map.css',
    streets: 'src/ui/styles/streets.css',
  },
  // Pictures in the style of a package that nothing of ours shows.
  loader: { '.png': 'empty' },
  entryNames: '[name].[hash]',
  outdir: 'dist/assets',
  bundle: true,
  minify: true,
  target: BROWSERS,
  logLevel: 'warning',
});
/** Entry points by their name without the ending: `check-in.client.ts` becomes `check-in`. */
const entriesOf = (pattern, suffix = '') =>
  Object.fromEntries(
    globSync(pattern)
      .sort()
      .map((path) => [basename(path).replace(/\.\w+\.ts$/, suffix), path]),
  );

// Scripts that only some pages ask for: each feature names its own `*.client.ts`.
await build({
  entryPoints: entriesOf('src/features/**/*.client.ts'),
  entryNames: '[name].[hash]',
  chunkNames: 'part.[hash]',
  outdir: 'dist/assets',
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
  target: BROWSERS,
  logLevel: 'warning',
});
// A service worker (`*.worker.ts`) is one file: browsers start it without modules.
await build({
  entryPoints: entriesOf('src/features/**/*.worker.ts', '-worker'),
  entryNames: '[name].[hash]',
  outdir: 'dist/assets',
  bundle: true,
  format: 'iife',
  minify: true,
  target: BROWSERS,
  logLevel: 'warning',
});

// Compressed once, as tightly as it goes, so that no start of the server waits for it.
for (const name of await readdir('dist/assets')) {
  const path = join('dist/assets', name);
  const plain = await readFile(path);
  const params = { [zlib.BROTLI_PARAM_QUALITY]: zlib.BROTLI_MAX_QUALITY };
  await writeFile(`${path}.br`, brotliCompressSync(plain, { params }));
  await writeFile(`${path}.gz`, gzipSync(plain, { level: zlib.Z_BEST_COMPRESSION }));
}
