import { readdir, readFile } from 'node:fs/promises';
import { type Packed, pack } from '#kernel/memory.ts';
import type { Assets } from '#kernel/web.ts';

/** The files that pages refer to, as the build named them; by the address at which they are asked for. */
export async function readAssets(): Promise<{ assets: Assets; files: Map<string, Packed> }> {
  const files = new Map<string, Packed>();
  const assets: Assets = { css: '', js: '' };
  for (const name of await readdir('dist/assets')) {
    const css = name.endsWith('.css');
    const type = css ? 'text/css; charset=UTF-8' : 'text/javascript; charset=UTF-8';
    // A worker has one address for ever: browsers look there for a newer one.
    const [, worker] = name.match(/^([a-z-]+-worker)\./) ?? [];
    const path = worker ? `/${worker}.js` : `/assets/${name}`;
    files.set(path, pack(await readFile(`dist/assets/${name}`), type, name, true));
    if (name.startsWith('owner.')) assets.owner = path;
    else if (css) assets.css = path;
    else if (name.startsWith('page.')) assets.js = path;
    else if (name.startsWith('check-in.')) assets.checkIn = path;
    else if (name.startsWith('offline.')) assets.offline = path;
    else if (name.startsWith('preview.')) assets.preview = path;
  }
  return { assets, files };
}
