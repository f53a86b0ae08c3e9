import { expect, test } from 'vitest';
import { demoRegion } from '../../../seed/demo.ts';
import { createTestApp } from '../../../test/support/app.ts';
import { seedDemoCard } from '../accounts/demo-seed.ts';
import { seedDemoDirectory, seedDemoListings } from '../directory/demo-seed.ts';
import { seedDemoPlacements } from '../placements/demo-seed.ts';
import { seedDemoHours } from './demo-seed.ts';

const { app, at, browser, faults } = await createTestApp();
at('2026-11-30T09:00:00Z');

test('the demonstration has a booklet of exactly 46 hours, seeded once, that its newcomer opens with a card', async () => {
  await seedDemoDirectory(app, demoRegion('haaglanden'));
  const [samira] = await seedDemoPlacements(app, await seedDemoListings(app));
  if (!samira) throw new Error('nobody asks');
  const booklet = { ...samira, places: samira.listings };
  await seedDemoHours(app, booklet);
  await seedDemoHours(app, booklet);
  const phone = browser();
  await phone.get('/nl/open');
  await phone.post('/nl/open', { device: 'own', code: (await seedDemoCard(app, samira.person)) ?? '' });
  const page = await phone.get('/nl/hours');
  const words = page.html.replace(/<[^>]+>/g, ' ').replace(/[\u2066-\u2069]/g, '');
  expect(words).toContain('46 uur');
  for (const { name } of samira.listings.slice(0, 2)) expect(words).toContain(name);
  expect(faults).toEqual([]);
});
