import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type FieldSealer, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { daysBefore } from '#core/time/amsterdam.ts';
import { addQuietEnd, wordsField } from '../check-ins/queries.ts';
import { type EndReason, ONCE_DAYS, type QuietReason, SILENCE_DAYS, type Thanks } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    befriending_go_on: { pair_id: string; person_id: string; at: Date };
    befriending_end: EndTable;
  }
}

interface EndTable {
  id: string;
  pair_id: string;
  person_id: string | null;
  card_id: string | null;
  listing_id: string | null;
  reason: EndReason | QuietReason;
  words_sealed: string | null;
  thanks: Thanks[];
  at: Date;
}

/** Did the acting person say that they want to go on? */
export async function saidGoOn(tx: Tx, person: string, pair: string): Promise<boolean> {
  const row = await tx
    .selectFrom('befriending_go_on')
    .select('at')
    .where('pair_id', '=', pair)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps that the acting person wants to go on; when somebody of each side does, the pair goes on. */
export async function takeGoOn(tx: Tx, pair: string): Promise<'kept' | 'going-on' | 'gone'> {
  const { rows } = await sql<{
    taken: 'kept' | 'going-on' | 'gone';
  }>`select take_befriending_go_on(${pair}) as taken`.execute(tx);
  return rows[0]?.taken ?? 'gone';
}

/** Ends a pair of the acting person: the reason is for the organisation alone, the thanks for the others. @returns whether it did */
export async function endPair(
  tx: Tx,
  app: FieldSealer,
  { pair, reason, words, thanks }: { pair: string; reason: EndReason; words: string; thanks: Thanks[] },
): Promise<boolean> {
  const id = randomUUID();
  const sealed = words ? sealField(app, wordsField('befriending_end', id), words) : null;
  const { rows } = await sql<{ ended: boolean }>`
    select end_befriending_pair(${pair}, ${id}, ${reason}, ${sealed}, ${thanks}::text[]) as ended`.execute(
    tx,
  );
  return rows[0]?.ended ?? false;
}

/** The thanks with which somebody else ended a pair of the acting person: never the reason. */
export async function thanksOf(tx: Tx, pair: string): Promise<Thanks[]> {
  const { rows } = await sql<{
    thanks: Thanks[] | null;
  }>`select befriending_thanks(${pair}) as thanks`.execute(tx);
  return rows[0]?.thanks ?? [];
}

/** Ends what is over: something small that was done, and try-outs that passed in silence. The transaction must act as the task. */
export async function endQuietly(tx: Tx, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string; reason: QuietReason }>`
    with over as (
      select p.id, case when p.kind = 'once' and exists (select from befriending_check_in c where c.pair_id = p.id and c.met = 'yes')
        then 'done' else 'silence' end as reason
      from befriending_pair p where (p.state = 'try-out' and p.try_out_until <= ${daysBefore(now, SILENCE_DAYS)})
        or (p.kind = 'once' and p.state <> 'ended' and exists (select from befriending_check_in c
          where c.pair_id = p.id and c.met = 'yes' and c.answered_at <= ${daysBefore(now, ONCE_DAYS)})))
    update befriending_pair p set state = 'ended', ended_at = ${now} from over
    where over.id = p.id and p.state <> 'ended' returning p.id, over.reason`.execute(tx);
  for (const { id, reason } of rows) await addQuietEnd(tx, id, reason, now);
}
