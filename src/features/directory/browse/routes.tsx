import { renderSVG } from 'uqr';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, type Route } from '#core/http/route.ts';
import { InitiativeNotFoundPage } from '../catalogue/InitiativeNotFoundPage.tsx';
import { directorySnapshot, initiativeWithPage } from '../catalogue/snapshot.ts';
import type { StreetTiles } from '../map/StreetMap.tsx';
import { nearMisses, search } from '../search/search.ts';
import { suggestQueries } from '../search/text/suggest.ts';
import { activeFilters } from './FilterForm.tsx';
import { filtersOf } from './filters-of.ts';
import { ListPage } from './ListPage.tsx';
import { SharePage } from './SharePage.tsx';

/** What a page needs to offer the street map; undefined when the operator chose no tile server. */
function streetTilesFor({ app: { settings }, page: { assets } }: RequestContext): StreetTiles | undefined {
  const { tiles } = settings;
  return (
    tiles && {
      script: assets['streets.js'] ?? '',
      css: assets['streets.css'] ?? '',
      attribution: tiles.attribution,
      maxZoom: tiles.maxZoom,
    }
  );
}

export const browseRoutes: Route[] = [
  get('/initiatives', { allow: 'anyone', shareable: true, cache: 'public' }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const filters = await filtersOf(ctx);
    const { page } = ctx;
    const now = ctx.app.now();
    const results = search(initiatives, filters, now, page.language);
    const { certain, partly, perhaps } = results.count;
    const activeFields = activeFilters(page.language, filters).map(({ field }) => field);
    const misses =
      certain + partly + perhaps > 0
        ? []
        : nearMisses(initiatives, filters, activeFields, { now, language: page.language });
    return ctx.render(
      <ListPage
        page={page}
        filters={filters}
        results={results}
        empty={initiatives.length === 0}
        misses={misses}
        tiles={streetTilesFor(ctx)}
      />,
    );
  }),
  get('/initiatives/:id/share', { allow: 'anyone', cache: 'public' }, async (ctx) => {
    const initiative = initiativeWithPage(await directorySnapshot(ctx.app), ctx.param('id'));
    if (!initiative) return ctx.render(<InitiativeNotFoundPage page={ctx.page} />, 404);
    const url = `${ctx.app.publicUrl}/${ctx.language}/initiatives/${initiative.id}`;
    return ctx.render(
      <SharePage page={ctx.page} initiative={initiative} url={url} qr={renderSVG(url, { border: 2 })} />,
    );
  }),
  get('/initiatives/suggest', { allow: 'anyone' }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const typed = (ctx.query.get('q') ?? '').slice(0, 80);
    return Response.json(suggestQueries(initiatives, typed, ctx.language), {
      headers: { 'cache-control': 'no-store' },
    });
  }),
];
