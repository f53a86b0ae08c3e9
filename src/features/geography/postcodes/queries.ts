import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { type Postcode, shippedPostcode } from './shipped-postcodes.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    postcode: PostcodeTable;
  }
}

interface PostcodeTable {
  code: string;
  lat: number;
  lon: number;
}

/**
 * The centre of a postcode area: as the operator imported it, else as in the table that comes with the program; undefined when
 * neither has it.
 */
export async function findPostcode(tx: Tx, code: string): Promise<Postcode | undefined> {
  const result = await sql<Postcode>`select code, lat, lon from postcode where code = ${code}`.execute(tx);
  return result.rows[0] ?? shippedPostcode(code);
}

const BATCH_ROWS = 1000;

/** Inserts postcodes, or moves those that were imported before. Each code at most once in `rows`. */
export async function importPostcodes(tx: Tx, rows: readonly Postcode[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH_ROWS) {
    const batch = rows.slice(start, start + BATCH_ROWS);
    await sql`insert into postcode (code, lat, lon)
      select * from unnest(${batch.map((row) => row.code)}::text[], ${batch.map((row) => row.lat)}::float8[], ${batch.map((row) => row.lon)}::float8[])
      on conflict (code) do update set lat = excluded.lat, lon = excluded.lon`.execute(tx);
  }
}
