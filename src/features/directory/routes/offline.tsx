import { addresses } from '#core/http/request-context.ts';
import { municipality } from '#features/geography';
import { OfflinePage } from '../pages/offline.tsx';
import { municipalitiesWith, pocketOf } from '../rules/pocket.ts';
import { directorySnapshot } from '../store/snapshot.ts';

/** As many as a cheap phone can hold and search at once; a municipality with more gives those that were confirmed last. */
const MOST = 1000;

export const offlineAddresses = addresses(
  {
    method: 'get',
    path: '/offline',
    may: 'anyone',
    answer: async (visit) => {
      const { initiatives } = await directorySnapshot(visit.house);
      const all = municipalitiesWith(initiatives).flatMap(({ code }) => {
        const name = municipality(code)?.name;
        return name ? [{ code, name }] : [];
      });
      const chosen = all.find(({ code }) => code === visit.query.get('in'))?.code ?? '';
      return visit.page(
        <OfflinePage
          reader={visit.reader}
          municipalities={all}
          chosen={chosen}
          script={visit.reader.assets.offline ?? ''}
        />,
      );
    },
  },
  {
    method: 'get',
    path: '/offline/:municipality',
    may: 'anyone',
    answer: async (visit) => {
      const found = municipality(visit.param('municipality'));
      if (!found) return visit.notThere();
      const { initiatives } = await directorySnapshot(visit.house);
      const confirmed = (at: Date | null) => at?.getTime() ?? 0;
      const here = initiatives
        .filter((it) => it.municipality === found.code || it.online)
        .sort((a, b) => confirmed(b.confirmedAt) - confirmed(a.confirmedAt))
        .slice(0, MOST);
      const { language } = visit;
      return Response.json(pocketOf(here, { place: found.name, language, now: visit.house.now() }));
    },
  },
);
