import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { BEFRIENDING_DESK, joins, organisationWith } from '../../../../test/support/befriending-desk.ts';
import { openOwnerLink } from '../../../../test/support/owners.ts';
import { countQuarters } from './count-quarters.ts';
import { listFigures } from './queries.ts';

const { app, at, owner, browser, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

at('2026-05-10T09:00:00Z');
const organisation = await organisationWith(app, database, browser());
for (let n = 0; n < 23; n++) await joins(app, organisation, { name: `Nieuw ${n}`, side: 'newcomer' });
for (let n = 0; n < 9; n++) await joins(app, organisation, { name: `Bewoner ${n}`, side: 'resident' });

const figures = () => inTransaction(app.db, {}, (tx) => listFigures(tx));

test('a quarter is counted once it is over, and what was published stays when people go', async () => {
  await countQuarters(app);
  expect(await figures()).toEqual([]);
  at('2026-07-01T09:00:00Z');
  await countQuarters(app);
  expect(await figures()).toEqual([]);
  at('2026-07-02T09:00:00Z');
  await countQuarters(app);
  const first = await figures();
  expect(first.map(({ side, measure, people }) => [side, measure, people])).toEqual([
    ['newcomer', 'complete', 20],
    ['newcomer', 'signed', 20],
  ]);
  await database.query(
    `delete from person where id in (select person_id from befriending_member m join befriending_card c on c.id = m.card_id
      where c.side = 'newcomer' limit 15)`,
  );
  await countQuarters(app);
  at('2026-10-02T09:00:00Z');
  await countQuarters(app);
  expect(await figures()).toEqual(first);
});

test('everybody reads the figures; nine residents are hidden, with the reason', async () => {
  const { html, status } = await browser().get('/nl/befriending/figures');
  expect(status).toBe(200);
  expect(html).toContain('Meldde zich · 20');
  expect(html).toContain('minder dan 10');
  expect(html).toContain('Zo is niemand te herkennen');
  expect(html).toMatch(/<svg[^>]*role="img"/);
  const arabic = await browser().get('/ar/befriending/figures');
  expect(arabic.html).toContain('direction="rtl"');
});

test('a spreadsheet gets what is published and nothing else, and no formula', async () => {
  await database.query("update befriending_figure set people = 10 where measure = 'complete'");
  const { html, headers } = await browser().get('/nl/befriending/figures.csv');
  expect(headers.get('content-disposition')).toContain('attachment');
  expect(html.trim().split('\r\n')).toHaveLength(3);
  expect(html).not.toMatch(/(^|;)[=+@-]/m);
});

test('who works there sees the figures of the organisation at its desk', async () => {
  const volunteer = browser();
  await openOwnerLink(volunteer, `/nl/register/${privateLinkToken(app, 'listing', organisation.listing)}`);
  const { html, status } = await volunteer.get(`${BEFRIENDING_DESK}/figures`);
  expect(status).toBe(200);
  expect(html).toContain('Meldde zich · 20');
  expect((await browser().get(`${BEFRIENDING_DESK}/figures`)).status).not.toBe(200);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
