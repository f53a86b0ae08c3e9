import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { addGuideCode, waitingGuideCode } from '#features/accounts';
import { openAccountSession } from '../../../test/support/accounts.ts';
import { createTestApp } from '../../../test/support/app.ts';
import { filledIn } from '../../../test/support/forms.ts';
import { openOwnerLink } from '../../../test/support/owners.ts';
import { begin, tell } from '../../../test/support/people.ts';
import { initiativeWith } from '../../../test/support/placements.ts';

const { app, browser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const START = '2026-11-30T10:00:00Z';
at(START);

type Browser = ReturnType<typeof browser>;
type Fields = Record<string, string | string[]>;

const PEOPLE = '/nl/register/own/people';
const hidden = (html: string, name: string): string =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

/** Samira has a story with a name, languages, a town and how she travels. */
async function samira(name = 'Samira'): Promise<Browser> {
  const phone = await begin(browser());
  await tell(phone, 'name', { name });
  await tell(phone, 'languages', { languages: ['ar'] });
  await tell(phone, 'place', { place: 'Delft' });
  return phone;
}

async function choir() {
  const made = await initiativeWith(app, database);
  const volunteer = browser();
  await openOwnerLink(volunteer, `/nl/register/${privateLinkToken(app, 'listing', made.listing)}`);
  return { ...made, volunteer };
}

/** Goes from a page with the form through the preview to yes or no. */
async function decide(phone: Browser, page: string, fields: Fields, decision: 'given' | 'refused' = 'given') {
  const form = await phone.get(page);
  return decideFrom(phone, form.html, fields, decision);
}

async function decideFrom(phone: Browser, html: string, fields: Fields, decision: 'given' | 'refused') {
  const check = await phone.post('/nl/sharing/new/check', { ...filledIn(html), ...fields });
  const sent: Fields = { ...filledIn(check.html), decision };
  if (check.status === 200)
    sent.parts = [...check.html.matchAll(/name="parts" value="(\w+)"/g)].map(([, p = '']) => p);
  const done = await phone.post('/nl/sharing/new', sent);
  return { check, done, sent, id: done.to?.split('/').at(-1) ?? '' };
}

const stop = async (phone: Browser, id: string) => {
  await phone.get('/nl/sharing');
  return phone.post(`/nl/sharing/${id}/stop`, {});
};

test('who shares nothing reads what it is for, and that health and BSN are never shown', async () => {
  const phone = await samira();
  const page = await phone.get('/nl/sharing');
  expect(page.status).toBe(200);
  expect(page.html).toContain('Nu leest niemand mee');
  expect(page.html).toContain('Gezondheid, BSN en papieren');
  expect((await phone.get('/nl/story')).html).toContain('href="/nl/sharing"');
});

test('Samira shows her languages to a choir: it sees those, no more, and she sees that it looked and why', async () => {
  const phone = await samira();
  const { initiative, volunteer } = await choir();
  const found = await phone.get('/nl/sharing/new/initiatives?q=koor');
  expect(found.html).toContain(`/nl/sharing/new/initiatives/${initiative}`);
  expect((await phone.get('/nl/sharing/new/initiatives?q=')).html).not.toContain(initiative);
  const { check, id, done } = await decide(phone, `/nl/sharing/new/initiatives/${initiative}`, {
    parts: ['name', 'language'],
    purpose: 'introduction',
    days: '30',
  });
  // Exactly what the choir will see, until when, and the words that are kept.
  expect(check.html).toContain('Arabisch');
  expect(check.html).not.toContain('Delft');
  expect(check.html).toContain('30 december 2026');
  expect(check.html).toContain('AVG, artikel 6');
  expect(done.to).toBe(`/nl/sharing/${id}`);
  expect((await phone.get('/nl/sharing')).html).toContain('Nog niet gekeken');
  const list = await volunteer.get(PEOPLE);
  expect(list.html).toContain('Samira');
  const person = await volunteer.get(`${PEOPLE}/${id}`);
  expect(person.html).toContain('Arabisch');
  expect(person.html).not.toContain('Delft');
  expect(person.html).toContain('30 december 2026');
  expect(person.headers.get('cache-control')).toContain('no-store');
  expect(person.html).toContain('noindex');
  const mine = await phone.get('/nl/sharing');
  expect(mine.html).not.toContain('Nog niet gekeken');
  expect(mine.html).toContain('om je te leren kennen');
  expect((await phone.get('/nl/story/log')).html).toContain('Het koor');
});

test('no is a record: nobody reads anything, and the page of Samira says that she did not want it', async () => {
  const phone = await samira();
  const { initiative, volunteer } = await choir();
  const { done } = await decide(
    phone,
    `/nl/sharing/new/initiatives/${initiative}`,
    { parts: ['language'] },
    'refused',
  );
  expect(done.to).toBe('/nl/sharing?no');
  expect((await phone.follow()).html).toContain('Nee gezegd op');
  expect((await volunteer.get(PEOPLE)).html).toContain('Nog niemand');
});

test('what changed meanwhile is shown again before yes counts, and ten taps are one decision (A4, A5)', async () => {
  const phone = await samira();
  const { initiative } = await choir();
  const form = await phone.get(`/nl/sharing/new/initiatives/${initiative}`);
  const check = await phone.post('/nl/sharing/new/check', { ...filledIn(form.html), parts: ['language'] });
  const sent = { ...filledIn(check.html), parts: ['language'], decision: 'given' };
  await tell(phone, 'languages', { languages: ['ar', 'fr'] });
  const again = await phone.post('/nl/sharing/new', sent);
  expect(again.status).toBe(422);
  expect(again.html).toContain('intussen veranderd');
  expect(again.html).toContain('Frans');
  const yes = { ...filledIn(again.html), parts: ['language'], decision: 'given' };
  const taps = await Promise.all(Array.from({ length: 10 }, () => phone.post('/nl/sharing/new', yes)));
  expect(new Set(taps.map(({ to }) => to)).size).toBe(1);
  const page = await phone.get('/nl/sharing');
  expect(page.html.match(/class="card-title"/g)).toHaveLength(1);
});

test('a link opens after one tap, is written down, lasts as long as was chosen, and can be given back', async () => {
  const phone = await samira();
  const { id } = await decide(phone, '/nl/sharing/new/link', { who: 'Anna', parts: ['language'], days: '7' });
  const receipt = await phone.get(`/nl/sharing/${id}`);
  const path = receipt.html.match(/http:\/\/localhost(\/nl\/shared\/[\w-]{43})/)?.[1] ?? '';
  expect(receipt.html).toContain('<svg');
  // A mail program that follows the link opens nothing and leaves no line.
  const scanner = browser();
  await scanner.get(path);
  expect((await scanner.follow()).html).not.toContain('Arabisch');
  expect((await phone.get('/nl/sharing')).html).toContain('Nog niet gekeken');
  const anna = browser();
  expect((await anna.get(path)).to).toBe('/nl/shared');
  const ask = await anna.follow();
  expect(ask.html).toContain('ziet die persoon dat je keek');
  await anna.post('/nl/shared/open', {});
  const shown = await anna.follow();
  expect(shown.html).toContain('Arabisch');
  expect(shown.html).toContain('7 december 2026');
  expect((await phone.get('/nl/sharing')).html).not.toContain('Nog niet gekeken');
  // The words of the link do the same.
  const words = [...receipt.html.matchAll(/<b>([a-z]+)<\/b>/g)].map(([, word]) => word).join(' ');
  const bram = browser();
  await bram.get('/nl/beside');
  expect((await bram.post('/nl/beside', { code: words })).to).toBe('/nl/shared');
  expect((await bram.follow()).html).toContain('Arabisch');
  expect((await bram.post('/nl/shared/return', {})).to).toBe('/nl/shared/closed');
  expect((await anna.get('/nl/shared')).status).toBe(404);
  expect((await phone.get('/nl/sharing')).html).toContain('Teruggegeven op');
});

test('the screen beside opens on one device for an hour, and closes by itself', async () => {
  const phone = await samira();
  const { id } = await decide(phone, '/nl/sharing/new/beside', { parts: ['language'] });
  const receipt = await phone.get(`/nl/sharing/${id}`);
  const code = receipt.html.match(/\d{4} \d{4} \d{4}/)?.[0] ?? '';
  const desk = browser();
  await desk.get('/nl/beside');
  expect((await desk.post('/nl/beside', { code: '0000 0000 0000' })).status).toBe(422);
  expect((await desk.post('/nl/beside', { code })).to).toBe('/nl/beside');
  const shown = await desk.follow();
  expect(shown.html).toContain('Arabisch');
  expect(Number(shown.headers.get('refresh'))).toBeLessThanOrEqual(3601);
  const other = browser();
  await other.get('/nl/beside');
  expect((await other.post('/nl/beside', { code })).status).toBe(422);
  expect((await phone.get(`/nl/sharing/${id}`)).html).toContain('De code is gebruikt');
  at('2026-11-30T11:00:01Z');
  const late = await desk.get('/nl/beside');
  expect(late.status).toBe(404);
  expect(late.html).not.toContain('Arabisch');
  at(START);
});

test('a guide is found by the code on their screen; a wrong code costs nothing that was typed', async () => {
  const phone = await samira();
  const { account } = await openAccountSession(app, { name: 'Fatma', guideOf: 'Vluchtelingenhulp Delft' });
  const code = await inTransaction(app.db, { account }, async (tx) => {
    const actor = {
      kind: 'account',
      account,
      name: 'Fatma',
      guideOf: 'Vluchtelingenhulp Delft',
      tenant: null,
    } as const;
    await addGuideCode(tx, app, { ...actor, strong: true, sessionHash: '' }, app.now());
    return (await waitingGuideCode(tx, app, account, app.now()))?.code ?? '';
  });
  await phone.get('/nl/sharing/new/guide');
  const wrong = await phone.post('/nl/sharing/new/guide', { code: '00000000' });
  expect([wrong.status, hidden(wrong.html, 'code') || wrong.html.includes('value="00000000"')]).toEqual([
    422,
    true,
  ]);
  const form = await phone.post('/nl/sharing/new/guide', { code });
  expect(form.html).toContain('Fatma · Vluchtelingenhulp Delft');
  const { id } = await decideFrom(phone, form.html, { parts: ['language'], mayFill: 'yes' }, 'given');
  const { rows } = await database.query('select account_id, may_fill, purpose from consent where id = $1', [
    id,
  ]);
  expect(rows).toEqual([{ account_id: account, may_fill: true, purpose: 'guidance' }]);
});

test('a receipt keeps the wording, hash and language that were seen; a later wording changes nothing of it (A9)', async () => {
  const phone = await samira();
  const { initiative } = await choir();
  const { id } = await decide(phone, `/nl/sharing/new/initiatives/${initiative}`, { parts: ['language'] });
  // As if the wording in the messages had been another one on that day.
  const old = 'De woorden van toen.';
  await database.query(
    "insert into consent_notice values (sha256(convert_to('nl|' || $1, 'UTF8')), 'nl', $1) on conflict do nothing",
    [old],
  );
  await database.query('alter table consent disable trigger consent_ends_only');
  await database.query(
    "update consent set notice_hash = sha256(convert_to('nl|' || $1, 'UTF8')) where id = $2",
    [old, id],
  );
  await database.query('alter table consent enable trigger consent_ends_only');
  const arabic = await phone.get(`/ar/sharing/${id}`);
  expect(arabic.html).toContain(old);
  expect(arabic.html).toContain('<div lang="nl" dir="ltr">');
  const json = await phone.get(`/nl/sharing/${id}/receipt.json`);
  expect(json.headers.get('content-disposition')).toContain('attachment');
  const receipt = JSON.parse(json.html);
  expect(receipt.notice.text).toBe(old);
  expect(receipt.notice.hash.value).toMatch(/^[0-9a-f]{64}$/);
  expect(receipt.state).toBe('valid');
  // Saying yes again, to the words of today, is a new consent: the old yes is replaced, not rewritten.
  const next = await decide(phone, `/nl/sharing/new/initiatives/${initiative}`, { parts: ['language'] });
  expect(JSON.parse((await phone.get(`/nl/sharing/${id}/receipt.json`)).html).state).toBe('replaced');
  expect(JSON.parse((await phone.get(`/nl/sharing/${next.id}/receipt.json`)).html).notice.text).not.toBe(old);
});

test('after stopping nothing is readable at any exit, and the next action of an open page fails kindly (A7)', async () => {
  const phone = await samira('Kanarie');
  const { initiative, volunteer } = await choir();
  const toChoir = await decide(phone, `/nl/sharing/new/initiatives/${initiative}`, {
    parts: ['name', 'language'],
  });
  const toAnna = await decide(phone, '/nl/sharing/new/link', { who: 'Anna', parts: ['name', 'language'] });
  const beside = await decide(phone, '/nl/sharing/new/beside', { parts: ['name', 'language'] });
  const link = (await phone.get(`/nl/sharing/${toAnna.id}`)).html.match(/\/nl\/shared\/[\w-]{43}/)?.[0] ?? '';
  const anna = browser();
  await anna.get(link);
  await anna.get('/nl/shared');
  await anna.post('/nl/shared/open', {});
  const desk = browser();
  const code = (await phone.get(`/nl/sharing/${beside.id}`)).html.match(/\d{4} \d{4} \d{4}/)?.[0] ?? '';
  await desk.get('/nl/beside');
  await desk.post('/nl/beside', { code });
  const exits = {
    list: () => volunteer.get(PEOPLE),
    page: () => volunteer.get(`${PEOPLE}/${toChoir.id}`),
    inArabic: () => volunteer.get(`/ar/register/own/people/${toChoir.id}`),
    link: () => anna.get('/nl/shared'),
    screen: () => desk.get('/nl/beside'),
  };
  for (const [name, look] of Object.entries(exits)) expect((await look()).html, name).toContain('Kanarie');
  const opened = { token: volunteer.token(), anna: anna.token() };
  for (const { id } of [toChoir, toAnna, beside])
    expect((await stop(phone, id)).to, id).toBe('/nl/sharing?stopped');
  // The next action of pages that are open already.
  expect((await volunteer.post(`${PEOPLE}/${toChoir.id}/return`, {}, opened.token)).to).toBe(PEOPLE);
  expect((await anna.post('/nl/shared/open', {}, opened.anna)).to).toBe('/nl/shared');
  for (const [name, look] of Object.entries(exits)) {
    const seen = await look();
    expect(seen.html, name).not.toContain('Kanarie');
    expect(seen.html, name).not.toContain('Arabisch');
    expect([200, 404], name).toContain(seen.status);
  }
  // A second device with the link or the code, the words of the link, and other languages.
  const late = browser();
  await late.get(link);
  expect((await late.follow()).status).toBe(404);
  await late.get('/nl/beside');
  expect((await late.post('/nl/beside', { code })).status).toBe(422);
  expect((await volunteer.get(PEOPLE)).html).toContain('Nog niemand');
  // Ended by the person, and not by the tap of the volunteer afterwards.
  const { rows } = await database.query('select distinct ended_by from consent where id = any($1)', [
    [toChoir.id, toAnna.id, beside.id],
  ]);
  expect(rows).toEqual([{ ended_by: 'person' }]);
});

test('one initiative does not see what is shown to another, nor a newcomer the consents of another', async () => {
  const phone = await samira();
  const [mine, other] = [await choir(), await choir()];
  const { id } = await decide(phone, `/nl/sharing/new/initiatives/${mine.initiative}`, {
    parts: ['language'],
  });
  expect((await other.volunteer.get(`${PEOPLE}/${id}`)).status).toBe(404);
  await other.volunteer.get(PEOPLE);
  await other.volunteer.post(`${PEOPLE}/${id}/return`, {});
  const stranger = await samira('Yonas');
  expect((await stranger.get(`/nl/sharing/${id}`)).status).toBe(404);
  expect((await stranger.get(`/nl/sharing/${id}/receipt.json`)).status).toBe(404);
  await stop(stranger, id);
  expect((await mine.volunteer.get(`${PEOPLE}/${id}`)).html).toContain('Arabisch');
  expect((await mine.volunteer.post(`${PEOPLE}/${id}/return`, {})).to).toBe(PEOPLE);
  expect((await mine.volunteer.get(`${PEOPLE}/${id}`)).status).toBe(404);
});

test('a wording holds no name, no date and nothing else that differs from person to person', () => {
  for (const { code } of interfaceLanguages) {
    const messages: Record<string, string> = JSON.parse(
      readFileSync(`src/features/consents/messages/public.${code}.json`, 'utf8'),
    );
    const wordings = Object.entries(messages).filter(([key]) => key.startsWith('wording.'));
    expect(wordings.length).toBeGreaterThanOrEqual(6);
    expect(wordings.filter(([, text]) => /[{}]|\d{4}/.test(text))).toEqual([]);
  }
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
