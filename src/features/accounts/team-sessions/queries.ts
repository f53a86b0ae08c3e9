import type { SessionTimes } from '#core/access/session.ts';
import type { Tx } from '#core/db/connection.ts';
import { setRlsContext } from '#core/db/rls-context.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    team_session: TeamSessionTable;
  }
}

interface TeamSessionTable {
  token_hash: Buffer;
  team_key_id: string;
  made_at: Date;
  seen_at: Date;
  ends_at: Date;
}

/** A device on which a team link was opened. */
export interface TeamSession extends SessionTimes {
  tokenHash: Buffer;
  /** The id of the team link. */
  key: string;
  openedAt: Date;
}

const COLUMNS = [
  'token_hash as tokenHash',
  'team_key_id as key',
  'made_at as openedAt',
  'seen_at as seenAt',
  'ends_at as endsAt',
] as const;

/** The session of a token, open or not. From here on the transaction acts with that token. */
export async function findTeamSession(tx: Tx, tokenHash: Buffer): Promise<TeamSession | undefined> {
  await setRlsContext(tx, { tokenHash });
  return tx.selectFrom('team_session').select(COLUMNS).where('token_hash', '=', tokenHash).executeTakeFirst();
}

/** The sessions of a team link, the last used first. The transaction must act for that link. */
export async function sessionsOfTeamLink(tx: Tx, key: string): Promise<TeamSession[]> {
  return tx
    .selectFrom('team_session')
    .select(COLUMNS)
    .where('team_key_id', '=', key)
    .orderBy('seen_at', 'desc')
    .execute();
}

/** Adds a session. From here on the transaction acts for its link. */
export async function addTeamSession(tx: Tx, session: TeamSession): Promise<void> {
  await setRlsContext(tx, { team: session.key });
  await tx
    .insertInto('team_session')
    .values({
      token_hash: session.tokenHash,
      team_key_id: session.key,
      made_at: session.openedAt,
      seen_at: session.seenAt,
      ends_at: session.endsAt,
    })
    .execute();
}

/** Records that a session was used. */
export async function markTeamSessionSeen(tx: Tx, tokenHash: Buffer, now: Date): Promise<void> {
  await tx.updateTable('team_session').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute();
}

/** Ends the session of a token, whichever link it belongs to. From here on the transaction acts with that token. */
export async function endTeamSession(tx: Tx, tokenHash: Buffer): Promise<void> {
  await setRlsContext(tx, { tokenHash });
  await tx.deleteFrom('team_session').where('token_hash', '=', tokenHash).execute();
}

/** Ends every session of a link but one. The transaction must act for that link. */
export async function endOtherSessionsOfTeamLink(tx: Tx, key: string, kept: Buffer): Promise<void> {
  await tx
    .deleteFrom('team_session')
    .where('team_key_id', '=', key)
    .where('token_hash', '!=', kept)
    .execute();
}

/** Deletes sessions that have expired. */
export async function purgeTeamSessions(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('team_session').where('ends_at', '<', now).execute();
}
