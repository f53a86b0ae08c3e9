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

/** The state of a question, and why it is in quarantine. */
const stateOf = async (id: string | undefined): Promise<{ state: string; why: string | null }> =>
  (await link.query('select state, why from contact_question where id = $1', [id])).rows[0];

test('14 what a machine or a list sent to nobody in particular waits in quarantine, and is never answered', async () => {
  await sendOutbox();
  const list = await receiveEmail(
    app,
    await compose({
      from: 'lijst@elders.nl',
      headers: { 'List-Id': '<nieuws.elders.nl>' },
      text: 'Nieuwsbrief',
    }),
  );
  expect(await stateOf(list.question)).toEqual({ state: 'quarantine', why: 'list' });
  const machine = await receiveEmail(
    app,
    await compose({
      from: 'robot@elders.nl',
      headers: { 'Auto-Submitted': 'auto-generated' },
      text: 'Rapport',
    }),
  );
  expect(await stateOf(machine.question)).toEqual({ state: 'quarantine', why: 'machine' });
  expect(await sendOutbox()).toEqual([]);
});

test('16 what a person wrote is taken for what it is: away on Tuesday, suppressed answers, a comment in a header', async () => {
  const mails = [
    { subject: 'Afwezig dinsdag: mijn kind is ziek', text: 'Kan ik volgende week wel komen?' },
    { headers: { 'X-Auto-Response-Suppress': 'All' }, text: 'Ik zoek een fietsles.' },
    { headers: { 'Auto-Submitted': 'no (a person)' }, text: 'Ik zoek een zwemles.' },
  ];
  for (const [i, mail] of mails.entries()) {
    const received = await receiveEmail(app, await compose({ from: `Sara <sara${i}@elders.nl>`, ...mail }));
    expect(await stateOf(received.question)).toEqual({ state: 'open', why: null });
  }
});

test('17 through a mailing list the person who wrote is found, not the list', async () => {
  const received = await receiveEmail(
    app,
    await compose({
      from: '"Sara via Info" <info@buurthuis.example>',
      replyTo: 'Sara <sara@voorbeeld.example>',
      headers: { 'List-Id': '<info.buurthuis.example>', Precedence: 'list' },
      text: 'Ik wil graag fietsen leren.',
    }),
  );
  const { rows } = await link.query('select email, name, why from contact_question where id = $1', [
    received.question,
  ]);
  expect(rows[0]).toEqual({ email: 'sara@voorbeeld.example', name: 'Sara', why: 'list' });
});

test('18 an e-mail without a sender is looked at by somebody', async () => {
  const raw =
    'To: team@vanonderop.example\r\nMessage-ID: <nobody@x>\r\nSubject: Zonder afzender\r\n\r\nWie ben ik?\r\n';
  const received = await receiveEmail(app, Buffer.from(raw));
  expect(await stateOf(received.question)).toEqual({ state: 'quarantine', why: 'no-sender' });
});

test('19 a question in the subject alone, or in HTML beside a blank text, is read', async () => {
  const subject = await receiveEmail(
    app,
    await compose({ from: 'a@elders.nl', subject: 'Is er dinsdag les?', text: '' }),
  );
  expect(await textsOf(subject.question ?? '')).toEqual(['Is er dinsdag les?']);
  const html = await receiveEmail(
    app,
    await compose({
      from: 'b@elders.nl',
      subject: 'Vraag',
      text: ' ',
      html: '<p>Mag mijn <b>baby</b> mee?</p>',
    }),
  );
  expect(await textsOf(html.question ?? '')).toEqual(['Mag mijn baby mee?']);
});

test('20 a photo alone arrives as what it is', async () => {
  const received = await receiveEmail(
    app,
    await compose({
      from: 'c@elders.nl',
      subject: 'Brief van de gemeente',
      attachments: [{ filename: 'IMG_0001.jpg', content: Buffer.from([0xff, 0xd8, 0xff]) }],
    }),
  );
  const page = (await deniz.get(`/nl/inbox/${received.question}`)).html;
  expect(page).toContain('Brief van de gemeente');
  expect(page).toContain('IMG_0001.jpg');
});

test('21 zero bytes, half characters and endless names come in clean', async () => {
  const head = [
    'From: =?utf-8?q?Sara=00=E2=80=AE_evil?= <sara@null.example>',
    'To: team@vanonderop.example',
    `Message-ID: <${'m'.repeat(6_000)}@x>`,
    'Subject: Nul=00',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('Is er\0 plek?').toString('base64'),
    '',
  ].join('\r\n');
  const received = await receiveEmail(app, Buffer.from(head));
  expect(received.kind).toBe('new');
  expect(await textsOf(received.question ?? '')).toEqual(['Is er plek?']);
  const { rows } = await link.query('select name from contact_question where id = $1', [received.question]);
  expect(rows[0].name).toBe('Sara evil');
  expect((await receiveEmail(app, Buffer.from(head))).kind).toBe('again');
});

test('22 an e-mail that cannot be read is put aside where the team sees it, and the next one is read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vanonderop-emails-'));
  const nested = Array.from(
    { length: 3_000 },
    (_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`,
  );
  await writeFile(
    join(folder, '1.eml'),
    `From: Nest <nest@elders.nl>\r\nSubject: Heel diep\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n${nested.join('')}`,
  );
  await writeFile(
    join(folder, '2.eml'),
    await compose({ from: 'na@elders.nl', text: 'Na de kapotte mail.' }),
  );
  expect(await importFromFolder(app, folder)).toBe(2);
  const { rows } = await link.query(
    "select id, state, why from contact_question where subject = 'Heel diep'",
  );
  expect(rows).toMatchObject([{ state: 'quarantine', why: 'unreadable' }]);
  expect((await deniz.get('/nl/inbox/quarantine')).html).toContain('konden we niet lezen');
  const after = await link.query("select 1 from contact_message where words = 'Na de kapotte mail.'");
  expect(after.rowCount).toBe(1);
  expect(await readdir(join(folder, 'trouble'))).toEqual(['1.eml']);
  expect(faults.splice(0)).toHaveLength(1);
  await rm(folder, { recursive: true });
});

/** A report of a mail server about an e-mail of ours. */
const reportAbout = (
  messageId: string,
  { type = 'delivery-status', action = '' }: { type?: string; action?: string },
) =>
  Buffer.from(
    [
      'From: MAILER-DAEMON@mx.voorbeeld.nl',
      'To: team@vanonderop.example',
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      `Content-Type: multipart/report; report-type=${type}; boundary="b"`,
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'About your message.',
      '--b',
      `Content-Type: message/${type}`,
      '',
      type === 'delivery-status'
        ? `Final-Recipient: rfc822; a@b.nl\r\nAction: ${action}`
        : `Original-Message-ID: ${messageId}`,
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${messageId}`,
      '--b--',
      '',
    ].join('\r\n'),
  );

test('23 delivered, delayed and read are no failure; a failed confirmation is said at its question', async () => {
  await sendOutbox();
  const asked = await askAndAnswer('Komt dit aan?', 'fout@voorbeeld.nl');
  const answer = asked.answer.messageId ?? '';
  for (const report of [{ action: 'delivered' }, { action: 'delayed' }, { type: 'disposition-notification' }])
    expect((await receiveEmail(app, reportAbout(answer, report))).kind).toBe('report');
  expect((await deniz.get(`/nl/inbox/${asked.id}`)).html).not.toContain('kwam niet aan');
  await receiveEmail(app, reportAbout(asked.received.messageId ?? '', { action: 'failed' }));
  expect((await deniz.get(`/nl/inbox/${asked.id}`)).html).toContain('De bevestiging kwam niet aan');
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
