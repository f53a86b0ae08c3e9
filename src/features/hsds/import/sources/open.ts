import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ok, type Result, refuse } from '#core/result.ts';
import type { ImportIssueSink } from '../../schema/issues.ts';
import { jsonSource } from './json-source.ts';
import { findTableFiles, tableKindOf } from './table-files.ts';
import { tabularSource } from './tabular-source.ts';
import { decodeHead, readHead } from './text-file.ts';
import type { RecordSource } from './types.ts';
import { openUrl, type SourceOptions } from './web-source.ts';

export interface OpenedSource {
  source: RecordSource;
  /** Host, file name without extension, or folder name: the default for the source name. */
  base: string;
  /** Deletes temporary files. */
  close: () => Promise<void>;
}

export type OpenSourceError = 'not-found' | 'empty' | 'compressed' | 'not-hsds' | 'feed-failed' | 'stopped';

/** The first two bytes of ZIP and gzip files. */
const COMPRESSED_MAGIC = new Set(['504b', '1f8b']);

const nothingToClose = async () => {};

/** Opens a file, a folder or a URL. Its contents, not its name, decide what kind of source it is. */
export async function openSource(
  input: string,
  options: SourceOptions,
): Promise<Result<OpenedSource, OpenSourceError>> {
  const { addIssue } = options;
  if (/^https?:\/\//i.test(input)) return openWebSource(input, options);
  const path = resolve(input);
  const stats = await stat(path).catch(() => null);
  if (!stats) return refuse('not-found');
  const name = basename(path);
  const base = name.replace(/\.[a-z0-9]{1,8}$/i, '');
  if (stats.isDirectory()) return openFolder(path, name, addIssue);
  const openParent = () => openFolder(dirname(path), basename(dirname(path)), addIssue);
  if (name.toLowerCase() === 'datapackage.json') return openParent();
  const head = await readHead(path);
  const text = decodeHead(head).trimStart();
  if (!text) return refuse('empty');
  if (COMPRESSED_MAGIC.has(head.toString('hex', 0, 2))) return refuse('compressed');
  if (/^[[{]/.test(text))
    return ok({ source: await jsonSource(path, name, stats.size), base, close: nothingToClose });
  // One table of a package: the other tables are in the same folder.
  if (tableKindOf(name) && /[,;\t|]/.test(text.split('\n', 1)[0] ?? '')) return openParent();
  return refuse('not-hsds');
}

async function openWebSource(
  input: string,
  options: SourceOptions,
): Promise<Result<OpenedSource, OpenSourceError>> {
  const url = URL.parse(input);
  if (!url) return refuse('not-found');
  const opened = await openUrl(url, options);
  return opened.ok
    ? ok({ ...opened.value, base: url.hostname })
    : refuse(opened.refusal === 'stopped' ? 'stopped' : 'feed-failed');
}

/** A folder is a tabular package; otherwise the JSON files in it are read one after the other. */
async function openFolder(
  folder: string,
  base: string,
  addIssue: ImportIssueSink,
): Promise<Result<OpenedSource, OpenSourceError>> {
  const tables = await findTableFiles(folder, addIssue);
  if (tables.some(({ table }) => table === 'service' || table === 'organization')) {
    return ok({ source: tabularSource(tables), base, close: nothingToClose });
  }
  const sources: RecordSource[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name);
    const stats = await stat(path);
    if (!stats.isFile() || name === 'datapackage.json') continue;
    const isJson = /^[[{]/.test(decodeHead(await readHead(path)).trimStart());
    if (isJson) sources.push(await jsonSource(path, name, stats.size));
  }
  return sources.length
    ? ok({ source: concatSources(sources), base, close: nothingToClose })
    : refuse('not-hsds');
}

const concatSources = (sources: RecordSource[]): RecordSource => ({
  form: `${sources.length} JSON files`,
  bytes: sources.reduce((sum, { bytes }) => sum + bytes, 0),
  read: async function* (addIssue, options) {
    for (const source of sources) yield* source.read(addIssue, options);
  },
});
