import type { AppContext } from '#core/context.ts';
import { type Result, refuse } from '#core/result.ts';
import { fetchTile, type TileError, type TileImage } from './fetch-tile.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import { type Tile, tileUrl } from './tile.ts';

/** How long a tile is good, here and in a browser, in milliseconds. */
export const TILE_LIFETIME_MS = 86_400_000;
/** How long the tile server is left alone about a tile that did not come. */
const PAUSE = 10_000;
const PATIENCE = 6_000;
const MOST_TILES = 500;
const MOST_BYTES = 24_000_000;
const AT_ONCE = 12;
const LINE = 240;
/** After so many times no answer nobody waits for the next: the server is away. */
const SILENCES = 3;

export type TileResult = Result<TileImage, TileError | 'busy'>;
type TileCache = (tile: Tile, now: number) => Promise<TileResult>;

const SILENT: TileResult = refuse('unreachable');
const keepers = new WeakMap<object, TileCache>();

/** What brings and keeps the tiles of this house, if it has any. */
export function tileCacheOf({ settings: { tiles }, publicUrl, log }: AppContext): TileCache | undefined {
  if (!tiles) return undefined;
  let keeper = keepers.get(tiles);
  if (!keeper) {
    let trouble = false;
    keeper = createTileCache(async (tile) => {
      const got = await fetchTile(tileUrl(tiles.url, tile), publicUrl, PATIENCE);
      // Said once, when it begins: a server that is away is away for every tile.
      if (!got.ok && !trouble) log.info('a tile did not come', { why: got.refusal });
      trouble = !got.ok;
      return got;
    });
    keepers.set(tiles, keeper);
  }
  return keeper;
}

/** Keeps what was brought: the tiles that were looked at last, and who asks for one that is on its way waits for that one. */
export function createTileCache(
  bring: (tile: Tile) => Promise<TileResult>,
  { mostTiles = MOST_TILES, mostBytes = MOST_BYTES } = {},
): TileCache {
  const kept = new Map<string, { got: TileResult; until: number }>();
  const coming = new Map<string, Promise<TileResult>>();
  const through = limitConcurrency(AT_ONCE, LINE);
  let bytes = 0;
  const sizeOf = (got: TileResult | undefined): number => (got?.ok ? got.value.bytes.length : 0);
  const drop = (key: string): void => {
    bytes -= sizeOf(kept.get(key)?.got);
    kept.delete(key);
  };
  const keep = (key: string, got: TileResult, until: number): void => {
    drop(key);
    kept.set(key, { got, until });
    bytes += sizeOf(got);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostTiles && bytes <= mostBytes) break;
      drop(oldest);
    }
  };
  let silences = 0;
  let restsUntil = 0;
  const fetched = async (tile: Tile, key: string, now: number): Promise<TileResult> => {
    const got = await through(async () => (restsUntil > now ? SILENT : bring(tile)));
    if (got === 'busy') return refuse('busy');
    if (got === SILENT) return got;
    silences = !got.ok && got.refusal === 'unreachable' ? silences + 1 : 0;
    if (silences >= SILENCES) restsUntil = now + PAUSE;
    keep(key, got, now + (got.ok ? TILE_LIFETIME_MS : PAUSE));
    return got;
  };
  return async (tile, now) => {
    const key = `${tile.z}/${tile.x}/${tile.y}`;
    const found = kept.get(key);
    if (found && found.until > now) {
      // Looked at last, thrown away last.
      kept.delete(key);
      kept.set(key, found);
      return found.got;
    }
    const before = coming.get(key);
    if (before) return before;
    const asked = fetched(tile, key, now).finally(() => coming.delete(key));
    coming.set(key, asked);
    return asked;
  };
}
