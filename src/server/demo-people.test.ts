import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { demoRegion } from '../../seed/demo.ts';
import { createTestApp } from '../../test/support/app.ts';
import { openOwnerLink } from '../../test/support/owners.ts';
import { seedDemoDirectory } from '../features/directory/demo-seed.ts';
import { demoDoors, seedDemoPeople } from './demo-people.ts';

const { app, at, owner, browser, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const COUNTS = `select (select count(*)::int from placement_request) as requests,
  (select count(distinct state)::int from placement_request) as states,
  (select count(distinct initiative_id)::int from placement_request) as places,
  (select count(*)::int from person) as people,
  (select count(*)::int from account where guide_of is not null) as guides,
  (select count(*)::int from consent where account_id is not null) as guided,
  (select count(*)::int from consent where purpose = 'introduction') as introductions,
  (select count(*)::int from idea) as ideas,
  (select count(*)::int from key_card) as cards,
  (select extract(epoch from sum(ended_at - started_at))::int / 3600 from hours_entry e
    where not exists (select from hours_entry n where n.corrects = e.id)) as hours,
  (select count(*)::int from hours_statement) as statements,
  (select count(*)::int from mail_outbox) as letters,
  (select count(*)::int from placement_settings s join initiative i on i.id = s.initiative_id where i.source <> 'demo'
    and not exists (select from claimed_source c where c.initiative_id = i.id and c.source = 'demo')) as outside`;
const counts = async () => (await database.query(COUNTS)).rows[0];

test('the people of the demonstration are seeded once, are opened by their doors, and stay away when they were deleted', async () => {
  at('2026-11-30T09:00:00Z');
  await seedDemoDirectory(app, demoRegion('haaglanden'));
  await demoDoors(app, await seedDemoPeople(app), 14);
  const first = await counts();
  expect(first).toMatchObject({ states: 11, places: 20, guides: 7, guided: 5, ideas: 4, hours: 46 });
  expect(first).toMatchObject({ statements: 1, cards: 3, letters: 0, outside: 0 });
  expect(first.requests).toBeGreaterThanOrEqual(58);
  expect(first.introductions).toBeGreaterThanOrEqual(4);

  at('2026-12-14T09:00:00Z');
  const doors = (await demoDoors(app, await seedDemoPeople(app), 14)).join('\n');
  expect(await counts()).toEqual(first);

  const volunteer = browser();
  const inbox = new URL(doors.match(/http\S+\/nl\/register\/\S+/)?.[0] ?? '').pathname;
  await openOwnerLink(volunteer, inbox);
  const asked = await volunteer.get('/nl/register/own/requests');
  expect(asked.html).toContain('Mahmoud');

  const guide = browser();
  await guide.get(new URL(doors.match(/http\S+\/nl\/account\/mail\/\S+/)?.[0] ?? '').pathname);
  await guide.follow();
  await guide.post('/nl/account/code', { device: 'own' });
  const desk = await guide.get('/nl/guide');
  expect(desk.html).toContain('Hodan');
  expect(desk.html).not.toContain('Selam');

  const words = doors.match(/card (\S+)/)?.[1] ?? '';
  const newcomer = browser();
  await newcomer.get('/ar/open');
  await newcomer.post('/ar/open', { device: 'own', code: words });
  expect((await newcomer.get('/ar/requests')).status).toBe(200);

  await database.query('delete from person where id = (select person_id from key_card limit 1)');
  const after = await counts();
  const left = await demoDoors(app, await seedDemoPeople(app), 14);
  expect(left.join('\n')).not.toContain('Samira');
  expect(await counts()).toEqual(after);
  expect(faults).toEqual([]);
});
