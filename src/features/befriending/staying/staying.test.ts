import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { takesPart } from '../../../../test/support/befriending-card.ts';
import { joins, organisationWith } from '../../../../test/support/befriending-desk.ts';
import { writeLetters } from '../letters/write-letters.ts';

const { app, owner, browser, at, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const DAY_MS = 86_400_000;
const BEGUN = app.now().getTime();
const afterDays = (days: number) => at(new Date(BEGUN + days * DAY_MS).toISOString());
const membership = async (listing: string) =>
  (
    await database.query(
      `select c.until, c.ended_at, k.wished_at, k.state from befriending_member m join consent c on c.id = m.consent_id
        join befriending_card k on k.id = m.card_id where m.listing_id = $1 and m.state = 'in'`,
      [listing],
    )
  ).rows;

test('before a consent runs out the own page asks, and one tap goes on with the waiting time as it was', async () => {
  const here = await organisationWith(app, database, browser());
  const phone = await takesPart(browser(), here.listing);
  const [first] = await membership(here.listing);
  expect((await phone.get('/nl/befriending/own')).html).not.toContain('Ja, ik ga door');
  // Sessions do not last two years: the consent is moved instead of the clock.
  await database.query(
    `set session_replication_role = replica; update consent set until = '${new Date(BEGUN + 40 * DAY_MS).toISOString()}'
      where purpose = 'befriending'; set session_replication_role = origin`,
  );
  const asked = await phone.get('/nl/befriending/own');
  expect(asked.html).toContain('mag je kaart zien tot');
  expect((await phone.post('/nl/befriending/own/renew', { pool: here.listing })).to).toBe(
    '/nl/befriending/own',
  );
  const [renewed] = await membership(here.listing);
  expect(renewed).toMatchObject({ ended_at: null, wished_at: first.wished_at, state: first.state });
  expect(renewed.until.getTime() - BEGUN).toBe(730 * DAY_MS);
  expect((await phone.get('/nl/befriending/own')).html).not.toContain('mag je kaart zien tot');
  expect((await phone.get('/nl/befriending/own')).html).toContain('Je doet mee sinds');
  // A form that was left open, and a card of nobody.
  expect((await phone.post('/nl/befriending/own/renew', { pool: here.listing })).status).toBe(303);
  expect(
    (await phone.post('/nl/befriending/own/renew', { pool: first.wished_at.toISOString() })).status,
  ).toBe(303);
  expect(await membership(here.listing)).toHaveLength(1);
});

test('who gave an address hears of it a month and a week before, each once', async () => {
  const here = await organisationWith(app, database, browser());
  await joins(app, here, { name: 'Henk', side: 'resident', email: 'henk@voorbeeld.example' });
  const letters = async () =>
    (
      await database.query(
        "select count(*)::int as n from mail_outbox where recipient = 'henk@voorbeeld.example' and subject like 'Wil je doorgaan%'",
      )
    ).rows[0].n;
  const told: number[] = [];
  for (const day of [1, 690, 701, 702, 722, 724, 725]) {
    afterDays(day);
    await writeLetters(app);
    await writeLetters(app);
    told.push(await letters());
  }
  expect(told).toEqual([0, 0, 1, 1, 1, 2, 2]);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
