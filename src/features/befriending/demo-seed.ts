import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction, setRlsContext } from '#core/db/rls-context.ts';
import { privateLinkHash } from '#core/private-links.ts';
import { amsterdamDate, daysBefore } from '#core/time/amsterdam.ts';
import { addPerson } from '#features/accounts';
import { addInvitation, saveSeen, takeInvitation } from './circles/queries.ts';
import { type DemoCard, demoCards, neighbourCards } from './demo-cast.ts';
import { idOf, type SeededCard, seedPairs } from './demo-pairs.ts';
import { addCard, addMember, findPool, savePool } from './model/queries.ts';
import { REPORT_LINK } from './safety/actions.ts';
import { noteCheck } from './safety/check-queries.ts';
import { addReport } from './safety/queries.ts';
import { reportPromise } from './safety/rules.ts';

/** A listing of the demonstration. */
interface DemoListing {
  listing: string;
  initiative: string;
  name: string;
}

/** Whom a visitor of the demonstration can be, on both sides, and the organisation that brings them together. */
export interface DemoBefriending {
  organisation: DemoListing;
  newcomer: DemoFriend;
  resident: DemoFriend;
}

/** Somebody of the demonstration who has a card. */
export interface DemoFriend {
  person: string;
  name: string;
  language: string;
}

/** What the initiatives of the demonstration are called that bring people together: buddy projects, the neighbour last. */
export const BUDDY_PROJECTS = ['Stadsmaatje', 'Taalmaatje aan huis', 'Wandelmaatje'] as const;
/** The listings that bring people together where there are no buddy projects, and where they did so before. */
const POOL_PLACES = [7, 11] as const;
const WORDING = 'Deze organisatie leest wat er op je kaart staat, en stelt je voor aan anderen.';

/**
 * Seeds an organisation that brings sixty newcomers and forty residents together, a neighbour of it, and what came of it so far.
 * Everything that a person does goes the way of real people, at the moment at which it would have happened. Seeding again changes
 * nothing, also after visitors changed or deleted some of it.
 * @param projects listings of initiatives that bring people together anyhow
 * @returns whom a visitor can be; undefined when there are not enough listings
 */
export async function seedDemoBefriending(
  app: AppContext,
  listings: readonly DemoListing[],
  projects: readonly DemoListing[] = [],
): Promise<DemoBefriending | undefined> {
  const [organisation, neighbour] = await poolListings(app, listings, projects);
  if (!organisation || !neighbour) return undefined;
  const seeds = demoCards();
  const friend = (name: string): DemoFriend => {
    const seed = seeds.find(({ members }) => members[0]?.name === name);
    return {
      person: idOf(app, 'person', organisation.listing, name),
      name,
      language: seed?.members[0]?.reads ?? 'nl',
    };
  };
  await inTransaction(app.db, { systemTask: { name: 'demonstration' } }, async (tx) => {
    if (await findPool(tx, { listing: organisation.listing })) return;
    await seedPools(tx, app, organisation, neighbour);
    const cards = await seedCards(tx, app, organisation, seeds);
    await seedCards(tx, app, neighbour, neighbourCards());
    await noteReferences(tx, app, organisation, cards);
    await seedPairs(tx, app, organisation.listing, cards);
    await seedReport(tx, app, organisation, cards);
  });
  return { organisation, newcomer: friend('Selam'), resident: friend('Henk') };
}

/** The two organisations: whichever were seeded before, else buddy projects, else two of the listings. */
async function poolListings(
  app: AppContext,
  listings: readonly DemoListing[],
  projects: readonly DemoListing[],
): Promise<(DemoListing | undefined)[]> {
  const places = POOL_PLACES.map((nth) => listings[nth]);
  // Not those whose inbox a visitor opens.
  const asked = listings.slice(0, POOL_PLACES[0]).map(({ listing }) => listing);
  const fitting = projects.filter(({ listing }) => !asked.includes(listing));
  const chosen = [fitting[0], fitting.at(-1)];
  const [organisation] = places;
  const wasSeeded = await inTransaction(app.db, { systemTask: { name: 'demonstration' } }, async (tx) =>
    Boolean(organisation && (await findPool(tx, { listing: organisation.listing }))),
  );
  return wasSeeded || fitting.length < 2 ? places : chosen;
}

async function seedPools(
  tx: Tx,
  app: AppContext,
  organisation: DemoListing,
  neighbour: DemoListing,
): Promise<void> {
  const at = daysBefore(app.now(), 500);
  for (const { listing, initiative } of [organisation, neighbour])
    await savePool(
      tx,
      {
        listing,
        initiative,
        open: true,
        checkKind: listing === organisation.listing ? 'reference' : 'none',
        checkMonths: 24,
        minors: listing === organisation.listing,
        tryOutWeeks: 6,
        maximum: false,
        nightly: true,
      },
      at,
    );
  await tx
    .insertInto('befriending_pool_neighbour')
    .values({
      asking_id: neighbour.listing,
      asked_id: organisation.listing,
      asked_at: daysBefore(app.now(), 3),
      agreed_at: null,
    })
    .execute();
}

async function seedCards(
  tx: Tx,
  app: AppContext,
  { listing, name: recipientName }: DemoListing,
  seeds: readonly DemoCard[],
): Promise<SeededCard[]> {
  const seeded: SeededCard[] = [];
  for (const seed of seeds) {
    const first = seed.members[0]?.name ?? '';
    const at = daysBefore(app.now(), seed.daysAgo);
    const id = idOf(app, 'card', listing, first);
    const card = {
      id,
      pool: listing,
      side: seed.side,
      party: seed.party,
      forms: seed.forms,
      circleName: seed.circleName,
      capacity: seed.capacity,
      // A pause comes after a beginning; a circle is complete when its people are there.
      state: seed.party === 'circle' || seed.state === 'draft' ? ('draft' as const) : ('active' as const),
      wishedAt: at,
    };
    const people: SeededCard['people'] = [];
    for (const [nth, { name, reads, answers }] of seed.members.entries()) {
      const person = idOf(app, 'person', listing, name);
      const member = idOf(app, 'member', listing, name);
      await addPerson(tx, person, at);
      const [speaker] = people;
      let invitation: string | undefined;
      if (speaker) {
        await setRlsContext(tx, { person: speaker.person, at });
        invitation = await addInvitation(tx, app, id, at);
      }
      await setRlsContext(tx, { person, at });
      if (invitation) await takeInvitation(tx, invitation);
      else await addCard(tx, card, at);
      await addMember(
        tx,
        app,
        {
          id: member,
          card: id,
          person,
          pool: listing,
          consent: idOf(app, 'consent', listing, name),
          recipientName,
          wording: WORDING,
          speaks: nth === 0,
          name,
          language: reads,
          email: null,
          answers,
        },
        at,
      );
      // Whoever looks at the demonstration sees circles that can be asked.
      if (seed.party === 'circle') await saveSeen(tx, person, id, true);
      people.push({ person, member, name, answers });
    }
    if (seed.state === 'paused' || seed.party === 'circle')
      await tx
        .updateTable('befriending_card')
        .set({ state: seed.state, changed_at: at })
        .where('id', '=', id)
        .execute();
    seeded.push({
      ...seed,
      card: { ...card, state: seed.state, changedAt: at, version: 1 },
      people,
    });
  }
  return seeded;
}

/** The organisation saw a reference of everybody but a few; some run out within weeks, and one did. */
async function noteReferences(
  tx: Tx,
  app: AppContext,
  { listing }: DemoListing,
  cards: readonly SeededCard[],
): Promise<void> {
  await setRlsContext(tx, { link: privateLinkHash(app, 'listing', listing) });
  for (const [nth, { people, state }] of cards.entries()) {
    if (state === 'draft') continue;
    const monthsAgo = nth % 23 === 5 ? 25 : nth % 17 === 3 ? 23.4 : 2 + (nth % 19);
    for (const { member, person } of people)
      await noteCheck(
        tx,
        { id: member, person },
        { kind: 'reference', datedOn: amsterdamDate(daysBefore(app.now(), Math.round(monthsAgo * 30.44))) },
        daysBefore(app.now(), Math.round(monthsAgo * 30)),
      );
  }
}

/** Somebody said that something is not right. */
async function seedReport(
  tx: Tx,
  app: AppContext,
  { listing }: DemoListing,
  cards: readonly SeededCard[],
): Promise<void> {
  const reporter = cards[12]?.people[0]?.person;
  if (!reporter) return;
  const id = idOf(app, 'report', listing);
  const linkHash = privateLinkHash(app, REPORT_LINK, id);
  const at = daysBefore(app.now(), 1);
  await setRlsContext(tx, { person: reporter, link: linkHash, at });
  await addReport(tx, app, {
    id,
    linkHash,
    pool: listing,
    toTeam: false,
    reporter,
    aboutCard: null,
    kind: 'other',
    about: null,
    words: 'Hij bleef bellen, ook ’s avonds laat. Ik wil dat iemand met hem praat.',
    reach: null,
    language: 'nl',
    receivedAt: at,
    promisedOn: reportPromise(amsterdamDate(at)),
  });
}
