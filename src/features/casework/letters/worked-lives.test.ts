import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { rlsContextOf } from '#core/access/actor.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { linesOfDocument } from '#core/pdf/document.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { caseworkerAt, openCase } from '../../../../test/support/casework.ts';
import { factsOfLife, WORKED_LIVES, type WorkedLife } from '../../../../test/support/worked-lives.ts';
import { messagesIn } from '../messages.ts';
import { eventsOf } from '../model/events.ts';
import { addEvent, findCase, findEvents } from '../model/queries.ts';
import { openSummons } from './make-letters.ts';
import { objectionUntil } from './objection.ts';
import { partiesOf } from './parties.ts';
import { planLetter } from './plan-letter.ts';
import { planOfCase } from './plan-of-case.ts';

const { app, browser, faults, at } = await createTestApp();
const { staff } = await caseworkerAt(app, browser(), { municipality: 'GM0503' });

/** A case with everything that had happened on a day of a life. Several cases can hold the same life, so each event gets its own id. */
async function caseOn(life: WorkedLife, day: string) {
  at(`${day}T10:00:00Z`);
  const caseId = await openCase(app, staff, { name: life.name, group: life.group, municipality: 'GM0503' });
  const events = factsOfLife(life).events.filter((event) => event.day <= day);
  const ids = new Map(events.map(({ id }) => [id, randomUUID()]));
  const withOwnIds = (data: object): unknown =>
    JSON.parse(JSON.stringify(data), (_, value) =>
      typeof value === 'string' ? (ids.get(value) ?? value) : value,
    );
  await inTransaction(app.db, rlsContextOf(staff), async (tx) => {
    for (const { id, kind, day: happenedOn, data, source } of events)
      await addEvent(
        tx,
        app,
        staff,
        { id: ids.get(id) ?? '', caseId, kind, day: happenedOn, data: withOwnIds(data), source },
        app.now(),
      );
  });
  return caseId;
}

const notified = WORKED_LIVES.flatMap((life) =>
  eventsOf(factsOfLife(life), 'plan-notified').map(({ day }) => ({ life, name: life.name, day })),
);

test.each(notified)(
  'the letter of the plan of $name, made known on $day, names the day of the decision and the last day for an objection',
  async ({ life, day }) => {
    const expected = life.expected.find(({ rule, base }) => rule === 'OBJECTION' && base === day);
    const caseId = await caseOn(life, day);
    const plan = await inTransaction(app.db, rlsContextOf(staff), async (tx) => {
      const file = await findCase(tx, app, caseId);
      const dates = { notifiedOn: day, objectionUntil: objectionUntil(day) };
      return file && planOfCase(tx, app, file, partiesOf(file, staff, undefined), dates);
    });
    if (!plan) throw new Error('no plan is in force');
    const decided = eventsOf(factsOfLife(life), 'plan-decided').findLast((event) => event.day <= day);
    const lines = linesOfDocument(planLetter(plan, { language: 'nl', t: messagesIn('nl') })).join('\n');
    expect(plan.route).toBe(decided?.data.route);
    expect(lines).toContain(formatFullDay(decided?.day ?? '', 'nl'));
    // Written down by hand with the life, before anything was run.
    expect(lines).toContain(formatFullDay(expected?.due ?? '', 'nl'));
    expect(lines).toContain(life.name);
  },
);

const missed = WORKED_LIVES.flatMap((life) =>
  eventsOf(factsOfLife(life), 'intake-missed').flatMap((event) => {
    const next = eventsOf(factsOfLife(life), 'intake-summoned').find(({ day }) => day >= event.day);
    return next
      ? [{ life, name: life.name, missedOn: event.day, day: next.day, appointment: next.data.appointment }]
      : [];
  }),
);

test.each(missed)(
  '$name, who did not come on $missedOn, is warned with the next invitation',
  async ({ life, ...expected }) => {
    const caseId = await caseOn(life, expected.day);
    const events = await inTransaction(app.db, rlsContextOf(staff), (tx) => findEvents(tx, app, caseId));
    const summons = openSummons(events, expected.day);
    expect(summons).toMatchObject({ appointment: expected.appointment, missedOn: expected.missedOn });
  },
);

test('the lives have letters to look at, and none of them was a fault', () => {
  expect(notified.length).toBeGreaterThanOrEqual(5);
  expect(missed.length).toBeGreaterThanOrEqual(1);
  expect(faults).toEqual([]);
});
