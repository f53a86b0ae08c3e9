import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';

export interface Postcode {
  /** Four digits. */
  code: string;
  lat: number;
  lon: number;
}

/** The middle of a postcode area, when the operator imported a table. */
export async function findPostcode(tx: Tx, code: string): Promise<Postcode | undefined> {
  const found = await sql<Postcode>`select code, lat, lon from postcode where code = ${code}`.execute(tx);
  return found.rows[0];
}

const BATCH = 1000;

/** Puts postcodes in, or where they were in already, in the place they have now. Each code once in `rows`. */
export async function importPostcodes(tx: Tx, rows: readonly Postcode[]): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    await sql`insert into postcode (code, lat, lon)
      select * from unnest(${batch.map((row) => row.code)}::text[], ${batch.map((row) => row.lat)}::float8[], ${batch.map((row) => row.lon)}::float8[])
      on conflict (code) do update set lat = excluded.lat, lon = excluded.lon`.execute(tx);
  }
}
