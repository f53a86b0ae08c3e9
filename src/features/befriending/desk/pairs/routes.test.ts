import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { withdrawConsent } from '#features/consents';
import { createTestApp } from '../../../../../test/support/app.ts';
import {
  BEFRIENDING_DESK as DESK,
  type Joined,
  joins,
  type Organisation,
  organisationWith,
} from '../../../../../test/support/befriending-desk.ts';
import { pairBetween } from '../../../../../test/support/befriending-pairs.ts';
import { saveSafety } from '../../check-ins/queries.ts';

const { app, browser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const NOW = '2026-11-30T10:00:00Z';
at(NOW);

const PAIRS = `${DESK}/pairs`;
const newOrganisation = (): Promise<Organisation> => organisationWith(app, database, browser());

/** Two people of an organisation who have met since so many days. */
async function twoSince(here: Organisation, days: number, names: [string, string] = ['Selam', 'Henk']) {
  const newcomer = await joins(app, here, { name: names[0], side: 'newcomer', email: 'selam@example.org' });
  const resident = await joins(app, here, { name: names[1], side: 'resident' });
  at(new Date(Date.parse(NOW) - days * 86_400_000).toISOString());
  const pair = await pairBetween(app, database, here, newcomer, resident);
  at(NOW);
  return { newcomer, resident, pair };
}

/** Somebody says that they met. */
const met = (pair: string, { person, card }: Joined, moment: string) =>
  database.query(
    `insert into befriending_check_in (id, pair_id, person_id, card_id, moment, met, answered_at) values ($1, $2, $3, $4, $5, 'yes', now())`,
    [randomUUID(), pair, person, card, moment],
  );

const namesIn = (html: string): string[] =>
  [...html.matchAll(/<th role="rowheader"[^>]*><a[^>]*><bdi>([^<]*)<\/bdi>/g)].map(([, name]) => name ?? '');

test('whoever was not heard of is on top, and each pair stands at its stage', async () => {
  const here = await newOrganisation();
  const good = await twoSince(here, 100, ['Amal', 'Kees']);
  await met(good.pair, good.newcomer, 'first');
  await met(good.pair, good.resident, 'month-3');
  await twoSince(here, 2, ['Nieuw', 'Anna']);
  await twoSince(here, 40, ['Stil', 'Bert']);
  const { html } = await here.volunteer.get(PAIRS);
  expect(namesIn(html)).toEqual(['Stil', 'Amal', 'Nieuw']);
  expect(html).toContain('Drie maanden');
  expect(html.match(/Niets gehoord<\/span>/g)).toHaveLength(1);
  expect(namesIn((await here.volunteer.get(`${PAIRS}?show=overdue`)).html)).toEqual(['Stil']);
  expect((await here.volunteer.get(`${PAIRS}?show=safety`)).html).toContain(
    'Niemand zei dat het niet veilig was',
  );
  // The card of either leads to the pair.
  const card = await here.volunteer.get(`${DESK}/cards/${good.newcomer.card}`);
  expect(card.html).toContain(`href="${PAIRS}/${good.pair}"`);
  expect(card.html).toContain('<bdi>Kees');
  const elsewhere = await newOrganisation();
  expect(namesIn((await elsewhere.volunteer.get(PAIRS)).html)).toEqual([]);
  expect((await elsewhere.volunteer.get(`${PAIRS}/${good.pair}`)).to).toBe(`${PAIRS}?gone`);
});

test('what somebody says about safety is on top of everything, for the coordinator alone', async () => {
  const here = await newOrganisation();
  await twoSince(here, 40, ['Stil', 'Bert']);
  const { pair, newcomer } = await twoSince(here, 3, ['Selam', 'Henk']);
  await inTransaction(app.db, { person: newcomer.person }, (tx) =>
    saveSafety(
      tx,
      app,
      {
        pair: { id: pair, card: newcomer.card, pool: here.listing } as Parameters<
          typeof saveSafety
        >[2]['pair'],
        person: newcomer.person,
        moment: 'first',
        feeling: 'unsafe',
        words: 'Hij <b>volgde</b> mij naar huis.',
      },
      app.now(),
    ),
  );
  expect(namesIn((await here.volunteer.get(PAIRS)).html)).toEqual(['Selam', 'Stil']);
  const { html } = await here.volunteer.get(`${PAIRS}/${pair}`);
  expect(html).toContain('zegt dat het niet veilig was');
  expect(html).toContain('Hij &lt;b>volgde&lt;/b> mij naar huis.');
});

test('the coordinator helps two people to end well: nobody reads who wanted it, and both wait on', async () => {
  const here = await newOrganisation();
  const { pair, newcomer, resident } = await twoSince(here, 30);
  const page = `${PAIRS}/${pair}`;
  await here.volunteer.get(page);
  const without = await here.volunteer.post(`${page}/end`, { reason: '', words: 'Ze belde <i>' });
  expect(without.status).toBe(422);
  expect(without.html).toContain('Kies waarom het stopt');
  expect(without.html).toContain('Ze belde &lt;i>');
  const ended = await here.volunteer.post(`${page}/end`, { reason: 'time', words: 'Ze belde' });
  expect(ended.to).toBe(`${page}?ended`);
  const shown = await here.volunteer.follow();
  expect(shown.html).toContain('Te weinig tijd');
  expect(shown.html).toContain(`/cards/${newcomer.card}/propose`);
  // Two coordinators at once: the second reads that it is over, and loses nothing.
  const late = await here.volunteer.post(`${page}/end`, { reason: 'moving', words: 'Anders' });
  expect(late.status).toBe(409);
  const { rows } = await database.query(
    'select reason, person_id, card_id from befriending_end where pair_id = $1',
    [pair],
  );
  expect(rows).toEqual([{ reason: 'time', person_id: null, card_id: null }]);
  const read = await inTransaction(app.db, { person: resident.person }, (tx) =>
    tx.selectFrom('befriending_end').selectAll().execute(),
  );
  expect(read).toEqual([]);
  const early = await here.volunteer.get(`${PAIRS}?show=early`);
  expect(namesIn(early.html)).toEqual(['Selam']);
  expect(namesIn((await here.volunteer.get(`${DESK}?show=waiting&sort=name`)).html)).toEqual([
    'Henk',
    'Selam',
  ]);
  const letters = await database.query('select body from mail_outbox where recipient = $1', [
    'selam@example.org',
  ]);
  expect(letters.rows.at(-1).body).not.toMatch(/Henk|tijd/);
  // Another organisation ends nothing here.
  const other = await twoSince(here, 5);
  const elsewhere = await newOrganisation();
  await elsewhere.volunteer.get(DESK);
  await elsewhere.volunteer.post(`${PAIRS}/${other.pair}/end`, { reason: 'time', words: '' });
  const state = await database.query('select state from befriending_pair where id = $1', [other.pair]);
  expect(state.rows).toEqual([{ state: 'try-out' }]);
});

test('D7: whoever takes the consent back has no name here any more', async () => {
  const here = await newOrganisation();
  const { pair, newcomer } = await twoSince(here, 10, ['Leyla', 'Henk']);
  expect((await here.volunteer.get(PAIRS)).html).toContain('Leyla');
  await inTransaction(app.db, { person: newcomer.person }, (tx) =>
    withdrawConsent(tx, newcomer.consent, app.now()),
  );
  for (const path of [PAIRS, `${PAIRS}?show=ended`, `${PAIRS}/${pair}`])
    expect((await here.volunteer.get(path)).html).not.toContain('Leyla');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
