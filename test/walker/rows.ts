import type pg from 'pg';

/** Whose a row is: a newcomer, a meeting, the inbox, a listing, a spreadsheet, the team, or the public directory. */
export type Domain = string;

/** Counters, logs and work for later change with whatever anybody does; they hold nothing that can be taken. */
const UNOWNED_TABLES = new Set([
  'attempt',
  'audit',
  'access_log',
  'log_chain',
  'team_look',
  'job',
  'mail_outbox',
  'migration',
  'translation_report',
  'unmet_need',
  'bottleneck_help',
]);
/** Columns that follow from other rows, or say only when somebody was last here. */
const DERIVED_COLUMNS = ['seen_at', 'taken', 'revision', 'held'];

const DOMAIN_OF_TABLE: [RegExp, Domain][] = [
  [/^(contact|answer)_/, 'inbox'],
  [/^(listing|vouch|confirmation_request|owner_)/, 'listings'],
  [/^spreadsheet/, 'spreadsheets'],
  [/^team_/, 'team'],
  [/^placement_/, 'placements'],
  [/^(account|sign_in)/, 'accounts'],
];

/** Every row of the database by table and key: its domain and its contents. */
export type Rows = Map<string, { domain: Domain; contents: string }>;

/** Reads all rows past the policies. A table that is added later is read by itself. */
export async function readRows(database: pg.Client): Promise<Rows> {
  const tables = await database.query<{ name: string; key: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as key
       from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
       join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by c.relname`,
  );
  const rows: Rows = new Map();
  for (const { name, key } of tables.rows) {
    if (UNOWNED_TABLES.has(name)) continue;
    const found = await database.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from "${name}" t`,
    );
    for (const { row } of found.rows) {
      const contents = Object.entries(row).filter(([column]) => !DERIVED_COLUMNS.includes(column));
      rows.set(`${name} ${key.map((column) => String(row[column])).join(' ')}`, {
        domain: domainOf(name, row),
        contents: JSON.stringify(contents),
      });
    }
  }
  return rows;
}

function domainOf(table: string, row: Record<string, unknown>): Domain {
  const person = table === 'person' ? row.id : row.person_id;
  // Both sides change a request; its initiative changes nothing else of who asks.
  if (table === 'placement_request') return `requests of ${person}`;
  // Who helps at an initiative answers what it was asked, and no other question.
  if (table === 'contact_question' && row.listing_id) return 'questions to initiatives';
  // Who tells of a collaboration, its partners and who wants it change the same rows.
  if (table.startsWith('collaboration') && !row.edition_id) return 'collaborations';
  // What is behind the wall of a municipality, except what a newcomer connected with themselves.
  if (row.tenant_id && table !== 'case_link') return `tenant ${row.tenant_id}`;
  if (table === 'signal') return `signals of ${row.account_id ?? row.listing_id}`;
  if (table === 'signal_answer') return 'answers to signals';
  if (table.startsWith('bottleneck')) return 'bottlenecks';
  // A speaker, the readers of a conversation and who makes policy work on the same words.
  if (/^voice_(statement|contribution|recording|proposal_text|appeal|log|report|panel)/.test(table))
    return 'statements of conversations';
  // Ballots and codes are nobody's; the server moves them.
  if (/^voice_(ballot|code|blind|paper|publication)/.test(table)) return 'ballots';
  if (/^voice_table/.test(table)) return `voice table ${row.table_id ?? row.id}`;
  // The server notes what it told by letter; whoever has the link in one ends them.
  if (/^befriending_(told|letter)$/.test(table)) return 'letters to people who meet';
  // What one person said of another is that person's alone; the rest is shared by both sides, the organisation and the server.
  if (table === 'befriending_apart') return String(row.by_person);
  if (
    /^befriending_(pool|card|figure|round|proposal|pair|check$|pause|wider|translation|desk_letter)/.test(
      table,
    )
  )
    return 'befriending';
  // Anybody reports; the organisation and the team note what they did.
  if (table === 'befriending_report') return 'reports';
  // Who speaks for a circle makes them, and who joins uses them.
  if (table === 'befriending_invitation') return 'invitations to circles';
  if (person) return String(person);
  const edition = table === 'edition' ? row.id : row.edition_id;
  if (edition) return String(edition);
  // A device on which an account opened a listing goes with that account's session.
  if (table === 'owner_session' && row.account_id) return 'accounts';
  // A link of the team belongs to the meeting or the table that it is for.
  if (table === 'team_key' && row.scope) return String(row.scope);
  return DOMAIN_OF_TABLE.find(([pattern]) => pattern.test(table))?.[1] ?? 'directory';
}

/** Rows that were there before and are now different or gone, in domains that were not this actor's. */
export const changedRows = (before: Rows, after: Rows, mayChange: readonly Domain[]): string[] =>
  [...before].flatMap(([key, { domain, contents }]) => {
    if (mayChange.includes(domain)) return [];
    const now = after.get(key);
    return now?.contents === contents ? [] : [`${key} (${domain}) ${now ? 'was changed' : 'is gone'}`];
  });
