import { sql } from 'kysely';
import type { Duty } from '#core/access/actor.ts';
import { claim, type Tx, tables } from '#core/db/connection.ts';

interface Tables {
  team_key: {
    id: string;
    name: string;
    duties: Duty[];
    scope: string | null;
    token_hash: Buffer;
    made_at: Date;
    ends_at: Date;
    ended_at: Date | null;
  };
}

/** A key of the team, without what opens it. */
export interface TeamKey {
  id: string;
  name: string;
  duties: Duty[];
  scope: string | null;
  ends: Date;
}

/** The key behind a link, as long as it opens. */
export async function findTeamKey(tx: Tx, tokenHash: Buffer, at: Date): Promise<TeamKey | undefined> {
  await claim(tx, { tokenHash });
  const found = await tables<Tables>(tx)
    .selectFrom('team_key')
    .select(['id', 'name', 'duties', 'scope', 'ends_at as ends'])
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', at)
    .executeTakeFirst();
  return found;
}

/** Adds a key; the row-level policy refuses whoever is no organiser of this scope. */
export async function addTeamKey(
  tx: Tx,
  key: { name: string; duties: Duty[]; scope: string | null; tokenHash: Buffer; at: Date; ends: Date },
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto('team_key')
    .values({
      name: key.name,
      duties: key.duties,
      scope: key.scope,
      token_hash: key.tokenHash,
      made_at: key.at,
      ends_at: key.ends,
    } as never)
    .execute();
}

/** The keys that open something now, newest first. */
export async function teamKeys(tx: Tx, at: Date): Promise<TeamKey[]> {
  return tables<Tables>(tx)
    .selectFrom('team_key')
    .select(['id', 'name', 'duties', 'scope', 'ends_at as ends'])
    .where('ended_at', 'is', null)
    .where('ends_at', '>', at)
    .orderBy('made_at', 'desc')
    .execute();
}

export async function endTeamKey(tx: Tx, id: string, at: Date): Promise<void> {
  await tables<Tables>(tx).updateTable('team_key').set({ ended_at: at }).where('id', '=', id).execute();
}

/** The first key, of whoever starts the house; an earlier one of the same name opens nothing any more. */
export async function beginTeam(
  tx: Tx,
  key: { name: string; duties: Duty[]; tokenHash: Buffer; ends: Date },
): Promise<void> {
  await sql`select begin_team(${key.name}, ${key.duties}, ${key.tokenHash}, ${key.ends})`.execute(tx);
}
