import { sql } from 'kysely';
import type { Db, Tx } from '#core/db/connection.ts';
import type { InitiativeRow, OrganisationRow } from '../types.ts';

/** What became of a row: new, changed, or the same as it was. */
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
 * The id of a new row: what a source of HSDS calls it, when that is a UUID that is free here, so that a record is the same
 * record in every directory that has it; else a new one.
 */
const idOfNew = (table: 'organisation' | 'initiative') => {
  const given = `case when r.source like 'hsds:%'
    and r.source_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then r.source_id::uuid end`;
  return sql.raw(`case when not exists (select from ${table} taken where taken.id = ${given})
    then coalesce(${given}, gen_random_uuid()) else gen_random_uuid() end`);
};

/**
 * Puts organisations in by (source, sourceId). What is the same is not touched, so that a second import changes nothing.
 * One statement for all rows; every sourceId at most once.
 */
export async function saveOrganisations(
  tx: Tx | Db,
  source: string,
  rows: readonly OrganisationRow[],
): Promise<SavedRecord[]> {
  if (!rows.length) return [];
  const given = JSON.stringify(rows.map(({ sourceId, ...row }) => ({ ...row, source_id: sourceId, source })));
  const touched = await sql<Upserted>`
    insert into organisation (id, name, texts, website, email, phone, source, source_id)
    select ${idOfNew('organisation')}, name, coalesce(texts, '{}'), website, email, phone, source, source_id
    from jsonb_to_recordset(${given}::jsonb) as r(name text, texts jsonb, website text, email text, phone text, source text, source_id text)
    on conflict (source, source_id) do update set
      name = excluded.name, texts = excluded.texts, website = excluded.website, email = excluded.email,
      phone = excluded.phone, changed_at = now()
    where (organisation.name, organisation.texts, organisation.website, organisation.email, organisation.phone)
      is distinct from (excluded.name, excluded.texts, excluded.website, excluded.email, excluded.phone)
    returning source_id, id, xmax = 0 as inserted`.execute(tx);
  const all = await sql<{ source_id: string; id: string }>`select source_id, id from organisation
    where source = ${source} and source_id = any(${rows.map((row) => row.sourceId)})`.execute(tx);
  return outcomes(all.rows, touched.rows);
}

/** The columns that an initiative's owner decides, with their types: one list for reading and for writing. */
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

const names = Object.keys(COLUMNS);
const list = (each: (name: string) => string) => sql.raw(names.map(each).join(', '));
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Puts initiatives in by (source, sourceId), with their weekly times; see `saveOrganisations`. */
export async function saveInitiatives(
  tx: Tx | Db,
  source: string,
  rows: readonly InitiativeRow[],
): Promise<SavedRecord[]> {
  if (!rows.length) return [];
  const given = JSON.stringify(
    rows.map(({ times: _, ...row }) => ({
      ...Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value])),
      source,
    })),
  );
  const shape = sql.raw(
    Object.entries({ ...COLUMNS, source: 'text', source_id: 'text' })
      .map(([name, type]) => `${name} ${type}`)
      .join(', '),
  );
  const touched = await sql<Upserted>`
    insert into initiative (id, ${list((name) => name)}, source, source_id)
    select ${idOfNew('initiative')}, ${list((name) => name)}, source, source_id from jsonb_to_recordset(${given}::jsonb) as r(${shape})
    on conflict (source, source_id) do update set ${list((name) => `${name} = excluded.${name}`)}, changed_at = now()
    where (${list((name) => `initiative.${name}`)}) is distinct from (${list((name) => `excluded.${name}`)})
    returning source_id, id, xmax = 0 as inserted`.execute(tx);
  const all = await sql<{ source_id: string; id: string }>`select source_id, id from initiative
    where source = ${source} and source_id = any(${rows.map((row) => row.sourceId)})`.execute(tx);
  const moved = await saveTimes(tx, all.rows, rows);
  // Other times are a change too: who asks what changed since, and what was read of it before, must hear of it.
  if (moved.size)
    await sql`update initiative set changed_at = now() where id = any(${[...moved]}::uuid[])`.execute(tx);
  return outcomes(all.rows, touched.rows).map((saved) =>
    saved.outcome === 'same' && moved.has(saved.id) ? { ...saved, outcome: 'changed' } : saved,
  );
}

/** Weekly times keep their id as long as day and beginning stay: somebody may have put them in their week. */
async function saveTimes(
  tx: Tx | Db,
  saved: { source_id: string; id: string }[],
  rows: readonly InitiativeRow[],
): Promise<Set<string>> {
  const timesOf = new Map(rows.map((row) => [row.sourceId, row.times]));
  const wanted = JSON.stringify(
    saved.flatMap(({ id, source_id }) =>
      (timesOf.get(source_id) ?? []).map((time) => ({
        initiative_id: id,
        weekday: time.weekday,
        starts_at: time.startsAt,
        ends_at: time.endsAt,
      })),
    ),
  );
  const shape = sql`r(initiative_id uuid, weekday int, starts_at int, ends_at int)`;
  const gone = await sql<{ initiative_id: string }>`
    delete from weekly_time w where initiative_id = any(${saved.map(({ id }) => id)}::uuid[]) and not exists (
      select from jsonb_to_recordset(${wanted}::jsonb) as ${shape}
      where r.initiative_id = w.initiative_id and r.weekday = w.weekday and r.starts_at = w.starts_at)
    returning initiative_id`.execute(tx);
  const put = await sql<{ initiative_id: string }>`
    insert into weekly_time (initiative_id, weekday, starts_at, ends_at)
    select distinct on (initiative_id, weekday, starts_at) initiative_id, weekday, starts_at, ends_at
    from jsonb_to_recordset(${wanted}::jsonb) as ${shape} order by initiative_id, weekday, starts_at, ends_at
    on conflict (initiative_id, weekday, starts_at) do update set ends_at = excluded.ends_at
    where weekly_time.ends_at <> excluded.ends_at
    returning initiative_id`.execute(tx);
  return new Set([...gone.rows, ...put.rows].map(({ initiative_id }) => initiative_id));
}

function outcomes(all: { source_id: string; id: string }[], touched: Upserted[]): SavedRecord[] {
  const seen = new Map(touched.map((row) => [row.source_id, row.inserted]));
  return all.map(({ source_id, id }) => {
    const inserted = seen.get(source_id);
    return {
      sourceId: source_id,
      id,
      outcome: inserted === undefined ? 'same' : inserted ? 'new' : 'changed',
    };
  });
}
