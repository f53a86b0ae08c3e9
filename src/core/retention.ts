import { sql } from 'kysely';
import type { AppContext } from './context.ts';
import type { Tx } from './db/connection.ts';
import { inTransaction } from './db/rls-context.ts';
import { type ClockReadings, type ClockVerdict, clockVerdict } from './time/clock-verdict.ts';

/** Whether scheduled tasks may delete by age now, and what that was decided on. */
export interface RetentionState extends ClockReadings {
  verdict: ClockVerdict;
}

type Clocked = Pick<AppContext, 'db' | 'now'>;

/** Reads the clocks of application and database, and compares them with the last round and the newest rows. */
export const retentionState = (app: Clocked): Promise<RetentionState> =>
  inTransaction(app.db, { systemTask: { name: 'retention' } }, async (tx) => {
    const { rows } = await sql<Omit<ClockReadings, 'applicationNow'>>`
      select clock_timestamp() as "databaseNow", newest_row() as "newestRow",
        (select accepted_at from maintenance_round) as "lastRound"`.execute(tx);
    const [row] = rows;
    if (!row) throw new Error('the database does not tell the time');
    const readings = { ...row, applicationNow: app.now() };
    return { ...readings, verdict: clockVerdict(readings) };
  });

/** Records that deleting by age is allowed at this moment. The record moves forward only. */
export const acceptRound = (app: Clocked): Promise<void> =>
  inTransaction(app.db, { systemTask: { name: 'retention' } }, (tx) => saveRound(tx, app.now()));

/** Records that the operator looked at the clock and found it right, also when it now says less than before. */
export const confirmClock = (app: Clocked): Promise<void> =>
  inTransaction(app.db, { systemTask: { name: 'operator' } }, (tx) => saveRound(tx, app.now()));

async function saveRound(tx: Tx, at: Date): Promise<void> {
  await sql`select accept_maintenance_round(${at})`.execute(tx);
}

/** What the next rounds would delete, as far as it can be counted beforehand. */
export interface RetentionPreview {
  people: number;
  questions: number;
  drafts: number;
  registrations: number;
  emails: number;
}

/** Counts what is old enough to be deleted at this moment of the application's clock. */
export const retentionPreview = (app: Clocked): Promise<RetentionPreview> =>
  inTransaction(app.db, { systemTask: { name: 'operator' } }, async (tx) => {
    const { rows } = await sql<RetentionPreview>`select * from due_for_retention(${app.now()})`.execute(tx);
    const [row] = rows;
    if (!row) throw new Error('nothing was counted');
    return row;
  });
