import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { takesPart } from '../../../../test/support/befriending-card.ts';
import { organisationWith } from '../../../../test/support/befriending-desk.ts';
import { byDistance } from './rules.ts';

const { app, browser, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

test('where nobody brings people together yet, the page says so and leads on', async () => {
  const { html, status } = await browser().get('/nl/befriending');
  expect(status).toBe(200);
  expect(html).toContain('Er is nog geen organisatie');
  expect(html).toContain('href="/nl/initiatives"');
});

test('the page says to both sides the same: how it goes, what keeps it safe, who does it near you', async () => {
  const here = await organisationWith(app, database, browser());
  await database.query('update initiative set lat = 52.09, lon = 5.12 where id = $1', [here.initiative]);
  const { html } = await browser().get('/nl/befriending');
  for (const words of ['dezelfde kaart', 'Bel 112', 'Niemand staat in een lijst', 'Doe hier mee'])
    expect(html).toContain(words);
  expect(html).not.toMatch(/hulpverlener|cliënt|kwetsbaar|maatje/i);
  const near = await browser().get('/nl/befriending?near=Amersfoort');
  expect(near.html).toMatch(/20 km van \u2068Amersfoort/);
  const unknown = await browser().get('/nl/befriending?near=Xyzzyqq%3Cb%3E');
  expect(unknown.html).not.toContain('Xyzzyqq<b>');
  const phone = await takesPart(browser(), here.listing);
  const own = await phone.get('/nl/befriending');
  expect(own.html).toContain('href="/nl/befriending/own"');
  expect(faults).toEqual([]);
});

test('what is near stands first; what has no place stands last', () => {
  const at = (name: string, lat: number | null, lon: number | null) => ({ name, lat, lon });
  const places = [at('Groningen', 53.22, 6.57), at('online', null, null), at('Utrecht', 52.09, 5.12)];
  const sorted = byDistance(places, { lat: 52.156, lon: 5.387 });
  expect(sorted.map(({ place, km }) => [place.name, km])).toEqual([
    ['Utrecht', 20],
    ['Groningen', 143],
    ['online', null],
  ]);
  expect(byDistance(places, undefined).map(({ km }) => km)).toEqual([null, null, null]);
});
