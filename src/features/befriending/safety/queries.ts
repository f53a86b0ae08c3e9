import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import type { ReportKind } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    befriending_report: BefriendingReportTable;
  }
}

interface BefriendingReportTable {
  id: string;
  link_hash: Buffer;
  listing_id: string | null;
  to_team: boolean;
  reporter_id: string | null;
  about_card: string | null;
  kind: ReportKind;
  about_sealed: string | null;
  words_sealed: string | null;
  reach_sealed: string | null;
  language: string;
  received_at: Date;
  promised_on: string;
  handled_at: Date | null;
  note_sealed: string | null;
}

type SealedColumn = 'about_sealed' | 'words_sealed' | 'reach_sealed' | 'note_sealed';

const seal = (app: FieldSealer, row: string, column: SealedColumn, text: string | null): string | null =>
  text && sealField(app, { table: 'befriending_report', column, row }, text);

const open = (app: FieldSealer, row: BefriendingReportTable, column: SealedColumn): string | null => {
  const sealed = row[column];
  return sealed === null
    ? null
    : openField(app, { table: 'befriending_report', column, row: row.id }, sealed);
};

/** A sign that something is not right, as those who look at it read it. Days are YYYY-MM-DD. */
export interface TroubleReport {
  id: string;
  /** The listing of the organisation; null: none that is known here. */
  pool: string | null;
  toTeam: boolean;
  reporter: string | null;
  aboutCard: string | null;
  kind: ReportKind;
  about: string | null;
  words: string | null;
  reach: string | null;
  language: string;
  receivedAt: Date;
  promisedOn: string;
  handledAt: Date | null;
  note: string | null;
}

const reportOf = (app: FieldSealer, row: BefriendingReportTable): TroubleReport => ({
  id: row.id,
  pool: row.listing_id,
  toTeam: row.to_team,
  reporter: row.reporter_id,
  aboutCard: row.about_card,
  kind: row.kind,
  about: open(app, row, 'about_sealed'),
  words: open(app, row, 'words_sealed'),
  reach: open(app, row, 'reach_sealed'),
  language: row.language,
  receivedAt: row.received_at,
  promisedOn: row.promised_on,
  handledAt: row.handled_at,
  note: open(app, row, 'note_sealed'),
});

/** Keeps a report. The transaction must act by its private link. @returns false when it was there already */
export async function addReport(
  tx: Tx,
  app: FieldSealer,
  report: Omit<TroubleReport, 'handledAt' | 'note'> & { linkHash: Buffer },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('befriending_report')
    .values({
      id: report.id,
      link_hash: report.linkHash,
      listing_id: report.pool,
      to_team: report.toTeam,
      reporter_id: report.reporter,
      about_card: report.aboutCard,
      kind: report.kind,
      about_sealed: seal(app, report.id, 'about_sealed', report.about),
      words_sealed: seal(app, report.id, 'words_sealed', report.words),
      reach_sealed: seal(app, report.id, 'reach_sealed', report.reach),
      language: report.language,
      received_at: report.receivedAt,
      promised_on: report.promisedOn,
      handled_at: null,
      note_sealed: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** What became of a report, for who has its link: who looks at it and by when, never what was said. */
export type ReportProgress = Pick<TroubleReport, 'pool' | 'toTeam' | 'promisedOn' | 'handledAt'>;

/** By the link of a report, by which the transaction acts from here on. */
export async function reportByLink(tx: Tx, linkHash: Buffer): Promise<ReportProgress | undefined> {
  await actByPrivateLink(tx, linkHash);
  return tx
    .selectFrom('befriending_report')
    .select([
      'listing_id as pool',
      'to_team as toTeam',
      'promised_on as promisedOn',
      'handled_at as handledAt',
    ])
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
}

/** The reports that whoever acts answers for: what waits first, what was promised soonest before that. */
export async function receivedReports(tx: Tx, app: FieldSealer, limit: number): Promise<TroubleReport[]> {
  const rows = await tx
    .selectFrom('befriending_report')
    .selectAll()
    .orderBy((by) => by('handled_at', 'is not', null))
    .orderBy('promised_on')
    .orderBy('handled_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => reportOf(app, row));
}

/** How many reports wait for whoever acts. */
export async function countWaitingReports(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('befriending_report')
    .select((of) => of.fn.countAll<string>().as('count'))
    .where('handled_at', 'is', null)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** The reports that the acting person made, oldest first, for their own page of data. */
export async function ownReports(tx: Tx, app: FieldSealer, person: string): Promise<TroubleReport[]> {
  const rows = await tx
    .selectFrom('befriending_report')
    .selectAll()
    .where('reporter_id', '=', person)
    .orderBy('received_at')
    .execute();
  // What those who answer noted is among them.
  return rows.map((row) => ({ ...reportOf(app, row), note: null }));
}

/** Notes what was done about a report. @returns false when somebody did meanwhile, or it is not there for whoever acts */
export async function handleReport(
  tx: Tx,
  app: FieldSealer,
  id: string,
  note: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('befriending_report')
    .set({ handled_at: now, note_sealed: seal(app, id, 'note_sealed', note) })
    .where('id', '=', id)
    .where('handled_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The cards of some people that whoever acts may see, as those who answer for reports need them. */
export async function cardsOfPeople(tx: Tx, people: readonly string[]): Promise<string[]> {
  if (people.length === 0) return [];
  const rows = await tx
    .selectFrom('befriending_member')
    .select('card_id')
    .where('person_id', 'in', [...people])
    .where('state', '=', 'in')
    .execute();
  return rows.map(({ card_id }) => card_id);
}

/** Deletes reports that were handled a year ago. The transaction must act as the task `retention`. */
export const deleteOldReports = async (tx: Tx): Promise<void> => {
  await tx
    .deleteFrom('befriending_report')
    .where(sql<boolean>`handled_at < now() - interval '1 year'`)
    .execute();
};

/** Somebody whom the acting person can block. */
export interface PersonMet {
  /** The id of their membership. */
  member: string;
  card: string;
  person: string;
  name: string;
  /** Both are in the same circle: who blocks leaves it. */
  sameCircle: boolean;
}

/** The people of open proposals, of pairs (ended ones too) and of the own circle, as long as they take part. */
export async function peopleMet(tx: Tx, app: FieldSealer): Promise<PersonMet[]> {
  const { rows } = await sql<{
    id: string;
    card_id: string;
    person_id: string;
    name_sealed: string;
    same_card: boolean;
  }>`select * from befriending_people_met() order by card_id, id`.execute(tx);
  return rows.map((row) => ({
    member: row.id,
    card: row.card_id,
    person: row.person_id,
    name: openField(
      app,
      { table: 'befriending_member', column: 'name_sealed', row: row.id },
      row.name_sealed,
    ),
    sameCircle: row.same_card,
  }));
}

/** Somebody whom the acting person blocked. */
export interface BlockedPerson {
  id: string;
  name: string;
  at: Date;
}

/** Whom the acting person blocked, the last one first. */
export async function blockedPeople(tx: Tx, app: FieldSealer, person: string): Promise<BlockedPerson[]> {
  const rows = await tx
    .selectFrom('befriending_apart')
    .select(['id', 'name_sealed', 'at'])
    .where('by_person', '=', person)
    .where('kind', '=', 'blocked')
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name:
      row.name_sealed === null
        ? ''
        : openField(app, { table: 'befriending_apart', column: 'name_sealed', row: row.id }, row.name_sealed),
    at: row.at,
  }));
}

/** Blocks somebody: from now on neither meets the other anywhere. What was open between them ends. */
export async function blockPerson(
  tx: Tx,
  app: FieldSealer,
  by: string,
  about: Pick<PersonMet, 'person' | 'name'>,
  now: Date,
): Promise<void> {
  const id = randomUUID();
  await tx
    .insertInto('befriending_apart')
    .values({
      id,
      by_person: by,
      about_person: about.person,
      kind: 'blocked',
      at: now,
      name_sealed: sealField(app, { table: 'befriending_apart', column: 'name_sealed', row: id }, about.name),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes a block back. What ended stays ended. @returns whether there was one of the acting person */
export async function unblockPerson(tx: Tx, by: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('befriending_apart')
    .where('id', '=', id)
    .where('by_person', '=', by)
    .where('kind', '=', 'blocked')
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
