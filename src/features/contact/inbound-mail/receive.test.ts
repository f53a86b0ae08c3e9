import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../test/support/app.ts';
import { mailbox } from '../../../../test/support/mailbox.ts';
import { signInTeam } from '../../../../test/support/team.ts';
import { importFromFolder } from './import-from-folder.ts';
import { receiveEmail } from './receive.ts';

/** Real e-mails: sent through SMTP to a server of this test, read by a parser, answered, and received again. */
const { browser, app, faults, owner, at } = await createTestApp();
app.settings.replyDomain = 'vanonderop.example';
const { post: send } = await mailbox();
const link = new pg.Client(owner);
await link.connect();
afterAll(async () => {
  await link.end();
});

const teamLink = await issueOperatorLink(app, 'Deniz', 900);
const deniz = browser();
await signInTeam(deniz, app, teamLink);

const sendOutbox = async () => {
  at(new Date(Math.max(app.now().getTime(), Date.now()) + 60_000).toISOString());
  await signInTeam(deniz, app, teamLink);
  return send(app);
};

/** Asks a question and answers it. @returns both e-mails, and the path of the question's own page */
async function askAndAnswer(words: string, email = 'yonas@voorbeeld.nl') {
  const phone = browser();
  const shown = await phone.get('/nl/contact');
  const field = (name: string) => shown.html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
  const [once, stamp] = [field('once'), field('stamp')];
  at(new Date(app.now().getTime() + 10_000).toISOString());
  const sent = await phone.post('/nl/contact', { once, stamp, category: 'other', words, email });
  const [received] = await sendOutbox();
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
  const [answer] = await sendOutbox();
  if (!answer || !received) throw new Error('no e-mail was sent');
  return { id, answer, received, page: (sent.to ?? '').replace('?new', '') };
}

/** An e-mail as a mail program would write it. */
const compose = async (
  email: Parameters<ReturnType<typeof nodemailer.createTransport>['sendMail']>[0],
): Promise<Buffer> => {
  const made = await nodemailer.createTransport({ streamTransport: true, buffer: true }).sendMail({
    to: 'team@vanonderop.example',
    from: 'Yonas <yonas@voorbeeld.nl>',
    ...email,
  });
  return made.message as Buffer;
};
const textsOf = async (id: string): Promise<string[]> =>
  (
    await link.query('select words from contact_message where question_id = $1 order by at, id', [id])
  ).rows.map(({ words }) => words);

const first = await askAndAnswer('Mijn eerste vraag');

test('our e-mails carry a signed Message-ID, a token, an address for replies, and hang together', async () => {
  expect(first.received.messageId).toMatch(/^<vo\.[0-9a-f]{32}\.[0-9a-f]{32}\.[0-9a-f]{16}@/);
  expect(first.answer.inReplyTo).toBeUndefined();
  expect(first.answer.replyTo?.value[0]?.address).toMatch(
    /^antwoord\+[0-9a-f]{32}\.[0-9a-f]{16}@vanonderop\.example$/,
  );
  expect(first.answer.headers.get('auto-submitted')).toBe('no');
  expect(first.received.headers.get('auto-submitted')).toBe('auto-generated');
  expect(first.answer.text).toContain('Ons antwoord.');
  expect(first.answer.text).toContain(first.page);
});

test('1 a plain reply lands in its conversation, without the quoted e-mail', async () => {
  const raw = await compose({
    subject: 'Re: Antwoord',
    inReplyTo: first.answer.messageId,
    text: 'Dank je wel!\n\nOp di 24 nov 2026 om 10:00 schreef Team <team@vanonderop.example>:\n> Ons antwoord.',
  });
  expect(await receiveEmail(app, raw)).toEqual({ kind: 'added', question: first.id });
  expect(await textsOf(first.id)).toContain('Dank je wel!');
});

test('2 a reply as Outlook writes it: other Message-IDs, only References left, the e-mail quoted below a line', async () => {
  const raw = await compose({
    subject: 'RE: Antwoord op je vraag',
    messageId: '<AM0PR01MB@eurprd01.prod.outlook.com>',
    inReplyTo: '<AS8PR02MB1234@eurprd02.prod.exchangelabs.com>',
    references: [first.answer.messageId ?? '', '<AS8PR02MB1234@eurprd02.prod.exchangelabs.com>'],
    headers: { 'Thread-Index': 'AdxQ' },
    text: 'Uit Outlook.\n\n________________________________\nVan: Van Onderop <team@vanonderop.example>\nVerzonden: dinsdag',
  });
  expect(await receiveEmail(app, raw)).toEqual({ kind: 'added', question: first.id });
  expect(await textsOf(first.id)).toContain('Uit Outlook.');
});

test('3 of several references the last of ours counts', async () => {
  const other = await askAndAnswer('Een andere vraag');
  const raw = await compose({
    references: [first.answer.messageId ?? '', other.answer.messageId ?? ''],
    text: 'Welke?',
  });
  expect(await receiveEmail(app, raw)).toEqual({ kind: 'added', question: other.id });
});

test('4 rewritten Message-IDs: the address that was written to tells', async () => {
  const raw = await compose({ to: first.answer.replyTo?.value[0]?.address, text: 'Naar het plus-adres.' });
  expect(await receiveEmail(app, raw)).toEqual({ kind: 'added', question: first.id });
});

test('5 nothing else is left: the token in the quoted e-mail tells', async () => {
  const quoted = (first.answer.text ?? '')
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
  const raw = await compose({ text: `Alleen het citaat.\n\n${quoted}` });
  expect(await receiveEmail(app, raw)).toEqual({ kind: 'added', question: first.id });
  expect(await textsOf(first.id)).toContain('Alleen het citaat.');
});

test('6 the same subject alone is a new question, and its asker hears by when there is an answer: once a day', async () => {
  await sendOutbox();
  const raw = await compose({ subject: `Re: ${first.answer.subject}`, text: 'Zelfde onderwerp.' });
  const received = await receiveEmail(app, raw);
  expect(received.kind).toBe('new');
  expect(received.question).not.toBe(first.id);
  const [confirmation] = await sendOutbox();
  expect(confirmation?.headers.get('auto-submitted')).toBe('auto-replied');
  expect(confirmation?.inReplyTo).toMatch(/^</);
  const second = await compose({ subject: 'Nog iets', text: 'En nog een vraag.' });
  expect((await receiveEmail(app, second)).kind).toBe('new');
  expect(await sendOutbox()).toEqual([]);
});

test('7 a forged or forwarded e-mail of a stranger becomes a new question, linked to the one it names', async () => {
  const raw = await compose({
    from: 'Iemand <iemand@elders.nl>',
    inReplyTo: first.answer.messageId,
    text: 'Ik ben Yonas echt.',
  });
  const received = await receiveEmail(app, raw);
  expect(received.kind).toBe('linked');
  const { rows } = await link.query('select possibly_of from contact_question where id = $1', [
    received.question,
  ]);
  expect(rows[0].possibly_of).toBe(first.id);
  expect(await textsOf(first.id)).not.toContain('Ik ben Yonas echt.');
});

test('8 a token with a wrong signature is none', async () => {
  const forged = (first.answer.messageId ?? '').replace(/\.[0-9a-f]{16}@/, '.0123456789abcdef@');
  const raw = await compose({ inReplyTo: forged, text: 'Geraden nummer.' });
  expect((await receiveEmail(app, raw)).kind).toBe('new');
});

test('9 windows-1256 is read as Arabic', async () => {
  const body = Buffer.from([0xd4, 0xdf, 0xd1, 0xc7]); // شكرا
  const head = `From: yonas@voorbeeld.nl\r\nTo: team@vanonderop.example\r\nMessage-ID: <w1256@x>\r\nIn-Reply-To: ${first.answer.messageId}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=windows-1256\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`;
  expect((await receiveEmail(app, Buffer.concat([Buffer.from(head), body]))).kind).toBe('added');
  expect(await textsOf(first.id)).toContain('شكرا');
});

test('10 ISO-8859-6 is read as Arabic', async () => {
  const body = Buffer.from([0xe5, 0xd1, 0xcd, 0xc8, 0xc7]); // مرحبا
  const head = `From: yonas@voorbeeld.nl\r\nTo: team@vanonderop.example\r\nMessage-ID: <i88596@x>\r\nIn-Reply-To: ${first.answer.messageId}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=ISO-8859-6\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`;
  expect((await receiveEmail(app, Buffer.concat([Buffer.from(head), body]))).kind).toBe('added');
  expect(await textsOf(first.id)).toContain('مرحبا');
});

test('11 out of office is stored, opens nothing, and is never answered', async () => {
  await sendOutbox();
  const before = await link.query('select state, promised_at from contact_question where id = $1', [
    first.id,
  ]);
  const raw = await compose({
    subject: 'Automatisch antwoord: Antwoord',
    inReplyTo: first.answer.messageId,
    headers: { 'Auto-Submitted': 'auto-replied' },
    text: 'Ik ben er niet.',
  });
  expect((await receiveEmail(app, raw)).kind).toBe('automatic');
  const after = await link.query('select state, promised_at from contact_question where id = $1', [first.id]);
  expect(after.rows).toEqual(before.rows);
  expect(await sendOutbox()).toEqual([]);
});

test('12 a bounce shows at the e-mail that did not arrive', async () => {
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
      `Message-ID: ${first.answer.messageId}`,
      'Subject: Antwoord',
      '--b--',
      '',
    ].join('\r\n'),
  );
  expect(await receiveEmail(app, raw)).toEqual({ kind: 'bounce', question: first.id });
  expect((await deniz.get(`/nl/inbox/${first.id}`)).html).toContain('kwam niet aan');
});

test('13 the same e-mail delivered twice is stored once', async () => {
  const raw = await compose({ messageId: '<twice@x>', inReplyTo: first.answer.messageId, text: 'Dubbel.' });
  expect((await receiveEmail(app, raw)).kind).toBe('added');
  expect((await receiveEmail(app, raw)).kind).toBe('again');
  expect((await textsOf(first.id)).filter((words) => words === 'Dubbel.')).toHaveLength(1);
});

test('14 a stranger’s automatic e-mail begins nothing', async () => {
  const raw = await compose({
    from: 'lijst@elders.nl',
    headers: { 'List-Id': '<nieuws.elders.nl>' },
    text: 'Nieuwsbrief',
  });
  expect(await receiveEmail(app, raw)).toEqual({ kind: 'nothing' });
});

test('15 writing back after an answer opens the question again with a new promise', async () => {
  const again = await askAndAnswer('Nog een vraag van mij');
  await receiveEmail(app, await compose({ inReplyTo: again.answer.messageId, text: 'En nu?' }));
  const { rows } = await link.query(
    'select state, promised_at > now() as ahead from contact_question where id = $1',
    [again.id],
  );
  expect(rows).toEqual([{ state: 'open', ahead: true }]);
});

test('e-mails in the folder are imported and moved to what is done', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vanonderop-emails-'));
  const raw = await compose({ inReplyTo: first.answer.messageId, text: 'Uit de map.' });
  await writeFile(join(folder, '1.eml'), raw);
  await writeFile(join(folder, 'readme.txt'), 'geen brief');
  expect(await importFromFolder(app, folder)).toBe(1);
  expect(await importFromFolder(app, folder)).toBe(0);
  expect(await textsOf(first.id)).toContain('Uit de map.');
  expect((await readdir(folder)).sort()).toEqual(['done', 'readme.txt']);
  expect(await readdir(join(folder, 'done'))).toEqual(['1.eml']);
  await rm(folder, { recursive: true });
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
