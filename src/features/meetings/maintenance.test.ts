import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../test/support/app.ts';
import { meeting } from '../../../test/support/meeting.ts';
import { runMeetingReminders } from './maintenance.ts';

const { app, at, faults, owner } = await createTestApp();
const { id, edition } = await meeting(app);
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());

const breakOutId = (await edition()).parts.flatMap(({ breakOuts }) => breakOuts)[0]?.id;

/** An agreement of this owner that is due on this day, made at a meeting of the day before `now`. */
async function agreementDue(name: string, dueOn: string): Promise<void> {
  await link.query(
    `insert into outcome_line (edition_id, break_out_id, kind, words, owner, owner_email, due_on, made_at, changed_at)
     values ($1, $2, 'agreement', 'Een taalles beginnen', $3, $4, $5, now(), now())`,
    [id, breakOutId, name, `${name}@voorbeeld.nl`, dueOn],
  );
}

/** Which reminders an owner got, oldest first: `week`, `day`, `late-2026-07`. */
async function remindersOf(name: string): Promise<string[]> {
  const { rows } = await link.query(
    'select once_key from mail_outbox where recipient = $1 order by queued_at',
    [`${name}@voorbeeld.nl`],
  );
  return rows.map(({ once_key }) => once_key.split(':').at(-1));
}

const NIGHTS = [
  {
    season: 'summer',
    heldOn: '2026-06-30',
    yesterday: '2026-07-01',
    today: '2026-07-02',
    nextWeek: '2026-07-09',
    beforeMidnight: '2026-07-01T21:30:00Z',
    afterMidnight: '2026-07-01T22:30:00Z',
    evening: '2026-07-02T20:00:00Z',
    late: 'late-2026-07',
  },
  {
    season: 'winter',
    heldOn: '2026-12-06',
    yesterday: '2026-12-07',
    today: '2026-12-08',
    nextWeek: '2026-12-15',
    beforeMidnight: '2026-12-07T22:30:00Z',
    afterMidnight: '2026-12-07T23:30:00Z',
    evening: '2026-12-08T20:00:00Z',
    late: 'late-2026-12',
  },
];

test.each(NIGHTS)(
  'at half past midnight in $season an owner is asked on the right Dutch day, and once',
  async ({ season, heldOn, yesterday, today, nextWeek, beforeMidnight, afterMidnight, evening, late }) => {
    await link.query('update edition set starts_at = $1, ends_at = $2', [
      `${heldOn}T13:00:00Z`,
      `${heldOn}T15:00:00Z`,
    ]);
    const [aster, bilal, chava] = ['aster', 'bilal', 'chava'].map((name) => `${name}-${season}`);
    await agreementDue(aster ?? '', yesterday);
    await agreementDue(bilal ?? '', today);
    await agreementDue(chava ?? '', nextWeek);
    const reminders = async () => [
      await remindersOf(aster ?? ''),
      await remindersOf(bilal ?? ''),
      await remindersOf(chava ?? ''),
    ];

    at(beforeMidnight);
    await runMeetingReminders(app);
    expect(await reminders()).toEqual([['day'], ['week'], []]);

    const onTheNewDay = [['day', late], ['week', 'day'], ['week']];
    at(afterMidnight);
    await runMeetingReminders(app);
    await runMeetingReminders(app);
    expect(await reminders()).toEqual(onTheNewDay);

    at(evening);
    await runMeetingReminders(app);
    expect(await reminders()).toEqual(onTheNewDay);
  },
);

test('in the first half hour of a month silence counts for the new month', async () => {
  await agreementDue('dawit', '2026-07-20');
  await link.query("update edition set starts_at = '2026-07-01T13:00Z', ends_at = '2026-07-01T15:00Z'");
  at('2026-07-31T22:30:00Z');
  await runMeetingReminders(app);
  expect(await remindersOf('dawit')).toEqual(['late-2026-08']);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
