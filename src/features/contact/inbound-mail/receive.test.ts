import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../test/support/app.ts';
import { mailbox } from '../../../../test/support/mailbox.ts';
import { importFromFolder } from './import-from-folder.ts';
import { receiveEmail } from './receive.ts';

/** Real letters: out through SMTP to a server of this test, read by a parser, answered, and put back in. */
const { browser, app, faults, owner, at } = await createTestApp();
app.settings.replyDomain = 'vanonderop.example';
const { post: send } = await mailbox();
const link = new pg.Client(owner);
await link.connect();
afterAll(async () => {
  await link.end();
});

const token = (await issueOperatorLink(app, 'Deniz', 900)).split('/').at(-1) ?? '';
const deniz = browser();
deniz.jar.set('vanonderop_team', token);

const post = async () => {
  at(new Date(Math.max(app.now().getTime(), Date.now()) + 60_000).toISOString());
  return send(app);
};

/** Asks, is answered, and has the answer's letter. */
async function answered(words: string, email = 'yonas@voorbeeld.nl') {
  const phone = browser();
  const shown = await phone.get('/nl/contact');
  const field = (name: string) => shown.html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
  const [once, stamp] = [field('once'), field('stamp')];
  at(new Date(app.now().getTime() + 10_000).toISOString());
  const sent = await phone.post('/nl/contact', { once, stamp, category: 'other', words, email });
  const [received] = await post();
  const { rows } = await link.query('select question_id as id from contact_message where words = $1', [
    words,
  ]);
  const { id } = rows[0];
  const page = await deniz.get(`/nl/inbox/${id}`);
  const seen = page.html.match(/name="seen" value="(\d+)"/)?.[1] ?? '';
  await deniz.post(`/nl/inbox/${id}/answer`, {
    once: `a-${once}`,
    seen,
    dutch: 'Ons antwoord.',
    words: '',
    after: 'answered',
  });
  const [letter] = await post();
  if (!letter || !received) throw new Error('no letter came');
  return { id, letter, received, page: (sent.to ?? '').replace('?new', '') };
}

/** A letter as a mail program would write it. */
const compose = async (
  letter: Parameters<ReturnType<typeof nodemailer.createTransport>['sendMail']>[0],
): Promise<Buffer> => {
  const made = await nodemailer.createTransport({ streamTransport: true, buffer: true }).sendMail({
    to: 'team@vanonderop.example',
    from: 'Yonas <yonas@voorbeeld.nl>',
    ...letter,
  });
  return made.message as Buffer;
};
const wordsIn = async (id: string): Promise<string[]> =>
  (
    await link.query('select words from contact_message where question_id = $1 order by at, id', [id])
  ).rows.map(({ words }) => words);

const one = await answered('Mijn eerste vraag');

test('our letters carry a signed number, a mark, an address to answer to, and hang together', async () => {
  expect(one.received.messageId).toMatch(/^<vo\.[0-9a-f]{32}\.[0-9a-f]{32}\.[0-9a-f]{16}@/);
  expect(one.letter.inReplyTo).toBeUndefined();
  expect(one.letter.replyTo?.value[0]?.address).toMatch(
    /^antwoord\+[0-9a-f]{32}\.[0-9a-f]{16}@vanonderop\.example$/,
  );
  expect(one.letter.headers.get('auto-submitted')).toBe('no');
  expect(one.received.headers.get('auto-submitted')).toBe('auto-generated');
  expect(one.letter.text).toContain('Ons antwoord.');
  expect(one.letter.text).toContain(one.page);
});

test('1 a plain reply lands in its conversation, without the quoted letter', async () => {
  const raw = await compose({
    subject: 'Re: Antwoord',
    inReplyTo: one.letter.messageId,
    text: 'Dank je wel!\n\nOp di 24 nov 2026 om 10:00 schreef Team <team@vanonderop.example>:\n> Ons antwoord.',
  });
  expect(await receiveEmail(app, raw)).toEqual({ kind: 'added', question: one.id });
  expect(await wordsIn(one.id)).toContain('Dank je wel!');
});

test('2 a reply as Outlook writes it: other numbers, only References kept, the letter quoted below a line', async () => {
  const raw = await compose({
    subject: 'RE: Antwoord op je vraag',
    messageId: '<AM0PR01MB@eurprd01.prod.outlook.com>',
    inReplyTo: '<AS8PR02MB1234@eurprd02.prod.exchangelabs.com>',
    references: [one.letter.messageId ?? '', '<AS8PR02MB1234@eurprd02.prod.exchangelabs.com>'],
    headers: { 'Thread-Index': 'AdxQ' },
    text: 'Uit Outlook.\n\n________________________________\nVan: Van Onderop <team@vanonderop.example>\nVerzonden: dinsdag',
  });
  expect(await receiveEmail(app, raw)).toEqual({ kind: 'added', question: one.id });
  expect(await wordsIn(one.id)).toContain('Uit Outlook.');
});

test('3 of several references the last of ours counts', async () => {
  const other = await answered('Een andere vraag');
  const raw = await compose({
    references: [one.letter.messageId ?? '', other.letter.messageId ?? ''],
    text: 'Welke?',
  });
  expect(await receiveEmail(app, raw)).toEqual({ kind: 'added', question: other.id });
});

test('4 rewritten numbers: the address that was written to tells', async () => {
  const raw = await compose({ to: one.letter.replyTo?.value[0]?.address, text: 'Naar het plus-adres.' });
  expect(await receiveEmail(app, raw)).toEqual({ kind: 'added', question: one.id });
});

test('5 nothing else is left: the mark in the quoted letter tells', async () => {
  const quoted = (one.letter.text ?? '')
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
  const raw = await compose({ text: `Alleen het citaat.\n\n${quoted}` });
  expect(await receiveEmail(app, raw)).toEqual({ kind: 'added', question: one.id });
  expect(await wordsIn(one.id)).toContain('Alleen het citaat.');
});

test('6 the same subject alone is a new question, and its asker hears by when there is an answer: once a day', async () => {
  await post();
  const raw = await compose({ subject: `Re: ${one.letter.subject}`, text: 'Zelfde onderwerp.' });
  const received = await receiveEmail(app, raw);
  expect(received.kind).toBe('new');
  expect(received.question).not.toBe(one.id);
  const [word] = await post();
  expect(word?.headers.get('auto-submitted')).toBe('auto-replied');
  expect(word?.inReplyTo).toMatch(/^</);
  const second = await compose({ subject: 'Nog iets', text: 'En nog een vraag.' });
  expect((await receiveEmail(app, second)).kind).toBe('new');
  expect(await post()).toEqual([]);
});

test('7 a forged or forwarded letter of a stranger becomes a new question, linked to the one it names', async () => {
  const raw = await compose({
    from: 'Iemand <iemand@elders.nl>',
    inReplyTo: one.letter.messageId,
    text: 'Ik ben Yonas echt.',
  });
  const received = await receiveEmail(app, raw);
  expect(received.kind).toBe('linked');
  const { rows } = await link.query('select possibly_of from contact_question where id = $1', [
    received.question,
  ]);
  expect(rows[0].possibly_of).toBe(one.id);
  expect(await wordsIn(one.id)).not.toContain('Ik ben Yonas echt.');
});

test('8 a mark with a wrong signature is no mark', async () => {
  const false_ = (one.letter.messageId ?? '').replace(/\.[0-9a-f]{16}@/, '.0123456789abcdef@');
  const raw = await compose({ inReplyTo: false_, text: 'Geraden nummer.' });
  expect((await receiveEmail(app, raw)).kind).toBe('new');
});

test('9 windows-1256 is read as Arabic', async () => {
  const body = Buffer.from([0xd4, 0xdf, 0xd1, 0xc7]); // شكرا
  const head = `From: yonas@voorbeeld.nl\r\nTo: team@vanonderop.example\r\nMessage-ID: <w1256@x>\r\nIn-Reply-To: ${one.letter.messageId}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=windows-1256\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`;
  expect((await receiveEmail(app, Buffer.concat([Buffer.from(head), body]))).kind).toBe('added');
  expect(await wordsIn(one.id)).toContain('شكرا');
});

test('10 ISO-8859-6 is read as Arabic', async () => {
  const body = Buffer.from([0xe5, 0xd1, 0xcd, 0xc8, 0xc7]); // مرحبا
  const head = `From: yonas@voorbeeld.nl\r\nTo: team@vanonderop.example\r\nMessage-ID: <i88596@x>\r\nIn-Reply-To: ${one.letter.messageId}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=ISO-8859-6\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`;
  expect((await receiveEmail(app, Buffer.concat([Buffer.from(head), body]))).kind).toBe('added');
  expect(await wordsIn(one.id)).toContain('مرحبا');
});

test('11 out of office is kept, opens nothing, and is never answered', async () => {
  await post();
  const before = await link.query('select state, promised_at from contact_question where id = $1', [one.id]);
  const raw = await compose({
    subject: 'Automatisch antwoord: Antwoord',
    inReplyTo: one.letter.messageId,
    headers: { 'Auto-Submitted': 'auto-replied' },
    text: 'Ik ben er niet.',
  });
  expect((await receiveEmail(app, raw)).kind).toBe('automatic');
  const after = await link.query('select state, promised_at from contact_question where id = $1', [one.id]);
  expect(after.rows).toEqual(before.rows);
  expect(await post()).toEqual([]);
});

test('12 a bounce shows at the letter that did not arrive', async () => {
  const raw = Buffer.from(
    [
      'From: MAILER-DAEMON@mx.voorbeeld.nl',
      'To: team@vanonderop.example',
      'Message-ID: <bounce@mx>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Your message could not be delivered.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Final-Recipient: rfc822; yonas@voorbeeld.nl',
      'Action: failed',
      'Status: 5.1.1',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${one.letter.messageId}`,
      'Subject: Antwoord',
      '--b--',
      '',
    ].join('\r\n'),
  );
  expect(await receiveEmail(app, raw)).toEqual({ kind: 'bounce', question: one.id });
  expect((await deniz.get(`/nl/inbox/${one.id}`)).html).toContain('kwam niet aan');
});

test('13 the same letter delivered twice is put away once', async () => {
  const raw = await compose({ messageId: '<twice@x>', inReplyTo: one.letter.messageId, text: 'Dubbel.' });
  expect((await receiveEmail(app, raw)).kind).toBe('added');
  expect((await receiveEmail(app, raw)).kind).toBe('again');
  expect((await wordsIn(one.id)).filter((words) => words === 'Dubbel.')).toHaveLength(1);
});

test('14 a stranger’s automatic letter begins nothing', async () => {
  const raw = await compose({
    from: 'lijst@elders.nl',
    headers: { 'List-Id': '<nieuws.elders.nl>' },
    text: 'Nieuwsbrief',
  });
  expect(await receiveEmail(app, raw)).toEqual({ kind: 'nothing' });
});

test('15 writing back after an answer opens the question again with a new promise', async () => {
  const again = await answered('Nog een vraag van mij');
  await receiveEmail(app, await compose({ inReplyTo: again.letter.messageId, text: 'En nu?' }));
  const { rows } = await link.query(
    'select state, promised_at > now() as ahead from contact_question where id = $1',
    [again.id],
  );
  expect(rows).toEqual([{ state: 'open', ahead: true }]);
});

test('letters in the folder are taken in and put with what is done', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vanonderop-letters-'));
  const raw = await compose({ inReplyTo: one.letter.messageId, text: 'Uit de map.' });
  await writeFile(join(folder, '1.eml'), raw);
  await writeFile(join(folder, 'readme.txt'), 'geen brief');
  expect(await importFromFolder(app, folder)).toBe(1);
  expect(await importFromFolder(app, folder)).toBe(0);
  expect(await wordsIn(one.id)).toContain('Uit de map.');
  expect((await readdir(folder)).sort()).toEqual(['done', 'readme.txt']);
  expect(await readdir(join(folder, 'done'))).toEqual(['1.eml']);
  await rm(folder, { recursive: true });
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
