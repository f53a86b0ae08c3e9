import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { compactVerify, importJWK, type JWK } from 'jose';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { saveConsent } from '#features/consents';
import { createTestApp } from '../../../../test/support/app.ts';
import { begin, tell } from '../../../../test/support/people.ts';
import { initiativeWith } from '../../../../test/support/placements.ts';
import { markHours, signHours } from '../model/queries.ts';
import { publicKeys, signJson } from '../model/signing-key-queries.ts';
import { codeFrom, readCode } from '../model/statement-rules.ts';

const { app, browser, at, owner, faults } = await createTestApp(8);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
at('2026-11-30T15:00:00Z');

const hidden = (html: string, name: string): string =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\u2066-\u2069]/g, '');

/** Somebody with two signed hours, and the statement about them. */
async function withStatement(name = 'Samira Haddad') {
  const choir = await initiativeWith(app, database);
  const phone = await begin(browser());
  await tell(phone, 'name', { name: 'Samira' });
  const { rows } = await database
    .query('select id from person order by created_at desc, id limit 1')
    .catch(() =>
      database.query(
        "select person_id as id from story_answer where question = 'name' order by ctid desc limit 1",
      ),
    );
  const person: string = rows[0].id;
  await inTransaction(app.db, { person }, (tx) =>
    saveConsent(
      tx,
      person,
      {
        id: randomUUID(),
        recipient: { kind: 'listing', listing: choir.listing },
        recipientName: 'Het koor',
        shownName: 'Samira',
        purpose: 'hours',
        parts: [],
        questions: [],
        mayFill: false,
        wording: 'x',
        language: 'nl',
        decision: 'given',
        until: new Date('2027-06-01T00:00:00Z'),
      },
      app.now(),
    ),
  );
  const entry = randomUUID();
  const outcome = await inTransaction(app.db, { link: choir.link }, (tx) =>
    signHours(tx, {
      id: entry,
      person,
      kind: 'activity',
      startedAt: new Date('2026-11-30T09:00:00Z'),
      endedAt: new Date('2026-11-30T11:00:00Z'),
      dutch: true,
      together: true,
    }),
  );
  expect(outcome).toBe('signed');
  const { html } = await phone.get('/nl/hours');
  const form = html.slice(html.indexOf('/nl/hours/statements"'));
  const made = await phone.post('/nl/hours/statements', { name, once: hidden(form, 'once') });
  const path = made.to ?? '';
  const page = await phone.get(path);
  const code = /<b dir="ltr">([^<]+)<\/b>/.exec(page.html)?.[1] ?? '';
  return { choir, phone, person, entry, path, page, code };
}

/** Somebody who opened the page where statements are checked. */
async function checker() {
  const visitor = browser();
  await visitor.get('/nl/hours/verify');
  return visitor;
}

const file = (text: string) => new File([text], 'uren.json', { type: 'application/json' });

test('a statement is made, checked by code and by file, and says no more than it says', async () => {
  const { phone, path, page, code } = await withStatement();
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  expect(words(page.html)).toContain('Samira Haddad');
  const visitor = await checker();
  for (const typed of [code, code.toLowerCase().replaceAll('-', ' ')]) {
    const checked = await visitor.post('/nl/hours/verify', { code: typed });
    expect(checked.html).toContain('is door deze site getekend en geldt');
    expect(words(checked.html)).toContain('Samira Haddad');
    expect(words(checked.html)).toContain('2 uur');
  }
  expect((await visitor.get(`/nl/hours/verify/${code}`)).html).toContain('getekend en geldt');
  const json = await phone.get(`${path}/statement.json`);
  const { statement, signature } = JSON.parse(json.html);
  expect(Object.keys(statement).sort()).toEqual(
    ['code', 'entries', 'example', 'issuer', 'kind', 'made', 'name', 'total', 'totals'].sort(),
  );
  expect((await visitor.post('/nl/hours/verify', { file: file(json.html) })).html).toContain(
    'getekend en geldt',
  );

  // Anybody checks it with the public keys and another program than ours.
  const keys: { keys: JWK[] } = JSON.parse((await visitor.get('/.well-known/jwks.json')).html);
  expect(JSON.stringify(keys)).not.toContain('"d"');
  const { payload } = await compactVerify(signature, (header: { kid?: string }) =>
    importJWK(keys.keys.find(({ kid }) => kid === header.kid) as JWK, 'EdDSA'),
  );
  expect(JSON.parse(Buffer.from(payload).toString())).toEqual(statement);

  for (const changed of [
    { ...statement, total: statement.total + 60 },
    { ...statement, name: 'Iemand anders' },
    { ...statement, more: 'x' },
  ]) {
    const forged = JSON.stringify({ statement: changed, signature });
    const seen = await visitor.post('/nl/hours/verify', { file: file(forged) });
    expect(seen.html).toContain('niet van ons');
    expect(seen.html).not.toContain('Het koor');
  }
  for (const nonsense of ['', 'AAAA', 'ZZZZ-ZZZZ-ZZZZ-ZZZZ', '<b>'])
    expect((await visitor.post('/nl/hours/verify', { code: nonsense })).html).toContain('niet van ons');
  expect((await visitor.post('/nl/hours/verify', { file: file('[]') })).html).toContain('niet van ons');
});

test('taken back by who signed: changed since; revoked by whom it is about: nothing is shown any more', async () => {
  const { choir, phone, path, entry, code } = await withStatement();
  const visitor = browser();
  await inTransaction(app.db, { link: choir.link }, (tx) => markHours(tx, entry, 'revoked', 'absent'));
  const changed = await visitor.get(`/nl/hours/verify/${code}`);
  expect(changed.html).toContain('Sinds deze verklaring zijn er uren veranderd');
  expect((await phone.get('/nl/hours')).html).toContain('zijn er uren veranderd');
  const json = await phone.get(`${path}/statement.json`);
  await phone.post(`${path}/revoke`, {});
  const revoked = await visitor.get(`/nl/hours/verify/${code}`);
  expect(revoked.html).toContain('is ingetrokken');
  expect(revoked.html).not.toContain('Samira');
  const byFile = await visitor.post('/nl/hours/verify', { file: file(json.html) });
  expect(byFile.html).toContain('is ingetrokken');
  expect(byFile.html).not.toContain('Samira');
});

test('whoever erases their story erases the statement: a file that was signed counts as revoked', async () => {
  const { phone, path, person } = await withStatement();
  const json = await phone.get(`${path}/statement.json`);
  await database.query('delete from person where id = $1', [person]);
  const seen = await (await checker()).post('/nl/hours/verify', { file: file(json.html) });
  expect(seen.html).toContain('is ingetrokken');
});

test('another’s statement is nowhere, and without a code the database shows none', async () => {
  const { path } = await withStatement();
  const stranger = await begin(browser());
  for (const page of [path, `${path}/statement.json`, `${path}/statement.pdf`])
    expect((await stranger.get(page)).status).toBe(404);
  await stranger.post(`${path}/revoke`, {});
  expect(
    (
      await database.query('select from hours_statement where revoked_at is not null and id = $1', [
        path.split('/').at(-1),
      ])
    ).rowCount,
  ).toBe(0);
  const { rows } = await inTransaction(app.db, {}, (tx) =>
    sql`select * from statement_by_code()`.execute(tx),
  );
  expect(rows).toEqual([]);
  const secrets = await inTransaction(app.db, {}, (tx) => sql`select * from signing_secret`.execute(tx));
  expect(secrets.rows).toEqual([]);
});

test('the PDF has the text, headings and language; a name in other letters is printed from the page', async () => {
  const { phone, path } = await withStatement('Zoë (van) Ömer\\');
  const { html: pdf } = await phone.get(`${path}/statement.pdf`);
  expect(pdf.startsWith('%PDF-1.7')).toBe(true);
  for (const part of ['/Lang(nl)', '/Marked true', '/S/H1', '/S/Figure', '/DisplayDocTitle true', '%%EOF'])
    expect(pdf).toContain(part);
  const arabic = await withStatement('سميرة');
  expect(arabic.page.html).not.toContain('statement.pdf');
  expect((await arabic.phone.get(`${arabic.path}/statement.pdf`)).status).toBe(404);
  expect(words(arabic.page.html)).toContain('سميرة');
});

test('two who need a key first at the same moment make one', async () => {
  await database.query('delete from signing_secret');
  await database.query('delete from signing_key');
  await Promise.all(
    Array.from({ length: 6 }, () =>
      inTransaction(app.db, {}, (tx) => signJson(tx, app, { x: 1 }, app.now())),
    ),
  );
  expect(await inTransaction(app.db, {}, publicKeys)).toHaveLength(1);
});

test('codes: every one is read as it was written, also in small letters, with O for 0 and without dashes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 32 }), (bytes) => {
      const code = codeFrom(bytes);
      expect(readCode(code)).toBe(code);
      expect(readCode(code.toLowerCase().replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(
        code,
      );
    }),
  );
});

test('who tries codes all day is stopped', async () => {
  const guesser = browser();
  let last = 200;
  for (let tries = 0; tries < 70 && last !== 429; tries++)
    last = (await guesser.get('/nl/hours/verify/ZZZZ-ZZZZ-ZZZZ-ZZZZ')).status;
  expect(last).toBe(429);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
