import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Database, Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import { SOURCE_OWNER } from '../../catalogue/source.ts';
import type { Listing, ListingForm } from './types.ts';

type Which = { link: Buffer } | { vouch: Buffer } | { id: string } | { state: 'waiting' };

/** The listings that whoever acts may see; with a link this transaction acts for whoever holds it from here on. */
export async function findListings(tx: Tx, which: Which): Promise<Listing[]> {
  let query = tx.selectFrom('listing').selectAll();
  if ('link' in which) {
    await actByPrivateLink(tx, which.link);
    query = query.where('link_hash', '=', which.link);
  } else if ('vouch' in which) {
    await actByPrivateLink(tx, which.vouch);
    query = query.where('vouch_hash', '=', which.vouch);
  } else if ('id' in which) query = query.where('id', '=', which.id);
  else query = query.where('state', '=', which.state);
  const rows = await query.orderBy('made_at').limit(200).execute();
  if (!rows.length) return [];
  const ids = rows.map(({ id }) => id);
  const planted = await tx
    .selectFrom('initiative')
    .select(['id', 'source', 'source_id', 'confirmed_at', ...LATER_COLUMNS])
    .where(({ or, and, eb }) =>
      or([
        and([eb('source', '=', SOURCE_OWNER), eb('source_id', 'in', ids)]),
        eb('id', '=', sql<string>`any(${rows.map(({ claims }) => claims)}::uuid[])`),
      ]),
    )
    .execute();
  const initiatives = new Map(
    planted.flatMap((one) => (one.source === SOURCE_OWNER ? [[one.source_id, one]] : [])),
  );
  const known = (row: (typeof rows)[number]) =>
    initiatives.get(row.id) ?? planted.find(({ id }) => id === row.claims);
  const given = await tx
    .selectFrom('vouch')
    .select(['listing_id', 'by_listing_id', 'name'])
    .where('listing_id', 'in', ids)
    .orderBy('made_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    language: row.language,
    form: formIn(row.form, known(row)),
    ownerEmail: row.owner_email,
    state: row.state,
    initiativeId: initiatives.get(row.id)?.id ?? null,
    confirmedAt: initiatives.get(row.id)?.confirmed_at ?? null,
    version: row.version,
    createdAt: row.made_at,
    reviewReason: row.why,
    claimedInitiativeId: row.claims,
    verified: row.verified,
    vouchers: given
      .filter(({ listing_id }) => listing_id === row.id)
      .map(({ name, by_listing_id }) => ({ name, listing: by_listing_id })),
  }));
}

const LATER_COLUMNS = ['places_free', 'room_until', 'level_min', 'level_max', 'age_min', 'age_max'] as const;
type Later = { [K in (typeof LATER_COLUMNS)[number]]: Selectable<Database['initiative']>[K] };

/** What the form did not ask yet when it was kept stays as it is in the directory. */
const formIn = (kept: ListingForm, now: Later | undefined): ListingForm => ({
  ...{ placesFree: now?.places_free ?? null, roomUntil: now?.room_until ?? null },
  ...{ levelMin: now?.level_min ?? null, levelMax: now?.level_max ?? null },
  ...{ ageMin: now?.age_min ?? null, ageMax: now?.age_max ?? null },
  ...kept,
});

export async function findListing(tx: Tx, which: Which): Promise<Listing | undefined> {
  return (await findListings(tx, which))[0];
}

/** @returns false when this very form was sent before */
export async function addListing(
  tx: Tx,
  one: Pick<Listing, 'id' | 'language' | 'form' | 'state'> &
    Partial<Pick<Listing, 'reviewReason' | 'claimedInitiativeId' | 'verified'>> & {
      linkHash: Buffer;
      vouchHash: Buffer;
    },
  at: Date,
): Promise<boolean> {
  await actByPrivateLink(tx, one.linkHash);
  const added = await tx
    .insertInto('listing')
    .values({
      id: one.id,
      link_hash: one.linkHash,
      vouch_hash: one.vouchHash,
      language: one.language,
      form: JSON.stringify(one.form),
      owner_email: one.form.ownerEmail || null,
      state: one.state,
      made_at: at,
      changed_at: at,
      why: one.reviewReason ?? null,
      claims: one.claimedInitiativeId ?? null,
      verified: one.verified ?? false,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Changes a listing that is still as somebody saw it; without `seen` whatever it is. */
export async function updateListing(
  tx: Tx,
  id: string,
  values: Partial<Pick<Listing, 'form' | 'state'>>,
  at: Date,
  seen?: number,
): Promise<boolean> {
  const { form, state } = values;
  let query = tx
    .updateTable('listing')
    .set({
      ...(form ? { form: JSON.stringify(form), owner_email: form.ownerEmail || null } : {}),
      ...(state ? { state } : {}),
      version: sql<number>`version + 1`,
      changed_at: at,
    })
    .where('id', '=', id);
  if (seen !== undefined) query = query.where('version', '=', seen);
  return (await query.executeTakeFirst()).numUpdatedRows === 1n;
}

/** Somebody vouches; the database refuses who is not public and rings of two, and counts. Twice is once. */
export async function addVouch(
  tx: Tx,
  listing: string,
  by: { listing: string; name: string } | { team: string; name: string },
  at: Date,
): Promise<void> {
  await tx
    .insertInto('vouch')
    .values({
      listing_id: listing,
      by_listing_id: 'listing' in by ? by.listing : null,
      team_key_id: 'team' in by ? by.team : null,
      name: by.name,
      made_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Who vouched for a public initiative: names of organisations and of the team. */
export async function vouchersOf(tx: Tx, initiative: string): Promise<string[]> {
  const found = await sql<{ name: string }>`select name from vouched(${initiative})`.execute(tx);
  return found.rows.map(({ name }) => name);
}

const YEAR = 365 * 86_400_000;

/** Forgets what was begun and never finished or vouched for, a year after the last change. @returns how many went */
export async function purgeDrafts(tx: Tx, now: Date): Promise<number> {
  const before = new Date(now.getTime() - YEAR);
  const gone = await sql<{ n: number }>`select forget_drafts(${before}) as n`.execute(tx);
  return gone.rows[0]?.n ?? 0;
}
