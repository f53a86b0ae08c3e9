import { addresses, type Visit } from '#core/http/request-context.ts';
import { municipality, town } from '#features/geography';
import { tellMissed } from '../actions/missed.ts';
import { isConcept } from '../lexicon/index.ts';
import { MissedPage } from '../pages/missed.tsx';
import { missedSince } from '../store/missed.ts';

const TWELVE_WEEKS = 84 * 86_400_000;
/** Fewer could be one person. */
const LEAST = 3;

async function show(visit: Visit, said?: 'counted' | 'often'): Promise<Response> {
  const since = new Date(visit.house.now().getTime() - TWELVE_WEEKS);
  const found = await visit.browse((tx) => missedSince(tx, since, LEAST));
  const asked = said === 'counted' ? [] : visit.query.getAll('what').filter(isConcept).slice(0, 8);
  const place = town(visit.query.get('town') ?? '');
  return visit.page(
    <MissedPage
      reader={visit.reader}
      token={visit.token()}
      asked={{ concepts: asked, town: place ?? null }}
      others={found
        .filter(({ concept }) => isConcept(concept))
        .map(({ concept, municipality: code, times }) => ({
          concept,
          place: municipality(code)?.name ?? '',
          times,
        }))}
      said={said}
    />,
    said === 'often' ? 429 : 200,
  );
}

export const missedAddresses = addresses(
  {
    method: 'get',
    path: '/initiatives/missed',
    may: 'anyone',
    answer: (visit) => show(visit, visit.query.has('counted') ? 'counted' : undefined),
  },
  {
    method: 'post',
    path: '/initiatives/missed',
    may: 'anyone',
    does: tellMissed,
    answer: async (visit) => {
      const said = { what: visit.form.all('what'), town: visit.form.one('town'), network: visit.network };
      const told = await tellMissed(visit.house, visit.actor, said);
      if (told.ok) return visit.go('/initiatives/missed?counted');
      return told.refusal === 'too-often' ? show(visit, 'often') : visit.go('/initiatives/missed');
    },
  },
);
