import { z } from 'zod';
import type { PublicApiRoute } from '#core/http/route.ts';
import { FEED, feedAt } from './feed.ts';
import { PROFILE, profileShape } from './profile.ts';

/** The profile itself: its own address is its name, as HSDS asks of a profile. */
export const profileDoors: PublicApiRoute[] = [
  {
    path: `${FEED}/profile`,
    handler: (asked) =>
      Response.json({
        $id: `${feedAt(asked)}/profile`,
        title: 'HSDS-NL-nieuwkomers',
        description:
          'HSDS 3.1 unchanged, with one property more on services and on organizations: texts in several languages, level of Dutch, room, and times on the Dutch clock.',
        based_on: 'https://docs.openreferral.org/en/3.1/',
        property: PROFILE,
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
