import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../../test/support/app.ts';
import {
  BEFRIENDING_DESK as DESK,
  joins,
  type Organisation,
  organisationWith,
  SOMEBODY,
} from '../../../../../test/support/befriending-desk.ts';
import { openAsMember } from '../../../../../test/support/members.ts';
import { begin } from '../../../../../test/support/people.ts';
import { findPool, membersOf } from '../../model/queries.ts';
import type { Pool } from '../../model/rules.ts';

const { app, browser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
at('2026-11-30T10:00:00Z');

const REACH = `${DESK}/reach`;
const WIDER = '/nl/befriending/own/wider';
const newOrganisation = (settings: Partial<Pool> = {}): Promise<Organisation> =>
  organisationWith(app, database, browser(), settings);
/** Some fifteen kilometres north of the others. */
const FARTHER = { ...SOMEBODY.place, name: 'Nijkerk', lat: SOMEBODY.place.lat + 0.135 };

test('where nobody is near, the people whom it helps are asked once, and decide themselves', async () => {
  const here = await newOrganisation();
  const selams = await begin(browser());
  const { rows } = await database.query<{ id: string }>(
    'select id from person order by made_at desc limit 1',
  );
  const selam = await joins(app, here, {
    name: 'Selam',
    side: 'newcomer',
    email: 'selam@example.org',
    ...(rows[0] && { person: rows[0].id }),
  });
  const henk = await joins(app, here, {
    name: 'Henk <b>71</b>',
    side: 'resident',
    answers: { place: FARTHER },
  });
  await joins(app, here, { name: 'Ver', side: 'resident', answers: { place: { ...FARTHER, lat: 53.2 } } });
  const { html } = await here.volunteer.get(REACH);
  expect(html).toContain('Voor 3 van de 3 kaarten');
  expect(html).toContain('Henk &lt;b>71&lt;/b>');
  expect(html).not.toContain('>Ver<');
  expect((await here.volunteer.post(`${REACH}/ask`, {})).to).toContain('nothing-chosen');
  const asked = await here.volunteer.post(`${REACH}/ask`, { chosen: [selam.card, henk.card] });
  expect(asked.to).toContain('asked=2');
  expect((await here.volunteer.follow()).html).toContain('Gevraagd aan 2 mensen');
  // A second tap asks nobody again.
  expect((await here.volunteer.post(`${REACH}/ask`, { chosen: [selam.card, henk.card] })).to).toContain(
    'asked=0',
  );
  const { rows: letters } = await database.query('select body from mail_outbox where recipient = $1', [
    'selam@example.org',
  ]);
  expect(letters).toHaveLength(1);
  expect((await selams.get('/nl/befriending/own')).html).toContain(`href="${WIDER}"`);
  expect((await selams.get(WIDER)).html).toContain('Je koos');
  const yes = await selams.post(WIDER, { member: selam.member, answer: 'yes' });
  expect(yes.to).toContain('saved');
  expect((await selams.follow()).html).toContain('Je zei ja.');
  // Nobody answers for somebody else.
  await selams.post(WIDER, { member: henk.member, answer: 'yes' });
  const answersOf = (link: Buffer) =>
    inTransaction(app.db, { link }, async (tx) =>
      (await membersOf(tx, app, [selam.card, henk.card])).map(({ name, answers }) => [name, answers.widerKm]),
    );
  expect(new Map((await answersOf(here.link)) as [string, boolean][])).toEqual(
    new Map([
      ['Selam', true],
      ['Henk <b>71</b>', false],
    ]),
  );
  const after = await here.volunteer.get(REACH);
  expect(after.html).toContain('Wil van verder weg');
  expect(after.html).toContain('Gevraagd op');
});

test('two organisations share people from the moment that both said so, and either ends it', async () => {
  const [here, there] = [await newOrganisation(), await newOrganisation()];
  const stranger = await newOrganisation();
  await here.volunteer.get(REACH);
  await here.volunteer.post(`${REACH}/neighbours`, { pool: there.listing, step: 'ask' });
  await here.volunteer.post(`${REACH}/neighbours`, { pool: there.listing, step: 'ask' });
  expect((await here.volunteer.get(REACH)).html).toContain('nog geen antwoord');
  // Whoever asked does not agree for the other, and a third one is not in it.
  await here.volunteer.post(`${REACH}/neighbours`, { pool: there.listing, step: 'agree' });
  await stranger.volunteer.get(REACH);
  await stranger.volunteer.post(`${REACH}/neighbours`, { pool: there.listing, step: 'agree' });
  await stranger.volunteer.post(`${REACH}/neighbours`, { pool: here.listing, step: 'end' });
  const between = async () =>
    (
      await database.query(
        'select agreed_at is not null as agreed from befriending_pool_neighbour where asking_id = $1',
        [here.listing],
      )
    ).rows;
  expect(await between()).toEqual([{ agreed: false }]);
  expect((await there.volunteer.get(REACH)).html).toContain('Vroeg jullie op');
  await there.volunteer.post(`${REACH}/neighbours`, { pool: here.listing, step: 'agree' });
  expect(await between()).toEqual([{ agreed: true }]);
  expect((await here.volunteer.get(REACH)).html).toContain('Samen sinds');
  await here.volunteer.post(`${REACH}/neighbours`, { pool: there.listing, step: 'end' });
  expect(await between()).toEqual([]);
});

test('the owner alone chooses as many proposals as possible', async () => {
  const here = await newOrganisation();
  const helper = browser();
  await openAsMember(app, helper, here.listing, 'member');
  expect((await helper.get(REACH)).html).not.toContain('name="maximum"');
  expect((await helper.post(`${REACH}/maximum`, { maximum: 'yes' })).status).toBe(403);
  const maximum = () =>
    inTransaction(app.db, {}, async (tx) => (await findPool(tx, { listing: here.listing }))?.maximum);
  expect(await maximum()).toBe(false);
  await here.volunteer.get(REACH);
  await here.volunteer.post(`${REACH}/maximum`, { maximum: 'yes' });
  expect(await maximum()).toBe(true);
  expect((await here.volunteer.follow()).html).toContain('zo veel mogelijk voorstellen');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
