import { renderSVG } from 'uqr';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { mayTry } from '#core/rate-limit.ts';
import { hashToken, linkWords, OPEN_TRIES } from '#features/accounts';
import { makeCard, openListing, sendLinks } from '../actions/card.ts';
import { listingUrl } from '../actions/publish.ts';
import { ListingCardPage } from '../pages/register/card.tsx';
import { OpenListingPage, type OpenRefusal } from '../pages/register/open.tsx';
import { cardOf } from '../store/cards.ts';
import { findListing } from '../store/listings.ts';

/** A letter disturbs: few for one address, whether we know it or not. */
const LETTERS = { network: [10, 3600], everybody: [200, 3600] } as const;
const TO_ONE = { network: [3, 86_400] } as const;

function show(visit: Visit, refusal?: OpenRefusal): Response {
  const { one } = visit.form;
  return visit.page(
    <OpenListingPage
      reader={visit.reader}
      token={visit.token()}
      words={one('words')}
      email={one('email')}
      refusal={refusal}
      sent={visit.query.has('sent')}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );
}

/** How an owner comes back: the card of paper, its words, the link mailed again. */
export const openAddresses = addresses(
  {
    method: 'get',
    path: '/register/open',
    may: 'anyone',
    teamLanguages: true,
    answer: (visit) => show(visit),
  },
  {
    method: 'post',
    path: '/register/open/keep',
    may: 'anyone',
    teamLanguages: true,
    answer: (visit) => show(visit),
  },
  {
    method: 'post',
    path: '/register/open',
    may: 'anyone',
    teamLanguages: true,
    does: openListing,
    answer: async (visit) => {
      const { house, network, form } = visit;
      if (!(await mayTry(house, 'register.open', network, OPEN_TRIES))) return show(visit, 'too-often');
      const opened = await openListing(house, visit.actor, { words: form.one('words') });
      return opened.ok ? visit.go(`/register/${opened.value}`) : show(visit, 'unknown-words');
    },
  },
  {
    method: 'post',
    path: '/register/open/mail',
    may: 'anyone',
    teamLanguages: true,
    does: sendLinks,
    answer: async (visit) => {
      const { house, network, language } = visit;
      const email = visit.form.one('email').trim();
      const free =
        (await mayTry(house, 'register.mail', network, LETTERS)) &&
        (await mayTry(house, 'register.mail.to', email.toLowerCase(), TO_ONE));
      if (!free) return show(visit, 'too-often');
      const sent = await sendLinks(house, visit.actor, { email, language });
      return sent.ok ? visit.go('/register/open?sent') : show(visit, 'no-address');
    },
  },
  {
    method: 'get',
    path: '/register/:link/card',
    may: 'anyone',
    teamLanguages: true,
    answer: async (visit) => {
      const link = visit.param('link');
      const { house, language } = visit;
      const found = await visit.browse(async (tx) => {
        const mine = await findListing(tx, { link: hashToken(link) });
        return mine && { mine, turn: await cardOf(tx, mine.id) };
      });
      if (!found) return visit.notThere();
      const { mine, turn } = found;
      if (turn === undefined) return visit.go(`/register/${link}`);
      return visit.page(
        <ListingCardPage
          reader={visit.reader}
          name={mine.form.name}
          words={linkWords(house, 'listing', mine.id, turn)}
          qr={renderSVG(listingUrl(house, { id: mine.id, language }), { border: 2 })}
          at={`/register/${link}`}
          open={`${house.publicUrl}/${language}/register/open`}
        />,
      );
    },
  },
  {
    method: 'post',
    path: '/register/:link/card',
    may: 'anyone',
    teamLanguages: true,
    does: makeCard,
    answer: async (visit) => {
      const link = visit.param('link');
      const made = await makeCard(visit.house, visit.actor, { link });
      return made.ok ? visit.go(`/register/${link}/card`) : visit.notThere();
    },
  },
);
