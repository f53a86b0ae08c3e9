import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { demoRegion } from '../../../seed/demo.ts';
import { createTestApp } from '../../../test/support/app.ts';
import { seedDemoDirectory, seedDemoListings, seedDemoListingsCalled } from '../directory/demo-seed.ts';
import { BUDDY_PROJECTS, seedDemoBefriending } from './demo-seed.ts';

const { app, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const counts = async (listing: string) => {
  const { rows } = await database.query(
    `select (select count(*)::int from befriending_card where listing_id = $1 and side = 'newcomer') as newcomers,
       (select count(*)::int from befriending_card where listing_id = $1 and side = 'resident') as residents,
       (select count(*)::int from befriending_card where listing_id = $1 and party = 'circle' and state = 'active') as circles,
       (select count(*)::int from befriending_pair where listing_id = $1) as pairs,
       (select count(distinct state)::int from befriending_pair where listing_id = $1) as states,
       (select count(distinct kind)::int from befriending_pair where listing_id = $1) as kinds,
       (select count(*)::int from befriending_proposal where listing_id = $1 and state = 'open') as open,
       (select count(*)::int from befriending_report) as reports,
       (select count(*)::int from befriending_card where listing_id <> $1) as neighbours,
       (select count(*)::int from mail_outbox) as letters`,
    [listing],
  );
  return rows[0];
};

test('the demonstration brings sixty newcomers and forty residents together, once', async () => {
  await seedDemoDirectory(app, demoRegion('haaglanden'));
  const listings = await seedDemoListings(app);
  const projects = await seedDemoListingsCalled(app, BUDDY_PROJECTS);
  expect(projects.map(({ name }) => name)).toEqual(BUDDY_PROJECTS);
  const seeded = await seedDemoBefriending(app, listings, projects);
  if (!seeded) throw new Error('nothing was seeded');
  expect(BUDDY_PROJECTS).toContain(seeded.organisation.name);
  const first = await counts(seeded.organisation.listing);
  expect(first).toMatchObject({ newcomers: 60, residents: 40, circles: 3, pairs: 12, states: 3, kinds: 3 });
  expect(first).toMatchObject({ reports: 1, neighbours: 22, letters: 0 });
  expect(first.open).toBeGreaterThanOrEqual(12);
  // Most say at every moment that they met; of one pair nothing is heard, so that a coordinator has whom to ask.
  const { rows: heard } = await database.query(
    `select count(*)::int as long, count(*) filter (where not exists
        (select from befriending_check_in c where c.pair_id = p.id and c.moment <> 'first'))::int as quiet
      from befriending_pair p where p.state = 'going-on' and p.since < now() - interval '45 days'`,
  );
  expect(heard[0]).toEqual({ long: 4, quiet: 1 });
  const { rows: both } = await database.query(
    `select count(*)::int as open from befriending_proposal p
      join befriending_member selam on selam.card_id = p.newcomer_card and selam.person_id = $1
      join befriending_member henk on henk.card_id = p.resident_card and henk.person_id = $2 where p.state = 'open'`,
    [seeded.newcomer.person, seeded.resident.person],
  );
  expect(both[0].open).toBe(1);
  await database.query('delete from person where id = $1', [seeded.newcomer.person]);
  const left = await counts(seeded.organisation.listing);
  await seedDemoBefriending(app, listings, projects);
  expect(await counts(seeded.organisation.listing)).toEqual(left);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
