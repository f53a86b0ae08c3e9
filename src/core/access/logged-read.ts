import { sql } from 'kysely';
import type { AppContext } from '../context.ts';
import type { Db, Tx } from '../db/connection.ts';
import { inTransaction, type RlsContext } from '../db/rls-context.ts';
import { ok, type Result, refuse } from '../result.ts';
import {
  type Actor,
  type OwnPurpose,
  type Purpose,
  rlsContextOf,
  type SharedPurpose,
  type StaffMember,
  type TeamMember,
  type TeamPurpose,
} from './actor.ts';

/**
 * The gate for reading a newcomer's own data: only the newcomer, for a declared purpose, with one line in the access log that
 * the newcomer can read. The line is written in the transaction that reads: no line, no read.
 */
export async function readOwn<T>(
  app: AppContext,
  actor: Actor,
  reason: { purpose: Purpose; page: string },
  read: (tx: Tx, person: string) => Promise<T>,
): Promise<Result<T, 'not-signed-in'>> {
  if (actor.kind !== 'newcomer') return refuse('not-signed-in');
  const { person } = actor;
  return inTransaction(app.db, { person }, async (tx) => {
    const value = await read(tx, person);
    await sql`insert into access_log (at, person_id, actor, purpose, page)
              values (${app.now()}, ${person}, 'self', ${reason.purpose}, ${reason.page})`.execute(tx);
    return ok(value);
  });
}

/**
 * The gate for what a newcomer asked the server to look at without them, such as whether something came that fits. It acts as
 * that person, and writes the line in their access log as the server.
 */
export const readForPerson = <T>(
  app: AppContext,
  person: string,
  reason: { purpose: OwnPurpose; page: string },
  read: (tx: Tx) => Promise<T>,
): Promise<T> =>
  inTransaction(app.db, { person }, async (tx) => {
    const value = await read(tx);
    await sql`insert into access_log (at, person_id, actor, purpose, page)
              values (${app.now()}, ${person}, 'server', ${reason.purpose}, ${reason.page})`.execute(tx);
    return value;
  });

/**
 * The gate for what a newcomer opened to somebody else by a consent: an initiative, a guide, who has a link, the screen beside
 * them. `read` answers with what it read and the ids of the consents by which it did; each of those people gets a line in
 * their access log, in the transaction that reads. Of the same page by the same consent there is one line an hour. Where the
 * purpose follows from the consent that was found, `read` answers with that too.
 */
export async function readByConsent<T>(
  app: AppContext,
  context: RlsContext,
  reason: { purpose: SharedPurpose; page: string },
  read: (tx: Tx) => Promise<{ value: T; consents: string[]; purpose?: SharedPurpose }>,
): Promise<T> {
  return inTransaction(app.db, context, async (tx) => {
    const { value, consents, purpose = reason.purpose } = await read(tx);
    await logConsentReads(tx, app.now(), { ...reason, purpose }, consents);
    return value;
  });
}

/** Writes the lines of a read by consents. The transaction must act as the recipient. */
export async function logConsentReads(
  tx: Tx,
  now: Date,
  { purpose, page }: { purpose: SharedPurpose; page: string },
  consents: string[],
): Promise<void> {
  if (consents.length === 0) return;
  await sql`select log_consent_reads(${now}, ${consents}::uuid[], ${purpose}, ${page})`.execute(tx);
}

/**
 * The gate for reads by the team: data of people in `about` (an edition, a conversation), with one line in the log that those
 * people can read.
 */
export async function readAsTeam<T>(
  app: AppContext,
  member: TeamMember,
  reason: { purpose: Purpose; page: string; about: string },
  read: (tx: Tx) => Promise<T>,
): Promise<T> {
  return inTransaction(app.db, rlsContextOf(member), async (tx) => {
    const value = await read(tx);
    await sql`insert into team_look (at, team_key_id, name, about, purpose, page) values
      (${app.now()}, ${member.key}, ${member.name}, ${reason.about}, ${reason.purpose}, ${reason.page})`.execute(
      tx,
    );
    return value;
  });
}

/** Counts, for a member of the team or of a tenant, what waits: no person's data, so it writes no line in the log. */
export const countForDesk = <T>(
  app: AppContext,
  member: TeamMember | StaffMember,
  count: (tx: Tx) => Promise<T>,
): Promise<T> => inTransaction(app.db, rlsContextOf(member), count);

/** The newest reads by the team of data in `about`, once per day and purpose. */
export async function recentTeamAccess(tx: Tx, about: string, limit: number): Promise<TeamAccess[]> {
  const result =
    await sql<TeamAccess>`select max(at) as at, name, purpose from team_look where about = ${about}
    group by name, purpose, date_trunc('day', at) order by 1 desc limit ${limit}`.execute(tx);
  return result.rows;
}

/** A member of the team read personal data. */
export interface TeamAccess {
  at: Date;
  name: string;
  purpose: TeamPurpose;
}

/** Reads what is public: nobody acts, so row-level security shows no personal row. */
export const readPublic = <T>(app: AppContext, read: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(app.db, {}, read);

export interface AccessLogEntry {
  at: Date;
  /** `self`, `server`, or `consent:` with the id of the consent by which somebody read. */
  actor: string;
  purpose: OwnPurpose | SharedPurpose;
  page: string;
}

/** The newest lines of the access log about a person. */
export async function accessLogEntries(tx: Tx, person: string, limit: number): Promise<AccessLogEntry[]> {
  const found = await sql<AccessLogEntry>`select at, actor, purpose, page from access_log
    where person_id = ${person} order by at desc, id desc limit ${limit}`.execute(tx);
  return found.rows;
}

/** Deletes log lines of more than a year ago, by the clock of the database. Nothing else deletes any. */
export const purgeOldAccessLog = (db: Db): Promise<void> =>
  inTransaction(db, { systemTask: { name: 'retention' } }, async (tx) => {
    await sql`select forget_access_log()`.execute(tx);
  });

/** Deletes lines of the audit log of more than two years ago. */
export const purgeAudit = (db: Db): Promise<void> =>
  inTransaction(db, { systemTask: { name: 'retention' } }, async (tx) => {
    await sql`select forget_audit()`.execute(tx);
  });
