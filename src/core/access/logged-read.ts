import { sql } from 'kysely';
import type { House } from '../context.ts';
import { type Db, type Tx, transact } from '../db/connection.ts';
import { ok, type Result, refuse } from '../result.ts';
import {
  type Actor,
  claimsOf,
  type OwnPurpose,
  type Purpose,
  type TeamMember,
  type TeamPurpose,
} from './actor.ts';

/**
 * The gate for looking at a person's things: may you, for which purpose, one line in the log that the person can read.
 * The line is written in the transaction that reads: no line, no look.
 */
export async function look<T>(
  house: House,
  actor: Actor,
  why: { purpose: Purpose; page: string },
  read: (tx: Tx, person: string) => Promise<T>,
): Promise<Result<T, 'not-signed-in'>> {
  if (actor.kind !== 'newcomer') return refuse('not-signed-in');
  const { person } = actor;
  return transact(house.db, { person }, async (tx) => {
    const value = await read(tx, person);
    await sql`insert into access_log (at, person_id, actor, purpose, page)
              values (${house.now()}, ${person}, 'self', ${why.purpose}, ${why.page})`.execute(tx);
    return ok(value);
  });
}

/**
 * The gate for the team: looks at the things of people who are in `about` (an edition, a conversation), and leaves a
 * line that those people can read.
 */
export async function oversee<T>(
  house: House,
  member: TeamMember,
  why: { purpose: Purpose; page: string; about: string },
  read: (tx: Tx) => Promise<T>,
): Promise<T> {
  return transact(house.db, claimsOf(member), async (tx) => {
    const value = await read(tx);
    await sql`insert into team_look (at, team_key_id, name, about, purpose, page) values
      (${house.now()}, ${member.key}, ${member.name}, ${why.about}, ${why.purpose}, ${why.page})`.execute(tx);
    return value;
  });
}

/** The team's newest looks at what is in `about`. */
export async function teamLooks(tx: Tx, about: string, most: number): Promise<TeamLook[]> {
  const found = await sql<TeamLook>`select max(at) as at, name, purpose from team_look where about = ${about}
    group by name, purpose, date_trunc('day', at) order by 1 desc limit ${most}`.execute(tx);
  return found.rows;
}

/** Somebody of the team looked: once per day and purpose. */
export interface TeamLook {
  at: Date;
  name: string;
  purpose: TeamPurpose;
}

/** Looking at what is public: nobody acts, so no personal row can be seen. */
export const browse = <T>(house: House, read: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(house.db, {}, read);

export interface AccessLine {
  at: Date;
  actor: string;
  purpose: OwnPurpose;
  page: string;
}

/** The newest lines about a person, at most `most`. */
export async function accessLines(tx: Tx, person: string, most: number): Promise<AccessLine[]> {
  const found = await sql<AccessLine>`select at, actor, purpose, page from access_log
    where person_id = ${person} order by at desc, id desc limit ${most}`.execute(tx);
  return found.rows;
}

/** Forgets looks of more than a year ago; a policy lets nobody forget sooner, except the person with everything else. */
export async function forgetOldLooks(db: Db): Promise<void> {
  await sql`delete from access_log where at < now() - interval '1 year'`.execute(db);
  await sql`delete from team_look where at < now() - interval '1 year'`.execute(db);
}
