import { addresses, type Visit } from '#core/http/request-context.ts';
import { activeFilters } from '../pages/filters.tsx';
import { GonePage } from '../pages/gone.tsx';
import { InitiativePage } from '../pages/initiative.tsx';
import { ListPage } from '../pages/list.tsx';
import type { StreetTiles } from '../pages/streets.tsx';
import { readFilters } from '../rules/filters.ts';
import { suggest } from '../rules/finding/index.ts';
import { jsonLdOf } from '../rules/jsonLd.ts';
import { nearMisses, search } from '../rules/search.ts';
import { claimable } from '../store/claims.ts';
import { vouchersOf } from '../store/listings.ts';
import { directorySnapshot } from '../store/snapshot.ts';

/** What a page needs to offer a map with streets: nothing where the operator chose no tile server. */
function tilesFor({ house: { tiles }, reader: { assets } }: Visit): StreetTiles | undefined {
  return (
    tiles && {
      script: assets.streets ?? '',
      css: assets.streetsCss ?? '',
      attribution: tiles.attribution,
      nearest: tiles.nearest,
    }
  );
}

export const lookAddresses = addresses(
  {
    method: 'get',
    path: '/initiatives',
    may: 'anyone',
    keeps: true,
    answer: async (visit) => {
      const { initiatives } = await directorySnapshot(visit.house);
      const filters = readFilters(visit.query);
      const { reader } = visit;
      const now = visit.house.now();
      const found = search(initiatives, filters, now, reader.language);
      const { certain, partly, perhaps } = found.count;
      const asked = activeFilters(reader.language, filters).map(({ field }) => field);
      const misses =
        certain + partly + perhaps > 0
          ? []
          : nearMisses(initiatives, filters, asked, { now, reader: reader.language });
      return visit.page(
        <ListPage
          reader={reader}
          filters={filters}
          found={found}
          empty={initiatives.length === 0}
          misses={misses}
          tiles={tilesFor(visit)}
        />,
      );
    },
  },
  {
    method: 'get',
    path: '/initiatives/suggest',
    may: 'anyone',
    answer: async (visit) => {
      const { initiatives } = await directorySnapshot(visit.house);
      const typed = (visit.query.get('q') ?? '').slice(0, 80);
      return Response.json(suggest(initiatives, typed, visit.language), {
        headers: { 'cache-control': 'no-store' },
      });
    },
  },
  {
    method: 'get',
    path: '/initiatives/:id',
    may: 'anyone',
    keeps: true,
    answer: async (visit) => {
      const { byId } = await directorySnapshot(visit.house);
      const initiative = byId.get(visit.param('id'));
      if (!initiative) return visit.page(<GonePage reader={visit.reader} />, 404);
      const [vouchers, free] = await visit.browse(async (tx) => [
        await vouchersOf(tx, initiative.id),
        await claimable(tx, initiative.id),
      ]);
      const { reader } = visit;
      const url = `${visit.house.publicUrl}/${reader.language}/initiatives/${initiative.id}`;
      const jsonLd = jsonLdOf(initiative, reader.language, url);
      return visit.page(
        <InitiativePage
          reader={reader}
          initiative={initiative}
          vouchers={vouchers}
          jsonLd={jsonLd}
          claim={free !== undefined}
        />,
      );
    },
  },
);
