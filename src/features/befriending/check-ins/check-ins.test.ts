import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { pairOf, phoneOf, type Somebody, steadyHtml } from '../../../../test/support/befriending-people.ts';
import { done, poolWith } from '../../../../test/support/circles.ts';
import { followUpOf } from '../pairs/follow-up-queries.ts';
import { tellMet, writeAbout } from './actions.ts';
import { othersWords } from './queries.ts';
import { MET } from './rules.ts';

const { app, at, browser, owner, faults } = await createTestApp(8);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const { listing: pool, link } = await poolWith(app, database);

const START = '2026-11-24T09:00:00Z';
const NEXT_DAY = '2026-11-26T09:00:00Z';
beforeEach(() => at(START));

const NOTHING = { said: [], words: '', feeling: null, safetyWords: '' };
const wordsFor = (somebody: Somebody, pair: string) =>
  inTransaction(app.db, { person: somebody.person }, (tx) => othersWords(tx, app, pair));
/** Everything of the meeting that somebody can read, by every table and function, and the page. */
async function worldOf(somebody: Somebody, pair: string): Promise<string> {
  const tables = await inTransaction(app.db, { person: somebody.person }, async (tx) => [
    await tx.selectFrom('befriending_check_in').selectAll().where('pair_id', '=', pair).execute(),
    await tx.selectFrom('befriending_safety').selectAll().where('pair_id', '=', pair).execute(),
    await tx.selectFrom('befriending_pair').selectAll().where('id', '=', pair).execute(),
    await othersWords(tx, app, pair),
  ]);
  const page = await phoneOf(browser(), somebody).get(`/nl/befriending/own/pairs/${pair}`);
  return JSON.stringify(tables) + steadyHtml(page.html);
}

test('D4: whether the other said not yet, that it did not happen or that they rather not say is shown to nobody', async () => {
  const { selam, henk, pair } = await pairOf(app, database, pool);
  at(NEXT_DAY);
  const before = await worldOf(selam, pair);
  expect(before).toContain('Hebben jullie elkaar ontmoet?');
  for (const met of MET.filter((answer) => answer !== 'yes')) {
    await database.query('delete from befriending_check_in where pair_id = $1', [pair]);
    done(await tellMet(app, henk, { pair, met }));
    expect(await worldOf(selam, pair)).toBe(before);
    const desk = await inTransaction(app.db, { link }, async (tx) => ({
      followed: (await followUpOf(tx, app, pool)).find(({ id }) => id === pair),
      rows: await tx.selectFrom('befriending_check_in').selectAll().execute(),
    }));
    expect(desk.followed?.met).toEqual({});
    expect(desk.rows).toEqual([]);
  }
});

test('D5: what each wrote is read by neither before both wrote', async () => {
  const { selam, henk, pair } = await pairOf(app, database, pool);
  at(NEXT_DAY);
  const before = await worldOf(selam, pair);
  done(await tellMet(app, henk, { pair, met: 'yes' }));
  done(await writeAbout(app, henk, { ...NOTHING, pair, said: ['again'], words: 'Leuk gelopen' }));
  expect(await worldOf(selam, pair)).toBe(before);
  done(await tellMet(app, selam, { pair, met: 'yes' }));
  expect(await wordsFor(selam, pair)).toEqual([]);
  expect(await wordsFor(henk, pair)).toEqual([]);
  done(await writeAbout(app, selam, { ...NOTHING, pair, words: 'ጽቡቕ' }));
  expect(await wordsFor(selam, pair)).toMatchObject([{ said: ['again'], words: 'Leuk gelopen' }]);
  expect(await wordsFor(henk, pair)).toMatchObject([{ said: [], words: 'ጽቡቕ' }]);
  const page = await phoneOf(browser(), selam).get(`/nl/befriending/own/pairs/${pair}`);
  expect(page.html).toContain('Leuk gelopen');
  expect(page.html).toContain('Ik wil graag nog een keer');
});

test('D5: after fourteen days the other reads what was written, to the second', async () => {
  const { selam, henk, pair } = await pairOf(app, database, pool);
  at(NEXT_DAY);
  done(await tellMet(app, henk, { pair, met: 'yes' }));
  done(await writeAbout(app, henk, { ...NOTHING, pair, words: 'Leuk gelopen' }));
  at('2026-12-10T08:59:59Z');
  expect(await wordsFor(selam, pair)).toEqual([]);
  at('2026-12-10T09:00:00Z');
  expect(await wordsFor(selam, pair)).toHaveLength(1);
});

test('D5: safety answers reach the coordinator alone, and who was not safe is led to help', async () => {
  const { selam, henk, pair } = await pairOf(app, database, pool);
  at(NEXT_DAY);
  const phone = phoneOf(browser(), selam);
  await phone.get(`/nl/befriending/own/pairs/${pair}`);
  expect((await phone.post(`/nl/befriending/own/pairs/${pair}/met`, { met: 'yes' })).to).toBe(
    `/nl/befriending/own/pairs/${pair}/how`,
  );
  await phone.follow();
  const before = await worldOf(henk, pair);
  const sent = await phone.post(`/nl/befriending/own/pairs/${pair}/how`, {
    words: '',
    feeling: 'unsafe',
    safetyWords: 'Hij wilde mijn adres weten',
  });
  expect(sent.to).toBe(`/nl/befriending/own/pairs/${pair}/help`);
  const help = await phone.follow();
  expect(help.html).toContain('tel:112');
  expect(await worldOf(henk, pair)).toBe(before);
  const desk = await inTransaction(app.db, { link }, (tx) => followUpOf(tx, app, pool));
  expect(desk.find(({ id }) => id === pair)?.safety).toMatchObject([
    { card: selam.card, feeling: 'unsafe', words: 'Hij wilde mijn adres weten' },
  ]);
  const other = await poolWith(app, database);
  const elsewhere = await inTransaction(app.db, { link: other.link }, (tx) =>
    tx.selectFrom('befriending_safety').selectAll().execute(),
  );
  expect(elsewhere).toEqual([]);
});

test('nothing is kept of a pair of others, of what was written already, or with a text that is too long', async () => {
  const { selam, pair } = await pairOf(app, database, pool);
  const { selam: stranger } = await pairOf(app, database, pool);
  at(NEXT_DAY);
  expect(await tellMet(app, stranger, { pair, met: 'yes' })).toMatchObject({ refusal: 'not-found' });
  expect(await writeAbout(app, stranger, { ...NOTHING, pair })).toMatchObject({ refusal: 'not-found' });
  expect((await phoneOf(browser(), stranger).get(`/nl/befriending/own/pairs/${pair}`)).status).toBe(404);
  done(await tellMet(app, selam, { pair, met: 'yes' }));
  done(await tellMet(app, selam, { pair, met: 'yes' }));
  expect(await tellMet(app, selam, { pair, met: 'did-not' })).toMatchObject({ refusal: 'over' });
  const phone = phoneOf(browser(), selam);
  await phone.get(`/nl/befriending/own/pairs/${pair}/how`);
  const long = await phone.post(`/nl/befriending/own/pairs/${pair}/how`, { words: `${'a'.repeat(600)}!` });
  expect(long.status).toBe(422);
  expect(long.html).toContain(`${'a'.repeat(600)}!`);
  done(await writeAbout(app, selam, { ...NOTHING, pair, words: '<b>Fijn</b>' }));
  expect(await writeAbout(app, selam, { ...NOTHING, pair, words: 'anders' })).toMatchObject({
    refusal: 'over',
  });
  expect(faults).toEqual([]);
});

test('something small is over when both said that they met, and both can still say how it was', async () => {
  const { selam, henk, pair } = await pairOf(app, database, pool, { kind: 'once' });
  at(NEXT_DAY);
  const state = async () =>
    (await database.query('select state from befriending_pair where id = $1', [pair])).rows[0].state;
  done(await tellMet(app, selam, { pair, met: 'yes' }));
  expect(await state()).toBe('try-out');
  done(await tellMet(app, henk, { pair, met: 'yes' }));
  expect(await state()).toBe('ended');
  for (const somebody of [selam, henk])
    done(await writeAbout(app, somebody, { ...NOTHING, pair, said: ['nice'] }));
  expect((await phoneOf(browser(), henk).get(`/nl/befriending/own/pairs/${pair}`)).html).toContain(
    'Het was gezellig',
  );
});
