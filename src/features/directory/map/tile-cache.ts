import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import type { AppContext } from '#core/context.ts';
import { type Result, refuse } from '#core/result.ts';
import { fetchTile, type TileError, type TileImage } from './fetch-tile.ts';
import { type Tile, tileUrl } from './tile.ts';

/** How long a tile may be shown before it is fetched again, here and in a browser. */
export const TILE_LIFETIME_MS = 86_400_000;
/** How long the tile server is not asked again for a tile that it did not give, or for any tile when it is silent. */
const RETRY_AFTER_MS = 10_000;
const FETCH_TIMEOUT_MS = 6_000;
const MAX_TILES = 500;
const MAX_CACHED_BYTES = 24_000_000;
const MAX_CONCURRENT_FETCHES = 12;
const MAX_QUEUED_FETCHES = 240;
/** After so many fetches in a row without any answer the server counts as unreachable, and nobody waits for it. */
const MAX_UNREACHABLE_FETCHES = 3;

export type TileResult = Result<TileImage, TileError | 'busy'>;
/** @param nowMs milliseconds since the epoch, by the clock of the application */
type TileCache = (tile: Tile, nowMs: number) => Promise<TileResult>;

const UNREACHABLE: TileResult = refuse('unreachable');
const cachesByServer = new WeakMap<object, TileCache>();

/** The tile cache of the application; undefined when the operator chose no tile server. */
export function tileCacheOf({ settings: { tiles }, publicUrl, log }: AppContext): TileCache | undefined {
  if (!tiles) return undefined;
  let cache = cachesByServer.get(tiles);
  if (!cache) {
    let failing = false;
    cache = createTileCache(async (tile) => {
      const result = await fetchTile(tileUrl(tiles.url, tile), publicUrl, FETCH_TIMEOUT_MS);
      // One log line for a whole outage: a server that fails does so for every tile.
      if (!result.ok && !failing) log.info('a map tile could not be fetched', { why: result.refusal });
      failing = !result.ok;
      return result;
    });
    cachesByServer.set(tiles, cache);
  }
  return cache;
}

/**
 * Caches tiles and failures: the least recently used go first when there are too many tiles or bytes. Whoever asks for a
 * tile that is being fetched waits for that fetch. Refuses with `busy` when too many fetches wait already.
 */
export function createTileCache(
  fetchImage: (tile: Tile) => Promise<TileResult>,
  {
    maxTiles = MAX_TILES,
    maxBytes = MAX_CACHED_BYTES,
    maxConcurrent = MAX_CONCURRENT_FETCHES,
    maxQueued = MAX_QUEUED_FETCHES,
  } = {},
): TileCache {
  const cache = new LRUCache<string, { result: TileResult; expiresAtMs: number }>({
    max: maxTiles,
    maxSize: maxBytes,
    sizeCalculation: ({ result }) => (result.ok ? Math.max(result.value.bytes.length, 1) : 1),
  });
  const pending = new Map<string, Promise<TileResult>>();
  const limit = pLimit(maxConcurrent);
  let unreachableInARow = 0;
  let pausedUntilMs = 0;
  const load = async (tile: Tile, key: string, nowMs: number): Promise<TileResult> => {
    if (limit.activeCount + limit.pendingCount >= maxConcurrent + maxQueued) return refuse('busy');
    const result = await limit(async () => (pausedUntilMs > nowMs ? UNREACHABLE : fetchImage(tile)));
    if (result === UNREACHABLE) return result;
    unreachableInARow = !result.ok && result.refusal === 'unreachable' ? unreachableInARow + 1 : 0;
    if (unreachableInARow >= MAX_UNREACHABLE_FETCHES) pausedUntilMs = nowMs + RETRY_AFTER_MS;
    cache.set(key, { result, expiresAtMs: nowMs + (result.ok ? TILE_LIFETIME_MS : RETRY_AFTER_MS) });
    return result;
  };
  return async (tile, nowMs) => {
    const key = `${tile.z}/${tile.x}/${tile.y}`;
    const cached = cache.get(key);
    if (cached && cached.expiresAtMs > nowMs) return cached.result;
    const started = pending.get(key);
    if (started) return started;
    const loading = load(tile, key, nowMs).finally(() => pending.delete(key));
    pending.set(key, loading);
    return loading;
  };
}
