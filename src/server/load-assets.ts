import { readdir, readFile } from 'node:fs/promises';
import type { CompressedBody } from '#core/http/page-cache.ts';
import type { Assets } from '#core/http/page-context.ts';

/** The built files that pages refer to: their paths by name without the content hash, and their contents by path. */
export async function loadStaticAssets(): Promise<{ assets: Assets; files: Map<string, CompressedBody> }> {
  const files = new Map<string, CompressedBody>();
  const assets: Record<string, string> = {};
  for (const fileName of await readdir('dist/assets')) {
    // The build put the compressed bodies beside each file.
    if (/\.(br|gz)$/.test(fileName)) continue;
    const type = fileName.endsWith('.css') ? 'text/css; charset=UTF-8' : 'text/javascript; charset=UTF-8';
    // A service worker keeps one path for ever: browsers look there for a newer version.
    const [, worker] = fileName.match(/^([a-z-]+-worker)\./) ?? [];
    const path = worker ? `/${worker}.js` : `/assets/${fileName}`;
    const read = (ending = '') => readFile(`dist/assets/${fileName}${ending}`);
    const [plain, br, gzip] = await Promise.all([read(), read('.br'), read('.gz')]);
    files.set(path, { type, plain, br, gzip, tag: `"${fileName}"` });
    if (!worker) assets[fileName.replace(/\.\w+(\.\w+)$/, '$1')] = path;
  }
  return { assets, files };
}
