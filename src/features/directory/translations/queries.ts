import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import type { InterfaceLanguage } from '#core/i18n/languages.ts';
import { SOURCE_OWNER } from '../catalogue/source.ts';
import type { InitiativeText } from '../catalogue/types.ts';
import { findListing } from '../listings/model/queries.ts';
import type { Listing } from '../listings/model/types.ts';
import type { ListingText, TranslationError, TranslationRequest } from './types.ts';

/**
 * The listing of an own link, to change its texts: it stays as it is until this transaction ends, so that two who write in
 * two languages at once are both planted.
 */
export async function lockListingByLink(tx: Tx, link: Buffer, at: Date): Promise<Listing | undefined> {
  await actByPrivateLink(tx, link);
  await tx.updateTable('listing').set({ changed_at: at }).where('link_hash', '=', link).execute();
  return findListing(tx, { link });
}

/** Nobody else changes the texts of this listing until this transaction ends. */
export async function lockListing(tx: Tx, listing: string): Promise<void> {
  await sql`select from listing where id = ${listing} for update`.execute(tx);
}

/** What is told in other languages, as far as whoever acts may read it. */
export async function listingTexts(tx: Tx, listing: string): Promise<ListingText[]> {
  const rows = await tx
    .selectFrom('listing_text')
    .selectAll()
    .where('listing_id', '=', listing)
    .orderBy('language')
    .execute();
  return rows.map(({ language, name, summary, description, made_by, made_from, version }) => ({
    language,
    name,
    summary,
    description,
    by: made_by,
    source: made_from,
    version,
  }));
}

/**
 * Keeps a text. A person's words go over a machine's, and over another person's only when those were seen; a machine's
 * go over a machine's alone.
 * @param seen the version that was seen; 0: none
 * @returns false when something else stands there
 */
export async function saveListingText(
  tx: Tx,
  listing: string,
  text: Omit<ListingText, 'version' | 'description'>,
  at: Date,
  seen = 0,
): Promise<boolean> {
  const { language, name, summary, by, source } = text;
  const saved = await sql`
    insert into listing_text as own (listing_id, language, name, summary, made_by, made_from, changed_at)
    values (${listing}, ${language}, ${name}, ${summary}, ${by}, ${JSON.stringify(source)}::jsonb, ${at})
    on conflict (listing_id, language) do update set name = excluded.name, summary = excluded.summary,
      made_by = excluded.made_by, made_from = excluded.made_from, changed_at = excluded.changed_at,
      description = case when excluded.made_by = 'person' then own.description end,
      version = nextval('listing_text_number')
    where own.made_by = 'machine' or (excluded.made_by = 'person' and own.version = ${seen})
    returning 1`.execute(tx);
  return saved.rows.length === 1;
}

/** Texts that came along from elsewhere, or that were the owner's own until now; what is there already stays. */
export async function addListingTexts(
  tx: Tx,
  listing: string,
  texts: Omit<ListingText, 'version'>[],
  at: Date,
): Promise<void> {
  for (const { language, name, summary, description, by, source } of texts)
    await tx
      .insertInto('listing_text')
      .values({
        listing_id: listing,
        language,
        name,
        summary,
        description,
        made_by: by,
        made_from: JSON.stringify(source),
        version: sql<number>`nextval('listing_text_number')`,
        changed_at: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** @returns false when it is not as it was seen */
export async function removeListingText(
  tx: Tx,
  listing: string,
  language: string,
  seen: number,
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('listing_text')
    .where('listing_id', '=', listing)
    .where('language', '=', language as InterfaceLanguage)
    .where('version', '=', seen)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

/** What a machine was asked for and did not give yet. */
export async function translationRequests(tx: Tx, listing: string): Promise<TranslationRequest[]> {
  return tx
    .selectFrom('listing_text_ask')
    .select(['language', 'number', 'trouble'])
    .where('listing_id', '=', listing)
    .execute();
}

/** Asks for a text, or asks anew: the newest number counts. @returns the number */
export async function addTranslationRequest(
  tx: Tx,
  listing: string,
  language: string,
  at: Date,
): Promise<number> {
  const asked = await sql<{ number: number }>`
    insert into listing_text_ask (listing_id, language, asked_at) values (${listing}, ${language}, ${at})
    on conflict (listing_id, language) do update set number = nextval('listing_text_number'),
      asked_at = excluded.asked_at, trouble = null
    returning number`.execute(tx);
  return asked.rows[0]?.number ?? 0;
}

/** Is this still what was asked last? Then it is done with: it goes, or says why it did not work. */
export async function endTranslationRequest(
  tx: Tx,
  listing: string,
  { language, number }: Pick<TranslationRequest, 'language' | 'number'>,
  trouble: TranslationError | null = null,
): Promise<boolean> {
  const ended = trouble
    ? await sql`update listing_text_ask set trouble = ${trouble}
        where listing_id = ${listing} and language = ${language} and number = ${number}`.execute(tx)
    : await sql`delete from listing_text_ask
        where listing_id = ${listing} and language = ${language} and number = ${number}`.execute(tx);
  return ended.numAffectedRows === 1n;
}

/** Nothing is asked of a machine for this language any more. */
export async function cancelTranslationRequest(tx: Tx, listing: string, language: string): Promise<void> {
  await sql`delete from listing_text_ask where listing_id = ${listing} and language = ${language}`.execute(
    tx,
  );
}

/** Languages that a machine made or was asked for: read in one look, so that none slips through between the two. */
export async function machineLanguages(tx: Tx, listing: string): Promise<string[]> {
  const found = await sql<{ language: string }>`
    select language from listing_text where listing_id = ${listing} and made_by = 'machine'
    union select language from listing_text_ask where listing_id = ${listing} order by 1`.execute(tx);
  return found.rows.map(({ language }) => language);
}

/** Puts texts into the directory, and nothing else: when it was confirmed, and whether it is open, stay as they are. */
export async function updateInitiativeTexts(
  tx: Tx,
  listing: string,
  texts: Record<string, InitiativeText>,
): Promise<void> {
  await sql`update initiative set texts = ${JSON.stringify(texts)}::jsonb, changed_at = now()
    where source = ${SOURCE_OWNER} and source_id = ${listing}
      and texts is distinct from ${JSON.stringify(texts)}::jsonb`.execute(tx);
}
