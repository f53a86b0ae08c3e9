import { atomFeed } from '#core/http/atom.ts';
import { EMBEDDABLE_HEADER } from '#core/http/request-context.ts';
import { get, type Route } from '#core/http/route.ts';
import { calendarOf } from '../edition/calendar.ts';
import { allEditions } from '../edition/queries.ts';
import { textOf } from '../edition/texts.ts';
import { messagesIn } from '../messages.ts';
import { EmbedPage } from './EmbedPage.tsx';
import { calendarFile, editionUrl } from './routes.tsx';

/** For programs and other sites: calendars of everything and of one series, news, and a list to put in a frame. */
export const feedRoutes: Route[] = [
  get('/meetings/embed', { allow: 'anyone' }, async (ctx) => {
    const now = ctx.app.now();
    const coming = (await ctx.readPublic(allEditions)).filter(
      ({ endsAt, state }) => endsAt > now && state === 'published',
    );
    const at = `${ctx.app.publicUrl}/${ctx.language}`;
    const shown = ctx.render(<EmbedPage page={ctx.page} coming={coming} at={at} />);
    shown.headers.set(EMBEDDABLE_HEADER, 'anywhere');
    return shown;
  }),
  get('/meetings/all.ics', { allow: 'anyone' }, async (ctx) => {
    const editions = await ctx.readPublic(allEditions);
    const entries = editions.map((edition) => ({ edition, url: editionUrl(ctx, edition) }));
    const host = new URL(ctx.app.publicUrl).hostname;
    return calendarFile(calendarOf(entries, 'Van Onderop', ctx.language, host));
  }),
  get('/meetings/series/:series/calendar.ics', { allow: 'anyone' }, async (ctx) => {
    const all = await ctx.readPublic(allEditions);
    const editions = all.filter(({ series }) => series.slug === ctx.param('series'));
    const [first] = editions;
    if (!first) return new Response(null, { status: 404 });
    const entries = editions.map((edition) => ({ edition, url: editionUrl(ctx, edition) }));
    const title = textOf(first.series.texts, 'title', ctx.language);
    return calendarFile(calendarOf(entries, title, ctx.language, new URL(ctx.app.publicUrl).hostname));
  }),
  get('/meetings/feed.atom', { allow: 'anyone' }, async (ctx) => {
    const editions = await ctx.readPublic(allEditions);
    const { language } = ctx;
    const feed = atomFeed({
      page: `${ctx.app.publicUrl}/${language}/meetings`,
      title: messagesIn(language)('list.title'),
      language,
      entries: editions.map((edition) => ({
        id: edition.id,
        title: textOf(edition.texts, 'title', language),
        summary: textOf(edition.texts, 'summary', language),
        author: textOf(edition.series.texts, 'title', language),
        url: editionUrl(ctx, edition),
        updated: edition.changedAt,
      })),
    });
    return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
  }),
];
