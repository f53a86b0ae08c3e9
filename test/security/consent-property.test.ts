import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { accessLogEntries } from '#core/access/logged-read.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction, type RlsContext } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { DAY_MS, HOUR_MS } from '#core/time/durations.ts';
import { type Recipient, saveConsent, withdrawConsent } from '../../src/features/consents/model/queries.ts';
import { questionsOf, STORY_PARTS, type StoryPart } from '../../src/features/consents/model/rules.ts';
import { askForPlace, ownRequests, receivedRequests } from '../../src/features/placements/model/requests.ts';
import { openAccountSession } from '../support/accounts.ts';
import { createTestApp } from '../support/app.ts';
import { type AskedInitiative, initiativeWith } from '../support/placements.ts';
import { NO_NEWCOMER, TABLES, type TableRow, type ViewOfConsent } from './personal-tables.ts';

/**
 * Random newcomers, initiatives, guides, links and consents; after each step everybody reads every table with something of a
 * newcomer in it, past all routes. What they should see is said a second time here, from the steps alone.
 */
const { app, owner, at } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const SEED = Number(process.env.PROPERTY_SEED ?? 17);
const STEPS = 80;
/** Everybody reads everything after so many steps. */
const STEPS_BETWEEN = 4;

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = randomFrom(SEED);
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const chance = (of: number): boolean => random() < of;

/** A consent as its steps say, not as the database does. */
interface ConsentModel extends ViewOfConsent {
  decision: 'given' | 'refused';
  mayFill: boolean;
  until: Date;
  ended: boolean;
}

const people = Array.from({ length: 8 }, () => randomUUID());
const initiatives: AskedInitiative[] = [];
for (let n = 0; n < 4; n++) initiatives.push(await initiativeWith(app, database));
const guides: string[] = [];
for (let n = 0; n < 3; n++) guides.push((await openAccountSession(app, { guideOf: 'De Brug' })).account);
const colleague = (await openAccountSession(app, { name: 'Joris' })).account;
const links = ['a', 'b', 'c'].map((token) => hashToken(token));
const endedAccounts = new Set<string>();
/** Of which listings the colleague is a member now. */
const memberships = new Set<string>();
const consents: ConsentModel[] = [];

const existing = new Set(
  (
    await database.query<{ name: string }>(
      "select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> 'migration'",
    )
  ).rows.map(({ name }) => name),
);
const specs = Object.entries(TABLES).filter(([name]) => existing.has(name));
const readable = new Set(
  (
    await database.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and has_table_privilege('vanonderop', oid, 'select')",
    )
  ).rows.map(({ name }) => name),
);

/** Puts rows into a table as no part of the application would: past triggers and checks of other rows. */
async function plantRows(person: string, consent?: ConsentModel): Promise<void> {
  await database.query('set session_replication_role = replica');
  for (const [, { rowsFor }] of specs)
    for (const statement of rowsFor?.({ person, consent, initiative: initiatives[0]?.initiative ?? '' }) ??
      [])
      await database.query(statement);
  await database.query('set session_replication_role = origin');
}
for (const person of people) await plantRows(person);

// What can be claimed ------------------------------------------------------------------------------------------------

interface Claimant {
  name: string;
  context: RlsContext;
  /** The newcomer who acts. */
  person?: string;
  /** The recipient who acts, as long as they are one. */
  recipient?: () => string | null;
  task?: string;
  subject?: string;
}
const claimants: Claimant[] = [
  ...people.map((person, n) => ({ name: `newcomer ${n}`, context: { person }, person })),
  ...initiatives.map(({ link, listing }, n) => ({
    name: `initiative ${n}`,
    context: { link },
    recipient: () => `listing:${listing}`,
  })),
  ...initiatives.map(({ link, listing }, n) => ({
    name: `colleague at initiative ${n}`,
    context: { link, account: colleague },
    recipient: () => (memberships.has(listing) ? `listing:${listing}` : null),
  })),
  ...guides.map((account, n) => ({
    name: `guide ${n}`,
    context: { account },
    recipient: () => (endedAccounts.has(account) ? null : `guide:${account}`),
  })),
  { name: 'an account that is no guide', context: { account: colleague } },
  ...links.flatMap((hash, n) => [
    { name: `who has link ${n}`, context: { link: hash }, recipient: () => `token:${hash.toString('hex')}` },
    { name: `screen ${n}`, context: { tokenHash: hash }, recipient: () => `token:${hash.toString('hex')}` },
  ]),
  { name: 'nobody', context: {} },
  { name: 'somebody with the words of no card', context: { codeHash: hashToken('x') } },
  ...(
    [
      'seating',
      'inbound-mail',
      'jobs',
      'mail',
      'limits',
      'reminders',
      'letter-to-owner',
      'operator',
      'keys',
      'logs',
      'signals',
      'befriending',
    ] as const
  ).map((name) => ({ name: `task ${name}`, context: { systemTask: { name } }, task: name })),
  ...initiatives.map(({ listing }, n) => ({
    name: `task placements of initiative ${n}`,
    context: { systemTask: { name: 'placements' as const, subject: listing } },
    task: 'placements',
    subject: listing,
  })),
];

// The oracle -----------------------------------------------------------------------------------------------------------

const liveFor = (recipient: string | null | undefined): ConsentModel[] =>
  recipient
    ? consents.filter(
        (consent) =>
          consent.recipient === recipient &&
          consent.decision === 'given' &&
          !consent.ended &&
          consent.until > app.now(),
      )
    : [];

/** Every row with its table, as the owner of the database sees it. */
async function allRows(): Promise<TableRow[]> {
  const queries = specs
    .filter(([name]) => readable.has(name))
    .map(
      ([name, { person }]) =>
        `select '${name}' as "table", t.ctid::text as place, (${person})::text as person, to_jsonb(t) as row from "${name}" t`,
    );
  return (await database.query<TableRow>(queries.join(' union all '))).rows;
}

function shouldSee({ person, recipient, task, subject }: Claimant, row: TableRow, all: TableRow[]): boolean {
  const spec = TABLES[row.table];
  if (!spec) return false;
  if (person !== undefined) return row.person === person && spec.ownSees !== false;
  if (task !== undefined) return spec.taskSees?.(task, subject, row, all) ?? false;
  const key = recipient?.() ?? null;
  const live = liveFor(key).filter((consent) => consent.person === row.person);
  return (
    (live.length > 0 || spec.withoutConsent === true) && (spec.recipientSees?.(row, live, all, key) ?? false)
  );
}

class RollBack extends Error {}

/** Where what somebody sees or may fill in is other than it should be, as sentences; and how many comparisons that took. */
async function differences(): Promise<{ found: string[]; cases: number }> {
  const found: string[] = [];
  let cases = 0;
  const all = await allRows();
  const everything = specs
    .filter(([name]) => readable.has(name))
    .map(([name]) => `select '${name}' as "table", ctid::text as place from "${name}"`)
    .join(' union all ');
  for (const claimant of claimants) {
    let filled: string[] = [];
    const seen = new Set<string>();
    await inTransaction(app.db, claimant.context, async (tx) => {
      const { rows } = await sql.raw<{ table: string; place: string }>(everything).execute(tx);
      for (const { table, place } of rows) seen.add(`${table} ${place}`);
      const changed = await sql<{ place: string }>`update story_answer set answer = '"changed"'
        returning person_id || ' ' || question as place`.execute(tx);
      filled = changed.rows.map(({ place }) => place);
      throw new RollBack();
    }).catch((fault) => {
      if (!(fault instanceof RollBack)) throw fault;
    });
    for (const row of all) {
      const should = shouldSee(claimant, row, all);
      if (seen.has(`${row.table} ${row.place}`) === should) continue;
      found.push(
        `${claimant.name} ${should ? 'does not see' : 'sees'} a row of ${row.table}: ${JSON.stringify(row.row)}`,
      );
    }
    const live = liveFor(claimant.recipient?.());
    const fillable = all
      .filter(({ table }) => table === 'story_answer')
      .filter(
        ({ person, row }) =>
          person === claimant.person ||
          live.some(
            (consent) =>
              consent.person === person &&
              consent.mayFill &&
              consent.questions.includes(String(row.question)),
          ),
      )
      .map(({ person, row }) => `${person} ${row.question}`);
    if (filled.sort().join() !== fillable.sort().join())
      found.push(`${claimant.name} may fill in ${filled.join()}`);
    cases += specs.length + 1;
  }
  return { found, cases };
}

// The steps ------------------------------------------------------------------------------------------------------------

const asPerson = <T>(person: string, run: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(app.db, { person }, run);
const keyOf = (recipient: Recipient): string =>
  recipient.kind === 'listing'
    ? `listing:${recipient.listing}`
    : recipient.kind === 'guide'
      ? `guide:${recipient.account}`
      : `token:${recipient.tokenHash.toString('hex')}`;

/** A new consent ends that of before: of the same recipient and purpose, and of a screen whichever was beside the person. */
function replaceIn(person: string, kind: string, recipient: string, purpose: string): void {
  for (const consent of consents)
    if (
      consent.person === person &&
      consent.kind === kind &&
      (kind === 'screen' || (consent.recipient === recipient && consent.purpose === purpose)) &&
      consent.decision === 'given'
    )
      consent.ended = true;
}

async function decide(decision: 'given' | 'refused' = chance(0.85) ? 'given' : 'refused'): Promise<string> {
  const person = pick(people);
  const recipient: Recipient = pick([
    { kind: 'listing', listing: pick(initiatives).listing },
    { kind: 'guide', account: pick([...guides, colleague]) },
    { kind: 'link', tokenHash: pick(links) },
    { kind: 'screen', tokenHash: pick(links) },
  ] as const);
  const purpose = pick([
    'place',
    'guidance',
    'conversation',
    'introduction',
    'hours',
    'befriending',
  ] as const);
  const parts = (Object.keys(STORY_PARTS) as StoryPart[]).filter(() => chance(0.4));
  const model: ConsentModel = {
    id: randomUUID(),
    person,
    kind: recipient.kind,
    recipient: keyOf(recipient),
    purpose,
    questions: questionsOf(parts),
    decision,
    mayFill: decision === 'given' && chance(0.4),
    until: new Date(app.now().getTime() + Math.ceil(random() * 60) * DAY_MS),
    ended: false,
  };
  await asPerson(person, (tx) =>
    saveConsent(
      tx,
      person,
      {
        id: model.id,
        recipient,
        recipientName: keyOf(recipient),
        shownName: null,
        purpose,
        parts,
        questions: questionsOf(parts),
        mayFill: model.mayFill,
        wording: 'Je leest een deel van mijn verhaal.',
        language: 'nl',
        decision,
        until: model.until,
      },
      app.now(),
    ),
  );
  // Refusing ends nothing.
  if (decision === 'given') replaceIn(person, recipient.kind, model.recipient, purpose);
  consents.push(model);
  await plantRows(person, model);
  return `${decision} to ${recipient.kind}`;
}

async function ask(): Promise<string> {
  const [person, initiative, id, consent] = [pick(people), pick(initiatives), randomUUID(), randomUUID()];
  const asked = await asPerson(person, (tx) =>
    askForPlace(
      tx,
      app,
      person,
      {
        id,
        consent,
        initiative: initiative.initiative,
        recipientName: 'Het koor',
        weeklyTime: null,
        firstName: 'Samira',
        reach: 'here',
        reachDetail: null,
        language: 'nl',
        spoken: ['ar'],
        party: 1,
        minors: 0,
        wording: 'Dit initiatief leest je voornaam.',
      } as Parameters<typeof askForPlace>[3],
      app.now(),
    ),
  );
  if (asked.outcome !== 'asked') return asked.outcome;
  const recipient = `listing:${initiative.listing}`;
  replaceIn(person, 'listing', recipient, 'place');
  consents.push({
    id: consent,
    person,
    kind: 'listing',
    recipient,
    purpose: 'place',
    questions: [],
    decision: 'given',
    mayFill: false,
    until: new Date(app.now().getTime() + 365 * DAY_MS),
    ended: false,
  });
  return 'asked';
}

const steps: (() => Promise<string>)[] = [
  () => decide(),
  () => decide(),
  () => decide(),
  ask,
  ask,
  async () => {
    const consent = pick(consents);
    if (!consent) return 'nothing to withdraw';
    await asPerson(consent.person, (tx) => withdrawConsent(tx, consent.id, app.now()));
    if (consent.decision === 'given') consent.ended = true;
    return 'withdrawn';
  },
  async () => {
    const consent = pick(consents);
    const claimant = claimants.find(({ recipient }) => consent && recipient?.() === consent.recipient);
    if (!consent || !claimant) return 'nobody to give it back';
    const { numAffectedRows } = await inTransaction(app.db, claimant.context, (tx) =>
      sql`update consent set ended_at = ${app.now()}, ended_by = 'recipient' where id = ${consent.id}`.execute(
        tx,
      ),
    );
    expect(numAffectedRows === 1n).toBe(liveFor(consent.recipient).includes(consent));
    if (numAffectedRows === 1n) consent.ended = true;
    return 'given back';
  },
  async () => {
    at(
      new Date(
        app.now().getTime() + Math.ceil(random() * (chance(0.1) ? 60 : 3)) * DAY_MS + HOUR_MS,
      ).toISOString(),
    );
    return 'time passed';
  },
  async () => {
    const { listing } = pick(initiatives);
    if (memberships.delete(listing))
      await database.query(
        'update listing_member set ended_at = now() where listing_id = $1 and ended_at is null',
        [listing],
      );
    else {
      memberships.add(listing);
      await database.query(
        "insert into listing_member (listing_id, account_id, role, added_at) values ($1, $2, 'member', clock_timestamp())",
        [listing, colleague],
      );
    }
    return 'a colleague came or left';
  },
  async () => {
    const account = pick(guides);
    if (endedAccounts.delete(account))
      await database.query('update account set ended_at = null where id = $1', [account]);
    else {
      endedAccounts.add(account);
      await database.query('update account set ended_at = now() where id = $1', [account]);
    }
    return 'a guide left or came back';
  },
];

// ------------------------------------------------------------------------------------------------------------------------

test('every table is one of which it is said what it shows to whom', async () => {
  // Tables behind the wall of a municipality: test/security/tenant-isolation.test.ts reads all of them for everybody.
  const { rows } = await database.query<{ name: string }>(
    "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'",
  );
  const ofTenants = new Set(rows.map(({ name }) => name));
  const unknown = [...existing].filter(
    (name) => !(name in TABLES) && !(name in NO_NEWCOMER) && !ofTenants.has(name),
  );
  expect(unknown, 'say what this table is, in test/security/personal-tables.ts').toEqual([]);
});

test('whoever has no consent in force sees no row of anybody, and who has one sees what it names: ten thousand cases', async () => {
  let total = 0;
  const taken = new Map<string, number>();
  for (let step = 0; step < STEPS; step++) {
    const what = await pick(steps)();
    taken.set(what, (taken.get(what) ?? 0) + 1);
    if (step % STEPS_BETWEEN !== 0) continue;
    const { found, cases } = await differences();
    expect(found, `seed ${SEED}, step ${step}: ${what}`).toEqual([]);
    total += cases;
  }
  expect(total).toBeGreaterThanOrEqual(10_000);
  expect([...taken.keys()]).toEqual(expect.arrayContaining(['asked', 'withdrawn', 'time passed']));
  // Every table was read with something in it.
  const filledTables = new Set((await allRows()).map(({ table }) => table));
  const empty = specs.map(([name]) => name).filter((name) => readable.has(name) && !filledTables.has(name));
  expect(empty, 'put rows into this table, in test/security/personal-tables.ts').toEqual([]);
}, 120_000);

const definitionOf = async (name: string): Promise<string> =>
  (await database.query(`select pg_get_functiondef('${name}'::regproc) as text`)).rows[0].text;
const consentsInForce = await definitionOf('acting_consents');
const without = (condition: RegExp): string => {
  const changed = consentsInForce.replace(condition, 'true');
  if (changed === consentsInForce) throw new Error(`acting_consents() has no ${condition}`);
  return changed;
};

test.each([
  ['the story is open', 'create policy planted on story_answer for select using (true)'],
  [
    'a consent opens the whole story',
    `create policy planted on story_answer for select using (exists (select from acting_consents() c where c.person_id = story_answer.person_id))`,
  ],
  [
    'a consent that lets read lets write',
    `create policy planted on story_answer for update using (exists (select from acting_consents() c where c.person_id = story_answer.person_id and question = any (c.questions)))`,
  ],
  ['consents that ended count', without(/c\.ended_at is null/g)],
  ['the end of a consent is forgotten', without(/c\.until > \(select acting_now\(\)\)/g)],
  ['refused consents count', without(/c\.decision = 'given'/g)],
  [
    'every initiative reads every request',
    "create policy planted on placement_request for select using (state <> 'new')",
  ],
  ['consents are not protected', 'alter table consent disable row level security'],
  ['who looked is open', 'create policy planted on access_log for select using (true)'],
  [
    'an initiative reads on after a withdrawal',
    'create policy planted on placement_request for select using (listing_id = acting_listing())',
  ],
])('a planted bug is found: %s', async (_, planted) => {
  // There is something of each kind that must not be seen, and of what ran out some more than of the rest.
  for (let n = 0; n < 3; n++) await decide();
  if (planted.includes('function')) {
    at(new Date(app.now().getTime() + 61 * DAY_MS).toISOString());
    for (let n = 0; n < 6; n++) await decide('refused');
  }
  await database.query(planted);
  try {
    expect((await differences()).found.length).toBeGreaterThan(0);
  } finally {
    const table = /(?:policy planted on|alter table) (\w+)/.exec(planted)?.[1];
    if (table) {
      await database.query(`drop policy if exists planted on ${table}`);
      await database.query(`alter table ${table} enable row level security`);
    }
    await database.query(consentsInForce);
  }
});

test('with the planted bugs gone nothing is found any more', async () => {
  expect((await differences()).found).toEqual([]);
});

test('a route that asks for what belongs to another gets nothing: the queries of the application with every other id', async () => {
  const leaks: string[] = [];
  for (const claimant of claimants) {
    if (claimant.task) continue;
    await inTransaction(app.db, claimant.context, async (tx) => {
      for (const { listing } of initiatives) {
        const got = await receivedRequests(tx, app, {
          listing,
          states: ['asked', 'talk', 'waiting', 'offered', 'confirmed', 'started', 'ended', 'withdrawn'],
          limit: 100,
          offset: 0,
        });
        if (claimant.recipient?.() !== `listing:${listing}` && !claimant.person && got.length)
          leaks.push(`${claimant.name} got requests of ${listing}`);
      }
      for (const person of people) {
        if (person === claimant.person) continue;
        const lines = await accessLogEntries(tx, person, 100);
        if (lines.length) leaks.push(`${claimant.name} got the log of ${person}`);
        const requests = await ownRequests(tx, app, person);
        const may = liveFor(claimant.recipient?.()).some((consent) => consent.person === person);
        if (requests.length && !may) leaks.push(`${claimant.name} got requests of ${person}`);
      }
    });
  }
  expect(leaks).toEqual([]);
});
