import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkHash } from '#core/private-links.ts';
import { issueOperatorLink } from '#features/accounts';
import { directorySnapshot } from '#features/directory';
import { createTestApp } from '../../../../test/support/app.ts';
import { deskPageOf, fieldIn, registerInitiative, vouchFor } from '../../../../test/support/listings.ts';
import { OWN } from '../../../../test/support/owners.ts';
import { signInTeam } from '../../../../test/support/team.ts';
import { receiveEmail } from '../inbound-mail/receive.ts';
import { passOnUnanswered } from './pass-on.ts';

const { app, browser, faults, at: setClock, owner: ownerLogin } = await createTestApp();
const database = new pg.Client(ownerLogin);
await database.connect();
afterAll(() => database.end());
const team = browser();
await signInTeam(team, app, await issueOperatorLink(app, 'Deniz', 900));
const owner = browser();
await registerInitiative(owner, { ownerEmail: 'ria@kade.example' });
await vouchFor(team, 'Breicafé');
const id = (await directorySnapshot(app)).initiatives.find(({ texts }) => texts.nl?.name === 'Breicafé')?.id;
const ASK = `/nl/initiatives/${id}/question`;

const ask = async (words: string, fields: Record<string, string> = {}) => {
  const visitor = browser();
  const page = await visitor.get(ASK);
  // A person takes longer than three seconds over it.
  const sent = await visitor.post(ASK, { once: fieldIn(page.html, 'once'), stamp: '', words, ...fields });
  return { visitor, page, sent, own: sent.to?.split('?')[0] ?? '' };
};
const letters = async (recipient: string) =>
  (
    await database.query<{ subject: string; body: string }>(
      'select subject, body from mail_outbox where recipient = $1',
      [recipient],
    )
  ).rows;
const inboxHas = async (words: string) => {
  const { html } = await team.get('/nl/inbox');
  const ids = [...html.matchAll(/\/nl\/inbox\/([0-9a-f-]{36})/g)].map(([, found]) => found);
  for (const found of new Set(ids))
    if ((await team.get(`/nl/inbox/${found}`)).html.includes(words)) return true;
  return false;
};

test('the page of an initiative leads to the form, which says who answers and by when', async () => {
  expect((await browser().get(`/nl/initiatives/${id}`)).html).toContain(`href="${ASK}"`);
  const { page } = await ask('Hoe laat begint het? Zie https://evil.example', {
    email: 'vraag@voorbeeld.nl',
  });
  expect(page.html).toContain('De mensen daar antwoorden zelf');
  expect(page.html).toContain('donderdag 26 november');
});

test('a question reaches its people, not the team; their answer stands on the page of whoever asked', async () => {
  const { visitor, own } = await ask('Is er wol?', { name: 'Yonas' });
  expect((await owner.get(OWN)).html).toContain('wachten op antwoord');
  const page = await owner.get(`${OWN}/questions`);
  expect(page.html).toContain('Is er wol?');
  expect(await inboxHas('Is er wol?')).toBe(false);
  const [section = ''] = page.html.split('<section').filter((part) => part.includes('Is er wol?'));
  const fields = {
    once: fieldIn(section, 'once'),
    question: fieldIn(section, 'question'),
    version: fieldIn(section, 'version'),
    step: 'answer',
    words: 'Ja, een kast vol.',
  };
  expect((await owner.post(`${OWN}/questions`, { ...fields, words: ' ' })).status).toBe(422);
  expect((await owner.post(`${OWN}/questions`, fields)).to).toBe(`${OWN}/questions?done`);
  // Sent twice is answered once.
  await owner.post(`${OWN}/questions`, fields);
  const answered = (await visitor.get(own)).html;
  expect(answered.split('Ja, een kast vol.').length).toBe(2);
  expect(answered).toContain('Er is antwoord.');
  // A next message of whoever asked comes to the same people.
  await visitor.post(own, { once: fieldIn(answered, 'once'), words: 'Mag ik naalden lenen?' });
  expect((await owner.get(`${OWN}/questions`)).html).toContain('Mag ik naalden lenen?');
});

test('the owner gets an e-mail with the words and the page to answer on, and nothing of a stranger that can be tapped', async () => {
  const letter = (await letters('ria@kade.example')).find(({ body }) => body.includes('evil'));
  expect(letter?.subject).toBe('Iemand vraagt jullie iets');
  expect(letter?.body).toMatch(/\/nl\/register\/[\w-]{43}\/questions/);
  expect(letter?.body).not.toContain('https://evil');
  expect(letter?.body).not.toContain('vraag@voorbeeld.nl');
});

test('while it pauses the team answers, and the form says so', async () => {
  await owner.get(OWN);
  await owner.post(`${OWN}/rest`, { state: 'paused', until: '2026-12-20' });
  const { page } = await ask('Zijn jullie er met kerst?');
  expect(page.html).toContain('Het team leest je vraag');
  expect(await inboxHas('Zijn jullie er met kerst?')).toBe(true);
  await owner.get(OWN);
  await owner.post(`${OWN}/resume`, {});
});

test('what its people leave lying goes to the team a day before the promise', async () => {
  await ask('Waar is de ingang?');
  await passOnUnanswered(app);
  expect(await inboxHas('Waar is de ingang?')).toBe(false);
  setClock('2026-11-25T17:00:00Z');
  await passOnUnanswered(app);
  expect(await inboxHas('Waar is de ingang?')).toBe(true);
  setClock('2026-11-24T09:00:00Z');
});

test('who offers to help is announced as such, and may be passed on to the team', async () => {
  const page = await browser().get(`${ASK}?help`);
  expect(page.html).toContain('Ik wil helpen bij');
  await ask('Ik kan op woensdag breien.', { help: '1' });
  const questions = await owner.get(`${OWN}/questions`);
  expect(questions.html).toContain('Iemand wil helpen');
  const [section = ''] = questions.html.split('<section').filter((part) => part.includes('op woensdag'));
  await owner.post(`${OWN}/questions`, {
    once: fieldIn(section, 'once'),
    question: fieldIn(section, 'question'),
    version: fieldIn(section, 'version'),
    step: 'pass-on',
    words: '',
  });
  expect(await inboxHas('op woensdag')).toBe(true);
});

test('what looks like spam the team reads first: its people see nothing of it', async () => {
  await ask('Koop nu goedkoop', { website: 'http://spam.example' });
  expect((await owner.get(`${OWN}/questions`)).html).not.toContain('Koop nu goedkoop');
});

test('the people of another initiative, and a stranger, read and answer nothing', async () => {
  const stranger = privateLinkHash(app, 'listing', 'c0ffee00-0000-4000-a000-000000000000');
  const seen = await inTransaction(app.db, { link: stranger }, async (tx) => ({
    questions: await tx.selectFrom('contact_question').selectAll().execute(),
    messages: await tx.selectFrom('contact_message').selectAll().execute(),
  }));
  expect(seen).toEqual({ questions: [], messages: [] });
  expect((await browser().get(`${OWN}/questions`)).html).not.toContain('Is er wol?');
});

test('the team sees what lies with an initiative, apart from its own work, and can answer it itself', async () => {
  await ask('Mag mijn hond mee?');
  const { html } = await team.get('/nl/inbox/owner?q=hond');
  const question = html.match(/\/nl\/inbox\/[0-9a-f-]{36}/)?.[0] ?? '';
  expect(html).toContain('Mag mijn hond mee?');
  expect(await inboxHas('Mag mijn hond mee?')).toBe(false);
  const shown = (await team.get(question)).html;
  expect(shown).toContain('Beantwoord zelf');
  await team.post(`${question}/sort`, { seen: fieldIn(shown, 'seen'), what: 'open' });
  expect(await inboxHas('Mag mijn hond mee?')).toBe(true);
  expect((await team.get('/nl/inbox/owner?q=hond')).html).not.toContain('Mag mijn hond mee?');
});

test('the team asks the owner: the letter goes out, and a reply comes back to the inbox', async () => {
  const path = await deskPageOf(team, 'Breicafé');
  expect((await team.get(path)).html).toContain(`${path}/question`);
  const form = await team.get(`${path}/question`);
  const once = fieldIn(form.html, 'once');
  expect((await team.post(`${path}/question`, { once, words: '' })).status).toBe(422);
  const sent = await team.post(`${path}/question`, { once, words: 'Klopt jullie adres nog?' });
  expect(sent.to).toMatch(/^\/nl\/inbox\//);
  const conversation = await team.get(sent.to ?? '');
  expect(conversation.html).toContain('Klopt jullie adres nog?');
  const token = await inTransaction(app.db, { systemTask: { name: 'inbound-mail' } }, (tx) =>
    tx
      .selectFrom('contact_message')
      .select('message_id')
      .where('words', '=', 'Klopt jullie adres nog?')
      .executeTakeFirstOrThrow(),
  );
  const reply = [
    'From: Ria <ria@kade.example>',
    'To: antwoord@localhost',
    'Subject: Re',
    'Message-ID: <reply@kade.example>',
    `In-Reply-To: ${token.message_id}`,
    '',
    'Ja, dat klopt.',
  ].join('\r\n');
  expect((await receiveEmail(app, Buffer.from(reply))).kind).toBe('added');
  expect((await team.get(sent.to ?? '')).html).toContain('Ja, dat klopt.');
  expect(faults).toEqual([]);
});
