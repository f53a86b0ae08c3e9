import { readdir, readFile } from 'node:fs/promises';
import { type CompressedBody, compressBody } from '#core/http/page-cache.ts';
import type { Assets } from '#core/http/request-context.ts';

/** Which page asks for which file, by the name that the build gave it without its mark. */
const NAMES: Record<string, keyof Assets> = {
  'style.css': 'css',
  'page.js': 'js',
  'check-in.js': 'checkIn',
  'offline.js': 'offline',
  'streets.css': 'streetsCss',
  'streets.js': 'streets',
  'owner.css': 'owner',
  'preview.js': 'preview',
};

/** The files that pages refer to, as the build named them; by the address at which they are asked for. */
export async function loadStaticAssets(): Promise<{ assets: Assets; files: Map<string, CompressedBody> }> {
  const files = new Map<string, CompressedBody>();
  const assets: Assets = { css: '', js: '' };
  for (const name of await readdir('dist/assets')) {
    const type = name.endsWith('.css') ? 'text/css; charset=UTF-8' : 'text/javascript; charset=UTF-8';
    // A worker has one address for ever: browsers look there for a newer one.
    const [, worker] = name.match(/^([a-z-]+-worker)\./) ?? [];
    const path = worker ? `/${worker}.js` : `/assets/${name}`;
    files.set(path, compressBody(await readFile(`dist/assets/${name}`), type, name, true));
    const asset = NAMES[name.replace(/\.\w+(\.\w+)$/, '$1')];
    if (asset) assets[asset] = path;
  }
  return { assets, files };
}
