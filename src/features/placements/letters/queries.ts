import { randomUUID } from 'node:crypto';
import { type Generated, sql } from 'kysely';
import type { AppContext } from '#core/context.ts';
import { type FieldSealer, openField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import { privateLinkHash } from '#core/private-links.ts';
import type { PlacementState, StepKind } from '../model/rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    placement_letter: PlacementLetterTable;
  }
}

interface PlacementLetterTable {
  id: string;
  request_id: string | null;
  listing_id: string | null;
  link_hash: Buffer;
  told_steps: Generated<number>;
  told_at: Date | null;
  stopped_at: Date | null;
}

/** The kind of the private link in letters about requests. */
export const LETTER_LINK = 'placement-letter';

/** A request of somebody who chose e-mail, with something to tell. */
export interface RequestNews {
  request: string;
  language: string;
  email: string;
  state: PlacementState;
  /** YYYY-MM-DD */
  promisedOn: string;
  steps: number;
  /** The last step that somebody else took since the last letter; null: there is nothing to tell. */
  kind: StepKind | null;
}

/** Requests of a listing about which somebody who chose e-mail was not told the last step. By id. */
export async function requestsToTell(tx: Tx, app: FieldSealer, listing: string): Promise<RequestNews[]> {
  const { rows } = await sql<Omit<RequestNews, 'email'> & { sealed: string }>`
    select r.id as request, r.language, r.reach_sealed as sealed, r.state, r.promised_on as "promisedOn", r.steps,
      (select n.kind from (select s.kind, s.by, row_number() over (order by s.id) as position
         from placement_step s where s.request_id = r.id) n
       where n.position > coalesce(l.told_steps, 1) and n.by <> 'newcomer' and n.kind not in ('remind', 'expire')
       order by n.position desc limit 1) as kind
    from placement_request r left join placement_letter l on l.request_id = r.id
    where r.listing_id = ${listing} and r.reach = 'email' and r.reach_sealed is not null and l.stopped_at is null
      and r.state not in ('new', 'withdrawn') and r.steps > coalesce(l.told_steps, 1)
    order by r.id`.execute(tx);
  return rows.map(({ sealed, ...news }) => ({
    ...news,
    email: openField(app, { table: 'placement_request', column: 'reach_sealed', row: news.request }, sealed),
  }));
}

/** The letters about one request, or those to the initiative of a listing; made when there are none yet. */
export async function lettersAbout(
  tx: Tx,
  app: Pick<AppContext, 'secret'>,
  about: { request: string } | { listing: string },
): Promise<{ id: string; toldAt: Date | null; stopped: boolean }> {
  const [column, value] =
    'request' in about ? (['request_id', about.request] as const) : (['listing_id', about.listing] as const);
  const find = () =>
    tx
      .selectFrom('placement_letter')
      .select(['id', 'told_at as toldAt', 'stopped_at as stoppedAt'])
      .where(column, '=', value)
      .executeTakeFirst();
  const known = await find();
  if (known) return { id: known.id, toldAt: known.toldAt, stopped: known.stoppedAt !== null };
  const id = randomUUID();
  await tx
    .insertInto('placement_letter')
    .values({
      id,
      request_id: null,
      listing_id: null,
      [column]: value,
      link_hash: privateLinkHash(app, LETTER_LINK, id),
      told_steps: 1,
      told_at: null,
      stopped_at: null,
    })
    .execute();
  return { id, toldAt: null, stopped: false };
}

/** Remembers up to which step somebody was told, or when an initiative was. */
export async function markTold(
  tx: Tx,
  letter: string,
  told: { told_steps: number } | { told_at: Date },
): Promise<void> {
  await tx.updateTable('placement_letter').set(told).where('id', '=', letter).execute();
}

/** What waits for an answer of a listing, who waits longest first. Days are YYYY-MM-DD. */
export async function waitingForAnswer(
  tx: Tx,
  listing: string,
): Promise<{ askedAt: Date; promisedOn: string; reminded: boolean }[]> {
  const { rows } = await sql<{ askedAt: Date; promisedOn: string; reminded: boolean }>`
    select r.asked_at as "askedAt", r.promised_on as "promisedOn",
      exists (select from placement_step s where s.request_id = r.id and s.kind = 'remind') as reminded
    from placement_request r where r.listing_id = ${listing} and r.state in ('asked', 'talk')
    order by r.asked_at, r.id`.execute(tx);
  return rows;
}

/** Whether the link of a letter is known, and whether its letters go on. */
export async function letterState(tx: Tx, linkHash: Buffer): Promise<'on' | 'stopped' | undefined> {
  await actByPrivateLink(tx, linkHash);
  const found = await tx
    .selectFrom('placement_letter')
    .select('stopped_at')
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
  return found && (found.stopped_at === null ? 'on' : 'stopped');
}

/** Ends or resumes letters by the link in one. @returns false when there are none with this link */
export async function setLetters(tx: Tx, linkHash: Buffer, stoppedAt: Date | null): Promise<boolean> {
  await actByPrivateLink(tx, linkHash);
  const { numUpdatedRows } = await tx
    .updateTable('placement_letter')
    .set({ stopped_at: stoppedAt })
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
