import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { isForStaff } from '#core/access/actor.ts';
import { inTransaction, type RlsContext } from '#core/db/rls-context.ts';
import { routesByFeature } from '../../src/app.ts';
import { ACCOUNT_COOKIE, openAccountSession } from '../support/accounts.ts';
import { createTestApp } from '../support/app.ts';
import { addRow, dropChecks, type Table, tablesWith } from '../support/rows-by-schema.ts';
import { makeTenant, openStaffSession } from '../support/tenants.ts';

/**
 * Random rows of two municipalities in every table that has a tenant, whatever migrations add; then everybody reads, changes and
 * deletes each table without any condition, as a route with a forgotten `where` would. What they may see is said here a second
 * time, from who they are alone.
 */
const { app, owner, browser } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

/** Rows between two organisations, which both may read; who else may not is said in `features/collaborations/routes.test.ts`. */
const BETWEEN_TWO = ['collaboration_partner', 'collaboration_interest'];
const tables = (await tablesWith(database, 'tenant_id')).filter(({ name }) => !BETWEEN_TWO.includes(name));

await dropChecks(database, tables);

/**
 * What a member of staff who keeps no files reads of the own tenant: about themselves as an account, or without a person in it.
 * A table that says anything of a newcomer never stands here.
 */
const WITHOUT_PERSON: Record<string, string> = {
  tenant_member: 'that they work there',
  account_session: 'their own devices',
};
/** What a municipality publishes for everybody: counts from ten people and answers, never about one. It alone changes it. */
const PUBLISHED = ['signal_question', 'voice_conversation', 'bottleneck', 'collaboration', 'voice_proposal'];
/** What who makes policy keeps for conversations and nobody else there sees: drafts, panels, readers; no newcomer in any of it. */
const OF_POLICY = ['voice_log_author', 'voice_panel', 'voice_preparation', 'voice_reader'];
/** Nobody but the server reads these, or nobody of a tenant as such. */
const OF_ACCOUNTS = ['account_session', 'openid_attempt', 'tenant_sign_in', 'tenant_subject'];

interface Municipality {
  id: string;
  /** Its cases; the first is connected with `newcomer`. */
  cases: string[];
  newcomer: string;
  members: Record<'guide' | 'lead' | 'policy' | 'gone', { account: string; token: string }>;
}

async function municipality(name: string): Promise<Municipality> {
  const id = await makeTenant(app, name);
  const members = {
    guide: await openStaffSession(app, id, { roles: ['guide'] }),
    lead: await openStaffSession(app, id, { roles: ['lead', 'guide'] }),
    policy: await openStaffSession(app, id, { roles: ['policy'] }),
    gone: await openStaffSession(app, id, { roles: ['guide', 'lead'] }),
  };
  await database.query('update tenant_member set ended_at = now() where account_id = $1', [
    members.gone.account,
  ]);
  const newcomer = randomUUID();
  await database.query('insert into person (id) values ($1)', [newcomer]);
  const cases = [randomUUID(), randomUUID(), randomUUID()];
  for (const [nth, caseId] of cases.entries()) await addCaseRow(id, caseId, nth);
  await database.query(
    'insert into case_link (case_id, tenant_id, person_id, linked_at) values ($1, $2, $3, now())',
    [cases[0], id, newcomer],
  );
  return { id, cases, newcomer, members };
}

const tableNamed = (name: string): Table => {
  const found = tables.find((table) => table.name === name);
  if (!found) throw new Error(`${name} has no tenant`);
  return found;
};

const addCaseRow = (tenant: string, id: string, pick: number): Promise<void> =>
  addRow(database, tableNamed('integration_case'), { id, tenant_id: tenant, number: id }, pick);

const delft = await municipality('Gemeente Delft');
const utrecht = await municipality('Gemeente Utrecht');
const outsider = await openAccountSession(app, { guideOf: 'Wijkhuis De Brug' });

/** Everybody who may ask the database something, and of which municipality they may see rows. */
const ACTORS: {
  name: string;
  context: RlsContext;
  sees: string | null;
  keepsFiles: boolean;
  newcomer?: Municipality;
}[] = [
  ...[delft, utrecht].flatMap((at) => [
    { name: 'guide', context: { account: at.members.guide.account }, sees: at.id, keepsFiles: true },
    { name: 'lead', context: { account: at.members.lead.account }, sees: at.id, keepsFiles: true },
    { name: 'policy', context: { account: at.members.policy.account }, sees: at.id, keepsFiles: false },
    { name: 'who left', context: { account: at.members.gone.account }, sees: at.id, keepsFiles: false },
    { name: 'newcomer', context: { person: at.newcomer }, sees: at.id, keepsFiles: false, newcomer: at },
  ]),
  { name: 'guide of no tenant', context: { account: outsider.account }, sees: null, keepsFiles: false },
  { name: 'newcomer of no case', context: { person: randomUUID() }, sees: null, keepsFiles: false },
  { name: 'visitor', context: {}, sees: null, keepsFiles: false },
];

interface Seen {
  table: string;
  tenant: string | null;
  case: string | null;
  rows: number;
}

const hasCase = ({ columns }: Table): boolean => columns.some(({ name }) => name === 'case_id');

/** Every table as this actor sees it, without a `where`. */
const seenBy = (context: RlsContext): Promise<Seen[]> =>
  inTransaction(app.db, context, async (tx) => {
    const reads = tables.map((table) => {
      const about = hasCase(table)
        ? 'case_id::text'
        : table.name === 'integration_case'
          ? 'id::text'
          : 'null::text';
      return `select '${table.name}' as "table", tenant_id::text as tenant, ${about} as "case", count(*)::int as rows
        from "${table.name}" group by tenant_id, ${about}`;
    });
    return (await sql<Seen>`${sql.raw(reads.join(' union all '))}`.execute(tx)).rows;
  });

/** What is wrong with what this actor sees. */
function wrongIn({ name, sees, keepsFiles, newcomer }: (typeof ACTORS)[number], seen: Seen[]): string[] {
  return seen.flatMap(({ table, tenant, case: about, rows }) => {
    const found = `${name} of ${sees ?? 'nowhere'} sees ${rows} rows of ${tenant} in ${table}`;
    if (PUBLISHED.includes(table) || (table === 'account_session' && tenant === null)) return [];
    if (tenant !== sees) return [found];
    if (OF_POLICY.includes(table)) return name === 'policy' ? [] : [found];
    if (newcomer) return about === newcomer.cases[0] ? [] : [found];
    return keepsFiles || table in WITHOUT_PERSON ? [] : [found];
  });
}

/** Changes and deletes every row that there is, of every table, as far as it goes; nothing of it stays. */
async function damageBy({
  name: actor,
  context,
  sees: tenant,
  keepsFiles,
  newcomer,
}: (typeof ACTORS)[number]): Promise<string[]> {
  const damage: string[] = [];
  for (const { name } of tables.filter((table) => table.name !== 'account_session'))
    for (const statement of [
      `update "${name}" set tenant_id = tenant_id where tenant_id is not null returning tenant_id::text as tenant`,
      `delete from "${name}" where tenant_id is not null returning tenant_id::text as tenant`,
    ])
      await inTransaction(app.db, context, async (tx) => {
        const { rows } = await sql<{ tenant: string }>`${sql.raw(statement)}`.execute(tx);
        damage.push(
          ...rows.flatMap((row) =>
            row.tenant === tenant &&
            (OF_POLICY.includes(name)
              ? actor === 'policy'
              : keepsFiles || newcomer !== undefined || PUBLISHED.includes(name))
              ? []
              : [`${statement.slice(0, 6)} ${name} of ${row.tenant}`],
          ),
        );
        throw new Undone();
      }).catch((thrown: unknown) => {
        // Not granted at all, or kept by a reference or a trigger: nothing was changed.
        if (!(thrown instanceof Undone) && !(thrown instanceof Error && 'code' in thrown)) throw thrown;
      });
  return damage;
}
class Undone extends Error {}

test('every table of a tenant is under row-level security', async () => {
  const { rows } = await database.query<{ name: string }>(
    'select relname as name from pg_class where relname = any($1) and not relrowsecurity',
    [tables.map(({ name }) => name)],
  );
  expect(rows).toEqual([]);
  expect(tables.length).toBeGreaterThanOrEqual(11);
});

test('with random rows of two municipalities in every table nobody sees, changes or deletes a row of the other', async () => {
  const row = fc.record({
    table: fc.constantFrom(...tables.map(({ name }) => name)),
    at: fc.constantFrom(delft, utrecht),
    about: fc.nat(2),
    pick: fc.nat(1_000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 20, maxLength: 60 }), async (rows) => {
      for (const { table, at, about, pick } of rows)
        await addRow(
          database,
          tableNamed(table),
          {
            tenant_id: at.id,
            case_id: at.cases[about],
            integration_case: at.cases[about],
            account: Object.values(at.members)[pick % 4]?.account,
            // Only the first case is the newcomer's own.
            person_id: about === 0 ? at.newcomer : randomUUID(),
          },
          pick,
        );
      const wrong: string[] = [];
      for (const actor of ACTORS) wrong.push(...wrongIn(actor, await seenBy(actor.context)));
      expect(wrong).toEqual([]);
    }),
    { numRuns: 10, seed: Number(process.env.PROPERTY_SEED ?? 17) },
  );
  for (const actor of ACTORS) expect(await damageBy(actor), actor.name).toEqual([]);
}, 120_000);

test('the guide of a municipality sees its rows: so the test above does not pass because nobody sees anything', async () => {
  for (const table of tables) {
    if (OF_ACCOUNTS.includes(table.name)) continue;
    for (const { id, cases, newcomer, account } of [delft, utrecht].flatMap((at) =>
      [at.members.guide, at.members.lead].map(({ account }) => ({ ...at, account })),
    ))
      await addRow(
        database,
        table,
        {
          tenant_id: id,
          case_id: cases[0],
          integration_case: cases[0],
          account,
          person_id: newcomer,
        },
        7,
      );
  }
  const seen = await seenBy({ account: delft.members.lead.account });
  const unseen = tables.filter(
    ({ name }) =>
      ![...OF_ACCOUNTS, ...PUBLISHED, ...OF_POLICY].includes(name) &&
      !seen.some(({ table }) => table === name),
  );
  const kept = await seenBy({ account: delft.members.policy.account });
  expect(OF_POLICY.filter((name) => !kept.some(({ table }) => table === name))).toEqual([]);
  expect(unseen.map(({ name }) => name)).toEqual([]);
});

test.each([
  [
    'a policy that forgets the tenant',
    'create policy planted on integration_case for select using (acting_caseworker() is not null)',
  ],
  [
    'a policy that lets policy staff in',
    'create policy planted on case_event for select using (tenant_id = acting_tenant())',
  ],
  [
    'a policy that lets in who left',
    'create policy planted on case_look for select using (tenant_id in (select m.tenant_id from tenant_member m where m.account_id = acting_account()))',
  ],
  ['a table without policies', 'alter table case_deadline disable row level security'],
])('the check bites: %s', async (_, violation) => {
  for (const table of ['integration_case', 'case_event', 'case_look', 'case_deadline'])
    for (const at of [delft, utrecht])
      await addRow(
        database,
        tableNamed(table),
        {
          tenant_id: at.id,
          case_id: at.cases[1],
          integration_case: at.cases[1],
          account: at.members.guide.account,
        },
        4,
      );
  await database.query(violation);
  const wrong: string[] = [];
  for (const actor of ACTORS) wrong.push(...wrongIn(actor, await seenBy(actor.context)));
  await database.query(
    violation.startsWith('alter')
      ? 'alter table case_deadline enable row level security'
      : violation.replace('create policy', 'drop policy').replace(/ for select.*/, ''),
  );
  expect(wrong).not.toEqual([]);
});

test('no page about a case of another municipality is there, for anybody', async () => {
  const routes = routesByFeature
    .flatMap((feature) => feature.routes)
    .filter(({ path, method, allow }) => method === 'get' && isForStaff(allow) && path.includes('/:case'));
  expect(routes.length).toBeGreaterThan(3);
  const [theirs = ''] = utrecht.cases;
  const people = [
    delft.members.guide,
    delft.members.lead,
    delft.members.policy,
    delft.members.gone,
    utrecht.members.policy,
    utrecht.members.gone,
  ];
  const wrong: string[] = [];
  for (const { path } of routes) {
    const address = `/nl${path
      .replace(/:case\{[^/]*\}/, theirs)
      .replace(/:\w+\{([^/|]*)(?:\|[^/]*)?\}/g, (_, first: string) =>
        first.startsWith('[') ? randomUUID() : first,
      )
      .replace(/:\w+/g, 'x')}`;
    for (const { token } of people) {
      const device = browser();
      device.jar.set(ACCOUNT_COOKIE, token);
      const first = await device.get(address);
      // Whether a reason is asked for says nothing of a case that is not there.
      const { status } = first.to?.startsWith(`/nl/casework/${theirs}`) ? await device.follow() : first;
      if (![403, 404].includes(status)) wrong.push(`${address}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
  const { rows } = await database.query('select from case_look where case_id = $1 and account_id = $2', [
    theirs,
    delft.members.guide.account,
  ]);
  expect(rows).toEqual([]);
});
