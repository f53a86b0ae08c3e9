import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction, type RlsContext } from '#core/db/rls-context.ts';
import { withdrawConsent } from '#features/consents';
import { poolCards } from '../../src/features/befriending/desk/model/queries.ts';
import { otherSides } from '../../src/features/befriending/model/queries.ts';
import { findThread } from '../../src/features/befriending/relay/queries.ts';
import { peopleMet } from '../../src/features/befriending/safety/queries.ts';
import { endLapsed, purgeBefriending } from '../../src/features/befriending/staying/queries.ts';
import { createTestApp } from '../support/app.ts';
import { type Joined, joins, organisationWith } from '../support/befriending-desk.ts';
import { pairBetween, proposalBetween } from '../support/befriending-pairs.ts';
import { addRow, tablesWith } from '../support/rows-by-schema.ts';

/**
 * What others see of somebody who meets people, read from every table of befriending without any condition, whatever migrations add;
 * and that withdrawing takes it all away at once (coming: D7).
 */
const { app, owner, browser, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const organisation = await organisationWith(app, database, browser());
const elsewhere = await organisationWith(app, database, browser());

/** Selam meets Henk, and was proposed to Ria. */
async function world(): Promise<
  Record<'selam' | 'henk' | 'ria' | 'stranger', Joined> & { pair: string; proposal: string }
> {
  const selam = await joins(app, organisation, { name: 'Selam', side: 'newcomer', capacity: 2 });
  const henk = await joins(app, organisation, { name: 'Henk', side: 'resident' });
  const ria = await joins(app, organisation, { name: 'Ria', side: 'resident' });
  const stranger = await joins(app, elsewhere, { name: 'Joop', side: 'resident' });
  const pair = await pairBetween(app, database, organisation, selam, henk);
  const proposal = await proposalBetween(app, database, organisation, selam, ria);
  return { selam, henk, ria, stranger, pair, proposal };
}
type World = Awaited<ReturnType<typeof world>>;

/** Everything that befriending keeps of somebody: a row in each table that has one of them, past triggers. */
async function fillTables({ selam, pair, proposal }: World): Promise<string[]> {
  const tables = new Map(
    (await Promise.all(['person_id', 'member_id', 'card_id'].map((column) => tablesWith(database, column))))
      .flat()
      .filter(({ name }) => name.startsWith('befriending_') && name !== 'befriending_member')
      .map((table) => [table.name, table]),
  );
  for (const [nth, table] of [...tables.values()].entries())
    await addRow(
      database,
      table,
      {
        person_id: selam.person,
        member_id: selam.member,
        card_id: selam.card,
        pair_id: pair,
        proposal_id: proposal,
        listing_id: organisation.listing,
        ...(table.name === 'befriending_check' ? { kind: 'reference' } : {}),
        answer: table.name === 'befriending_wider_question' ? null : 'yes',
        answered_at: table.name === 'befriending_wider_question' ? null : app.now(),
        thanks: [],
        said: [],
        met: 'yes',
        written_at: app.now(),
        state: 'sent',
        held_because: null,
        // What an invitation is used by is not hers.
        used_by: null,
        at: app.now(),
      },
      nth * 3 + 1,
    ).catch((thrown: unknown) => {
      throw new Error(`${table.name}: add what a row of it needs`, { cause: thrown });
    });
  return [...tables.keys()];
}

const others = ({ henk, ria, stranger }: World): Record<string, RlsContext> => ({
  'who meets her': { person: henk.person },
  'to whom she was proposed': { person: ria.person },
  'a stranger': { person: stranger.person },
  'the organisation': { link: organisation.link },
  'another organisation': { link: elsewhere.link },
  'the task of rounds': { systemTask: { name: 'befriending', subject: organisation.listing } },
});

/**
 * What the server keeps of somebody who left, and shows to nobody: so that nobody is proposed to whom they declined, and the letters
 * of a conversation that ended until they are old.
 */
const KEPT_BY_THE_TASK = [
  'befriending_apart',
  'befriending_answer',
  'befriending_message',
  'befriending_photo',
  'befriending_relay_address',
];

/** Every row of every table of befriending that somebody sees in which she stands: by her number or her membership. */
async function seenOf({ selam }: World, context: RlsContext, isTask: boolean): Promise<string[]> {
  const { rows: tables } = await database.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relname like 'befriending%'
       and has_table_privilege('vanonderop', oid, 'select') order by 1`,
  );
  return inTransaction(app.db, context, async (tx) => {
    const seen: string[] = [];
    for (const { name } of tables) {
      if (isTask && KEPT_BY_THE_TASK.includes(name)) continue;
      const { rows } = await sql<{
        row: Record<string, unknown>;
      }>`select to_jsonb(t) as row from ${sql.table(name)} t`.execute(tx);
      for (const { row } of rows) {
        const text = JSON.stringify(row);
        if (text.includes(selam.person) || text.includes(selam.member) || text.includes(selam.consent))
          seen.push(name);
        const isLive = ['open', 'active', 'try-out', 'going-on'].includes(String(row.state));
        if (isLive && text.includes(selam.card)) seen.push(`${name} (${row.state})`);
      }
    }
    return seen;
  });
}

const everything = async (the: World): Promise<Record<string, string[]>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(others(the)).map(async ([name, context]) => [
        name,
        [...new Set(await seenOf(the, context, name.startsWith('the task')))],
      ]),
    ),
  );

class RollBack extends Error {}

test('D7: who withdraws disappears from rounds, proposals, the relay, lists and print in one transaction', async () => {
  const the = await world();
  await fillTables(the);
  const before = await everything(the);
  // Each sees what they should: so what is gone below was there.
  expect(before['who meets her']).toContain('befriending_pair (try-out)');
  expect(before['to whom she was proposed']).toContain('befriending_proposal (open)');
  expect(before['the organisation']).toContain('befriending_member');
  expect(before['the task of rounds']).toContain('befriending_card (active)');
  expect(before['a stranger']).toEqual([]);
  expect(before['another organisation']).toEqual([]);

  const withdraw = (andThen: () => void | Promise<void>) =>
    inTransaction(app.db, { person: the.selam.person }, async (tx) => {
      expect(await withdrawConsent(tx, the.selam.consent, app.now())).toBe(true);
      await andThen();
    });
  // Until it is done nothing is gone for anybody, and what does not come through takes nothing away.
  await expect(
    withdraw(async () => {
      expect(await everything(the)).toEqual(before);
      throw new RollBack();
    }),
  ).rejects.toThrow(RollBack);
  expect(await everything(the)).toEqual(before);

  await withdraw(() => undefined);
  for (const [name, seen] of Object.entries(await everything(the))) expect(seen, name).toEqual([]);

  await inTransaction(app.db, { person: the.henk.person }, async (tx) => {
    expect(await otherSides(tx, app)).toEqual([]);
    expect((await findThread(tx, app, the.pair)).open).toBe(false);
    expect(await peopleMet(tx, app)).toEqual([]);
  });
  await inTransaction(app.db, { link: organisation.link }, async (tx) => {
    // The list, and what is printed of it.
    const cards = await poolCards(tx, app, organisation.listing);
    expect(cards.map(({ card }) => card.id)).not.toContain(the.selam.card);
    expect(cards.map(({ card }) => card.id)).toContain(the.henk.card);
  });
  const { rows } = await database.query(
    'select answers, name_sealed, email_sealed from befriending_member where id = $1',
    [the.selam.member],
  );
  expect(rows).toEqual([{ answers: {}, name_sealed: null, email_sealed: null }]);
});

test('D7: a round that runs while somebody withdraws does not propose them any more', async () => {
  const the = await world();
  await inTransaction(app.db, { person: the.selam.person }, (tx) =>
    withdrawConsent(tx, the.selam.consent, app.now()),
  );
  const outcome = await inTransaction(
    app.db,
    { systemTask: { name: 'befriending', subject: organisation.listing } },
    async (tx) =>
      (
        await sql<{
          outcome: string;
        }>`select outcome from propose_befriending(${organisation.listing}, null, null,
          ${JSON.stringify([
            {
              id: crypto.randomUUID(),
              newcomer: the.selam.card,
              resident: the.ria.card,
              newcomerVersion: 1,
              residentVersion: 1,
              kind: 'pair',
              reasons: [],
            },
          ])}::jsonb, ${app.now()}, ${new Date(app.now().getTime() + 86_400_000)})`.execute(tx)
      ).rows,
  );
  expect(outcome).toEqual([{ outcome: 'gone' }]);
});

test.each([
  [
    'an organisation that reads members without a consent',
    'create policy planted on befriending_member for select using (listing_id = (select acting_listing()))',
    'drop policy planted on befriending_member',
  ],
  [
    'a withdrawal that forgets the proposals',
    'alter table befriending_proposal disable trigger user; alter table consent disable trigger befriending_consent_ended',
    'alter table befriending_proposal enable trigger user; alter table consent enable trigger befriending_consent_ended',
  ],
])('the check bites: %s', async (_, plant, undo) => {
  const the = await world();
  await database.query(plant);
  await inTransaction(app.db, { person: the.selam.person }, (tx) =>
    withdrawConsent(tx, the.selam.consent, app.now()),
  );
  const seen = Object.values(await everything(the)).flat();
  await database.query(undo);
  expect(seen).not.toEqual([]);
});

test('who lets their consent run out has left the next night, and what is old goes', async () => {
  const the = await world();
  // Nobody can make a consent shorter: it is made older past the triggers.
  await database.query(
    `set session_replication_role = replica;
     update consent set until = now() - interval '1 minute', decided_at = now() - interval '1 year' where id = '${the.selam.consent}';
     set session_replication_role = origin`,
  );
  const asRetention = <T>(run: Parameters<typeof inTransaction<T>>[2]) =>
    inTransaction(app.db, { systemTask: { name: 'retention' } }, run);
  expect(await inTransaction(app.db, { systemTask: { name: 'befriending' } }, endLapsed)).toBe(0);
  expect(await asRetention(endLapsed)).toBe(1);
  for (const seen of Object.values(await everything(the))) expect(seen).toEqual([]);
  const count = async (table: string, id: string): Promise<number> =>
    (await database.query(`select count(*)::int as n from ${table} where id = $1`, [id])).rows[0].n;
  const age = (days: number) =>
    database.query(
      `update befriending_pair set ended_at = now() - interval '${days} days' where id = '${the.pair}';
       update befriending_proposal set state_at = now() - interval '${days} days' where id = '${the.proposal}';
       update befriending_card set changed_at = now() - interval '${days} days' where id = '${the.selam.card}'`,
    );
  await age(180);
  await asRetention(purgeBefriending);
  expect([
    await count('befriending_proposal', the.proposal),
    await count('befriending_pair', the.pair),
  ]).toEqual([1, 1]);
  await age(190);
  await asRetention(purgeBefriending);
  expect([
    await count('befriending_proposal', the.proposal),
    await count('befriending_pair', the.pair),
  ]).toEqual([0, 1]);
  await age(728);
  await asRetention(purgeBefriending);
  expect([
    await count('befriending_card', the.selam.card),
    await count('befriending_pair', the.pair),
  ]).toEqual([1, 1]);
  await age(732);
  await asRetention(purgeBefriending);
  expect([
    await count('befriending_card', the.selam.card),
    await count('befriending_pair', the.pair),
  ]).toEqual([0, 0]);
});

test('nobody comes into a card of others by themselves, and nobody moves to another card', async () => {
  const { selam, henk, stranger } = await world();
  const columns = [
    'consent_id',
    'speaks',
    'state',
    'name_sealed',
    'language',
    'answers',
    'joined_at',
    'listing_id',
  ];
  const into = (tx: Tx, card: string) =>
    sql`insert into befriending_member (id, card_id, person_id, ${sql.join(columns.map((column) => sql.ref(column)))})
      select gen_random_uuid(), ${card}::uuid, person_id, ${sql.join(columns.map((column) => sql.ref(column)))}
      from befriending_member where id = ${stranger.member}`.execute(tx);
  const asStranger = <T>(attack: (tx: Tx) => Promise<T>) =>
    inTransaction(app.db, { person: stranger.person }, attack);
  for (const { card } of [selam, henk])
    await expect(asStranger((tx) => into(tx, card))).rejects.toThrow(/row-level security/);
  for (const change of [sql`card_id = ${henk.card}`, sql`person_id = ${henk.person}`, sql`state = 'left'`])
    await expect(
      asStranger((tx) =>
        sql`update befriending_member set ${change} where id = ${stranger.member}`.execute(tx),
      ),
    ).rejects.toThrow(/permission denied/);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
