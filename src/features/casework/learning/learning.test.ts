import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { personIn } from '../../../../test/support/guidance.ts';
import { begin } from '../../../../test/support/people.ts';
import { makeTenant, openStaffSession } from '../../../../test/support/tenants.ts';
import { addCase } from '../model/queries.ts';
import { type LearningRecord, levelsOverTime } from './rules.ts';

const { app, at, browser, faults, owner } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const tenant = await makeTenant(app, 'Gemeente Delft', ['GM0503']);
const elsewhere = await makeTenant(app, 'Gemeente Den Haag', ['GM0518']);

async function guideOf(of: string) {
  const { account, token } = await openStaffSession(app, of, { roles: ['guide'] });
  const device = browser();
  device.jar.set(ACCOUNT_COOKIE, token);
  return { device, account };
}

async function newCase(of: string, account: string, name: string): Promise<string> {
  const id = randomUUID();
  await inTransaction(app.db, { account }, (tx) =>
    addCase(
      tx,
      app,
      of,
      {
        id,
        number: `2026-${name}`,
        name,
        contact: {},
        language: 'nl',
        municipality: 'GM0503',
        guide: account,
        regime: '2021',
        group: 'asylum',
        since: '2026-03-01',
      },
      app.now(),
    ),
  );
  return id;
}

const guide = await guideOf(tenant);
const rima = await newCase(tenant, guide.account, 'Rima');
const yousef = await newCase(tenant, guide.account, 'Yousef');
const page = `/nl/casework/${rima}/learning`;

const level = (day: string, skill: string, to: string, source = 'guide') => ({
  kind: 'level',
  source,
  day,
  skill,
  level: to,
  words: '',
});
const strip = (html: string) => html.replace(/[\u2066-\u2069]/g, '');

/** Makes Rima a learner of a school. @returns the path behind its link */
async function schoolOf(caseId: string, name: string): Promise<string> {
  const path = `/nl/casework/${caseId}/learning`;
  await guide.device.get(path);
  expect((await guide.device.post(`${path}/school`, { name, contact: 'Mevrouw Smit' })).to).toBe(
    `${path}?saved`,
  );
  const { html } = await guide.device.get(path);
  return (
    html
      .split(name)
      .join('')
      .match(/\/nl\/school\/[\w-]{43}/)?.[0] ?? ''
  );
}

test('a guide sees how somebody learns over time, with who said what and when', async () => {
  await guide.device.get(page);
  await guide.device.post(page, level('2026-05-04', 'reading', 'literacy'));
  await guide.device.get(page);
  await guide.device.post(page, level('2026-09-01', 'reading', 'A1', 'test'));
  await guide.device.get(page);
  await guide.device.post(page, {
    kind: 'step',
    source: 'guide',
    day: '2026-11-20',
    by: '2026-12-15',
    words: 'Elke vrijdag naar het taalcafé.',
  });
  const html = strip((await guide.device.get(page)).html);
  expect(html).toContain(
    'aria-label="Lezen: 4 mei 2026 leert eerst lezen en schrijven; 1 september 2026 A1"',
  );
  expect(html).toContain('Toets');
  expect(html).toContain('Elke vrijdag naar het taalcafé.');
  expect(html).toContain('Afgesproken voor 15 december 2026');
  const record = /name="record" value="([^"]+)"/.exec(html)?.[1] ?? '';
  expect((await guide.device.post(`${page}/settle`, { record, step: 'done' })).to).toBe(`${page}?saved`);
  expect(strip((await guide.device.get(page)).html)).toContain('Gedaan op 24 november 2026');
  // What was settled meanwhile is not settled twice.
  expect((await guide.device.post(`${page}/settle`, { record, step: 'withdraw' })).status).toBe(409);
});

test('hours that do not add up, a day to come and a citizen service number are asked again with what was typed', async () => {
  const attendance = {
    kind: 'attendance',
    source: 'school',
    day: '2026-11-20',
    from: '2026-11-01',
    planned: '20',
    attended: '18',
    cancelled: '4',
    reasons: ['ill', 'child'],
    words: 'Twee keer ziek.',
  };
  await guide.device.get(page);
  const refused = await guide.device.post(page, attendance);
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('Twee keer ziek.');
  expect(refused.html).toContain('value="18"');
  expect((await guide.device.post(page, { ...attendance, cancelled: '', day: '2027-01-01' })).html).toContain(
    'tot en met vandaag',
  );
  expect(
    (await guide.device.post(page, { ...attendance, cancelled: '', words: 'nummer 111222333' })).html,
  ).toContain('burgerservicenummer');
  expect((await guide.device.post(page, { ...attendance, planned: '40', cancelled: '4' })).to).toBe(
    `${page}?saved`,
  );
  const html = strip((await guide.device.get(page)).html);
  expect(html).toContain('18 van 40 uur');
  expect(html).toContain('De school liet 4 uur niet doorgaan.');
  // Absence starts no term and no event: the clock knows nothing of it.
  const { rows } = await database.query('select 1 from case_event where case_id = $1', [rima]);
  expect(rows).toEqual([]);
});

test('a school sees its own learners and what it told itself, and no more once somebody left', async () => {
  const link = await schoolOf(rima, 'Taalschool Noord');
  const other = await schoolOf(yousef, 'Taalschool Zuid');
  const school = browser();
  const opened = await school.get(link);
  expect(opened.html).toContain('Rima');
  expect(opened.html).not.toContain('Yousef');
  expect((await school.get(`${link}?learner=${rima}`)).html).not.toContain('Elke vrijdag');
  expect((await school.get(`${link}?learner=${yousef}`)).html).not.toContain(
    '<form method="post" action="/nl/school',
  );
  await school.get(`${link}?learner=${rima}`);
  const told = {
    learner: rima,
    kind: 'progress',
    day: '2026-11-23',
    pace: 'faster',
    words: 'Leest nu hele zinnen.',
  };
  expect((await school.post(link, told)).to).toBe(`${link}?saved&learner=${rima}`);
  expect((await school.post(link, { ...told, learner: yousef })).status).toBe(404);
  // The agreed next step is between the newcomer and the guide.
  expect(
    (
      await school.post(link, {
        learner: rima,
        kind: 'step',
        day: '2026-11-23',
        by: '2026-12-01',
        words: 'x',
      })
    ).status,
  ).toBe(422);
  expect((await school.get(`${link}?learner=${rima}`)).html).toContain('Leest nu hele zinnen.');
  expect((await browser().get(other)).html).not.toContain('Leest nu hele zinnen.');
  expect((await guide.device.get(page)).html).toContain('Leest nu hele zinnen.');

  const { rows } = await database.query<{ id: string }>(
    "select id from course_school where name = 'Taalschool Noord'",
  );
  await guide.device.get(page);
  await guide.device.post(`${page}/school/leave`, { school: rows[0]?.id ?? '', step: 'leave' });
  expect((await school.get(link)).html).not.toContain('Rima');
  expect((await school.post(link, told)).status).toBe(404);
  expect((await guide.device.get(page)).html).toContain('Leest nu hele zinnen.');

  const zuid = await database.query<{ id: string }>(
    "select id from course_school where name = 'Taalschool Zuid'",
  );
  const path = `/nl/casework/${yousef}/learning`;
  await guide.device.get(path);
  await guide.device.post(`${path}/school/leave`, { school: zuid.rows[0]?.id ?? '', step: 'end-link' });
  expect((await browser().get(other)).status).toBe(404);
});

test('with the gate passed by, the database still shows a school nothing of others, and nobody changes a record', async () => {
  const link = await schoolOf(rima, 'Taalschool Oost');
  const linkHash = hashToken(link.split('/').at(-1) ?? '');
  const bySchool = <T>(run: Parameters<typeof inTransaction<T>>[2]) =>
    inTransaction(app.db, { link: linkHash }, run);
  const all = await bySchool((tx) => sql`select * from learning_record`.execute(tx));
  expect(all.rows).toEqual([]);
  for (const table of ['integration_case', 'case_event', 'case_deadline', 'case_look'])
    expect((await bySchool((tx) => sql`select 1 from ${sql.table(table)}`.execute(tx))).rows, table).toEqual(
      [],
    );
  await expect(
    bySchool((tx) => sql`update learning_record set words_sealed = null`.execute(tx)),
  ).rejects.toThrow(/permission denied/);
  const planted = (caseId: string, source: string) =>
    bySchool((tx) =>
      sql`insert into learning_record (id, tenant_id, case_id, kind, day, data, source, school_id, recorded_at, recorded_by_name)
        values (${randomUUID()}, ${tenant}, ${caseId}, 'progress', '2026-11-01', '{"pace":"slower"}', ${source}, acting_school(), now(), 'x')`.execute(
        tx,
      ),
    );
  await expect(planted(yousef, 'school')).rejects.toThrow(/row-level security/);
  await planted(rima, 'school');
  at('2028-01-01T09:00:00Z');
  expect((await browser().get(link)).status).toBe(404);
  at('2026-11-24T09:00:00Z');
});

test('another municipality, and somebody without the link, see nothing', async () => {
  const { device } = await guideOf(elsewhere);
  expect((await device.get(page)).status).toBe(404);
  await device.get('/nl/casework');
  expect((await device.post(page, level('2026-05-04', 'reading', 'B2'))).status).not.toBe(303);
  expect((await browser().get(`/nl/school/${'a'.repeat(43)}`)).status).toBe(404);
});

test('the newcomer whose case is connected reads all of it, in the own language; others do not', async () => {
  const device = await begin(browser());
  const person = await personIn(app, device);
  expect((await device.get('/nl/my-plan/learning')).to).toBe('/nl/my-plan');
  await database.query(
    'insert into case_link (case_id, tenant_id, person_id, linked_at) values ($1, $2, $3, now())',
    [rima, tenant, person],
  );
  const html = strip((await device.get('/nl/my-plan/learning')).html);
  expect(html).toContain('Leest nu hele zinnen.');
  expect(html).toContain('Taalschool Noord');
  expect(html).toContain('Elke vrijdag naar het taalcafé.');
  expect(html).toContain('Dat ligt niet aan jou.');
  expect((await device.get('/ar/my-plan/learning')).html).toContain('dir="rtl"');
  expect((await device.get('/ti/my-plan/learning')).html).toContain('ሆላንድኛ ምምሃር');
  const other = await begin(browser());
  expect((await other.get('/nl/my-plan/learning')).to).toBe('/nl/my-plan');
  expect(faults).toEqual([]);
});

test('of one day the level that was recorded last counts, and an older fact that comes later stands in its place', () => {
  const record = (day: string, to: 'A1' | 'A2', minute: number): LearningRecord => ({
    id: `${day}-${minute}`,
    kind: 'level',
    day,
    data: { skill: 'reading', level: to },
    words: '',
    source: 'guide',
    by: 'Esra',
    recordedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)),
  });
  const skills = levelsOverTime([
    record('2026-06-01', 'A2', 1),
    record('2026-03-01', 'A1', 3),
    record('2026-06-01', 'A1', 2),
  ]);
  expect(skills.get('reading')).toEqual([
    { day: '2026-03-01', level: 'A1' },
    { day: '2026-06-01', level: 'A1' },
  ]);
});
