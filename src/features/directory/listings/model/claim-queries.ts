import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';

/** An imported initiative is its organisation's own from here on: same id, same address; imports leave it as it is. */
export async function takeOverInitiative(
  tx: Tx,
  initiative: string,
  own: { source: string; sourceId: string },
): Promise<void> {
  const taken = await sql`insert into claimed_source (source, source_id, initiative_id)
    select source, source_id, id from initiative where id = ${initiative} and source <> ${own.source}
    on conflict do nothing`.execute(tx);
  if (taken.numAffectedRows)
    await sql`update initiative set source = ${own.source}, source_id = ${own.sourceId}
      where id = ${initiative}`.execute(tx);
}

/** Which of these ids of a source are kept by their organisations. */
export async function claimedSourceIds(tx: Tx, source: string, ids: readonly string[]): Promise<Set<string>> {
  const found = await sql<{ source_id: string }>`select source_id from claimed_source
    where source = ${source} and source_id = any(${[...ids]})`.execute(tx);
  return new Set(found.rows.map(({ source_id }) => source_id));
}

/** Can it still be claimed, and the address that is public for it. Not when its organisation keeps it already. */
export async function claimableInitiative(
  tx: Tx,
  initiative: string,
): Promise<{ email: string | null } | undefined> {
  const found = await sql<{ email: string | null }>`select coalesce(i.email, o.email) as email
    from initiative i join organisation o on o.id = i.organisation_id
    where i.id = ${initiative} and (i.source like 'hsds:%' or i.source like 'list:%')`.execute(tx);
  return found.rows[0];
}

export interface ListingOwner {
  /** Of the listing. */
  id: string;
  language: string;
  /** Of the initiative. */
  name: string;
  email: string;
}

/** Whoever keeps an initiative and may be written to: one, or nobody. */
export async function listingOwners(tx: Tx, initiative: string): Promise<ListingOwner[]> {
  const found = await sql<ListingOwner>`select id, language, name, owner_email as email
    from owner_of(${initiative})`.execute(tx);
  return found.rows;
}
