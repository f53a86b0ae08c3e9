import { atomFeed, escapeXml } from '#core/http/atom.ts';
import { EMBEDDABLE_HEADER, type RequestContext } from '#core/http/request-context.ts';
import { get, type PublicApiRoute, type Route } from '#core/http/route.ts';
import { THEMES } from '#ui';
import { directorySnapshot } from '../catalogue/snapshot.ts';
import { textIn } from '../catalogue/texts.ts';
import { messagesIn } from '../messages.ts';
import { readFilters } from '../search/filters.ts';
import { search } from '../search/search.ts';
import { EmbedPage } from './EmbedPage.tsx';

const NEWS = 50;
const MOST_ADDRESSES = 50_000;

const homeOf = ({ app, language }: RequestContext): string => `${app.publicUrl}/${language}`;

/** For programs and other sites: news, and a list to put in a frame, with the same filters as the list itself. */
export const feedRoutes: Route[] = [
  get('/initiatives/feed.atom', { allow: 'anyone' }, async (ctx) => {
    const { language } = ctx;
    const { initiatives } = await directorySnapshot(ctx.app);
    const newest = initiatives
      .toSorted((a, b) => b.changedAt.getTime() - a.changedAt.getTime())
      .slice(0, NEWS);
    const page = `${homeOf(ctx)}/initiatives`;
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
    return new Response(atomFeed({ page, title: messagesIn(language)('list.title'), language, entries }), {
      headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
    });
  }),
  get('/initiatives/embed', { allow: 'anyone' }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const found = search(initiatives, readFilters(ctx.query), ctx.app.now(), ctx.language);
    const theme = THEMES.find((one) => one === ctx.query.get('theme')) ?? 'warm';
    const shown = ctx.render(
      <EmbedPage
        page={ctx.page}
        shown={[...found.certain, ...found.partly]}
        at={homeOf(ctx)}
        theme={theme}
      />,
    );
    shown.headers.set(EMBEDDABLE_HEADER, 'anywhere');
    return shown;
  }),
];

/** Every public page of the directory, for search machines (sitemaps.org 0.9). */
export const sitemapRoute: PublicApiRoute = {
  path: '/sitemap.xml',
  handler: async ({ app }) => {
    const { initiatives } = await directorySnapshot(app);
    const lines = initiatives
      .slice(0, MOST_ADDRESSES - 1)
      .map(
        ({ id, changedAt }) =>
          `<url><loc>${escapeXml(app.publicUrl)}/nl/initiatives/${id}</loc><lastmod>${changedAt.toISOString()}</lastmod></url>`,
      );
    const body = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
      `<url><loc>${escapeXml(app.publicUrl)}/nl/initiatives</loc></url>`,
      ...lines,
      '</urlset>',
    ].join('\n');
    return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
  },
};
