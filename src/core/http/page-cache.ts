import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** A body in the encodings that browsers ask for, packed once. */
export interface CompressedBody {
  type: string;
  plain: Buffer;
  br: Buffer;
  gzip: Buffer;
  tag: string;
}

/** Packs a body. Pages get a quick setting, files that live long a thorough one. */
export function compressBody(plain: Buffer, type: string, tag: string, thorough = false): CompressedBody {
  const quality = thorough ? 11 : 5;
  return {
    type,
    plain,
    br: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
    gzip: gzipSync(plain, { level: thorough ? 9 : 6 }),
    tag: `"${tag}"`,
  };
}

/** The smallest body this browser can read, with its headers. Without secrets in it, so compressing tells nothing (BREACH). */
export function negotiateEncoding(
  packed: CompressedBody,
  accepts: string | undefined,
): { body: Buffer; headers: Record<string, string> } {
  const encoding = accepts?.includes('br') ? 'br' : accepts?.includes('gzip') ? 'gzip' : undefined;
  return {
    body: packed[encoding ?? 'plain'],
    headers: {
      'content-type': packed.type,
      etag: packed.tag,
      vary: 'accept-encoding',
      ...(encoding ? { 'content-encoding': encoding } : {}),
    },
  };
}

/** Public pages kept in memory: as long as the directory is the same, a minute at most, and no more than `most`. */
export function createPageCache(most = 500, milliseconds = 60_000) {
  const kept = new Map<string, { packed: CompressedBody; version: number; until: number }>();
  return {
    find(key: string, version: number, now: number): CompressedBody | undefined {
      const found = kept.get(key);
      return found && found.version === version && found.until > now ? found.packed : undefined;
    },
    keep(key: string, version: number, now: number, packed: CompressedBody): void {
      kept.delete(key);
      const oldest = kept.keys().next();
      if (kept.size >= most && !oldest.done) kept.delete(oldest.value);
      kept.set(key, { packed, version, until: now + milliseconds });
    },
  };
}
