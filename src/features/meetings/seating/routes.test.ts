import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, signUp } from '../../../../test/support/meeting.ts';
import { proposeSeats, publishSeats } from './actions.ts';

const { browser, app, faults, owner } = await createTestApp();
const { id, deniz, edition } = await meeting(app);
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());

const mails = async () => (await link.query('select recipient, subject from mail_outbox')).rows;

interface Attendee {
  name: string;
  phone: ReturnType<typeof browser>;
  page: string;
}
const people: Attendee[] = [];
await signUp(browser(), await edition(), [3, 1], { rows: '2', name0: 'Samira', name1: 'Hiwot' });
await signUp(browser(), await edition(), [1]);

test('three want a break-out of two: the draw decides, each reads why, and who leaves makes room', async () => {
  await link.query('update break_out set least = 0');
  await link.query('update break_out set places = 2 where number = 4');
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
  const letters = (await mails()).filter(({ recipient }) => recipient === `${up?.name}@voorbeeld.nl`);
  expect(letters.map(({ subject }) => subject)).toEqual([
    expect.stringContaining('Je komt naar'),
    expect.stringContaining('Jouw plek'),
    expect.stringContaining('Er is plek voor je'),
  ]);
});

test('after publishing a late comer sits at once, or waits; who wants to be asked gets an offer that expires', async () => {
  const [dawit, efrem] = [browser(), browser()];
  const waiting = await signUp(dawit, await edition(), [4, 3], { name0: 'Dawit' });
  expect((await dawit.get(waiting)).html).toContain('Je zit in gesprek');
  const none = await signUp(efrem, await edition(), [4], { name0: 'Efrem' });
  expect((await efrem.get(none)).html).toContain('Je staat in de rij');
  // Somebody of break-out 4 leaves: Efrem has nothing and goes first, whoever only likes it better waits on.
  const first = people[0];
  await first?.phone.get(first.page);
  await first?.phone.post(`${first.page}/cancel`, {});
  expect((await efrem.get(none)).html).toContain('Je zit in gesprek');
  // Now another leaves: Dawit did not want to be moved unasked, and is asked.
  const last = people[1];
  await last?.phone.get(last.page);
  await last?.phone.post(`${last.page}/cancel`, {});
  const offered = await dawit.get(waiting);
  expect(offered.html).toContain('Wil je naar gesprek');
  const part = offered.html.match(/name="part" value="([^"]+)"/)?.[1] ?? '';
  const before = (await edition()).parts.flatMap(({ breakOuts }) => breakOuts);
  expect(before.find(({ number }) => number === 4)?.seatsTaken).toBe(2);
  await dawit.post(`${waiting}/offer`, { part, answer: 'yes' });
  expect((await dawit.get(waiting)).html).toContain('Sociale netwerken');
  const again = await dawit.post(`${waiting}/offer`, { part, answer: 'yes' });
  expect(again.status).toBe(409);
  const after = (await edition()).parts.flatMap(({ breakOuts }) => breakOuts);
  expect(after.map(({ number, seatsTaken }) => [number, seatsTaken])).toEqual([
    [1, 1],
    [2, 0],
    [3, 2],
    [4, 2],
  ]);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
