import { sql } from 'kysely';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction, setRlsContext } from '#core/db/rls-context.ts';
import { deterministicId, privateLinkHash } from '#core/private-links.ts';
import { amsterdamDate, daysAfter, daysBefore } from '#core/time/amsterdam.ts';
import { addPerson } from '#features/accounts';
import { type DemoCard, demoCards, neighbourCards } from './demo-cast.ts';
import { formOf, mayMeet, reasonsOf } from './fit/rules.ts';
import type { Answers, Form } from './model/answers.ts';
import { addCard, addMember, findPool, savePool } from './model/queries.ts';
import { type Card, type PairState, PROPOSAL_DAYS } from './model/rules.ts';
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

/** Which of the listings of the demonstration bring people together: not those whose inbox a visitor opens. */
const POOL_LISTINGS = [7, 11] as const;
const WORDING = 'Deze organisatie leest wat er op je kaart staat, en stelt je voor aan anderen.';

/** A card that was seeded, with what is needed to act for its people. */
interface SeededCard extends DemoCard {
  card: Card;
  people: { person: string; member: string; name: string; answers: Answers }[];
}

/** How a pair went: who, in days ago, and what came of it. */
interface PairStory {
  newcomer: number;
  resident?: string;
  form: Form;
  sinceDaysAgo: number;
  state: PairState;
  endedDaysAgo?: number;
}

/** Twelve pairs in every stage. Newcomers by their place among the cards; residents by name, or whoever fits. */
const PAIRS: readonly PairStory[] = [
  { newcomer: 0, form: 'pair', sinceDaysAgo: 9, state: 'try-out' },
  { newcomer: 6, form: 'pair', sinceDaysAgo: 20, state: 'try-out' },
  { newcomer: 12, form: 'pair', sinceDaysAgo: 33, state: 'try-out' },
  { newcomer: 17, resident: 'Henk', form: 'pair', sinceDaysAgo: 96, state: 'going-on' },
  { newcomer: 20, form: 'pair', sinceDaysAgo: 150, state: 'going-on' },
  { newcomer: 25, resident: 'Tineke', form: 'circle', sinceDaysAgo: 210, state: 'going-on' },
  { newcomer: 29, form: 'pair', sinceDaysAgo: 380, state: 'going-on' },
  { newcomer: 33, resident: 'Arie', form: 'circle', sinceDaysAgo: 25, state: 'try-out' },
  { newcomer: 38, form: 'pair', sinceDaysAgo: 360, state: 'ended', endedDaysAgo: 12 },
  { newcomer: 41, form: 'pair', sinceDaysAgo: 80, state: 'ended', endedDaysAgo: 55 },
  { newcomer: 45, form: 'pair', sinceDaysAgo: 44, state: 'ended', endedDaysAgo: 40 },
  { newcomer: 50, form: 'once', sinceDaysAgo: 5, state: 'try-out' },
];

/** Open proposals: Selam and Henk look at each other, and others with them. */
const OPEN_PROPOSALS = 16;

/**
 * Seeds an organisation that brings sixty newcomers and forty residents together, a neighbour of it, and what came of it so far.
 * Everything that a person does goes the way of real people, at the moment at which it would have happened. Seeding again changes
 * nothing, also after visitors changed or deleted some of it.
 * @returns whom a visitor can be; undefined when there are not enough listings
 */
export async function seedDemoBefriending(
  app: AppContext,
  listings: readonly DemoListing[],
): Promise<DemoBefriending | undefined> {
  const [organisation, neighbour] = POOL_LISTINGS.map((nth) => listings[nth]);
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
    await seedPairs(tx, app, organisation, cards);
    await seedReport(tx, app, organisation, cards);
  });
  return { organisation, newcomer: friend('Selam'), resident: friend('Henk') };
}

const idOf = (app: AppContext, kind: string, ...which: string[]): string =>
  deterministicId(app, `befriending-${kind}`, { application: ['demonstration', ...which] });

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
      await setRlsContext(tx, { person, at });
      if (nth === 0) await addCard(tx, card, at);
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

const agentOf = ({ card, people }: SeededCard) => ({ card, members: people.map(({ answers }) => answers) });

async function seedPairs(
  tx: Tx,
  app: AppContext,
  { listing }: DemoListing,
  cards: readonly SeededCard[],
): Promise<void> {
  const now = app.now();
  const newcomers = cards.filter(({ side }) => side === 'newcomer');
  const residents = cards.filter(({ side, state }) => side === 'resident' && state === 'active');
  const taken = new Map<string, number>();
  const isFree = ({ card }: SeededCard) => (taken.get(card.id) ?? 0) < card.capacity;
  const takes = ({ card }: SeededCard) => taken.set(card.id, (taken.get(card.id) ?? 0) + 1);

  /** Who met once is not proposed again. */
  const met = new Set<string>();
  const canMeet = (newcomer: SeededCard, resident: SeededCard) =>
    !met.has(`${newcomer.card.id} ${resident.card.id}`) &&
    mayMeet(agentOf(newcomer), agentOf(resident)) === null;
  const nameOf = ({ people }: SeededCard) => people[0]?.name;
  const isMeant = ({ resident }: PairStory, other: SeededCard) =>
    resident ? nameOf(other) === resident : other.party !== 'circle' && nameOf(other) !== 'Henk';

  for (const story of PAIRS) {
    const couple = newcomers
      .slice(story.newcomer)
      .filter((newcomer) => newcomer.state === 'active' && isFree(newcomer))
      .flatMap((newcomer) =>
        residents
          .filter((other) => isFree(other) && isMeant(story, other) && canMeet(newcomer, other))
          .slice(0, 1)
          .map((resident) => ({ newcomer, resident })),
      )[0];
    if (!couple) continue;
    const { newcomer, resident } = couple;
    met.add(`${newcomer.card.id} ${resident.card.id}`);
    const since = daysBefore(now, story.sinceDaysAgo);
    const proposal = await propose(
      tx,
      app,
      listing,
      newcomer,
      resident,
      story.form,
      daysBefore(now, story.sinceDaysAgo + 4),
    );
    for (const { person } of [...newcomer.people, ...resident.people]) {
      await setRlsContext(tx, { person, at: since });
      await sql`select take_befriending_answer(${proposal}, 'yes')`.execute(tx);
    }
    await setRlsContext(tx, { systemTask: { name: 'befriending', subject: listing } });
    if (story.state !== 'try-out')
      await tx
        .updateTable('befriending_pair')
        .set({
          state: story.state,
          ended_at: story.endedDaysAgo === undefined ? null : daysBefore(now, story.endedDaysAgo),
        })
        .where('proposal_id', '=', proposal)
        .execute();
    if (story.state !== 'ended') for (const one of [newcomer, resident]) takes(one);
  }

  let open = 0;
  for (const newcomer of newcomers) {
    if (open >= OPEN_PROPOSALS) break;
    if (newcomer.state !== 'active' || !isFree(newcomer)) continue;
    const fitting = residents.filter(
      (other) =>
        isFree(other) && canMeet(newcomer, other) && formOf(agentOf(newcomer), agentOf(other)) !== null,
    );
    // Selam and Henk are proposed to each other, whom a visitor can be; everybody else once.
    const chosen =
      newcomer === newcomers[0]
        ? [
            ...residents.filter((other) => nameOf(other) === 'Henk'),
            ...fitting.filter((other) => nameOf(other) !== 'Henk').slice(0, 1),
          ]
        : fitting.filter((other) => nameOf(other) !== 'Henk').slice(0, 1);
    for (const other of chosen) {
      const form = formOf(agentOf(newcomer), agentOf(other)) ?? 'pair';
      await propose(tx, app, listing, newcomer, other, form, daysBefore(now, (open % 6) + 1));
      takes(other);
      open++;
    }
  }
}

/** Proposes two cards to both, as a round would have done at that moment. @returns the id of the proposal */
async function propose(
  tx: Tx,
  app: AppContext,
  listing: string,
  newcomer: SeededCard,
  resident: SeededCard,
  kind: Form,
  at: Date,
): Promise<string> {
  const id = idOf(app, 'proposal', newcomer.card.id, resident.card.id);
  await setRlsContext(tx, { systemTask: { name: 'befriending', subject: listing }, at });
  await tx
    .insertInto('befriending_proposal')
    .values({
      id,
      listing_id: listing,
      newcomer_card: newcomer.card.id,
      resident_card: resident.card.id,
      round_id: null,
      hand_reason: null,
      kind,
      reasons: JSON.stringify(reasonsOf(agentOf(newcomer), agentOf(resident))),
      proposed_at: at,
      expires_at: daysAfter(at, PROPOSAL_DAYS),
      state: 'open',
      state_at: at,
    })
    .execute();
  return id;
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
