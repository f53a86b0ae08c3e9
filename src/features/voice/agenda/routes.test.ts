import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { fillIn, formOn } from '../../../../test/support/team-forms.ts';
import { makeTenant, openStaffSession } from '../../../../test/support/tenants.ts';
import { countRounds } from './panel-round.ts';

const site = await createTestApp();
const { app } = site;
let tenant = '';

async function officer() {
  const { token } = await openStaffSession(app, tenant, { name: 'Marijke', roles: ['policy'] });
  const browser = site.browser();
  browser.jar.set(ACCOUNT_COOKIE, token);
  return browser;
}
type Browser = ReturnType<typeof site.browser>;

beforeAll(async () => {
  tenant = await makeTenant(app, 'Wageningen', ['GM0289']);
});

/** Somebody without anything proposes. @returns the address of what came of it */
async function propose(words: string): Promise<string> {
  const sent = await fillIn(site.browser(), '/ti/voice-propose', '/ti/voice-propose', { words });
  expect(sent.status).toBe(303);
  return sent.to ?? '';
}

const idOf = async (desk: Browser, words: string): Promise<string> => {
  const { html } = await desk.get(`/nl/policy/agenda?q=${encodeURIComponent(words)}`);
  return /\/policy\/agenda\/([0-9a-f-]{36})/.exec(html)?.[1] ?? '';
};

/** Makes a panel. @returns the addresses of its members */
async function makePanel(desk: Browser, seats = 5): Promise<string[]> {
  const { html } = await fillIn(desk, '/nl/policy/agenda/panels', '/nl/policy/agenda/panels', {
    name: 'Panel Nude',
    seats: String(seats),
  });
  return [...new Set([...html.matchAll(/\/nl\/voice-panel\/[\w-]{43}/g)].map(([path]) => path))];
}

async function forward(desk: Browser, id: string): Promise<void> {
  const page = `/nl/policy/agenda/${id}`;
  const { html } = await desk.get(page);
  const panel = [...html.matchAll(/<option value="([0-9a-f-]{36})"[^>]*>Panel/g)].at(0)?.[1] ?? '';
  const sent = await desk.post(`${page}/panel`, { ...formOn(html, `${page}/panel`), panel });
  expect(sent.status).toBe(303);
}

async function answer(member: string, proposal: string, said: string): Promise<number> {
  const browser = site.browser();
  const { html } = await browser.get(member);
  return (await browser.post(member, { ...formOn(html, member), proposal, answer: said })).status;
}

test('what a panel and the municipality both want becomes a bottleneck, and whoever proposed it sees so', async () => {
  const desk = await officer();
  const own = await propose('ገዛ የብለይን');
  expect((await site.browser().get(own)).html).toContain('ገዛ የብለይን');
  const id = await idOf(desk, 'ገዛ');
  const members = await makePanel(desk);
  expect(members).toHaveLength(5);
  await forward(desk, id);
  // The desk cannot ask before the panel said something.
  const page = `/nl/policy/agenda/${id}`;
  expect((await desk.get(page)).html).not.toContain('Het panel wil dit vragen');
  for (const [at, member] of members.entries())
    expect(await answer(member, id, at < 4 ? 'ask' : 'not-now')).toBe(303);
  // Until the round is over nobody sees how it stands.
  expect((await desk.get(page)).html).not.toContain('Het panel wil dit');
  const panels = '/nl/policy/agenda/panels';
  const { html } = await desk.get(panels);
  const close = /\/nl(\/policy\/agenda\/panels\/[0-9a-f-]{36}\/close)/.exec(html)?.[0] ?? '';
  await desk.post(close, formOn(html, close));
  const wanted = await desk.get(page);
  expect(wanted.html).toContain('Het panel wil dit vragen');
  const accepted = await desk.post(`${page}/accept`, {
    ...formOn(wanted.html, `${page}/accept`),
    to: 'bottleneck',
  });
  expect(accepted.to).toBe('/nl/policy/agenda?accepted');
  const client = new pg.Client(site.owner);
  await client.connect();
  const made = await client.query('select source_kind, source_id from bottleneck where tenant_id = $1', [
    tenant,
  ]);
  await client.end();
  expect(made.rows).toEqual([{ source_kind: 'proposal', source_id: id }]);
  const seen = await site.browser().get(own.replace('/ti/', '/nl/'));
  expect(seen.html).toContain('Het is een knelpunt geworden');
});

test('what a member said is gone once it is counted, and never stands beside a link', async () => {
  const client = new pg.Client(site.owner);
  await client.connect();
  const seats = await client.query('select encode(link_hash, $1) as hash from voice_panel_seat', ['hex']);
  const answers = await client.query('select encode(voter, $1) as hash from voice_panel_answer', ['hex']);
  await client.end();
  expect(seats.rows).toHaveLength(5);
  expect(answers.rows).toHaveLength(0);
});

test('while a round is open its answers stand under hashes that no link has', async () => {
  const desk = await officer();
  await propose('Een plek voor kinderen');
  const id = await idOf(desk, 'kinderen');
  const members = await makePanel(desk, 6);
  await forward(desk, id);
  for (const member of members.slice(0, 3)) await answer(member, id, 'ask');
  const client = new pg.Client(site.owner);
  await client.connect();
  const { rows: seats } = await client.query('select encode(link_hash, $1) as hash from voice_panel_seat', [
    'hex',
  ]);
  const { rows: answers } = await client.query('select encode(voter, $1) as hash from voice_panel_answer', [
    'hex',
  ]);
  await client.end();
  expect(answers).toHaveLength(3);
  const links = new Set(seats.map(({ hash }) => hash));
  expect(answers.filter(({ hash }) => links.has(hash))).toEqual([]);
  // Two of them change their mind: still three people. Too few to count, so the proposal comes back to the desk.
  await answer(members[0] ?? '', id, 'pass');
  site.at('2027-01-20T09:00:00Z');
  await countRounds(app);
  expect((await desk.get(`/nl/policy/agenda/${id}`)).html).not.toContain('Het panel wil dit');
  expect((await site.browser().get(members[0] ?? '')).html).toContain('Te weinig mensen');
  expect(await answer(members[1] ?? '', id, 'ask').catch(() => 0)).toBe(0);
});

test('the municipality says no with a reason, and everybody reads it', async () => {
  const desk = await officer();
  await propose('Gratis bus voor iedereen');
  const id = await idOf(desk, 'bus');
  const page = `/nl/policy/agenda/${id}`;
  const silent = await fillIn(desk, page, `${page}/decline`, { reason: '' });
  expect(silent.status).toBe(422);
  await fillIn(desk, page, `${page}/decline`, { reason: 'De provincie gaat over de bus.' });
  expect((await site.browser().get('/nl/voice-propose')).html).toContain('De provincie gaat over de bus.');
});

test('two proposals that say the same become one, and both can still be read', async () => {
  const desk = await officer();
  await propose('De taalles is te ver weg');
  await propose('Ik moet een uur reizen naar taalles');
  const [first, second] = [await idOf(desk, 'te ver'), await idOf(desk, 'uur reizen')];
  const page = `/nl/policy/agenda/${second}`;
  const merged = await fillIn(desk, page, `${page}/merge`, { into: first });
  expect(merged.status).toBe(303);
  const { html } = await desk.get(`/nl/policy/agenda/${first}`);
  expect(html).toContain('Zo is het 2 keer gezegd');
  expect(html).toContain('een uur reizen');
  const undone = await desk.get(merged.to ?? '');
  await desk.post(`${page}/merge`, formOn(undone.html, `${page}/merge`, { into: '' }));
  expect((await desk.get(`/nl/policy/agenda/${first}`)).html).not.toContain('een uur reizen</p>');
});
