import { addresses } from '#kernel/web.ts';
import { GonePage } from '../pages/gone.tsx';
import { InitiativePage } from '../pages/initiative.tsx';
import { ListPage } from '../pages/list.tsx';
import { readFilters } from '../rules/filters.ts';
import { search } from '../rules/search.ts';
import { vouchersOf } from '../store/listings.ts';
import { directorySnapshot } from '../store/snapshot.ts';

export const lookAddresses = addresses(
  {
    method: 'get',
    path: '/initiatives',
    may: 'anyone',
    keeps: true,
    answer: async (visit) => {
      const { initiatives } = await directorySnapshot(visit.house);
      const filters = readFilters(visit.query);
      const found = search(initiatives, filters, visit.house.now());
      return visit.page(
        <ListPage reader={visit.reader} filters={filters} found={found} empty={initiatives.length === 0} />,
      );
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
      const vouchers = await visit.browse((tx) => vouchersOf(tx, initiative.id));
      return visit.page(<InitiativePage reader={visit.reader} initiative={initiative} vouchers={vouchers} />);
    },
  },
);
