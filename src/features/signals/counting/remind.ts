import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate, daysBefore } from '#core/time/amsterdam.ts';
import { workingDaysAfter } from '#core/time/working-days.ts';
import { policyStaffOf, signalQuestions } from '../questions/queries.ts';
import { REMINDER_WORKING_DAYS, type SignalQuestion } from '../questions/rules.ts';
import { remindPolicyOfficer } from './mail.ts';

/** A letter about a promise that was not kept goes out within so many days; later it is no news. */
const LATE_LETTER_DAYS = 7;

/** Which letter is due about an open question on a day: shortly before its answer is, or shortly after it did not come. */
export function reminderDue(
  { answers, promisedOn, takenUpBy }: Pick<SignalQuestion, 'answers' | 'promisedOn' | 'takenUpBy'>,
  now: Date,
): 'soon' | 'late' | undefined {
  const today = amsterdamDate(now);
  if (answers.length > 0 || takenUpBy !== null) return undefined;
  if (today > promisedOn)
    return amsterdamDate(daysBefore(now, LATE_LETTER_DAYS)) <= promisedOn ? 'late' : undefined;
  return workingDaysAfter(today, REMINDER_WORKING_DAYS) >= promisedOn ? 'soon' : undefined;
}

/** Reminds who makes policy of answers that are due. Each letter goes out once. */
export async function remindPolicyOfficers(app: AppContext): Promise<void> {
  const now = app.now();
  await inTransaction(app.db, { systemTask: { name: 'signals' } }, async (tx) => {
    for (const question of await signalQuestions(tx)) {
      const kind = reminderDue(question, now);
      if (!kind) continue;
      for (const officer of await policyStaffOf(tx, question.tenant))
        await remindPolicyOfficer(tx, app, officer, question, kind);
    }
  });
}
