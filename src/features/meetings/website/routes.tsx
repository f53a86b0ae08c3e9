import { get, type Route } from '#core/http/route.ts';
import { readAdmission } from '../admission/queries.ts';
import { placesFree } from '../admission/rules.ts';
import { calendarOf } from '../edition/calendar.ts';
import { calendarResponse, editionUrl, findEditionFromPath } from '../edition/public-edition.ts';
import { qrOf } from '../edition/qr.ts';
import { allEditions } from '../edition/queries.ts';
import { phaseOf } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import { LotteryPage } from '../seating/LotteryPage.tsx';
import { seedCommitment } from '../seating/lottery.ts';
import { listStalls } from '../stalls/queries.ts';
import { EditionListPage } from './EditionListPage.tsx';
import { EditionPage } from './EditionPage.tsx';
import { editionJsonLd } from './json-ld.ts';
import { ProgrammePrintPage } from './ProgrammePrintPage.tsx';

/** The public pages: the list of meetings, one edition, its calendar, its programme on paper, and how to check the draw. */
export const websiteRoutes: Route[] = [
  get('/meetings', { allow: 'anyone', shareable: true, cache: 'last-good' }, async (ctx) => {
    const editions = await ctx.readPublic(allEditions);
    const now = ctx.app.now();
    const upcoming = editions.filter(({ endsAt }) => endsAt > now);
    const past = editions.filter(({ endsAt }) => endsAt <= now).reverse();
    return ctx.render(<EditionListPage page={ctx.page} upcoming={upcoming} past={past} />);
  }),
  get('/meetings/:slug', { allow: 'anyone', shareable: true, cache: 'last-good' }, async (ctx) => {
    const edition = await findEditionFromPath(ctx);
    if (!edition) return ctx.notFound();
    return ctx.render(
      <EditionPage
        page={ctx.page}
        edition={edition}
        phase={phaseOf(edition, ctx.app.now())}
        stalls={await ctx.readPublic((tx) => listStalls(tx, edition.id))}
        free={
          edition.capacity === null
            ? null
            : placesFree(await ctx.readPublic((tx) => readAdmission(tx, edition)))
        }
        jsonLd={editionJsonLd(edition, ctx.language, editionUrl(ctx, edition))}
      />,
    );
  }),
  get('/meetings/:slug/calendar.ics', { allow: 'anyone' }, async (ctx) => {
    const edition = await findEditionFromPath(ctx);
    if (!edition) return ctx.notFound();
    const entry = { edition, url: editionUrl(ctx, edition) };
    const title = textOf(edition.texts, 'title', ctx.language);
    return calendarResponse(calendarOf([entry], title, ctx.language, new URL(ctx.app.publicUrl).hostname));
  }),
  get('/meetings/:slug/programme', { allow: 'anyone', cache: 'last-good' }, async (ctx) => {
    const edition = await findEditionFromPath(ctx);
    if (!edition) return ctx.notFound();
    return ctx.render(
      <ProgrammePrintPage
        page={ctx.page}
        edition={edition}
        qrSvg={qrOf(editionUrl(ctx, edition))}
        chosenLanguages={ctx.query.getAll('in')}
      />,
    );
  }),
  get('/meetings/:slug/draw', { allow: 'anyone' }, async (ctx) => {
    const edition = await findEditionFromPath(ctx);
    if (!edition) return ctx.notFound();
    return ctx.render(
      <LotteryPage page={ctx.page} edition={edition} commitment={seedCommitment(edition.seed)} />,
    );
  }),
];
