import type { ColumnType, Generated, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { AppContext } from '#core/context.ts';
import type { Database, Tx } from '#core/db/connection.ts';
import { actByPrivateLink, actingAs } from '#core/db/rls-context.ts';
import { hashToken, privateLinkHash } from '#core/private-links.ts';
import { daysBefore } from '#core/time/amsterdam.ts';
import { ACCESS_FEATURES } from '#features/vocabulary/rules.ts';
import { SOURCE_OWNER } from '../../catalogue/source.ts';
import type { InitiativeText } from '../../catalogue/types.ts';
import { takeOverInitiative } from './claim-queries.ts';
import { eurosText } from './price.ts';
import { LISTING_FEATURES, type Listing, type ListingForm, type ListingOwner } from './types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    listing: ListingTable;
  }
}

interface ListingTable {
  id: string;
  link_hash: Buffer;
  vouch_hash: Buffer;
  language: string;
  form: ColumnType<ListingForm, string, string>;
  owner_email: string | null;
  state: Generated<Listing['state']>;
  version: Generated<number>;
  made_at: Date;
  changed_at: Date;
  may_ask: Generated<boolean>;
  why: string | null;
  claims: string | null;
  verified: Generated<boolean>;
  state_reason: string | null;
  paused_until: string | null;
  link_turn: Generated<number>;
  owner_link_hash: Buffer | null;
}

type ListingSelector = { link: Buffer } | { vouch: Buffer } | { id: string } | { state: 'waiting' };

const MAX_LISTINGS = 200;

/** The listings that the current actor may see. With the hash of a link, the transaction acts for its holder from here on. */
export async function findListings(tx: Tx, selector: ListingSelector): Promise<Listing[]> {
  let query = tx.selectFrom('listing').selectAll();
  if ('link' in selector) {
    await actByPrivateLink(tx, selector.link);
    query = query.where('link_hash', '=', selector.link);
  } else if ('vouch' in selector) {
    await actByPrivateLink(tx, selector.vouch);
    query = query.where('vouch_hash', '=', selector.vouch);
  } else if ('id' in selector) query = query.where('id', '=', selector.id);
  else query = query.where('state', '=', selector.state);
  const rows = await query.orderBy('made_at').limit(MAX_LISTINGS).execute();
  if (!rows.length) return [];
  const ids = rows.map(({ id }) => id);
  const initiatives = await tx
    .selectFrom('initiative')
    .select(['id', 'source', 'source_id', 'confirmed_at', ...LATER_COLUMNS])
    .where(({ or, and, eb }) =>
      or([
        and([eb('source', '=', SOURCE_OWNER), eb('source_id', 'in', ids)]),
        eb('id', '=', sql<string>`any(${rows.map(({ claims }) => claims)}::uuid[])`),
      ]),
    )
    .execute();
  const published = new Map(
    initiatives.flatMap((initiative) =>
      initiative.source === SOURCE_OWNER ? [[initiative.source_id, initiative]] : [],
    ),
  );
  const initiativeOf = (row: (typeof rows)[number]) =>
    published.get(row.id) ?? initiatives.find(({ id }) => id === row.claims);
  const vouches = await tx
    .selectFrom('vouch')
    .select(['listing_id', 'by_listing_id', 'name'])
    .where('listing_id', 'in', ids)
    .orderBy('made_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    language: row.language,
    form: completeForm(row.form, initiativeOf(row)),
    ownerEmail: row.owner_email,
    state: row.state,
    stateReason: row.state_reason,
    pausedUntil: row.paused_until,
    linkTurn: row.link_turn,
    initiativeId: published.get(row.id)?.id ?? null,
    confirmedAt: published.get(row.id)?.confirmed_at ?? null,
    version: row.version,
    createdAt: row.made_at,
    reviewReason: row.why,
    claimedInitiativeId: row.claims,
    verified: row.verified,
    vouchers: vouches
      .filter(({ listing_id }) => listing_id === row.id)
      .map(({ name, by_listing_id }) => ({ name, listing: by_listing_id })),
  }));
}

const LATER_COLUMNS = [
  'places_free',
  'room_until',
  'level_min',
  'level_max',
  'age_min',
  'age_max',
  'cost_cents',
  'access',
  'contact_forms',
  'safeguards',
  'coordinator',
  'sign_languages',
  'gifts_wanted',
  'texts',
] as const;
type LaterColumns = { [K in (typeof LATER_COLUMNS)[number]]: Selectable<Database['initiative']>[K] };

/** A form that was stored before it had some of its fields, completed with what the directory knows. */
function completeForm(stored: ListingForm, initiative: LaterColumns | undefined): ListingForm {
  const text = initiative?.texts[stored.textLanguage];
  // Without stairs was a feature once, and all other accessibility what the directory knew.
  const wasStepFree = stored.has.some((feature: string) => feature === 'stepFree');
  const formerAccess = ACCESS_FEATURES.filter((feature) =>
    feature === 'stepFree' ? wasStepFree : initiative?.access.includes(feature),
  );
  const later = {
    placesFree: initiative?.places_free ?? null,
    roomUntil: initiative?.room_until ?? null,
    levelMin: initiative?.level_min ?? null,
    levelMax: initiative?.level_max ?? null,
    ageMin: initiative?.age_min ?? null,
    ageMax: initiative?.age_max ?? null,
    price: eurosText(initiative?.cost_cents ?? null),
    contactForms: initiative?.contact_forms ?? [],
    safeguards: initiative?.safeguards ?? [],
    coordinator: initiative?.coordinator ?? '',
    access: formerAccess,
    signLanguages: initiative?.sign_languages ?? [],
    giftsWanted: initiative?.gifts_wanted ?? [],
    bring: text?.bring ?? '',
    route: text?.route ?? '',
  };
  return {
    ...later,
    ...stored,
    has: LISTING_FEATURES.filter((feature) => stored.has.includes(feature)),
    times: stored.times.map(({ weekday, from, to, repeat = '', next = '' }) => ({
      weekday,
      from,
      to,
      repeat,
      next,
    })),
  };
}

export async function findListing(tx: Tx, selector: ListingSelector): Promise<Listing | undefined> {
  return (await findListings(tx, selector))[0];
}

/** How many listings are in this state. */
export async function countListings(tx: Tx, state: Listing['state']): Promise<number> {
  const { count } = await tx
    .selectFrom('listing')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('state', '=', state)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * The listing that a private link opens: the last one that was given out. From here on the transaction acts for its holder.
 * @param token what stands at the end of the link
 */
export async function findListingByOwnerLink(
  tx: Tx,
  app: Pick<AppContext, 'secret'>,
  token: string,
): Promise<Listing | undefined> {
  await actByPrivateLink(tx, hashToken(token));
  const { rows } = await sql<{ id: string | null }>`select listing_of_owner_link() as id`.execute(tx);
  const id = rows[0]?.id;
  return id ? findListing(tx, { link: privateLinkHash(app, 'listing', id) }) : undefined;
}

/** Which of its private links opens a listing: a number, without which nobody can write the link down. */
export async function linkTurnOf(tx: Tx, listingId: string): Promise<number> {
  const { rows } = await sql<{ turn: number | null }>`select listing_link_turn(${listingId}) as turn`.execute(
    tx,
  );
  return rows[0]?.turn ?? 0;
}

/**
 * The listing of a private link, locked until the transaction ends: so that when two people change its texts in two languages
 * at once, both texts become public.
 */
export async function lockListingByLink(tx: Tx, linkHash: Buffer, now: Date): Promise<Listing | undefined> {
  await actByPrivateLink(tx, linkHash);
  await tx.updateTable('listing').set({ changed_at: now }).where('link_hash', '=', linkHash).execute();
  return findListing(tx, { link: linkHash });
}

/** Locks a listing until the transaction ends, so that nobody else changes its texts meanwhile. */
export async function lockListing(tx: Tx, listingId: string): Promise<void> {
  await sql`select from listing where id = ${listingId} for update`.execute(tx);
}

/** @returns false when a listing with this id exists: the same form was sent before */
export async function addListing(tx: Tx, listing: NewListing, now: Date): Promise<boolean> {
  await actByPrivateLink(tx, listing.linkHash);
  return insertListing(tx, listing, now);
}

type NewListing = Pick<Listing, 'id' | 'language' | 'form' | 'state'> &
  Partial<Pick<Listing, 'reviewReason' | 'claimedInitiativeId' | 'verified'>> & {
    linkHash: Buffer;
    vouchHash: Buffer;
  };

/** `addListing` for whoever may add it by other claims than its private link. */
export async function insertListing(tx: Tx, listing: NewListing, now: Date): Promise<boolean> {
  const added = await tx
    .insertInto('listing')
    .values({
      id: listing.id,
      link_hash: listing.linkHash,
      vouch_hash: listing.vouchHash,
      language: listing.language,
      form: JSON.stringify(listing.form),
      owner_email: listing.form.ownerEmail || null,
      state: listing.state,
      made_at: now,
      changed_at: now,
      why: listing.reviewReason ?? null,
      claims: listing.claimedInitiativeId ?? null,
      verified: listing.verified ?? false,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/**
 * Updates a listing.
 * @param seenVersion the version that the owner saw; without it, any version is updated
 * @returns false when it is no longer in that version
 */
export async function updateListing(
  tx: Tx,
  id: string,
  values: Partial<Pick<Listing, 'form' | 'state' | 'stateReason' | 'pausedUntil'>>,
  now: Date,
  seenVersion?: number,
): Promise<boolean> {
  const { form, state, stateReason = null, pausedUntil = null } = values;
  let query = tx
    .updateTable('listing')
    .set({
      ...(form ? { form: JSON.stringify(form), owner_email: form.ownerEmail || null } : {}),
      ...(state ? { state, state_reason: stateReason, paused_until: pausedUntil } : {}),
      version: sql<number>`version + 1`,
      changed_at: now,
    })
    .where('id', '=', id);
  if (seenVersion !== undefined) query = query.where('version', '=', seenVersion);
  return (await query.executeTakeFirst()).numUpdatedRows === 1n;
}

/** Updates the texts of a published initiative; when it was confirmed and whether it is active stay as they are. */
export async function updateInitiativeTexts(
  tx: Tx,
  listingId: string,
  texts: Record<string, InitiativeText>,
): Promise<void> {
  await sql`update initiative set texts = ${JSON.stringify(texts)}::jsonb, changed_at = now()
    where source = ${SOURCE_OWNER} and source_id = ${listingId}
      and texts is distinct from ${JSON.stringify(texts)}::jsonb`.execute(tx);
}

/** What the directory calls an initiative whose listing is in one of these states. */
const WITHDRAWN_STATUS = {
  paused: 'temporarily closed',
  hidden: 'inactive',
  stopped: 'defunct',
  removed: 'defunct',
};

/**
 * Removes an initiative from the public directory, for a while or for good; the listing stays. What the listing claims becomes
 * its own first, or an import would bring it back.
 * @param pausedUntil the day on which a pause ends, YYYY-MM-DD
 */
export async function withdrawInitiative(
  tx: Tx,
  { id, claimedInitiativeId }: Pick<Listing, 'id' | 'claimedInitiativeId'>,
  state: keyof typeof WITHDRAWN_STATUS,
  pausedUntil: string | null = null,
): Promise<void> {
  if (claimedInitiativeId)
    await takeOverInitiative(tx, claimedInitiativeId, { source: SOURCE_OWNER, sourceId: id });
  await sql`update initiative set status = ${WITHDRAWN_STATUS[state]}, paused_until = ${pausedUntil}::date, changed_at = now()
    where source = ${SOURCE_OWNER} and source_id = ${id}`.execute(tx);
}

/** After publishing: what the row of the directory has beside what its form says, the photo and that no pause is on. */
export async function completeInitiative(tx: Tx, listingId: string): Promise<void> {
  await sql`update initiative i set paused_until = null, photo = p.photo, changed_at = now()
    from (select (select jsonb_build_object('version', version, 'width', width, 'height', height, 'words', words)
      from listing_photo where listing_id = ${listingId}::uuid) as photo) p
    where i.source = ${SOURCE_OWNER} and i.source_id = ${listingId}
      and (i.paused_until is not null or i.photo is distinct from p.photo)`.execute(tx);
}

/** Makes what paused until today or earlier public again. @returns how many there are */
export async function resumeListings(tx: Tx, today: string): Promise<number> {
  const result = await sql<{ count: number }>`select resume_listings(${today}::date) as count`.execute(tx);
  return result.rows[0]?.count ?? 0;
}

/** The owner of an initiative, when there is one who may be emailed: one, or none. */
export async function listingOwners(tx: Tx, initiativeId: string): Promise<ListingOwner[]> {
  return actingAs(tx, { systemTask: { name: 'letter-to-owner', subject: initiativeId } }, async () => {
    const result = await sql<ListingOwner>`select id, language, name, owner_email as email,
      listing_link_turn(id) as "linkTurn" from owner_of(${initiativeId})`.execute(tx);
    return result.rows;
  });
}

/** The listings of those among these initiatives that have an owner, by the id of the initiative. */
export async function listingsOf(tx: Tx, initiatives: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ initiative: string; listing: string }>`select initiative_id as initiative,
    listing_id as listing from listings_of_initiatives(${initiatives}::uuid[])`.execute(tx);
  return new Map(rows.map(({ initiative, listing }) => [initiative, listing]));
}

/** Who vouched for a public initiative: names of organisations and of people of the team. */
export async function vouchersOf(tx: Tx, initiativeId: string): Promise<string[]> {
  const result = await sql<{ name: string }>`select name from vouched(${initiativeId})`.execute(tx);
  return result.rows.map(({ name }) => name);
}

const DRAFT_RETENTION_DAYS = 365;
const STOPPED_OWNER_RETENTION_DAYS = 365;

/** Deletes what was begun but never became public, a year after its last change. @returns how many were deleted */
export async function purgeDrafts(tx: Tx, now: Date): Promise<number> {
  const changedBefore = daysBefore(now, DRAFT_RETENTION_DAYS);
  const result = await sql<{ count: number }>`select forget_drafts(${changedBefore}) as count`.execute(tx);
  return result.rows[0]?.count ?? 0;
}

/** Deletes the e-mail address of the owner from listings that stopped a year ago. @returns how many were changed */
export async function purgeOwnersOfStopped(tx: Tx, now: Date): Promise<number> {
  const stoppedBefore = daysBefore(now, STOPPED_OWNER_RETENTION_DAYS);
  const result = await sql<{
    count: number;
  }>`select forget_listing_owners(${stoppedBefore}) as count`.execute(tx);
  return result.rows[0]?.count ?? 0;
}
