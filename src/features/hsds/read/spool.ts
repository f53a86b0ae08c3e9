import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, type Result } from '#core/result.ts';
import type { Remarks, Source } from '../types.ts';
import { feedItems, listAddress, nameOf, servicesBelow } from './feed.ts';
import { download, getJson, type Manners, type NotGot } from './fetch.ts';
import { jsonSource } from './json.ts';

const FILE_LARGEST = 2_000_000_000;
const PAGE_LARGEST = 64_000_000;

export interface Spooled {
  source: Source;
  close: () => Promise<void>;
}

export interface Web {
  manners: Manners;
  remarks: Remarks;
  progress: (text: string) => void;
}

/** Brings what lies at an address to a file of our own, so that it can be read twice: a file as it is, a feed as lines. */
export async function openAddress(
  url: URL,
  { manners, remarks, progress }: Web,
): Promise<Result<Spooled, NotGot>> {
  const folder = await mkdtemp(join(tmpdir(), 'van-onderop-'));
  const close = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'answer');
  const got = await toFile(url, path, manners);
  if (!got.ok && !(got.refusal === 'not-found' || got.refusal === 'refused')) {
    await close();
    return got;
  }
  const list = await listOf(url, got.ok ? path : null, manners);
  if (!list && !got.ok) {
    await close();
    return got;
  }
  if (!list) return ok({ source: await jsonSource(path, nameOf(url), (await stat(path)).size), close });
  const lines = join(folder, 'services.ndjson');
  const out = createWriteStream(lines);
  let services = 0;
  const tell = (count: number, page: number, pages: number | null) =>
    progress(`asking for page ${page}${pages ? ` of ${pages}` : ''} · ${count} services`);
  for await (const item of feedItems({ list, manners, remarks, progress: tell })) {
    services++;
    if (!out.write(`${asLine(item)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  const source = await jsonSource(lines, nameOf(list), (await stat(lines)).size, true);
  return ok({ source: { ...source, form: `a feed of ${services} services` }, close });
}

/** Nested deeper than a program can follow, it becomes a line that the reader will list as broken. */
function asLine(item: unknown): string {
  try {
    return JSON.stringify(item);
  } catch {
    return '{';
  }
}

async function toFile(url: URL, path: string, manners: Manners): Promise<Result<null, NotGot>> {
  const file = await open(path, 'w');
  try {
    let at = 0;
    return await download(url, manners, FILE_LARGEST, {
      begin: async () => {
        at = 0;
        await file.truncate(0);
      },
      take: async (part) => {
        await file.write(part, 0, part.length, at);
        at += part.length;
      },
    });
  } finally {
    await file.close();
  }
}

/** The list of services, when the answer is part of a feed, or when a feed lies below an address that itself has none. */
async function listOf(url: URL, path: string | null, manners: Manners): Promise<URL | null> {
  if (path && (await stat(path)).size <= PAGE_LARGEST) {
    try {
      const list = listAddress(JSON.parse(await readFile(path, 'utf8')), url);
      if (list || /\/services\/?$/.test(url.pathname)) return list;
    } catch {
      // No single JSON value: a file of lines, or no JSON at all.
    }
    const head = (await readFile(path, 'utf8')).slice(0, 200).trimStart();
    if (!head.startsWith('<')) return null;
  } else if (path) return null;
  const below = servicesBelow(url);
  const got = await getJson(below, manners);
  return got.ok ? listAddress(got.value, below) : null;
}
