import { atomFeed } from '#core/http/atom.ts';
import { EMBEDDABLE_HEADER } from '#core/http/request-context.ts';
import { get, type Route } from '#core/http/route.ts';
import { calendarOf } from '../edition/calendar.ts';
import { calendarResponse, editionUrl } from '../edition/public-edition.ts';
import { allEditions } from '../edition/queries.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { EditionListEmbed } from './EditionListEmbed.tsx';

/** The title in the news feed; of a meeting that is cancelled it says so. */
function feedTitle(edition: Edition, language: string): string {
  const meeting = textOf(edition.texts, 'title', language);
  return edition.state === 'cancelled' ? messagesIn(language)('mail.off.subject', { meeting }) : meeting;
}

/** For other programs and sites: calendars of all meetings and of one series, a news feed, and a list to embed. */
export const editionFeedRoutes: Route[] = [
  get('/meetings/embed', { allow: 'anyone' }, async (ctx) => {
    const now = ctx.app.now();
    const upcoming = (await ctx.readPublic(allEditions)).filter(
      ({ endsAt, state }) => endsAt > now && state !== 'draft',
    );
    const baseUrl = `${ctx.app.publicUrl}/${ctx.language}`;
    const response = ctx.render(<EditionListEmbed page={ctx.page} upcoming={upcoming} baseUrl={baseUrl} />);
    response.headers.set(EMBEDDABLE_HEADER, 'anywhere');
    return response;
  }),
  get('/meetings/all.ics', { allow: 'anyone' }, async (ctx) => {
    const editions = await ctx.readPublic(allEditions);
    const entries = editions.map((edition) => ({ edition, url: editionUrl(ctx, edition) }));
    const host = new URL(ctx.app.publicUrl).hostname;
    return calendarResponse(calendarOf(entries, 'Van Onderop', ctx.language, host));
  }),
  get('/meetings/series/:series/calendar.ics', { allow: 'anyone' }, async (ctx) => {
    const editions = (await ctx.readPublic(allEditions)).filter(
      ({ series }) => series.slug === ctx.param('series'),
    );
    const [first] = editions;
    if (!first) return new Response(null, { status: 404 });
    const entries = editions.map((edition) => ({ edition, url: editionUrl(ctx, edition) }));
    const title = textOf(first.series.texts, 'title', ctx.language);
    return calendarResponse(calendarOf(entries, title, ctx.language, new URL(ctx.app.publicUrl).hostname));
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
        title: feedTitle(edition, language),
        summary: textOf(edition.texts, 'summary', language),
        author: textOf(edition.series.texts, 'title', language),
        url: editionUrl(ctx, edition),
        updated: edition.changedAt,
      })),
    });
    return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
  }),
];
