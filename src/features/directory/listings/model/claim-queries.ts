import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    claimed_source: ClaimedSourceTable;
  }
}

interface ClaimedSourceTable {
  source: string;
  source_id: string;
  initiative_id: string;
}

/**
 * Gives an imported initiative to its organisation: it keeps its id and address, and the next imports skip it because its
 * former source is recorded as claimed.
 */
export async function takeOverInitiative(
  tx: Tx,
  initiativeId: string,
  owner: { source: string; sourceId: string },
): Promise<void> {
  const claimed = await sql`insert into claimed_source (source, source_id, initiative_id)
    select source, source_id, id from initiative where id = ${initiativeId} and source <> ${owner.source}
    on conflict do nothing`.execute(tx);
  if (claimed.numAffectedRows)
    await sql`update initiative set source = ${owner.source}, source_id = ${owner.sourceId}
      where id = ${initiativeId}`.execute(tx);
}

/** Which of these ids of a source were claimed by their organisations. */
export async function claimedSourceIds(tx: Tx, source: string, ids: readonly string[]): Promise<Set<string>> {
  const result = await sql<{ source_id: string }>`select source_id from claimed_source
    where source = ${source} and source_id = any(${[...ids]})`.execute(tx);
  return new Set(result.rows.map(({ source_id }) => source_id));
}

/**
 * Whether an initiative can be claimed, and the public email address of its organisation, if any.
 * @returns undefined when it was not imported, or was claimed already
 */
export async function claimableInitiative(
  tx: Tx,
  initiativeId: string,
): Promise<{ email: string | null } | undefined> {
  const result = await sql<{ email: string | null }>`select coalesce(i.email, o.email) as email
    from initiative i join organisation o on o.id = i.organisation_id
    where i.id = ${initiativeId} and (i.source like 'hsds:%' or i.source like 'list:%')`.execute(tx);
  return result.rows[0];
}
