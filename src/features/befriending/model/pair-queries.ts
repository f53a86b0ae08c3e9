import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { Form } from './answers.ts';
import type { PairState, Party } from './rules.ts';

/** A pair as somebody of one of its two sides reads it. */
export interface OwnPair {
  id: string;
  kind: Form;
  since: Date;
  tryOutUntil: Date;
  state: PairState;
  endedAt: Date | null;
  /** The own card, as what it takes part, its organisation, and whether the reader speaks for it. */
  card: string;
  party: Party;
  pool: string;
  speaks: boolean;
  /** The card of the other side. */
  other: string;
}

/** The pairs of the acting person: those that go on first, then the newest. */
export async function ownPairs(tx: Tx, person: string): Promise<OwnPair[]> {
  const { rows } = await sql<OwnPair>`
    select p.id, p.kind, p.since, p.try_out_until as "tryOutUntil", p.state, p.ended_at as "endedAt",
      m.card_id as card, c.party, c.listing_id as pool, m.speaks,
      case when p.newcomer_card = m.card_id then p.resident_card else p.newcomer_card end as other
    from befriending_pair p
    join befriending_member m on m.person_id = ${person} and m.state = 'in' and m.card_id in (p.newcomer_card, p.resident_card)
    join befriending_card c on c.id = m.card_id
    order by p.state = 'ended', p.since desc, p.id`.execute(tx);
  return rows;
}

/** One of them. */
export const findOwnPair = async (tx: Tx, person: string, pair: string): Promise<OwnPair | undefined> =>
  (await ownPairs(tx, person)).find(({ id }) => id === pair);
