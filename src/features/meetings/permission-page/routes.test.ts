import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { privateLinkToken } from '#core/private-links.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting } from '../../../../test/support/meeting.ts';
import { breakOutsOf } from '../edition/rules.ts';
import { runMeetingReminders } from '../maintenance.ts';
import { createTableCards } from '../outcomes/actions.ts';
import { registerOnBehalf } from '../registration-form/register-on-behalf.ts';

const { app, browser, at, faults, owner } = await createTestApp();
const { id, deniz, token, edition } = await meeting(app);
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());
const team = browser();
team.jar.set('vanonderop_team', token);

const lettersTo = async (recipient: string): Promise<{ subject: string; body: string }[]> =>
  (
    await link.query('select subject, body from mail_outbox where recipient = $1 order by queued_at, id', [
      recipient,
    ])
  ).rows;
const linkIn = (body = ''): string => body.match(/\/\w+\/may-we-mail\/\S+/)?.[0] ?? '';

/** Registers somebody who calls, with an address that the desk types. */
async function registerCaller(email: string, name: string, language = 'nl') {
  const { html } = await team.get(`/${language}/organise/${id}/come`);
  const once = html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
  const fields = { once, rows: '1', name0: name, anyOther: 'yes', email };
  const sent = await team.post(`/${language}/organise/${id}/come`, fields);
  expect(sent.status).toBe(303);
}
const addressesOf = async (name: string) =>
  (
    await link.query(
      'select s.email from sign_up s join sign_up_member m on m.sign_up_id = s.id where m.first_name = $1',
      [name],
    )
  ).rows.map(({ email }) => email);

test('an address that the desk typed is asked first, without a word of anybody; after a yes the letters come', async () => {
  await registerCaller('amina@huis.example', 'KLIK HIER');
  const [question, ...others] = await lettersTo('amina@huis.example');
  expect(others).toEqual([]);
  expect(question?.subject).toBe('Mogen we je mailen?');
  expect(question?.body).not.toContain('KLIK');
  const path = linkIn(question?.body);
  const amina = browser();
  const page = await amina.get(path);
  expect(page.html).toContain('Ja, mail mij');
  // A mail scanner opened it twice, and nothing was answered.
  await browser().get(path);
  expect(await lettersTo('amina@huis.example')).toHaveLength(1);
  const answered = await amina.post(path, { answer: 'yes' });
  expect((await amina.get(answered.to ?? '')).html).toContain('Goed, we mailen je hierover.');
  expect((await lettersTo('amina@huis.example')).map(({ subject }) => subject)).toContainEqual(
    expect.stringMatching(/^Je komt naar /),
  );
});

test('after a no the address is gone from the sign-up, and until an answer nothing else goes there', async () => {
  await registerCaller('buur@huis.example', 'Hassan', 'ar');
  await registerCaller('stil@huis.example', 'Rahma');
  const path = linkIn((await lettersTo('buur@huis.example'))[0]?.body);
  const neighbour = browser();
  expect((await neighbour.get(path)).html).toContain('dir="rtl"');
  await neighbour.post(path, { answer: 'no' });
  expect((await neighbour.get(path)).html).not.toContain('<button name="answer"');
  expect(await addressesOf('Hassan')).toEqual([null]);
  expect(await addressesOf('Rahma')).toEqual(['stil@huis.example']);
  const { startsAt } = await edition();
  at(new Date(startsAt.getTime() - 6 * 86_400_000).toISOString());
  await link.query("update sign_up set made_at = made_at - interval '2 days'");
  await runMeetingReminders(app);
  expect(await lettersTo('amina@huis.example')).toHaveLength(3);
  for (const address of ['buur@huis.example', 'stil@huis.example'])
    expect(await lettersTo(address), address).toHaveLength(1);
});

test('whoever asked from an address and was signed up by the team is written to at once', async () => {
  if (deniz.kind !== 'team') throw new Error('Deniz is of the team');
  const request = { edition: id, name: 'Hala', email: 'hala@huis.example', language: 'nl' };
  expect(
    await registerOnBehalf(app, deniz, {
      ...request,
      idempotencyKey: { application: ['question', 'of-hala'] },
    }),
  ).toBeDefined();
  const letters = await lettersTo('hala@huis.example');
  expect(letters.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Je komt naar /)]);
});

test('the owner of an agreement, whose address somebody wrote on a table card, is asked once and reminded after a yes', async () => {
  await createTableCards(app, deniz, { edition: id });
  const [breakOut] = breakOutsOf(await edition());
  const table = `/nl/table/${privateLinkToken(app, 'table', breakOut?.id ?? '')}`;
  const { endsAt } = await edition();
  at(new Date(endsAt.getTime() + 3_600_000).toISOString());
  const dueOn = new Date(endsAt.getTime() + 3 * 86_400_000).toISOString().slice(0, 10);
  for (const name of ['ja', 'nee', 'stil']) {
    const phone = browser();
    const { html } = await phone.get(table);
    const once = html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
    const fields = {
      once,
      kind: 'agreement',
      'words-agreement': 'KLIK https://evil.example',
      owner: 'KLIK',
      dueOn,
    };
    expect((await phone.post(table, { ...fields, email: `${name}@afspraak.example` })).status).toBe(303);
    const [question] = await lettersTo(`${name}@afspraak.example`);
    expect(question?.body).not.toMatch(/KLIK|evil/);
    const visitor = browser();
    await visitor.get(linkIn(question?.body));
    if (name !== 'stil') await visitor.post(linkIn(question?.body), { answer: name === 'ja' ? 'yes' : 'no' });
  }
  await runMeetingReminders(app);
  const [, reminder] = await lettersTo('ja@afspraak.example');
  expect(reminder?.body).toContain('> KLIK https[:]//evil[.]example');
  expect(reminder?.body).not.toContain('Dag KLIK https');
  for (const name of ['nee', 'stil']) expect(await lettersTo(`${name}@afspraak.example`)).toHaveLength(1);
  const { rows } = await link.query(
    "select owner_email from outcome_line where owner_email like '%afspraak%'",
  );
  expect(rows.map(({ owner_email }) => owner_email).sort()).toEqual([
    'ja@afspraak.example',
    'stil@afspraak.example',
  ]);
});

test('a link that we did not make opens nothing, and the server cannot list who was asked', async () => {
  const path = linkIn((await lettersTo('stil@huis.example'))[0]?.body);
  for (const forged of [
    `${path}x`,
    path.replace('sign-up', 'agreement'),
    path.slice(0, -3),
    '/nl/may-we-mail/x',
  ]) {
    expect((await browser().get(forged)).status, forged).toBe(404);
  }
  await expect(sql`select * from mail_permission`.execute(app.db)).rejects.toThrow('permission denied');
  const { rows } = await link.query('select * from mail_permission');
  expect(JSON.stringify(rows)).not.toContain('example');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
