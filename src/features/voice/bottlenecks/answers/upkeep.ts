import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { addDays } from '#core/time/recurrence.ts';
import { workingDaysAfter } from '#core/time/working-days.ts';
import { helpCounts } from '../model/follow-up-queries.ts';
import { findBottleneck, listBottlenecks, recordBottleneckEvent } from '../model/queries.ts';
import { type BottleneckStanding, REOPENED_TERM_WEEKS, REOPENING_PEOPLE } from '../model/rules.ts';
import { standingOf } from '../model/standing.ts';
import { writeToPolicyStaff } from './mail.ts';

/** So many working days before the day a letter reminds of it. */
const REMINDER_WORKING_DAYS = 5;
/** A letter about a day that went by goes out within so many days; later it is no news. */
const LATE_LETTER_DAYS = 14;
/** Numbers of people are told in steps of so many. */
const PUBLISHED_STEP = 10;

/** Which letter is due on a day: shortly before the answer is, or shortly after it did not come. */
export function letterDue(
  { dueOn, isOverdue, pausedFor }: Pick<BottleneckStanding, 'dueOn' | 'isOverdue' | 'pausedFor'>,
  today: string,
): 'soon' | 'late' | undefined {
  if (dueOn === null) return undefined;
  if (isOverdue) return today <= addDays(dueOn, LATE_LETTER_DAYS) ? 'late' : undefined;
  if (pausedFor) return undefined;
  return workingDaysAfter(today, REMINDER_WORKING_DAYS) >= dueOn ? 'soon' : undefined;
}

/** Reminds of answers that are due, before their day and after it. Each letter goes out once. */
export async function remindOfBottlenecks(app: AppContext): Promise<void> {
  const today = amsterdamDate(app.now());
  await inTransaction(app.db, { systemTask: { name: 'voice' } }, async (tx) => {
    for (const bottleneck of await listBottlenecks(tx)) {
      const standing = standingOf(bottleneck, today);
      const letter = letterDue(standing, today);
      if (letter) await writeToPolicyStaff(tx, app, letter, bottleneck, standing);
    }
  });
}

/** A number of people as it may be told: in tens, from ten on, so that ten more people stand behind each step. */
export const toldPeople = (people: number): number => Math.floor(people / PUBLISHED_STEP) * PUBLISHED_STEP;

/**
 * Publishes what people said of answers, when ten more did, and opens again what did not help ten people: that is written down for
 * everybody, a new term begins, and who answers gets a letter. What was said of an answer that is no longer the last one is kept, and
 * undoes nothing.
 */
export async function publishHelp(app: AppContext): Promise<void> {
  const now = app.now();
  const counts = await inTransaction(app.db, { systemTask: { name: 'voice' } }, helpCounts);
  for (const { event: about, bottleneck: id, ...counted } of counts) {
    const helped = toldPeople(counted.helped);
    const notHelped = toldPeople(counted.notHelped);
    if (helped + notHelped === 0) continue;
    await inTransaction(app.db, { systemTask: { name: 'voice' } }, async (tx) => {
      const known = await findBottleneck(tx, id);
      if (!known) return;
      const last = known.events.findLast((event) => event.kind === 'followed-up' && event.about === about);
      if (last?.kind === 'followed-up' && last.helped === helped && last.notHelped === notHelped) return;
      await recordBottleneckEvent(tx, id, { kind: 'followed-up', about, helped, notHelped }, { at: now });
      if (notHelped < REOPENING_PEOPLE || standingOf(known, amsterdamDate(now)).answer?.id !== about) return;
      const reopened = await recordBottleneckEvent(
        tx,
        id,
        { kind: 'reopened', about, helped, notHelped, termWeeks: REOPENED_TERM_WEEKS },
        { at: now },
      );
      const again = await findBottleneck(tx, id);
      if (reopened.ok && again)
        await writeToPolicyStaff(tx, app, 'reopened', again, standingOf(again, amsterdamDate(now)));
    });
  }
}
