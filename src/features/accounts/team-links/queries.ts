import type { Generated } from 'kysely';
import { sql } from 'kysely';
import type { TeamRole } from '#core/access/actor.ts';
import type { Tx } from '#core/db/connection.ts';
import { setRlsContext } from '#core/db/rls-context.ts';
import { daysBefore } from '#core/time/amsterdam.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    team_key: TeamKeyTable;
  }
}

interface TeamKeyTable {
  id: Generated<string>;
  name: string;
  duties: TeamRole[];
  scope: string | null;
  token_hash: Buffer;
  made_at: Generated<Date>;
  ends_at: Date;
  ended_at: Date | null;
  given_by: string | null;
}

/** A link of a team member, without its token. */
export interface TeamLink {
  id: string;
  name: string;
  roles: TeamRole[];
  /** The edition or break-out that it is for; null for everything. */
  scope: string | null;
  endsAt: Date;
}

const COLUMNS = ['id', 'name', 'duties as roles', 'scope', 'ends_at as endsAt'] as const;

/**
 * The link with this id or token, unless it was revoked or has expired, itself or one that it was given by. From here on the
 * transaction acts for it, or with its token.
 */
export async function findTeamLink(
  tx: Tx,
  by: { id: string } | { tokenHash: Buffer },
  now: Date,
): Promise<TeamLink | undefined> {
  await setRlsContext(tx, 'id' in by ? { team: by.id } : by);
  return tx
    .selectFrom('team_key')
    .select(COLUMNS)
    .where((eb) => ('id' in by ? eb('id', '=', by.id) : eb('token_hash', '=', by.tokenHash)))
    .where(sql<boolean>`team_key_works(id, ${now})`)
    .executeTakeFirst();
}

/** Adds a link; the row-level security policy refuses whoever is no organiser of this scope. */
export async function addTeamLink(
  tx: Tx,
  link: Omit<TeamLink, 'id'> & { tokenHash: Buffer; createdAt: Date; givenBy: string },
): Promise<void> {
  await tx
    .insertInto('team_key')
    .values({
      name: link.name,
      duties: link.roles,
      scope: link.scope,
      token_hash: link.tokenHash,
      made_at: link.createdAt,
      ends_at: link.endsAt,
      given_by: link.givenBy,
    })
    .execute();
}

/** The links that work now, newest first. */
export async function teamLinks(tx: Tx, now: Date): Promise<TeamLink[]> {
  return tx
    .selectFrom('team_key')
    .select(COLUMNS)
    .where(sql<boolean>`team_key_works(id, ${now})`)
    .orderBy('made_at', 'desc')
    .execute();
}

/** Ends a link, and with it every link that came from it. @returns false when whoever acts may end no such link */
export async function endTeamLink(tx: Tx, id: string, now: Date): Promise<boolean> {
  const ended = await tx
    .updateTable('team_key')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

const ENDED_LINK_RETENTION_DAYS = 366;

/** Deletes links, and with them the names of who had them, a year after they ended. */
export async function purgeEndedTeamLinks(tx: Tx, now: Date): Promise<void> {
  const endedBefore = daysBefore(now, ENDED_LINK_RETENTION_DAYS);
  await tx
    .deleteFrom('team_key')
    .where(({ fn, ref }) => fn('least', [ref('ends_at'), ref('ended_at')]), '<', endedBefore)
    .execute();
}

/** Adds the link of the operator, without anybody's permission; an earlier one of the same name hands over to it. */
export async function replaceOperatorLink(
  tx: Tx,
  link: Pick<TeamLink, 'name' | 'roles' | 'endsAt'> & { tokenHash: Buffer },
): Promise<void> {
  await sql`select begin_team(${link.name}, ${link.roles}, ${link.tokenHash}, ${link.endsAt})`.execute(tx);
}

/** Ends the operator's link of this name, and with it every link that was given with it. */
export async function endOperatorLink(tx: Tx, name: string): Promise<void> {
  await sql`select end_team(${name})`.execute(tx);
}
