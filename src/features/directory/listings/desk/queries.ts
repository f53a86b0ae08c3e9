import type { ColumnType, GeneratedAlways } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { SOURCE_OWNER } from '../../catalogue/source.ts';
import type { Listing, ListingForm, ListingState } from '../model/types.ts';
import type { DeskRow } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    listing_version: ListingVersionTable;
  }
}

interface ListingVersionTable {
  number: GeneratedAlways<number>;
  listing_id: string;
  made_at: Date;
  made_by: 'team' | 'owner' | 'voucher' | 'server';
  name: string | null;
  state: ListingState;
  reason: string | null;
  form: ColumnType<ListingForm, string, string>;
}

/** One version of a listing: what it said, and who made it so. */
export interface ListingVersion {
  number: number;
  madeAt: Date;
  madeBy: ListingVersionTable['made_by'];
  /** Of the member of the team. */
  name: string | null;
  state: ListingState;
  reason: string | null;
  form: ListingForm;
}

/** What an initiative without a listing is called, by the word that HSDS has for it. */
const STATE_OF_STATUS = sql`case i.status when 'active' then 'public' when 'temporarily closed' then 'paused'
  when 'inactive' then 'hidden' else 'stopped' end`;

/** Every initiative and every listing that was sent; one row for an initiative with its listing. Drafts are their owner's. */
export async function deskRows(tx: Tx): Promise<DeskRow[]> {
  const { rows } = await sql<DeskRow>`
    select l.id as listing, i.id as initiative, l.form->>'name' as name, l.form->>'organisation' as organisation,
      coalesce(i.town, l.form->>'town', '') as town, i.municipality, l.state,
      coalesce(i.status = 'active', false) as visible, i.confirmed_at as "confirmedAt", l.changed_at as "changedAt",
      case when l.owner_email is null then 'link' else 'email' end as owner, l.why as "reviewReason",
      l.paused_until as "pausedUntil"
    from listing l
      left join initiative own on own.source = ${SOURCE_OWNER} and own.source_id = l.id::text
      left join initiative claimed on claimed.id = l.claims
      left join lateral (select (coalesce(own, claimed)).*) i on true
    where l.state <> 'draft'
    union all
    select null, i.id, coalesce(i.texts->i.language->>'name', ''), o.name, coalesce(i.town, ''), i.municipality,
      ${STATE_OF_STATUS}, i.status = 'active', i.confirmed_at, i.changed_at, 'none', null, i.paused_until
    from initiative i join organisation o on o.id = i.organisation_id
    where not exists (select from listing l where l.state <> 'draft' and i.source = ${SOURCE_OWNER} and l.id::text = i.source_id)
      and not exists (select from listing l where l.state <> 'draft' and l.claims = i.id)`.execute(tx);
  return rows;
}

/** The listing that keeps an initiative, also when it is not public; undefined when nobody does. */
export async function keeperOf(tx: Tx, initiative: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select l.id from initiative i join listing l
      on (i.source = ${SOURCE_OWNER} and l.id::text = i.source_id) or l.claims = i.id
    where i.id = ${initiative} and l.state <> 'draft' limit 1`.execute(tx);
  return rows[0]?.id;
}

/** The versions of a listing, newest first. */
export async function listingVersions(tx: Tx, listing: string): Promise<ListingVersion[]> {
  const rows = await tx
    .selectFrom('listing_version')
    .selectAll()
    .where('listing_id', '=', listing)
    .orderBy('number', 'desc')
    .limit(MAX_VERSIONS)
    .execute();
  return rows.map((row) => ({
    number: row.number,
    madeAt: row.made_at,
    madeBy: row.made_by,
    name: row.name,
    state: row.state,
    reason: row.reason,
    form: row.form,
  }));
}

const MAX_VERSIONS = 100;

/** Deletes versions of more than a year ago; the database gives no others to this task. */
export async function purgeListingVersions(tx: Tx): Promise<void> {
  await tx.deleteFrom('listing_version').execute();
}

/** Puts another private link in the place of the one that opens a listing: earlier links, cards and devices open it no more. */
export async function replaceOwnerLink(
  tx: Tx,
  { id }: Pick<Listing, 'id'>,
  { turn, hash }: { turn: number; hash: Buffer },
): Promise<boolean> {
  const changed = await tx
    .updateTable('listing')
    .set({ link_turn: turn, owner_link_hash: hash })
    .where('id', '=', id)
    .where('link_turn', '=', turn - 1)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** The words that the team made for an owner after a moment, by their version; none that an owner made. */
export async function teamCardTurn(tx: Tx, listing: string, madeAfter: Date): Promise<number | undefined> {
  const card = await tx
    .selectFrom('listing_card')
    .select('turn')
    .where('listing_id', '=', listing)
    .where('made_by_team', '=', true)
    .where('made_at', '>', madeAfter)
    .executeTakeFirst();
  return card?.turn;
}
