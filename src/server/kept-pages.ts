import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { FORM_KEY_FIELD } from '#core/http/form-key.ts';
import { DAY_MS } from '#core/time/durations.ts';

const MAX_KEPT_BYTES = 24_000_000;
/** A page that is read anew for every visitor is compressed again at most so often. */
const REFRESH_AFTER_MS = 15_000;
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

interface KeptPage {
  compressed: Buffer;
  /** When it was right. */
  at: Date;
  /** Of the directory, for a page that is made of nothing else. */
  revision: number | undefined;
}

/** The clock may have been set back in between. */
const isRecent = (earlier: Date, now: Date): boolean =>
  Math.abs(now.getTime() - earlier.getTime()) < REFRESH_AFTER_MS;

/**
 * The last good rendering of public pages, for while the database does not answer: at most a day old, and bounded in bytes.
 * Holds nothing that was made for one visitor: a form with an idempotency key is somebody's own.
 */
export function createKeptPages(maxBytes = MAX_KEPT_BYTES) {
  const pages = new LRUCache<string, KeptPage>({
    maxSize: maxBytes,
    sizeCalculation: ({ compressed }, address) => compressed.length + address.length,
    ttl: DAY_MS,
  });
  return {
    /** @param compressed the page in Brotli, where it is at hand */
    keep(address: string, html: Buffer, at: Date, revision?: number, compressed?: Buffer): void {
      const kept = pages.peek(address);
      if (kept && kept.revision === revision && isRecent(kept.at, at)) return;
      if (!html.includes(`name="${FORM_KEY_FIELD}"`))
        pages.set(address, { compressed: compressed ?? brotliCompressSync(html, QUALITY), at, revision });
    },
    /** What was shown at this address is not there any more. */
    drop: (address: string): void => void pages.delete(address),
    /** The page as it was last, at this revision. */
    find(address: string, revision?: number): { html: string; at: Date } | undefined {
      const kept = pages.get(address);
      return kept && kept.revision === revision
        ? { html: brotliDecompressSync(kept.compressed).toString(), at: kept.at }
        : undefined;
    },
  };
}
