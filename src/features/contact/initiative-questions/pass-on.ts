import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { daysAfter } from '#core/time/amsterdam.ts';
import { passOnOverdue } from '../model/queries.ts';

/** How long before its promise a question that nobody answered goes to the team, so that the promise can still be kept. */
const PASS_ON_DAYS_BEFORE = 1;

/** Gives the team the questions that the people of an initiative have not answered in time. */
export async function passOnUnanswered(app: AppContext): Promise<void> {
  await inTransaction(app.db, { systemTask: { name: 'reminders' } }, (tx) =>
    passOnOverdue(tx, daysAfter(app.now(), PASS_ON_DAYS_BEFORE)),
  );
}
