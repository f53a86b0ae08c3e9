import { readPublic } from '#core/access/logged-read.ts';
import { bytesResponse } from '#core/http/byte-range.ts';
import type { ImageRoute } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { BOTTLENECK_SOUND_PATH } from '../model/paths.ts';
import { findEventAudio } from '../model/queries.ts';

/** An answer said by a person. */
export const bottleneckSoundRoute: ImageRoute = {
  path: `${BOTTLENECK_SOUND_PATH}/:event{${UUID_PATTERN}}/:language{[a-z]{2,3}}`,
  handler: async ({ app, param, range }) => {
    const sound = await readPublic(app, (tx) => findEventAudio(tx, param('event'), param('language')));
    if (!sound) return new Response(null, { status: 404 });
    return bytesResponse(sound.content, range, {
      'content-type': sound.contentType,
      'cache-control': 'private, max-age=3600',
    });
  },
};
