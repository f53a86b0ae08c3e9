import { z } from 'zod';
import type { PublicApiRoute } from '#core/http/route.ts';
import { PROFILE_PROPERTY, PROFILE_VERSION, profileShape } from '../schema/profile.ts';
import { FEED_PATH, feedUrl } from './feed.ts';

/** The profile itself. HSDS requires that a profile is identified by its own URL. */
export const profileRoutes: PublicApiRoute[] = [
  {
    path: `${FEED_PATH}/profile`,
    handler: (request) =>
      Response.json({
        $id: `${feedUrl(request)}/profile`,
        title: 'HSDS-NL-nieuwkomers',
        version: String(PROFILE_VERSION),
        description:
          'HSDS 3.1 unchanged, with one property more on services and on organizations: texts in several languages, level of Dutch, how one meets and what keeps minors safe, sign languages, room, and times on the Dutch clock with how they repeat.',
        based_on: 'https://docs.openreferral.org/en/3.1/',
        property: PROFILE_PROPERTY,
        service: z.toJSONSchema(profileShape, { io: 'input' }),
        organization: {
          type: 'object',
          required: ['texts'],
          properties: {
            texts: {
              type: 'object',
              additionalProperties: { type: 'object', required: ['description'] },
            },
          },
        },
      }),
  },
];
