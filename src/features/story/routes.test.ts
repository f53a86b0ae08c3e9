import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestApp } from '../../../test/support/app.ts';
import { begin, tell, wordsOf, yonas } from '../../../test/support/people.ts';
import { MAIN_QUESTIONS, OPTIONAL_QUESTIONS } from './model/answers.ts';

const { browser, owner, at, faults } = await createTestApp();

test('every question can be skipped; after the last one the week is one tap away, and so is what one may tell besides', async () => {
  const phone = await begin(browser());
  for (const [i, question] of MAIN_QUESTIONS.entries()) {
    const page = await phone.get(`/nl/story/${question}`);
    expect(page.status).toBe(200);
    const next = MAIN_QUESTIONS[i + 1];
    expect(page.html).toContain(`href="/nl/story/${next ?? 'more'}"`);
    expect(page.html).toContain('href="/nl/week"');
  }
  const more = await phone.get('/nl/story/more');
  expect(more.html).toContain('href="/nl/week"');
  for (const question of OPTIONAL_QUESTIONS) {
    expect(more.html).toContain(`href="/nl/story/${question}"`);
    expect((await phone.get(`/nl/story/${question}`)).html).toContain('href="/nl/story/more"');
  }
});

test('the first page says how many questions there are, and counts no more than that', async () => {
  const { html } = await browser().get('/nl/begin');
  expect(html).toContain(`${MAIN_QUESTIONS.length} korte vragen`);
  const phone = await begin(browser());
  expect((await phone.get('/nl/story/access')).html).toContain(
    `${MAIN_QUESTIONS.length} van ${MAIN_QUESTIONS.length}`,
  );
});

test('Yonas tells his story, sees it back in words, and changes his mind', async () => {
  const phone = await yonas(browser());
  const overview = await phone.get('/nl/story');
  for (const text of [
    'Yonas',
    'Tigrinya',
    'Den Haag',
    'Alle ochtenden',
    'Simpele zinnen',
    'Nederlands leren',
  ])
    expect(overview.html).toContain(text);
  await tell(phone, 'level', { level: 'a2' });
  expect((await phone.get('/nl/story')).html).toContain('Een kort gesprek');
});

test('an answer can be erased, and then it was not said', async () => {
  const phone = await yonas(browser());
  await phone.get('/nl/story/name');
  await phone.post('/nl/story/name/erasure', {});
  expect((await phone.get('/nl/story')).html).not.toContain('Yonas');
});

test('with nothing chosen the page says what to do; with too much it says so and keeps it', async () => {
  const phone = await begin(browser());
  expect((await tell(phone, 'goals', {})).html).toContain('nog niets gekozen');
  const long = await tell(phone, 'name', { name: 'x'.repeat(500) });
  expect(long.status).toBe(422);
  expect(long.html).toContain('Maak het korter');
  expect(long.html).toContain('x'.repeat(500));
  expect((await tell(phone, 'level', { level: 'native' })).status).toBe(422);
});

test('markup in a name is a name', async () => {
  const phone = await begin(browser());
  await tell(phone, 'name', { name: '<script>alert(1)</script>' });
  const { html } = await phone.get('/nl/story');
  expect(html).not.toContain('<script>alert');
  expect(html).toContain('&lt;script>alert(1)');
});

test('ten megabytes in a field are refused with a clear page, and the story is as it was', async () => {
  const phone = await begin(browser());
  await tell(phone, 'name', { name: 'Samira' });
  const refused = await tell(phone, 'name', { name: 'x'.repeat(10_000_000) });
  expect(refused.status).toBe(413);
  expect(refused.html).toContain('Wat je typte staat er nog');
  expect((await phone.get('/nl/story')).html).toContain('Samira');
});

test('switching language keeps what was typed and saves nothing', async () => {
  const phone = await begin(browser());
  await phone.get('/nl/story/name');
  const redisplayed = await phone.post('/ar/story/name/keep', { name: 'Sami', seen: '' });
  expect(redisplayed.html).toContain('dir="rtl"');
  expect(redisplayed.html).toContain('value="Sami"');
  expect((await phone.get('/nl/story')).html).not.toContain('Sami');
});

test('a town with two meanings is asked back, with both to tap; an unknown one says what to do', async () => {
  const phone = await begin(browser());
  const choice = await tell(phone, 'place', { place: 'Rijswijk' });
  expect(choice.status).toBe(422);
  expect(choice.html).toContain('GM0603-rijswijk');
  expect(choice.html).toContain('Altena');
  const chosen = await phone.post('/nl/story/place', {
    town: 'GM0603-rijswijk',
    place: 'Rijswijk',
    seen: '',
  });
  expect(chosen.to).toBe('/nl/story/travel');
  const unknown = await tell(await begin(browser()), 'place', { place: 'Xqzxqz' });
  expect(unknown.html).toContain('Deze plaats kennen we niet');
  expect(unknown.html).toContain('value="Xqzxqz"');
  // Never with empty hands: large towns, and every province.
  expect(unknown.html).toContain('-amsterdam"');
  expect(unknown.html).toContain('<details open');
});

test('a postcode works out of the box, in the digits that somebody writes; a wrong one offers those beside it', async () => {
  const phone = await begin(browser());
  for (const typed of ['2511 AB', '2511ab', '٢٥١١', '۲۵۱۱'])
    expect((await tell(phone, 'place', { place: typed })).to).toBe('/nl/story/travel');
  expect((await phone.get('/nl/story')).html).toContain('2511');
  const unknown = await tell(phone, 'place', { place: '2599' });
  expect(unknown.status).toBe(422);
  expect(unknown.html).toContain('Deze postcode kennen we niet');
  expect(unknown.html).toContain('bij ');
  const [, offered] = unknown.html.match(/name="town" value="(\d{4})"/) ?? [];
  expect((await tell(phone, 'place', { place: '2599', town: offered ?? '' })).to).toBe('/nl/story/travel');
});

test('whoever writes Arabic, Farsi, Ukrainian or Tigrinya is understood or gets the right town to tap first', async () => {
  const phone = await begin(browser());
  for (const typed of ['روتردام', 'Гаага', 'ኣምስተርዳም'])
    expect((await tell(phone, 'place', { place: typed })).to, typed).toBe('/nl/story/travel');
  for (const [typed, name] of [
    ['فيلدهوفن', 'Veldhoven'],
    ['فلدهوون', 'Veldhoven'],
    ['Велдговен', 'Veldhoven'],
    ['ቬልድሆቨን', 'Veldhoven'],
  ] as const) {
    const { html } = await tell(phone, 'place', { place: typed });
    expect(html.match(/name="town" value="GM\d+-([a-z-]+)"/)?.[1], typed).toBe(name.toLowerCase());
  }
});

test('whoever cannot type chooses a province and then a town', async () => {
  const phone = await begin(browser());
  expect((await phone.get('/nl/story/place')).html).toContain('name="province" value="Zeeland"');
  const towns = await tell(phone, 'place', { province: 'Zeeland' });
  expect(towns.html).toContain('Kies je plaats');
  expect(towns.html).toContain('-middelburg"');
  expect(towns.html).not.toContain('-utrecht"');
  const chosen = await tell(phone, 'place', { province: 'Zeeland', town: 'GM0687-middelburg' });
  expect(chosen.to).toBe('/nl/story/travel');
});

test('whoever lives in a reception centre ticks it or writes it, and says near which town', async () => {
  const phone = await begin(browser());
  const asked = await tell(phone, 'place', { place: 'azc' });
  expect(asked.html).toContain('Bij welke plaats ligt de opvang?');
  expect(asked.html).toContain('value="azc"');
  expect(asked.html).toMatch(/name="reception" value="yes" checked/);
  expect((await tell(phone, 'place', { place: '', reception: 'yes' })).html).toContain('Bij welke plaats');
  for (const fields of [
    { place: 'AZC Ter Apel', reception: '' },
    { place: 'كامب تير آبل', reception: '' },
    { place: 'Ter Apel', reception: 'yes' },
  ])
    expect((await tell(phone, 'place', fields)).to, fields.place).toBe('/nl/story/travel');
  expect((await phone.get('/nl/story')).html).toContain('in een opvang');
  expect((await phone.get('/nl/story/place')).html).toMatch(/value="yes" checked/);
  // Whoever has moved out of it unticks it.
  await tell(phone, 'place', { place: 'Ter Apel' });
  expect((await phone.get('/nl/story')).html).not.toContain('in een opvang');
});

test('of two towns with one name the answer says which, and sending it again changes nothing', async () => {
  const phone = await begin(browser());
  await tell(phone, 'place', { town: 'GM1959-rijswijk' });
  expect((await phone.get('/nl/story/place')).html).toContain('value="Rijswijk (Altena)"');
  expect((await tell(phone, 'place', { place: 'Rijswijk (Altena)' })).to).toBe('/nl/story/travel');
});

test('another language asked for in the middle keeps what was offered', async () => {
  const phone = await begin(browser());
  await phone.get('/nl/story/place');
  const redisplayed = await phone.post('/ar/story/place/keep', { place: 'Rijswijk', seen: '' });
  expect(redisplayed.html).toContain('GM1959-rijswijk');
});

test('an old window does not undo a newer answer unseen', async () => {
  const phone = await begin(browser());
  const old = await phone.get('/nl/story/level');
  const seen = old.html.match(/name="seen" value="([^"]*)"/)?.[1] ?? '';
  await tell(phone, 'level', { level: 'b1' });
  const refused = await phone.post('/nl/story/level', { level: 'a1', seen });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('in een ander scherm');
  expect((await phone.get('/nl/story')).html).toContain('Een gewoon gesprek');
  const again = refused.html.match(/name="seen" value="([^"]*)"/)?.[1] ?? '';
  expect((await phone.post('/nl/story/level', { level: 'a1', seen: again })).status).toBe(303);
});

test('a double tap answers once and begins one story', async () => {
  const phone = browser();
  await phone.get('/nl/begin');
  const token = phone.token();
  await phone.post('/nl/begin', { device: 'own' }, token);
  const jar = new Map(phone.jar);
  await phone.get('/nl/begin');
  const page = await phone.get('/nl/story/level');
  const seen = page.html.match(/name="seen" value="([^"]*)"/)?.[1] ?? '';
  const both = [
    await phone.post('/nl/story/level', { level: 'a1', seen }),
    await phone.get('/nl/story/level'),
  ];
  expect(both[0]?.status).toBe(303);
  expect((await phone.post('/nl/story/level', { level: 'a1', seen })).status).toBe(303);
  expect(phone.jar).toEqual(jar);
});

test('a form of somebody else, of last week, or from another site does nothing', async () => {
  const phone = await begin(browser());
  const other = await begin(browser());
  await other.get('/nl/story/level');
  const theirs = other.token();
  expect((await phone.post('/nl/story/level', { level: 'b2', seen: '' }, theirs)).status).toBe(403);
  const foreign = await phone.raw('/nl/story/level', {
    method: 'POST',
    body: new URLSearchParams({ level: 'b2', token: theirs }),
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(foreign.status).toBe(403);
  // In brackets: two letters alone may stand in a token by chance.
  expect((await phone.get('/nl/story')).html).not.toContain('(B2)');
});

test('a page that stood open for days loses nothing: everything is sent again with one tap', async () => {
  at('2026-11-24T09:00:00Z');
  const phone = await begin(browser());
  await phone.get('/nl/story/name');
  const old = phone.token();
  at('2026-11-28T09:00:00Z');
  const stale = await phone.post('/nl/story/name', { name: 'Olena', seen: '' }, old);
  expect(stale.status).toBe(403);
  expect(stale.html).toContain('value="Olena"');
  const again = await phone.post('/nl/story/name', { name: 'Olena', seen: '' });
  expect(again.to).toBe('/nl/story/age');
});

test('deleting takes everything at once, everywhere', async () => {
  const phone = await yonas(browser());
  const passphrase = await wordsOf(phone);
  await phone.get('/nl/story');
  const deleted = await phone.post('/nl/story/forget', {});
  expect(deleted.to).toBe('/nl/forgotten');
  expect(phone.jar.size).toBe(0);
  const late = browser();
  await late.get('/nl/open');
  expect((await late.post('/nl/open', { code: passphrase, device: 'own' })).html).toContain(
    'Deze woorden kennen we niet',
  );
});

test('nothing of a deleted person is left in any table', async () => {
  const link = new pg.Client(owner);
  await link.connect();
  const before = await link.query<{ id: string }>('select id from person');
  const phone = await yonas(browser());
  const { rows } = await link.query<{ id: string }>('select id from person where not id = any($1)', [
    before.rows.map(({ id }) => id),
  ]);
  const [{ id } = { id: '' }] = rows;
  expect(id).not.toBe('');
  await phone.get('/nl/story');
  await phone.post('/nl/story/forget', {});
  const { rows: columns } = await link.query<{ table: string; column: string }>(`
    select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped`);
  for (const { table, column } of columns) {
    const { rowCount } = await link.query(
      `select from ${pg.escapeIdentifier(table)} where ${pg.escapeIdentifier(column)}::text like $1`,
      [`%${id}%`],
    );
    expect(rowCount, `${table}.${column}`).toBe(0);
  }
  await link.end();
});

test('the person can read who looked, and when', async () => {
  const phone = await yonas(browser());
  const log = await phone.get('/nl/story/log');
  expect(log.html).toContain('om je verhaal te lezen of te veranderen');
  expect((await browser().get('/nl/story/log')).status).toBe(403);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
