import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction, type RlsContext } from '#core/db/rls-context.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { countAttempt } from '#core/rate-limit.ts';
import { demoSet } from '../../seed/demo.ts';
import { seedDemoDirectory } from '../../src/features/directory/demo-seed.ts';
import { createTestApp } from '../support/app.ts';
import { meeting } from '../support/meeting.ts';
import { TEST_LOGIN } from '../support/postgres.ts';

/**
 * What SQL injection would get: any statement, sent as the role with which the server connects. Each attack has beside it the
 * claim with which the same statement works, so that no attack fails for another reason.
 */
const { app, owner } = await createTestApp();
const deniz = await meeting(app);
await seedDemoDirectory(app, demoSet());
const EDITION = deniz.id;
const TEAM = deniz.deniz.kind === 'team' ? deniz.deniz.key : '';

const admin = new pg.Client(owner);
await admin.connect();
const attacker = new pg.Client({ ...owner, ...TEST_LOGIN });
await attacker.connect();
afterAll(async () => {
  await attacker.end();
  await admin.end();
});

const YONAS = '00000000-0000-4000-8000-000000000001';
const SAMIRA = '00000000-0000-4000-8000-000000000002';
const GONE = '00000000-0000-4000-8000-000000000003';
const QUESTION = '00000000-0000-4000-8000-000000000011';
const REGISTRATION = '00000000-0000-4000-8000-000000000021';
const LISTING = '00000000-0000-4000-8000-000000000031';
const DRAFT = '00000000-0000-4000-8000-000000000032';
const hash = (byte: number) => Buffer.alloc(32, byte);
const [QUESTION_LINK, REGISTRATION_LINK, LISTING_LINK, STALL_LINK] = [hash(1), hash(2), hash(3), hash(4)];
const [SESSION, ENDED_SESSION] = [hash(5), hash(6)];

await admin.query(`
  insert into person (id, seen_at) values ('${YONAS}', now()), ('${SAMIRA}', now()), ('${GONE}', now() - interval '2 years');
  insert into deletion_notice (person_id, noticed_at, letters) values ('${GONE}', now() - interval '1 year', 0);
  insert into story_answer (person_id, question, answer) values ('${YONAS}', 'name', '"Yonas"'), ('${SAMIRA}', 'name', '"Samira"'),
    ('${GONE}', 'name', '"Gone"');
  insert into session (token_hash, person_id, ends_at, own_device, card_sealed) values
    ('\\x${SESSION.toString('hex')}', '${YONAS}', '2126-01-01', true, ''),
    ('\\x${ENDED_SESSION.toString('hex')}', '${SAMIRA}', '2026-01-01', true, '');
  insert into contact_question (id, link_hash, category, language, state, received_at, promised_at, last_at)
    values ('${QUESTION}', '\\x${QUESTION_LINK.toString('hex')}', 'other', 'nl', 'open', now(), now(), now());
  insert into contact_message (id, question_id, at, side, words) values (gen_random_uuid(), '${QUESTION}', now(), 'asker', 'Help');
  insert into sign_up (id, edition_id, link_hash, name, email, language, typed_by, size, any_other, move_up, lot, made_at, changed_at)
    values ('${REGISTRATION}', '${EDITION}', '\\x${REGISTRATION_LINK.toString('hex')}', 'Aster', 'aster@voorbeeld.nl', 'nl', 'self', 1,
      false, false, 1, now(), now());
  insert into listing (id, link_hash, vouch_hash, language, form, owner_email, state, made_at, changed_at) values
    ('${LISTING}', '\\x${LISTING_LINK.toString('hex')}', '\\x${hash(13).toString('hex')}', 'nl', '{"name": "Koor"}', 'koor@kade.example',
      'public', '2020-01-01', '2020-01-01'),
    ('${DRAFT}', '\\x${hash(23).toString('hex')}', '\\x${hash(33).toString('hex')}', 'nl', '{"name": "Concept"}', null,
      'draft', '2020-01-01', '2020-01-01');
  insert into organisation (name, source, source_id) values ('Koor', 'own', '${LISTING}');
  insert into initiative (organisation_id, texts, source, source_id, confirmed_at)
    select id, '{"nl": {"name": "Koor", "summary": ""}}', 'own', '${LISTING}', '2020-01-01' from organisation where source_id = '${LISTING}';
  insert into market_stall (id, edition_id, link_hash, organisation, shows, email, needs_table, needs_power, for_children, language,
      state, made_at)
    values (gen_random_uuid(), '${EDITION}', '\\x${STALL_LINK.toString('hex')}', 'Koor', 'zang', 'kraam@kade.example', false, false,
      false, 'nl', 'accepted', now());
  update edition set counts = '{"signUps": 1, "people": 1, "came": 0}' where id = '${EDITION}';
  insert into outcome_line (edition_id, break_out_id, kind, words, owner, owner_email, link_hash, made_at, changed_at)
    select '${EDITION}', id, 'agreement', 'We bellen', 'Wethouder', 'wethouder@stad.example', '\\x${hash(7).toString('hex')}', now(), now()
      from break_out limit 1;
  insert into team_look (at, team_key_id, name, about, purpose, page)
    values (now(), '${TEAM}', 'Deniz', '${EDITION}', 'organising', '/organise'),
      (now() - interval '2 years', '${TEAM}', 'Deniz', '${EDITION}', 'organising', '/organise');
  insert into volunteer_shift (edition_id, name, starts_at, ends_at, wanted)
    values ('${EDITION}', 'Koffie', now(), now() + interval '1 hour', 3);
  insert into audit (at, actor, action, outcome) values (now() - interval '3 years', 'visitor', 'old.line', 'done');
`);
await enqueueEmailAsVisitor();
await countAttempt(app.db, 'card:everybody', 10, 600, app.now());

async function enqueueEmailAsVisitor() {
  await inTransaction(app.db, {}, (tx) =>
    enqueueEmail(tx, app, {
      cause: 'stranger',
      recipient: 'a@b.example',
      subject: 'Link',
      body: '/m/private-link',
      language: 'nl',
    }),
  );
}

/** Runs statements as the attacker, in one transaction that is rolled back. @returns how many rows the last one gave or changed */
async function attack(...statements: string[]): Promise<number> {
  await attacker.query('begin');
  try {
    let rows = 0;
    for (const statement of statements) rows = (await attacker.query(statement)).rowCount ?? 0;
    return rows;
  } finally {
    await attacker.query('rollback');
  }
}

/** The same statement with claims that the server signed, rolled back too. */
async function withClaims(context: RlsContext, statement: string): Promise<number> {
  let rows = -1;
  await inTransaction(app.db, context, async (tx: Tx) => {
    const result = await sql.raw(statement).execute(tx);
    rows = Number(result.numAffectedRows ?? result.rows.length);
    throw new RollBack();
  }).catch((fault) => {
    if (!(fault instanceof RollBack)) throw fault;
  });
  return rows;
}
class RollBack extends Error {}

/** Every way of before to say who one is, and the claims as they are now without a signature. */
const pretend = (claims: Record<string, string>): string[] => [
  ...Object.entries(claims).map(([name, value]) => `set local app.${name} = '${value}'`),
  `select set_config('app.claims', '${JSON.stringify({ ...claims, now: '2026-11-24T09:00:00Z' })}', true)`,
];
const forged = (claims: Record<string, string>, signature: string): string[] => [
  ...pretend(claims),
  `select set_config('app.claims_signature', '${signature}', true)`,
];

const task = (name: NonNullable<RlsContext['systemTask']>['name'], subject?: string): RlsContext => ({
  systemTask: subject === undefined ? { name } : { name, subject },
});

interface Attack {
  name: string;
  /** What the attacker sends; nothing comes of it. */
  statements: string[];
  /** Whose claim makes the last statement work. */
  allowed: RlsContext;
}

const reading: Attack[] = [
  {
    name: 'pretends to be a newcomer whose number is known, and reads the story',
    statements: [...pretend({ person: YONAS }), `select * from story_answer`],
    allowed: { person: YONAS },
  },
  {
    name: 'pretends to be inbound mail, and reads all questions',
    statements: [
      ...pretend({ task: 'inbound-mail', system_task: 'inbound-mail' }),
      'select * from contact_message',
    ],
    allowed: task('inbound-mail'),
  },
  {
    name: 'pretends to be the seating of a meeting, whose id is public, and reads all registrations',
    statements: [
      ...pretend({ task: 'seating', subject: EDITION, system_task: 'seating', system_subject: EDITION }),
      'select * from sign_up',
    ],
    allowed: task('seating', EDITION),
  },
  {
    name: 'pretends to be an organiser whose number is known',
    statements: [...pretend({ team: TEAM }), 'select * from sign_up'],
    allowed: { team: TEAM },
  },
  {
    name: 'pretends to hold a private link whose hash is known',
    statements: [...pretend({ link: REGISTRATION_LINK.toString('hex') }), 'select * from sign_up'],
    allowed: { link: REGISTRATION_LINK },
  },
  {
    name: 'reads letters with private links',
    statements: ['select * from mail_outbox'],
    allowed: task('mail'),
  },
  { name: 'reads the jobs', statements: ['select * from job'], allowed: task('jobs') },
  {
    name: 'reads who looked at whom',
    statements: ['select * from team_look'],
    allowed: { link: REGISTRATION_LINK },
  },
  {
    name: 'reads a session that ended, and with it who somebody is',
    statements: [`select * from session where ends_at < now()`],
    allowed: task('retention'),
  },
  {
    name: 'finds people who were not here for a year',
    statements: ['select * from person'],
    allowed: task('retention'),
  },
  {
    name: 'deletes people who were not here for a year',
    statements: [`delete from person where seen_at < now() - interval '1 year'`],
    allowed: task('retention'),
  },
  {
    name: 'reads the address and the link of an accepted stall',
    statements: ['select email, link_hash from market_stall'],
    allowed: { team: TEAM },
  },
  {
    name: 'reads the address and the link of who has to keep an agreement',
    statements: ['select owner_email, link_hash from outcome_line'],
    allowed: task('seating', EDITION),
  },
  { name: 'empties the outbox', statements: ['delete from mail_outbox'], allowed: task('retention') },
  { name: 'stops all jobs', statements: ['update job set failed_at = now()'], allowed: task('jobs') },
  {
    name: 'renames every shift',
    statements: [`update volunteer_shift set name = 'x'`],
    allowed: { team: TEAM },
  },
  {
    name: 'defaces the directory',
    statements: [`update initiative set texts = texts`],
    allowed: task('operator'),
  },
  {
    name: 'renames organisations',
    statements: [`update organisation set name = 'x'`],
    allowed: task('operator'),
  },
  { name: 'empties the directory', statements: ['delete from organisation'], allowed: task('operator') },
  { name: 'moves a break-out', statements: [`update break_out set room = 'x'`], allowed: { team: TEAM } },
  {
    name: 'rewrites the programme',
    statements: [`update programme_part set kind = kind`],
    allowed: { team: TEAM },
  },
  { name: 'renames a series', statements: [`update series set slug = slug`], allowed: { team: TEAM } },
  { name: 'moves a venue', statements: [`update venue set name = 'x'`], allowed: { team: TEAM } },
  {
    name: 'cancels a meeting',
    statements: [`update edition set state = 'cancelled'`],
    allowed: { team: TEAM },
  },
];

test.each(reading)('whoever can send any SQL gets nothing: $name', async ({ statements, allowed }) => {
  expect(await attack(...statements)).toBe(0);
  expect(await withClaims(allowed, statements.at(-1) ?? '')).toBeGreaterThan(0);
});

const refused: Attack[] = [
  {
    name: 'makes itself a link of the team',
    statements: [`select begin_team('X', '{organiser}', '\\x01', '2126-01-01')`],
    allowed: task('operator'),
  },
  {
    name: 'ends the links of the team',
    statements: [`select end_team('X')`],
    allowed: task('operator'),
  },
  {
    name: 'gives itself a team key',
    statements: [
      `insert into team_key (name, duties, token_hash, ends_at) values ('X', '{organiser}', '\\x02', '2126-01-01')`,
    ],
    allowed: { team: TEAM },
  },
  {
    name: 'asks for the listings of an address',
    statements: [`select * from listings_of('koor@kade.example')`],
    allowed: task('letter-to-owner', 'koor@kade.example'),
  },
  {
    name: 'asks for the addresses of owners',
    statements: [`select * from listings_to_ask(now(), now())`],
    allowed: task('reminders'),
  },
  {
    name: 'forgets the drafts of everybody',
    statements: [`select forget_drafts(now())`],
    allowed: task('retention'),
  },
  {
    name: 'forgets all lists of volunteers',
    statements: [`select forget_spreadsheets(now(), now())`],
    allowed: task('retention'),
  },
  { name: 'forgets the audit', statements: [`select forget_audit()`], allowed: task('retention') },
  {
    name: 'wipes who looked at whom',
    statements: [`select forget_access_log()`],
    allowed: task('retention'),
  },
  {
    name: 'takes a count back',
    statements: [`select take_back_attempt('card:everybody', now())`],
    allowed: task('limits'),
  },
  { name: 'resets all limits', statements: [`select forget_attempts(now())`], allowed: task('retention') },
  {
    name: 'writes that somebody looked at whom',
    statements: [
      `insert into team_look (at, team_key_id, name, about, purpose, page) values (now(), '${TEAM}', 'Deniz', '${EDITION}', 'x', '/')`,
    ],
    allowed: { team: TEAM },
  },
  {
    name: 'writes that a newcomer opened the story',
    statements: [
      `insert into access_log (person_id, actor, purpose, page) values ('${YONAS}', 'self', 'own-story', '/')`,
    ],
    allowed: { person: YONAS },
  },
  {
    name: 'adds postcodes',
    statements: [`insert into postcode (code, lat, lon) values ('0000', 1, 1)`],
    allowed: task('operator'),
  },
  {
    name: 'says that the clock is right',
    statements: [`select accept_maintenance_round('2099-01-01')`],
    allowed: task('operator'),
  },
];

test.each(refused)('whoever can send any SQL is refused: $name', async ({ statements, allowed }) => {
  await expect(attack(...statements)).rejects.toMatchObject({ code: '42501' });
  expect(await withClaims(allowed, statements.at(-1) ?? '')).toBeGreaterThan(0);
});

/** Nobody may do this, whatever they claim. */
test.each([
  ['reads the key of the claims', 'select * from claim_key'],
  ['tries signatures', `select is_signed('a', 'b')`],
  ['reads the audit', 'select * from audit'],
  [
    'writes an audit line directly',
    `insert into audit (actor, action, outcome) values ('team:x', 'a.b', 'done')`,
  ],
  [
    'writes an audit line with a signature of its own',
    `select write_audit('{"actor": "team:x"}', repeat('0', 64))`,
  ],
  ['lowers a counter', 'update attempt set tries = 0'],
  ['deletes all counters', 'delete from attempt'],
  ['resets what people did not find', 'update unmet_need set times = 1'],
  ['resets reports of translations', 'update translation_report set times = 1'],
  ['turns a confirmation to another listing', `update confirmation_request set listing_id = '${LISTING}'`],
])('no claim opens this: %s', async (_, statement) => {
  await expect(attack(statement)).rejects.toMatchObject({ code: '42501' });
  for (const context of [task('operator'), task('retention'), { team: TEAM }, { person: YONAS }])
    await expect(withClaims(context, statement)).rejects.toThrow(
      /permission denied|not written by the server/,
    );
});

test('claims with the signature of other claims, of another key or for the audit are those of nobody', async () => {
  const signed = await inTransaction(app.db, { person: SAMIRA }, async (tx) => {
    const { rows } = await sql<{
      claims: string;
      signature: string;
    }>`select current_setting('app.claims') as claims, current_setting('app.claims_signature') as signature`.execute(
      tx,
    );
    return rows[0] ?? { claims: '', signature: '' };
  });
  const claims = JSON.stringify({ person: YONAS });
  const otherKey = createHmac('sha256', Buffer.alloc(32)).update(claims).digest('hex');
  for (const signature of [signed.signature, otherKey, '', 'x'])
    expect(
      await attack(...forged({ person: YONAS }, signature), 'select * from story_answer'),
      signature,
    ).toBe(0);
  // The signature itself is right: it is the other claims that are not believed.
  expect(
    await attack(
      `select set_config('app.claims', '${signed.claims}', true), set_config('app.claims_signature', '${signed.signature}', true)`,
      'select * from story_answer',
    ),
  ).toBe(1);
  // An audit line is signed for the audit alone.
  await expect(attack(`select write_audit('${signed.claims}', '${signed.signature}')`)).rejects.toMatchObject(
    {
      code: '42501',
    },
  );
});

test('from a session that ended no way leads to the story, and a session that goes on opens one', async () => {
  expect(await withClaims({ tokenHash: ENDED_SESSION }, 'select person_id from session')).toBe(0);
  expect(await withClaims({ tokenHash: SESSION }, 'select person_id from session')).toBe(1);
  expect(await withClaims({ person: SAMIRA }, 'select person_id from session')).toBe(0);
});

test('a link of the team opens nothing after its last day, by the clock that came with the claims', async () => {
  await admin.query('begin');
  await admin.query('update team_key set ends_at = $1 where id = $2', [app.now(), TEAM]);
  await admin.query('commit');
  expect(await withClaims({ team: TEAM }, 'select * from sign_up')).toBe(0);
  await admin.query("update team_key set ends_at = $1::timestamptz + interval '1 second' where id = $2", [
    app.now(),
    TEAM,
  ]);
  expect(await withClaims({ team: TEAM }, 'select * from sign_up')).toBe(1);
  await admin.query("update team_key set ends_at = '2126-01-01' where id = $1", [TEAM]);
});

test('a link that was given opens nothing after the last day of the link that gave it', async () => {
  const { rows } = await admin.query(
    `with giver as (insert into team_key (name, duties, token_hash, ends_at) values ('Sem', '{organiser}', '\\x0a', '2126-01-01') returning id)
      insert into team_key (name, duties, token_hash, ends_at, given_by) select 'Mila', '{desk}', '\\x0b', '2126-01-01', id from giver
      returning id, given_by`,
  );
  const [given] = rows;
  expect(await withClaims({ team: given.id }, 'select * from sign_up')).toBe(1);
  await admin.query('update team_key set ends_at = $1 where id = $2', [app.now(), given.given_by]);
  expect(await withClaims({ team: given.id }, 'select * from sign_up')).toBe(0);
});

test('an update without where changes only what the claim allows', async () => {
  const rowsOf = async (table: string) => (await admin.query(`select from ${table}`)).rowCount ?? 0;
  expect(await withClaims({ link: LISTING_LINK }, `update initiative set texts = texts`)).toBe(1);
  expect(await rowsOf('initiative')).toBeGreaterThan(1);
  expect(await withClaims({ link: LISTING_LINK }, `update organisation set name = 'Koor 2'`)).toBe(1);
  expect(await withClaims({ person: YONAS }, `update story_answer set answer = '"x"'`)).toBe(1);
  expect(await rowsOf('story_answer')).toBe(3);
  expect(await withClaims({ link: REGISTRATION_LINK }, `delete from sign_up`)).toBe(1);
  expect(
    await withClaims(task('letter-to-owner', LISTING), 'select * from owner_of(gen_random_uuid())'),
  ).toBe(0);
  await expect(withClaims({ link: LISTING_LINK }, `update initiative set source = 'hsds:x'`)).rejects.toThrow(
    /row-level security/,
  );
});

test('a temporary table cannot stand in for a table of ours, for the server may make none', async () => {
  const { rows } = await admin.query(
    `select has_database_privilege($1, $2, 'temporary') as may, p.proname as loose from pg_database
      left join pg_proc p on p.prosecdef and p.pronamespace = 'public'::regnamespace
        and not exists (select from unnest(p.proconfig) as setting where setting like 'search_path=%pg_temp')
      where datname = $2`,
    [TEST_LOGIN.user, 'template_of_tests'],
  );
  expect(rows).toEqual([{ may: false, loose: null }]);
});
