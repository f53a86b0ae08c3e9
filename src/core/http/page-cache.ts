import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { MINUTE_MS } from '../time/durations.ts';
import { preferredEncoding } from './negotiation.ts';

/** A response body in the encodings that browsers ask for, compressed once. */
export interface CompressedBody {
  type: string;
  plain: Buffer;
  br: Buffer;
  gzip: Buffer;
  tag: string;
}

/** Of eleven levels this one is nearly as quick as gzip: somebody waits for the page. */
const PAGE_BROTLI_QUALITY = 5;

/** Compresses a page, quickly. @param tag says which contents these are, for `etag` */
export const compressBody = (plain: Buffer, type: string, tag: string): CompressedBody => ({
  type,
  plain,
  br: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: PAGE_BROTLI_QUALITY } }),
  gzip: gzipSync(plain),
  tag: `"${tag}"`,
});

/** The smallest body that this browser reads, with its headers. Cached bodies hold no secrets, so compression leaks nothing (BREACH). */
export function negotiateEncoding(
  compressed: CompressedBody,
  acceptEncoding: string | undefined,
): { body: Buffer; headers: Record<string, string> } {
  const encoding = preferredEncoding(acceptEncoding);
  return {
    body: compressed[encoding ?? 'plain'],
    headers: {
      'content-type': compressed.type,
      etag: compressed.tag,
      vary: 'accept-encoding',
      ...(encoding ? { 'content-encoding': encoding } : {}),
    },
  };
}

const MAX_PAGES = 500;
const MAX_AGE_MS = MINUTE_MS;

/** Public pages in memory: as long as the revision is the same, a minute at most, the oldest page goes first. */
export function createPageCache(maxPages = MAX_PAGES, maxAgeMs = MAX_AGE_MS) {
  const pages = new Map<string, { body: CompressedBody; revision: number; expires: number }>();
  return {
    find(key: string, revision: number, now: number): CompressedBody | undefined {
      const page = pages.get(key);
      return page && page.revision === revision && page.expires > now ? page.body : undefined;
    },
    set(key: string, revision: number, now: number, body: CompressedBody): void {
      pages.delete(key);
      const oldest = pages.keys().next();
      if (pages.size >= maxPages && !oldest.done) pages.delete(oldest.value);
      pages.set(key, { body, revision, expires: now + maxAgeMs });
    },
  };
}
