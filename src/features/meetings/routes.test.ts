import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../test/support/app.ts';
import { meeting, SLUG, signUp, wishFields } from '../../../test/support/meeting.ts';
import { listRegistrations } from './registrations/queries.ts';
import { proposeSeats, publishSeats } from './seating/actions.ts';

const { browser, app, faults, owner } = await createTestApp();
const { id, deniz, edition } = await meeting(app);
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());

/** Makes the first break-out small, as the owner of the house would. */
const places = (number: number, count: number) =>
  link.query('update break_out set places = $2, least = 0 where number = $1', [number, count]);
const mails = async () => (await link.query('select recipient, subject, body from mail_outbox')).rows;

test('the edition stands on its page, with its four questions, in three languages', async () => {
  const dutch = await browser().get(`/nl/meetings/${SLUG}`);
  for (const host of ['Het Begint met Taal', 'Refugee Company', 'Yalla Foundation', 'Samen Hier'])
    expect(dutch.html).toContain(host);
  expect(dutch.html).toContain('Voorbeeld');
  expect((await browser().get(`/ar/meetings/${SLUG}`)).html).toContain('dir="rtl"');
  expect((await browser().get('/nl/meetings')).html).toContain(`/nl/meetings/${SLUG}`);
  expect((await browser().get('/nl/meetings/nergens')).status).toBe(404);
});

test('Samira comes with her sister; her page says what she asked, and gives two badges and a calendar file', async () => {
  const phone = browser();
  const page = await signUp(phone, await edition(), [3, 1], {
    rows: '2',
    name0: 'Samira',
    name1: 'Hiwot',
    interpreter1: 'ti',
    need0: 'childcare',
    email: 'samira@voorbeeld.nl',
  });
  const shown = await phone.get(`${page}?new`);
  expect(shown.html).toContain('Je komt naar');
  expect(shown.html).toContain('Samira');
  expect(shown.html).toContain('Tigrinya');
  expect(shown.html).not.toContain('telt die keus niet mee');
  const other = browser();
  const far = await signUp(other, await edition(), [4], { name0: 'Saba', interpreter0: 'ti' });
  expect((await other.get(far)).html).toMatch(/Sociale netwerken.*telt die keus niet mee/);
  await other.post(`${far}/cancel`, {});
  expect(shown.html.match(/<figure class="qr"/g)).toHaveLength(2);
  expect(shown.headers.get('cache-control')).toContain('no-store');
  const file = await phone.get(`${page}/calendar.ics`);
  expect(file.html).toContain('BEGIN:VEVENT');
  const [letter] = await mails();
  expect(letter).toMatchObject({ recipient: 'samira@voorbeeld.nl' });
  expect(letter.body).toContain(page.slice(3));
});

test('a second tap on the same form signs up once', async () => {
  const phone = browser();
  const shown = await phone.get(`/nl/meetings/${SLUG}/come`);
  const once = shown.html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
  const fields = { once, rows: '1', ...wishFields(await edition(), [1]) };
  const first = await phone.post(`/nl/meetings/${SLUG}/come`, fields);
  const second = await phone.post(`/nl/meetings/${SLUG}/come`, fields);
  expect(second.to).toBe(first.to);
  const { rows } = await link.query('select count(*)::int as n from sign_up');
  expect(rows[0].n).toBe(3);
});

test('a form that is not right comes back with everything that was typed', async () => {
  const phone = browser();
  await phone.get(`/ar/meetings/${SLUG}/come`);
  const back = await phone.post(`/ar/meetings/${SLUG}/come`, {
    once: 'abcdefghijk',
    rows: '2',
    name0: '<b>Yonas</b>',
    name1: 'أمينة',
    email: 'yonas at home',
  });
  expect(back.status).toBe(422);
  expect(back.html).toContain('&lt;b>Yonas&lt;/b>');
  expect(back.html).toContain('أمينة');
  expect(back.html).toContain('yonas at home');
  expect(back.html).toContain('لن يصل البريد');
});

test('another row keeps what was typed, and so does another language', async () => {
  const phone = browser();
  await phone.get(`/nl/meetings/${SLUG}/come`);
  const more = await phone.post(`/nl/meetings/${SLUG}/come/keep`, {
    rows: '1',
    name0: 'Yonas',
    more: '1',
    once: 'x'.repeat(20),
  });
  expect(more.html).toContain('value="Yonas"');
  expect(more.html).toContain('name="name1"');
});

test('programs that look by themselves find a calendar of the series, news, and the edition as data', async () => {
  expect((await browser().get('/nl/meetings/series/van-onderop/calendar.ics')).html).toContain(
    'BEGIN:VEVENT',
  );
  expect((await browser().get('/nl/meetings/series/nergens/calendar.ics')).status).toBe(404);
  const news = await browser().get('/nl/meetings/feed.atom');
  expect(news.headers.get('content-type')).toContain('application/atom+xml');
  expect(news.html).toContain('<title>Van Onderop! Den Haag</title>');
  const page = await browser().get(`/nl/meetings/${SLUG}`);
  const told = JSON.parse(
    page.html.match(/<script type="application\/ld\+json">(.*?)<\/script>/)?.[1] ?? '{}',
  );
  expect(told).toMatchObject({
    '@type': 'Event',
    isAccessibleForFree: true,
    superEvent: { '@type': 'EventSeries' },
  });
  expect(told.subEvent).toHaveLength(4);
  expect(told.startDate).toMatch(/Z$/);
  expect(told.location.address.addressLocality).toBe('Den Haag');
});

test('who has no link finds nothing', async () => {
  expect((await browser().get('/nl/m/abcdefghijklmnopqrstuvwxyz')).status).toBe(404);
});

const people: { name: string; phone: ReturnType<typeof browser>; page: string }[] = [];

test('three want a break-out of two: the draw decides, each reads why, and who leaves makes room', async () => {
  await link.query('update break_out set least = 0');
  await places(4, 2);
  for (const name of ['Aster', 'Bilal', 'Chava']) {
    const phone = browser();
    const page = await signUp(phone, await edition(), [4, 2], {
      name0: name,
      moveUp: 'yes',
      email: `${name}@voorbeeld.nl`,
    });
    people.push({ name, phone, page });
  }
  expect(await proposeSeats(app, deniz, { edition: id })).toMatchObject({
    ok: true,
    value: { proven: true },
  });
  for (const { phone, page } of people)
    expect((await phone.get(page)).html).toContain('hoor je in welk gesprek');
  expect((await publishSeats(app, deniz, { edition: id })).ok).toBe(true);
  const texts = await Promise.all(people.map(async ({ phone, page }) => (await phone.get(page)).html));
  const missed = texts.findIndex((html) => html.includes('In de loting stond je op nummer'));
  expect(texts.filter((html) => html.includes('Dat was je eerste keus'))).toHaveLength(2);
  expect(texts[missed]).toMatch(/3 mensen kozen gesprek.*als eerste\. Er zijn .*2 plekken/);
  expect(texts[missed]).toContain('nummer 3');
  const up = people[missed];
  const [leaving] = people.splice((missed + 1) % 3, 1);
  await leaving?.phone.get(leaving.page);
  await leaving?.phone.post(`${leaving.page}/cancel`, {});
  const after = await up?.phone.get(up.page);
  expect(after?.html).toContain('Er kwam een plek vrij, en die is nu van jou');
  const told = (await mails()).filter(({ recipient }) => recipient === `${up?.name}@voorbeeld.nl`);
  expect(told.map(({ subject }) => subject)).toEqual([
    expect.stringContaining('Je komt naar'),
    expect.stringContaining('Jouw plek'),
    expect.stringContaining('Er is plek voor je'),
  ]);
});

test('after publishing a late comer sits at once, or waits; who wants to be asked gets an offer that expires', async () => {
  const [one, two] = [browser(), browser()];
  const waiting = await signUp(one, await edition(), [4, 3], { name0: 'Dawit' });
  expect((await one.get(waiting)).html).toContain('Je zit in gesprek');
  const none = await signUp(two, await edition(), [4], { name0: 'Efrem' });
  expect((await two.get(none)).html).toContain('Je staat in de rij');
  // Somebody of break-out 4 leaves: Efrem has nothing and goes first, whoever only likes it better waits on.
  const first = people[0];
  await first?.phone.get(first.page);
  await first?.phone.post(`${first.page}/cancel`, {});
  expect((await two.get(none)).html).toContain('Je zit in gesprek');
  // Now another leaves: Dawit did not want to be moved unasked, and is asked.
  const last = people[1];
  await last?.phone.get(last.page);
  await last?.phone.post(`${last.page}/cancel`, {});
  const asked = await one.get(waiting);
  expect(asked.html).toContain('Wil je naar gesprek');
  const part = asked.html.match(/name="part" value="([^"]+)"/)?.[1] ?? '';
  const before = (await edition()).parts.flatMap(({ breakOuts }) => breakOuts);
  expect(before.find(({ number }) => number === 4)?.seatsTaken).toBe(2);
  await one.post(`${waiting}/offer`, { part, answer: 'yes' });
  expect((await one.get(waiting)).html).toContain('Sociale netwerken');
  const again = await one.post(`${waiting}/offer`, { part, answer: 'yes' });
  expect(again.status).toBe(409);
  const after = (await edition()).parts.flatMap(({ breakOuts }) => breakOuts);
  expect(after.map(({ number, seatsTaken }) => [number, seatsTaken])).toEqual([
    [1, 1],
    [2, 0],
    [3, 2],
    [4, 2],
  ]);
});

test('nobody else reads a sign-up, also not past the gate', async () => {
  const none = await inTransaction(app.db, {}, (tx) => listRegistrations(tx, id));
  expect(none).toEqual([]);
  const all = await inTransaction(app.db, { team: deniz.kind === 'team' ? deniz.key : '' }, (tx) =>
    listRegistrations(tx, id),
  );
  expect(all.length).toBeGreaterThan(5);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
