import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ok, type Result, refuse } from '#core/result.ts';
import type { Remarks, Source } from '../types.ts';
import { headOf, textOfHead } from './file.ts';
import { jsonSource } from './json.ts';
import { openAddress, type Web } from './spool.ts';
import { tableFiles, tableOf } from './tables.ts';
import { tabularSource } from './tabular.ts';

export interface Opened {
  source: Source;
  /** Host, file or folder, without ending: for the name under which it is kept. */
  base: string;
  /** Removes what was kept aside for reading. */
  close: () => Promise<void>;
}

export type NotOpened = 'not-found' | 'empty' | 'compressed' | 'not-hsds' | 'feed-failed' | 'stopped';

/** How zip and gzip files begin. */
const COMPRESSED = new Set(['504b', '1f8b']);

const nothingToClose = async () => {};

/** Looks at what was given and opens it: what kind it is, its contents decide, not its name. */
export async function openSource(given: string, web: Web): Promise<Result<Opened, NotOpened>> {
  const { remarks } = web;
  if (/^https?:\/\//i.test(given)) return openWeb(given, web);
  const path = resolve(given);
  const found = await stat(path).catch(() => null);
  if (!found) return refuse('not-found');
  const name = basename(path);
  const base = name.replace(/\.[a-z0-9]{1,8}$/i, '');
  if (found.isDirectory()) return openFolder(path, name, remarks);
  if (name.toLowerCase() === 'datapackage.json')
    return openFolder(dirname(path), basename(dirname(path)), remarks);
  const head = await headOf(path);
  const text = textOfHead(head).trimStart();
  if (!text) return refuse('empty');
  if (COMPRESSED.has(head.toString('hex', 0, 2))) return refuse('compressed');
  if (/^[[{]/.test(text))
    return ok({ source: await jsonSource(path, name, found.size), base, close: nothingToClose });
  // One table of a package: the others lie beside it.
  if (tableOf(name) && /[,;\t|]/.test(text.split('\n', 1)[0] ?? ''))
    return openFolder(dirname(path), basename(dirname(path)), remarks);
  return refuse('not-hsds');
}

async function openWeb(given: string, web: Web): Promise<Result<Opened, NotOpened>> {
  const url = URL.parse(given);
  if (!url) return refuse('not-found');
  const opened = await openAddress(url, web);
  return opened.ok
    ? ok({ ...opened.value, base: url.hostname })
    : refuse(opened.refusal === 'stopped' ? 'stopped' : 'feed-failed');
}

/** A folder is a tabular package, or else the JSON files in it are read one after the other. */
async function openFolder(
  folder: string,
  base: string,
  remarks: Remarks,
): Promise<Result<Opened, NotOpened>> {
  const tables = await tableFiles(folder, remarks);
  if (tables.some(({ table }) => table === 'service' || table === 'organization')) {
    return ok({ source: tabularSource(tables), base, close: nothingToClose });
  }
  const sources: Source[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name);
    const found = await stat(path);
    if (
      !found.isFile() ||
      name === 'datapackage.json' ||
      !/^[[{]/.test(textOfHead(await headOf(path)).trimStart())
    )
      continue;
    sources.push(await jsonSource(path, name, found.size));
  }
  return sources.length ? ok({ source: together(sources), base, close: nothingToClose }) : refuse('not-hsds');
}

const together = (sources: Source[]): Source => ({
  form: `${sources.length} JSON files`,
  bytes: sources.reduce((sum, { bytes }) => sum + bytes, 0),
  read: async function* (remarks, how) {
    for (const source of sources) yield* source.read(remarks, how);
  },
});
