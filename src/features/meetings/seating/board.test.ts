import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, signUp } from '../../../../test/support/meeting.ts';
import { breakOutsOf } from '../edition/rules.ts';
import { proposeSeats } from './actions.ts';

const { browser, app, faults, owner } = await createTestApp();
const { id, token, deniz, edition } = await meeting(app);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
await database.query(
  "update break_out set least = 0, languages = '{nl}', interpreters = case when number = 1 then '{ti}'::text[] else '{}' end, step_free = number < 3",
);
const team = browser();
team.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;
const PEOPLE: Record<string, Record<string, string>> = {
  Aster: { interpreter0: 'ti', need0: 'step-free' },
  Bilal: {},
  Chava: { rows: '2', name1: 'Dawit' },
};
for (const [name, fields] of Object.entries(PEOPLE))
  await signUp(browser(), await edition(), [1], { name0: name, ...fields });
await proposeSeats(app, deniz, { edition: id });
const breakOut = breakOutsOf(await edition());
const idOf = (number: number) => breakOut.find((each) => each.number === number)?.id ?? '';

/** Opens a card on the board. @returns what its form sends */
async function openCard(name: string): Promise<Record<string, string>> {
  const board = (await team.get(`${desk}/seats`)).html.split('class="board"')[1] ?? '';
  const link = [...board.matchAll(/<a href="([^"]+)"[^>]*>([^<]*)/g)].find(([, , text]) =>
    text?.startsWith(name),
  );
  const { html } = await team.get(`${desk}/seats${link?.[1]?.split('#')[0]}`);
  const panel = html.split('id="card"')[1]?.split('</section>')[0] ?? '';
  return Object.fromEntries(
    [...panel.matchAll(/<input type="hidden" name="(signUp|part|from)" value="([^"]*)"/g)].map(
      ([, field, value]) => [field, value],
    ),
  ) as Record<string, string>;
}
const columnOf = async (name: string): Promise<string> => {
  const board = (await team.get(`${desk}/seats`)).html.split('class="board"')[1] ?? '';
  const column = board.split('<section').find((part) => part.includes(`>${name}`));
  return column?.match(/<bdi>([^<]*)/)?.[1] ?? '';
};

test('the board has a column per break-out with who sits there, what they need, and how full it is', async () => {
  const { html } = await team.get(`${desk}/seats`);
  expect([...html.matchAll(/class="column/g)]).toHaveLength(1 + breakOut.length);
  expect(html).toContain('4 van 25 plekken');
  expect(html).toMatch(/Aster<\/a><i>tolk ti<\/i><i>geen trap<\/i>/);
  expect(html).toContain('Chava, Dawit · 2');
});

test('a move that breaks nothing is done at once, and taken back', async () => {
  const card = await openCard('Bilal');
  expect((await team.post(`${desk}/seat`, { ...card, to: idOf(2) })).status).toBe(303);
  expect(await columnOf('Bilal')).toMatch(/^2\. /);
  const moves = await team.get(`${desk}/seats`);
  const move = moves.html.match(/name="move" value="([^"]+)"/)?.[1] ?? '';
  expect((await team.post(`${desk}/seat-undone`, { move })).status).toBe(303);
  expect(await columnOf('Bilal')).toMatch(/^1\. /);
  const { rows } = await database.query(
    "select how from seat s join sign_up_member m using (sign_up_id) where first_name = 'Bilal'",
  );
  expect(rows).toEqual([{ how: 'draw' }]);
  expect((await team.post(`${desk}/seat-undone`, { move })).status).toBe(409);
});

test('a move that breaks a need says what breaks, and is done when that is confirmed', async () => {
  const card = await openCard('Aster');
  const asked = await team.post(`${desk}/seat`, { ...card, to: idOf(3) });
  expect(asked.status).toBe(409);
  expect(asked.html).toMatch(/Daar is geen tolk .?Tigrinya/);
  expect(asked.html).toContain('Daar is een trap');
  expect(asked.html).toMatch(/is daarna voor niemand/);
  expect(await columnOf('Aster')).toMatch(/^1\. /);
  expect((await team.post(`${desk}/seat`, { ...card, to: idOf(3), confirmed: 'yes' })).status).toBe(303);
  expect(await columnOf('Aster')).toMatch(/^3\. /);
});

test('two organisers move the same card: the second sees where it is now, and where they wanted it', async () => {
  const card = await openCard('Chava');
  await team.post(`${desk}/seat`, { ...card, to: idOf(2) });
  const second = await team.post(`${desk}/seat`, { ...card, to: idOf(4) });
  expect(second.status).toBe(409);
  const conflict = second.html.split('class="conflict"')[1]?.split('</section>')[0] ?? '';
  expect(conflict).toContain('Chava, Dawit');
  expect(conflict).toMatch(/>2\. [\s\S]*>4\. /);
  expect(await columnOf('Chava')).toMatch(/^2\. /);
});

test('a full conversation takes nobody more, and nobody is lost', async () => {
  await database.query('update break_out set places = 1 where number = 4');
  const card = await openCard('Chava');
  const full = await team.post(`${desk}/seat`, { ...card, to: idOf(4), confirmed: 'yes' });
  expect([full.status, full.html]).toEqual([409, expect.stringContaining('Dat gesprek is vol')]);
  expect(await columnOf('Chava')).toMatch(/^2\. /);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
