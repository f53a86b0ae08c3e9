import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { withdrawConsent } from '#features/consents';
import { createTestApp } from '../../../../test/support/app.ts';
import {
  pairOf,
  phoneOf,
  proposed,
  type Somebody,
  says,
  somebodyWith,
  steadyHtml,
} from '../../../../test/support/befriending-people.ts';
import { circleOf, done, poolWith } from '../../../../test/support/circles.ts';
import { tellMet, writeAbout } from '../check-ins/actions.ts';
import { endOwnPair, goOn } from './actions.ts';
import { followUpOf } from './follow-up-queries.ts';
import { keepUp } from './keep-up.ts';

const { app, at, browser, owner, faults } = await createTestApp(8);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const { listing: pool, link } = await poolWith(app, database);
beforeEach(() => at('2026-11-24T09:00:00Z'));

const pageOf = async (somebody: Somebody, pair: string) =>
  steadyHtml((await phoneOf(browser(), somebody).get(`/nl/befriending/own/pairs/${pair}`)).html);
const stateOf = async (pair: string) =>
  (await database.query('select state from befriending_pair where id = $1', [pair])).rows[0].state;
const readAs = (somebody: Somebody, pair: string) =>
  inTransaction(app.db, { person: somebody.person }, async (tx) => [
    await tx.selectFrom('befriending_go_on').selectAll().where('pair_id', '=', pair).execute(),
    await tx.selectFrom('befriending_end').selectAll().where('pair_id', '=', pair).execute(),
    await tx.selectFrom('befriending_apart').select(['by_person', 'kind']).execute(),
  ]);
const END = { reason: 'no-click', words: 'Hij praat te veel', thanks: [] as string[] };

test('neither sees that the other wants to go on before both said so', async () => {
  const { selam, henk, pair } = await pairOf(app, database, pool);
  const before = await pageOf(selam, pair);
  expect(done(await goOn(app, henk, { pair }))).toEqual({ both: false });
  expect(done(await goOn(app, henk, { pair }))).toEqual({ both: false });
  expect(await pageOf(selam, pair)).toBe(before);
  expect(await readAs(selam, pair)).toEqual([[], [], []]);
  expect(done(await goOn(app, selam, { pair }))).toEqual({ both: true });
  expect(await stateOf(pair)).toBe('going-on');
  expect(await pageOf(henk, pair)).toContain('Jullie gaan samen door');
});

test('who ends thanks the other, who never reads why', async () => {
  const { selam, henk, pair } = await pairOf(app, database, pool);
  const phone = phoneOf(browser(), selam);
  await phone.get(`/nl/befriending/own/pairs/${pair}/end`);
  const asked = await phone.post(`/nl/befriending/own/pairs/${pair}/end`, { words: 'Hij praat te veel' });
  expect(asked.status).toBe(422);
  expect(asked.html).toContain('Hij praat te veel');
  const sent = await phone.post(`/nl/befriending/own/pairs/${pair}/end`, {
    reason: 'no-click',
    words: 'Hij praat te veel',
    thanks: ['thank-you', 'luck'],
  });
  expect(sent.to).toBe(`/nl/befriending/own/pairs/${pair}?ended`);
  const his = await pageOf(henk, pair);
  expect(his).toContain('Dank je wel voor de tijd');
  expect(his).not.toContain('praat te veel');
  expect(await readAs(henk, pair)).toEqual([[], [], []]);
  const followed = await inTransaction(app.db, { link }, (tx) => followUpOf(tx, app, pool));
  expect(followed.find(({ id }) => id === pair)?.end).toMatchObject({
    reason: 'no-click',
    words: 'Hij praat te veel',
    duringTryOut: true,
  });
  const other = await poolWith(app, database);
  const elsewhere = await inTransaction(app.db, { link: other.link }, async (tx) => [
    await tx.selectFrom('befriending_end').selectAll().execute(),
    await followUpOf(tx, app, pool),
  ]);
  expect(elsewhere).toEqual([[], []]);
});

test('D9: after an end both wait on from their first wish, and can meet somebody else', async () => {
  const { selam, henk, pair } = await pairOf(app, database, pool);
  const cards = async () =>
    (
      await database.query(
        'select id, state, wished_at, befriending_room(id) as room from befriending_card where id = any ($1) order by id',
        [[selam.card, henk.card]],
      )
    ).rows;
  const before = await cards();
  expect(before.map(({ room }) => room)).toEqual([0, 0]);
  at('2026-12-20T09:00:00Z');
  done(await endOwnPair(app, selam, { ...END, pair }));
  expect(await cards()).toEqual(before.map((card) => ({ ...card, room: 1 })));
  expect(await endOwnPair(app, henk, { ...END, pair })).toMatchObject({ ok: false, refusal: 'gone' });
  const rojin = await somebodyWith(app, pool, { name: 'Rojin' });
  const again = await proposed(app, database, pool, rojin, henk);
  await says(app, rojin, again, 'yes');
  expect(await says(app, henk, again, 'yes')).toBe('paired');
});

test('D3: two of whom one ended are kept apart for good, and after something small they are not', async () => {
  const apart = async (somebody: Somebody) =>
    (await database.query('select kind from befriending_apart where by_person = $1', [somebody.person])).rows;
  const months = await pairOf(app, database, pool);
  done(await endOwnPair(app, months.selam, { ...END, pair: months.pair }));
  expect(await apart(months.selam)).toEqual([{ kind: 'declined' }]);
  expect(await apart(months.henk)).toEqual([]);
  const once = await pairOf(app, database, pool, { kind: 'once' });
  done(await endOwnPair(app, once.selam, { ...END, pair: once.pair }));
  expect(await apart(once.selam)).toEqual([]);
});

test('an end, a withdrawal and silence look the same to the other', async () => {
  const pages = [];
  for (const how of ['end', 'withdrawal', 'silence'] as const) {
    at('2026-11-24T09:00:00Z');
    const { selam, henk, pair } = await pairOf(app, database, pool);
    at('2027-02-10T09:00:00Z');
    if (how === 'end') done(await endOwnPair(app, selam, { ...END, pair }));
    if (how === 'withdrawal') {
      const { rows } = await database.query(
        'select consent_id from befriending_member where person_id = $1',
        [selam.person],
      );
      await inTransaction(app.db, { person: selam.person }, (tx) =>
        withdrawConsent(tx, rows[0].consent_id, app.now()),
      );
    }
    if (how === 'silence') await keepUp(app);
    expect(await stateOf(pair)).toBe('ended');
    pages.push((await pageOf(henk, pair)).replaceAll(pair, ''));
  }
  expect(pages[1]).toBe(pages[0]);
  expect(pages[2]).toBe(pages[0]);
});

test('D7: who stops takes along what they wrote for the other, and the coordinator keeps what they told about safety', async () => {
  const { selam, henk, pair } = await pairOf(app, database, pool);
  at('2026-11-26T09:00:00Z');
  for (const somebody of [selam, henk]) {
    done(await tellMet(app, somebody, { pair, met: 'yes' }));
    done(
      await writeAbout(app, somebody, {
        pair,
        said: [],
        words: `woorden van ${somebody.name}`,
        feeling: somebody === selam ? 'unsafe' : null,
        safetyWords: '',
      }),
    );
  }
  expect(await pageOf(henk, pair)).toContain('woorden van Selam');
  const { rows } = await database.query('select consent_id from befriending_member where person_id = $1', [
    selam.person,
  ]);
  await inTransaction(app.db, { person: selam.person }, (tx) =>
    withdrawConsent(tx, rows[0].consent_id, app.now()),
  );
  expect(await pageOf(henk, pair)).not.toContain('woorden van Selam');
  const left = await database.query(
    'select count(*)::int as count from befriending_check_in where person_id = $1',
    [selam.person],
  );
  expect(left.rows[0].count).toBe(0);
  const safety = await database.query(
    'select person_id, feeling from befriending_safety where pair_id = $1',
    [pair],
  );
  expect(safety.rows).toEqual([{ person_id: null, feeling: 'unsafe' }]);
});

test('of a circle who speaks for it ends, and one of each side is enough to go on', async () => {
  const circle = await circleOf(app, pool, 3);
  const selam = await somebodyWith(app, pool, { forms: ['circle'] });
  const proposal = await proposed(app, database, pool, selam, circle, 'circle');
  const members = circle.members.map((member) => ({ ...member, card: circle.card, name: '' }));
  for (const each of [selam, ...members]) await says(app, each, proposal, 'yes');
  const { rows } = await database.query('select id from befriending_pair where proposal_id = $1', [proposal]);
  const pair = rows[0].id;
  const [speaker, ria] = members;
  if (!speaker || !ria) throw new Error('a circle of three');
  expect(await endOwnPair(app, ria, { ...END, pair })).toMatchObject({ ok: false });
  expect(await pageOf(ria, pair)).toContain('Stap uit de groep');
  expect(done(await goOn(app, ria, { pair }))).toEqual({ both: false });
  expect(done(await goOn(app, selam, { pair }))).toEqual({ both: true });
  done(await endOwnPair(app, speaker, { ...END, pair }));
  expect(await stateOf(pair)).toBe('ended');
});

test('a try-out that nobody lets go on ends by itself four weeks after it, as does something small that was done', async () => {
  const { pair } = await pairOf(app, database, pool);
  const once = await pairOf(app, database, pool, { kind: 'once' });
  at('2026-11-26T09:00:00Z');
  done(await tellMet(app, once.selam, { pair: once.pair, met: 'yes' }));
  at('2026-12-04T09:00:00Z');
  await keepUp(app);
  expect(await stateOf(once.pair)).toBe('ended');
  at('2027-02-01T08:59:00Z');
  await keepUp(app);
  expect(await stateOf(pair)).toBe('try-out');
  at('2027-02-02T09:01:00Z');
  await keepUp(app);
  await keepUp(app);
  expect(await stateOf(pair)).toBe('ended');
  expect(faults).toEqual([]);
});
