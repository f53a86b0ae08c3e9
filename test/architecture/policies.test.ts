import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../support/app.ts';

/**
 * How the server's role may use a table, as docs/security.md declares it for every table:
 * `claimed`: nobody sees or changes a row without a claim; `added`: the same, but everybody may add a row;
 * `public`: everybody reads it, and changes it only with a claim; `closed`: only functions of the owner touch it; `open`:
 * everybody changes it too, because it says nothing about anybody.
 */
type PolicyClass = 'claimed' | 'added' | 'public' | 'closed' | 'open' | 'unprotected';

const { owner } = await createTestApp();
const client = new pg.Client(owner);
await client.connect();
afterAll(() => client.end());

interface Policy {
  /** As pg_policy writes it: r(ead), a(dd), w(rite), d(elete) or * for all of them. */
  command: 'r' | 'a' | 'w' | 'd' | '*';
  using: string | null;
  check: string | null;
}

/** The class of every table, from the policies and privileges in the database. */
async function classesInDatabase(): Promise<Map<string, PolicyClass>> {
  const { rows } = await client.query<{
    name: string;
    guarded: boolean;
    reachable: boolean;
    policies: Policy[];
  }>(`
    select c.relname as name, c.relrowsecurity as guarded,
      has_any_column_privilege('vanonderop', c.oid, 'select, insert, update, references')
        or has_table_privilege('vanonderop', c.oid, 'delete, truncate') as reachable,
      (select coalesce(json_agg(json_build_object('command', p.polcmd, 'using', pg_get_expr(p.polqual, p.polrelid),
        'check', pg_get_expr(p.polwithcheck, p.polrelid))), '[]') from pg_policy p where p.polrelid = c.oid and p.polpermissive)
        as policies
    from pg_class c where c.relkind in ('r', 'p', 'm', 'v', 'f') and c.relnamespace = 'public'::regnamespace
      and c.relname <> 'migration'`);
  return new Map(
    rows.map(({ name, guarded, reachable, policies }) => {
      const open = policies.filter(({ using, check }) => using === 'true' || check === 'true');
      if (!guarded) return [name, 'unprotected'];
      if (!reachable) return [name, 'closed'];
      if (!open.length) return [name, 'claimed'];
      if (open.every(({ command }) => command === 'r')) return [name, 'public'];
      return [name, open.every(({ command }) => command === 'a') ? 'added' : 'open'];
    }),
  );
}

/** The classes that the document declares: rows of its tables that begin with a table's name and its class. */
function declaredClasses(): Map<string, string> {
  const text = readFileSync('docs/security.md', 'utf8');
  return new Map(
    [...text.matchAll(/^\| (`\w+`(?:, `\w+`)*) \| (\w+) \|/gm)].flatMap(([, names = '', kind = '']) =>
      [...names.matchAll(/\w+/g)].map(([name]): [string, string] => [name, kind]),
    ),
  );
}

/** Where document and database differ, as sentences. */
async function differences(): Promise<string[]> {
  const [found, declared] = [await classesInDatabase(), declaredClasses()];
  return [...new Set([...found.keys(), ...declared.keys()])].flatMap((name) =>
    found.get(name) === declared.get(name)
      ? []
      : [
          `${name} is ${found.get(name) ?? 'not there'}, docs/security.md says ${declared.get(name) ?? 'nothing'}`,
        ],
  );
}

test('every table is under row-level security, as docs/security.md declares it', async () => {
  expect(await differences()).toEqual([]);
});

test.each([
  [
    'a new table without policies',
    'create table letter (id int); grant select on letter to vanonderop',
    'letter is unprotected',
  ],
  [
    'an update for everybody',
    'create policy planted on story_answer for update using (true)',
    'story_answer is open',
  ],
  ['a policy for everything', 'create policy planted on session using (true)', 'session is open'],
  ['reading for everybody', 'create policy planted on sign_up for select using (true)', 'sign_up is public'],
  [
    'no row-level security',
    'alter table mail_outbox disable row level security',
    'mail_outbox is unprotected',
  ],
  ['a grant on the key', 'grant select on claim_key to vanonderop', 'claim_key is claimed'],
])('the check bites: %s', async (_, violation, finding) => {
  await client.query('begin');
  try {
    await client.query(violation);
    expect(await differences()).toEqual([expect.stringContaining(finding)]);
  } finally {
    await client.query('rollback');
  }
});

test('functions with the rights of the owner see their own tables first, and are all named in docs/security.md', async () => {
  const { rows } = await client.query<{ name: string }>(
    "select distinct proname as name from pg_proc where prosecdef and pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype",
  );
  const text = readFileSync('docs/security.md', 'utf8');
  expect(rows.map(({ name }) => name).filter((name) => !text.includes(`\`${name}`))).toEqual([]);
});
