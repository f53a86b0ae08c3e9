import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { directorySnapshot } from '#features/directory';
import { createTestApp } from '../../../../test/support/app.ts';
import { caseworkerAt, happened, openCase } from '../../../../test/support/casework.ts';
import { personIn, shareWith } from '../../../../test/support/guidance.ts';
import { begin, tell } from '../../../../test/support/people.ts';
import type { Seen } from '../../../../test/support/visitor.ts';
import { readOwnPlan } from './own/own-plan.ts';

const { app, browser: openBrowser, owner, faults, at } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
beforeEach(() => at('2026-12-01T09:00:00Z'));

/** A browser whose pages are read without the marks that keep directions of writing apart. */
function browser() {
  const opened = openBrowser();
  const plain = (page: Seen): Seen => ({ ...page, html: page.html.replace(/[\u2066-\u2069]/g, '') });
  return {
    ...opened,
    get: async (path: string) => plain(await opened.get(path)),
    post: async (...sent: Parameters<typeof opened.post>) => plain(await opened.post(...sent)),
    follow: async () => plain(await opened.follow()),
  };
}
type Browser = ReturnType<typeof browser>;

const hidden = (html: string, name: string): string =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

async function place(name: string, { goals = ['people'], lat = 52.07, lon = 4.3 } = {}): Promise<string> {
  const { rows } = await database.query(
    `with o as (insert into organisation (source, source_id, name) values ('own', $1, 'De Linde') returning id)
     insert into initiative (source, source_id, organisation_id, status, texts, goals, languages, contact_forms, room, walk_in, audience, cost_cents, town, municipality, lat, lon)
     select 'own', $1, o.id, 'active', $2, $3, '{nl}', '{group}', 'room', true, 'everyone', 0, 'Den Haag', 'GM0518', $4, $5 from o returning id`,
    [randomUUID(), JSON.stringify({ nl: { name, summary: 'Samen' } }), goals, lat, lon],
  );
  const id: string = rows[0].id;
  await database.query(
    `insert into weekly_time (id, initiative_id, weekday, starts_at, ends_at) values ($1, $2, 3, 600, 720)`,
    [randomUUID(), id],
  );
  return id;
}

async function guideWithCase(options: Parameters<typeof openCase>[2] = {}) {
  const guide = await caseworkerAt(app, browser());
  const id = await openCase(app, guide.staff, options);
  await happened(app, guide.staff, id, 'duty-notified', '2026-10-01');
  await happened(app, guide.staff, id, 'registered', '2026-10-05');
  const path = `/nl/casework/${id}/plan`;
  return { ...guide, device: guide.device as Browser, id, path };
}
type Guide = Awaited<ReturnType<typeof guideWithCase>>;

/** Opens a page of the editor and sends it with these choices besides what stands there. */
async function save(
  { device, path }: Pick<Guide, 'device' | 'path'>,
  step: string,
  fields: Record<string, string | string[]>,
) {
  const form = await device.get(`${path}/${step}`);
  return device.post(`${path}/${step}`, { seen: hidden(form.html, 'seen'), go: step, ...fields });
}

async function school(guide: Guide, name = 'Taalschool Oost'): Promise<string> {
  const lead = await caseworkerAt(app, browser(), { tenant: guide.tenant, roles: ['lead'] });
  const list = await lead.device.get('/nl/casework/schools');
  await lead.device.post('/nl/casework/schools', {
    once: hidden(list.html, 'once'),
    name,
    town: 'Den Haag',
    recognition: 'quality-mark',
    startsOn: '2027-01-11',
  });
  const { rows } = await database.query('select id from tenant_school where name = $1 and tenant_id = $2', [
    name,
    guide.tenant,
  ]);
  return rows[0].id;
}

/** Fills all pages of the editor with a whole plan of the Z-route. */
async function writePlan(guide: Guide, course = 'waiting') {
  await guide.device.get(guide.path);
  await guide.device.post(`${guide.path}/begin`, {});
  await save(guide, 'route', { route: 'Z', reasons: ['wish', 'pace'], routeWords: 'Geheime reden' });
  await save(guide, 'pace', {
    weeklyHours: '12',
    weeklyParticipation: '8',
    literacy: 'none',
    pvtHours: '12',
    mapHours: '40',
    knm: 'in-course',
  });
  await save(guide, 'course', { school: course, courseStart: course === 'waiting' ? '' : '2027-01-11' });
  await save(guide, 'support', {
    childEducation: 'none',
    support: ['contact', 'money'],
    progressTalks: '4',
    unburdening: 'yes',
  });
}

async function decide(guide: Guide, day = '2026-12-01', fields: Record<string, string> = {}) {
  const form = await guide.device.get(`${guide.path}/decide`);
  return guide.device.post(`${guide.path}/decide`, {
    once: hidden(form.html, 'once'),
    seen: hidden(form.html, 'seen'),
    day,
    withoutAdvice: 'yes',
    offered: 'yes',
    ...fields,
  });
}

const eventsIn = async (id: string) =>
  (
    await database.query(
      'select kind, day::text, data, note_sealed from case_event where case_id = $1 order by recorded_at',
      [id],
    )
  ).rows;

test('a guide writes a plan page by page, each saved on the way to the next, and decides it', async () => {
  const guide = await guideWithCase();
  const course = await school(guide);
  const first = await guide.device.get(guide.path);
  expect(first.html).toContain('Er is nog geen plan');
  await writePlan(guide, course);
  const overview = await guide.device.get(guide.path);
  expect(overview.html).toContain('12 uur per week');
  expect(overview.html).toContain('Geheime reden');
  expect(overview.html).toContain('Taalschool Oost');
  const decided = await decide(guide);
  expect(decided.to).toBe(`${guide.path}?decided`);
  const events = await eventsIn(guide.id);
  expect(events.filter(({ kind }) => kind === 'plan-decided')).toMatchObject([
    { day: '2026-12-01', data: { version: 1, route: 'Z', literacy: 'none', progressTalks: 4 } },
  ]);
  expect(events.find(({ kind }) => kind === 'course-offered')).toMatchObject({
    day: '2026-12-01',
    data: { school: 'Taalschool Oost', recognition: 'quality-mark' },
  });
  const after = await guide.device.get(guide.path);
  expect(after.html).toContain('Vastgesteld op 1 december 2026');
  expect(after.html).not.toContain('Concept</span>');
  expect(faults).toEqual([]);
});

test('nothing is chosen before somebody chooses', async () => {
  const guide = await guideWithCase();
  await guide.device.get(guide.path);
  await guide.device.post(`${guide.path}/begin`, {});
  for (const step of ['route', 'pace', 'course', 'support']) {
    const { html } = await guide.device.get(`${guide.path}/${step}`);
    expect(html, step).not.toMatch(/<input[^>]*(radio|checkbox)[^>]* checked/);
  }
});

test('a plan that lacks what the law asks is not decided, and says on which page it is', async () => {
  const guide = await guideWithCase();
  await guide.device.get(guide.path);
  await guide.device.post(`${guide.path}/begin`, {});
  await save(guide, 'route', { route: 'Z', reasons: ['wish'] });
  const refused = await decide(guide);
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('Er mist nog iets dat volgens de wet in het plan moet staan');
  expect(refused.html).toContain(`href="${guide.path}/pace"`);
  expect((await eventsIn(guide.id)).some(({ kind }) => kind === 'plan-decided')).toBe(false);
});

test('advice that is open asks for a deliberate tick; DUO’s rules and the future refuse', async () => {
  const guide = await guideWithCase();
  await writePlan(guide);
  expect((await decide(guide, '2026-12-01', { withoutAdvice: '' })).html).toContain('Er is nog iets open');
  expect((await decide(guide, '2026-12-02')).html).toContain('De dag kan niet in de toekomst liggen');
  const early = await decide(guide, '2026-09-01');
  expect(early.status).toBe(422);
  expect(early.html).toContain('DUO zou dit plan zo weigeren');
  expect((await decide(guide, 'morgen')).html).toContain('Schrijf een dag die bestaat');
  expect((await decide(guide)).to).toBe(`${guide.path}?decided`);
});

test('the same decision sent twice is one version', async () => {
  const guide = await guideWithCase();
  await writePlan(guide);
  const form = await guide.device.get(`${guide.path}/decide`);
  const fields = {
    once: hidden(form.html, 'once'),
    seen: hidden(form.html, 'seen'),
    day: '2026-12-01',
    withoutAdvice: 'yes',
  };
  expect((await guide.device.post(`${guide.path}/decide`, fields)).to).toBe(`${guide.path}?decided`);
  expect((await guide.device.post(`${guide.path}/decide`, fields)).to).toBe(`${guide.path}?decided`);
  expect((await eventsIn(guide.id)).filter(({ kind }) => kind === 'plan-decided')).toHaveLength(1);
});

test('two people on one page are told of each other and lose nothing; on two pages they are not in the way', async () => {
  const guide = await guideWithCase();
  const colleague = await caseworkerAt(app, browser(), {
    tenant: guide.tenant,
    name: 'Joop',
    roles: ['lead'],
  });
  const other = { device: colleague.device as Browser, path: guide.path };
  await guide.device.get(guide.path);
  await guide.device.post(`${guide.path}/begin`, {});
  const mine = await guide.device.get(`${guide.path}/support`);
  await save(other, 'route', { route: 'Z' });
  await save(other, 'support', { progressTalks: '4', supportWords: 'Joop schreef dit' });
  const clash = await guide.device.post(`${guide.path}/support`, {
    seen: hidden(mine.html, 'seen'),
    go: 'support',
    progressTalks: '6',
    supportWords: 'Esra schreef dat',
  });
  expect(clash.status).toBe(409);
  expect(clash.html).toContain('Joop schreef dit');
  expect(clash.html).toContain('Esra schreef dat');
  expect(clash.html).toContain('4 gesprekken');
  const again = await guide.device.post(`${guide.path}/support`, {
    seen: hidden(clash.html, 'seen'),
    go: 'support',
    progressTalks: '6',
    supportWords: 'Esra schreef dat',
  });
  expect(again.status).toBe(303);
  const { html } = await guide.device.get(guide.path);
  expect(html).toContain('Esra schreef dat');
  expect(html).toContain('Z-route (zelfredzaamheid)');
});

test('what could not be kept is shown again with everything else that was typed', async () => {
  const guide = await guideWithCase();
  await guide.device.get(guide.path);
  await guide.device.post(`${guide.path}/begin`, {});
  const bad = await save(guide, 'pace', {
    'pvtHours-other': 'veel',
    mapHours: '40',
    'weeklyHours-other': '13',
  });
  expect(bad.status).toBe(422);
  expect(bad.html).toContain('value="veel"');
  expect(bad.html).toContain('value="13"');
  expect(bad.html).toContain('href="#field-pvtHours"');
  const hostile = '<script>alert(1)</script>';
  await save(guide, 'route', { routeWords: hostile });
  expect((await guide.device.get(`${guide.path}/route`)).html).not.toContain(hostile);
});

test('the last change of a draft can be undone, and the undoing too', async () => {
  const guide = await guideWithCase();
  await guide.device.get(guide.path);
  await guide.device.post(`${guide.path}/begin`, {});
  await save(guide, 'route', { route: 'Z', reasons: ['wish'] });
  await save(guide, 'route', { route: 'B1', reasons: ['wish'] });
  const before = await guide.device.get(guide.path);
  const undone = await guide.device.post(`${guide.path}/undo`, { seen: hidden(before.html, 'seen') });
  expect(undone.to).toBe(`${guide.path}?undone`);
  const page = await guide.device.follow();
  expect(page.html).toContain('Z-route (zelfredzaamheid)');
  await guide.device.post(`${guide.path}/undo`, { seen: hidden(page.html, 'seen') });
  expect((await guide.device.get(guide.path)).html).toContain('B1-route');
});

test('a decided version stays as it is in the database, whoever tries', async () => {
  const guide = await guideWithCase();
  await writePlan(guide);
  await decide(guide);
  const attempt = (run: string) =>
    inTransaction(app.db, { account: guide.account }, (tx) => sql.raw(run).execute(tx));
  await expect(attempt(`update case_plan set version = 9 where case_id = '${guide.id}'`)).rejects.toThrow(
    'a decided plan stays as it is',
  );
  await expect(
    attempt(`update case_plan set content_sealed = 'x' where case_id = '${guide.id}'`),
  ).rejects.toThrow('a decided plan stays as it is');
  const { numAffectedRows } = await attempt(`delete from case_plan where case_id = '${guide.id}'`);
  expect(numAffectedRows).toBe(0n);
});

test('an amended plan is a new version with what differs; the event revises the first', async () => {
  const guide = await guideWithCase();
  await writePlan(guide);
  await decide(guide);
  await guide.device.get(guide.path);
  expect((await guide.device.post(`${guide.path}/begin`, { kind: 'lowering' })).to).toBe(
    `${guide.path}?not-b1`,
  );
  expect((await guide.device.post(`${guide.path}/begin`, { kind: 'other' })).to).toBe(`${guide.path}/change`);
  await save(guide, 'support', {
    childEducation: 'none',
    support: ['contact', 'money'],
    progressTalks: '6',
    unburdening: 'yes',
  });
  expect((await decide(guide, '2026-12-01')).status).toBe(422);
  await save(guide, 'change', { changeWords: 'Meer gesprekken gewenst' });
  expect((await decide(guide, '2026-12-01')).to).toBe(`${guide.path}?decided`);
  const version = await guide.device.get(`${guide.path}/versions/2`);
  expect(version.html).toContain('<del>4 gesprekken</del>');
  expect(version.html).toContain('<ins>6 gesprekken</ins>');
  const [firstEvent, second] = (await eventsIn(guide.id)).filter(({ kind }) => kind === 'plan-decided');
  expect(firstEvent.data).not.toHaveProperty('revises');
  expect(second.data.revises).toMatch(/^[0-9a-f-]{36}$/);
  expect((await guide.device.get(`${guide.path}/versions/1`)).html).toContain('4 gesprekken');
  expect((await guide.device.get(`${guide.path}/versions/3`)).status).toBe(404);
});

test('decided, made known, received by DUO and talked through are four days, and annulling says why', async () => {
  const guide = await guideWithCase();
  await writePlan(guide);
  await decide(guide, '2026-11-20');
  const send = async (form: string, fields: Record<string, string>) => {
    const page = await guide.device.get(guide.path);
    const keys = [
      ...page.html.matchAll(/action="([^"]*)"[^>]*>(?:(?!<\/form>).)*?name="once" value="([^"]*)"/gs),
    ];
    const once = keys.find(([, action]) => action === `${guide.path}/${form}`)?.[2] ?? '';
    return guide.device.post(`${guide.path}/${form}`, { once, about: hidden(page.html, 'about'), ...fields });
  };
  const early = await send('notified', { day: '2026-11-19', by: 'post' });
  expect(early.status).toBe(422);
  expect(early.html).toContain('Deze dag ligt vóór de dag van het besluit');
  expect((await send('notified', { day: '2026-11-23', by: 'post' })).to).toBe(`${guide.path}?notified`);
  expect((await send('received', { day: '2026-12-02' })).html).toContain('Deze dag moet nog komen');
  expect((await send('received', { day: '2026-11-24' })).to).toBe(`${guide.path}?received`);
  const talked = { day: '2026-11-21', language: 'ti', interpreter: 'yes', words: 'Geheim: zus was erbij' };
  expect((await send('talked', talked)).to).toBe(`${guide.path}?talked`);
  const page = await guide.device.get(guide.path);
  expect(page.html).toContain('23 november 2026 (per post)');
  expect(page.html).toContain('Geheim: zus was erbij');
  expect(page.html).toContain('ትግርኛ');
  expect((await send('annul', { day: '2026-12-01', words: ' ' })).html).toContain('Schrijf waarom');
  expect((await send('annul', { day: '2026-12-01', words: 'Verkeerde persoon' })).to).toBe(
    `${guide.path}?annulled`,
  );
  const events = await eventsIn(guide.id);
  expect(events.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['plan-notified', 'plan-received-by-duo', 'talked-through', 'plan-annulled']),
  );
  expect(JSON.stringify(events)).not.toContain('Geheim');
  expect((await guide.device.get(`${guide.path}/versions/1`)).html).toContain('Deze versie is vernietigd');
});

test('ideas near come from place and level alone, stand apart with their sentence, and bind nobody', async () => {
  const guide = await guideWithCase();
  const choir = await place('Koor Zomerlucht');
  await writePlan(guide);
  const free = await guide.device.get(`${guide.path}/free`);
  expect(free.html).toContain('Koor Zomerlucht');
  expect(free.html).toContain('Gevonden met alleen de plaats en het niveau uit het dossier');
  expect(free.html).toContain('uren Z-route');
  const added = await guide.device.post(`${guide.path}/free/add`, {
    initiative: [choir],
    found: hidden(free.html, 'found'),
  });
  expect(added.to).toBe(`${guide.path}/free?added`);
  await decide(guide);
  const events = await eventsIn(guide.id);
  expect(JSON.stringify(events)).not.toContain(choir);
  const overview = await guide.device.get(guide.path);
  const [binding = '', apart = ''] = overview.html.split('class="free-part"');
  expect(apart).toContain('Koor Zomerlucht');
  expect(apart).toContain('Dit deel hoort niet bij het besluit');
  expect(binding).not.toContain('Koor Zomerlucht');
  expect((await guide.device.get(`${guide.path}/versions/1`)).html).not.toContain('Koor Zomerlucht');
  const { rows } = await database.query('select 1 from idea union all select 1 from placement_request');
  expect(rows).toEqual([]);
});

test('a place binds only after a step of its own with a reason, and can be made free again', async () => {
  const guide = await guideWithCase();
  const choir = await place('Fietsles Noord');
  await writePlan(guide);
  await guide.device.get(`${guide.path}/free`);
  await guide.device.post(`${guide.path}/free/add`, { initiative: choir, found: 'search' });
  const { rows } = await database.query('select id from case_plan_idea where case_id = $1', [guide.id]);
  const bindPath = `${guide.path}/free/${rows[0].id}/bind`;
  const form = await guide.device.get(bindPath);
  expect(form.html).toContain('daar staat een boete op');
  const seen = hidden(form.html, 'seen');
  const silent = await guide.device.post(bindPath, { seen, words: 'Wil dit zelf' });
  expect(silent.status).toBe(422);
  expect(silent.html).toContain('Leg het eerst samen uit');
  expect(silent.html).toContain('Wil dit zelf');
  expect((await guide.device.post(bindPath, { seen, understood: 'yes', words: '' })).status).toBe(422);
  const bound = await guide.device.post(bindPath, { seen, understood: 'yes', words: 'Wil dit zelf' });
  expect(bound.to).toBe(`${guide.path}/free?bound`);
  const overview = await guide.device.get(guide.path);
  await guide.device.post(`${guide.path}/undo`, { seen: hidden(overview.html, 'seen') });
  const undone = (await guide.device.get(guide.path)).html.split('class="free-part"');
  expect(undone[0]).not.toContain('Fietsles Noord');
  expect(undone[1]).toContain('Fietsles Noord');
  const redo = await guide.device.get(guide.path);
  await guide.device.post(`${guide.path}/undo`, { seen: hidden(redo.html, 'seen') });
  const page = await guide.device.get(`${guide.path}/free`);
  expect(page.html).toContain('Deze plekken staan in het besluit');
  await guide.device.post(`${guide.path}/free/unbind`, {
    seen: hidden(page.html, 'seen'),
    initiative: choir,
  });
  expect((await guide.device.get(guide.path)).html.split('class="free-part"')[0]).not.toContain(
    'Fietsles Noord',
  );
  expect(
    (await database.query('select 1 from case_plan_idea where case_id = $1', [guide.id])).rows,
  ).toHaveLength(1);
});

test('with a consent the ideas come from what the newcomer opened, and they see that the guide looked', async () => {
  const guide = await guideWithCase({ contact: {} });
  await place('Taalcafé de Boot', { goals: ['dutch'] });
  const phone = await begin(browser());
  await tell(phone, 'name', { name: 'Selam' });
  await tell(phone, 'level', { level: 'a1' });
  const person = await personIn(app, phone);
  await database.query(
    `insert into case_link (case_id, tenant_id, person_id, linked_at) values ($1, $2, $3, now())`,
    [guide.id, guide.tenant, person],
  );
  await database.query(
    `insert into story_answer (person_id, question, answer) values ($1, 'place', $2) on conflict do nothing`,
    [person, JSON.stringify({ name: 'Den Haag', municipality: 'GM0518', lat: 52.07, lon: 4.3 })],
  );
  const { id: consent, withdraw } = await shareWith(app, person, guide, { parts: ['place', 'language'] });
  await guide.device.get(guide.path);
  await guide.device.post(`${guide.path}/begin`, {});
  const free = await guide.device.get(`${guide.path}/free`);
  expect(free.html).toContain('Gevonden met wat de nieuwkomer zelf met jou deelt');
  expect(free.html).toContain('Taalcafé de Boot');
  const { rows } = await database.query('select page from access_log where person_id = $1 and actor <> $2', [
    person,
    'self',
  ]);
  expect(rows.some(({ page }) => page === '/casework/:case/plan/free')).toBe(true);
  await guide.device.post(`${guide.path}/free/add`, {
    initiative: hidden(free.html, 'initiative'),
    found: 'own-week',
  });
  expect((await guide.device.get(`${guide.path}/free`)).html).toContain(`/guide/${consent}/ideas/`);
  await withdraw();
  const after = await guide.device.get(`${guide.path}/free`);
  expect(after.html).not.toContain(`/guide/${consent}`);
  expect(after.html).toContain('Gevonden met alleen de plaats en het niveau');
});

test('the newcomer reads what was decided and the free part, and no draft', async () => {
  const guide = await guideWithCase();
  await writePlan(guide);
  const phone = await begin(browser());
  await tell(phone, 'name', { name: 'Selam' });
  const person = await personIn(app, phone);
  await database.query(
    `insert into case_link (case_id, tenant_id, person_id, linked_at) values ($1, $2, $3, now())`,
    [guide.id, guide.tenant, person],
  );
  const snapshot = await directorySnapshot(app);
  const read = () =>
    inTransaction(app.db, { person }, (tx) =>
      readOwnPlan(tx, app, guide.id, { snapshot, today: '2026-12-01' }),
    );
  expect((await read())?.plan).toBeUndefined();
  expect((await phone.get('/ti/my-plan/plan')).html).not.toContain('Geheime reden');
  await decide(guide);
  for (const language of ['nl', 'ar', 'ti', 'uk', 'tr', 'fa', 'fr', 'so', 'kmr', 'ckb', 'ps', 'en']) {
    const page = await phone.get(`/${language}/my-plan/plan`);
    expect(page.status, language).toBe(200);
    const [binding = '', free = ''] = page.html.split('class="free-part"');
    expect(binding).toContain('Geheime reden');
    expect(free).not.toContain('Geheime reden');
  }
  expect((await read())?.plan).toMatchObject({ version: 1, content: { routeWords: 'Geheime reden' } });
  const stranger = await begin(browser());
  await tell(stranger, 'name', { name: 'Iemand' });
  const other = await personIn(app, stranger);
  expect(
    await inTransaction(app.db, { person: other }, (tx) =>
      readOwnPlan(tx, app, guide.id, { snapshot, today: '2026-12-01' }),
    ),
  ).toBeUndefined();
});

test('nobody of another municipality, and nobody who only makes policy, opens a plan', async () => {
  const guide = await guideWithCase();
  await writePlan(guide);
  const elsewhere = await caseworkerAt(app, browser());
  const policy = await caseworkerAt(app, browser(), { tenant: guide.tenant, roles: ['policy'] });
  for (const path of ['', '/route', '/free', '/decide'])
    expect((await elsewhere.device.get(`${guide.path}${path}`)).status, path).toBe(404);
  expect((await policy.device.get(guide.path)).status).toBe(403);
  await elsewhere.device.get('/nl/casework/schools');
  await elsewhere.device.post(`${guide.path}/begin`, { kind: 'other' });
  await elsewhere.device.post(`${guide.path}/route`, { seen: '', route: 'B1' });
  const rows = await inTransaction(app.db, { account: elsewhere.account }, (tx) =>
    tx.selectFrom('case_plan').select('id').execute(),
  );
  expect(rows).toEqual([]);
  expect((await guide.device.get(guide.path)).html).toContain('Z-route (zelfredzaamheid)');
  const { rows: stored } = await database.query('select content_sealed from case_plan where case_id = $1', [
    guide.id,
  ]);
  expect(stored[0].content_sealed).not.toContain('Geheime');
});

test('the lead keeps the list of schools; a guide only reads it', async () => {
  const guide = await guideWithCase();
  const course = await school(guide, 'Taalschool West');
  expect((await guide.device.get('/nl/casework/schools')).html).toContain('Taalschool West');
  expect((await guide.device.get('/nl/casework/schools')).html).not.toContain('name="recognition"');
  const lead = await caseworkerAt(app, browser(), { tenant: guide.tenant, roles: ['lead'] });
  const page = await lead.device.get('/nl/casework/schools');
  const twice = await lead.device.post('/nl/casework/schools', {
    once: hidden(page.html, 'once'),
    name: 'taalschool west',
    town: '',
    recognition: 'quality-mark',
    startsOn: '',
  });
  expect(twice.status).toBe(422);
  expect(twice.html).toContain('Een school met deze naam staat al op de lijst');
  await lead.device.post(`/nl/casework/schools/${course}/start`, { startsOn: '2027-03-01' });
  expect((await lead.device.get('/nl/casework/schools')).html).toContain('volgende groep: 1 maart 2027');
  const ended = await lead.device.post(`/nl/casework/schools/${course}/end`, {});
  expect(ended.to).toBe(`/nl/casework/schools?ended=${course}`);
  expect((await lead.device.get('/nl/casework/schools')).html).not.toContain('Taalschool West');
  await lead.device.post(`/nl/casework/schools/${course}/restore`, {});
  expect((await lead.device.get('/nl/casework/schools')).html).toContain('Taalschool West');
});

test('lowering is decided only after 600 hours and enough effort, and makes both events', async () => {
  const guide = await guideWithCase();
  await happened(app, guide.staff, guide.id, 'plan-decided', '2026-10-10', {
    route: 'B1',
    version: 1,
    totalHours: 900,
  });
  await happened(app, guide.staff, guide.id, 'hours', '2026-11-30', {
    kind: 'course',
    hours: 610,
    from: '2026-10-11',
    source: 'school',
  });
  await guide.device.get(guide.path);
  await guide.device.post(`${guide.path}/begin`, { kind: 'lowering' });
  expect((await guide.device.get(`${guide.path}/change`)).html).toContain('In dit dossier staan 610 uur');
  await save(guide, 'route', { route: 'B1', reasons: ['pace'] });
  await save(guide, 'pace', {
    weeklyHours: '12',
    totalHours: '800',
    literacy: 'none',
    pvtHours: '12',
    mapHours: '40',
  });
  await save(guide, 'course', { school: 'waiting' });
  await save(guide, 'support', {
    childEducation: 'none',
    support: 'contact',
    progressTalks: '4',
    unburdening: 'no',
  });
  const lowered = ['reading', 'listening', 'writing', 'speaking'];
  const change = { lowered, enoughEffort: 'yes', changeWords: 'Leert langzaam, zet door' };
  await save(guide, 'change', { ...change, dutchHours: '599' });
  expect((await decide(guide)).status).toBe(422);
  await save(guide, 'change', { ...change, dutchHours: '610' });
  expect((await decide(guide)).to).toBe(`${guide.path}?decided`);
  const events = await eventsIn(guide.id);
  expect(events.find(({ kind }) => kind === 'lowered-to-a2')?.data).toEqual({
    skills: lowered,
    dutchHours: 610,
    enoughEffort: true,
  });
  expect(events.findLast(({ kind }) => kind === 'plan-decided')?.data).toMatchObject({
    version: 2,
    level: 'A2',
  });
});

test('a plan that was decided elsewhere is shown as far as its event tells it, and can be amended', async () => {
  const guide = await guideWithCase();
  await happened(app, guide.staff, guide.id, 'plan-decided', '2026-10-10', {
    route: 'education',
    version: 3,
    progressTalks: 5,
  });
  const page = await guide.device.get(guide.path);
  expect(page.html).toContain('Onderwijsroute');
  expect(page.html).toContain('5 gesprekken');
  expect((await guide.device.get(`${guide.path}/versions/3`)).status).toBe(200);
  await guide.device.post(`${guide.path}/begin`, { kind: 'route' });
  await save(guide, 'route', { route: 'B1', reasons: ['wish'] });
  expect((await guide.device.get(`${guide.path}/change`)).html).toContain('kan op elk moment');
  const { rows } = await database.query('select version from case_plan where case_id = $1', [guide.id]);
  expect(rows).toEqual([{ version: 4 }]);
});

test('with a case everything of its plan goes, also what was decided', async () => {
  const guide = await guideWithCase();
  const choir = await place('Koor dat weggaat');
  await writePlan(guide);
  await guide.device.get(`${guide.path}/free`);
  await guide.device.post(`${guide.path}/free/add`, { initiative: choir, found: 'search' });
  await decide(guide);
  await happened(app, guide.staff, guide.id, 'duty-ended', '2026-11-30', { ground: 'fulfilled' });
  at('2031-12-02T09:00:00Z');
  await database.query('update integration_case set closed_at = now() where id = $1', [guide.id]);
  await database.query(
    `insert into case_erasure_notice (case_id, tenant_id, announced_at, erase_on) values ($1, $2, '2031-10-01', '2031-12-01')`,
    [guide.id, guide.tenant],
  );
  const deleted = await inTransaction(app.db, { systemTask: { name: 'retention' } }, (tx) =>
    tx.deleteFrom('integration_case').where('id', '=', guide.id).executeTakeFirst(),
  );
  expect(deleted.numDeletedRows).toBe(1n);
  const { rows } = await database.query(
    'select id from case_plan where case_id = $1 union all select id from case_plan_idea where case_id = $1',
    [guide.id],
  );
  expect(rows).toEqual([]);
});
