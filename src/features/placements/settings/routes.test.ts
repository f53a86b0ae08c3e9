import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { asks, choirWith, INBOX, SETTINGS } from '../../../../test/support/inbox.ts';
import { openAsMember } from '../../../../test/support/members.ts';
import { begin } from '../../../../test/support/people.ts';

const { app, browser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
at('2026-11-30T10:00:00Z');

const newChoir = (settings: { places?: number | null; automatic?: boolean } = {}) =>
  choirWith(app, database, browser(), settings);
const FILLED = { open: 'yes', automatic: 'no', places: '5', answerDays: '3', leaveUntil: '' };

test('settings are kept; fewer places than people have is refused with what was typed; closed takes no requests', async () => {
  const choir = await newChoir({ places: 2 });
  const { request } = await asks(app, choir, { party: 2 });
  await choir.volunteer.get(INBOX);
  await choir.volunteer.post(`${INBOX}/${request}`, { kind: 'confirm', version: '1' });
  const fewer = await choir.volunteer.post(SETTINGS, { ...FILLED, places: '1', answerDays: '5' });
  expect(fewer.status).toBe(422);
  expect(fewer.html).toContain('Er hebben al 2 mensen een plek');
  expect(fewer.html).toMatch(/name="places"[^>]*value="1"/);
  expect((await choir.volunteer.post(SETTINGS, { ...FILLED, places: '8', answerDays: '5' })).to).toContain(
    'saved',
  );
  const saved = await choir.volunteer.follow();
  expect(saved.html).toContain('Bewaard.');
  expect(saved.html).toMatch(/name="places"[^>]*value="8"/);
  expect(saved.html).toMatch(/name="answerDays"[^>]*value="5"/);
  await choir.volunteer.post(SETTINGS, { ...FILLED, open: '' });
  const other = await begin(browser());
  expect((await other.get(`/nl/initiatives/${choir.initiative}/ask`)).to).toContain('/come');
});

test('what is no number, no day or over is said at its question, and the rest is still there', async () => {
  const choir = await newChoir({ places: 2 });
  await choir.volunteer.get(SETTINGS);
  const wrong = await choir.volunteer.post(SETTINGS, {
    ...FILLED,
    places: 'veel',
    answerDays: '90',
    leaveUntil: '2026-02-30',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('Schrijf een heel getal');
  expect(wrong.html).toContain('van 1 tot 15');
  expect(wrong.html).toContain('Kies een dag');
  expect(wrong.html).toContain('value="veel"');
  const over = await choir.volunteer.post(SETTINGS, { ...FILLED, leaveUntil: '2026-11-29' });
  expect(over.html).toContain('Die dag is al voorbij');
});

test('on leave: who already waits is told the new day, once, and who has a place hears nothing', async () => {
  const choir = await newChoir();
  const [samira, yonas] = [await asks(app, choir), await asks(app, choir, { firstName: 'Yonas' })];
  await choir.volunteer.get(INBOX);
  await choir.volunteer.post(`${INBOX}/${yonas.request}`, { kind: 'confirm', version: '1' });
  await choir.volunteer.post(SETTINGS, { ...FILLED, places: '', leaveUntil: '2026-12-11' });
  expect((await choir.volunteer.follow()).html).toContain('1 aanvraag die wacht, heeft nu een latere dag');
  const promised = async (request: string) =>
    (
      await database.query<{ day: string; steps: number }>(
        'select promised_on::text as day, steps from placement_request where id = $1',
        [request],
      )
    ).rows[0];
  // Three working days after Friday the eleventh.
  expect(await promised(samira.request)).toEqual({ day: '2026-12-16', steps: 2 });
  expect((await promised(yonas.request))?.steps).toBe(2);
  expect((await choir.volunteer.get(`${INBOX}/${samira.request}`)).html).toContain('Antwoord komt later');
  await choir.volunteer.post(SETTINGS, { ...FILLED, places: '', leaveUntil: '2026-12-11' });
  expect((await promised(samira.request))?.steps).toBe(2);
});

test('places that are added go to who waits for one', async () => {
  const choir = await newChoir({ places: 0 });
  const { request } = await asks(app, choir);
  await choir.volunteer.get(INBOX);
  await choir.volunteer.post(`${INBOX}/${request}`, { kind: 'talk', version: '1' });
  await database.query('update placement_settings set places = 1 where listing_id = $1', [choir.listing]);
  const first = await asks(app, choir, { firstName: 'Amal' });
  await choir.volunteer.post(`${INBOX}/${first.request}`, { kind: 'confirm', version: '1' });
  await choir.volunteer.post(`${INBOX}/${request}`, { kind: 'queue', version: '2' });
  await choir.volunteer.post(SETTINGS, { ...FILLED, places: '3' });
  expect((await choir.volunteer.follow()).html).toContain('kreeg een plek aangeboden');
  expect((await choir.volunteer.get(`${INBOX}/${request}`)).html).toContain('Plek aangeboden');
});

test('only the owner changes how the initiative answers', async () => {
  const choir = await newChoir({ places: 5 });
  const helper = browser();
  await openAsMember(app, helper, choir.listing, 'member');
  await helper.get(INBOX);
  expect((await helper.post(SETTINGS, { ...FILLED, places: '99' })).status).toBe(403);
  const { rows } = await database.query('select places from placement_settings where listing_id = $1', [
    choir.listing,
  ]);
  expect(rows).toEqual([{ places: 5 }]);
  const partner = browser();
  await openAsMember(app, partner, choir.listing, 'owner');
  await partner.get(SETTINGS);
  expect((await partner.post(SETTINGS, { ...FILLED, places: '9' })).to).toContain('saved');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
