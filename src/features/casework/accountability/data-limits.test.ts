import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction, type RlsContext } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { caseworkerAt, happened, openCase } from '../../../../test/support/casework.ts';
import { zParticipationHours } from '../legal-deadlines/hour-counts.ts';
import { factsOf, findCase, findEvents } from '../model/queries.ts';
import { PROCESSINGS } from './register.ts';

// The limits that the law puts on data of newcomers (Wet inburgering 2021, art. 33–37; Besluit, art. 9.1–9.11), each by its number in
// docs/legal-deadlines.md or, for data, in the register of processing.
const { app, browser, owner, faults, at } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
at('2026-11-24T09:00:00Z');
const guide = await caseworkerAt(app, browser(), { municipality: 'GM0503' });
const id = await openCase(app, guide.staff, { name: 'Kanarie Naam' });

const { rows: tables } = await database.query<{ name: string }>(
  `select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name in ('tenant_id', 'case_id') group by table_name order by 1`,
);
const hidden = (html: string, name: string): string =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

/** How many rows of all tables of cases somebody sees. */
const seenBy = (context: RlsContext): Promise<Record<string, number>> =>
  inTransaction(app.db, context, async (tx) => {
    const seen: Record<string, number> = {};
    for (const { name } of tables) {
      const counted = await tx
        .selectFrom(sql.table(name).as('t'))
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      if (counted.count > 0) seen[name] = counted.count;
    }
    return seen;
  });

test('DAT-1: an initiative is no recipient: it reads no row of a case, and no processing names one', async () => {
  const { rows } = await database.query<{ link: Buffer }>('select link_hash as link from listing limit 1');
  expect(await seenBy({ link: rows[0]?.link ?? Buffer.alloc(32) })).toEqual({});
  expect(await seenBy({ team: '00000000-0000-4000-8000-000000000000' })).toEqual({});
  expect(await seenBy({ account: guide.staff.account })).toHaveProperty('integration_case');
  const recipients = PROCESSINGS.flatMap((processing) => processing.recipients);
  // DUO, the municipality and another one, the school, the person; or nobody (Wet, art. 33–35; Besluit, art. 9.1–9.8).
  const listed = ['guides', 'person', 'duo', 'school', 'municipality', 'nobody'];
  expect(listed).toEqual(expect.arrayContaining(recipients));
});

test('DAT-2: no table has a place for a citizen service number, and one that is typed is refused', async () => {
  const { rows } = await database.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and (column_name ilike '%bsn%' or column_name ilike '%burgerservice%')`,
  );
  expect(rows).toEqual([]);
  const path = `/nl/casework/${id}/record/registered`;
  const once = hidden((await guide.device.get(path)).html, 'once');
  const sent = { once, day: '2026-11-20', source: 'register', note: 'BSN 1234.56.782' };
  const refused = await guide.device.post(path, sent);
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('BSN 1234.56.782');
});

test('DAT-3: health is for guides alone: no other processing holds it, and the file for DUO tells nothing of it', async () => {
  const withHealth = PROCESSINGS.filter(({ data }) => data.includes('health'));
  expect(withHealth.flatMap(({ recipients }) => recipients)).toEqual(['guides']);
  const path = `/nl/casework/${id}/intake/topic/personalCircumstances`;
  const { html } = await guide.device.get(path);
  const seen = Object.fromEntries(
    [...html.matchAll(/name="(seen-[^"]+)" value(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  const once = hidden(html.slice(html.indexOf(`action="${path}"`)), 'once');
  const words = { 'words-personalCircumstances': 'gezondheid-kanarie' };
  await guide.device.post(path, { once, source: 'newcomer', day: '2026-11-24', to: '', ...seen, ...words });
  expect((await guide.device.get(path)).html).toContain('gezondheid-kanarie');
  for (const page of ['', '/duo', '/letters', '/plan', '/learning'])
    expect((await guide.device.get(`/nl/casework/${id}${page}`)).html).not.toContain('gezondheid-kanarie');
});

test('DAT-4: what people said stands encrypted in the database, so that a copy of it tells nothing', async () => {
  await happened(app, guide.staff, id, 'progress-talk', '2026-11-20');
  const path = `/nl/casework/${id}/record/progress-talk`;
  const once = hidden((await guide.device.get(path)).html, 'once');
  const sent = { once, day: '2026-11-21', source: 'guide', note: 'kanarie-woorden' };
  expect((await guide.device.post(path, sent)).status).toBe(303);
  expect((await guide.device.get(`/nl/casework/${id}`)).html).toContain('kanarie-woorden');
  for (const { name } of tables) {
    const { rows } = await database.query(
      `select t::text as row from "${name}" t where t::text ilike '%kanarie%'`,
    );
    expect(rows, name).toEqual([]);
  }
});

test('DAT-6: what somebody did under the Participatiewet during the intake counts as hours; other earlier hours do not', async () => {
  const before = {
    kind: 'participation',
    hours: 30,
    from: '2026-09-01',
    source: 'municipality',
    dutchEnvironment: true,
    notIsolated: true,
  };
  await happened(app, guide.staff, id, 'duty-notified', '2026-08-01');
  await happened(app, guide.staff, id, 'registered', '2026-08-03');
  await happened(app, guide.staff, id, 'plan-decided', '2026-11-10', { route: 'Z', version: 1 });
  await happened(app, guide.staff, id, 'hours', '2026-09-30', { ...before, beforePlan: 'participation-act' });
  await happened(app, guide.staff, id, 'hours', '2026-10-01', { ...before, beforePlan: 'other' });
  const counted = await inTransaction(app.db, { account: guide.staff.account }, async (tx) => {
    const file = await findCase(tx, app, id);
    if (!file) throw new Error('no case');
    return zParticipationHours(factsOf(file, await findEvents(tx, app, id)), '2026-11-24');
  });
  expect(counted.countedHours).toBe(30);
});

test('WHO-1: that somebody must integrate is what DUO says: a case begins with its notice and asks no age or nationality', async () => {
  const page = await guide.device.get('/nl/casework/new');
  const asked = [...page.html.matchAll(/<(?:input|select|textarea)[^>]* name="([^"]+)"/g)].map(
    ([, name]) => name,
  );
  expect(new Set(asked)).toEqual(
    new Set([
      'token',
      'once',
      'name',
      'number',
      'language',
      'street',
      'postcode',
      'town',
      'phone',
      'email',
      'group',
      'noticeOn',
      'registeredOn',
      'municipality',
      'guide',
      'regime',
    ]),
  );
});

test('WHO-5: a case is of the municipality where somebody lives: no tenant opens one for another', async () => {
  const page = await guide.device.get('/nl/casework/new');
  const sent = {
    once: hidden(page.html, 'once'),
    name: 'Yonas',
    number: 'elders-1',
    language: 'ti',
    group: 'asylum',
    noticeOn: '2026-11-02',
    municipality: 'GM0344',
    regime: '2021',
    guide: '',
  };
  const refused = await guide.device.post('/nl/casework/new', sent);
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('Kies een gemeente waarvoor je werkt.');
});

test('nothing above was a fault', () => expect(faults).toEqual([]));
