import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import type { OwnPair } from '../model/pair-queries.ts';
import { type CheckIn, type Feeling, type Met, MOMENTS, type Moment, type Said } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    befriending_check_in: CheckInTable;
    befriending_safety: SafetyTable;
  }
}

interface CheckInTable {
  id: string;
  pair_id: string;
  person_id: string;
  card_id: string;
  moment: Moment;
  met: Met;
  answered_at: Date;
  said: Said[];
  words_sealed: string | null;
  written_at: Date | null;
}

interface SafetyTable {
  id: string;
  pair_id: string;
  /** null: who said it stopped. */
  person_id: string | null;
  card_id: string | null;
  listing_id: string;
  moment: Moment;
  feeling: Feeling;
  words_sealed: string | null;
  at: Date;
}

/** A sealed column of words about a meeting. */
export const wordsField = (
  table: 'befriending_check_in' | 'befriending_safety' | 'befriending_end',
  row: string,
) => ({
  table,
  column: 'words_sealed',
  row,
});

/** What the acting person answered about a pair, in the order of the moments. */
export async function ownCheckIns(tx: Tx, person: string, pair: string): Promise<CheckIn[]> {
  const rows = await tx
    .selectFrom('befriending_check_in')
    .select(['moment', 'met', 'answered_at as answeredAt', 'written_at as writtenAt'])
    .where('person_id', '=', person)
    .where('pair_id', '=', pair)
    .execute();
  return rows.toSorted((a, b) => MOMENTS.indexOf(a.moment) - MOMENTS.indexOf(b.moment));
}

/** Keeps whether the acting person met the others; a yes stays. */
export async function saveMet(
  tx: Tx,
  { pair, person, moment, met }: { pair: OwnPair; person: string; moment: Moment; met: Met },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('befriending_check_in')
    .values({
      id: randomUUID(),
      pair_id: pair.id,
      person_id: person,
      card_id: pair.card,
      moment,
      met,
      answered_at: now,
      said: [],
      words_sealed: null,
      written_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['pair_id', 'person_id', 'moment'])
        .doUpdateSet({ met, answered_at: now })
        .where('befriending_check_in.met', '<>', 'yes'),
    )
    .execute();
}

/** Keeps what the acting person writes for the others about a moment at which they met, once. @returns whether it was kept */
export async function saveWritten(
  tx: Tx,
  app: FieldSealer,
  {
    pair,
    person,
    moment,
    said,
    words,
  }: { pair: string; person: string; moment: Moment; said: Said[]; words: string },
  now: Date,
): Promise<boolean> {
  const row = await tx
    .selectFrom('befriending_check_in')
    .select('id')
    .where('pair_id', '=', pair)
    .where('person_id', '=', person)
    .where('moment', '=', moment)
    .where('met', '=', 'yes')
    .where('written_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return false;
  await tx
    .updateTable('befriending_check_in')
    .set({
      said,
      words_sealed: words ? sealField(app, wordsField('befriending_check_in', row.id), words) : null,
      written_at: now,
    })
    .where('id', '=', row.id)
    .execute();
  return true;
}

/** Keeps, for the organisation alone, whether it was safe. */
export async function saveSafety(
  tx: Tx,
  app: FieldSealer,
  told: { pair: OwnPair; person: string; moment: Moment; feeling: Feeling; words: string },
  now: Date,
): Promise<void> {
  const id = randomUUID();
  await tx
    .insertInto('befriending_safety')
    .values({
      id,
      pair_id: told.pair.id,
      person_id: told.person,
      card_id: told.pair.card,
      listing_id: told.pair.pool,
      moment: told.moment,
      feeling: told.feeling,
      words_sealed: told.words ? sealField(app, wordsField('befriending_safety', id), told.words) : null,
      at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What somebody of the other side wrote about a meeting. */
export interface OthersWords {
  person: string;
  moment: Moment;
  said: Said[];
  words: string | null;
}

/** What the others wrote, as far as the acting person may read it: once both wrote, or after fourteen days. */
export async function othersWords(tx: Tx, app: FieldSealer, pair: string): Promise<OthersWords[]> {
  const { rows } = await sql<{
    id: string;
    person_id: string;
    moment: Moment;
    said: Said[];
    words_sealed: string | null;
  }>`select id, person_id, moment, said, words_sealed from befriending_words(${pair})`.execute(tx);
  return rows.map((row) => ({
    person: row.person_id,
    moment: row.moment,
    said: row.said,
    words:
      row.words_sealed === null
        ? null
        : openField(app, wordsField('befriending_check_in', row.id), row.words_sealed),
  }));
}

/** What was small is over once both sides said that they met. The transaction must act as the task. */
export async function endOnceMet(tx: Tx, pair: string, now: Date): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('befriending_pair')
    .set({ state: 'ended', ended_at: now })
    .where('id', '=', pair)
    .where('kind', '=', 'once')
    .where('state', '<>', 'ended')
    .where(
      sql<boolean>`(select count(distinct c.card_id) from befriending_check_in c
        where c.pair_id = befriending_pair.id and c.met = 'yes') = 2`,
    )
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await addQuietEnd(tx, pair, 'done', now);
}

/** Keeps that a pair ended without anybody ending it. The transaction must act as the task. */
export async function addQuietEnd(
  tx: Tx,
  pair: string,
  reason: 'done' | 'silence',
  now: Date,
): Promise<void> {
  await sql`insert into befriending_end (id, pair_id, reason, thanks, at)
    values (${randomUUID()}, ${pair}, ${reason}, '{}', ${now}) on conflict do nothing`.execute(tx);
}

/** Deletes safety answers of a year ago. The transaction must act as the task `retention`. */
export async function purgeSafety(tx: Tx): Promise<void> {
  await sql`delete from befriending_safety where at < now() - interval '1 year'`.execute(tx);
}
