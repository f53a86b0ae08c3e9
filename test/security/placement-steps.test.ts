import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction, type RlsContext } from '#core/db/rls-context.ts';
import { takeStep } from '../../src/features/placements/model/queries.ts';
import {
  HOLDING_STATES,
  PLACEMENT_STATES,
  type PlacementState,
  STEP_KINDS,
  type StepActor,
  type StepKind,
  stateAfter,
} from '../../src/features/placements/model/rules.ts';
import { openAccountSession } from '../support/accounts.ts';
import { createTestApp } from '../support/app.ts';
import { askerFor, initiativeWith } from '../support/placements.ts';

const { app, owner } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const own = await initiativeWith(app, database);
const other = await initiativeWith(app, database);
const asked = await askerFor(app, own);
const stranger = await askerFor(app, other);
const member = (await openAccountSession(app, { name: 'Fatma' })).account;
const former = (await openAccountSession(app, { name: 'Joris' })).account;
const guide = (await openAccountSession(app, { guideOf: 'De Brug' })).account;

/** Everybody who could try, and as whom a step of this request is theirs to take. */
const actors: { name: string; context: RlsContext; is: StepActor | null }[] = [
  { name: 'who asked', context: { person: asked.person }, is: 'newcomer' },
  { name: 'another newcomer', context: { person: stranger.person }, is: null },
  { name: 'the initiative, by its link', context: { link: own.link }, is: 'initiative' },
  { name: 'a member of the initiative', context: { link: own.link, account: member }, is: 'initiative' },
  { name: 'who was a member', context: { link: own.link, account: former }, is: null },
  { name: 'another initiative', context: { link: other.link }, is: null },
  { name: 'a guide', context: { account: guide }, is: null },
  { name: 'an account without the link', context: { account: member }, is: null },
  { name: 'nobody', context: {}, is: null },
  { name: 'a member of the team without a link', context: { team: randomUUID() }, is: null },
  {
    name: 'the server, for this initiative',
    context: { systemTask: { name: 'placements', subject: own.listing } },
    is: 'server',
  },
  {
    name: 'the server, for another initiative',
    context: { systemTask: { name: 'placements', subject: other.listing } },
    is: null,
  },
  { name: 'another task of the server', context: { systemTask: { name: 'reminders' } }, is: null },
];

beforeAll(async () => {
  for (const [account, ended] of [
    [member, null],
    [former, app.now()],
  ])
    await database.query(
      "insert into listing_member (listing_id, account_id, role, added_at, ended_at) values ($1, $2, 'member', '2026-01-01', $3)",
      [own.listing, account, ended],
    );
});

const pickOf = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

class RollBack extends Error {}

/** Puts the request into a state, past its steps, and lets somebody try one. @returns what came of it; nothing stays */
async function attempt(context: RlsContext, state: PlacementState, kind: StepKind, by: StepActor) {
  let outcome = '';
  let after = '';
  await database.query('update placement_request set state = $2, shared_until = $3 where id = $1', [
    asked.request,
    state,
    new Date(app.now().getTime() + 86_400_000),
  ]);
  await database.query('update placement_settings set held = $2 where listing_id = $1', [
    own.listing,
    (HOLDING_STATES as readonly string[]).includes(state) ? 1 : 0,
  ]);
  await inTransaction(app.db, context, async (tx) => {
    outcome = await takeStep(tx, {
      request: asked.request,
      kind,
      by,
      seenSteps: null,
      details: { until: '2026-12-01T16:00:00Z', promisedOn: '2026-12-01' },
    });
    const { rows } = await sql<{
      state: string;
    }>`select state from placement_request where id = ${asked.request}`.execute(tx);
    after = rows[0]?.state ?? '';
    throw new RollBack();
  }).catch((fault) => {
    if (!(fault instanceof RollBack)) throw fault;
  });
  return { outcome, after };
}

test('A10: every step by everybody, as anybody, in every state: only those of the table of transitions are taken', async () => {
  const wrong: string[] = [];
  let [tried, taken] = [0, 0];
  for (const { name, context, is } of actors)
    for (const state of PLACEMENT_STATES)
      for (const kind of STEP_KINDS) {
        // As who they are, and as somebody else.
        const roles = ['newcomer', 'initiative', 'server'] as const;
        const as = new Set([is ?? pickOf(roles, tried), pickOf(roles, tried)]);
        for (const by of as) {
          tried++;
          const { outcome, after } = await attempt(context, state, kind, by);
          const hidden = by === 'initiative' && ['new', 'withdrawn'].includes(state);
          const next = by === is && !hidden ? stateAfter(state, kind, by) : undefined;
          if (outcome === 'done') taken++;
          if ((outcome === 'done') !== (next !== undefined))
            wrong.push(`${name}, as ${by}: ${kind} in ${state} → ${outcome}`);
          if (next && after && after !== next) wrong.push(`${name}: ${kind} in ${state} led to ${after}`);
          // Whoever may not know of the request learns nothing of its state.
          if (by !== is && outcome !== 'not-found')
            wrong.push(`${name}, as ${by}: ${kind} in ${state} says ${outcome}`);
        }
      }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThanOrEqual(2_000);
  expect(taken).toBeGreaterThan(40);
}, 120_000);

test('A10: nobody changes the state, the steps or the places past the steps', async () => {
  for (const { name, context } of actors)
    for (const statement of [
      `update placement_request set state = 'confirmed'`,
      `update placement_request set shared_until = '2126-01-01'`,
      `update placement_settings set held = 0`,
      `insert into placement_step (request_id, kind, by, at, details) values ('${asked.request}', 'confirm', 'initiative', now(), '{}')`,
      `update placement_step set kind = 'confirm'`,
      'delete from placement_step',
      `insert into placement_transition (kind, by, from_state, to_state) values ('ask', 'server', 'new', 'confirmed')`,
    ])
      await expect(
        inTransaction(app.db, context, (tx) => sql.raw(statement).execute(tx)),
        `${name}: ${statement}`,
      ).rejects.toMatchObject({ code: '42501' });
});
