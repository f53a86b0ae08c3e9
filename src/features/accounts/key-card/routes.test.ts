import pg from 'pg';
import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { hashPassphrase } from '#core/passphrase/passphrase.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { begin, tell, wordsIn, wordsOf } from '../../../../test/support/people.ts';
import { purgeInactivePeople } from '../sessions/queries.ts';

const { browser, at, faults, app, owner } = await createTestApp();

test('Samira opens her story on another phone with the eight words of her card', async () => {
  const phone = await begin(browser());
  await tell(phone, 'name', { name: 'Samira' });
  const passphrase = await wordsOf(phone);
  const other = browser();
  await other.get('/nl/open');
  const opened = await other.post('/nl/open', { code: passphrase.toUpperCase(), device: 'own' });
  expect(opened.to).toBe('/nl/week');
  expect((await other.get('/nl/story')).html).toContain('Samira');
});

test('the card leads to where somebody wanted to go, typed or tapped, and to no other site', async () => {
  const passphrase = await wordsOf(await begin(browser()));
  const to = '/initiatives/00000000-0000-4000-8000-000000000000/ask';
  const other = browser();
  const page = await other.get(`/nl/open?to=${to}`);
  expect(page.html).toContain(`href="/nl/open/pictures?to=${to}"`);
  const wrong = await other.post('/nl/open', {
    code: 'vis vis vis vis vis vis vis vis',
    device: 'shared',
    to,
  });
  expect(wrong.html).toContain(`name="to" value="${to}"`);
  expect((await other.post('/nl/open', { code: passphrase, device: 'shared', to })).to).toBe(`/nl${to}`);
  expect((await other.get(`/nl/open/pictures?to=${to}`)).html).toContain(`name="to" value="${to}"`);
  for (const elsewhere of ['//example.com', 'https://example.com', '/\\example.com']) {
    expect((await other.get(`/nl/open?to=${elsewhere}`)).html).not.toContain('name="to"');
    const opened = await other.post('/nl/open', { code: passphrase, device: 'shared', to: elsewhere });
    expect(opened.to).toBe('/nl/week');
  }
});

test('Yonas, who reads no Latin script, taps the pictures of his card one after another', async () => {
  const passphrase = await wordsOf(await begin(browser()));
  const other = browser();
  await other.get('/ti/open/pictures');
  let code = '';
  const tap = async (fields: Record<string, string>) => {
    const page = await other.post('/ti/open/pictures', { by: 'pictures', code, ...fields });
    code = page.html.match(/name="code" value="([^"]*)"/)?.[1] ?? '';
    return page;
  };
  const [first = '', ...rest] = passphrase.split(' ');
  await tap({ tap: first });
  await tap({ tap: first === 'vis' ? 'kat' : 'vis' });
  // A wrong tap goes back by one.
  await tap({ undo: '1' });
  expect(code).toBe(first);
  let last = '';
  for (const word of rest) last = (await tap({ tap: word })).html;
  expect(code).toBe(passphrase);
  // All are there: what is left is to say whose device it is.
  expect(last).not.toContain('name="tap"');
  expect(last).toContain('action="/ti/open"');
  const opened = await other.post('/ti/open', { by: 'pictures', code, device: 'own' });
  expect(opened.to).toBe('/ti/week');
  expect((await other.get('/ti/story')).status).toBe(200);
});

test('wrong pictures say so and stay, to be put right by tapping', async () => {
  const stranger = browser();
  await stranger.get('/nl/open/pictures');
  const code = 'vis kat uil boom zon maan ster wolk';
  const refused = await stranger.post('/nl/open', { by: 'pictures', code, device: 'own' });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('Deze plaatjes kennen we niet');
  expect(wordsIn(refused.html)).toBe(code);
  expect(refused.html).toContain('name="undo"');
  expect(stranger.jar.size).toBe(0);
});

test.each(['boom-fiets-lamp-brood-tuin', 'boom-fiets-lamp-brood-tuin-zebra'])(
  'an earlier card, %s, still opens the story, shows its words and offers pictures',
  async (earlier) => {
    at(`2026-11-24T09:0${earlier.split('-').length}:00Z`);
    const phone = await begin(browser());
    await tell(phone, 'name', { name: 'Yonas' });
    const link = new pg.Client(owner);
    await link.connect();
    await link.query(
      'update key_card set code_hash = $1 where made_at = (select max(made_at) from key_card)',
      [await hashPassphrase(app, earlier)],
    );
    await link.end();
    const other = browser();
    await other.get('/nl/open');
    expect((await other.post('/nl/open', { code: earlier.replaceAll('-', ' '), device: 'own' })).to).toBe(
      '/nl/week',
    );
    const { html } = await other.get('/nl/card');
    expect(wordsIn(html)).toBe(earlier.replaceAll('-', ' '));
    expect(html).toContain('Een nieuwe kaart heeft ook plaatjes');
    await other.post('/nl/card/replacement', {});
    expect((await wordsOf(other)).split(' ')).toHaveLength(8);
  },
);

test('the address in the QR code opens the story after one tap, not by itself', async () => {
  const phone = await begin(browser());
  const passphrase = await wordsOf(phone);
  const scanner = browser();
  const shown = await scanner.get(`/ar/open/${passphrase.replaceAll(' ', '-')}`);
  expect(shown.status).toBe(200);
  expect(shown.html).toContain('dir="rtl"');
  expect(scanner.jar.size).toBe(0);
  await scanner.post('/ar/open', { code: passphrase.replaceAll(' ', '-'), device: 'shared' });
  expect((await scanner.get('/ar/story')).status).toBe(200);
});

test('opening a card where a story is open ends the earlier session of that device', async () => {
  const phone = await begin(browser());
  const passphrase = await wordsOf(phone);
  const earlier = phone.jar.get('vanonderop') ?? '';
  await phone.get('/nl/open');
  expect((await phone.post('/nl/open', { code: 'boom boom boom boom boom', device: 'own' })).status).toBe(
    422,
  );
  expect((await phone.get('/nl/story')).status).toBe(200);
  await phone.get('/nl/open');
  await phone.post('/nl/open', { code: passphrase, device: 'shared' });
  expect((await phone.get('/nl/story')).status).toBe(200);
  const old = browser();
  old.jar.set('vanonderop', earlier);
  expect((await old.get('/nl/story')).status).toBe(403);
});

test('wrong words say so, keep what was typed, and open nothing', async () => {
  const stranger = browser();
  await stranger.get('/nl/open');
  const refused = await stranger.post('/nl/open', { code: 'boom <b>boom</b> boom', device: 'own' });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('Deze woorden kennen we niet');
  expect(refused.html).toContain('value="boom &lt;b>boom&lt;/b> boom"');
  expect(stranger.jar.size).toBe(0);
});

test('after a new card the old words open nothing, and other devices are closed', async () => {
  const phone = await begin(browser());
  const oldPassphrase = await wordsOf(phone);
  const tablet = browser();
  await tablet.get('/nl/open');
  await tablet.post('/nl/open', { code: oldPassphrase, device: 'own' });
  await phone.get('/nl/card');
  await phone.post('/nl/card/replacement', {});
  const newPassphrase = await wordsOf(phone);
  expect(newPassphrase).not.toBe(oldPassphrase);
  expect((await tablet.get('/nl/story')).status).toBe(403);
  const late = browser();
  await late.get('/nl/open');
  expect((await late.post('/nl/open', { code: oldPassphrase, device: 'own' })).html).toContain('vervangen');
  await late.get('/nl/open');
  expect((await late.post('/nl/open', { code: newPassphrase, device: 'own' })).to).toBe('/nl/week');
});

test('who left their story open somewhere else closes it there, and reads on here', async () => {
  const phone = await begin(browser());
  const words = await wordsOf(phone);
  const library = browser();
  await library.get('/nl/open');
  await library.post('/nl/open', { code: words, device: 'own' });
  expect((await phone.get('/nl/my-data')).html).toContain('action="/nl/close/others"');
  expect((await phone.post('/nl/close/others', {})).to).toBe('/nl/my-data?closed');
  const mine = await phone.get('/nl/my-data?closed');
  expect(mine.html).toContain('Op de andere apparaten is je verhaal nu dicht.');
  expect(mine.html).not.toContain('/close/others');
  expect((await library.get('/nl/story')).status).toBe(403);
});

test('a card can be replaced only from an open story', async () => {
  const stranger = browser();
  await stranger.get('/nl/open');
  expect((await stranger.post('/nl/card/replacement', {})).status).toBe(403);
});

test('on a shared device the story closes by itself after two hours, on an own phone it stays', async () => {
  at('2026-11-24T09:00:00Z');
  const phone = await begin(browser());
  const passphrase = await wordsOf(phone);
  const shared = browser();
  await shared.get('/nl/open');
  await shared.post('/nl/open', { code: passphrase, device: 'shared' });
  at('2026-11-24T10:59:00Z');
  expect((await shared.get('/nl/story')).status).toBe(200);
  at('2026-11-24T11:01:00Z');
  expect((await shared.get('/nl/story')).status).toBe(403);
  at('2026-12-20T09:00:00Z');
  expect((await phone.get('/nl/story')).status).toBe(200);
  at('2027-01-18T09:00:00Z');
  expect((await phone.get('/nl/story')).status).toBe(200);
});

test('closing leaves nothing on the device, and the card opens it again', async () => {
  const phone = await begin(browser());
  const passphrase = await wordsOf(phone);
  await phone.get('/nl/card');
  const closed = await phone.post('/nl/close', {});
  expect(closed.to).toBe('/nl/closed');
  expect(phone.jar.size).toBe(0);
  await phone.get('/nl/open');
  expect((await phone.post('/nl/open', { code: passphrase, device: 'own' })).status).toBe(303);
});

test('a story that nobody opened for a year is forgotten, with who looked; one that was opened on a shared device is not', async () => {
  const link = new pg.Client(owner);
  await link.connect();
  const people = async () =>
    (await link.query<{ n: number }>('select count(*)::int as n from person')).rows[0]?.n ?? 0;
  await link.query("update person set seen_at = now() - interval '13 months'");
  at(new Date().toISOString());
  const phone = await begin(browser());
  const passphrase = await wordsOf(phone);
  await link.query("update person set seen_at = now() - interval '13 months'");
  await link.query(
    "insert into deletion_notice (person_id, noticed_at, letters) select id, now() - interval '40 days', 0 from person",
  );
  const shared = browser();
  await shared.get('/nl/open');
  await shared.post('/nl/open', { code: passphrase, device: 'shared' });
  expect(
    await inTransaction(app.db, { systemTask: { name: 'retention' } }, (tx) =>
      purgeInactivePeople(tx, app.now()),
    ),
  ).toBeGreaterThan(3);
  expect(await people()).toBe(1);
  expect((await shared.get('/nl/story')).status).toBe(200);
  const { rows } = await link.query('select from access_log where person_id not in (select id from person)');
  expect(rows).toEqual([]);
  await link.end();
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
