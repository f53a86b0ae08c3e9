import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { demoRegion } from '../../../seed/demo.ts';
import { createTestApp } from '../../../test/support/app.ts';
import { openOwnerLink } from '../../../test/support/owners.ts';
import { begin } from '../../../test/support/people.ts';
import { seedDemoDirectory, seedDemoListings } from '../directory/demo-seed.ts';
import { seedDemoConsents } from './demo-seed.ts';

const { app, browser, faults } = await createTestApp();
await seedDemoDirectory(app, demoRegion('haaglanden'));

test('the demonstration shows people who share; seeding again changes nothing, and its places are found', async () => {
  const listings = await seedDemoListings(app);
  expect(listings).toHaveLength(24);
  await seedDemoConsents(app, listings);
  expect(await seedDemoListings(app)).toEqual(listings.map((listing) => ({ ...listing, isNew: false })));
  await seedDemoConsents(app, listings);
  const volunteer = browser();
  await openOwnerLink(
    volunteer,
    `/nl/register/${privateLinkToken(app, 'listing', listings[0]?.listing ?? '')}`,
  );
  const people = await volunteer.get('/nl/register/own/people');
  expect(people.html).toContain('Almaz');
  expect(people.html).toContain('Farhad');
  expect(people.html).not.toContain('Rima');
  const one = people.html.match(/\/nl\/register\/own\/people\/[\w-]{36}/)?.[0] ?? '';
  expect((await volunteer.get(one)).html).toMatch(/Tigrinya|Perzisch|Farsi/);
  const phone = await begin(browser());
  const found = await phone.get('/nl/sharing/new/initiatives?q=den+haag');
  expect(found.html).toContain('/nl/sharing/new/initiatives/');
  const read = await inTransaction(app.db, {}, (tx) => tx.selectFrom('consent').select('id').execute());
  expect(read).toEqual([]);
  expect(faults).toEqual([]);
});
