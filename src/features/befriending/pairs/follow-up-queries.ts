import { sql } from 'kysely';
import { type FieldSealer, openField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { wordsField } from '../check-ins/queries.ts';
import type { Feeling, Moment } from '../check-ins/rules.ts';
import type { Form } from '../model/answers.ts';
import type { PairState } from '../model/rules.ts';
import type { EndReason, QuietReason } from './rules.ts';

/** A pair as the coordinator follows it. */
export interface FollowedPair {
  id: string;
  kind: Form;
  newcomerCard: string;
  residentCard: string;
  since: Date;
  tryOutUntil: Date;
  state: PairState;
  endedAt: Date | null;
  /** When somebody first said that they met, by moment. That they did not, or rather not say, is in none of it. */
  met: Partial<Record<Moment, Date>>;
  /** Why it ended, when somebody of the own organisation said so or it ended by itself; null too when somebody stopped altogether. */
  end: { reason: EndReason | QuietReason; words: string | null; at: Date; duringTryOut: boolean } | null;
  /** What people of the own organisation said about safety, the newest first. */
  safety: { card: string | null; moment: Moment; feeling: Feeling; words: string | null; at: Date }[];
}

/**
 * The pairs of an organisation for its desk: first meetings, months, endings with their reasons, and safety answers. Nothing says who
 * answered what to a proposal. The transaction must act for the organisation; people are joined by the desk, with their consents.
 */
export async function followUpOf(tx: Tx, app: FieldSealer, pool: string): Promise<FollowedPair[]> {
  const pairs = await sql<Omit<FollowedPair, 'met' | 'end' | 'safety'>>`
    select p.id, p.kind, p.newcomer_card as "newcomerCard", p.resident_card as "residentCard", p.since,
      p.try_out_until as "tryOutUntil", p.state, p.ended_at as "endedAt"
    from befriending_pair p where exists (select from befriending_card c
      where c.id in (p.newcomer_card, p.resident_card) and c.listing_id = ${pool})
    order by p.state = 'ended', p.since desc, p.id`.execute(tx);
  const meetings = await sql<{ pair_id: string; moment: Moment; at: Date }>`
    select pair_id, moment, min(answered_at) as at from befriending_meetings(${pool}) group by pair_id, moment`.execute(
    tx,
  );
  const ends = await tx.selectFrom('befriending_end').selectAll().where('listing_id', '=', pool).execute();
  const told = await tx
    .selectFrom('befriending_safety')
    .selectAll()
    .where('listing_id', '=', pool)
    .orderBy('at', 'desc')
    .execute();
  const open = (table: 'befriending_end' | 'befriending_safety', row: string, sealed: string | null) =>
    sealed === null ? null : openField(app, wordsField(table, row), sealed);
  const byPair = Map.groupBy(meetings.rows, ({ pair_id }) => pair_id);
  const safetyOf = Map.groupBy(told, ({ pair_id }) => pair_id);
  const endOf = new Map(ends.map((end) => [end.pair_id, end]));
  return pairs.rows.map((pair) => {
    const end = endOf.get(pair.id);
    return {
      ...pair,
      met: Object.fromEntries((byPair.get(pair.id) ?? []).map(({ moment, at }) => [moment, at])),
      end: end
        ? {
            reason: end.reason,
            words: open('befriending_end', end.id, end.words_sealed),
            at: end.at,
            duringTryOut: end.at < pair.tryOutUntil,
          }
        : null,
      safety: (safetyOf.get(pair.id) ?? []).map(({ id, card_id, moment, feeling, words_sealed, at }) => ({
        card: card_id,
        moment,
        feeling,
        words: open('befriending_safety', id, words_sealed),
        at,
      })),
    };
  });
}
