import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../test/support/app.ts';
import { inTransaction } from '../db/rls-context.ts';
import { isPlainAddress, mailboxOf } from '../text/email-address.ts';
import { DAY_MS } from '../time/durations.ts';
import { type EmailCause, enqueueEmail } from './outbox.ts';
import { greetingName, quoteForEmail } from './strangers-words.ts';

const { app, at, faults, owner } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const write = (recipient: string, cause: EmailCause = 'stranger', idempotencyKey?: string) =>
  inTransaction(app.db, {}, (tx) =>
    enqueueEmail(tx, app, {
      cause,
      recipient,
      subject: 'Dag',
      body: 'Hallo',
      language: 'nl',
      ...(idempotencyKey ? { idempotencyKey } : {}),
    }),
  );
const sentTo = async (domain: string): Promise<number> => {
  const { rows } = await database.query('select from mail_outbox where recipient like $1', [`%${domain}`]);
  return rows.length;
};

test('strangers can cause three e-mails a day to one mailbox, however its address is spelled', async () => {
  const spelled = ['ria@een.example', 'RIA@een.example', 'ria+x@een.example', 'Ria+y@EEN.example'];
  expect(await Promise.all(spelled.map((recipient) => write(recipient)))).toContain(false);
  expect(await sentTo('een.example')).toBeLessThanOrEqual(3);
  expect(await write('ria@een.example')).toBe(false);
  const dotted = ['j.an@gmail.com', 'jan@googlemail.com', 'ja.n+1@gmail.com', 'jan@gmail.com'];
  const sent = [];
  for (const recipient of dotted) sent.push(await write(recipient));
  expect(sent).toEqual([true, true, true, false]);
});

test('the team and the clock still write to somebody whom strangers wrote to, and tomorrow is another day', async () => {
  for (let i = 0; i < 5; i++) await write('ali@twee.example');
  expect(await write('ali@twee.example', 'team')).toBe(true);
  expect(await write('ali@twee.example', 'schedule')).toBe(true);
  expect(await sentTo('twee.example')).toBe(5);
  at('2026-11-25T09:00:00Z');
  expect(await write('ali@twee.example')).toBe(true);
});

test('an e-mail that may wait goes out on the next day that has room, and no day has more than three', async () => {
  const waits = () =>
    inTransaction(app.db, {}, (tx) =>
      enqueueEmail(tx, app, {
        cause: 'stranger',
        recipient: 'samira@zes.example',
        subject: 'Dag',
        body: 'Hallo',
        language: 'nl',
        orWithinDays: 2,
      }),
    );
  const sent: boolean[] = [];
  for (let i = 0; i < 11; i++) sent.push(await waits());
  expect(sent).toEqual([...Array(9).fill(true), false, false]);
  const { rows } = await database.query<{ due_at: Date }>(
    `select due_at from job j join mail_outbox m on j.once_key = 'mail:' || m.id
      where m.recipient = 'samira@zes.example' order by due_at`,
  );
  // What goes out at once is due by the database's clock.
  const days = rows.map(({ due_at }) => (due_at.getTime() - app.now().getTime()) / DAY_MS);
  expect(days.filter((day) => day === 1 || day === 2)).toEqual([1, 1, 1, 2, 2, 2]);
});

test('the same e-mail goes out once, and one that was rolled back does not count', async () => {
  for (let i = 0; i < 3; i++) expect(await write('b@drie.example', 'stranger', 'the same one')).toBe(true);
  expect(await write('b@drie.example', 'stranger', 'the same one')).toBe(false);
  expect(await sentTo('drie.example')).toBe(1);
  for (let i = 0; i < 6; i++)
    await inTransaction(app.db, {}, async (tx) => {
      const letter = { subject: 'Dag', body: 'Hallo', language: 'nl', cause: 'stranger' as const };
      await enqueueEmail(tx, app, { ...letter, recipient: 'a@drie.example' });
      throw new Error('rolled back');
    }).catch(() => {});
  for (let i = 0; i < 3; i++) expect(await write('a@drie.example')).toBe(true);
  expect(await write('a@drie.example')).toBe(false);
});

test.each([
  'a,b@vier.example',
  'A <b@vier.example>',
  'a;b@vier.example',
  '"a b"@vier.example',
  'a(b)@vier.example',
  'a@b@vier.example',
  `${'a'.repeat(300)}@vier.example`,
])('%s is not one address, and nothing is sent to it', async (recipient) => {
  expect(isPlainAddress(recipient)).toBe(false);
  expect(await write(recipient, 'team')).toBe(false);
  expect(await sentTo('vier.example')).toBe(0);
});

test('an address in letters of another script is one address', () => {
  expect(isPlainAddress('سميرة@مثال.example')).toBe(true);
  expect(mailboxOf('Ria@BÜRO.example')).toBe('ria@xn--bro-hoa.example');
});

test('the words of a stranger are quoted line by line, and nothing in them is a link', () => {
  expect(
    quoteForEmail('Kijk op https://evil.example/x?y=1\nof bel evil.example, a.b@c.nl\r\nmailto:a@b.nl'),
  ).toBe(
    [
      '> Kijk op https[:]//evil[.]example/x?y=1',
      '> of bel evil[.]example, a[.]b@c[.]nl',
      '> mailto[:]a@b[.]nl',
    ].join('\n'),
  );
  expect(quoteForEmail('om drie uur. Tot dan!\n\n‮verkeerd om')).toBe(
    '> om drie uur. Tot dan!\n>\n> verkeerd om',
  );
});

test.each(['Yonas', 'Anne-Marie', "O'Neil", 'سميرة', 'ዮናስ', 'Žofie  van den Berg', 'علی\u200cرضا'])(
  '%s is a name',
  (name) => expect(greetingName(` ${name} `)).toBe(name),
);

test.each([
  'KLIK https://evil.example',
  'evil.example',
  'win 1000 euro',
  'a'.repeat(41),
  '',
  'Bel 06',
  'a\nb',
])('“%s” is no name to greet anybody with', (name) => expect(greetingName(name)).toBe(''));

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
