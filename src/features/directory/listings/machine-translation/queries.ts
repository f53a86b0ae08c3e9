import type { Generated } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { InterfaceLanguage } from '#core/i18n/languages.ts';
import type { TranslationError, TranslationRequest } from './types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    listing_text_ask: ListingTextAskTable;
  }
}

interface ListingTextAskTable {
  listing_id: string;
  language: InterfaceLanguage;
  number: Generated<number>;
  asked_at: Date;
  trouble: TranslationError | null;
}

/** The requests for machine translations of a listing that are not fulfilled yet. */
export async function translationRequests(tx: Tx, listingId: string): Promise<TranslationRequest[]> {
  return tx
    .selectFrom('listing_text_ask')
    .select(['language', 'number', 'trouble as error'])
    .where('listing_id', '=', listingId)
    .execute();
}

/** Adds a request, or replaces an earlier one for the same language. @returns its number */
export async function addTranslationRequest(
  tx: Tx,
  listingId: string,
  language: string,
  now: Date,
): Promise<number> {
  const result = await sql<{ number: number }>`
    insert into listing_text_ask (listing_id, language, asked_at) values (${listingId}, ${language}, ${now})
    on conflict (listing_id, language) do update set number = nextval('listing_text_number'),
      asked_at = excluded.asked_at, trouble = null
    returning number`.execute(tx);
  return result.rows[0]?.number ?? 0;
}

/**
 * Ends a request: removes it, or records the error.
 * @returns false when a newer request replaced it
 */
export async function endTranslationRequest(
  tx: Tx,
  listingId: string,
  { language, number }: Pick<TranslationRequest, 'language' | 'number'>,
  error: TranslationError | null = null,
): Promise<boolean> {
  const ended = error
    ? await sql`update listing_text_ask set trouble = ${error}
        where listing_id = ${listingId} and language = ${language} and number = ${number}`.execute(tx)
    : await sql`delete from listing_text_ask
        where listing_id = ${listingId} and language = ${language} and number = ${number}`.execute(tx);
  return ended.numAffectedRows === 1n;
}

/** Removes the request for a language, if there is one. */
export async function cancelTranslationRequest(tx: Tx, listingId: string, language: string): Promise<void> {
  await sql`delete from listing_text_ask where listing_id = ${listingId} and language = ${language}`.execute(
    tx,
  );
}

/**
 * The languages that have a machine translation or a request for one. One statement reads both, so that a language that goes
 * from requested to translated meanwhile is not missed.
 */
export async function machineTranslatedLanguages(tx: Tx, listingId: string): Promise<string[]> {
  const result = await sql<{ language: string }>`
    select language from listing_text where listing_id = ${listingId} and made_by = 'machine'
    union select language from listing_text_ask where listing_id = ${listingId} order by 1`.execute(tx);
  return result.rows.map(({ language }) => language);
}
