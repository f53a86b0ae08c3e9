import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { removePerson } from '#features/accounts';
import { createTestApp } from '../../../../test/support/app.ts';
import {
  answering,
  answersOf,
  aSource,
  circleOf,
  done,
  founded,
  joining,
  newcomerWith,
  oneMore,
  personWithCard,
  poolWith,
  tokensOf,
} from '../../../../test/support/circles.ts';
import { foundCircle, inviteToCircle, leaveCircle, passCircleOn } from './actions.ts';

const { app, owner, faults } = await createTestApp(12);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const pool = await poolWith(app, database);

const cardRow = async (card: string) => {
  const { rows } = await database.query('select state, circle_name from befriending_card where id = $1', [
    card,
  ]);
  return rows[0];
};
const peopleOf = async (card: string) => {
  const { rows } = await database.query<{ person_id: string; speaks: boolean }>(
    `select person_id, speaks from befriending_member where card_id = $1 and state = 'in' order by speaks desc, joined_at`,
    [card],
  );
  return rows;
};

test('five people sign up as a circle: from three on with hours in common it takes part', async () => {
  const circle = await founded(app, pool.listing, { people: 5 });
  const states = [(await cardRow(circle.card)).state];
  const tokens = await tokensOf(app, circle);
  expect(tokens).toHaveLength(4);
  for (const token of tokens) {
    const member = await personWithCard(app);
    expect((await joining(app, member, token)).ok).toBe(true);
    states.push((await cardRow(circle.card)).state);
  }
  expect(states).toEqual(['draft', 'draft', 'active', 'active', 'active']);
  const people = await peopleOf(circle.card);
  expect(people.map(({ speaks }) => speaks)).toEqual([true, false, false, false, false]);
  expect(people[0]?.person_id).toBe(circle.speaker.person);
  const { rows } = await database.query(
    `select count(*)::int as consents from consent where listing_id = $1 and purpose = 'befriending' and ended_at is null`,
    [pool.listing],
  );
  expect(rows[0].consents).toBe(5);
});

test('three people without an hour in common wait, until somebody has other hours or goes', async () => {
  const circle = await founded(app, pool.listing, {
    people: 4,
    answers: { cells: ['mon-morning', 'tue-evening'] },
  });
  const tokens = await tokensOf(app, circle);
  const members = [];
  for (const cells of [['mon-morning'], ['mon-morning', 'fri-evening'], ['fri-evening']] as const) {
    const member = await personWithCard(app);
    done(await joining(app, member, tokens[members.length] ?? '', { cells: [...cells] }));
    members.push(member);
  }
  expect((await cardRow(circle.card)).state).toBe('draft');
  const [, , last] = members;
  if (last) done(await leaveCircle(app, last, { card: circle.card }));
  expect((await cardRow(circle.card)).state).toBe('active');
});

test('a code is worth one person: the second who uses it is told so, and who used it comes in once', async () => {
  const circle = await founded(app, pool.listing);
  const [token = ''] = await tokensOf(app, circle);
  const [ria, piet] = [await personWithCard(app), await personWithCard(app)];
  expect(await joining(app, ria, token)).toMatchObject({ ok: true });
  expect(await joining(app, piet, token)).toEqual({ ok: false, refusal: 'used' });
  expect(await joining(app, ria, token)).toMatchObject({ ok: true });
  expect(await peopleOf(circle.card)).toHaveLength(2);
});

test('two people at once with one code: one comes in', async () => {
  const circle = await founded(app, pool.listing);
  const [token = ''] = await tokensOf(app, circle);
  const people = [await personWithCard(app), await personWithCard(app)];
  const joined = await Promise.all(people.map((person) => joining(app, person, token)));
  expect(joined.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await peopleOf(circle.card)).toHaveLength(2);
});

test('two people at once on the last place: one comes in, the other reads that the circle is full', async () => {
  const circle = await circleOf(app, pool.listing, 7);
  done(await inviteToCircle(app, circle.speaker, { card: circle.card }));
  const [token = ''] = await tokensOf(app, circle);
  // A second invitation from before somebody else came: as two papers that lie around.
  await database.query(
    `insert into befriending_invitation (id, card_id, link_hash, code_hash, made_at, ends_at)
     select gen_random_uuid(), card_id, $1, sha256('another code'), made_at, ends_at from befriending_invitation
     where card_id = $2 and used_by is null`,
    [hashToken('another-link'), circle.card],
  );
  const people = [await personWithCard(app), await personWithCard(app)] as const;
  const joined = await Promise.all([joining(app, people[0], token), joining(app, people[1], 'another-link')]);
  expect(joined.filter(({ ok }) => ok)).toHaveLength(1);
  expect(joined.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'full' });
  expect(await peopleOf(circle.card)).toHaveLength(8);
  expect(await inviteToCircle(app, circle.speaker, { card: circle.card })).toEqual({
    ok: false,
    refusal: 'full',
  });
});

test('every member has a veto: a pair comes with the last yes, and one "no" keeps it away', async () => {
  const circle = await circleOf(app, pool.listing, 3);
  const selam = await newcomerWith(app, pool.listing);
  const propose = async () => {
    const { rows } = await database.query<{ id: string }>(
      `insert into befriending_proposal (id, listing_id, newcomer_card, resident_card, kind, reasons, proposed_at, expires_at, state, state_at)
       values ($1, $2, $3, $4, 'circle', '[]', $5, $5::timestamptz + interval '14 days', 'open', $5) returning id`,
      [randomUUID(), pool.listing, selam.card, circle.card, app.now()],
    );
    return rows[0]?.id ?? '';
  };
  const first = await propose();
  const [henk, ria, piet] = circle.members;
  if (!henk || !ria || !piet) throw new Error('three people');
  expect(await answering(app, selam, first, 'yes')).toBe('kept');
  expect(await answering(app, henk, first, 'yes')).toBe('kept');
  expect(await answering(app, ria, first, 'no')).toBe('kept');
  expect(await answering(app, piet, first, 'yes')).toBe('kept');
  expect(await answering(app, ria, first, 'yes')).toBe('paired');
});

test('whoever leaves takes along what they said; with two left the circle waits, and it goes on with a third', async () => {
  const circle = await circleOf(app, pool.listing, 3);
  const [henk, ria, piet] = circle.members;
  if (!henk || !ria || !piet) throw new Error('three people');
  done(await leaveCircle(app, ria, { card: circle.card }));
  expect((await cardRow(circle.card)).state).toBe('draft');
  const { rows } = await database.query(
    `select state, answers, name_sealed from befriending_member where card_id = $1 and person_id = $2`,
    [circle.card, ria.person],
  );
  expect(rows).toEqual([{ state: 'left', answers: {}, name_sealed: null }]);
  // She comes back, with an invitation of her own.
  await oneMore(app, circle, ria);
  expect((await cardRow(circle.card)).state).toBe('active');
});

test('somebody always speaks for a circle: handed on, left behind, or when everything of somebody is deleted', async () => {
  const circle = await circleOf(app, pool.listing, 4);
  const [henk, ria, piet, sanne] = circle.members;
  if (!henk || !ria || !piet || !sanne) throw new Error('four people');
  const { rows } = await database.query<{ id: string }>(
    'select id from befriending_member where card_id = $1 and person_id = $2',
    [circle.card, piet.person],
  );
  const to = rows[0]?.id;
  // Only who speaks hands it on.
  expect(await passCircleOn(app, ria, { card: circle.card, to })).toEqual({
    ok: false,
    refusal: 'not-found',
  });
  done(await passCircleOn(app, henk, { card: circle.card, to }));
  const speaker = async () =>
    (await peopleOf(circle.card)).filter(({ speaks }) => speaks).map((row) => row.person_id);
  expect(await speaker()).toEqual([piet.person]);
  await inTransaction(app.db, { person: piet.person }, (tx) => removePerson(tx, piet.person));
  expect(await speaker()).toHaveLength(1);
  expect((await cardRow(circle.card)).state).toBe('active');
  await inTransaction(app.db, { person: henk.person }, (tx) => removePerson(tx, henk.person));
  expect(await speaker()).toHaveLength(1);
  expect((await cardRow(circle.card)).state).toBe('draft');
  done(await leaveCircle(app, ria, { card: circle.card }));
  await inTransaction(app.db, { person: sanne.person }, (tx) => removePerson(tx, sanne.person));
  expect((await cardRow(circle.card)).state).toBe('withdrawn');
});

test('a circle on pause takes part again only when it is complete', async () => {
  const circle = await circleOf(app, pool.listing, 3);
  const state = (to: string) =>
    database.query('update befriending_card set state = $1 where id = $2', [to, circle.card]);
  await state('paused');
  const [, ria] = circle.members;
  if (ria) done(await leaveCircle(app, ria, { card: circle.card }));
  expect((await cardRow(circle.card)).state).toBe('paused');
  await state('active');
  expect((await cardRow(circle.card)).state).toBe('draft');
});

test('the same form twice makes one circle', async () => {
  const henk = await personWithCard(app);
  const form = {
    source: aSource(),
    firstName: 'Henk',
    email: '',
    language: 'nl',
    answers: answersOf(),
    recipientName: 'Het koor',
    wording: 'Het koor leest je kaart.',
    seen: false,
    pool: pool.listing,
    circleName: 'Twee tikken',
    forms: ['circle'],
    people: 3,
  };
  const both = [await foundCircle(app, henk, form), await foundCircle(app, henk, form)];
  expect(both[0]).toEqual(both[1]);
  const { rows } = await database.query(`select id from befriending_card where circle_name = 'Twee tikken'`);
  expect(rows).toHaveLength(1);
});

test('nothing went wrong on the way', () => {
  expect(faults).toEqual([]);
});
