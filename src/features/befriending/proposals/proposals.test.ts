import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import {
  phoneOf,
  proposed,
  type Somebody,
  says as saysTo,
  somebodyWith,
  steadyHtml,
} from '../../../../test/support/befriending-people.ts';
import { circleOf, done, poolWith } from '../../../../test/support/circles.ts';
import { remindOthers, undoNo } from './actions.ts';

const { app, at, browser, owner, faults } = await createTestApp(16);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const { listing: pool } = await poolWith(app, database);

const sessionOf = (somebody: Pick<Somebody, 'token'>) => phoneOf(browser(), somebody);
const says = (somebody: Somebody, proposal: string, answer: 'yes' | 'no' | 'later') =>
  saysTo(app, somebody, proposal, answer);
const two = async (capacity = 1) => {
  const selam = await somebodyWith(app, pool);
  const henk = await somebodyWith(app, pool, { side: 'resident', capacity });
  return { selam, henk, proposal: await proposed(app, database, pool, selam, henk) };
};
const count = async (text: string, ...values: unknown[]): Promise<number> =>
  (await database.query(text, values)).rows[0].count;

test('two people read the same page in the same words, with only the name of the other', async () => {
  const { selam, henk } = await two();
  const pages = await Promise.all(
    [selam, henk].map(async (each) => (await sessionOf(each).get('/nl/befriending/own/proposals')).html),
  );
  const [hers = '', his = ''] = pages;
  expect(hers).toContain('Henk');
  expect(his).toContain('Selam');
  const words = (html: string) =>
    steadyHtml(html)
      .replaceAll('Selam', 'X')
      .replaceAll('Henk', 'X')
      .replaceAll(selam.card, '')
      .replaceAll(henk.card, '');
  expect(words(hers)).toBe(words(his));
  expect(hers).not.toContain('Den Haag');
});

test('two people who both say yes meet at once', async () => {
  const { selam, henk, proposal } = await two();
  expect(await says(selam, proposal, 'later')).toBe('kept');
  expect(await says(selam, proposal, 'yes')).toBe('kept');
  expect(await says(henk, proposal, 'yes')).toBe('paired');
  expect(await says(henk, proposal, 'yes')).toBe('paired');
  expect(await count('select count(*)::int from befriending_pair where proposal_id = $1', proposal)).toBe(1);
});

test('who said no can take it back for ten minutes, and not after that', async () => {
  const { selam, henk, proposal } = await two();
  const apart = () => count('select count(*)::int from befriending_apart where by_person = $1', henk.person);
  await says(henk, proposal, 'no');
  expect(await apart()).toBe(1);
  const phone = sessionOf(henk);
  expect((await phone.get('/nl/befriending/own/proposals')).html).toContain('Draai terug');
  expect((await phone.post(`/nl/befriending/own/proposals/${proposal}/undo`, {})).to).toBe(
    '/nl/befriending/own/proposals?back',
  );
  expect(await apart()).toBe(0);
  await says(henk, proposal, 'no');
  at('2026-11-24T09:11:00Z');
  expect((await phone.get('/nl/befriending/own/proposals')).html).not.toContain('Selam');
  expect(await undoNo(app, henk, { proposal })).toMatchObject({ ok: false, refusal: 'gone' });
  expect(await says(henk, proposal, 'yes')).toBe('gone');
  expect(await says(selam, proposal, 'yes')).toBe('kept');
  expect(await apart()).toBe(1);
  at('2026-11-24T09:00:00Z');
});

test('a no about somebody who was declined before keeps the earlier one when it is taken back', async () => {
  const { selam, henk, proposal } = await two();
  await database.query(
    `insert into befriending_apart (by_person, about_person, kind, at) values ($1, $2, 'declined', '2026-10-01')`,
    [henk.person, selam.person],
  );
  await says(henk, proposal, 'no');
  done(await undoNo(app, henk, { proposal }));
  expect(await count('select count(*)::int from befriending_apart where by_person = $1', henk.person)).toBe(
    1,
  );
});

test('D1: with one place and two last yeses at once there is one pair', async () => {
  const henk = await somebodyWith(app, pool, { side: 'resident' });
  const [selam, rojin] = [await somebodyWith(app, pool), await somebodyWith(app, pool, { name: 'Rojin' })];
  const ids = [
    await proposed(app, database, pool, selam, henk),
    await proposed(app, database, pool, rojin, henk),
  ] as const;
  for (const id of ids) await says(henk, id, 'yes');
  const taken = await Promise.all([says(selam, ids[0], 'yes'), says(rojin, ids[1], 'yes')]);
  expect(taken.toSorted()).toEqual(['full', 'paired']);
  expect(await count('select count(*)::int from befriending_pair where resident_card = $1', henk.card)).toBe(
    1,
  );
});

test('D1: of two hundred last yeses at once as many meet as there are places, and all others read a kind message', async () => {
  const capacity = 3;
  const henk = await somebodyWith(app, pool, { side: 'resident', capacity });
  const people: [Somebody, string][] = [];
  // More than anybody may have before them, to see that the place alone decides.
  await database.query('alter table befriending_proposal disable trigger befriending_proposal_allowed');
  for (let number = 0; number < 200; number++) {
    const newcomer = await somebodyWith(app, pool);
    const proposal = await proposed(app, database, pool, newcomer, henk);
    await says(henk, proposal, 'yes');
    people.push([newcomer, proposal]);
  }
  await database.query('alter table befriending_proposal enable trigger befriending_proposal_allowed');
  const taken = await Promise.all(people.map(([newcomer, proposal]) => says(newcomer, proposal, 'yes')));
  expect(taken.filter((each) => each === 'paired')).toHaveLength(capacity);
  expect(taken.filter((each) => each === 'full')).toHaveLength(200 - capacity);
  expect(await count('select count(*)::int from befriending_pair where resident_card = $1', henk.card)).toBe(
    capacity,
  );
}, 120_000);

test('nobody has more than three proposals before them while two hundred are made and answered at once', async () => {
  const connections = new pg.Pool({ ...owner, max: 12 });
  const henk = await somebodyWith(app, pool, { side: 'resident' });
  const newcomers = [];
  for (let number = 0; number < 200; number++) newcomers.push(await somebodyWith(app, pool));
  const before = async () =>
    (
      await connections.query(
        `select count(*)::int as count from befriending_proposal p where p.state = 'open' and p.resident_card = $1
           and not exists (select from befriending_answer a where a.proposal_id = p.id and a.person_id = $2 and a.answer in ('no', 'later'))`,
        [henk.card, henk.person],
      )
    ).rows[0].count as number;
  const seen: number[] = [];
  const outcomes = await Promise.all(
    newcomers.map(async (newcomer, place) => {
      let id: string | null = null;
      // Tried again a few times, so that answers and new proposals meet each other.
      for (let attempt = 0; attempt < 5 && id === null; attempt++) {
        id = await proposed(app, connections, pool, newcomer, henk).catch((refused) => {
          if (refused.code !== '23514') throw refused;
          return null;
        });
      }
      seen.push(await before());
      if (id === null) return 'refused';
      const said = (['no', 'later', 'yes'] as const)[place % 3] ?? 'no';
      expect(await says(henk, id, said)).toBe('kept');
      seen.push(await before());
      return said;
    }),
  );
  await connections.end();
  expect(Math.max(...seen)).toBe(3);
  expect(outcomes.filter((outcome) => outcome === 'yes').length).toBeLessThanOrEqual(3);
  expect(outcomes.filter((outcome) => outcome !== 'refused').length).toBeGreaterThan(3);
}, 120_000);

test('who comes too late reads at once that it is not because of them', async () => {
  const { selam, henk, proposal } = await two();
  const rojin = await somebodyWith(app, pool, { name: 'Rojin' });
  const other = await proposed(app, database, pool, rojin, henk);
  await says(henk, other, 'yes');
  await says(rojin, other, 'yes');
  const phone = sessionOf(selam);
  await phone.get('/nl/befriending/own/proposals');
  const sent = await phone.post(`/nl/befriending/own/proposals/${proposal}`, { answer: 'yes' });
  expect(sent.to).toBe('/nl/befriending/own/proposals?full');
  expect((await phone.follow()).html).toContain('Dat ligt niet aan jou');
});

test('in a circle everybody says yes, and nobody reads who did not', async () => {
  const circle = await circleOf(app, pool, 3);
  const selam = await somebodyWith(app, pool, { forms: ['circle'] });
  const proposal = await proposed(app, database, pool, selam, circle, 'circle');
  const [henk, ria, piet] = circle.members.map((member) => ({ ...member, card: circle.card, name: '' }));
  if (!henk || !ria || !piet) throw new Error('a circle of three');
  expect(await says(selam, proposal, 'yes')).toBe('kept');
  expect(await says(henk, proposal, 'yes')).toBe('kept');
  const page = async () => (await sessionOf(henk).get('/nl/befriending/own/proposals')).html;
  const before = await page();
  expect(before).toContain('Nog niet iedereen van je groep');
  await says(ria, proposal, 'no');
  expect(steadyHtml(await page())).toBe(steadyHtml(before));
  await says(ria, proposal, 'yes');
  expect(await says(piet, proposal, 'yes')).toBe('paired');
});

test('only who said yes can ask to remind the others, and nobody else can answer or ask', async () => {
  const { selam, henk, proposal } = await two();
  const stranger = await somebodyWith(app, pool);
  expect(await remindOthers(app, selam, { proposal })).toMatchObject({ ok: false });
  await says(selam, proposal, 'yes');
  expect(await remindOthers(app, selam, { proposal })).toMatchObject({ ok: true });
  expect(await remindOthers(app, selam, { proposal })).toMatchObject({ ok: true });
  expect(await remindOthers(app, stranger, { proposal })).toMatchObject({ ok: false });
  expect(await says(stranger, proposal, 'yes')).toBe('gone');
  expect(await says(henk, proposal, 'yes')).toBe('paired');
  expect(faults).toEqual([]);
});
