import { addresses } from '#core/http/request-context.ts';
import { sealOf } from '../keys.ts';
import { DrawPage } from '../pages/public/draw.tsx';
import { BadgesPage } from '../pages/team/badges.tsx';
import { whereOf } from '../pages/team/checkIn.tsx';
import { qrOf } from '../qr.ts';
import { editionOf } from './look.tsx';
import { teamAddress } from './organise.tsx';

/** Paper and proof: badges to print, and how the draw can be checked. */
export const paperAddresses = addresses(
  teamAddress('/badges', 'desk', 'check-in', (visit, { edition, people }) => {
    const badges = people
      .filter(({ state }) => state === 'coming')
      .flatMap((one) =>
        one.members.map(({ firstName, code, photoOk }) => ({
          name: firstName,
          code,
          photoOk,
          where: whereOf(one, edition, one.language),
          svg: qrOf(code),
        })),
      );
    return visit.page(<BadgesPage reader={visit.reader} edition={edition} badges={badges} />);
  }),
  {
    method: 'get',
    path: '/meetings/:slug/draw',
    may: 'anyone',
    answer: async (visit) => {
      const edition = await editionOf(visit);
      return edition
        ? visit.page(<DrawPage reader={visit.reader} edition={edition} seal={sealOf(edition.seed)} />)
        : visit.notThere();
    },
  },
);
