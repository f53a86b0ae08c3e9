import { sql } from 'kysely';
import type { Owner } from '#core/access/actor.ts';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import type { CountedSignal, Obstacle, SenderRole, SignalFigure, SignalTheme } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    signal: SignalTable;
    signal_figure: SignalFigureTable;
    signal_month: SignalMonthTable;
  }
}

interface SignalTable {
  id: string;
  listing_id: string | null;
  account_id: string | null;
  sender_role: SenderRole;
  municipality: string;
  obstacle: Obstacle;
  people: number;
  theme: SignalTheme | null;
  words_sealed: string | null;
  people_before: number | null;
  theme_before: SignalTheme | null;
  words_before_sealed: string | null;
  month: string;
  sent_at: Date;
}

interface SignalFigureTable {
  municipality: string;
  obstacle: Obstacle;
  month: string;
  people: number;
}

interface SignalMonthTable {
  month: string;
  counted_at: Date;
}

/** Who says it: an initiative by its private link, an account, or an account that works for an initiative. */
export interface SignalSender {
  listing: string | null;
  account: string | null;
}

/** The sender of a session at an initiative. */
export const senderOfOwner = ({ owned, by }: Owner): SignalSender => ({
  listing: owned,
  account: by?.account ?? null,
});

/** What can be changed of a signal. */
export interface SignalContent {
  people: number;
  theme: SignalTheme | null;
  words: string | null;
}

/** A signal, as its sender sees it. */
export interface OwnSignal extends SignalContent {
  id: string;
  municipality: string;
  obstacle: Obstacle;
  role: SenderRole;
  /** The first day of the month in which it counts. */
  month: string;
  sentAt: Date;
  /** How many people it said before it was changed; null when it was not. */
  peopleBefore: number | null;
}

const wordsAt = (row: string) => ({ table: 'signal', column: 'words_sealed', row });
const wordsBeforeAt = (row: string) => ({ table: 'signal', column: 'words_before_sealed', row });

const sealed = (app: FieldSealer, place: ReturnType<typeof wordsAt>, words: string | null) =>
  words === null ? null : sealField(app, place, words);
const opened = (app: FieldSealer, place: ReturnType<typeof wordsAt>, value: string | null) =>
  value === null ? null : openField(app, place, value);

const ownRow = (tx: Tx, { listing, account }: SignalSender) =>
  tx
    .selectFrom('signal')
    .selectAll()
    .where((where) =>
      account === null
        ? where.and([where('listing_id', '=', listing), where('account_id', 'is', null)])
        : where('account_id', '=', account),
    );

function ownSignalOf(app: FieldSealer, row: SignalTable): OwnSignal {
  return {
    id: row.id,
    municipality: row.municipality,
    obstacle: row.obstacle,
    role: row.sender_role,
    people: row.people,
    theme: row.theme,
    words: opened(app, wordsAt(row.id), row.words_sealed),
    month: row.month,
    sentAt: row.sent_at,
    peopleBefore: row.people_before,
  };
}

/** What a sender said, the newest first. The transaction must act for them. */
export async function signalsOf(tx: Tx, app: FieldSealer, sender: SignalSender): Promise<OwnSignal[]> {
  const rows = await ownRow(tx, sender).orderBy('sent_at', 'desc').orderBy('id').execute();
  return rows.map((row) => ownSignalOf(app, row));
}

/** A new signal. */
export interface NewSignal extends SignalContent {
  id: string;
  sender: SignalSender;
  role: SenderRole;
  municipality: string;
  obstacle: Obstacle;
  month: string;
}

/**
 * Keeps what a sender says. What they said in the same month about the same obstacle in the same municipality is replaced, and
 * kept beside it until the next change. The transaction must act for them. @returns the id under which it stands
 */
export async function saveSignal(
  tx: Tx,
  app: FieldSealer,
  signal: NewSignal,
  now: Date,
): Promise<{ id: string; replaced: boolean }> {
  const known = await ownRow(tx, signal.sender)
    .where('month', '=', signal.month)
    .where('municipality', '=', signal.municipality)
    .where('obstacle', '=', signal.obstacle)
    .forUpdate()
    .executeTakeFirst();
  if (known) {
    const { people, theme, words } = ownSignalOf(app, known);
    // The same sent twice changes nothing, so that a double tap leaves the way back.
    const isSame = people === signal.people && theme === signal.theme && words === signal.words;
    if (!isSame) await changeContent(tx, app, known, signal, now);
    return { id: known.id, replaced: !isSame };
  }
  const { sender, id } = signal;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('signal')
    .values({
      id,
      listing_id: sender.listing,
      account_id: sender.account,
      sender_role: signal.role,
      municipality: signal.municipality,
      obstacle: signal.obstacle,
      people: signal.people,
      theme: signal.theme,
      words_sealed: sealed(app, wordsAt(id), signal.words),
      people_before: null,
      theme_before: null,
      words_before_sealed: null,
      month: signal.month,
      sent_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  // Two devices of one sender at the same moment: the other was first, so this one replaces it.
  if (numInsertedOrUpdatedRows === 0n) return saveSignal(tx, app, signal, now);
  return { id, replaced: false };
}

async function changeContent(
  tx: Tx,
  app: FieldSealer,
  known: SignalTable,
  content: SignalContent,
  now: Date,
): Promise<void> {
  const { id } = known;
  const words = opened(app, wordsAt(id), known.words_sealed);
  await tx
    .updateTable('signal')
    .set({
      people: content.people,
      theme: content.theme,
      words_sealed: sealed(app, wordsAt(id), content.words),
      people_before: known.people,
      theme_before: known.theme,
      words_before_sealed: sealed(app, wordsBeforeAt(id), words),
      sent_at: now,
    })
    .where('id', '=', id)
    .execute();
}

/** Puts back what a signal said before it was changed this month. @returns false when there is nothing to put back */
export async function putSignalBack(
  tx: Tx,
  app: FieldSealer,
  sender: SignalSender,
  { id, month }: { id: string; month: string },
  now: Date,
): Promise<boolean> {
  const known = await ownRow(tx, sender)
    .where('id', '=', id)
    .where('month', '=', month)
    .forUpdate()
    .executeTakeFirst();
  if (!known || known.people_before === null) return false;
  const before: SignalContent = {
    people: known.people_before,
    theme: known.theme_before,
    words: opened(app, wordsBeforeAt(id), known.words_before_sealed),
  };
  await changeContent(tx, app, known, before, now);
  return true;
}

/** Takes a signal back. What was published of its month stays as it was. @returns false when it is not there */
export async function deleteSignal(tx: Tx, sender: SignalSender, id: string): Promise<boolean> {
  const known = await ownRow(tx, sender).where('id', '=', id).executeTakeFirst();
  if (!known) return false;
  const { numDeletedRows } = await tx.deleteFrom('signal').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Deletes signals of more than thirteen months ago; the policy of the table allows `retention` no other. */
export async function purgeSignals(tx: Tx): Promise<void> {
  await tx.deleteFrom('signal').execute();
}

/** The months before this one with signals that were not counted yet. The transaction must act as `signals`. */
export async function monthsToCount(tx: Tx, before: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('signal')
    .select('month')
    .distinct()
    .where('month', '<', before)
    .where('month', 'not in', tx.selectFrom('signal_month').select('month'))
    .orderBy('month')
    .execute();
  return rows.map(({ month }) => month);
}

/** The signals of a month that is over. The transaction must act as `signals`. */
export async function signalsOfMonth(tx: Tx, month: string): Promise<CountedSignal[]> {
  return tx
    .selectFrom('signal')
    .select([
      'municipality',
      'obstacle',
      'people',
      sql<string>`coalesce(listing_id, account_id)`.as('sender'),
    ])
    .where('month', '=', month)
    .execute();
}

/** Writes down the figures of a month, once. @returns false when another server did */
export async function saveFigures(
  tx: Tx,
  month: string,
  figures: readonly SignalFigure[],
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('signal_month')
    .values({ month, counted_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return false;
  if (figures.length > 0)
    await tx
      .insertInto('signal_figure')
      .values([...figures])
      .execute();
  return true;
}

/** Whether any month was counted yet. */
export async function isAnyMonthCounted(tx: Tx): Promise<boolean> {
  const row = await tx.selectFrom('signal_month').select('month').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** What was published since a month, of these municipalities or of all. */
export async function figuresSince(
  tx: Tx,
  month: string,
  among?: readonly string[],
): Promise<SignalFigure[]> {
  if (among?.length === 0) return [];
  return tx
    .selectFrom('signal_figure')
    .select(['municipality', 'obstacle', 'month', 'people'])
    .where('month', '>=', month)
    .$if(among !== undefined, (query) => query.where('municipality', 'in', among ?? []))
    .orderBy('month', 'desc')
    .orderBy('people', 'desc')
    .orderBy('municipality')
    .orderBy('obstacle')
    .execute();
}

/** Words beside signals, for who makes policy; of whom is not known here. */
export interface SignalWords {
  municipality: string;
  obstacle: Obstacle;
  month: string;
  theme: SignalTheme | null;
  words: string;
}

/** The words that the acting policy officer may read: beside published figures of the own municipalities. */
export async function readableWords(tx: Tx, app: FieldSealer): Promise<SignalWords[]> {
  const { rows } = await sql<Omit<SignalWords, 'words'> & { id: string; words_sealed: string }>`
    select id, municipality, obstacle, month, theme, words_sealed from signal_words()`.execute(tx);
  return rows.map(({ id, words_sealed, ...about }) => ({
    ...about,
    words: openField(app, wordsAt(id), words_sealed),
  }));
}
