import { addresses, type Visit } from '#core/http/request-context.ts';
import { hashToken } from '#features/accounts';
import { townOf } from '../actions/publish.ts';
import { vouch, vouchAsTeam } from '../actions/vouch.ts';
import { ListingsPage, VouchPage, type VouchRefusal } from '../pages/register/vouch.tsx';
import { previewOf } from '../rules/listing.ts';
import { findListing, findListings } from '../store/listings.ts';

const REFUSALS = ['own', 'ring', 'not-public', 'not-waiting', 'not-there'] as const;

async function show(visit: Visit, refused?: string): Promise<Response> {
  const code = visit.param('link');
  const listing = await visit.browse((tx) => findListing(tx, { vouch: hashToken(code) }));
  if (!listing) return visit.notThere();
  const refusal: VouchRefusal | undefined = REFUSALS.find((known) => known === refused);
  return visit.page(
    <VouchPage
      reader={visit.reader}
      preview={previewOf(listing.form, townOf(listing.form), visit.house.now())}
      vouchers={listing.vouchers.map(({ name }) => name)}
      token={visit.token()}
      at={`/${visit.language}/vouch/${code}`}
      typed={visit.form.one('own')}
      refusal={refusal}
      done={visit.query.has('done')}
    />,
    refusal ? 422 : 200,
  );
}

export const vouchAddresses = addresses(
  { method: 'get', path: '/vouch/:link', may: 'anyone', teamLanguages: true, answer: (visit) => show(visit) },
  {
    method: 'post',
    path: '/vouch/:link',
    may: 'anyone',
    teamLanguages: true,
    does: vouch,
    answer: async (visit) => {
      // The own link as people copy it: the whole address, or only its end.
      const link = visit.form.one('own').trim().split('/').at(-1)?.split('?')[0] ?? '';
      const done = await vouch(visit.house, visit.actor, { link, code: visit.param('link') });
      if (done.ok) return visit.go(`/vouch/${visit.param('link')}?done`);
      return show(visit, done.refusal === 'not-understood' ? 'not-there' : done.refusal);
    },
  },
  {
    method: 'get',
    path: '/listings',
    may: 'organiser',
    shows: 'organising',
    answer: async (visit) => {
      const listings = await visit.oversee(visit.member().key, (tx) =>
        findListings(tx, { state: 'waiting' }),
      );
      return visit.page(
        <ListingsPage
          reader={visit.reader}
          listings={listings.toSorted((a, b) => Number(a.why !== null) - Number(b.why !== null))}
          token={visit.token()}
          now={visit.house.now()}
        />,
      );
    },
  },
  {
    method: 'post',
    path: '/listings/vouch',
    may: 'organiser',
    does: vouchAsTeam,
    answer: async (visit) => {
      await vouchAsTeam(visit.house, visit.actor, { listing: visit.form.one('listing') });
      return visit.go('/listings');
    },
  },
);
