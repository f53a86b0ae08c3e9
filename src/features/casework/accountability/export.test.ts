import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { openCase, staffOf } from '../../../../test/support/casework.ts';
import { makeTenant, openStaffSession } from '../../../../test/support/tenants.ts';
import { SEALED_COLUMNS } from '../../../server/sealed-columns.ts';
import { EXPORTED_TABLES, NOT_EXPORTED } from './export-queries.ts';
import { PROCESSINGS } from './register.ts';

const { app, owner, browser } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const delft = await makeTenant(app, 'Gemeente Delft');
const deviceOf = ({ token }: { token: string }) => {
  const device = browser();
  device.jar.set(ACCOUNT_COOKIE, token);
  return device;
};
const guide = await openStaffSession(app, delft, { name: 'Esra' });
const esra = deviceOf(guide);

test('whoever asks gets everything that is stored of their case, readable and as a file', async () => {
  const staff = await staffOf(app, guide.token);
  const file = await openCase(app, staff, { name: 'Samira Haddad', number: 'D-7' });
  await openCase(app, staff, { name: 'Iemand Anders', number: 'D-8' });
  await esra.get(`/nl/casework/${file}/record/progress-talk`);
  await esra.post(`/nl/casework/${file}/record/progress-talk`, {
    day: '2026-11-20',
    note: 'Wil naar het koor',
    source: 'guide',
  });
  const page = await esra.get(`/nl/casework/${file}/export`);
  expect(page.html).toContain('Samira Haddad');
  expect(page.html).toContain('Esra');
  const { headers, html } = await esra.get(`/nl/casework/${file}/export.json`);
  expect(headers.get('content-disposition')).toContain('dossier.json');
  const content = JSON.parse(html);
  expect(content).toMatchObject({
    controller: 'Gemeente Delft',
    integration_case: [{ number: 'D-7', name: 'Samira Haddad', contact: {} }],
  });
  expect(content.case_look.length).toBeGreaterThan(1);
  expect(html).not.toContain('Iemand Anders');
  expect(html).not.toContain(guide.account);
  expect(html).not.toContain('_sealed');
});

test('every table with a case is in the export, or it says why not; each encrypted column is opened', async () => {
  const { rows } = await database.query<{ name: string }>(
    "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'case_id'",
  );
  const known = [...EXPORTED_TABLES.map(({ table }) => table), ...Object.keys(NOT_EXPORTED)];
  expect(rows.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  for (const { table, row } of EXPORTED_TABLES)
    for (const sealed of SEALED_COLUMNS.filter((column) => column.table === table))
      expect(sealed.row, `${table}.${sealed.column}`).toBe(row);
});

test('everybody who works there reads the register, also who only makes policy', async () => {
  const policy = deviceOf(await openStaffSession(app, delft, { roles: ['policy'] }));
  const { status, html } = await policy.get('/nl/casework/register');
  expect(status).toBe(200);
  for (const { ground } of PROCESSINGS) expect(html).toContain(ground);
  const weak = deviceOf(await openStaffSession(app, delft, { roles: ['policy'], strong: false }));
  expect((await weak.get('/nl/casework/register')).to).toBe('/nl/account/start');
});
