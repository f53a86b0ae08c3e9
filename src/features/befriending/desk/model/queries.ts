import { sql } from 'kysely';
import type { FieldSealer } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { cardOf, type Member, membersOf } from '../../model/queries.ts';
import { type Card, type CardState, MAX_OPEN_PROPOSALS } from '../../model/rules.ts';
import { countWaitingReports } from '../../safety/queries.ts';
import type { DeskCounts } from './menu.ts';

/** A card with its people and with what is going on around it, as the coordinator sees it. */
export interface PoolCard {
  card: Card;
  /** Those whose consent is in force, who speaks for the card first. */
  members: Member[];
  /** Proposals that wait for an answer of either side. */
  open: number;
  /** Pairs that meet now. */
  pairs: number;
}

/**
 * The cards of a pool that are there, or those of them with these ids. Who withdrew, or whose consent ended, is on none of them.
 * The transaction must act for the organisation.
 */
export async function poolCards(
  tx: Tx,
  app: FieldSealer,
  pool: string,
  ids?: readonly string[],
): Promise<PoolCard[]> {
  if (ids?.length === 0) return [];
  let query = tx
    .selectFrom('befriending_card')
    .selectAll()
    .where('listing_id', '=', pool)
    .where('state', '<>', 'withdrawn')
    .orderBy('wished_at')
    .orderBy('id');
  if (ids) query = query.where('id', 'in', [...ids]);
  const cards = (await query.execute()).map(cardOf);
  const members = Map.groupBy(
    await membersOf(
      tx,
      app,
      cards.map(({ id }) => id),
    ),
    ({ card }) => card,
  );
  const around = await countsAround(tx, pool);
  return cards.flatMap((card) => {
    const people = members.get(card.id);
    const { open = 0, pairs = 0 } = around.get(card.id) ?? {};
    // More than that many are open for who said "not this one" to some of them: that stays theirs.
    const shown = Math.min(open, MAX_OPEN_PROPOSALS * card.capacity);
    return people ? [{ card, members: people, open: shown, pairs }] : [];
  });
}

/** How many open proposals and pairs each card of a pool has. */
async function countsAround(tx: Tx, pool: string): Promise<Map<string, { open: number; pairs: number }>> {
  const { rows } = await sql<{ card: string; open: number; pairs: number }>`
    select card, sum(open)::int as open, sum(pairs)::int as pairs from (
      select unnest(array[newcomer_card, resident_card]) as card, 1 as open, 0 as pairs
        from befriending_proposal where state = 'open' and expires_at > acting_now()
      union all
      select unnest(array[newcomer_card, resident_card]), 0, 1 from befriending_pair where state <> 'ended') around
    where card in (select id from befriending_card where listing_id = ${pool}) group by card`.execute(tx);
  return new Map(rows.map(({ card, ...counts }) => [card, counts]));
}

/** What waits at the desk of a pool. The transaction must act for the organisation. */
export async function countDesk(tx: Tx, pool: string): Promise<DeskCounts> {
  const { rows } = await sql<{ waiting: number; pairs: number }>`
    select (select count(*)::int from befriending_card c where c.listing_id = ${pool} and c.state = 'active'
      and c.capacity > (select count(*) from befriending_pair p
        where p.state <> 'ended' and c.id in (p.newcomer_card, p.resident_card))) as waiting,
      (select count(*)::int from befriending_pair where state <> 'ended') as pairs`.execute(tx);
  return {
    waiting: rows[0]?.waiting ?? 0,
    pairs: rows[0]?.pairs ?? 0,
    neighbours: await countNeighbourQuestions(tx, pool),
    reports: await countWaitingReports(tx),
  };
}

/**
 * Changes the state of a card of the acting organisation, when it is as whoever decided saw it.
 * @returns false when somebody changed it meanwhile
 */
export async function setCardState(
  tx: Tx,
  { id, version, from, to }: { id: string; version: number; from: CardState[]; to: CardState },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('befriending_card')
    .set({ state: to, changed_at: now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', 'in', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** How many organisations asked this one to share people and wait for an answer. */
export async function countNeighbourQuestions(tx: Tx, pool: string): Promise<number> {
  const { waiting } = await tx
    .selectFrom('befriending_pool_neighbour')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('asked_id', '=', pool)
    .where('agreed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(waiting);
}

/** The consents by which the people of some cards are read. */
export const consentsOf = (rows: readonly PoolCard[]): string[] =>
  rows.flatMap(({ members }) => members.map(({ consent }) => consent));
