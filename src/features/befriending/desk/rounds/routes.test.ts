import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../../test/support/app.ts';
import {
  BEFRIENDING_DESK as DESK,
  joins,
  type Organisation,
  organisationWith,
} from '../../../../../test/support/befriending-desk.ts';
import { openAsMember } from '../../../../../test/support/members.ts';
import { findPool } from '../../model/queries.ts';

const { app, browser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
at('2026-11-30T10:00:00Z');

const ROUNDS = `${DESK}/rounds`;
const NEXT = `${ROUNDS}/next`;
const newOrganisation = (): Promise<Organisation> => organisationWith(app, database, browser());

/** The proposals of an organisation that are open, by the ids of their cards. */
const openProposals = async ({ listing }: Organisation) =>
  (
    await database.query<{ newcomer: string; resident: string; reason: string | null }>(
      `select newcomer_card as newcomer, resident_card as resident, hand_reason as reason from befriending_proposal
       where listing_id = $1 and state = 'open' order by proposed_at, id`,
      [listing],
    )
  ).rows;

const onceIn = (html: string): string => html.match(/name="once" value="([^"]*)"/)?.[1] ?? '';
const pairsIn = (html: string): string[] =>
  [...html.matchAll(/name="pair" value="([^"]*)"/g)].map(([, pair]) => pair ?? '');

test('a round is seen before it is sent; what the coordinator leaves out is not sent; a double click sends it once', async () => {
  const here = await newOrganisation();
  const [selam, leyla] = [
    await joins(app, here, { name: 'Selam <i>', side: 'newcomer' }),
    await joins(app, here, { name: 'Leyla', side: 'newcomer', answers: { cells: ['sat-morning'] } }),
  ];
  const [henk, anna] = [
    await joins(app, here, { name: 'Henk', side: 'resident' }),
    await joins(app, here, { name: 'Anna', side: 'resident', answers: { cells: ['sat-morning'] } }),
  ];
  const seen = await here.volunteer.get(NEXT);
  expect(seen.html).toContain('Selam &lt;i>');
  expect(seen.html).toContain('Er is nog niets verstuurd');
  expect(await openProposals(here)).toEqual([]);
  const [first, second] = [`${selam.card}:${henk.card}`, `${leyla.card}:${anna.card}`];
  expect(pairsIn(seen.html).sort()).toEqual([first, second].sort());
  expect((await here.volunteer.post(NEXT, { once: onceIn(seen.html) })).html).toContain(
    'Er staat nergens een vinkje',
  );
  // A pair that the round does not propose is not sent, whoever types it into the form.
  const forged = `${selam.card}:${anna.card}`;
  const fields = { once: onceIn(seen.html), pair: [first, forged] };
  expect((await here.volunteer.post(NEXT, fields)).to).toBe(`${ROUNDS}?sent=1`);
  expect((await here.volunteer.post(NEXT, fields)).to).toBe(`${ROUNDS}?sent=1`);
  expect(await openProposals(here)).toEqual([{ newcomer: selam.card, resident: henk.card, reason: null }]);
  const history = await here.volunteer.get(ROUNDS);
  expect(history.html.match(/met de hand/g)).toHaveLength(1);
  expect(history.html).toContain('2 kaarten van nieuwkomers');
  expect(history.html).toContain('Niemand had liever iemand anders gezien');
  // Another organisation sees none of it.
  const elsewhere = await newOrganisation();
  expect((await elsewhere.volunteer.get(ROUNDS)).html).toContain('Er was nog geen ronde');
  expect((await elsewhere.volunteer.get(NEXT)).html).not.toContain('Leyla');
});

test('two are proposed by hand with a reason that the desk alone keeps; the rules still hold', async () => {
  const here = await newOrganisation();
  const selam = await joins(app, here, { name: 'Selam', side: 'newcomer' });
  const henk = await joins(app, here, { name: 'Henk', side: 'resident' });
  const night = await joins(app, here, {
    name: 'Nacht',
    side: 'resident',
    answers: { cells: ['sun-evening'] },
  });
  const page = `${DESK}/cards/${selam.card}/propose`;
  const { html } = await here.volunteer.get(page);
  expect(html).toContain('Henk');
  expect(html).not.toContain('Nacht');
  const without = await here.volunteer.post(page, { other: henk.card, reason: ' ' });
  expect(without.status).toBe(422);
  expect(without.html).toContain('Schrijf kort waarom');
  expect((await here.volunteer.post(page, { reason: 'Allebei dol op tuinen' })).html).toContain(
    'Kies eerst iemand',
  );
  const hours = await here.volunteer.post(page, { other: night.card, reason: 'Allebei dol op <b>tuinen' });
  expect(hours.status).toBe(409);
  expect(hours.html).toContain('nooit op hetzelfde moment');
  expect(hours.html).toContain('Allebei dol op &lt;b>tuinen');
  const sent = await here.volunteer.post(page, { other: henk.card, reason: 'Allebei dol op tuinen' });
  expect(sent.to).toContain('done=proposed');
  expect(await openProposals(here)).toEqual([
    { newcomer: selam.card, resident: henk.card, reason: 'Allebei dol op tuinen' },
  ]);
  const twice = await here.volunteer.post(page, { other: henk.card, reason: 'Allebei dol op tuinen' });
  expect(twice.html).toContain('Dit voorstel kan nu niet');
  // Nobody of another organisation proposes these two.
  const elsewhere = await newOrganisation();
  await elsewhere.volunteer.get(DESK);
  const forged = await elsewhere.volunteer.post(page, { other: henk.card, reason: 'Zomaar' });
  expect(forged.to).toBe(`${DESK}?gone`);
});

test('whoever said no is not to be found out by proposing the two again', async () => {
  const here = await newOrganisation();
  const selam = await joins(app, here, { name: 'Selam', side: 'newcomer' });
  const henk = await joins(app, here, { name: 'Henk', side: 'resident' });
  await database.query(
    `insert into befriending_apart (by_person, about_person, kind, at) values ($1, $2, 'declined', now())`,
    [henk.person, selam.person],
  );
  const page = `${DESK}/cards/${selam.card}/propose`;
  await here.volunteer.get(page);
  const refused = await here.volunteer.post(page, { other: henk.card, reason: 'Nog eens' });
  expect(refused.html).toContain('Dit voorstel kan nu niet. Waarom, blijft tussen de mensen zelf.');
  expect(pairsIn((await here.volunteer.get(NEXT)).html)).toEqual([]);
  expect((await here.volunteer.get(`${DESK}/cards/${henk.card}`)).html).not.toMatch(/nee gezegd|zei nee/);
});

test('of two organisations that share people neither reads the names of the other', async () => {
  const [here, there] = [await newOrganisation(), await newOrganisation()];
  const selam = await joins(app, here, { name: 'Selam', side: 'newcomer' });
  const henk = await joins(app, there, { name: 'Henk', side: 'resident' });
  await database.query(
    `insert into befriending_pool_neighbour (asking_id, asked_id, asked_at, agreed_at) values ($1, $2, now(), now())`,
    [here.listing, there.listing],
  );
  const seen = await here.volunteer.get(NEXT);
  expect(pairsIn(seen.html)).toEqual([`${selam.card}:${henk.card}`]);
  expect(seen.html).toContain('Selam');
  expect(seen.html).toContain('iemand van een andere organisatie');
  expect(seen.html).not.toContain('Henk');
  await here.volunteer.post(NEXT, { once: onceIn(seen.html), pair: pairsIn(seen.html) });
  expect(await openProposals(here)).toHaveLength(1);
  // Neither finds the other's card by its id.
  expect((await here.volunteer.get(`${DESK}/cards/${henk.card}`)).to).toBe(`${DESK}?gone`);
  expect((await there.volunteer.get(`${DESK}/cards/${selam.card}`)).to).toBe(`${DESK}?gone`);
});

test('the owner alone says whether there is a round every night', async () => {
  const here = await newOrganisation();
  const helper = browser();
  await openAsMember(app, helper, here.listing, 'member');
  expect((await helper.get(ROUNDS)).html).not.toContain('name="nightly"');
  expect((await helper.post(`${ROUNDS}/nightly`, { nightly: 'yes' })).status).toBe(403);
  await here.volunteer.get(ROUNDS);
  await here.volunteer.post(`${ROUNDS}/nightly`, { nightly: 'yes' });
  const pool = await inTransaction(app.db, {}, (tx) => findPool(tx, { listing: here.listing }));
  expect(pool?.nightly).toBe(true);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
