import { renderSVG } from 'uqr';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { interfaceLanguages } from '#core/i18n/i18n.ts';
import { speak } from '../messages/index.ts';
import { CardsPage } from '../pages/cards.tsx';
import { KeptPage } from '../pages/kept.tsx';
import { weeklyCalendar } from '../rules/calendar.ts';
import { keptPlaces, readKept, writeKept } from '../rules/kept.ts';
import { directorySnapshot } from '../store/snapshot.ts';

const MONTHS = 180 * 86_400;

const homeOf = ({ house, language }: Visit): string => `${house.publicUrl}/${language}`;

/** The list in the address, when somebody gave it; else the one of this browser. */
const idsOf = (visit: Visit): string[] => readKept(visit.query.get('i') ?? visit.kept());

/** My list: it stands in the address and, when somebody put something on it, in a cookie of this browser. Nowhere else. */
export const keptAddresses = addresses(
  {
    method: 'get',
    path: '/my-list',
    may: 'anyone',
    answer: async (visit) => {
      const { initiatives } = await directorySnapshot(visit.house);
      const ids = idsOf(visit);
      const { places, gone } = keptPlaces(initiatives, ids);
      const [adding] = keptPlaces(initiatives, readKept(visit.query.get('add') ?? '')).places;
      const query = writeKept(ids);
      const link = `${homeOf(visit)}/my-list?i=${query}`;
      return visit.page(
        <KeptPage
          reader={visit.reader}
          token={visit.token()}
          places={places}
          gone={gone}
          adding={adding && !places.includes(adding) ? adding : undefined}
          shared={visit.query.has('i')}
          link={link}
          qr={renderSVG(link, { border: 2 })}
          query={query}
        />,
      );
    },
  },
  {
    method: 'post',
    path: '/my-list/keep',
    may: 'anyone',
    answer: (visit) => {
      const { one } = visit.form;
      const take = readKept(one('take'));
      const mine = readKept(visit.kept()).filter((id) => id !== one('remove'));
      const now = one('clear') ? [] : [...readKept(one('add')), ...take, ...mine];
      visit.setCookie(writeKept(now), now.length ? MONTHS : 0, 'kept');
      return visit.go('/my-list');
    },
  },
  {
    method: 'get',
    path: '/my-list/cards',
    may: 'anyone',
    answer: async (visit) => {
      const { initiatives } = await directorySnapshot(visit.house);
      const { language, reader } = visit;
      const asked = interfaceLanguages.find(({ code }) => code === visit.query.get('with'))?.code;
      const places = keptPlaces(initiatives, idsOf(visit)).places.map((it) => {
        const link = `${homeOf(visit)}/initiatives/${it.id}`;
        return { it, link, qr: renderSVG(link, { border: 2 }) };
      });
      return visit.page(
        <CardsPage
          reader={reader}
          places={places}
          other={asked ?? (language === 'nl' ? 'en' : 'nl')}
          back={`/${language}/my-list${visit.query.has('i') ? `?i=${writeKept(idsOf(visit))}` : ''}`}
        />,
      );
    },
  },
  {
    method: 'get',
    path: '/my-list/calendar.ics',
    may: 'anyone',
    answer: async (visit) => {
      const { initiatives } = await directorySnapshot(visit.house);
      const { places } = keptPlaces(initiatives, idsOf(visit));
      const title = speak(visit.language)('kept.title');
      return new Response(weeklyCalendar(places, visit.language, homeOf(visit), title), {
        headers: {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': 'inline; filename="van-onderop.ics"',
        },
      });
    },
  },
);
