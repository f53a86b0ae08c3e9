import { get, type Route } from '#core/http/route.ts';
import { qrOf } from '../edition/qr.ts';
import { teamAddress } from '../organiser-desk/routes.tsx';
import { LotteryPage } from '../seating/LotteryPage.tsx';
import { seedCommitment } from '../seating/lottery.ts';
import { editionOf } from '../website/routes.tsx';
import { BadgesPage } from './BadgesPage.tsx';
import { whereOf } from './CheckInPage.tsx';

/** Paper and proof: badges to print, and how the draw can be checked. */
export const printRoutes: Route[] = [
  teamAddress('/badges', 'desk', 'check-in', (ctx, { edition, people }) => {
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
    return ctx.render(<BadgesPage page={ctx.page} edition={edition} badges={badges} />);
  }),
  get('/meetings/:slug/draw', { allow: 'anyone' }, async (ctx) => {
    const edition = await editionOf(ctx);
    return edition
      ? ctx.render(
          <LotteryPage page={ctx.page} edition={edition} commitment={seedCommitment(edition.seed)} />,
        )
      : ctx.notFound();
  }),
];
