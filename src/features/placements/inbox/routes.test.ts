import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { withdrawConsent } from '#features/consents';
import { createTestApp } from '../../../../test/support/app.ts';
import { asks, choirWith, INBOX, SETTINGS, versionIn } from '../../../../test/support/inbox.ts';
import { openAsMember } from '../../../../test/support/members.ts';
import type { AskedInitiative } from '../../../../test/support/placements.ts';
import type { createBrowser } from '../../../../test/support/visitor.ts';
import { requestSteps } from '../model/step-queries.ts';

const { app, browser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const START = '2026-11-30T10:00:00Z';
at(START);

type Browser = ReturnType<typeof createBrowser>;
const newChoir = (settings: { places?: number | null; automatic?: boolean } = {}) =>
  choirWith(app, database, browser(), settings);

/** Answers on the page of the request, as somebody does who looks at it now. */
async function answer(volunteer: Browser, request: string, fields: Record<string, string>) {
  const { html } = await volunteer.get(`${INBOX}/${request}`);
  return volunteer.post(`${INBOX}/${request}`, { version: versionIn(html), ...fields });
}

const stepsOf = (choir: AskedInitiative, request: string) =>
  inTransaction(app.db, { link: choir.link }, (tx) => requestSteps(tx, app, request));

test('each request has a page with everything that was asked and a way to reach that one taps', async () => {
  const choir = await newChoir({ places: 5 });
  const { request } = await asks(app, choir, {
    firstName: '<b>Sam</b>',
    reach: 'call',
    reachDetail: '06-1234 5678',
    party: 3,
    spoken: ['ar', 'fr'],
  });
  const list = await choir.volunteer.get(INBOX);
  expect(list.html).toContain('1 aanvraag wacht op je antwoord.');
  expect(list.html).toContain(`href="${INBOX}/${request}"`);
  const { html } = await choir.volunteer.get(`${INBOX}/${request}`);
  for (const page of [list.html, html]) {
    expect(page).toContain('&lt;b>Sam&lt;/b>');
    expect(page).not.toContain('<b>Sam');
    expect(page).toContain('href="tel:0612345678"');
    expect(page).toContain('3 personen');
    expect(page).toContain('antwoord uiterlijk');
  }
  expect(html).toContain('Vroeg om een plek');
  expect(html).toContain('leest deze site in het');
  const mail = await asks(app, choir, { reach: 'email', reachDetail: 'sam@example.org' });
  expect((await choir.volunteer.get(`${INBOX}/${mail.request}`)).html).toContain(
    'href="mailto:sam@example.org"',
  );
  const text = await asks(app, choir, { reach: 'message', reachDetail: '0612345678' });
  expect((await choir.volunteer.get(`${INBOX}/${text.request}`)).html).toContain('href="sms:0612345678"');
});

test('an answer takes a ready sentence and words along, sealed, and the page tells who gave it', async () => {
  const choir = await newChoir({ places: 5 });
  const { request } = await asks(app, choir);
  const helper = browser();
  await openAsMember(app, helper, choir.listing, 'member');
  const sent = await answer(helper, request, {
    kind: 'offer',
    phrase: 'bring-someone',
    words: 'Neem <i>koek</i> mee',
  });
  expect(sent.to).toBe(`${INBOX}/${request}?done`);
  const { html } = await helper.follow();
  expect(html).toContain('Gedaan.');
  expect(html).toContain('Je mag iemand meenemen.');
  expect(html).toContain('Neem &lt;i>koek&lt;/i> mee');
  expect(html).toContain('Fatma');
  expect((await stepsOf(choir, request)).at(-1)).toMatchObject({
    kind: 'offer',
    details: { phrase: 'bring-someone' },
    words: 'Neem <i>koek</i> mee',
  });
  const { rows } = await database.query<{ words_sealed: string }>(
    'select words_sealed from placement_step where request_id = $1 and words_sealed is not null',
    [request],
  );
  expect(rows[0]?.words_sealed).not.toContain('koek');
  // What the owner did with the link alone carries no name.
  await answer(choir.volunteer, request, { kind: 'confirm', phrase: 'see-you' });
  const owned = await choir.volunteer.get(`${INBOX}/${request}`);
  expect(owned.html).toContain('iemand van jullie');
  expect(owned.html).toContain('Fatma');
  // A sentence that does not belong to an answer is left out.
  await answer(choir.volunteer, request, { kind: 'start', phrase: 'ask-later' });
  expect((await stepsOf(choir, request)).at(-1)).toMatchObject({ kind: 'start', details: {} });
});

test('no needs a reason from the list; what was typed is still there, and a no can be taken back', async () => {
  const choir = await newChoir({ places: 5 });
  const { request } = await asks(app, choir);
  const without = await answer(choir.volunteer, request, {
    kind: 'decline',
    phrase: 'elsewhere',
    words: 'Jammer!',
  });
  expect(without.status).toBe(422);
  expect(without.html).toContain('Kies eerst een reden');
  expect(without.html).toContain('Jammer!');
  expect(without.html).toMatch(/value="elsewhere" checked/);
  const invented = await answer(choir.volunteer, request, { kind: 'decline', reason: 'looks' });
  expect(invented.status).toBe(422);
  const long = await answer(choir.volunteer, request, { kind: 'talk', words: 'x'.repeat(501) });
  expect(long.status).toBe(422);
  expect(long.html).toContain('hoogstens 500');
  await answer(choir.volunteer, request, { kind: 'decline', reason: 'level' });
  const declined = await choir.volunteer.follow();
  expect(declined.html).toContain('Het niveau past niet.');
  await answer(choir.volunteer, request, { kind: 'reopen' });
  expect((await choir.volunteer.follow()).html).toContain('Weer geopend');
  expect((await choir.volunteer.get(INBOX)).html).toContain('Samira');
});

test('every step can be taken with one tap, to the end', async () => {
  const choir = await newChoir();
  const { request } = await asks(app, choir);
  for (const kind of ['talk', 'queue', 'offer', 'confirm', 'start'])
    expect((await answer(choir.volunteer, request, { kind })).to).toBe(`${INBOX}/${request}?done`);
  expect((await choir.volunteer.get(`${INBOX}?show=people`)).html).toContain('Samira');
  await answer(choir.volunteer, request, { kind: 'end', phrase: 'thank-you' });
  expect((await choir.volunteer.get(`${INBOX}?show=over`)).html).toContain('Samira');
  const other = await asks(app, choir, { firstName: 'Yonas' });
  await answer(choir.volunteer, other.request, { kind: 'confirm' });
  expect((await answer(choir.volunteer, other.request, { kind: 'stop' })).status).toBe(422);
  await answer(choir.volunteer, other.request, { kind: 'stop', reason: 'not-come' });
  expect((await choir.volunteer.follow()).html).toContain('Er kwam niemand.');
});

test('A4: two volunteers at once: the second reads what the first did, and keeps what was typed', async () => {
  const choir = await newChoir({ places: 5 });
  const { request } = await asks(app, choir);
  const helper = browser();
  await openAsMember(app, helper, choir.listing, 'member');
  const version = versionIn((await choir.volunteer.get(`${INBOX}/${request}`)).html);
  await answer(helper, request, { kind: 'offer' });
  await choir.volunteer.get(`${INBOX}`);
  const late = await choir.volunteer.post(`${INBOX}/${request}`, {
    version,
    kind: 'talk',
    words: 'Bel je me?',
  });
  expect(late.status).toBe(409);
  expect(late.html).toContain('Intussen gebeurde dit');
  expect(late.html).toContain('Plek aangeboden');
  expect(late.html).toContain('Fatma');
  expect((await stepsOf(choir, request)).map(({ kind }) => kind)).toEqual(['ask', 'offer']);
});

test('a full group says what can be done, and a party that is too large is told from a full group', async () => {
  const choir = await newChoir({ places: 3 });
  const [one, family, crowd] = [
    await asks(app, choir, { firstName: 'Amal', party: 2 }),
    await asks(app, choir, { firstName: 'Bilal', party: 2 }),
    await asks(app, choir, { firstName: 'Celine', party: 5 }),
  ];
  await answer(choir.volunteer, one.request, { kind: 'confirm' });
  const large = await answer(choir.volunteer, family.request, { kind: 'offer' });
  expect(large.status).toBe(409);
  expect(large.html).toContain('komt met 2 mensen. Er is nog 1 plek vrij.');
  expect(large.html).toContain('op de wachtlijst');
  expect(large.html).toContain(`href="${SETTINGS}"`);
  const never = await answer(choir.volunteer, crowd.request, { kind: 'confirm' });
  expect(never.html).toContain('Dat past nooit');
  await answer(choir.volunteer, (await asks(app, choir)).request, { kind: 'confirm' });
  const helper = browser();
  await openAsMember(app, helper, choir.listing, 'member');
  const full = await answer(helper, family.request, { kind: 'offer' });
  expect(full.html).toContain('Alle 3 plekken zijn bezet');
  // Who only helps there changes no places.
  expect(full.html).not.toContain(`href="${SETTINGS}"`);
});

test('A7: consent withdrawn: the open page’s next action fails kindly, and nothing is readable any more', async () => {
  const choir = await newChoir({ places: 5 });
  const { request, person, consent } = await asks(app, choir, { firstName: 'Zeynep' });
  const version = versionIn((await choir.volunteer.get(`${INBOX}/${request}`)).html);
  await inTransaction(app.db, { person }, (tx) => withdrawConsent(tx, consent, app.now()));
  const late = await choir.volunteer.post(`${INBOX}/${request}`, { version, kind: 'offer', words: 'Kom!' });
  expect(late.to).toBe(`${INBOX}?gone`);
  const told = await choir.volunteer.follow();
  expect(told.html).toContain('nam de toestemming terug');
  expect((await choir.volunteer.get(`${INBOX}/${request}`)).to).toBe(`${INBOX}?gone`);
  for (const path of [INBOX, `${INBOX}?q=Zeynep`, `${INBOX}?show=over`, `${INBOX}?done=${request}`])
    expect((await choir.volunteer.get(path)).html).not.toMatch(/<bdi>Zeynep|⁨Zeynep⁩ ziet/);
});

test('another initiative sees nothing of a request, by whatever address', async () => {
  const [choir, garden] = [await newChoir({ places: 5 }), await newChoir({ places: 5 })];
  const { request } = await asks(app, choir, { firstName: 'Nasrin' });
  expect((await garden.volunteer.get(`${INBOX}/${request}`)).to).toBe(`${INBOX}?gone`);
  for (const path of [INBOX, `${INBOX}?q=nas`, `${INBOX}?done=${request}`])
    expect((await garden.volunteer.get(path)).html).not.toContain('<bdi>Nasrin');
  const forged = await garden.volunteer.post(`${INBOX}/${request}`, { version: '1', kind: 'confirm' });
  expect(forged.to).toBe(`${INBOX}?gone`);
  expect(await stepsOf(choir, request)).toHaveLength(1);
});

test('who waits longest stands first, late is said, names are found, and there are pages', async () => {
  const choir = await newChoir();
  at('2026-11-20T10:00:00Z');
  await asks(app, choir, { firstName: 'Élodie' });
  at(START);
  for (let number = 1; number <= 26; number++) await asks(app, choir, { firstName: `Asker ${number}` });
  const first = await choir.volunteer.get(INBOX);
  expect(first.html).toContain('27 aanvragen wachten');
  expect(first.html).toContain('1 is te laat');
  expect(first.html.indexOf('Élodie')).toBeLessThan(first.html.indexOf('<bdi>Asker '));
  expect(first.html).toContain('Bladzijde 1 van 2');
  expect([...first.html.matchAll(/<article/g)]).toHaveLength(25);
  const second = await choir.volunteer.get(`${INBOX}?show=open&page=2`);
  expect([...second.html.matchAll(/<article/g)]).toHaveLength(2);
  const found = await choir.volunteer.get(`${INBOX}?q=elo`);
  expect(found.html).toContain('1 aanvraag gevonden');
  expect(found.html).toContain('<bdi>Élodie');
  expect((await choir.volunteer.get(`${INBOX}?q=<script>`)).html).not.toContain('<script>"');
});

test('one tap in the list answers, and leads to the request for who tapped wrong', async () => {
  const choir = await newChoir({ places: 5 });
  const { request } = await asks(app, choir);
  const { html } = await choir.volunteer.get(INBOX);
  const sent = await choir.volunteer.post(`${INBOX}/${request}`, {
    version: versionIn(html),
    from: 'list',
    kind: 'offer',
  });
  expect(sent.to).toBe(`${INBOX}?done=${request}`);
  const after = await choir.volunteer.follow();
  expect(after.html).toContain('ziet je antwoord meteen');
  expect(after.html).toContain(`href="${INBOX}/${request}"`);
});

test('the owner’s page says how many wait, for who has the link and for an owner with an account', async () => {
  const choir = await newChoir({ places: 5 });
  await asks(app, choir);
  await asks(app, choir);
  const colleague = browser();
  await openAsMember(app, colleague, choir.listing, 'owner');
  for (const device of [choir.volunteer, colleague])
    expect((await device.get('/nl/register/own')).html).toContain('2 wachten op antwoord');
  const helper = browser();
  await openAsMember(app, helper, choir.listing, 'member');
  expect((await helper.get(INBOX)).html).toContain('2 aanvragen wachten');
  expect((await helper.get(SETTINGS)).status).toBe(403);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
