import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { privateLinkToken } from '#core/private-links.ts';
import { createTestApp } from '../../../test/support/app.ts';
import { openOwnerLink } from '../../../test/support/owners.ts';
import { begin, tell } from '../../../test/support/people.ts';
import { initiativeWith } from '../../../test/support/placements.ts';
import { scheduledTasks } from './background.ts';

const { app, browser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const START = '2026-11-30T10:00:00Z';
at(START);

type Browser = ReturnType<typeof browser>;

async function choirWith(places: number) {
  const choir = await initiativeWith(app, database, { places });
  const volunteer = browser();
  await openOwnerLink(volunteer, `/nl/register/${privateLinkToken(app, 'listing', choir.listing)}`);
  return { ...choir, volunteer };
}

const hidden = (html: string, name: string): string =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

/** What a check page says that it shows, which goes along when it is sent. */
const shownIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/name="(shown-\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&amp;', '&'),
    ]),
  );

/** Fills in the form, looks at what the initiative will see, and sends it. */
async function ask(phone: Browser, initiative: string, fields: Record<string, string> = {}) {
  const form = await phone.get(`/nl/initiatives/${initiative}/ask`);
  const asked = {
    firstName: 'Samira',
    reach: 'here',
    party: '1',
    ...fields,
    once: hidden(form.html, 'once'),
  };
  const check = await phone.post(`/nl/initiatives/${initiative}/ask/check`, asked);
  const sent = { ...asked, ...shownIn(check.html), once: hidden(check.html, 'once') };
  return { form, check, sent: await phone.post(`/nl/initiatives/${initiative}/ask`, sent), again: sent };
}

/** Taps the button of a kind in the first form of a page that has it. */
async function tap(person: Browser, page: string, kind: string) {
  const { html } = await person.get(page);
  const form = [
    ...html.matchAll(/<form method="post" action="([^"]*requests\/[^"]*)"[\s\S]*?<\/form>/g),
  ].find(([text]) => text.includes(`value="${kind}"`));
  if (!form) throw new Error(`no button ${kind} on ${page}`);
  return person.post(form[1] ?? '', { kind, version: hidden(form[0], 'version') });
}

const INBOX = '/nl/register/own/requests';

test('Samira without telephone asks, is offered a place, says yes, and both see the same', async () => {
  const choir = await choirWith(3);
  const phone = await begin(browser());
  await tell(phone, 'name', { name: 'Samira' });
  await tell(phone, 'languages', { languages: ['ar'] });
  const { form, check, sent } = await ask(phone, choir.initiative);
  expect(form.html).toContain('value="Samira"');
  expect(form.html).toContain('donderdag 3 december');
  expect(check.html).toContain('Dit ziet het initiatief');
  // The languages of the story go along, so she sees that too.
  expect(check.html).toContain('Arabisch');
  expect(sent.to).toBe('/nl/requests?sent');
  expect((await phone.get('/nl/requests')).html).toContain('Gevraagd op');
  const inbox = await choir.volunteer.get(INBOX);
  expect(inbox.html).toContain('Samira');
  expect(inbox.html).toContain('Arabisch');
  expect(inbox.html).toContain('Kijkt hier, met de kaart');
  expect((await tap(choir.volunteer, INBOX, 'offer')).to).toMatch(/\?done$/);
  expect((await phone.get('/nl/requests')).html).toContain('Er is een plek voor je');
  await tap(phone, '/nl/requests', 'accept');
  expect((await phone.get('/nl/requests')).html).toContain('Je hebt een plek');
  expect((await choir.volunteer.get(`${INBOX}?show=people`)).html).toContain('Heeft een plek');
  const log = await phone.get('/nl/story/log');
  expect(log.html).toContain('om je vraag om een plek te beantwoorden');
  // Whoever looked stands there by name, never as a number of ours.
  expect(log.html).toContain('<b>Het koor</b>');
  expect(log.html).not.toContain('consent:');
});

test('A5: the same form sent ten times is one request, and a second form for the same place too', async () => {
  const choir = await choirWith(3);
  const phone = await begin(browser());
  const { again } = await ask(phone, choir.initiative);
  for (let tries = 0; tries < 9; tries++)
    expect((await phone.post(`/nl/initiatives/${choir.initiative}/ask`, again)).to).toBe('/nl/requests?sent');
  await ask(phone, choir.initiative);
  const { rows } = await database.query(
    'select count(*)::int as n from placement_request where listing_id = $1',
    [choir.listing],
  );
  expect(rows).toEqual([{ n: 1 }]);
});

test('what is missing is asked for, and what was typed is still there', async () => {
  const choir = await choirWith(3);
  const phone = await begin(browser());
  const { check } = await ask(phone, choir.initiative, {
    firstName: 'Yonas',
    reach: 'call',
    phone: '',
  });
  expect(check.status).toBe(422);
  expect(check.html).toContain('Schrijf je telefoonnummer, of kies een andere manier.');
  expect(check.html).toContain('value="Yonas"');
});

test('where one is alone with somebody a boy of seventeen cannot ask, and who did not tell their age is asked first', async () => {
  const choir = await choirWith(3);
  await database.query("update initiative set contact_forms = '{oneToOne}' where id = $1", [
    choir.initiative,
  ]);
  const boy = await begin(browser());
  await tell(boy, 'age', { age: '16-17' });
  const refused = (await ask(boy, choir.initiative)).sent;
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('Je bent nog geen achttien');
  const silent = await begin(browser());
  const asked = { firstName: 'Adam', reach: 'call', phone: '06 12345678', party: '2', minors: '1' };
  const unknown = (await ask(silent, choir.initiative, asked)).sent;
  expect(unknown.status).toBe(422);
  expect(unknown.html).toContain('Vertel eerst hoe oud je bent');
  // One tap on an age, and the form is back with everything in it.
  const again = await silent.post(`/nl/initiatives/${choir.initiative}/ask/age`, {
    ...asked,
    once: hidden(unknown.html, 'once'),
    age: '27-64',
  });
  expect(again.html).toContain('value="Adam"');
  expect(again.html).toContain('value="06 12345678"');
  expect(again.html).toMatch(/name="party" value="2" checked/);
  expect((await ask(silent, choir.initiative, asked)).sent.to).toBe('/nl/requests?sent');
});

test('a full group puts people on the waiting list; who stops makes room, and an offer that runs out goes on', async () => {
  const choir = await choirWith(1);
  const phones = [await begin(browser()), await begin(browser()), await begin(browser())] as const;
  for (const [minute, phone] of phones.entries()) {
    at(`2026-11-30T10:0${minute}:00Z`);
    await ask(phone, choir.initiative);
  }
  await tap(choir.volunteer, INBOX, 'confirm');
  const full = await tap(choir.volunteer, INBOX, 'offer');
  expect(full.status).toBe(409);
  expect(full.html).toContain('De ene plek is bezet');
  await tap(choir.volunteer, INBOX, 'queue');
  at('2026-11-30T10:05:00Z');
  await tap(choir.volunteer, INBOX, 'queue');
  expect((await phones[2].get('/nl/requests')).html).toContain('Je bent nummer 2');
  await tap(phones[0], '/nl/requests', 'withdraw');
  expect((await phones[1].get('/nl/requests')).html).toContain('Er is een plek voor je');
  const people = await choir.volunteer.get(`${INBOX}?show=over`);
  expect(people.html).not.toContain('Samira');
  at('2026-12-04T10:00:00Z');
  for (const { run, erases } of scheduledTasks) if (!erases) await run(app);
  expect((await phones[1].get('/nl/requests')).html).toContain('Het aanbod is voorbij');
  expect((await phones[2].get('/nl/requests')).html).toContain('Er is een plek voor je');
  await tap(phones[1], '/nl/requests', 'rejoin');
  expect((await phones[1].get('/nl/requests')).html).toContain('Je bent nummer 1');
  at(START);
});

test('A4: who answers a page that is old is told that something changed', async () => {
  const choir = await choirWith(2);
  const phone = await begin(browser());
  await ask(phone, choir.initiative);
  const old = await choir.volunteer.get(INBOX);
  await tap(phone, '/nl/requests', 'withdraw');
  const action = old.html.match(/action="([^"]*requests\/[0-9a-f-]{36})"/)?.[1] ?? '';
  const late = await choir.volunteer.post(action, { kind: 'confirm', version: hidden(old.html, 'version') });
  expect(late.to).toBe(`${INBOX}?gone`);
  const told = await choir.volunteer.follow();
  expect(told.html).toContain('Wie vroeg, is gestopt');
  expect(told.html).toContain('Niemand wacht op antwoord');
});

test('another initiative sees nothing, and cannot answer', async () => {
  const [choir, garden] = [await choirWith(2), await choirWith(2)];
  const phone = await begin(browser());
  await ask(phone, choir.initiative);
  const page = await choir.volunteer.get(INBOX);
  const action = page.html.match(/action="([^"]*requests\/[0-9a-f-]{36})"/)?.[1] ?? '';
  expect((await garden.volunteer.get(INBOX)).html).toContain('Niemand wacht op antwoord');
  const forged = await garden.volunteer.post(action, { kind: 'confirm', version: '1' });
  expect(forged.to).toBe(`${INBOX}?gone`);
  expect((await phone.get('/nl/requests')).html).toContain('Gevraagd op');
});

test('a ready sentence is read in the language of whoever reads it, on the screen and on paper; own words as they are', async () => {
  const choir = await choirWith(3);
  const phone = await begin(browser());
  await tell(phone, 'name', { name: 'Samira' });
  await ask(phone, choir.initiative);
  const { html } = await choir.volunteer.get(INBOX);
  const page = html.match(/href="([^"]*requests\/[0-9a-f-]{36})"/)?.[1] ?? '';
  await choir.volunteer.get(page);
  await choir.volunteer.post(page, {
    kind: 'offer',
    version: '1',
    phrase: 'bring-someone',
    words: '<b>Tot dan',
  });
  for (const path of ['requests', 'requests/print'])
    for (const [language, sentence] of [
      ['nl', 'Je mag iemand meenemen.'],
      ['ar', 'يمكنكم أن تحضروا شخصاً معكم.'],
      ['ti', 'ሰብ ሒዝኩም ክትመጹ ትኽእሉ ኢኹም።'],
    ] as const) {
      const shown = await phone.get(`/${language}/${path}`);
      expect(shown.html).toContain(sentence);
      expect(shown.html).toContain('&lt;b>Tot dan');
    }
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
