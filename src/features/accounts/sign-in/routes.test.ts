import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { ACCOUNT_COOKIE, openAccountSession } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { formsOf } from '../../../../test/walker/crawl.ts';
import { scheduledTasks } from '../background.ts';
import { addAccount } from '../staff-accounts/queries.ts';

const { app, browser, at, faults, owner, asOperator } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

type Browser = ReturnType<typeof browser>;
const start = app.now().getTime();
const passMinutes = (minutes: number) => at(new Date(app.now().getTime() + minutes * 60_000).toISOString());
const backToStart = () => at(new Date(start).toISOString());

/** Somebody with an account. @returns the address */
async function somebody(name = 'Fatma'): Promise<string> {
  const id = randomUUID();
  const email = `${id}@werk.example`;
  await asOperator((tx) => addAccount(tx, app, { id, email, name, guideOf: null }, app.now()));
  return email;
}

/** Asks for a letter, as somebody does. */
async function ask(device: Browser, email: string) {
  await device.get('/nl/account');
  return device.post('/nl/account', { email });
}

/** The last letter to an address: its code and the path of its link. */
async function letter(email: string): Promise<{ code: string; link: string } | undefined> {
  const { rows } = await database.query<{ body: string }>(
    'select body from mail_outbox where recipient = $1 order by queued_at desc, id limit 1',
    [email],
  );
  const body = rows[0]?.body;
  return body === undefined
    ? undefined
    : {
        code: /\d{4} \d{4}/.exec(body)?.[0] ?? '',
        link: /\/nl\/account\/mail\/[\w-]+/.exec(body)?.[0] ?? '',
      };
}

const letterOf = async (email: string) => {
  const found = await letter(email);
  if (!found) throw new Error(`no letter to ${email}`);
  return found;
};

/** Opens the link of a letter, and sends the form that is shown. */
async function openLetter(device: Browser, link: string, fields: Record<string, string> = {}) {
  await device.get(link);
  const page = await device.follow();
  const sent = await device.post('/nl/account/code', { device: 'own', ...fields });
  return { page, sent };
}

const isIn = async (device: Browser): Promise<boolean> =>
  (await device.get('/nl/account/start')).status === 200;

test('whoever asks for a letter opens its link in the same browser and is in after one tap', async () => {
  const email = await somebody('Fatma');
  const device = browser();
  expect((await ask(device, email.toUpperCase())).to).toBe('/nl/account/code');
  expect(await isIn(device)).toBe(false);
  const { link } = await letterOf(email.toUpperCase());
  const { page, sent } = await openLetter(device, link);
  expect(page.html).not.toContain('name="code"');
  expect(sent.to).toBe('/nl/account/start');
  expect((await device.follow()).html).toMatch(/<h1>Dag .Fatma/);
  expect(device.jar.has('vanonderop_account-sign-in')).toBe(false);
  // Used once: the same letter opens nothing any more, in whatever browser.
  for (const again of [device, browser()]) {
    again.jar.delete(ACCOUNT_COOKIE);
    const second = await openLetter(again, link, { code: '0000 0000' });
    expect(second.sent.status).toBe(422);
    expect(await isIn(again)).toBe(false);
  }
});

test('the code works where the letter was asked for, and with the link on any other device, as one types it', async () => {
  const email = await somebody();
  const desk = browser();
  await ask(desk, email);
  const first = await letterOf(email);
  await desk.get('/nl/account/code');
  expect((await desk.post('/nl/account/code', { code: '١٢٣', device: 'own' })).html).toContain(
    'acht cijfers',
  );
  expect((await desk.post('/nl/account/code', { code: first.code, device: 'shared' })).to).toBe(
    '/nl/account/start',
  );
  await ask(browser(), email);
  const second = await letterOf(email);
  const phone = browser();
  const { page, sent } = await openLetter(phone, second.link, {
    code: second.code.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? ''),
  });
  expect(page.html).toContain('name="code"');
  expect(sent.to).toBe('/nl/account/start');
  expect(await isIn(phone)).toBe(true);
});

test('A13: a scanner that follows the link, asks for its headers and sends every form uses nothing up', async () => {
  const email = await somebody();
  const device = browser();
  await ask(device, email);
  const { link, code } = await letterOf(email);
  for (const [round, typed] of [undefined, '', '1', '00000000'].entries()) {
    const scanner = browser();
    expect((await scanner.raw(link, { method: 'HEAD' })).status).toBe(303);
    await scanner.get(link);
    const page = await scanner.follow();
    for (const { path, fields } of formsOf(page.html, '/nl/account/code', () => '')) {
      for (const button of ['own', 'shared'])
        await scanner.post(path, {
          ...fields,
          device: button,
          ...(typed === undefined ? {} : { code: typed }),
        });
    }
    expect([round, await isIn(scanner), scanner.jar.has(ACCOUNT_COOKIE)]).toEqual([round, false, false]);
  }
  // The person in the browser that asked: one tap. Somebody else, on another device: the code.
  const { sent } = await openLetter(device, link);
  expect(sent.to).toBe('/nl/account/start');
  expect(await isIn(device)).toBe(true);
  const other = await somebody();
  const desk = browser();
  await ask(desk, other);
  const their = await letterOf(other);
  const scanner = browser();
  for (let times = 0; times < 3; times++) await openLetter(scanner, their.link, { code: '1' });
  const phone = browser();
  expect((await openLetter(phone, their.link, { code: their.code })).sent.to).toBe('/nl/account/start');
  expect(code).not.toBe(their.code);
  expect(faults).toEqual([]);
});

test('the answer is the same for an address that nobody has, and no letter goes there', async () => {
  const known = await somebody();
  const unknown = `${randomUUID()}@werk.example`;
  const answers = await Promise.all(
    [known, unknown].map(async (email) => {
      const device = browser();
      const asked = await ask(device, email);
      const page = await device.follow();
      const cookies = [...device.jar.keys()].sort();
      return [asked.status, asked.to, cookies, page.html.replace(/value="[^"]*"/g, '')];
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
  expect(await letter(unknown)).toBeUndefined();
  const odd = await ask(browser(), 'geen adres');
  expect(odd.status).toBe(422);
  expect(odd.html).toContain('value="geen adres"');
});

test('a letter is good for a quarter of an hour, and five wrong codes for the browser that types them', async () => {
  const email = await somebody();
  const late = browser();
  await ask(late, email);
  const old = await letterOf(email);
  passMinutes(15);
  expect((await openLetter(late, old.link)).sent.status).toBe(422);
  const guesser = browser();
  await ask(guesser, email);
  const fresh = await letterOf(email);
  await guesser.get('/nl/account/code');
  const wrong = fresh.code === '1111 1111' ? '2222 2222' : '1111 1111';
  for (let tries = 0; tries < 5; tries++)
    expect((await guesser.post('/nl/account/code', { code: wrong, device: 'own' })).status).toBe(422);
  // Whoever guesses cannot name another browser to have five more.
  expect((await guesser.post('/nl/account/code', { code: fresh.code, device: 'own' })).status).toBe(429);
  const [own = ''] = (guesser.jar.get('vanonderop_account-sign-in') ?? '').split('.');
  guesser.jar.set('vanonderop_account-sign-in', `x.${own}`);
  expect((await guesser.post('/nl/account/code', { code: fresh.code, device: 'own' })).status).toBe(422);
  expect(await isIn(guesser)).toBe(false);
  backToStart();
});

test('one mailbox gets five letters an hour, and what strangers sent it locks nobody out', async () => {
  const email = await somebody();
  for (let times = 0; times < 5; times++) expect((await ask(browser(), email)).status).toBe(303);
  const more = await ask(browser(), email);
  expect(more.status).toBe(429);
  expect(more.html).toContain('Over een uur');
  passMinutes(61);
  expect((await ask(browser(), email)).status).toBe(303);
  backToStart();
});

test('two taps at the same moment open one session', async () => {
  const email = await somebody();
  const device = browser();
  await ask(device, email);
  await device.get((await letterOf(email)).link);
  await device.follow();
  const taps = await Promise.all([1, 2, 3].map(() => device.post('/nl/account/code', { device: 'own' })));
  expect(taps.filter(({ to }) => to === '/nl/account/start')).toHaveLength(1);
  const { rows } = await database.query<{ n: number }>(
    'select count(*)::int as n from account_session s join account a on a.id = s.account_id where a.made_at = $1',
    [new Date(start)],
  );
  expect(rows[0]?.n).toBeGreaterThan(0);
});

test('an account sees its devices, signs out elsewhere at once, and here as well', async () => {
  const email = await somebody('Joke');
  const [desk, phone] = [browser(), browser()];
  for (const device of [desk, phone]) {
    await ask(device, email);
    await openLetter(device, (await letterOf(email)).link);
    passMinutes(1);
  }
  const page = await desk.get('/nl/account/settings');
  expect(page.html).toContain(email);
  expect(page.html.match(/Geopend:/g)).toHaveLength(2);
  await desk.post('/nl/account/settings/others', {});
  expect([await isIn(desk), await isIn(phone)]).toEqual([true, false]);
  await desk.get('/nl/account/settings');
  await desk.post('/nl/account/settings/name', { name: 'Joke de Vries' });
  expect((await desk.get('/nl/account/start')).html).toMatch(/<h1>Dag .Joke de Vries/);
  const closed = await desk.post('/nl/account/close', {});
  expect(closed.headers.get('clear-site-data')).toBe('"cache", "storage"');
  expect(await isIn(desk)).toBe(false);
  backToStart();
});

test('deleting an account takes name and address away at once; asked twice, and only by a tick', async () => {
  const { account, token } = await openAccountSession(app, { name: 'Weg Ermee' });
  const device = browser();
  device.jar.set(ACCOUNT_COOKIE, token);
  await device.get('/nl/account/settings');
  expect((await device.post('/nl/account/settings/forget', {})).status).toBe(422);
  expect(await isIn(device)).toBe(true);
  await device.get('/nl/account/settings');
  expect((await device.post('/nl/account/settings/forget', { sure: 'yes' })).to).toBe('/nl/account?gone');
  device.jar.set(ACCOUNT_COOKIE, token);
  expect(await isIn(device)).toBe(false);
  const { rows } = await database.query('select name, email_sealed, ended_at from account where id = $1', [
    account,
  ]);
  expect(rows).toEqual([{ name: '', email_sealed: null, ended_at: app.now() }]);
  // The address is free again, and is somebody new.
  await asOperator((tx) =>
    addAccount(
      tx,
      app,
      { id: randomUUID(), email: `${account}@work.example`, name: 'Nieuw', guideOf: null },
      app.now(),
    ),
  );
});

test('what was used is gone a day later, the empty row of an account after two years', async () => {
  const email = await somebody();
  await ask(browser(), email);
  const left = async () => {
    const { rows } = await database.query<{ attempts: number; accounts: number; sessions: number }>(
      `select (select count(*)::int from sign_in) as attempts, (select count(*)::int from account_session) as sessions,
        (select count(*)::int from account where ended_at is not null) as accounts`,
    );
    return rows[0] ?? { attempts: -1, accounts: -1, sessions: -1 };
  };
  const nightly = async () => {
    for (const { run } of scheduledTasks) await run(app);
  };
  const before = await left();
  expect(Math.min(before.attempts, before.accounts, before.sessions)).toBeGreaterThan(0);
  await nightly();
  expect((await left()).attempts).toBe(before.attempts);
  passMinutes(26 * 60);
  await nightly();
  expect((await left()).attempts).toBe(0);
  passMinutes(15 * 24 * 60);
  await nightly();
  expect(await left()).toMatchObject({ sessions: 0, accounts: before.accounts });
  passMinutes(26 * 31 * 24 * 60);
  await nightly();
  expect((await left()).accounts).toBe(0);
  backToStart();
});

test('the database shows an attempt to its browser and its letter alone, and nobody makes a strong one', async () => {
  const seen = await inTransaction(app.db, {}, (tx) => tx.selectFrom('sign_in').selectAll().execute());
  expect(seen).toEqual([]);
  const subject = 'ab'.repeat(32);
  await expect(
    inTransaction(app.db, { systemTask: { name: 'sign-in', subject } }, (tx) =>
      tx
        .insertInto('sign_in')
        .values({
          id: randomUUID(),
          email_digest: Buffer.from(subject, 'hex'),
          email_sealed: null,
          browser_hash: null,
          link_hash: Buffer.alloc(32, 1),
          code_digest: null,
          strong: true,
          next: '/account/start',
          made_at: app.now(),
          ends_at: app.now(),
          used_at: null,
        })
        .execute(),
    ),
  ).rejects.toThrow(/row-level security/);
});

test('where no e-mail is sent the page says so, instead of a form that leads nowhere', async () => {
  app.settings.sendsEmail = false;
  const page = await browser().get('/nl/account');
  expect(page.html).toContain('verstuurt geen e-mail');
  expect(page.html).not.toContain('name="email"');
  app.settings.sendsEmail = undefined;
});
