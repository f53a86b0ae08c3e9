import { sql } from 'kysely';
import type { AppContext } from '../context.ts';
import type { Db, Tx } from '../db/connection.ts';
import { inTransaction } from '../db/rls-context.ts';
import { ok, type Result, refuse } from '../result.ts';
import {
  type Actor,
  type OwnPurpose,
  type Purpose,
  rlsContextOf,
  type TeamMember,
  type TeamPurpose,
} from './actor.ts';

/**
 * The gate for looking at a person's things: may you, for which purpose, one line in the log that the person can read.
 * The line is written in the transaction that reads: no line, no look.
 */
export async function readOwn<T>(
  app: AppContext,
  actor: Actor,
  why: { purpose: Purpose; page: string },
  read: (tx: Tx, person: string) => Promise<T>,
): Promise<Result<T, 'not-signed-in'>> {
  if (actor.kind !== 'newcomer') return refuse('not-signed-in');
  const { person } = actor;
  return inTransaction(app.db, { person }, async (tx) => {
    const value = await read(tx, person);
    await sql`insert into access_log (at, person_id, actor, purpose, page)
              values (${app.now()}, ${person}, 'self', ${why.purpose}, ${why.page})`.execute(tx);
    return ok(value);
  });
}

/**
 * The gate for the team: looks at the things of people who are in `about` (an edition, a conversation), and leaves a
 * line that those people can read.
 */
export async function readAsTeam<T>(
  app: AppContext,
  member: TeamMember,
  why: { purpose: Purpose; page: string; about: string },
  read: (tx: Tx) => Promise<T>,
): Promise<T> {
  return inTransaction(app.db, rlsContextOf(member), async (tx) => {
    const value = await read(tx);
    await sql`insert into team_look (at, team_key_id, name, about, purpose, page) values
      (${app.now()}, ${member.key}, ${member.name}, ${why.about}, ${why.purpose}, ${why.page})`.execute(tx);
    return value;
  });
}

/** The team's newest looks at what is in `about`. */
export async function recentTeamAccess(tx: Tx, about: string, most: number): Promise<TeamAccess[]> {
  const found =
    await sql<TeamAccess>`select max(at) as at, name, purpose from team_look where about = ${about}
    group by name, purpose, date_trunc('day', at) order by 1 desc limit ${most}`.execute(tx);
  return found.rows;
}

/** Somebody of the team looked: once per day and purpose. */
export interface TeamAccess {
  at: Date;
  name: string;
  purpose: TeamPurpose;
}

/** Looking at what is public: nobody acts, so no personal row can be seen. */
export const readPublic = <T>(app: AppContext, read: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(app.db, {}, read);

export interface AccessLogEntry {
  at: Date;
  actor: string;
  purpose: OwnPurpose;
  page: string;
}

/** The newest lines about a person, at most `most`. */
export async function accessLogEntries(tx: Tx, person: string, most: number): Promise<AccessLogEntry[]> {
  const found = await sql<AccessLogEntry>`select at, actor, purpose, page from access_log
    where person_id = ${person} order by at desc, id desc limit ${most}`.execute(tx);
  return found.rows;
}

/** Forgets looks of more than a year ago; a policy lets nobody forget sooner, except the person with everything else. */
export async function purgeOldAccessLog(db: Db): Promise<void> {
  await sql`delete from access_log where at < now() - interval '1 year'`.execute(db);
  await sql`delete from team_look where at < now() - interval '1 year'`.execute(db);
}
