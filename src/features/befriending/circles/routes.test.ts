import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { poolWith } from '../../../../test/support/circles.ts';

const { app, browser, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const pool = await poolWith(app, database);

const HENK = {
  firstName: 'Henk',
  email: '',
  seen: 'yes',
  likes: ['walking', 'cooking'],
  ratherNot: ['crowds'],
  languages: ['nl'],
  cells: ['tue-evening', 'sat-morning'],
  place: 'Den Haag',
  company: ['mixed'],
  age: '65plus',
  children: 'no',
};

test('a form that is not complete loses nothing, and the next one makes the circle', async () => {
  const henk = browser();
  await henk.get('/nl/befriending/circles/begin');
  const begun = await henk.post('/nl/befriending/circles/begin', { device: 'own' });
  expect(begun.to).toBe('/nl/befriending/own/circle/new');
  const form = await henk.follow();
  expect(faults).toEqual([]);
  expect(form.status).toBe(200);
  const once = form.html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
  const circle = { once, pool: pool.listing, circleName: '<b>De Laan</b>', forms: ['circle'], people: '4' };
  const first = await henk.post('/nl/befriending/own/circle/new', {
    ...HENK,
    ...circle,
    place: 'Nergenshuizen',
    cells: [],
  });
  expect(first.status).toBe(422);
  expect(first.html).toContain('&lt;b>De Laan&lt;/b>');
  expect(first.html).toContain('href="#field-cells"');
  expect(first.html).toContain('href="#field-place"');
  const made = await henk.post('/nl/befriending/own/circle/new', { ...HENK, ...circle });
  expect(made.to).toBe('/nl/befriending/own/circle?joined');
  const page = await henk.follow();
  expect(page.html).toContain('&lt;b>De Laan&lt;/b>');
  // A double tap makes one circle.
  expect((await henk.post('/nl/befriending/own/circle/new', { ...HENK, ...circle })).to).toBe(
    '/nl/befriending/own/circle?joined',
  );
  expect((await henk.get('/nl/befriending/own/circle')).html.match(/class="circle-code"/g)).toHaveLength(3);
  expect(faults).toEqual([]);
});
