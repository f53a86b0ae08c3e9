import type { RequestContext } from '#core/http/request-context.ts';
import { get, type Route } from '#core/http/route.ts';
import { calendarOf } from '../edition/calendar.ts';
import { qrOf } from '../edition/qr.ts';
import { allEditions, findEdition } from '../edition/queries.ts';
import { phaseOf } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { standsOf } from '../stalls/queries.ts';
import { EditionPage } from './EditionPage.tsx';
import { jsonLdOf } from './json-ld.ts';
import { MeetingsPage } from './ListPage.tsx';
import { ProgrammePage } from './PrintPage.tsx';

/** The edition that the address names, or nothing: then there is no such page. */
export const editionOf = (ctx: RequestContext): Promise<Edition | undefined> =>
  ctx.readPublic((tx) => findEdition(tx, { slug: ctx.param('slug') }));

/** The public address of an edition, whole. */
export const editionUrl = (
  { app, language }: Pick<RequestContext, 'app' | 'language'>,
  { slug }: Edition,
): string => `${app.publicUrl}/${language}/meetings/${slug}`;

/** A calendar file that a browser hands to a calendar program. */
export const calendarFile = (text: string): Response =>
  new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="van-onderop.ics"',
    },
  });

export const websiteRoutes: Route[] = [
  get('/meetings', { allow: 'anyone', shareable: true }, async (ctx) => {
    const editions = await ctx.readPublic(allEditions);
    const now = ctx.app.now();
    const coming = editions.filter(({ endsAt }) => endsAt > now);
    const past = editions.filter(({ endsAt }) => endsAt <= now).reverse();
    return ctx.render(<MeetingsPage page={ctx.page} coming={coming} past={past} />);
  }),
  get('/meetings/:slug', { allow: 'anyone', shareable: true }, async (ctx) => {
    const edition = await editionOf(ctx);
    if (!edition) return ctx.notFound();
    return ctx.render(
      <EditionPage
        page={ctx.page}
        edition={edition}
        phase={phaseOf(edition, ctx.app.now())}
        stands={await ctx.readPublic((tx) => standsOf(tx, edition.id))}
        jsonLd={jsonLdOf(edition, ctx.language, editionUrl(ctx, edition))}
      />,
    );
  }),
  get('/meetings/:slug/calendar.ics', { allow: 'anyone' }, async (ctx) => {
    const edition = await editionOf(ctx);
    if (!edition) return ctx.notFound();
    const entry = { edition, url: editionUrl(ctx, edition) };
    const title = textOf(edition.texts, 'title', ctx.language);
    return calendarFile(calendarOf([entry], title, ctx.language, new URL(ctx.app.publicUrl).hostname));
  }),
  get('/meetings/:slug/programme', { allow: 'anyone' }, async (ctx) => {
    const edition = await editionOf(ctx);
    if (!edition) return ctx.notFound();
    return ctx.render(
      <ProgrammePage
        page={ctx.page}
        edition={edition}
        qr={qrOf(editionUrl(ctx, edition))}
        chosen={ctx.query.getAll('in')}
      />,
    );
  }),
];
