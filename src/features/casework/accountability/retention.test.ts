import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { openCase, staffOf } from '../../../../test/support/casework.ts';
import { makeTenant, openStaffSession } from '../../../../test/support/tenants.ts';
import { scheduledTasks } from '../background.ts';

const { app, owner, browser, at } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const delft = await makeTenant(app, 'Gemeente Delft');
const lead = await openStaffSession(app, delft, { roles: ['lead'] });
const staff = await staffOf(app, lead.token);

/** A case whose duty ended, closed or still open. */
async function ended(number: string, day: string, { open = false, died = false } = {}): Promise<string> {
  const id = await openCase(app, staff, { number });
  await database.query('update integration_case set duty_ended_on = $2, closed_at = $3 where id = $1', [
    id,
    day,
    open ? null : '2022-01-01',
  ]);
  await database.query(
    `insert into case_event (id, tenant_id, case_id, kind, day, data, source, recorded_at, recorded_by_name)
     values (gen_random_uuid(), $1, $2, 'duty-ended', $3, $4, 'duo', now(), 'Esra')`,
    [delft, id, day, JSON.stringify({ ground: died ? 'died' : 'fulfilled' })],
  );
  return id;
}
const round = async (iso: string) => {
  at(iso);
  for (const task of scheduledTasks) await task.run(app);
};
const numbers = async () =>
  (await database.query<{ number: string }>('select number from integration_case order by number')).rows.map(
    ({ number }) => number,
  );
const leadSees = async () => {
  const device = browser();
  const { token } = await openStaffSession(app, delft, { roles: ['lead'] });
  device.jar.set(ACCOUNT_COOKIE, token);
  return (await device.get('/nl/casework/retention')).html.replace(/[\u2066-\u2069]/g, '');
};

test('DAT-5: five years after the duty ended a closed case goes, thirty days after the lead could read that; nothing else does', async () => {
  const gone = await ended('closed', '2021-11-30');
  await ended('open', '2021-11-30', { open: true });
  await ended('died', '2026-10-01', { died: true });
  await ended('later', '2023-01-01');
  await openCase(app, staff, { number: 'running' });

  // On the day itself nothing goes that was not announced before.
  await round('2026-11-30T23:30:00Z');
  expect(await numbers()).toEqual(['closed', 'died', 'later', 'open', 'running']);
  const before = await leadSees();
  expect(before).toContain('Binnenkort verwijderd: 2 dossiers');
  expect(before).toContain('Blijft staan: 1 dossier is nog open');
  expect(before).not.toContain('later');
  await round('2026-12-30T23:00:00Z');
  expect(await numbers()).toContain('closed');
  await round('2026-12-31T00:00:00Z');
  expect(await numbers()).toEqual(['later', 'open', 'running']);
  const { rows } = await database.query('select from case_event where case_id = $1', [gone]);
  expect(rows).toEqual([]);
  const after = await leadSees();
  expect(after).toContain('31 december 2026: 2 dossiers');
  // Again: nothing is counted twice.
  await round('2026-12-31T01:00:00Z');
  expect(await leadSees()).toContain('31 december 2026: 2 dossiers');
});

test('a leap day and a duty that turns out not to have ended', async () => {
  const leap = await ended('leap', '2024-02-29');
  const mistake = await ended('mistake', '2024-02-28');
  await round('2029-01-29T09:00:00Z');
  // Five years after 29 February is 28 February: a day that does not exist delays nothing.
  const notices = await database.query(
    'select erase_on from case_erasure_notice where case_id in ($1, $2) order by case_id = $1',
    [leap, mistake],
  );
  expect(notices.rows.map(({ erase_on }) => erase_on)).toEqual(['2029-02-28', '2029-02-28']);
  await database.query('update integration_case set duty_ended_on = null where id = $1', [mistake]);
  await round('2029-03-02T09:00:00Z');
  expect(await numbers()).toContain('mistake');
  expect(await numbers()).not.toContain('leap');
});
