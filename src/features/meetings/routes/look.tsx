import { addresses, type Visit } from '#core/http/request-context.ts';
import { EditionPage } from '../pages/public/edition.tsx';
import { MeetingsPage } from '../pages/public/list.tsx';
import { ProgrammePage } from '../pages/public/print.tsx';
import { qrOf } from '../qr.ts';
import { calendarOf } from '../rules/calendar.ts';
import { jsonLdOf } from '../rules/jsonLd.ts';
import { textOf } from '../rules/texts.ts';
import { phaseOf } from '../rules/when.ts';
import { allEditions, findEdition } from '../store/editions.ts';
import { standsOf } from '../store/stands.ts';
import type { Edition } from '../types.ts';

/** The edition that the address names, or nothing: then there is no such page. */
export const editionOf = (visit: Visit): Promise<Edition | undefined> =>
  visit.browse((tx) => findEdition(tx, { slug: visit.param('slug') }));

/** The public address of an edition, whole. */
export const editionUrl = (
  { house, language }: Pick<Visit, 'house' | 'language'>,
  { slug }: Edition,
): string => `${house.publicUrl}/${language}/meetings/${slug}`;

/** A calendar file that a browser hands to a calendar program. */
export const calendarFile = (text: string): Response =>
  new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="van-onderop.ics"',
    },
  });

export const lookAddresses = addresses(
  {
    method: 'get',
    path: '/meetings',
    may: 'anyone',
    answer: async (visit) => {
      const editions = await visit.browse(allEditions);
      const now = visit.house.now();
      const coming = editions.filter(({ endsAt }) => endsAt > now);
      const past = editions.filter(({ endsAt }) => endsAt <= now).reverse();
      return visit.page(<MeetingsPage reader={visit.reader} coming={coming} past={past} />);
    },
  },
  {
    method: 'get',
    path: '/meetings/:slug',
    may: 'anyone',
    answer: async (visit) => {
      const edition = await editionOf(visit);
      if (!edition) return visit.notThere();
      return visit.page(
        <EditionPage
          reader={visit.reader}
          edition={edition}
          phase={phaseOf(edition, visit.house.now())}
          stands={await visit.browse((tx) => standsOf(tx, edition.id))}
          jsonLd={jsonLdOf(edition, visit.language, editionUrl(visit, edition))}
        />,
      );
    },
  },
  {
    method: 'get',
    path: '/meetings/:slug/calendar.ics',
    may: 'anyone',
    answer: async (visit) => {
      const edition = await editionOf(visit);
      if (!edition) return visit.notThere();
      const entry = { edition, url: editionUrl(visit, edition) };
      const title = textOf(edition.texts, 'title', visit.language);
      return calendarFile(
        calendarOf([entry], title, visit.language, new URL(visit.house.publicUrl).hostname),
      );
    },
  },
  {
    method: 'get',
    path: '/meetings/:slug/programme',
    may: 'anyone',
    answer: async (visit) => {
      const edition = await editionOf(visit);
      if (!edition) return visit.notThere();
      return visit.page(
        <ProgrammePage
          reader={visit.reader}
          edition={edition}
          qr={qrOf(editionUrl(visit, edition))}
          chosen={visit.query.getAll('in')}
        />,
      );
    },
  },
);
