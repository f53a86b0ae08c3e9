import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { mailboxOf } from '#core/text/email-address.ts';
import { issueOperatorLink } from '#features/accounts';
import { receiveEmail } from '../../src/features/contact/inbound-mail/receive.ts';
import { createTestApp } from '../support/app.ts';
import { meeting, SLUG } from '../support/meeting.ts';
import { signInTeam } from '../support/team.ts';

const { app, browser, at, faults, owner } = await createTestApp();
app.trustedProxies = 1;
await meeting(app);
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());

const EVIL = 'UW REKENING IS GEBLOKKEERD https://evil.example/klik';
const VICTIM = 'slachtoffer@voorbeeld.example';
/** The same mailbox, spelled otherwise every time. */
const spelled = (i: number): string => VICTIM.replace('@', `+${i}@`).replace('s', i % 2 ? 'S' : 's');

const start = Date.parse('2026-11-24T09:00:00Z');
const team = browser();
const teamLink = await issueOperatorLink(app, 'Deniz', 900);
const field = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

/** Opens a page, fills in its form as a person would, and sends it. */
async function send(
  visitor: ReturnType<typeof browser>,
  page: string,
  action: string,
  fields: Record<string, string | string[]>,
) {
  const { html } = await visitor.get(page);
  const [once, stamp] = [field(html, 'once'), field(html, 'stamp')];
  return visitor.post(action, { ...(once ? { once } : {}), ...(stamp ? { stamp } : {}), ...fields });
}

/** A listing of the victim's that is public, so that questions about its page are passed on. */
async function victimsListing(): Promise<string> {
  at(new Date(start - 3 * 86_400_000).toISOString());
  await send(browser('192.0.2.1'), '/nl/register', '/nl/register', {
    organisation: 'Het Wijkkoor',
    name: 'Samen zingen',
    summary: 'Kom zingen, ook als je de woorden nog niet kent.',
    textLanguage: 'nl',
    goals: ['people'],
    town: 'delft',
    email: VICTIM,
    ownerEmail: VICTIM,
    what: 'send',
  });
  const { rows } = await link.query('select id from listing');
  await signInTeam(team, app, teamLink);
  await team.get('/nl/listings');
  await team.post('/nl/listings/vouch', { listing: rows[0].id });
  const { rows: published } = await link.query("select id from initiative where source = 'own'");
  await link.query('delete from mail_outbox');
  return published[0]?.id ?? '';
}

test('one attacker with many networks and every form has ten minutes, and a victim gets three letters at most', async () => {
  const initiative = await victimsListing();
  expect(initiative).not.toBe('');
  const statuses = new Map<string, number[]>();
  const tried = (form: string, status: number) => statuses.set(form, [...(statuses.get(form) ?? []), status]);
  for (let i = 0; i < 40; i++) {
    at(new Date(start + i * 15_000).toISOString());
    const attacker = () => browser(`10.${i}.${i % 7}.1`);
    const email = spelled(i);
    const come = `/nl/meetings/${SLUG}/come`;
    tried(
      'come',
      (await send(attacker(), come, come, { rows: '1', anyOther: 'yes', name0: EVIL, email })).status,
    );
    const stand = `/nl/meetings/${SLUG}/stand`;
    const stall = { organisation: EVIL, shows: EVIL, email };
    tried('stand', (await send(attacker(), stand, stand, stall)).status);
    const listing = { organisation: EVIL, name: EVIL, summary: EVIL, ownerEmail: email, what: 'later' };
    tried('register', (await send(attacker(), '/nl/register', '/nl/register', listing)).status);
    const question = { category: 'other', words: EVIL, name: EVIL, email };
    tried('contact', (await send(attacker(), '/nl/contact', '/nl/contact', question)).status);
    const about = { category: 'other', words: EVIL, page: `/initiatives/${initiative}` };
    at(new Date(start + i * 15_000 + 10_000).toISOString());
    tried('about', (await send(attacker(), '/nl/contact', '/nl/contact', about)).status);
    const lost = await send(attacker(), '/nl/register/open', '/nl/register/open/mail', { email });
    tried('lost', lost.status);
    await receiveEmail(
      app,
      Buffer.from(
        `From: ${EVIL.slice(0, 20)} <${email}>\r\nTo: a@b.example\r\nSubject: ${EVIL}\r\nMessage-ID: <${i}@x.example>\r\n\r\n${EVIL}\r\n`,
      ),
    );
  }
  // Every form worked at first: the letters were bounded, not the forms.
  for (const [form, all] of statuses) expect(all.includes(303), `${form}: ${all}`).toBe(true);
  const { rows } = await link.query<{ recipient: string; subject: string; body: string }>(
    'select recipient, subject, body from mail_outbox',
  );
  const toVictim = rows.filter(({ recipient }) => mailboxOf(recipient) === VICTIM);
  expect(toVictim.length).toBeGreaterThan(0);
  expect(toVictim.length).toBeLessThanOrEqual(3);
  expect(rows.filter(({ subject }) => /evil|rekening/i.test(subject))).toEqual([]);
  const lines = rows.flatMap(({ body }) => body.split('\n')).filter((line) => /evil|rekening/i.test(line));
  for (const line of lines) expect(line).toMatch(/^> /);
  for (const line of lines) expect(line).not.toMatch(/:\/\/|evil\.example/);
});

test('what somebody writes about a page reaches its owner quoted, and nothing in it can be tapped', async () => {
  await link.query('delete from attempt');
  const { rows: found } = await link.query("select id from initiative where source = 'own'");
  at('2026-11-26T09:00:00Z');
  const visitor = browser('192.0.2.77');
  const { html } = await visitor.get('/nl/contact');
  at('2026-11-26T09:00:20Z');
  await visitor.post('/nl/contact', {
    once: field(html, 'once'),
    stamp: field(html, 'stamp'),
    category: 'other',
    words: 'De deur is dicht.\nKijk op www.evil.example',
    page: `/initiatives/${found[0].id}`,
  });
  const { rows } = await link.query(
    "select subject, body from mail_outbox where once_key like 'noticed:%' order by queued_at desc limit 1",
  );
  expect(rows[0].subject).toBe('Iemand merkte iets op over jullie pagina');
  expect(rows[0].body).toContain('> De deur is dicht.\n> Kijk op www[.]evil[.]example');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
