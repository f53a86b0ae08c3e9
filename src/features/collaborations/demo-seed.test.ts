import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { demoRegion } from '../../../seed/demo.ts';
import { createTestApp } from '../../../test/support/app.ts';
import { seedDemoTenants } from '../accounts/demo-seed.ts';
import { seedDemoDirectory, seedDemoListings } from '../directory/demo-seed.ts';
import { seedDemoCollaborations } from './demo-seed.ts';

const { app, owner, browser, at } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

test('six collaborations are seeded once, each with a page that everybody can open', async () => {
  await seedDemoDirectory(app, demoRegion('haaglanden'));
  const listings = await seedDemoListings(app);
  await seedDemoTenants(app);
  await seedDemoCollaborations(app, listings);
  const everything = async () =>
    (
      await database.query(`select to_jsonb(c) as c from collaboration c union all
        select to_jsonb(i) from collaboration_interest i union all select to_jsonb(p) from collaboration_partner p order by 1`)
    ).rows;
  const first = await everything();
  at('2026-12-20T09:00:00Z');
  await seedDemoCollaborations(app, listings);
  expect(await everything()).toEqual(first);
  const { rows } = await database.query<{ id: string }>('select id from collaboration');
  expect(rows).toHaveLength(6);
  for (const { id } of rows) {
    const page = await browser().get(`/nl/collaborations/${id}`);
    expect(page.status).toBe(200);
    expect(page.html).not.toContain('voorbeeld.example');
  }
});
