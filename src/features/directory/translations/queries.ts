import type { ColumnType, Generated } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { InterfaceLanguage } from '#core/i18n/languages.ts';
import type { ListingText } from './types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    listing_text: ListingTextTable;
  }
}

interface ListingTextTable {
  listing_id: string;
  language: InterfaceLanguage;
  name: string;
  summary: string;
  description: string | null;
  bring: string | null;
  route: string | null;
  made_by: ListingText['by'];
  made_from: ColumnType<ListingText['source'], string, string>;
  version: Generated<number>;
  changed_at: Date;
}

/** The texts of a listing in other languages, as far as the current actor may read them. */
export async function listingTexts(tx: Tx, listingId: string): Promise<ListingText[]> {
  const rows = await tx
    .selectFrom('listing_text')
    .selectAll()
    .where('listing_id', '=', listingId)
    .orderBy('language')
    .execute();
  return rows.map(({ language, name, summary, description, bring, route, made_by, made_from, version }) => ({
    language,
    name,
    summary,
    description,
    bring,
    route,
    by: made_by,
    source: made_from,
    version,
  }));
}

/**
 * Saves a text. A person's text replaces a machine's, and another person's only in the version that was seen; a machine's text
 * replaces only a machine's.
 * @param seenVersion the version that the writer saw; 0 when there was none
 * @returns false when the text that is there may not be replaced
 */
export async function saveListingText(
  tx: Tx,
  listingId: string,
  text: Omit<ListingText, 'version' | 'description'>,
  now: Date,
  seenVersion = 0,
): Promise<boolean> {
  const { language, name, summary, bring, route, by, source } = text;
  const saved = await sql`
    insert into listing_text as existing
      (listing_id, language, name, summary, bring, route, made_by, made_from, changed_at)
    values (${listingId}, ${language}, ${name}, ${summary}, ${bring}, ${route}, ${by},
      ${JSON.stringify(source)}::jsonb, ${now})
    on conflict (listing_id, language) do update set name = excluded.name, summary = excluded.summary,
      bring = excluded.bring, route = excluded.route,
      made_by = excluded.made_by, made_from = excluded.made_from, changed_at = excluded.changed_at,
      description = case when excluded.made_by = 'person' then existing.description end,
      version = nextval('listing_text_number')
    where existing.made_by = 'machine' or (excluded.made_by = 'person' and existing.version = ${seenVersion})
    returning 1`.execute(tx);
  return saved.rows.length === 1;
}

/** Adds texts in languages in which the listing has none yet. */
export async function addListingTexts(
  tx: Tx,
  listingId: string,
  texts: Omit<ListingText, 'version'>[],
  now: Date,
): Promise<void> {
  for (const { language, name, summary, description, bring, route, by, source } of texts)
    await tx
      .insertInto('listing_text')
      .values({
        listing_id: listingId,
        language,
        name,
        summary,
        description,
        bring,
        route,
        made_by: by,
        made_from: JSON.stringify(source),
        version: sql<number>`nextval('listing_text_number')`,
        changed_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** @returns false when the text is not in the version that was seen */
export async function removeListingText(
  tx: Tx,
  listingId: string,
  language: InterfaceLanguage,
  seenVersion: number,
): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('listing_text')
    .where('listing_id', '=', listingId)
    .where('language', '=', language)
    .where('version', '=', seenVersion)
    .executeTakeFirst();
  return deleted.numDeletedRows === 1n;
}
