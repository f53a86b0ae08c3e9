import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../test/support/app.ts';
import { meeting } from '../../../test/support/meeting.ts';
import { seedDemoRegistrations } from './demo-registrations.ts';

const { browser, app, faults, owner } = await createTestApp();
const { id, token } = await meeting(app);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const count = async (from: string): Promise<number> =>
  (await database.query(`select count(*)::int as n from ${from}`)).rows[0].n;

test('the demonstration has sixty sign-ups, one of them twice, codes of nobody and people who walked in; again changes nothing', async () => {
  await seedDemoRegistrations(app, id);
  await seedDemoRegistrations(app, id);
  expect(await count('sign_up where not walk_in')).toBe(60);
  expect(await count('sign_up where walk_in')).toBe(2);
  expect(await count("sign_up_need where kind = 'interpreter'")).toBeGreaterThan(15);
  const team = browser();
  team.jar.set('vanonderop_team', token);
  const doubles = await team.get(`/nl/organise/${id}/people?group=double`);
  expect(doubles.html).toContain('Helen Tesfay');
  expect(doubles.html).toContain('H. Tesfay');
  expect((await team.get(`/nl/organise/${id}/check-in/unknown`)).html).toContain('WXYZ-2347');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
