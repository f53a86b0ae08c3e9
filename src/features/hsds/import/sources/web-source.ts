import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, type Result } from '#core/result.ts';
import type { ImportIssueSink } from '../../schema/issues.ts';
import { readFeed, redactedUrl, serviceListUrl, servicesUrlBelow } from './feed.ts';
import { download, type FetchError, type FetchPolicy, getJson } from './fetch.ts';
import { jsonSource } from './json-source.ts';
import type { RecordSource } from './types.ts';

const MAX_FILE_BYTES = 2_000_000_000;
/** Larger responses are files and no pages of a feed. */
const MAX_PAGE_BYTES = 64_000_000;

export interface DownloadedSource {
  source: RecordSource;
  /** Deletes the downloaded file. */
  close: () => Promise<void>;
}

export interface SourceOptions {
  fetchPolicy: FetchPolicy;
  addIssue: ImportIssueSink;
  progress: (text: string) => void;
}

/** Downloads a URL to a temporary file, so that it can be read twice: a file as it is, a feed as NDJSON. */
export async function openUrl(
  url: URL,
  { fetchPolicy, addIssue, progress }: SourceOptions,
): Promise<Result<DownloadedSource, FetchError>> {
  const folder = await mkdtemp(join(tmpdir(), 'van-onderop-'));
  const close = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'answer');
  const downloaded = await downloadToFile(url, path, fetchPolicy);
  if (!downloaded.ok && downloaded.refusal !== 'not-found' && downloaded.refusal !== 'refused') {
    await close();
    return downloaded;
  }
  const list = await findServiceList(url, downloaded.ok ? path : null, fetchPolicy);
  if (!list && !downloaded.ok) {
    await close();
    return downloaded;
  }
  if (!list) return ok({ source: await jsonSource(path, redactedUrl(url), (await stat(path)).size), close });
  const feedPath = join(folder, 'services.ndjson');
  const output = createWriteStream(feedPath);
  let services = 0;
  const showPage = (count: number, page: number, pages: number | null) =>
    progress(`asking for page ${page}${pages ? ` of ${pages}` : ''} · ${count} services`);
  for await (const service of readFeed({ list, fetchPolicy, addIssue, progress: showPage })) {
    services++;
    if (!output.write(`${toLine(service)}\n`)) await once(output, 'drain');
  }
  output.end();
  await once(output, 'finish');
  const source = await jsonSource(feedPath, redactedUrl(list), (await stat(feedPath)).size, true);
  return ok({ source: { ...source, form: `a feed of ${services} services` }, close });
}

/** A record that is nested too deeply for JSON.stringify becomes an invalid line, which the reader will report. */
function toLine(record: unknown): string {
  try {
    return JSON.stringify(record);
  } catch {
    return '{';
  }
}

async function downloadToFile(
  url: URL,
  path: string,
  fetchPolicy: FetchPolicy,
): Promise<Result<null, FetchError>> {
  const file = await open(path, 'w');
  try {
    let offset = 0;
    return await download(url, fetchPolicy, MAX_FILE_BYTES, {
      restart: async () => {
        offset = 0;
        await file.truncate(0);
      },
      write: async (chunk) => {
        await file.write(chunk, 0, chunk.length, offset);
        offset += chunk.length;
      },
    });
  } finally {
    await file.close();
  }
}

/**
 * The list of services, when the response is part of a feed, or when a feed answers below a URL that is no file itself.
 * @param path the downloaded response; null when the server refused it
 */
async function findServiceList(url: URL, path: string | null, fetchPolicy: FetchPolicy): Promise<URL | null> {
  if (path && (await stat(path)).size <= MAX_PAGE_BYTES) {
    const text = await readFile(path, 'utf8');
    try {
      const list = serviceListUrl(JSON.parse(text), url);
      if (list || /\/services\/?$/.test(url.pathname)) return list;
    } catch {
      // Not one JSON value: a file of lines, or no JSON at all.
    }
    const isHtml = text.slice(0, 200).trimStart().startsWith('<');
    if (!isHtml) return null;
  } else if (path) return null;
  const below = servicesUrlBelow(url);
  const response = await getJson(below, fetchPolicy);
  return response.ok ? serviceListUrl(response.value, below) : null;
}
