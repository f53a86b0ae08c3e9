import type { ColumnType, Generated } from 'kysely';
import { sql } from 'kysely';
import type { Db, Tx } from '#core/db/connection.ts';
import type { Recurrence } from '#core/time/recurrence.ts';
import type {
  AccessFeature,
  Audience,
  Availability,
  ContactForm,
  Gift,
  Goal,
  Level,
  Safeguard,
  SignLanguage,
  SpokenLanguage,
} from '#features/vocabulary/rules.ts';
import type {
  InitiativePhoto,
  InitiativeRow,
  InitiativeText,
  Organisation,
  OrganisationRow,
} from './types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    organisation: OrganisationTable;
    initiative: InitiativeTable;
    weekly_time: WeeklyTimeTable;
  }
}

interface OrganisationTable {
  id: Generated<string>;
  name: string;
  texts: ColumnType<Organisation['texts'], string | undefined, string>;
  website: string | null;
  email: string | null;
  phone: string | null;
  source: string;
  source_id: string;
  made_at: Generated<Date>;
  changed_at: Generated<Date>;
}

interface InitiativeTable {
  id: Generated<string>;
  organisation_id: string;
  language: Generated<string>;
  texts: ColumnType<Record<string, InitiativeText>, string, string>;
  goals: Generated<Goal[]>;
  level_min: Level | null;
  level_max: Level | null;
  latin_script: boolean | null;
  languages: Generated<SpokenLanguage[]>;
  audience: Audience | null;
  age_min: number | null;
  age_max: number | null;
  childcare: boolean | null;
  access: Generated<AccessFeature[]>;
  access_lacks: Generated<AccessFeature[]>;
  cost_cents: number | null;
  walk_in: boolean | null;
  helpers_wanted: boolean | null;
  gifts_wanted: Generated<Gift[]>;
  contact_forms: Generated<ContactForm[]>;
  safeguards: Generated<Safeguard[]>;
  coordinator: string | null;
  sign_languages: Generated<SignLanguage[]>;
  room: Availability | null;
  places_free: number | null;
  room_until: string | null;
  status: Generated<string>;
  online: Generated<boolean>;
  place_name: string | null;
  address: string | null;
  postcode: string | null;
  town: string | null;
  municipality: string | null;
  lat: number | null;
  lon: number | null;
  website: string | null;
  email: string | null;
  phone: string | null;
  confirmed_at: Date | null;
  source: string;
  source_id: string;
  made_at: Generated<Date>;
  changed_at: Generated<Date>;
  paused_until: string | null;
  photo: ColumnType<InitiativePhoto | null, string | null, string | null>;
}

interface WeeklyTimeTable {
  id: Generated<string>;
  initiative_id: string;
  weekday: number;
  starts_at: number;
  ends_at: number;
  valid_from: string | null;
  valid_to: string | null;
  recurrence: ColumnType<Recurrence | null, string | null, string | null>;
}

/** What saving did with a row: added it, changed it, or left it as it was. */
export type SaveOutcome = 'new' | 'changed' | 'same';

export interface SavedRecord {
  sourceId: string;
  id: string;
  outcome: SaveOutcome;
}

interface Upserted {
  source_id: string;
  id: string;
  inserted: boolean;
}

/**
 * SQL for the id of a new row: the id that an HSDS source gives it, when that is a UUID that is free here, so that a
 * record has the same id in every directory; else a random one.
 */
const newIdSql = (table: 'organisation' | 'initiative') => {
  const sourceUuid = `case when r.source like 'hsds:%'
    and r.source_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then r.source_id::uuid end`;
  return sql.raw(`case when not exists (select from ${table} taken where taken.id = ${sourceUuid})
    then coalesce(${sourceUuid}, gen_random_uuid()) else gen_random_uuid() end`);
};

/**
 * Inserts or updates organisations by (source, sourceId). Rows that did not change are not touched, so that a second
 * import changes nothing. One statement for all rows; each sourceId at most once.
 */
export async function saveOrganisations(
  tx: Tx | Db,
  source: string,
  rows: readonly OrganisationRow[],
): Promise<SavedRecord[]> {
  if (!rows.length) return [];
  const json = JSON.stringify(rows.map(({ sourceId, ...row }) => ({ ...row, source_id: sourceId, source })));
  const upserted = await sql<Upserted>`
    insert into organisation (id, name, texts, website, email, phone, source, source_id)
    select ${newIdSql('organisation')}, name, coalesce(texts, '{}'), website, email, phone, source, source_id
    from jsonb_to_recordset(${json}::jsonb) as r(name text, texts jsonb, website text, email text, phone text, source text, source_id text)
    on conflict (source, source_id) do update set
      name = excluded.name, texts = excluded.texts, website = excluded.website, email = excluded.email,
      phone = excluded.phone, changed_at = now()
    where (organisation.name, organisation.texts, organisation.website, organisation.email, organisation.phone)
      is distinct from (excluded.name, excluded.texts, excluded.website, excluded.email, excluded.phone)
    returning source_id, id, xmax = 0 as inserted`.execute(tx);
  const all = await sql<{ source_id: string; id: string }>`select source_id, id from organisation
    where source = ${source} and source_id = any(${rows.map((row) => row.sourceId)})`.execute(tx);
  return outcomesOf(all.rows, upserted.rows);
}

/** The columns of an initiative that its source decides, with their types. */
const COLUMNS = {
  organisation_id: 'uuid',
  language: 'text',
  texts: 'jsonb',
  goals: 'text[]',
  level_min: 'text',
  level_max: 'text',
  latin_script: 'boolean',
  languages: 'text[]',
  audience: 'text',
  age_min: 'int',
  age_max: 'int',
  childcare: 'boolean',
  access: 'text[]',
  access_lacks: 'text[]',
  cost_cents: 'int',
  walk_in: 'boolean',
  helpers_wanted: 'boolean',
  gifts_wanted: 'text[]',
  contact_forms: 'text[]',
  safeguards: 'text[]',
  coordinator: 'text',
  sign_languages: 'text[]',
  room: 'text',
  places_free: 'int',
  room_until: 'date',
  status: 'text',
  online: 'boolean',
  place_name: 'text',
  address: 'text',
  postcode: 'text',
  town: 'text',
  municipality: 'text',
  lat: 'float8',
  lon: 'float8',
  website: 'text',
  email: 'text',
  phone: 'text',
  confirmed_at: 'timestamptz',
} as const;

const columnList = (format: (column: string) => string) =>
  sql.raw(Object.keys(COLUMNS).map(format).join(', '));
const toSnakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Inserts or updates initiatives by (source, sourceId), with their weekly times; see `saveOrganisations`. */
export async function saveInitiatives(
  tx: Tx | Db,
  source: string,
  rows: readonly InitiativeRow[],
): Promise<SavedRecord[]> {
  if (!rows.length) return [];
  const json = JSON.stringify(
    rows.map(({ times: _, ...row }) => ({
      ...Object.fromEntries(Object.entries(row).map(([name, value]) => [toSnakeCase(name), value])),
      source,
    })),
  );
  const recordType = sql.raw(
    Object.entries({ ...COLUMNS, source: 'text', source_id: 'text' })
      .map(([name, type]) => `${name} ${type}`)
      .join(', '),
  );
  const upserted = await sql<Upserted>`
    insert into initiative (id, ${columnList((name) => name)}, source, source_id)
    select ${newIdSql('initiative')}, ${columnList((name) => name)}, source, source_id from jsonb_to_recordset(${json}::jsonb) as r(${recordType})
    on conflict (source, source_id) do update set ${columnList((name) => `${name} = excluded.${name}`)}, changed_at = now()
    where (${columnList((name) => `initiative.${name}`)}) is distinct from (${columnList((name) => `excluded.${name}`)})
    returning source_id, id, xmax = 0 as inserted`.execute(tx);
  const all = await sql<{ source_id: string; id: string }>`select source_id, id from initiative
    where source = ${source} and source_id = any(${rows.map((row) => row.sourceId)})`.execute(tx);
  const withNewTimes = await saveTimes(tx, all.rows, rows);
  // Other times are a change too: the feed of changes and the search index go by changed_at.
  if (withNewTimes.size)
    await sql`update initiative set changed_at = now() where id = any(${[...withNewTimes]}::uuid[])`.execute(
      tx,
    );
  return outcomesOf(all.rows, upserted.rows).map((saved) =>
    saved.outcome === 'same' && withNewTimes.has(saved.id) ? { ...saved, outcome: 'changed' } : saved,
  );
}

/**
 * Weekly times keep their id as long as weekday and start stay: somebody may have put them in their week.
 * @returns the ids of the initiatives whose times changed
 */
async function saveTimes(
  tx: Tx | Db,
  saved: { source_id: string; id: string }[],
  rows: readonly InitiativeRow[],
): Promise<Set<string>> {
  const timesBySourceId = new Map(rows.map((row) => [row.sourceId, row.times]));
  const json = JSON.stringify(
    saved.flatMap(({ id, source_id }) =>
      (timesBySourceId.get(source_id) ?? []).map((time) => ({
        initiative_id: id,
        weekday: time.weekday,
        starts_at: time.startsAt,
        ends_at: time.endsAt,
        recurrence: time.recurrence ?? null,
        valid_from: time.validFrom ?? null,
        valid_to: time.validUntil ?? null,
      })),
    ),
  );
  const recordType = sql`r(initiative_id uuid, weekday int, starts_at int, ends_at int, recurrence jsonb,
    valid_from date, valid_to date)`;
  const deleted = await sql<{ initiative_id: string }>`
    delete from weekly_time w where initiative_id = any(${saved.map(({ id }) => id)}::uuid[]) and not exists (
      select from jsonb_to_recordset(${json}::jsonb) as ${recordType}
      where r.initiative_id = w.initiative_id and r.weekday = w.weekday and r.starts_at = w.starts_at)
    returning initiative_id`.execute(tx);
  const written = await sql<{ initiative_id: string }>`
    insert into weekly_time (initiative_id, weekday, starts_at, ends_at, recurrence, valid_from, valid_to)
    select distinct on (initiative_id, weekday, starts_at)
      initiative_id, weekday, starts_at, ends_at, recurrence, valid_from, valid_to
    from jsonb_to_recordset(${json}::jsonb) as ${recordType} order by initiative_id, weekday, starts_at, ends_at
    on conflict (initiative_id, weekday, starts_at) do update set ends_at = excluded.ends_at,
      recurrence = excluded.recurrence, valid_from = excluded.valid_from, valid_to = excluded.valid_to
    where (weekly_time.ends_at, weekly_time.recurrence, weekly_time.valid_from, weekly_time.valid_to)
      is distinct from (excluded.ends_at, excluded.recurrence, excluded.valid_from, excluded.valid_to)
    returning initiative_id`.execute(tx);
  return new Set([...deleted.rows, ...written.rows].map(({ initiative_id }) => initiative_id));
}

function outcomesOf(all: { source_id: string; id: string }[], upserted: Upserted[]): SavedRecord[] {
  const insertedBySourceId = new Map(upserted.map((row) => [row.source_id, row.inserted]));
  return all.map(({ source_id, id }) => {
    const inserted = insertedBySourceId.get(source_id);
    return {
      sourceId: source_id,
      id,
      outcome: inserted === undefined ? 'same' : inserted ? 'new' : 'changed',
    };
  });
}
