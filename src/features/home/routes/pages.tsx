import { renderSVG } from 'uqr';
import { addresses, OTHER_PAGE, type Visit } from '#core/http/request-context.ts';
import { directorySnapshot } from '#features/directory';
import { AboutPage, PrivacyPage } from '../pages/about.tsx';
import { DoPage } from '../pages/do.tsx';
import { StartPage } from '../pages/start.tsx';
import { type Trouble, TroublePage } from '../pages/trouble.tsx';
import { WorkPage } from '../pages/work.tsx';
import { fewOf, supplyOf } from '../rules.ts';

const DAY = 86_400_000;
const STATUS = {
  'not-found': 404,
  fault: 500,
  'too-big': 413,
  'other-site': 403,
  'stale-form': 403,
  'closed-door': 403,
  'team-door': 403,
} as const;

/** What a visitor sees when something is not as hoped; the words are in their language, and nothing typed is lost. */
export function troublePage(visit: Visit, kind: Trouble, reference?: string): Response {
  const fields = visit.form.fields().filter(([name]) => name !== 'token');
  const action = `/${visit.language}${visit.path}`;
  return visit.page(
    <TroublePage
      reader={{ ...visit.reader, path: '/', pattern: OTHER_PAGE, query: '' }}
      kind={kind}
      reference={reference}
      again={kind === 'stale-form' ? { action, token: visit.token(), fields } : undefined}
    />,
    STATUS[kind],
  );
}

export const pageAddresses = addresses(
  {
    method: 'get',
    path: '/',
    may: 'anyone',
    keeps: true,
    answer: async (visit) => {
      const { initiatives } = await directorySnapshot(visit.house);
      const near = fewOf(initiatives, Math.floor(visit.house.now().getTime() / DAY), 4);
      const demo = near.some((one) => one.demo);
      return visit.page(
        <StartPage reader={visit.reader} near={near} count={initiatives.length} demo={demo} />,
      );
    },
  },
  {
    method: 'get',
    path: '/do',
    may: 'anyone',
    keeps: true,
    answer: async (visit) => {
      const { initiatives } = await directorySnapshot(visit.house);
      const wanted = initiatives.filter((one) => one.helpersWanted);
      return visit.page(<DoPage reader={visit.reader} wanted={wanted.slice(0, 8)} count={wanted.length} />);
    },
  },
  {
    method: 'get',
    path: '/work',
    may: 'anyone',
    keeps: true,
    answer: async (visit) => {
      const { initiatives } = await directorySnapshot(visit.house);
      const qr = renderSVG(`${visit.house.publicUrl}/${visit.language}`, { border: 2 });
      return visit.page(<WorkPage reader={visit.reader} supply={supplyOf(initiatives)} qr={qr} />);
    },
  },
  {
    method: 'get',
    path: '/about',
    may: 'anyone',
    keeps: true,
    answer: (visit) => visit.page(<AboutPage reader={visit.reader} />),
  },
  {
    method: 'get',
    path: '/privacy',
    may: 'anyone',
    keeps: true,
    answer: (visit) => visit.page(<PrivacyPage reader={visit.reader} />),
  },
);
