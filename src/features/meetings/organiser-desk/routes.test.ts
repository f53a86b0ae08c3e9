import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { authenticateTeamMember, issueTeamLink } from '#features/accounts';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, SLUG, signUp } from '../../../../test/support/meeting.ts';
import { runMeetingMaintenance } from '../maintenance.ts';
import { proposeSeats, publishSeats } from '../seating/actions.ts';
import { lotteryNumber, seedCommitment } from '../seating/lottery.ts';

const { browser, app, at, faults, owner } = await createTestApp();
const { id, token, deniz, edition } = await meeting(app);
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());
const team = browser();
team.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;
const mails = async (subject: string): Promise<string[]> =>
  (
    await link.query('select recipient from mail_outbox where subject like $1 order by 1', [`%${subject}%`])
  ).rows.map(({ recipient }) => recipient);
const count = async (what: string): Promise<number> =>
  (await link.query(`select count(*)::int as n from ${what}`)).rows[0].n;
/** The edition as a form that is opened now shows it. */
const seen = async () => ({ seen: String((await edition()).sequence) });
/** The fields of the edition's own form, as they stand on the page. */
async function editionForm(): Promise<Record<string, string>> {
  const { html } = await team.get(`${desk}/edit`);
  const form = html.slice(html.indexOf('/edition"'), html.indexOf('</form>', html.indexOf('/edition"')));
  const fields: Record<string, string> = { state: 'published' };
  for (const [, name = '', value = ''] of form.matchAll(/name="([^"]+)"[^>]*? value="([^"]*)"/g))
    fields[name] = value;
  for (const [, name = '', text = ''] of form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)/g))
    fields[name] = text;
  return fields;
}

const aster = browser();
const asterPage = await signUp(aster, await edition(), [1], {
  name0: 'Aster',
  interpreter0: 'ti',
  email: 'aster@voorbeeld.nl',
});
const bilal = browser();
const bilalPage = await signUp(
  bilal,
  await edition(),
  [2],
  { name0: 'Bilal', email: 'bilal@voorbeeld.nl' },
  'ar',
);
await signUp(browser(), await edition(), [2], { name0: 'Chava' });

test('the desk shows counts and what was asked; an answered need is told and stands on the own page', async () => {
  const shown = await team.get(desk);
  expect(shown.html).toContain('3 aanmeldingen');
  expect(shown.html).toContain('Tigrinya');
  const needs = await team.get(`${desk}/needs`);
  const need = needs.html.match(/name="need" value="([^"]+)"/)?.[1] ?? '';
  const who = needs.html.match(/name="signUp" value="([^"]+)"/)?.[1] ?? '';
  await team.post(`${desk}/need`, {
    need,
    signUp: who,
    state: 'arranged',
    [`answer-${need}`]: 'Tesfay tolkt.',
  });
  const page = await aster.get(asterPage);
  expect(page.html).toContain('Geregeld');
  expect(page.html).toContain('Tesfay tolkt.');
  expect(page.html).toContain('Deniz');
  expect(await mails('Over wat je vroeg')).toEqual(['aster@voorbeeld.nl']);
});

test('somebody at the desk signs up a caller without e-mail, and the list for a spreadsheet holds no formula', async () => {
  const shown = await team.get(`${desk}/come`);
  const once = shown.html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
  const sent = await team.post(`${desk}/come`, {
    once,
    rows: '1',
    name0: '=HYPERLINK("x")',
    anyOther: 'yes',
  });
  expect(sent.to).toMatch(/^\/nl\/m\//);
  const list = await team.get(`${desk}/people.csv`);
  expect(list.html).toContain("'=HYPERLINK");
  expect(list.html).not.toMatch(/;"?=HYPER/);
});

test('another day is told to everybody with a file that changes their calendar; a stale form is not saved', async () => {
  const fields = await editionForm();
  const before = (await edition()).sequence;
  const changed = await team.post(`${desk}/edition`, {
    ...fields,
    day: '2027-01-14',
    'title-nl': 'Van Onderop! Later',
  });
  expect(changed.to).toContain('saved');
  const now = await edition();
  expect(now.sequence).toBe(before + 1);
  expect(now.startsAt.toISOString().slice(0, 10)).toBe('2027-01-14');
  expect(now.parts.every(({ startsAt }) => startsAt.toISOString().startsWith('2027-01-14'))).toBe(true);
  expect(await mails('Later')).toContain('aster@voorbeeld.nl');
  const { rows } = await link.query("select extras from mail_outbox where subject like 'Veranderd%'");
  expect(rows[0].extras.files[0].content).toMatch(/SEQUENCE:\d{4}/);
  const stale = await team.post(`${desk}/edition`, { ...fields, day: '2027-02-14' });
  expect(stale.status).toBe(422);
  expect((await edition()).startsAt.toISOString().slice(0, 10)).toBe('2027-01-14');
  expect((await editionForm())['title-ar']).toContain('لاهاي');
});

test('a choosing date after the meeting, an empty title and a part that ends before it begins are refused in words', async () => {
  const fields = await editionForm();
  expect((await team.post(`${desk}/edition`, { ...fields, wishesUntil: '2027-03-01' })).html).toContain(
    'Die datum kan niet',
  );
  expect((await team.post(`${desk}/edition`, { ...fields, 'title-nl': '' })).html).toContain(
    'titel in het Nederlands',
  );
  const part = (await edition()).parts[0];
  const wrong = { part: part?.id ?? '', day: '2027-01-14', from: '15:00', to: '14:00', 'title-nl': 'x' };
  expect((await team.post(`${desk}/part`, { ...wrong, ...(await seen()) })).html).toContain('na het begin');
});

test('a break-out gets fewer places only when nobody would lose a seat; a new one stands on the page', async () => {
  await link.query('update break_out set least = 0');
  await proposeSeats(app, deniz, { edition: id });
  const one = (await edition()).parts
    .flatMap(({ breakOuts }) => breakOuts)
    .find(({ number }) => number === 2);
  const fields = {
    part: one?.partId ?? '',
    id: one?.id ?? '',
    'title-nl': 'Brede intake',
    host: one?.hostName ?? '',
    room: '',
    places: '1',
    least: '0',
    stepFree: 'yes',
  };
  expect(one?.seatsTaken).toBeGreaterThanOrEqual(2);
  expect((await team.post(`${desk}/break-out`, { ...fields, ...(await seen()) })).html).toContain(
    'zitten al meer mensen',
  );
  const added = { ...fields, id: '', 'title-nl': 'Muziek', host: 'Het koor', places: '12' };
  await team.post(`${desk}/break-out`, { ...added, ...(await seen()), languages: ['nl', 'ar'] });
  const page = await browser().get(`/nl/meetings/${SLUG}`);
  expect(page.html).toContain('Muziek');
  expect(page.html).toContain('Het koor');
});

test('a host sits at the own table, takes no place of others, and is left alone by the seating', async () => {
  const host = browser();
  const page = await signUp(host, await edition(), [3], { name0: 'Gijs' });
  const room = (await edition()).parts
    .flatMap(({ breakOuts }) => breakOuts)
    .find(({ number }) => number === 4);
  const { rows } = await link.query(
    "select s.id from sign_up s join sign_up_member m on m.sign_up_id = s.id where m.first_name = 'Gijs'",
  );
  const seat = { signUp: rows[0].id, part: room?.partId ?? '', host: room?.id ?? '' };
  await team.get(`${desk}/seats`);
  expect((await team.post(`${desk}/seat`, seat)).to).toContain('/seats');
  await proposeSeats(app, deniz, { edition: id });
  const after = (await edition()).parts
    .flatMap(({ breakOuts }) => breakOuts)
    .find(({ number }) => number === 4);
  expect(after?.seatsTaken).toBe(0);
  expect(await count("seat where how = 'host'")).toBe(1);
  await host.get(page);
  await host.post(`${page}/cancel`, {});
});

test('a second place is added, and the page says how to get there', async () => {
  const wrong = await team.post(`${desk}/venue`, {
    id: '',
    name: '',
    address: '',
    town: '',
    stepFree: 'yes',
  });
  expect(wrong.status).toBe(422);
  const place = {
    id: '',
    name: 'De bibliotheek',
    address: 'Spui 68',
    town: 'Den Haag',
    stepFree: 'yes',
    'way-nl': 'Naast het stadhuis.',
  };
  expect((await team.post(`${desk}/venue`, { ...place, ...(await seen()) })).to).toContain('saved');
  const page = await browser().get(`/nl/meetings/${SLUG}`);
  expect(page.html).toContain('De bibliotheek');
  expect(page.html).toContain('Naast het stadhuis.');
});

test('the list may stand in a frame on another site; every other page may not', async () => {
  const framed = await browser().get('/nl/meetings/embed');
  expect(framed.html).toContain(SLUG);
  expect(framed.html).not.toContain('<form');
  expect(framed.headers.get('content-security-policy')).toContain('frame-ancestors *');
  expect(framed.headers.get('x-frame-options')).toBeNull();
  expect(framed.headers.has('x-vanonderop-framed')).toBe(false);
  const page = await browser().get(`/nl/meetings/${SLUG}`);
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(page.headers.get('x-frame-options')).toBe('DENY');
});

test('a new edition is a draft that only the team sees, with a draw of its own', async () => {
  const copied = await team.post(`${desk}/copy`, { slug: 'van-onderop-delft', copyDay: '2027-05-20' });
  expect(copied.to).toMatch(/\/edit$/);
  expect((await browser().get('/nl/meetings/van-onderop-delft')).status).toBe(404);
  expect((await team.get('/nl/organise')).html).toContain('Concept');
  const { rows } = await link.query('select seed, state, starts_at from edition order by starts_at');
  expect(rows).toHaveLength(2);
  expect(rows[0].seed).not.toBe(rows[1].seed);
  expect(rows[1].starts_at.toISOString()).toBe('2027-05-20T12:30:00.000Z');
  expect(
    (await team.post(`${desk}/copy`, { slug: 'van-onderop-delft', copyDay: '2027-05-20' })).html,
  ).toContain('bestaat al');
});

test('a message goes to the group, each in their own language, once per sending', async () => {
  const shown = await team.get(`${desk}/message`);
  const once = shown.html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
  const words = {
    once,
    group: 'all',
    'subject-nl': 'Neem een sjaal mee',
    'words-nl': 'Het is koud.',
    'subject-ar': 'أحضر وشاحًا',
    'words-ar': 'الجو بارد.',
  };
  const sent = await team.post(`${desk}/message`, words);
  expect(sent.html).toMatch(/Verstuurd aan .?2 aanmeldingen/);
  await team.post(`${desk}/message`, words);
  expect(await mails('Neem een sjaal mee')).toEqual(['aster@voorbeeld.nl']);
  expect(await mails('أحضر وشاحًا')).toEqual(['bilal@voorbeeld.nl']);
  expect((await team.post(`${desk}/message`, { ...words, once: `${once}x`, 'words-nl': '' })).status).toBe(
    422,
  );
});

test('the draw can be checked: seal before, seed after, and the lot from the code of a badge', async () => {
  const before = await browser().get(`/nl/meetings/${SLUG}/draw`);
  const { seed } = await edition();
  expect(before.html).toContain(seedCommitment(seed));
  expect(before.html).not.toContain(seed);
  await publishSeats(app, deniz, { edition: id });
  expect((await browser().get(`/nl/meetings/${SLUG}/draw`)).html).toContain(seed);
  const { rows } = await link.query(
    'select s.lot, m.code from sign_up s join sign_up_member m on m.sign_up_id = s.id where m.position = 0',
  );
  for (const { lot, code } of rows) expect(lot).toBe(lotteryNumber(seed, code));
});

test('a host sees first names and needs of the own table, no addresses, and no other table', async () => {
  const room = (await edition()).parts
    .flatMap(({ breakOuts }) => breakOuts)
    .find(({ number }) => number === 1);
  const given = await issueTeamLink(app, deniz, {
    name: 'Hanna',
    roles: ['host'],
    scope: room?.id,
    within: id,
    days: 90,
  });
  const hanna = browser();
  hanna.jar.set('vanonderop_team', given.ok ? given.value : '');
  const shown = await hanna.get('/nl/host');
  expect(shown.html).toContain('Aster');
  expect(shown.html).toContain('Tigrinya');
  expect(shown.html).not.toContain('aster@voorbeeld.nl');
  expect(shown.html).not.toContain('Bilal');
  expect((await hanna.get(desk)).status).toBe(403);
  expect((await authenticateTeamMember(app, given.ok ? given.value : '')).kind).toBe('team');
});

test('who organises this edition alone gives its hosts a link, organises nothing else, and begins no new edition', async () => {
  const given = await issueTeamLink(app, deniz, {
    name: 'Sem',
    roles: ['organiser', 'desk'],
    scope: id,
    within: id,
    days: 90,
  });
  const sem = browser();
  sem.jar.set('vanonderop_team', given.ok ? given.value : '');
  const other = (await link.query('select id from edition where id <> $1', [id])).rows[0].id;
  expect((await sem.get(desk)).status).toBe(200);
  expect((await sem.get(`/nl/organise/${other}`)).status).toBe(404);
  expect((await sem.get(`${desk}/edit`)).html).not.toContain('Nieuwe editie');
  const room = (await edition()).parts.flatMap(({ breakOuts }) => breakOuts)[0];
  await sem.get(`${desk}/hosts`);
  const made = await sem.post(`${desk}/key`, { name: 'Hugo', duty: room?.id ?? '' });
  expect(made.html).toMatch(/\/nl\/team\/[\w-]{40,}/);
  expect((await sem.get(`${desk}/hosts`)).html).toContain('Hugo');
  expect((await sem.get('/nl/inbox')).status).toBe(403);
});

test('reminders a week and a day before, each once; not to who just came', async () => {
  at('2027-01-08T12:00:00Z');
  await runMeetingMaintenance(app);
  await runMeetingMaintenance(app);
  expect(await mails('Over een week')).toEqual(['aster@voorbeeld.nl']);
  at('2027-01-13T12:00:00Z');
  await runMeetingMaintenance(app);
  await runMeetingMaintenance(app);
  expect(await mails('Bijna:')).toEqual(['aster@voorbeeld.nl']);
});

test('needs go a week after the day, people after thirty days, counts stay; who asked for it keeps an address', async () => {
  await link.query("update sign_up set keep_informed = true where email = 'bilal@voorbeeld.nl'");
  at('2027-01-22T12:00:00Z');
  await runMeetingMaintenance(app);
  expect(await count('sign_up_need')).toBe(0);
  expect(await count("sign_up where state = 'coming'")).toBe(4);
  expect((await edition()).counts).toEqual({ signUps: 4, people: 4, came: 0 });
  at('2027-02-14T12:00:00Z');
  await runMeetingMaintenance(app);
  const { rows } = await link.query('select email, phone, name from sign_up');
  expect(rows).toEqual([{ email: 'bilal@voorbeeld.nl', phone: null, name: null }]);
  expect(await count('sign_up_member')).toBe(0);
  expect((await edition()).counts).toEqual({ signUps: 4, people: 4, came: 0 });
  expect((await bilal.get(bilalPage)).status).toBe(200);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
