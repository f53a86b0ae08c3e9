import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { connect } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../test/support/app.ts';
import {
  type AskedInitiative,
  askedOf,
  askerFor,
  askFrom,
  bulkRequests,
  initiativeWith,
  newcomers,
  signedIn,
} from '../../../test/support/placements.ts';
import { TEST_LOGIN, TEST_SECRET } from '../../../test/support/postgres.ts';
import { askPlace } from './asking/actions.ts';
import { takeStepAndOffer } from './model/requests.ts';
import type { StepActor, StepKind } from './model/rules.ts';

// Thousands of steps, on a machine that may have other work.
vi.setConfig({ testTimeout: 120_000 });

const { app, at, owner, faults } = await createTestApp(8);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const query = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> =>
  (await database.query<R>(text, values)).rows;

const ask = (choir: AskedInitiative, person: string, party = 1) => askFrom(app, choir, person, { party });

const step = (choir: AskedInitiative, request: string, kind: StepKind, by: Person | 'initiative') =>
  inTransaction(app.db, by === 'initiative' ? { link: choir.link } : { person: by.person }, (tx) =>
    takeStepAndOffer(
      tx,
      {
        listing: choir.listing,
        request,
        kind,
        by: by === 'initiative' ? ('initiative' satisfies StepActor) : 'newcomer',
        seenSteps: null,
      },
      app.now(),
    ),
  );

interface Person {
  person: string;
}

/** People with a place by the rows, and by the counter. */
const heldOf = async ({ listing }: AskedInitiative) => {
  const [row] = await query<{ counted: number; held: number; places: number | null }>(
    `select s.held, s.places, coalesce((select sum(party)::int from placement_request r
       where r.listing_id = s.listing_id and r.state in ('offered', 'confirmed', 'started')), 0) as counted
     from placement_settings s where s.listing_id = $1`,
    [listing],
  );
  if (!row) throw new Error('no settings');
  return row;
};

const statesOf = (requests: string[]) =>
  query<{ id: string; state: string }>(
    'select id, state from placement_request where id = any ($1) order by state',
    [requests],
  );

test('A1: two who want the last place at the same moment, 200 times: exactly one has it each time', async () => {
  const byHand = await initiativeWith(app, database, { places: 0 });
  const automatic = await initiativeWith(app, database, { places: 0, automatic: true });
  const oneMore = ({ listing }: AskedInitiative) =>
    query('update placement_settings set places = held + 1 where listing_id = $1', [listing]);
  const asked = await bulkRequests(app, database, byHand, { count: 200, state: 'asked' });
  for (let time = 0; time < 100; time++) {
    await oneMore(byHand);
    const pair = asked.slice(time * 2, time * 2 + 2);
    const answers = await Promise.all(
      pair.map(({ request }) => step(byHand, request, 'confirm', 'initiative')),
    );
    expect(answers.toSorted()).toEqual(['done', 'full']);
  }
  const people = await newcomers(database, 200);
  for (let time = 0; time < 100; time++) {
    await oneMore(automatic);
    const pair = await Promise.all(
      people
        .slice(time * 2, time * 2 + 2)
        .map(async (person) => ({ person, request: await ask(automatic, person) })),
    );
    const states = await statesOf(pair.map(({ request }) => request));
    expect(states.map(({ state }) => state)).toEqual(['confirmed', 'waiting']);
    // Whoever waits stops, so that the next two find one free place and nobody before them.
    const second = pair.find(({ request }) => request === states[1]?.id);
    if (second) expect(await step(automatic, second.request, 'withdraw', second)).toBe('done');
  }
  expect(await heldOf(byHand)).toEqual({ counted: 100, held: 100, places: 100 });
  expect(await heldOf(automatic)).toEqual({ counted: 100, held: 100, places: 100 });
});

test('A1: two who stop at once make room for two different people, 200 times, also while a volunteer offers a place', async () => {
  const choir = await initiativeWith(app, database, { places: 2 });
  let leaving = await bulkRequests(app, database, choir, { count: 2, state: 'confirmed' });
  const waiting = await bulkRequests(app, database, choir, { count: 400, state: 'waiting' });
  for (let time = 0; time < 200; time++) {
    const byHand = waiting[2];
    const [first, second] = await Promise.all([
      ...leaving.map((gone) => step(choir, gone.request, 'withdraw', gone)),
      // Half of the time a volunteer offers a place to the third of the list, in the same moment.
      ...(time % 2 && byHand ? [step(choir, byHand.request, 'offer', 'initiative')] : []),
    ]);
    expect([first, second]).toEqual(['done', 'done']);
    const offered = await query<{ id: string }>(
      "select id from placement_request where listing_id = $1 and state in ('offered', 'confirmed')",
      [choir.listing],
    );
    expect(offered).toHaveLength(2);
    leaving = waiting.filter(({ request }) => offered.some(({ id }) => id === request));
    // Two others, and from the front of the list but for whom the volunteer chose.
    expect(leaving).toHaveLength(2);
    expect(leaving.every((next) => waiting.indexOf(next) <= 2)).toBe(true);
    for (const next of leaving) waiting.splice(waiting.indexOf(next), 1);
  }
  expect(await heldOf(choir)).toEqual({ counted: 2, held: 2, places: 2 });
  const offers = await query(
    `select max(n)::int as most from (select count(*) as n from placement_step s join placement_request r on r.id = s.request_id
       where r.listing_id = $1 and s.kind = 'offer' group by request_id) as o`,
    [choir.listing],
  );
  expect(offers).toEqual([{ most: 1 }]);
});

test('A3: the waiting list is the order of joining; who stops and comes back stands at the end', async () => {
  const choir = await initiativeWith(app, database, { places: 1, automatic: true });
  const [first = '', ...people] = await newcomers(database, 5);
  await ask(choir, first);
  const asked = new Map<string, string>();
  for (const person of people) asked.set(person, await ask(choir, person));
  const [samira = '', ...others] = people;
  await step(choir, asked.get(samira) ?? '', 'withdraw', { person: samira });
  asked.set(samira, await ask(choir, samira));
  const queue = await query<{ person_id: string }>(
    "select person_id from placement_request where listing_id = $1 and state = 'waiting' order by waiting_since, id",
    [choir.listing],
  );
  // The clock stands still in this test: the order does not come from it.
  expect(queue.map(({ person_id }) => person_id)).toEqual([...others, samira]);
});

test('A2: after a random history the counter is what is held, and never more than there is', async () => {
  const choir = await initiativeWith(app, database, { places: 7 });
  const people = await newcomers(database, 24);
  const requests = new Map<string, { person: string }>();
  let seed = 20261130;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const kinds = ['offer', 'confirm', 'queue', 'decline', 'stop', 'reopen', 'talk', 'start', 'end'] as const;
  const own = ['accept', 'withdraw', 'rejoin', 'end'] as const;
  for (let round = 0; round < 40; round++) {
    await Promise.all(
      Array.from({ length: 6 }, async (): Promise<unknown> => {
        const person = people[random(people.length)] ?? '';
        const [id, asker] = [...requests][random(requests.size || 1)] ?? [];
        const action = random(5);
        if (action < 2 || !id || !asker) {
          const made = await ask(choir, person, 1 + random(3));
          return requests.set(made, { person });
        }
        return action < 4
          ? step(choir, id, kinds[random(kinds.length)] ?? 'offer', 'initiative')
          : step(choir, id, own[random(own.length)] ?? 'accept', asker);
      }),
    );
    const { counted, held } = await heldOf(choir);
    expect(counted).toBe(held);
    expect(held).toBeLessThanOrEqual(7);
  }
  expect(requests.size).toBeGreaterThan(24);
  const gone = people.filter((_, index) => index % 2);
  await Promise.all(
    gone.map((person) =>
      inTransaction(app.db, { person }, (tx) => tx.deleteFrom('person').where('id', '=', person).execute()),
    ),
  );
  const { counted, held } = await heldOf(choir);
  expect(counted).toBe(held);
});

test('A5: ten taps at the same moment make one request, and so do two tabs', async () => {
  const choir = await initiativeWith(app, database, { places: 3 });
  const [person = ''] = await newcomers(database, 1);
  // Ten taps on one form give one id; two other tabs have ids of their own.
  const form = randomUUID();
  const taps = [...Array.from({ length: 10 }, () => form), randomUUID(), randomUUID()];
  const ids = new Set(await Promise.all(taps.map((id) => askFrom(app, choir, person, { id }))));
  expect(ids.size).toBe(1);
  expect(
    await query('select count(*)::int as n from placement_step where request_id = any ($1)', [[...ids]]),
  ).toEqual([{ n: 1 }]);
});

test('A6: sending again or opening again keeps the first moment, and who was called for a talk keeps their turn', async () => {
  const choir = await initiativeWith(app, database, { places: 0 });
  at('2026-11-24T09:00:00Z');
  const [samira, yonas] = [await askerFor(app, choir), await askerFor(app, choir)];
  const moments = (request: string) =>
    query('select asked_at, waiting_since from placement_request where id = $1', [request]);
  await step(choir, samira.request, 'queue', 'initiative');
  at('2026-11-24T09:10:00Z');
  await step(choir, yonas.request, 'queue', 'initiative');
  at('2026-11-25T09:00:00Z');
  const first = await moments(samira.request);
  expect(await ask(choir, samira.person)).toBe(samira.request);
  expect(await step(choir, samira.request, 'talk', 'initiative')).toBe('done');
  expect(await step(choir, samira.request, 'queue', 'initiative')).toBe('done');
  expect(await moments(samira.request)).toEqual(first);
  await step(choir, yonas.request, 'decline', 'initiative');
  await inTransaction(app.db, { link: choir.link }, (tx) =>
    takeStepAndOffer(
      tx,
      {
        listing: choir.listing,
        request: yonas.request,
        kind: 'reopen',
        by: 'initiative',
        seenSteps: null,
        details: { promisedOn: '2026-11-26' },
      },
      app.now(),
    ),
  );
  const [asked] = await query<{ asked_at: Date }>('select asked_at from placement_request where id = $1', [
    yonas.request,
  ]);
  expect(asked?.asked_at.toISOString()).toBe('2026-11-24T09:00:00.000Z');
});

test('a party that is too large is told so; full is said only when nothing is free', async () => {
  const choir = await initiativeWith(app, database, { places: 3 });
  const [four, two, other] = [
    await askerFor(app, choir, 4),
    await askerFor(app, choir, 2),
    await askerFor(app, choir, 2),
  ];
  expect(await step(choir, four.request, 'offer', 'initiative')).toBe('party-too-large');
  // A list on which one waits for ever is no answer.
  expect(await step(choir, four.request, 'queue', 'initiative')).toBe('party-too-large');
  expect(await step(choir, two.request, 'offer', 'initiative')).toBe('done');
  expect(await step(choir, other.request, 'offer', 'initiative')).toBe('party-too-large');
  const last = await askerFor(app, choir, 1);
  expect(await step(choir, last.request, 'confirm', 'initiative')).toBe('done');
  expect(await step(choir, other.request, 'offer', 'initiative')).toBe('full');
  const automatic = await initiativeWith(app, database, { places: 3, automatic: true });
  const [{ state } = { state: '' }] = await statesOf([(await askerFor(app, automatic, 4)).request]);
  expect(state).toBe('asked');
});

test('a thousand who ask at once for a hundred places: a hundred have one, nine hundred wait in the order of joining', async () => {
  const choir = await initiativeWith(app, database, { places: 100, automatic: true });
  const people = await newcomers(database, 1_000);
  // In turn on all connections, as the server takes requests in turn: a loaded machine may be slower than the wait for a turn.
  const inTurn = pLimit(100);
  const asked = await Promise.all(people.map((person) => inTurn(() => ask(choir, person))));
  expect(new Set(asked).size).toBe(1_000);
  const steps = await query<{ id: string; state: string }>(
    `select r.id, r.state from placement_step s join placement_request r on r.id = s.request_id
     where r.listing_id = $1 order by s.id`,
    [choir.listing],
  );
  expect(steps.slice(0, 100).every(({ state }) => state === 'confirmed')).toBe(true);
  const queue = await query<{ id: string }>(
    `select id from placement_request where listing_id = $1 and state = 'waiting' order by waiting_since, id`,
    [choir.listing],
  );
  expect(queue).toEqual(steps.slice(100).map(({ id }) => ({ id })));
  expect(queue).toHaveLength(900);
  expect(await heldOf(choir)).toEqual({ counted: 100, held: 100, places: 100 });
});

test('asking holds one connection, not two: with a single one nobody waits for themselves', async () => {
  const choir = await initiativeWith(app, database, { places: 1 });
  const [person = ''] = await newcomers(database, 1);
  const alone = connect({
    connection: { ...owner, ...TEST_LOGIN },
    maxConnections: 1,
    secret: TEST_SECRET,
    now: app.now,
  });
  const sent = await askPlace({ ...app, db: alone }, signedIn(person), askedOf(choir));
  await alone.destroy();
  // This form names nothing of what the page showed, which is found out last, when all was read and written.
  expect(sent).toMatchObject({ ok: false, refusal: 'changed' });
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
