import { atomFeed, escapeXml } from '#core/http/atom.ts';
import { EMBEDDABLE_HEADER, type RequestContext } from '#core/http/request-context.ts';
import { get, type PublicApiRoute, type Route } from '#core/http/route.ts';
import { THEMES } from '#ui';
import { directorySnapshot } from '../catalogue/snapshot.ts';
import { textIn } from '../catalogue/texts.ts';
import { messagesIn } from '../messages.ts';
import { search } from '../search/search.ts';
import { EmbedPage } from './EmbedPage.tsx';
import { filtersOf } from './filters-of.ts';

const MAX_FEED_ENTRIES = 50;
/** The limit of the protocol. */
const MAX_SITEMAP_URLS = 50_000;

const baseUrlOf = ({ app, language }: RequestContext): string => `${app.publicUrl}/${language}`;

/** For feed readers and other sites: what changed last, and a list to embed, with the same filters as the list itself. */
export const feedRoutes: Route[] = [
  get('/initiatives/feed.atom', { allow: 'anyone' }, async (ctx) => {
    const { language } = ctx;
    const { initiatives } = await directorySnapshot(ctx.app);
    const newest = initiatives
      .toSorted((a, b) => b.changedAt.getTime() - a.changedAt.getTime())
      .slice(0, MAX_FEED_ENTRIES);
    const listUrl = `${baseUrlOf(ctx)}/initiatives`;
    const entries = newest.map((it) => {
      const { text } = textIn(it, language);
      return {
        id: it.id,
        title: text.name,
        summary: text.summary,
        author: it.organisation.name,
        url: `${listUrl}/${it.id}`,
        updated: it.changedAt,
      };
    });
    return new Response(
      atomFeed({ page: listUrl, title: messagesIn(language)('list.title'), language, entries }),
      {
        headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
      },
    );
  }),
  get('/initiatives/embed', { allow: 'anyone' }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const results = search(initiatives, await filtersOf(ctx), ctx.app.now(), ctx.language);
    const theme = THEMES.find((name) => name === ctx.query.get('theme')) ?? 'warm';
    const response = ctx.render(
      <EmbedPage
        page={ctx.page}
        initiatives={[...results.certain, ...results.partly]}
        baseUrl={baseUrlOf(ctx)}
        theme={theme}
      />,
    );
    response.headers.set(EMBEDDABLE_HEADER, 'anywhere');
    return response;
  }),
];

/** Every public page of the directory, for search engines (sitemaps.org 0.9). */
export const sitemapRoute: PublicApiRoute = {
  path: '/sitemap.xml',
  handler: async ({ app }) => {
    const { initiatives } = await directorySnapshot(app);
    const lines = initiatives
      .slice(0, MAX_SITEMAP_URLS - 1)
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
