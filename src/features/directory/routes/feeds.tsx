import { atomOf, xml } from '#core/http/atom.ts';
import { addresses, FRAMED, type OpenDoor, type Visit } from '#core/http/request-context.ts';
import { THEMES } from '#ui';
import { speak } from '../messages/index.ts';
import { EmbedPage } from '../pages/embed.tsx';
import { readFilters } from '../rules/filters.ts';
import { search } from '../rules/search.ts';
import { textIn } from '../rules/texts.ts';
import { directorySnapshot } from '../store/snapshot.ts';

const NEWS = 50;
const MOST_ADDRESSES = 50_000;

const homeOf = ({ house, language }: Visit): string => `${house.publicUrl}/${language}`;

/** For programs and other sites: news, and a list to put in a frame, with the same filters as the list itself. */
export const feedAddresses = addresses(
  {
    method: 'get',
    path: '/initiatives/feed.atom',
    may: 'anyone',
    answer: async (visit) => {
      const { language } = visit;
      const { initiatives } = await directorySnapshot(visit.house);
      const newest = initiatives
        .toSorted((a, b) => b.changedAt.getTime() - a.changedAt.getTime())
        .slice(0, NEWS);
      const page = `${homeOf(visit)}/initiatives`;
      const entries = newest.map((it) => {
        const { text } = textIn(it, language);
        return {
          id: it.id,
          title: text.name,
          summary: text.summary,
          author: it.organisation.name,
          url: `${page}/${it.id}`,
          updated: it.changedAt,
        };
      });
      return new Response(atomOf({ page, title: speak(language)('list.title'), language, entries }), {
        headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
      });
    },
  },
  {
    method: 'get',
    path: '/initiatives/embed',
    may: 'anyone',
    answer: async (visit) => {
      const { initiatives } = await directorySnapshot(visit.house);
      const found = search(initiatives, readFilters(visit.query), visit.house.now(), visit.language);
      const theme = THEMES.find((one) => one === visit.query.get('theme')) ?? 'warm';
      const shown = visit.page(
        <EmbedPage
          reader={visit.reader}
          shown={[...found.certain, ...found.partly]}
          at={homeOf(visit)}
          theme={theme}
        />,
      );
      shown.headers.set(FRAMED, 'anywhere');
      return shown;
    },
  },
);

/** Every public page of the directory, for search machines (sitemaps.org 0.9). */
export const sitemapDoor: OpenDoor = {
  path: '/sitemap.xml',
  answer: async ({ house }) => {
    const { initiatives } = await directorySnapshot(house);
    const lines = initiatives
      .slice(0, MOST_ADDRESSES - 1)
      .map(
        ({ id, changedAt }) =>
          `<url><loc>${xml(house.publicUrl)}/nl/initiatives/${id}</loc><lastmod>${changedAt.toISOString()}</lastmod></url>`,
      );
    const body = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
      `<url><loc>${xml(house.publicUrl)}/nl/initiatives</loc></url>`,
      ...lines,
      '</urlset>',
    ].join('\n');
    return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
  },
};
