import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { choirWith } from '../../../../test/support/inbox.ts';
import { openAsMember } from '../../../../test/support/members.ts';

const { app, browser, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const SETTINGS = '/nl/register/own/befriending/settings';
const FILLED = {
  open: 'yes',
  checkKind: 'certificate',
  checkMonths: '24',
  tryOutWeeks: '8',
  nightly: 'yes',
};
const poolOf = async (listing: string) =>
  (await database.query('select * from befriending_pool where listing_id = $1', [listing])).rows;

test('the owner of an initiative begins to bring people together, and everybody can read it', async () => {
  const choir = await choirWith(app, database, browser());
  const empty = await choir.volunteer.get(SETTINGS);
  expect(empty.html).toContain('Begin ermee');
  expect((await browser().get(`/nl/initiatives/${choir.initiative}`)).html).not.toContain('befriending/join');
  expect((await choir.volunteer.post(SETTINGS, FILLED)).to).toBe(`${SETTINGS}?saved`);
  expect((await choir.volunteer.follow()).html).toContain('Bewaard.');
  expect(await poolOf(choir.listing)).toMatchObject([
    {
      open: true,
      check_kind: 'certificate',
      check_months: 24,
      minors: false,
      try_out_weeks: 8,
      maximum: false,
    },
  ]);
  expect((await browser().get(`/nl/initiatives/${choir.initiative}`)).html).toContain(
    `/nl/befriending/join/${choir.listing}`,
  );
  const about = await browser().get('/nl/befriending');
  expect(about.html).toContain(`/nl/befriending/join/${choir.listing}`);
  expect(about.html).toContain('Vraagt iedereen een VOG');
  await choir.volunteer.post(SETTINGS, { ...FILLED, open: '' });
  expect((await browser().get('/nl/befriending')).html).toContain('Neemt nu niemand aan');
  expect((await browser().get(`/nl/initiatives/${choir.initiative}`)).html).not.toContain('befriending/join');
});

test('what can not be kept is said at its question with everything that was typed', async () => {
  const choir = await choirWith(app, database, browser());
  await choir.volunteer.get(SETTINGS);
  const refused = await choir.volunteer.post(SETTINGS, { ...FILLED, tryOutWeeks: '99', checkMonths: 'veel' });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('van 2 tot 12');
  expect(refused.html).toContain('van 6 tot 60');
  expect(refused.html).toMatch(/name="checkMonths"[^>]*value="veel"/);
  expect(await poolOf(choir.listing)).toEqual([]);
});

test('young people only where the page of the initiative says how they are protected', async () => {
  const choir = await choirWith(app, database, browser());
  await choir.volunteer.get(SETTINGS);
  const unsafe = await choir.volunteer.post(SETTINGS, { ...FILLED, minors: 'yes' });
  expect(unsafe.status).toBe(422);
  expect(unsafe.html).toContain('hoe jullie hen beschermen');
  await database.query(`update initiative set safeguards = '{certificate,twoAdults}' where id = $1`, [
    choir.initiative,
  ]);
  await choir.volunteer.post(SETTINGS, { ...FILLED, minors: 'yes' });
  expect(await poolOf(choir.listing)).toMatchObject([{ minors: true }]);
});

test('who only helps there does not change how it goes', async () => {
  const choir = await choirWith(app, database, browser());
  const helper = browser();
  await openAsMember(app, helper, choir.listing, 'member');
  expect((await helper.get(SETTINGS)).status).not.toBe(200);
  expect(faults).toEqual([]);
});
