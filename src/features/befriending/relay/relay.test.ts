import nodemailer from 'nodemailer';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { runNextJob } from '#core/jobs.ts';
import { withdrawConsent } from '#features/consents';
import { createTestApp } from '../../../../test/support/app.ts';
import {
  type Joining,
  type Organisation,
  organisationWith,
} from '../../../../test/support/befriending-desk.ts';
import { joinsByPhone, pairBetween, type WithPhone } from '../../../../test/support/befriending-pairs.ts';
import { makeJobsDue } from '../../../../test/support/jobs.ts';
import { mailbox } from '../../../../test/support/mailbox.ts';
import { receiveEmail } from '../../contact/inbound-mail/receive.ts';
import { startTranslationServer } from '../../directory/listings/machine-translation/translation-server.testing.ts';
import { mailAbove } from '../background.ts';
import { blockPerson } from '../safety/queries.ts';
import { RELAY_JOB } from './job-kind.ts';
import { undeliveredAt } from './letter-queries.ts';
import { deleteOldMessages, findPhoto, findThread, ownWords } from './queries.ts';
import { relayJob } from './relay-job.ts';

/** Real e-mails: sent through SMTP to a server of this test, read by a parser, answered as programs do, and received again. */
const { app, browser, at, owner, faults } = await createTestApp();
app.settings.replyDomain = 'vanonderop.example';
const { post } = await mailbox();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
at('2026-12-01T10:00:00Z');

const HENK = 'henk.devries@voorbeeld.example';
const rowsOf = async (sql: string, values: unknown[] = []) => (await database.query(sql, values)).rows;
const field = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

interface Two {
  organisation: Organisation;
  selam: WithPhone;
  henk: WithPhone;
  pair: string;
  path: string;
}
let two: Two;

async function newPair(selam: Partial<Joining> = {}, henk: Partial<Joining> = {}): Promise<Two> {
  const organisation = await organisationWith(app, database, browser());
  const joined = {
    selam: await joinsByPhone(app, database, browser(), organisation, {
      name: 'Selam',
      side: 'newcomer',
      language: 'en',
      ...selam,
    }),
    henk: await joinsByPhone(app, database, browser(), organisation, {
      name: 'Henk',
      side: 'resident',
      email: HENK,
      ...henk,
    }),
  };
  const pair = await pairBetween(app, database, organisation, joined.selam, joined.henk);
  return { organisation, ...joined, pair, path: `/befriending/own/pairs/${pair}/messages` };
}
beforeEach(async () => {
  two = await newPair();
});

/** Writes on the page, as somebody who looks at it now. */
async function write(who: WithPhone, fields: Record<string, string | File>, language = 'nl') {
  const { html } = await who.phone.get(`/${language}${two.path}`);
  return who.phone.post(`/${language}${two.path}`, { once: field(html, 'once'), words: '', ...fields });
}

/** Runs what waits, and sends the letters. @returns what arrived */
async function letters() {
  await makeJobsDue(app);
  while (await runNextJob(app, { [RELAY_JOB]: relayJob }));
  return post(app);
}

/** Selam writes and the letter arrives at Henk. */
async function letterToHenk(words = 'Tuesday?') {
  await write(two.selam, { words }, 'en');
  const letter = (await letters()).find(({ subject }) => subject === 'Er is een bericht voor je');
  if (!letter) throw new Error('no letter arrived');
  return letter;
}

const compose = async (
  email: Parameters<ReturnType<typeof nodemailer.createTransport>['sendMail']>[0],
): Promise<Buffer> => {
  const made = await nodemailer
    .createTransport({ streamTransport: true, buffer: true })
    .sendMail({ from: `Henk de Vries <${HENK}>`, ...email });
  return made.message as Buffer;
};
const receive = async (email: Parameters<typeof compose>[0]) =>
  receiveEmail(app, await compose(email), mailAbove);
const replyTo = (letter: Awaited<ReturnType<typeof letterToHenk>>) => letter.replyTo?.value[0]?.address ?? '';
const thread = (who: WithPhone) =>
  inTransaction(app.db, { person: who.person }, (tx) => findThread(tx, app, two.pair));
const wordsSeen = async (who: WithPhone) =>
  (await thread(who)).messages.filter(({ state }) => state === 'sent').map(({ words }) => words);

test('what one writes the other reads on the page, and in a letter that leads to nobody', async () => {
  const letter = await letterToHenk('Shall we walk on Tuesday?');
  expect(letter.text).toContain('Selam');
  expect(letter.text).toContain('Shall we walk on Tuesday?');
  expect(replyTo(letter)).toMatch(/^gesprek\+[0-9a-f]{32}\.[0-9a-f]{16}@vanonderop\.example$/);
  expect(replyTo(letter).split('@')[0]?.length).toBeLessThanOrEqual(64);
  expect((await two.henk.phone.get(`/nl${two.path}`)).html).toContain('Shall we walk on Tuesday?');
  const [row] = await rowsOf('select words_sealed from befriending_message where pair_id = $1', [two.pair]);
  expect(row.words_sealed).not.toContain('Tuesday');
  const sent = await write(two.henk, { words: 'Graag, half elf bij de bieb.' });
  expect(sent.status).toBe(303);
  expect((await two.selam.phone.get(`/en${two.path}`)).html).toContain('Graag, half elf bij de bieb.');
  // Selam gave no address: no letter.
  expect(await letters()).toEqual([]);
});

test('D10: an answer by e-mail reaches the other without address, signature, quote, files and headers', async () => {
  const letter = await letterToHenk();
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#385' } })
    .withExif({ IFD0: { Artist: 'Henk de Vries' }, IFD3: { GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
  const outcome = await receive({
    to: replyTo(letter),
    cc: 'fam.devries@voorbeeld.example',
    subject: 'Re: bericht van Henk de Vries',
    inReplyTo: letter.messageId,
    headers: { 'X-Mailer': 'Bouwbedrijf Mail' },
    text: `Graag! Dinsdag om 10.30 uur?\n\nMet vriendelijke groet,\nHenk de Vries\nBouwbedrijf De Vries\n06-12345678\n\nVerstuurd vanaf mijn iPhone\n\nOp di 1 dec 2026 om 10:04 schreef Van Onderop <${HENK}>:\n\n${letter.text?.replace(/^/gm, '> ')}`,
    attachments: [
      {
        filename: 'Henk-de-Vries.vcf',
        contentType: 'text/vcard',
        content: 'BEGIN:VCARD\nFN:Henk de Vries\nEND:VCARD',
      },
      {
        filename: 'invite.ics',
        contentType: 'text/calendar',
        content: `BEGIN:VCALENDAR\nORGANIZER:mailto:${HENK}\nEND:VCALENDAR`,
      },
      { filename: 'tuin-van-henk-de-vries.jpg', contentType: 'image/jpeg', content: photo },
      { filename: 'logo.png', contentType: 'image/png', content: photo, cid: 'logo' },
    ],
  });
  expect(outcome).toEqual({ kind: 'above' });
  expect(await wordsSeen(two.selam)).toEqual([
    'Tuesday?',
    'Graag! Dinsdag om 10.30 uur?\n\nMet vriendelijke groet,',
  ]);
  const page = (await two.selam.phone.get(`/en${two.path}`)).html;
  expect(page).not.toMatch(/de ?Vries|voorbeeld\.example|12345678|iPhone|vcard|invite|Bouwbedrijf/i);
  const [, answer] = (await thread(two.selam)).messages;
  expect(answer?.photos.length).toBeGreaterThan(0);
  const shown = await two.selam.phone.raw(
    `/en/befriending/own/pairs/${two.pair}/photos/${answer?.photos[0]?.id}`,
  );
  expect(shown.headers.get('content-type')).toBe('image/jpeg');
  const [kept] = await rowsOf('select content_sealed from befriending_photo where id = $1', [
    answer?.photos[0]?.id,
  ]);
  expect(kept.content_sealed).not.toContain('Henk');
  // Nobody of the team reads it in the inbox either.
  expect(await rowsOf('select 1 from contact_message where words like $1', ['%Graag!%'])).toEqual([]);
  // Henk reads what did not go along.
  expect((await two.henk.phone.get(`/nl${two.path}`)).html).toMatch(
    /bestanden uit je e-mail gingen niet mee/,
  );
});

test('D10: a photo of the page is written anew: without place, artist or name', async () => {
  const photo = await sharp({ create: { width: 2_000, height: 900, channels: 3, background: '#853' } })
    .withExif({ IFD0: { Artist: 'Selam Tesfay' } })
    .jpeg()
    .toBuffer();
  const sent = await write(two.selam, {
    photo: new File([new Uint8Array(photo)], 'selam-tesfay.jpg', { type: 'image/jpeg' }),
  });
  expect(sent.status).toBe(303);
  const [message] = (await thread(two.henk)).messages;
  const [seen] = message?.photos ?? [];
  expect(seen?.width).toBe(1_280);
  const page = await inTransaction(app.db, { person: two.henk.person }, (tx) =>
    findPhoto(tx, app, two.pair, seen?.id ?? ''),
  );
  expect((await sharp(page).metadata()).exif).toBeUndefined();
  const bad = await write(two.selam, {
    words: 'kijk',
    photo: new File(['geen foto'], 'x.jpg', { type: 'image/jpeg' }),
  });
  expect(bad.status).toBe(422);
  expect(bad.html).toContain('kijk');
});

test('an e-mail of a stranger with a valid token reaches nobody, and who has the address is told once a day', async () => {
  const letter = await letterToHenk();
  for (const text of ['Geef me je geld', 'Nog een keer']) {
    const outcome = await receive({ from: 'boef@voorbeeld.example', to: replyTo(letter), text });
    expect(outcome).toEqual({ kind: 'above' });
  }
  expect(await wordsSeen(two.selam)).toEqual(['Tuesday?']);
  expect(await wordsSeen(two.henk)).toEqual(['Tuesday?']);
  const told = await letters();
  expect(told.map(({ to, text }) => [[to].flat()[0]?.text, text?.includes('geld')])).toEqual([[HENK, false]]);
  expect(await rowsOf(`select 1 from contact_message where words like '%geld%'`)).toEqual([]);
});

test('a token that is not signed is none of ours: the address of a conversation cannot be guessed', async () => {
  await letterToHenk();
  const outcome = await receive({
    to: `gesprek+${'0'.repeat(32)}.${'0'.repeat(16)}@vanonderop.example`,
    text: 'Hallo',
  });
  expect(outcome.kind).not.toBe('above');
  expect(await wordsSeen(two.selam)).toEqual(['Tuesday?']);
});

test('an e-mail with a telephone number waits for who wrote it, who sends it without, and nothing is lost', async () => {
  const letter = await letterToHenk();
  await receive({ to: replyTo(letter), text: 'Bel me maar op 06-12345678, dan spreken we af.' });
  expect(await wordsSeen(two.selam)).toEqual(['Tuesday?']);
  const told = (await letters()).find(({ subject }) => subject === 'Je e-mail wacht op jou');
  expect(told?.text).not.toContain('12345678');
  const page = await two.henk.phone.get(`/nl${two.path}`);
  expect(page.html).toContain('Bel me maar op 06-12345678');
  const held = field(page.html, 'held');
  const again = await two.henk.phone.post(`/nl${two.path}`, {
    once: field(page.html, 'once'),
    held,
    words: 'Bel me maar op 06-12345678, dan spreken we af.',
  });
  expect(again.status).toBe(422);
  const sent = await two.henk.phone.post(`/nl${two.path}`, {
    once: field(page.html, 'once'),
    held,
    words: 'Dan spreken we af.',
  });
  expect(sent.status).toBe(303);
  expect(await wordsSeen(two.selam)).toEqual(['Tuesday?', 'Dan spreken we af.']);
  expect(await rowsOf('select 1 from befriending_message where id = $1', [held])).toEqual([]);
});

test('how to be reached is read by neither until both said it; from then on it may be written too', async () => {
  const reach = async (who: WithPhone, words: string) => {
    await who.phone.get(`/nl${two.path}`);
    return who.phone.post(`/nl/befriending/own/pairs/${two.pair}/reach`, { reach: words });
  };
  const refused = await write(two.henk, { words: 'Mijn nummer is 06-12345678' });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('Mijn nummer is 06-12345678');
  await reach(two.henk, '06-12345678');
  expect(JSON.stringify(await thread(two.selam))).not.toContain('12345678');
  await reach(two.selam, 'selam@voorbeeld.example');
  expect((await thread(two.selam)).reach).toEqual([{ name: 'Henk', reach: '06-12345678' }]);
  expect((await thread(two.henk)).reach).toEqual([{ name: 'Selam', reach: 'selam@voorbeeld.example' }]);
  expect((await write(two.henk, { words: 'Of mail henk@voorbeeld.example' })).status).toBe(303);
  await reach(two.selam, '');
  expect((await thread(two.henk)).reach).toEqual([]);
});

test('with somebody of seventeen the conversation stays here', async () => {
  two = await newPair({ name: 'Rojin', answers: { age: '16-17' } });
  await two.henk.phone.get(`/nl${two.path}`);
  await two.henk.phone.post(`/nl/befriending/own/pairs/${two.pair}/reach`, { reach: '06-12345678' });
  expect(await rowsOf('select 1 from befriending_reach where pair_id = $1', [two.pair])).toEqual([]);
  expect((await write(two.henk, { words: 'Bel 06-12345678' })).html).toContain('jonger dan 18');
});

test('a bounce shows no address: the organisation and who it is about read that e-mail does not arrive', async () => {
  const letter = await letterToHenk();
  const bounce = [
    'From: MAILER-DAEMON@mx.example',
    'To: team@vanonderop.example',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    `<${HENK}>: user unknown`,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    `Final-Recipient: rfc822; ${HENK}\nAction: failed\nStatus: 5.1.1`,
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${letter.messageId}\nTo: ${HENK}`,
    '--b--',
  ].join('\r\n');
  expect(await receiveEmail(app, Buffer.from(bounce), mailAbove)).toEqual({ kind: 'above' });
  const own = await two.henk.phone.get(`/nl${two.path}`);
  expect(own.html).toContain('Onze e-mail aan jou komt niet aan');
  const other = await two.selam.phone.get(`/nl${two.path}`);
  expect(other.html).not.toContain('komt niet aan');
  for (const { html } of [own, other]) expect(html).not.toContain(HENK);
  const atDesk = await inTransaction(app.db, { link: two.organisation.link }, undeliveredAt);
  expect(atDesk).toEqual([{ card: two.henk.card, person: two.henk.person, since: app.now() }]);
  expect(await rowsOf(`select 1 from contact_message where words like '%user unknown%'`)).toEqual([]);
});

test('what a machine answers reaches nobody: an absence tells who somebody is', async () => {
  const letter = await letterToHenk();
  await receive({
    to: replyTo(letter),
    headers: { 'Auto-Submitted': 'auto-replied' },
    text: 'Henk de Vries is op vakantie. Bel Bouwbedrijf De Vries.',
  });
  expect(await wordsSeen(two.selam)).toEqual(['Tuesday?']);
  expect(
    await rowsOf(`select 1 from befriending_message where via = 'mail' and pair_id = $1`, [two.pair]),
  ).toEqual([]);
});

test.each(['block', 'withdraw'] as const)(
  'D7: after a %s the conversation is closed at once on both sides, for the page, letters that wait and e-mail',
  async (how) => {
    const letter = await letterToHenk('Before');
    await write(two.henk, { words: 'Waiting for the worker' });
    await two.henk.phone.get(`/nl${two.path}`);
    await two.henk.phone.post(`/nl/befriending/own/pairs/${two.pair}/reach`, { reach: 'bij Henk' });
    await write(two.selam, { words: 'Also waiting' });
    await inTransaction(app.db, { person: two.selam.person }, async (tx) => {
      if (how === 'block')
        await blockPerson(tx, app, two.selam.person, { person: two.henk.person, name: 'Henk' }, app.now());
      else await withdrawConsent(tx, two.selam.consent, app.now());
    });
    for (const who of [two.selam, two.henk]) {
      expect(await thread(who)).toMatchObject({ open: false, messages: [], others: [], reach: [] });
      const page = await who.phone.get(`/nl${two.path}`);
      expect(page.html).toContain('Dit gesprek is voorbij');
      expect(page.html).not.toMatch(/Before|Waiting/);
    }
    expect(await letters()).toEqual([]);
    await receive({ to: replyTo(letter), text: 'Waarom?' });
    const told = await letters();
    expect(told.map(({ subject }) => subject)).toEqual(['Dit gesprek is voorbij']);
    const typed = await write(two.henk, { words: 'Ben je er nog?' });
    expect(typed.status).toBe(422);
    expect(typed.html).toContain('Ben je er nog?');
    expect(await rowsOf('select 1 from befriending_reach where pair_id = $1', [two.pair])).toEqual([]);
  },
);

test('nobody else reads a conversation: not the organisation, not another pair, not a visitor', async () => {
  await letterToHenk();
  const mine = two;
  two = await newPair();
  for (const context of [{}, { person: two.henk.person }, { link: mine.organisation.link }]) {
    const seen = await inTransaction(app.db, context, async (tx) => [
      await tx.selectFrom('befriending_message').select('id').where('pair_id', '=', mine.pair).execute(),
      await tx.selectFrom('befriending_photo').select('id').execute(),
      await tx.selectFrom('befriending_reach').select('id').execute(),
      await tx
        .selectFrom('befriending_relay_address')
        .select('id')
        .where('pair_id', '=', mine.pair)
        .execute(),
    ]);
    expect(seen).toEqual([[], [], [], []]);
  }
});

test('both languages stand beside each other, and the original stays; without an answer of the server the letter goes all the same', async () => {
  const translator = await startTranslationServer();
  app.settings.translation = { url: translator.url };
  try {
    await write(two.selam, { words: 'Shall we drink coffee together?' }, 'en');
    const [letter] = await letters();
    expect(letter?.text).toContain('Shall we drink coffee together?');
    expect(letter?.text).toContain('Vertaald door een machine');
    const page = (await two.henk.phone.get(`/nl${two.path}`)).html;
    expect(page).toContain('Shall we drink coffee together?');
    expect(page).toContain('Vertaald door een machine');
  } finally {
    delete app.settings.translation;
    translator.close();
  }
  await write(two.selam, { words: 'Another day is fine too.' }, 'en');
  expect((await letters())[0]?.text).toContain('Another day is fine too.');
  expect((await two.henk.phone.get(`/nl${two.path}`)).html).toContain('Vertalen kan hier nu niet');
});

test('the same e-mail twice is one message, and a double tap too', async () => {
  const letter = await letterToHenk();
  const raw = await compose({ to: replyTo(letter), text: 'Goed!' });
  await receiveEmail(app, raw, mailAbove);
  await receiveEmail(app, raw, mailAbove);
  const { html } = await two.henk.phone.get(`/nl${two.path}`);
  const once = field(html, 'once');
  await two.henk.phone.post(`/nl${two.path}`, { once, words: 'Tot dan' });
  await two.henk.phone.post(`/nl${two.path}`, { once, words: 'Tot dan' });
  expect(await wordsSeen(two.selam)).toEqual(['Tuesday?', 'Goed!', 'Tot dan']);
});

test('messages go six months after the end; until then everybody finds their own with their data', async () => {
  await letterToHenk('Mine');
  await write(two.henk, { words: 'Van Henk' });
  const purge = () => inTransaction(app.db, { systemTask: { name: 'retention' } }, deleteOldMessages);
  await database.query(
    `update befriending_pair set state = 'ended', ended_at = now() - interval '5 months' where id = $1`,
    [two.pair],
  );
  await purge();
  const own = await inTransaction(app.db, { person: two.selam.person }, (tx) =>
    ownWords(tx, app, two.selam.person),
  );
  expect(own.messages.map(({ words }) => words)).toEqual(['Mine']);
  await database.query(`update befriending_pair set ended_at = now() - interval '7 months' where id = $1`, [
    two.pair,
  ]);
  await purge();
  expect(await rowsOf('select 1 from befriending_message where pair_id = $1', [two.pair])).toEqual([]);
});

test('nothing went wrong on the way', () => expect(faults).toEqual([]));
