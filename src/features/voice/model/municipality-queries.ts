import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';

/** The CBS codes of the municipalities for which the tenant that acts works. */
export async function ownMunicipalities(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ codes: string[] | null }>`select acting_municipalities() as codes`.execute(tx);
  return rows[0]?.codes ?? [];
}
