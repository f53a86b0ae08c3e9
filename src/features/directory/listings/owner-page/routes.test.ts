import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction, type RlsContext } from '#core/db/rls-context.ts';
import {
  FIRST_PICTURED_PASSPHRASE_VERSION,
  hashToken,
  passphraseHash,
  privateLinkPassphrase,
} from '#core/private-links.ts';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { linkOnOwnerPage, OWN, openOwnerLink } from '../../../../../test/support/owners.ts';
import { proofFor, ticketIn, wordsIn } from '../../../../../test/support/people.ts';
import { openTeamSession } from '../../../../../test/support/team.ts';
import { FREE_PER_NETWORK } from '../../../accounts/guesses/rules.ts';
import { directorySnapshot } from '../../index.ts';
import { listingByRecoveryCard, recoveryCardTurn } from '../recovery-card/queries.ts';

const { browser, app, faults, owner, at: setClock } = await createTestApp();
const token = await openTeamSession(app, await issueOperatorLink(app, 'Deniz', 900));
const team = browser();
team.jar.set('vanonderop_team', token);
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());

const field = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

type Browser = ReturnType<typeof browser>;

/** Registers; the team vouches for it when `known`. @returns the browser in which the owner's page is open */
async function registerListing(
  name: string,
  fields: Record<string, string> = {},
  known = true,
): Promise<Browser> {
  const visitor = browser();
  const once = field((await visitor.get('/nl/register')).html, 'once');
  await visitor.post('/nl/register', {
    organisation: `Groep ${name}`,
    name,
    summary: 'Kom erbij.',
    textLanguage: 'nl',
    town: 'Delft',
    goals: ['people'],
    phone: '015',
    once,
    what: 'send',
    ...fields,
  });
  if (known) {
    const [section = ''] = (await team.get('/nl/listings')).html
      .split('data-row')
      .filter((part) => part.includes(name));
    await team.post('/nl/listings/vouch', { listing: field(section, 'listing') });
  }
  return visitor;
}
const linkOf = async (owner: Browser): Promise<string> => linkOnOwnerPage((await owner.get(OWN)).html);
const inDirectory = async (name: string) => {
  return (await directorySnapshot(app)).initiatives.find(({ texts }) => texts.nl?.name === name);
};
/** Opens the page and sends a form on it. */
async function post(path: string, fields: Record<string, string>, page: string, visitor = browser()) {
  await visitor.get(page);
  return visitor.post(path, fields);
}
const postOwn = (owner: Browser, path: string, fields: Record<string, string> = {}) =>
  post(OWN + path, fields, OWN, owner);
const passphraseOn = (html: string) => wordsIn(html).replaceAll(' ', '-');
const tokenOf = (path: string) => path.split('/').at(-1) ?? '';

test('one tap says whether there are places, a number how many; what is not valid is named and stays typed', async () => {
  const ria = await registerListing('Samen fietsen');
  const tap = (fields: Record<string, string>) => postOwn(ria, '/fresh', fields);
  expect((await tap({ room: 'room', placesFree: '3' })).to).toBe(OWN);
  const initiative = await inDirectory('Samen fietsen');
  expect(initiative).toMatchObject({ room: 'room', placesFree: 3, roomUntil: null, confirmedAt: app.now() });
  expect((await browser().get(`/nl/initiatives/${initiative?.id}`)).html).toContain('Nog 3 plekken');
  for (const [fields, text, value] of [
    [{ room: 'room', placesFree: '900' }, 'van 1 tot en met 500', 'value="900"'],
    [{ room: 'room', placesFree: 'drie' }, 'van 1 tot en met 500', 'value="drie"'],
    [{ room: 'full', roomUntil: '2026-11-01' }, 'vanaf vandaag', 'value="2026-11-01"'],
  ] as const) {
    const refused = await tap(fields);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(text);
    expect(refused.html).toContain(value);
  }
  // A wrong number beside another answer does no harm; a confirmation keeps the number; a choice without one removes it.
  expect((await tap({ room: '', placesFree: '3' })).to).toBe(OWN);
  expect(await inDirectory('Samen fietsen')).toMatchObject({ room: 'room', placesFree: 3 });
  expect((await tap({ room: 'talk', placesFree: 'drie' })).to).toBe(OWN);
  expect(await inDirectory('Samen fietsen')).toMatchObject({ room: 'talk', placesFree: null });
});

test('full until a day: said so until then, unknown from the day after, for readers, machines and the owner', async () => {
  const before = app.now().toISOString();
  const ria = await registerListing('Naaien op maandag');
  const ownLink = await linkOf(ria);
  await postOwn(ria, '/fresh', { room: 'full', roomUntil: '2026-12-01' });
  const initiative = await inDirectory('Naaien op maandag');
  const page = async () => (await browser().get(`/nl/initiatives/${initiative?.id}`)).html;
  const feed = async () => browser().get(`/api/hsds/v3/services/${initiative?.id}`);
  const [then, etag] = [await feed(), (await feed()).headers.get('etag') ?? ''];
  expect(await page()).toContain('Vol tot');
  expect(JSON.parse(then.html).nl_nieuwkomers).toMatchObject({ room: 'full', room_until: '2026-12-01' });
  setClock('2026-12-01T22:00:00Z');
  expect((await inDirectory('Naaien op maandag'))?.room).toBe('full');
  setClock('2026-12-01T23:30:00Z');
  expect(await inDirectory('Naaien op maandag')).toMatchObject({ room: null, roomUntil: null });
  expect(await page()).toContain('of er plek is');
  // A client that has the response of before midnight gets a new one.
  const response = await browser().raw(`/api/hsds/v3/services/${initiative?.id}`, {
    headers: { 'if-none-match': etag },
  });
  expect(response.status).toBe(200);
  expect(JSON.parse(response.html).nl_nieuwkomers).toMatchObject({ room: null, room_until: null });
  const ownerPage = await openOwnerLink(ria, ownLink);
  expect(ownerPage.html).not.toContain('Nu vol</span>');
  const form = (await ria.get(`${OWN}/change`)).html;
  expect(form).not.toContain('2026-12-01');
  expect((await postOwn(ria, '/fresh', { room: '' })).to).toBe(OWN);
  expect(
    (await link.query('select room from initiative where id = $1', [initiative?.id])).rows[0].room,
  ).toBeNull();
  setClock(before);
});

test('a form that was kept before it asked for levels, ages and places goes on as the directory has it', async () => {
  const ria = await registerListing('Praten bij thee', {
    levelMin: 'a1',
    levelMax: 'b1',
    ageMin: '18',
  });
  expect(await inDirectory('Praten bij thee')).toMatchObject({ levelMin: 'a1', levelMax: 'b1', ageMin: 18 });
  await link.query(
    "update listing set form = form - '{placesFree,roomUntil,levelMin,levelMax,ageMin,ageMax}'::text[] where form->>'name' = 'Praten bij thee'",
  );
  await postOwn(ria, '/fresh', { room: 'waitlist' });
  expect(await inDirectory('Praten bij thee')).toMatchObject({
    room: 'waitlist',
    levelMin: 'a1',
    levelMax: 'b1',
    ageMin: 18,
  });
});

test('a contradiction, or words where a number belongs, are named with what was typed still there', async () => {
  const visitor = browser();
  const once = field((await visitor.get('/nl/register')).html, 'once');
  const fields = {
    name: 'Half af',
    levelMin: 'b1',
    levelMax: 'a1',
    ageMin: 'zestien',
    roomUntil: '2020-01-01',
  };
  const later = await visitor.post('/nl/register', { ...fields, once, what: 'later' });
  expect([later.status, later.html.includes('value="zestien"')]).toEqual([422, true]);
  expect(later.html).toContain('leeftijden in jaren');
  expect(later.html).not.toContain('Schrijf hoe jullie heten');
  const sent = await visitor.post('/nl/register', { ...fields, ageMin: '16', once, what: 'send' });
  expect(sent.status).toBe(422);
  for (const text of ['Draai ze om', 'vanaf vandaag', 'value="2020-01-01"', 'value="16"'])
    expect(sent.html).toContain(text);
});

test('eight words on a card lead to the owner page from anywhere; the database holds nothing that does', async () => {
  const ria = await registerListing('Breien', {}, false);
  const ownLink = await linkOf(ria);
  expect((await ria.get(`${OWN}/card`)).to).toBe(OWN);
  const card = await postOwn(ria, '/card');
  await postOwn(ria, '/card');
  expect(card.to).toBe(`${OWN}/card`);
  const passphrase = passphraseOn((await ria.get(`${OWN}/card`)).html);
  expect(passphrase.split('-')).toHaveLength(8);
  const tablet = browser();
  const typed = { words: passphrase.replaceAll('-', '  ').toUpperCase(), device: 'shared' };
  expect((await post('/nl/register/open', typed, '/nl/register/open', tablet)).to).toBe(OWN);
  expect((await tablet.get(OWN)).html).toContain('Breien');
  const { rows } = await link.query('select * from listing_card');
  expect(rows).toHaveLength(1);
  const stored = JSON.stringify((await link.query('select * from listing_card, listing, audit')).rows);
  for (const word of [passphrase, tokenOf(ownLink), hashToken(passphrase).toString('hex')])
    expect(stored).not.toContain(word);
  // A passphrase for a story has another hash, and this one opens none.
  expect((await post('/nl/open', { code: passphrase, device: 'own' }, '/nl/open')).status).toBe(422);
});

test('whoever holds another link, or none, finds no card and nobody; with the words one finds that one alone', async () => {
  const first = await registerListing('Koken', {}, false);
  const second = await registerListing('Bakken', {}, false);
  for (const owner of [first, second]) await postOwn(owner, '/card');
  const ids = async (name: string) =>
    (await link.query("select id from listing where form->>'name' = $1", [name])).rows[0].id as string;
  const cardFor = async (claims: RlsContext) => {
    const id = await ids('Koken');
    return inTransaction(app.db, claims, (tx) => recoveryCardTurn(tx, id));
  };
  expect(await cardFor({ link: hashToken(tokenOf(await linkOf(first))) })).toBe(
    FIRST_PICTURED_PASSPHRASE_VERSION,
  );
  expect(await cardFor({ link: hashToken(tokenOf(await linkOf(second))) })).toBeUndefined();
  expect(await cardFor({})).toBeUndefined();
  const passphrase = passphraseOn((await second.get(`${OWN}/card`)).html);
  const hash = (await passphraseHash(app, 'listing', passphrase)) ?? Buffer.alloc(0);
  expect(await inTransaction(app.db, {}, (tx) => listingByRecoveryCard(tx, hash))).toBe(await ids('Bakken'));
  expect(await cardFor({ codeHash: hash })).toBeUndefined();
  expect(
    await inTransaction(app.db, {}, (tx) => listingByRecoveryCard(tx, Buffer.alloc(32))),
  ).toBeUndefined();
});

test('the link is mailed again to the address that was given; the answer never says whether we know it', async () => {
  const ria = await registerListing('Zwemmen', { ownerEmail: 'Zus@voorbeeld.nl' }, false);
  await registerListing('Schaatsen', { ownerEmail: 'zus@voorbeeld.nl' }, false);
  const ask = (email: string) => post('/nl/register/open/mail', { email }, '/nl/register/open');
  const letters = async () =>
    (await link.query("select recipient, body from mail_outbox where once_key like 'links:%'")).rows;
  const [known, unknown] = [await ask(' zus@VOORBEELD.nl '), await ask('niemand@voorbeeld.nl')];
  expect([known.status, known.to, known.html]).toEqual([unknown.status, unknown.to, unknown.html]);
  const [letter, ...otherLetters] = await letters();
  expect(otherLetters).toEqual([]);
  expect(letter.recipient.toLowerCase()).toBe('zus@voorbeeld.nl');
  for (const text of ['Zwemmen', 'Schaatsen', await linkOf(ria)]) expect(letter.body).toContain(text);
  const wrong = await ask('geen adres');
  expect([wrong.status, wrong.html.includes('value="geen adres"')]).toEqual([422, true]);
  // Three a day for one address, known or not.
  for (const email of ['zus@voorbeeld.nl', 'niemand@voorbeeld.nl']) {
    await ask(email);
    await ask(email);
    expect((await ask(email)).status, email).toBe(429);
  }
});

test('a pause hides it, one tap brings it back; so it does for what stopped, and only for whoever holds the link', async () => {
  const ria = await registerListing('Tuinieren');
  const stranger = await registerListing('Vreemd', {}, false);
  const id = (await inDirectory('Tuinieren'))?.id;
  for (const [state, status] of [
    ['paused', 'temporarily closed'],
    ['stopped', 'defunct'],
  ]) {
    expect((await postOwn(ria, '/rest', { state: state ?? '' })).to).toBe(OWN);
    expect(await inDirectory('Tuinieren')).toBeUndefined();
    expect((await link.query('select status from initiative where id = $1', [id])).rows[0].status).toBe(
      status,
    );
    const page = (await ria.get(OWN)).html;
    expect(page).toContain('Begin weer');
    expect(page.includes('Een andere dag, of gestopt?')).toBe(state === 'paused');
    expect((await postOwn(stranger, '/resume')).status).toBe(404);
    expect((await postOwn(browser(), '/resume')).status).toBe(403);
    expect((await postOwn(ria, '/resume')).to).toBe(OWN);
    await postOwn(ria, '/resume');
    expect(await inDirectory('Tuinieren')).toMatchObject({ id, confirmedAt: app.now() });
  }
  // A listing for which nobody vouched yet does not become public this way.
  const draft = await registerListing('Nog niet', {}, false);
  expect((await postOwn(draft, '/resume')).status).toBe(404);
  expect((await postOwn(draft, '/rest', { state: 'paused' })).status).toBe(404);
});

test('whoever guesses words pays for the next guess, and the right words then open it', async () => {
  const ria = await registerListing('Raden', {}, false);
  await postOwn(ria, '/card');
  const passphrase = passphraseOn((await ria.get(`${OWN}/card`)).html);
  setClock('2026-11-25T09:00:00Z');
  const guesser = browser();
  await guesser.get('/nl/register/open');
  for (let time = 0; time < FREE_PER_NETWORK[0]; time++)
    expect((await guesser.post('/nl/register/open', { words: 'boom boom boom boom boom' })).status).toBe(422);
  const due = await guesser.post('/nl/register/open', { words: passphrase });
  expect([due.status, due.html.includes(passphrase)]).toEqual([429, true]);
  const paid = { words: passphrase, ticket: ticketIn(due.html), proof: proofFor(due.html) };
  expect((await guesser.post('/nl/register/open', paid)).to).toBe(OWN);
});

test('a card that was made when cards had five words still shows and opens with those', async () => {
  setClock('2026-11-25T12:00:00Z');
  const ria = await registerListing('Weven', {}, false);
  const { rows } = await link.query("select id from listing where form->>'name' = 'Weven'");
  const words = privateLinkPassphrase(app, 'listing', rows[0].id, 0);
  const hash = await passphraseHash(app, 'listing', words);
  await link.query('insert into listing_card values ($1, $2, 0, now())', [rows[0].id, hash]);
  expect(words.split('-')).toHaveLength(5);
  expect(passphraseOn((await ria.get(`${OWN}/card`)).html)).toBe(words);
  expect((await post('/nl/register/open', { words }, '/nl/register/open')).to).toBe(OWN);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
