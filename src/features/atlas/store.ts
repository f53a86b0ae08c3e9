import { sql } from 'kysely';
import type { Db, Tx } from '#kernel/db.ts';

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

/** Puts postcodes in, or where they were in already, in the place they have now. */
export async function savePostcodes(tx: Tx | Db, rows: readonly Postcode[]): Promise<void> {
  await sql`insert into postcode (code, lat, lon)
    select * from unnest(${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.lat)}::float8[], ${rows.map((row) => row.lon)}::float8[])
    on conflict (code) do update set lat = excluded.lat, lon = excluded.lon`.execute(tx);
}
