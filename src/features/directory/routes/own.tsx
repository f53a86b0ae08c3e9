import { renderSVG } from 'uqr';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { dutchDay } from '#core/i18n/i18n.ts';
import { hashToken, linkToken } from '#features/accounts';
import { keepFresh } from '../actions/fresh.ts';
import { townOf } from '../actions/publish.ts';
import { restListing, resumeListing } from '../actions/rest.ts';
import { OwnListingPage } from '../pages/register/own.tsx';
import type { RoomTyped } from '../pages/register/room.tsx';
import { previewOf } from '../rules/listing.ts';
import { roomFlaws, roomSaid, wholeNumber } from '../rules/room.ts';
import { cardOf } from '../store/cards.ts';
import { findListing } from '../store/listings.ts';
import type { Initiative } from '../types.ts';
import { ROOM } from '../vocabulary.ts';
import { otherLanguages } from './texts.tsx';

const own = (visit: Visit): string => `/register/${visit.param('link')}`;

/** The number and the day beside the tiles, as typed. */
export const roomIn = ({ form }: Visit) => ({
  placesFree: wholeNumber(form.one('placesFree')),
  roomUntil: form.one('roomUntil').trim() || null,
});

/** What was typed beside the tiles and could not be kept, with what is the matter. */
export function typedRoom(visit: Visit, now: Initiative, field: string): RoomTyped {
  const { one } = visit.form;
  const tapped = ROOM.find((room) => room === one(field)) ?? null;
  const told = roomSaid(now, tapped, roomIn(visit));
  return {
    placesFree: one('placesFree'),
    roomUntil: one('roomUntil'),
    flaws: roomFlaws(told, dutchDay(visit.house.now())),
  };
}

async function show(visit: Visit, refused = false): Promise<Response> {
  const found = await visit.browse(async (tx) => {
    const listing = await findListing(tx, { link: hashToken(visit.param('link')) });
    return listing && { listing, carded: (await cardOf(tx, listing.id)) !== undefined };
  });
  if (!found) return visit.notThere();
  const { listing, carded } = found;
  const { house, language } = visit;
  const vouchUrl = `${house.publicUrl}/${language}/vouch/${linkToken(house, 'vouch', listing.id)}`;
  const preview = previewOf(listing.form, townOf(listing.form), house.now());
  return visit.page(
    <OwnListingPage
      reader={{ ...visit.reader, path: own(visit) }}
      listing={listing}
      preview={preview}
      token={visit.token()}
      at={own(visit)}
      vouchUrl={vouchUrl}
      qr={renderSVG(vouchUrl, { border: 2 })}
      fresh={visit.query.has('new')}
      carded={carded}
      others={await otherLanguages(visit, listing)}
      typed={refused ? typedRoom(visit, preview, 'room') : undefined}
    />,
    refused ? 422 : 200,
  );
}

/** The owner's own page, and what one does there in one tap. */
export const ownAddresses = addresses(
  {
    method: 'get',
    path: '/register/:link',
    may: 'anyone',
    teamLanguages: true,
    answer: (visit) => show(visit),
  },
  {
    method: 'post',
    path: '/register/:link/fresh',
    may: 'anyone',
    teamLanguages: true,
    does: keepFresh,
    answer: async (visit) => {
      const room = visit.form.one('room') || null;
      const said = { link: visit.param('link'), room, ...roomIn(visit) };
      const done = await keepFresh(visit.house, visit.actor, said);
      if (done.ok) return visit.go(own(visit));
      return done.refusal === 'not-there' ? visit.notThere() : show(visit, true);
    },
  },
  {
    method: 'post',
    path: '/register/:link/rest',
    may: 'anyone',
    teamLanguages: true,
    does: restListing,
    answer: async (visit) => {
      const said = { link: visit.param('link'), state: visit.form.one('state') };
      const done = await restListing(visit.house, visit.actor, said);
      return done.ok ? visit.go(own(visit)) : visit.notThere();
    },
  },
  {
    method: 'post',
    path: '/register/:link/resume',
    may: 'anyone',
    teamLanguages: true,
    does: resumeListing,
    answer: async (visit) => {
      const done = await resumeListing(visit.house, visit.actor, { link: visit.param('link') });
      return done.ok ? visit.go(own(visit)) : visit.notThere();
    },
  },
);
