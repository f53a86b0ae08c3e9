import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { demoSet } from '../../../seed/demo.ts';
import { createTestApp } from '../../../test/support/app.ts';
import { seedDemoDirectory, seedDemoListings } from '../directory/demo-seed.ts';
import { seedDemoPlacements } from './demo-seed.ts';
import { keepUp } from './upkeep/upkeep.ts';

const { app, owner, at } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

test('the demonstration shows some sixty requests in all states over twenty initiatives, once, and sends nobody a letter', async () => {
  at('2026-11-30T12:00:00Z');
  await seedDemoDirectory(app, demoSet());
  const listings = await seedDemoListings(app);
  const askers = await seedDemoPlacements(app, listings);
  expect(await seedDemoPlacements(app, await seedDemoListings(app))).toEqual(askers);
  expect(askers[0]).toMatchObject({ name: 'Samira', listings: { length: 5 } });
  await keepUp(app);
  const { rows: states } = await database.query<{ state: string; n: number }>(
    'select state, count(*)::int as n from placement_request group by state',
  );
  expect(states.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThanOrEqual(58);
  expect(new Set(states.map(({ state }) => state))).toEqual(
    new Set([
      'asked',
      'talk',
      'waiting',
      'offered',
      'confirmed',
      'started',
      'ended',
      'declined',
      'lapsed',
      'stopped',
      'withdrawn',
    ]),
  );
  const { rows: counted } = await database.query(
    `select count(distinct listing_id)::int as places, count(*) filter (where party > 1) > 5 as parties,
       count(*) filter (where state = 'asked' and promised_on < '2026-11-30') > 3 as late from placement_request`,
  );
  expect(counted).toEqual([{ places: 20, parties: true, late: true }]);
  expect((await database.query('select from mail_outbox')).rowCount).toBe(0);
  const { rows: wrong } = await database.query(
    `select s.listing_id from placement_settings s where s.held <> (select coalesce(sum(party), 0) from placement_request r
       where r.listing_id = s.listing_id and holds_place(r.state))`,
  );
  expect(wrong).toEqual([]);
});
