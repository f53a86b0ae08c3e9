import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { withdrawConsent } from '#features/consents';
import { createTestApp } from '../../../../test/support/app.ts';
import { answering, circleOf, keepApart, oneMore, poolWith } from '../../../../test/support/circles.ts';
import { AS_ROUNDS, openProposals, type TakesPart, takesPart } from '../../../../test/support/rounds.ts';
import { findPool, savePool } from '../model/queries.ts';
import { holdNightlyRounds, holdRound, proposeByHand, thinness } from './hold-round.ts';
import { roundsOf } from './queries.ts';

const { app, owner, at, faults } = await createTestApp(20);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const START = '2026-11-24T09:00:00Z';
const inDays = (days: number) => at(new Date(Date.parse(START) + days * 86_400_000).toISOString());
const newPool = async () => {
  at(START);
  const pool = await poolWith(app, database);
  // Only the rounds that a test holds.
  await database.query('update befriending_pool set nightly = false');
  return pool;
};
const held = async (pool: string) => {
  const round = await holdRound(app, { pool, by: 'hand' });
  if (!round) throw new Error('no round');
  return round;
};
const between = async (one: { card: string }, other: { card: string }) =>
  (await openProposals(app)).find(
    ({ newcomer, resident }) =>
      [one.card, other.card].includes(newcomer) && [one.card, other.card].includes(resident),
  );
/** Nobody of these has a proposal any more. */
const letAllRunOut = async () => {
  await inTransaction(app.db, AS_ROUNDS, (tx) =>
    sql`update befriending_proposal set state = 'closed' where state = 'open'`.execute(tx),
  );
};
const isApart = async (pool: string, one: TakesPart, other: { card: string }) => {
  await letAllRunOut();
  await held(pool);
  return (await between(one, other)) === undefined;
};
const inProposal = (card: string) =>
  openProposals(app).then(
    (open) => open.filter(({ newcomer, resident }) => [newcomer, resident].includes(card)).length,
  );

test('a round proposes to both at once, with reasons, and keeps its measures without a name', async () => {
  const { listing, link } = await newPool();
  const selam = await takesPart(app, listing, 'newcomer', { answers: { languages: ['ti', 'en'] } });
  const henk = await takesPart(app, listing, 'resident');
  const round = await held(listing);
  expect(round.proposed).toBe(1);
  for (const { person } of [selam, henk]) {
    const own = await inTransaction(app.db, { person }, (tx) =>
      tx.selectFrom('befriending_proposal').selectAll().execute(),
    );
    expect(own).toMatchObject([
      {
        newcomer_card: selam.card,
        resident_card: henk.card,
        kind: 'pair',
        round_id: round.id,
        state: 'open',
      },
    ]);
    expect(own[0]?.reasons).toContainEqual({ reason: 'languages', codes: ['en'] });
    expect(own[0]?.expires_at).toEqual(new Date('2026-12-08T09:00:00Z'));
  }
  const rounds = await inTransaction(app.db, { link }, (tx) => roundsOf(tx, listing));
  expect(rounds).toMatchObject([
    {
      heldBy: 'hand',
      proposed: 1,
      measures: { size: 1, maximum: 1, blocking: 0, mode: 'stable', withoutAnybody: 0 },
    },
  ]);
  expect(JSON.stringify(rounds)).not.toMatch(/Selam|Henk/);
  // The next night there is nothing new: they have each other before them already.
  expect((await held(listing)).proposed).toBe(0);
});

test('D3: a declined pair never comes back: not after an edit, through a circle, with a new card, or after a rematch', async () => {
  const { listing } = await newPool();
  const selam = await takesPart(app, listing, 'newcomer', { forms: ['pair', 'circle'] });
  const henk = await takesPart(app, listing, 'resident');
  await held(listing);
  const proposal = await between(selam, henk);
  expect(proposal).toBeDefined();
  await answering(app, selam, proposal?.id ?? '', 'no');
  expect(await isApart(listing, selam, henk)).toBe(true);
  // Both edit their cards.
  for (const each of [selam, henk])
    await inTransaction(app.db, { person: each.person }, (tx) =>
      tx
        .updateTable('befriending_card')
        .set({ version: 2, changed_at: app.now() })
        .where('id', '=', each.card)
        .execute(),
    );
  inDays(90);
  expect(await isApart(listing, selam, henk)).toBe(true);
  // Henk leaves and comes back in a circle.
  await inTransaction(app.db, { person: henk.person }, (tx) => withdrawConsent(tx, henk.consent, app.now()));
  const circle = await circleOf(app, listing, 4);
  await oneMore(app, circle, henk);
  await database.query(`update befriending_card set state = 'active' where id = $1`, [circle.card]);
  expect(await isApart(listing, selam, circle)).toBe(true);
  // Somebody else can meet that circle: it is not the circle that is kept away.
  const other = await takesPart(app, listing, 'newcomer', { forms: ['circle'] });
  expect(await isApart(listing, other, circle)).toBe(false);
  // Selam ends with somebody else, leaves, and comes back with a new card.
  await inTransaction(app.db, { person: selam.person }, (tx) =>
    withdrawConsent(tx, selam.consent, app.now()),
  );
  const again = await takesPart(app, listing, 'newcomer', { person: selam, forms: ['pair', 'circle'] });
  expect(await isApart(listing, again, circle)).toBe(true);
});

test('somebody who was blocked is never proposed to who blocked, in neither direction and not by hand', async () => {
  const { listing, link } = await newPool();
  const selam = await takesPart(app, listing, 'newcomer');
  const henk = await takesPart(app, listing, 'resident');
  await keepApart(app, henk, selam, 'blocked');
  expect(await isApart(listing, selam, henk)).toBe(true);
  const byHand = await inTransaction(app.db, { link }, (tx) =>
    proposeByHand(
      tx,
      { pool: listing, newcomer: selam.card, resident: henk.card, reason: 'Allebei in de Laan' },
      app.now(),
    ),
  );
  expect(byHand).toEqual({ ok: false, refusal: 'not-now' });
  await expect(
    database.query(
      `insert into befriending_proposal (id, listing_id, newcomer_card, resident_card, kind, reasons, proposed_at, expires_at, state, state_at)
       values ($1, $2, $3, $4, 'pair', '[]', now(), now() + interval '1 day', 'open', now())`,
      [randomUUID(), listing, selam.card, henk.card],
    ),
  ).rejects.toThrow('kept apart');
});

test('"later" and silence come back after thirty days, and not before', async () => {
  const { listing } = await newPool();
  const selam = await takesPart(app, listing, 'newcomer');
  const henk = await takesPart(app, listing, 'resident');
  await held(listing);
  await answering(app, selam, (await between(selam, henk))?.id ?? '', 'later');
  inDays(15);
  await held(listing);
  expect(await between(selam, henk)).toBeUndefined();
  // It ran out on the fifteenth day, and nobody else had said anything.
  inDays(44);
  await held(listing);
  expect(await between(selam, henk)).toBeUndefined();
  inDays(46);
  await held(listing);
  expect(await between(selam, henk)).toBeDefined();
});

test('nobody has more than three open proposals, also when two hundred are inserted at once', async () => {
  const { listing } = await newPool();
  const henk = await takesPart(app, listing, 'resident');
  const newcomers: TakesPart[] = [];
  for (let k = 0; k < 20; k++) newcomers.push(await takesPart(app, listing, 'newcomer'));
  const insert = (newcomer: string) =>
    inTransaction(app.db, AS_ROUNDS, (tx) =>
      sql`insert into befriending_proposal (id, listing_id, newcomer_card, resident_card, kind, reasons, proposed_at, expires_at, state, state_at)
        values (${randomUUID()}, ${listing}, ${newcomer}, ${henk.card}, 'pair', '[]', ${app.now()}, ${new Date('2026-12-08')}, 'open', ${app.now()})`.execute(
        tx,
      ),
    ).then(
      () => 'inserted',
      () => 'refused',
    );
  const outcomes = await Promise.all(
    Array.from({ length: 200 }, (_, k) => insert((newcomers[k % newcomers.length] as TakesPart).card)),
  );
  expect(outcomes.filter((outcome) => outcome === 'inserted')).toHaveLength(3);
  expect(await inProposal(henk.card)).toBe(3);
});

test('a proposal that one declined still counts for the other, who must not notice, and not for who declined', async () => {
  const { listing } = await newPool();
  const newcomers: TakesPart[] = [];
  for (let k = 0; k < 5; k++) newcomers.push(await takesPart(app, listing, 'newcomer'));
  const henk = await takesPart(app, listing, 'resident');
  await held(listing);
  expect(await inProposal(henk.card)).toBe(3);
  const first = (await openProposals(app)).find(({ resident }) => resident === henk.card);
  const selam = newcomers.find(({ card }) => card === first?.newcomer) as TakesPart;
  await answering(app, selam, first?.id ?? '', 'no');
  await held(listing);
  // To Henk nothing changed: three are before him, as before.
  expect(await inProposal(henk.card)).toBe(3);
  // To Selam that was one fewer: there is room for another resident.
  const anna = await takesPart(app, listing, 'resident');
  const ria = await takesPart(app, listing, 'resident');
  const els = await takesPart(app, listing, 'resident');
  for (const each of [anna, ria, els]) {
    const hand = await inTransaction(app.db, AS_ROUNDS, (tx) =>
      proposeByHand(tx, { pool: listing, newcomer: selam.card, resident: each.card, reason: 'x' }, app.now()),
    );
    expect(hand.ok).toBe(true);
  }
  // And when Henk says no to one, he gets another.
  const second = (await openProposals(app)).find(
    ({ resident, newcomer }) => resident === henk.card && newcomer !== selam.card,
  );
  await answering(app, henk, second?.id ?? '', 'no');
  await held(listing);
  expect(await inProposal(henk.card)).toBe(4);
});

test('two rounds, last yeses and a withdrawal at once: no deadlock, and what is gone is not proposed', async () => {
  const { listing } = await newPool();
  const people: TakesPart[] = [];
  for (let k = 0; k < 12; k++) people.push(await takesPart(app, listing, k % 2 ? 'resident' : 'newcomer'));
  const leaver = people[0] as TakesPart;
  await Promise.all([
    held(listing),
    held(listing),
    inTransaction(app.db, { person: leaver.person }, (tx) => withdrawConsent(tx, leaver.consent, app.now())),
  ]);
  expect(await inProposal(leaver.card)).toBe(0);
  for (const { card } of people) expect(await inProposal(card)).toBeLessThanOrEqual(3);
  const open = await openProposals(app);
  const answers = open.flatMap(({ id, newcomer, resident }) =>
    people
      .filter(({ card }) => [newcomer, resident].includes(card))
      .map((each) => answering(app, each, id, 'yes')),
  );
  await Promise.all([...answers, held(listing)]);
  for (const { card } of people) {
    const { rows } = await database.query(
      'select count(*)::int as pairs from befriending_pair where newcomer_card = $1 or resident_card = $1',
      [card],
    );
    expect(rows[0].pairs).toBeLessThanOrEqual(1);
  }
});

test('D8: a check that ran out stops new proposals, and nothing else', async () => {
  const { listing, link } = await newPool();
  const selam = await takesPart(app, listing, 'newcomer');
  const henk = await takesPart(app, listing, 'resident');
  await inTransaction(app.db, { link }, async (tx) => {
    const pool = await findPool(tx, { listing });
    if (pool) await savePool(tx, { ...pool, checkKind: 'reference', checkMonths: 6 }, app.now());
  });
  for (const each of [selam, henk])
    await database.query(
      `insert into befriending_check (member_id, person_id, kind, dated_on, noted_at) values ($1, $2, 'reference', '2026-07-01', now())`,
      [each.member, each.person],
    );
  expect((await held(listing)).proposed).toBe(1);
  await letAllRunOut();
  inDays(60);
  expect((await held(listing)).proposed).toBe(0);
  const byHand = await inTransaction(app.db, { link }, (tx) =>
    proposeByHand(tx, { pool: listing, newcomer: selam.card, resident: henk.card, reason: 'x' }, app.now()),
  );
  expect(byHand).toEqual({ ok: false, refusal: 'check' });
});

test('two organisations share people from the moment that both said so, until one ends it', async () => {
  const north = await newPool();
  const south = await poolWith(app, database);
  const selam = await takesPart(app, north.listing, 'newcomer');
  const henk = await takesPart(app, south.listing, 'resident');
  const asked = { asking_id: north.listing, asked_id: south.listing };
  const agree = (as: { link: Buffer }) =>
    inTransaction(app.db, { link: as.link }, (tx) =>
      tx
        .updateTable('befriending_pool_neighbour')
        .set({ agreed_at: app.now() })
        .where('asking_id', '=', north.listing)
        .executeTakeFirst(),
    );
  await inTransaction(app.db, { link: north.link }, (tx) =>
    tx
      .insertInto('befriending_pool_neighbour')
      .values({ ...asked, asked_at: app.now(), agreed_at: null })
      .execute(),
  );
  // Who asked cannot answer for the other.
  await agree(north);
  expect((await held(north.listing)).proposed).toBe(0);
  await agree(south);
  expect((await held(north.listing)).proposed).toBe(1);
  expect(await between(selam, henk)).toBeDefined();
  await letAllRunOut();
  await inTransaction(app.db, { link: south.link }, (tx) =>
    tx.deleteFrom('befriending_pool_neighbour').where('asked_id', '=', south.listing).execute(),
  );
  expect((await held(north.listing)).proposed).toBe(0);
});

test('a coordinator proposes two by hand with a reason; the hard rules hold for them too', async () => {
  const { listing, link } = await newPool();
  const selam = await takesPart(app, listing, 'newcomer', { answers: { cells: ['tue-morning'] } });
  const henk = await takesPart(app, listing, 'resident', { answers: { cells: ['tue-morning'] } });
  const evening = await takesPart(app, listing, 'resident', { answers: { cells: ['tue-evening'] } });
  const propose = (resident: string) =>
    inTransaction(app.db, { link }, (tx) =>
      proposeByHand(
        tx,
        { pool: listing, newcomer: selam.card, resident, reason: 'Zelfde straat' },
        app.now(),
      ),
    );
  expect(await propose(evening.card)).toEqual({ ok: false, refusal: 'hours' });
  expect(await propose(randomUUID())).toEqual({ ok: false, refusal: 'gone' });
  const proposed = await propose(henk.card);
  expect(proposed.ok).toBe(true);
  const rows = await inTransaction(app.db, { link }, (tx) =>
    tx.selectFrom('befriending_proposal').select(['hand_reason', 'round_id', 'listing_id']).execute(),
  );
  expect(rows).toEqual([{ hand_reason: 'Zelfde straat', round_id: null, listing_id: listing }]);
  expect(await propose(henk.card)).toEqual({ ok: false, refusal: 'not-now' });
  // Another organisation cannot propose them, and learns nothing of why two would not fit.
  const stranger = await poolWith(app, database);
  await letAllRunOut();
  for (const resident of [henk.card, evening.card]) {
    const elsewhere = await inTransaction(app.db, { link: stranger.link }, (tx) =>
      proposeByHand(tx, { pool: stranger.listing, newcomer: selam.card, resident, reason: 'x' }, app.now()),
    );
    expect(elsewhere).toEqual({ ok: false, refusal: 'gone' });
  }
});

test('every night each pool has one round, also when two servers hold it; proposals run out after fourteen days', async () => {
  const { listing } = await newPool();
  const selam = await takesPart(app, listing, 'newcomer');
  const henk = await takesPart(app, listing, 'resident');
  await database.query('update befriending_pool set nightly = true where listing_id = $1', [listing]);
  at('2026-11-25T00:30:00Z');
  await holdNightlyRounds(app);
  expect(await between(selam, henk)).toBeUndefined();
  at('2026-11-25T01:10:00Z');
  await Promise.all([holdNightlyRounds(app), holdNightlyRounds(app)]);
  const nights = await inTransaction(app.db, AS_ROUNDS, (tx) => roundsOf(tx, listing));
  expect(nights).toHaveLength(1);
  expect(await between(selam, henk)).toBeDefined();
  at('2026-12-09T00:00:00Z');
  await holdNightlyRounds(app);
  expect(await between(selam, henk)).toBeDefined();
  at('2026-12-09T01:10:00Z');
  await holdNightlyRounds(app);
  expect(await between(selam, henk)).toBeUndefined();
  expect(faults).toEqual([]);
});

test('a pool hears what it lacks, while the server answers others', async () => {
  const { listing } = await newPool();
  const selam = await takesPart(app, listing, 'newcomer', { answers: { cells: ['mon-morning'] } });
  await takesPart(app, listing, 'resident', { answers: { cells: ['fri-evening'] } });
  const { lonely, stable } = await thinness(app, listing);
  expect(stable).toBe(0);
  expect(lonely.find(({ card }) => card === selam.card)).toMatchObject({
    wider: 0,
    cells: [{ cell: 'fri-evening', others: 1 }],
  });
});
