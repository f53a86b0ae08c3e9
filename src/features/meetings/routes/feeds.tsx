import { atomOf } from '#core/http/atom.ts';
import { addresses, FRAMED } from '#core/http/request-context.ts';
import { speak } from '../messages/index.ts';
import { EmbedPage } from '../pages/public/embed.tsx';
import { calendarOf } from '../rules/calendar.ts';
import { textOf } from '../rules/texts.ts';
import { allEditions } from '../store/editions.ts';
import { calendarFile, editionUrl } from './look.tsx';

/** For programs and other sites: calendars of everything and of one series, news, and a list to put in a frame. */
export const feedAddresses = addresses(
  {
    method: 'get',
    path: '/meetings/embed',
    may: 'anyone',
    answer: async (visit) => {
      const now = visit.house.now();
      const coming = (await visit.browse(allEditions)).filter(
        ({ endsAt, state }) => endsAt > now && state === 'published',
      );
      const at = `${visit.house.publicUrl}/${visit.language}`;
      const shown = visit.page(<EmbedPage reader={visit.reader} coming={coming} at={at} />);
      shown.headers.set(FRAMED, 'anywhere');
      return shown;
    },
  },
  {
    method: 'get',
    path: '/meetings/all.ics',
    may: 'anyone',
    answer: async (visit) => {
      const editions = await visit.browse(allEditions);
      const entries = editions.map((edition) => ({ edition, url: editionUrl(visit, edition) }));
      const host = new URL(visit.house.publicUrl).hostname;
      return calendarFile(calendarOf(entries, 'Van Onderop', visit.language, host));
    },
  },
  {
    method: 'get',
    path: '/meetings/series/:series/calendar.ics',
    may: 'anyone',
    answer: async (visit) => {
      const all = await visit.browse(allEditions);
      const editions = all.filter(({ series }) => series.slug === visit.param('series'));
      const [first] = editions;
      if (!first) return new Response(null, { status: 404 });
      const entries = editions.map((edition) => ({ edition, url: editionUrl(visit, edition) }));
      const title = textOf(first.series.texts, 'title', visit.language);
      return calendarFile(
        calendarOf(entries, title, visit.language, new URL(visit.house.publicUrl).hostname),
      );
    },
  },
  {
    method: 'get',
    path: '/meetings/feed.atom',
    may: 'anyone',
    answer: async (visit) => {
      const editions = await visit.browse(allEditions);
      const { language } = visit;
      const feed = atomOf({
        page: `${visit.house.publicUrl}/${language}/meetings`,
        title: speak(language)('list.title'),
        language,
        entries: editions.map((edition) => ({
          id: edition.id,
          title: textOf(edition.texts, 'title', language),
          summary: textOf(edition.texts, 'summary', language),
          author: textOf(edition.series.texts, 'title', language),
          url: editionUrl(visit, edition),
          updated: edition.changedAt,
        })),
      });
      return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
    },
  },
);
