import { problemJson } from '#core/http/problem-json.ts';
import type { ImageRoute } from '#core/http/route.ts';
import { parseTile } from './tile.ts';
import { TILE_LIFETIME_MS, tileCacheOf } from './tile-cache.ts';

/**
 * A tile of the street map, passed on from the server that the operator chose: the browser of a visitor asks only this
 * application, and nothing of the visitor is passed on.
 */
export const tileRoute: ImageRoute = {
  path: '/tiles/:z/:x/:y',
  handler: async ({ app, param }) => {
    const cache = tileCacheOf(app);
    const tile = parseTile({ z: param('z'), x: param('x'), y: param('y') }, app.settings.tiles?.maxZoom);
    if (!cache || !tile)
      return problemJson(
        404,
        'There is no such tile.',
        'Its numbers are out of range, or this server has no street map.',
      );
    const result = await cache(tile, app.now().getTime());
    if (result.ok)
      return new Response(new Uint8Array(result.value.bytes), {
        headers: {
          'content-type': result.value.type,
          'cache-control': `public, max-age=${TILE_LIFETIME_MS / 1000}`,
        },
      });
    return result.refusal === 'busy'
      ? problemJson(503, 'Too many tiles are asked at once.', 'Ask again in a moment.')
      : problemJson(502, 'The tile server gave no picture.', `Why: ${result.refusal}.`, {
          why: result.refusal,
        });
  },
};
