import { readPublic } from '#core/access/logged-read.ts';
import { bytesResponse } from '#core/http/byte-range.ts';
import type { ImageRoute } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { STATEMENT_SOUND_PATH } from './sound-path.ts';
import { findStatementSound } from './sound-queries.ts';

/** A statement read aloud. A statement that is taken away falls silent within the hour, also in a browser that heard it. */
export const statementSoundRoute: ImageRoute = {
  path: `${STATEMENT_SOUND_PATH}/:statement{${UUID_PATTERN}}/:language{[a-z]{2,3}}`,
  handler: async ({ app, param, range }) => {
    const sound = await readPublic(app, (tx) =>
      findStatementSound(tx, param('statement'), param('language')),
    );
    if (!sound) return new Response(null, { status: 404 });
    return bytesResponse(sound.content, range, {
      'content-type': sound.type,
      'cache-control': 'private, max-age=3600',
    });
  },
};
