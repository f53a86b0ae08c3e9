import { problemJson } from '#core/http/problem-json.ts';
import type { ImageRoute } from '#core/http/route.ts';
import { parseTile } from './tile.ts';
import { TILE_LIFETIME_MS, tileCacheOf } from './tile-cache.ts';

/**
 * A tile of the map with streets, passed on from the server that the operator chose: the browser of a visitor asks only
 * here, and of the visitor nothing goes on.
 */
export const tileRoute: ImageRoute = {
  path: '/tiles/:z/:x/:y',
  handler: async ({ app, param }) => {
    const keeper = tileCacheOf(app);
    const tile = parseTile({ z: param('z'), x: param('x'), y: param('y') }, app.settings.tiles?.maxZoom);
    if (!keeper || !tile)
      return problemJson(
        404,
        'There is no such tile.',
        'Its numbers are outside the map, or this house has no map with streets.',
      );
    const got = await keeper(tile, app.now().getTime());
    if (got.ok)
      return new Response(new Uint8Array(got.value.bytes), {
        headers: {
          'content-type': got.value.type,
          'cache-control': `public, max-age=${TILE_LIFETIME_MS / 1000}`,
        },
      });
    return got.refusal === 'busy'
      ? problemJson(503, 'Too many tiles are asked at once.', 'Ask again in a moment.')
      : problemJson(502, 'The tile server gave no picture.', `Why: ${got.refusal}.`, { why: got.refusal });
  },
};
