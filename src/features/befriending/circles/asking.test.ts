import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import {
  answering,
  answersOf,
  circleOf,
  done,
  founded,
  joining,
  keepApart,
  newcomerWith,
  oneMore,
  personWithCard,
  poolWith,
  tokensOf,
} from '../../../../test/support/circles.ts';
import { findCards, membersOf } from '../model/queries.ts';
import { agreeToBeSeen, askCircle, leaveCircle } from './actions.ts';
import { shownCircles } from './shown-circles.ts';

const { app, owner, faults } = await createTestApp(12);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

type Person = Awaited<ReturnType<typeof personWithCard>>;

const listFor = (person: Person) =>
  inTransaction(app.db, { person: person.person }, (tx) =>
    shownCircles(tx, app, { person: person.person, names: new Map() }),
  );
/** What somebody sees of one organisation: the name of each circle, and what can be done with it. */
const shownTo = async (pool: { listing: string }, person: Person) =>
  (await listFor(person))
    .filter(({ face }) => face.pool === pool.listing)
    .map(({ face, ask }) => [face.name, ask] as const);
const proposals = async (circle: string) =>
  (
    await database.query<{
      id: string;
      state: string;
      begun_by: string;
      newcomer_card: string;
      reasons: unknown[];
    }>(
      'select id, state, begun_by, newcomer_card, reasons from befriending_proposal where resident_card = $1',
      [circle],
    )
  ).rows;
const threeOf = (circle: { members: Person[] }) => {
  const [henk, ria, piet] = circle.members;
  if (!henk || !ria || !piet) throw new Error('three people');
  return { henk, ria, piet };
};

test('a circle is shown when every member agreed, as a circle, and never a person, an age or a place', async () => {
  const pool = await poolWith(app, database);
  const circle = await circleOf(app, pool.listing, 3);
  const selam = await newcomerWith(app, pool.listing);
  const [shown] = await listFor(selam);
  expect(shown).toEqual({
    face: {
      card: circle.card,
      pool: pool.listing,
      name: 'De Laan',
      people: 3,
      likes: ['walking', 'cooking'],
      languages: ['nl', 'en'],
      cells: ['tue-evening', 'sat-morning'],
    },
    organisation: '',
    ask: 'can',
  });
  // One who takes it back is enough, and one more who did not agree too.
  const { ria } = threeOf(circle);
  done(await agreeToBeSeen(app, ria, { card: circle.card, seen: false }));
  expect(await shownTo(pool, selam)).toEqual([]);
  done(await agreeToBeSeen(app, ria, { card: circle.card, seen: true }));
  const sanne = await oneMore(app, circle);
  expect(await shownTo(pool, selam)).toHaveLength(1);
  done(await agreeToBeSeen(app, sanne, { card: circle.card, seen: false }));
  expect(await shownTo(pool, selam)).toEqual([]);
});

test('a circle that waits is not shown, and its own members do not see it in the list', async () => {
  const pool = await poolWith(app, database);
  const circle = await circleOf(app, pool.listing, 3);
  const { henk, ria } = threeOf(circle);
  expect(await shownTo(pool, henk)).toEqual([]);
  done(await leaveCircle(app, ria, { card: circle.card }));
  expect(await shownTo(pool, await newcomerWith(app, pool.listing))).toEqual([]);
});

test('a newcomer asks with one tap: a proposal that they began, with their own yes, and a double tap asks once', async () => {
  const pool = await poolWith(app, database);
  const circle = await circleOf(app, pool.listing, 3);
  const selam = await newcomerWith(app, pool.listing);
  const [one, two] = await Promise.all([
    askCircle(app, selam, { circle: circle.card }),
    askCircle(app, selam, { circle: circle.card }),
  ]);
  expect([one.ok, two.ok]).toEqual([true, true]);
  const rows = await proposals(circle.card);
  expect(rows).toMatchObject([{ state: 'open', begun_by: 'newcomer', newcomer_card: selam.card }]);
  expect(rows[0]?.reasons.length).toBeGreaterThan(0);
  expect(await shownTo(pool, selam)).toEqual([['De Laan', 'asked']]);
  for (const member of circle.members) await answering(app, member, rows[0]?.id ?? '', 'yes');
  const pairs = await database.query('select kind from befriending_pair where proposal_id = $1', [
    rows[0]?.id,
  ]);
  expect(pairs.rows).toEqual([{ kind: 'circle' }]);
});

test('what does not fit is not asked: no time, no card, or a resident', async () => {
  const pool = await poolWith(app, database);
  const circle = await circleOf(app, pool.listing, 3);
  const busy = await newcomerWith(app, pool.listing, { answers: { cells: ['mon-morning'] } });
  const nobody = await personWithCard(app);
  expect(await shownTo(pool, busy)).toEqual([['De Laan', 'no-fit']]);
  expect(await shownTo(pool, nobody)).toEqual([['De Laan', 'no-card']]);
  for (const person of [busy, nobody])
    expect(await askCircle(app, person, { circle: circle.card })).toEqual({ ok: false, refusal: 'gone' });
  expect(await proposals(circle.card)).toEqual([]);
});

test('the limit of open proposals holds, also when ten newcomers ask one circle at once', async () => {
  const pool = await poolWith(app, database);
  const circle = await circleOf(app, pool.listing, 3);
  const people = [];
  for (let n = 0; n < 10; n++) people.push(await newcomerWith(app, pool.listing));
  const asked = await Promise.all(people.map((person) => askCircle(app, person, { circle: circle.card })));
  expect(asked.filter(({ ok }) => ok)).toHaveLength(3);
  expect(new Set(asked.flatMap((each) => (each.ok ? [] : each.refusal)))).toEqual(new Set(['busy']));
  expect(await proposals(circle.card)).toHaveLength(3);
  // And a newcomer asks no fourth circle.
  const selam = await newcomerWith(app, pool.listing);
  const outcomes = [];
  for (const name of ['A', 'B', 'C', 'D'])
    outcomes.push(
      await askCircle(app, selam, { circle: (await circleOf(app, pool.listing, 3, { name })).card }),
    );
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, false]);
});

test('D3: a "no" looks as silence does, and comes back through no circle, new card or later member', async () => {
  const pool = await poolWith(app, database);
  const [quiet, refusing] = [
    await circleOf(app, pool.listing, 3, { name: 'Stil' }),
    await circleOf(app, pool.listing, 3, { name: 'Nee' }),
  ];
  const selam = await newcomerWith(app, pool.listing);
  for (const circle of [quiet, refusing]) done(await askCircle(app, selam, { circle: circle.card }));
  const { ria } = threeOf(refusing);
  const [proposal] = await proposals(refusing.card);
  await answering(app, ria, proposal?.id ?? '', 'no');
  await keepApart(app, ria, selam, 'declined');
  // While both lie open nothing tells them apart.
  expect(await shownTo(pool, selam)).toEqual([
    ['Nee', 'asked'],
    ['Stil', 'asked'],
  ]);
  const [seenNo, seenQuiet] = await inTransaction(app.db, { person: selam.person }, async (tx) =>
    tx.selectFrom('befriending_proposal').select(['state', 'state_at', 'expires_at']).orderBy('id').execute(),
  );
  expect(seenNo).toEqual(seenQuiet);
  await database.query(`update befriending_proposal set state = 'expired' where newcomer_card = $1`, [
    selam.card,
  ]);
  expect(await shownTo(pool, selam)).toEqual([]);
  for (const circle of [quiet, refusing])
    expect(await askCircle(app, selam, { circle: circle.card })).toEqual({ ok: false, refusal: 'gone' });
  // Ria goes to another circle: it is not shown to Selam, who never asked it.
  done(await leaveCircle(app, ria, { card: refusing.card }));
  const other = await circleOf(app, pool.listing, 3, { name: 'Nieuw' });
  expect(await shownTo(pool, selam)).toEqual([['Nieuw', 'can']]);
  await oneMore(app, other, ria);
  expect(await shownTo(pool, selam)).toEqual([]);
  expect(await askCircle(app, selam, { circle: other.card })).toEqual({ ok: false, refusal: 'gone' });
});

test('D6: a block in either direction takes a circle out of the list, and a circle never reads who is blocked', async () => {
  const pool = await poolWith(app, database);
  const circle = await circleOf(app, pool.listing, 3);
  const [selam, yonas] = [await newcomerWith(app, pool.listing), await newcomerWith(app, pool.listing)];
  const { ria, piet } = threeOf(circle);
  done(await askCircle(app, selam, { circle: circle.card }));
  await keepApart(app, ria, selam, 'blocked');
  await keepApart(app, yonas, piet, 'blocked');
  for (const person of [selam, yonas]) {
    expect(await shownTo(pool, person)).toEqual([]);
    expect(await askCircle(app, person, { circle: circle.card })).toEqual({ ok: false, refusal: 'gone' });
  }
  // What lay open is closed for both sides, as when somebody stops, and nobody can answer it.
  const [proposal] = await proposals(circle.card);
  for (const person of [selam, ...circle.members]) {
    const seen = await inTransaction(app.db, { person: person.person }, (tx) =>
      tx.selectFrom('befriending_proposal').select('state').execute(),
    );
    expect(seen).toEqual([{ state: 'closed' }]);
    expect(await answering(app, person, proposal?.id ?? '', 'yes')).toBe('gone');
  }
  // Somebody else still sees it.
  expect(await shownTo(pool, await newcomerWith(app, pool.listing))).toEqual([['De Laan', 'can']]);
});

test('nobody outside a circle reads its people, whatever they ask the database', async () => {
  const pool = await poolWith(app, database);
  const circle = await circleOf(app, pool.listing, 3);
  const selam = await newcomerWith(app, pool.listing);
  done(await askCircle(app, selam, { circle: circle.card }));
  const seen = await inTransaction(app.db, { person: selam.person }, async (tx) => {
    // After the list the transaction acts for the newcomer again.
    await shownCircles(tx, app, { person: selam.person, names: new Map() });
    return {
      members: await membersOf(tx, app, [circle.card]),
      cards: await findCards(tx, [circle.card]),
      invitations: await tx.selectFrom('befriending_invitation').select('id').execute(),
    };
  });
  expect(seen).toEqual({ members: [], cards: [], invitations: [] });
});

test('whoever is kept apart within a circle can still join it: a circle is no proposal', async () => {
  const pool = await poolWith(app, database);
  const circle = await founded(app, pool.listing);
  const ria = await personWithCard(app);
  await keepApart(app, circle.speaker, ria, 'declined');
  const [token = ''] = await tokensOf(app, circle);
  expect((await joining(app, ria, token, answersOf())).ok).toBe(true);
  expect(faults).toEqual([]);
});
