import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { openCase, staffOf } from '../../../../test/support/casework.ts';
import { makeTenant, openStaffSession } from '../../../../test/support/tenants.ts';
import { lookKind } from '../model/looks.ts';
import { readCase } from '../model/read-case.ts';
import { pageAfterReason } from './rules.ts';

const { app, owner, browser, at } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const delft = await makeTenant(app, 'Gemeente Delft');
const session = async (name: string, roles: ('guide' | 'lead')[]) => {
  const { token } = await openStaffSession(app, delft, { name, roles });
  const device = browser();
  device.jar.set(ACCOUNT_COOKIE, token);
  return { device, staff: await staffOf(app, token) };
};
const esra = await session('Esra', ['guide']);
const joris = await session('Joris', ['guide']);
const marieke = await session('Marieke', ['lead']);
const file = await openCase(app, esra.staff, { name: 'Kanarie Yonas', number: 'D-100' });
const looks = async () =>
  (
    await database.query<{ name: string; reason: string | null; words_sealed: string | null }>(
      'select name, reason, words_sealed from case_look where case_id = $1 order by id',
      [file],
    )
  ).rows;

test('the guide of a case and a lead open it at once, and each look is written down', async () => {
  expect((await esra.device.get(`/nl/casework/${file}`)).html).toContain('Kanarie Yonas');
  expect((await marieke.device.get(`/nl/casework/${file}`)).status).toBe(200);
  expect((await looks()).map(({ name, reason }) => [name, reason])).toEqual([
    ['Esra', null],
    ['Marieke', null],
  ]);
});

test('a colleague says in two taps why, reads nothing before, and goes on to the page that they asked for', async () => {
  const asked = await joris.device.get(`/nl/casework/${file}/cover?from=list`);
  expect(asked.to).toBe(
    `/nl/casework/${file}/reason?to=${encodeURIComponent(`/casework/${file}/cover?from=list`)}`,
  );
  const page = await joris.device.follow();
  expect(page.html).toContain('Dit dossier is van een collega');
  expect(page.html).not.toContain('Kanarie');
  const to = `/casework/${file}/cover?from=list`;
  expect(
    (await joris.device.post(`/nl/casework/${file}/reason`, { to, words: 'wel woorden' })).html,
  ).toContain('Kies eerst een reden');
  const other = await joris.device.post(`/nl/casework/${file}/reason`, { to, reason: 'other', words: ' ' });
  expect(other.status).toBe(422);
  expect(other.html).toContain('Schrijf in één regel');
  const given = await joris.device.post(`/nl/casework/${file}/reason`, {
    to,
    reason: 'stand-in',
    words: 'Esra is op vakantie',
  });
  expect(given.to).toBe(`/nl/casework/${file}/cover?from=list`);
  expect((await joris.device.follow()).html).toContain('Kanarie Yonas');
  // Sent twice it is written down once.
  await joris.device.post(`/nl/casework/${file}/reason`, { to, reason: 'stand-in', words: '' });
  const reasons = (await looks()).filter(({ reason }) => reason !== null);
  expect(reasons).toHaveLength(1);
  expect(reasons[0]?.words_sealed).not.toContain('vakantie');
});

test('a reason counts for a day of work, and a closed case asks everybody', async () => {
  at('2026-11-24T21:00:01Z');
  expect((await joris.device.get(`/nl/casework/${file}`)).to).toContain('/reason');
  at('2026-11-24T09:00:00Z');
  await database.query('update integration_case set closed_at = now() where id = $1', [file]);
  for (const { device } of [esra, marieke]) {
    expect((await device.get(`/nl/casework/${file}`)).to).toContain('/reason');
    expect((await device.follow()).html).toContain('Dit dossier is gesloten');
  }
  await database.query('update integration_case set closed_at = null where id = $1', [file]);
});

test('a page that forgets to ask for a reason shows nothing either', async () => {
  const { staff } = await session('Sam', ['guide']);
  expect(await readCase({ app, actor: staff }, { id: file, page: 'x' }, async () => 'read')).toBeUndefined();
  expect(await readCase({ app, actor: esra.staff }, { id: file, page: 'x' }, async () => 'read')).toBe(
    'read',
  );
});

test('the lead sees unusual looks with their reasons; a guide does not', async () => {
  const page = await marieke.device.get('/nl/casework/looks');
  expect(page.html).toContain('Ik neem waar voor een collega');
  expect(page.html).toContain('Esra is op vakantie');
  expect(page.html).toContain('D-100');
  expect((await joris.device.get('/nl/casework/looks')).status).toBe(403);
});

test('what is usual, and where one goes on to', () => {
  const [guide, colleague] = ['a', 'b'];
  expect(lookKind({ account: guide, roles: ['guide'] }, { guide, closedAt: null })).toBe('usual');
  expect(lookKind({ account: colleague, roles: ['guide'] }, { guide, closedAt: null })).toBe('of-colleague');
  expect(lookKind({ account: colleague, roles: ['guide'] }, { guide: null, closedAt: null })).toBe('usual');
  expect(lookKind({ account: colleague, roles: ['lead'] }, { guide, closedAt: null })).toBe('usual');
  expect(lookKind({ account: guide, roles: ['guide', 'lead'] }, { guide, closedAt: new Date() })).toBe(
    'closed',
  );
  const id = randomUUID();
  expect(pageAfterReason(`/casework/${id}/plan?x=1`, id)).toBe(`/casework/${id}/plan?x=1`);
  for (const asked of ['', '//evil.example', `/casework/${randomUUID()}`, `/casework/${id}evil`, '/staff'])
    expect(pageAfterReason(asked, id)).toBe(`/casework/${id}`);
});
