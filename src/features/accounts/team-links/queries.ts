import { sql } from 'kysely';
import type { TeamRole } from '#core/access/actor.ts';
import type { Tx } from '#core/db/connection.ts';
import { setRlsContext } from '#core/db/rls-context.ts';

/** A key of the team, without what opens it. */
export interface TeamLink {
  id: string;
  name: string;
  duties: TeamRole[];
  scope: string | null;
  ends: Date;
}

/** The key behind a link, as long as it opens. */
export async function findTeamLink(tx: Tx, tokenHash: Buffer, at: Date): Promise<TeamLink | undefined> {
  await setRlsContext(tx, { tokenHash });
  const found = await tx
    .selectFrom('team_key')
    .select(['id', 'name', 'duties', 'scope', 'ends_at as ends'])
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', at)
    .executeTakeFirst();
  return found;
}

/** Adds a key; the row-level policy refuses whoever is no organiser of this scope. */
export async function addTeamLink(
  tx: Tx,
  key: { name: string; duties: TeamRole[]; scope: string | null; tokenHash: Buffer; at: Date; ends: Date },
): Promise<void> {
  await tx
    .insertInto('team_key')
    .values({
      name: key.name,
      duties: key.duties,
      scope: key.scope,
      token_hash: key.tokenHash,
      made_at: key.at,
      ends_at: key.ends,
    })
    .execute();
}

/** The keys that open something now, newest first. */
export async function teamLinks(tx: Tx, at: Date): Promise<TeamLink[]> {
  return tx
    .selectFrom('team_key')
    .select(['id', 'name', 'duties', 'scope', 'ends_at as ends'])
    .where('ended_at', 'is', null)
    .where('ends_at', '>', at)
    .orderBy('made_at', 'desc')
    .execute();
}

export async function endTeamLink(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('team_key').set({ ended_at: at }).where('id', '=', id).execute();
}

/** The first key, of whoever starts the house; an earlier one of the same name opens nothing any more. */
export async function beginTeam(
  tx: Tx,
  key: { name: string; duties: TeamRole[]; tokenHash: Buffer; ends: Date },
): Promise<void> {
  await sql`select begin_team(${key.name}, ${key.duties}, ${key.tokenHash}, ${key.ends})`.execute(tx);
}
