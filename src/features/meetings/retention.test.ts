import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../test/support/app.ts';
import { meeting, signUp } from '../../../test/support/meeting.ts';
import { purgeMeetings, runMeetingReminders } from './maintenance.ts';

const DAY_MS = 86_400_000;

const { browser, app, at, faults, owner } = await createTestApp();
const { edition } = await meeting(app);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const recipients = async (subject: string): Promise<string[]> =>
  (
    await database.query('select recipient from mail_outbox where subject like $1 order by 1', [
      `%${subject}%`,
    ])
  ).rows.map(({ recipient }) => recipient);
const count = async (table: string): Promise<number> =>
  (await database.query(`select count(*)::int as count from ${table}`)).rows[0].count;
const daysFrom = (moment: Date, days: number) => new Date(moment.getTime() + days * DAY_MS).toISOString();

await signUp(browser(), await edition(), [1], {
  name0: 'Aster',
  interpreter0: 'ti',
  email: 'aster@voorbeeld.nl',
});
const bilal = browser();
const bilalPage = await signUp(
  bilal,
  await edition(),
  [2],
  { name0: 'Bilal', email: 'bilal@voorbeeld.nl' },
  'ar',
);
await signUp(browser(), await edition(), [2], { name0: 'Chava' });
await signUp(browser(), await edition(), [3], { name0: 'Dawit' });
const { startsAt, endsAt } = await edition();

test('reminders a week and a day before, each once; not to who just came', async () => {
  at(daysFrom(startsAt, -6));
  await signUp(browser(), await edition(), [3], { name0: 'Elif', email: 'elif@voorbeeld.nl' });
  await runMeetingReminders(app);
  await runMeetingReminders(app);
  expect(await recipients('Over een week')).toEqual(['aster@voorbeeld.nl']);
  at(daysFrom(startsAt, -1));
  await runMeetingReminders(app);
  await runMeetingReminders(app);
  expect(await recipients('Bijna:')).toEqual(['aster@voorbeeld.nl', 'elif@voorbeeld.nl']);
});

test('needs go a week after the day, people after thirty days, counts stay; who asked for it keeps an address', async () => {
  await database.query("update sign_up set keep_informed = true where email = 'bilal@voorbeeld.nl'");
  at(daysFrom(endsAt, 8));
  await purgeMeetings(app);
  expect(await count('sign_up_need')).toBe(0);
  expect(await count("sign_up where state = 'coming'")).toBe(5);
  expect((await edition()).counts).toEqual({ signUps: 5, people: 5, came: 0 });
  at(daysFrom(endsAt, 31));
  await purgeMeetings(app);
  const { rows } = await database.query('select email, phone, name from sign_up');
  expect(rows).toEqual([{ email: 'bilal@voorbeeld.nl', phone: null, name: null }]);
  expect(await count('sign_up_member')).toBe(0);
  expect((await edition()).counts).toEqual({ signUps: 5, people: 5, came: 0 });
  expect((await bilal.get(bilalPage)).status).toBe(200);
});

test('whoever answered for an agreement is forgotten a year later, and whoever did not yet is still asked', async () => {
  const agreement = (owner: string, state: string, answeredAt: string | null) =>
    database.query(
      `insert into outcome_line (edition_id, break_out_id, kind, words, owner, owner_email, state, answered_at, made_at, changed_at)
        select edition_id, id, 'agreement', 'We bellen', $1, $1 || '@voorbeeld.nl', $2, $3, now(), now() from break_out limit 1`,
      [owner, state, answeredAt],
    );
  await agreement('gerda', 'done', daysFrom(endsAt, 10));
  await agreement('henk', 'done', daysFrom(endsAt, 200));
  await agreement('ina', 'open', null);
  at(daysFrom(endsAt, 380));
  await purgeMeetings(app);
  const { rows } = await database.query('select owner, owner_email from outcome_line order by owner');
  expect(rows).toEqual([
    { owner: 'gerda', owner_email: null },
    { owner: 'henk', owner_email: 'henk@voorbeeld.nl' },
    { owner: 'ina', owner_email: 'ina@voorbeeld.nl' },
  ]);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
