import { expect, test } from 'vitest';
import type { CommandContext } from '#core/command.ts';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { makeTenant, openStaffSession } from '../../../../test/support/tenants.ts';
import { tenantsCommand } from '../tenants-command.ts';

const { app, browser, at } = await createTestApp();
const NOW = '2026-11-24T09:00:00Z';
const lines: string[] = [];
const context = {
  openDatabase: async () => app.db,
  print: (line: string) => void lines.push(line),
  printError: (line: string) => void lines.push(line),
  now: app.now,
  publicUrl: 'https://example.org',
} as unknown as CommandContext;
const known = (code: string) => ['GM0503', 'GM1842'].includes(code);
const run = async (...args: string[]) => {
  lines.length = 0;
  return { code: await tenantsCommand(async () => app, known).run(context, args), said: lines.join('\n') };
};

const delft = await makeTenant(app, 'Gemeente Delft');
const utrecht = await makeTenant(app, 'Gemeente Utrecht', ['GM0344']);
const lead = await openStaffSession(app, delft, { name: 'Marieke', roles: ['lead'] });
const stranger = await openStaffSession(app, utrecht, { name: 'Vreemde' });
const signedIn = (token: string) => {
  const device = browser();
  device.jar.set(ACCOUNT_COOKIE, token);
  return device;
};

test('a lead adds a colleague, gives them other roles, ends their work and takes that back on the same day', async () => {
  const device = signedIn(lead.token);
  expect((await device.get('/nl/staff')).html).not.toContain('Vreemde');
  expect(
    (await device.post('/nl/staff', { email: 'Noor@delft.example', name: 'Noor', roles: ['guide'] })).to,
  ).toBe('/nl/staff?added');
  const list = await device.get('/nl/staff');
  expect(list.html).toContain('Noor@delft.example');
  const path = /\/nl\/staff\/[0-9a-f-]{36}(?=">\s*<bdi>Noor)/.exec(list.html)?.[0] ?? '';
  await device.get(path);
  expect((await device.post(`${path}/roles`, { seen: 'guide', roles: ['policy'] })).to).toBe(
    '/nl/staff?changed',
  );
  // Somebody else looks at the roles of before.
  const late = await device.post(`${path}/roles`, { seen: 'guide', roles: ['lead'] });
  expect(late.status).toBe(409);
  expect(late.html).toContain('Iemand anders heeft dit net veranderd');
  const ended = await device.post(`${path}/end`, {});
  expect(ended.to).toMatch(/\?ended=/);
  const undo = await device.get(ended.to ?? '');
  expect(undo.html).toContain('werkt hier niet meer en opent niets meer');
  expect((await device.post(`${path}/back`, {})).to).toBe('/nl/staff?restored');
  await device.post(`${path}/end`, {});
  at('2026-11-26T09:00:00Z');
  const later = signedIn((await openStaffSession(app, delft, { roles: ['lead'] })).token);
  await later.get('/nl/staff');
  expect((await later.post(`${path}/back`, {})).html).toContain('Deze collega werkt hier niet meer');
  at(NOW);
});

test('nothing typed is lost when an address or a role is missing, or somebody works elsewhere', async () => {
  const device = signedIn(lead.token);
  await device.get('/nl/staff');
  const none = await device.post('/nl/staff', { email: 'sam@delft.example', name: 'Sam & co', roles: [] });
  expect(none.status).toBe(422);
  expect(none.html).toContain('Kies minstens één ding');
  expect(none.html).toContain('Sam &amp; co');
  const wrong = await device.post('/nl/staff', { email: 'sam', name: '', roles: ['guide'] });
  expect(wrong.html).toContain('Typ één e-mailadres');
  const elsewhere = await device.post('/nl/staff', {
    email: `${stranger.account}@work.example`,
    name: '',
    roles: ['guide'],
  });
  expect(elsewhere.status).toBe(422);
  expect(elsewhere.html).toContain('al voor een andere organisatie');
});

test('the last lead stays, and nobody but a lead sees who is staff', async () => {
  const alone = await openStaffSession(app, await makeTenant(app, 'Gemeente Alleen'), { roles: ['lead'] });
  const device = signedIn(alone.token);
  const path = `/nl/staff/${alone.account}`;
  await device.get(path);
  expect((await device.post(`${path}/end`, {})).html).toContain('Maak eerst iemand anders teamleider');
  expect((await device.post(`${path}/roles`, { seen: 'lead', roles: ['guide'] })).status).toBe(422);
  const guide = await openStaffSession(app, delft);
  expect((await signedIn(guide.token).get('/nl/staff')).status).toBe(403);
  expect((await signedIn(stranger.token).get('/nl/staff')).status).toBe(403);
  expect((await browser().get('/nl/staff')).status).toBe(403);
});

test('a lead with a letter alone goes on to a passkey', async () => {
  const { token } = await openStaffSession(app, delft, { roles: ['lead'], strong: false });
  const device = signedIn(token);
  expect((await device.get('/nl/staff')).to).toBe('/nl/account/start');
  const start = await device.get('/nl/account/start');
  expect(start.html).toContain('Je werkt voor \u2068Gemeente Delft');
  expect(start.html).toContain('Log in met je passkey');
  expect(start.html).not.toContain('/nl/casework');
  expect((await signedIn(lead.token).get('/nl/account/start')).html).toContain('/nl/casework');
});

test('the operator makes a tenant and its first lead, and ends both', async () => {
  expect((await run('add', 'Regio', 'Haaglanden', '--municipalities', 'GM0503,GM1842')).code).toBe(2);
  expect(
    (await run('add', 'Regio', 'Haaglanden', '--municipalities', 'GM0503,GM9999', '--regional')).said,
  ).toContain('GM9999');
  expect(
    (await run('add', 'Regio', 'Haaglanden', '--municipalities', 'GM0503,GM1842', '--regional')).code,
  ).toBe(0);
  expect((await run('add', 'regio haaglanden', '--municipalities', 'GM0503')).code).toBe(1);
  expect(
    (await run('staff', 'add', 'ans@regio.example', '--tenant', 'Regio Haaglanden', '--roles', 'lead,chef'))
      .code,
  ).toBe(2);
  expect(
    (await run('staff', 'add', 'ans@regio.example', '--tenant', 'Regio Haaglanden', '--roles', 'lead,guide'))
      .code,
  ).toBe(0);
  expect((await run('staff', 'list', '--tenant', 'regio haaglanden')).said).toBe(
    'ans@regio.example\t\tguide,lead',
  );
  expect(
    (await run('staff', 'add', 'ans@regio.example', '--tenant', 'Gemeente Delft', '--roles', 'lead')).code,
  ).toBe(1);
  expect((await run('list')).said).toContain('Regio Haaglanden\tregional-body\tGM0503,GM1842\t1 staff');
  expect((await run('staff', 'sign-in', 'ans@regio.example')).said).toContain(
    'https://example.org/nl/account/mail/',
  );
  expect((await run('staff', 'end', 'ans@regio.example')).code).toBe(0);
  expect((await run('staff', 'end', 'ans@regio.example')).code).toBe(1);
  expect((await run('end', 'Regio', 'Haaglanden')).code).toBe(0);
  expect((await run('list')).said).not.toContain('Haaglanden');
  expect((await run('add', '--hulp')).code).toBe(2);
});
