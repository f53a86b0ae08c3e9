import { newOnce } from '#core/http/csrf.ts';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { mayTry } from '#core/rate-limit.ts';
import { claimInitiative } from '../actions/claim.ts';
import { ClaimPage } from '../pages/register/claim.tsx';
import { claimable } from '../store/claims.ts';
import { directorySnapshot } from '../store/snapshot.ts';

/** A letter to an organisation is a disturbance too: a few a day for each initiative. */
const TRIES = { network: [10, 3600], everybody: [200, 3600] } as const;
const LETTERS = { network: [3, 86_400] } as const;

/** As much of an address as its owner needs to know it again. */
const hintOf = (email: string): string => email.replace(/^(.).*?@/, '$1…@');

async function show(visit: Visit, said?: 'mailed' | 'too-often'): Promise<Response> {
  const id = visit.param('id');
  const initiative = (await directorySnapshot(visit.house)).byId.get(id);
  const known = initiative && (await visit.browse((tx) => claimable(tx, id)));
  if (!initiative || !known) return visit.notThere();
  return visit.page(
    <ClaimPage
      reader={visit.reader}
      initiative={initiative}
      hint={known.email && hintOf(known.email)}
      token={visit.token()}
      once={newOnce()}
      said={said}
    />,
    said === 'too-often' ? 429 : 200,
  );
}

export const claimAddresses = addresses(
  {
    method: 'get',
    path: '/initiatives/:id/claim',
    may: 'anyone',
    teamLanguages: true,
    answer: (visit) => show(visit, visit.query.has('mailed') ? 'mailed' : undefined),
  },
  {
    method: 'post',
    path: '/initiatives/:id/claim',
    may: 'anyone',
    teamLanguages: true,
    does: claimInitiative,
    answer: async (visit) => {
      const { house, network, language, form } = visit;
      const initiative = visit.param('id');
      const free =
        (await mayTry(house, 'claim', network, TRIES)) &&
        (await mayTry(house, 'claim.letters', initiative, LETTERS));
      if (!free) return show(visit, 'too-often');
      const said = { initiative, once: form.one('once'), language };
      const begun = await claimInitiative(house, visit.actor, said);
      if (!begun.ok) return visit.notThere();
      return visit.go(
        begun.value ? `/register/${begun.value}/change` : `/initiatives/${initiative}/claim?mailed`,
      );
    },
  },
);
