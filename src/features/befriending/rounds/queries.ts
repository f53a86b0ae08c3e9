import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { Answers } from '../model/answers.ts';
import { cardOf } from '../model/queries.ts';
import type { BefriendingCardTable } from '../model/tables.ts';
import type { PairToPropose, RoundMeasures } from './compute-round.ts';
import type { MarketCard } from './market.ts';

/** So many cards are read at once: the server answers others between two pages. */
const PAGE_CARDS = 1_000;

interface PlaceRow {
  card_id: string;
  open_proposals: number;
  free_places: number;
}

/** The cards of a round, page by page: those of the pool and of its neighbours that may be in a new proposal. For the task of rounds. */
export async function* marketPages(tx: Tx, pool: string, now: Date): AsyncGenerator<MarketCard[]> {
  const { rows } = await sql<PlaceRow>`select * from befriending_market(${pool}, ${now})`.execute(tx);
  yield* pagesOf(tx, rows);
}

/** The active cards of organisations that are no neighbours of the pool, as if they had room for one. For the task of rounds. */
export async function* cardsElsewhere(tx: Tx, pool: string): AsyncGenerator<MarketCard[]> {
  const { rows } =
    await sql<PlaceRow>`select id as card_id, 0 as open_proposals, 1 as free_places from befriending_card
    where state = 'active' and listing_id <> ${pool} and listing_id not in (select befriending_neighbours(${pool}))`.execute(
      tx,
    );
  yield* pagesOf(tx, rows);
}

async function* pagesOf(tx: Tx, places: readonly PlaceRow[]): AsyncGenerator<MarketCard[]> {
  for (let from = 0; from < places.length; from += PAGE_CARDS) {
    const page = new Map(places.slice(from, from + PAGE_CARDS).map((row) => [row.card_id, row]));
    yield await cardsWithAnswers(tx, page);
  }
}

/**
 * Some cards of a pool and its neighbours with what their people say, as if they had room for one. Of other organisations a pool learns
 * nothing by asking. For the task of rounds.
 */
export async function cardsById(tx: Tx, pool: string, ids: readonly string[]): Promise<MarketCard[]> {
  const { rows } =
    await sql<PlaceRow>`select id as card_id, 0 as open_proposals, 1 as free_places from befriending_card
    where id = any(${ids}::uuid[]) and (listing_id = ${pool} or listing_id in (select befriending_neighbours(${pool})))`.execute(
      tx,
    );
  return cardsWithAnswers(tx, new Map(rows.map((row) => [row.card_id, row])));
}

async function cardsWithAnswers(tx: Tx, places: ReadonlyMap<string, PlaceRow>): Promise<MarketCard[]> {
  const ids = [...places.keys()];
  if (ids.length === 0) return [];
  const cards = await tx.selectFrom('befriending_card').selectAll().where('id', 'in', ids).execute();
  const members = await tx
    .selectFrom('befriending_member')
    .select(['card_id', 'answers'])
    .where('card_id', 'in', ids)
    .where('state', '=', 'in')
    .execute();
  const answersOf = new Map<string, Answers[]>();
  for (const { card_id, answers } of members)
    answersOf.set(card_id, [...(answersOf.get(card_id) ?? []), answers]);
  return cards.flatMap((row: Selectable<BefriendingCardTable>): MarketCard[] => {
    const people = answersOf.get(row.id);
    const place = places.get(row.id);
    return people && place
      ? [
          {
            card: cardOf(row),
            members: people,
            openProposals: place.open_proposals,
            freePlaces: place.free_places,
          },
        ]
      : [];
  });
}

/** Newcomer and resident cards that a round leaves out. `since`: what was put off or not answered after it. For the task of rounds. */
export async function heldBack(tx: Tx, pool: string, since: Date): Promise<[string, string][]> {
  const { rows } = await sql<{
    newcomer_card: string;
    resident_card: string;
  }>`select * from befriending_held_back(${pool}, ${since})`.execute(tx);
  return rows.map((row) => [row.newcomer_card, row.resident_card]);
}

export interface ProposalToInsert extends PairToPropose {
  id: string;
}

/** How it went with a proposal that was to be inserted: see `propose_befriending`. */
export type ProposalOutcome = 'proposed' | 'gone' | 'check' | 'not-now';

/** Inserts proposals as far as they still hold. For the task of rounds. */
export async function insertProposals(
  tx: Tx,
  batch: {
    pool: string;
    round: string | null;
    handReason: string | null;
    proposals: readonly ProposalToInsert[];
  },
  now: Date,
  expires: Date,
): Promise<Map<string, ProposalOutcome>> {
  const { rows } = await sql<{ proposal: string; outcome: ProposalOutcome }>`
    select * from propose_befriending(${batch.pool}, ${batch.round}, ${batch.handReason}, ${JSON.stringify(batch.proposals)}::jsonb,
      ${now}, ${expires})`.execute(tx);
  return new Map(rows.map(({ proposal, outcome }) => [proposal, outcome]));
}

/** A round as it was held. */
export interface HeldRound {
  id: string;
  heldAt: Date;
  heldBy: 'night' | 'hand';
  measures: RoundMeasures;
  proposed: number;
}

/** Adds a round, before its proposals. For the task of rounds. */
export async function addRound(tx: Tx, pool: string, round: Omit<HeldRound, 'proposed'>): Promise<void> {
  await tx
    .insertInto('befriending_round')
    .values({
      id: round.id,
      listing_id: pool,
      held_at: round.heldAt,
      held_by: round.heldBy,
      measures: JSON.stringify(round.measures),
      proposed: 0,
    })
    .execute();
}

/** How many proposals came of a round. For the task of rounds. */
export async function countProposed(tx: Tx, round: string, proposed: number): Promise<void> {
  await tx.updateTable('befriending_round').set({ proposed }).where('id', '=', round).execute();
}

/** The rounds of a pool, newest first, for its organisation. */
export async function roundsOf(tx: Tx, pool: string, limit = 30): Promise<HeldRound[]> {
  const rows = await tx
    .selectFrom('befriending_round')
    .selectAll()
    .where('listing_id', '=', pool)
    .orderBy('held_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    heldAt: row.held_at,
    heldBy: row.held_by,
    measures: row.measures as RoundMeasures,
    proposed: row.proposed,
  }));
}

/**
 * Keeps other rounds of the pool waiting until this transaction ends.
 * @returns when the newest nightly round was held
 */
export async function lockRounds(tx: Tx, pool: string): Promise<Date | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`befriending round ${pool}`}, 0))`.execute(tx);
  return lastNight(tx, pool);
}

/** When the newest nightly round of a pool was held. */
export async function lastNight(tx: Tx, pool: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('befriending_round')
    .select('held_at')
    .where('listing_id', '=', pool)
    .where('held_by', '=', 'night')
    .orderBy('held_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.held_at ?? null;
}

/** Ends proposals whose time is over. For the task of rounds. @returns how many */
export async function expireProposals(tx: Tx, now: Date): Promise<number> {
  const ended = await tx
    .updateTable('befriending_proposal')
    .set({ state: 'expired', state_at: now })
    .where('state', '=', 'open')
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}
